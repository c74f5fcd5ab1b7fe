"""The styles that pages are printed in: what is laid over a page before it is printed, and how the paper is."""

# ruff: noqa: E501 - rules of CSS are not broken

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

__all__ = ["STYLES", "Style"]

_PLAIN: Final = "*{border:none!important;box-shadow:none!important} td,th{padding:3px 6px}"
_LINED: Final = "table{border-collapse:collapse!important} td,th{border:1px solid #000!important;padding:3px 6px}"
_CELLS: Final = "[...document.querySelectorAll('td,th')].filter(cell => !cell.querySelector('table'))"
_FIGURES: Final = _CELLS + ".filter(cell => /^[\\s\\d,—-]+$/.test(cell.textContent))"
_HEADS: Final = """document.querySelectorAll('table').forEach(table => {
  const rows = [...table.rows];
  const first = rows.findIndex(row => [...row.cells].some(cell => /^\\s*\\d+\\s*$/.test(cell.textContent)));
  if (first < 1 || rows.some(row => row.querySelector('table'))) return;
  const head = document.createElement('thead');
  rows.slice(0, first).forEach(row => head.append(row));
  table.prepend(head);
})"""


class Style(NamedTuple):
    """
    A style of print.

    Attributes:
        css: Rules that are added to the page.
        script: What is done to the page before it is printed.
        paper: Options of the printer.
        turn: How far the pages are turned afterwards, in degrees.
    """

    css: str = ""
    script: str = ""
    paper: Mapping[str, Any] = {}
    turn: int = 0


def _beside_figures(mark: str, every: int) -> str:
    return f"{_FIGURES}.forEach((cell, at) => {{ if (at % {every} == 0) cell.insertAdjacentHTML('beforeend', {mark!r}) }})"


def _fixed(words: str, css: str) -> str:
    made = "const over = document.createElement('div')"
    return f"{made}; over.textContent = {words!r}; over.style.cssText = 'position:fixed;{css}'; document.body.append(over)"


SMALL: Final = {"width": "105mm", "height": "148mm", "margin": {"top": "8mm", "bottom": "8mm", "left": "8mm", "right": "8mm"}}
MARKS: Final = {
    "display_header_footer": True, "header_template": "<span></span>", "margin": {"top": "20mm", "bottom": "20mm"},
    "footer_template": "<div style='font-size:10px;width:100%;text-align:center'>- <span class=pageNumber></span> -</div>",
}  # fmt: skip

STYLES: Final[Mapping[str, Style]] = {
    "as_it_is": Style(),
    "no_lines": Style(_PLAIN),
    "no_lines_close": Style(_PLAIN + "td,th{padding:0 2px!important}"),
    "no_lines_centred": Style(_PLAIN + "td,th{text-align:center!important;vertical-align:middle!important}"),
    "no_lines_right": Style(_PLAIN + "td,th{text-align:right!important;vertical-align:top!important}"),
    "no_lines_small_pages": Style(_PLAIN, paper=SMALL),
    "no_lines_page_marks": Style(_PLAIN, paper=MARKS),
    "no_lines_landscape": Style(_PLAIN, paper={"landscape": True}),
    "no_lines_tiny": Style(_PLAIN + "*{font-size:5pt!important}"),
    "no_lines_huge": Style(_PLAIN + "*{font-size:18pt!important}"),
    "no_lines_noted": Style(_PLAIN, _beside_figures("<sup>①</sup>", 3)),
    "no_lines_noted_in_line": Style(_PLAIN, _beside_figures(" 注1", 5)),
    "no_lines_two_columns": Style(_PLAIN + "body{column-count:2}"),
    "no_lines_full_width": Style(_PLAIN, f"{_FIGURES}.forEach(cell => {{ cell.textContent = cell.innerText.trim()"
        ".replace(/[0-9]/g, one => String.fromCharCode(one.charCodeAt(0) + 0xFEE0)) })"),
    "lines_across": Style("table{border-collapse:collapse!important} td,th{border:0 solid #000!important;border-width:1px 0!important}"),
    "lines_down": Style("table{border-collapse:collapse!important} td,th{border:0 solid #000!important;border-width:0 1px!important}"),
    "lines_under_header": Style(_PLAIN + "tr:first-child td{border-bottom:1px solid #000!important}"),
    "lines_dashed": Style(_LINED + "td,th{border-style:dashed!important}"),
    "lines_dotted": Style(_LINED + "td,th{border-style:dotted!important}"),
    "lines_double": Style(_LINED + "td,th{border:3px double #000!important}"),
    "lines_apart": Style("table{border-collapse:separate!important;border-spacing:4px!important} td,th{border:1px solid #000!important}"),
    "lines_white": Style(_LINED + "td,th{border:2px solid #fff!important;background:#cde!important}", paper={"print_background": True}),
    "grounds": Style(_PLAIN + "tr:nth-child(odd){background:#dde6f0!important}", paper={"print_background": True}),
    "grounds_of_cells": Style(_PLAIN + "td:nth-child(even){background:#eee!important} tr:first-child td{background:#369!important;"
        "color:#fff!important}", paper={"print_background": True}),
    "two_columns": Style(_LINED + "body{column-count:2}"),
    "tiny": Style(_LINED + "*{font-size:4pt!important}"),
    "huge": Style(_LINED + "*{font-size:20pt!important}"),
    "scaled_down": Style(_LINED, paper={"scale": 0.4}),
    "spaced": Style(_LINED + "*{letter-spacing:0.4em!important}"),
    "spaced_no_lines": Style(_PLAIN + "*{letter-spacing:0.4em!important}"),
    "spaced_close": Style(_LINED + "*{letter-spacing:-0.06em!important}"),
    "justified": Style(_LINED + "td,th,p{text-align:justify!important;text-align-last:justify!important}"),
    "justified_no_lines": Style(_PLAIN + "td,th,p{text-align:justify!important;text-align-last:justify!important}"),
    "spread_figures": Style(_LINED, f"{_FIGURES}.forEach(cell => cell.style.cssText += ';letter-spacing:0.8em!important')"),
    "narrow_broken": Style(_LINED + "td,th{word-break:break-all!important;width:1.4em!important;min-width:0!important;"
        "max-width:1.4em!important}table{table-layout:fixed!important;width:60%!important}"),
    "narrow_no_lines": Style(_PLAIN + "td,th{word-break:break-all!important}table{table-layout:fixed!important;width:70%!important}"),
    "small_pages": Style(_LINED, paper=SMALL),
    "cells_cut": Style(_LINED + "tr,td,th{break-inside:auto!important;line-height:2.2!important}", paper=SMALL),
    "heads_repeated": Style(_LINED + "thead{display:table-header-group}", _HEADS, paper=SMALL),
    "heads_repeated_no_lines": Style(_PLAIN + "thead{display:table-header-group}", _HEADS, paper=SMALL),
    "page_marks": Style(_LINED, paper=MARKS),
    "page_marks_over": Style(_LINED, _fixed("- 12 -", "bottom:0;left:50%"), paper=SMALL),
    "watermark": Style(_LINED, _fixed("内部资料 2024", "top:40%;left:5%;font-size:60pt;opacity:.2;transform:rotate(-30deg)")),
    "watermark_level": Style(_LINED, _fixed("样本 888", "top:40%;left:5%;font-size:60pt;opacity:.2")),
    "watermark_as_text": Style(_LINED, _fixed("某县人民政府 2024", "top:50%;left:20%;font-size:16pt;color:#bbb")),
    "watermark_no_lines": Style(_PLAIN, _fixed("某县人民政府 2024", "top:30%;left:20%;font-size:16pt;color:#bbb;transform:rotate(-15deg)")),
    "noted": Style(_LINED, _beside_figures("<sup>1</sup>", 3)),
    "noted_in_line": Style(_LINED, _beside_figures("<span style='font-size:70%'>(1)</span>", 4)),
    "noted_in_circles": Style(_LINED, _beside_figures("①", 4)),
    "footnotes": Style(_LINED, _beside_figures("<sup>[2]</sup>", 7) + ";" + _fixed("[2] 含上年结转 12 件。", "bottom:0;font-size:7pt"), SMALL),
    "turned": Style(_LINED, turn=90),
    "turned_no_lines": Style(_PLAIN, turn=270),
    "upside_down": Style(_LINED, turn=180),
    "upright_labels": Style(_LINED + "td:first-child{writing-mode:vertical-rl!important}"),
    "shaded_words": Style(_LINED + "*{text-shadow:1px 1px 0 #888!important;-webkit-text-stroke:.5px #000}"),
    "pale": Style(_LINED + "*{color:#bbb!important}"),
}  # fmt: skip
"""The styles by name."""
