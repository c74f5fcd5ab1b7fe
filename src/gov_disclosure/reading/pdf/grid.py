"""The lines of a table → its grid and its cells, whatever they span, with the characters in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final
from unicodedata import category

import attrs

from gov_disclosure.reading.pdf.packing import Packed
from gov_disclosure.reading.pdf.raw import UNMAPPED, Glyph, Stroke
from gov_disclosure.reading.pdf.rulings import Ruled, Ruling

__all__ = ["Box", "Piece", "is_part", "make_piece"]

_NEAR: Final = 0.45
"""Sizes of font that lines may lie apart and be one, as doubled lines are."""
_COVERED: Final = 0.5
"""How much of a side must be drawn for it to divide two cells."""
_BEYOND: Final = 0.8
"""Sizes of font that lines run on beyond the last that crosses them, where a side of the table is not drawn."""
_MOST_SLOTS: Final = 60_000
_TOUCHING: Final = 0.12
_ASIDE: Final = 0.6
"""Points from the side of a cell within which a figure may go on in the next cell."""
_THROUGH: Final = 0.2
"""Widths of a character that a line through it is off its sides at least."""
_UNEVEN: Final = 0.05
"""Sizes of font by which the steps from digit to digit of one figure differ at most."""
_OVER: Final = 0.3
"""Sizes of font that a figure is wider than its cell at most: what is wider is two."""
_FIGURES = frozenset("0123456789０１２３４５６７８９.．" + UNMAPPED)


@attrs.define
class Box:
    """
    A cell: the grid rows and columns it covers, from 0, the last ones not included, and its characters.

    Attributes:
        top, bottom: Rows.
        left, right: Columns.
        glyphs: The characters in it.
    """

    top: int
    bottom: int
    left: int
    right: int
    glyphs: list[Glyph] = attrs.field(factory=list)


@attrs.define
class Piece:
    """
    A table, or the part of one that is on a page.

    Attributes:
        page: Number of the page.
        columns: Where its columns begin, and where the last ends.
        rows: Where its rows begin, and where the last ends.
        boxes: Its cells by row, then by column.
        open_top: Whether no line closes it at its top.
        open_bottom: Whether no line closes it at its bottom.
        size: Size of the font on the page.
        doubtful: Identities of the characters that may be of two figures.
        packed: Its characters, where they are put by.
    """

    page: int
    columns: list[float]
    rows: list[float]
    boxes: list[Box]
    open_top: bool
    open_bottom: bool
    size: float
    doubtful: set[int] = attrs.field(factory=set)
    packed: Packed | None = None

    def mark(self) -> None:
        """Put marks in place of the characters that may be of two figures."""
        for box in self.boxes if self.doubtful else ():
            box.glyphs = [glyph._replace(char=UNMAPPED) if id(glyph) in self.doubtful else glyph for glyph in box.glyphs]
        self.doubtful.clear()

    def pack(self) -> None:
        """Put its characters by."""
        self.packed = Packed([box.glyphs for box in self.boxes])

    def unpack(self) -> None:
        """Take its characters out again."""
        if self.packed is not None:
            self.packed.unpack()
            self.packed = None

    @property
    def box(self) -> Stroke:
        """Where it is."""
        return Stroke(self.columns[0], self.rows[0], self.columns[-1], self.rows[-1])


def make_piece(ruled: Ruled, glyphs: Iterable[Glyph], page: int, size: float) -> Piece | None:
    """Return the table that lines make with characters in it, or None where they make none."""
    near = min(6.0, max(1.5, _NEAR * size))
    columns = _clustered([line[0] for line in ruled.down], near)
    rows = _clustered([line[0] for line in ruled.across], near)
    beyond = max(near, _BEYOND * size)
    _add_ends(columns, ruled.across, beyond)
    open_top, open_bottom = _add_ends(rows, ruled.down, beyond)
    if len(columns) < 2 or len(rows) < 2 or (len(columns) - 1) * (len(rows) - 1) > _MOST_SLOTS:
        return None
    across = _covered(ruled.across, rows, columns, near)
    down = _covered(ruled.down, columns, rows, near)
    boxes, slots = _boxes(across, down, len(rows) - 1, len(columns) - 1)
    # One line of a frame around the table may run on beyond it, past what stands above and below.
    inside = [
        glyph for glyph in glyphs
        if rows[0] < glyph.bottom and glyph.top < rows[-1] and columns[0] < glyph.right and glyph.left < columns[-1]
    ]  # fmt: skip
    doubtful = _fill(inside, boxes, slots, columns, rows)
    last = len(columns) - 1
    boxes = [
        # What no line closes to the left or to the right lies beside the table.
        box
        for box in boxes
        if box.glyphs or not (
            (box.left == 0 and not any(down[0][row] for row in range(box.top, box.bottom)))
            or (box.right == last and not any(down[last][row] for row in range(box.top, box.bottom)))
        ) or not any(any(side) for side in (down[0], down[last]))
    ]  # fmt: skip
    return Piece(page, columns, rows, sorted(boxes, key=lambda box: (box.top, box.left)), open_top, open_bottom, size, doubtful)


def _clustered(places: list[float], near: float) -> list[float]:
    """Return places with those near each other made one."""
    found: list[float] = []
    group: list[float] = []
    for place in sorted(places):
        if group and place - group[-1] > near:
            found.append((group[0] + group[-1]) / 2)
            group = []
        group.append(place)
    if group:
        found.append((group[0] + group[-1]) / 2)
    return found


def _add_ends(places: list[float], crossing: Sequence[Ruling], beyond: float) -> tuple[bool, bool]:
    """Add the ends of lines that run on beyond the first or the last place; return whether they do at either."""
    first, last = min([line[1] for line in crossing]), max([line[2] for line in crossing])
    before = not places or sum(line[1] < places[0] - beyond for line in crossing) >= min(2, len(crossing))
    if before:
        places.insert(0, first)
    behind = sum(line[2] > places[-1] + beyond for line in crossing) >= min(2, len(crossing))
    if behind:
        places.append(last)
    return before, behind


def _covered(lines: Sequence[Ruling], places: list[float], stops: list[float], near: float) -> list[list[bool]]:
    """Return for each place whether a line is drawn there between each two stops."""
    drawn: list[list[Ruling]] = [[] for _ in places]
    for line in lines:
        at = min(range(len(places)), key=lambda index: abs(places[index] - line[0]))
        if abs(places[at] - line[0]) <= 2 * near:
            drawn[at].append(line)
    found: list[list[bool]] = []
    for group in drawn:
        spans = sorted((line[1], line[2]) for line in group)
        row: list[bool] = []
        for one, two in pairwise(stops):
            length, behind = 0.0, one
            for left, right in spans:
                upper, lower = max(left, behind), min(right, two)
                if lower > upper:
                    length, behind = length + lower - upper, lower
            row.append(length >= _COVERED * (two - one))
        found.append(row)
    return found


def _boxes(across: list[list[bool]], down: list[list[bool]], height: int, width: int) -> tuple[list[Box], list[list[int]]]:
    """Return the cells, and for each slot of the grid (by row) the number of its cell."""
    slots = [[-1] * width for _ in range(height)]
    boxes: list[Box] = []
    for row in range(height):
        column = 0
        while column < width:
            if slots[row][column] >= 0:
                column += 1
                continue
            right = column + 1
            while right < width and slots[row][right] < 0 and not down[right][row]:
                right += 1
            bottom = row + 1
            while bottom < height and not any(across[bottom][column:right]) and _goes_on(slots, down, bottom, column, right):
                bottom += 1
            for line in slots[row:bottom]:
                line[column:right] = [len(boxes)] * (right - column)
            boxes.append(Box(row, bottom, column, right))
            column = right
    return boxes, slots


def _goes_on(slots: list[list[int]], down: list[list[bool]], row: int, left: int, right: int) -> bool:
    """Whether no line divides a row between two columns."""
    return all(slots[row][column] < 0 for column in range(left, right)) and not any(
        down[column][row] for column in range(left + 1, right)
    )


def _fill(glyphs: Iterable[Glyph], boxes: list[Box], slots: list[list[int]], columns: list[float], rows: list[float]) -> set[int]:
    """Put characters into the cells that their middles lie in; return the identities of those that may be of two figures."""
    doubtful: set[int] = set()
    width, height = len(columns) - 1, len(rows) - 1
    placed: dict[int, tuple[Box, Glyph]] = {}
    crossing = False
    for number, glyph in enumerate(glyphs):
        column = bisect_right(columns, (glyph.left + glyph.right) / 2) - 1
        row = bisect_right(rows, (glyph.top + glyph.bottom) / 2) - 1
        column, row = min(max(column, 0), width - 1), min(max(row, 0), height - 1)
        box = boxes[slots[row][column]]
        placed[number] = box, glyph
        if (glyph.char.isnumeric() or glyph.char == UNMAPPED) and (
            (box.right <= width and glyph.right > columns[box.right] - _ASIDE) or glyph.left < columns[box.left] + _ASIDE
        ):
            crossing = True
    found = placed.values() if not crossing else _whole_figures(list(placed.values()), columns, doubtful)
    for box, glyph in found:
        box.glyphs.append(glyph)
    return doubtful


def _whole_figures(placed: list[tuple[Box, Glyph]], columns: list[float], doubtful: set[int]) -> list[tuple[Box, Glyph]]:
    """Keep the digits of a figure together that runs over the side of its cell; add to the doubtful what may be two figures."""
    order = sorted(range(len(placed)), key=lambda index: (round(placed[index][1].base, 1), placed[index][1].left))
    found = list(placed)
    run: list[int] = []
    for index in [*order, -1]:
        if run and index >= 0:
            before, glyph = placed[run[-1]][1], placed[index][1]
            if (
                is_part(glyph.char) and abs(glyph.base - before.base) < 0.2
                and -0.3 * glyph.size < glyph.left - before.right < _TOUCHING * glyph.size
            ):  # fmt: skip
                run.append(index)
                continue
        if len({id(placed[member][0]) for member in run}) > 1:
            left, right, size = placed[run[0]][1].left, placed[run[-1]][1].right, placed[run[0]][1].size
            owners = [placed[member][0] for member in run]
            owner = next((box for box in owners if columns[box.left] <= (left + right) / 2 < columns[box.right]), owners[0])
            whole = any(_is_across(placed[member][1], columns) for member in run)
            whole = whole and right - left <= columns[owner.right] - columns[owner.left] + _OVER * size
            whole = whole and _is_even([placed[member][1] for member in run])
            for member in run:
                glyph = placed[member][1]
                if whole:
                    found[member] = owner, glyph
                else:
                    doubtful.add(id(glyph))
        run = [index] if index >= 0 and placed[index][1].char in _FIGURES else []
    return found


def is_part(char: str) -> bool:
    """Whether a character right behind a figure is part of it: a digit, a number in a circle, what is set over a digit."""
    return char in _FIGURES or (char.isnumeric() and not char.isalpha()) or category(char) in ("Mn", "Me")


def _is_even(run: Sequence[Glyph]) -> bool:
    """Whether digits follow each other as those of one figure do; two figures that meet by chance rarely do."""
    # On a turned page the boxes of digits begin at one place, or end there.
    for places in ([glyph.left for glyph in run], [glyph.right for glyph in run]):
        steps = [after - before for before, after in pairwise(places)]
        if max(steps) - min(steps) < _UNEVEN * run[0].size:
            return True
    return False


def _is_across(glyph: Glyph, columns: Sequence[float]) -> bool:
    """Whether a side of a cell runs through the middle of a character."""
    aside = _THROUGH * (glyph.right - glyph.left)
    at = bisect_right(columns, glyph.left + aside)
    return at < len(columns) and columns[at] < glyph.right - aside
