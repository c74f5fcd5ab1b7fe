"""PDFs whose pages are read, and are made to cost: filters, trees and tables of objects, fonts, and where text stands."""

from __future__ import annotations

import random
import zlib
from base64 import a85encode
from collections.abc import Mapping, Sequence

from tests.hostile.cases import case

FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream as it is written."""
    return b"<<%s/Length %d>>stream\n" % (entries, len(content)) + content + b"\nendstream"


def deflated(content: bytes, entries: bytes = b"") -> bytes:
    return stream(zlib.compress(content), entries + b"/Filter/FlateDecode")


def pdf(
    content: bytes, *more: bytes, page: bytes = PAGE, font: bytes = FONT, pages: bytes = b"", trailer: bytes = b"",
    changed: Mapping[int, bytes] | None = None,
) -> bytes:  # fmt: skip
    """Return a PDF of one page: objects 1 to 5 are catalogue, pages, page, content and font, and more follow."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", pages or b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, content, font, *more,
    ]  # fmt: skip
    return _written([(changed or {}).get(number, body) for number, body in enumerate(objects, 1)], trailer)


def _written(objects: Sequence[bytes], trailer: bytes) -> bytes:
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    begin = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, trailer, begin)
    return bytes(made)


def text(*lines: tuple[float, float, bytes], size: float = 10) -> bytes:
    """Return content that shows words at places."""
    return b"BT /F %g Tf\n" % size + b"".join(b"1 0 0 1 %g %g Tm(%s)Tj\n" % line for line in lines) + b"ET"


def tall(content: bytes) -> bytes:
    """Return a PDF with one page of the largest height there is."""
    return pdf(deflated(content), page=PAGE.replace(b"0 0 595 842", b"0 0 14400 14400"))


@case("pdf")
def pdf_of_figures_in_one_line() -> bytes:
    return tall(text(*((at * 0.12, 7_000, b"7") for at in range(100_000)), size=0.1))


@case("pdf")
def pdf_of_lines_of_close_figures() -> bytes:
    figures = b" ".join(b"%d" % (1_000 + number * 7_919 % 9_000) for number in range(600))
    return tall(text(*((20, 14_000 - 12 * row, figures) for row in range(60)), size=8))


@case("pdf")
def pdf_of_rows_that_make_no_table() -> bytes:
    """Each row has its figures in other columns than the one above."""
    cells = ((100 + (row * 13 + column * 41) % 700, 14_390 - row, b"1") for row in range(14_000) for column in range(4))
    return tall(text(*cells, size=1))


@case("pdf")
def pdf_of_one_table_without_end() -> bytes:
    rows = ((60 + 80 * column, 14_390 - row * 1.3, b"12") for row in range(11_000) for column in range(5))
    return tall(text(*rows, size=1))


@case("pdf")
def pdf_of_labels_that_cannot_be_told_apart() -> bytes:
    words = [b"AB", b"12", b"12", b"12", b"12"]
    rows = ((60 + 80 * column, 14_390 - row * 1.3, word) for row in range(11_000) for column, word in enumerate(words))
    return tall(text(*rows, size=1))


@case("pdf")
def pdf_of_records_without_header() -> bytes:
    rows = ((60 + 80 * column, 14_390 - row * 1.3, b"%d" % (row % 9)) for row in range(11_000) for column in range(8))
    return tall(text(*rows, size=1))


@case("pdf")
def pdf_of_characters_in_one_place() -> bytes:
    return tall(text(*((100 + at % 3, 100 + at % 2, b"1") for at in range(6_000)), size=900))


@case("pdf")
def pdf_of_lines_that_cross() -> bytes:
    ways = [b"%d 0 m %d 14000 l S" % (10 * at, 10 * at) for at in range(1_000)]
    ways += [b"0 %d m 14000 %d l S" % (10 * at, 10 * at) for at in range(1_000)]
    return tall(b"\n".join(ways) + b"\n" + text((55, 55, b"1")))


@case("pdf")
def pdf_of_boxes_that_touch() -> bytes:
    boxes = b"\n".join(b"%d %d 9 9 re S" % (10 * (at % 200), 10 * (at // 200)) for at in range(40_000))
    return tall(boxes + b"\n" + text(*((10 * (at % 200) + 3, 10 * (at // 200) + 3, b"1") for at in range(40_000)), size=5))


@case("pdf")
def pdf_of_frames_in_frames() -> bytes:
    boxes = b"\n".join(b"%d %d %d %d re S" % (at, at, 14_000 - 2 * at, 14_000 - 2 * at) for at in range(6_000))
    return tall(boxes + b"\n" + text((7_000, 7_000, b"1")))


@case("pdf")
def pdf_of_white_letters_on_many_grounds() -> bytes:
    grounds = b"".join(b"0 0 1 rg %d 0 9 9 re f\n" % at for at in range(5_000))
    return tall(grounds + b"1 1 1 rg\n" + text(*((at % 14_000, 5_000, b"1") for at in range(30_000)), size=1))


@case("pdf")
def pdf_of_letters_aslant() -> bytes:
    turned = b"".join(b"0.7 0.7 -0.7 0.7 %d %d Tm(12)Tj\n" % (at % 500, at // 70) for at in range(30_000))
    return pdf(deflated(b"BT /F 5 Tf\n" + turned + b"ET"))


@case("pdf")
def pdf_pages_in_a_circle() -> bytes:
    return pdf(stream(text((50, 50, b"1"))), pages=b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3/Parent 2 0 R>>")


@case("pdf")
def pdf_of_pages_by_count() -> bytes:
    return pdf(stream(text((50, 50, b"1"))), pages=b"<</Type/Pages/Kids[3 0 R]/Count 1000000000>>")


@case("pdf")
def pdf_of_one_page_a_million_times() -> bytes:
    return pdf(stream(text((50, 50, b"1"))), pages=b"<</Type/Pages/Kids[" + b"3 0 R " * 1_000_000 + b"]/Count 1000000>>")


@case("pdf")
def pdf_pages_nested_deep() -> bytes:
    nodes = [b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (max(2, at - 1), at + 1) for at in range(6, 20_006)]
    last = PAGE.replace(b"/Parent 2 0 R", b"/Parent 20005 0 R")
    return pdf(stream(text((50, 50, b"1"))), *nodes, last, pages=b"<</Type/Pages/Kids[6 0 R]/Count 1>>")


@case("pdf")
def pdf_of_a_page_beyond_measure() -> bytes:
    return pdf(stream(text((50, 50, b"1"))), page=PAGE.replace(b"0 0 595 842", b"-1e30 -1e30 1e30 1e30"))


@case("pdf")
def pdf_of_brackets_in_brackets() -> bytes:
    return pdf(stream(b"[" * 200_000 + b"]" * 200_000 + b"TJ"), b"<</A" * 100_000 + b">>" * 100_000)


@case("pdf")
def pdf_index_in_a_circle() -> bytes:
    data = pdf(stream(text((50, 50, b"1"))))
    begin = data.rindex(b"startxref")
    place = int(data[begin:].split()[1])
    return data[:begin].replace(b"/Size", b"/Prev %d/Size" % place) + b"startxref\n%d\n%%%%EOF" % place


@case("pdf")
def pdf_object_streams_that_extend_themselves() -> bytes:
    packed = deflated(b"7 0 8 10 " + b"<</A 6 0 R>> " * 5_000, b"/Type/ObjStm/N 100000/First 9/Extends 6 0 R")
    return pdf(stream(text((50, 50, b"1"))), packed)


@case("pdf")
def pdf_of_a_font_of_drawings() -> bytes:
    """Each letter is a drawing that writes with the font itself."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 49/LastChar 49/Widths[9]"
        b"/Encoding<</Differences[49/a]>>/CharProcs<</a 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>"
    )
    return pdf(stream(text(*((9 * at, 50, b"1111") for at in range(60)))), stream(b"9 0 d0 BT /F 1 Tf(11)Tj ET"), font=font)


@case("pdf")
def pdf_of_codes_for_all_characters() -> bytes:
    ranges = b"".join(b"100 beginbfrange\n" + b"<0000><ffff><0031>\n" * 100 + b"endbfrange\n" for _ in range(2_000))
    unicode = deflated(b"/CIDInit/ProcSet findresource begin begincmap\n" + ranges + b"endcmap")
    font = b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[7 0 R]>>"
    inner = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>/W[0 65535 500]>>"
    )
    return pdf(stream(text((50, 50, b"\0001\0002"))), unicode, inner, font=font)


def runs_of_one_byte(size: int) -> bytes:
    return b"\x81 " * (size // 128) + b"\x80"


@case("pdf")
def pdf_in_runs_of_blanks() -> bytes:
    return pdf(stream(runs_of_one_byte(900_000_000), b"/Filter/RunLengthDecode"))


@case("pdf")
def pdf_in_runs_within_runs() -> bytes:
    """A run of runs: each filter unpacks what the one before it has unpacked."""
    inner = zlib.compress(zlib.compress(runs_of_one_byte(2_000_000_000), 9), 9)
    return pdf(stream(inner, b"/Filter[/FlateDecode/FlateDecode/RunLengthDecode]"))


def codes(size: int) -> bytes:
    """Return about so many equal bytes in LZW."""
    made, pieces = 0, [f"{256:09b}"]
    while made < size:
        pieces.append(f"{0:09b}")
        pieces += [f"{code:0{max(9, (code + 1).bit_length())}b}" for code in range(258, 4_095)]
        pieces.append(f"{256:012b}")
        made += sum(range(1, 3_839))
    written = "".join(pieces)
    written += "0" * (-len(written) % 8)
    return int(written, 2).to_bytes(len(written) // 8, "big")


@case("pdf")
def pdf_in_codes() -> bytes:
    return pdf(stream(codes(300_000_000), b"/Filter/LZWDecode"))


@case("pdf")
def pdf_with_a_filter_of_another_name() -> bytes:
    packed = a85encode(zlib.compress(b" " * 400_000_000, 9)) + b"~>"
    return pdf(stream(packed, b"/Fi#6cter[/ASCII#38#35Decode/Fl#61teDecode]"))


@case("pdf")
def pdf_in_letters() -> bytes:
    """A deflated bomb that is written in letters."""
    packed = a85encode(zlib.compress(b" " * 400_000_000, 9)) + b"~>"
    return pdf(stream(packed, b"/Filter[/ASCII85Decode/FlateDecode]"))


@case("pdf")
def pdf_of_letters_without_end() -> bytes:
    """More letters than can be undone in time, deflated."""
    letters = a85encode(random.Random(3).randbytes(1_000_000)) * 90
    return pdf(stream(zlib.compress(letters, 1), b"/Filter[/FlateDecode/ASCII85Decode]"))


@case("pdf")
def pdf_in_digits() -> bytes:
    packed = zlib.compress(b" " * 400_000_000, 9).hex().encode() + b">"
    return pdf(stream(packed, b"/Filter[/AHx/Fl]"))


@case("pdf")
def pdf_of_forms_in_letters() -> bytes:
    """Forms that draw forms ten times each, written in letters."""
    letters = b"/Filter/ASCII85Decode"
    forms = [
        stream(
            a85encode(b"/F Do\n" * 10) + b"~>",
            b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F %d 0 R>>>>" % (at + 1) + letters,
        )
        for at in range(6, 15)
    ]
    page = PAGE.replace(b"/Font<</F 5 0 R>>", b"/XObject<</F 6 0 R>>")
    last = stream(b"0 0 m 9 9 l S", b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]")
    return pdf(stream(b"/F Do"), *forms, last, page=page)


@case("pdf")
def pdf_that_is_encrypted_by_nobody() -> bytes:
    """A dictionary of encryption that fits nothing, and one whose key is endless."""
    encryption = b"<</Filter/Standard/V 5/R 6/Length 999999999/P -1/O<" + b"00" * 200_000 + b">/U<" + b"00" * 200_000 + b">>>"
    return pdf(stream(text((50, 50, b"1"))), encryption, trailer=b"/Encrypt 6 0 R/ID[<00><00>]")


@case("pdf")
def pdf_of_broken_objects() -> bytes:
    noise = random.Random(5)
    return pdf(stream(noise.randbytes(200_000)), *(noise.randbytes(300) for _ in range(3_000)))


@case("pdf")
def pdf_of_headers_without_end() -> bytes:
    return b"%PDF-1.7\n" * 1_000_000 + b"1 0 obj<</Type/Catalog" * 200_000
