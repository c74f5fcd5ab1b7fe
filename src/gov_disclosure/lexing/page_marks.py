"""The numbers of pages, as they stand between the lines of a text that was taken out of pages."""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["is_page_mark", "numbered_pages"]

_PAGE_MARK = re.compile(
    r"[-—–－―]+\s*+\d{1,3}\s*+[-—–－―]+|第?\s*+\d{1,3}\s*+页(?:\s*+[/，,共]*+\s*+\d{1,3}\s*+页?)?|\d{1,3}\s*+/\s*+\d{1,3}\s*+页"
)
_LONGEST = 24
_NEAR = 24
_BARE = 3


def is_page_mark(words: str) -> bool:
    """Whether a line is the number of a page: `- 4 -`, `第 4 页`, `4/6页`."""
    return len(words) <= _LONGEST and _PAGE_MARK.fullmatch(words) is not None


def numbered_pages(text: str) -> frozenset[int]:
    """
    Return where bare numbers stand that number the pages.

    A form feed ends a page. Where the lines before them, or those behind them, count upwards, they are no
    figures of a table, whatever stands around them.
    """
    if "\f" not in text:
        return frozenset()
    before: list[tuple[int, int]] = []
    behind: list[tuple[int, int]] = []
    at = text.find("\f")
    while at >= 0:
        head = text[max(0, at - _NEAR) : at].rstrip()
        last = head[max(head.rfind("\n"), head.rfind("\r")) + 1 :].strip()
        if last.isdecimal() and len(last) <= _BARE:
            before.append((at - _NEAR + head.rfind(last) if at > _NEAR else head.rfind(last), int(last)))
        tail = text[at + 1 : at + 1 + _NEAR]
        first = tail.lstrip()
        line = first.splitlines()[0].strip() if first else ""
        if line.isdecimal() and len(line) <= _BARE:
            behind.append((at + 1 + tail.index(line), int(line)))
        at = text.find("\f", at + 1)
    return frozenset(
        place
        for found in (before, behind)
        if len(found) > 1 and all(right == left + 1 for (_, left), (_, right) in pairwise(found))
        for place, _ in found
    )
