"""What stands beside the text of a page: lists of links in a column of their own, as printed web pages have them."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
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


_MOST_SIDES: Final = 12
"""Places where lines of the text may begin."""

_Side = Callable[[TextLine], tuple[float, float]]


def set_aside(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """
    Return the lines of the text, and those of columns beside it.

    Nothing is taken for a column where any line runs through the gap that would divide it from the text.

    Args:
        lines: Lines that stand in no table.
    """
    parted = [(line, [line] if line.glyphs[0].turn else parts_of(line)) for line in sorted(lines, key=lambda line: line.top)]
    long = [part for _, parts in parted for part in parts if part.right - part.left >= _LONG * part.size]
    if len(long) < _LINES:
        return list(lines), []
    wide = max(part.right - part.left for part in long)
    text = [part for part in long if part.right - part.left >= 0.6 * wide]
    if len(text) < _LINES:
        return list(lines), []
    rows = [parts for _, parts in parted]
    told = set(map(id, text))
    beside: list[TextLine] = []
    for side in (_left, _right):
        for begin in sorted({round(side(part)[0]) for part in text})[:_MOST_SIDES]:
            own = _column(rows, told, begin, side)
            if own:
                beside += own
                break
    if not beside:
        return list(lines), []
    gone = {id(glyph) for part in beside for glyph in part.glyphs}
    rest = [[glyph for glyph in line.glyphs if id(glyph) not in gone] for line, _ in parted]
    kept = [
        line if len(glyphs) == len(line.glyphs) else line_of(glyphs)
        for (line, _), glyphs in zip(parted, rest, strict=True)
        if glyphs
    ]
    return kept, sorted(beside, key=lambda part: (part.left, part.top))


def _column(rows: Sequence[list[TextLine]], text: Container[int], begin: int, side: _Side) -> list[TextLine]:
    """Return what stands in the longest column beside text that begins at a place, or nothing."""
    best: list[TextLine] = []
    zone: list[TextLine] = []
    lines = both = 0
    for parts in [*rows, []]:
        outer = [part for part in parts if side(part)[1] < begin - _GUTTER * part.size]
        inner = [part for part in parts if side(part)[0] >= begin - 1]
        if not parts or len(outer) + len(inner) < len(parts) or (outer and len(parts) > _MOST_PARTS):
            # The end, or a line that runs through the gap.
            if both and lines >= _LINES and len(zone) > max(1, len(best)) and any(len(part.glyphs) > 1 for part in zone):
                best = zone
            zone, lines, both = [], 0, 0
            continue
        zone += outer
        lines += any(id(part) in text for part in inner)
        both += bool(outer and inner)
    return best


def _left(part: TextLine) -> tuple[float, float]:
    return part.left, part.right


def _right(part: TextLine) -> tuple[float, float]:
    """Return the sides of a part as seen from the right."""
    return -part.right, -part.left
