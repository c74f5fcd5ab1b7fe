"""Blocks into labels and figures: whole, split, glued, remarked or nearly right, in every arrangement."""

from __future__ import annotations

import pytest

from gov_disclosure import Limits, parse_text
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.forms.vocabulary import vocabulary
from gov_disclosure.lexing import lex
from gov_disclosure.limits import DEFAULT_LIMITS
from gov_disclosure.reading.text import read_text
from tests.core.documents import (
    APPLICANTS,
    CARRIED_IN,
    GRANTED,
    PROACTIVE,
    RECEIVED,
    codes,
    header,
    in_order,
    page,
    read,
    requests,
    row,
    table,
    told,
    write,
)

SEVEN = [1, 2, 3, 4, 5, 6, 21]
HEAD_LINES = "\n".join(APPLICANTS)


def labels(text: str) -> list[tuple[str, list[str]]]:
    """Return the labels found in section 二 of a text, with the figures behind them."""
    view = "二、主动公开政府信息情况\n" + text
    tokens = lex(read_text(view), vocabulary(), Diagnostics(), DEFAULT_LIMITS)
    return [
        (token.label.text if token.label is not None else "?", [view[atom.start : atom.end] for atom in token.figures])
        for token in tokens[2:]
    ]


def test_a_row_is_its_label_and_the_cells_behind_it() -> None:
    """Blank cells are kept, a trailing pipe opens none."""
    assert labels("规章 | 1 | | 3 |") == [("规章", ["1", "", "3"])]


@pytest.mark.parametrize(
    "text",
    [
        "规章 | 1 | 2 | 3 |\n行政许可 | 4 |",
        "规章\t1\t2\t3\n行政许可\t4",
        "规章,1,2,3\n行政许可,4",
        "规章 1 2 3\n行政许可 4",
        "规章　1　2　3\n行政许可　　4",
        "规章\n1\n2\n3\n行政许可\n4",
        "规章\n\n1\n\n2\n\n3\n\n行政许可\n\n4",
        "规章 |\n1 |\n2 |\n3 |\n行政许可 |\n4 |",
        "规章\n|\n1\n|\n2\n|\n3\n|\n行政许可\n|\n4\n|",
        "规\n章\n1\n2\n3\n行 政\n许 可\n4",
        "规章 1 2 3 行政许可 4",
        "规章\n1 2 3\n行政许可\n4",
        "规章\n1 | 2 | 3 |\n行政许可\n4 |",
    ],
)
def test_every_arrangement_gives_the_same_rows(text: str) -> None:
    """Wherever line breaks, blanks and pipes fall, a row is its label and its figures."""
    assert labels(text) == [("规章", ["1", "2", "3"]), ("行政许可", ["4"])]


def test_a_bare_pipe_behind_a_closed_cell_is_a_blank_cell() -> None:
    """Only the pipe behind an open line closes that line's cell."""
    assert labels("规章\n|\n1\n|\n|\n3\n|") == [("规章", ["1", "", "3"])]


def test_pipes_behind_a_figure_in_its_line_are_blank_cells() -> None:
    """`0 | ||` is a figure and the blank cells that a span left."""
    assert labels("规章 |\n1 | ||") == [("规章", ["1", "", ""])]


def test_a_label_with_a_remark_in_brackets_is_the_label() -> None:
    """What explains a row in brackets is no part of its name."""
    assert labels("行政许可（含与上级联合作出的决定） | 3 |") == [("行政许可", ["3"])]
    assert labels("行政许可（含 2 项 | 3 |") != [("行政许可", ["3"])]


def test_labels_glued_in_one_cell_are_told_apart() -> None:
    """Where nothing is left over, glued words are the labels they are made of."""
    assert [label for label, _ in labels("信息内容本年处理决定数量 | |\n行政许可 | 4 |")] == [
        "信息内容",
        "本年处理决定数量",
        "行政许可",
    ]


def test_a_figure_with_a_note_that_stands_apart_is_one_cell() -> None:
    """`17 （其中修订9件）` is not two cells."""
    assert labels("行政许可 17 （其中修订9件）") == [("行政许可", ["17 （其中修订9件）"])]


def test_a_short_word_in_prose_opens_no_table() -> None:
    """Outside tables only words that prose never is are labels."""
    assert labels("共计公开规章 3 件，行政许可 4 件，均按期公布。") == []
    assert read("", overview="规章\n3\n其他\n4").value("proactive") is None


@pytest.mark.parametrize(
    "mark",
    [
        "- 4 -",
        "— 4 —",
        "4/9页",
        "第4页",
        "第 4 页 共 9 页",
    ],
)
def test_a_page_mark_within_a_table_is_no_figure(mark: str) -> None:
    """Page marks fall between a label and its figures when pages are turned into text."""
    report = read(requests=f"{HEAD_LINES}\n{RECEIVED}\n{mark}\n1\n2\n3\n{mark}\n4\n5\n6\n21\n")
    assert in_order(report, "requests.received") == SEVEN


def test_a_label_broken_by_a_page_is_put_together() -> None:
    """A page that ends within a label costs only that group cell, never a row."""
    text = "\n".join(
        (HEAD_LINES, RECEIVED, *map(str, SEVEN), "（四）无", "法提供", "1.本机关不掌握相关", "政府信息", *map(str, SEVEN))
    )
    report = read(requests=text)
    assert in_order(report, "requests.outcome.not_available.not_held") == SEVEN


def test_a_slip_in_a_label_is_forgiven_and_told() -> None:
    """The remark says what was read, what was taken, and where."""
    report = read(PROACTIVE.replace("行政规范性文件", "行政规犯性文件"))
    (remark,) = [each for each in report.diagnostics if each.code == "GD110"]
    assert report.value("proactive.normative_documents.issued") == 4
    assert (remark.arguments["read"], remark.arguments["slips"]) == ("行政规犯性文件", 1)
    assert remark.position is not None


def test_slips_are_not_looked_for_beyond_the_limit() -> None:
    """`max_near_labels` bounds the work on words that are nearly labels."""
    text = write(PROACTIVE.replace("行政规范性文件", "行政规犯性文件"))
    report = parse_text(text, limits=Limits(max_near_labels=0))
    assert report.value("proactive.normative_documents") is None
    assert report.value("proactive.rules.issued") == 1


def test_labels_beyond_the_limit_are_not_read() -> None:
    """`max_labels` bounds the work, and the remark names it."""
    report = parse_text(write(), limits=Limits(max_labels=8))
    assert report.value("proactive.coercion_decisions") is None
    (remark,) = [each for each in report.diagnostics if each.code == "GD103"]
    assert remark.arguments == {"limit": "max_labels", "value": 8}


def test_labels_glued_over_the_end_of_a_line_are_told_apart() -> None:
    """What was begun as one label and is none is the labels it is made of."""
    assert [label for label, _ in labels("规章\n1\n2\n3\n信息内容本年处理\n决定数量\n行政许可\n4")][-1] == "行政许可"
    assert labels("规章 行政许可 4") == [("规章", []), ("行政许可", ["4"])]


SERIAL = "序号 | 信息内容 | 数量 |\n1 | 规章 | 1 | 2 | 3 |\n2 | 行政许可 | |\n3 | 行政处罚 | |\n4 | 行政强制 | 8 |\n"


@pytest.mark.parametrize(
    "text",
    [
        SERIAL,
        SERIAL.replace(" | ", "\t"),
        SERIAL.replace(" | ", "\n"),
    ],
    ids=["pipes", "tabs", "lines"],
)
def test_a_serial_number_before_a_label_is_no_figure_of_the_row_above(text: str) -> None:
    """A column of serial numbers must not fill blank cells."""
    report = read(text)
    assert told(report, "proactive.licensing_decisions") in ({}, {"proactive.licensing_decisions": None})
    assert report.value("proactive.licensing_decisions") is None
    assert report.value("proactive.penalty_decisions") is None


def test_a_serial_number_in_a_page_is_no_figure_of_the_row_above() -> None:
    """The same in a table of markup, where each figure has its own row."""
    cells = [
        ("序号", "信息内容", "数量"),
        ("1", "规章", "1"),
        ("2", "行政许可", ""),
        ("3", "行政处罚", ""),
        ("4", "行政强制", "8"),
    ]
    report = parse_text(page(table(*cells)))
    assert report.value("proactive.licensing_decisions") is None


def test_a_number_below_a_table_of_pipes_is_no_cell_of_it() -> None:
    """A row with pipes has its own cells; a line without one adds none."""
    report = read(PROACTIVE.replace("行政事业性收费 | 1.5 |", "行政事业性收费 | |") + "\n3\n")
    assert report.value("proactive.administrative_fees_wan_yuan") is None


def test_a_short_wording_that_may_go_on_is_a_label_with_its_mark() -> None:
    """`（二）部分公开` without its bracket is the row, one cell a line as well as in a row."""
    report = read(requests="\n".join((HEAD_LINES, RECEIVED, *map(str, SEVEN), "（二）部分公开", *map(str, SEVEN))))
    assert in_order(report, "requests.outcome.partially_granted") == SEVEN


def test_a_short_wording_is_a_label_in_a_row() -> None:
    """The same words with their figures in one row are the row."""
    report = read(requests=requests(row(RECEIVED, *SEVEN), row("（二）部分公开", *SEVEN)))
    assert in_order(report, "requests.outcome.partially_granted") == SEVEN


HEADS = [
    ("本年收费金额（单位：元）", "本年收费金额（单位：万元）", "proactive.administrative_fees_wan_yuan"),
    ("上年处理决定数量", "本年处理决定数量", "proactive.licensing_decisions"),
    ("上年制发件数", "本年制发件数", "proactive.rules.issued"),
    ("现行失效件数", "现行有效件数", "proactive.rules.in_force"),
]


@pytest.mark.parametrize(("printed", "official", "path"), HEADS, ids=[printed for printed, _, _ in HEADS])
def test_a_header_of_another_meaning_heads_no_figure(printed: str, official: str, path: str) -> None:
    """元 is not 万元, 上年 not 本年, 失效 not 有效: what stands below such a word is not known."""
    assert read(PROACTIVE.replace(official, printed)).value(path) is None


@pytest.mark.parametrize(
    ("printed", "official", "path"),
    [
        ("非规范性文件", "行政规范性文件", "proactive.normative_documents.issued"),
        ("行政处分", "行政处罚", "proactive.penalty_decisions"),
    ],
)
def test_a_row_of_another_meaning_is_no_slip(printed: str, official: str, path: str) -> None:
    """行政处分 is not 行政处罚."""
    assert read(PROACTIVE.replace(official, printed)).value(path) is None


@pytest.mark.parametrize(
    ("printed", "path"),
    [("一、上年新收政府信息公开申请数量", "requests.received"), ("二、下年结转政府信息公开申请数量", "requests.carried_in")],
)
def test_a_row_of_another_year_is_no_slip(printed: str, path: str) -> None:
    """A row of last year's figures beside this year's must not be taken for it."""
    assert read(requests=requests(row(printed, *SEVEN), row(GRANTED, *SEVEN))).value(f"{path}.total") is None


def test_the_header_in_one_line_and_the_rows_below_are_one_table() -> None:
    """Header words are labels without figures."""
    report = read(requests="\n".join((header(), row(RECEIVED, *SEVEN), row(CARRIED_IN, *SEVEN))))
    assert in_order(report, "requests.received") == in_order(report, "requests.carried_in") == SEVEN
    assert codes(report, "requests.received") == set()


def test_a_heading_with_a_slip_is_read_and_reported() -> None:
    """A nearly right heading heads its section, never in silence."""
    official, printed = "五、存在的主要问题及改进情况", "五、存在的主要间题及改进情况"
    report = parse_text(write().replace(official, printed))
    assert report.problems_and_improvements is not None
    assert [each.arguments["read"] for each in report.diagnostics if each.code == "GD110"] == [printed]


@pytest.mark.parametrize("head", ["{}（件）", "{}(单位：件)", "{}①", "{}①②"])
def test_what_a_header_cell_counts_and_its_note_are_no_part_of_it(head: str) -> None:
    """自然人（件） heads the column of 自然人."""
    marked = row("申请人情况", *(head.format(name) for name in APPLICANTS))
    assert in_order(read("", requests(row(RECEIVED, *SEVEN), head=marked)), "requests.received") == SEVEN


def test_a_header_cell_that_counts_in_more_than_ones_is_another() -> None:
    """自然人（万件） may not be read as people one by one."""
    marked = row("申请人情况", *(f"{name}（万件）" for name in APPLICANTS))
    assert in_order(read("", requests(row(RECEIVED, *SEVEN), head=marked)), "requests.received") == [None] * 7


def test_a_first_row_with_a_remark_is_no_row_of_figures_for_the_header() -> None:
    """规章（单位：件） is the label, whatever stands open above it."""
    assert in_order(read(PROACTIVE.replace("规章 |", "规章（单位：件） |")), "proactive.rules") == [1, 2, 3]


@pytest.mark.parametrize("joint", ["\n", "  "])
def test_two_header_cells_of_the_form_are_no_added_column(joint: str) -> None:
    """法人或其他组织 · 合计 beside each other are not 法人或其他组织合计."""
    head = joint.join(("申请人情况", "自然人", "法人或其他组织", "合计", *APPLICANTS[1:-1]))
    rows = joint.join((RECEIVED, *map(str, SEVEN)))
    assert in_order(read("", f"{head}\n{rows}"), "requests.received") == SEVEN


def test_a_label_with_a_comma_behind_its_number_is_no_figure_with_a_note() -> None:
    """`3,危及…  1  2` is a row."""
    text = "2.其他法律行政法规禁止公开  9  9  9  9  9  9  9\n3,危及“三安全一稳定”  1  2  3  4  5  6  21"
    assert in_order(read("", text), "requests.outcome.denied.security_or_stability") == SEVEN


def test_words_that_say_that_there_is_none_may_end_in_a_stop() -> None:
    """`无。` on a line of its own is a cell."""
    assert labels("规章\n1\n无。\n3") == [("规章", ["1", "无。", "3"])]


@pytest.mark.parametrize("last", ["1009", "1,009", "１００９"])
def test_a_line_broken_before_the_last_figure_of_a_row_goes_on_with_the_next_group(last: str) -> None:
    """What stands in brackets behind it is a label with figures of its own, and no note on the figure."""
    total = int(last.replace(",", ""))
    head = f"三、本年度办理结果 （一）予以公开 {total} 0 0 0 0 0"
    report = read(requests=f"{head}\n{last} （二）部分公开 1 2 0 0 0 0 3 （三）不予公开\n1.属于国家秘密 0 0 0 0 4 0 4")
    assert in_order(report, "requests.outcome.granted") == [total, 0, 0, 0, 0, 0, total]
    assert in_order(report, "requests.outcome.partially_granted") == [1, 2, 0, 0, 0, 0, 3]


def test_a_note_with_a_number_behind_a_figure_stays_a_note() -> None:
    """Where no other label stands in the brackets."""
    report = read(proactive=PROACTIVE.replace("行政许可 | 12 |", "行政许可\n12 （一）其中变更3件"))
    assert report.cell("proactive.licensing_decisions").note is not None
