"""Tables as Markdown: with and without the delimiter row, escaped, bold, one table per row."""

from __future__ import annotations

import re

from .document import SECTIONS
from .draft import Draft
from .grids import Grid, filled
from .text import TableWriter


def markdown(
    *,
    repeat: bool = False,
    delimiter: bool = True,
    breaks: str = "<br>",
    escape: bool = False,
    bold: bool = False,
    compact: bool = False,
    captions: bool = False,
) -> TableWriter:
    """A pipe table as converters write it, covered cells blank or repeated.

    `captions` sets a sub-head `## 表二：` above it.
    """

    def write(grid: Grid, draft: Draft) -> list[str]:
        rows = []
        for row in filled(grid, repeat=repeat):
            cells = [_cell(text, breaks, escape=escape, bold=bold) for text in row]
            rows.append("|" + "|".join(cells) + "|" if compact else "| " + " | ".join(cells) + " |")
        if delimiter:
            rows.insert(1, ("|---" if compact else "| --- ") * grid.width + "|")
        if captions:
            number = "一二三四"[SECTIONS.index(grid.name)]
            rows = [f"## 表{number}：", "", *rows]
        return rows

    return write


def _cell(text: str, breaks: str, *, escape: bool, bold: bool) -> str:
    text = text.replace("\n", breaks)
    if escape:
        text = re.sub(r"^(\d)\.(?=\D)", r"\1\\.", text)
        text = re.sub(r"^(?=[-+*_])", r"\\", text)
    if bold and text and not text[0].isdigit():
        text = f"**{text}**"
    return text


def micro_tables(grid: Grid, draft: Draft) -> list[str]:
    """Every row a table of its own, as from character recognition."""
    lines: list[str] = []
    for row in grid.rows:
        cells = [cell.text.replace("\n", " ") for cell in row]
        lines += ["| " + " | ".join(cells) + " |", "|" + " --- |" * len(cells), ""]
    return lines[:-1]
