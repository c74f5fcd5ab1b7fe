"""The view of a PDF while it is being made, and the way back from it to the pages."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import Final

from gov_disclosure.reading.blocks import Block, Cell, Line, Row
from gov_disclosure.reading.pdf.lines import Spelled
from gov_disclosure.reading.pdf.sheet import Sheet
from gov_disclosure.reading.pdf.tables import TableRow
from gov_disclosure.spans import Position

__all__ = ["PdfSource", "View"]


_NEAR: Final = 400
"""Characters to look for one that stands beside a blank cell."""
_LAST: Final = 1 << 30
_VALUES, _BASE, _PAGE = 6, 4, 5
"""Values kept of each character, and which of them are its baseline and its page."""
_NOWHERE: Final = array("d", bytes(8 * _VALUES))


class View:
    """
    The view as far as it has been made: a line for each paragraph and each row, tabs between cells.

    Attributes:
        blocks: Lines and rows.
        resumed: Indices of the rows that a page ends before.
        scattered: Pages with rows of which it is not known which figure is whose.
    """

    __slots__ = ("_begun", "_pages", "_pieces", "_places", "_size", "blocks", "resumed", "scattered")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self._begun: int | None = None
        # Of each character its box, its baseline and its page; zeros where none stands on a page.
        self._places = array("d")
        self._pages: list[tuple[int, int]] = []
        self.blocks: list[Block] = []
        self.resumed: set[int] = set()
        self.scattered: set[int] = set()

    def line(self, words: Spelled) -> None:
        """Add a paragraph."""
        self.begin(words)
        self.close()

    def begin(self, words: Spelled) -> None:
        """Add the first words of a paragraph, or more of the one begun."""
        start = self._add(words)
        if self._begun is None:
            self._begun = start

    def close(self) -> None:
        """End the paragraph begun, if there is one."""
        start, self._begun = self._begun, None
        if start is not None and self._size > start:
            self.blocks.append(Line(start, self._size))
            self._end("\n")

    def text(self, words: str, page: int) -> None:
        """Add a line of a page that has no characters of its own."""
        words = words.strip()
        if words:
            self._pages.append((self._size, page))
            self.line([(char, None) for char in words])

    def row(self, row: TableRow, table: int, number: int, *, exact: bool) -> None:
        """Add a row of a table."""
        cells: list[Cell] = []
        text: list[str] = []
        for words, column, colspan in row.cells:
            start = self._add(words)
            cells.append(Cell(start, self._size, column, colspan))
            text.append(self._pieces[-1])
            self._end("\t")
        if cells:
            self._pieces[-1] = "\n"
            if row.resumed:
                self.resumed.add(len(self.blocks))
            self.blocks.append(Row(tuple(cells), table, number, exact, tuple(text)))

    def _add(self, words: Spelled) -> int:
        start, places = self._size, self._places
        for _, glyph in words:
            if glyph is None:
                places.extend(_NOWHERE)
            else:
                places.extend(glyph[1:6])
                places.append(glyph[9])
        self._pieces.append("".join([char for char, _ in words]))
        self._size = start + len(words)
        return start

    def _end(self, mark: str) -> None:
        self._pieces.append(mark)
        self._size += 1
        self._places.extend(_NOWHERE)

    def source(self, sheets: Mapping[int, Sheet]) -> PdfSource:
        """Return the source that the view is."""
        return PdfSource("".join(self._pieces), self._places, self._pages, self.blocks, sheets)


class PdfSource:
    """
    A source whose view is the text of a PDF in the order in which it is read.

    Attributes:
        text: The view.
    """

    __slots__ = ("_cells", "_pages", "_places", "_sheets", "_starts", "text")

    def __init__(
        self,
        text: str,
        places: array[float],
        pages: Sequence[tuple[int, int]],
        blocks: Sequence[Block],
        sheets: Mapping[int, Sheet],
    ) -> None:
        self.text = text
        self._places = places
        self._pages = pages
        self._sheets = sheets
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
        pages = self._values(_PAGE, start, end)
        page = int(next(filter(None, pages), 0))
        if page:
            line = self._line(page, self._values(_BASE, start, end)[pages.index(page)])
            here = [each == page for each in pages]
            left, top, right, bottom = (
                told(compress(self._values(value, start, end), here)) for value, told in enumerate((min, min, max, max))
            )
            left, top, right, bottom = self._sheets[page].shown((left, top, right, bottom))
            box = round(left, 2), round(top, 2), round(right, 2), round(bottom, 2)
            return Position(start, end, line, column, table, row, None, page, box)
        line, page = self._beside(start)
        return Position(start, end, line, column, table, row, None, page, None)

    def _beside(self, start: int) -> tuple[int, int]:
        """Return line and page of a place where no character stands: a blank cell, or the text of a text provider."""
        told = bisect_right(self._pages, (start, _LAST)) - 1
        before = min(start, _NEAR)
        pages = self._values(_PAGE, start - before, start + _NEAR)
        order = (*range(before - 1, -1, -1), *range(before, len(pages)))
        near = next((start - before + at for at in order if pages[at]), None)
        if told >= 0 and "\n" not in self.text[self._pages[told][0] : start]:
            page = self._pages[told][1]
            first = next(begin for begin, number in self._pages if number == page)
            return self.text.count("\n", first, start) + 1, page
        if near is None:
            return 1, 1
        page = int(self._places[_VALUES * near + _PAGE])
        return self._line(page, self._places[_VALUES * near + _BASE]), page

    def _values(self, value: int, start: int, end: int) -> array[float]:
        """Return one of the values that are kept of each character, of those of a span."""
        return self._places[_VALUES * start + value : _VALUES * end : _VALUES]

    def _line(self, page: int, base: float) -> int:
        """Return the number of the line on its page that a baseline is of."""
        return max(1, bisect_left(self._sheets[page].bases, base + 0.01))
