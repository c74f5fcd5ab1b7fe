"""PDFs where a part of a figure is not seen or no character: clips of any shape, characters in one place, drawn digits."""

from __future__ import annotations

from typing import Any

import pytest

from tests.reading.test_pdf import blocks, codes, figure_of, pages, read, table_page
from tests.reading.test_pdf_covered import MARK, SHOWN, Draw, raw

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

Points = list[tuple[float, float]]
WHOLE: Points = [(250, 95), (310, 95), (310, 125), (250, 125)]
CUT: dict[str, list[Points]] = {
    "pentagon": [[(255, 100), (269.5, 100), (269.5, 118), (255, 118), (240, 109)]],
    "corner": [[(255, 100), (269.5, 100), (269.5, 117), (300, 117), (300, 120), (255, 120)]],
    "hole": [WHOLE, [(269.5, 100), (276, 100), (276, 115), (269.5, 115)]],
    "two boxes": [[(255, 100), (269.5, 100), (269.5, 118), (255, 118)], [(290, 100), (300, 100), (300, 118), (290, 118)]],
}


def clipped(*outlines: Points) -> Draw:
    """Return what draws a figure within a clip of some outlines."""

    def draw(canvas: Any) -> None:
        path = canvas.beginPath()
        for points in outlines:
            path.moveTo(*points[0])
            for point in points[1:]:
                path.lineTo(*point)
            path.close()
        canvas.saveState()
        canvas.clipPath(path, stroke=0, fill=0, fillMode=0)
        canvas.drawString(260, 105, "417")
        canvas.restoreState()

    return draw


class TestClipsOfAnyShape:
    @pytest.mark.parametrize("outlines", CUT.values(), ids=CUT)
    def test_a_figure_of_which_a_digit_is_not_shown_is_not_read(self, outlines: list[Points]) -> None:
        told = figure_of(clipped(*outlines))
        assert MARK in told
        assert "7" not in told

    @pytest.mark.parametrize(
        "outlines",
        [[[(250, 109), (270, 80), (300, 109), (270, 140)]], [WHOLE, [(10, 10), (20, 10), (20, 20), (10, 20)]]],
        ids=["diamond", "two boxes"],
    )
    def test_one_that_is_shown_is(self, outlines: list[Points]) -> None:
        assert figure_of(clipped(*outlines)) == "行政许可|417"

    def test_within_a_circle(self) -> None:
        def draw(canvas: Any) -> None:
            path = canvas.beginPath()
            path.circle(267, 108, 16)
            canvas.clipPath(path, stroke=0, fill=0)
            canvas.drawString(260, 105, "417")

        assert figure_of(draw) == "行政许可|417"


class TestCharactersInOnePlace:
    """The library tells the first of them; where that is not seen, the digits beside it were a figure of their own."""

    @pytest.mark.parametrize(
        "before",
        [
            b"BT /F 10 Tf 3 Tr 260 105 Td (41) Tj ET BT 0 Tr ET",
            b"1 g BT /F 10 Tf 260 105 Td (41) Tj ET 0 g",
            b"q 0 0 10 10 re W n BT /F 10 Tf 260 105 Td (41) Tj ET Q",
        ],
        ids=["invisible", "white", "clipped"],
    )
    def test_the_rest_is_no_figure(self, before: bytes) -> None:
        data = raw(b"%b %b" % (before, SHOWN))
        assert blocks(data)[-1] == f"two|{MARK}"
        assert codes(read(data)[1])[0] in ("GD141", "GD143")

    @pytest.mark.parametrize("figure", [b"59", b"503", b"5"])
    def test_nor_is_what_stands_behind_a_tiny_one(self, figure: bytes) -> None:
        tiny = b"BT /F 1 Tf 260 105 Td (5) Tj ET BT /F 10 Tf 260.5 105 Td (%b) Tj ET"
        assert blocks(raw(tiny % figure))[-1] not in {"two|9", "two|03", "two|3"}

    @pytest.mark.parametrize("place", [b"230 105", b"260 113"], ids=["apart", "above"])
    def test_what_is_not_seen_elsewhere_is_no_hindrance(self, place: bytes) -> None:
        assert blocks(raw(b"1 g BT /F 10 Tf %b Td (41) Tj ET 0 g %b" % (place, SHOWN)))[-1] == "two|417"

    def test_nor_are_the_large_digits_of_a_pale_watermark(self) -> None:
        assert blocks(raw(b"0.97 g BT /F 50 Tf 205 104 Td (88) Tj ET 0 g " + SHOWN))[-1] == "two|417"


def line(*ends: float) -> Draw:
    return lambda canvas: canvas.line(*ends)


DRAWN: dict[str, Draw] = {
    "one behind": line(278, 105, 278, 112),
    "one before": line(257.5, 105, 257.5, 112),
    "thin box": lambda canvas: canvas.rect(278, 105, 1, 7.2, stroke=0, fill=1),
    "nought": lambda canvas: canvas.ellipse(276, 105, 281, 112.3),
    "four": lambda canvas: (
        line(276, 107, 281, 107)(canvas),
        line(279.5, 105, 279.5, 112)(canvas),
        line(276, 107, 279.5, 112)(canvas),
    ),
    "between": line(269.5, 105, 269.5, 112),
}


class TestDigitsOfLines:
    @pytest.mark.parametrize("draw", DRAWN.values(), ids=DRAWN)
    def test_a_figure_beside_a_line_as_high_as_a_digit_is_not_read(self, draw: Draw) -> None:
        def drawn(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            draw(canvas)

        data = pages(table_page(drawn))
        assert MARK in blocks(data)[-1]
        assert codes(read(data)[1]) == ["GD143"]

    @pytest.mark.parametrize(
        "draw", [line(278, 100, 278, 120), line(290, 105, 290, 112), line(276, 99, 290, 101)], ids=["side", "far", "below"]
    )
    def test_other_lines_are_no_hindrance(self, draw: Draw) -> None:
        def drawn(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            draw(canvas)

        assert MARK not in figure_of(drawn)

    def test_such_a_line_in_each_row_is_no_side(self) -> None:
        def drawn(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            for base in (105, 125):
                canvas.line(278, base, 278, base + 7)

        assert MARK in figure_of(drawn)

    def test_nor_are_the_dashes_of_a_side(self) -> None:
        def drawn(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            for at in range(80, 160, 8):
                canvas.line(278, at + 1, 278, at + 7)

        assert MARK not in figure_of(drawn)
