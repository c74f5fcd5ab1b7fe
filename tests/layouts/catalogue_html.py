"""Layouts in HTML: pages, table markup, cell content, prose and charsets."""

from __future__ import annotations

from . import edits_cells as cells
from . import edits_labels as labels
from . import edits_rows as rows
from . import encodings, headings, html_cells, html_pages, html_tables, scripts
from .document import having
from .draft import Edit
from .encodings import Encoder
from .html import (
    HtmlFile,
    PreformattedPage,
    bold_paragraphs,
    divs_and_breaks,
    open_paragraphs,
    word_paragraphs,
)
from .html_tables import TableStyle
from .recipe import Layout, Write
from .text import TextFile
from .text_fields import aligned, tabs_bare, tabs_ragged
from .text_lines import no_pipe
from .text_rows import pipe_rows


def _html(name: str, write: Write, *edits: Edit, encode: Encoder = encodings.utf8) -> Layout:
    return Layout(f"html_{name}", write, edits, encode=encode, suffix=".html")


_WORD = HtmlFile(
    html_pages.word_export,
    style=TableStyle(html_cells.word, word=True),
    prose=word_paragraphs,
)
_SYSTEM = HtmlFile(
    html_pages.content_system,
    style=TableStyle(html_cells.paragraph),
    prose=bold_paragraphs,
)

PAGES = (
    _html("clean", HtmlFile()),
    _html("clean_metadata", HtmlFile(), having("metadata", "preamble", "footer")),
    _html("fragment", HtmlFile(html_pages.bare)),
    _html("fragment_breaks", HtmlFile(html_pages.bare, prose=divs_and_breaks)),
    _html("content_system", _SYSTEM, having("metadata")),
    _html("content_system_blank_cells", _SYSTEM, cells.blanks()),
    _html("content_system_pictures", _SYSTEM, rows.without_tables),
    _html("content_system_contents", _SYSTEM, having("contents", "inner_headings", "bait")),
    _html("word", _WORD),
    _html("word_blank_cells", _WORD, cells.blanks()),
    _html("word_split_table", _WORD, rows.split_requests(header=False)),
    _html("layout_tables", HtmlFile(html_pages.layout_tables, nested=1)),
    _html("layout_tables_deep", HtmlFile(html_pages.layout_tables, nested=4, prose=bold_paragraphs)),
    _html("inside_metadata", HtmlFile(inside_metadata=True)),
    _html("hidden_tab", HtmlFile(html_pages.frame_of_other_year)),
    _html("menu", HtmlFile(), having("breadcrumbs", "links")),
)

TABLES = (
    _html("blocks_separate", HtmlFile(prose=bold_paragraphs), rows.separate_blocks),
    _html(
        "everything_separate",
        HtmlFile(html_pages.layout_tables),
        rows.separate_blocks,
        rows.split_requests(header=False),
        rows.separate_remedies,
    ),
    _html("unclosed", HtmlFile(style=TableStyle(close=False), prose=open_paragraphs)),
    _html(
        "unclosed_paragraphs",
        HtmlFile(style=TableStyle(html_cells.paragraph, close=False), prose=open_paragraphs),
    ),
    _html("upper_case", HtmlFile(style=TableStyle(html_cells.paragraph, upper=True))),
    _html("sections", HtmlFile(style=TableStyle(sections=True))),
    _html("no_spans", HtmlFile(style=TableStyle(spans="drop"))),
    _html(
        "no_spans_groups_dropped",
        HtmlFile(style=TableStyle(spans="drop")),
        rows.group_cells("dropped"),
    ),
    _html("rectangle_blank", HtmlFile(style=TableStyle(spans="blank"))),
    _html("rectangle_repeated", HtmlFile(style=TableStyle(spans="repeat"))),
    _html("no_spans_blank_cells", HtmlFile(style=TableStyle(spans="drop")), cells.blanks()),
    _html("hidden_cells", HtmlFile(style=TableStyle(hidden_cells=True))),
    _html("wild_spans", HtmlFile(style=TableStyle(wild_spans=True))),
    _html("divs", HtmlFile(table=html_tables.div_table)),
    _html("divs_flat", HtmlFile(table=html_tables.div_cells)),
    _html(
        "divs_blank_cells",
        HtmlFile(table=html_tables.div_table),
        cells.blanks(),
        cells.doubtful_rows,
    ),
    _html("pre_tabs", PreformattedPage(TextFile(tabs_ragged))),
    _html("pre_shifted", PreformattedPage(TextFile(tabs_bare))),
    _html("pre_aligned", PreformattedPage(TextFile(aligned))),
    _html("pre_pipes", PreformattedPage(TextFile(pipe_rows()))),
    _html("pre_lines", PreformattedPage(TextFile(no_pipe()))),
)

CONTENT = tuple(
    _html(
        f"cells_{content.__name__}",
        HtmlFile(style=TableStyle(content), prose=bold_paragraphs),
        *edits,
    )
    for content, edits in (
        (html_cells.paragraph, (labels.two_lines_heads,)),
        (html_cells.breaks_and_blanks, ()),
        (html_cells.char_paragraphs, ()),
        (html_cells.char_breaks, ()),
        (html_cells.entities, ()),
        (html_cells.comments, ()),
        (html_cells.footnotes, ()),
        (html_cells.hidden_parts, ()),
        (html_cells.fonts, ()),
    )
)

WORDS = (
    _html("labels_broken", HtmlFile(), labels.every_word(labels.two_lines)),
    _html("labels_typos", HtmlFile(), labels.row_labels(labels.typo)),
    _html("labels_blanks", HtmlFile(), labels.every_word(labels.inner_blanks)),
    _html("labels_zero_width", HtmlFile(), labels.every_word(labels.zero_width)),
    _html("heads_cut", HtmlFile(), labels.cut_heads),
    _html("headings_long", HtmlFile(prose=bold_paragraphs), headings.headings(words=headings.LONG)),
    _html("headings_observed", HtmlFile(), headings.observed),
    _html("headings_unnumbered", HtmlFile(), headings.headings(headings.bare)),
    _html("headings_absent", HtmlFile(), headings.tables_only),
    _html("word_changes_and_notes", _WORD, cells.worded_changes, cells.notes),
    Layout("html_traditional", HtmlFile(), rescript=(scripts.traditional,), suffix=".html"),
    Layout("html_glossed", HtmlFile(), rescript=(scripts.glossed,), suffix=".html"),
    Layout("html_radicals", HtmlFile(), rescript=(scripts.radicals,), suffix=".html"),
)

CHARSETS = (
    _html("charset_gb2312", HtmlFile(html_pages.declared("gb2312")), encode=encodings.gb18030),
    _html("charset_gbk_undeclared", HtmlFile(html_pages.declared(None)), encode=encodings.gb18030),
    _html("charset_utf8_undeclared", HtmlFile(html_pages.declared(None))),
    _html("charset_utf8_called_gb2312", HtmlFile(html_pages.declared("gb2312"))),
    _html("charset_gbk_called_utf8", HtmlFile(html_pages.declared("utf-8")), encode=encodings.gb18030),
    _html("charset_utf16", HtmlFile(html_pages.declared(None)), encode=encodings.utf16_le),
    Layout(
        "html_charset_big5",
        HtmlFile(html_pages.declared("big5")),
        rescript=(scripts.traditional,),
        encode=encodings.big5,
        suffix=".html",
    ),
)

LAYOUTS = (*PAGES, *TABLES, *CONTENT, *WORDS, *CHARSETS)
