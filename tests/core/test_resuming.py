"""Rows that a page broke: the pieces of a label are joined where they make one that is known, and figures are kept."""

from __future__ import annotations

import pytest

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.forms.vocabulary import vocabulary
from gov_disclosure.lexing import Token, lex
from gov_disclosure.limits import DEFAULT_LIMITS
from gov_disclosure.reading.blocks import Block, Cell, Document, Line, Row
from gov_disclosure.spans import TextSource

CELL = tuple[int, str]
"""Column and words."""


def labels(*rows: list[CELL], resumed: int) -> list[tuple[str, list[str]]]:
    """Return the labels of rows of one table in section 三, with their figures, where a page ends before a row."""
    text, tokens = read(*rows, resumed=resumed)
    return [
        (token.label.text if token.label is not None else "?", [text[atom.start : atom.end] for atom in token.figures])
        for token in tokens[2:]
    ]


def values(*rows: list[CELL], resumed: int) -> list[object]:
    """Return what the figures of the first row of a form say, whatever stood before it."""
    tokens = read(*rows, resumed=resumed)[1]
    token = next(token for token in tokens[2:] if token.label is not None and token.figures)
    return [atom.reading.value for atom in token.figures]


def read(*rows: list[CELL], resumed: int) -> tuple[str, list[Token]]:
    text = "三、收到和处理政府信息公开申请情况\n"
    blocks: list[Block] = [Line(0, len(text) - 1)]
    for number, cells in enumerate(rows, 1):
        found = []
        for column, words in cells:
            found.append(Cell(len(text), len(text) + len(words), column))
            text += f"{words}\t"
        blocks.append(Row(tuple(found), 1, number, True))
    document = Document(TextSource(text), tuple(blocks), resumed=frozenset((resumed + 1,)))
    return text, lex(document, vocabulary(), Diagnostics(), DEFAULT_LIMITS)


def filled(label: str, *figures: str, column: int = 1) -> list[CELL]:
    return [(column, label), *enumerate(figures, column + 1)]


def test_a_group_cell_is_joined_and_the_rows_beside_it_are_not() -> None:
    first = [(0, "（四）无"), *filled("1.本机关不掌握相关政府信息", "7", "9")]
    second = [(0, "法提供"), *filled("2.没有现成信息需要另行制作", "1", "2")]
    assert labels(first, second, resumed=1) == [
        ("（四）无法提供", []),
        ("1.本机关不掌握相关政府信息", ["7", "9"]),
        ("2.没有现成信息需要另行制作", ["1", "2"]),
    ]


@pytest.mark.parametrize(("above", "below"), [(("7", "9"), ("", "")), (("", ""), ("7", "9"))])
def test_figures_stand_beside_either_piece_of_a_label(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    first = filled("5.要求行政机关确认或重新出", *above)
    second = filled("具已获取信息", *below)
    third = filled("2.重复申请", "1", "2")
    assert labels(first, second, third, resumed=1) == [
        ("5.要求行政机关确认或重新出具已获取信息", ["7", "9"]),
        ("2.重复申请", ["1", "2"]),
    ]


def test_a_label_of_two_words_of_which_the_first_is_one_too() -> None:
    assert labels(filled("（六）其他", "7"), filled("处理", ""), resumed=1) == [("（六）其他处理", ["7"])]


def test_whole_labels_are_left_alone() -> None:
    """A blank row behind the end of a page is no rest of the row before."""
    assert labels(filled("行政许可", "12"), filled("行政处罚", ""), resumed=1) == [("行政许可", ["12"]), ("行政处罚", [""])]


def test_only_the_end_of_a_page_joins() -> None:
    first, second = filled("5.要求行政机关确认或重新出", "7"), filled("具已获取信息", "")
    assert labels(first, second, resumed=0) != labels(first, second, resumed=1)


def test_words_that_make_no_label_stay_words() -> None:
    assert labels(filled("5.要求行政机关确认", "7"), filled("不知何事", "8"), resumed=1)[0][0] == "?"


def test_a_cell_of_another_column_is_no_rest() -> None:
    first = [(0, "（四）无"), *filled("1.本机关不掌握相关政府信息", "7")]
    second = filled("法提供", "8")
    assert ("（四）无法提供", []) not in labels(first, second, resumed=1)


def test_figures_that_a_page_broke_are_those_of_neither_page() -> None:
    """What stands on one page alone is told; what stands on both may be one figure or two."""
    first, second = filled("5.要求行政机关确认或重新出", "1379", "0", ""), filled("具已获取信息", "8", "", "4")
    assert values(first, second, resumed=1) == [None, 0, 4]


@pytest.mark.parametrize("label", ["", "法提供"])
def test_the_rest_of_a_row_may_have_no_label(label: str) -> None:
    """Its label ended on the page before, whatever the group beside it goes on with."""
    first = [(0, "（四）无"), *filled("2.没有现成信息需要另行制作", "246", "0")]
    second = [(0, label), *filled("", "33", "")]
    assert values(first, second, resumed=1) == [None, 0]


def test_the_label_of_a_row_may_stand_below_its_figures() -> None:
    first, second = filled("", "1228", "0", "7"), filled("2.重复申请", "41", "", "")
    assert values(first, second, resumed=1) == [None, 0, 7]


def test_the_first_row_of_a_page_is_no_rest_where_it_has_a_label() -> None:
    first, second = filled("（一）予以公开", "12", "0"), filled("2.重复申请", "3", "4")
    assert values(first, second, resumed=1) == [12, 0]
    assert values(second, first, resumed=1) == [3, 4]
