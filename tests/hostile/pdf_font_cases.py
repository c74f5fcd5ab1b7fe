"""PDFs whose characters are drawings of many strokes, which each of their fonts has made anew."""

from __future__ import annotations

from collections.abc import Sequence

from tests.hostile.cases import case
from tests.hostile.pdf_content_cases import PAGE, deflated, pdf, stream, text

FIRST = 6
"""Number of the first object behind those that each PDF has."""
DIGITS = b"0123456789"
TOLD = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <30> <39> <0030> endbfrange endcmap"


def drawing(strokes: int, begin: bytes = b"500 0 d0\n") -> bytes:
    """Return a character that is drawn by so many strokes."""
    lines = (b"%d %d m %d %d l S\n" % (at % 500, at % 700, at * 7 % 500, at * 11 % 700) for at in range(strokes))
    return deflated(begin + b"".join(lines))


def fonts_of_drawings(fonts: int, drawings: Sequence[bytes], *, named: bool = True, packed: bool = False) -> bytes:
    """Return a PDF of fonts that have drawings in common for the ten digits, which are named in each font or once for all."""
    told, names = FIRST + len(drawings), FIRST + len(drawings) + 1
    first = names + 1
    programs = b"<<%b>>" % b"".join(b"/g%d %d 0 R" % (at, FIRST + at % len(drawings)) for at in range(10))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 500 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 48/LastChar 57/Widths[%b]"
        b"/Encoding<</Differences[48%b]>>/CharProcs %b/ToUnicode %d 0 R>>"
    ) % (b"500 " * 10, b"".join(b"/g%d" % at for at in range(10)), programs if named else b"%d 0 R" % names, told)
    places = [b"/F%d %d 0 R" % (at, first if packed else first + at) for at in range(fonts)]
    shared = b"null" if named else programs
    page = PAGE.replace(b"/F 5 0 R", b"".join(places))
    words = (b"/F%d 10 Tf 1 0 0 1 %d %d Tm (%b) Tj\n" % (at, 50 + at % 5 * 99, 780 - at // 5 * 12, DIGITS) for at in range(fonts))
    behind = [font] * fonts
    if packed:
        behind = [deflated(b"%d 0 " % (first + 1) + font, b"/Type/ObjStm/N 1/First %d" % len(b"%d 0 " % (first + 1)))]
    return pdf(deflated(b"BT " + b"".join(words) + b"ET"), *drawings, stream(TOLD), shared, *behind, page=page)


@case("pdf")
def pdf_of_fonts_that_share_drawings() -> bytes:
    return fonts_of_drawings(200, [drawing(3_000)] * 10)


@case("pdf")
def pdf_of_fonts_that_share_their_list_of_drawings() -> bytes:
    return fonts_of_drawings(200, [drawing(3_000, b"")] * 10, named=False)


@case("pdf")
def pdf_of_fonts_with_one_drawing_for_all() -> bytes:
    return fonts_of_drawings(100, [drawing(3_000)])


@case("pdf")
def pdf_of_a_font_with_the_dearest_drawings() -> bytes:
    """Just as many as are let through, which are looked at as well."""
    return fonts_of_drawings(20, [drawing(2_000)] * 10)


@case("pdf")
def pdf_of_a_code_that_stands_for_a_book() -> bytes:
    told = b"begincmap 1 begincodespacerange <00><FF> endcodespacerange 1 beginbfchar <31> <%b> endbfchar endcmap" % (
        b"0031" * 200_000
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return pdf(stream(text((50, 50, b"1" * 5_000))), deflated(told), font=font)


@case("pdf")
def pdf_of_text_as_clips() -> bytes:
    """Each text that is a clip is kept with all things that are drawn behind it."""
    clips = b"BT /F 100 Tf 7 Tr (1111111111) Tj ET\n" * 3_000
    return pdf(deflated(clips + text(*((at % 500, at // 10, b"1") for at in range(5_000)))))
