"""Tables a cell a line, rows of nothing but marks or blanks, and what stands between the lines of a label."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gov_disclosure import Report, State, parse_text
from tests.core.documents import APPLICANTS, GRANTED, PROACTIVE, RESULTS, TRIAL, codes, in_order, page, read, row, table

HEADS = (
    row("行政复议", None, None, None, None, "行政诉讼", *[None] * 9),
    row(*RESULTS, "未经复议直接起诉", *[None] * 4, "复议后起诉", *[None] * 4),
    row(*RESULTS, *RESULTS),
)
GRID = (
    ("<td colspan=5>行政复议</td>", "<td colspan=10>行政诉讼</td>"),
    (*(f"<td rowspan=2>{each}</td>" for each in RESULTS), "<td colspan=5>未经复议直接起诉</td>", "<td colspan=5>复议后起诉</td>"),
    (*RESULTS, *RESULTS),
)


@pytest.mark.parametrize("blank", ["| " * 15, "\t" * 14])
def test_a_row_of_blank_cells_below_header_cells_is_there(blank: str) -> None:
    """Its cells are blank, none is missing, and neither is the table."""
    report = read(remedies="\n".join((*HEADS, blank)))
    assert {report.cell(f"remedies.{path}").state for path in ("reconsideration.upheld", "litigation.direct.total")} == {
        State.BLANK
    }
    assert "GD211" not in codes(report, "remedies")


def with_table_four(*rows: Sequence[str]) -> Report:
    return parse_text(page().replace("行政诉讼情况</p>", f"行政诉讼情况</p>{table(*GRID, *rows)}"))


def test_a_row_of_blank_cells_in_a_page_is_there_but_above_a_row_of_figures_it_is_none() -> None:
    blank = with_table_four([""] * 15)
    assert blank.cell("remedies.litigation.direct.total").state is State.BLANK
    filled = with_table_four([""] * 15, [str(each) for each in range(15)])
    assert in_order(filled, "remedies.litigation.after_reconsideration") == [10, 11, 12, 13, 14]
    assert in_order(read(remedies="\n".join((*HEADS, "| " * 15, row(*range(15))))), "remedies.reconsideration") == [0, 1, 2, 3, 4]


def test_marks_with_blanks_between_stand_in_a_column_each() -> None:
    """`规章  -  －  /` has no figures; one mark alone is that of the row."""
    report = read(TRIAL.replace("规章 | 1 | 2 | 3 |", "规章    -    －    /"))
    assert {report.cell(f"proactive.rules.{each}").state for each in ("newly_made", "total_disclosed")} == {State.NOT_APPLICABLE}
    assert "GD309" not in codes(report)


def test_a_pipe_alone_is_a_blank_cell_where_pipes_open_cells() -> None:
    """Below cells with a pipe before them and none behind; where each has one below, it closes them."""
    opened = "\n".join(f"| {cell}".strip() for cell in (GRANTED, 5, "", "", "", "", "", 5, "1.属于国家秘密", 1, 0, 0, 0, 0, 0, 1))
    assert in_order(read("", opened), "requests.outcome.granted") == [5, None, None, None, None, None, 5]
    closed = "\n".join(f"| {cell}\n|" for cell in (GRANTED, 5, 0, 0, 0, 0, 0, 5))
    assert in_order(read("", closed), "requests.outcome.granted") == [5, 0, 0, 0, 0, 0, 5]


def test_the_end_of_a_bracket_on_a_line_of_its_own_ends_no_label() -> None:
    broken = "（二）部分公开（区\n分处理的，只计这一\n情形，不计其他情形\n）\n" + "\n".join("1000001")
    assert in_order(read("", broken), "requests.outcome.partially_granted") == [1, 0, 0, 0, 0, 0, 1]


@pytest.mark.parametrize(("words", "value"), [("新增3项", 3), ("增加3", 3), ("无变化", 0), ("暂无", None), ("没有", None)])
def test_changes_and_marks_in_words_a_cell_a_line(words: str, value: int | None) -> None:
    report = read("\n".join(TRIAL.replace("行政许可 | 10 | -2 | 12 |", f"行政许可\n10\n{words}\n12").splitlines()))
    assert report.value("proactive.licensing.items_change") == value
    assert report.value("proactive.licensing.decisions") == 12


def test_a_negative_figure_behind_a_note_is_no_part_of_it() -> None:
    line = "行政许可 10(其中修订2件) -2 12"
    report = read(TRIAL.replace("行政许可 | 10 | -2 | 12 |", line))
    assert [report.value(f"proactive.licensing.{each}") for each in ("items_previous_year", "items_change", "decisions")] == [
        10,
        -2,
        12,
    ]
    assert report.cell("proactive.licensing.items_previous_year").note == "其中修订2件"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("规章，1，2，3", [1, 2, 3]),
        ("规章,1,2,3,", [1, 2, 3]),
        ("规章，1，，3", [None] * 3),
        ("规章1件，修订2件，3", [None] * 3),
    ],
)
def test_fields_with_commas_of_any_width(line: str, told: list[int | None]) -> None:
    """Blank ones leave nothing between them, and words beside figures are a sentence."""
    report = read(TRIAL.replace("规章 | 1 | 2 | 3 |", line))
    assert [report.value(f"proactive.rules.{each}") for each in ("newly_made", "newly_disclosed", "total_disclosed")] == told


def test_a_label_with_a_slip_before_others_on_one_line() -> None:
    line = "第二十条第第（五）项 信息内容 本年处理决定数量 行政许可 12"
    block = "第二十条第（五）项 | |||\n信息内容 | 本年处理决定数量 |\n行政许可 | 12 |"
    assert read(PROACTIVE.replace(block, line)).value("proactive.licensing_decisions") == 12


@pytest.mark.parametrize("figure", [99, 9090])
def test_figures_in_cells_that_are_another_twice_are_no_letters_drawn_twice(figure: int) -> None:
    """99 stands for the only applicant and in all, as often as any number does; only lines are taken from what was drawn."""
    cells = "".join(f"{cell}\n|\n" for cell in (GRANTED, figure)) + "|\n" * 5 + f"{figure}\n|\n"
    full = "".join(f"{cell}\n|\n" for cell in ("1.属于国家秘密", 1, 0, 0, 0, 0, 0, 1))
    assert read("", cells + full).value("requests.outcome.granted.total") == figure
    assert read("", row(GRANTED, figure, *[None] * 5, figure)).value("requests.outcome.granted.total") == figure
    drawn = " ".join(map(str, (GRANTED, *[figure] * 7)))
    assert read("", drawn).value("requests.outcome.granted.total") is None


@pytest.mark.parametrize("border", ["", "| "])
def test_header_cells_that_go_on_in_the_next_line_of_a_row(border: str) -> None:
    """`本年新` at the end of one line and `制作数量` at the front of the next are one cell, and the row is one row."""
    broken = f"{border}信息内容 | 本年新\n制作数量 | 本年新\n公开数量 | 对外公开总数量 |"
    report = read(TRIAL.replace("信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |", broken))
    assert [report.value(f"proactive.rules.{each}") for each in ("newly_made", "newly_disclosed", "total_disclosed")] == [1, 2, 3]


def test_a_label_with_a_slip_whose_cell_was_repeated_over_the_columns_it_spans() -> None:
    slip = "二、上年结转政府信息公开申申请数量"
    report = read("", row(slip, slip, slip, 1, 0, 0, 0, 0, 0, 1))
    assert in_order(report, "requests.carried_in") == [1, 0, 0, 0, 0, 0, 1]


def test_labels_with_slips_in_rows_that_were_joined_to_one() -> None:
    """Behind figures, where in a row of its own the form knows no label."""
    labels = ("1.属于国家秘密", "2.其他法律行政法规禁禁止公开", "3.危及“三安全一稳稳定”", "4.保护三方合法权益")
    joined = " ".join(row(label, each, 0, 0, 0, 0, 0, each) for each, label in enumerate(labels))
    report = read("", joined)
    assert report.value("requests.outcome.denied.prohibited_by_law.total") == 1
    assert report.value("requests.outcome.denied.security_or_stability.total") == 2
    assert report.value("requests.outcome.denied.third_party_rights.total") == 3


def test_a_bracket_in_a_label_is_not_closed_by_that_of_a_note_behind_the_figures() -> None:
    line = "规范性文件(指行政规范性文件)    16（其中修订5件）    97    48（其中修订3件）"
    report = read(TRIAL.replace("规范性文件 | 4 | 5 | 6 |", line))
    assert in_order(report, "proactive.normative_documents") == [16, 97, 48]


def test_a_table_with_some_of_the_columns_is_none_of_the_form_unless_another_has_the_rest() -> None:
    received = "一、本年新收政府信息公开申请数量"
    own = table(("同比增减", "自然人", "总计"), (received, "3", "5"))
    assert in_order(parse_text(page("", own)), "requests.received") == [None] * 7


def test_a_pipe_behind_a_blank_last_cell_may_be_taken_for_a_border() -> None:
    """Lines joined by pipes and not closed: what is blank at the end tells nothing of where figures begin."""
    lines = (
        ("申请人情况", None, None, *APPLICANTS),
        ("一、本年新收政府信息公开申请数量", None, None, None, 50, None, 10, None, None, 60),
        ("二、上年结转政府信息公开申请数量", None, None, None, None, 0, None, None, None, None),
        ("三、本年度办理结果", GRANTED, None, 55, 0, 44, None, None, 22, None),
        ("（三）不予公开", "1.属于国家秘密", 53, 6, None, 87, 16, 17, 179),
        ("2.其他法律行政法规禁止公开", 0, None, None, None, 14, 29, None),
        ("3.危及“三安全一稳定”", 70, 90, 30, None, 0, None, None),
        ("4.保护第三方合法权益", 0, 8, None, 94, 2, None, 104),
    )
    report = read("", "\n".join(" | ".join("" if cell is None else str(cell) for cell in line) for line in lines))
    assert in_order(report, "requests.carried_in") in ([None] * 7, [None, None, 0, None, None, None, None])
    assert in_order(report, "requests.outcome.granted") in ([None] * 7, [55, 0, 44, None, None, 22, None])
