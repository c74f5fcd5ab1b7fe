"""PDFs as offices print them: in colours, aslant, with lines across alone, with header cells of one character a line."""

from __future__ import annotations

from typing import Any

import pytest

from gov_disclosure import parse_bytes
from tests.reading.test_pdf import blocks, pages, read, table_page, words

pytest.importorskip("pypdfium2")

HEADER = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "备注")
ROWS = (("规章", "5", "7", "4"), ("行政规范性文件", "3", "0", "12"), ("行政许可", "8", "1", "9"), ("行政处罚", "2", "6", "31"))


class TestColours:
    @staticmethod
    def beside(colour: tuple[float, float, float]) -> str:
        """Return how a black figure is read that a digit in a colour stands right behind."""

        def draw(canvas: Any) -> None:
            canvas.drawString(260, 105, "41")
            canvas.setFillColorRGB(*colour)
            canvas.drawString(270, 105, "1")

        return blocks(pages(table_page(draw)))[-1].partition("|")[2]

    def test_a_digit_in_another_colour_is_of_another_figure(self) -> None:
        assert "\N{REPLACEMENT CHARACTER}" in self.beside((0, 0, 1))
        assert "\N{REPLACEMENT CHARACTER}" in self.beside((0.9, 0.1, 0.1))

    def test_one_in_a_shade_of_the_same_is_not(self) -> None:
        assert self.beside((0.13, 0.12, 0.12)) == "411"

    def test_a_figure_in_a_colour_is_one(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.setFillColorRGB(0, 0, 1)
            words((260, 105, "4"), (265, 105, "1"))(canvas)

        assert blocks(pages(table_page(draw)))[-1].partition("|")[2] == "41"

    def test_digits_far_apart_may_stand_at_other_heights(self) -> None:
        lines = ((50, 200, "行政许可"), (150, 200, "0"), (250, 202.4, "5341"))
        assert "\N{REPLACEMENT CHARACTER}" not in "".join(blocks(pages(words(*lines))))

    def test_more_boxes_than_a_few_hide_what_is_below(self) -> None:
        def draw(canvas: Any) -> None:
            for row in range(12):
                for column in range(10):
                    canvas.setFillGray(0)
                    canvas.drawString(20 + 38 * column, 280 - 22 * row, "57")
                    canvas.setFillGray(1)
                    canvas.rect(18 + 38 * column, 277 - 22 * row, 16, 12, stroke=0, fill=1)
            canvas.setFillGray(0)
            canvas.drawString(20, 5, "规章")

        assert blocks(pages(draw)) == ["规章"]


class TestAslant:
    @pytest.mark.parametrize("degrees", [-1.5, -0.4, 0, 0.3, 1.5, 2.4])
    def test_rows_are_read_as_on_a_level_page(self, degrees: float) -> None:
        def draw(canvas: Any) -> None:
            canvas.translate(200, 150)
            canvas.rotate(degrees)
            canvas.translate(-200, -150)
            for at, row in enumerate(ROWS):
                words(*((20 + 110 * column, 220 - 14 * at, cell) for column, cell in enumerate(row)))(canvas)

        found = blocks(pages(draw))
        assert [line.replace("|", " ").split() for line in found] == [list(row) for row in ROWS]

    @pytest.mark.parametrize("degrees", [-2.4, -1.5, -0.4, 0, 0.4, 1.5, 2.4])
    def test_a_figure_struck_through_is_marked(self, degrees: float) -> None:
        def draw(canvas: Any) -> None:
            canvas.translate(200, 150)
            canvas.rotate(degrees)
            canvas.translate(-200, -150)
            for at, row in enumerate(ROWS):
                words(*((20 + 110 * column, 220 - 14 * at, cell) for column, cell in enumerate(row)))(canvas)
            canvas.line(349, 223.4, 357, 223.4)

        assert "4" not in blocks(pages(draw))[0].replace("|", " ").split()

    def test_boxes_lie_where_the_words_are_shown(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.rotate(2)
            words((20, 100, "规章"), (300, 100, "行政许可"))(canvas)

        document, _ = read(pages(draw))
        at = document.source.text.index("许可")
        box = document.source.position(at, at + 2).box
        assert box is not None
        left, top, right, bottom = box
        # Up to the right: 300 points along a line of two degrees rise by about ten.
        assert left < 320 < right + 8
        assert top < 300 - 100 - 310 * 0.0349 < bottom + 2


class TestLinesAcross:
    """Lines between the rows and none between the columns."""

    @staticmethod
    def draw(canvas: Any, rows: tuple[tuple[str, ...], ...], pitch: float) -> None:
        for at, row in enumerate(rows):
            canvas.line(20, 240 - 16 * at, 390, 240 - 16 * at)
            words(*((24 + pitch * column, 228 - 16 * at, cell) for column, cell in enumerate(row)))(canvas)
        canvas.line(20, 240 - 16 * len(rows), 390, 240 - 16 * len(rows))

    @pytest.mark.parametrize("framed", [True, False])
    def test_columns_are_told_by_alignment(self, framed: bool) -> None:
        def draw(canvas: Any) -> None:
            self.draw(canvas, ROWS, 95)
            if framed:
                canvas.rect(20, 240 - 16 * len(ROWS), 370, 16 * len(ROWS))

        assert blocks(pages(draw)) == ["|".join(row) for row in ROWS]

    def test_words_in_boxes_below_each_other_stay_cells(self) -> None:
        def draw(canvas: Any) -> None:
            canvas.grid([20, 380], [100, 130, 160, 190])
            words(*((24, 170 - 30 * at, "这里写的是一句话") for at in range(3)))(canvas)

        document, _ = read(pages(draw))
        assert len(document.blocks) == 3


class TestHeadersDownThePage:
    @pytest.mark.parametrize("size", [1, 2])
    def test_cells_of_one_or_two_characters_a_line_are_put_together(self, size: int) -> None:
        def draw(canvas: Any) -> None:
            for column, label in enumerate(HEADER):
                for line, at in enumerate(range(0, len(label), size)):
                    canvas.drawString(20 + 60 * column, 250 - 13 * line, label[at : at + size])
            # As far below the header as its lines are apart.
            below = 250 - 13 * (4 // size)
            words(*((20 + 60 * column, below, str(column + 1)) for column in range(6)))(canvas)

        assert blocks(pages(draw)) == ["|".join(HEADER), "1|2|3|4|5|6"]

    def test_two_lines_of_whole_words_are_not(self) -> None:
        def draw(canvas: Any) -> None:
            for line, row in enumerate((HEADER, HEADER)):
                words(*((20 + 60 * column, 250 - 13 * line, cell) for column, cell in enumerate(row)))(canvas)
            words(*((20 + 60 * column, 224, str(column + 1)) for column in range(6)))(canvas)

        assert "结果维持结果维持" not in "".join(blocks(pages(draw)))


def test_a_whole_report_with_lines_across_is_read() -> None:
    """A report of which every table has no line between its columns."""
    proactive = (("信息内容", "本年制发件数", "本年废止件数", "现行有效件数"), *ROWS[:2])

    def draw(canvas: Any) -> None:
        lines = ("望溪镇2024年政府信息公开工作年度报告", "一、总体情况", "略。", "二、主动公开政府信息情况")
        words(*((20, 292 - 12 * at, line) for at, line in enumerate(lines)))(canvas)
        canvas.rect(20, 240 - 16 * len(proactive), 370, 16 * len(proactive))
        TestLinesAcross.draw(canvas, proactive, 95)
        words((20, 180, "三、收到和处理政府信息公开申请情况"), (20, 160, "四、政府信息公开行政复议、行政诉讼情况"))(canvas)
        words((20, 140, "五、存在的主要问题及改进情况"), (20, 120, "无。"))(canvas)

    report = parse_bytes(pages(draw), name="a.pdf")
    assert [report.value(f"proactive.rules.{name}") for name in ("issued", "repealed", "in_force")] == [5, 7, 4]
    assert report.value("proactive.normative_documents.in_force") == 12
