"""The layout of a plain table, told from the sequence of its tags alone: tables printed from one form share it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple

from gov_disclosure.reading.grid import RowGroup, Slots
from gov_disclosure.reading.plain.tags import CELL_ENDS, IGNORED, INLINE, TEXT, is_cell, spans_of

__all__ = ["DEEPEST", "Composed", "Layout", "layout_of"]

_MEMORY: Final = 128
_LONGEST: Final = 60_000
DEEPEST: Final = 30
"""Elements that lie within each other in a cell."""


class Composed(NamedTuple):
    """
    A cell whose text is made of several pieces.

    Attributes:
        cell: Its place among the cells of the table.
        parts: Its parts, between which elements break it: of each its pieces, by their place in the table.
    """

    cell: int
    parts: tuple[tuple[int, ...], ...]


class RowLayout(NamedTuple):
    """The cells of a row: places of the first and behind the last, columns, and spans or None where each is 1."""

    first: int
    behind: int
    columns: tuple[int, ...]
    spans: tuple[int, ...] | None


class Layout(NamedTuple):
    """
    What the tags of a table say.

    Attributes:
        rows: Its rows.
        pick: Picks for each cell its words out of the texts of the table, behind which one more is empty.
        cells: How many cells it has.
        slots: How many slots of the grid they take.
        composed: Cells whose words are made of several texts; what `pick` gives for these is empty.
    """

    rows: tuple[RowLayout, ...]
    pick: Callable[[Sequence[str]], tuple[str, ...]]
    cells: int
    slots: int
    composed: tuple[Composed, ...]


_memory: dict[str, Layout | None] = {}


def layout_of(shape: str, codes: Callable[[], Sequence[str]]) -> Layout | None:
    """
    Return the layout of a table by the codes of its pieces, or None where its tags are not those of a plain table.

    Args:
        shape: All codes in one.
        codes: Gives the codes of its pieces.

    Plain is a table of rows of cells with every end tag written, whose cells hold text in paragraphs and inline
    elements that lie properly within each other. A browser's tree of it is what is written.
    """
    if len(shape) > _LONGEST:
        return None
    if shape in _memory:
        return _memory[shape]
    if len(_memory) >= _MEMORY:
        _memory.clear()
    layout = _memory[shape] = _Compiler(codes()).layout()
    return layout


class _Compiler:
    """Goes through the codes of a table once."""

    def __init__(self, codes: Sequence[str]) -> None:
        self.codes = codes
        self.texts = 0
        self.picks: list[int] = []
        self.composed: list[Composed] = []

    def layout(self) -> Layout | None:
        groups = self._groups()
        if groups is None or len(self.picks) < 2:
            return None
        slots = Slots(1 << 60)
        rows: list[RowLayout] = []
        at = 0
        for group in groups:
            grid = RowGroup(len(group), slots)
            for cells in group:
                grid.next_row()
                rows.append(_row(cells, at, grid))
                at += len(cells)
        picks = [self.texts if pick < 0 else pick for pick in self.picks]
        return Layout(tuple(rows), itemgetter(*picks), len(picks), (1 << 60) - slots.left, tuple(self.composed))

    def _groups(self) -> list[list[list[str]]] | None:
        """Return the groups of rows, each row as the codes of its cells, or None where the table is not plain."""
        groups: list[list[list[str]]] = []
        within = ""
        places = iter(range(len(self.codes)))
        for place in places:
            code = self.codes[place]
            if code == IGNORED:
                continue
            if not within or within == "B":
                if code == "R":
                    if not groups or (not within and not self._implied):
                        groups.append([])
                    self._implied = not within
                    groups[-1].append([])
                    if not self._row(places, groups[-1][-1]):
                        return None
                elif code == "B" and not within:
                    groups.append([])
                    within, self._implied = "B", False
                elif code == "b" and within:
                    within = ""
                elif code == "K" and not within and not groups:
                    within = "K"
                else:
                    return None
            elif code == "k":
                within = ""
            else:
                return None
        return groups if not within else None

    _implied = False

    def _row(self, places: Iterator[int], row: list[str]) -> bool:
        """Take a row up to its end tag; return whether it is plain."""
        for place in places:
            code = self.codes[place]
            if code == "r":
                return True
            if code == IGNORED:
                continue
            if not is_cell(code) or not self._cell(places, place, row):
                return False
        return False

    def _cell(self, places: Iterator[int], first: int, row: list[str]) -> bool:
        """Take a cell up to its end tag; return whether it is plain."""
        start = self.codes[first][0]
        end = CELL_ENDS[spans_of(start)[0]]
        parts: list[list[int]] = [[first]]
        texts = int(self.codes[first].endswith(TEXT))
        open_codes: list[str] = []
        for place in places:
            code = self.codes[place][0]
            if code == end:
                if open_codes or self.codes[place] != end:
                    return False
                row.append(start)
                self._finish(parts, texts)
                return True
            if code in INLINE:
                if len(open_codes) >= DEEPEST or (code == "A" and "A" in open_codes):
                    return False
                open_codes.append(code)
            elif code in "PV":
                # Either would close a paragraph that is open.
                if "P" in open_codes or len(open_codes) >= DEEPEST:
                    return False
                open_codes.append(code)
                parts.append([])
            elif code == "N":
                parts.append([])
            elif code != IGNORED:
                if not open_codes or open_codes.pop().lower() != code:
                    return False
                if code in "pv":
                    parts.append([])
            parts[-1].append(place)
            texts += self.codes[place].endswith(TEXT)
        return False

    def _finish(self, parts: list[list[int]], texts: int) -> None:
        """Note where the words of a cell come from."""
        if texts == 1:
            self.picks.append(self.texts)
        else:
            if texts:
                told = [part for part in parts if any(self.codes[place][1:] for place in part)]
                self.composed.append(Composed(len(self.picks), tuple(map(tuple, told))))
            self.picks.append(-1)
        self.texts += texts


def _row(cells: Sequence[str], first: int, grid: RowGroup) -> RowLayout:
    """Return where the cells of a row stand."""
    spans: list[tuple[str, int, int]] = [spans_of(code) for code in cells]
    if all(colspan == rowspan == 1 for _, colspan, rowspan in spans):
        return RowLayout(first, first + len(cells), tuple(grid.place_single(len(cells))), None)
    columns: list[Any] = [grid.place(colspan, rowspan) for _, colspan, rowspan in spans]
    return RowLayout(first, first + len(cells), tuple(columns), tuple(colspan for _, colspan, _ in spans))
