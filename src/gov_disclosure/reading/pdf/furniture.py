"""What stands on the pages of a PDF but not in its text: page marks, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from gov_disclosure.reading.pdf.lines import TextLine, words_of

__all__ = ["End", "ends_of", "find_margins", "is_dashed_mark"]

_DASHED: Final = re.compile(r"[-—–－―─·•～~]+\s*(\d{1,4}|[ivxIVX]{1,6})\s*[-—–－―─·•～~]+")
_MARK: Final = re.compile(
    r"(?:第\s*)?(\d{1,4})\s*页?\s*[/／，,、|]?\s*(?:共|of)?\s*\d{1,4}\s*页?"
    r"|第\s*(\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页(?:\s*[/／，,、（(]?\s*共\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页\s*[）)]?)?"
    r"|[Pp](?:age|\.)\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?"
    r"|(\d{1,4})\s*页?"
)
_PRINTED: Final = re.compile(
    r"(?:https?://|file:///|about:blank)\S*(?:\s+\d{1,4}\s*/\s*\d{1,4})?|(?:\d{4}[/年.-]\d{1,2}[/月.-]\d{1,2}日?|\d{1,2}/\d{1,2}/\d{2,4}),?\s*(?:(?:上午|下午)\s*)?\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?\b.{0,120}"
)
_DIGITS: Final = re.compile(r"\d+")
_LOOK: Final = 3
"""Lines at either end of a page that may be furniture."""
_APART: Final = 0.9
"""Sizes of font between furniture and the text at least."""
_MARGIN: Final = 0.14
"""How much of the height of a page its margins take at most."""


def is_dashed_mark(words: str) -> bool:
    """Whether words are a page mark that no figure looks like: `- 5 -`."""
    return _DASHED.fullmatch(words.strip()) is not None


def find_margins(ends: Sequence[Sequence[End]]) -> list[set[int]]:
    """
    Return which lines of each page are furniture.

    Args:
        ends: The outermost lines of each page.
    """
    said = Counter(key for edge in ends for key in {_key(end) for end in edge if end.apart})
    numbered = _numbered(ends)
    found: list[set[int]] = []
    for number, edge in enumerate(ends):
        own: set[int] = set()
        for top in (True, False):
            for end in edge:
                if end.top is not top:
                    continue
                times = said[_key(end)] if end.apart else 0
                if not _is_furniture(end.words, times, len(ends), numbered=(number, end.line) in numbered):
                    # Behind the first line of the text there is no furniture.
                    break
                own.add(end.line)
        found.append(own)
    return found


class End(NamedTuple):
    """An outermost line of a page: its number, its words, its height, whether it is at the top, and stands apart."""

    line: int
    words: str
    base: float
    top: bool
    apart: bool


def ends_of(lines: Sequence[TextLine], height: float) -> list[End]:
    """Return the outermost of the lines of a page, which stand in no table, that are in its margins."""
    found: list[End] = []
    last = len(lines) - 1
    for index, line in enumerate(lines[:_LOOK]):
        if line.bottom <= _MARGIN * height:
            apart = index == last or lines[index + 1].top - line.bottom > _APART * line.size
            found.append(End(index, words_of(line).strip(), line.base, True, apart))
    for index in range(last, max(-1, last - _LOOK), -1):
        line = lines[index]
        if line.top >= (1 - _MARGIN) * height:
            apart = index == 0 or line.top - lines[index - 1].bottom > _APART * line.size
            found.append(End(index, words_of(line).strip(), line.base, False, apart))
    return found


def _key(end: End) -> tuple[int, str]:
    """Return what furniture has in common from page to page: its height and its words."""
    return round(end.base / 4), _DIGITS.sub("#", end.words)


def _is_furniture(words: str, times: int, pages: int, *, numbered: bool) -> bool:
    if is_dashed_mark(words) or _PRINTED.fullmatch(words) is not None:
        return True
    if _MARK.fullmatch(words) is not None:
        return numbered or "页" in words or words[:1] in "Pp"
    return sum(map(str.isalpha, words)) > 1 and times >= max(2, (pages + 1) // 2)


def _numbered(ends: Sequence[Sequence[End]]) -> set[tuple[int, int]]:
    """Return page and line of bare numbers that count the pages."""
    shifts: Counter[int] = Counter()
    marks: list[tuple[int, int, int]] = []
    for number, edge in enumerate(ends):
        for index, words, _, _, apart in edge:
            match = _MARK.fullmatch(words) if apart else None
            told = next((group for group in match.groups() if group), "") if match is not None else ""
            if told.isdigit():
                marks.append((number, index, int(told) - number))
                shifts[int(told) - number] += 1
    return {(number, index) for number, index, shift in marks if shifts[shift] > 1 or shift == 1}
