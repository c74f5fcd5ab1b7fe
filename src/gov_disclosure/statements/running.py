"""Lines of prose → running text: broken sentences joined, blanks left out, widths folded, and the way back to the lines."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from gov_disclosure.passages import Passage

__all__ = ["Part", "Running", "run_on"]

_BLANK = re.compile(r"\s+")
# Blanks between two digits or letters may part two of them: they stay.
_BEFORE = frozenset(".,0123456789０１２３４５６７８９ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_BEHIND = _BEFORE - set(".,")
# Full-width digits, letters and signs, and the dashes; commas stay: between digits they part numbers.
_FOLDED = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()} | {
    ord("％"): ord("%"), ord("．"): ord("."), ord("〇"): ord("〇"), ord("○"): ord("〇"), ord("﹪"): ord("%"),
    ord("⼀"): ord("一"), ord("⼆"): ord("二"), ord("⼗"): ord("十"), ord("⼋"): ord("八"), ord("⾏"): ord("行"),
    ord("⽂"): ord("文"), ord("⽆"): ord("无"), ord("⽣"): ord("生"), ord("⼈"): ord("人"), ord("⼒"): ord("力"),
    ord("⽌"): ord("止"), ord("⼯"): ord("工"), ord("⽅"): ord("方"), ord("⼩"): ord("小"), ord("⼤"): ord("大"),
    ord("⾃"): ord("自"), ord("⽉"): ord("月"), ord("⽇"): ord("日"), ord("⻓"): ord("长"), ord("⻚"): ord("页"),
}  # fmt: skip
_TO_FOLD = re.compile("[" + "".join(map(chr, _FOLDED)) + "]")
_STOPS = "。；！？：:.;!?…"
_LONG_LINE = 12
"""Shorter lines without a stop are whole."""
_HEAD = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．][^，。；]{0,30}[：:。]?")
_ITEM = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]|[一二三四五六七八九十]是|[●•·◆■★☆▲◎①-⑳「【-]")


_Pieces: TypeAlias = "tuple[array[int], array[int], array[int]]"


class Part(NamedTuple):
    """Words of one line: the line, and the first and the last of their characters in it."""

    passage: Passage
    start: int
    end: int


class Running:
    """
    The text of a part of a report, a line feed between lines that no sentence joins.

    Attributes:
        text: The text, blanks left out.
        lines: The lines it is made of.
        section: The section of the contract.
        aspect: The aspect of section 一, or None.
    """

    __slots__ = ("_pieces", "aspect", "lines", "section", "text")

    def __init__(self, lines: Sequence[Passage], section: str, aspect: str | None) -> None:
        self.lines = lines
        self.section = section
        self.aspect = aspect
        self._pieces: _Pieces | None = None
        text = _words_of(lines[0].text) if len(lines) == 1 else "".join(_words(lines))
        self.text = text if _TO_FOLD.search(text) is None else text.translate(_FOLDED)

    def parts(self, start: int, end: int) -> tuple[Part, ...]:
        """Return where some characters of the text stand, line by line."""
        if self.text is self.lines[0].text:
            return (Part(self.lines[0], start, end),)
        first, last = self._origin(start), self._origin(end - 1)
        if first[0] == last[0]:
            return (Part(self.lines[first[0]], first[1], last[1] + 1),)
        middle = [Part(line, 0, len(line.text)) for line in self.lines[first[0] + 1 : last[0]]]
        begin, close = self.lines[first[0]], self.lines[last[0]]
        return (Part(begin, first[1], len(begin.text)), *middle, Part(close, 0, last[1] + 1))

    def _origin(self, place: int) -> tuple[int, int]:
        if self._pieces is None:
            # Most texts tell nothing that is asked for.
            self._pieces = _pieces_of(self.lines)
        starts, numbers, origins = self._pieces
        piece = bisect_right(starts, place) - 1
        return numbers[piece], origins[piece] + place - starts[piece]


def run_on(passages: Iterable[Passage]) -> Iterator[Running]:
    """Yield the prose of a report, one text for each section and each aspect."""
    lines: list[Passage] = []
    section, aspect = "", None
    for passage in passages:
        if passage.heading:
            continue
        if passage.section != section or passage.aspect != aspect:
            if lines:
                yield Running(lines, section, aspect)
            section, aspect, lines = passage.section, passage.aspect, []
        lines.append(passage)
    if lines:
        yield Running(lines, section, aspect)


def _words(lines: Sequence[Passage]) -> Iterator[str]:
    """Yield the words of lines without blanks, and a line feed before each that begins anew."""
    before = None
    for line in lines:
        text = line.text
        if before is not None and not _goes_on(before, text):
            yield "\n"
        before = text
        yield _words_of(text)


def _words_of(text: str) -> str:
    """Return the words of a line without blanks."""
    return text if text.split(maxsplit=1) == [text] else "".join([text[start:end] for start, end in _unbroken(text)])


def _unbroken(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of what stands in a line between blanks that part nothing."""
    last = 0
    for blank in _BLANK.finditer(text):
        start, end = blank.span()
        if text[start - 1 : start] not in _BEFORE or text[end : end + 1] not in _BEHIND:
            if start > last:
                yield last, start
            last = end
    if last < len(text):
        yield last, len(text)


def _pieces_of(lines: Sequence[Passage]) -> _Pieces:
    """Return for each piece without a blank where it begins in the text, the number of its line, and where it begins in that."""
    # There may be a hundred thousand of them.
    starts, numbers, origins = array("q"), array("q"), array("q")
    length = 0
    for number, line in enumerate(lines):
        text = line.text
        # The line feed before it counts, too.
        anew = number and not _goes_on(lines[number - 1].text, text)
        for first, last in ((0, 1), *_unbroken(text)) if anew else _unbroken(text):
            starts.append(length)
            numbers.append(number)
            origins.append(first)
            length += last - first
    return starts, numbers, origins


def _goes_on(before: str, after: str) -> bool:
    """Whether a line breaks off within a sentence that the next goes on with."""
    words = before.rstrip()
    return (
        len(words) >= _LONG_LINE
        and words[-1] not in _STOPS
        and _HEAD.fullmatch(words) is None
        and _ITEM.match(after.lstrip()) is None
    )
