"""Layouts of the statistical table of 2014: text, Markdown and HTML, with its usual disturbances."""

from __future__ import annotations

import random
import re
from functools import partial

from . import edits_labels, html_cells, html_pages, html_tables, scripts
from . import statistics_draft as table
from .document import having
from .draft import Edit
from .html import HtmlFile, bold_paragraphs, word_paragraphs
from .html_tables import TableStyle
from .markdown import markdown
from .recipe import Layout, Rescript, Write
from .statistics import FORM
from .statistics_document import compose
from .text import TableWriter, TextFile, hashes
from .text_fields import aligned, runs_of_blanks, separated, tabs_bare, tabs_rectangle
from .text_lines import all_on_one_line, collapsed, figures_below, no_pipe, pipe_behind, pipe_below, rows_with_blanks
from .text_rows import boxes, pipe_rectangle, pipe_rows

PAGE = having("metadata", "breadcrumbs", "footer", "filler", "reporters")
_html = partial(HtmlFile, compose=compose)


def _layout(name: str, write: Write, *edits: Edit, suffix: str = ".txt", rescript: tuple[Rescript, ...] = ()) -> Layout:
    return Layout(f"statistics_{name}", write, edits, rescript, suffix=suffix, forms=(FORM,), fill=table.StatisticsDraft.fill)


def _text(name: str, writer: TableWriter, *edits: Edit, gap: int = 0, rescript: tuple[Rescript, ...] = ()) -> Layout:
    return _layout(name, TextFile(writer, gap, compose=compose), *edits, rescript=rescript)


def _page(name: str, *edits: Edit, write: Write | None = None) -> Layout:
    return _layout(f"html_{name}", write or _html(), *edits, suffix=".html")


def _unmarked(text: str, rng: random.Random) -> str:
    """Labels without their official marks."""
    return re.sub(r"^(?:其中：)?(?:[一二三四五六七八九]、|（[一二三四五六七八九]）|\d\.)?", "", text)


def _other_marks(text: str, rng: random.Random) -> str:
    """1、 and (一) instead of 1. and （一）."""
    return re.sub(r"^(\d)\.", r"\1、", text).translate(str.maketrans("（）：", "():"))


PIPES = pipe_rows()
LAYOUTS = (
    _text("pipes_trailing", PIPES, PAGE),
    _text("pipes_leading", pipe_rows(leading=True), having("reporters")),
    _text("pipes_none_at_the_ends", pipe_rows(trailing="none")),
    _text("pipes_random_ends", pipe_rows(trailing="random"), PAGE),
    _text("pipes_rectangle", pipe_rectangle(repeat=False), table.shaped("groups")),
    _text("pipes_rectangle_repeated", pipe_rectangle(repeat=True), table.shaped("wide_heads")),
    _text("boxes", boxes, table.shaped("groups"), gap=1),
    _text("tabs", tabs_rectangle(repeat=False), having("bait")),
    _text("tabs_trimmed", tabs_rectangle(repeat=False, trim=True), table.zeros_left_out()),
    _text("tabs_groups", tabs_bare, table.shaped("groups")),
    _text("csv", separated(",")),
    _text("blanks", rows_with_blanks, having("reporters", "bait")),
    _text("blanks_runs", runs_of_blanks("  "), table.indented("  ")),
    _text("blanks_aligned", aligned, gap=1),
    _text("blanks_without_units", rows_with_blanks, table.without_units()),
    _text("lines_bare", no_pipe(), PAGE),
    _text("lines_bare_gaps", no_pipe(gap=1), table.local_rows()),
    _text("lines_bare_without_units", no_pipe(), table.without_units()),
    _text("lines_pipe_behind", pipe_behind(), having("bait")),
    _text("lines_pipe_below", pipe_below(leading_first=True)),
    _text("lines_zeros_left_out", no_pipe(), table.zeros_left_out()),
    _text("figures_below", figures_below()),
    _text("one_line", all_on_one_line, having("reporters")),
    _text("one_line_without_units", all_on_one_line, table.without_units()),
    _text("collapsed", collapsed),
    _layout("markdown", TextFile(markdown(), 1, hashes(1, 2), compose=compose), suffix=".md"),
    _layout("markdown_groups", TextFile(markdown(repeat=True), 1, hashes(1, 2), compose=compose), table.shaped("groups"),
            suffix=".md"),
    _text("pipes_without_units", PIPES, table.without_units()),
    _text("pipes_units_in_labels", PIPES, table.units_in_labels(), having("bait")),
    _text("pipes_units_in_header", PIPES, table.without_units(), table.heads("指标名称", "", "统计数（单位：件、条、次）")),
    _text("pipes_other_heads", PIPES, table.heads("统计项目", "计量单位", "数量")),
    _text("pipes_no_heads", PIPES, table.heads("", "", "")),
    _text("pipes_heads_of_a_year", PIPES, table.titled_inside("政府信息公开情况统计表（年度）"), PAGE),
    _text("pipes_indented", pipe_rows(leading=True), table.indented("\u3000")),
    _text("pipes_parts_apart", PIPES, table.parts_apart()),
    _text("tabs_parts_apart", tabs_rectangle(repeat=False), table.parts_apart()),
    _text("lines_parts_apart", no_pipe(), table.parts_apart()),
    _text("pipes_unmarked", PIPES, table.labels(_unmarked)),
    _text("tabs_other_marks", tabs_bare, table.labels(_other_marks)),
    _text("lines_inner_blanks", no_pipe(), table.labels(edits_labels.inner_blanks)),
    _text("pipes_local_rows", PIPES, table.local_rows(), PAGE),
    _text("tabs_local_rows", tabs_bare, table.local_rows()),
    _text("pipes_shuffled", PIPES, table.shuffled()),
    _text("pipes_blank", PIPES, table.empty("", "blank")),
    _text("tabs_blank", tabs_rectangle(repeat=False), table.empty("", "blank")),
    _text("lines_pipe_blank", pipe_behind(), table.empty("", "blank")),
    _text("blanks_slashes", rows_with_blanks, table.empty("/", "not_applicable")),
    _text("pipes_slashes", PIPES, table.empty("/", "not_applicable")),
    _text("lines_dashes", no_pipe(), table.empty("—", "not_applicable")),
    _text("pipes_two_years", PIPES, table.columns("统计数", "上年数", own=0)),
    _text("tabs_last_year_first", tabs_rectangle(repeat=False), table.columns("上年统计数", "本年统计数", own=1)),
    _text("pipes_four_columns", PIPES, table.columns("合计", "区政府", "区直部门", "乡镇街道", own=0)),
    _text("pipes_total_last", PIPES, table.columns("区政府", "区直部门", "乡镇街道", "合计", own=3)),
    _text("lines_two_years", no_pipe(), table.columns("统计数", "上年数", own=0)),
    _text("blanks_four_columns", rows_with_blanks, table.columns("合计", "区政府", "区直部门", "乡镇街道", own=0)),
    _text("pipes_nameless_columns", PIPES, table.columns("甲", "乙", own=0), table.undecided()),
    _text("pipes_years", PIPES, table.year_columns("{}年", own=0)),
    _text("tabs_years", tabs_rectangle(repeat=False), table.year_columns("{}年", own=1)),
    _text("pipes_one_year", PIPES, table.year_columns(own=0)),
    _text("pipes_year_and_sum", PIPES, table.year_columns("历年累计", own=0), table.zeros_left_out()),
    _text("pipes_remarks", PIPES, table.remarks()),
    _text("lines_remarks", no_pipe(), table.remarks(), table.zeros_left_out()),
    _text("pipes_serial_numbers", PIPES, table.serial_numbers()),
    _text("lines_serial_numbers", no_pipe(), table.serial_numbers()),
    _text("pipes_halves", PIPES, table.shaped("halves")),
    _text("lines_two_years_gaps", no_pipe(), table.columns("统计数", "上年数", own=0), table.empty("", "blank", 0.2)),
    _text("blanks_two_years_gaps", rows_with_blanks, table.columns("统计数", "上年数", own=0),
          table.empty("", "blank", 0.2)),
    _text("lines_pipe_two_years_gaps", pipe_behind(), table.columns("上年数", "统计数", own=1),
          table.empty("", "blank", 0.3)),
    _text("table_first", PIPES, having("table_first", "bait")),
    _text("table_after_overview", tabs_bare, having("table_after_overview", "bait")),
    _text("table_alone", PIPES, having("no_outline", "no_caption")),
    _text("headings_without_numerals", PIPES, having("han_numerals_lost", "bait")),
    _text("no_litigation_total", PIPES, table.without("五、行政诉讼数量", "reconsideration.", "litigation.")),
    _text("no_reconsideration_result", PIPES, table.without("（三）其他情形数")),
    _text("traditional", PIPES, PAGE, rescript=(scripts.traditional,)),
    _text("traditional_lines", no_pipe(), rescript=(scripts.overdone_traditional,)),
    _text("radicals", tabs_bare, rescript=(scripts.radicals,)),
    _text("half_width", rows_with_blanks, rescript=(scripts.half_width_marks,)),
    _page("clean", PAGE),
    _page("groups", table.shaped("groups"), having("bait")),
    _page("wide_heads", table.shaped("wide_heads"), table.titled_inside("政府信息公开情况统计表")),
    _page("parts_apart", table.parts_apart()),
    _page("without_units", table.without_units(), table.shaped("groups")),
    _page("local_rows", table.local_rows(), table.zeros_left_out()),
    _page("two_years", table.columns("统计数", "上年数", own=0)),
    _page("last_year_first", table.columns("上年数", "统计数", own=1), table.empty("", "blank")),
    _page("four_columns", table.columns("合计", "区政府", "区直部门", "乡镇街道", own=0), table.shaped("groups")),
    _page("total_last", table.columns("区政府", "区直部门", "乡镇街道", "合计", own=3), table.zeros_left_out()),
    _page("nameless_columns", table.columns("甲", "乙", own=1), table.undecided()),
    _page("years", table.year_columns("{}年", own=1), table.empty("", "blank")),
    _page("remarks", table.remarks(), table.zeros_left_out()),
    _page("halves", table.shaped("halves")),
    _page("serial_numbers", table.serial_numbers(), table.shaped("wide_heads")),
    _page("divs_two_years", table.columns("统计数", "上年数", own=0), table.empty("", "blank", 0.2),
          write=_html(table=html_tables.div_cells)),
    _page("table_first", having("table_first", "bait")),
    _page("no_spans", table.shaped("groups"), write=_html(style=TableStyle(spans="drop"))),
    _page("repeated_spans", table.shaped("groups"), write=_html(style=TableStyle(spans="repeat"))),
    _page("word", PAGE, write=_html(html_pages.word_export, style=TableStyle(html_cells.word, word=True),
                                    prose=word_paragraphs)),
    _page("layout_tables", table.empty("/", "not_applicable"),
          write=_html(html_pages.layout_tables, style=TableStyle(html_cells.paragraph), prose=bold_paragraphs, nested=1)),
    _page("unclosed", write=_html(style=TableStyle(close=False))),
    _page("divs", write=_html(table=html_tables.div_cells)),
    _page("hidden_cells", write=_html(style=TableStyle(hidden_cells=True))),
)  # fmt: skip
