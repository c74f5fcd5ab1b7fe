"""Our own tree: what lies in what, as the HTML standard has it."""

from __future__ import annotations

import pytest

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.reading.html.nodes import Text
from gov_disclosure.reading.html.tree import build_tree


def outline(markup, limits=DEFAULT_LIMITS, sink=None):
    """The body as `p(text b(bold))`."""

    def spell(node):
        if isinstance(node, Text):
            return node.data
        return f"{node.tag}({' '.join(spell(child) for child in node)})"

    tree = build_tree("<!DOCTYPE html>" + markup, limits=limits, sink=sink or Diagnostics())
    return spell(tree.root[0])[5:-1]


@pytest.mark.parametrize(
    ("markup", "spelt"),
    [
        ("<p>a<p>b<div>c</div>d", "p(a) p(b) div(c) d"),
        ("<p>a</p>b</p>c", "p(a) b p() c"),
        ("a</br>b", "a br() b"),
        ("<ul><li>a<li>b<ul><li>c</ul>d</ul>e", "ul(li(a) li(b ul(li(c)) d)) e"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))"),
        ("<h1>a<h2>b</h3>c", "h1(a) h2(b) c"),
        ("<select><option>a<option>b</select>c", "select(option(a) option(b)) c"),
        ("<select><p>a<input>b", "select(p(a)) input() b"),
        ("<br>a<img>b<hr>c", "br() a img() b hr() c"),
        ("<span>a</p>b</span>c", "span(a p() b) c"),
        ("<b>a<div>b</b>c</div>d", "b(a div(b c)) d"),
        ("<div>a</span></b>b</div>c", "div(a b) c"),
        ("<button>a<button>b", "button(a) button(b)"),
        ("<form>a<form>b</form>c", "form(a b) c"),
        ("<pre>\n\na</pre>", "pre(\na)"),
        ("<template><p>a</template>b", "b"),
        ("<svg><g>a</g><title>b</title></svg>c", "c"),
        ("<svg><g>a<p>b", "p(b)"),
        ("<svg/>a<svg><foreignObject><p>b</p></foreignObject></svg>c", "a c"),
        ("<div><svg>a</div>b", "div() b"),
        ("<script>a</script>b<style>c</style><textarea>d</textarea>", "b textarea(d)"),
        ("<xmp>a<b></xmp>c", "xmp(a<b>) c"),
        ("<body>a</body>b</html>c", "a b c"),
        ("<image>a", "img() a"),
        ("<ruby>務<rt>wù<rp>x</ruby>a", "ruby(務 rt(wù) rp(x)) a"),
    ],
)
def test_flow(markup, spelt):
    assert outline(markup) == spelt


@pytest.mark.parametrize(
    ("markup", "spelt"),
    [
        ("<table><td>a<td>b<tr><th>c</table>d", "table(tbody(tr(td(a) td(b)) tr(th(c)))) d"),
        ("<table><tr>a<td>b</table>", "a table(tbody(tr(td(b))))"),
        ("<table>a<b>c</b><tr><td>d</table>e", "a b(c) table(tbody(tr(td(d)))) e"),
        ("<table> <tr> <td>a</table>", "table(tbody(tr(td(a))))"),
        ("<table><caption>a<tr><td>b", "table(caption(a) tbody(tr(td(b))))"),
        ("<table><thead><tr><td>a<tbody><tr><td>b<tfoot><td>c", "table(thead(tr(td(a))) tbody(tr(td(b))) tfoot(tr(td(c))))"),
        ("<table><colgroup><col><col><tr><td>a", "table(tbody(tr(td(a))))"),
        ("<table><tr><td>a<table><tr><td>b</table>c<td>d", "table(tbody(tr(td(a table(tbody(tr(td(b)))) c) td(d))))"),
        ("<table><tr><table><tr><td>a", "table(tbody(tr())) table(tbody(tr(td(a))))"),
        ("<table><tr><td><p>a</td></p><td>b", "p() table(tbody(tr(td(p(a)) td(b))))"),
        ("<table><tr><td>a</tr></tr></tbody></tbody><td>b", "table(tbody(tr(td(a))) tbody(tr(td(b))))"),
        ("<table><form><tr><td>a</form><td>b</table>", "table(tbody(tr(td(a) td(b))))"),
        ("<td>a</td><tr>b", "a b"),
        ("<div><table><tr><td></div>a</table>b", "div(table(tbody(tr(td(a)))) b)"),
        ("<table><tr><td>a</th></caption></body>b", "table(tbody(tr(td(a b))))"),
        ("<p>a<table><td>b", "p(a) table(tbody(tr(td(b))))"),
    ],
)
def test_tables(markup, spelt):
    assert outline(markup) == spelt


def test_without_doctype_a_table_lies_in_the_paragraph_before_it():
    tree = build_tree("<p>a<table><td>b", limits=DEFAULT_LIMITS, sink=Diagnostics())
    assert [node.tag for node in tree.root[0][0][1:]] == ["table"]


def test_elements_beyond_the_depth_limit_are_flattened():
    sink = Diagnostics()
    spelt = outline("<div>" * 10 + "a" + "</div>" * 10 + "b", Limits(max_depth=4), sink)
    assert spelt == "div(div(div() div() div() div() div() div() div() div() a)) b"
    assert [(remark.code, dict(remark.arguments)) for remark in sink.freeze()] == [
        ("GD103", {"limit": "max_depth", "value": 4}),
    ]


def test_what_a_tree_tells_beside_its_nodes():
    markup = "<title>a</title><meta name=b><p hidden>c<table><td colspan=2>d<td style='display: none'>e<th>f"
    tree = build_tree(markup, limits=DEFAULT_LIMITS, sink=Diagnostics())
    assert [node.tag for node in tree.tables] == ["table"]
    assert [node.tag for node in tree.cells()] == ["td", "td", "th"]
    assert {node.tag for node in tree.hidden} == {"p", "td"}
    assert len(tree.spanned) == 1
    assert tree.texts(tree.cells()) == ["d", "e", "f"]
    assert tree.titles[0][0].data == "a"
    assert tree.metas[0].attr("name") == "b"
