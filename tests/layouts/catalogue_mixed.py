"""Layouts in which several disturbances come together, as they do on real pages."""

from __future__ import annotations

from . import edits_cells as cells
from . import edits_labels as labels
from . import edits_rows as rows
from . import encodings, headings, html_cells, html_pages, scripts
from .catalogue_lines import NO_PIPE, PIPE_BEHIND
from .catalogue_rows import RAGGED_TABS, TRAILING
from .document import having
from .html import HtmlFile, bold_paragraphs, word_paragraphs
from .html_tables import TableStyle
from .markdown import markdown
from .recipe import Layout
from .text import TextFile, hashes
from .text_fields import runs_of_blanks, separated
from .text_lines import all_on_one_line, figures_below, pipe_below

_FIGURES = (cells.worded_changes, cells.write_figures(cells.mixed_writing), cells.notes)
_WORDS = (labels.row_labels(labels.marks("{}、")), labels.every_word(labels.spaced_brackets))
_ROUND = (having("contents", "preamble", "bait", "captions", "metadata", "footer"),)
_PROSE = (having("inner_headings", "aspects_inline", "bait", "breadcrumbs", "links"),)
_SLIPS = (labels.row_labels(labels.typo), labels.every_word(labels.zero_width), headings.with_typo)
_LOOSE = (labels.every_word(labels.inner_blanks), headings.observed, rows.separate_blocks)

TEXT = (
    Layout("mixed_pipes", TRAILING, (*_FIGURES, *_WORDS, *_ROUND, headings.observed)),
    Layout("mixed_pipes_slips", TRAILING, (*_SLIPS, *_PROSE, rows.extra_rows)),
    Layout("mixed_pipes_shuffled", TRAILING, (rows.swapped_rows, rows.missing_rows, *_LOOSE)),
    Layout("mixed_tabs", RAGGED_TABS, (*_FIGURES, *_ROUND, *_WORDS)),
    Layout("mixed_tabs_loose", RAGGED_TABS, (*_LOOSE, *_PROSE, cells.units)),
    Layout("mixed_lines", NO_PIPE, (*_WORDS, *_ROUND, cells.write_figures(cells.wide_digits))),
    Layout("mixed_lines_loose", NO_PIPE, (labels.two_lines_heads, *_LOOSE, *_PROSE)),
    Layout(
        "mixed_lines_traditional",
        NO_PIPE,
        (*_FIGURES, labels.two_lines_heads, *_ROUND),
        (scripts.traditional, scripts.half_width_marks),
        encodings.windows_lines(encodings.utf8_bom),
    ),
    Layout("mixed_pipe_behind", PIPE_BEHIND, (labels.cut_heads, *_WORDS, *_PROSE, cells.units)),
    Layout("mixed_pipe_below", TextFile(pipe_below()), (*_FIGURES, labels.two_lines_heads, *_PROSE)),
    Layout("mixed_blanks", TextFile(runs_of_blanks("  ")), (*_FIGURES, *_ROUND, headings.observed)),
    Layout("mixed_semicolons", TextFile(separated(";")), (*_FIGURES, *_SLIPS, rows.extra_rows)),
    Layout("mixed_figures_below", TextFile(figures_below()), (labels.cut_heads, *_WORDS, *_ROUND)),
    Layout(
        "mixed_one_line",
        TextFile(all_on_one_line, same_line=True),
        (cells.worded_changes, *_SLIPS, having("inner_headings", "contents")),
    ),
    Layout(
        "mixed_markdown",
        TextFile(markdown(escape=True, bold=True, captions=True), 1, hashes(1, 2, 3)),
        (*_FIGURES, *_WORDS, *_ROUND, labels.two_lines_heads),
        suffix=".md",
    ),
    Layout(
        "mixed_glossed",
        TRAILING,
        (labels.row_labels(labels.marks("{w}．")), *_ROUND, headings.observed),
        (scripts.glossed,),
    ),
)

PAGES = tuple(
    Layout(f"mixed_html_{name}", write, edits, suffix=".html")
    for name, write, edits in (
        (
            "system",
            HtmlFile(
                html_pages.content_system,
                style=TableStyle(html_cells.breaks_and_blanks, wild_spans=True),
                prose=bold_paragraphs,
            ),
            (*_FIGURES, *_ROUND, *_LOOSE, rows.separate_remedies),
        ),
        (
            "word",
            HtmlFile(
                html_pages.word_export,
                style=TableStyle(html_cells.word, word=True),
                prose=word_paragraphs,
            ),
            (*_WORDS, *_SLIPS, cells.units, cells.blanks(), rows.split_requests(header=False)),
        ),
        (
            "old_page",
            HtmlFile(
                html_pages.layout_tables,
                style=TableStyle(html_cells.fonts, close=False, upper=True),
                nested=2,
            ),
            (*_FIGURES, *_PROSE, rows.permuted_columns, rows.permuted_blocks),
        ),
        (
            "hidden",
            HtmlFile(
                html_pages.frame_of_other_year,
                style=TableStyle(html_cells.footnotes, hidden_cells=True, sections=True),
            ),
            (rows.subtotal_column, cells.empty_cells(cells.MARKS, "not_applicable"), *_ROUND),
        ),
        (
            "flat",
            HtmlFile(style=TableStyle(html_cells.char_breaks, spans="drop"), prose=bold_paragraphs),
            (rows.extra_rows, rows.swapped_rows, *_ROUND, cells.write_figures(cells.thousands)),
        ),
    )
)

LAYOUTS = (*TEXT, *PAGES)
