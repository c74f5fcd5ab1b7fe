"""What a DOCX says of the looks of its text: tags that are of no matter, and styles that say nothing that is."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from time import process_time

import pytest

from gov_disclosure import Limits
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.reading.docx.archive import Archive
from gov_disclosure.reading.docx.looks import LOOKS
from gov_disclosure.reading.docx.markup import Budget
from gov_disclosure.reading.docx.names import FORMATTING
from gov_disclosure.reading.docx.styles import Style, read_styles
from tests.layouts import docx_xml as xml

PLAIN = (
    '<w:rFonts w:hint="eastAsia" w:ascii="宋体" w:hAnsi="宋体"/>', "<w:b/>", "<w:b />", '<w:kern w:val="0"/>',
    '<w:sz w:val="32"/>',
    '<w:color w:val="000000"/>', '<w:color w:val="auto"/>', '<w:color w:val="0563C1" w:themeColor="hyperlink"/>',
    '<w:color w:val="404040" w:themeColor="text1" w:themeTint="BF"/>', '<w:w w:val="90"/>', '<w:highlight w:val="none"/>',
    '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>', '<w:shd w:fill="auto" w:val="clear"/>',
)  # fmt: skip
VALUES = (
    "",
    "0",
    "1",
    "4",
    "5",
    "9%",
    "10",
    "100",
    "none",
    "auto",
    "clear",
    "solid",
    "black",
    "FFFFFF",
    "f0F0fF",
    "EFFFFF",
    "light1",
)
NAMES = ("val", "fill", "themeColor", "themeShade")


def styles_of(properties: str, *, encoding: str = "utf-8", before: str = "") -> Mapping[str, Style]:
    """Read the styles of a document that has one."""
    part = xml.wrapped("styles", f'{before}<w:style w:styleId="Own"><w:rPr>{properties}</w:rPr></w:style>')
    data = xml.package(xml.document(""), {"styles.xml": part.replace("UTF-8", encoding).encode(encoding)})
    limits = Limits()
    archive = Archive(data, limits)
    entry = archive.find("word/styles.xml")
    assert entry is not None
    return read_styles(archive, entry, limits=limits, sink=Diagnostics(limits), budget=Budget(1_000))


@pytest.mark.parametrize("tag", PLAIN)
def test_what_word_processors_write_everywhere_is_taken_out(tag: str) -> None:
    assert FORMATTING.fullmatch(tag.encode()) is not None


def test_what_is_taken_out_sets_nothing_apart() -> None:
    taken = 0
    for tag, first, second in product(("color", "sz", "w", "highlight", "shd"), NAMES, NAMES):
        for value, other in product(VALUES, VALUES):
            attributes = {f"w:{first}": value, f"w:{second}": other}
            written = "".join(f' {name}="{each}"' for name, each in attributes.items())
            if FORMATTING.search(f"<w:{tag}{written}/>".encode()) is not None:
                taken += 1
                assert LOOKS[f"w:{tag}"].gives(attributes) == 0, written
    assert taken


@pytest.mark.parametrize("tag", ["<w:b w:val='/>17'/>", '<w:rFonts w:ascii="a/>b"/>', "<w:strike/>", '<w:bCsX w:val="1"/>'])
def test_no_part_of_a_tag_is_taken_out(tag: str) -> None:
    assert FORMATTING.search(tag.encode()) is None


@pytest.mark.parametrize("piece", ['<w:b a="', "<w:b ", '<w:color w:val="auto"', ' w:val="auto"', "<w:shd w:color=", 'a="" '])
def test_tags_without_end_take_no_longer_than_their_length(piece: str) -> None:
    begun = process_time()
    assert FORMATTING.search(b"<w:b" + piece.encode() * 200_000) is None
    assert FORMATTING.search(b"<w:color" + piece.encode() * 200_000) is None
    assert process_time() - begun < 2


def test_plain_styles_are_none() -> None:
    assert styles_of("".join(PLAIN)) == {}


@pytest.mark.parametrize(
    "properties",
    ["<w:strike/>", "<w:vanish />", '<w:vertAlign\nw:val="superscript"/>', '<w:sz w:val="2"/>', "<w:w w:val='1'/>", "<w:numPr/>"],
)
def test_styles_that_say_something_are_read(properties: str) -> None:
    assert list(styles_of("".join(PLAIN) + properties)) == ["Own"]


def test_styles_are_read_in_utf_16_and_between_comments() -> None:
    struck = styles_of("<w:strike/>")["Own"]
    assert struck.look
    assert styles_of("<w:strike/>", encoding="utf-16")["Own"] == struck
    # Without the tags of no matter in it, it would end before the style that stands in it.
    comment = '<!--<w:vanish/>-<w:b/>-<w:b/>><w:style w:styleId="No"/>-->'
    assert styles_of("<w:strike/>", before=comment) == {"Own": struck}
