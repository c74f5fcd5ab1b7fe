"""
Tables whose markup is plain, read by themselves before the page is.

Nine of ten tables of reports are rows of cells with every end tag in its place. No tree is needed to read one; what
it says is in the sequence of its tags. So these are taken out of the page before its tree is made, and put back
where their start tags turn up in it: one that lies in a comment, a script or an attribute does not, and then the page
is read as a whole.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from typing import Final

from gov_disclosure.limits import Limits
from gov_disclosure.reading.html.names import BLANK
from gov_disclosure.reading.html.tokens import start_tag_end
from gov_disclosure.reading.plain.layout import DEEPEST, layout_of
from gov_disclosure.reading.plain.table import PlainTable
from gov_disclosure.reading.plain.tags import (
    CELL_END,
    LONGEST_TAG,
    MOST_ATTRIBUTES,
    pieces_of,
    stretches_of,
    text_of,
)
from gov_disclosure.spans import KEPT

__all__ = ["DEEPEST", "MARK", "CutPage", "UncutError", "cut_out"]

MARK: Final = "gov-disclosure-plain"
"""The attribute that a start tag is known by."""
_NAME: Final = "table"
_BEHIND_NAME: Final = frozenset(" \t\n\r\f/>")
_codes, _texts = itemgetter(0), itemgetter(1)
_MOST_TABLES: Final = 500
_LARGEST_PAGE: Final = 1 << 18
"""A larger page is read bit by bit: what has been read of it is given up."""
_PROSE_PARTS: Final = 3
_PROSE_SIZE: Final = 120


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

    def without_markup(self) -> CutPage:
        """Return what tells places alone."""
        return CutPage("", (), self._behind, self._shifts)

    def restored(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return a place in this markup as one in the whole page's."""
        start, end = place
        first = start + self._shifts[bisect_right(self._behind, start)]
        # What was taken out right behind the end is no part of it.
        return first, max(first, end + self._shifts[bisect_left(self._behind, end)])


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
    # Where the page is kept anyway, its tables need no markup of their own.
    page = markup if len(markup) <= KEPT else None
    opened: int | None = None
    for start, closing in _marks(markup):
        if not closing:
            opened = start
            continue
        begin, opened = opened, None
        if begin is None:
            continue
        inner = start_tag_end(markup, begin)
        table = _read(markup[inner:start], inner, page) if inner is not None and inner <= start else None
        if table is None or inner is None:
            continue
        slots += table.layout.slots
        # More than this is what limits are for.
        if slots > limits.max_table_slots // 4 or len(tables) >= min(_MOST_TABLES, limits.max_tables // 2):
            return None
        named = begin + 1 + len(_NAME)
        kept = markup[at:named], f' {MARK}="{len(tables)}"', markup[named:inner]
        out += kept
        size += sum(map(len, kept))
        at = start
        behind.append(size)
        shifts.append(at - size)
        tables.append(table)
    if not tables:
        return None
    out.append(markup[at:])
    rest = "".join(out)
    return CutPage(rest, tables, behind, shifts) if rest.count(MARK) == len(tables) else None


def _marks(markup: str) -> Iterator[tuple[int, bool]]:
    """Yield where tags of tables begin, in order, and whether each is an end tag."""
    find = markup.find
    at = find(_NAME)
    while at >= 0:
        behind = at + len(_NAME)
        if markup[behind : behind + 1] in _BEHIND_NAME:
            if markup[at - 1 : at] == "<":
                yield at - 1, False
            elif markup[at - 2 : at] == "</":
                yield at - 2, True
        at = find(_NAME, behind)


def _codes_of(inner: str) -> list[str]:
    """Return the codes of all pieces of the inside of a table."""
    return [piece.code for piece in pieces_of(inner.split("<")[1:]) or ()]


def _read(inner: str, start: int, page: str | None) -> PlainTable | None:
    """Return the table that some markup is the inside of, or None where it is not plain; with `page` it keeps that instead."""
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
    return PlainTable(layout, words, inner if page is None else (page, start + len(inner)), start)
