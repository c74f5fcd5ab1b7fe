"""The view of a PDF while it is being made, and the way back from it to the pages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from gov_disclosure.reading.blocks import Block, Cell, Line, Row
from gov_disclosure.reading.pdf.lines import Spelled
from gov_disclosure.reading.pdf.raw import Glyph
from gov_disclosure.reading.pdf.sheet import Sheet
from gov_disclosure.reading.pdf.tables import TableRow
from gov_disclosure.spans import Position

__all__ = ["PdfSource", "View"]


_NEAR: Final = 400
"""Characters to look for one that stands beside a blank cell."""
_LAST: Final = 1 << 30


class View:
    """
    The view as far as it has been made: a line for each paragraph and each row, tabs between cells.

    Attributes:
        blocks: Lines and rows.
        resumed: Indices of the rows that a page ends before.
        scattered: Pages with rows of which it is not known which figure is whose.
    """

    __slots__ = ("_chars", "_glyphs", "_pages", "blocks", "resumed", "scattered")

    def __init__(self) -> None:
        self._chars: list[str] = []
        self._glyphs: list[Glyph | None] = []
        self._pages: list[tuple[int, int]] = []
        self.blocks: list[Block] = []
        self.resumed: set[int] = set()
        self.scattered: set[int] = set()

    def line(self, words: Spelled) -> None:
        """Add a paragraph."""
        start = self._add(words)
        end = len(self._chars)
        if end > start:
            self.blocks.append(Line(start, end))
            self._end("\n")

    def text(self, words: str, page: int) -> None:
        """Add a line of a page that has no characters of its own."""
        words = words.strip()
        if words:
            self._pages.append((len(self._chars), page))
            self.line([(char, None) for char in words])

    def row(self, row: TableRow, table: int, number: int, *, exact: bool) -> None:
        """Add a row of a table."""
        cells: list[Cell] = []
        for words, column, colspan in row.cells:
            start = self._add(words)
            cells.append(Cell(start, len(self._chars), column, colspan))
            self._end("\t")
        if cells:
            self._chars[-1] = "\n"
            text = tuple("".join(self._chars[start:end]) for start, end, _, _ in cells)
            if row.resumed:
                self.resumed.add(len(self.blocks))
            self.blocks.append(Row(tuple(cells), table, number, exact, text))

    def _add(self, words: Spelled) -> int:
        start = len(self._chars)
        for char, glyph in words:
            self._chars.append(char)
            self._glyphs.append(glyph)
        return start

    def _end(self, mark: str) -> None:
        self._chars.append(mark)
        self._glyphs.append(None)

    def source(self, sheets: Mapping[int, Sheet]) -> PdfSource:
        """Return the source that the view is."""
        return PdfSource("".join(self._chars), self._glyphs, self._pages, self.blocks, sheets)


class PdfSource:
    """
    A source whose view is the text of a PDF in the order in which it is read.

    Attributes:
        text: The view.
    """

    __slots__ = ("_cells", "_glyphs", "_lines", "_pages", "_sheets", "_starts", "text")

    def __init__(
        self,
        text: str,
        glyphs: Sequence[Glyph | None],
        pages: Sequence[tuple[int, int]],
        blocks: Sequence[Block],
        sheets: Mapping[int, Sheet],
    ) -> None:
        self.text = text
        self._glyphs = glyphs
        self._pages = pages
        self._sheets = sheets
        self._lines: dict[int, list[float]] = {}
        self._starts: list[int] = []
        self._cells: list[tuple[int, int, int, int]] = []
        for block in blocks:
            if isinstance(block, Row):
                for start, end, column, _ in block.cells:
                    self._starts.append(start)
                    self._cells.append((end, block.table, block.number, column + 1))

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """Return the positions of several spans."""
        return [self.position(start, end) for start, end in spans]

    def position(self, start: int, end: int) -> Position:
        """Return the page, and the box on it, of the view's characters from `start` to `end`."""
        table: int | None = None
        row: int | None = None
        at = bisect_right(self._starts, start) - 1
        if at >= 0 and start <= self._cells[at][0]:
            _, table, row, column = self._cells[at]
        else:
            column = start - self.text.rfind("\n", 0, start)
        found = [glyph for glyph in self._glyphs[start:end] if glyph is not None]
        if found:
            first = found[0]
            box = self._box([glyph for glyph in found if glyph.page == first.page])
            return Position(start, end, self._line(first), column, table, row, None, first.page, box)
        line, page = self._beside(start)
        return Position(start, end, line, column, table, row, None, page, None)

    def _beside(self, start: int) -> tuple[int, int]:
        """Return line and page of a place where no character stands: a blank cell, or the text of a text provider."""
        told = bisect_right(self._pages, (start, _LAST)) - 1
        near = next((glyph for glyph in self._glyphs[start : start + _NEAR] if glyph is not None), None)
        near = next((glyph for glyph in reversed(self._glyphs[max(0, start - _NEAR) : start]) if glyph is not None), near)
        if told >= 0 and "\n" not in self.text[self._pages[told][0] : start]:
            page = self._pages[told][1]
            first = next(begin for begin, number in self._pages if number == page)
            return self.text.count("\n", first, start) + 1, page
        return (self._line(near), near.page) if near is not None else (1, 1)

    def _box(self, glyphs: Sequence[Glyph]) -> tuple[float, float, float, float]:
        box = (
            min([glyph.left for glyph in glyphs]), min([glyph.top for glyph in glyphs]),
            max([glyph.right for glyph in glyphs]), max([glyph.bottom for glyph in glyphs]),
        )  # fmt: skip
        left, top, right, bottom = self._sheets[glyphs[0].page].shown(box)
        return round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)

    def _line(self, glyph: Glyph) -> int:
        """Return the number of the line on its page that a character stands in."""
        bases = self._lines.get(glyph.page)
        if bases is None:
            bases = self._lines[glyph.page] = []
            for base, size in sorted((other.base, other.size) for other in self._sheets[glyph.page].glyphs):
                if not bases or base - bases[-1] > 0.45 * size:
                    bases.append(base)
        return max(1, bisect_left(bases, glyph.base + 0.01))
