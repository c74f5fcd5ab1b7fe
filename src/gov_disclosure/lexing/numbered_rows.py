"""Tables whose rows are numbered in a column before all others, as programs number those of a frame: it is taken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import attrs

from gov_disclosure.folding import key
from gov_disclosure.forms.vocabulary import added_columns
from gov_disclosure.reading.blocks import Block, Cell, Document, Row

__all__ = ["without_numbered_rows"]

_FEWEST = 3
"""Rows with words behind their numbers."""
_FEWEST_HEADS = 2
_MOST_DIGITS = 3
_FIRST = ("0", "1")


def without_numbered_rows(document: Document) -> Document:
    """Return a document without the numbers of the rows of its tables; the same one where none has any."""
    text, blocks = document.source.text, document.blocks
    for block in blocks:
        if type(block) is Row and (words := block.words or _words(block, text)) and words[0] in _FIRST:
            break
    else:
        return document
    kept: list[Block] = []
    for table, group in groupby(blocks, key=lambda block: block.table if type(block) is Row else -1):
        rows = list(group)
        kept += _without(rows, text) if table >= 0 else rows
    return attrs.evolve(document, blocks=tuple(kept)) if kept != list(blocks) else document


def _words(row: Row, text: str) -> tuple[str, ...]:
    return tuple(row.words) or tuple([text[start:end] for start, end, _, _ in row.cells])


def _without(rows: Sequence[Block], text: str) -> Sequence[Block]:
    """Return the rows of a table without their numbers, if all of them have one but header cells above."""
    names = frozenset(added_columns("serials"))
    last = -1
    worded = numbered = 0
    is_named = False
    for row in rows:
        if not isinstance(row, Row) or row.size < 2:
            return rows
        first, *words = _words(row, text)
        if len(first) <= _MOST_DIGITS and first.isascii() and first.isdigit():
            if int(first) != last + 1 and first not in _FIRST:
                return rows
            last = int(first)
            numbered += 1
            worded += any(word and not word.isdigit() for word in words[:2])
        elif (first and key(first) not in names) or last > 1:
            return rows
        else:
            is_named = is_named or bool(first)
    if not numbered or (not is_named and (worded < _FEWEST or 2 * worded <= numbered) and not _are_heads_numbered(rows, text)):
        return rows
    return [_cut(row) for row in rows if isinstance(row, Row) and not _counts(_words(row, text))]


def _are_heads_numbered(rows: Sequence[Block], text: str) -> bool:
    """Whether two rows or more of header cells have numbers before them: figures have not, above all others."""
    heads = 0
    for row in rows:
        first, *words = _words(row, text) if isinstance(row, Row) else ("",)
        if not first:
            continue
        if any(word[:1].isdigit() for word in words) or not any(words):
            break
        heads += 1
    return heads >= _FEWEST_HEADS


def _counts(words: Sequence[str]) -> bool:
    """Whether a row names the columns by their numbers."""
    return not words[0] and all(word == str(place) for place, word in enumerate(words[1:]))


def _cut(row: Row) -> Row:
    """Return a row without its first cell."""
    return Row(tuple(_shifted(row)), row.table, row.number, row.exact)


def _shifted(row: Row) -> Iterator[Cell]:
    for cell in row.cells[1:]:
        yield cell if row.exact else cell._replace(column=cell.column - 1)
