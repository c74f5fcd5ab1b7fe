"""
Where in the user's own source something stands.

Stages read a *view* of the source: for plain text the decoded text itself, for HTML the text of
the page without its markup. They speak of view offsets only; a `Source` turns these into a
`Position` in what the user gave us, at the moment a figure or a diagnostic is made.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, chain, repeat
from operator import add
from typing import Any, NamedTuple, Protocol

__all__ = ["KEPT", "CellRow", "CellsOfRow", "LineIndex", "Places", "Position", "Source", "TextSource", "cell_row", "deferred"]

_LINE_END = re.compile(r"\r\n|\r|\n")
_COUNTED = 60
KEPT = 65_536
"""A source that is no longer is kept as long as its report, for places that nobody may ask for."""


class Position(NamedTuple):
    """
    A place in the user's source (a named tuple: a report has hundreds).

    Attributes:
        start: Offset of the first character in the decoded source (code points, from 0).
        end: Offset behind the last character.
        line: Line of `start`, from 1.
        column: In plain text the character column from 1; inside a table of a page (where
            `table` is set) the column of the table's grid, from 1.
        table: Number of the table in the page, from 1, or None outside tables of markup.
        row: Row of that table, from 1.
        part: In MHTML the address of the page within; in DOCX the part of the package,
            `word/document.xml`; `line` is then the number of the paragraph in it, and `start` and `end` are offsets
            into the part's text as it was read.
        page: In PDF the page, from 1; `line` is then the line of the page, and `start` and `end` are
            offsets into the document's text as it was read.
        box: In PDF left, top, right, bottom of what stands there, in points from the page's upper left corner.
    """

    start: int
    end: int
    line: int
    column: int
    table: int | None = None
    row: int | None = None
    part: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the place as the flat keys that the JSON contract puts beside a value."""
        place: dict[str, Any] = {"line": self.line, "column": self.column}
        if self.table is not None:
            place["table"] = self.table
            place["row"] = self.row
        if self.part is not None:
            place["part"] = self.part
        if self.page is not None:
            place["page"] = self.page
        if self.box is not None:
            place["box"] = list(self.box)
        place["start"] = self.start
        place["end"] = self.end
        return place

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Position | None:
        """Read the place back from the keys of `to_dict`; None where they are absent."""
        if data.get("start") is None:
            return None
        return cls(
            start=data["start"],
            end=data["end"],
            line=data["line"],
            column=data["column"],
            table=data.get("table"),
            row=data.get("row"),
            part=data.get("part"),
            page=data.get("page"),
            box=tuple(data["box"]) if data.get("box") is not None else None,
        )


_position: Callable[[tuple[int, int, int, int, int | None, int | None, None, None, None]], Position] = partial(
    tuple.__new__, Position
)


class LineIndex:
    """The line starts of a text, for offset → line and column in O(log lines); worked out when first asked for."""

    __slots__ = ("_counted", "_left", "_lines", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None
        # The offsets that were looked up by counting, ascending, the line of each, and how many more are.
        self._counted, self._lines = [0], [1]
        self._left = -1

    @property
    def starts(self) -> list[int]:
        """Where each line begins."""
        starts = self._starts
        if starts is None:
            if "\r" in self._text:
                starts = [0, *(match.end() for match in _LINE_END.finditer(self._text))]
            else:
                sizes = list(map(len, self._text.split("\n")))
                # Each line but the first begins behind the line feed of the one before.
                starts = list(accumulate(map(add, sizes, repeat(1)), initial=0))[:-1]
            self._starts = starts
        return starts

    def locate(self, offset: int) -> tuple[int, int]:
        """Return line and column (both from 1) of an offset."""
        if self._starts is None and self._counts():
            text, counted, lines = self._text, self._counted, self._lines
            behind = bisect_right(counted, offset)
            # No stretch is counted twice.
            line = lines[behind - 1] + text.count("\n", counted[behind - 1], offset)
            counted.insert(behind, offset)
            lines.insert(behind, line)
            return line, offset - text.rfind("\n", 0, offset)
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def _counts(self) -> bool:
        """Whether to count line feeds up to an offset: for a few it costs less than to know where all lines begin."""
        if self._left < 0:
            self._left = _COUNTED if "\r" not in self._text else 0
        self._left -= self._left > 0
        return self._left > 0

    def lines(self, offsets: Sequence[int]) -> list[int]:
        """Return the lines (from 1) of offsets; one is looked up once for all that stand in it."""
        starts = self.starts
        found: list[int] = []
        line, first, behind = 0, 0, -1
        for offset in offsets:
            if not first <= offset < behind:
                line = bisect_right(starts, offset)
                first, behind = starts[line - 1], starts[line] if line < len(starts) else offset + 1
            found.append(line)
        return found

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line (from 1) and a column (from 0)."""
        return self.starts[line - 1] + column


class CellsOfRow(Protocol):
    """What is known of a row: for each cell start, end, column and colspan; its table and row of markup, 0 for text."""

    @property
    def cells(self) -> Sequence[tuple[int, int, int, int]]:
        """The cells, side by side."""
        ...

    @property
    def size(self) -> int:
        """How many they are."""
        ...

    def cell(self, place: int, /) -> tuple[int, int, int, int]:
        """Return one of them, by its place from 0; the others are not made for it."""
        ...

    @property
    def table(self) -> int:
        """Number of the table of markup, or 0."""
        ...

    @property
    def number(self) -> int:
        """Number of the row in it, or 0."""
        ...


class CellRow(NamedTuple):
    """Cells side by side: those of a row from one on."""

    row: CellsOfRow
    first: int

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Start and end of each."""
        return [cell[:2] for cell in self.row.cells[self.first :]]


cell_row: Callable[[tuple[CellsOfRow, int]], CellRow] = partial(tuple.__new__, CellRow)
"""Makes a `CellRow` of a tuple, three times as fast as its constructor."""


class Source(Protocol):
    """What a reader hands on beside its blocks: the view, and the way back to the source."""

    @property
    def text(self) -> str:
        """The view that blocks and tokens point into."""
        ...

    def position(self, start: int, end: int) -> Position:
        """Return where the view's characters from `start` to `end` stand in the user's source."""
        ...

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """Return the positions of several spans, in ascending order."""
        ...


class Places(Protocol):
    """Makes positions of cells, later and without the source."""

    def __call__(self, row: int | None = None, place: int = 0, /) -> list[Position]:
        """Return the positions of all cells, or of one alone: its row and its place among the cells of that, from 0."""
        ...


def deferred(source: Source, rows: Sequence[CellRow]) -> Places:
    """Return what makes the positions of the cells of some rows, later and without the source."""
    # A source that has no way to put it off works them out now.
    later: Callable[[Sequence[CellRow]], Places | None] | None = getattr(source, "deferred", None)
    made = later(rows) if later is not None else None
    if made is not None:
        return made
    found = [source.positions(row.spans) for row in rows]
    return lambda row=None, place=0: list(chain.from_iterable(found)) if row is None else [found[row][place]]


class TextSource:
    """A source whose view is the source itself."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str, starts: list[int] | None = None) -> None:
        self.text = text
        # Where each line begins, as `LineIndex` has it, where that is known.
        self._starts = starts

    @property
    def is_kept(self) -> bool:
        """Whether it is short enough to be kept for places that are asked for later."""
        return len(self.text) <= KEPT

    def position(self, start: int, end: int) -> Position:
        """Return the line and column of `start`; offsets are those of the text."""
        starts = self._starts
        if starts is None:
            starts = self._starts = LineIndex(self.text).starts
        line = bisect_right(starts, start)
        return _position((start, end, line, start - starts[line - 1] + 1, None, None, None, None, None))

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """Return the positions of spans in ascending order; a line is looked up once for all spans in it."""
        starts = self._starts
        if starts is None:
            starts = self._starts = LineIndex(self.text).starts
        found: list[Position] = []
        line, first, behind = 0, 0, -1
        for start, end in spans:
            if start >= behind or start < first:
                line = bisect_right(starts, start)
                first = starts[line - 1]
                behind = starts[line] if line < len(starts) else len(self.text) + 1
            found.append(_position((start, end, line, start - first + 1, None, None, None, None, None)))
        return found

    def deferred(self, rows: Sequence[CellRow]) -> Places | None:
        """Return what makes the positions of the cells of some rows, or None where a row has several lines."""
        if self.is_kept:
            return partial(_in_text, self.text, rows)
        starts = self._starts
        if starts is None:
            starts = self._starts = LineIndex(self.text).starts
        lines: list[tuple[Sequence[tuple[int, int, int, int]], int, int]] = []
        for row in rows:
            cells = row.row.cells[row.first :]
            begin = cells[0][0]
            line = bisect_right(starts, begin)
            if line < len(starts) and cells[-1][0] >= starts[line]:
                # A field in quotes holds a line feed.
                return None
            lines.append((cells, line, starts[line - 1]))
        return partial(_in_lines, lines)


def _in_text(text: str, rows: Sequence[CellRow], row: int | None = None, place: int = 0) -> list[Position]:
    """Return the positions of cells in a text; of one alone by its row and its place there."""
    if row is None:
        return TextSource(text).positions([span for each in rows for span in each.spans])
    cells, first = rows[row]
    start, end, _, _ = cells.cell(first + place)
    # Its line is counted: where all of them begin need not be known for one.
    return [_position((start, end, *LineIndex(text).locate(start), None, None, None, None, None))]


def _in_lines(
    rows: Sequence[tuple[Sequence[tuple[int, int, int, int]], int, int]], row: int | None = None, place: int = 0
) -> list[Position]:
    """Return the positions of cells, given the line of each row and where it begins; of one alone by its row and its place."""
    if row is not None:
        cells, line, first = rows[row]
        return _in_lines([(cells[place : place + 1], line, first)])
    return [
        _position((start, end, line, start - first + 1, None, None, None, None, None))
        for cells, line, first in rows
        for start, end, _, _ in cells
    ]
