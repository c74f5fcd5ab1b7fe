"""A column of serial numbers, one cell a line: the number before a row's label is no figure of the row above."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from gov_disclosure.folding import key, stands_in
from gov_disclosure.forms.vocabulary import added_columns
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Block, Cell, Document, Line

__all__ = ["SERIAL_NAMES", "drop_serials", "only_cell"]

SERIAL_NAMES = frozenset(added_columns("serials"))
"""What a column of serial numbers is headed by."""
_FEWEST = 2
_LONGEST_NAME = 6
_MOST_SKIPPED = 6
"""Numbers of rows that are not read as rows."""


def drop_serials(tokens: Sequence[Token], document: Document) -> None:
    """
    Take serial numbers out of the figures of tokens.

    Where a cell is headed 序号 and the last figures before labels count upwards, they number the rows.

    Args:
        tokens: All tokens in order, changed in place.
        document: The blocks.
    """
    text = document.source.text
    if not any(stands_in(name, text) for name in SERIAL_NAMES if len(name) > 1):
        return
    cells = list(map(only_cell, document.blocks))
    # Behind another header cell (指标 · 代码 · 数量) the numbers stand behind the labels.
    behind = {token.block + 1 for token in tokens if _heads(token, text)}
    if not any(
        cell is not None
        and place not in behind
        and cell[1] - cell[0] <= _LONGEST_NAME
        and key(text[cell[0] : cell[1]]) in SERIAL_NAMES
        for place, cell in enumerate(cells)
    ):
        return
    for token in tokens:
        # The first number stands below the header.
        if token.label is not None and token.label.word and not token.label.row and _is_first(token, document):
            token.figures.clear()
    chain: list[Token] = []
    last = 0
    for token, following in pairwise(tokens):
        value = _number_before(token, following, document)
        if value is not None and (not chain or last < value <= last + _MOST_SKIPPED):
            chain.append(token)
            last = value
            continue
        if value is not None or (token.figures and following.label is not None and following.label.row):
            # Rows that no form knows, and heads of groups, may stand between; a row without a number may not.
            _cut(chain)
            chain, last = ([token], value) if value is not None else ([], 0)
    _cut(chain)


def _heads(token: Token, text: str) -> bool:
    """Whether a token is a header cell of a few characters."""
    label = token.label
    return label is not None and label.word and not label.row and len(key(text[token.start : token.end])) <= _LONGEST_NAME


def _is_first(token: Token, document: Document) -> bool:
    if len(token.figures) != 1:
        return False
    atom = token.figures[0]
    return atom.reading.value == 1 and atom.row == token.block + 1 and only_cell(document.blocks[atom.row]) is not None


def only_cell(block: Block) -> Line | Cell | None:
    """Return the cell of a block that has no other: a line, or a row of one cell."""
    if isinstance(block, Line):
        return block
    return block.cells[0] if len(block.cells) == 1 else None


def _number_before(token: Token, following: Token, document: Document) -> int | None:
    """Return the number that stands alone on the line before a label, if it was taken for the row or the group above."""
    if not token.figures or token.label is None or not token.label.cell:
        return None
    last = token.figures[-1]
    alone = len(token.figures) == 1 or token.figures[-2].row != last.row
    if not alone or last.row == token.block or only_cell(document.blocks[last.row]) is None:
        return None
    if token.trailing:
        # The label behind is one that no form knows.
        behind, below = only_cell(token.trailing[0]), only_cell(document.blocks[last.row + 1])
        if len(token.figures) < _FEWEST or behind is None or below is None or behind.start != below.start:
            return None
    elif following.block != last.row + 1 or following.label is None:
        return None
    elif not following.label.cell and len(token.figures) < _FEWEST:
        # What heads a section of another form may head a group of this one's table; the figure alone is the row's.
        return None
    value = last.reading.value
    return value if isinstance(value, int) and last.reading.plain and value > 0 else None


def _cut(chain: Sequence[Token]) -> None:
    if len(chain) >= _FEWEST:
        for token in chain:
            del token.figures[-1]
