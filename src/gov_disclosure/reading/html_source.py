"""The view of a page, and the way back from it to the markup."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

from gov_disclosure.reading.blocks import Block, Row
from gov_disclosure.reading.html_view import Runs
from gov_disclosure.spans import LineIndex, Position

__all__ = ["HtmlSource"]


class HtmlSource:
    """
    A source whose view is the text of a page without its markup.

    Places are worked out when they are asked for: a page has far more text than a report has figures.

    Attributes:
        text: The view.
        markup: The decoded markup that positions point into.
    """

    __slots__ = ("_blocks", "_cells", "_fallback", "_lines", "_locate", "_other", "_runs", "_starts", "markup", "text")

    def __init__(
        self,
        text: str,
        markup: str,
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
        self._lines: LineIndex | None = None
        self._starts: list[int] | None = None
        self._cells: list[tuple[int, int, int, int]] = []

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """Return the positions of several spans, in ascending order."""
        return [self.position(start, end) for start, end in spans]

    def position(self, start: int, end: int) -> Position:
        """Return where the view's characters from `start` to `end` stand in the markup."""
        if self._lines is None or self._starts is None:
            self._lines = LineIndex(self.markup)
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
        if first is None or last is None:
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
            if isinstance(block, Row) and block.table:
                table, row = block.table, block.index
                for cell in block.cells:
                    starts.append(cell.start)
                    cells.append((cell.end, table, row, cell.column + 1))
        return starts
