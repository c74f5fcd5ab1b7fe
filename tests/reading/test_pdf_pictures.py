"""Streams of a PDF that call themselves pictures are left out of what is counted where they are nothing else."""

from __future__ import annotations

import pytest

from gov_disclosure import LimitError, Limits
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.reading.pdf.reader import read_pdf
from gov_disclosure.reading.pdf.unpacking import check_streams
from gov_disclosure.reading.reader import Container
from tests.hostile.pdf_content_cases import PAGE, deflated, pdf, text
from tests.hostile.pdf_picture_cases import PICTURE, SHOW, SHOWN, WORDS, blanks

LIMITS = Limits(max_unpacked_bytes=100_000)
LARGE = blanks(PICTURE, 200_000)
MASKED = deflated(b" " * 81, PICTURE + b"/SMask 7 0 R")
NOTE = b"<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]/AP<</N 6 0 R>>>>"
PACKED = deflated(b"8 0 [6 0 R 99 0 R]", b"/Type/ObjStm/N 1/First 4")


@pytest.mark.parametrize(
    "data",
    [
        pdf(deflated(SHOW), LARGE, page=SHOWN),
        pdf(deflated(SHOW), LARGE.replace(b"/Subtype/Image", b"/Sub#74ype /Image"), page=SHOWN),
        pdf(deflated(SHOW), MASKED, LARGE, page=SHOWN),
        pdf(deflated(SHOW), LARGE.replace(b"/Filter/FlateDecode", b"/Filter [ /FlateDecode ]"), page=SHOWN),
    ],
)
def test_pictures_are_left_out(data: bytes) -> None:
    check_streams(data, LIMITS)


@pytest.mark.parametrize(
    "data",
    [
        pdf(LARGE),
        pdf(deflated(WORDS), LARGE, page=PAGE.replace(b"4 0 R", b"[4 0 R 6 0 R]")),
        pdf(deflated(WORDS), LARGE, NOTE),
        pdf(deflated(SHOW), LARGE, PACKED, page=SHOWN),
        pdf(deflated(SHOW), LARGE.replace(b"/FlateDecode", b"[/FlateDecode/DCTDecode]"), page=SHOWN),
        pdf(deflated(SHOW), LARGE.replace(b"/Filter", b"/Subtype/Form/Filter"), page=SHOWN),
        pdf(deflated(SHOW), blanks(b"/Subtype/Form/Resources<</ProcSet[/ImageB]>>", 200_000), page=SHOWN),
    ],
)
def test_what_may_be_more_is_counted(data: bytes) -> None:
    with pytest.raises(LimitError, match="max_unpacked_bytes"):
        check_streams(data, LIMITS)


def test_digits_are_not_told_where_too_much_is_painted_over_them(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pypdfium2")
    frame = b" 0 g 40 40 m 90 40 l 90 90 l 40 90 l h 44 44 m 86 44 l 86 86 l 44 86 l h f*"
    data = pdf(deflated(text((50, 50, b"a12")) + frame))
    assert text_of(data) == "a12"
    monkeypatch.setattr("gov_disclosure.reading.pdf.pdfium._LOOKS", 0)
    assert text_of(data) == "a\ufffd\ufffd"


def text_of(data: bytes) -> str:
    sink = Diagnostics(Limits())
    return read_pdf(Container(data=data, limits=Limits(), sink=sink)).source.text.strip()
