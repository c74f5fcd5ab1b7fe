"""Where a cell stands: its words are what the source has there, its line and column are the reader's."""

from __future__ import annotations

import pytest

from gov_disclosure import Position, parse_text
from gov_disclosure.spans import LineIndex, TextSource
from tests.core.documents import PROACTIVE, RECEIVED, codes, page, read, requests, row, table, write
from tests.layouts.catalogue import LAYOUTS, render

LAYOUTS_OF_TEXT = [name for name, layout in LAYOUTS.items() if layout.suffix == ".txt" and "encoding" not in name]


@pytest.mark.parametrize("name", LAYOUTS_OF_TEXT[::4])
def test_the_words_of_a_cell_stand_at_its_place(name: str) -> None:
    """In every fourth layout of plain text."""
    text = render(name, LAYOUTS[name].forms[0], 0).rendered.data.decode()
    lines = text.split("\n")
    for path, figure in parse_text(text):
        if figure.position is None:
            assert figure.raw == "", path
            continue
        start, end = figure.position.start, figure.position.end
        assert "".join(text[start:end].split()) == "".join(figure.raw.split()), path
        assert lines[figure.position.line - 1][figure.position.column - 1 :].startswith(text[start:end].split("\n")[0]), path


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_and_column_count_as_an_editor_does(ending: str) -> None:
    """Both from 1, whatever ends the lines."""
    text = write().replace("\n", ending)
    position = parse_text(text).cell("proactive.licensing_decisions").position
    assert position is not None
    number = write().split("\n").index("行政许可 | 12 |") + 1
    assert (position.line, position.column) == (number, 8)
    assert text[position.start : position.end] == "12"
    assert (position.table, position.row) == (None, None)


def test_a_blank_cell_has_a_place_and_a_missing_one_none() -> None:
    """The place of a blank cell is where its words would stand."""
    text = write(PROACTIVE.replace("规章 | 1 | 2 | 3 |", "规章 | 1 | | 3 |").replace("行政强制 | 8 |\n", ""))
    report = parse_text(text)
    blank = report.cell("proactive.rules.repealed").position
    assert blank is not None
    assert blank.start == blank.end
    assert text[: blank.start].endswith("规章 | 1 |")
    assert report.cell("proactive.coercion_decisions").position is None


def test_a_cell_of_a_page_stands_in_its_grid() -> None:
    """Table, row and column of the grid, and the offsets of its words in the markup."""
    markup = page(table(("规章", "1", "2", "3"), ("行政规范性文件", "<td colspan=2><p>4</p></td>", "&nbsp;6")))
    report = parse_text(markup)
    position = report.cell("proactive.rules.repealed").position
    assert position is not None
    assert (position.table, position.row, position.column) == (1, 1, 3)
    assert "2" in markup[position.start : position.end]


def test_a_row_that_cannot_be_placed_points_to_all_its_figures() -> None:
    """From the first to the last."""
    text = write(requests=requests(row(RECEIVED, 11, 22, 33)))
    report = parse_text(text)
    position = report.cell("requests.received.total").position
    assert position is not None
    assert text[position.start : position.end] == "11 | 22 | 33"
    assert report.cell("requests.received.total").raw.replace("|", " ").split() == ["11", "22", "33"]


def test_every_remark_with_a_place_points_into_the_text() -> None:
    """To the words it speaks of."""
    text = write(PROACTIVE.replace("行政许可 | 12 |", "行政许可 | 约12 |") + "湖泊巡查记录 | 9 |\n")
    report = parse_text(text)
    assert {"GD303", "GD214"} <= codes(report)
    for remark in report.diagnostics:
        if remark.position is not None:
            shown = text[remark.position.start : remark.position.end]
            words = [remark.arguments.get(name) for name in ("read", "label", "caption")]
            assert next(str(word) for word in words if word) in shown


def test_a_place_comes_back_from_its_json() -> None:
    """With a grid or without, of a part or of a page; no place is None."""
    for position in (
        Position(1, 2, 3, 4),
        Position(1, 2, 3, 4, 5, 6),
        Position(1, 2, 3, 4, 5, 6, part="word/document.xml"),
        Position(1, 2, 3, 4, page=7, box=(1.5, 2.0, 3.25, 4.0)),
    ):
        assert Position.from_dict(position.to_dict()) == position
    assert Position.from_dict({}) is None
    assert "table" not in Position(1, 2, 3, 4).to_dict()


@pytest.mark.parametrize("text", ["", "一", "一\n二", "一\r\n二\r三\n\n四\n", "\n\n", "\r\n"])
def test_every_offset_has_its_line_and_column(text: str) -> None:
    """And the way back leads to it."""
    index = LineIndex(text)
    source = TextSource(text)
    expected = [(1, 1)]
    for at, char in enumerate(text):
        line, column = expected[-1]
        ended = char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n")
        expected.append((line + 1, 1) if ended else (line, column + 1))
    offsets = range(len(text) + 1)
    assert [index.locate(offset) for offset in offsets] == expected
    assert [index.offset(line, column - 1) for line, column in expected] == list(offsets)
    for order in (offsets[::-1], [*offsets[::3], *offsets[::2], *offsets[1::5]]):
        fresh = LineIndex(text)
        assert [fresh.locate(offset) for offset in order] == [expected[offset] for offset in order]
    assert [source.position(offset, offset)[2:4] for offset in offsets] == expected
    assert [position[2:4] for position in source.positions([(offset, offset) for offset in offsets])] == expected


def test_positions_of_spans_are_those_of_each() -> None:
    """Looked up together or one by one."""
    source = TextSource("一 二\n\n三 四\n五")
    spans = [(0, 1), (2, 3), (5, 6), (7, 8), (9, 10), (0, 1)]
    assert TextSource(source.text).positions(spans) == [source.position(*span) for span in spans]


def test_the_words_of_a_report_in_full_width_stand_at_their_place() -> None:
    """Folding for comparing does not move anything."""
    text = write("规章　｜　１　｜　２　｜　３　｜\n行政许可\u200b | 1\u200b2 |\n")
    report = parse_text(text)
    for _, figure in report:
        if figure.position is not None:
            assert text[figure.position.start : figure.position.end] == figure.raw
    assert report.value("proactive.rules.in_force") == 3
    assert read().value("proactive.rules.in_force") == 3
