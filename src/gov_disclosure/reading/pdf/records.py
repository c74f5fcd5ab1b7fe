"""Tables without lines that have one row of figures under their header: the words above each figure put together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gov_disclosure.reading.pdf.lines import Spelled, TextLine, line_of, parts_of, spelled, words_of

__all__ = ["MOST_LINES", "header_of"]

MOST_LINES: Final = 10
"""Lines that a header has at most."""
_APART: Final = 4.0
"""Sizes of font between two lines of a header at most."""
_STACKED: Final = 1.7
"""Sizes of font between the lines of one header cell at most."""
_CLOSER: Final = 0.9
"""How much closer than header and figures the lines of one header cell are: in plain text no cell has two."""
_OFF: Final = 0.4
"""Widths of a column that the middle of its header may lie off the middle of its figure."""
_FEW: Final = 2
"""Characters of a header cell in one of its lines, where the cell is so narrow that it has several."""


def header_of(lines: Sequence[TextLine], figures: Sequence[TextLine]) -> tuple[int, list[TextLine], list[Spelled]] | None:
    """
    Return the header of a row of figures.

    Args:
        lines: What stands above the row, from top to bottom.
        figures: The figures, from left to right.

    Returns:
        How many of the lines are the header's, the words of it that stand over several figures, and the words over
        each figure; or None where not each figure has its own.
    """
    middles = [(figure.left + figure.right) / 2 for figure in figures]
    pitch = min(right - left for left, right in pairwise(middles))
    over: list[Spelled] = [[] for _ in figures]
    upper = [0.0] * len(figures)
    shared: list[TextLine] = []
    base, count = figures[0].base, 0
    apart = base - lines[-1].base if lines else 0.0
    for line in reversed(lines[-MOST_LINES:]):
        parts = parts_of(line)
        if base - line.base > _APART * line.size or len(parts) < 2 or "。" in words_of(line):
            break
        own: list[TextLine] = []
        places = [_nearest(middles, (part.left + part.right) / 2) for part in parts]
        narrow = {place for place, part in zip(places, parts, strict=True) if len(part.glyphs) <= _FEW}
        for place, part in zip(places, parts, strict=True):
            middle = (part.left + part.right) / 2
            # Cells side by side that have a character or two in each line have several lines, whatever stands below.
            beside = place in narrow and not narrow.isdisjoint((place - 1, place + 1))
            most = _STACKED * part.size
            stacked = not over[place] or upper[place] - part.base < (most if beside else min(most, _CLOSER * apart))
            if stacked and abs(middles[place] - middle) <= _OFF * pitch and part.right - part.left <= 1.2 * pitch:
                over[place], upper[place] = [*spelled(part), *over[place]], part.base
            else:
                own.append(part)
        if own:
            shared.insert(0, line_of([glyph for part in own for glyph in part.glyphs]))
        base, count = line.base, count + 1
    return (count, shared, over) if all(over) else None


def _nearest(middles: Sequence[float], middle: float) -> int:
    """Return the column whose figure is nearest."""
    return min(range(len(middles)), key=lambda at: abs(middles[at] - middle))
