"""Slips in a table of one column: lines that changed places, and figures that slipped up or down over many lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from gov_disclosure.rules.hints import Slip, Sums

__all__ = ["line_slips", "shift"]

_SHIFTED = "GD452"
_FEWEST = 3
"""Of fewer lines than this nobody says that they slipped; two that changed places are told by themselves."""


def line_slips(sums: Sums, cells: Sequence[str]) -> Iterator[Slip]:
    """Yield the lines of a table of one column that may have changed places, or that slipped together."""
    for upper, lower in pairwise(cells):
        if sums.values[upper] != sums.values[lower] and (upper in sums.uses or lower in sums.uses):
            exchanged = {upper: sums.values[lower], lower: sums.values[upper]}
            # Nothing bears it out what stands in a line that is in no sum.
            rank = 2 if upper in sums.uses and lower in sums.uses else 5
            yield shift(rank, exchanged, (upper, lower), "cells", upper)
    # One sum alone can be mended by a slip over any lines that happen to fit.
    if len(sums.broken) < 2:
        return
    for variant, order in (("column_down", list(cells)), ("column_up", list(reversed(cells)))):
        should = _slipped(sums, order)
        if should:
            first, last = min(should, key=cells.index), max(should, key=cells.index)
            # A slip in one cell that mends as much is likelier.
            yield shift(5, should, (first, last), variant, first)


def _slipped(sums: Sums, order: Sequence[str]) -> Mapping[str, int]:
    """
    Return what should stand in the fewest lines in a row that mend all sums, each figure taken from the next of them.

    What was lost at their end follows from the sums that it is in.
    """
    best: Mapping[str, int] = {}
    for start in range(len(order) - _FEWEST + 1):
        off = {number: sums.off[number] for number in sums.broken}
        should: dict[str, int] = {}
        for cell, following in pairwise(order[start:]):
            if best and len(should) + 1 >= len(best):
                break
            moved = sums.values[following] - sums.values[cell]
            should[cell] = sums.values[following]
            for number, sign in sums.uses.get(cell, ()):
                off[number] = off.get(number, 0) + sign * moved
            lost = _lost(sums, following, off)
            if lost is not None and sum(sums.values[path] != value for path, value in should.items()) >= _FEWEST - 1:
                best = {**should, following: lost}
                break
    return best


def _lost(sums: Sums, cell: str, off: Mapping[int, int]) -> int | None:
    """Return what makes all sums hold in a cell, where the others are as they should be; None where nothing does."""
    uses = dict(sums.uses.get(cell, ()))
    moves = {-uses[number] * left if number in uses else None for number, left in off.items() if left}
    if not moves:
        return sums.values[cell]
    move = moves.pop()
    if move is None or moves or any(not off.get(number) for number in uses):
        return None
    value = sums.values[cell] + move
    return value if value >= 0 else None


def shift(rank: int, should: Mapping[str, int], paths: tuple[str, ...], variant: str, path: str) -> Slip:
    """Return the slip of figures that stand in the cells of others."""
    return Slip(_SHIFTED, rank, should, paths, {"variant": variant, "path": path})
