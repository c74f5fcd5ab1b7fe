"""Text layouts that keep a row on one line: pipes, tabs, blanks, commas; and Markdown."""

from __future__ import annotations

from . import edits_cells as cells
from . import edits_labels as labels
from . import edits_rows as rows
from .document import having
from .draft import Edit
from .markdown import markdown, micro_tables
from .recipe import Layout
from .text import TableWriter, TextFile, bold_heading, hashes
from .text_fields import (
    aligned,
    runs_of_blanks,
    separated,
    tabs_bare,
    tabs_cut_to_eight,
    tabs_ragged,
    tabs_rectangle,
)
from .text_lines import rows_with_blanks
from .text_rows import boxes, pipe_rectangle, pipe_rows, quoted_rows, stacked

TRAILING = TextFile(pipe_rows())
"""The layout of the first seed, on which many single disturbances are shown."""
RAGGED_TABS = TextFile(tabs_ragged, gap=1)
"""The layout of the second seed."""
PAGE = having("metadata", "footer")


def _text(name: str, table: TableWriter, *edits: Edit, gap: int = 0) -> Layout:
    return Layout(name, TextFile(table, gap), edits)


PIPES = (
    Layout("pipes_trailing", TRAILING, (PAGE, labels.every_word(labels.half_width))),
    _text("pipes_leading_and_trailing", pipe_rows(leading=True), PAGE),
    _text("pipes_leading_only", pipe_rows(leading=True, trailing="none")),
    _text("pipes_none_at_the_ends", pipe_rows(trailing="none")),
    _text("pipes_one_trailing", pipe_rows(trailing="one"), having("breadcrumbs")),
    _text("pipes_too_few_or_many", pipe_rows(trailing="random"), PAGE),
    _text("pipes_without_blanks", pipe_rows(gap="")),
    _text("pipes_without_blanks_leading", pipe_rows(gap="", leading=True, trailing="one")),
    _text("pipes_full_width", pipe_rows(pipe="｜")),
    _text("pipes_full_width_tight", pipe_rows(pipe="｜", gap="", trailing="none")),
    _text("pipes_box_lines", pipe_rows(pipe="│", leading=True)),
    _text("pipes_thick_box_lines", pipe_rows(pipe="┃", trailing="one")),
    _text("pipes_rectangle_blank", pipe_rectangle(repeat=False)),
    _text("pipes_rectangle_repeated", pipe_rectangle(repeat=True)),
    _text("pipes_rectangle_bare_ends", pipe_rectangle(repeat=False, leading=False)),
    _text("boxes_drawn", boxes, gap=1),
    _text("pipes_in_quotation", quoted_rows),
    _text("pipes_blank_cells_kept", pipe_rows(), cells.blanks(last=False)),
    _text("pipes_blank_totals_kept", pipe_rows(), cells.blanks(rate=0.25), cells.doubtful_rows),
    _text("pipes_blank_cells_vanished", pipe_rows(), cells.blanks(), cells.vanish),
    _text("pipes_zeros_vanished", pipe_rows(), cells.blanks(zeros=True), cells.vanish),
    _text("pipes_heads_broken", pipe_rows(), labels.two_lines_heads),
    _text("pipes_heads_stacked", stacked(pipe_rows(trailing="one")), labels.two_lines_heads),
    _text("pipes_heads_stacked_residue", stacked(pipe_rows(leading=True)), labels.two_lines_heads, cells.blanks(last=False)),
    _text("pipes_heads_explained", pipe_rows(), labels.explained_heads),
    _text("pipes_one_trailing_blanks_kept", pipe_rows(trailing="one"), cells.blanks(rate=0.3, last=False)),
)

TABS = (
    Layout("tabs_ragged", RAGGED_TABS),
    Layout("tabs_ragged_markdown_heads", TextFile(tabs_ragged, 1, hashes(1, 2, 2, 3, 4, 4, 4))),
    _text("tabs_rectangle_blank", tabs_rectangle(repeat=False)),
    _text("tabs_rectangle_trimmed", tabs_rectangle(repeat=False, trim=True), PAGE),
    _text("tabs_rectangle_repeated", tabs_rectangle(repeat=True)),
    _text("tabs_shifted", tabs_bare),
    _text("tabs_shifted_groups_repeated", tabs_bare, rows.group_cells("repeated")),
    _text("tabs_shifted_groups_dropped", tabs_bare, rows.group_cells("dropped"), rows.no_corner),
    _text("tabs_blank_cells", tabs_rectangle(repeat=False), cells.blanks()),
    _text(
        "tabs_blank_cells_trimmed",
        tabs_rectangle(repeat=False, trim=True),
        cells.blanks(),
        cells.doubtful_rows,
    ),
    _text("tabs_six_of_seven", tabs_ragged, rows.six_of_seven(rate=0.4), gap=1),
    _text("tabs_six_of_seven_everywhere", tabs_bare, rows.six_of_seven(rate=1.0)),
    _text("tabs_cut_to_eight_fields", tabs_cut_to_eight, gap=1),
    _text("tabs_figures_padded", tabs_rectangle(repeat=False), cells.write_figures(cells.padded)),
)

BLANKS = (
    _text("blanks_runs", runs_of_blanks("  ")),
    _text("blanks_ideographic_runs", runs_of_blanks("\u3000")),
    _text("blanks_mixed_runs", runs_of_blanks(" \u3000")),
    _text("blanks_aligned", aligned, gap=1),
    _text("blanks_aligned_with_gaps", aligned, cells.blanks(), cells.doubtful_rows, gap=1),
    _text("blanks_single", rows_with_blanks),
    _text("blanks_single_vanished", rows_with_blanks, cells.blanks(), cells.vanish),
    _text("blanks_runs_vanished", runs_of_blanks("   "), cells.blanks(), cells.vanish),
)

SEPARATED = (
    _text("csv_plain", separated(",")),
    _text("csv_quoted", separated(",", quote_all=True), having("breadcrumbs")),
    _text("csv_repeated", separated(",", repeat=True)),
    _text(
        "csv_commas_in_labels",
        separated(","),
        labels.every_word(labels.half_width),
        cells.write_figures(cells.thousands),
    ),
    _text("csv_blank_cells", separated(","), cells.blanks()),
    _text("csv_semicolons", separated(";")),
    _text("csv_semicolons_thousands", separated(";"), cells.write_figures(cells.thousands)),
    _text("tsv_quoted_breaks", separated("\t", breaks=True), labels.two_lines_heads),
    _text("csv_quoted_breaks", separated(",", breaks=True), labels.every_word(labels.two_lines)),
)

MARKDOWN = tuple(
    Layout(name, TextFile(table, 1, heading), edits, suffix=".md")
    for name, table, heading, edits in (
        ("markdown_table", markdown(), hashes(1, 2), ()),
        ("markdown_repeated", markdown(repeat=True), hashes(1, 2), (PAGE,)),
        ("markdown_no_delimiter", markdown(delimiter=False), hashes(1, 2), ()),
        ("markdown_compact", markdown(compact=True), hashes(2, 3), ()),
        ("markdown_escaped", markdown(escape=True), hashes(1, 2), ()),
        ("markdown_bold", markdown(bold=True), bold_heading, ()),
        ("markdown_breaks", markdown(), hashes(1, 2), (labels.every_word(labels.two_lines),)),
        ("markdown_captions", markdown(captions=True), hashes(1, 2), ()),
        ("markdown_uneven_heads", markdown(escape=True), hashes(1, 2, 2, 3, 4, 5, 6), ()),
        ("markdown_micro_tables", micro_tables, hashes(1, 2), ()),
        ("markdown_blank_cells", markdown(), hashes(1, 2), (cells.blanks(),)),
        (
            "markdown_dashes",
            markdown(escape=True),
            hashes(3),
            (cells.empty_cells(cells.MARKS, "not_applicable"),),
        ),
        ("markdown_two_parts", markdown(), hashes(1, 2), (rows.split_requests(header=True),)),
        (
            "markdown_six_tables",
            markdown(repeat=True),
            hashes(1, 2),
            (
                rows.separate_blocks,
                rows.separate_remedies,
            ),
        ),
    )
)

LAYOUTS = (*PIPES, *TABS, *BLANKS, *SEPARATED, *MARKDOWN)
