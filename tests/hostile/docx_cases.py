"""DOCX: archives that lie, and parts without measure."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from tests.hostile.cases import case
from tests.hostile.parts import PROACTIVE, REQUESTS, write
from tests.layouts import docx_xml as xml

REPORT = "".join(xml.paragraph(line) for line in write(PROACTIVE, REQUESTS).splitlines() if line)
MAIN = "word/document.xml"


def of_body(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a DOCX with a report and something behind it; stored, so that no ratio stops it."""
    return stored(xml.package(xml.document(REPORT + body), parts))


def stored(data: bytes) -> bytes:
    """Return an archive with nothing packed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(file, "w") as archive:
        for name in before.namelist():
            archive.writestr(name, before.read(name))
    return file.getvalue()


def cells(words: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"


# ---- archives ----


@case("docx")
def zip_bomb() -> bytes:
    return xml.package(xml.document(REPORT + "<w:p/>" * 5_000_000))


@case("docx")
def zip_bomb_below_the_ratio() -> bytes:
    words = "".join(f"<w:p><w:r><w:t>{number * 7_919:x}</w:t></w:r></w:p>" for number in range(900_000))
    return xml.package(xml.document(REPORT + words))


@case("docx")
def zip_of_many_entries() -> bytes:
    return xml.zipped({MAIN: xml.document(REPORT), **{f"word/media/{number}.png": b"" for number in range(60_000)}})


@case("docx")
def zip_entries_of_one_name() -> bytes:
    file = io.BytesIO(xml.package(xml.document(REPORT)))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("WORD/DOCUMENT.XML", xml.document(REPORT.replace("1", "7")))
    return file.getvalue()


@case("docx")
def zip_entries_that_overlap() -> bytes:
    """The directory names one packed stream a thousand times."""
    name, content = MAIN.encode(), xml.document(REPORT).encode()
    packed = zlib.compress(content)[2:-4]
    sizes = (zlib.crc32(content), len(packed), len(content))
    local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, *sizes, len(name), 0) + name + packed
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, *sizes, len(name), 0, 0, 0, 0, 0, 0) + name
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1_000, 1_000, 1_000 * len(entry), len(local), 0)
    return local + entry * 1_000 + end


@case("docx")
def zip_that_understates_its_sizes() -> bytes:
    data = bytearray(xml.package(xml.document(REPORT + "<w:p/>" * 2_000_000)))
    at = data.rfind(b"PK\1\2", 0, data.find(MAIN.encode(), data.rfind(b"PK\1\2") - 4_000))
    struct.pack_into("<L", data, max(at, 0) + 24, 100)
    return bytes(data)


@case("docx")
def zip_that_overstates_its_entries() -> bytes:
    data = bytearray(xml.package(xml.document(REPORT)))
    struct.pack_into("<2H", data, data.rfind(b"PK\5\6") + 8, 65_000, 65_000)
    return bytes(data)


@case("docx")
def zip_with_a_comment_full_of_ends() -> bytes:
    data = xml.package(xml.document(REPORT))
    return data[:-2] + struct.pack("<H", 65_000) + b"PK\5\6" * 16_250


@case("docx")
def zip_64_that_points_anywhere() -> bytes:
    data = bytearray(xml.package(xml.document(REPORT)))
    struct.pack_into("<L", data, data.rfind(b"PK\5\6") + 16, 0xFFFFFFFF)
    at = data.rfind(b"PK\5\6")
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 2**62, 2**62, 2**63, 2**63)
    return bytes(data[:at]) + record + struct.pack("<4sLQL", b"PK\6\7", 0, at, 1) + bytes(data[at:])


@case("docx")
def zip_with_data_descriptors() -> bytes:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    file = Pipe()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(MAIN, xml.document(REPORT))
    return file.getvalue()


@case("docx")
def zip_of_names_that_climb() -> bytes:
    names = ("../../word/document.xml", "/word/document.xml", "word\\document.xml", "word/../word/document.xml")
    return xml.zipped({name: xml.document(REPORT) for name in names})


@case("docx")
def zip_cut_in_the_middle() -> bytes:
    data = of_body("<w:p/>" * 100_000)
    return data[: len(data) // 2]


@case("docx")
def zip_that_is_encrypted() -> bytes:
    data = bytearray(xml.package(xml.document(REPORT)))
    at = data.find(b"PK\1\2")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\1\2", at + 4)
    return bytes(data)


# ---- markup ----


@case("docx")
def word_nested_tables() -> bytes:
    return of_body("<w:tbl><w:tr><w:tc>" * 10_000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 10_000)


@case("docx")
def word_nested_tables_below_the_limit() -> bytes:
    return of_body(("<w:tbl><w:tr><w:tc>" * 150 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 150) * 120)


@case("docx")
def word_spans() -> bytes:
    row = "<w:tr>" + cells("1", '<w:gridSpan w:val="1000000000"/>') * 5 + "</w:tr>"
    return of_body(f"<w:tbl>{row * 10_000}</w:tbl>")


@case("docx")
def word_merges_down() -> bytes:
    rows = "<w:tr>" + cells("1", '<w:vMerge w:val="restart"/>') + "</w:tr>"
    return of_body(f"<w:tbl>{rows}{('<w:tr>' + cells('', '<w:vMerge/>') + '</w:tr>') * 40_000}</w:tbl>")


@case("docx")
def word_columns_before() -> bytes:
    before = '<w:trPr><w:gridBefore w:val="999999999999999999999"/></w:trPr>'
    return of_body(f"<w:tbl>{('<w:tr>' + before + cells('1') + '</w:tr>') * 30_000}</w:tbl>")


@case("docx")
def word_runs() -> bytes:
    return of_body(f"<w:p>{'<w:r><w:t>长</w:t></w:r>' * 1_000_000}</w:p>")


@case("docx")
def word_breaks() -> bytes:
    return of_body(f"<w:p><w:r>{'<w:t>a</w:t><w:br/><w:tab/>' * 300_000}</w:r></w:p>")


@case("docx")
def word_fields_in_fields() -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>=SUM(LEFT)</w:instrText></w:r>'
    return of_body(f"<w:p>{begin * 100_000}<w:r><w:t>1</w:t></w:r></w:p>")


@case("docx")
def word_endless_instruction() -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>'
    return of_body(f"<w:p>{begin}{' HYPERLINK' * 1_000_000}</w:instrText></w:r></w:p>")


@case("docx")
def word_boxes_in_boxes() -> bytes:
    begin, end = "<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"
    return of_body((begin * 150 + "<w:p><w:r><w:t>1</w:t></w:r></w:p>" + end * 150) * 150)


@case("docx")
def word_choices() -> bytes:
    choice = (
        "<mc:AlternateContent><mc:Choice><w:t>a</w:t></mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback></mc:AlternateContent>"
    )
    return of_body(f"<w:p><w:r>{choice * 50_000}</w:r></w:p>")


@case("docx")
def word_links_and_controls() -> bytes:
    return of_body(
        "<w:p>"
        + ('<w:hyperlink w:anchor="a"><w:sdt><w:sdtContent>' * 100 + "</w:sdtContent></w:sdt></w:hyperlink>" * 100) * 500
        + "</w:p>"
    )


@case("docx")
def word_chunks() -> bytes:
    """Pages within the document, one of them named again and again."""
    return of_body('<w:altChunk r:id="rId1"/>' * 100_000, {"a.html": "<table>" + "<tr><td>1<td>2" * 20_000})


@case("docx")
def word_relations() -> bytes:
    relation = '<Relationship Id="r{0}" Type="x/styles" Target="http://example.com/{0}" TargetMode="External"/>'
    relations = "".join(relation.format(number) for number in range(200_000))
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return xml.zipped(
        {
            MAIN: xml.document(REPORT),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{space}">{relations}</Relationships>',
        }
    )


@case("docx")
def word_styles_in_a_circle() -> bytes:
    styles = "".join(
        f'<w:style w:styleId="s{number}"><w:basedOn w:val="s{(number + 1) % 20_000}"/><w:rPr><w:vanish/></w:rPr></w:style>'
        for number in range(20_000)
    )
    return of_body('<w:p><w:pPr><w:pStyle w:val="s1"/></w:pPr></w:p>', {"styles.xml": xml.wrapped("styles", styles)})


@case("docx")
def word_numbers() -> bytes:
    pattern = "%1" * 500
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="999999999"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at in range(9)
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="8"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>'
    return of_body(item * 40_000, {"numbering.xml": xml.wrapped("numbering", numbering)})


@case("docx")
def word_entities() -> bytes:
    inner = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 12))
    main = xml.document(REPORT + "<w:p><w:r><w:t>&l11;</w:t></w:r></w:p>").replace(
        "<w:document", f'<!DOCTYPE d [<!ENTITY l0 "x">{inner}]><w:document', 1
    )
    return xml.package(main)


@case("docx")
def word_attributes() -> bytes:
    pairs = " ".join(f'a{number}="1"' for number in range(100_000))
    return of_body(f"<w:p {pairs}/>")


@case("docx")
def word_prefixes() -> bytes:
    return of_body("".join(f'<a:b xmlns:a{number}="http://example.com/{number}" xmlns:a="b"/>' for number in range(50_000)))


@case("docx")
def word_in_utf_16() -> bytes:
    return xml.package(
        (xml.document(REPORT + "<w:p><w:r><w:t>长</w:t></w:r></w:p>" * 100_000).replace("UTF-8", "UTF-16")).encode("utf-16")
    )


@case("docx")
def word_in_utf_7() -> bytes:
    return xml.package(xml.document(REPORT).replace("UTF-8", "UTF-7").encode("utf-7"))


@case("docx")
def word_in_ebcdic() -> bytes:
    return xml.package(xml.document("<w:p/>" * 1_000).replace("UTF-8", "cp037").encode("cp037"))


@case("docx")
def word_comments_and_instructions() -> bytes:
    return of_body("<!-- <w:p> --><?a <w:p> ?><![CDATA[ ]]>" * 100_000)


@case("docx")
def word_endless_text() -> bytes:
    return of_body(f"<w:p><w:r><w:t>{'长' * 8_000_000}</w:t></w:r></w:p>")


@case("docx")
def word_paragraphs_without_mark() -> bytes:
    """Paragraphs that are one, as the marks between them were deleted."""
    return of_body("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>" * 60_000)
