"""What stands on the pages of a PDF but not in its text: page marks, running headers and footers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import attrs

from gov_disclosure.reading.pdf.lines import TextLine, words_of

__all__ = ["Margins", "find_margins", "is_dashed_mark"]

_DASHED: Final = re.compile(r"[-—–－―─·•～~]+\s*(\d{1,4}|[ivxIVX]{1,6})\s*[-—–－―─·•～~]+")
_MARK: Final = re.compile(
    r"(?:第\s*)?(\d{1,4})\s*页?\s*[/／，,、|]?\s*(?:共|of)?\s*\d{1,4}\s*页?"
    r"|第\s*(\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页(?:\s*[/／，,、（(]?\s*共\s*(?:\d{1,4}|[一二三四五六七八九十百]{1,5})\s*页\s*[）)]?)?"
    r"|[Pp](?:age|\.)\s*(\d{1,4})(?:\s*(?:of|/)\s*\d{1,4})?"
    r"|(\d{1,4})\s*页?"
)
_PRINTED: Final = re.compile(
    r"(?:https?://|file:///|about:blank)\S*(?:\s+\d{1,4}\s*/\s*\d{1,4})?|\d{4}[/年.-]\d{1,2}[/月.-]\d{1,2}日?,?\s+(?:(?:上午|下午)\s*)?\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?\b.{0,120}"
)
_DIGITS: Final = re.compile(r"\d+")
_LOOK: Final = 3
"""Lines at either end of a page that may be furniture."""
_MARGIN: Final = 0.14
"""How much of the height of a page its margins take at most."""


@attrs.define
class Margins:
    """
    What of the pages is furniture.

    Attributes:
        lines: For each page the lines that are.
    """

    lines: list[set[int]]


def is_dashed_mark(words: str) -> bool:
    """Whether words are a page mark that no figure looks like: `- 5 -`."""
    return _DASHED.fullmatch(words.strip()) is not None


def find_margins(pages: Sequence[tuple[list[TextLine], float]]) -> list[set[int]]:
    """
    Return which lines of each page are furniture.

    Args:
        pages: The lines of each page that stand in no table, from top to bottom, and the height of the page.
    """
    ends = [_ends(lines, height) for lines, height in pages]
    said = Counter(key for edge in ends for key in {_key(words, top=top) for _, words, top in edge})
    numbered = _numbered(ends)
    found: list[set[int]] = []
    for number, edge in enumerate(ends):
        own: set[int] = set()
        for top in (True, False):
            for index, words, above in edge:
                if above is not top:
                    continue
                if not _is_furniture(words, said[_key(words, top=top)], len(pages), (number, index) in numbered):
                    # Behind the first line of the text there is no furniture.
                    break
                own.add(index)
        found.append(own)
    return found


def _ends(lines: list[TextLine], height: float) -> list[tuple[int, str, bool]]:
    """Return the outermost lines of a page in its margins: index, words, and whether it is at the top."""
    found: list[tuple[int, str, bool]] = []
    for index, line in enumerate(lines[:_LOOK]):
        if line.bottom <= _MARGIN * height:
            found.append((index, words_of(line).strip(), True))
    for index in range(len(lines) - 1, max(-1, len(lines) - 1 - _LOOK), -1):
        if lines[index].top >= (1 - _MARGIN) * height:
            found.append((index, words_of(lines[index]).strip(), False))
    return found


def _key(words: str, *, top: bool) -> tuple[bool, str]:
    return top, _DIGITS.sub("#", words)


def _is_furniture(words: str, times: int, pages: int, numbered: bool) -> bool:
    if is_dashed_mark(words) or _PRINTED.fullmatch(words) is not None:
        return True
    if _MARK.fullmatch(words) is not None:
        return numbered or "页" in words or words[:1] in "Pp"
    return pages > 1 and times >= max(2, (pages + 1) // 2)


def _numbered(ends: Sequence[Sequence[tuple[int, str, bool]]]) -> set[tuple[int, int]]:
    """Return page and line of bare numbers that count the pages."""
    shifts: Counter[int] = Counter()
    marks: list[tuple[int, int, int]] = []
    for number, edge in enumerate(ends):
        for index, words, _ in edge:
            match = _MARK.fullmatch(words)
            told = next((group for group in match.groups() if group), "") if match is not None else ""
            if told.isdigit():
                marks.append((number, index, int(told) - number))
                shifts[int(told) - number] += 1
    return {(number, index) for number, index, shift in marks if shifts[shift] > 1 or shift == 1}
