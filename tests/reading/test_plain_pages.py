"""Pages that are plain outside of their tables: what is read without a tree, and where it stands, is what the tree says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.reading.plain.page import read_plain_page
from gov_disclosure.reading.plain.tables import cut_out
from tests.reading.test_plain_tables import BOTH, ROWS, told

TABLE = f"<table>{ROWS}</table>"


def is_plain(markup, limits=DEFAULT_LIMITS):
    cut = cut_out(markup, limits)
    return cut is not None and read_plain_page(cut, limits) is not None


def page(body, head="<title>题</title>"):
    return f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body>{body}{TABLE}</body></html>"


PLAIN = {
    "a menu": page("<ul>\n<li><a href='/a.html'>甲</a></li>\n<li><a href=/b.html title='乙'>乙</a></li>\n</ul>"),
    "lists in lists": page("<ul><li>甲<ul>\n<li>乙</li></ul></li>\n<li>丙</li></ul><dl><dt>丁</dt>\n<dd>戊</dd></dl>"),
    "marks": page("<p><strong>一、</strong><strong><span>总体情况</span></strong></p><p>甲<sup>1</sup><del>乙</del></p>"),
    "over lines": page("<p>甲\n乙<b>丙\n</b>丁</p>\n戊\n\n己<div>庚</div>"),
    "line ends": page("<p>甲\r\n乙</p>\r\n<p>&nbsp;丙&amp;丁\r\n</p>").replace("\r\n", "\n").replace("\n", "\r\n"),
    "mixed line ends": page("<p>甲\r\n乙</p>\n<p>丙\r丁</p>"),
    "breaks": page("甲<br>乙<br/>丙<hr>丁<BR style='display:none'>戊"),
    "blocks in a paragraph": page("<p>甲<div>乙</div>丙</p>丁<p><span>戊<ul><li>己</li></ul>庚</span>辛</p>"),
    "hidden": page("<p>甲<span style='display:none'>乙</span>丙</p><div hidden>丁<p>戊</p></div>己"),
    "hidden over lines": page("<p>甲</p>\n<div style='display:none'>\n<p>乙</p>\n</div>\n<p>丙</p>"),
    "boxes": page("<p>甲<span style='display:block'>乙</span>丙<a style='float:left;width:9px'>丁</a>戊</p>"),
    "not read": page("<p>甲<button>乙</button>丙<select><option>丁</option></select>戊<noscript>己</noscript>庚</p>"),
    "comments": page("<p>甲<!-- <p>乙</p> -->丙</p><!--[if IE]><p>丁</p><![endif]-->戊"),
    "scripts": page("<p>甲</p><script>if (a < b) { c('</p>'); }</script><style>p > b {}</style>乙"),
    "a title between": page("<p>甲<title>乙</title>丙</p>"),
    "links to notes": page("<p>甲<a href='#n'>[1]</a></p>"),
    "attributes": page("<p class=a id='b' data-c>甲</p><img src=a.png alt='乙'><input type=hidden value=1>"),
    "elements of one's own": page("<ucapcontent>甲</ucapcontent><o:p>乙</o:p>"),
    "meta": page("<meta name='Keywords' content=' 甲 '>乙", "<meta charset=utf-8><meta name=PubDate content=2024-01-02>"),
    "a fragment": f"<div>甲</div>{TABLE}<p>乙</p>",
    "two tables": page(f"<p>甲</p>{TABLE}<p>乙</p>"),
    "entities": page("<p>&#12288;&#12288;甲&lt;乙</p><p>丙&nbsp;</p>"),
    "divided lines": page("<p>甲|乙</p><p>-----</p><p>一、二，三；四</p><p>  丙  丁 </p>"),
}
NOT_PLAIN = {
    "preformatted": page("<pre>甲\n乙</pre>"),
    "left open": page("<p>甲<p>乙"),
    "crossed": page("<b><i>甲</b>乙</i>"),
    "a stray end": page("甲</div>乙"),
    "an item in an item": page("<ul><li>甲<li>乙</li>丙</li></ul>"),
    "an item in an item over lines": page("<ul><li>甲\n<li>乙</li>\n丙</li></ul>"),
    "a heading in a heading": page("<h1>甲<h2>乙</h2>丙</h1>丁"),
    "a link in a link": page("<a>甲\n<a>乙</a>\n丙</a>"),
    "a form in a form": page("<form>甲<form>乙</form>丙</form>"),
    "hidden in a paragraph": page("<p>甲<div hidden>乙</div>丙</p>"),
    "hidden in a paragraph over lines": page("<p>甲\n<div hidden>乙</div>\n丙</p>"),
    "a block in what is hidden": page("<p>甲<span hidden>乙<div>丙</div>丁</span>戊</p>"),
    "a block in a hidden paragraph": page("<p hidden>甲<div>乙</div>丙</p>"),
    "a block in a box": page("<p>甲<span style='display:block'>乙<div>丙</div>丁</span>戊</p>"),
    "a rule that is hidden": page("<p>甲<hr hidden>乙</p>"),
    "an input in a select": page("<select><option>甲</option><input>乙</select>"),
    "a frame": page("<iframe><p>甲</p></iframe>"),
    "a template": page("<template><p>甲</p></template>"),
    "a drawing": page("<svg><text>甲</text></svg>"),
    "a bracket in a value": page("<p title='甲>乙'>丙</p>"),
    "a tag in a value": page("<p title='<b>'>丙</p>"),
    "a comment in a value": page('<a title="x<!-- ">甲</a><b title="-->">乙</b>'),
    "a comment in a tag": page("<p <!-- c -->甲</p>"),
    "a comment that ends early": page("<!--> 甲 -->乙"),
    "a comment that ends oddly": page("<!-- 甲 --!> 乙 -->丙"),
    "a reference cut by a comment": page("&am<!-- c -->p;"),
    "a script in a script": page("<script><!-- <script> </script> 甲</script>"),
    "capitals": page("<SCRIPT>甲</SCRIPT>"),
    "words in the head": page("甲", "乙"),
    "words behind the body": page("<p>甲</p>") + "乙",
    "another body": page("甲<body>乙"),
    "many attributes": page(f"<p {' '.join(f'a{number}' for number in range(50))}>甲</p>"),
    "a text that is no tag": page("3 < 5"),
    "a page not shown": f"<html><body hidden><p>甲</p>{TABLE}</body></html>",
    "a table of another kind": page("<table><tr><td>甲<td>乙</table>"),
    "a table that is not shown": page(f"<div hidden>{TABLE}</div>"),
    "without scripts in a head": f"<noscript>甲</noscript>{TABLE}",
}


@pytest.mark.parametrize("fast", BOTH)
@pytest.mark.parametrize("name", [*PLAIN, *NOT_PLAIN])
def test_a_page_says_the_same_without_a_tree(name, fast):
    markup = (PLAIN | NOT_PLAIN)[name]
    assert told(markup, fast=fast, whole=False) == told(markup, fast=fast, whole=True)


@pytest.mark.parametrize("name", PLAIN)
def test_plain_pages_need_no_tree(name):
    assert is_plain(PLAIN[name])


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_other_pages_are_left_to_the_tree(name):
    assert not is_plain(NOT_PLAIN[name])


@pytest.mark.parametrize("limit", [{"max_tags": 12}, {"max_depth": 90}])
def test_pages_near_a_limit_are_left_to_the_tree(limit):
    assert not is_plain(PLAIN["marks"], Limits(**limit))
    assert is_plain(PLAIN["marks"])


def test_a_deep_page_is_left_to_the_tree():
    assert not is_plain(page("<div>\n" * 101 + "甲" + "\n</div>" * 101))
    assert not is_plain(page("<div>" * 61 + "甲" + "</div>" * 61))


INLINE = st.sampled_from(
    ["span", "b", "font", "o:p", "a", "a href='#n'", "sup", "del", "span hidden", "span style='display:block'", "label", "bdo"]
)
BLOCKS = st.sampled_from(
    ["p", "div", "h1", "section", "ul", "li", "dl", "dd", "form", "center", "p hidden", "div style='display:none'", "button"]
)
TEXTS = ["甲", "二、", "", " ", "\n", "&nbsp;", "乙&amp;丙", "a\n b", "\r\n", "&am", "|", TABLE]
VOID = ["<br>", "<hr>", "<img src=a>", "<input>", "<![endif]>", "<meta name=a content=b>"]
RAW = ["<!-- <b> -->", "<script>'<p>'</script>", "<title>x</title>", "<style>a</style>"]
WORDS = st.sampled_from([*TEXTS, *VOID, *RAW])


@st.composite
def contents(draw, depth=0):
    pieces = []
    for _ in range(draw(st.integers(0, 3))):
        if depth < 4 and draw(st.booleans()):
            tag = draw(BLOCKS | INLINE)
            name = tag.partition(" ")[0]
            end = f"</{name}>" if draw(st.integers(0, 30)) else ""
            pieces.append(f"<{tag}>{draw(st.sampled_from(['', '', chr(10)]))}{draw(contents(depth=depth + 1))}{end}")
        else:
            pieces.append(draw(WORDS))
    return "".join(pieces)


@pytest.mark.parametrize("fast", BOTH)
@given(body=contents(), whole=st.booleans())
@settings(max_examples=250, deadline=None)
def test_any_page_says_the_same_without_a_tree(fast, body, whole):
    markup = page(body) if whole else body + TABLE
    assert told(markup, fast=fast, whole=False) == told(markup, fast=fast, whole=True)
