"""PDFs where something is drawn over figures or beside them: areas, pictures, lines, annotations, fields, fills of one colour."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

from gov_disclosure import LimitError, Limits, parse_bytes
from tests.reading.test_pdf import FONT, blocks, codes, figure_of, pages, read, table_page, words

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

MARK = "\N{REPLACEMENT CHARACTER}"
Draw = Callable[[Any], object]


def picture(colour: tuple[int, ...]) -> Any:
    """Return a picture of one colour."""
    from reportlab.lib.utils import ImageReader

    pillow = pytest.importorskip("PIL.Image")
    return ImageReader(pillow.new("RGBA" if len(colour) > 3 else "RGB", (8, 8), colour))


def area(canvas: Any, left: float = 270, wide: float = 6) -> None:
    canvas.setFillGray(1)
    canvas.rect(left, 102, wide, 12, stroke=0, fill=1)


def rounded(canvas: Any) -> None:
    canvas.setFillGray(1)
    canvas.roundRect(269.5, 101, 8, 14, 2, stroke=0, fill=1)


def stroke(canvas: Any) -> None:
    canvas.setStrokeGray(1)
    canvas.setLineWidth(12)
    canvas.line(270, 108, 276, 108)


def in_a_form(draw: Draw, name: str = "over") -> Draw:
    def drawn(canvas: Any) -> None:
        canvas.beginForm(name)
        canvas.setFont(FONT, 10)
        draw(canvas)
        canvas.endForm()
        canvas.doForm(name)

    return drawn


def shade(canvas: Any) -> None:
    from reportlab.lib.colors import white

    path = canvas.beginPath()
    path.rect(270, 102, 6, 12)
    canvas.saveState()
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.linearGradient(270, 102, 276, 102, (white, white))
    canvas.restoreState()


def nearly_opaque(canvas: Any) -> None:
    canvas.setFillColorRGB(1, 1, 1, alpha=0.97)
    canvas.rect(270, 102, 6, 12, stroke=0, fill=1)


COVERS: dict[str, Draw] = {
    "area": area,
    "rounded": rounded,
    "stroke": stroke,
    "picture": lambda canvas: canvas.drawImage(picture((255, 255, 255)), 270, 102, 6, 12),
    "in a form": in_a_form(area),
    "shade": shade,
    "nearly opaque": nearly_opaque,
    "half a digit": lambda canvas: area(canvas, 272.5, 2),
    "its upper half": lambda canvas: canvas.drawImage(picture((0, 0, 0)), 255, 108.5, 40, 8),
}


class TestPartsOfFigures:
    @pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
    def test_a_figure_that_is_covered_in_part_is_not_read(self, cover: Draw) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            cover(canvas)

        data = pages(table_page(draw))
        assert MARK in blocks(data)[-1]
        assert codes(read(data)[1]) == ["GD143"]

    def test_whatever_form_the_text_stands_in(self) -> None:
        def draw(canvas: Any) -> None:
            in_a_form(words((260, 105, "417")), "text")(canvas)
            area(canvas)

        assert MARK in figure_of(draw)

    @pytest.mark.parametrize(
        "cover",
        [
            lambda canvas: canvas.drawImage(picture((255, 0, 0, 0)), 250, 90, 60, 30, mask="auto"),
            lambda canvas: canvas.drawImage(picture((90, 90, 90, 50)), 0, 0, 400, 300, mask="auto"),
            lambda canvas: area(canvas, 276, 60),
            lambda canvas: canvas.ellipse(255, 100, 282, 117),
        ],
        ids=["clear picture", "faint picture", "beside", "circle"],
    )
    def test_what_lets_it_be_seen_is_no_hindrance(self, cover: Draw) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            cover(canvas)

        assert figure_of(draw) == "行政许可|417"

    def test_a_whole_figure_under_a_picture_is_not_seen(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "57")
            canvas.drawImage(picture((255, 255, 255)), 250, 100, 60, 15)
            canvas.drawString(290, 105, "41")

        assert figure_of(draw) == "行政许可|41"

    def test_an_old_page_under_a_picture_is_not_read(self) -> None:
        def draw(canvas: Any) -> None:
            words((20, 200, "旧稿"), (60, 105, "行政处罚"), (260, 105, "88"))(canvas)
            canvas.drawImage(picture((255, 255, 255)), 0, 0, 400, 300)
            table_page(words((260, 105, "41"), (20, 250, "新稿"), (20, 230, "这一页的文字盖住了原先的文字")))(canvas)

        assert blocks(pages(draw)) == ["新稿", "这一页的文字盖住了原先的文字", "规章|5", "行政许可|41"]

    def test_a_page_below_its_scan_was_recognised(self) -> None:
        def draw(canvas: Any) -> None:
            words((50, 200, "一、总体情况"), (50, 180, "全年收到7件"))(canvas)
            canvas.drawImage(picture((250, 250, 250)), 0, 0, 400, 300)

        document, sink = read(pages(draw))
        assert document.source.text == "一、总体情况\n全年收到7件\n"
        assert codes(sink) == ["GD137"]

    @pytest.mark.parametrize(("left", "told"), [(255, "行政许可|"), (269.6, f"行政许可|41{MARK}"), (330, "行政许可|417")])
    def test_what_is_blacked_out_is_not_read(self, left: float, told: str) -> None:
        """Words on a ground of their own colour, as a program of words prints them whose ground was made black."""

        def draw(canvas: Any) -> None:
            canvas.rect(left, 101, 40, 13, stroke=0, fill=1)
            canvas.drawString(260, 105, "417")

        assert figure_of(draw) == told

    @pytest.mark.parametrize(("white", "black", "told"), [("417", "", "417"), ("", "417", "417"), ("4", "17", f"4{MARK}17")])
    def test_white_words_on_black_are_read_and_black_ones_on_white_over_black(self, white: str, black: str, told: str) -> None:
        """Where a figure is of both, nobody knows whether it is one."""

        def draw(canvas: Any) -> None:
            canvas.rect(255, 101, 70, 13, stroke=0, fill=1)
            canvas.setFillGray(1)
            canvas.drawString(260, 105, white)
            canvas.rect(266 if white == "4" else 290, 102, 30, 11, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.drawString(267 if white else 292, 105, black)

        assert figure_of(draw) == f"行政许可|{told}"

    def test_covers_without_number_are_looked_at(self) -> None:
        def draw(canvas: Any) -> None:
            for _ in range(600):
                area(canvas, 20, 5)
            canvas.setFillGray(0)
            canvas.drawString(260, 105, "417")
            for at in range(300):
                area(canvas, 300 + at / 10, 5)
            area(canvas)

        assert "417" not in figure_of(draw)


class TestLines:
    @pytest.mark.parametrize(
        "strike",
        [
            lambda canvas: canvas.line(259, 104, 277, 113),
            lambda canvas: canvas.line(259, 113, 277, 104),
            lambda canvas: canvas.bezier(258, 107, 264, 111, 268, 105, 278, 109),
            lambda canvas: canvas.rect(259, 107, 18, 1.7, stroke=0, fill=1),
        ],
        ids=["up", "down", "curve", "bar"],
    )
    def test_a_figure_that_a_line_runs_through_is_not_read(self, strike: Draw) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            strike(canvas)

        data = pages(table_page(draw))
        assert "417" not in blocks(data)[-1]
        assert codes(read(data)[1]) == ["GD143"]

    def test_a_sign_that_is_drawn_is_one(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            canvas.line(254.5, 108.4, 259, 108.4)

        assert MARK in figure_of(draw)

    def test_a_line_aslant_in_a_corner_of_the_header_is_none(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(255, 103, "417")
            canvas.line(250, 120, 350, 100)

        assert figure_of(draw) == "行政许可|417"

    def test_on_a_page_that_is_turned(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.translate(0, 300)
            canvas.rotate(-90)
            words(*((50.0, 150.0 - 20 * at, "这一行的字都是转过来的") for at in range(4)))(canvas)
            words((50, 200, "规章"), (200, 200, "417"))(canvas)
            canvas.line(199, 199, 218, 209)

        assert "417" not in blocks(pages(draw))[0]


class TestDrawnDigits:
    @pytest.mark.parametrize("left", [275.5, 252.5], ids=["behind", "before"])
    def test_a_small_picture_beside_a_figure_may_be_a_digit(self, left: float) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            canvas.drawImage(picture((0, 0, 0)), left, 104.5, 6, 8)

        assert MARK in figure_of(draw)

    def test_so_may_an_outline_that_is_filled(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "417")
            path = canvas.beginPath()
            corners = ((275.5, 105), (276.5, 105), (279, 112), (279, 113), (275.5, 113), (275.5, 112), (278, 112))
            for at, point in enumerate(corners):
                (path.lineTo if at else path.moveTo)(*point)
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)

        assert MARK in figure_of(draw)


TABLE = (
    b"q 0.5 w 50 100 m 350 100 l 50 120 m 350 120 l 50 140 m 350 140 l "
    b"50 100 m 50 140 l 250 100 m 250 140 l 350 100 m 350 140 l S Q "
    b"BT /F 10 Tf 60 125 Td (one) Tj 200 0 Td (5) Tj -200 -20 Td (two) Tj ET "
)
SHOWN = b"BT /F 10 Tf 260 105 Td (417) Tj ET"
LOOKS = b"/Type/XObject/Subtype/Form/BBox[0 0 40 14]/Resources<</Font<</F 5 0 R>>>>"


def raw(content: bytes, page: bytes = b"", catalog: bytes = b"", *objects: tuple[bytes, bytes]) -> bytes:
    """Return a PDF written by hand: a table with more on the page, and objects from the sixth on, each with its stream."""
    content = TABLE + content
    found = [
        (b"/Type/Catalog/Pages 2 0 R" + catalog, b""),
        (b"/Type/Pages/Kids[3 0 R]/Count 1", b""),
        (b"/Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>"
            b"/Properties<</Old 6 0 R>>/XObject<</Old 7 0 R>>>>" + page, b""),
        (b"", content),
        (b"/Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding", b""),
        *objects,
    ]  # fmt: skip
    data = b"%PDF-1.7\n"
    for number, (dictionary, stream) in enumerate(found, 1):
        data += b"%d 0 obj\n<<%b" % (number, dictionary)
        data += b"/Length %d>>\nstream\n%b\nendstream" % (len(stream), stream) if stream else b">>"
        data += b"\nendobj\n"
    return data + b"trailer\n<</Root 1 0 R>>\n%%EOF"


def noted(subtype: bytes, looks: bytes, *, printed: bytes = SHOWN, more: bytes = b"") -> bytes:
    """Return a table with an annotation over its last cell."""
    stream = b"/AP<</N 7 0 R>>" if looks else b""
    note = b"/Type/Annot/Subtype/%b/Rect[255 102 295 116]/F 4/Contents(417)/FT/Tx/T(f)/V(417)%b%b" % (subtype, stream, more)
    return raw(printed, b"/Annots[6 0 R]", b"/AcroForm<</Fields[6 0 R]>>", (note, b""), (LOOKS, looks or b" "))


TYPED = b"BT /F 10 Tf 5 3 Td (417) Tj ET"
WHITE = b"1 g 0 0 40 14 re f 0 g "
ZERO = b"BT /F 10 Tf 260 105 Td (0) Tj ET"


class TestAnnotations:
    @pytest.mark.parametrize("subtype", [b"Widget", b"FreeText", b"Stamp"])
    def test_what_they_say_is_read_where_they_stand(self, subtype: bytes) -> None:
        assert blocks(noted(subtype, TYPED, printed=b"")) == ["one|5", "two|417"]

    def test_what_they_cover_is_not(self) -> None:
        assert blocks(noted(b"Widget", WHITE + TYPED, printed=ZERO)) == ["one|5", "two|417"]
        assert blocks(noted(b"Square", WHITE)) == ["one|5", "two|"]

    @pytest.mark.parametrize("looks", [b"2 5.6 m 30 5.6 l S", b"1 1 m 30 12 l S", b"0 g 12 0 30 14 re f"])
    def test_figures_that_they_strike_out_or_cover_in_part_are_not_read(self, looks: bytes) -> None:
        data = noted(b"StrikeOut", looks)
        assert MARK in blocks(data)[-1]
        assert codes(read(data)[1]) == ["GD143"]

    def test_a_mark_with_a_pen_is_no_hindrance(self) -> None:
        assert blocks(noted(b"Highlight", b"/M gs 1 1 0 rg 0 0 40 2 re f")) == ["one|5", "two|417"]
        assert blocks(noted(b"Link", b"")) == ["one|5", "two|417"]

    def test_one_that_is_hidden_says_nothing(self) -> None:
        assert blocks(noted(b"FreeText", TYPED, more=b"/F 2")) == ["one|5", "two|417"]

    @pytest.mark.parametrize("printed", [b"", ZERO])
    def test_a_field_that_does_not_say_how_it_looks_leaves_its_cell_unknown(self, printed: bytes) -> None:
        data = noted(b"Widget", b"", printed=printed)
        assert MARK in blocks(data)[-1]
        assert codes(read(data)[1]) == ["GD143"]

    def test_forms_that_many_of_them_draw_are_counted(self) -> None:
        notes = b"/Annots[%b]" % (b"6 0 R " * 1_500)
        data = raw(b"", notes, b"", (b"/Type/Annot/Subtype/Stamp/Rect[255 102 295 116]/AP<</N 7 0 R>>", b""), (LOOKS, TYPED))
        with pytest.raises(LimitError, match="max_drawn"):
            parse_bytes(data, limits=Limits(max_drawn=1_000))

    @pytest.mark.parametrize(("count", "looks"), [(100_000, TYPED), (40, TYPED * 3_000)], ids=["many", "large"])
    def test_so_is_what_it_takes_to_make_them_part_of_the_page(self, count: int, looks: bytes) -> None:
        note = (b"/Type/Annot/Subtype/Stamp/Rect[255 102 295 116]/AP<</N 7 0 R>>", b"")
        begin = time.process_time()
        with pytest.raises(LimitError, match="max_drawn"):
            parse_bytes(raw(b"", b"/Annots[%b]" % (b"6 0 R " * count), b"", note, (LOOKS, looks)))
        assert time.process_time() - begin < 10

    def test_many_links_are_no_hindrance(self) -> None:
        note = (b"/Type/Annot/Subtype/Link/Rect[255 102 295 116]", b"")
        assert blocks(raw(SHOWN, b"/Annots[%b]" % (b"6 0 R " * 3_000), b"", note)) == ["one|5", "two|417"]


def layered(content: bytes, default: bytes, *, form: bytes = b"") -> bytes:
    """Return a table with something in a layer, given what the file says of its layers."""
    catalog = b"/OCProperties<</OCGs[6 0 R]/D<<%b>>>>" % default
    return raw(content, b"", catalog, (b"/Type/OCG/Name(Old)", b""), (LOOKS + b"/OC 6 0 R", form or b" "))


OLD = b"BT /F 10 Tf 260 105 Td (41) Tj ET /OC /Old BDC BT /F 10 Tf 271.1 105 Td (7) Tj ET EMC"
OFF = (b"/OFF[6 0 R]", b"/BaseState/OFF")


class TestLayers:
    @pytest.mark.parametrize("default", OFF)
    def test_what_is_switched_off_is_not_read(self, default: bytes) -> None:
        assert blocks(layered(OLD, default)) == ["one|5", "two|41"]

    @pytest.mark.parametrize("default", OFF)
    def test_nor_is_a_form_that_is(self, default: bytes) -> None:
        content = b"BT /F 10 Tf 260 105 Td (41) Tj ET q 1 0 0 1 266.1 102 cm /Old Do Q"
        assert blocks(layered(content, default, form=b"BT /F 10 Tf 5 3 Td (7) Tj ET")) == ["one|5", "two|41"]

    @pytest.mark.parametrize("default", [b"", b"/OFF[]", b"/OFF [ ]/ON[6 0 R]"])
    def test_what_is_switched_on_is(self, default: bytes) -> None:
        assert blocks(layered(OLD, default)) == ["one|5", "two|417"]

    def test_figures_whose_layers_cannot_be_drawn_are_not_read(self) -> None:
        data = layered(OLD, OFF[0]).replace(b"%PDF-1.7", b"%PDF-1.7\n% /Type3")
        assert "5" not in "".join(blocks(data))
        assert codes(read(data)[1]) == ["GD143"]


class TestWhatTextSaysItStandsFor:
    @pytest.mark.parametrize(("words", "told"), [(b"(417)", True), (b"(no. 417)", True), (b"(999)", False), (b"()", False)])
    def test_figures_that_are_drawn_otherwise_are_not_read(self, words: bytes, told: bool) -> None:
        data = raw(b"/Span <</ActualText %b>> BDC %b EMC" % (words, SHOWN))
        assert (blocks(data)[-1] == "two|417") is told
        assert ("9" in blocks(data)[-1]) is False
        assert codes(read(data)[1]) == ([] if told else ["GD143"])


class TestCharactersThatAreNotAsTheySeem:
    def test_a_digit_that_its_font_calls_a_blank_is_none(self) -> None:
        content = SHOWN.replace(b"/F", b"/Own")
        entry = b"/Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 7 0 R"
        cmap = b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <37> <%b> endbfchar endcmap"
        for blank in (b"0020", b"200B", b"00AD"):
            data = raw(content, b"", b"", (entry, b""), (b"", cmap % blank)).replace(b"/F 5 0 R>>/", b"/F 5 0 R/Own 6 0 R>>/")
            assert blocks(data)[-1] == f"two|41{MARK}"

    @pytest.mark.parametrize("last", [b"55 Tz (7) Tj", b"1.7 Ts (7) Tj", b"1 Tr 1 G (7) Tj"])
    def test_digits_that_are_squeezed_raised_or_outlined_in_white_are_apart(self, last: bytes) -> None:
        assert "417" not in blocks(raw(b"BT /F 10 Tf 260 105 Td (41) Tj %b ET" % last))[-1]

    def test_figures_that_are_squeezed_as_a_whole_are_read(self) -> None:
        assert blocks(raw(SHOWN.replace(b"(417)", b"60 Tz (417)")))[-1] == "two|417"


class TestSidesOfCells:
    """Figures that run over the sides of their cells, or up to those of the next."""

    @staticmethod
    def row(*placed: tuple[float, str]) -> str:
        def draw(canvas: Any) -> None:
            canvas.grid([50, 120, 150, 180], [100, 120, 140])
            words((52, 125, "规章"), (125, 125, "1"), (155, 125, "2"), (52, 105, "行政许可"))(canvas)
            words(*((x, 105, text) for x, text in placed))(canvas)

        return blocks(pages(draw))[-1]

    def test_those_that_meet_at_a_side_are_not_read(self) -> None:
        assert not any(char.isdigit() for char in self.row((135.9, "417"), (150.2, "58")))

    def test_those_that_run_into_each_other_are_not_read(self) -> None:
        assert not any(char.isdigit() for char in self.row((122, "4174174"), (154.5, "58585")))

    def test_what_is_beyond_the_table_is_missed(self) -> None:
        assert not any(char.isdigit() for char in self.row((167, "5858")))

    def test_what_runs_over_a_side_alone_is_one(self) -> None:
        assert self.row((139, "4174"), (165, "5")) == "行政许可|4174|5"

    def test_a_number_in_a_circle_goes_with_its_figure(self) -> None:
        assert "|41|" not in self.row((138.9, "41①"))

    def test_a_box_drawn_around_a_figure_is_no_table(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.grid([50, 120, 190, 250], [100, 130, 160])
            words((52, 145, "规章"), (150, 145, "1"), (205, 145, "2"), (52, 112, "行政许可"), (150, 112, "417"), (205, 112, "5"))(
                canvas
            )
            canvas.rect(146, 108, 22, 13)

        assert blocks(pages(draw)) == ["规章|1|2", "行政许可|417|5"]
