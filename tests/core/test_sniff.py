"""What a container is, from its bytes, its media type, its name and its text."""

from __future__ import annotations

import pytest

from gov_disclosure import UnreadableError
from gov_disclosure.reading.sniff import HTML, MARKDOWN, MARKDOWN_WITH_MARKUP, TEXT, refuse_binary, sniff_bytes, sniff_text
from tests.core.documents import write


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1", "DOC"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"Rar!\x1a", "RAR"),
        (b"MZ\x90\x00", "EXE|program"),
        (b"\x7fELF\x02", "ELF"),
    ],
)
def test_a_known_format_that_is_not_read_is_called_by_its_name(data: bytes, name: str) -> None:
    """The message names the format, so that the user knows what to convert."""
    with pytest.raises(UnreadableError, match=name):
        refuse_binary(data)


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 100, b"text" + b"\x01" * 50, b"a\x02b\x03c\x04" * 9])
def test_bytes_of_no_known_format_are_refused(data: bytes) -> None:
    """Control characters in number are no text."""
    with pytest.raises(UnreadableError, match="binary"):
        refuse_binary(data)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0\0"])
def test_nothing_is_refused_as_empty(data: bytes) -> None:
    """Blanks and a byte order mark are nothing to read."""
    with pytest.raises(UnreadableError, match=r"empty|nothing to read"):
        refuse_binary(data)


@pytest.mark.parametrize(
    "data",
    [
        "一、总体情况".encode(),
        "一、总体情况".encode("gb18030"),
        "一、总体情况, plain\n".encode("utf-16"),
        "abc def ghi\n".encode("utf-16-le") * 20,
        "一、总体情况 a b c\n".encode("utf-32"),
        b"text with one \x0c page break",
    ],
)
def test_text_in_any_encoding_passes(data: bytes) -> None:
    """Nulls of a wide encoding are no sign of a binary file."""
    refuse_binary(data)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark_passes(encoding: str) -> None:
    """A report in UTF-16 is text, whether a byte order mark begins it or not."""
    refuse_binary(write().encode(encoding))


@pytest.mark.parametrize(
    ("media_type", "name", "told"),
    [
        ("text/html; charset=gb2312", "a.txt", HTML),
        ("Application/XHTML+xml", None, HTML),
        ("text/markdown", None, MARKDOWN),
        ("text/csv", "a.html", TEXT),
        ("application/octet-stream", "a.HTM", HTML),
        (None, "report.2024.md", MARKDOWN),
        (None, "年报.txt", TEXT),
        (None, "年报.tsv", TEXT),
        (None, "年报", None),
        (None, "年报.xyz", None),
        (None, None, None),
    ],
)
def test_the_media_type_is_told_before_the_name(media_type: str | None, name: str | None, told: str | None) -> None:
    """A type that is not known leaves it to the ending of the name."""
    assert sniff_bytes(media_type, name) == told


@pytest.mark.parametrize(
    ("text", "told", "kind"),
    [
        ("<!DOCTYPE html><p>x", None, HTML),
        ("前言\n<html><body>", TEXT, HTML),
        ("<table><tr><td>1</table>", None, HTML),
        ("一\n<table><tr><td>1</td></tr></table>", None, MARKDOWN_WITH_MARKUP),
        ("<table><tr><td>1</td></tr></table>", MARKDOWN, MARKDOWN_WITH_MARKUP),
        ("  <div>一、</div>", None, HTML),
        ("<b>一、</b>", None, TEXT),
        ("一、总体情况", None, TEXT),
        ("# 一", MARKDOWN, MARKDOWN),
        ("a < b > c", None, TEXT),
        ("plain", HTML, HTML),
        ("<table>", None, HTML),
        ("一 <table> 二", None, TEXT),
    ],
)
def test_markup_makes_a_text_a_page(text: str, told: str | None, kind: str) -> None:
    """Tables of markup inside another text are read as markup, lines kept."""
    assert sniff_text(text, told) == kind
