"""A report as a PDF: pages drawn line by line, in the manners of the programs that make them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any, Final

from .document import compose
from .draft import Draft
from .pdf_style import PdfStyle
from .pdf_tables import Tables
from .pdf_text import FONT, SIZE, fit, width

KANGXI: Final = str.maketrans(
    "一二人入八力十又口大女子小山工己干心手支文方日月木水火片牛玉生田用白目石示立行西见言走足里金长门青非面页风食首高",
    "⼀⼆⼈⼊⼋⼒⼗⼜⼝⼤⼥⼦⼩⼭⼯⼰⼲⼼⼿⽀⽂⽅⽇⽉⽊⽔⽕⽚⽜⽟⽣⽥⽤⽩⽬⽯⽰⽴⾏⾑⾒⾔⾛⾜⾥⾦⾧⾨⾭⾮⾯⾴⾵⾷⾸⾼",
)
"""Characters that some fonts give the code points of radicals."""


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


class _Pages(Tables):
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
