"""Lines of prose → running text: broken sentences joined, blanks left out, widths folded, and the way back to the lines."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from gov_disclosure.passages import Passage

__all__ = ["Part", "Running", "run_on"]

# A blank between two digits or letters may part two of them: it stays.
_BLANKS = re.compile(r"(?<![0-9A-Za-z.,])[\s\u3000\u00a0]+|[\s\u3000\u00a0]+(?![0-9A-Za-z])")
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


class Part(NamedTuple):
    """Words of one line: the line, and the first and the last of their characters in it."""

    passage: Passage
    start: int
    end: int


class Running(NamedTuple):
    """
    The text of a part of a report, a line feed between lines that no sentence joins.

    Attributes:
        text: The text, blanks left out.
        lines: The lines it is made of.
        starts: Where each piece without a blank begins in the text.
        numbers: For each piece, the number of its line.
        origins: For each piece, where it begins in its line.
        section: The section of the contract.
        aspect: The aspect of section 一, or None.
    """

    text: str
    lines: tuple[Passage, ...]
    starts: array[int]
    numbers: array[int]
    origins: array[int]
    section: str
    aspect: str | None

    def parts(self, start: int, end: int) -> tuple[Part, ...]:
        """Return where some characters of the text stand, line by line."""
        first, last = self._origin(start), self._origin(end - 1)
        if first[0] == last[0]:
            return (Part(self.lines[first[0]], first[1], last[1] + 1),)
        middle = [Part(line, 0, len(line.text)) for line in self.lines[first[0] + 1 : last[0]]]
        begin, close = self.lines[first[0]], self.lines[last[0]]
        return (Part(begin, first[1], len(begin.text)), *middle, Part(close, 0, last[1] + 1))

    def _origin(self, place: int) -> tuple[int, int]:
        piece = bisect_right(self.starts, place) - 1
        return self.numbers[piece], self.origins[piece] + place - self.starts[piece]


def run_on(passages: Iterable[Passage]) -> Iterator[Running]:
    """Yield the prose of a report, one text for each section and each aspect."""
    prose = [passage for passage in passages if not passage.heading]
    for (section, aspect), group in groupby(prose, lambda passage: (passage.section, passage.aspect)):
        yield _join(tuple(group), section, aspect)


def _join(lines: tuple[Passage, ...], section: str, aspect: str | None) -> Running:
    pieces: list[str] = []
    # There may be a hundred thousand of them.
    starts, numbers, origins = array("q"), array("q"), array("q")
    length = 0
    for number, line in enumerate(lines):
        text = line.text
        if number and not _goes_on(lines[number - 1].text, text):
            starts.append(length)
            numbers.append(number)
            origins.append(0)
            pieces.append("\n")
            length += 1
        last = 0
        cuts = _BLANKS.finditer(text) if text.split(maxsplit=1) != [text] else ()
        for cut in cuts:
            if cut.start() > last:
                starts.append(length)
                numbers.append(number)
                origins.append(last)
                pieces.append(text[last : cut.start()])
                length += cut.start() - last
            last = cut.end()
        if last < len(text):
            starts.append(length)
            numbers.append(number)
            origins.append(last)
            pieces.append(text[last:])
            length += len(text) - last
    whole = "".join(pieces)
    if _TO_FOLD.search(whole) is not None:
        whole = whole.translate(_FOLDED)
    return Running(whole, lines, starts, numbers, origins, section, aspect)


def _goes_on(before: str, after: str) -> bool:
    """Whether a line breaks off within a sentence that the next goes on with."""
    words = before.rstrip()
    return (
        len(words) >= _LONG_LINE
        and words[-1] not in _STOPS
        and _HEAD.fullmatch(words) is None
        and _ITEM.match(after.lstrip()) is None
    )
