"""Streams of a PDF that call themselves pictures are left out of what is counted where they are nothing else."""

from __future__ import annotations

import pytest

from gov_disclosure import LimitError, Limits
from gov_disclosure.reading.pdf.unpacking import check_streams
from tests.hostile.pdf_content_cases import PAGE, deflated, pdf
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
