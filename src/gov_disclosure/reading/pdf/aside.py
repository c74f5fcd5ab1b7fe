"""What stands beside the text of a page: lists of links in a column of their own, as printed web pages have them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gov_disclosure.reading.pdf.lines import TextLine, line_of, parts_of

__all__ = ["set_aside"]

_LONG: Final = 16.0
"""Sizes of font that a line of the text is wide at least."""
_LINES: Final = 4
"""Lines that the text has at least."""
_GUTTER: Final = 0.5
"""Sizes of font between the text and what stands beside it at least."""
_MOST_PARTS: Final = 3
"""A line with more parts is the row of a table."""


def set_aside(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """
    Return the lines of the text, and those of columns beside it.

    Nothing is taken for a column where any line runs through the gap that would divide it from the text.

    Args:
        lines: Lines that stand in no table.
    """
    parted = [(line, parts_of(line)) if not line.glyphs[0].turn else (line, [line]) for line in lines]
    long = [part for _, parts in parted for part in parts if part.right - part.left >= _LONG * part.size]
    if len(long) < _LINES:
        return list(lines), []
    wide = max(part.right - part.left for part in long)
    text = [part for part in long if part.right - part.left >= 0.6 * wide]
    left, right = min(part.left for part in text), max(part.right for part in text)
    if len(text) < _LINES:
        return list(lines), []
    found = list(lines)
    beside: list[TextLine] = []
    for before in (True, False):
        own = [
            part
            for _, parts in parted
            if len(parts) <= _MOST_PARTS
            for part in parts
            if (part.right < left - _GUTTER * part.size if before else part.left > right + _GUTTER * part.size)
        ]
        if len(own) < 2 or not any(len(part.glyphs) > 1 for part in own):
            continue
        top, bottom = min(part.top for part in own), max(part.bottom for part in own)
        gap = (max(part.right for part in own), left) if before else (right, min(part.left for part in own))
        if any(line.top < bottom and line.bottom > top and _crosses(parts, gap) for line, parts in parted):
            continue
        if not any(len(parts) > 1 for _, parts in parted if any(part in own for part in parts)):
            continue
        beside += own
    if not beside:
        return found, []
    gone = {id(glyph) for part in beside for glyph in part.glyphs}
    rest = [[glyph for glyph in line.glyphs if id(glyph) not in gone] for line, _ in parted]
    kept = [
        line if len(glyphs) == len(line.glyphs) else line_of(glyphs)
        for (line, _), glyphs in zip(parted, rest, strict=True)
        if glyphs
    ]
    return kept, sorted(beside, key=lambda part: (part.left, part.top))


def _crosses(parts: Sequence[TextLine], gap: tuple[float, float]) -> bool:
    return any(part.left < gap[1] and part.right > gap[0] for part in parts)
