"""What is no text goes to the caller's text provider, and comes back as a report."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest

from gov_disclosure import Limits, UnreadableError, UsageError, parse_bytes, parse_file
from gov_disclosure.reading import Picture
from tests.core.documents import write


def png() -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">2I5B", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def ofd() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("OFD.xml", "<ofd:OFD/>")
    return file.getvalue()


KINDS = {
    "image/png": png(),
    "image/jpeg": b"\xff\xd8\xff\xe0" + b"\0" * 40,
    "image/tiff": b"II*\0" + b"\0" * 40,
    "image/bmp": b"BM" + struct.pack("<I", 64) + b"\0\0\0\0" + b"\x36\0\0\0" + b"\0" * 50,
    "image/webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    "image/heif": b"\0\0\0\x18ftypheic\0\0\0\0",
    "application/ofd": ofd(),
    "application/rtf": b"{\\rtf1\\ansi}",
    "application/x-caj": b"CAJ\0" + b"\0" * 20,
}


@pytest.mark.parametrize("media_type", KINDS)
def test_the_provider_is_given_the_container_and_its_text_is_read(media_type: str, tmp_path: Path) -> None:
    seen: list[Picture] = []

    def provider(picture: Picture) -> str | None:
        seen.append(picture)
        return write()

    file = tmp_path / "年报.bin"
    file.write_bytes(KINDS[media_type])
    report = parse_file(file, text_provider=provider)
    assert seen == [Picture(data=KINDS[media_type], media_type=media_type, name="年报.bin")]
    cell = report.cell("proactive.rules.issued")
    assert cell.value == 1
    assert cell.position is not None
    assert write()[cell.position.start : cell.position.end] == "1"
    assert [each.severity.value for each in report.diagnostics if each.code == "GD146"] == ["info"]


@pytest.mark.parametrize("media_type", KINDS)
def test_without_one_it_is_refused(media_type: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        parse_bytes(KINDS[media_type])
    if media_type.startswith("image/"):
        assert "text_provider" in str(caught.value)
        assert "text_provider" in caught.value.render("zh")


def raising(_: Picture) -> str | None:
    raise OSError("no model")


@pytest.mark.parametrize(
    ("provider", "words"),
    [(lambda _: None, "found no text"), (lambda _: " \n", "found no text"), (raising, "OSError: no model"), (len, "TypeError"),
     (lambda _: 7, "int, not str")],
)  # fmt: skip
def test_no_text_is_a_refusal_that_says_why(provider, words) -> None:
    with pytest.raises(UnreadableError, match=words):
        parse_bytes(png(), text_provider=provider)


def test_text_is_not_sent_to_it() -> None:
    assert parse_bytes(write().encode(), text_provider=raising).value("proactive.rules.issued") == 1


def test_archives_and_locked_files_are_not_sent_to_it() -> None:
    for data in (b"Rar!\x1a\x07", b"\x7fELF\x02\x01"):
        with pytest.raises(UnreadableError, match=r"RAR|ELF"):
            parse_bytes(data, text_provider=lambda _: write())


def test_what_cannot_be_called_is_wrong_use() -> None:
    with pytest.raises(UsageError, match="text_provider"):
        parse_bytes(png(), text_provider="tesseract")  # type: ignore[arg-type]


def test_its_text_is_bounded_and_cleaned() -> None:
    report = parse_bytes(png(), text_provider=lambda _: write() + "\ud800", limits=Limits(max_bytes=len(write()) - 3))
    assert "GD103" in {each.code for each in report.diagnostics}
    report.title.encode()  # type: ignore[union-attr]
