"""
Tables that were read column by column.

Some programs write down the labels of a table first and its figures behind them, a column at a time. Read row
by row, the last label would take the figures of the first. It shows where a header cell has figures below it:
in a table read by rows, rows stand between the two.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from gov_disclosure.figures import State
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.reading.blocks import Block, Line

__all__ = ["may_be_broken", "page_number_behind", "read_by_columns"]

_LARGEST_PAGE = 999
_TOTAL = "total"
_ROW_AT_ONCE = 3
"""Figures on one line that show that rows are written at once."""


def read_by_columns(tokens: Sequence[Token], sections: Mapping[int, str], blocks: Sequence[Block]) -> frozenset[str]:
    """
    Return the sections whose lines were read column by column.

    Args:
        tokens: All tokens in order.
        sections: The section that each token stands in; tokens go by their identity.
        blocks: The blocks of the document.
    """
    found: set[str] = set()
    bare: Counter[str] = Counter()
    filled: Counter[str] = Counter()
    counted: set[str] = set()
    for token in tokens:
        label = token.label
        if label is None or not label.cell or type(blocks[token.block]) is not Line:
            continue
        section = sections[id(token)]
        if label.row and not label.word:
            (filled if token.filled else bare)[section] += 1
        elif not label.row and token.figures and _is_figure(token.figures[0], token):
            (found if section in bare else counted).add(section)
    # Header cells with figures below them, and labels behind that have none.
    return frozenset(found.union(section for section in counted if bare[section] > max(1, filled[section])))


def _is_figure(atom: Atom, token: Token) -> bool:
    """Whether a number stands below a header cell; a mark says that nothing belongs there."""
    return atom.row != token.block and atom.reading.state is State.NUMBER


def page_number_behind(atoms: Sequence[Atom]) -> bool:
    """Whether the last figure of a row of text stands alone on a line, below all others on one: it may number the page."""
    last = atoms[-1]
    value = last.reading.value
    return (
        len(atoms) > _ROW_AT_ONCE
        and last.row != atoms[-2].row == atoms[0].row
        and not last.column
        and last.reading.state is State.NUMBER
        and value is not None
        and 0 <= value <= _LARGEST_PAGE
    )


def may_be_broken(names: Sequence[str], atoms: Sequence[Atom]) -> bool:
    """Whether the last figure of a row, on a line of its own, may be the end of another: joined to that, the row adds up."""
    values = [atom.reading.value for atom in atoms]
    whole = [value for value in values if type(value) is int]
    if len(whole) < len(values) or _adds_up(names, whole[:-1]):
        return False
    *row, end = whole
    return any(_adds_up(names, [*row[:at], int(f"{value}{end}"), *row[at + 1 :]]) for at, value in enumerate(row))


def _adds_up(names: Sequence[str], values: Sequence[int]) -> bool:
    """Whether each total of a row is the sum of the figures before it."""
    so_far = 0
    for name, value in zip(names, values, strict=True):
        if name == _TOTAL and value != so_far:
            return False
        so_far = 0 if name == _TOTAL else so_far + value
    return True
