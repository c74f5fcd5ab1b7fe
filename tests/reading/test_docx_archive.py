"""The archive and the XML of a DOCX: what is damaged or hostile is refused with what to do."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib

import pytest

from gov_disclosure import GovDisclosureError, LimitError, Limits, UnreadableError, parse_bytes
from gov_disclosure.reading.docx import is_docx
from gov_disclosure.reading.docx.archive import Archive
from gov_disclosure.reading.registry import known_readers
from tests.layouts import docx_xml as xml

WHOLE = xml.docx(xml.paragraph("一"))
PART = "word/document.xml"


def refused(data: bytes, limits: Limits | None = None) -> GovDisclosureError:
    with pytest.raises((UnreadableError, LimitError)) as caught:
        parse_bytes(data, limits=limits or Limits())
    assert caught.value.render("zh") != str(caught.value)
    return caught.value


def packed(main: bytes | str) -> bytes:
    return xml.package(main)


def patched(data: bytes, mark: bytes, offset: int, new: bytes, *, last: bool = True) -> bytes:
    """Return an archive with other bytes at an offset behind a mark."""
    at = (data.rindex(mark) if last else data.index(mark)) + offset
    return data[:at] + new + data[at + len(new) :]


def of_parts(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return file.getvalue()


class TestWhatIsTaken:
    def test_documents_in_all_their_kinds(self) -> None:
        assert is_docx(WHOLE, None)
        assert is_docx(xml.package(xml.document(""), name="doc/main.xml"), "a.zip")
        for kind in ("ms-word.document.macroEnabled.main+xml", "ms-word.template.macroEnabledTemplate.main+xml"):
            assert is_docx(of_parts(("[Content_Types].xml", f'"application/vnd.{kind}"'.encode())), None), kind

    def test_other_archives_are_not(self) -> None:
        embedding = (
            b'<Default Extension="docx" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/>'
        )
        for data in (
            of_parts(("[Content_Types].xml", b"spreadsheetml.sheet.main+xml"), ("xl/workbook.xml", b"")),
            of_parts(("[Content_Types].xml", embedding), ("ppt/presentation.xml", b"")),
            of_parts(("OFD.xml", b"<OFD/>")),
            of_parts(("reports/a.docx", WHOLE), method=zipfile.ZIP_STORED),
            of_parts(("a.txt", b"word/document.xml")),
            of_parts(),
            b"PK\x03\x04",
            b"%PDF-1.7",
            b"",
        ):
            assert not is_docx(data, "a.docx")

    def test_other_archives_are_refused_with_advice(self) -> None:
        error = refused(of_parts(("xl/workbook.xml", b"")))
        assert "XLSX" in str(error)

    def test_what_is_left_of_a_document_still_is_one(self) -> None:
        assert is_docx(WHOLE[: len(WHOLE) // 2], None)
        assert "cut off" in str(refused(WHOLE[: len(WHOLE) // 2]))

    def test_it_is_asked_before_text(self) -> None:
        names = [reader.name for reader in known_readers()]
        assert names.index("docx") < names.index("text")


class TestArchive:
    @pytest.mark.parametrize("cut", [1, 5, 22, 60, 200])
    def test_a_cut_one_is_refused(self, cut: int) -> None:
        assert "cut off" in str(refused(WHOLE[:-cut]))

    def test_data_behind_it_does_no_harm(self) -> None:
        assert Archive(WHOLE + b"\r\n" * 10, Limits()).find(PART) is not None

    def test_data_within_it_is_refused(self) -> None:
        at = WHOLE.rindex(b"PK\x01\x02")
        assert refused(WHOLE[:at] + b"junk" + WHOLE[at:])
        two = WHOLE + WHOLE
        assert "other data" in str(refused(two))

    def test_a_damaged_part_is_refused(self) -> None:
        at = Archive(WHOLE, Limits()).find(PART)
        assert at is not None
        begin = at.offset + 30 + len(PART) + 10
        assert PART in str(refused(WHOLE[:begin] + bytes(8) + WHOLE[begin + 8 :]))

    def test_a_wrong_check_sum_is_refused(self) -> None:
        assert "damaged" in str(refused(_with_directory(PART, crc=1)))

    def test_a_wrong_size_is_refused(self) -> None:
        assert "damaged" in str(refused(_with_directory(PART, size=3)))

    def test_an_encrypted_part_is_refused(self) -> None:
        assert "encrypted" in str(refused(_with_directory(PART, flags=1)))

    def test_an_unknown_way_of_packing_is_refused(self) -> None:
        assert "(14)" in str(refused(_with_directory(PART, method=14)))

    def test_a_name_that_differs_from_the_directory_is_refused(self) -> None:
        assert refused(patched(WHOLE, PART.encode(), 0, b"word/Document.xml", last=False))

    @pytest.mark.parametrize("second", [PART, "WORD/document.xml", "/word/document.xml", "word\\document.xml"])
    def test_one_name_twice_is_refused(self, second: str) -> None:
        with pytest.warns(UserWarning, match="Duplicate") if second == PART else _nothing():
            data = of_parts((PART, b"<a/>"), (second, b"<b/>"))
        assert "twice" in str(refused(data))

    def test_parts_that_overlap_are_refused(self) -> None:
        content = zlib.compress(b"x" * 100)[2:-4]
        local = struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, 0, len(content), 100, 17, 0) + PART.encode() + content
        entries = b"".join(
            struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, 0, len(content), 100, 17, 0, 0, 0, 0, 0, 0) + name
            for name in (PART.encode(), b"word/documen2.xml")
        )
        whole = local + entries + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 2, 2, len(entries), len(local), 0)
        assert refused(whole)
        same = entries.replace(b"word/documen2.xml", PART.encode())
        assert refused(whole.replace(entries, same))

    def test_a_large_archive_of_few_bytes_is_read(self) -> None:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive, archive.open(PART, "w", force_zip64=True) as part:
            part.write(xml.document(xml.paragraph("一")).encode())
        assert Archive(file.getvalue(), Limits()).find(PART) is not None

    def test_sizes_of_64_bits_are_read(self) -> None:
        content = b"<a/>"
        extra = struct.pack("<2H3Q", 1, 24, 4, 4, 0)
        local = struct.pack("<4s5H3L2H", b"PK\3\4", 45, 0, 0, 0, 0, zlib.crc32(content), 4, 4, 17, 0) + PART.encode() + content
        full = 0xFFFFFFFF
        entry = struct.pack(
            "<4s6H3L5H2L", b"PK\1\2", 45, 45, 0, 0, 0, 0, zlib.crc32(content), full, full, 17, 28, 0, 0, 0, 0, full
        )
        entry += PART.encode() + extra
        end64 = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(entry), len(local))
        locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(local) + len(entry), 1)
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, full, full, 0)
        archive = Archive(local + entry + end64 + locator + end, Limits())
        found = archive.find(PART)
        assert found is not None
        assert archive.read(found) == content
        lying = end64.replace(struct.pack("<2Q", 1, 1), struct.pack("<2Q", 1 << 60, 1 << 60))
        with pytest.raises(LimitError):
            Archive(local + entry + lying + locator + end, Limits())

    def test_a_volume_of_several_is_refused(self) -> None:
        assert "volume" in str(refused(patched(WHOLE, b"PK\5\6", 4, b"\x02\x00")))

    def test_too_many_parts_are_refused(self) -> None:
        data = of_parts(("word/document.xml", b""), *((f"word/{number}.xml", b"") for number in range(2_001)))
        assert "max_entries" in str(refused(data))

    @pytest.mark.parametrize("seed", range(300))
    def test_any_damage_is_read_or_refused(self, seed: int) -> None:
        rng = random.Random(seed)
        data = bytearray(WHOLE)
        for _ in range(rng.randint(1, 8)):
            at = rng.randrange(len(data))
            data[at] = rng.choice((0, 255, rng.randrange(256)))
        if rng.random() < 0.3:
            del data[rng.randrange(len(data)) :]
        with pytest.raises(GovDisclosureError):
            parse_bytes(b"PK\x03\x04" + bytes(data[4:]))


class TestBombs:
    def test_what_was_packed_too_well_is_refused(self) -> None:
        assert "max_ratio" in str(refused(packed(xml.document(" " * 5_000_000))))

    def test_parts_are_counted_while_they_are_read(self) -> None:
        main = xml.document(xml.paragraph("一" * 50_000))
        assert "max_part_bytes" in str(refused(packed(main), Limits(max_part_bytes=100_000)))
        assert "max_unpacked_bytes" in str(refused(packed(main), Limits(max_unpacked_bytes=100_000)))

    def test_sizes_in_the_directory_are_not_believed(self) -> None:
        data = _with_directory(PART, data=packed(xml.document(" " * 5_000_000)), size=10)
        assert "max_ratio" in str(refused(data))


class TestXml:
    @pytest.mark.parametrize(
        "declaration",
        [
            '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
            '<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd">',
            "<!DOCTYPE w>",
        ],
    )
    def test_document_types_are_refused(self, declaration: str) -> None:
        main = xml.document(xml.paragraph("一")).replace("<w:document", f"{declaration}<w:document")
        assert "document type" in str(refused(packed(main)))

    @pytest.mark.parametrize("body", ["<w:p>", "<w:p></w:r>", "&none;", "<w:p a='1' a='2'/>", "\x00", "<w:p><w:t>\ud800", "<"])
    def test_what_is_not_well_formed_is_refused(self, body: str) -> None:
        assert "well-formed" in str(refused(packed(xml.document(body).encode("utf-8", "surrogatepass"))))

    def test_bytes_of_another_encoding_are_refused(self) -> None:
        assert "well-formed" in str(refused(packed(xml.document("<!-- 总 -->").encode("gb18030"))))

    def test_a_part_that_ends_too_soon_is_refused(self) -> None:
        assert "well-formed" in str(refused(packed(xml.document(xml.paragraph("一"))[:-30])))
        assert "well-formed" in str(refused(packed("")))

    def test_an_endless_tag_is_refused(self) -> None:
        rng = random.Random(1)
        names = " ".join(f'a{number}="{rng.random()}"' for number in range(60_000))
        assert "without end" in str(refused(packed(xml.document(f"<w:p {names}/>"))))
        noise = "".join(rng.choices("abcdefghij>", k=900_000))
        assert "without end" in str(refused(packed(xml.document(f"<!--{noise}-->"))))

    def test_endless_text_is_no_fault(self) -> None:
        noise = "".join(random.Random(1).choices("abcdefghij>", k=900_000))
        with pytest.raises(GovDisclosureError, match="headings"):
            parse_bytes(packed(xml.document(xml.paragraph(noise))))

    def test_a_prefix_with_two_meanings_is_refused(self) -> None:
        main = xml.document('<w:p xmlns:w="urn:other"/>')
        assert "two name spaces" in str(refused(packed(main)))

    def test_prefixes_without_end_are_refused(self) -> None:
        rng = random.Random(1)
        many = "".join(f'<a xmlns:b{number}="urn:{rng.random()}"/>' for number in range(20_000))
        assert "name spaces" in str(refused(packed(xml.document(many))))

    def test_a_document_without_body_is_refused(self) -> None:
        assert "no body" in str(refused(packed(f'<w:document xmlns:w="{xml.SPACE}"/>')))
        assert "no body" in str(refused(packed("<html/>")))
        types = b"wordprocessingml.document.main+xml"
        assert "no body" in str(refused(of_parts(("[Content_Types].xml", types))))


def _with_directory(
    name: str,
    *,
    data: bytes = WHOLE,
    flags: int | None = None,
    method: int | None = None,
    crc: int | None = None,
    size: int | None = None,
) -> bytes:
    """Return an archive whose directory says something else of a part."""
    at = data.rindex(name.encode()) - 46
    fields = list(struct.unpack_from("<4s6H3L5H2L", data, at))
    for place, value in ((3, flags), (4, method), (7, crc), (9, size)):
        fields[place] = fields[place] if value is None else value
    return data[:at] + struct.pack("<4s6H3L5H2L", *fields) + data[at + 46 :]


class _nothing:  # noqa: N801 - stands where `pytest.warns` does
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...
