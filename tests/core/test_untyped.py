"""Reports on no known form: what they resemble, and their sections and tables as printed."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import GovDisclosureError, Limits, Report, parse_text
from gov_disclosure.forms.families import known_families
from gov_disclosure.forms.vocabulary import vocabulary

OLD = """乙县2010年政府信息公开工作年度报告
本报告由概述、主动公开等部分组成。
一、概述
全年工作有序。
二、主动公开政府信息情况
（一）公开内容
公开 120 条。
三、依申请公开政府信息和不予公开政府信息的情况
收到 3 件。
四、政府信息公开的收费及减免情况
{table}
五、因政府信息公开申请行政复议、提起行政诉讼的情况
无。
六、主要问题和改进措施
人手不够。
七、需要说明的事项与附表
无。
"""
CODED = """指标 | 代码 | 数量 |
主动公开信息数 | 01 | 1,204 |
申请总数 | 10 | 3 |
否决公开答复总数 | 20 | / |
收费 | 40 | 0.5万元 |
"""
PROVINCIAL = """指标名称 | 计量单位 | 2012年度 | 历年累计 |
主动公开文件数 | 条 | 12 | 340 |
收到申请数 | 条 | 1 | 34 |
"""


def family_of(report: Report) -> str | None:
    return next((each.arguments["family"] for each in report.diagnostics if each.code == "GD127"), None)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (OLD.format(table="未收费。"), "outline_2008"),
        (OLD.format(table=CODED), "outline_2008"),
        (
            OLD.format(table="未收费。").replace("的收费及减免情况", "收费及减免情况").replace("乙县2010", "乙县2021"),
            "outline_2008",
        ),
        (
            "甲县2012年政府信息公开工作年度报告\n（一）加强领导\n专人负责。\n（二）突出重点\n公开 3 条。\n（三）不足和打算\n无。",
            "free_narrative",
        ),
        (
            "甲县2009年政府信息公开工作年度报告\n1.加强领导\n专人负责。\n2.突出重点\n公开 3 条。\n3.不足和打算\n无。",
            "free_narrative",
        ),
        ("丙市2012年政府信息公开工作年度报告\n一、概述\n无。\n二、主动公开政府信息情况\n" + PROVINCIAL, "provincial_table"),
        ("丁县2009年政府信息公开工作年度报告\n一、概述\n无。\n二、主动公开政府信息情况\n" + CODED, "coded_table"),
        (
            (
                "某大学2021学年信息公开工作年度报告\n一、概述\n好。\n二、主动公开情况\n公开。\n"
                "三、依申请公开和不予公开情况\n无。\n四、对信息公开的评议情况\n好。\n"
            ),
            "university",
        ),
        (
            "某供水集团2022年信息公开工作年度报告\n一、总体情况\n好。\n二、主动公开政府信息情况\n公开。\n五、存在的主要问题及改进情况\n无。",
            "enterprise",
        ),
    ],
)
def test_a_report_on_no_form_says_what_it_resembles(text: str, family: str) -> None:
    report = parse_text(text)
    assert report.form is None
    assert family_of(report) == family
    assert not report.cells


CODED_WHOLE = """指标 | 代码 | 单位 | 数量 |
主动公开信息数 | 01 | 条 | 500 |
依申请公开信息申请总数 | 10 | 条 | 3 |
其中：1.当面申请数 | 11 | 条 | 1 |
2.传真申请数 | 12 | 条 | 0 |
3.网上申请数 | 14 | 条 | 2 |
4.信函申请数 | 15 | 条 | 0 |
对申请的答复总数 | 17 | 条 | 3 |
其中：1.同意公开答复数 | 18 | 条 | 2 |
2.同意部分公开答复数 | 19 | 条 | 0 |
3.否决公开答复总数 | 20 | 条 | 1 |
行政复议数 | 32 | 件 | 0 |
行政诉讼数 | 33 | 件 | 0 |
行政申诉数 | 34 | 件 | 0 |
"""
PROVINCIAL_WHOLE = """指标名称 | 计量单位 | 本年度 | 历年累计 |
主动公开文件数 | 条 | 12 | 340 |
其中：1.政府网站公开数 | 条 | 9 | 300 |
主动公开政府信息数 | 条 | 9 | 300 |
收到申请数 | 件 | 3 | 34 |
其中：1.当面申请数 | 件 | 1 | 10 |
2.网上提交申请数 | 件 | 2 | 14 |
3.传真申请数 | 件 | 0 | 0 |
4.信函申请数 | 件 | 0 | 10 |
2.同意部分公开答复数 | 件 | 0 | 4 |
行政复议数 | 件 | 0 | 2 |
行政诉讼数 | 件 | 0 | 1 |
"""


@pytest.mark.parametrize(("table", "family"), [(CODED_WHOLE, "coded_table"), (PROVINCIAL_WHOLE, "provincial_table")])
@pytest.mark.parametrize("year", [2009, 2012, 2013, 2015, 2018])
def test_a_local_table_with_some_rows_of_2014_is_no_table_of_2014(table: str, family: str, year: int) -> None:
    report = parse_text(f"丁县{year}年政府信息公开工作年度报告\n一、概述\n无。\n二、主动公开政府信息情况\n无。\n附表\n{table}")
    assert report.form is None
    assert family_of(report) == family
    assert not report.cells


def test_a_report_of_2021_without_tables_resembles_none_of_them() -> None:
    text = (
        "甲县2023年政府信息公开工作年度报告\n一、总体情况\n好。\n二、主动公开政府信息情况\n1.jpg\n三、收到和处理政府信息公开申请情况\n"
        "2.jpg\n四、政府信息公开行政复议、行政诉讼情况\n3.jpg\n五、存在的主要问题及改进情况\n无。\n六、其他需要报告的事项\n无。"
    )
    report = parse_text(text)
    assert report.form is None
    assert family_of(report) is None


def test_what_tells_a_family_is_printed_on_no_known_form() -> None:
    labels = vocabulary().labels
    for family in known_families():
        assert family.telling.keys() <= family.words.keys()
        assert not [words for each, words in family.telling.items() if each in labels and labels[each].cell and family.least < 2]


def test_sections_are_kept_as_printed() -> None:
    report = parse_text(OLD.format(table="未收费。"))
    assert [section.heading[:2] for section in report.sections] == ["一、", "二、", "三、", "四、", "五、", "六、", "七、"]
    assert report.sections[1].text == "（一）公开内容\n公开 120 条。"
    assert report.overview is not None
    assert report.overview.text == "全年工作有序。"


def test_a_list_of_the_headings_is_no_section() -> None:
    heads = [line for line in OLD.splitlines() if line[1:2] == "、"]
    report = parse_text(OLD.format(table="无。").replace("一、概述", "目录\n" + "\n".join(heads) + "\n一、概述", 1))
    assert [section.heading for section in report.sections] == heads
    assert report.sections[0].text == "全年工作有序。"


def test_tables_are_kept_cell_by_cell() -> None:
    text = OLD.format(table=CODED)
    (table,) = parse_text(text).tables
    row = table.row("主动公开 信息数")
    assert row is not None
    assert [cell.value for cell in row] == [None, 1, 1204]
    assert [cell.raw for cell in row] == ["主动公开信息数", "01", "1,204"]
    fee = table.row("收费")
    assert fee is not None
    assert (fee[2].value, fee[2].unit) == (Decimal("0.5"), "万元")
    assert table.row("没有的行") is None
    for cells in table.rows:
        for cell in cells:
            assert cell.position is not None
            assert text[cell.position.start : cell.position.end] == cell.raw


def test_tables_of_a_page_have_its_grid() -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split(' | ')[:3])}</tr>" for line in CODED.splitlines())
    page = "<html><body>" + "".join(f"<p>{line}</p>" for line in OLD.format(table="@").splitlines()) + "</body></html>"
    (table,) = parse_text(page.replace("<p>@</p>", f"<table>{rows}</table>")).tables
    row = table.row("申请总数")
    assert row is not None
    assert [(cell.position.row, cell.position.column) for cell in row if cell.position is not None] == [(3, 1), (3, 2), (3, 3)]


def test_the_json_comes_back() -> None:
    report = parse_text(OLD.format(table=CODED))
    assert Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report


def test_no_more_cells_are_kept_than_the_limit_allows() -> None:
    text = OLD.format(table=CODED)
    assert not parse_text(text, limits=Limits(max_table_slots=5)).tables
    assert not parse_text(text, limits=Limits(max_tables=0)).tables


@given(st.lists(st.sampled_from([*OLD.splitlines(), *CODED.splitlines(), *PROVINCIAL.splitlines(), ""]), max_size=60))
def test_any_order_of_lines_is_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        report = parse_text(text)
    except GovDisclosureError:
        return
    kept = [section.heading for section in report.sections]
    assert kept == sorted(kept, key=lambda heading: "一二三四五六七".index(heading[0]))
    assert all(cell.raw in text for table in report.tables for row in table.rows for cell in row)


@pytest.mark.parametrize("gap", ["   ", "\u3000\u3000", "\t  "])
@pytest.mark.parametrize(("table", "family"), [(CODED_WHOLE, "coded_table"), (PROVINCIAL_WHOLE, "provincial_table")])
def test_a_local_table_drawn_with_blanks_is_one_too(table: str, family: str, gap: str) -> None:
    drawn = "\n".join(gap.join(cell.strip() for cell in line.rstrip(" |").split("|")) for line in table.splitlines())
    report = parse_text(f"丁县2012年政府信息公开工作年度报告\n一、概述\n无。\n二、主动公开政府信息情况\n无。\n附表\n{drawn}")
    assert report.form is None
    assert family_of(report) == family


@pytest.mark.parametrize(
    "headings",
    [
        "基本情况 主动公开情况 政府信息依申请公开情况 因公开引发的复议和诉讼 收费及减免情况 不足及改进",
        "总体情况 主动公开政府信息情况 依申请公开办理情况 复议、诉讼和申诉情况 存在的主要问题及改进情况",
        "工作概况 公开申请的受理 收费和减免 行政复议 问题与打算",
    ],
)
def test_the_six_contents_of_the_regulations_of_2007_are_told_in_any_wording(headings: str) -> None:
    sections = "\n".join(f"{mark}、{words}\n工作平稳。" for mark, words in zip("一二三四五六", headings.split(), strict=False))
    assert family_of(parse_text(f"丁县2012年政府信息公开工作年度报告\n{sections}")) == "outline_2008"


def test_headings_of_other_topics_are_a_report_s_own() -> None:
    headings = "加强领导 主动公开扎实推进 复议应诉规范 问题和打算".split()
    sections = "\n".join(f"{mark}、{words}\n工作平稳。" for mark, words in zip("一二三四", headings, strict=True))
    assert family_of(parse_text(f"丁县2012年政府信息公开工作年度报告\n{sections}")) == "free_narrative"
