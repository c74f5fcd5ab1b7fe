"""Cells one by one: what is told of one alone is what is told of all of them."""

from __future__ import annotations

import pytest

from gov_disclosure.folding import stands_in
from gov_disclosure.reading.blocks import Row
from gov_disclosure.reading.text import read_text
from gov_disclosure.spans import CellRow, TextSource, deferred

TEXTS = {
    "blanks around cells": "题目\n规章 |  1 |2  |   | 4\n行政许可 | 5 | 6 | 7 | 8\n",
    "carriage returns": "题目\r\n规章 | 1 | 2\r\n行政许可 | 3 | 4\r\n",
    "a field in quotes over two lines": '题目\n"规\n章"\t1\t2\n行政许可\t3\t4\n',
    "tabs": "题目\n规章\t1\t\t2\t3\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_cell_alone_has_the_place_that_it_has_among_all(text: str) -> None:
    document = read_text(text)
    rows = [CellRow(block, first) for first, block in enumerate(document.blocks[1:]) if isinstance(block, Row)]
    places = deferred(document.source, rows)
    whole = places()
    assert len(whole) > 2
    alone = [places(at, place) for at, (row, first) in enumerate(rows) for place in range(row.size - first)]
    assert alone == [[each] for each in whole]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_first_cells_of_a_row_are_the_same_before_all_are_made(text: str) -> None:
    for number, block in enumerate(read_text(text).blocks):
        if isinstance(block, Row):
            fresh = read_text(text).blocks[number]
            assert isinstance(fresh, Row)
            assert [tuple(cell) for cell in fresh.front(block.size)] == [tuple(cell) for cell in block.cells]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_the_lines_that_a_text_was_read_by_are_those_that_places_are_told_in(text: str) -> None:
    source = read_text(text).source
    spans = [(at, at + 1) for at in range(len(text))]
    assert source.positions(spans) == TextSource(text).positions(spans)


@pytest.mark.parametrize(("words", "found"), [("序号", True), ("号序", False), ("序列", False), ("", True)])
def test_words_stand_in_a_text_as_a_whole(words: str, found: bool) -> None:
    assert stands_in(words, "一、序号 项目") is found
