"""Where the ink of a character is looked at, and whether such a point lies within outlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from gov_disclosure.reading.pdf.raw import Glyph
from gov_disclosure.reading.pdf.strokes import Point

__all__ = ["is_within", "spots"]

_ACROSS: Final = (0.22, 0.5, 0.78)
_DOWN: Final = (0.08, 0.36, 0.64, 0.92)
"""Parts of a character's width, and of the height of its ink."""
_HIGH: Final = 0.7
"""Sizes of font that digits are high."""


def spots(glyph: Glyph) -> Iterator[Point]:
    """Yield the twelve points at which a character is looked at."""
    left, top, right, bottom = glyph[1:5]
    if not glyph.turn % 2:
        # The ink of a digit ends on its baseline.
        top, bottom = sorted((glyph.base, glyph.base - _HIGH * glyph.size * (1 if glyph.turn != 2 else -1)))
    return ((left + across * (right - left), top + down * (bottom - top)) for across in _ACROSS for down in _DOWN)


def is_within(outlines: Sequence[Sequence[Point]], x: float, y: float) -> bool:
    """Whether a point lies within outlines: a ray from it crosses them an odd number of times."""
    inside = False
    for points in outlines:
        for (x1, y1), (x2, y2) in pairwise([*points, points[0]]):
            if (y1 > y) is not (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside
