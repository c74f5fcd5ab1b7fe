"""Tables of a PDF that have no lines: which lines are their rows."""

from __future__ import annotations

from gov_disclosure.reading.pdf.alignment import align
from gov_disclosure.reading.pdf.lines import TextLine, line_of
from gov_disclosure.reading.pdf.raw import Glyph


def line(base: float, *words: str) -> TextLine:
    """Return a line with words 60 points apart."""
    return line_of(
        [
            Glyph(char, 60 * at + 10 * place, base - 9, 60 * at + 10 * place + 9, base + 1, base, 10)
            for at, word in enumerate(words)
            for place, char in enumerate(word)
        ]
    )


HEADER = line(100, "维持", "纠正", "其他", "未结", "总计", "备注")
RECORD = line(130, "1", "2", "3", "4", "5", "6")


def test_one_row_of_figures_has_its_header() -> None:
    ((header, figures),) = align([HEADER, RECORD])
    assert ["".join(char for char, _ in cell) for cell in header.cells] == ["维持", "纠正", "其他", "未结", "总计", "备注"]
    assert ["".join(char for char, _ in cell) for cell in figures.cells] == list("123456")


def test_a_row_whose_figures_are_not_known_is_no_header() -> None:
    assert align([HEADER, RECORD], {id(HEADER)}) == [HEADER, RECORD]


def test_more_rows_than_a_page_has_are_several_tables() -> None:
    rows = [line(100 + 12 * at, "行政许可", "1", "2", "3") for at in range(450)]
    found = align(rows)
    assert all(isinstance(item, list) for item in found)
    assert [len(item) for item in found] == [200, 200, 50]


def test_labels_that_cannot_be_told_apart_make_no_table() -> None:
    rows = [line(100 + 12 * at, "规章", "1", "2", "3") for at in range(2_000)]
    assert align(rows) == rows


def test_lines_whose_figures_stand_nowhere_twice_are_text() -> None:
    rows = [line(100 + 12 * at, *([""] * (at % 3)), "1", "2", *([""] * (at % 2)), "3") for at in range(4_000)]
    assert all(isinstance(item, TextLine) for item in align(rows)[1_000:])


def test_a_row_with_a_label_more_and_a_blank_first_cell_may_be_shifted() -> None:
    rows = [line(100 + 12 * at, f"{at + 1}.其他", "", "1", "2", "3", "4") for at in range(4)]
    group = line(148, "（三）", "5.其他", "", "5", "6", "7")
    (found,) = align([*rows, group])
    assert [["".join(char for char, _ in cell) for cell in row.cells if cell] for row in found][-1] == [
        "（三）", "5.其他", *(f"\N{REPLACEMENT CHARACTER}{figure}" for figure in "567"),
    ]  # fmt: skip
    assert not any(cell and cell[0][0] == "\N{REPLACEMENT CHARACTER}" for row in found[:4] for cell in row.cells)
