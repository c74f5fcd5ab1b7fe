"""Pages of HTML into blocks: by turbohtml and by our own tree alike."""

from __future__ import annotations

import html
import re
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.errors import UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.reading.blocks import Row
from gov_disclosure.reading.html import fast as html_fast
from gov_disclosure.reading.html.fast import fast_tree, is_installed
from gov_disclosure.reading.html.page import read_html
from gov_disclosure.reading.html.style import hides
from gov_disclosure.reading.html.walk import walk
from gov_disclosure.spans import LineIndex

BOTH = [pytest.param(True, id="fast"), pytest.param(False, id="core")]


def read(markup, *, fast=False, limits=DEFAULT_LIMITS, sink=None, **options):
    """The lines as text, and each row as (table, index, [(text, column, colspan)])."""
    if fast:
        pytest.importorskip("turbohtml")
    document = read_html(markup, sink=sink or Diagnostics(), limits=limits, fast=fast, **options)
    text = document.source.text
    found = []
    for block in document.blocks:
        if isinstance(block, Row):
            assert block.exact or not block.table
            cells = [(text[cell.start : cell.end], cell.column, cell.colspan) for cell in block.cells]
            found.append((block.table, block.number, cells))
        else:
            found.append(text[block.start : block.end])
    return found


def cells(markup, *, fast=False):
    """The texts of the cells alone."""
    return [[text for text, _, _ in row[2]] for row in read(markup, fast=fast) if isinstance(row, tuple)]


FLOWS = [
    ("<p>a<p>b", ["a", "b"]),
    ("<div>a<p>b</p>c</div>d", ["a", "b", "c", "d"]),
    ("a<br>b<br/><br>c<hr>d", ["a", "b", "c", "d"]),
    ("<p>一、<b>总体</b>情<span>况</span></p>", ["一、总体情况"]),
    ("<p> a\n b </p>", ["a  b"]),
    ("<p>&nbsp;\u3000a&nbsp;</p><p>&nbsp;</p>", ["a"]),
    ("<p><a href=x></a><img alt=x></p>", []),
    ("<ul><li>a<li><a>b</a></ul>", ["a", "b"]),
    ("<p>a<o:p></o:p><unknown>b</unknown></p>", ["ab"]),
    ("<pre>a\n b\r\nc</pre>d\ne", ["a", "b", "c", "d e"]),
    ("<xmp>a<b>\nc</xmp>", ["a<b>", "c"]),
    ("<ruby>務<rp>(</rp><rt>wù</rt><rp>)</rp></ruby>a", ["務a"]),
    ("a<sup>2</sup><del>b</del>", ["a2b"]),
    ("<p aria-hidden=true>a</p>", ["a"]),
    ("<!-- a -->b<!--[if gte mso 9]><xml>c</xml><![endif]-->d", ["bd"]),
    ("<script>a</script><style>b</style><noscript>c</noscript><template>d</template>e", ["e"]),
    ("<body><noscript>a</noscript>b", ["b"]),
    ("<select><option>a</select><textarea>b</textarea><button>c</button><iframe>d</iframe><object>e</object>f", ["f"]),
    ("<svg><text>a</text></svg><math><mi>b</mi></math>c", ["c"]),
    ("<p hidden>a</p><p style='DISPLAY : None'>b</p><span style='visibility:hidden'>c</span>d", ["d"]),
    ("<span style='font-size:0'>a</span><span style='mso-hide:all;'>b</span><span style='font-size:10pt'>c</span>", ["c"]),
    ("a &amp; b &lt;c&gt; &#20844;", ["a & b <c> 公"]),
]


@pytest.mark.parametrize("fast", BOTH)
@pytest.mark.parametrize(("markup", "blocks"), FLOWS)
def test_flows(markup, blocks, fast):
    assert read("<!DOCTYPE html><body>" + markup, fast=fast) == blocks


TABLES = [
    ("<table><tr><td>a<td>b<tr><td>c</table>", [(1, 1, [("a", 0, 1), ("b", 1, 1)]), (1, 2, [("c", 0, 1)])]),
    (
        "<table><tr><td rowspan=2>a<td colspan=3>b<tr><td>c<td>d<td>e</table>",
        [(1, 1, [("a", 0, 1), ("b", 1, 3)]), (1, 2, [("c", 1, 1), ("d", 2, 1), ("e", 3, 1)])],
    ),
    (
        "<table><thead><tr><td rowspan=5>a<td>b<tbody><tr><td>c</table>",
        [(1, 1, [("a", 0, 1), ("b", 1, 1)]), (1, 2, [("c", 0, 1)])],
    ),
    ("<table><tfoot><tr><td>c<tbody><tr><td>a</table>", [(1, 1, [("a", 0, 1)]), (1, 2, [("c", 0, 1)])]),
    ("<table><caption>表<tr><td>a<td>b</table>", ["表", (1, 1, [("a", 0, 1), ("b", 1, 1)])]),
    ("<table><tr>x<td>a<td></table>", ["x", (1, 1, [("a", 0, 1), ("", 1, 1)])]),
    ("<table><tr><td hidden>a<td>b</table>", [(1, 1, [("b", 0, 1)])]),
    ("<table><tr hidden><td>a<tr><td>b</table>", [(1, 1, [("b", 0, 1)])]),
    ("<table hidden><tr><td>a</table><table><tr><td>b</table>", [(1, 1, [("b", 0, 1)])]),
    (
        "<table><tr><input type=hidden><td>a<script>x</script></td><script>y</script><td>b</table>",
        [(1, 1, [("a", 0, 1), ("b", 1, 1)])],
    ),
    ("a<table><tr><td>b</table>c<table><tr><td>d</table>", ["a", (1, 1, [("b", 0, 1)]), "c", (2, 1, [("d", 0, 1)])]),
    (
        "<table><tr><td><table><tr><td>a<td>b</table>c<td>d</table>",
        [(1, 1, [("d", 1, 1)]), (2, 1, [("a", 0, 1), ("b", 1, 1)]), "c"],
    ),
    ("<table><tr><td>a<table><tr><td>b</table>c<td>d</table>", [(1, 1, [("a\nb\nc", 0, 1), ("d", 1, 1)])]),
]


@pytest.mark.parametrize("fast", BOTH)
@pytest.mark.parametrize(("markup", "blocks"), TABLES)
def test_tables(markup, blocks, fast):
    assert read(markup, fast=fast) == blocks


CELLS = [
    ("1<span>2</span>", "12"),
    ("<p><span>本年新</span><span>收</span></p>", "本年新收"),
    ("\n  <p>\n a</p>\n ", "a"),
    ("本年新<br />制作数量", "本年新\n制作数量"),
    ("<p>本年新 </p> <p>&nbsp;</p><p> 制作</p>", "本年新\n\xa0\n制作"),
    ("a<p>b</p>c", "a\nb\nc"),
    ("<div><p>a</p></div>", "a"),
    ("12<sup>①</sup>", "12\n①"),
    ("<del>3</del>4<s>5</s>", "3\u0336\n4\n5\u0336"),
    ("4<small>1</small>", "4\n1"),
    ('4<a href="#n1">1</a>', "4\n1"),
    ('4<a href="x.html">1</a>', "41"),
    ('4<span style="vertical-align:super">1</span>', "4\n1"),
    ('4<span style="vertical-align: 5px">1</span>', "4\n1"),
    ('4<span style="vertical-align:baseline">1</span>', "41"),
    ('4<span style="text-decoration: line-through">1</span>', "4\n1\u0336"),
    ('4<span style="position:absolute;left:-999px">1</span>', "4\n1"),
    ('4<span style="color: #FFF">1</span>', "4"),
    ('4<span style="color: #FEFEFE">1</span>', "4\n1"),
    ('4<span style="color:#333">1</span>', "41"),
    ('4<font color="white">1</font>', "4"),
    ('4<span style="opacity:0">1</span>', "4"),
    ('4<span class="x sr-only">1</span>', "4\n1"),
    ('4<span class="x">1</span>', "41"),
    ("<bdo dir=rtl>14</bdo>", ""),
    ('<span style="unicode-bidi:bidi-override;direction:rtl">14</span>', ""),
    ("&nbsp;", ""),
    ("&nbsp;1&nbsp;2&nbsp;", "1\xa02"),
    ("本年\n新收", "本年 新收"),
    ("<ruby>務<rt>wù</rt></ruby>", "務"),
    ("1<span style='display:none'>2</span>", "1"),
    ("1<input>2", "12"),
    ("<pre>a\n\n b</pre>", "a\n b"),
    ("<ul><li>a<li>b</ul>", "a\nb"),
    ("<p>a</p><!-- b -->", "a"),
    ("<title>a</title>b", "b"),
]


@pytest.mark.parametrize("fast", BOTH)
@pytest.mark.parametrize("tag", ["td", "th"])
@pytest.mark.parametrize(("markup", "text"), CELLS)
def test_the_text_of_a_cell(markup, text, tag, fast):
    assert cells(f"<table><tr><{tag}>{markup}</{tag}><td>z</td></tr></table>", fast=fast) == [[text, "z"]]


@pytest.mark.parametrize("fast", BOTH)
def test_a_cell_of_prose_is_read_as_a_flow(fast):
    paragraph = "政府信息公开" * 10
    markup = f"<table><tr><td>题<td>{f'<p>{paragraph}</p>' * 3}</table>"
    assert read(markup, fast=fast) == [(1, 1, [("题", 0, 1)]), paragraph, paragraph, paragraph]
    short = f"<table><tr><td>题<td>{'<p>公开</p>' * 3}</table>"
    assert cells(short, fast=fast) == [["题", "公开\n公开\n公开"]]


@pytest.mark.parametrize("fast", BOTH)
def test_a_page_laid_out_by_a_table_gives_its_flow_alone(fast):
    inner = "<table><tr><td>规章<td>1</table>"
    markup = f"<table><tr><td><p>一、总体情况</p>{inner}<p>二、</p></td></tr></table>"
    assert read(markup, fast=fast) == ["一、总体情况", (2, 1, [("规章", 0, 1), ("1", 1, 1)]), "二、"]


@pytest.mark.parametrize("fast", BOTH)
def test_title_and_metadata(fast):
    markup = (
        "<html><head><title> 甲县\n年度报告 </title><META NAME='ArticleTitle' content=' a&amp;b '>"
        "<meta property=og:title content=c><meta charset=utf-8><meta name=empty></head><body><title>x</title>"
    )
    document = read_html(markup, sink=Diagnostics(), limits=DEFAULT_LIMITS, fast=fast)
    assert document.title == "甲县 年度报告"
    assert document.metadata == (("articletitle", "a&b"), ("og:title", "c"))
    assert document.blocks == ()


@pytest.mark.parametrize("fast", BOTH)
def test_newlines_break_lines_outside_tables_where_asked(fast):
    markup = "# 一、\n\n总体\n<table>\n<tr><td>a\nb</td></tr>\n</table>\n二、"
    assert read(markup, fast=fast, newline_breaks=True) == ["# 一、", "总体", (1, 1, [("a b", 0, 1)]), "二、"]


@pytest.mark.parametrize("fast", BOTH)
def test_lines_go_through_the_function_that_is_given(fast):
    asked = []

    def split(text, start, end):
        asked.append(text[start:end])
        return Row(())

    markup = "<p> a </p><pre>\tb\t\n c </pre><table><tr><td>d</table>"
    blocks = read_html(markup, sink=Diagnostics(), limits=DEFAULT_LIMITS, fast=fast, split_line=split).blocks
    assert asked == ["a", "\tb\t", "c"]
    assert [block == Row(()) for block in blocks] == [True, True, True, False]
    assert read(markup, fast=fast)[:3] == ["a", "b", "c"]


@pytest.mark.parametrize("fast", BOTH)
def test_positions_outside_tables(fast):
    markup = "<body>\r\n<p class='x>y'>一、总体</p>\r\n  <p>二、&nbsp;a</p>"
    source = read_html(markup, sink=Diagnostics(), limits=DEFAULT_LIMITS, fast=fast).source
    start = source.text.index("总体")
    place = source.position(start, start + 2)
    assert markup[place.start : place.end] == "总体"
    assert (place.line, place.column, place.table, place.row) == (2, 18, None, None)
    start = source.text.index("a")
    place = source.position(start - 1, start + 1)
    assert markup[place.start : place.end] == "&nbsp;a"
    assert place.line == 3


@pytest.mark.parametrize("fast", BOTH)
def test_positions_in_tables_are_those_of_the_grid(fast):
    markup = "<p>x</p>\n<table><tr><td rowspan=2>a<td>b</tr>\n<tr><td><p><b>12</b></p></td><td></td></table>"
    document = read_html(markup, sink=Diagnostics(), limits=DEFAULT_LIMITS, fast=fast)
    twelve, empty = document.blocks[2].cells
    place = document.source.position(twelve.start, twelve.end)
    assert (markup[place.start : place.end], place.line, place.table, place.row, place.column) == ("12", 3, 1, 2, 2)
    place = document.source.position(empty.start, empty.end)
    assert (place.start, place.end, place.row, place.column) == (markup.index("</td></table>"), place.start, 2, 3)


@pytest.mark.parametrize("fast", BOTH)
def test_spans_that_are_no_numbers_are_reported(fast):
    sink = Diagnostics()
    assert len(read("<table><tr><td colspan=abc>a<td rowspan=99999>b</table>", fast=fast, sink=sink)) == 1
    assert [(remark.code, dict(remark.arguments)) for remark in sink.freeze()] == [
        ("GD104", {"table": 1, "attribute": "colspan", "written": "abc", "taken": 1}),
        ("GD104", {"table": 1, "attribute": "rowspan", "written": "99999", "taken": 65534}),
    ]


@pytest.mark.parametrize("fast", BOTH)
@pytest.mark.parametrize(
    ("limit", "value", "markup", "count"),
    [
        ("max_tables", 2, "<table><tr><td>a</table>" * 5, 2),
        ("max_table_slots", 5, "<table><tr><td colspan=2>a<tr><td colspan=2>b<tr><td colspan=2>c<tr><td>d</table>", 2),
        ("max_table_slots", 5, "<table><tr><td colspan=1000 rowspan=65534>a<tr><td>b</table>", 0),
        ("max_depth", 12, "<div>" * 40 + "a" + "</div>" * 40 + "b", 2),
    ],
)
def test_each_limit_is_reported_once(limit, value, markup, count, fast):
    sink = Diagnostics()
    blocks = read(markup, fast=fast, sink=sink, limits=Limits(**{limit: value}))
    assert len(blocks) == count
    assert [dict(remark.arguments) for remark in sink.freeze() if remark.code == "GD103"] == [{"limit": limit, "value": value}]


@pytest.mark.parametrize(
    ("style", "hidden"),
    [
        ("display:none", True),
        ("color:red; DISPLAY: NONE !important", True),
        ("display:none;display:block", False),
        ("visibility: hidden", True),
        ("visibility:collapse", True),
        ("mso-hide:all", True),
        ("font-size:0", True),
        ("font-size: 0.0pt", True),
        ("font-size:10px", False),
        ("font-size:0.5em", False),
        ("background:url(none.png)", False),
        ("", False),
    ],
)
def test_styles_that_hide(style, hidden):
    assert hides(style) is hidden


def test_without_turbohtml_the_core_reads(monkeypatch):
    monkeypatch.setitem(sys.modules, "turbohtml", None)
    html_fast._library.cache_clear()
    is_installed.cache_clear()
    try:
        assert fast_tree("<p>a", LineIndex("<p>a")) is None
        assert read("<p>a", fast=None) == ["a"]
        with pytest.raises(UsageError, match=r"gov-disclosure\[fast\]"):
            read_html("<p>a", sink=Diagnostics(), limits=DEFAULT_LIMITS, fast=True)
    finally:
        html_fast._library.cache_clear()
        is_installed.cache_clear()


PIECES = [
    *("<p>", "</p>", "<div>", "</div>", "<span>", "</span>", "<b>", "</b>", "<font color=red>", "</font>"),
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td colspan=2>", '<td rowspan="2">', "<th>", "<caption>"),
    *("<tbody>", "<thead>", "</tbody>", "<tfoot>", "<colgroup><col>", "<form>", "</form>", "<input type=hidden>"),
    *("<br>", "<sup>", "</sup>", "<del>", "</del>", "<ul>", "<li>", "</li>", "</ul>", "<h2>", "</h2>", "<a href=x>", "</a>"),
    *("<pre>", "</pre>", "<hr>", "<center>", "</center>", "<dl><dt>", "<dd>", "<o:p>", "</o:p>", "<section>", "</section>"),
    *("<!-- c -->", "<!--[if gte mso 9]>", "<![endif]-->", '<img src="a>b">', "<p hidden>", '<td style="DISPLAY: none">'),
    *("<script>a<b</script>", "<style>p{}</style>", "<select><option>1</select>", "<button>q</button>", "<textarea>q</textarea>"),
    *("<ruby>務<rt>wu</rt></ruby>", "</br>", "</body>", "<title>t</title>", "< 3", "<", "&nbsp;", "&amp;", "&nbsp"),
    *("12", "0", "0", "本年", "新收 ", " ", "\n", "\r\n", "x", "\t", "\0"),
]
"""What malformed reports are made of. Left out is what only an adversary writes: a hidden inline element that a
formatting element outside of it is closed through, `svg` and `template` without end."""

MARKUP = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
TAG = re.compile(r"""<!--(?:-?>|.*?(?:--!?>|\Z))|<[!?][^>]*>|</?[a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*>""", re.DOTALL)


def by_turbohtml(markup, newline_breaks):
    """The view and blocks without what `read_html` does about faults."""
    tree = fast_tree(markup, LineIndex(markup))
    view = walk(tree, sink=Diagnostics(), limits=DEFAULT_LIMITS, newline_breaks=newline_breaks)
    return view.text, tuple(view.blocks)


@settings(max_examples=400, deadline=None)
@given(MARKUP, st.booleans())
def test_both_trees_give_the_same_view_and_blocks(markup, newline_breaks):
    pytest.importorskip("turbohtml")
    for page in (markup, "<!DOCTYPE html>" + markup):
        options = {"sink": Diagnostics(), "limits": DEFAULT_LIMITS, "newline_breaks": newline_breaks}
        core = read_html(page, fast=False, **options)
        assert by_turbohtml(page, newline_breaks) == (core.source.text, core.blocks)
        fast = read_html(page, fast=True, **options)
        assert (fast.title, fast.metadata) == (core.title, core.metadata)


LAWFUL = st.lists(
    st.sampled_from(
        [
            piece
            for piece in PIECES
            if not any(word in piece for word in ("script", "style", "hidden", "none", "select", "button", "area", "rt", "title"))
        ]
    ),
    max_size=20,
).map("".join)


def squeeze(text):
    return re.sub(r"[ \t\n\r\f\0]", "", text)


@pytest.mark.parametrize("fast", BOTH)
@settings(max_examples=400, deadline=None)
@given(markup=LAWFUL)
def test_what_is_read_stands_where_it_is_said_to_stand(fast, markup):
    document = read_html(markup, sink=Diagnostics(), limits=DEFAULT_LIMITS, fast=fast)
    text = document.source.text
    for block in document.blocks:
        for cell in block.cells if isinstance(block, Row) else [block]:
            place = document.source.position(cell.start, cell.end)
            raw = markup[place.start : place.end]
            if isinstance(block, Row):
                assert (place.table, place.row, place.column) == (block.table, block.number, cell.column + 1)
            if not isinstance(block, Row) and "<table" in markup:
                # Stray text of a table is joined with what stands before the table.
                continue
            assert squeeze(html.unescape(TAG.sub("", raw))) == squeeze(text[cell.start : cell.end]).replace("\u0336", "")
            assert markup.count("\n", 0, place.start) + 1 == place.line


@given(st.text(max_size=200))
def test_any_text_is_read(markup):
    for fast in (True, False) if is_installed() else (False,):
        document = read_html(markup, sink=Diagnostics(), limits=DEFAULT_LIMITS, fast=fast)
        for block in document.blocks:
            document.source.position(block.start, block.end)


@pytest.mark.parametrize("fast", BOTH)
@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(lambda size: "<div>" * size, id="nested div"),
        pytest.param(lambda size: "<table><tr><td>x" * size, id="nested tables"),
        pytest.param(lambda size: "<td " + "a=1 " * size + ">", id="attributes"),
        pytest.param(lambda size: "<table>" + "<tr><td colspan=1000000 rowspan=65534>1" * size, id="spans"),
        pytest.param(lambda size: "<table><tr>" + "<td>1" * size, id="cells"),
        pytest.param(lambda size: "<a href='>" * size, id="quotes"),
        pytest.param(lambda size: "<" * size, id="brackets"),
        pytest.param(lambda size: "<!--" * size, id="comments"),
        pytest.param(lambda size: "<a><b>" * size + "</a></b>" * size, id="formatting"),
        pytest.param(lambda size: "<table>" + "x<tr>" * size, id="foster parents"),
        pytest.param(lambda size: "<div><object>" + "<i>" * 400 + "</div>" * size, id="stray ends"),
        pytest.param(lambda size: "<svg>" + "<g>" * size + "</x>" * size, id="foreign"),
        pytest.param(lambda size: "&" * size, id="references"),
    ],
)
def test_the_time_is_linear_in_the_size(markup, fast):
    def seconds(size):
        page = markup(size)
        start = time.process_time()
        read_html(page, sink=Diagnostics(), limits=DEFAULT_LIMITS, fast=fast)
        return time.process_time() - start

    # Of more tags than these our own tree is made.
    size = 900 if fast else 2_000
    small = min(seconds(size) for _ in range(2))
    assert min(seconds(10 * size) for _ in range(2)) < 40 * small + 0.1


class TestBlocksBeyondTheLimit:
    """They are counted while a page is read: what lies beyond is not even made."""

    @pytest.mark.parametrize("fast", BOTH)
    @pytest.mark.parametrize("body", ["<p>{}<p>", "<i>{}</i><br>", "<table><tr><td>{}<td>7</table>"])
    def test_what_lies_beyond_is_not_read(self, fast: bool, body: str) -> None:
        if fast:
            pytest.importorskip("turbohtml")
        sink = Diagnostics(DEFAULT_LIMITS)
        markup = "<div>" + "".join(body.format(number) for number in range(6_000)) + "</div>"
        document = read_html(markup, sink=sink, limits=Limits(max_blocks=20, max_tables=9_000), fast=fast)
        assert len(document.blocks) == 20
        assert document.source.text.count("\n") < 1_100
        assert [(each.code, each.arguments["limit"]) for each in sink.freeze()] == [("GD103", "max_blocks")]
