"""
Tables of a report's own, some rows of which are called like a form's: 公开类别 · 数量, and below 行政许可 · 42.

What the figures of such rows count is said by the header cells above. Where these are none of a form's, and the rows
beside are on no form either, the table is the report's own; so it is where they name bodies or years.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import takewhile

import attrs

from gov_disclosure.bodies.names import read_name
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.layout import SHARED
from gov_disclosure.forms.vocabulary import Label, Vocabulary
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document, Row
from gov_disclosure.voting import SHORT

__all__ = ["drop_own_tables"]

_MOST_BLOCKS = 40
"""Lines between two labels that are looked at."""
_MOST_CELLS = 40
_LONGEST = 40
"""A longer line is prose."""
_DIGIT = re.compile(r"\d")
_ROW_OF_OWN = re.compile(r"\D{2,24}?[\s:：]\s{0,9}\d[\d,，.]{0,15}\s?[^\d。]{0,3}")
_NUMBER = re.compile(r"\d[\d,，.]{0,15}")
_HEAD = re.compile(r"[^\s\d：:]{2,12}(?:(?:\s{2,9}|\t)[^\s\d：:]{2,12}){1,7}")
_TIME = re.compile(r"(?:19|20)\d\d\s?年?度?|\d{1,2}\s?月份?|第?[一二三四]季度|[上下]半年")
_HEAD_CELL = re.compile(r"[^\s\d：:。，、；（(]{2,12}(?<!表)(?<!单位)(?:[(（][^()（）\d]{1,6}[)）])?")
"""A cell of a header in a line of its own: 栏目, 数量（条）."""
_FEWEST_OTHERS = 2
"""Header cells that name bodies or times; one may be the report's own."""


@attrs.define
class _Table:
    """
    What stands below one header, or without one.

    Attributes:
        number: Number of the table of markup.
        strange: Whether its header is on no form.
        of_others: Whether its header names bodies or times.
        of_form: Whether it is a form's.
        of_one: Whether what one column of it counts is said in words that no form has, so that it is none of theirs.
        rows: The rows that are called like a form's.
        strangers: How many rows are not.
    """

    number: int
    strange: bool = False
    of_others: bool = False
    of_form: bool = False
    of_one: bool = False
    rows: list[Token] = attrs.field(factory=list[Token])
    strangers: int = 0

    def drop(self) -> None:
        """Take the labels of the rows for none where the table is the report's own."""
        alone = self.of_one and all(sum(atom.reading.value is not None for atom in token.figures) < 2 for token in self.rows)
        others = self.strangers and (self.strange or self.strangers >= len(self.rows))
        if self.of_others or (not self.of_form and (alone or others)):
            for token in self.rows:
                token.label = None


def drop_own_tables(tokens: Sequence[Token], document: Document, vocabulary: Vocabulary) -> None:
    """
    Take the labels of rows for none where they stand in a table of the report's own.

    Args:
        tokens: All tokens in order, changed in place.
        document: The blocks.
        vocabulary: The labels of the forms.
    """
    common = vocabulary.common_rows
    text = document.source.text
    others = {token.block for at, token in enumerate(tokens) if token.label is None and _heads_others(tokens, at, text)}
    rows = [at for at, token in enumerate(tokens) if token.label in common]
    # Nearly all reports end here: each row stands right below header cells of the form, or below others of its rows.
    if not others and all(
        (at - 1 == last and not tokens[last].trailing) or _heads(tokens, at - 1)
        for last, at in zip([-1, *rows], rows, strict=False)
    ):
        return
    table = _Table(0)
    group = False
    for at, token in enumerate(tokens):
        label = token.label
        begins = at == 0 or tokens[at - 1].block != token.block
        if token.table != table.number or (label is not None and label.heading is not None):
            table.drop()
            table = _Table(token.table)
        if token.block in others:
            if begins:
                table.drop()
                table = _Table(token.table, of_others=True)
        elif _is_head(token):
            if begins and not group and _is_strange(tokens, at):
                table.drop()
                table = _Table(token.table, strange=True, of_one=_counts_other(_words(tokens, at, text)))
            elif begins and _counts_other(_pair(tokens, at, text)):
                table.drop()
                table = _Table(token.table, strange=True, of_one=True)
            elif _is_known(token) and (not begins or _is_alone(tokens, at)):
                # The first cell of a header stands above the labels, whatever it is called.
                table.drop()
                table = _Table(token.table, of_form=True)
        elif label in common or (table.of_others and label is not None and label.row):
            table.rows += [token] if token.counted else []
        elif token.counted and (label is None or len(label.key) <= SHORT):
            table.strangers += 1
        group = _is_head(token) and label is not None and _is_alone(tokens, at)
        if token.trailing and (label is None or label.cell or label.table):
            table = _behind(token, table, text, group=group)
    table.drop()


def _heads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the last of the header cells of a form, and nothing stands behind it."""
    token = tokens[at]
    return _is_known(token) and not token.trailing and (token.block == tokens[at - 1].block or _is_alone(tokens, at))


def _is_known(token: Token) -> bool:
    """Whether a token is a header or group cell of a form, and no short word that any table may have."""
    label = token.label
    return label is not None and not label.row and label.word and label.cell and len(label.key) > SHORT and not token.counted


def _is_head(token: Token) -> bool:
    """Whether a token is a cell of a header or of a group."""
    label = token.label
    return not token.counted and (label is None or (label.cell and label.word and not label.row))


def _is_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token has its line or row for itself."""
    block = tokens[at].block
    return (at == 0 or tokens[at - 1].block != block) and (at + 1 == len(tokens) or tokens[at + 1].block != block)


def _is_strange(tokens: Sequence[Token], at: int) -> bool:
    """Whether a row of words begins with a token of which none behind the first is a header cell of a form."""
    row: list[Label | None] = []
    for token in tokens[at:]:
        if token.block != tokens[at].block:
            break
        if not _is_head(token):
            return False
        row.append(token.label)
    return len(row) > 1 and all(label is None or len(label.key) <= SHORT for label in row[1:])


def _heads_others(tokens: Sequence[Token], at: int, text: str) -> bool:
    """Whether a row of words or figures that begins with a token names bodies or times."""
    block = tokens[at].block
    if at and tokens[at - 1].block == block:
        return False
    row = list(takewhile(lambda token: token.block == block, tokens[at : at + _MOST_CELLS]))
    cells: list[str] = []
    for token in row:
        cells += [text[token.start : token.end], *token.words(text)]
    return _names_others(cells)


def _behind(token: Token, table: _Table, text: str, *, group: bool) -> _Table:
    """Take the lines and rows behind a label, which no form knows; return the table that is open behind them."""
    words = ""
    for block in token.trailing[-_MOST_BLOCKS:]:
        before, words = words, text[block.start : block.end]
        if isinstance(block, Row):
            cells = [text[cell.start : cell.end] for cell in block.cells if cell.end > cell.start]
            # Below the cell of a group they are the form's, whatever they are called.
            if _names_others(cells):
                table.drop()
                table = _Table(block.table, of_others=True)
            elif len(cells) > 1 and block.start > token.start and not group and not any(map(_DIGIT.search, cells)):
                table.drop()
                table = _Table(block.table, strange=True, of_one=_counts_other(cells))
        elif len(words) > _LONGEST or "。" in words:
            table.drop()
            table = _Table(0)
        elif _HEAD.fullmatch(words) is not None:
            table.drop()
            table = _Table(0, strange=True)
        elif _ROW_OF_OWN.fullmatch(words) is not None or (
            _NUMBER.fullmatch(words) is not None and before and not before[-1].isdigit()
        ):
            table.strangers += 1
    cells = _lone_head(token, text)
    if cells:
        strangers = table.strangers
        table.drop()
        table = _Table(0, strange=True, of_one=_counts_other(cells), strangers=strangers)
    return table


def _lone_head(token: Token, text: str) -> list[str]:
    """Return the two cells of a header, with a line for each, that stand before rows with as many; nothing where none do."""
    cells = [text[block.start : block.end] for block in token.trailing[-_MOST_BLOCKS:] if not isinstance(block, Row)]
    if _is_head(token) and token.label is not None:
        cells.insert(0, text[token.start : token.end])
    heads = [_HEAD_CELL.fullmatch(cell) is not None for cell in cells]
    for at in range(len(cells) - 1):
        behind = heads[at + 2 : at + 3], cells[at + 3 : at + 4]
        if heads[at] and heads[at + 1] and (not behind[0] or (behind[0][0] and behind[1] and _NUMBER.fullmatch(behind[1][0]))):
            return cells[at : at + 2]
    return []


def _pair(tokens: Sequence[Token], at: int, text: str) -> list[str]:
    """Return the two cells of a header, a line each, of which a word that any table may have (数量) is the last."""
    token, before = tokens[at], tokens[at - 1]
    if not at or not _is_alone(tokens, at) or token.label is None or len(token.label.key) > SHORT:
        return []
    words = text[token.start : token.end]
    if not words.endswith(("数", "数量", "數量", "量")):
        return []
    if not before.trailing:
        return [text[before.start : before.end], words] if _is_head(before) and _is_alone(tokens, at - 1) else []
    last = text[before.trailing[-1].start : before.trailing[-1].end]
    return [last, words] if _HEAD_CELL.fullmatch(last) is not None else []


def _words(tokens: Sequence[Token], at: int, text: str) -> list[str]:
    """Return the words of a row that begins with a token."""
    row = takewhile(lambda token: token.block == tokens[at].block, tokens[at : at + _MOST_CELLS])
    return [text[token.start : token.end] for token in row]


def _counts_other(cells: Sequence[str]) -> bool:
    """Whether a header of two cells says of its column what no form does: what was made public, or of other rows how many."""
    known = _column_words()
    if len(cells) != 2 or any(word in cells[1] for word in known["counted"]):
        return False
    return cells[0].strip() not in known["first"] or any(word in cells[1] for word in known["own"])


@cache
def _column_words() -> Mapping[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in (load_toml(SHARED, "own_columns") or {}).items()}


def _names_others(cells: Sequence[str]) -> bool:
    """Whether the cells of a row, behind the first, name bodies or times, and what is made of them all (合计)."""
    others = [cell for cell in cells[1:] if _TIME.fullmatch(cell) is not None or _is_body(cell)]
    return len(others) >= _FEWEST_OTHERS and all(len(cell) <= SHORT for cell in cells[1:] if cell not in others)


def _is_body(words: str) -> bool:
    name = read_name(words) if len(words) <= _LONGEST else None
    return name is not None and (name.kind.value != "unknown" or name.level.value != "unknown")
