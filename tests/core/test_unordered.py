"""Text that programs took out of a PDF: cells written as they were come upon, and figures broken over lines."""

from __future__ import annotations

import pytest

from gov_disclosure import parse_text
from tests.core.documents import RECEIVED, TITLE, in_order, read, remedies, requests, write

HEADER = "自然人 商业企业 科研机构 社会公益组织 法律服务机构 其他 总计"
PATH = "requests.received"
NONE = [None] * 7
FEES = "行政许可\n{}\n行政处罚\n{}\n行政强制\n{}\n行政事业性收费\n\n1\n\n本年收费金额（单位：万元）\n23.5"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((f"{RECEIVED} 0 1 2 3 4 5 15",), [0, 1, 2, 3, 4, 5, 15]),
        ((RECEIVED, "0 1 2 3 4 5 15"), [0, 1, 2, 3, 4, 5, 15]),
        # Cells in two lines, written line by line across, add up in the wrong order.
        ((f"{RECEIVED} 14 13 13", "0 0 6 46"), NONE),
        # Thousands of which the rest stands in the line of the label.
        (("127,82 307,27", f"{RECEIVED} 2 9 6 0 0 0 17"), NONE),
        (("三 24, 24,", f"{RECEIVED} 95 0 0 0 0 0 95"), NONE),
        ((RECEIVED, "10,", "360", "0", "0", "0", "0", "0", "10,360"), NONE),
        ((f"{RECEIVED} 95 0 0 0 0 0 95", "（一）予以公开 1,204 0 0 0 0 0 1,204"), [95, 0, 0, 0, 0, 0, 95]),
    ],
    ids=str,
)
def test_figures_that_were_broken_over_lines_are_not_told(lines: tuple[str, ...], told: list[int | None]) -> None:
    assert in_order(read(requests="\n".join((HEADER, *lines))), PATH) == told


@pytest.mark.parametrize(("figures", "told"), [("40 件,0,6 件", False), ("40 件,0 件,6 件", True), ("40,0,6", True)])
@pytest.mark.parametrize("page", ["\f", ""])
def test_cells_of_other_fonts_stand_at_other_heights(figures: str, told: bool, page: str) -> None:
    """Only where pages end it is known that a program wrote them in the order of their height."""
    lines = figures.replace(",", "\n\n")
    report = read(f"信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n\n{lines}\n\n行政许可\n\n12 件{page}")
    assert in_order(report, "proactive.rules") == ([40, 0, 6] if told or not page else [None] * 3)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("上一年项目数量\n本年增/减\n处理决定数量", [94, 6, 3786]),
        ("上一年项目数量\n处理决定数量\n本年增/减", [None] * 3),
        ("上一年项目数量 处理决定数量 本年增/减", [94, 3786, 6]),
    ],
)
def test_header_cells_a_line_each_tell_no_other_order(head: str, told: list[int | None]) -> None:
    values = "\n".join(str(value) for value in (94, 6, 3786)) if None in told or told[1] == 6 else "94 6 3786"
    text = write(f"第二十条第（五）项\n信息内容\n{head}\n行政许可\n{values}", title=TITLE.replace("2024", "2020"))
    report = parse_text(text)
    assert [report.value(f"proactive.licensing.{name}") for name in ("items_previous_year", "items_change", "decisions")] == told


def single(*cells: tuple[str, int]) -> str:
    return "\n".join(f"{name}\n{figure}" for name, figure in cells)


GROUP = (("结果维持", 0), ("结果纠正", 1), ("其他结果", 2), ("尚未审结", 3), ("总计", 6))


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (2, 3, 1, 0, 4), (4, 0, 1, 2, 3)])
def test_cells_below_their_headers_are_told_in_the_order_of_the_form(order: tuple[int, ...]) -> None:
    """A program that wrote them in another may have written some behind the next group."""
    report = read(remedies="\n".join(("行政诉讼", "未经复议直接起诉", single(*(GROUP[at] for at in order)))))
    told = [0, 1, 2, 3, 6] if order == (0, 1, 2, 3, 4) else [None] * 5
    assert in_order(report, "remedies.litigation.direct") == told


def test_a_total_among_figures_of_no_cell_is_of_no_group() -> None:
    lines = ("行政复议", "未经复议直接起诉", "总计", "14", "结果", "其他", "维持", "1", "9", "0", "4", "复议后起诉")
    assert read(remedies="\n".join(lines)).value("remedies.litigation.direct.total") is None


def test_figures_on_two_lines_below_a_header_read_across_are_not_told() -> None:
    head = "行政复议 行政诉讼\n未经复议直接起诉 复议后起诉\n结果 结果 其他 尚未 总计 " + "结果 结果 其他 尚未 总计 " * 2
    head += "\n维持 纠正 结果 审结 维持 纠正 结果 审结 维持 纠正 结果 审结"
    figures = "4 0 35 47 90 15 0 2 5 22 7 3 5 1 16"
    told = read(remedies=f"{head}\n{figures}")
    assert told.value("remedies.reconsideration.upheld") == 4
    broken = read(remedies=f"{head}\n29,2 18,4 33,8\n{figures}")
    assert broken.value("remedies.reconsideration.upheld") is None


def test_the_number_of_a_page_below_the_last_label_is_no_fee() -> None:
    """Where the head of its column has a figure behind it."""
    report = read(FEES.format(1, 2, 3))
    assert report.value("proactive.administrative_fees_wan_yuan") is None
    assert report.value("proactive.licensing_decisions") == 1


def test_columns_behind_which_the_labels_stand_are_those_of_no_row() -> None:
    labels = "规章\n行政规范性文件\n行政许可\n行政处罚\n行政强制\n行政事业性收费\n1"
    report = read(f"本年制发件数\n本年废止件数\n现行有效件数\n1\n1\n1\n本年收费金额（单位：万元）\n2348\n{labels}")
    assert report.value("proactive.administrative_fees_wan_yuan") is None


@pytest.mark.parametrize(("behind", "told"), [("计 1\n条）", None), ("计1条） 7", 7)])
def test_a_figure_within_a_label_is_none_of_its_row(behind: str, told: int | None) -> None:
    text = (
        "青禾县2016年政府信息公开工作年度报告\n一、概述\n已公开。\n二、主动公开情况\n已公开。\n三、依申请公开情况\n无。\n"
        "附表：政府信息公开情况统计表\n统计指标 单位 统计数\n一、主动公开情况 ——\n"
        f"（一）主动公开政府信息数（不同渠道和方式公开相同信息{behind}\n"
        "其中：主动公开规范性文件数 条 3\n制发规范性文件总数 件 4\n"
        "1.政府公报公开政府信息数 条 5\n2.政府网站公开政府信息数 条 6\n"
    )
    report = parse_text(text)
    assert report.value("statistics.normative_documents_made") == 4
    assert report.value("statistics.proactive.items") == told


def test_a_row_of_pipes_is_told_as_before() -> None:
    """The guards hold for lines alone."""
    report = read(requests=requests(f"{RECEIVED} | 1,204 | 0 | 0件 | 3 | 0 | 0 | 1,207 |"), remedies=remedies(*range(15)))
    assert in_order(report, PATH) == [1204, 0, 0, 3, 0, 0, 1207]


@pytest.mark.parametrize(("below", "told"), [("\n74272.7\n行政事业性收费\n216", None), ("\n行政事业性收费\n216", 216)])
def test_decimals_that_began_above_the_label_are_not_told(below: str, told: int | None) -> None:
    report = read(f"行政许可\n7\n行政处罚\n8\n行政强制\n41{below}")
    assert report.value("proactive.administrative_fees_wan_yuan") == told
