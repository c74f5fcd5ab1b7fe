"""Tables on the pages of a PDF: broken over pages, with their lines drawn in the manners of many programs."""

from __future__ import annotations

from typing import Any

from .grids import Cell, Grid
from .pdf_style import PdfStyle
from .pdf_text import LEADING, PADDING, SIZE, placed, width, wrapped

Places = dict[tuple[int, int], list[str]]
Edges = list[tuple[int, float, float]]


class Tables:
    """Draws tables; the pages are another's."""

    style: PdfStyle
    canvas: Any
    y: float
    left: float
    right: float
    bottom: float

    def begin(self) -> None:
        """Begin a page."""
        raise NotImplementedError

    def end(self) -> None:
        """End a page."""
        raise NotImplementedError

    def text(self, x: float, y: float, words: str, size: float = SIZE, *, direct: bool = False) -> None:
        """Draw words."""
        raise NotImplementedError

    def table(self, grid: Grid) -> None:
        """Draw a table, over pages where it is long."""
        columns = self.columns(grid)
        cells = list(placed(grid))
        heights = [LEADING + 2 * PADDING] * len(grid.rows)
        texts: Places = {}
        for top, left, cell in sorted(cells, key=lambda item: item[2].rowspan):
            wide = columns[left + cell.colspan] - columns[left] - 2 * PADDING
            lines = wrapped(cell.text, wide)
            texts[top, left] = lines
            need = len(lines) * LEADING + 2 * PADDING - sum(heights[top : top + cell.rowspan])
            if need > 0:
                heights[top + cell.rowspan - 1] += need
        self.y -= 2
        start = 0
        upper = self.y
        drawn: dict[tuple[int, int], int] = {}
        cut = 0.0
        row = 0
        edges: Edges = []
        while row < len(grid.rows):
            height = heights[row] - cut
            room = upper - sum(bottom - top for _, top, bottom in edges) - self.bottom
            if height <= room:
                edges.append((row, 0.0, height))
                cut, row = 0.0, row + 1
                continue
            part = LEADING + 2 * PADDING
            if self.style.split_rows and height >= 2 * LEADING + 2 * PADDING and room >= part and not cut:
                edges.append((row, 0.0, part))
                cut = part - 2 * PADDING
            self.part(cells, columns, edges, upper, texts, drawn, last=False, first=start == 0)
            start += 1
            edges = []
            self.end()
            self.begin()
            upper = self.y
        self.part(cells, columns, edges, upper, texts, drawn, last=True, first=start == 0)
        self.y = upper - sum(bottom - top for _, top, bottom in edges) - 24

    def part(
        self, cells: list[tuple[int, int, Cell]], columns: list[float], edges: Edges, upper: float,
        texts: Places, drawn: dict[tuple[int, int], int], *, last: bool, first: bool,
    ) -> None:  # fmt: skip
        """Draw what of a table is on the page."""
        places: dict[int, tuple[float, float]] = {}
        y = upper
        for row, top, bottom in edges:
            places[row] = y, y - (bottom - top)
            y -= bottom - top
        boxes = []
        for top, left, cell in cells:
            rows = [row for row in range(top, top + cell.rowspan) if row in places]
            if not rows:
                continue
            high, low = places[rows[0]][0], places[rows[-1]][1]
            lines = texts[top, left][drawn.get((top, left), 0) :]
            whole = rows[-1] == top + cell.rowspan - 1 and (
                last or rows[-1] != edges[-1][0] or not self.split(edges[-1], texts, cells)
            )
            fits = len(lines) if whole else max(0, int((high - low - 2 * PADDING + 1) // LEADING))
            if self.style.figures_below and not whole and cell.kind == "figure":
                fits = 0
            shown = lines[:fits]
            drawn[top, left] = drawn.get((top, left), 0) + len(shown)
            self.cell(columns[left], columns[left + cell.colspan], high, low, shown, cell)
            boxes.append((columns[left], low, columns[left + cell.colspan], high))
        self.rules(boxes, columns[0], columns[-1], upper, y, open_top=not first, open_bottom=not last)

    def split(self, edge: tuple[int, float, float], texts: Places, cells: list[tuple[int, int, Cell]]) -> bool:
        """Whether the last row on a page goes on on the next."""
        row, top, bottom = edge
        most = max(len(texts[at, left]) for at, left, cell in cells if at <= row < at + cell.rowspan and cell.rowspan == 1)
        return bottom - top < most * LEADING

    def cell(self, left: float, right: float, high: float, low: float, lines: list[str], cell: Cell) -> None:
        y = (high + low) / 2 + len(lines) * LEADING / 2 - 0.78 * LEADING
        if "shade" in self.style.extras and cell.kind == "block":
            self.canvas.setFillColorRGB(0.1, 0.2, 0.5)
            self.canvas.rect(left, low, right - left, high - low, stroke=0, fill=1)
            self.canvas.setFillGray(1)
            for line in lines:
                self.text(left + PADDING, y, line, direct=True)
                y -= LEADING
            self.canvas.setFillGray(0)
            return
        for line in lines:
            x = left + PADDING
            if cell.kind in ("figure", "head"):
                x = (left + right - width(line, SIZE)) / 2
            self.text(x, y, line)
            if "underline" in self.style.extras and cell.kind == "figure":
                self.canvas.setLineWidth(0.5)
                self.canvas.line(x, y - 1.5, x + width(line, SIZE), y - 1.5)
            y -= LEADING

    def rules(
        self,
        boxes: list[tuple[float, float, float, float]],
        left: float,
        right: float,
        top: float,
        bottom: float,
        *,
        open_top: bool,
        open_bottom: bool,
    ) -> None:
        """Draw the lines around cells."""
        style, canvas = self.style.rules, self.canvas
        canvas.setLineWidth(0.5)
        if style == "none":
            return
        if style == "cells":
            for one, low, two, high in boxes:
                canvas.rect(one + 0.4, low + 0.4, two - one - 0.8, high - low - 0.8)
            return
        if style == "frames":
            for one, low, two, high in boxes:
                path = canvas.beginPath()
                path.rect(one, low, two - one, high - low)
                path.rect(one + 0.75, low + 0.75, two - one - 1.5, high - low - 1.5)
                canvas.drawPath(path, stroke=0, fill=1, fillMode=0)
            return
        sides: set[tuple[float, float, float, float]] = set()
        for one, low, two, high in boxes:
            sides |= {(one, low, two, low), (one, high, two, high), (one, low, one, high), (two, low, two, high)}
        for x1, y1, x2, y2 in sorted(sides):
            if style == "inner" and x1 == x2 and x1 in (left, right):
                continue
            if style == "open" and y1 == y2 and ((y1 == top and open_top) or (y1 == bottom and open_bottom)):
                continue
            self.side(x1, y1, x2, y2)

    def side(self, x1: float, y1: float, x2: float, y2: float) -> None:
        style, canvas = self.style.rules, self.canvas
        if style == "rects":
            if y1 == y2:
                canvas.rect(x1, y1 - 0.25, x2 - x1, 0.5, stroke=0, fill=1)
            else:
                canvas.rect(x1 - 0.25, y1, 0.5, y2 - y1, stroke=0, fill=1)
        elif style == "doubled":
            for shift in (-0.9, 0.9):
                canvas.line(*((x1, y1 + shift, x2, y2 + shift) if y1 == y2 else (x1 + shift, y1, x2 + shift, y2)))
        elif style == "dashes":
            length = max(abs(x2 - x1), abs(y2 - y1))
            at = 0.0
            while at < length:
                end = min(at + 3, length)
                canvas.line(*((x1 + at, y1, x1 + end, y1) if y1 == y2 else (x1, y1 + at, x1, y1 + end)))
                at += 5
        elif style == "gaps":
            canvas.line(*((x1 + 1.2, y1, x2 - 1.2, y1) if y1 == y2 else (x1, y1 + 1.2, x1, y2 - 1.2)))
        else:
            canvas.line(x1, y1, x2, y2)

    def columns(self, grid: Grid) -> list[float]:
        """Return where the columns of a table begin, and where the last ends."""
        weights = [0.0] * grid.width
        for _, left, cell in placed(grid):
            if cell.colspan == 1:
                narrow = cell.kind == "group" and cell.rowspan > 10
                most = 1.6 if narrow else 4.4 if cell.kind == "group" else 11.0 if cell.kind == "label" else 3.1
                weights[left] = max(weights[left], min(most, max(1.6, len(cell.text) * 1.05)))
        weights = [weight or 2.5 for weight in weights]
        scale = (self.right - self.left) / sum(weights)
        places = [self.left]
        for weight in weights:
            places.append(places[-1] + weight * scale)
        return places
