"""The WHATWG table model: which column a cell begins in, given what spans down from above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

__all__ = ["MAX_COLSPAN", "MAX_ROWSPAN", "RowGroup", "Slots", "parse_span"]

MAX_COLSPAN: Final = 1_000
MAX_ROWSPAN: Final = 65_534
_NUMBER = re.compile(r"[ \t\n\r\f]*+\+?0*+([0-9]*+)")
_MAX_DIGITS = 6


class Slots:
    """How many grid slots may still be taken in a document."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left


class RowGroup:
    """
    The columns of one `thead`, `tbody` or `tfoot`, row after row.

    Attributes:
        rows: How many rows the group has; no span leads beyond it.
        column: The next column to look at in the current row.
    """

    __slots__ = ("_free", "_row", "_slots", "_taken", "column", "rows")

    def __init__(self, rows: int, slots: Slots) -> None:
        self.rows = rows
        self.column = 0
        self._slots = slots
        self._row = -1
        # For each column the row up to which a span from above takes it.
        self._taken: list[int] = []
        # The columns of the last row that nothing reached into from above.
        self._free = range(0)

    def next_row(self) -> None:
        """Begin the next row."""
        self._row += 1
        self.column = 0

    def place(self, colspan: int = 1, rowspan: int = 1) -> int | None:
        """
        Return the column of the next cell of the row and take its slots.

        A rowspan of 0 leads to the end of the group. None means that the document's slots are used up.
        """
        row, taken, slots = self._row, self._taken, self._slots
        column = self.column
        while column < len(taken) and taken[column] > row:
            column += 1
        bottom = min(row + rowspan, self.rows) if rowspan else self.rows
        size = colspan * max(1, bottom - row)
        if size > slots.left:
            return None
        slots.left -= size
        self.column = column + colspan
        if bottom > row + 1:
            if len(taken) < self.column:
                taken.extend([0] * (self.column - len(taken)))
            for spanned in range(column, self.column):
                taken[spanned] = max(taken[spanned], bottom)
        return column

    def place_single(self, count: int) -> Sequence[int]:
        """Return the columns of all `count` cells of a row of which none spans anything, and take their slots."""
        row, taken = self._row, self._taken
        if not taken:
            if len(self._free) != count:
                self._free = range(count)
            self._slots.left -= count
            return self._free
        columns: list[int] = []
        for column, bottom in enumerate(taken):
            if len(columns) == count:
                break
            if bottom <= row:
                columns.append(column)
        columns.extend(range(len(taken), len(taken) + count - len(columns)))
        self._slots.left -= count
        return columns


def parse_span(written: str, most: int, least: int) -> tuple[int, bool]:
    """
    Return the number of a `colspan` or `rowspan`, and whether it stands there as such.

    What is no number, or less than `least`, counts as 1; more than `most` counts as `most`.
    """
    if len(written) <= 2 and written.isascii() and written.isdigit() and least <= int(written) <= most:
        return int(written), True
    match = _NUMBER.match(written)
    if match is None or match.end() == 0 or not written[match.end() - 1].isdigit():
        return 1, False
    digits = match.group(1)
    number = int(digits or "0") if len(digits) <= _MAX_DIGITS else most + 1
    if number < least:
        return 1, False
    if number > most:
        return most, False
    return number, True
