"""
What every reader hands on: lines of prose, and rows of cells, all as offsets into a view.

A `Line` is a paragraph or a line of text. A `Row` is a line or a table row that the source itself
divides into cells. Only a row of markup knows its true grid columns (`exact`); the columns of a
row of text are those of its separators, and may be shifted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import accumulate, repeat
from operator import add
from typing import Any, NamedTuple, TypeAlias, cast

import attrs

from gov_disclosure.diagnostics import Diagnostic
from gov_disclosure.spans import Source

__all__ = ["Block", "Cell", "Document", "Line", "Row", "Run", "line_of"]

_new_tuple = cast("Callable[[Any, Iterable[Any]], Any]", tuple.__new__)
_new_row = cast("Callable[[Any], Any]", object.__new__)
_FEW = 4
"""A label stands in one of the first cells; for others all are made."""


class Line(NamedTuple):
    """A paragraph or a line: view offsets, blanks at both ends cut off."""

    start: int
    end: int


line_of: Callable[[tuple[int, int]], Line] = partial(tuple.__new__, Line)
"""Makes a `Line` of a tuple, three times as fast as its constructor."""


class Run(Line):
    """A line of labels and figures between which the separators are lost."""


class Cell(NamedTuple):
    """One cell: view offsets (blanks at both ends cut off) and its first column, from 0."""

    start: int
    end: int
    column: int
    colspan: int = 1


class Row:
    """
    One row of cells.

    The cells of most rows are never made: their words and layout say all that is asked of them.

    Attributes:
        table: Number of the table of markup, from 1; 0 for a row of plain text.
        number: Number of the row within that table, from 1; 0 for plain text.
        exact: Whether columns are true grid columns.
        words: The words of the cells as the view has them, or empty where the reader did not have them at hand.
    """

    __slots__ = ("_begin", "_cells", "_columns", "_fields", "_spans", "exact", "number", "table", "words")

    def __init__(
        self, cells: tuple[Cell, ...], table: int = 0, number: int = 0, exact: bool = False, words: tuple[str, ...] = ()
    ) -> None:
        self._cells: tuple[Cell, ...] | None = cells
        self.table = table
        self.number = number
        self.exact = exact
        self.words = words
        self._begin = 0
        self._fields: Sequence[str] = words
        self._columns: Sequence[int] | None = None
        self._spans: Sequence[int] | None = None

    @classmethod
    def of_fields(cls, begin: int, fields: Sequence[str], words: tuple[str, ...]) -> Row:
        """Return a line of text as a row: its fields from an offset on, one character apart, and their words."""
        row: Row = _new_row(cls)
        row._cells = row._columns = row._spans = None
        row.table = row.number = 0
        row.exact = False
        row.words = words
        row._begin = begin
        row._fields = fields
        return row

    @classmethod
    def of_grid(
        cls, begin: int, words: tuple[str, ...], columns: Sequence[int], spans: Sequence[int] | None, table: int, number: int
    ) -> Row:
        """
        Return a row of a table of markup, whose words stand in the view from an offset on, one character apart.

        Args:
            begin: View offset of the first of them.
            words: The words of its cells.
            columns: The first column of each.
            spans: The columns that each covers, or None where each covers one.
            table: Number of the table.
            number: Number of the row.
        """
        row: Row = _new_row(cls)
        row._cells = None
        row._columns = columns
        row._spans = spans
        row.table = table
        row.number = number
        row.exact = True
        row.words = row._fields = words
        row._begin = begin
        return row

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells that begin in this row, in order; cells spanned from above are not repeated."""
        cells = self._cells
        if cells is None:
            cells = self._cells = tuple(map(_new_tuple, repeat(Cell), self.places()))
        return cells

    def places(self) -> Iterable[tuple[int, int, int, int]]:
        """Return its cells as plain tuples, which are not kept where none was asked for."""
        if self._cells is not None:
            return self._cells
        words, fields = self.words, self._fields
        starts = list(accumulate([len(field) + 1 for field in fields[:-1]], initial=self._begin))
        if fields is not words:
            starts = list(map(add, starts, map(str.find, fields, words)))
        return zip(
            starts, map(add, starts, map(len, words)), self._columns or range(len(words)), self._spans or repeat(1),
            strict=False,
        )  # fmt: skip

    @property
    def size(self) -> int:
        """How many cells begin in it."""
        return len(self.words) if self._cells is None else len(self._cells)

    @property
    def start(self) -> int:
        """Where its first cell begins."""
        return self.cell(0)[0]

    @property
    def end(self) -> int:
        """Where its last cell ends."""
        if self._cells is None and self._fields is self.words:
            return self._begin + sum(map(len, self.words)) + len(self.words) - 1
        return self.cells[-1][1]

    def cell(self, place: int) -> tuple[int, int, int, int]:
        """Return one of its cells, by its place from 0."""
        if self._cells is not None or place > _FEW:
            return self.cells[place]
        words, fields, start = self.words, self._fields, self._begin
        for field in fields[:place]:
            start += len(field) + 1
        if fields is not words:
            start += fields[place].find(words[place])
        columns, spans = self._columns, self._spans
        return (
            start, start + len(words[place]), columns[place] if columns is not None else place,
            spans[place] if spans is not None else 1,
        )  # fmt: skip

    def front(self, count: int) -> Sequence[tuple[int, int, int, int]]:
        """Return its first cells, so many."""
        if self._cells is not None:
            return self._cells[:count]
        words, fields, start = self.words, self._fields, self._begin
        columns = self._columns or range(count)
        spans = self._spans
        found: list[tuple[int, int, int, int]] = []
        for place in range(count):
            word, field = words[place], fields[place]
            begin = start if field is word else start + field.find(word)
            found.append((begin, begin + len(word), columns[place], spans[place] if spans is not None else 1))
            start += len(field) + 1
        return found

    def layout(self, first: int) -> tuple[Any, ...]:
        """Return what tells the columns of its cells from one on: those of equal layouts are equal."""
        if self._cells is not None:
            return tuple([cell[2:] for cell in self._cells[first:]])
        columns, spans = self._columns, self._spans
        if columns is None:
            return first, len(self.words)
        return tuple(columns[first:]), None if spans is None else tuple(spans[first:])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        mine = self.cells, self.table, self.number, self.exact, self.words
        return mine == (other.cells, other.table, other.number, other.exact, other.words)

    def __hash__(self) -> int:
        return hash((self.cells, self.table, self.number))

    def __repr__(self) -> str:
        return f"Row(cells={self.cells!r}, table={self.table}, number={self.number}, exact={self.exact}, words={self.words!r})"


Block: TypeAlias = Line | Row


@attrs.frozen
class Document:
    """
    A container, read.

    Attributes:
        source: The view that the blocks point into and the way back from it.
        blocks: Lines and rows in reading order.
        title: Title that the container itself carries (the page's `<title>`), or None.
        metadata: Named values that the container carries (`<meta name=… content=…>`), lower-case names.
        diagnostics: What the reader had to say.
        resumed: Indices of the rows that a page ends before: each and the row before it may be one row, or have
            cells that go on from page to page.
        height: Gives over how many rows the cell spans that stands between two view offsets, where the reader knows.
        pictures: Gives what the pictures between two view offsets are called, where the reader knows of any.
    """

    source: Source
    blocks: tuple[Block, ...]
    title: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    resumed: frozenset[int] = frozenset()
    height: Callable[[int, int], int] | None = attrs.field(default=None, eq=False, repr=False)
    pictures: Callable[[int, int], tuple[str, ...]] | None = attrs.field(default=None, eq=False, repr=False)
