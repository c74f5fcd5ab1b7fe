"""What PDFs ask to be drawn by the characters of their fonts, counted before anything of them is loaded."""

from __future__ import annotations

import pytest

from gov_disclosure import LimitError, Limits
from gov_disclosure.reading.pdf.codes import stands_for_much
from gov_disclosure.reading.pdf.unpacking import check_streams
from tests.hostile.pdf_font_cases import drawing, fonts_of_drawings

SHARED = [drawing(100)] * 10


class TestCharacters:
    @pytest.mark.parametrize(
        "data",
        [
            fonts_of_drawings(20, SHARED),
            fonts_of_drawings(20, SHARED, named=False),
            fonts_of_drawings(20, [drawing(100)]),
            fonts_of_drawings(20, [drawing(100, b"")] * 10),
        ],
        ids=["of fonts", "of fonts with one list", "one for all", "not said to be characters"],
    )
    def test_they_are_counted_for_each_font(self, data: bytes) -> None:
        cost = 20 * 10 * 100 * 8
        assert check_streams(data, Limits(max_drawn=cost + 20_000)).dearest_character >= 100 * 8
        with pytest.raises(LimitError, match="max_drawn"):
            check_streams(data, Limits(max_drawn=cost - 20_000))

    def test_those_of_one_font_are_counted_once(self) -> None:
        data = fonts_of_drawings(1, [drawing(100)] * 10)
        assert check_streams(data, Limits(max_drawn=12_000)).dearest_character == 900
        with pytest.raises(LimitError, match="max_drawn"):
            check_streams(data, Limits(max_drawn=8_000))

    def test_a_font_may_be_packed_behind_them(self) -> None:
        assert check_streams(fonts_of_drawings(1, [drawing(100, b"")] * 10, packed=True), Limits()).dearest_character == 900
        with pytest.raises(LimitError, match="max_drawn"):
            check_streams(fonts_of_drawings(1, [drawing(100, b"")], packed=True), Limits(max_drawn=7_000))


@pytest.mark.parametrize(("letters", "much"), [(18, False), (32, False), (33, True), (40_000, True)])
def test_what_one_code_stands_for_is_bounded(letters: int, much: bool) -> None:
    assert stands_for_much(b"% of a font " * 40 + b"1 beginbfchar <31> <" + b"0031 " * letters + b"> endbfchar") is much
