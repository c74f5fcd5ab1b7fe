"""PDFs whose fonts draw other digits than they tell."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest

from gov_disclosure.reading.pdf.codes import doubles_digits
from gov_disclosure.reading.pdf.digits import Look, look_of, sample_of
from tests.reading.test_pdf import blocks, codes, read

pytest.importorskip("pypdfium2")

MARK = "\N{REPLACEMENT CHARACTER}"
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/%b/ToUnicode 6 0 R>>"
TIMES = b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>"
WORDS = b"What else stands on the page is read as ever"
DRAWINGS = {
    "1": b"200 0 100 700 re f",
    "7": b"50 600 400 100 re f 250 0 m 350 0 l 450 600 l 350 600 l f",
    "0": b"50 0 400 700 re 150 100 200 500 re f*",
}


def stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%b\nendstream" % (len(data), data)


def table(told: Mapping[int, str]) -> bytes:
    """Return a table that tells what codes stand for."""
    chars = b"\n".join(b"<%02X> <%04X>" % (code, ord(char)) for code, char in told.items())
    return b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar\n%b\nendbfchar endcmap" % (
        len(told),
        chars,
    )


def pdf(
    text: bytes, font: bytes, chars: Mapping[int, str], *others: bytes, pen: bytes = b"1 0 0 1 72 240 Tm", page: bytes = b""
) -> bytes:
    """Return a page with a text in a font, which is object 5; the table of its codes is object 6."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R/H %b>>>>%b>>" % (TIMES, page),
        stream(b"BT /H 12 Tf %b 0 90 Td (%b) Tj /F 12 Tf 0 -90 Td (%b) Tj ET" % (pen, WORDS, text)),
        font,
        stream(table(chars)),
        *others,
    ]
    file = io.BytesIO()
    file.write(b"%PDF-1.5\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(file.tell())
        file.write(b"%d 0 obj\n%b\nendobj\n" % (number, each))
    index = file.tell()
    lines = b"".join(b"%010d 00000 n \n" % place for place in places)
    file.write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, lines))
    file.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, index))
    return file.getvalue()


def told(data: bytes) -> str:
    """Return what is read of the text."""
    words, text = blocks(data)
    assert words == WORDS.decode()
    return text


def standard(text: bytes, changed: Mapping[str, str] | None = None, font: bytes = b"Helvetica", **how: bytes) -> bytes:
    """Return a text in a standard font that tells some digits wrongly."""
    changed = changed or {}
    return pdf(text, HELVETICA % font, {code: changed.get(chr(code), chr(code)) for code in range(32, 127)}, **how)


def drawn(digits: str, changed: Mapping[str, str] | None = None, box: bytes = b"0 0 500 700") -> bytes:
    """Return digits in a font that consists of drawings; one without a drawing is blank."""
    changed = changed or {}
    codes = range(65, 65 + len(digits))
    names = b"".join(b"/g%d" % code for code in codes)
    programs = b"".join(b"/g%d %d 0 R" % (code, 7 + at) for at, code in enumerate(codes))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[%b]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 65/LastChar %d/Widths[%b]"
        b"/Encoding<</Type/Encoding/Differences[65 %b]>>/CharProcs<<%b>>/ToUnicode 6 0 R>>"
    ) % (box, codes[-1], b"500 " * len(digits), names, programs)
    drawings = [stream(b"500 0 %b d1 %b" % (box, DRAWINGS.get(digit, b""))) for digit in digits]
    chars = {code: changed.get(digit, digit) for code, digit in zip(codes, digits, strict=True)}
    return pdf(bytes(codes), font, chars, *drawings)


class TestWhatFontsTell:
    @pytest.mark.parametrize("font", [b"Helvetica", b"Times-Roman", b"Times-BoldItalic", b"Courier"])
    def test_digits_as_they_are_drawn_are_read(self, font: bytes) -> None:
        data = standard(b"1,234.56 -789 0", font=font)
        assert told(data) == "1,234.56 -789 0"
        assert codes(read(data)[1]) == []

    @pytest.mark.parametrize("font", [b"Helvetica", b"Times-Roman", b"Times-BoldItalic", b"Courier"])
    @pytest.mark.parametrize(("one", "two"), ["17", "60", "68", "38", "56", "90", "23", "47"])
    def test_those_that_are_told_otherwise_are_not(self, font: bytes, one: str, two: str) -> None:
        data = standard(f"A{one}{two}".encode(), {one: two, two: one}, font)
        assert told(data) == f"A{MARK}{MARK}"
        assert codes(read(data)[1]) == ["GD144"]

    def test_of_two_codes_for_one_digit_that_which_draws_it_is_read(self) -> None:
        data = standard(b"A6 A8", {"8": "6"})
        assert told(data) == f"A6 A{MARK}"

    @pytest.mark.parametrize(
        ("pen", "page"),
        [
            (b"0 1 -1 0 160 20 Tm", b"/Rotate 90"),
            (b"-1 0 0 -1 380 240 Tm", b"/Rotate 180"),
            (b"0 -1 1 0 160 380 Tm", b"/Rotate 270"),
            (b"50 Tz 1 0 0 1 72 240 Tm", b""),
            (b"0 1 -1 0 160 20 Tm 150 Tz", b"/Rotate 90"),
        ],
        ids=["left", "over", "right", "narrow", "left and wide"],
    )
    def test_so_it_is_where_the_text_is_turned_or_stretched(self, pen: bytes, page: bytes) -> None:
        assert blocks(standard(b"A0123456789", {"!": "1"}, pen=pen, page=page))[-1] == "A0123456789"
        assert blocks(standard(b"A17", {"7": "1"}, pen=pen, page=page))[-1] == f"A1{MARK}"

    def test_so_it_is_where_a_form_is_mirrored_and_its_text_as_well(self) -> None:
        text = b"BT /F 12 Tf 1 0 0 -1 72 160 Tm (A0123456789) Tj ET BT 1 0 0 -1 72 260 Tm (A17) Tj ET"
        form = b"<</Type/XObject/Subtype/Form/BBox[0 0 400 400]/Resources<</Font<</F 5 0 R>>>>/Length %d>>stream\n%b\nendstream"
        call, names = b") Tj ET q 1 0 0 -1 0 400 cm /X Do Q BT (", b"/Resources<</Font<</F 5 0 R>>/XObject<</X 7 0 R>>>>"
        chars = {code: "1" if code in b"!7" else chr(code) for code in range(32, 127)}
        data = pdf(call, HELVETICA % b"Helvetica", chars, form % (len(text), text), page=names)
        assert blocks(data)[1:] == [f"A0123456{MARK}89", f"A1{MARK}"]

    def test_none_of_them_is_read_that_cannot_be_looked_at(self) -> None:
        pen = b"1 .04 -.04 1 72 240 Tm"
        assert blocks(standard(b"A17", {"!": "1"}, pen=pen)) == [WORDS.decode(), f"A{MARK}{MARK}"]
        assert blocks(standard(b"A17", pen=pen)) == [WORDS.decode(), "A17"]

    @pytest.mark.parametrize("changed", [{" ": "1"}, {" ": "1", "1": "x"}])
    def test_a_blank_that_is_told_as_a_digit_is_none(self, changed: dict[str, str]) -> None:
        data = standard(b"A3 5", changed)
        assert told(data) == f"A3{MARK}5"
        assert codes(read(data)[1]) == ["GD144"]

    @pytest.mark.parametrize("sign", [".", ",", "-"])
    def test_a_digit_that_is_told_as_a_mark_is_none(self, sign: str) -> None:
        assert told(standard(b"A172", {"7": sign})) == f"A1{MARK}2"

    @pytest.mark.parametrize("box", [b"0 0 500 700", b"-20 -100 520 900"], ids=["tight", "wide"])
    def test_fonts_that_consist_of_drawings(self, box: bytes) -> None:
        assert told(drawn("170", box=box)) == "170"
        assert told(drawn("170", {"1": "7", "7": "1"}, box)) == f"{MARK}{MARK}0"

    def test_a_digit_without_a_drawing_is_not_seen(self) -> None:
        assert "2" not in told(drawn("1207"))


class TestDigits:
    def test_what_fills_no_grid_stands_in_its_middle(self) -> None:
        bar = sample_of([b"\xff\xff"] * 20)
        assert bar.ink.bit_count() == 40
        assert bar.ink >> 22 * 10 + 10 & 0b11 == 0b11

    @pytest.mark.parametrize(
        ("digit", "points", "look"),
        [
            (1, [90, 4, 60, 60, 60, 60, 60, 30, 60, 60], Look.SAME),
            (1, [90, 40, 60, 60, 60, 60, 60, 3, 60, 60], Look.OTHER),
            (1, [90, 12, 60, 60, 60, 60, 60, 10, 60, 60], Look.UNSURE),
        ],
    )
    def test_how_they_look(self, digit: int, points: list[int], look: Look) -> None:
        assert look_of(digit, points, list) is look


class TestCodes:
    @pytest.mark.parametrize(
        ("codes", "doubled"),
        [
            (b"2 beginbfchar <0014> <0031> <0015> <0032> endbfchar", False),
            (b"2 beginbfchar <0014> <0031> <0015> <0031> endbfchar", True),
            (b"2 beginbfchar <0031> <0041> <0032> <0031> endbfchar", False),
            (b"1 beginbfrange <0013> <001C> <0030> endbfrange 1 beginbfchar <0040> <0037> endbfchar", True),
            (b"1 beginbfrange <0013> <0015> [<0030> <0031> <0030>] endbfrange", True),
            (b"1 beginbfrange <0013> <0015> [<0030> <0031> <0032>] endbfrange", False),
            (b"2 beginbfchar <000a> <0031> <0015> <0031> endbfchar", True),
            (b"1 beginbfrange <0010> <001f> <0030> <002a> <002a> <0031> endbfrange", True),
            (b"2 beginbfchar <0014>\n           <0031> <0015> <0031> endbfchar", True),
        ],
    )
    def test_digits_of_several_codes(self, codes: bytes, doubled: bool) -> None:
        assert doubles_digits(codes) is doubled
