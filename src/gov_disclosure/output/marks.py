"""Where in a document as published the cells of findings stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import attrs

from gov_disclosure.published import Published, ShownCell, ShownLine
from gov_disclosure.rules.finding import Finding
from gov_disclosure.spans import Position

__all__ = ["Locator", "Mark", "Marks", "Spot"]

_MOST = 400
"""So many marks one line or cell has at most."""


class Spot(NamedTuple):
    """
    A part of a line or of a cell.

    Attributes:
        block: Number of the block, from 0.
        cell: Number of the cell in it, from 0; None for a line.
        start: First character, from 0.
        end: Behind the last one.
    """

    block: int
    cell: int | None
    start: int
    end: int


class Locator:
    """
    Finds places of the source in what is shown of it.

    Args:
        published: What is shown.
    """

    def __init__(self, published: Published) -> None:
        self.published = published
        parts: dict[str | None, list[tuple[int, int, int, int | None, int]]] = {}
        for number, block in enumerate(published.blocks):
            pieces: Iterable[tuple[int | None, ShownLine | ShownCell]]
            pieces = [(None, block)] if isinstance(block, ShownLine) else enumerate(block.cells)
            for cell, piece in pieces:
                place = piece.position
                parts.setdefault(place.part, []).append((place.start, place.end, number, cell, len(piece.text)))
        self._parts = {part: sorted(pieces, key=lambda piece: piece[:3]) for part, pieces in parts.items()}
        self._starts = {part: [piece[0] for piece in pieces] for part, pieces in self._parts.items()}

    def find(self, position: Position) -> Spot | None:
        """Return where a place is shown, or None where it is not; narrower than the whole piece where that is known."""
        pieces = self._parts.get(position.part, ())
        at = bisect_right(self._starts.get(position.part, ()), position.start) - 1
        if at < 0:
            return None
        start, end, block, cell, length = pieces[at]
        if position.start > end or (position.start == end and position.end > position.start):
            return None
        if end - start != length:
            return Spot(block, cell, 0, length)
        return Spot(block, cell, position.start - start, max(min(position.end - start, length), position.start - start))


@attrs.define
class Mark:
    """
    A part of a line or cell that findings speak of.

    Attributes:
        number: Its number in the report, from 1.
        spot: Where it is.
        findings: Numbers of the findings, from 0, in order.
        first: Whether it is the place to look at first of one of them.
    """

    number: int
    spot: Spot
    findings: list[int] = attrs.field(factory=list[int])
    first: bool = False


class Marks:
    """
    The marks of some findings on a document.

    Args:
        locator: The document.
        findings: The findings.

    Attributes:
        places: (block, cell) → its marks, in order.
    """

    def __init__(self, locator: Locator, findings: Sequence[Finding]) -> None:
        found: dict[Spot, Mark] = {}
        self._of: dict[tuple[int, int], Mark] = {}
        self.places: dict[tuple[int, int | None], list[Mark]] = {}
        for number, finding in enumerate(findings):
            wanted = [(place, cell.position) for place, cell in enumerate(finding.operands)]
            for place, position in [(-1, finding.position), *wanted]:
                spot = locator.find(position) if position is not None else None
                if spot is None:
                    continue
                mark = found.get(spot)
                if mark is None:
                    if len(self.places.get(spot[:2], ())) >= _MOST:
                        continue
                    mark = found[spot] = Mark(len(found) + 1, spot)
                    self.places.setdefault(spot[:2], []).append(mark)
                if not mark.findings or mark.findings[-1] != number:
                    mark.findings.append(number)
                mark.first = mark.first or place < 0
                self._of[number, place] = mark
        for marks in self.places.values():
            marks.sort(key=lambda mark: (mark.spot.start, -mark.spot.end))

    def of(self, finding: int, operand: int = -1) -> Mark | None:
        """Return the mark of a cell of a finding, by default of the place to look at first, or None where it is not shown."""
        return self._of.get((finding, operand))
