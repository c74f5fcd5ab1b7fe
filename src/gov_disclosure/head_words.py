"""What may be the words of header cells that stand in lines of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.forms.vocabulary import added_columns
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Row

__all__ = ["LONGEST", "LONGEST_LINE", "NO_WORDS", "REMARKS", "columns_of", "is_added", "is_near", "no_remarks", "pieces"]

LONGEST = 12
"""A longer line is no header cell."""
LONGEST_LINE = 100
"""Nor is a longer line one of header cells alone: a table run together is one line, too."""
NO_WORDS = frozenset("。；：:;|—-/0123456789况")
"""What plain words of a header cell do not hold."""
REMARKS = frozenset(added_columns("remarks"))
"""What a column of remarks is headed by, folded."""
_HAN = re.compile("[\u4e00-\u9fff]")


def is_near(words: str) -> bool:
    """Whether a line among header cells is a short one with words in it, and no head of a group."""
    return 0 < len(words) <= LONGEST and "况" not in words and not split_ordinal(words)[1] and _HAN.search(words) is not None


def pieces(words: str, known: Callable[[str], bool]) -> list[str]:
    """
    Return the words of a line that blanks divide; those whose characters they divide (统 计 指 标) are put together.

    Args:
        words: The line.
        known: Whether some words head a column.
    """
    parts = words.split()
    joined: list[str] = []
    at = 0
    while at < len(parts):
        stop = at + 1
        if len(parts[at]) == 1:
            ends = range(at + 2, min(len(parts), at + LONGEST) + 1)
            whole = [end for end in ends if known("".join(parts[at:end]))]
            stop = whole[-1] if whole else stop
        joined.append("".join(parts[at:stop]))
        at = stop
    return joined


def is_added(token: Token) -> bool:
    """Whether a token is the head of a column that reports add."""
    return token.label is not None and token.label.added and not token.counted


def columns_of(row: Row) -> list[tuple[int, int]]:
    """Return the columns of a row's cells, and how many each spans."""
    return [(cell.column, cell.colspan) for cell in row.cells]


def no_remarks(size: int, header: Sequence[str]) -> bool:
    """Whether a row of so many cells has all that its header has but the remarks at the end: blank ones were cut off."""
    return size < len(header) and all(key(word) in REMARKS for word in header[size:])
