"""A report as a PDF: pages drawn line by line, in the manners of the programs that make them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from .document import compose
from .draft import Draft
from .grids import Cell, Grid

FONT: Final = "STSong-Light"
SIZE: Final = 9.0
LEADING: Final = 13.0
PADDING: Final = 3.0
KANGXI: Final = str.maketrans(
    "一二人入八力十又口大女子小山工己干心手支文方日月木水火片牛玉生田用白目石示立行西见言走足里金长门青非面页风食首高",
    "⼀⼆⼈⼊⼋⼒⼗⼜⼝⼤⼥⼦⼩⼭⼯⼰⼲⼼⼿⽀⽂⽅⽇⽉⽊⽔⽕⽚⽜⽟⽣⽥⽤⽩⽬⽯⽰⽴⾏⾑⾒⾔⾛⾜⾥⾦⾧⾨⾭⾮⾯⾴⾵⾷⾸⾼",
)
"""Characters that some fonts give the code points of radicals."""


@dataclass(frozen=True)
class PdfStyle:
    """
    How pages are drawn.

    `rules`: strokes, rects (thin filled boxes), cells (a box for each cell), frames (two boxes, one in the other,
    filled between), doubled, dashes (short strokes), gaps (lines that end short of each other), open (no line closes
    a table at the end of a page), inner (no lines at the left and the right side), none.
    `text`: runs, chars (one by one), shuffled (in any order), spaced (blanks as advances), backwards (lines from the last).
    `turn`: none, page (the page is turned by 90°), content (what is on it is).
    `extras`: bold, watermark, tiled, hidden, white, header, radicals, form, scaled, crop, underline, shade.
    """

    rules: str = "strokes"
    text: str = "runs"
    turn: str = "none"
    mark: str = "- {page} -"
    split_rows: bool = False
    figures_below: bool = False
    height: float = 842.0
    extras: frozenset[str] = frozenset()


@dataclass
class PdfFile:
    """Writes a draft as a PDF."""

    style: PdfStyle = field(default_factory=PdfStyle)

    def __call__(self, draft: Draft) -> bytes:
        """Draw the pages."""
        pages = _Pages(self.style, draft)
        for block in compose(draft):
            if block.kind == "table":
                for grid in draft.grids(block.section):
                    pages.table(grid)
            else:
                pages.prose(block.text, centred=block.kind == "title", indented=block.kind in ("para", "heading", "subheading"))
        return pages.finish()


class _Pages:
    def __init__(self, style: PdfStyle, draft: Draft) -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self.style, self.draft, self.rng = style, draft, draft.rng
        self.buffer = io.BytesIO()
        self.width, self.height = 595.0, style.height
        # The writer itself changes the sides of a page that is turned.
        sheet = (self.height, self.width) if style.turn == "content" else (self.width, self.height)
        self.canvas: Any = Canvas(self.buffer, pagesize=sheet, pageCompression=0)
        if style.turn == "page":
            self.canvas.setPageRotation(90)
        if "crop" in style.extras:
            self.canvas.setCropBox((20, 30, sheet[0] - 10, sheet[1] - 15))
        self.left, self.right, self.bottom = 60.0, 535.0, 70.0
        self.number = 0
        self.jobs: list[tuple[float, float, str, float]] = []
        self.begin()

    # ---- pages --------------------------------------------------------------------------------

    def begin(self) -> None:
        self.number += 1
        self.y = self.height - 75.0
        self.canvas.saveState()
        if self.style.turn == "page":
            # The page is shown turned clockwise, so it is drawn turned the other way.
            self.canvas.translate(self.height, 0)
            self.canvas.rotate(90)
        elif self.style.turn == "content":
            self.canvas.translate(0, self.width)
            self.canvas.rotate(-90)
        if "scaled" in self.style.extras:
            self.canvas.scale(0.5, 0.5)
            self.canvas.scale(2, 2)
        if "form" in self.style.extras:
            self.canvas.beginForm(f"page{self.number}", 0, 0, self.width, self.height)
        extras = self.style.extras
        if "header" in extras:
            self.text(self.left, self.height - 40, f"{self.draft.spec.body}文件", 8)
        if "watermark" in extras:
            self.canvas.saveState()
            self.canvas.setFillGray(0.8)
            self.canvas.setFont(FONT, 60)
            self.canvas.translate(120, 250)
            self.canvas.rotate(40)
            self.canvas.drawString(0, 0, "内部资料12345")
            self.canvas.restoreState()
        if "tiled" in extras:
            self.canvas.setFillGray(0.85)
            for row in range(5):
                self.text(100 + 40 * row, 150 + 120 * row, "网站专用 2024", 20, direct=True)
            self.canvas.setFillGray(0)

    def end(self) -> None:
        if self.style.mark:
            mark = self.style.mark.format(page=self.number)
            self.text((self.left + self.right) / 2 - 10, 40, mark, 9)
        if "hidden" in self.style.extras:
            self.canvas.saveState()
            text = self.canvas.beginText(self.left, 300)
            text.setFont(FONT, SIZE)
            text.setTextRenderMode(3)
            text.textOut("99999 88888")
            self.canvas.drawText(text)
            self.canvas.restoreState()
        if "white" in self.style.extras:
            self.canvas.setFillGray(1)
            self.text(self.left + 200, 310, "77777", SIZE, direct=True)
            self.canvas.setFillGray(0)
        self.flush()
        if "form" in self.style.extras:
            self.canvas.endForm()
            self.canvas.doForm(f"page{self.number}")
        self.canvas.restoreState()
        self.canvas.showPage()

    def finish(self) -> bytes:
        self.end()
        self.canvas.save()
        return self.buffer.getvalue()

    # ---- text ---------------------------------------------------------------------------------

    def text(self, x: float, y: float, words: str, size: float = SIZE, *, direct: bool = False) -> None:
        if "radicals" in self.style.extras:
            words = words.translate(KANGXI)
        if direct:
            self.draw(x, y, words, size)
        else:
            self.jobs.append((x, y, words, size))

    def flush(self) -> None:
        """Draw the text of the page, in the order that the style has."""
        jobs, self.jobs = self.jobs, []
        if self.style.text == "shuffled":
            self.rng.shuffle(jobs)
        elif self.style.text == "backwards":
            jobs.reverse()
        for x, y, words, size in jobs:
            if self.style.text in ("chars", "shuffled", "spaced"):
                for char in words:
                    wide = width(char, size)
                    if char != " " or self.style.text != "spaced":
                        self.draw(x, y, char, size)
                    x += wide
            else:
                self.draw(x, y, words, size)

    def draw(self, x: float, y: float, words: str, size: float) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, y, words)
        if "bold" in self.style.extras:
            self.canvas.drawString(x + 0.3, y, words)

    def prose(self, words: str, *, centred: bool, indented: bool) -> None:
        """Draw a paragraph, with a new page where it is needed."""
        size = 15.0 if centred else 11.0
        rest = words
        first = True
        while rest:
            indent = 2 * size if indented and first else 0.0
            line, rest = fit(rest, self.right - self.left - indent, size)
            if self.y < self.bottom + 20:
                self.end()
                self.begin()
            x = self.left + indent
            if centred:
                x = (self.left + self.right - width(line, size)) / 2
            self.text(x, self.y, line, size)
            self.y -= 1.7 * size
            first = False

    # ---- tables -------------------------------------------------------------------------------

    def table(self, grid: Grid) -> None:
        """Draw a table, over pages where it is long."""
        columns = self.columns(grid)
        cells = list(placed(grid))
        heights = [LEADING + 2 * PADDING] * len(grid.rows)
        texts: dict[tuple[int, int], list[str]] = {}
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
        edges: list[tuple[int, float, float]] = []
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
        self, cells: list[tuple[int, int, Cell]], columns: list[float], edges: list[tuple[int, float, float]], upper: float,
        texts: dict[tuple[int, int], list[str]], drawn: dict[tuple[int, int], int], *, last: bool, first: bool,
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

    def split(
        self, edge: tuple[int, float, float], texts: dict[tuple[int, int], list[str]], cells: list[tuple[int, int, Cell]]
    ) -> bool:
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


def placed(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    """Yield each cell with its row and its column."""
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(grid.rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            taken |= {(y, x) for y in range(top, top + cell.rowspan) for x in range(left, left + cell.colspan)}
            yield top, left, cell
            left += cell.colspan


def width(words: str, size: float) -> float:
    """Return how wide words are in the font: a size for each Chinese character, half of it for others, nearly."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(words, FONT, size))


def fit(words: str, wide: float, size: float) -> tuple[str, str]:
    """Return what of words fits into a line, and the rest; figures are kept whole, and marks begin no line."""
    if width(words, size) <= wide:
        return words, ""
    end = 1
    while end < len(words) and width(words[: end + 1], size) <= wide:
        end += 1
    cut = end
    while cut > 1 and (
        (words[cut].isascii() and words[cut].isalnum() and words[cut - 1].isascii() and words[cut - 1].isalnum())
        or words[cut] in "，。；：、）”！？"
    ):
        cut -= 1
    cut = cut if cut > 1 else end
    return words[:cut], words[cut:].lstrip(" ")


def wrapped(words: str, wide: float) -> list[str]:
    """Return words as lines of a cell."""
    lines: list[str] = []
    for part in words.split("\n"):
        rest = part
        while rest:
            line, rest = fit(rest, max(wide, SIZE), SIZE)
            lines.append(line)
    return lines
