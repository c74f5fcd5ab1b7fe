"""
Tables of a report's own, some rows of which are called like a form's: 公开类别 · 数量, and below 行政许可 · 42.

What the figures of such rows count is said by the header cells above. Where these are none of a form's, and the rows
beside are on no form either, the table is the report's own; so it is where they name bodies or years.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

import attrs

from gov_disclosure.bodies.names import read_name
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
        rows: The rows that are called like a form's.
        strangers: How many rows are not.
    """

    number: int
    strange: bool = False
    of_others: bool = False
    of_form: bool = False
    rows: list[Token] = attrs.field(factory=list[Token])
    strangers: int = 0

    def drop(self) -> None:
        """Take the labels of the rows for none where the table is the report's own."""
        if self.of_others or (not self.of_form and self.strangers and (self.strange or self.strangers >= len(self.rows))):
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
                table = _Table(token.table, strange=True)
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
        cells += [text[token.start : token.end], *(text[atom.start : atom.end] for atom in token.figures)]
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
                table = _Table(block.table, strange=True)
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
    return table


def _names_others(cells: Sequence[str]) -> bool:
    """Whether the cells of a row, behind the first, name bodies or times, and what is made of them all (合计)."""
    others = [cell for cell in cells[1:] if _TIME.fullmatch(cell) is not None or _is_body(cell)]
    return len(others) >= _FEWEST_OTHERS and all(len(cell) <= SHORT for cell in cells[1:] if cell not in others)


def _is_body(words: str) -> bool:
    name = read_name(words) if len(words) <= _LONGEST else None
    return name is not None and (name.kind.value != "unknown" or name.level.value != "unknown")
