"""PDFs with streams that say they are something else than what is made of them."""

from __future__ import annotations

import random
import zlib
from base64 import a85encode

from tests.hostile.cases import case
from tests.hostile.pdf_content_cases import PAGE, deflated, pdf, stream, text

WORDS = text((50, 50, b"1"))
BLANKS = 400_000_000
CLIPS = b"q 0 0 m 500 0 l 0 800 l h W n 0 0 m 9 9 l S\n" * 20_000
PICTURE = b"/Subtype/Image/Width 9/Height 9/ColorSpace/DeviceGray/BitsPerComponent 8"
SHOWN = PAGE.replace(b"/Font<<", b"/XObject<</X 6 0 R>>/Font<<")
SHOW = WORDS + b" q 400 0 0 400 0 0 cm /X Do Q"


def blanks(entries: bytes = PICTURE, size: int = BLANKS, behind: bytes = b"") -> bytes:
    return deflated(b" " * size + behind, entries)


@case("pdf")
def picture_as_content() -> bytes:
    return pdf(blanks(behind=WORDS))


@case("pdf")
def picture_as_one_of_the_contents() -> bytes:
    return pdf(deflated(WORDS), blanks(), b"[6 0 R]", page=PAGE.replace(b"/Contents 4 0 R", b"/Contents 7 0 R"))


@case("pdf")
def picture_of_clips_as_content() -> bytes:
    return pdf(deflated(CLIPS + WORDS, PICTURE))


@case("pdf")
def picture_as_a_note() -> bytes:
    note = b"<</Type/Annot/Subtype/Stamp/Rect[0 0 99 99]/AS/On/AP<</N<</On 7 0 R>>>>/F 4>>"
    page = PAGE.replace(b"/Contents", b"/Annots[6 0 R]/Contents")
    return pdf(deflated(WORDS), note, blanks(PICTURE + b"/BBox[0 0 99 99]"), page=page)


@case("pdf")
def picture_as_codes_of_a_font() -> bytes:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    return pdf(deflated(WORDS), blanks(behind=b"begincmap 1 beginbfchar <31> <0031> endbfchar endcmap"), font=font)


@case("pdf")
def picture_as_a_palette() -> bytes:
    picture = deflated(b" " * 81, b"/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace[/Indexed/DeviceRGB 255 7 0 R]")
    return pdf(deflated(SHOW), picture, blanks(), page=SHOWN)


@case("pdf")
def picture_packed_twice() -> bytes:
    packed = zlib.compress(b"\xff\xd8" + b" " * BLANKS)
    return pdf(deflated(SHOW), stream(packed, PICTURE + b"/Filter[/FlateDecode/DCTDecode]"), page=SHOWN)


@case("pdf")
def form_that_shows_pictures() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</ProcSet[/PDF/ImageB]>>"
    return pdf(deflated(b"/X Do " + WORDS), deflated(CLIPS, form), page=SHOWN)


@case("pdf")
def content_packed_as_a_photograph() -> bytes:
    return pdf(stream(CLIPS + WORDS, b"/Filter/DCTDecode"))


@case("pdf")
def content_that_says_it_ends() -> bytes:
    return pdf(stream(b"(endstream endobj) pop " + CLIPS + WORDS))


@case("pdf")
def dictionary_without_end() -> bytes:
    packed = a85encode(zlib.compress(b" " * BLANKS + WORDS)) + b"~>"
    return pdf(stream(packed, b"/Filter[/ASCII85Decode/FlateDecode]/X(" + b"x" * 2_000 + b")"))


@case("pdf")
def streams_behind_many_others() -> bytes:
    return pdf(blanks(b"", behind=WORDS)).replace(b"%PDF-1.7\n", b"%PDF-1.7\n" + b"%stream\n" * 100_001)


@case("pdf")
def pdf_of_intricate_covers() -> bytes:
    """Each digit stands below two hundred areas of hundreds of corners."""
    corners = b" ".join(b"%d %d l" % (at % 7 * 80, 800 - 2 * at) for at in range(390))
    figures = text(*((at % 59 * 10, 100 + at // 59 * 3, b"1") for at in range(3_000)), size=4)
    return pdf(deflated(figures + b"\n" + (b"0 800 m " + corners + b" f*\n") * 200))


@case("pdf")
def pdf_of_figures_at_the_sides_of_tables() -> bytes:
    """Figures and curves everywhere, inside of what may be tables and outside."""
    places = random.Random(35)
    one = b"%d %d m %d %d %d %d %d %d c S\n"
    shown = b"BT /F 9 Tf 1 0 0 1 %d %d Tm (12)Tj ET\n"
    number = (one + shown + one + shown + shown).count(b"%d")
    drawn = ((one + shown + one + shown + shown) % tuple(places.choices(range(595), k=number)) for _ in range(5_800))
    return pdf(deflated(b"".join(drawn)), page=PAGE.replace(b"595 842", b"595 895"))
