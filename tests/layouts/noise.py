"""Things that stand round a report on a page: navigation, metadata, contents, signature, footer."""

from __future__ import annotations

import datetime

from .draft import Draft
from .official import HEADINGS


def breadcrumbs(draft: Draft) -> list[str]:
    """Lines above the title, as a web-to-text tool leaves them."""
    year = draft.spec.year
    return [
        "无障碍 | 长者版 | 登录 | 注册",
        "首页 > 政务公开 > 政府信息公开年报 > 正文",
        f"当前位置：首页 >> 信息公开 >> {year}年年报",
        "【字体：大 中 小】 打印 关闭 分享到：",
        f"浏览次数：{draft.rng.randint(100, 9999)} 次",
    ]


def links(draft: Draft) -> list[str]:
    """Titles of other reports in a menu: bait for year and body."""
    year, body = draft.spec.year, draft.spec.body
    return [
        f"{body}{year - 1}年政府信息公开工作年度报告",
        f"{body}{year - 2}年政府信息公开工作年度报告",
        f"沐河市{year}年政府信息公开工作年度报告",
        "政府信息公开指南",
        "依申请公开",
    ]


def metadata(draft: Draft) -> list[tuple[str, str]]:
    """The 索引号 block as pairs of label and value; it tells the date of publication."""
    spec = draft.spec
    short = spec.body_also[0]
    draft.allow("body", short)
    return [
        ("索引号", f"{draft.rng.randint(10**8, 10**9)}/{spec.published.year}-{spec.seed:05d}"),
        ("发文字号", ""),
        ("关键词", ""),
        ("发布机构", short),
        ("公开形式", ""),
        ("责任部门", ""),
        ("生成日期", f"{spec.published.isoformat()} 09:{draft.rng.randint(10, 59)}:07"),
        ("是否有效", "是"),
    ]


def chinese_date(date: datetime.date) -> str:
    """2026年1月23日"""
    return f"{date.year}年{date.month}月{date.day}日"


def contents(draft: Draft) -> list[str]:
    """A table of contents that lists the six headings before the report."""
    words = draft.headings if any(draft.headings) else list(HEADINGS)
    pages = draft.rng.random() < 0.5
    lines = [f"{text}{'……………' if pages else ''}{n + 1 if pages else ''}" for n, text in enumerate(words)]
    return ["目 录", *lines]


def footer() -> list[str]:
    """Lines under the report."""
    return [
        "扫一扫在手机打开当前页面",
        "附件：1.年度报告.docx 下载次数 37",
        "上一篇：没有了",
        "主办单位：区政务公开办公室 网站标识码：6207020012 备案号：云ICP备12003456号-1",
    ]
