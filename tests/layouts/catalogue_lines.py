"""Text layouts that break rows or join them: one cell a line, figures below, all on one line."""

from __future__ import annotations

from . import edits_cells as cells
from . import edits_labels as labels
from . import edits_rows as rows
from .document import having
from .draft import Edit
from .recipe import Layout
from .text import TableWriter, TextFile
from .text_lines import (
    all_on_one_line,
    collapsed,
    collapsed_figures,
    collapsed_rows,
    field_a_line,
    figures_below,
    half_collapsed,
    no_pipe,
    pdf_text,
    pipe_behind,
    pipe_below,
)

PIPE_BEHIND = TextFile(pipe_behind())
NO_PIPE = TextFile(no_pipe(gap=1), gap=1)
BROKEN = labels.every_word(labels.two_lines)


def _text(name: str, table: TableWriter, *edits: Edit, gap: int = 0) -> Layout:
    return Layout(name, TextFile(table, gap), edits)


CELL_A_LINE = (
    Layout("lines_pipe_behind", PIPE_BEHIND, (having("metadata", "footer"),)),
    _text("lines_pipe_behind_no_residue", pipe_behind(residue="none")),
    _text("lines_pipe_behind_residue_lines", pipe_behind(residue="own")),
    _text("lines_pipe_behind_gaps", pipe_behind(gap=1), gap=1),
    _text("lines_pipe_behind_heads_cut", pipe_behind(), labels.cut_heads),
    _text("lines_pipe_behind_broken", pipe_behind(), BROKEN),
    _text("lines_pipe_behind_blanks_kept", pipe_behind(residue="none"), cells.blanks(last=False)),
    _text("lines_pipe_behind_vanished", pipe_behind(), cells.blanks(), cells.vanish),
    _text("lines_comma_behind", field_a_line(","), cells.blanks(last=False)),
    _text("lines_semicolon_behind", field_a_line("；"), cells.blanks(last=False)),
    _text("lines_quoted_comma_between", field_a_line(",", quoted=True, closed=False), cells.blanks(last=False)),
    _text("lines_pipe_below", pipe_below()),
    _text("lines_pipe_below_broken", pipe_below(), BROKEN),
    _text("lines_pipe_below_leading", pipe_below(leading_first=True), labels.two_lines_heads),
    _text("lines_pipe_below_residue", pipe_below(residue=True)),
    _text("lines_pipe_below_leading_residue", pipe_below(leading_first=True, residue=True)),
    _text("lines_pipe_below_leading_residue_blanks", pipe_below(leading_first=True, residue=True), cells.blanks(last=False)),
    _text("lines_pipe_below_blanks_kept", pipe_below(), cells.blanks(last=False)),
    _text("lines_pipe_below_vanished", pipe_below(), cells.blanks(), cells.vanish),
    _text("lines_bare", no_pipe()),
    Layout("lines_bare_gaps", NO_PIPE, (having("breadcrumbs", "footer"),)),
    _text("lines_bare_two_gaps", no_pipe(gap=2), gap=2),
    _text("lines_bare_indented", no_pipe(indent=True)),
    _text("lines_bare_broken", no_pipe(), BROKEN),
    _text("lines_bare_broken_gaps", no_pipe(gap=1), labels.two_lines_heads, gap=1),
    _text("lines_bare_vanished", no_pipe(gap=1), cells.blanks(), cells.vanish),
    _text("lines_bare_zeros_vanished", no_pipe(), cells.blanks(zeros=True), cells.vanish),
    _text("lines_bare_many_vanished", no_pipe(), cells.blanks(rate=0.6), cells.vanish),
    _text("lines_bare_explained", no_pipe(gap=1), labels.explained_heads),
    _text("lines_bare_captions", no_pipe(), having("captions", "bait")),
    _text("lines_bare_no_groups", no_pipe(gap=1), rows.group_cells("dropped"), rows.no_corner),
    _text("lines_bare_marks", no_pipe(), cells.empty_cells(cells.MARKS, "not_applicable")),
    _text("lines_bare_missing_rows", no_pipe(), rows.missing_rows),
    _text("lines_bare_thousands", no_pipe(), cells.write_figures(cells.thousands)),
    _text(
        "lines_bare_no_marks",
        no_pipe(gap=1),
        labels.row_labels(labels.no_row_marks),
        cells.doubtful("requests.outcome.other"),
        cells.doubtful("requests.outcome.total"),
    ),
)

FIGURES_BELOW = (
    _text("figures_below_blanks", figures_below()),
    _text("figures_below_tabs", figures_below("\t")),
    _text("figures_below_wide", figures_below("  "), having("metadata"), gap=1),
    _text("figures_below_pipes", figures_below(" | ")),
    _text("pdf_text", pdf_text),
    _text("pdf_text_captions", pdf_text, having("captions", "preamble", "no_signature")),
    _text("figures_below_vanished", figures_below(), cells.blanks(), cells.vanish),
)

ONE_LINE = (
    _text("one_line_each", all_on_one_line),
    Layout("one_line_after_heading", TextFile(all_on_one_line, same_line=True)),
    Layout(
        "one_line_bare_marks",
        TextFile(all_on_one_line, same_line=True),
        (rows.group_cells("dropped"), rows.no_corner, labels.every_word(labels.half_width)),
    ),
    _text("one_line_undivided_blocks", all_on_one_line, rows.separate_blocks, rows.joined),
    _text("one_line_vanished", all_on_one_line, cells.blanks(), cells.vanish),
    _text("collapsed", collapsed),
    Layout("collapsed_after_heading", TextFile(collapsed, same_line=True)),
)

COLLAPSED = (
    _text("collapsed_rows", collapsed_rows),
    _text("collapsed_figures_below", collapsed_figures()),
    _text("collapsed_half", half_collapsed()),
    _text("collapsed_half_rows", half_collapsed(kept=0.7, rows=True)),
    Layout("collapsed_whole_report", TextFile(collapsed, glued=True)),
    Layout("collapsed_whole_report_half", TextFile(half_collapsed(), glued=True), (having("preamble", "contents"),)),
    _text("collapsed_separate_blocks", collapsed, rows.separate_blocks),
    _text("collapsed_no_groups", collapsed, rows.group_cells("dropped"), rows.no_corner),
    _text("collapsed_observed_heads", collapsed, labels.row_labels(labels.marks("{}、"))),
    _text("collapsed_wide_digits", collapsed, cells.write_figures(cells.wide_digits)),
    _text("collapsed_slips", collapsed, labels.row_labels(labels.typo)),
    _text("collapsed_blank_cells", collapsed, cells.blanks(), cells.vanish),
)

LAYOUTS = (*CELL_A_LINE, *FIGURES_BELOW, *ONE_LINE, *COLLAPSED)
