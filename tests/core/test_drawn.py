"""Text that another program took out of a PDF: labels around their figures, headers across, numbers of pages."""

from __future__ import annotations

import pytest

from gov_disclosure import Report, parse_text

HEAD = "青禾县2024年政府信息公开工作年度报告\n一、总体情况\n已公开。\n二、主动公开政府信息情况\n行政许可 12\n行政处罚 3\n"
REMEDIES = "四、政府信息公开行政复议、行政诉讼情况\n"
RECEIVED = "一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n"
TITLE = "三、收到和处理政府信息公开申请情况\n"


def requests(lines: str, head: str = HEAD) -> Report:
    return parse_text(f"{head}{TITLE}{RECEIVED}{lines}\n四、结转下年度继续办理 0 0 0 0 0 0 0\n")


def row(report: Report, path: str) -> list[object]:
    columns = (
        "natural_person", "commercial_enterprise", "research_institution", "public_interest_organization",
        "legal_service_institution", "other_organization", "total",
    )  # fmt: skip
    return [report.value(f"requests.{path}.{column}") for column in columns]


FULL = [5, 1, 0, 0, 0, 2, 8]


@pytest.mark.parametrize(
    "lines",
    [
        "5.要求行政机关确认或重新出\n5 1 0 0 0 2 8\n具已获取信息",
        "5.要求行政机关确认或重新出 5 1 0 0 0 2 8\n具已获取信息",
        "5.要求行政机关确认或重新出\n具已获取信息 5 1 0 0 0 2 8",
        "5.要求行政机关确\n认或重新出 5   1  0 0    0  2 8\n具已获取信息",
        "（五）不 5.要求行政机关确认或重新出\n5 1 0 0 0 2 8\n予处理 具已获取信息",
        "5.要求行政机关确认或重新出\n（五）不\n5 1 0 0 0 2 8\n予处理\n具已获取信息",
        "三、 5.要求行政机关\n本\n5 1 0 0 0 2 8\n年\n- 4 -\n\f度 确认或重新出具已获取信息",
    ],
    ids=["middle", "top", "bottom", "three-lines", "group-beside", "group-between", "page-within"],
)
def test_a_label_around_its_figures_has_them(lines: str) -> None:
    """The parts of a label make it up wherever its figures stand among them."""
    report = requests(lines)
    assert row(report, "outcome.not_processed.confirm_or_reissue") == FULL
    assert row(report, "received")[0] == 1
    assert row(report, "carried_out") == [0] * 7


@pytest.mark.parametrize(
    "lines",
    [
        "5.要求行政机关确认或重新出\n5 1 0 0 0 2 8\n具已获取信息\n6 1 0 0 0 2 9",
        "6 1 0 0 0 2 9\n5.要求行政机关确认或重新出\n5 1 0 0 0 2 8\n具已获取信息\n7 1 0 0 0 2 10",
        "5.要求行政机关确认或重新出\n5 1 0 0 0 2 8\n另行告知",
        "5.要求行政机关确认或重新出\n5 1 0 0 0 2\n具已获取信息\n8",
    ],
    ids=["two-lines-of-figures", "figures-above-and-below", "another-end", "last-figure-below"],
)
def test_figures_around_a_label_that_may_be_others_are_nobodys(lines: str) -> None:
    """Two lines of figures, or a label that never ends, leave it open whose figures they are."""
    report = requests(lines)
    assert row(report, "outcome.not_processed.confirm_or_reissue") == [None] * 7


def test_a_page_number_below_a_row_is_no_figure_of_it() -> None:
    """A row that is complete on its line stays; one that is short is not made up by the number of a page."""
    report = requests("（一）予以公开 5 1 0 0 0 2 8\n4\n1.属于国家秘密 5 1 0 0 2 8\n5\n2.重复申请 5 1 0 0 0 2 8")
    assert row(report, "outcome.granted") == FULL
    assert row(report, "outcome.denied.state_secret") == [None] * 7


def test_a_figure_below_a_row_that_does_not_add_up_may_be_the_end_of_another() -> None:
    """A digit that was broken off for want of room: 18 is not known to be the total, nor is the number below that of a page."""
    report = requests("（一）予以公开 75 41 0 0 0 64 18\n0\n1.属于国家秘密 5 1 0 0 0 2 8\n2.重复申请 5 1 0 0 0 2 8")
    assert row(report, "outcome.granted") == [None] * 7
    assert row(report, "outcome.denied.state_secret") == FULL


def test_numbers_that_count_the_pages_are_no_figures() -> None:
    """One cell a line, a lost blank cell, and the number of the page make no seven figures."""
    lines = "（一）予以公开\n5\n1\n0\n0\n2\n8\n2\n\f1.属于国家秘密\n1\n0\n0\n0\n0\n0\n1\n3\n\f2.重复申请\n5\n1\n0\n0\n0\n2\n8"
    report = requests(lines)
    assert row(report, "outcome.granted") == [None] * 7
    assert row(report, "outcome.denied.state_secret") == [1, 0, 0, 0, 0, 0, 1]
    assert row(report, "outcome.not_processed.duplicate") == FULL


FIGURES = "1 2 3 4 10 5 6 7 8 26 0 0 0 1 1"
ACROSS = (
    "行政复议 行政诉讼\n结果 结果 其他结 尚未\n总计\n未经复议直接起诉 复议后起诉\n"
    "结 果 结果 其他 尚未 结果 结果 其他 尚未审\n维持 纠正 果 审结\n总计 总计\n维持 纠正 结果 审结 维持 纠正 结果 结\n"
)


def remedies(header: str, figures: str = FIGURES) -> dict[str, object]:
    report = parse_text(f"{HEAD}{TITLE}{RECEIVED}{REMEDIES}{header}{figures}\n五、存在的主要问题及改进情况\n无。\n")
    cells = ("upheld", "corrected", "other_result", "pending", "total")
    groups = ("reconsideration", "litigation.direct", "litigation.after_reconsideration")
    return {f"{group}.{cell}": report.value(f"remedies.{group}.{cell}") for group in groups for cell in cells}


def test_a_header_read_across_names_the_official_columns() -> None:
    """All characters of the official header, each line from left to right."""
    assert list(remedies(ACROSS).values()) == [int(figure) for figure in FIGURES.split()]


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ("维持 纠正 果 审结", "纠正 维持 果 审结"),
        ("维持 纠正 果 审结", "维持 纠正 果 撤诉"),
        ("维持 纠正 果 审结\n", ""),
        ("未经复议直接起诉 复议后起诉", "复议后起诉 未经复议直接起诉"),
        ("行政复议 行政诉讼", "行政诉讼 行政复议"),
    ],
    ids=["order", "another-column", "line-lost", "groups-swapped", "groups-swapped-above"],
)
def test_another_header_read_across_names_none(found: str, instead: str) -> None:
    """Other columns, or the same in another order, are not taken for the official ones."""
    assert found in ACROSS
    assert set(remedies(ACROSS.replace(found, instead)).values()) == {None}


def test_a_table_read_by_columns_is_left_alone() -> None:
    """The last label takes nothing of the first column's figures."""
    report = parse_text(
        "青禾县2024年政府信息公开工作年度报告\n一、总体情况\n已公开。\n二、主动公开政府信息情况\n第二十条第（六）项\n信息内容\n行政处罚\n"
        "行政强制\n第二十条第（八）项\n信息内容\n行政事业性收费\n12\n本年处理决定数量\n3\n本年收费金额（单位：万元）\n4.5\n"
        + TITLE + RECEIVED
    )  # fmt: skip
    assert report.value("proactive.administrative_fees_wan_yuan") is None
    assert report.value("proactive.penalty_decisions") is None
    assert row(report, "received")[0] == 1


def test_a_header_among_drawn_rows_tells_the_order_of_the_columns_below() -> None:
    """Rows of several tables one after the other, each below a header of its own."""
    report = parse_text(
        "青禾县2020年政府信息公开工作年度报告\n一、总体情况\n已公开。\n二、主动公开政府信息情况\n第二十条第（一）项\n"
        "信息内容 对外公开总数量 本年新公开数量 本年新制作数量\n规章 4 2 1\n规范性文件 2 0 9\n第二十条第（五）项\n"
        "信息内容 处理决定数量 本年增/减 上一年项目数量\n行政许可 8 2 3\n其他对外管理服务事项 6 9 2\n"
    )
    told = [report.value(f"proactive.licensing.{name}") for name in ("items_previous_year", "items_change", "decisions")]
    assert told == [3, 2, 8]
