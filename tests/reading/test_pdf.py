"""PDFs: what opens, what is refused and why, scans, and the tables as another reader finds them."""

from __future__ import annotations

import builtins
import io
import random
import time
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from gov_disclosure import GovDisclosureError, LimitError, Limits, UnreadableError, UsageError, parse_bytes
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.reading.blocks import Document, Line, Row
from gov_disclosure.reading.pdf.drawing import Drawing
from gov_disclosure.reading.reader import Container, Picture
from gov_disclosure.reading.registry import read_container
from tests.hostile.pdf_cases import forms, pdf
from tests.layouts.draft import Draft
from tests.layouts.html import HtmlFile
from tests.layouts.pdf import PdfFile
from tests.layouts.pdf_style import PdfStyle
from tests.layouts.values import make_report

pypdfium2 = pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

FONT = "STSong-Light"


def pages(*draws: Callable[[Any], object], encrypt: Any = None) -> bytes:
    """Return a PDF with a page for each function that draws one."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300), encrypt=encrypt)
    for draw in draws:
        canvas.setFont(FONT, 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def words(*placed: tuple[float, float, str]) -> Callable[[Any], None]:
    """Return what draws words at places, from the lower left corner."""

    def draw(canvas: Any) -> None:
        for x, y, text in placed:
            canvas.drawString(x, y, text)

    return draw


def scan(canvas: Any) -> None:
    """Draw a page that is a picture."""
    from reportlab.lib.utils import ImageReader

    pillow = pytest.importorskip("PIL.Image")
    canvas.drawImage(ImageReader(pillow.new("L", (40, 30), 200)), 0, 0, 400, 300)


def read(data: bytes, **options: Any) -> tuple[Document, Diagnostics]:
    """Return the document of a PDF, and what was said."""
    sink = Diagnostics()
    return read_container(Container(data=data, sink=sink, **options)), sink


def blocks(data: bytes, **options: Any) -> list[str]:
    """Return the blocks of a PDF as text, with bars between cells."""
    document, _ = read(data, **options)
    text = document.source.text
    return [
        text[block.start : block.end]
        if isinstance(block, Line)
        else "|".join(text[cell.start : cell.end] for cell in block.cells)
        for block in document.blocks
    ]


def codes(sink: Diagnostics) -> list[str]:
    return [remark.code for remark in sink.freeze()]


def report(seed: int = 0, style: PdfStyle | None = None) -> bytes:
    return PdfFile(style or PdfStyle())(Draft.of(make_report("form_2021", seed), random.Random(seed)))


class TestTheSameReport:
    def test_as_the_page(self) -> None:
        """All but places and the joining of lines is the same as in the HTML page of the report."""
        for seed in range(3):
            spec = make_report("form_2021", seed)
            page = parse_bytes(HtmlFile()(Draft.of(spec, random.Random(seed))).encode())
            pdf = parse_bytes(PdfFile(PdfStyle())(Draft.of(spec, random.Random(seed))))
            assert pdf.overview == page.overview
            assert pdf.other_matters == page.other_matters
            assert pdf.problems_and_improvements == page.problems_and_improvements
            assert (pdf.title, pdf.body, pdf.year, pdf.published_on) == (page.title, page.body, page.year, page.published_on)
            assert (pdf.proactive, pdf.requests, pdf.remedies) == (page.proactive, page.requests, page.remedies)
            assert [(path, figure.raw, figure.state) for path, figure in pdf] == [
                (path, figure.raw, figure.state) for path, figure in page
            ]
            assert [remark.code for remark in pdf.diagnostics] == [remark.code for remark in page.diagnostics]

    @pytest.mark.parametrize("rules", ["strokes", "rects"])
    def test_cells_as_another_reader_finds_them(self, rules: str) -> None:
        pdfplumber = pytest.importorskip("pdfplumber")
        data = report(1, PdfStyle(rules=rules, mark=""))
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            theirs = [
                sorted("".join(cell.split()) for row in table for cell in row if cell)
                for page in pdf.pages
                for table in page.extract_tables()
            ]
        document, _ = read(data)
        rows = [block for block in document.blocks if isinstance(block, Row) and block.table]
        ours = sorted("".join(word.split()) for row in rows for word in row.words if word)
        assert ours == sorted(cell for table in theirs for cell in table)


class TestOpening:
    def test_a_missing_extra_names_the_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from gov_disclosure.reading.pdf import pdfium

        genuine = builtins.__import__

        def without(name: str, *arguments: Any, **options: Any) -> Any:
            if name.startswith("pypdfium2"):
                raise ImportError(name)
            return genuine(name, *arguments, **options)

        monkeypatch.setattr(builtins, "__import__", without)
        pdfium._library.cache_clear()
        with pytest.raises(UsageError, match=r'pip install "gov-disclosure\[pdf\]"'):
            parse_bytes(b"%PDF-1.7")
        pdfium._library.cache_clear()

    def test_a_password_is_asked_for(self) -> None:
        from reportlab.lib.pdfencrypt import StandardEncryption

        data = pages(words((50, 200, "字")), encrypt=StandardEncryption("secret", ownerPassword="other"))
        with pytest.raises(UnreadableError, match="password"):
            parse_bytes(data)

    def test_without_a_password_to_open_it_is_read(self) -> None:
        from reportlab.lib.pdfencrypt import StandardEncryption

        data = pages(words((50, 200, "一、总体情况")), encrypt=StandardEncryption("", ownerPassword="other"))
        assert blocks(data) == ["一、总体情况"]

    @pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"junk %PDF-" + bytes(range(256)) * 20])
    def test_what_is_no_pdf_but_by_its_first_bytes(self, data: bytes) -> None:
        with pytest.raises(UnreadableError, match="damaged"):
            parse_bytes(data)

    def test_a_file_without_its_end_is_read_as_far_as_it_goes_or_refused(self) -> None:
        data = report()
        for cut in (100, len(data) // 2, len(data) - 200, len(data) - 20):
            try:
                found = parse_bytes(data[:cut])
            except UnreadableError:
                continue
            assert found.form == "form_2021"

    def test_the_wrong_place_of_the_index_is_no_hindrance(self) -> None:
        data = report()
        at = data.rindex(b"startxref")
        assert parse_bytes(data[:at] + b"startxref\n7\n%%EOF").form == "form_2021"

    def test_a_pdf_may_be_larger_than_other_files(self) -> None:
        data = report()
        assert parse_bytes(data, limits=Limits(max_bytes=10)).form == "form_2021"
        with pytest.raises(LimitError, match="max_pdf_bytes"):
            parse_bytes(data, limits=Limits(max_pdf_bytes=10))


class TestLimits:
    @pytest.mark.parametrize("name", ["max_pages", "max_glyphs", "max_segments"])
    def test_a_cut_is_told(self, name: str) -> None:
        document, sink = read(report(), limits=Limits(**{name: 1 if name == "max_pages" else 600}))
        assert document.source.text
        (remark,) = sink.freeze()
        assert (remark.code, remark.arguments["limit"]) == ("GD103", name)

    def test_pieces_of_text_without_number_at_one_place_cost_no_time(self) -> None:
        """The library compares each piece with all others in its line."""

        def draw(canvas: Any) -> None:
            text = canvas.beginText(50, 200)
            for _ in range(30_000):
                text.textOut("1")
                text.setTextOrigin(50, 200)
            canvas.drawText(text)

        begin = time.process_time()
        with pytest.raises(LimitError, match="max_glyphs"):
            parse_bytes(pages(draw))
        assert time.process_time() - begin < 50

    def test_characters_that_are_put_by_are_read_as_others_are(self, monkeypatch: pytest.MonkeyPatch) -> None:
        from gov_disclosure.reading.pdf import reader

        data = report()
        kept, _ = read(data)
        monkeypatch.setattr(reader, "_KEPT", 0)
        put_by, _ = read(data)
        assert put_by.blocks == kept.blocks
        spans = [block[:2] if isinstance(block, Line) else (block.start, block.end) for block in kept.blocks]
        assert put_by.source.positions(spans) == kept.source.positions(spans)


class TestBombs:
    @staticmethod
    def bomb(size: int, dictionary: bytes = b"/Filter /FlateDecode") -> bytes:
        packer = zlib.compressobj(9)
        stream = b"".join([*(packer.compress(b" " * 1_000_000) for _ in range(size)), packer.flush()])
        return (
            b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
            b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n4 0 obj\n<<"
            + dictionary + b"/Length %d>>\nstream\n" % len(stream) + stream + b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n"
        )  # fmt: skip

    @pytest.mark.parametrize("dictionary", [b"/Filter /FlateDecode", b"/Filter /#46lateDecode"])
    def test_what_unpacks_to_far_more_is_refused_before_it_does(self, dictionary: bytes) -> None:
        with pytest.raises(LimitError, match="max_unpacked_bytes"):
            parse_bytes(self.bomb(150, dictionary))

    def test_what_is_packed_twice_is_unpacked_twice_to_be_counted(self) -> None:
        inner = zlib.compress(b" " * 150_000_000, 9)
        packed = zlib.compress(inner, 9)
        assert len(packed) < 10_000
        whole = self.bomb(0, b"/Filter [/FlateDecode /FlateDecode]")
        head, _, tail = whole.partition(b"stream\n")
        data = head + b"stream\n" + packed + tail[tail.index(b"\nendstream") :]
        with pytest.raises(LimitError, match="max_unpacked_bytes"):
            parse_bytes(data)

    def test_a_stream_that_a_page_is_made_of_again_and_again_is_counted_each_time(self) -> None:
        data = self.bomb(2)
        with pytest.raises(UnreadableError, match="blank"):
            parse_bytes(data.replace(b"/Contents 4 0 R", b"/Contents [4 0 R 4 0 R]"))
        for reference in (b"4 0 R ", b"4 0 R%\n", b"4%a\n0 R %b\n", b"4\x000 R\x00"):
            with pytest.raises(LimitError, match="max_unpacked_bytes"):
                parse_bytes(data.replace(b"/Contents 4 0 R", b"/Contents [" + reference * 200 + b"]"))

    def test_raising_the_limit_lifts_it(self) -> None:
        with pytest.raises(UnreadableError, match="blank"):
            parse_bytes(self.bomb(20), limits=Limits(max_unpacked_bytes=30_000_000))
        with pytest.raises(LimitError, match="max_unpacked_bytes"):
            parse_bytes(self.bomb(20), limits=Limits(max_unpacked_bytes=10_000_000))


class TestScans:
    def test_a_scan_is_refused_and_the_hook_is_named(self) -> None:
        with pytest.raises(UnreadableError, match=r"2 pages.*TextProvider"):
            parse_bytes(pages(scan, scan))

    def test_blank_pages_are_no_scan(self) -> None:
        with pytest.raises(UnreadableError, match="blank"):
            parse_bytes(pages(lambda canvas: None))

    def test_a_scanned_page_among_others_is_told(self) -> None:
        document, sink = read(pages(words((50, 200, "一、总体情况")), scan, words((50, 200, "二"))))
        assert document.source.text == "一、总体情况\n二\n"
        (remark,) = sink.freeze()
        assert (remark.code, remark.arguments) == ("GD135", {"pages": [2]})
        assert "TextProvider" in remark.render("en")

    def test_a_text_provider_gets_the_page_as_a_picture(self) -> None:
        pillow = pytest.importorskip("PIL.Image")
        given: list[Picture] = []

        def provider(picture: Picture) -> str:
            given.append(picture)
            return "第一行\n\n第二行 7\n"

        document, sink = read(pages(words((50, 200, "前")), scan), text_provider=provider, name="a.pdf")
        (picture,) = given
        assert (picture.media_type, picture.page, picture.name) == ("image/png", 2, "a.pdf")
        image = pillow.open(io.BytesIO(picture.data))
        assert image.size == (1111, 833)
        assert image.getpixel((500, 400)) == 200
        text = document.source.text
        assert text == "前\n第一行\n第二行 7\n"
        position = document.source.position(text.index("7"), text.index("7") + 1)
        assert (position.page, position.line, position.column, position.box) == (2, 2, 5, None)
        assert codes(sink) == ["GD139"]

    def test_a_text_provider_that_fails_concerns_its_page_alone(self) -> None:
        def provider(picture: Picture) -> str:
            raise RuntimeError("no model")

        document, sink = read(pages(words((50, 200, "前")), scan), text_provider=provider)
        assert document.source.text == "前\n"
        assert codes(sink) == ["GD140", "GD135"]

    def test_a_recognised_text_under_a_picture_is_read_with_a_warning(self) -> None:
        def recognised(canvas: Any) -> None:
            scan(canvas)
            text = canvas.beginText(50, 200)
            text.setTextRenderMode(3)
            text.textOut("一、总体情况")
            canvas.drawText(text)

        document, sink = read(pages(recognised))
        assert document.source.text == "一、总体情况\n"
        assert codes(sink) == ["GD137"]


class TestText:
    def test_lines_of_a_paragraph_are_joined_over_pages(self) -> None:
        full = "各科室按月核对栏目内容并逐件登记群众来信情况如实答复有关方面"
        first = words((70, 250, full[:-2]), (50, 230, full), (50, 210, full))
        last = words((50, 250, full), (50, 230, "完。"), (70, 210, "又起一段。"))
        assert blocks(pages(first, last)) == [full[:-2] + full * 3 + "完。", "又起一段。"]

    def test_radicals_stay_as_printed_and_are_understood(self) -> None:
        found = parse_bytes(report(0, PdfStyle(extras=frozenset(("radicals",)))))
        assert found.proactive is not None
        assert found.body == make_report("form_2021", 0).body

    def test_page_marks_and_running_headers_are_no_text(self) -> None:
        def page(number: int) -> Callable[[Any], None]:
            return words((50, 280, "青禾街道文件"), (50, 200, f"正文{'甲乙丙'[number]}"), (190, 15, f"- {number + 1} -"))

        assert blocks(pages(*map(page, range(3)))) == ["正文甲", "正文乙", "正文丙"]

    def test_a_figure_at_the_foot_of_a_page_is_no_page_mark(self) -> None:
        """Bare numbers that do not count the pages stay, and so do equal words that stand close to the text."""

        def page(number: int) -> Callable[[Any], None]:
            return words((50, 46, "规章"), (50, 30, "结果维持"), (50, 15, str(7 - 3 * number)))

        assert blocks(pages(page(0), page(1))) == ["规章", "结果维持", "7", "规章", "结果维持", "4"]

    def test_pipes_divide_a_line(self) -> None:
        assert blocks(pages(words((50, 200, "规章 | 1 | 2 | 3 |")))) == ["规章|1|2|3"]


class TestCells:
    def boxed(self, *placed: tuple[float, float, str]) -> list[str]:
        """Return the rows of a table of two columns and two rows with words in it."""

        def draw(canvas: Any) -> None:
            canvas.grid([50, 120, 160], [100, 150, 200])
            words(*placed)(canvas)

        return blocks(pages(draw))

    def test_a_figure_that_was_broken_for_want_of_room_is_whole(self) -> None:
        assert self.boxed((52, 180, "行政许可"), (122, 185, "3985757"), (122, 170, "58"), (52, 120, "规章"), (122, 120, "1")) == [
            "行政许可|398575758",
            "规章|1",
        ]

    def test_figures_in_two_lines_that_have_room_are_two(self) -> None:
        assert self.boxed((52, 180, "行政许可"), (122, 185, "39"), (122, 170, "58"), (52, 120, "规章"))[0] == "行政许可|39 58"

    def test_a_figure_that_runs_over_its_side_is_not_divided(self) -> None:
        assert self.boxed((52, 180, "规章"), (108, 180, "3985758"))[0] in ("规章|3985758", "规章3985758|")

    def test_raised_numbers_of_notes_are_no_digits(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.grid([50, 120, 160], [100, 150, 200])
            words((52, 180, "规章"), (122, 180, "827"))(canvas)
            canvas.setFont(FONT, 6)
            canvas.drawString(138, 184, "4")

        assert blocks(pages(draw)) == ["规章|827"]

    def test_the_number_of_a_note_in_a_line_of_its_own_is_no_digit(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.grid([50, 120, 140], [100, 150, 200])
            words((52, 180, "规章"), (122, 180, "8271"))(canvas)
            canvas.setFont(FONT, 6)
            canvas.drawString(122, 172, "4")

        assert blocks(pages(draw)) == ["规章|8271"]

    def test_the_number_of_a_note_beside_nothing_is_no_figure(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.grid([50, 120, 160], [100, 150, 200])
            words((52, 180, "规章"), (122, 180, "827"), (52, 120, "行政许可"))(canvas)
            canvas.setFont(FONT, 6)
            canvas.drawString(122, 124, "4")

        assert blocks(pages(draw)) == ["规章|827", "行政许可|\N{REPLACEMENT CHARACTER}4"]

    def test_figures_of_rows_that_no_line_divides_are_not_joined(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.grid([50, 120, 140, 180], [100, 200])
            words((52, 180, "规章"), (52, 160, "行政许可"))(canvas)
            words((122, 180, "12"), (122, 160, "34"), (142, 180, "5"), (142, 160, "6"))(canvas)

        assert blocks(pages(draw)) == ["规章行政许可|12 34|5 6"]

    def test_a_box_around_paragraphs_is_no_cell(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.rect(20, 20, 360, 260)
            words(*((50, 250 - 20 * line, "这一段的文字写在一个大方框的里面" + "。" * line) for line in range(1, 6)))(canvas)

        found = blocks(pages(draw))
        assert [line[:3] for line in found] == ["这一段"] * len(found)
        assert not any("|" in line for line in found)


class TestRowsWithoutLines:
    """Cells of several lines in tables without lines: what stands beside what is not known."""

    ROWS = ((50, 200, "8.属于行政查询事"), (50, 150, "9.其他"), (150, 150, "4"), (200, 150, "5"), (250, 150, "6"))

    @pytest.mark.parametrize(
        "placed",
        [
            ((150, 206, "13"), (200, 200, "7"), (250, 200, "8"), (150, 194, "58")),
            ((150, 206, "13"), (200, 206, "24"), (250, 206, "35"), (150, 194, "1"), (200, 194, "2"), (250, 194, "3")),
            ((150, 200, "7"), (200, 200, "8"), (250, 212, "1358"), (250, 188, "注1")),
        ],
        ids=["one-broken", "all-broken", "a-note-below"],
    )
    def test_figures_at_several_heights_are_not_read(self, placed: tuple[tuple[float, float, str], ...]) -> None:
        document, sink = read(pages(words(*self.ROWS, *placed)))
        text = document.source.text
        assert "GD142" in codes(sink)
        assert all(f"\N{REPLACEMENT CHARACTER}{words}" in text for _, _, words in placed if words.isdigit())
        assert "\N{REPLACEMENT CHARACTER}4" not in text

    def test_rows_with_blank_cells_are_read(self) -> None:
        lines = ((50, 200, "8.属于行政查询事项"), (150, 200, "1"), (50, 188, "9.其他"), (150, 188, "4"), (200, 188, "5"))
        document, sink = read(pages(words(*lines)))
        assert "\N{REPLACEMENT CHARACTER}" not in document.source.text
        assert codes(sink) == []


def table_page(draw_figure: Callable[[Any], None]) -> Callable[[Any], None]:
    """Return what draws a table of two rows and two columns, with something in its lower right cell."""

    def draw(canvas: Any) -> None:
        for y in (100, 120, 140):
            canvas.line(50, y, 350, y)
        for x in (50, 250, 350):
            canvas.line(x, 100, x, 140)
        for x, y, text in ((60, 125, "规章"), (260, 125, "5"), (60, 105, "行政许可")):
            canvas.drawString(x, y, text)
        draw_figure(canvas)

    return draw


def clip(canvas: Any, left: float, right: float) -> None:
    """Let nothing be painted beside a stripe."""
    path = canvas.beginPath()
    path.rect(left, 0, right - left, 300)
    canvas.clipPath(path, stroke=0, fill=0)


def figure_of(draw_figure: Callable[[Any], None]) -> str:
    """Return how the figure of such a table is read, cells beside it included."""
    return blocks(pages(table_page(draw_figure)))[-1]


class TestClips:
    def test_a_figure_that_a_clip_cuts_is_marked(self) -> None:
        def draw(canvas: Any) -> None:
            clip(canvas, 0, 269)
            canvas.drawString(260, 105, "7470")

        assert figure_of(draw).rstrip("\N{REPLACEMENT CHARACTER}") == "行政许可|74"
        assert figure_of(draw)[-1] == "\N{REPLACEMENT CHARACTER}"

    def test_a_clip_at_the_left_cuts_too(self) -> None:
        def draw(canvas: Any) -> None:
            clip(canvas, 263, 400)
            canvas.drawString(260, 105, "7470")

        assert "\N{REPLACEMENT CHARACTER}" in figure_of(draw)

    def test_what_a_clip_hides_is_not_read(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "41")
            clip(canvas, 0, 200)
            canvas.drawString(300, 105, "0")

        assert figure_of(draw) == "行政许可|41"

    def test_a_clip_around_a_figure_does_nothing(self) -> None:
        def draw(canvas: Any) -> None:
            clip(canvas, 255, 290)
            canvas.drawString(260, 105, "7470")

        assert figure_of(draw) == "行政许可|7470"

    @pytest.mark.parametrize(("right", "cut"), [(100, False), (69, True)])
    def test_clips_within_forms_lie_where_the_form_is_drawn(self, right: int, cut: bool) -> None:
        def draw(canvas: Any) -> None:
            canvas.beginForm("form")
            clip(canvas, 0, right)
            canvas.setFont(FONT, 10)
            canvas.drawString(60, 105, "7470")
            canvas.endForm()
            canvas.translate(200, 0)
            canvas.doForm("form")

        assert figure_of(draw).rstrip("\N{REPLACEMENT CHARACTER}") == ("行政许可|74" if cut else "行政许可|7470")

    def test_a_figure_at_the_edge_of_the_page_is_marked_and_told(self) -> None:
        data = pages(table_page(words((387, 105, "747"), (60, 200, "政府信息公开工作年度报告"))))
        document, sink = read(data)
        assert "747\N{REPLACEMENT CHARACTER}" in document.source.text
        assert codes(sink) == ["GD141"]

    def test_prose_that_ends_at_the_edge_is_not_marked(self) -> None:
        document, _ = read(pages(words((330, 200, "全年共收到12"), (20, 180, "件"))))
        assert "\N{REPLACEMENT CHARACTER}" not in document.source.text


class TestDrawnOver:
    @pytest.mark.parametrize(
        ("second", "told"),
        [
            ((0.4, 0.0, "41", 10), "41"),
            ((0.0, 0.0, "57", 10), None),
            ((2.4, 0.0, "57", 10), None),
            ((9.9, 3.4, "1", 10), None),
            ((9.9, 0.0, "1", 6), None),
            ((9.9, 4.0, "1", 5), "41"),
        ],
    )
    def test_digits_drawn_over_a_figure_or_beside_it(self, second: tuple[float, float, str, float], told: str | None) -> None:
        across, up, text, size = second

        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "41")
            canvas.setFont(FONT, size)
            canvas.drawString(260 + across, 105 + up, text)

        figure = figure_of(draw).partition("|")[2]
        assert figure == told if told else "\N{REPLACEMENT CHARACTER}" in figure

    def test_what_is_painted_over_is_not_read(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "57")
            canvas.setFillGray(1)
            canvas.rect(255, 102, 40, 12, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.drawString(262, 105, "41")

        assert figure_of(draw) == "行政许可|41"

    def test_what_shines_through_is_read(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "57")
            canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
            canvas.rect(255, 102, 40, 12, stroke=0, fill=1)

        assert figure_of(draw) == "行政许可|57"

    def test_a_figure_struck_through_is_marked_and_one_underlined_is_not(self) -> None:
        for up, told in ((3.4, False), (-1.0, True)):

            def draw(canvas: Any, up: float = up) -> None:
                canvas.drawString(260, 105, "57")
                canvas.line(259, 105 + up, 271, 105 + up)

            assert ("57" in figure_of(draw)) is told


class TestAside:
    LINES = (
        "一年来，本单位依照条例规定，按照先审查后发布的",
        "顺序开展工作，现将有关情况向社会公布如下，欢迎",
        "各界监督，电子版可以在本机关的网站上随时下载，",
        "如有疑问，请与本机关办公室联系，地址见网站首页",
        "的下方，电话亦在其中，工作时间有人接听。",
    )

    def test_a_list_beside_the_text_is_read_apart_from_it(self) -> None:
        text = [(150.0, 250.0 - 16 * at, line) for at, line in enumerate(self.LINES)]
        side = [(20.0, 250.0, "沐河市2021年"), (20.0, 234.0, "年度报告"), (20.0, 202.0, "公开指南")]
        assert blocks(pages(words(*text, *side))) == ["".join(self.LINES), "沐河市2021年", "年度报告", "公开指南"]

    def test_labels_and_figures_without_lines_stay_together(self) -> None:
        text = [(150.0, 290.0 - 16 * at, line) for at, line in enumerate(self.LINES)]
        rows = [(150.0, 150.0, "规章"), (250.0, 150.0, "1"), (150.0, 130.0, "行政许可"), (250.0, 130.0, "2")]
        assert [line for line in blocks(pages(words(*text, *rows))) if line[-1] in "12"] == ["规章 1", "行政许可 2"]


def ruled(canvas: Any, columns: list[float], rows: list[float], shift: float = 0.0) -> None:
    """Draw the lines of a table, from the lower left corner."""
    for y in rows:
        canvas.line(columns[0] - shift, y, columns[-1] + shift, y)
    for x in columns:
        canvas.line(x, rows[0] - shift, x, rows[-1] + shift)


class TestTablesThatOtherProgramsPrint:
    def test_a_blank_last_cell_beside_a_frame_is_a_cell(self) -> None:
        """The right side of the table is drawn twice: as its own, and as that of the frame around all."""

        def draw(canvas: Any) -> None:
            ruled(canvas, [50, 150, 200, 250], [100, 120, 140, 160])
            canvas.line(251.5, 0, 251.5, 300)
            for y, row in ((146, ("规章", "1", "2")), (126, ("行政许可", "3", "")), (106, ("行政处罚", "4", "5"))):
                for x, text in zip((55, 160, 210), row, strict=True):
                    canvas.drawString(x, y, text)

        assert blocks(pages(draw)) == ["规章|1|2", "行政许可|3|", "行政处罚|4|5"]

    def test_what_stands_below_a_table_is_not_in_its_last_row(self) -> None:
        def draw(canvas: Any) -> None:
            ruled(canvas, [50, 150, 250], [100, 120, 140])
            canvas.line(50, 0, 50, 300)
            for x, y, text in ((55, 126, "行政处罚"), (160, 126, "12"), (55, 106, "行政强制"), (160, 106, "34")):
                canvas.drawString(x, y, text)
            canvas.drawString(55, 70, "三、收到和处理政府信息公开申请情况")

        assert blocks(pages(draw)) == ["行政处罚|12", "行政强制|34", "三、收到和处理政府信息公开申请情况"]

    def test_figures_that_run_down_keep_their_doubled_digits(self) -> None:
        def draw(canvas: Any) -> None:
            ruled(canvas, [50, 150, 250], [100, 160, 220])
            for x, y, text in ((55, 190, "行政处罚"), (55, 130, "行政强制"), (160, 190, "7")):
                canvas.drawString(x, y, text)
            canvas.saveState()
            canvas.translate(200, 150)
            canvas.rotate(-90)
            canvas.drawString(0, 0, "26887")
            canvas.restoreState()

        assert blocks(pages(draw)) == ["行政处罚|7", "行政强制|26887"]

    def test_figures_whose_cells_touch_are_two(self) -> None:
        assert blocks(pages(words((50, 200, "117759"), (81.6, 200, "140141")))) == ["117759 140141"]

    def test_a_title_beside_a_list_of_links_is_no_line_of_theirs(self) -> None:
        def draw(canvas: Any) -> None:
            for number in range(6):
                canvas.drawString(20, 260 - 14 * number, "其他单位年度报告")
                canvas.drawString(130, 230 - 14 * number, "本年度围绕中心工作，持续做好各项公开工作，回应群众")
            canvas.setFont(FONT, 16)
            canvas.drawString(130, 256, "望溪镇年度报告")

        found = blocks(pages(draw))
        assert found[0] == "望溪镇年度报告"
        assert found[-6:] == ["其他单位年度报告"] * 6


class TestWhatIsDrawnIsCounted:
    @pytest.mark.parametrize("limit", [100, 4_000_000])
    def test_forms_within_forms(self, limit: int) -> None:
        with pytest.raises(LimitError, match="max_drawn"):
            parse_bytes(forms(3 if limit == 100 else 9), limits=Limits(max_drawn=limit))

    def test_few_forms_are_drawn(self) -> None:
        with pytest.raises(UnreadableError, match="blank"):
            parse_bytes(forms(2))

    @pytest.mark.parametrize("paint", [b"0 0 m 9 9 l S ", b"1 1 2 2 re f* ", b"BT (1)Tj ET ", b"BT [(1)]TJ ET ", b"/a sh "])
    def test_what_a_form_paints_is_counted_each_time(self, paint: bytes) -> None:
        for count in (20_000, 200):
            data = pdf(("", b"/F Do " * 30), ("/Subtype/Form/BBox[0 0 9 9]", paint * count))
            with pytest.raises(GovDisclosureError) as told:
                parse_bytes(data)
            assert ("max_drawn" in str(told.value)) is (count > 200)

    @pytest.mark.parametrize("count", [700_000, 70_000])
    def test_so_is_what_the_pages_paint(self, count: int) -> None:
        with pytest.raises(GovDisclosureError) as told:
            parse_bytes(pdf(("", b"0 0 m 9 9 l S " * count)))
        assert ("max_drawn" in str(told.value)) is (count > 70_000)

    @pytest.mark.parametrize("packed", [True, False])
    def test_what_names_stand_for_is_known_from_packed_objects(self, packed: bool) -> None:
        """Two forms that draw a picture twice each: were that the other form, they would draw without end."""
        drawing = Drawing(4_000_000)
        for number in (7, 8):
            drawing.begin(number, b"/Subtype/Form/Resources 9 0 R")
            drawing.take(b"/P Do /P Do")
        drawing.begin(10, b"/Type/ObjStm" if packed else b"")
        drawing.take(b"9 0 <</XObject<</P 11 0 R>>>>")
        drawing.begin(4, b"")
        drawing.take(b"/F Do")
        assert drawing.within_bounds(b"") is packed
