"""A grid as an HTML table: spans or none, unclosed and upper-case tags, hidden cells, sections."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from itertools import takewhile

from .draft import Draft
from .grids import HEADER_KINDS, Cell, Grid, Slot, expand
from .html_cells import Content, plain


@dataclass(frozen=True)
class TableStyle:
    """How tables are marked up.

    `spans`: keep (colspan and rowspan), drop (cells as they begin, no span), blank or repeat
    (a rectangle without spans). `close`: whether td, tr and p are closed.
    """

    content: Content = plain
    spans: str = "keep"
    close: bool = True
    upper: bool = False
    sections: bool = False
    word: bool = False
    hidden_cells: bool = False
    attributes: str = ' border="1" cellspacing="0"'
    wild_spans: bool = False

    def write(self, grid: Grid, draft: Draft) -> str:
        """The markup of one table."""
        rows = [self._row(row, draft) for row in self._rows(grid)]
        attributes = " class=MsoTableGrid style='mso-yfti-tbllook:1184'" if self.word else self.attributes
        if self.sections:
            head = len(list(takewhile(lambda row: row[0].kind in HEADER_KINDS, grid.rows)))
            parts = ["<thead>", *rows[:head], "</thead>", "<tbody>", *rows[head:], "</tbody>"]
            rows = [part for part in parts if head or "thead" not in part]
        markup = "\n".join([f"<table{attributes}>", *rows, "</table>"])
        return _upper_tags(markup) if self.upper else markup

    def _rows(self, grid: Grid) -> list[tuple[Cell, ...]]:
        if self.spans in ("keep", "drop"):
            return list(grid.rows)
        return [tuple(map(self._single, row)) for row in expand(grid)]

    def _single(self, slot: Slot | None) -> Cell:
        if slot is None:
            return Cell("", "figure")
        shown = slot.origin or self.spans == "repeat"
        return replace(slot.cell, text=slot.cell.text if shown else "", colspan=1, rowspan=1)

    def _row(self, row: tuple[Cell, ...], draft: Draft) -> str:
        cells = "".join(self._cell(cell, draft) for cell in row)
        return f"<tr>{cells}" + ("</tr>" if self.close else "")

    def _cell(self, cell: Cell, draft: Draft) -> str:
        tag = "th" if self.sections and cell.kind in HEADER_KINDS else "td"
        attributes = self._spans(cell, draft) if self.spans == "keep" else ""
        if self.word:
            attributes += " width=64 style='border:solid windowtext 1.0pt;mso-border-alt:solid .5pt'"
        inner = self.content(cell, draft)
        if not self.close:
            return f"<{tag}{attributes}>" + inner.replace("</p>", "") + "\n"
        markup = f"<{tag}{attributes}>{inner}</{tag}>"
        if self.hidden_cells and cell.kind == "figure" and draft.rng.random() < 0.3:
            markup = f'<td style="display:none">{draft.rng.randint(1, 9999)}</td>{markup}'
        return markup

    def _spans(self, cell: Cell, draft: Draft) -> str:
        columns, rows = cell.colspan, cell.rowspan
        text = ""
        if columns > 1 or (self.wild_spans and draft.rng.random() < 0.2):
            text += f' colspan="{columns}"'
        if rows > 1:
            text += f" rowspan={rows}"
        elif self.wild_spans and draft.rng.random() < 0.2:
            text += draft.rng.choice((' rowspan=""', ' rowspan="auto"', ' rowspan="1.0"', ' rowspan="-1"'))
        return text


def _upper_tags(markup: str) -> str:
    for tag in ("table", "tr", "td", "th", "p", "br", "span", "strong", "colspan=", "rowspan="):
        if tag.endswith("="):
            markup = markup.replace(tag, tag.upper())
        for before in ("<", "</"):
            for after in (">", " "):
                markup = markup.replace(before + tag + after, before + tag.upper() + after)
    return markup


def div_table(grid: Grid, draft: Draft) -> str:
    """No table at all: a div for each row and one for each cell that begins in it."""
    rows = []
    for row in grid.rows:
        cells = "".join(f'<div class="cell">{escape(cell.text)}</div>\n' for cell in row)
        rows.append(f'<div class="row">\n{cells}</div>')
    return '<div class="grid">\n' + "\n".join(rows) + "\n</div>"


def div_cells(grid: Grid, draft: Draft) -> str:
    """One flat list of divs, a cell each."""
    return "\n".join(f"<div>{escape(cell.text)}</div>" for row in grid.rows for cell in row)
