"""A page as it is read: the tables that its lines make, the lines of text beside them, and which of those are furniture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import attrs

from gov_disclosure.reading.pdf.aside import set_aside
from gov_disclosure.reading.pdf.clusters import Clusters
from gov_disclosure.reading.pdf.furniture import End, ends_of, find_margins, is_dashed_mark
from gov_disclosure.reading.pdf.grid import Piece, is_part, make_piece
from gov_disclosure.reading.pdf.lines import TextLine, lines_of, parts_of, words_of
from gov_disclosure.reading.pdf.packing import Packed
from gov_disclosure.reading.pdf.raw import UNMAPPED, Glyph, Stroke
from gov_disclosure.reading.pdf.rulings import Ruled, rule
from gov_disclosure.reading.pdf.sheet import Sheet

__all__ = ["PageFlow", "flow_of", "settle_margins"]

_MOST_TABLES: Final = 400
_NEAR: Final = 0.6
"""Sizes of font between boxes that are the cells of one table."""
_IN_LINE: Final = 0.2
"""Points between the baselines of two digits of one figure at most."""
_TOUCHING: Final = 0.12
"""Sizes of font between two digits of one figure at most."""
_FRAME_LINES: Final = 3
"""A cell with more lines of text in it may be a frame around paragraphs."""
_FRAME_CELLS: Final = 2
"""A frame may have an empty cell beside the one with the text."""
_PROSE: Final = 60
"""Characters that paragraphs have at least."""
_HEADER_ROWS: Final = 4
"""Rows of a table for each that has figures at most."""
_LONG: Final = 12
"""Characters of a line that tells where the lines of the text begin and end."""


@attrs.define
class PageFlow:
    """
    A page on its way into the view.

    Attributes:
        sheet: The page.
        lines: The lines in no table, from top to bottom.
        pieces: The tables, from top to bottom.
        furniture: Which of the lines are no part of the text.
        beside: The lines in columns beside the text, from column to column.
        ends: Its outermost lines.
        long: The long ones of its lines by number, and where each begins and ends.
        packed: The characters of its lines, and of those beside the text, where they are put by.
    """

    sheet: Sheet
    lines: list[TextLine]
    pieces: list[Piece]
    furniture: set[int] = attrs.field(factory=set)
    beside: list[TextLine] = attrs.field(factory=list)
    ends: list[End] = attrs.field(factory=list)
    long: list[tuple[int, float, float]] = attrs.field(factory=list)
    packed: list[Packed] = attrs.field(factory=list)

    def pack(self) -> None:
        """Put the characters of the page by."""
        self.packed = [Packed([line.glyphs for line in lines]) for lines in (self.beside, self.lines)]
        for piece in self.pieces:
            piece.pack()

    def unpack(self) -> None:
        """Take the characters of its lines out again, or of those beside the text the second time."""
        if self.packed:
            self.packed.pop().unpack()

    def items(self) -> list[TextLine | Piece]:
        """Return lines and tables in the order in which they are read."""
        found: list[tuple[float, float, TextLine | Piece]] = [
            (line.top, line.left, line) for index, line in enumerate(self.lines) if index not in self.furniture
        ]
        found += [(piece.rows[0], piece.columns[0], piece) for piece in self.pieces]
        found.sort(key=lambda item: item[:2])
        return [item for _, _, item in found]


def settle_margins(flows: Sequence[PageFlow]) -> None:
    """Tell the furniture of pages."""
    for flow, furniture in zip(flows, find_margins([flow.ends for flow in flows]), strict=True):
        flow.furniture = furniture


def flow_of(sheet: Sheet) -> PageFlow:
    """Return the tables and lines of a page."""
    glyphs = sorted(sheet.glyphs, key=_middle)
    pieces: list[Piece] = []
    if glyphs and sheet.strokes:
        glyphs = _without_marks(glyphs)
        taken: set[int] = set()
        middles = [_middle(glyph) for glyph in glyphs]
        groups = _united(rule(sheet.strokes).tables, _NEAR * sheet.size)
        groups.sort(key=_area)
        for ruled in groups[:_MOST_TABLES]:
            box = ruled.box
            first, last = bisect_left(middles, box.top), bisect_right(middles, box.bottom)
            around = [at for at in range(first, last) if at not in taken]
            inside = [at for at in around if _is_inside(glyphs[at], box)]
            if not inside:
                continue
            if len(inside) < len(around):
                _mark_cut(glyphs, inside, [at for at in around if not _is_inside(glyphs[at], box)], box)
            own = [glyphs[at] for at in inside]
            piece = make_piece(ruled, own, sheet.number, sheet.size)
            if piece is None or (len(piece.boxes) == 1 and any(_holds(box, other.box) for other in pieces)):
                continue
            if _is_undivided(piece):
                continue
            _free_prose(piece)
            placed = {id(glyph) for box in piece.boxes for glyph in box.glyphs}
            if placed:
                pieces.append(piece)
            taken.update(at for at in inside if id(glyphs[at]) in placed)
            piece.mark()
        glyphs = [glyph for at, glyph in enumerate(glyphs) if at not in taken]
    lines, beside = set_aside(lines_of(glyphs))
    lines.sort(key=lambda line: (line.top, line.left))
    pieces.sort(key=lambda piece: (piece.rows[0], piece.columns[0]))
    long = [(at, line.left, line.right) for at, line in enumerate(lines) if len(line.glyphs) >= _LONG]
    sheet.settle()
    return PageFlow(sheet, lines, pieces, beside=beside, ends=ends_of(lines, sheet.height), long=long)


def _is_undivided(piece: Piece) -> bool:
    """Whether lines run across between the rows of a table and none between its columns: those are told by alignment."""
    if len(piece.columns) > 2 or len(piece.rows) < 3:
        return False
    filled = [box for box in piece.boxes if box.glyphs]
    tabular = sum(
        any(len(parts := parts_of(line)) > 1 and words_of(parts[-1])[:1].isdigit() for line in lines_of(box.glyphs))
        for box in filled
        if len(box.glyphs) < _PROSE
    )
    return tabular > 0 and _HEADER_ROWS * tabular >= len(filled)


def _free_prose(piece: Piece) -> None:
    """Take text of paragraphs out of the cells of a table that it stands in."""
    filled = [box for box in piece.boxes if box.glyphs]
    if len(piece.boxes) <= _FRAME_CELLS and len(filled) == 1:
        # The rest of a frame around the whole text: its lines are paragraphs of their own.
        if len(lines_of(filled[0].glyphs)) > 1:
            filled[0].glyphs = []
        return
    for box in filled:
        if len(box.glyphs) < _PROSE:
            continue
        lines = lines_of(box.glyphs)
        stops = sum(glyph.char in "。；" for glyph in box.glyphs)
        long = len(box.glyphs) >= 6 * len(lines)
        if len(lines) > _FRAME_LINES and long and (len(piece.boxes) == 1 or stops > 1 or len(lines) > 2 * _FRAME_LINES):
            box.glyphs = []


def _middle(glyph: Glyph) -> float:
    return (glyph[2] + glyph[4]) / 2


def _area(ruled: Ruled) -> float:
    box = ruled.box
    return (box.right - box.left) * (box.bottom - box.top)


def _is_inside(glyph: Glyph, box: Stroke) -> bool:
    return box.left <= (glyph.left + glyph.right) / 2 <= box.right


def _mark_cut(glyphs: list[Glyph], inside: Sequence[int], outside: Sequence[int], box: Stroke) -> None:
    """Mark the digits of figures that run over a side of a table, given which of the characters stand inside it and outside."""
    near = [
        at for at in outside
        if is_part(glyphs[at].char) and min(abs(glyphs[at].left - box.right), abs(glyphs[at].right - box.left)) < glyphs[at].size
    ]  # fmt: skip
    lines: dict[int, list[int]] = defaultdict(list)
    for other in near:
        line = int(glyphs[other].base // _IN_LINE)
        for each in (line - 1, line, line + 1):
            lines[each].append(other)
    cut = {
        each
        for at in inside if lines and glyphs[at].char.isdigit()
        for other in lines.get(int(glyphs[at].base // _IN_LINE), ()) if _are_one(glyphs[at], glyphs[other])
        for each in (at, other)
    }  # fmt: skip
    for at in cut:
        glyphs[at] = glyphs[at]._replace(char=UNMAPPED)


def _are_one(glyph: Glyph, other: Glyph) -> bool:
    """Whether two digits stand close together in one line."""
    gap = max(other.left - glyph.right, glyph.left - other.right)
    return abs(glyph.base - other.base) < _IN_LINE and gap < _TOUCHING * glyph.size


def _holds(outer: Stroke, inner: Stroke) -> bool:
    return outer.left <= inner.left and outer.top <= inner.top and outer.right >= inner.right and outer.bottom >= inner.bottom


def _without_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the characters of a page without a page mark at either end that may stand in the lines of a table."""
    for end in (0, -1):
        if not glyphs:
            break
        edge = glyphs[end]
        line = [glyph for glyph in glyphs if abs(glyph.base - edge.base) < 0.5 * edge.size]
        if len(line) <= 12 and is_dashed_mark("".join(words_of(each) for each in lines_of(line))):
            gone = set(map(id, line))
            glyphs = [glyph for glyph in glyphs if id(glyph) not in gone]
    return glyphs


def _united(groups: list[Ruled], near: float) -> list[Ruled]:
    """Return lines together that are the cells of one table, drawn one by one."""
    whole = [ruled for ruled in groups if len(ruled.across) > 2 or len(ruled.down) > 2]
    groups = [ruled for ruled in groups if len(ruled.across) <= 2 and len(ruled.down) <= 2][: 4 * _MOST_TABLES]
    groups.sort(key=lambda ruled: ruled.box.top)
    # A box within a table, as around a figure, is none of its cells.
    tables = [ruled.box for ruled in whole[:_MOST_TABLES]]
    groups = [ruled for ruled in groups if not any(_holds(table, ruled.box) for table in tables)]
    boxes = [ruled.box for ruled in groups]
    clusters = Clusters(len(groups))

    for index, box in enumerate(boxes):
        for other in range(index + 1, len(boxes)):
            below = boxes[other]
            if below.top > box.bottom + near:
                break
            if (
                below.left <= box.right + near
                and box.left <= below.right + near
                and not (_holds(box, below) or _holds(below, box))
            ):
                clusters.join(index, other)
    found: dict[int, Ruled] = {}
    for index, ruled in enumerate(groups):
        together = found.setdefault(clusters.of(index), Ruled([], []))
        together.across += ruled.across
        together.down += ruled.down
    return [*whole, *found.values()]
