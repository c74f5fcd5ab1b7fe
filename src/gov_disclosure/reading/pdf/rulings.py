"""The strokes of a page → the lines of its tables: pieces joined, and those that touch each other together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from gov_disclosure.reading.pdf.clusters import Clusters
from gov_disclosure.reading.pdf.raw import Stroke

__all__ = ["Ruled", "Rulings", "rule"]

_GAP: Final = 4.0
"""Points between the pieces of one line: dashes, and gaps where lines cross."""
_REACH: Final = 3.0
"""Points that a line may end short of one that it meets."""
_APART: Final = 1.2
"""Points that pieces of one line lie apart across it."""
_SHORTEST: Final = 4.0
_MOST_MEETINGS: Final = 2_000_000

Ruling = tuple[float, float, float]
"""A line: its coordinate across, where it begins and where it ends."""


@attrs.define
class Ruled:
    """
    Lines that touch each other: those of one table, as a rule.

    Attributes:
        across: Those from left to right: height, left end, right end.
        down: Those from top to bottom: distance from the left, upper end, lower end.
    """

    across: list[Ruling]
    down: list[Ruling]

    @property
    def box(self) -> Stroke:
        """The box around them."""
        return Stroke(
            min([line[1] for line in self.across] + [line[0] for line in self.down]),
            min([line[1] for line in self.down] + [line[0] for line in self.across]),
            max([line[2] for line in self.across] + [line[0] for line in self.down]),
            max([line[2] for line in self.down] + [line[0] for line in self.across]),
        )


@attrs.define
class Rulings:
    """
    The lines of a page.

    Attributes:
        tables: Lines that cross, together.
        alone: Lines from left to right that none crosses.
    """

    tables: list[Ruled]
    alone: list[Ruling]


def rule(strokes: Iterable[Stroke]) -> Rulings:
    """Return the lines that strokes make."""
    across: list[Ruling] = []
    down: list[Ruling] = []
    for left, top, right, bottom in strokes:
        if right - left >= bottom - top:
            across.append(((top + bottom) / 2, left, right))
        else:
            down.append(((left + right) / 2, top, bottom))
    across, down = _joined(across), _joined(down)
    across = [line for line in across if line[2] - line[1] >= _SHORTEST]
    down = [line for line in down if line[2] - line[1] >= _SHORTEST]
    if len(across) * len(down) > _MOST_MEETINGS:
        return Rulings([], [])
    return _together(across, down)


def _joined(lines: list[Ruling]) -> list[Ruling]:
    """Return lines with the pieces of each joined."""
    lines.sort()
    found: list[Ruling] = []
    row: list[Ruling] = []
    for line in lines:
        if row and line[0] - row[0][0] > _APART:
            found += _pieced(row)
            row = []
        row.append(line)
    if row:
        found += _pieced(row)
    return found


def _pieced(row: Sequence[Ruling]) -> list[Ruling]:
    found: list[Ruling] = []
    for place, first, last in sorted(row, key=lambda line: line[1]):
        if found and first <= found[-1][2] + _GAP:
            before = found[-1]
            # The longer piece tells the place best.
            longer = place if last - first > before[2] - before[1] else before[0]
            found[-1] = longer, before[1], max(before[2], last)
        else:
            found.append((place, first, last))
    return found


def _together(across: list[Ruling], down: list[Ruling]) -> Rulings:
    """Return lines that touch each other together."""
    clusters = Clusters(len(across) + len(down))

    for number, (y, left, right) in enumerate(across):
        for other, (x, upper, lower) in enumerate(down, len(across)):
            if left - _REACH <= x <= right + _REACH and upper - _REACH <= y <= lower + _REACH:
                clusters.join(number, other)
    groups: dict[int, Ruled] = defaultdict(lambda: Ruled([], []))
    for number, line in enumerate(across):
        groups[clusters.of(number)].across.append(line)
    for number, line in enumerate(down, len(across)):
        groups[clusters.of(number)].down.append(line)
    tables = [group for group in groups.values() if group.across and group.down]
    alone = [line for group in groups.values() if not group.down for line in group.across]
    return Rulings(tables, alone)
