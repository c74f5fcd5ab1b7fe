"""A report as DOCX: the blocks as paragraphs and tables of a word processor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from . import docx_xml as xml
from .document import Block, compose
from .docx_tables import WordTable
from .draft import Draft

Prose = Callable[[Block], str]
"""The markup of a title, heading, paragraph or line of furniture."""


def paragraphs(block: Block) -> str:
    """A paragraph each, headings in styles."""
    style = {"title": "Title", "heading": "Heading1", "subheading": "Heading2"}.get(block.kind, "")
    return xml.paragraph(block.text, f'<w:pStyle w:val="{style}"/>' if style else "")


def indented(block: Block) -> str:
    """Indented by blanks of full width, words cut into runs."""
    half = len(block.text) // 2
    return xml.paragraph(inner=xml.run("　　") + xml.run(block.text[:half]) + xml.run(block.text[half:], "<w:b/>"))


def numbered(block: Block) -> str:
    """The numerals of headings are automatic, and stand nowhere in the text."""
    level = "0" if block.kind == "heading" and block.text[1:2] == "、" else ""
    if not level:
        return paragraphs(block)
    return xml.paragraph(block.text[2:], f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')


def boxed(block: Block) -> str:
    """Title and signature stand in text boxes."""
    if block.kind in ("title", "signature"):
        return xml.paragraph(inner=xml.box(xml.paragraph(block.text)))
    return paragraphs(block)


def revised(block: Block) -> str:
    """Every paragraph was once two, and said something else."""
    half = len(block.text) // 2
    mark = '<w:rPr><w:del w:id="3" w:author="a"/></w:rPr>'
    old = "<w:del w:id='4' w:author='a'><w:r><w:delText>旧文字2019年</w:delText></w:r></w:del>"
    return xml.paragraph(inner=xml.run(block.text[:half]) + old, properties=mark) + xml.paragraph(block.text[half:])


@dataclass(frozen=True)
class DocxFile:
    """
    Writes a draft as the main part of a DOCX.

    `nested`: how many layout tables stand round each table. `inside_metadata`: the report stands in the last cell of the
    metadata table. `breaks`: all prose between two tables is one paragraph with soft breaks.
    """

    style: WordTable = field(default_factory=WordTable)
    prose: Prose = paragraphs
    nested: int = 0
    inside_metadata: bool = False
    breaks: bool = False

    def __call__(self, draft: Draft) -> str:
        """Write the part."""
        parts: list[str] = []
        waiting: list[str] = []
        for block in compose(draft):
            if self.breaks and block.kind not in ("table", "meta"):
                waiting.append(block.text)
                continue
            if waiting:
                parts.append(xml.paragraph("\n".join(waiting)))
                waiting = []
            parts.append(self._block(block, draft))
        if waiting:
            parts.append(xml.paragraph("\n".join(waiting)))
        body = "".join(parts)
        if self.inside_metadata:
            rows = (("索引号", "6207/2026-7"), ("主题分类", "年报"))
            head = [xml.row(*map(xml.cell, pair)) for pair in rows]
            body = xml.table(*head, xml.row(xml.cell(inner=body, properties='<w:gridSpan w:val="2"/>')))
        return xml.document(body)

    def _block(self, block: Block, draft: Draft) -> str:
        if block.kind == "meta":
            pairs = zip(block.pairs[::2], block.pairs[1::2], strict=True)
            return xml.table(*(xml.row(*(xml.cell(words) for pair in two for words in pair)) for two in pairs))
        if block.kind != "table":
            return self.prose(block)
        tables = []
        for grid in draft.grids(block.section):
            markup = self.style.write(grid, draft)
            for _ in range(self.nested):
                markup = xml.table(xml.row(xml.cell(), xml.cell(inner=markup + xml.paragraph())))
            tables.append(markup)
        return ("" if "joined" in draft.features else xml.paragraph()).join(tables)
