"""
What the lines of a page's markup say, where each element ends where it should.

Such a page is nested in the same way however its tree is made, and its text can be told from the sequence of its
tags. The markup is read in the lines that it is written in: sites repeat those of their menus on every page, and they
are worked out once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from gov_disclosure.reading.html.names import ACTIONS, BLANK, BLOCK, TABLE
from gov_disclosure.reading.html.refs import decode_text
from gov_disclosure.reading.plain.memory import Memory
from gov_disclosure.reading.plain.names import CLOSED, Act, Tag, tag_of
from gov_disclosure.reading.plain.tables import MARK
from gov_disclosure.reading.text import PROSE

__all__ = ["Chunk", "Part", "Words", "chunks_of", "is_closed", "words_of"]

Part: TypeAlias = tuple[int, int]
"""A run of text: where it begins and ends in the markup."""

_MEMORY: Final = 8_192
_REMEMBERED: Final = 400
_DEEPEST: Final = 60
_MOST_CLOSINGS: Final = 512


class Words(NamedTuple):
    """
    A line of the page.

    Attributes:
        text: Its words.
        runs: What they are made of: for each run of text where it begins in the words, how many of its characters are
            left out before that, and where it stands.
        is_prose: Whether nothing in it divides it.
    """

    text: str
    runs: tuple[tuple[int, int, Part], ...]
    is_prose: bool


class Chunk(NamedTuple):
    """
    What a stretch of markup does. Places are counted from its beginning.

    Attributes:
        closes: Names of the elements that it ends and does not begin, the innermost first.
        opens: The elements that it begins and does not end, the outermost first.
        head: The text before its first break: it goes on with the line before.
        items: Its lines, and numbers of plain tables; None where it has no break, and all of its text is in `head`.
        tail: The text behind its last break.
        closing: Kinds of elements that would end another of their kind around the chunk, each with how many it has
            ended before.
        metas: Name and content of its elements `meta`.
        alone: Its lines, where it is nothing but lines between breaks, as those of menus are; else None.
    """

    closes: tuple[str, ...]
    opens: tuple[Tag, ...]
    head: tuple[Part, ...]
    items: tuple[Words | int, ...] | None
    tail: tuple[Part, ...]
    closing: tuple[tuple[str, int], ...]
    metas: tuple[tuple[str | None, str | None], ...]
    alone: tuple[Words | int, ...] | None


def chunks_of(written: Sequence[str]) -> Sequence[Chunk] | None:
    """Return what stretches of markup do, or None where one is more than plain or ends within a tag."""
    return _chunks.all(written)


def words_of(parts: Sequence[Part], written: str) -> Words | None:
    """Return the line that runs of text make, or None where they are blank."""
    texts = [decode_text(written[start:end]) for start, end in parts]
    whole = texts[0] if len(texts) == 1 else "".join(texts)
    text = whole.strip()
    if not text:
        return None
    at = -whole.index(text[0]) if len(text) < len(whole) else 0
    if len(texts) == 1:
        runs = [(0, -at, parts[0])]
    else:
        runs = []
        for data, part in zip(texts, parts, strict=True):
            if data and at + len(data) > 0 and at < len(text):
                runs.append((max(0, at), max(0, -at), part))
            at += len(data)
    text = text.replace("\n", " ") if "\n" in text else text
    return Words(text, tuple(runs), PROSE.fullmatch(text) is not None)


def is_closed(kind: str, around: Sequence[Tag]) -> bool:
    """Whether an element of a kind would end one of the elements around it."""
    guards = CLOSED[kind]
    for outer in reversed(around):
        if kind in (outer.kind, outer.name):
            return True
        if outer.name in guards:
            break
    return False


class _ChunkReader:
    """Reads a stretch of markup."""

    __slots__ = ("closes", "closing", "head", "hidden", "items", "metas", "parts", "stack", "written")

    def __init__(self) -> None:
        self.written = ""
        self.stack: list[Tag] = []
        self.closes: list[str] = []
        self.head: tuple[Part, ...] = ()
        self.items: list[Words | int] | None = None
        self.parts: list[Part] = []
        self.closing: list[tuple[str, int]] = []
        # How many elements were open where one that is not read began.
        self.hidden: int | None = None
        self.metas: list[tuple[str | None, str | None]] = []

    def read(self, written: str) -> Chunk | None:
        """Return what it does."""
        self.written = written
        if "\0" in written:
            return None
        lead, *pieces = written.split("<")
        at = len(lead)
        self.text(lead, 0)
        for piece in pieces:
            name, bracket, words = piece.partition(">")
            tag = tag_of(name) if bracket else None
            if tag is None or not self.take(tag, name):
                return None
            at += len(piece) + 1
            if words and self.hidden is None:
                self.text(words, at - len(words))
        # Where elements of such kinds are opened and ended in different lines their markup is read as a whole.
        if any(tag.is_apart or tag.hides for tag in self.stack):
            return None
        parts = tuple(self.parts)
        head, tail = (parts, ()) if self.items is None else (self.head, parts)
        items = None if self.items is None else tuple(self.items)
        closes, opens, metas = tuple(self.closes), tuple(self.stack), tuple(self.metas)
        closing = tuple(dict.fromkeys(self.closing))
        blank = not head or written[head[0][0] : head[-1][1]].isspace()
        alone = items if blank and not (closes or opens or metas or tail) else None
        if len(_closings) > _MOST_CLOSINGS:
            _closings.clear()
        return Chunk(closes, opens, head, items, tail, _closings.setdefault(closing, closing), metas, alone)

    def text(self, words: str, start: int) -> None:
        """Take a run of text."""
        if words and (self.parts or self.items is None or words.strip(BLANK)):
            self.parts.append((start, start + len(words)))

    def take(self, tag: Tag, written: str) -> bool:
        """Take a tag; return whether it does what it seems to."""
        act = tag.act
        if act is Act.END:
            return self.end(tag.name)
        if act is Act.OPEN:
            return self.open(tag, written)
        if self.hidden is not None:
            # In a list of choices another element would end it.
            return act is not Act.META and tag.name != "hr" and not (tag.name and self.stack[self.hidden].name == "select")
        if act is Act.BREAK:
            if tag.name == "hr" and any(outer.is_apart for outer in self.stack):
                return False
            self.end_line()
        elif act is Act.META:
            self.metas.append(tag.attributes)
        return True

    def open(self, tag: Tag, written: str) -> bool:
        """Take the start tag of an element with content."""
        stack = self.stack
        if len(stack) >= _DEEPEST or (tag.is_block and any(outer.is_apart for outer in stack)):
            return False
        if any(outer.name == "select" for outer in stack) != (tag.name == "option"):
            return False
        if tag.kind and not self.is_open_to(tag.kind):
            return False
        if self.hidden is None:
            if tag.hides:
                # A block ends the paragraph around it, shown or not.
                if tag.is_block and not self.is_open_to("p"):
                    return False
                self.hidden = len(stack)
            elif tag.is_block:
                self.end_line()
        if tag.name == "table" and not self.open_table(written):
            return False
        stack.append(tag)
        return True

    def open_table(self, written: str) -> bool:
        """Take the start tag of a table."""
        number = written.partition(f' {MARK}="')[2].partition('"')[0]
        if self.hidden is not None or self.items is None or not number.isdecimal():
            return False
        self.items.append(int(number))
        return True

    def is_open_to(self, kind: str) -> bool:
        """Return whether an element of a kind ends none within the chunk; remember it for those around."""
        if is_closed(kind, self.stack):
            return False
        if not any(outer.name in CLOSED[kind] for outer in self.stack):
            self.closing.append((kind, len(self.closes)))
        return True

    def end(self, name: str) -> bool:
        """Take an end tag."""
        stack = self.stack
        if not stack:
            # What was begun before is of a kind that is read on lines of its own or does nothing.
            self.closes.append(name)
            if ACTIONS.get(name) in (BLOCK, TABLE):
                self.end_line()
            return True
        tag = stack.pop()
        if tag.name != name:
            return False
        if self.hidden is None:
            if tag.is_block:
                self.end_line()
        elif self.hidden == len(stack):
            self.hidden = None
        return True

    def end_line(self) -> None:
        """End the line that is being read."""
        if self.items is None:
            self.head = tuple(self.parts)
            self.items = []
        elif self.parts and (words := words_of(self.parts, self.written)) is not None:
            self.items.append(words)
        self.parts = []


_closings: dict[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]] = {}
"""Those met, of which there are a few: equal ones are one."""
_chunks = Memory(lambda written: _ChunkReader().read(written), most=_MEMORY, longest=_REMEMBERED)
