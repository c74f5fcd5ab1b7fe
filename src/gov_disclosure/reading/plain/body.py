"""The body of a page whose markup is plain, into a view: its chunks one behind the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import Any, Final

from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import line_of
from gov_disclosure.reading.html.view import View
from gov_disclosure.reading.plain.flow import Chunk, Part, Words, chunks_of, is_closed, words_of
from gov_disclosure.reading.plain.names import Tag
from gov_disclosure.reading.plain.table import PlainTable

__all__ = ["HIGHEST", "BodyReader"]

HIGHEST: Final = 100
"""How many elements may lie in each other."""


class BodyReader:
    """
    Reads the body of a page.

    Args:
        markup: What is left of it without its plain tables, and what is no text.
        tables: The plain tables.
        limits: How many tables are read.

    Attributes:
        starts: View offset of each line and table, ascending.
        items: The lines and tables.
        shifts: For each of them, where the markup begins that its places are counted from.
        metas: Name and content of each `meta` met.
        divisible: Numbers of the blocks that are lines which something may divide.
    """

    __slots__ = (
        "_checked", "_left", "_markup", "_pending", "_stack", "_tables", "_view", "divisible", "items", "metas", "shifts",
        "starts",
    )  # fmt: skip

    def __init__(self, markup: str, tables: Sequence[PlainTable], limits: Limits) -> None:
        self._markup = markup
        self._tables = tables
        self._left = limits.max_tables
        self._view = View(limits.max_bytes)
        self._stack: list[Tag] = []
        self.starts: list[int] = []
        # The tables by number at first.
        self.items: list[Any] = []
        self.shifts: list[int] = []
        # The text behind the last break.
        self._pending: list[Part] = []
        # What was found to end nothing among the elements that are open now.
        self._checked: set[tuple[tuple[str, int], ...]] = set()
        self.metas: list[tuple[str | None, str | None]] = []
        self.divisible: list[int] = []

    def read(self) -> View | None:
        """Return its view, or None where it is more than plain."""
        markup, pending = self._markup, self._pending
        newline = _newline(markup)
        written = markup.split(newline) if newline is not None else [markup]
        chunks = chunks_of(written)
        if chunks is None and len(written) > 1:
            # An element that is not shown, or a tag, goes over several lines.
            written = [markup]
            chunks = chunks_of(written)
        if chunks is None:
            return None
        gap = len(newline or "")
        at = 0
        checked, items, shifts = self._checked, self.items, self.shifts
        last: object = None
        for each, chunk in zip(written, chunks, strict=True):
            closes, opens, head, lines, tail, closing, metas, alone = chunk
            if alone is not None and closing is last and not pending:
                # A line like the one before.
                items += alone
                shifts += [at] * len(alone)
                at += len(each) + gap
                continue
            last = closing if alone is not None else None
            if (closes or opens or metas or (closing and closing not in checked)) and not self._nests(chunk):
                return None
            if pending:
                pending.append((at - gap, at))
            if head and (pending or not each[head[0][0] : head[-1][1]].isspace()):
                pending += [(at + start, at + end) for start, end in head]
            if lines is not None:
                if pending:
                    self._end_line()
                if lines:
                    items += lines
                    shifts += [at] * len(lines)
                if tail:
                    pending += [(at + start, at + end) for start, end in tail]
            at += len(each) + gap
        self._end_line()
        return None if self._stack else self._laid_out()

    def _nests(self, chunk: Chunk) -> bool:
        """Open and end the elements of a chunk; return whether each ends where it should."""
        stack = self._stack
        closing = chunk.closing
        if closing and closing not in self._checked:
            if any(is_closed(kind, stack[: max(0, len(stack) - ended)]) for kind, ended in closing):
                return False
            self._checked.add(closing)
        if chunk.closes or chunk.opens:
            for name in chunk.closes:
                if not stack or stack.pop().name != name:
                    return False
            stack += chunk.opens
            self._checked.clear()
        if chunk.metas:
            self.metas += chunk.metas
        return len(stack) <= HIGHEST

    def _end_line(self) -> None:
        """Emit the text behind the last break."""
        if self._pending:
            words = words_of(self._pending, self._markup)
            if words is not None:
                self.items.append(words)
                self.shifts.append(0)
            self._pending.clear()

    def _laid_out(self) -> View | None:
        """Return the view of all lines and tables, or None where the tables are not all in order."""
        view, items, tables = self._view, self.items, self._tables
        places = [place for place, item in enumerate(items) if type(item) is int]
        if len(tables) > self._left or [items[place] for place in places] != list(range(len(tables))):
            return None
        behind = 0
        for number, place in enumerate(places):
            self._take(items[behind:place])
            items[place] = tables[number]
            self.starts.append(view.size)
            view.take_plain(tables[number], number + 1)
            behind = place + 1
        self._take(items[behind:])
        return view

    def _take(self, lines: list[Words]) -> None:
        """Put lines behind the view."""
        view = self._view
        texts = [line[0] for line in lines]
        begins = list(accumulate([len(text) + 1 for text in texts], initial=view.size))
        view.size = begins.pop()
        first = len(view.blocks)
        self.divisible += [number for number, line in enumerate(lines, first) if not line[2]]
        view.pieces += texts
        view.blocks += map(line_of, zip(begins, map(add, begins, map(len, texts)), strict=True))
        self.starts += begins


def _newline(markup: str) -> str | None:
    """Return what ends the lines of the markup, or None where that differs."""
    if "\r" not in markup:
        return "\n"
    number = markup.count("\r\n")
    return "\r\n" if number == markup.count("\r") == markup.count("\n") else None
