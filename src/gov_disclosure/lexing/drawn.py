"""
Rows of tables that were drawn, not written: text that another program took out of a page of a PDF.

There a label in several lines has its figures beside the middle one, so that they stand among its parts; a
cell beside many rows is written down the page, a character or two between the rows; and a page may end
within either. So the parts of labels are gathered here over several lines: the cells of groups on the left,
one row at a time on the right. A stretch of lines is taken only where all of it is explained, and in one
way only; everything else is left as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from gov_disclosure.figures import State
from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.forms.vocabulary import Label, Vocabulary
from gov_disclosure.lexing.across import Across, read_across
from gov_disclosure.lexing.page_marks import is_page_mark
from gov_disclosure.lexing.pieces import PIECE
from gov_disclosure.lexing.words import FIGURE_START, LABEL_LENGTH, Words
from gov_disclosure.reading.blocks import Block, Line

__all__ = ["DrawnRow", "Stretch", "find_stretches"]

# Digits by their names: a class of categories is looked up twice as slowly, and all text is searched.
_RUN = re.compile(r"[0-9０-９/—–-][ \u3000\u00a0]++[\d/—–+-][^ \u3000\u00a0\r\n]{0,20}[ \u3000\u00a0]++[\d/—–+-]")
"""Figures side by side: a text without any has no drawn rows."""
_MOST_STATES = 96
_MOST_PIECES = 40
_SHORTEST_RUN = 3
"""Fewer figures on a line of their own may be anything: one cell a line, the number of a page."""
_FEWEST_LINES = 4
_FEWEST_ROWS = 4
Span = tuple[int, int]


class DrawnRow(NamedTuple):
    """
    A row of a table.

    Attributes:
        label: Its label.
        mark: Kind of mark before it.
        start, end: View offsets from the first part of the label to its last.
        block: Block of the first part.
        last: Last block with a part of the label or its figures.
        figures: View offsets of its figures; none where the row is blank.
        figures_block: The block that they stand in.
    """

    label: Label
    mark: str
    start: int
    end: int
    block: int
    last: int
    figures: tuple[Span, ...]
    figures_block: int


class Stretch(NamedTuple):
    """The rows of some blocks, or a header with its figures, and the block behind them."""

    rows: tuple[DrawnRow, ...]
    stop: int
    across: Across | None = None


class _Open(NamedTuple):
    """The row that is being gathered: its key so far, and what a `DrawnRow` has."""

    key: str
    mark: str
    start: int
    end: int
    block: int
    last: int
    figures: tuple[Span, ...] = ()
    figures_block: int = -1


class _State(NamedTuple):
    """One way to read the lines so far: groups begun, the row that is open, and the rows before it, last first."""

    groups: tuple[str, ...] = ()
    row: _Open | None = None
    rows: tuple[DrawnRow, object] | None = None
    beside: bool = False
    """Whether parts of the row stand in this line already: groups stand left of them."""
    forms: frozenset[str] = frozenset()
    """The forms that know all of its cells; none where cells of several are mixed."""


class _Parts(NamedTuple):
    rows: dict[str, Label]
    row_prefixes: frozenset[str]
    groups: dict[str, Label]
    group_prefixes: frozenset[str]


@cache
def _parts(vocabulary: Vocabulary) -> _Parts:
    labels = [(found, label) for found, label in vocabulary.labels.items() if label.cell and not label.added]
    rows = {found: label for found, label in labels if label.row}
    # A header of columns is none of a row's cells: it says what stands below it.
    columns = {found for form in vocabulary.forms.values() for found in form.column_keys}
    groups = {found: label for found, label in labels if label.word and found not in columns}
    return _Parts(rows, _prefixes(rows), groups, _prefixes(groups))


def _prefixes(words: dict[str, Label]) -> frozenset[str]:
    return frozenset(word[:end] for word in words for end in range(1, len(word)))


def find_stretches(blocks: Sequence[Block], words: Words, page_numbers: frozenset[int]) -> dict[int, Stretch]:
    """
    Return the stretches of drawn rows by their first block.

    Args:
        blocks: The blocks of a document.
        words: The view and the vocabulary.
        page_numbers: Where lines begin that number the pages.
    """
    found: dict[int, Stretch] = {}
    text = words.text
    if not (" " in text or "\u3000" in text or "\u00a0" in text) or _RUN.search(text) is None:
        return found
    for first, stop in _tables(blocks, words):
        across = read_across(blocks, first, stop, words)
        if across is not None:
            found[across.start] = Stretch((), across.block + 1, across)
            continue
        found.update(_Reader(blocks, words, page_numbers).read(first, stop))
    return found


def _tables(blocks: Sequence[Block], words: Words) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a section with a table begin and end, if enough of them are lines."""
    first = -1
    for index, block in enumerate(blocks):
        heading = None
        if isinstance(block, Line) and block.end - block.start <= LABEL_LENGTH:
            label = words.look_up(words.text[block.start : block.end])
            heading = label.label if label is not None and label.label.heading is not None else None
        if heading is None and isinstance(block, Line):
            continue
        if 0 <= first <= index - _FEWEST_LINES:
            yield first, index
        first = index + 1 if heading is None or heading.table else -1
    if 0 <= first <= len(blocks) - _FEWEST_LINES:
        yield first, len(blocks)


class _Reader:
    """Gathers the rows of some lines."""

    def __init__(self, blocks: Sequence[Block], words: Words, page_numbers: frozenset[int]) -> None:
        self.blocks = blocks
        self.page_numbers = page_numbers
        self.words = words
        self.text = words.text
        self.parts = _parts(words.vocabulary)

    def read(self, first: int, stop: int) -> Iterator[tuple[int, Stretch]]:
        unread = _State(forms=frozenset(self.words.vocabulary.forms))
        states = [unread]
        for index in range(first, stop):
            block = self.blocks[index]
            if not isinstance(block, Line):
                continue
            start, end = block
            if start in self.page_numbers or is_page_mark(self.text[start:end]):
                continue
            split = self.split(start, end)
            after = self.line(states, *split, index) if split is not None else []
            if after:
                states = after
                continue
            yield from self.close(states, whole=split is None or not split[1])
            states = [unread]
            # What could not go on may begin anew.
            if split is not None and (split[0] or not split[1]):
                states = self.line(states, *split, index) or states
        yield from self.close(states, whole=True)

    def split(self, start: int, end: int) -> tuple[list[Span], tuple[Span, ...]] | None:
        """Return the words of a line and the figures behind them, or None where it is no row of a table."""
        words: list[Span] = []
        figures: list[Span] = []
        for piece in PIECE.finditer(self.text, start, end):
            if len(words) + len(figures) >= _MOST_PIECES:
                return None
            span = piece.span()
            if self.is_figure(piece[0]) and not self.is_ordinal(piece[0]):
                figures.append(span)
            elif figures:
                return None
            else:
                words.append(span)
        if figures and not words and len(figures) < _SHORTEST_RUN:
            return None
        return words, tuple(figures)

    def is_figure(self, piece: str) -> bool:
        if piece[0] not in FIGURE_START:
            return False
        reading = self.words.reading(piece)
        return reading.state is State.NUMBER or reading.state is State.NOT_APPLICABLE

    @staticmethod
    def is_ordinal(piece: str) -> bool:
        return split_ordinal(piece)[1] == len(piece)

    def line(self, states: list[_State], words: list[Span], figures: tuple[Span, ...], index: int) -> list[_State]:
        """Return the ways to read one more line; none where it fits no way before."""
        states = [state._replace(beside=False) for state in states]
        for span in words:
            folded = key(self.text[span[0] : span[1]])
            if not folded:
                continue
            states = list(dict.fromkeys(after for state in states for after in self.word(state, span, folded, index)))
            # A table is on one form, unless nothing else explains it.
            states = [state for state in states if state.forms] or states
            if not states or len(states) > _MOST_STATES:
                return []
        if figures:
            states = [
                state._replace(row=state.row._replace(figures=figures, figures_block=index, last=index))
                for state in states
                if state.row is not None and not state.row.figures
            ]
        return states

    def word(self, state: _State, span: Span, folded: str, index: int) -> Iterator[_State]:
        """Yield what a word may be: part of a group cell, of the row's label, or the beginning of either."""
        parts = self.parts
        start, end = span
        if not state.beside:
            for place, group in enumerate(state.groups):
                joined = group + folded
                others = state.groups[:place] + state.groups[place + 1 :]
                if joined in parts.groups:
                    yield state._replace(groups=others, forms=state.forms.intersection(parts.groups[joined].terminals))
                if joined in parts.group_prefixes:
                    yield state._replace(groups=(*others, joined))
            if folded in parts.groups:
                yield state._replace(forms=state.forms.intersection(parts.groups[folded].terminals))
            if folded in parts.group_prefixes and len(state.groups) < 2:
                yield state._replace(groups=(*state.groups, folded))
        row = state.row
        if row is not None and (row.key + folded in parts.rows or row.key + folded in parts.row_prefixes):
            yield state._replace(row=row._replace(key=row.key + folded, end=end, last=index), beside=True)
        if (row is None or row.key in parts.rows) and (folded in parts.rows or folded in parts.row_prefixes):
            opened = _Open(folded, split_ordinal(self.text[start:end])[0], start, end, index, index)
            forms = state.forms.intersection(parts.rows[row.key].terminals) if row is not None else state.forms
            yield state._replace(row=opened, rows=self.closed(state), beside=True, forms=forms)

    def closed(self, state: _State) -> tuple[DrawnRow, object] | None:
        """Return the rows of a state with the one that is open, if its label is complete."""
        row = state.row
        if row is None or row.key not in self.parts.rows:
            return state.rows
        return DrawnRow(self.parts.rows[row.key], *row[1:]), state.rows

    def close(self, states: list[_State], *, whole: bool) -> Iterator[tuple[int, Stretch]]:
        """Yield the rows that the lines so far are, if that is one way only and nothing else would have told it."""
        readings = [self.rows_of(state, whole=whole) for state in states]
        if len({tuple((row.label, row.figures) for row in rows if row.figures) for rows in readings}) != 1:
            return
        # A cell that may head a group or be a blank row is a row only where it can be nothing else.
        sure = set(readings[0]).intersection(*readings[1:])
        # The last word of a label may be no part of it, and head a group: the longest label is taken.
        longest = max(readings, key=lambda rows: sum(row.end for row in rows if row.figures))
        rows = [row for row in longest if row.figures or row in sure]
        while rows and not rows[0].figures:
            del rows[0]
        if all(row.label.word for row in rows):
            # 总计 alone, again and again, is the last cell of headers.
            return
        if len(rows) >= _FEWEST_ROWS or any(row.block < row.last for row in rows):
            yield rows[0].block, Stretch(tuple(rows), max(row.last for row in rows) + 1)

    def rows_of(self, state: _State, *, whole: bool) -> list[DrawnRow]:
        """Return the rows of a state in order; of the open one only what is known to be complete."""
        chain: object = self.closed(state) if whole else state.rows
        rows: list[DrawnRow] = []
        while isinstance(chain, tuple):
            rows.append(chain[0])
            chain = chain[1]
        return rows[::-1]
