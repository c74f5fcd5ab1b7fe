"""Text layouts that other programs make of the pages of a PDF."""

from __future__ import annotations

from . import edits_cells as cells
from . import edits_rows as rows
from . import scripts
from .document import having
from .draft import Edit
from .recipe import Layout
from .text import TableWriter, TextFile
from .text_drawn import by_cells, by_columns, by_lines


def _drawn(name: str, table: TableWriter, *edits: Edit) -> Layout:
    return Layout(f"drawn_{name}", TextFile(table), edits)


LAYOUTS = (
    _drawn("middle", by_lines()),
    _drawn("middle_narrow", by_lines(width=8)),
    _drawn("middle_wide", by_lines(width=20, gap=" ")),
    _drawn("middle_captions", by_lines(gap="      "), having("captions", "preamble")),
    _drawn("middle_bare_pages", by_lines(mark="{}")),
    _drawn("top", by_lines(align="top")),
    _drawn("top_narrow", by_lines(align="top", width=7)),
    _drawn("bottom", by_lines(align="bottom")),
    _drawn("bottom_pages", by_lines(align="bottom", mark="第 {} 页 共 4 页")),
    _drawn("cells", by_cells()),
    _drawn("cells_narrow", by_cells(7), having("captions")),
    _drawn("cells_permuted", by_cells(), rows.permuted_columns, cells.doubtful("requests")),
    _drawn("cells_total_first", by_cells(), rows.total_first, cells.doubtful("requests")),
    _drawn("middle_permuted", by_lines(), rows.permuted_columns, cells.doubtful("requests")),
    _drawn("middle_total_first", by_lines(), rows.total_first, cells.doubtful("requests")),
    _drawn("columns", by_columns),
    _drawn("columns_captions", by_columns, having("captions", "no_signature")),
    Layout("drawn_radicals", TextFile(by_lines()), rescript=(scripts.radicals,)),
)
