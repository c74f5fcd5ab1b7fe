"""The view of a page, and the way back from it to the markup."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeAlias

from gov_disclosure.reading.blocks import Block, Row
from gov_disclosure.reading.html_ahead import Ahead
from gov_disclosure.reading.html_view import Runs
from gov_disclosure.spans import CellRow, LineIndex, Position

__all__ = ["HtmlSource"]

_ENDLESS = 1 << 60
_FEW = 12
"""How many cells on the next one may be for its place to be found by looking ahead."""
_NEAR = 1_500
"""How far in the markup the words of neighbouring cells may lie apart to be found by looking ahead."""
_position: Callable[[tuple[int, int, int, int, int | None, int | None, None, None, None]], Position] = partial(
    tuple.__new__, Position
)


def _may_hide(markup: str) -> bool:
    """Whether text in a stretch of markup may be no part of the view, or may stand in an attribute."""
    low = markup.lower()
    return (
        "<!" in low or "hid" in low or "display" in low or "visib" in low or "size:0" in low or "size: 0" in low
        or low.count('"') % 2 == 1
    )  # fmt: skip


class HtmlSource:
    """
    A source whose view is the text of a page without its markup.

    Places are worked out when they are asked for: a page has far more text than a report has figures.

    Attributes:
        text: The view.
        markup: The decoded markup that positions point into.
    """

    __slots__ = ("_blocks", "_cells", "_fallback", "_lines", "_locate", "_met", "_other", "_runs", "_starts", "markup", "text")

    def __init__(
        self,
        text: str,
        markup: str,
        lines: LineIndex,
        runs: Runs,
        blocks: Sequence[Block],
        locate: Callable[[Any, int, str], tuple[int, int] | None],
        fallback: Callable[[], HtmlSource] | None,
    ) -> None:
        self.text = text
        self.markup = markup
        self._runs = runs
        self._blocks = blocks
        self._locate = locate
        self._fallback = fallback
        self._other: HtmlSource | None = None
        self._lines = lines
        self._starts: list[int] | None = None
        self._cells: list[tuple[int, int, int, int]] = []
        # The cell whose place was told last, and where it ends in the markup.
        self._met = (-_ENDLESS, 0)

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """Return the positions of several spans, in ascending order: of cells side by side, as a rule."""
        found = self._side_by_side(spans)
        if found is None:
            found = [self.position(start, end) for start, end in spans]
            if self._starts is not None and spans[-1][0] < spans[-1][1]:
                self._met = bisect_right(self._starts, spans[-1][0]) - 1, found[-1].end
        return found

    def _side_by_side(self, spans: Sequence[tuple[int, int]]) -> list[Position] | None:
        """Return the positions of cells side by side, found by looking ahead from cell to cell, or None if that may err."""
        if self._starts is None:
            return None
        starts, cells, lines = self._starts, self._cells, self._lines.starts
        cell = bisect_right(starts, spans[0][0]) - 1
        at, last = self._met
        if not 0 <= cell - at <= _FEW:
            return None
        text, find = self.text, self.markup.find
        begin = last
        found: list[Position] = []
        line, behind = 0, -1
        wanted = iter(spans)
        start, end = next(wanted)
        while True:
            at += 1
            if at >= len(starts):
                return None
            first = starts[at]
            stop, table, row, column = cells[at]
            place = 0
            if first < stop:
                place = find(f">{text[first:stop]}<", last, last + _NEAR) + 1
                if not place:
                    return None
                last = place + stop - first
            if first != start:
                if first > start:
                    return None
                continue
            if first == stop or end != stop:
                return None
            if last >= behind:
                line = bisect_right(lines, place)
                behind = lines[line] if line < len(lines) else len(self.markup) + 1
            found.append(_position((place, last, line, column, table, row, None, None, None)))
            following = next(wanted, None)
            if following is None:
                break
            start, end = following
        if _may_hide(self.markup[begin:last]):
            return None
        self._met = at, last
        return found

    def deferred(self, rows: Sequence[CellRow]) -> Callable[[], list[Position]] | None:
        """Return what makes the positions of the cells of some rows of tables, or None where others are among them."""
        tables = [block for block in self._blocks if type(block) is Row and block.table]
        starts = [cell[0] for row in tables for cell in row.cells]
        words: list[str] = []
        for row in tables:
            words += row.words or [self.text[start:end] for start, end, _, _ in row.cells]
        ahead = Ahead(self.markup, words)
        placed: list[Placed] = []
        for cells, table, number in rows:
            first = bisect_left(starts, cells[0][0])
            behind = first + len(cells)
            if not table or behind > len(starts) or starts[first] != cells[0][0] or starts[behind - 1] != cells[-1][0]:
                return None
            spans = ahead.spans(first, behind)
            if spans is None:
                spans = [self.span(start, end) for start, end, _, _ in cells]
                if cells[-1][0] < cells[-1][1]:
                    ahead.meet(behind - 1, spans[-1][1])
            placed.append((spans, self._lines.lines([start for start, _ in spans]), cells, table, number))
        return partial(_placed, placed)

    def position(self, start: int, end: int) -> Position:
        """Return where the view's characters from `start` to `end` stand in the markup."""
        if self._starts is None:
            self._starts = self._index_cells()
        first, last = self.span(start, end)
        line, column = self._lines.locate(first)
        at = bisect_right(self._starts, start) - 1
        if at >= 0:
            stop, table, row, grid_column = self._cells[at]
            if start <= stop:
                return Position(first, last, line, grid_column, table, row)
        return Position(first, last, line, column)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the markup of the view's characters from `start` to `end`."""
        starts, nodes, origins = self._runs.starts, self._runs.nodes, self._runs.origins
        run = bisect_right(starts, start) - 1
        if run < 0:
            return 0, 0
        text = self.text
        stop = starts[run + 1] if run + 1 < len(starts) else len(text)
        if end <= stop:
            place = self._locate(nodes[run], start - origins[run], text[start:end])
            return place if place is not None else self._span_otherwise(start, end)
        # The separator behind a run belongs to no node.
        first = self._locate(nodes[run], start - origins[run], text[start:stop].rstrip("\t\n"))
        run = bisect_right(starts, end - 1) - 1
        last = self._locate(nodes[run], starts[run] - origins[run], text[starts[run] : end].rstrip("\t\n"))
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

    def _index_cells(self) -> list[int]:
        starts: list[int] = []
        cells = self._cells
        for block in self._blocks:
            if type(block) is Row and block.table:
                table, row = block.table, block.number
                for start, end, column, _ in block.cells:
                    starts.append(start)
                    cells.append((end, table, row, column + 1))
        return starts


Placed: TypeAlias = tuple[Sequence[tuple[int, int]], Sequence[int], Sequence[tuple[int, int, int, int]], int, int]
"""Spans of cells in the markup, the lines that they begin in, the cells in the view, and their table and row."""


def _placed(rows: Sequence[Placed]) -> list[Position]:
    """Return the positions of cells whose places are known."""
    return [
        _position((span[0], span[1], line, cell[2] + 1, table, number, None, None, None))
        for spans, lines, cells, table, number in rows
        for span, line, cell in zip(spans, lines, cells, strict=True)
    ]
