"""How tables stand in a DOCX, and what stands in their cells."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from . import docx_xml as xml
from .draft import Draft
from .grids import Cell, Grid, expand

Content = Callable[[Cell, Draft], str]
"""The inner markup of a cell."""


def plain(cell: Cell, draft: Draft) -> str:
    """One paragraph, one run; a newline is a soft break."""
    return xml.paragraph(cell.text)


def cut_runs(cell: Cell, draft: Draft) -> str:
    """Words and numbers cut into runs, with marks of the spelling checker between them."""
    between = '<w:proofErr w:type="gramStart"/><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
    pieces = [xml.run(piece, '<w:rFonts w:hint="eastAsia"/><w:kern w:val="0"/>') for piece in _pieces(cell.text, draft.rng)]
    return xml.paragraph(inner=between.join(pieces))


def soft_breaks(cell: Cell, draft: Draft) -> str:
    """Labels broken by soft breaks or into paragraphs, blanks round figures."""
    if cell.kind == "figure":
        return xml.paragraph(f" {cell.text} ") + xml.paragraph()
    if len(cell.text) < 4 or "\n" in cell.text:
        return plain(cell, draft)
    cut = draft.rng.randint(2, len(cell.text) - 2)
    first, rest = cell.text[:cut], cell.text[cut:]
    return draft.rng.choice(
        (
            xml.paragraph(f"{first}\n{rest}"),
            xml.paragraph(first) + xml.paragraph(rest),
            xml.paragraph(inner=xml.run(first) + xml.run(rest)),
        )
    )


def tracked(cell: Cell, draft: Draft) -> str:
    """Every figure has been changed once, and some words, with revision marks on."""
    if cell.kind != "figure" and draft.rng.random() < 0.7:
        return plain(cell, draft)
    old = f"<w:r><w:delText>{draft.rng.randint(1, 9999)}</w:delText></w:r>"
    who = 'w:id="7" w:author="a" w:date="2026-01-05T00:00:00Z"'
    new = xml.run(cell.text, f"<w:rPrChange {who}><w:rPr><w:vanish/></w:rPr></w:rPrChange>") if cell.text else ""
    moved = f"<w:moveFrom {who}>{xml.run('88')}</w:moveFrom>"
    return xml.paragraph(inner=f"<w:del {who}>{old}</w:del>{moved}<w:ins {who}>{new}</w:ins>")


def fields(cell: Cell, draft: Draft) -> str:
    """Figures are results of formulas and form fields."""
    if cell.kind != "figure" or not cell.text:
        return plain(cell, draft)
    instruction = '<w:r><w:instrText xml:space="preserve"> =SUM(LEFT) \\# "0" </w:instrText></w:r>'
    kinds = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    begin, separate, end = kinds
    nested = f"{begin}{instruction}{separate}{xml.run('9')}{end}"
    choices = (
        f"{begin}{instruction}{separate}{xml.run(cell.text)}{end}",
        f'<w:fldSimple w:instr="=1+2">{xml.run(cell.text)}</w:fldSimple>',
        f"{begin}<w:r><w:instrText>IF </w:instrText></w:r>{nested}{separate}{xml.run(cell.text)}{end}",
    )
    return xml.paragraph(inner=draft.rng.choice(choices))


def controls(cell: Cell, draft: Draft) -> str:
    """Content controls, smart tags and hyperlinks round the words, hidden text beside them."""
    words = xml.run(cell.text) if cell.text else ""
    hidden = xml.run(str(draft.rng.randint(1, 99)), "<w:vanish/>") + xml.run("7", '<w:vanish w:val="1"/><w:b/>')
    wraps = (
        '<w:sdt><w:sdtPr><w:alias w:val="3"/><w:text/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>',
        '<w:smartTag w:uri="u" w:element="e"><w:smartTagPr/>%s</w:smartTag>',
        '<w:hyperlink w:anchor="a">%s</w:hyperlink>',
        '<w:customXml w:uri="u" w:element="e">%s</w:customXml>',
    )
    return xml.paragraph(inner=hidden + draft.rng.choice(wraps) % words)


def raised(cell: Cell, draft: Draft) -> str:
    """Some figures have a raised mark beside them; never part of the number."""
    if cell.kind != "figure" or draft.rng.random() > 0.25:
        return plain(cell, draft)
    draft.allow_null([cell.path])
    mark = draft.rng.choice(("1", "[2]", "①"))
    return xml.paragraph(inner=xml.run(cell.text) + xml.run(mark, '<w:vertAlign w:val="superscript"/>'))


def numbered(cell: Cell, draft: Draft) -> str:
    """The marks of groups and rows are automatic: （一）, and 1. anew in each group."""
    found = re.match(r"(（[一二三四五六七]）)|\d\.", cell.text)
    if found is None or cell.kind not in ("group", "label"):
        return plain(cell, draft)
    level = "0" if found[1] else "1"
    return xml.paragraph(cell.text[found.end() :], f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="2"/></w:numPr>')


def noted(cell: Cell, draft: Draft) -> str:
    """Footnotes and comments hang on the figures."""
    marks = (
        '<w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="3"/></w:r>'
    )
    return xml.paragraph(inner=(xml.run(cell.text) if cell.text else "") + marks)


def _pieces(text: str, rng: random.Random) -> list[str]:
    pieces: list[str] = []
    while text:
        cut = rng.randint(1, 4)
        pieces.append(text[:cut])
        text = text[cut:]
    return pieces


@dataclass(frozen=True)
class WordTable:
    """
    How tables are marked up.

    `merge`: keep (gridSpan and vMerge), old (gridSpan by hMerge), drop (cells as they begin), blank or repeat (a rectangle).
    `revised`: a deleted row before every third. `controlled`: rows and cells lie in content controls.
    """

    content: Content = plain
    merge: str = "keep"
    revised: bool = False
    controlled: bool = False

    def write(self, grid: Grid, draft: Draft) -> str:
        """The markup of one table."""
        rows: list[str] = []
        for number, cells in enumerate(self._rows(grid, draft)):
            if self.revised and number % 3 == 1:
                gone = [xml.cell("77") for _ in range(grid.width)]
                rows.append(xml.row(*gone, properties='<w:del w:id="1" w:author="a"/>'))
            row = xml.row(*cells, properties="<w:cantSplit/><w:tblHeader/>")
            rows.append(
                f"<w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent>{row}</w:sdtContent></w:sdt>"
                if self.controlled
                else row
            )
        return xml.table(*rows)

    def _rows(self, grid: Grid, draft: Draft) -> list[list[str]]:
        if self.merge == "drop":
            return [[xml.cell(inner=self.content(cell, draft)) for cell in row] for row in grid.rows]
        return [self._row(slots, draft) for slots in self._slots(grid)]

    def _slots(self, grid: Grid) -> list[list[tuple[Cell | None, int, str]]]:
        """For each row what stands in its columns: a cell or None, its width, and its vertical merge."""
        rows: list[list[tuple[Cell | None, int, str]]] = []
        for line in expand(grid):
            row: list[tuple[Cell | None, int, str]] = []
            column = 0
            while column < grid.width:
                slot = line[column]
                if self.merge in ("blank", "repeat") or slot is None:
                    cell = slot.cell if slot is not None and (slot.origin or self.merge == "repeat") else None
                    row.append((cell and replace(cell, colspan=1, rowspan=1), 1, ""))
                    column += 1
                    continue
                merge = "" if slot.cell.rowspan == 1 else "restart" if slot.origin else "continue"
                row.append((slot.cell if slot.origin else None, slot.cell.colspan, merge))
                column += slot.cell.colspan
            rows.append(row)
        return rows

    def _row(self, slots: list[tuple[Cell | None, int, str]], draft: Draft) -> list[str]:
        cells: list[str] = []
        for cell, width, merge in slots:
            inner = self.content(cell, draft) if cell is not None else xml.paragraph()
            down = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
            if self.merge == "old" and width > 1:
                cells.append(xml.cell(inner=inner, properties=f'<w:hMerge w:val="restart"/>{down}'))
                cells += [xml.cell(properties=f"<w:hMerge/>{down}") for _ in range(width - 1)]
                continue
            across = f'<w:gridSpan w:val="{width}"/>' if width > 1 else ""
            markup = xml.cell(inner=inner, properties=f'<w:tcW w:w="9" w:type="dxa"/>{across}{down}')
            cells.append(
                f"<w:sdt><w:sdtContent>{markup}</w:sdtContent></w:sdt>" if self.controlled and cell is not None else markup
            )
        return cells
