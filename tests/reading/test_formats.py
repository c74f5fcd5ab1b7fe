"""What is no text is called by its name, with what to do; the bytes decide, whatever the file is called."""

from __future__ import annotations

import struct
import time
import zipfile
from io import BytesIO

import pytest

from gov_disclosure import UnreadableError, parse_bytes
from gov_disclosure.reading.directories import ole_names, zip_names
from gov_disclosure.reading.formats import recognise
from tests.core.documents import page, table, write


def packed(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if first is not None:
            archive.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name in names:
            archive.writestr(name, b"x")
    return file.getvalue()


def compound(*names: str) -> bytes:
    """Return an OLE file with streams of these names: header, a table of sectors, and a directory of as many as it takes."""
    entries = ["Root Entry", *names]
    entries += [""] * (-len(entries) % 4)
    sectors = len(entries) // 4
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<5H", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<2I", header, 44, 1, 1)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    chain = [0xFFFFFFFD, *(number + 1 for number in range(1, sectors)), 0xFFFFFFFE]
    fat = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    directory = b""
    for name in entries:
        raw = name.encode("utf-16-le") + b"\0\0" if name else b""
        directory += raw.ljust(64, b"\0") + struct.pack("<H", len(raw)) + bytes(62)
    return bytes(header) + fat + directory


KNOWN = [
    (packed("[Content_Types].xml", "xl/workbook.xml"), "XLSX"),
    (packed("ppt/presentation.xml"), "PPTX"),
    (packed("Doc_0/Document.xml", "OFD.xml"), "OFD"),
    (packed("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.text")), "ODT"),
    (packed("content.xml", first=("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")), "ODS"),
    (packed("META-INF/container.xml"), "EPUB"),
    (compound("WordDocument", "1Table"), "DOC "),
    (compound("a", "b", "c", "d", "e", "f", "g", "WordDocument"), "DOC "),
    (compound("WpsDocument"), "WPS"),
    (compound("Workbook"), "XLS "),
    (compound("Book"), "XLS "),
    (compound("PowerPoint Document"), "PPT "),
    (compound("EncryptionInfo", "EncryptedPackage"), "encrypted"),
    (compound("__properties_version1.0"), "msg"),
    (compound("Unknown"), "OLE"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE"),
    (b"Founder CEB 3.00", "CEB"),
    (b"CAJ\0rest", "CAJ"),
    (b"HN\0\0", "CAJ"),
    (b"KDH rest", "KDH"),
    (b"II*\0rest", "TIFF"),
    (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
    (b"\0\0\0\x18ftypheic", "HEIF"),
    (b"bplist00rest", "webarchive"),
    (b"  {\\rtf1\\ansi", "RTF"),
    (
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x">',
        "Word 2003 XML",
    ),
    (b'<?xml version="1.0"?><w:wordDocument xmlns:w="x">', "Word 2003 XML"),
    (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="x">', "Flat OPC"),
    (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>', "Excel 2003 XML"),
    (b'<?xml version="1.0"?><office:document xmlns:office="x">', "Flat ODF"),
    (b'<?xml version="1.0"?><uof:UOF xmlns:uof="x">', "UOF"),
    (b"From: a@b.cn\r\nTo: c@d.cn\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx", "e-mail"),
    (b"Received: from x\r\n by y\r\nFrom: a\r\nSubject: x\r\n\r\nbody", "e-mail"),
]


@pytest.mark.parametrize(("data", "name"), KNOWN)
@pytest.mark.parametrize("file", ["年报.doc", "年报.html", None])
def test_a_format_is_named_in_both_languages_with_what_to_do(data: bytes, name: str, file: str | None) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_bytes(data, name=file)
    assert name in f"{caught.value} "
    assert "：" in caught.value.render("zh")
    if name.strip() in ("DOC", "WPS", "ODT", "RTF", "Word 2003 XML", "Flat OPC", "UOF"):
        assert "soffice --headless --convert-to docx" in str(caught.value)
        assert "WPS" in caught.value.render("zh")


def test_an_archive_says_what_it_holds() -> None:
    with pytest.raises(UnreadableError, match=r"unpack it first; it holds 年报/青禾镇.docx、b.pdf"):
        parse_bytes(packed("年报/", "年报/青禾镇.docx", "b.pdf"))


def test_names_in_gbk_are_read() -> None:
    data = packed("abcdef.docx").replace(b"abcdef.docx", "青禾镇".encode("gbk") + b".docx")
    assert zip_names(data) == ("青禾镇.docx",)


def test_a_damaged_zip_is_told_by_what_is_left_of_it() -> None:
    data = packed("[Content_Types].xml", "word/document.xml")
    assert recognise(data[: data.index(b"PK\x01\x02")]).name == "DOCX"  # type: ignore[union-attr]
    with pytest.raises(UnreadableError, match="download it again"):
        parse_bytes(b"PK\x03\x04")


@pytest.mark.parametrize("name", ["年报.doc", "年报.wps", "年报.docx", "年报.pdf", "年报.xls", "年报.et"])
def test_a_page_or_a_text_is_read_whatever_it_is_called(name: str) -> None:
    assert parse_bytes(page(table(("规章", "1", "2", "3"))).encode(), name=name).value("proactive.rules.repealed") == 2
    assert parse_bytes(write().encode("gbk"), name=name).value("proactive.rules.repealed") == 2


def test_a_page_that_office_wrote_is_a_page() -> None:
    head = '<?xml version="1.0"?><?mso-application progid="Word.Document"?><!DOCTYPE html>'
    assert parse_bytes((head + page(table(("规章", "1", "2", "3")))).encode()).value("proactive.rules.repealed") == 2


def test_a_text_that_begins_like_headers_is_a_text() -> None:
    text = "Title: 2024\nFrom: here\n\n" + write()
    assert parse_bytes(text.encode()).value("proactive.rules.issued") == 1


HOSTILE = [
    b"PK\x03\x04" * 2_000_000,
    b"PK\x03\x04" + b"PK\x01\x02" * 2_000_000 + b"PK\x05\x06" + bytes(12) + b"\x04\0\0\0\0\0",
    packed() + bytes(30) + (b"PK\x03\x04" + bytes(26)) * 200_000,
    compound("a")[:48] + struct.pack("<I", 0) + compound("a")[52:] + bytes(8_000_000),
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600,
    b"<?xml " + b"<" * 5_000_000,
    b"From: " + b"a" * 9_000_000,
    b"A: b\n" * 2_000_000,
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_a_hostile_directory_costs_nothing(number: int) -> None:
    data = HOSTILE[number]
    start = time.process_time()
    recognise(data)
    zip_names(data)
    ole_names(data)
    assert time.process_time() - start < 10
