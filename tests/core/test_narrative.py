"""The text of the sections: aspects, signature and date told apart, the furniture of the page left out."""

from __future__ import annotations

from datetime import date

import pytest

from gov_disclosure import parse_text
from gov_disclosure.furniture import ends_report, is_furniture
from tests.core.documents import PROACTIVE, TITLE, read, write

ASPECTS = """（一）主动公开
公布文件三份。
1.网站建设
页面更新。
（二）依申请公开情况
受理申请两件。
（三）政府信息管理
登记在册。
（四）政府信息公开平台建设
改版一次。
（五）监督保障
开展培训。"""


def test_the_five_aspects_are_told_apart() -> None:
    """A part below an aspect stays in it, and the whole text keeps the sub-headings."""
    overview = read(overview=ASPECTS).overview
    assert overview is not None
    aspects = overview.aspects
    assert aspects.proactive_disclosure == "公布文件三份。\n1.网站建设\n页面更新。"
    assert (aspects.on_request, aspects.information_management) == ("受理申请两件。", "登记在册。")
    assert (aspects.platform, aspects.oversight) == ("改版一次。", "开展培训。")
    assert overview.text.startswith("（一）主动公开\n公布文件三份。")


def test_an_aspect_ends_where_another_part_of_its_level_begins() -> None:
    """A sub-heading of the same kind that is no aspect ends the one before."""
    aspects = read(overview="（一）主动公开\n公布文件。\n（二）队伍情况\n共三人。").value("overview.aspects")
    assert aspects.proactive_disclosure == "公布文件。"


def test_an_aspect_not_told_apart_is_null() -> None:
    """A text without sub-headings has none."""
    overview = read().overview
    assert overview is not None
    assert overview.aspects.proactive_disclosure is None
    assert read(overview="（一）主动公开\n（二）依申请公开\n两件。").value("overview.aspects.proactive_disclosure") is None


def test_an_aspect_may_share_its_line_with_its_text() -> None:
    """The words behind the sub-heading are its text."""
    assert read(overview="（一）主动公开。公布文件三份。").value("overview.aspects.proactive_disclosure") == "公布文件三份。"


def test_a_signature_and_its_date_are_no_text_of_the_section() -> None:
    """They are told as what they are."""
    report = parse_text(write() + "\n青禾镇人民政府\n二〇二五年一月二十日\n")
    assert report.value("other_matters.text") == "无。"
    assert report.published_on == date(2025, 1, 20)


def test_the_signature_names_the_body_where_the_title_does_not() -> None:
    """The body that signs reports."""
    report = parse_text(write(title="2024年政府信息公开工作年度报告") + "\n青禾镇人民政府\n2025年1月20日\n")
    assert report.body == "青禾镇人民政府"
    sealed = parse_text(write(title="2024年政府信息公开工作年度报告") + "\n青禾海关（盖章）\n2025年1月20日\n")
    assert sealed.body == "青禾海关"
    undated = parse_text(write(title="2024年政府信息公开工作年度报告") + "\n青禾镇人民政府\n")
    assert (undated.body, undated.published_on) == ("青禾镇人民政府", None)


@pytest.mark.parametrize(
    "name", ["青禾海关", "青禾监狱", "人民银行青禾市分行", "青禾县供销社", "青禾苏木", "青禾县招商局（投资促进局）"]
)
def test_a_body_of_any_name_signs_above_the_date(name: str) -> None:
    """A seal above the name is no text of the section, either."""
    report = parse_text(write(title="2024年政府信息公开工作年度报告") + f"\n（盖章）\n{name}\n2025年1月20日\n")
    assert (report.body, report.value("other_matters.text")) == (name, "无。")


def test_signature_and_date_in_one_line_are_told_apart() -> None:
    """A Chinese date right behind the body."""
    report = parse_text(write(title="2024年政府信息公开工作年度报告") + "\n青禾镇人民政府二〇二五年一月二十日\n")
    assert (report.body, report.published_on) == ("青禾镇人民政府", date(2025, 1, 20))


def test_signature_and_arabic_date_in_one_line_are_told_apart() -> None:
    """An Arabic date right behind the body."""
    assert parse_text(write() + "\n青禾镇人民政府2025年1月20日\n").published_on == date(2025, 1, 20)


def test_a_date_within_a_sentence_that_is_broken_into_lines_signs_nothing() -> None:
    """Text goes on behind it."""
    report = read(other="新的申请办法经审议通过，自\n2024年3月1日\n起施行，申请人可以在线提出。")
    assert report.published_on is None
    assert "起施行" in report.value("other_matters.text")


def test_the_end_of_a_broken_sentence_signs_nothing() -> None:
    """A sentence that is broken into lines names no reporting body."""
    report = read(title="2024年政府信息公开工作年度报告", other="申请人可以当面提交申请，地点为县人民政府\n或者其办公室")
    assert report.body is None
    assert "或者其办公室" in report.value("other_matters.text")


def test_the_foot_of_the_page_is_cut_off() -> None:
    """Nothing of the report stands behind it."""
    report = parse_text(write() + "\n扫一扫在手机打开当前页面\n主办单位：青禾县人民政府\n白水镇会议纪要\n")
    assert report.value("other_matters.text") == "无。"


def test_furniture_within_the_text_is_left_out() -> None:
    """Sharing, printing and empty markup lines are nobody's words."""
    report = read(overview="本镇依法公开信息。\n【打印此页】 【关闭】\n-->\n附件下载\n**继续公开。**")
    assert report.value("overview.text") == "本镇依法公开信息。\n继续公开。"


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 年报",
        "您当前所在位置：首页",
        "来源：青禾县人民政府",
        "浏览次数：17",
        "字号：大 中 小",
        "大中小",
        "【打印】【关闭】",
        "点击收听年报语音朗读",
        "-->",
        "||",
        "附件：统计表.xls",
        "年报.pdf",
        "版权所有：青禾县",
        "京ICP备0000号",
        "上一篇：某通知",
        "[打印] [关闭] [收藏]",
        "[返回顶部]",
        "扫码分享",
        "二维码",
        "视力保护色：",
        "我要纠错",
        "分享到：微信 微博 QQ空间",
        "建议使用1366*768分辨率",
        "您是第 12 位访客",
    ],
)
def test_a_line_of_the_page_is_furniture(line: str) -> None:
    """Such lines are around every report."""
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "无。",
        "来源于群众的意见得到办理。",
        "首页设置专栏。",
        "时间：" + "长" * 80,
        "打印机两台。",
        "设二维码5个",
        "分享到：各村",
        "（）",
        "年报.pdf" * 40,
        "",
    ],
)
def test_a_line_of_the_report_is_no_furniture(line: str) -> None:
    """Sentences that begin alike stay."""
    assert not is_furniture(line)


def test_only_the_foot_ends_a_report() -> None:
    """A print button may stand above the text."""
    assert ends_report("上一篇：某通知")
    assert ends_report("主办单位：青禾县")
    assert not ends_report("【打印】【关闭】")
    assert not ends_report("上一篇" * 100)


def test_a_row_of_cells_that_is_no_table_is_text() -> None:
    """Its cells are joined by blanks."""
    assert "联系人 王某 电话一部" in read(overview="本镇依法公开。\n联系人 | 王某 | 电话一部 |").value("overview.text")


def test_tables_without_a_heading_have_no_text_beside_them() -> None:
    """A report may have lost all its headings."""
    report = parse_text(f"{TITLE}\n{PROACTIVE}\n青禾镇人民政府\n2025年1月20日\n")
    assert report.value("proactive.rules.issued") == 1
    assert (report.overview, report.problems_and_improvements, report.other_matters) == (None, None, None)


def test_the_foot_of_a_page_ends_the_section_it_stands_in() -> None:
    """Pages of one report put together have several."""
    report = read(overview="本镇依法公开。\n版权所有：青禾县人民政府\n友情链接")
    assert report.value("overview.text") == "本镇依法公开。"
    assert report.value("proactive.rules.issued") == 1


@pytest.mark.parametrize("date", ["2025年1⽉20⽇", "2025年(nián)1月(yuè)20日(rì)"])
def test_a_signature_may_be_written_in_radicals_or_with_glosses(date: str) -> None:
    """As text out of a PDF and mirrored pages have it."""
    report = read(other=f"无。\n青禾镇⼈⺠政府\n{date}")
    assert (report.signature, str(report.published_on)) == ("青禾镇人民政府", "2025-01-20")


STATISTICS = """政府信息公开情况统计表
统计指标 | 单位 | 统计数
一、主动公开情况 | — |
（一）主动公开政府信息数 | 条 | 1205
三、依申请公开情况 | — |
（一）收到申请数 | 件 | 8
1.当面申请数 | 件 | 3
2.传真申请数 | 件 | 0
"""


class TestOutlineOf2008:
    """The prose before an annexed table is the overview, whichever heading it begins with."""

    @pytest.mark.parametrize("first", ["一、概述", "一、主动公开政府信息情况"])
    def test_all_its_parts_are_read(self, first: str) -> None:
        prose = f"{first}\n全年公开信息一千余条。\n二、依申请公开政府信息情况\n全年收到申请8件。\n"
        report = parse_text(f"青禾县2016年政府信息公开工作年度报告\n按照条例编制。\n{prose}{STATISTICS}")
        overview = report.overview
        assert overview is not None
        assert "二、依申请公开政府信息情况\n全年收到申请8件。" in overview.text
        assert "全年公开信息一千余条。" in overview.text
        assert overview.aspects.on_request == "全年收到申请8件。"
        assert report.preamble is not None
        assert report.preamble.text == "按照条例编制。"

    def test_the_parts_of_the_table_are_no_prose(self) -> None:
        report = parse_text(
            f"青禾县2016年政府信息公开工作年度报告\n按照条例编制。\n{STATISTICS}3.网络申请数 | 件 | 5\n4.信函申请数 | 件 | 0\n"
        )
        assert report.overview is None
