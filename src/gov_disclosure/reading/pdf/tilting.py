"""Pages that lie a little aslant, as on a scanner: how much, and their characters as they stand on a level page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gov_disclosure.reading.pdf.raw import Glyph, Stroke

__all__ = ["levelled", "levelled_stroke", "tilt_of"]

_LEVEL: Final = 0.003
_STEEPEST: Final = 0.05
"""How much lines rise for each point to the right: those of a level page, and the most that still run from left to right."""
_NEARLY_ALL: Final = 0.8


def tilt_of(tilts: Sequence[float]) -> float:
    """Return how much nearly all lines of a page rise for each point to the right, 0 where it is level or they differ."""
    middle = sorted(tilts)[len(tilts) // 2] if tilts else 0.0
    if not _LEVEL < abs(middle) <= _STEEPEST:
        return 0.0
    return middle if sum([abs(each - middle) < _LEVEL for each in tilts]) > _NEARLY_ALL * len(tilts) else 0.0


def levelled(glyph: Glyph, tilt: float) -> Glyph:
    """Return a character of a page whose lines rise."""
    across, down = -tilt * (glyph.top + glyph.bottom) / 2, tilt * (glyph.left + glyph.right) / 2
    return glyph._replace(
        left=glyph.left + across, right=glyph.right + across, top=glyph.top + down, bottom=glyph.bottom + down,
        base=glyph.base + tilt * glyph.left,
    )  # fmt: skip


def levelled_stroke(stroke: Stroke, tilt: float) -> Stroke:
    """Return a stroke of a page whose lines rise."""
    left, top, right, bottom = stroke
    across, down = -tilt * (top + bottom) / 2, tilt * (left + right) / 2
    return Stroke(left + across, top + down, right + across, bottom + down)
