"""The view of a DOCX, and the way back from it to paragraphs and cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from gov_disclosure.reading.blocks import Block, Row
from gov_disclosure.spans import Position

__all__ = ["DocxSource", "Places"]


class Places:
    """
    Where the lines of the view come from.

    Attributes:
        starts: View offset of each line, or part of a cell, ascending.
        numbers: Number of the paragraph it stands in.
        origins: View offset at which that paragraph would begin.
        parts: View offsets from which on text comes from a part, and the part's name.
    """

    __slots__ = ("numbers", "origins", "parts", "starts")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.numbers: list[int] = []
        self.origins: list[int] = []
        self.parts: list[tuple[int, str]] = []

    def add(self, start: int, number: int, origin: int) -> None:
        """Tell where the next text comes from."""
        self.starts.append(start)
        self.numbers.append(number)
        self.origins.append(origin)


class DocxSource:
    """
    A source whose view is the text of a document; positions name the part, the paragraph and the cell.

    Attributes:
        text: The view.
    """

    __slots__ = ("_blocks", "_cells", "_places", "_starts", "text")

    def __init__(self, text: str, places: Places, blocks: Sequence[Block]) -> None:
        self.text = text
        self._places = places
        self._blocks = blocks
        self._starts: list[int] | None = None
        self._cells: list[tuple[int, int, int, int]] = []

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """Return the positions of several spans, in ascending order."""
        return [self.position(start, end) for start, end in spans]

    def position(self, start: int, end: int) -> Position:
        """Return where the view's characters from `start` to `end` stand; offsets are those of the view."""
        if self._starts is None:
            self._starts = self._index_cells()
        places = self._places
        at = max(0, bisect_right(places.starts, start) - 1)
        line = places.numbers[at] if places.numbers else 1
        part = places.parts[bisect_right(places.parts, start, key=lambda part: part[0]) - 1][1]
        cell = bisect_right(self._starts, start) - 1
        if cell >= 0:
            stop, table, row, column = self._cells[cell]
            if start <= stop:
                return Position(start, end, line, column, table, row, part)
        origin = places.origins[at] if places.origins else 0
        return Position(start, end, line, start - origin + 1, None, None, part)

    def _index_cells(self) -> list[int]:
        starts: list[int] = []
        for block in self._blocks:
            if isinstance(block, Row) and block.table:
                for start, end, column, _ in block.cells:
                    starts.append(start)
                    self._cells.append((end, block.table, block.number, column + 1))
        return starts
