"""What a document shows: every piece with its place, tables with their spans."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gov_disclosure import UnreadableError, parse_file
from gov_disclosure.isolation import close_workers
from gov_disclosure.output.marks import Locator
from gov_disclosure.published import MAX_BLOCKS, MAX_CHARACTERS, MAX_PIECES, Published, ShownCell, ShownLine, ShownRow
from gov_disclosure.showing import read_published
from tests.output.checked import EXAMPLES

REPORTS = sorted(EXAMPLES.glob("sound-*")) + sorted(EXAMPLES.glob("trial-*"))


def spans(published: Published, table: int) -> list[list[tuple[str, int, int, int]]]:
    rows = [block for block in published.blocks if isinstance(block, ShownRow) and block.table == table]
    return [[(cell.text, cell.column, cell.colspan, cell.rowspan) for cell in row.cells] for row in rows]


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.name)
class TestReports:
    def test_every_figure_is_shown_where_it_stands(self, file: Path) -> None:
        report, published = parse_file(file), read_published(file.read_bytes(), name=file.name)
        locator = Locator(published)
        for path, figure in report.cells.items():
            if figure.position is None:
                continue
            spot = locator.find(figure.position)
            assert spot is not None, path
            block = published.blocks[spot.block]
            text = block.cells[spot.cell].text if isinstance(block, ShownRow) and spot.cell is not None else block.text
            assert text[spot.start : spot.end] == figure.raw, path

    def test_every_line_of_prose_is_shown_where_it_stands(self, file: Path) -> None:
        report, published = parse_file(file), read_published(file.read_bytes(), name=file.name)
        locator = Locator(published)
        for passage in report.passages:
            assert passage.position is not None
            spot = locator.find(passage.position)
            assert spot is not None
            block = published.blocks[spot.block]
            shown = block.text if isinstance(block, ShownLine) else " ".join(cell.text for cell in block.cells)
            assert passage.text in shown or passage.text in getattr(block, "text", "")

    def test_survives_its_json(self, file: Path) -> None:
        published = read_published(file.read_bytes(), name=file.name)
        assert Published.from_dict(json.loads(json.dumps(published.to_dict()))) == published

    def test_is_the_same_from_another_process(self, file: Path) -> None:
        try:
            assert read_published(file.read_bytes(), name=file.name, isolate=True) == read_published(file.read_bytes())
        finally:
            close_workers()


class TestSpans:
    def test_of_a_page_are_those_of_its_markup(self) -> None:
        markup = (
            "<table><tr><td rowspan=3>左</td><td colspan=2>上</td></tr><tr><td>中</td><td rowspan=9>12</td></tr>"
            "<tr><td>下</td></tr></table>"
        )
        published = read_published(markup.encode())
        assert spans(published, 1) == [
            [("左", 0, 1, 3), ("上", 1, 2, 1)], [("中", 1, 1, 1), ("12", 2, 1, 2)], [("下", 1, 1, 1)],
        ]  # fmt: skip

    def test_of_a_short_row_are_not_made_up(self) -> None:
        published = read_published(b"<table><tr><td>a</td><td>7</td></tr><tr><td>b</td></tr></table>")
        assert spans(published, 1) == [[("a", 0, 1, 1), ("7", 1, 1, 1)], [("b", 0, 1, 1)]]

    def test_rows_of_text_keep_their_words(self) -> None:
        published = read_published("| 规章 | 1 | 2 |\n规章\t3\t4\n".encode())
        assert [block.text for block in published.blocks] == ["规章 | 1 | 2", "规章\t3\t4"]


class TestBounds:
    def test_so_much_is_kept(self) -> None:
        published = read_published(("字" * 30 + "\n").encode() * 100_000)
        assert len(published.blocks) <= MAX_BLOCKS
        assert published.left_out == 100_000 - len(published.blocks)
        published = read_published(("| 1 " * 20 + "\n").encode() * 9_000)
        assert len(list(published.pieces())) <= MAX_PIECES
        published = read_published(b"<p>" + b"x" * 9_000 + b"</p>" * 2 + (b"<p>" + b"y" * 15_000 + b"</p>") * 400)
        assert sum(len(piece.text) for piece in published.pieces()) <= MAX_CHARACTERS

    def test_wide_cells_above_many_rows_cost_no_memory(self) -> None:
        rows = "<tr><td>a</td></tr>" * 3_000
        tracemalloc.start()
        read_published(f"<table><tr>{'<td colspan=10 rowspan=65000>x' * 50}</tr>{rows}</table>".encode())
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
        tracemalloc.stop()

    def test_what_is_no_document_raises(self) -> None:
        with pytest.raises(UnreadableError):
            read_published(b"")


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet=st.sampled_from("<>/tdr p=\"'19表格规章|\t\n#x;&"), max_size=300))
def test_whatever_is_read_can_be_shown(text: str) -> None:
    try:
        published = read_published(text.encode())
    except UnreadableError:
        return
    locator = Locator(published)
    for piece in published.pieces():
        if piece.text and piece.position.end > piece.position.start:
            assert locator.find(piece.position) is not None
        assert not isinstance(piece, ShownCell) or (piece.rowspan >= 1 and piece.colspan >= 1)
