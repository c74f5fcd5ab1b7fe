"""Tables as other programs take them out of the pages of a PDF: by lines of the page, by cells, or by columns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, zip_longest

from .draft import Draft
from .grids import HEADER_KINDS, Cell, Grid
from .text import TableWriter, one_line

_GROUP_WIDTH = 4
_LINES_A_PAGE = 17


def wrapped(text: str, width: int) -> list[str]:
    """The lines of a narrow cell."""
    text = one_line(text)
    return [text[at : at + width] for at in range(0, len(text), width)] or [""]


def by_lines(*, align: str = "middle", width: int = 12, gap: str = "   ", mark: str = "- {} -") -> TableWriter:
    """Line by line of the page: figures beside their label's middle, top or bottom line, group cells at mid-height."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines: list[str] = []
        number = 0
        for heads, members in groupby(grid.rows, key=lambda row: row[0].kind in (*HEADER_KINDS, "block")):
            rows = list(members)
            if heads:
                lines += [line for row in rows for line in _across(row, 2 if grid.width > 4 else 8)]
                continue
            blocks = [_block(row, align, width) for row in rows]
            drawn = zip(_groups(rows, blocks), (line for block in blocks for line in block), strict=True)
            for groups, (words, figures) in drawn:
                number += 1
                if number % _LINES_A_PAGE == 0 and grid.name == "requests":
                    lines += [mark.format(number // _LINES_A_PAGE + 1), "\f"]
                pieces = [piece for piece in (*groups, words, gap.join(figures)) if piece]
                lines += [gap.join(pieces)] if pieces else []
        return lines

    return write


def _block(row: tuple[Cell, ...], align: str, width: int) -> list[tuple[str, list[str]]]:
    """The lines of one row: a part of its label each, and its figures beside one of them."""
    figures = [one_line(cell.text) for cell in row if cell.kind == "figure" and cell.text]
    parts = [part for cell in row if cell.kind == "label" for part in wrapped(cell.text, width)] or [""]
    if align == "middle" and len(parts) % 2 == 0:
        parts.insert(len(parts) // 2, "")
    place = {"middle": len(parts) // 2, "top": 0, "bottom": len(parts) - 1}[align]
    return [(part, figures if number == place else []) for number, part in enumerate(parts)]


def _groups(rows: Sequence[tuple[Cell, ...]], blocks: Sequence[list[tuple[str, list[str]]]]) -> list[list[str]]:
    """What stands left of each line: the parts of group cells, in the middle of the rows that they span."""
    starts = [0]
    for block in blocks:
        starts.append(starts[-1] + len(block))
    left: list[list[str]] = [["", ""] for _ in range(starts[-1])]
    for number, row in enumerate(rows):
        groups = [cell for cell in row if cell.kind == "group"]
        for level, cell in enumerate(groups):
            outer = cell.rowspan > 10
            parts = wrapped(cell.text, 1 if outer else _GROUP_WIDTH)
            first, last = starts[number], starts[min(number + cell.rowspan, len(rows))]
            # A cell that is lower than its words pushes nothing here: what does not fit is left out.
            at = first + max(0, (last - first - len(parts)) // 2)
            for place, part in enumerate(parts[: last - first]):
                left[at + place][0 if outer else max(level, 1)] = part
    return left


def _across(row: tuple[Cell, ...], head_width: int = 2) -> list[str]:
    """Header cells, the first line of all of them before the second."""
    parts = [wrapped(cell.text, 40 if cell.kind != "head" or cell.colspan > 1 else head_width) for cell in row]
    return [" ".join(part for part in line if part) for line in zip_longest(*parts, fillvalue="")]


def by_cells(width: int = 12) -> TableWriter:
    """Cell by cell: each line of a cell on a line of its own, the figures of a row behind the last line of its label."""

    def write(grid: Grid, draft: Draft) -> list[str]:
        lines: list[str] = []
        for number, row in enumerate(grid.rows):
            if number and number % 9 == 0:
                lines += [f"- {number // 9 + 1} -", "\f"]
            figures = " ".join(one_line(cell.text) for cell in row if cell.kind == "figure" and cell.text)
            for cell in row:
                if cell.kind == "group":
                    lines += wrapped(cell.text, 1 if cell.rowspan > 10 else 3)
                elif cell.kind != "figure":
                    lines += wrapped(cell.text, 2 if cell.kind == "head" and cell.colspan == 1 else width)
            if figures and any(cell.kind == "label" for cell in row):
                lines[-1] += f" {figures}"
            elif figures:
                lines.append(figures)
        return lines

    return write


def by_columns(grid: Grid, draft: Draft) -> list[str]:
    """Column by column: all labels, then the figures; no row of several lines can be told from it."""
    draft.undecide(cell.path for row in grid.rows for cell in row if cell.kind == "figure")
    words = [cell.text for row in grid.rows for cell in row if cell.kind in ("block", "corner", "group", "label")]
    columns = zip_longest(*([cell for cell in row if cell.kind in ("head", "figure")] for row in grid.rows))
    return [*words, *(cell.text for column in columns for cell in column if cell is not None and cell.text)]
