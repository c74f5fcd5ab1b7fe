"""
Headers of text that could not be read cell by cell, and yet show that the columns are not in the official order.

`科研 法律服 其 商业` is one line of header cells in several lines: what they say in full is not known, but 商业企业
stands behind 其他.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise

from gov_disclosure.entries import Entry
from gov_disclosure.folding import key
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.pieces import PIECE
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document

__all__ = ["contrary_rows"]

_FEW = 2
_FEWEST = 3
"""Columns that a line has something of, to tell their order."""
_LONGEST = 1_500
"""Characters of a header that are looked at."""


def contrary_rows(entries: Sequence[Entry], tokens: Sequence[Token], form: Form, document: Document) -> Iterator[int]:
    """
    Yield the tokens, by their identity, of the rows below lines that name their columns in another order.

    Args:
        entries: The rows of the tables, in order.
        tokens: All tokens in order.
        form: The form.
        document: The blocks.
    """
    unread = {
        id(entry.token): entry for entry in entries if not (entry.table or entry.header.order) and len(entry.targets) > _FEW
    }
    if not unread:
        return
    text = document.source.text
    contrary: dict[tuple[str, ...], bool] = {}
    behind = 0
    for token in tokens:
        entry = unread.get(id(token))
        if entry is not None and token.figures and entry.targets[0][0] == entry.targets[-1][0]:
            names = form.names[entry.path]
            if names not in contrary:
                contrary[names] = _is_contrary(text[max(behind, token.start - _LONGEST) : token.start], names, form)
            if contrary[names]:
                yield id(token)
        if token.label is not None and token.label.heading is not None:
            contrary = {}
            behind = token.end
        elif token.figures:
            behind = token.figures[-1].end


def _is_contrary(header: str, names: tuple[str, ...], form: Form) -> bool:
    """Whether a line goes through the columns otherwise than from left to right, or the cells, one after the other, do."""
    columns, groups = _wordings(form, names)
    behind: set[tuple[int, int]] = set()
    before: set[tuple[int, int]] = set()
    lines = header.splitlines()
    # Where the cell above some columns stands on one line as a whole, no part of it stands on another.
    is_whole = any(group in key(line) for line in lines for group in groups)
    for line in lines:
        places = _places(line, columns, groups, is_whole=is_whole)
        for left, right in pairwise(places):
            (before if left < right else behind).add((min(left, right), max(left, right)))
    if behind - before:
        return True
    printed = key(header)
    for group in groups:
        printed = printed.replace(group, "\n")
    starts = [max(printed.rfind(wording) for wording in wordings) for wordings in columns]
    if min(starts) < 0:
        # Not one cell after the other.
        return False
    below = _below(form, names)
    for told in (True, False):
        found = [start for start, name in zip(starts, names, strict=True) if (name in below) is told]
        if found != sorted(found):
            return True
    return False


def _places(line: str, columns: Sequence[Sequence[str]], groups: Sequence[str], *, is_whole: bool) -> list[int]:
    """
    Return the columns that the words of a line are of, in its order, where it is one line of several cells.

    Args:
        line: The line.
        columns: The wordings of each column.
        groups: Those of the cell above some of them.
        is_whole: Whether that cell stands on a line as a whole, so that no part of it is any of the words.
    """
    places: list[int] = []
    seen: list[frozenset[int]] = []
    for piece in PIECE.findall(line):
        word = key(piece)
        found = (
            frozenset(place for place, wordings in enumerate(columns) if any(word in each for each in wordings)) if word else None
        )
        if not found:
            continue
        if any(found == other for other in seen[:-1]) and len(found) == 1:
            # Parts of one cell with others between them: two lines were taken for one.
            return []
        seen.append(found)
        if len(found) == 1 and (is_whole or not any(word in group for group in groups)):
            places += found
    places = [place for place, _ in groupby(places)]
    # The columns beside the groups are the first and the last: mixed lines do not make them change places.
    ends = bool(groups) and places[:2] == [len(columns) - 1, 0]
    return places if ends or len(places) >= _FEWEST else []


@cache
def _below(form: Form, names: tuple[str, ...]) -> frozenset[str]:
    """Return the columns that one cell stands above: these are in a line of their own, below the others."""
    return frozenset(column.name for columns in form.rows.values() for column in columns if column.under is not None) & set(names)


@cache
def _wordings(form: Form, names: tuple[str, ...]) -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    """Return how a form words some columns, and the cells above them."""
    above = {
        column.under for columns in form.rows.values() for column in columns if column.name in names and column.under is not None
    }
    return (
        tuple(tuple(map(key, form.layout.named(name))) for name in names),
        tuple(key(wording) for name in above for wording in form.layout.named(name)),
    )
