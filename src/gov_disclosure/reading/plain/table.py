"""A plain table: what it says, and where in the page's markup that stands, worked out when it is asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final, TypeAlias

from gov_disclosure.reading.html.names import BLANK
from gov_disclosure.reading.html.refs import decode_text, source_offset
from gov_disclosure.reading.plain.layout import Layout
from gov_disclosure.reading.plain.tags import CELL_ENDS, TEXT, is_cell, pieces_of
from gov_disclosure.spans import LineIndex

__all__ = ["PlainTable"]

_Run: TypeAlias = tuple[int, int, int, str, int]
"""Place in the words of a cell, size, offset in the page, source, and the place of the words in that."""
_ENDS: Final = frozenset(CELL_ENDS.values())
_TD_END: Final = "</td>"
_FEW: Final = 3
"""So many places are looked for one by one."""


class PlainTable:
    """
    A plain table.

    Args:
        layout: What its tags say.
        words: The words of its cells.
        inner: The markup between its tags; or that of the page, where this is kept, and where in it the table ends.
        start: See below.

    Attributes:
        layout: What its tags say.
        words: The words of its cells.
        number: Its number in the page, from 1, once it stands in a view.
        begin, end: View offsets of its first cell and behind its last one, from then on.
        start: Offset in the page's markup of what stands between its tags.
    """

    __slots__ = (
        "_index", "_inner", "_places", "_runs", "_starts", "_stretches", "begin", "end", "layout", "number", "start", "words",
    )  # fmt: skip

    def __init__(self, layout: Layout, words: tuple[str, ...], inner: str | tuple[str, int], start: int) -> None:
        self.layout = layout
        self.words = words
        self.begin = self.end = self.number = 0
        self._inner = inner
        self.start = start
        self._runs: list[list[_Run]] | None = None
        self._places: list[tuple[int, int]] | None = None
        self._stretches: list[str] | None = None
        self._starts: list[int] | None = None
        self._index: LineIndex | None = None

    @property
    def index(self) -> LineIndex:
        """The lines of the markup between its tags."""
        if self._index is None:
            self._index = LineIndex(self.inner)
        return self._index

    @property
    def inner(self) -> str:
        """The markup between its tags."""
        inner = self._inner
        return inner if isinstance(inner, str) else inner[0][self.start : inner[1]]

    @property
    def places(self) -> list[tuple[int, int]]:
        """Start and end in the page's markup of each cell's words; both behind its start tag where it is blank."""
        if self._places is None:
            self._places = [_span(runs, 0, len(word)) for runs, word in zip(self.runs, self.words, strict=True)]
        return self._places

    def place(self, cell: int) -> tuple[int, int]:
        """Return start and end in the page's markup of one cell's words."""
        words = self.words[cell]
        if self._places is None and words:
            if self._stretches is None:
                self._stretches = self.inner.split(_TD_END)
            # Where cells of two kinds stand, these are not the stretches from one to the next.
            if len(self._stretches) == len(self.words) + 1:
                at = _lone(self._stretches[cell], words)
                if at is not None:
                    at += self.start + sum(map(len, self._stretches[:cell])) + len(_TD_END) * cell
                    return at, at + len(words)
        return self.places[cell]

    @property
    def starts(self) -> list[int]:
        """Where its cells begin, counted from the first."""
        if self._starts is None:
            self._starts = list(accumulate([len(word) + 1 for word in self.words[:-1]], initial=0))
        return self._starts

    @property
    def runs(self) -> list[list[_Run]]:
        """The runs of text that each cell's words are made of."""
        if self._runs is None:
            self._runs = list(_runs_of(self))
        return self._runs

    def slot(self, start: int) -> tuple[int, int]:
        """Return the row, from 1, and the grid column, from 0, of the cell that stands at a view offset."""
        cell = bisect_right(self.starts, start - self.begin) - 1
        at = bisect_right(self.layout.rows, cell, key=lambda row: row.first) - 1
        return at + 1, self.layout.rows[at].columns[cell - self.layout.rows[at].first]

    def span(self, row: int, place: int, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the page's markup of one cell: its row, from 1, its place there, and its view offsets."""
        cell = self.layout.rows[row - 1].first + place
        known = self.words[:cell]
        whole = self.begin + sum(map(len, known)) + len(known) == start and end - start == len(self.words[cell])
        return self.place(cell) if whole else self.spans([(start, end)])[0]

    def spans(self, cells: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the offsets in the page's markup of what stands between some view offsets, of whole cells as a rule."""
        found: list[tuple[int, int]] = []
        starts, words, begin = self.starts, self.words, self.begin
        place = self.place if len(cells) <= _FEW else self.places.__getitem__
        for start, end in cells:
            at = bisect_right(starts, start - begin) - 1
            first = starts[at]
            if start - begin == first and end - start == len(words[at]):
                found.append(place(at))
            else:
                found.append(self.within(at, start - begin - first, end - begin - first))
        return found

    def locate(self, index: int, text: str) -> tuple[int, int]:
        """Return the offsets in the page's markup of a text that stands in the view so far behind its first cell."""
        starts = self.starts
        first = max(0, bisect_right(starts, index) - 1)
        last = max(first, bisect_right(starts, index + len(text) - 1) - 1) if text else first
        if first == last:
            return self.within(first, index - starts[first], index + len(text) - starts[first])
        begin = self.within(first, index - starts[first], len(self.words[first]))[0]
        return begin, self.within(last, 0, index + len(text) - starts[last])[1]

    def within(self, cell: int, first: int, behind: int) -> tuple[int, int]:
        """Return the offsets in the page's markup of some characters of a cell."""
        if first == 0 and behind == len(self.words[cell]):
            return self.places[cell]
        return _span(self.runs[cell], first, behind)


def _runs_of(table: PlainTable) -> Iterator[list[_Run]]:
    """Yield for each cell its runs of text; a blank cell has an empty one behind its start tag."""
    pieces = table.inner.split("<")
    offsets = list(accumulate([len(piece) + 1 for piece in pieces], initial=table.start))
    found = pieces_of(pieces[1:])
    codes = [piece.code for piece in found or ()]
    composed = {each.cell: each.parts for each in table.layout.composed}
    cells = iter(range(len(table.words)))
    inside: list[int] | None = None
    cell, behind, told = 0, 0, 0
    for place, code in enumerate(codes, 1):
        if inside is None:
            if is_cell(code):
                inside = [place]
                told = place
                cell = next(cells)
                behind = offsets[place] + len(pieces[place].partition(">")[0]) + 1
            continue
        if code[-1] == TEXT:
            told = place
        if code in _ENDS:
            word, piece = table.words[cell], pieces[told]
            # One run of text that stands as it is, as nearly all cells have.
            at = piece.find(word, piece.index(">") + 1) if word and cell not in composed and "&" not in piece else -1
            if at >= 0:
                yield [(0, len(word), offsets[told] + at, word, 0)]
                inside = None
                continue
            parts: Sequence[Sequence[int]] = [[at + 1 for at in part] for part in composed.get(cell, ())] or [inside]
            yield _aligned(word, parts, pieces, offsets) or [(0, 0, behind, "", 0)]
            inside = None
            continue
        inside.append(place)


def _lone(stretch: str, words: str) -> int | None:
    """Return where the words of a cell stand in the markup up to its end, where one run of text is all of them."""
    at = stretch.find(f">{words}<") + 1
    if at:
        return at
    for piece in stretch.split("<"):
        text = piece.partition(">")[2]
        if text.strip() == words and "&" not in text:
            return at + len(piece) - len(text.lstrip())
        at += len(piece) + 1
    return None


def _span(runs: Sequence[_Run], first: int, behind: int) -> tuple[int, int]:
    """Return the offsets in the page of some characters of a cell."""
    at, size, offset, raw, lead = runs[max(0, bisect_right(runs, first, key=lambda run: run[0]) - 1)]
    start = offset + source_offset(raw, lead + min(first - at, size)) if raw else offset
    if behind <= first:
        return start, start
    at, size, offset, raw, lead = runs[max(0, bisect_right(runs, behind - 1, key=lambda run: run[0]) - 1)]
    last = min(behind - 1 - at, size - 1)
    return start, (offset + source_offset(raw, lead + last, behind=True) if raw else offset)


def _aligned(words: str, parts: Sequence[Sequence[int]], pieces: Sequence[str], offsets: Sequence[int]) -> list[_Run]:
    """Return the runs that the words of a cell are made of."""
    runs: list[_Run] = []
    at = 0
    for part in parts:
        fresh = True
        for place in part:
            tag, _, raw = pieces[place].partition(">")
            text = decode_text(raw).replace("\n", " ")
            kept = text.lstrip(BLANK if at else None) if fresh else text
            if not kept or at >= len(words):
                continue
            if fresh and at and words[at] == "\n":
                at += 1
            fresh = False
            size = min(len(kept), len(words) - at)
            if words[at : at + size] != kept[:size]:
                size = len(kept.rstrip(BLANK))
            if not size:
                continue
            runs.append((at, size, offsets[place] + len(tag) + 1, raw, len(text) - len(kept)))
            at += size
    return runs
