"""
Tables printed side by side: the second half of the rows beside the first, each with its labels and figures.

Rows that stand under a head are told by the head before them, so that the halves are read one after the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document, Row

__all__ = ["reading_order"]

_FEWEST = 3
"""So many rows with two labels show that two halves stand side by side."""


def reading_order(tokens: Sequence[Token], form: Form, document: Document) -> Sequence[Token]:
    """
    Return tokens in the order in which they are read: band by band where rows hold several labels with figures.

    Args:
        tokens: All tokens in order, each with its `type` if the form knows it.
        form: The form.
        document: The blocks.
    """
    rows = form.layout.rows - form.layout.words
    labels = [token for token in tokens if token.filled and token.type in rows]
    blocks = Counter(token.block for token in labels)
    if sum(count > 1 for count in blocks.values()) < _FEWEST:
        return tokens
    ordered: list[Token] = []
    for table, part in groupby(tokens, key=lambda token: _table_of(token, document)):
        members = list(part)
        edges = _edges([token for token in members if token.filled and token.type in rows]) if table is not None else []
        ordered += sorted(members, key=lambda token: bisect_right(edges, token.column)) if edges else members
    return ordered


def _table_of(token: Token, document: Document) -> int | None:
    """Return the number of the table that a token stands in, 0 for rows of text, None for lines."""
    block = document.blocks[token.block]
    return block.table if isinstance(block, Row) else None


def _edges(labels: Sequence[Token]) -> list[int]:
    """Return the columns in which the bands behind the first begin."""
    columns: Counter[int] = Counter()
    for _, row in groupby(labels, key=lambda token: token.block):
        columns.update([token.column for token in row][1:])
    return sorted(column for column, count in columns.items() if count >= _FEWEST)
