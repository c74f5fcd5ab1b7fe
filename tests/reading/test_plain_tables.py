"""Plain tables, which are read by themselves: what they say, and where, is what a tree of the whole page says."""

from __future__ import annotations

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.reading.blocks import Row
from gov_disclosure.reading.html import page as reader
from gov_disclosure.reading.html.page import read_html
from gov_disclosure.reading.plain.tables import cut_out

BOTH = [pytest.param(True, id="fast"), pytest.param(False, id="core")]
ROWS = "<tr><td>规章</td><td>1</td></tr><tr><td>规范性文件</td><td>2</td></tr>"


def told(markup, *, fast, whole, limits=DEFAULT_LIMITS):
    """All that a page says, and the places of all lines and cells that are not blank."""
    if fast:
        pytest.importorskip("turbohtml")
    sink = Diagnostics(limits)
    with mock.patch.object(reader, "cut_out", (lambda *_: None) if whole else cut_out):
        document = read_html(markup, sink=sink, limits=limits, fast=fast)
    source = document.source
    blocks = [(block.cells if isinstance(block, Row) else [block]) for block in document.blocks]
    places = [source.position(*cell[:2]) for cells in blocks for cell in cells if cell[1] > cell[0]]
    return source.text, document.blocks, places, sink.freeze(), document.title


def tables_in(markup, limits=DEFAULT_LIMITS):
    cut = cut_out(markup, limits)
    return 0 if cut is None else len(cut.tables)


PLAIN = {
    "bare": f"<table>{ROWS}</table>",
    "groups": f"<table><colgroup><col><col></colgroup><thead>{ROWS}</thead>\n<tbody>{ROWS}</tbody></table>",
    "after a group": f"<table><tbody>{ROWS}</tbody>{ROWS}</table>",
    "word": "<table id=a><tr><td width=5><p><span lang=b>1</span></p></td><td><p><b>甲</b><o:p></o:p></p></td></tr></table>",
    "spans": "<table><tr><td rowspan=2>甲</td><td colspan='2'>乙</td></tr><tr><td>1</td><td>2</td></tr></table>",
    "several runs": "<table><tr><td><span>一、</span> <span>规章</span></td><td>1<b>2</b>3</td></tr></table>",
    "paragraphs": "<table><tr><td><p>行政</p><p>规范性文件</p></td><td><b>5</b><p>3</p></td></tr></table>",
    "breaks": "<table><tr><td>行政<br>许可<br/></td><td><div>1</div></td></tr></table>",
    "references": "<table><tr><td>&nbsp;甲&amp;乙&#20013;&nbsp;</td><td>&#x31;2</td></tr></table>",
    "line ends": "<table>\r\n<tr>\r\n<td>\r\n甲\r\n乙\r\n</td><td>1</td>\r\n</tr></table>",
    "blank": "<table><tr><td></td><td>&nbsp;</td><td><p></p></td><td>1</td></tr></table>",
    "capitals within": "<table><TR><TD>甲</TD><TD>1</TD></TR></table>",
    "heads": "<table><tr><th>甲</th><td>1</td></tr><tr><th><p>乙</p></th><td>2</td></tr></table>",
    "no rows": f"<table><tbody></tbody><tbody>{ROWS}</tbody></table>",
    "empty row": f"<table><tr></tr>{ROWS}</table>",
    "a comment": f"<table><!-- rows -->{ROWS}<tr><td>甲<!-- note -->乙</td><td>1</td></tr></table>",
    "nested": f"<table><tr><td>菜单<table>{ROWS}</table></td><td>页脚</td></tr></table>",
    "in a paragraph": f"<p>甲<table>{ROWS}</table>乙</p>",
    "in open marks": f"<b><i><table>{ROWS}</table></b>乙</i>",
    "its name in words": f"table /table <p title='a table>'>tables</p><table>{ROWS}</table><p>vegetable/table </p>",
    "two": f"<p>甲</p><table>{ROWS}</table><p>乙</p>\n<table id=b>{ROWS}</table><p>丙</p>",
}
NOT_PLAIN = {
    "hidden": "<table><tr><td>甲</td><td style='display:none'>1</td></tr></table>",
    "raised": "<table><tr><td>甲</td><td>1<sup>2</sup></td></tr></table>",
    "white": "<table><tr><td>甲</td><td><font color=white>1</font>2</td></tr></table>",
    "a link within the page": "<table><tr><td>甲</td><td>1<a href='#n'>2</a></td></tr></table>",
    "no end tags": "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>",
    "crossed": "<table><tr><td><b><i>甲</b></i></td><td>1</td></tr></table>",
    "a paragraph in one": "<table><tr><td><p>甲<p>乙</p></p></td><td>1</td></tr></table>",
    "words between cells": "<table><tr>丁<td>甲</td><td>1</td></tr></table>",
    "a blank that is none": "<table><tr>&nbsp;<td>甲</td><td>1</td></tr></table>",
    "a wrong end": "<table><tr><td>甲</th><td>1</td></tr></table>",
    "a foot": f"<table><tfoot><tr><td>甲</td><td>1</td></tr></tfoot>{ROWS}</table>",
    "a caption": f"<table><caption>甲</caption>{ROWS}</table>",
    "a form": "<table><tr><td>甲<input></td><td>1</td></tr></table>",
    "a script": "<table><tr><td>甲<script>1</script></td><td>1</td></tr></table>",
    "a span that is no number": "<table><tr><td colspan=x>甲</td><td>1</td></tr></table>",
    "a bracket in a value": "<table><tr><td title='a>b'>甲</td><td title='a<td>b'>1</td></tr></table>",
    "one cell": "<table><tr><td>甲</td></tr></table>",
    "prose": f"<table><tr><td><p>{'甲' * 50}</p><p>{'乙' * 50}</p><p>{'丙' * 50}</p></td><td>1</td></tr></table>",
    "a tag without its bracket": f"<table>{ROWS}<tr><td>甲</td><td>1</td></tr<tr><td>乙</td><td>2</td></tr></table>",
    "another name": "<tablet><tr><td>甲</td><td>1</td></tr></table>",
}


@pytest.mark.parametrize("fast", BOTH)
@pytest.mark.parametrize("name", [*PLAIN, *NOT_PLAIN])
def test_a_table_says_the_same_by_itself(name, fast):
    markup = "<!DOCTYPE html><title>题</title>" + (PLAIN | NOT_PLAIN)[name]
    assert told(markup, fast=fast, whole=False) == told(markup, fast=fast, whole=True)


@pytest.mark.parametrize("name", PLAIN)
def test_plain_tables_are_taken_out(name):
    assert tables_in(PLAIN[name]) == (2 if name == "two" else 1)


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_other_tables_are_left_in(name):
    assert tables_in(NOT_PLAIN[name]) == 0


@pytest.mark.parametrize("fast", BOTH)
@pytest.mark.parametrize(
    "around",
    [
        "<!-- {} -->", "<script>a = '{}'</script>", "<textarea>{}</textarea>", "<div title='{}'>甲</div>", "<title>{}</title>",
        "<select><option>{}</select>", "<svg><desc>{}</desc></svg>", "<template>{}</template>", "<table><tr>{}</tr></table>",
        "<style>{}</style>", "<noscript>{}</noscript>", "<iframe srcdoc='{}'></iframe>", "<button>{}</button>",
        "<div style='display:none'>{}</div>", "<pre>{}\n乙</pre>",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_table_is_none(around, fast):
    """In a comment, a script or an attribute the same markup is no table."""
    markup = "<body><p>前</p>" + around.format(f"<table>{ROWS}</table>") + f"<table>{ROWS}</table><p>后</p>"
    assert told(markup, fast=fast, whole=False) == told(markup, fast=fast, whole=True)


@pytest.mark.parametrize("fast", BOTH)
@pytest.mark.parametrize(
    "limit", [{"max_table_slots": 3}, {"max_table_slots": 9}, {"max_tables": 1}, {"max_tables": 2}, {"max_depth": 8}]
)
def test_limits_are_those_of_the_page(limit, fast):
    markup = f"<table><tr><td>甲<td>1</table><table>{ROWS}</table>" * 2
    limits = Limits(**limit)
    assert told(markup, fast=fast, whole=False, limits=limits) == told(markup, fast=fast, whole=True, limits=limits)


WORDS = st.sampled_from(
    ["规章", "0", "12", "", " ", "\n ", "&nbsp;", "甲&amp;乙", "a\n b", "\r\n", "\t5 ", "<br>", "<!-- c -->", "\0"]
)
INLINE = st.sampled_from(
    ["span", "b", "font", "o:p", "a", "strong", "p", "div", "sup", "p class=x", "span style='color:red'", "p hidden"]
)


@st.composite
def contents(draw, depth=0):
    pieces = []
    for _ in range(draw(st.integers(0, 3))):
        if depth < 3 and draw(st.booleans()):
            tag = draw(INLINE)
            pieces.append(f"<{tag}>{draw(contents(depth + 1))}</{tag.split(' ')[0]}>")
        else:
            pieces.append(draw(WORDS))
    return "".join(pieces)


@st.composite
def pages(draw):
    pages = []
    for _ in range(draw(st.integers(1, 2))):
        rows = []
        for _ in range(draw(st.integers(1, 4))):
            spans = st.sampled_from(["", "", "", " colspan=2", " rowspan=2", ' rowspan="0"'])
            cells = [f"<td{draw(spans)}>{draw(contents())}</td>" for _ in range(draw(st.integers(1, 4)))]
            rows.append(f"<tr>{draw(st.sampled_from(['', ' ']))}{''.join(cells)}</tr>")
        pages.append(draw(st.sampled_from(["<p>题</p>", "", "<b>"])) + f"<table>{''.join(rows)}</table>")
    return "".join(pages)


@settings(max_examples=200, deadline=None)
@given(pages(), st.booleans())
def test_any_table_says_the_same_by_itself(markup, fast):
    text, blocks, places, remarks, title = told(markup, fast=fast, whole=False)
    assert (text, blocks, remarks, title) == (whole := told(markup, fast=fast, whole=True))[:2] + whole[3:]
    # The place of what broken markup makes anew is told better where a table needs no tree.
    assert [place.table for place in places] == [place.table for place in whole[2]]
    assert fast or places == whole[2]
