"""Rows of text filled up behind with blank cells, be they lines or a cell a line; and those that only look like it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

import pytest

from gov_disclosure import State
from tests.core.documents import APPLICANTS, CARRIED_IN, CARRIED_OUT, GRANTED, RECEIVED, RESULTS, TOTAL, in_order, read

Table: TypeAlias = Sequence[Sequence[object]]
WIDTH = 10
CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
HEAD: Table = ((CORNER, "申请人情况"), ("自然人", "法人或其他组织", "总计"), APPLICANTS[1:6])
LEAD = "三、本年度办理结果"
TOTAL_ALONE = (None,) * 6 + (0,)
OUTCOME = "requests.outcome"


def rows(
    cells: Sequence[object], *, others: Sequence[object] = (None,) * 6 + (0,), labels: Sequence[str] = (LEAD, GRANTED)
) -> Table:
    """Return table 三 with some cells in one row and all else as most have it who leave blank what is none."""
    return (
        *((label, *others) for label in (RECEIVED, CARRIED_IN)),
        (*labels, *cells),
        ("（二）部分公开", *cells),
        ("（三）不予公开", "1.属于国家秘密", *others),
        ("2.其他法律行政法规禁止公开", *others),
        (TOTAL, *others),
        (CARRIED_OUT, *others),
    )


def in_lines(table: Table) -> str:
    return "\n".join(
        " | ".join("" if cell is None else str(cell) for cell in cells) + " | " + "|" * (WIDTH - len(cells)) for cells in table
    )


def behind_cells(table: Table, pipe: str = " |") -> str:
    lines: list[str] = []
    for cells in table:
        lines += ["|" if cell is None else f"{cell}{pipe}" for cell in cells]
        lines += ["|" * (WIDTH - len(cells))] if len(cells) < WIDTH else []
    return "\n".join(lines)


def below_cells(table: Table) -> str:
    return behind_cells(table, "\n|")


WRITERS = pytest.mark.parametrize("write", [in_lines, behind_cells, below_cells])
Writer: TypeAlias = Callable[[Table], str]


@WRITERS
def test_a_total_alone_stands_below_its_header_cell(write: Writer) -> None:
    report = read("", write((*HEAD, *rows((None, None, None, None, None, None, 3)))))
    for path in (f"{OUTCOME}.granted", f"{OUTCOME}.partially_granted"):
        assert in_order(report, path) == [None] * 6 + [3]
    assert in_order(report, "requests.received") == [None] * 6 + [0]
    assert report.cell("requests.received.natural_person").state is State.BLANK


@WRITERS
def test_so_does_any_figure_amid_blank_cells(write: Writer) -> None:
    report = read("", write((*HEAD, *rows((None, None, 4, None, None, None, None)))))
    assert (
        in_order(report, f"{OUTCOME}.granted")
        == in_order(report, f"{OUTCOME}.partially_granted")
        == [None] * 2 + [4] + [None] * 4
    )


@WRITERS
def test_where_no_blank_cell_stands_before_a_figure_they_may_have_been_lost(write: Writer) -> None:
    """The row is as wide as all others then, too."""
    report = read("", write((*HEAD, *rows((1, 2, 3, 4, 5, 15), others=(1, 1, 1, 1, 1, 1, 6)))))
    assert in_order(report, "requests.received") == [1, 1, 1, 1, 1, 1, 6]
    assert in_order(report, f"{OUTCOME}.granted") == [None] * 7


@WRITERS
def test_where_a_row_is_narrower_than_the_others_nothing_is_known_of_them(write: Writer) -> None:
    table = (*HEAD, *rows((None, None, 4, None, None, None, None)))
    narrower = write(table).rstrip("|").rstrip("\n")
    assert in_order(read("", narrower), f"{OUTCOME}.partially_granted") == [None] * 7


def test_blank_cells_that_stand_for_what_labels_span_are_no_columns() -> None:
    """A header whose group has blank cells for its columns, and a label with blank cells for those that it covers."""
    head = ((CORNER, None, None, "申请人情况"), ("自然人", "法人或其他组织", None, None, None, None, "总计"), APPLICANTS[1:6])
    table = [
        (cells[0], *(None,) * (WIDTH - len(cells)), *cells[1:]) if len(cells) < WIDTH else cells
        for cells in rows((None, None, 4, None, None, None, None))
    ]
    report = read("", in_lines((*head, *table)))
    assert in_order(report, f"{OUTCOME}.partially_granted") in ([None] * 7, [None, None, 4, None, None, None, None])


def test_a_figure_behind_the_last_column_speaks_against_it() -> None:
    table = [
        (cells[0], *(None,) * (WIDTH - len(cells)), *cells[1:]) if len(cells) < WIDTH else cells
        for cells in rows((None, None, 4, None, None, None, None))
    ]
    report = read("", in_lines((*HEAD, *table)))
    assert in_order(report, f"{OUTCOME}.partially_granted") in ([None] * 7, [None, None, 4, None, None, None, None])


def test_pipes_in_a_line_of_their_own_are_no_cells_of_the_row_below_the_header() -> None:
    """`总计 |`, `|||||`, and fifteen figures, some blank."""
    head = (("行政复议", "行政诉讼"), (*RESULTS, "未经复议直接起诉", "复议后起诉"), (*RESULTS, *RESULTS))
    lines = [line for cells in head for line in (*(f"{cell} |" for cell in cells), "|" * (15 - len(cells)))]
    figures = [None, None, None, None, 0, 1, None, None, None, 1, None, None, None, None, 0]
    report = read(remedies="\n".join((*lines, *("|" if each is None else f"{each} |" for each in figures))))
    told = [
        report.cell(f"remedies.{path}").value
        for path in ("reconsideration.total", "litigation.direct.upheld", "litigation.direct.total")
    ]
    assert told == [0, 1, 1]
    assert report.cell("remedies.litigation.after_reconsideration.upheld").state is State.BLANK
    blank = read(remedies="\n".join((*lines, *["|"] * 15)))
    assert blank.cell("remedies.reconsideration.total").state is State.BLANK
