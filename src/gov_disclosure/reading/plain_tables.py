"""
Tables whose markup is plain, read by themselves before the page is.

Nine of ten tables of reports are rows of cells with every end tag in its place. No tree is needed to read one; what
it says is in the sequence of its tags. So these are taken out of the page before its tree is made, and put back
where their start tags turn up in it: one that lies in a comment, a script or an attribute does not, and then the page
is read as a whole.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, chain
from operator import itemgetter
from typing import Final, TypeAlias

from gov_disclosure.limits import Limits
from gov_disclosure.reading.html_names import BLANK
from gov_disclosure.reading.html_refs import decode_text, source_offset
from gov_disclosure.reading.html_tokens import start_tag_end
from gov_disclosure.reading.plain_layout import DEEPEST, Layout, layout_of
from gov_disclosure.reading.plain_tags import (
    CELL_END,
    CELL_ENDS,
    LONGEST_TAG,
    MOST_ATTRIBUTES,
    TEXT,
    is_cell,
    pieces_of,
    stretches_of,
    text_of,
)

__all__ = ["DEEPEST", "MARK", "CutPage", "PlainTable", "UncutError", "cut_out"]

MARK: Final = "gov-disclosure-plain"
"""The attribute that a start tag is known by."""
_OPENING, _CLOSING = "<table", "</table"
_BEHIND_NAME: Final = frozenset(" \t\n\r\f/>")
_codes, _texts = itemgetter(0), itemgetter(1)
_MOST_TABLES: Final = 500
_LARGEST_PAGE: Final = 1 << 18
"""A larger page is read bit by bit: what has been read of it is given up."""
_PROSE_PARTS: Final = 3
_PROSE_SIZE: Final = 120


_Run: TypeAlias = tuple[int, int, int, str, int]
"""Place in the words of a cell, size, offset in the page, source, and the place of the words in that."""
_ENDS: Final = frozenset(CELL_ENDS.values())


class PlainTable:
    """
    A plain table.

    Attributes:
        layout: What its tags say.
        words: The words of its cells.
        number: Its number in the page, from 1, once it stands in a view.
        begin, end: View offsets of its first cell and behind its last one, from then on.
        inner: The markup between its tags.
        start: Offset of that in the page's markup.
    """

    __slots__ = ("_places", "_runs", "_starts", "begin", "end", "inner", "layout", "number", "start", "words")

    def __init__(self, layout: Layout, words: tuple[str, ...], inner: str, start: int) -> None:
        self.layout = layout
        self.words = words
        self.begin = self.end = self.number = 0
        self.inner = inner
        self.start = start
        self._runs: list[list[_Run]] | None = None
        self._places: list[tuple[int, int]] | None = None
        self._starts: list[int] | None = None

    @property
    def places(self) -> list[tuple[int, int]]:
        """Start and end in the page's markup of each cell's words; both behind its start tag where it is blank."""
        if self._places is None:
            self._places = [_span(runs, 0, len(word)) for runs, word in zip(self.runs, self.words, strict=True)]
        return self._places

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

    def spans(self, cells: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """Return the offsets in the page's markup of what stands between some view offsets, of whole cells as a rule."""
        found: list[tuple[int, int]] = []
        starts, words, begin = self.starts, self.words, self.begin
        for start, end in cells:
            at = bisect_right(starts, start - begin) - 1
            first = starts[at]
            if start - begin == first and end - start == len(words[at]):
                found.append(self.places[at])
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


class CutPage:
    """
    A page without what stands between the tags of its plain tables.

    Attributes:
        markup: Its markup.
        tables: The tables, in order; the start tag of each has its number, from 0, in an attribute.
    """

    __slots__ = ("_behind", "_shifts", "markup", "tables")

    def __init__(self, markup: str, tables: Sequence[PlainTable], behind: Sequence[int], shifts: Sequence[int]) -> None:
        self.markup = markup
        self.tables = tables
        self._behind = behind
        self._shifts = shifts

    def restored(self, place: tuple[int, int] | None) -> tuple[int, int] | None:
        """Return a place in this markup as one in the whole page's."""
        if place is None:
            return None
        start, end = place
        return start + self._shifts[bisect_right(self._behind, start)], end + self._shifts[bisect_right(self._behind, end)]


class UncutError(Exception):
    """A plain table stands where limits are near: the page is to be read as a whole."""


def cut_out(markup: str, limits: Limits) -> CutPage | None:
    """Return a page without its plain tables, or None where it has none."""
    if len(markup) > _LARGEST_PAGE or limits.max_tag_length < LONGEST_TAG or limits.max_attributes < MOST_ATTRIBUTES:
        return None
    tables: list[PlainTable] = []
    out: list[str] = []
    behind: list[int] = []
    shifts = [0]
    at = size = slots = 0
    opened: int | None = None
    for start, closing in _marks(markup):
        if not closing:
            opened = start
            continue
        begin, opened = opened, None
        if begin is None:
            continue
        inner = start_tag_end(markup, begin)
        table = _read(markup[inner:start], inner) if inner is not None and inner <= start else None
        if table is None or inner is None:
            continue
        slots += table.layout.slots
        # More than this is what limits are for.
        if slots > limits.max_table_slots // 4 or len(tables) >= min(_MOST_TABLES, limits.max_tables // 2):
            return None
        named = begin + len(_OPENING)
        kept = markup[at:named], f' {MARK}="{len(tables)}"', markup[named:inner]
        out += kept
        size += sum(map(len, kept))
        at = start
        behind.append(size)
        shifts.append(at - size)
        tables.append(table)
    if not tables or MARK in markup:
        return None
    out.append(markup[at:])
    return CutPage("".join(out), tables, behind, shifts)


def _marks(markup: str) -> Iterator[tuple[int, bool]]:
    """Yield where tags of tables begin, in order, and whether each is an end tag."""
    find = markup.find
    opening, closing = find(_OPENING), find(_CLOSING)
    while closing >= 0:
        if 0 <= opening < closing:
            if markup[opening + len(_OPENING)] in _BEHIND_NAME:
                yield opening, False
            opening = find(_OPENING, opening + 1)
        else:
            if markup[closing + len(_CLOSING) : closing + len(_CLOSING) + 1] in _BEHIND_NAME:
                yield closing, True
            closing = find(_CLOSING, closing + 1)


def _codes_of(inner: str) -> list[str]:
    """Return the codes of all pieces of the inside of a table."""
    return [piece.code for piece in pieces_of(inner.split("<")[1:]) or ()]


def _read(inner: str, start: int) -> PlainTable | None:
    """Return the table that some markup is the inside of, or None where it is not plain."""
    stretches = stretches_of(inner)
    if stretches is None:
        return None
    layout = layout_of(CELL_END.join(map(_codes, stretches)), partial(_codes_of, inner))
    if layout is None:
        return None
    words = layout.pick([*chain.from_iterable(map(_texts, stretches)), ""])
    if layout.composed:
        written = inner.split("<")[1:]
        whole = list(words)
        for cell, parts in layout.composed:
            told = ["".join([text_of(written[place]) for place in part]).replace("\n", " ").strip(BLANK) for part in parts]
            text = "\n".join([part for part in told if part]).strip()
            if len(parts) >= _PROSE_PARTS and len(text) > _PROSE_SIZE:
                # A cell of prose is read line by line.
                return None
            whole[cell] = text
        words = tuple(whole)
    return PlainTable(layout, words, inner, start)
