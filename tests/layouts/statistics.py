"""The statistical table of 2014: its rows with contract paths, and invented figures that satisfy its sums."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from .values import STYLES, ReportSpec, Value

FORM: Final = "stats_2014"
TITLE: Final = "政府信息公开情况统计表"
HEADS: Final = ("统计指标", "单位", "统计数")


@dataclass(frozen=True)
class RowDefinition:
    """One printed row: its label, its unit, and its path (empty for a row that only heads others)."""

    label: str
    unit: str
    path: str = ""
    depth: int = 0


def _rows(depth: int, unit: str, group: str, *rows: tuple[str, str]) -> tuple[RowDefinition, ...]:
    return tuple(RowDefinition(label, unit, f"statistics.{group}{name}", depth) for name, label in rows)


_HEAD = RowDefinition
_DENIED = "requests.replied.denied."
_REPLIED = "requests.replied."

ROWS: Final = (
    _HEAD("一、主动公开情况", "—"),
    *_rows(1, "条", "proactive.", ("items", "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）")),
    *_rows(2, "条", "proactive.", ("normative_items", "其中：主动公开规范性文件数")),
    *_rows(3, "件", "", ("normative_documents_made", "制发规范性文件总数")),
    _HEAD("（二）通过不同渠道和方式公开政府信息的情况", "—", "", 1),
    *_rows(
        2, "条", "channels.",
        ("gazette", "1.政府公报公开政府信息数"), ("website", "2.政府网站公开政府信息数"), ("weibo", "3.政务微博公开政府信息数"),
        ("wechat", "4.政务微信公开政府信息数"), ("other", "5.其他方式公开政府信息数"),
    ),
    _HEAD("二、回应解读情况", "—"),
    *_rows(1, "次", "response.", ("hot_topics", "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）")),
    _HEAD("（二）通过不同渠道和方式回应解读的情况", "—", "", 1),
    *_rows(2, "次", "response.", ("press_conferences", "1.参加或举办新闻发布会总次数")),
    *_rows(3, "次", "response.", ("press_conferences_by_principal", "其中：主要负责同志参加新闻发布会次数")),
    *_rows(2, "次", "response.", ("online_interviews", "2.政府网站在线访谈次数")),
    *_rows(3, "次", "response.", ("online_interviews_by_principal", "其中：主要负责同志参加政府网站在线访谈次数")),
    *_rows(2, "篇", "response.", ("interpretation_articles", "3.政策解读稿件发布数")),
    *_rows(2, "次", "response.", ("weibo_wechat_responses", "4.微博微信回应事件数"), ("other_responses", "5.其他方式回应事件数")),
    _HEAD("三、依申请公开情况", "—"),
    *_rows(1, "件", "requests.received.", ("total", "（一）收到申请数")),
    *_rows(
        2, "件", "requests.received.",
        ("in_person", "1.当面申请数"), ("fax", "2.传真申请数"), ("online", "3.网络申请数"), ("mail", "4.信函申请数"),
    ),
    *_rows(1, "件", "requests.closed.", ("total", "（二）申请办结数")),
    *_rows(2, "件", "requests.closed.", ("on_time", "1.按时办结数"), ("extended", "2.延期办结数")),
    *_rows(1, "件", _REPLIED, ("total", "（三）申请答复数")),
    *_rows(
        2, "件", _REPLIED,
        ("already_public", "1.属于已主动公开范围数"), ("granted", "2.同意公开答复数"),
        ("partially_granted", "3.同意部分公开答复数"), ("denied.total", "4.不同意公开答复数"),
    ),
    *_rows(
        3, "件", _DENIED,
        ("state_secret", "其中：涉及国家秘密"), ("trade_secret", "涉及商业秘密"), ("privacy", "涉及个人隐私"),
        ("security_or_stability", "危及国家安全、公共安全、经济安全和社会稳定"),
        ("not_government_information", "不是《条例》所指政府信息"), ("other_legal", "法律法规规定的其他情形"),
    ),
    *_rows(
        2, "件", _REPLIED,
        ("not_this_body", "5.不属于本行政机关公开数"), ("does_not_exist", "6.申请信息不存在数"),
        ("told_to_amend", "7.告知作出更改补充数"), ("told_other_channel", "8.告知通过其他途径办理数"),
    ),
    *_rows(0, "件", "reconsideration.", ("total", "四、行政复议数量")),
    *_rows(
        1, "件", "reconsideration.",
        ("upheld", "（一）维持具体行政行为数"), ("corrected", "（二）被依法纠错数"), ("other", "（三）其他情形数"),
    ),
    *_rows(0, "件", "litigation.", ("total", "五、行政诉讼数量")),
    *_rows(
        1, "件", "litigation.",
        ("upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数"), ("corrected", "（二）被依法纠错数"),
        ("other", "（三）其他情形数"),
    ),
    *_rows(0, "件", "", ("complaints", "六、举报投诉数量")),
    *_rows(0, "万元", "", ("request_fees_wan_yuan", "七、依申请公开信息收取的费用")),
    _HEAD("八、机构建设和保障经费情况", "—"),
    *_rows(1, "个", "capacity.", ("offices", "（一）政府信息公开工作专门机构数")),
    *_rows(1, "个", "capacity.", ("reading_points", "（二）设置政府信息公开查阅点数")),
    *_rows(1, "人", "capacity.staff.", ("total", "（三）从事政府信息公开工作人员数")),
    *_rows(
        2, "人", "capacity.staff.",
        ("full_time", "1.专职人员数（不包括政府公报及政府网站工作人员数）"), ("part_time", "2.兼职人员数"),
    ),
    *_rows(
        1, "万元", "capacity.",
        ("budget_wan_yuan", "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）"),
    ),
    _HEAD("九、政府信息公开会议和培训情况", "—"),
    *_rows(1, "次", "training.", ("meetings", "（一）召开政府信息公开工作会议或专题会议数")),
    *_rows(1, "次", "training.", ("courses", "（二）举办各类培训班数")),
    *_rows(1, "人次", "training.", ("attendees", "（三）接受培训人员数")),
)  # fmt: skip
"""The table in official order."""

DECIMALS: Final = ("statistics.request_fees_wan_yuan", "statistics.capacity.budget_wan_yuan")
"""Paths whose values are decimal strings."""

_SUMS: Final = {
    "requests.received.total": ("in_person", "fax", "online", "mail"),
    "requests.closed.total": ("on_time", "extended"),
    "requests.replied.denied.total": (
        "state_secret", "trade_secret", "privacy", "security_or_stability", "not_government_information", "other_legal",
    ),
    "reconsideration.total": ("upheld", "corrected", "other"),
    "litigation.total": ("upheld", "corrected", "other"),
    "capacity.staff.total": ("full_time", "part_time"),
}  # fmt: skip
_REPLIES: Final = (
    "already_public", "granted", "partially_granted", "denied.total", "not_this_body", "does_not_exist", "told_to_amend",
    "told_other_channel",
)  # fmt: skip
_BODIES: Final = (
    ("云岫县人民政府", ("云岫县",)),
    ("澄岭区望溪镇人民政府", ("望溪镇人民政府", "望溪镇")),
    ("云岫县水务局", ("水务局",)),
    ("沐河市交通运输局", ("交通运输局",)),
)


@dataclass(frozen=True)
class StatisticsSpec(ReportSpec):
    """A made-up report on the statistical table."""

    @property
    def contract_form(self) -> str:
        """The form's name."""
        return FORM

    @property
    def form_expected(self) -> str:
        """The same: all years are those it was in force for."""
        return FORM


@cache
def make_statistics(seed: int) -> StatisticsSpec:
    """Invent one report; the same seed always gives the same."""
    rng = random.Random(f"report/{FORM}/{seed}")
    style = STYLES[seed % len(STYLES)]
    values = _values(style, rng)
    while style == "distinct" and len(set(map(str, values.values()))) < len(values):
        values = _values(style, rng)
    year = (2016, 2014, 2018, 2015, 2017)[seed % 5]
    body, also = rng.choice(_BODIES)
    published = datetime.date(year + 1, rng.choice((1, 2, 3)), rng.randint(5, 27))
    return StatisticsSpec(FORM, seed, style, year, body, also, published, values)


def _figures(style: str, rng: random.Random) -> Iterator[int]:
    if style == "distinct":
        yield from rng.sample(range(11, 2600), 2589)
    while True:
        yield rng.randint(0, 9) if style == "small" else rng.choice((0,) * 9 + (1, 2, 7, 40))


def _values(style: str, rng: random.Random) -> Mapping[str, Value]:
    figures = _figures(style, rng)
    values: dict[str, Value] = {}
    for row in ROWS:
        if row.path:
            decimal = f"{next(figures)}.{rng.randint(1, 99):02d}".rstrip("0").rstrip(".")
            values[row.path] = decimal if row.path in DECIMALS else next(figures)
    for total, parts in _SUMS.items():
        group = f"statistics.{total}".removesuffix("total")
        values[group + "total"] = sum(int(values[group + part] or 0) for part in parts)
    values["statistics.requests.replied.total"] = sum(int(values[f"statistics.{_REPLIED}{name}"] or 0) for name in _REPLIES)
    return values


def marks() -> Iterator[tuple[str, str]]:
    """Ways to write that a row which only heads others has no figure of its own: unit and figure."""
    yield from product(("—", "——", "-", "/", ""), ("", "—", "/", "-"))
