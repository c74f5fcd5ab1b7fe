"""The tokens of HTML: where tags, comments and texts begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.reading.html.refs import decode_text, source_offset
from gov_disclosure.reading.html.tokens import parse_attributes, start_tag_end, tokenize


def spell(markup):
    """The tokens as one line: `<p>`, `</p>` and texts, a `!` for anything else."""
    spelt = []
    for token in tokenize(markup):
        mark = f"<{'/' * token.closing}{token.name}>" if token.name else "!" if token.end > token.start else ""
        spelt.append(mark + token.text)
    return "".join(spelt)


@pytest.mark.parametrize(
    ("markup", "spelt"),
    [
        ("a<p>b</P >c", "a<p>b</p>c"),
        ('<p title="a>b">c', "<p>c"),
        ("<p title='a\">b'>c", "<p>c"),
        ("<p title=a'b>c", "<p>c"),
        ("<p title=>c", "<p>c"),
        ("<p =a>c", "<p>c"),
        ("<br/>a<o:p>b", "<br>a<o:p>b"),
        ("</p a='>'>b", "</p>b"),
        ("a < 3 <- b", "a < 3 <- b"),
        ("a</>b</ x>c", "a!b!c"),
        ("a</", "a</"),
        ("a<", "a<"),
        ("a<p title='b>c", "a"),
        ("a<p", "a"),
        ("a</p", "a"),
        ("a<!-- <p> -->b", "a!b"),
        ("a<!-->b<!--->c", "a!b!c"),
        ("a<!-- b --!>c", "a!c"),
        ("a<!-- b - -- > c -->d", "a!d"),
        ("a<!-- b", "a!"),
        ("a<!DOCTYPE html>b<!x>c<?xml ?>d", "a!b!c!d"),
        ("<![CDATA[a>b]]>", "!b]]>"),
        ("<!--[if gte mso 9]><xml></xml><![endif]-->a", "!a"),
        ("<![if !vml]>a<![endif]>", "!a!"),
        ("<script>if (a<b) '</p>'</SCRIPT\n>c", "<script>if (a<b) '</p>'</script>c"),
        ("<script><!-- <script>a</script> --></script>b", "<script><!-- <script>a</script> --></script>b"),
        ("<script><!-- a</script>b", "<script><!-- a</script>b"),
        ("<script><!-- <script> --> a</script>b", "<script><!-- <script> --> a</script>b"),
        ("<style></styles></style>a", "<style></styles></style>a"),
        ("<title>a<b>c</title>d", "<title>a<b>c</title>d"),
        ("<textarea><p></textarea>d", "<textarea><p></textarea>d"),
        ("<plaintext><p></plaintext>", "<plaintext><p></plaintext>"),
        ("<noscript><p>a", "<noscript><p>a"),
        ("<title>a", "<title>a"),
    ],
)
def test_tokens(markup, spelt):
    assert spell(markup) == spelt


def test_tokens_cover_the_markup_without_gap():
    markup = "a<p x='1'>b<!-- c -->d</p>e<title>f</title> < 3"
    at = 0
    for token in tokenize(markup):
        assert token.start == at
        assert markup[token.end : token.end + len(token.text)] == token.text
        at = token.end + len(token.text)
    assert at == len(markup)


@pytest.mark.parametrize(
    ("source", "attributes"),
    [
        (" colspan=\"2\" ROWSPAN=3 style='a:b' hidden", {"colspan": "2", "rowspan": "3", "style": "a:b", "hidden": ""}),
        (" a=1 a=2", {"a": "1"}),
        ("/a/b = c/", {"a": "", "b": "c/"}),
        (" a=x&amp;y", {"a": "x&y"}),
        (" a= b", {"a": "b"}),
    ],
)
def test_attributes(source, attributes):
    assert parse_attributes(source, 100) == attributes


def test_attributes_beyond_the_limit_are_not_read():
    assert parse_attributes(" a=1 b=2 c=3", 2) == {"a": "1", "b": "2"}


def test_the_end_of_a_start_tag():
    assert start_tag_end("x<p a='>'>y", 1) == 10
    assert start_tag_end("x<p a='>", 1) is None


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("&lt;&#20844;&#x5F00;", "<公开"),
        ("&nbsp;&nbsp总体", "\xa0\xa0总体"),
        ("a\r\nb\rc\0d", "a\nb\ncd"),
        ("&#0;&#xD800;&#1114112;", "\ufffd\ufffd\ufffd"),
        ("&#" + "9" * 5000 + ";", "\ufffd"),
        ("&#150;&#1;", "–\x01"),
        ("& &; &# &unknown;", "& &; &# &unknown;"),
    ],
)
def test_references(raw, text):
    assert decode_text(raw) == text


PIECES = ["a", "中", "&amp;", "&nbsp", "&nbsp总", "&#20844;", "\r\n", "\r", "\n", "\0", "&", "&notit;", "&NotEqualTilde;"]


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_every_character_is_found_in_the_source(raw):
    text = decode_text(raw)
    for index, character in enumerate(text):
        start, end = source_offset(raw, index), source_offset(raw, index, behind=True)
        assert character in decode_text(raw[start:end])
    if "&" not in raw and "\r" not in raw and "\0" not in raw:
        assert all(source_offset(raw, index) == index for index in range(len(raw)))


@pytest.mark.parametrize(
    "piece",
    ["<", "</", "<!", "<!--", "<!-- -", "<p a='", '<p a="', "<p ", "<p =", "<a b = ", "&", "&#9", "<script>", "<script><!--"],
)
def test_the_time_is_linear_in_the_size(piece):
    def seconds(count):
        markup = piece * count
        start = time.process_time()
        for token in tokenize(markup):
            decode_text(token.text)
        return time.process_time() - start

    small = min(seconds(2_000) for _ in range(3))
    assert min(seconds(20_000) for _ in range(3)) < 40 * small + 0.05
