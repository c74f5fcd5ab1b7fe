"""Rows as items of a list, borders before figures alone, rows joined to one line, and characters that nobody sees."""

from __future__ import annotations

import pytest

from gov_disclosure import parse_text
from gov_disclosure.figures import State, read_figure
from gov_disclosure.reading.listed import without_marks
from tests.core.documents import (
    APPLICANTS,
    CARRIED_IN,
    CARRIED_OUT,
    PROACTIVE,
    RECEIVED,
    RESULTS,
    TOTAL,
    header,
    in_order,
    page,
    read,
    remedies,
    requests,
    row,
    table,
    told,
    write,
)  # fmt: skip

SEVEN = [1, 2, 3, 4, 5, 6, 21]
FIFTEEN = [3, 1, 4, 1, 9, 5, 0, 2, 0, 7, 1, 0, 8, 2, 11]


def listed(mark: str, text: str) -> str:
    return "".join(f"{mark} {line}\n" for line in text.splitlines() if line)


@pytest.mark.parametrize("mark", ["-", "+", "•", "*", "–"])
def test_the_mark_of_an_item_is_no_sign(mark: str) -> None:
    """A list of rows, one of which has no label: its first figure is three, not minus three."""
    report = read(listed(mark, PROACTIVE), remedies=listed(mark, remedies(*FIFTEEN)))
    assert [figure.value for path, figure in report.cells.items() if path.startswith("remedies.")] == FIFTEEN
    assert report.value("proactive.normative_documents.repealed") == 5


def test_a_list_of_cells() -> None:
    cells = "\n".join(f"- {each}" for each in (*APPLICANTS, RECEIVED, *SEVEN))
    assert in_order(read(requests=cells), "requests.received") == SEVEN


def test_a_sign_with_a_blank_behind_it_is_one_where_no_list_is() -> None:
    assert without_marks("本年增/减\n- 3\n- 4\n规章\n") == "本年增/减\n- 3\n- 4\n规章\n"
    assert without_marks("- 规章\n- 3\n- 增减 | - 4\n") == "- 规章\n  3\n- 增减 | - 4\n"
    prose = "- 一是加强领导\n- 2024年工作要点3项\n- 三是培训\n"
    assert without_marks(prose) == prose


def test_a_list_within_the_first_item_of_another() -> None:
    """As reStructuredText lists the cells of a table; a mark by itself is a blank cell."""
    assert without_marks("* - 许可\n  - 3\n  - \n  - 4\n* - 5\n  - 处罚\n") == "* - 许可\n    3\n  - \n    4\n    5\n  - 处罚\n"
    assert without_marks("* - 3\n  - 4\n") == "* - 3\n  - 4\n"


def test_a_unit_may_be_an_item_between_a_label_and_its_figure() -> None:
    assert without_marks("- 收到申请数\n- 件\n- 3\n- 件数\n") == "- 收到申请数\n  件\n  3\n- 件数\n"


def test_references_for_blanks_are_blanks_in_text_and_where_a_page_shows_them() -> None:
    text = write(requests=requests(row(RECEIVED, *SEVEN))).replace(" | ", "&nbsp;|&nbsp;")
    assert in_order(parse_text(text), "requests.received") == SEVEN
    shown = page(requests=table(("申请人情况", *"1234567"), (RECEIVED, *(f"&amp;nbsp;{each}" for each in SEVEN))))
    assert in_order(parse_text(shown), "requests.received") == SEVEN
    assert read_figure("&nbsp;").state is State.BLANK
    assert read_figure("3&lt;5").state is State.TEXT


def test_a_pipe_before_several_rows_of_figures_is_their_border() -> None:
    """Each label has its figures in the line below it, and blank cells count as they stand."""
    figures = "| 41 | 0 | | | 5 | 23 | |\n"
    text = "".join(f"{label} |\n{figures}" for label in (RECEIVED, CARRIED_IN, TOTAL, CARRIED_OUT))
    report = read(requests=f"{header()}\n{text}")
    assert in_order(report, "requests.received") == [41, 0, None, None, 5, 23, None]


def test_a_heading_behind_the_last_figure_of_a_line_ends_its_table() -> None:
    """A whole report on one line: the heading and what stands behind it are no figure of the row before."""
    text = write(PROACTIVE, requests(row(RECEIVED, *SEVEN)), remedies(*FIFTEEN))
    report = parse_text(" ".join(line for line in text.splitlines() if line))
    assert str(report.value("proactive.administrative_fees_wan_yuan")) == "1.5"
    assert in_order(report, "requests.received") == SEVEN
    assert [figure.value for path, figure in report.cells.items() if path.startswith("remedies.")] == FIFTEEN


def test_a_blank_cell_before_the_last_figure_of_a_line_is_kept() -> None:
    block = "第二十条第（九）项 | 信息内容 | 采购项目数量 | 采购总金额 | 政府集中采购 | | 898343"
    proactive = f"{block} | 三、收到和处理政府信息公开申请情况 申请人情况"
    report = read(proactive, title="青禾镇2020年政府信息公开工作年度报告")
    assert report.value("proactive.central_procurement.projects") is None


@pytest.mark.parametrize("unseen", "\u200b\u200c\u200d\u2060\ufeff\u00ad")
def test_a_line_of_what_nobody_sees_is_blank(unseen: str) -> None:
    cells = f"\n{unseen}\n".join(map(str, (RECEIVED, *SEVEN)))
    report = read(requests=f"{header()}\n{cells}", remedies=remedies(*FIFTEEN[:14], f"{unseen}11{unseen} | {unseen}"))
    assert in_order(report, "requests.received") == SEVEN
    assert told(report, "remedies.litigation.after_reconsideration")["total"] == 11


@pytest.mark.parametrize("unseen", "\u200b\u200c\u2060")
def test_what_nobody_sees_is_no_end_of_a_figure(unseen: str) -> None:
    """Between figures that have run together it may stand anywhere."""
    joined = f"规章000行政规范性文件0{unseen}00行政许可16{unseen}00行政处罚7行政强制0"
    report = read(joined)
    assert report.value("proactive.licensing_decisions") in (1600, None)
    assert set(told(report, "proactive.normative_documents").values()) <= {0, None}
    trial = f"上一年项目数量本年增/减行政事业性收费00采购项目数量采购总金额政府集中采购05512{unseen}95行政许可1-23"
    assert told(read(trial), "proactive.central_procurement").get("projects") is None


@pytest.mark.parametrize("figures", ["12  30  48", "1,200  0  3,004", "/  3  0", "—  0  /"])
def test_a_colon_between_a_label_and_figures_that_stand_apart(figures: str) -> None:
    """Nothing has run together there, so that no sum is asked for."""
    report = read(
        f"信息内容  本年制发件数  本年废止件数  现行有效件数\n规章：{figures}\n行政规范性文件：{figures}\n行政许可：12\n"
    )
    values = [None if each in "/—" else int(each.replace(",", "")) for each in figures.split()]
    assert in_order(report, "proactive.rules") == values
    assert in_order(report, "proactive.normative_documents") == values
    assert report.value("proactive.licensing_decisions") == 12


def test_figures_that_ran_together_behind_a_colon_are_not_told_apart() -> None:
    report = read("规章：123\n行政规范性文件：3738419\n行政许可：12\n")
    assert told(report, "proactive.rules").get("issued") is None
    assert told(report, "proactive.normative_documents").get("issued") is None
    assert report.value("proactive.licensing_decisions") == 12


def test_thousands_in_a_report_on_one_line() -> None:
    figures = ["1,204", "3", "0", "0", "0", "0", "1,207"]
    text = write(requests=requests(row(RECEIVED, *figures), row(CARRIED_IN, *[0] * 7)), remedies=remedies(*FIFTEEN))
    line = " ".join(text.replace("|", " ").split())
    assert in_order(parse_text(line), "requests.received") == [1204, 3, 0, 0, 0, 0, 1207]


def test_thousands_beside_hard_blanks_are_no_fields() -> None:
    cells = "\u00a0\u00a0".join([RECEIVED, *"0 1,204 3 0 0 0 1,207".split()])
    assert in_order(read(requests=f"{header()}\n{cells}"), "requests.received") == [0, 1204, 3, 0, 0, 0, 1207]


def test_header_cells_with_blanks_within_and_commas_between() -> None:
    results = [f"{each[:2]} {each[2:]}" for each in RESULTS]
    heads = f"行政复议,,,,,行政诉讼\n{','.join(results)},未经复议直接起诉,,,,,复议后起诉\n{','.join(results * 2)}"
    report = read(remedies=f"{heads}\n{','.join(map(str, FIFTEEN))}")
    assert [figure.value for path, figure in report.cells.items() if path.startswith("remedies.")] == FIFTEEN


def test_a_column_a_row_with_blank_cells_among_its_figures() -> None:
    """On a page the blank cell stands where the figure would, so that the figure below is not its own."""
    groups = ("行政复议", "行政诉讼", "行政诉讼")
    rows: list[tuple[str, ...]] = []
    for group, name in zip(groups, ("行政复议", "未经复议直接起诉", "复议后起诉"), strict=True):
        rows += [(group, name, result, "" if result == "尚未审结" else "4") for result in RESULTS]
    text = page().replace("行政诉讼情况</p>", f"行政诉讼情况</p>{table(*rows)}")
    assert [figure.value for path, figure in parse_text(text).cells.items() if path.startswith("remedies.")] == [
        4,
        4,
        4,
        None,
        4,
    ] * 3


def test_a_raised_digit_beside_the_end_of_a_page_numbers_no_page() -> None:
    assert in_order(read(requests=requests(row(RECEIVED, *SEVEN)), other="无。\n\f²\n说明\n\f³\n"), "requests.received") == SEVEN


@pytest.mark.parametrize("mark", ["> - ", "-\u00a0"])
def test_lists_in_quotations_and_with_hard_blanks(mark: str) -> None:
    text = write(remedies=remedies(*FIFTEEN))
    lines = [line for line in text.splitlines() if line]
    report = parse_text(
        "\n".join(f"{mark}{line}" if "|" in line else f"{mark[:2] if mark[0] == '>' else ''}{line}" for line in lines)
    )
    assert [figure.value for path, figure in report.cells.items() if path.startswith("remedies.")] == FIFTEEN


def test_a_quotation_keeps_the_tabs_behind_its_mark() -> None:
    """They are blank cells before the label; without them the figures would seem to begin elsewhere."""
    rows = (
        f"{header().replace(' | ', chr(9))}",
        f"{RECEIVED}\t\t\t4\t135\t0\t0\t1\t0\t140",
        "三、本年度办理结果\t（一）予以公开\t\t\t0\t0\t\t\t\t",
        "\t（二）部分公开\t\t4\t0\t\t8\t\t\t12",
        "\t（三）不予公开\t1.属于国家秘密\t7\t0\t6\t0\t0\t0\t13",
        "\t\t2.其他法律行政法规禁止公开\t7\t0\t6\t0\t0\t0\t13",
    )
    text = "\n".join(f"> {line}" for line in write(requests="\n".join(rows)).splitlines() if line)
    assert in_order(parse_text(text), "requests.outcome.granted") == [None, 0, 0, None, None, None, None]


def test_rows_that_may_have_lost_their_last_cells_are_not_placed_by_their_length() -> None:
    """Blanks at both ends of lines are cut off: a row of seven cells may be one of eight without its last."""
    rows = (
        "三、本年度办理结果\t（一）予以公开\t\t1\t2\t3\t4\t5\t6\t21",
        "（二）部分公开\t\t1\t2\t3\t4\t5\t6\t21",
        "（三）不予公开\t1.属于国家秘密\t1\t2\t3\t4\t5\t6\t21",
        "2.其他法律行政法规禁止公开\t1\t2\t3\t4\t5\t6\t21",
        "（七）总计\t\t0\t\t0\t0\t0\t9",
    )
    report = read(requests="申请人情况\t\t\t" + "\t".join(APPLICANTS) + "\n" + "\n".join(rows))
    assert set(told(report, "requests.outcome.total").values()) <= {None}
    assert in_order(report, "requests.outcome.partially_granted") == SEVEN


def test_the_beginning_of_a_label_is_no_word_in_the_place_of_a_figure() -> None:
    """`行政规范性` is cut off: its figures are not those of the blank row above."""
    report = read("信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n规章 | | | |\n行政规范性 | | 5 | 2 |\n")
    assert set(told(report, "proactive.rules").values()) <= {None}


def test_cells_that_a_line_end_lay_between() -> None:
    """Tabs between cells, blanks between rows: the last figure of each stands with the label below it."""
    rows = (f"{RECEIVED}\t1\t2\t3\t4\t5\t6\t21", f"{CARRIED_IN}\t0\t0\t/\t0\t0\t0\t0", f"{TOTAL}\t1\t2\t3\t4\t5\t6\t21")
    report = read(requests=f"{header()}\n" + " ".join(rows))
    assert in_order(report, "requests.received") == SEVEN
    assert in_order(report, "requests.carried_in") == [0, 0, None, 0, 0, 0, 0]
    assert in_order(report, "requests.outcome.total") == SEVEN


@pytest.mark.parametrize("amount", ["1\u200b,204", "1,\u200b204", "1,2\u200b04"])
def test_thousands_with_what_nobody_sees_between(amount: str) -> None:
    text = write(
        "信息内容 本年处理决定数量 行政许可 12",
        requests=requests(row(RECEIVED, amount, 3, 0, 0, 0, 0, "1,207")),
        remedies=remedies(*FIFTEEN),
    )
    line = " ".join(text.replace("|", " ").split())
    assert in_order(parse_text(line), "requests.received") in ([1204, 3, 0, 0, 0, 0, 1207], [None] * 7)


def test_a_dash_between_a_figure_and_the_label_behind_it_may_be_that_of_an_item() -> None:
    """It may be a cell as well: then what is blank before it is not."""
    line = "行政许可 | 4 |  | 27 - 其他对外管理服务事项 | 54 |  | 5 - 行政处罚 | 6 | 3 | 0"
    report = read(
        f"第二十条第（五）项\n信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量\n{line}",
        title="青禾镇2020年政府信息公开工作年度报告",
    )
    assert told(report, "proactive.licensing").get("items_change") is None
    assert told(report, "proactive.other_public_services").get("items_change") is None


def test_thousands_that_ran_into_their_label_are_no_fields() -> None:
    """Seven commas, and yet no seven figures: 1,280 and 216,277 stand there."""
    report = read(requests=f"{header()}\n{RECEIVED}1,280216,277345,556406110,082436,0641,630,753\n{CARRIED_IN}0000000\n")
    assert told(report, "requests.received").get("commercial_enterprise") is None
    assert in_order(read(requests=f"{header()}\n{RECEIVED},1,2,3,4,5,6,21\n"), "requests.received") == SEVEN


def test_a_mark_before_a_figure_among_figures_without_it_is_a_sign() -> None:
    """Labels are items of a list, figures are not: `- 2` is minus two."""
    lines = "- 信息内容\n- 上一年项目数量\n- 本年增/减\n- 行政事业性收费\n30\n- 2\n- 政府集中采购"
    assert "- 2" in without_marks(lines)
    assert "- 2" not in without_marks(lines.replace("\n30\n", "\n- 30\n"))
