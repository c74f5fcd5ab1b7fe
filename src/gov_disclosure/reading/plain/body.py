"""The body of a page whose markup is plain, into a view: its chunks one behind the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Line
from gov_disclosure.reading.html.nodes import new_tuple
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
        metas: Name and content of each `meta` met.
        divisible: Numbers of the blocks that are lines which something may divide.
    """

    __slots__ = ("_checked", "_left", "_markup", "_pending", "_stack", "_tables", "_told", "_view", "divisible", "metas")

    def __init__(self, markup: str, tables: Sequence[PlainTable], limits: Limits) -> None:
        self._markup = markup
        self._tables = tables
        self._left = limits.max_tables
        self._view = View(limits.max_bytes)
        self._stack: list[Tag] = []
        # The text behind the last break.
        self._pending: list[Part] = []
        self._told = 0
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
        checked = self._checked
        for each, chunk in zip(written, chunks, strict=True):
            closes, opens, head, items, tail, closing, metas = chunk
            if (closes or opens or metas or (closing and closing not in checked)) and not self._nests(chunk):
                return None
            if pending:
                pending.append((at - gap, at))
            if head and (pending or not each[head[0][0] : head[-1][1]].isspace()):
                pending += [(at + start, at + end) for start, end in head]
            if items is not None:
                if pending:
                    self._end_line()
                if items and not self._take(items, at):
                    return None
                if tail:
                    pending += [(at + start, at + end) for start, end in tail]
            at += len(each) + gap
        self._end_line()
        return None if self._stack or self._told != len(self._tables) else self._view

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
                self._take((words,), 0)
            self._pending.clear()

    def _take(self, items: Sequence[Words | int], shift: int) -> bool:
        """Put lines and tables behind the view, the parts of which are counted from a place; return whether all are in order."""
        view, divisible = self._view, self.divisible
        runs = view.runs
        for item in items:
            if type(item) is not Words:
                if item != self._told or self._told >= self._left:
                    return False
                self._told += 1
                view.take_plain(self._tables[self._told - 1], self._told)
                continue
            text, parts, is_prose = item
            at = view.size
            for start, left, (first, last) in parts:
                start += at
                runs.starts.append(start)
                runs.origins.append(start - left)
                runs.nodes.append((first + shift, last + shift))
            behind = at + len(text)
            view.pieces.append(text)
            if not is_prose:
                divisible.append(len(view.blocks))
            view.blocks.append(new_tuple(Line, (at, behind)))
            view.size = behind + 1
        return True


def _newline(markup: str) -> str | None:
    """Return what ends the lines of the markup, or None where that differs."""
    if "\r" not in markup:
        return "\n"
    number = markup.count("\r\n")
    return "\r\n" if number == markup.count("\r") == markup.count("\n") else None
