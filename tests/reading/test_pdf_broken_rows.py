"""Rows that a page breaks within their figures."""

from __future__ import annotations

import pytest

from gov_disclosure.reading.pdf.broken_rows import joined_rows
from gov_disclosure.reading.pdf.cells import Filled
from gov_disclosure.reading.pdf.lines import Spelled
from gov_disclosure.reading.pdf.raw import Glyph

COLUMNS = (0.0, 60.0, 85.0, 110.0)
WIDE = (0.0, 60.0, 160.0, 260.0)


def words(text: str, column: int, columns: tuple[float, ...] = COLUMNS) -> Spelled:
    """Return words of 16 points that begin a little behind the side of their cell."""
    left = columns[column] + 3
    return [(char, Glyph(char, left + 8 * at, 10.0, left + 8 * (at + 1), 26.0, 24.0, 16.0)) for at, char in enumerate(text)]


def row(*cells: str, columns: tuple[float, ...] = COLUMNS) -> list[Filled]:
    return [Filled(words(text, column, columns), column, 1) for column, text in enumerate(cells)]


def told(cells: list[Filled]) -> list[str]:
    return ["".join(char for char, _ in cell.words) for cell in cells]


def test_the_rest_of_a_row_whose_thousands_are_broken_is_joined() -> None:
    joined = joined_rows(row("执法", "4,0", "0"), row("案卷", "87", ""), COLUMNS)
    assert joined is not None
    assert told(joined[0]) == ["执法案卷", "4,087", "0"]
    assert joined[1] == []


def test_plain_digits_are_joined_beside_broken_thousands_where_there_was_no_room() -> None:
    joined = joined_rows(row("执法", "4,0", "40"), row("案卷", "87", "8"), COLUMNS)
    assert joined is not None
    assert told(joined[0])[2] == "408"
    wide = joined_rows(row("执法", "4,0", "40", columns=WIDE), row("案卷", "87", "8", columns=WIDE), WIDE)
    assert wide is not None
    assert told(wide[0])[2] == "40 8"


def test_a_cell_of_a_group_that_goes_on_is_left() -> None:
    group = Filled([("法", None)], 5, 1)
    joined = joined_rows(row("执法", "4,0"), [*row("案卷", "87"), group], COLUMNS)
    assert joined is not None
    assert joined[1] == [group]


@pytest.mark.parametrize(
    ("above", "below"), [(("重复", "12"), ("其他", "34")), (("重复", "4,087"), ("其他", "34")), (("重复", "4,0"), ("其他", "7"))]
)
def test_rows_without_broken_thousands_may_be_two(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    assert joined_rows(row(*above), row(*below), COLUMNS) is None
