"""What digits look like: drawn into a grid of points, told apart by how standard fonts draw them and by the holes in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final, NamedTuple

__all__ = ["FINE", "SIDE", "Hole", "Look", "Sample", "distances", "holes_of", "look_of", "sample_of"]

SIDE: Final = 20
"""Rows and columns of the grid that a digit is drawn into, which it fills; a slender one is not widened."""
FINE: Final = 48
"""Those of the grid that its holes are looked for in."""
_ROW: Final = SIDE + 2
"""Points of a row: one that is free at either end."""
_WHOLE: Final = (1 << _ROW * (SIDE + 2)) - 1
_INK: Final = bytes(b"01"[value >= 80] for value in range(256))
_FAINT: Final = bytes(b"01"[value >= 60] for value in range(256))
"""How opaque a point is → whether it is ink: in the finer grid thin strokes are fainter."""
_NEARER: Final = 20
"""So many points nearer to another digit: it is none of what it is said to be."""
_NEAR: Final = -6
"""So many suffice where it has the holes of that, and not its own."""
_CERTAIN: Final = 8
"""So many points nearer than to any other: it is what it is said to be."""
_LEAST_HOLE: Final = 0.008
"""Of the grid: a smaller one is between strokes that meet."""
_LONG: Final = 0.5
_APART: Final = 0.25
"""Of the height: how long the hole of a 0 is at least, and how far apart those of an 8 are."""


class Look(Enum):
    """Whether a digit looks like what it is said to be, perhaps does, looks like another, or is not to be seen."""

    SAME = 0
    UNSURE = 1
    OTHER = 2
    BLANK = 3


class Sample(NamedTuple):
    """
    A digit as it is drawn.

    Attributes:
        ink: Its points, row by row.
        outside: All points but those and what is beside them.
    """

    ink: int
    outside: int


class Hole(NamedTuple):
    """A hole in a digit: its middle and its height, of the height of the digit, from the top."""

    middle: float
    height: float


def sample_of(rows: Sequence[bytes]) -> Sample:
    """Return a digit, given how opaque its points are, row by row from the top."""
    ink = _points(rows, SIDE, _INK)
    wider = ink | ink << 1 | ink >> 1
    return Sample(ink, _WHOLE & ~(wider | wider << _ROW | wider >> _ROW))


def distances(sample: Sample, known: Sequence[Sequence[Sample]]) -> list[int]:
    """Return how many points a digit differs in from each of the ten, given how these are drawn by fonts that are known."""
    ink, outside = sample
    return [min([(ink & no).bit_count() + (points & outside).bit_count() for points, no in samples]) for samples in known]


def look_of(digit: int, told: Sequence[int], holes: Callable[[], Sequence[Hole]]) -> Look:
    """
    Return whether a digit looks like what it is said to be.

    Args:
        digit: What it is said to be.
        told: In how many points it differs from each of the ten.
        holes: Returns the holes in it.
    """
    nearer = {each: told[digit] - points for each, points in enumerate(told) if each != digit}
    most = max(nearer.values())
    if most < -_CERTAIN:
        return Look.SAME
    if most > _NEARER:
        return Look.OTHER
    found = holes()
    alike = [by for each, by in nearer.items() if by >= -_CERTAIN and _has_holes_of(each, found)]
    if _has_holes_of(digit, found):
        return Look.UNSURE if alike else Look.SAME
    return Look.OTHER if max(alike, default=_NEAR) > _NEAR else Look.UNSURE


def holes_of(rows: Sequence[bytes]) -> list[Hole]:
    """Return the holes in a digit, given how opaque its points are in the finer grid, from top to bottom."""
    row = FINE + 2
    edge = (1 << row) - 1
    free = (1 << row * row) - 1 & ~_points(rows, FINE, _FAINT)
    free &= ~_reached(edge, free, row)
    found: list[Hole] = []
    while free:
        hole = _reached(1 << free.bit_length() - 1, free, row)
        free &= ~hole
        if hole.bit_count() >= _LEAST_HOLE * FINE * FINE:
            lines = [line for line in range(FINE) if hole >> row * (FINE - line) & edge]
            found.append(Hole((lines[0] + lines[-1] + 1) / 2 / FINE, len(lines) / FINE))
    return found


def _points(rows: Sequence[bytes], side: int, ink: bytes) -> int:
    """Return which points of a grid are ink; what does not fill it stands in its middle, and a rim around it is free."""
    lines = [row[:side].translate(ink) for row in rows[:side]]
    before = b"0" * (1 + (side - max(map(len, lines), default=0)) // 2)
    text = b"".join([(before + line).ljust(side + 2, b"0") for line in lines])
    return int(text.ljust((side + 2) * side, b"0") + b"0" * (side + 2), 2)


def _reached(points: int, free: int, row: int) -> int:
    """Return the free points that are connected to some."""
    while True:
        more = (points | points << 1 | points >> 1 | points << row | points >> row) & free
        if more == points:
            return points
        points = more


def _has_holes_of(digit: int, holes: Sequence[Hole]) -> bool:
    """Whether these may be the holes of a digit; a 4 may be open, a 0 may have a stroke or a point in it."""
    if digit == 0:
        return any(hole.height > _LONG for hole in holes)
    if digit == 4:
        return len(holes) < 2
    if digit == 8:
        return len(holes) == 2 and abs(holes[1].middle - holes[0].middle) > _APART
    if digit in (6, 9):
        return len(holes) == 1 and (holes[0].middle > 0.5) is (digit == 6)
    return not holes
