"""The view of a page, and the way back from it to the markup."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import Any, TypeAlias

from gov_disclosure.reading.blocks import Block, Row
from gov_disclosure.reading.html.ahead import Ahead
from gov_disclosure.reading.html.view import Runs
from gov_disclosure.reading.plain.table import PlainTable
from gov_disclosure.spans import KEPT, CellRow, LineIndex, Places, Position

__all__ = ["HtmlSource"]

_start_of = itemgetter(0)
_position: Callable[[tuple[int, int, int, int, int | None, int | None, None, None, None]], Position] = partial(
    tuple.__new__, Position
)


class HtmlSource:
    """
    A source whose view is the text of a page without its markup.

    Places are worked out when they are asked for: a page has far more text than a report has figures.

    Attributes:
        text: The view.
        markup: The decoded markup that positions point into.
    """

    __slots__ = (
        "_ahead", "_blocks", "_fallback", "_held", "_lines", "_locate", "_make_runs", "_ordered", "_other", "_places", "_plain",
        "_row_starts", "_rows", "_runs_made", "_starts", "markup", "text",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        markup: str,
        lines: LineIndex,
        runs: Callable[[], Runs],
        blocks: Sequence[Block],
        locate: Callable[[Any, int, str], tuple[int, int] | None],
        fallback: Callable[[], HtmlSource] | None,
        *,
        plain: Mapping[int, PlainTable],
        ordered: bool,
        places: Callable[[Sequence[tuple[int, int]]], list[tuple[int, int]] | None] | None = None,
    ) -> None:
        self.text = text
        self.markup = markup
        self._make_runs = runs
        self._runs_made: Runs | None = None
        self._blocks = blocks
        self._locate = locate
        self._fallback = fallback
        self._other: HtmlSource | None = None
        self._lines = lines
        self._rows: list[Row] | None = None
        self._row_starts: list[int] = []
        # The row that a place was last asked for in, and its cells: those of all rows would be kept otherwise.
        self._held: tuple[Row | None, Sequence[tuple[int, int, int, int]]] = (None, ())
        # Where each cell of the tables begins.
        self._starts = array("q")
        self._ahead: Ahead | None = None
        # Tables that were read by themselves, by number.
        self._plain = plain
        # Whether the view has all in the order of the markup: what lies in the cells of a layout comes behind its row.
        self._ordered = ordered
        # Gives the places of several spans of prose at once, or None where it cannot.
        self._places = places

    @property
    def _runs(self) -> Runs:
        """Where the runs of the view come from."""
        if self._runs_made is None:
            self._runs_made = self._make_runs()
        return self._runs_made

    @property
    def is_kept(self) -> bool:
        """Whether it is to be kept for places that are asked for later: a page that was read without a tree, if it is short."""
        return self._places is not None and len(self.markup) <= KEPT

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """Return the positions of several spans, in ascending order: of cells side by side, as a rule."""
        prose = self._places(spans) if self._places is not None else None
        if prose is not None:
            locate = self._lines.locate
            return [_position((first, last, *locate(first), None, None, None, None, None)) for first, last in prose]
        found = self._side_by_side(spans)
        if found is None:
            return [self.position(start, end) for start, end in spans]
        return [self._placed(start, *place) for (start, _), place in zip(spans, found, strict=True)]

    def deferred(self, rows: Sequence[CellRow]) -> Places | None:
        """Return what makes the positions of the cells of some rows of tables, or None where others are among them."""
        plain: list[tuple[PlainTable, CellRow]] = []
        for cells in rows:
            table = self._plain.get(cells.row.table)
            if table is None:
                return self._all_now(rows)
            plain.append((table, cells))
        if self.is_kept:
            return partial(_plain_places, plain, self._lines)
        lines = {table.begin: self._lines.locate(table.start)[0] for table in self._plain.values()}
        return partial(_plain_places, plain, lines)

    def _all_now(self, rows: Sequence[CellRow]) -> Places | None:
        """Return what makes the positions of cells out of places that are looked up now."""
        placed: list[_Row] = []
        for cells in rows:
            row = cells.row
            spans = self._side_by_side(cells.spans) if row.table else None
            if spans is None:
                return None
            lines = self._lines.lines([start for start, _ in spans])
            placed.append((spans, lines, row.cells[cells.first :], row.table, row.number))
        return partial(_all_placed, placed)

    def _side_by_side(self, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]] | None:
        """Return where some cells side by side stand in the markup; None where they are no such cells."""
        if self._plain and (table := self._plain_at(spans[0][0])) is not None:
            return table.spans(spans)
        if not self._ordered or not self._is_in_row(spans[0][0]):
            return None
        if self._ahead is None:
            rows = self._table_rows()
            # Without the cells themselves: of most nothing is asked.
            self._starts = array("q", (cell[0] for row in rows for cell in row.places()))
            words: list[str] = []
            for row in rows:
                words += row.words or [self.text[start:end] for start, end, _, _ in row.cells]
            self._ahead = Ahead(self.markup, words)
        starts = self._starts
        first = bisect_left(starts, spans[0][0])
        behind = first + len(spans)
        # Columns may be printed in another order than the form's.
        if starts[first:behind] != array("q", [start for start, _ in spans]):
            return None
        found = self._ahead.spans(first, behind)
        if found is None:
            found = [self.span(start, end) for start, end in spans]
            if spans[-1][0] < spans[-1][1]:
                self._ahead.meet(behind - 1, found[-1][1])
        return found

    def _is_in_row(self, start: int) -> bool:
        """Whether a row of a table stands at a place of the view."""
        rows = self._table_rows()
        at = bisect_right(self._row_starts, start) - 1
        return at >= 0 and start <= rows[at].end

    def _plain_at(self, start: int) -> PlainTable | None:
        """Return the plain table that a place of the view is in."""
        runs = self._runs
        at = bisect_right(runs.starts, start) - 1
        node = runs.node(at) if at >= 0 else None
        return node if type(node) is PlainTable else None

    def position(self, start: int, end: int) -> Position:
        """Return where the view's characters from `start` to `end` stand in the markup."""
        return self._placed(start, *self.span(start, end))

    def _placed(self, start: int, first: int, last: int) -> Position:
        """Return the position of what begins at a place of the view, and stands at one in the markup."""
        line, column = self._lines.locate(first)
        table = self._plain_at(start) if self._plain else None
        if table is not None and start <= table.end:
            number, slot = table.slot(start)
            return Position(first, last, line, slot + 1, table.number, number)
        rows = self._table_rows()
        at = bisect_right(self._row_starts, start) - 1
        if at >= 0:
            row = rows[at]
            if start > row.end:
                return Position(first, last, line, column)
            held, cells = self._held
            if held is not row:
                cells = list(row.places())
                self._held = row, cells
            _, stop, grid_column, _ = cells[bisect_right(cells, start, key=_start_of) - 1]
            if start <= stop:
                return Position(first, last, line, grid_column + 1, row.table, row.number)
        return Position(first, last, line, column)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the markup of the view's characters from `start` to `end`."""
        starts, node, origins = self._runs.starts, self._runs.node, self._runs.origins
        run = bisect_right(starts, start) - 1
        if run < 0:
            return 0, 0
        text = self.text
        stop = starts[run + 1] if run + 1 < len(starts) else len(text)
        if end <= stop:
            place = self._locate(node(run), start - origins[run], text[start:end])
            return place if place is not None else self._span_otherwise(start, end)
        # The separator behind a run belongs to no node.
        first = self._locate(node(run), start - origins[run], text[start:stop].rstrip("\t\n"))
        run = bisect_right(starts, end - 1) - 1
        last = self._locate(node(run), starts[run] - origins[run], text[starts[run] : end].rstrip("\t\n"))
        if first is None or last is None or last[0] < first[1]:
            # An element that broken markup made anew says that it stands where the first of its kind does.
            return self._span_otherwise(start, end)
        return first[0], max(first[0], last[1])

    def _span_otherwise(self, start: int, end: int) -> tuple[int, int]:
        """Return a place by the tree that knows all places, or by what is written there."""
        if self._fallback is not None:
            if self._other is None:
                self._other = self._fallback()
            if self._other.text == self.text:
                return self._other.span(start, end)
        found = max(0, self.markup.find(self.text[start:end]))
        return found, found + (end - start if found else 0)

    def _table_rows(self) -> list[Row]:
        """Return the rows of tables that are not plain."""
        if self._rows is None:
            plain = self._plain
            self._rows = [block for block in self._blocks if type(block) is Row and block.table and block.table not in plain]
            self._row_starts = [row.start for row in self._rows]
        return self._rows


_Row: TypeAlias = tuple[Sequence[tuple[int, int]], Sequence[int], Sequence[tuple[int, int, int, int]], int, int]
"""Spans of cells in the markup, the lines that they begin in, the cells in the view, and their table and row."""


def _all_placed(rows: Sequence[_Row], row: int | None = None, place: int = 0) -> list[Position]:
    """Return the positions of cells whose places are known; of one alone by its row and its place there."""
    if row is not None:
        spans, lines, cells, table, number = rows[row]
        one = slice(place, place + 1)
        return _all_placed([(spans[one], lines[one], cells[one], table, number)])
    return [
        _position((span[0], span[1], line, cell[2] + 1, table, number, None, None, None))
        for spans, lines, cells, table, number in rows
        for span, line, cell in zip(spans, lines, cells, strict=True)
    ]


_Lines: TypeAlias = LineIndex | Mapping[int, int]
"""The lines of a page, or the one that each of its plain tables begins in, by where that begins in the view."""


def _plain_places(
    rows: Sequence[tuple[PlainTable, CellRow]], lines: _Lines, at: int | None = None, place: int = 0
) -> list[Position]:
    """Return the positions of cells of plain tables; of one alone by its row and place."""
    if at is not None:
        table, (row, front) = rows[at]
        start, end, column, _ = row.cell(front + place)
        first, last = table.span(row.number, front + place, start, end)
        index, before, begin = _index_of(table, lines)
        line = before + index.locate(first - begin)[0]
        return [_position((first, last, line, column + 1, row.table, row.number, None, None, None))]
    found: list[Position] = []
    for table, cells in rows:
        row, first, (index, before, begin) = cells.row, cells.first, _index_of(table, lines)
        spans = table.spans(cells.spans)
        inside = index.lines([start - begin for start, _ in spans])
        found += [
            _position((start, end, before + line, column + 1, row.table, row.number, None, None, None))
            for (start, end), line, (_, _, column, _) in zip(spans, inside, row.cells[first:], strict=True)
        ]
    return found


def _index_of(table: PlainTable, lines: _Lines) -> tuple[LineIndex, int, int]:
    """Return the lines that a table stands in, and how many lines and characters of the page come before the first of them."""
    if isinstance(lines, LineIndex):
        return lines, 0, 0
    return table.index, lines[table.begin] - 1, table.start
