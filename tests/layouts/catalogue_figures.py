"""Layouts that disturb figures, rows and columns, shown on several ways to write a table."""

from __future__ import annotations

from . import edits_cells as cells
from . import edits_rows as rows
from .catalogue_lines import NO_PIPE, PIPE_BEHIND
from .catalogue_rows import RAGGED_TABS, TRAILING
from .draft import Edit
from .html import HtmlFile
from .markdown import markdown
from .recipe import Layout, Write
from .text import TextFile, hashes
from .text_fields import tabs_bare, tabs_rectangle
from .text_lines import all_on_one_line
from .text_rows import pipe_rectangle

_OLD = ("trial_2019",)
_NEW = ("form_2021", "form_2021_undivided")
_HTML = HtmlFile()
_MD = TextFile(markdown(), 1, hashes(1, 2))
_TABS = TextFile(tabs_rectangle(repeat=False))
_ONE_LINE = TextFile(all_on_one_line)
_ALONE = tuple(map(cells.doubtful, ("proactive", "requests", "remedies")))
"""Words among figures without separators: a careful reader leaves the rows alone."""


def _on(name: str, writers: dict[str, Write], *edits: Edit, forms: tuple[str, ...] = ()) -> list[Layout]:
    suffixes = {"html": ".html", "markdown": ".md"}
    return [
        Layout(
            f"{name}_{kind}",
            write,
            edits,
            suffix=suffixes.get(kind, ".txt"),
            forms=forms or (*_NEW, *_OLD),
        )
        for kind, write in writers.items()
    ]


_PIPES: dict[str, Write] = {"pipes": TRAILING}
_GRIDS: dict[str, Write] = {"pipes": TRAILING, "html": _HTML}
_LINES: dict[str, Write] = {"lines": NO_PIPE}
_MANY: dict[str, Write] = {"pipes": TRAILING, "lines": NO_PIPE, "html": _HTML}

CELLS = (
    *_on("cells_thousands", _MANY, cells.write_figures(cells.thousands)),
    *_on("cells_wide_thousands", _PIPES, cells.write_figures(cells.wide_thousands)),
    *_on("cells_wide_digits", _MANY, cells.write_figures(cells.wide_digits)),
    *_on("cells_mixed_writing", {"tabs": RAGGED_TABS}, cells.write_figures(cells.mixed_writing)),
    *_on("cells_padded", _GRIDS, cells.write_figures(cells.padded)),
    *_on("cells_zero_width", _GRIDS, cells.write_figures(cells.zero_width)),
    *_on("cells_worded_changes", {**_MANY, "markdown": _MD}, cells.worded_changes, forms=_OLD),
    *_on("cells_units", _MANY, cells.units),
    *_on("cells_amount_yuan", _MANY, cells.units, cells.amount_in("元"), forms=_OLD),
    *_on("cells_amount_wan_yuan", _MANY, cells.amount_in("万元"), forms=_OLD),
    *_on("cells_amount_bare", _GRIDS, cells.amount_in(None), forms=_OLD),
    *_on("cells_counted_requests", _GRIDS, cells.counted_requests),
    *_on("cells_notes", _MANY, cells.notes),
    *_on(
        "cells_marks",
        {**_GRIDS, "tabs": RAGGED_TABS},
        cells.empty_cells(cells.MARKS, "not_applicable"),
    ),
    *_on(
        "cells_all_slashes",
        {**_MANY, "markdown": _MD},
        cells.empty_cells(("/",), "not_applicable", rate=0.7),
    ),
    *_on("cells_none_in_words", _MANY, cells.empty_cells(("无",), "not_applicable", rate=0.5)),
    *_on("cells_notes_run_in", {"pipes": TRAILING, "lines": NO_PIPE, "markdown": _MD}, cells.notes_run_in),
    *_on("cells_words", {**_GRIDS, "tabs": RAGGED_TABS}, cells.empty_cells(cells.WORDS, "text")),
    *_on("cells_blank", {"html": _HTML, "bare": PIPE_BEHIND}, cells.blanks(last=False)),
    *_on("cells_blank_totals", {"html": _HTML}, cells.blanks(rate=0.4)),
    *_on("cells_blank_zeros", {"html": _HTML, "markdown": _MD}, cells.blanks(zeros=True)),
)

_WIDE: dict[str, Write] = {"pipes": TRAILING, "html": _HTML, "markdown": _MD}

STRUCTURE = (
    *_on("rows_extra", _MANY, rows.extra_rows),
    *_on("rows_swapped", {**_MANY, "tabs": RAGGED_TABS}, rows.swapped_rows),
    *_on("rows_missing", {**_GRIDS, "tabs": RAGGED_TABS}, rows.missing_rows),
    *_on("rows_group_missing", _MANY, rows.missing_group),
    *_on("columns_permuted", {"html": _HTML, "markdown": _MD, "tabs": _TABS}, rows.permuted_columns),
    *_on(
        "columns_permuted_doubtful",
        {"pipes": TRAILING, "lines": NO_PIPE},
        rows.permuted_columns,
        cells.doubtful("requests"),
    ),
    *_on("columns_total_first", {"html": _HTML, "tabs": _TABS}, rows.total_first),
    *_on("columns_total_first_doubtful", {**_PIPES, **_LINES}, rows.total_first, cells.doubtful("requests")),
    *_on(
        "columns_blocks_permuted",
        {"html": _HTML, "markdown": _MD, "pipes": TRAILING},
        rows.permuted_blocks,
    ),
    *_on("columns_subtotal", _WIDE, rows.subtotal_column),
    *_on("columns_subtotal_doubtful", _LINES, rows.subtotal_column, cells.doubtful("requests")),
    *_on("columns_behind", {"html": _HTML, "markdown": _MD, "tabs": _TABS}, rows.column_behind),
    *_on("columns_behind_doubtful", {**_MANY, "one_line": _ONE_LINE}, rows.column_behind, cells.doubtful("requests")),
    *_on(
        "columns_behind_blank_cells",
        {"html": _HTML, "markdown": _MD, "lines": NO_PIPE},
        rows.column_behind,
        cells.blanks(),
        cells.doubtful("requests"),
        cells.doubtful_rows,
    ),
    *_on("columns_units", {**_MANY, "markdown": _MD, "one_line": _ONE_LINE}, rows.unit_column),
    *_on(
        "columns_units_blank_cells",
        {"html": _HTML, "markdown": _MD, "lines": NO_PIPE},
        rows.unit_column,
        cells.blanks(),
        cells.doubtful_rows,
    ),
    *_on(
        "cells_vague", {"one_line": _ONE_LINE, "lines": NO_PIPE}, cells.empty_cells(("约5", ">3", "7％", "0~20"), "text"), *_ALONE
    ),
    *_on("cells_stopped", _GRIDS, cells.write_figures(cells.stopped)),
    *_on("groups_repeated", _WIDE, rows.group_cells("repeated")),
    *_on("groups_dropped", _GRIDS, rows.group_cells("dropped")),
    *_on("groups_own_row", {**_MANY, "markdown": _MD}, rows.group_cells("own_row")),
    *_on("groups_split", {**_GRIDS, "bare": TextFile(tabs_bare)}, rows.group_cells("split")),
    *_on(
        "groups_split_rectangle",
        {"pipes": TextFile(pipe_rectangle(repeat=False))},
        rows.group_cells("split"),
    ),
    *_on("header_repeated", _MANY, rows.split_requests(header=True), rows.joined),
    *_on("table_continued", {**_MANY, "tabs": _TABS}, rows.split_requests(header=False)),
    *_on("blocks_separate", _MANY, rows.separate_blocks),
    *_on("remedies_separate", _MANY, rows.separate_remedies),
    *_on(
        "six_of_seven",
        {"pipes": TRAILING, "lines": NO_PIPE, "html": _HTML},
        rows.six_of_seven(rate=0.3),
    ),
)

LAYOUTS = (*CELLS, *STRUCTURE)
