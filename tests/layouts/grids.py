"""The printed table: rows of cells with spans, and its expansion to a rectangle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

HEADER_KINDS: Final = ("corner", "head")


@dataclass(frozen=True)
class Cell:
    """One printed cell. `kind` is block, corner, head, group, label, figure or extra."""

    text: str
    kind: str
    colspan: int = 1
    rowspan: int = 1
    path: str | None = None


@dataclass(frozen=True)
class Grid:
    """A table as HTML has it: each row lists only the cells that begin in it."""

    name: str
    width: int
    rows: tuple[tuple[Cell, ...], ...]

    def with_rows(self, rows: tuple[tuple[Cell, ...], ...]) -> Grid:
        """The same table with other rows."""
        return replace(self, rows=rows)


@dataclass(frozen=True)
class Slot:
    """One place of the rectangle: the cell that covers it, and whether the cell begins there."""

    cell: Cell
    origin: bool


def expand(grid: Grid) -> list[list[Slot | None]]:
    """Place every cell in a rectangle; None where a short row leaves a place uncovered."""
    matrix: list[list[Slot | None]] = [[None] * grid.width for _ in grid.rows]
    for top, row in enumerate(grid.rows):
        left = 0
        for cell in row:
            while left < grid.width and matrix[top][left] is not None:
                left += 1
            for y, x in _covered(grid, cell, top, left):
                matrix[y][x] = Slot(cell, origin=(y, x) == (top, left))
    return matrix


def _covered(grid: Grid, cell: Cell, top: int, left: int) -> Iterator[tuple[int, int]]:
    for y in range(top, min(top + cell.rowspan, len(grid.rows))):
        for x in range(left, min(left + cell.colspan, grid.width)):
            yield y, x


def filled(grid: Grid, *, repeat: bool) -> list[list[str]]:
    """The rectangle as texts: covered places repeat the merged text, or stay blank."""
    return [[slot.cell.text if slot is not None and (repeat or slot.origin) else "" for slot in row] for row in expand(grid)]
