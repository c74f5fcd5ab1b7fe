"""Cells in the columns of a whole table, divided where the line between two columns was not drawn again on a page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import attrs

from gov_disclosure.folding import split_ordinal
from gov_disclosure.reading.pdf.grid import Box, Piece
from gov_disclosure.reading.pdf.lines import lines_of
from gov_disclosure.reading.pdf.raw import Glyph

__all__ = ["NEAR", "divided"]

NEAR: Final = 4.0
"""Points that lines of two pieces of one table may lie apart and be one."""
_FIRST: Final = 4
"""Lines at the top of a page of which one may end the rest of a broken row."""
_GAP: Final = 0.8
"""Sizes of font between words on either side of a line that was not drawn."""


def divided(piece: Piece, columns: Sequence[float], *, resumed: bool) -> list[Box]:
    """
    Return the cells of a piece of a table, in order.

    Args:
        piece: The piece.
        columns: Where the columns of the whole table begin, and where the last ends.
        resumed: Whether the table was begun on the page before.
    """
    boxes: list[Box] = []
    for box in piece.boxes:
        left = bisect_left(columns, piece.columns[box.left] - NEAR)
        right = bisect_left(columns, piece.columns[box.right] - NEAR)
        left = min(left, len(columns) - 2)
        boxes.append(Box(box.top, box.bottom, left, max(left + 1, right), box.glyphs))
    for column in range(1, len(columns) - 1):
        crossed = [box for box in boxes if box.left < column < box.right]
        if len(crossed) > 1:
            for run in _runs(crossed, columns[column]):
                boxes = _parted(boxes, run, column, columns[column])
    if resumed:
        for row in range(1, min(_FIRST, len(piece.rows) - 1)):
            if any(box.bottom == row for box in boxes):
                boxes = _first_row(boxes, row, piece.rows[row])
    return sorted(boxes, key=lambda box: (box.top, box.left))


def _first_row(boxes: list[Box], row: int, place: float) -> list[Box]:
    """Return cells with those divided that run on from the first row over another, where the rest of a broken row ends."""
    found: list[Box] = []
    marked = False
    for box in boxes:
        above = [glyph for glyph in box.glyphs if (glyph.top + glyph.bottom) / 2 < place]
        below = [glyph for glyph in box.glyphs if (glyph.top + glyph.bottom) / 2 >= place]
        if box.top or box.bottom <= row or not above or not below:
            found.append(attrs.evolve(box, top=row) if below and box.top < row < box.bottom else box)
            continue
        if max(glyph.base for glyph in above) > min(glyph.base for glyph in below) - 0.5 * below[0].size:
            return boxes
        # Only what begins with a mark is a row of its own for certain; other words may be the second line of one cell.
        first = lines_of(below)[0].glyphs
        marked = marked or bool(split_ordinal("".join([glyph.char for glyph in first[:8]]))[1])
        found.append(attrs.evolve(box, bottom=row, glyphs=above))
        found.append(attrs.evolve(box, top=row, glyphs=below))
    return found if marked else boxes


def _runs(boxes: Sequence[Box], place: float) -> list[list[Box]]:
    """Return runs of cells below each other with words on both sides of a place, none of which run over it."""
    runs: list[list[Box]] = []
    run: list[Box] = []
    for box in [*sorted(boxes, key=lambda box: (box.left, box.top)), None]:
        fits = box is not None and _is_right(box.glyphs, place)
        if run and (
            not fits or box is None or box.top != run[-1].bottom or (box.left, box.right) != (run[-1].left, run[-1].right)
        ):
            if len(run) > 1 and any(glyph.right <= place for member in run for glyph in member.glyphs):
                runs.append(run)
            run = []
        if fits and box is not None:
            run.append(box)
    return runs


def _is_right(glyphs: Sequence[Glyph], place: float) -> bool:
    """Whether words stand to the right of a place, and those to the left of it, if any, are others."""
    left = [glyph for glyph in glyphs if (glyph.left + glyph.right) / 2 < place]
    right = [glyph for glyph in glyphs if (glyph.left + glyph.right) / 2 >= place]
    if not right or any(glyph.right > place + 1 for glyph in left) or any(glyph.left < place - 1 for glyph in right):
        return False
    return not any(
        abs(one.base - two.base) < 0.3 * one.size and two.left - one.right < _GAP * one.size for one in left for two in right
    )


def _parted(boxes: list[Box], run: list[Box], column: int, place: float) -> list[Box]:
    """Return cells with those of a run divided: one cell to the left of the place, one for each to the right."""
    gone = set(map(id, run))
    kept = [box for box in boxes if id(box) not in gone]
    group = Box(run[0].top, run[-1].bottom, run[0].left, column)
    kept.append(group)
    for box in run:
        group.glyphs += [glyph for glyph in box.glyphs if glyph.right <= place + 1]
        kept.append(attrs.evolve(box, left=column, glyphs=[glyph for glyph in box.glyphs if glyph.right > place + 1]))
    return kept
