"""
Tables that stand on their side: the labels of the rows in a line at the top, the header cells in front of the lines.

Their rows are handed on as columns and their columns as rows, so that all else reads them as any other table.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

import attrs

from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.reading.blocks import Block, Cell, Document, Row

__all__ = ["turn"]

_FEWEST_LABELS = 4
"""A row has its own label, those of its groups, and no more."""
_HEAD_LINES = 3
_HEAD_CELLS = 3
_SHORT = 2
"""Words of so few characters (总计) head anything."""
_LONGEST_LABEL = 80
_MOST_SIDE_BY_SIDE = 6
_MOST_HEADS = 6
_MOST_CELLS = 4_000
_MOST_REMEMBERED = 512


def turn(document: Document, vocabulary: Vocabulary) -> Document:
    """
    Return a document with the tables turned upright that stand on their side; the same one if none does.

    Args:
        document: The blocks.
        vocabulary: The labels that are looked for.
    """
    document = _with_blocks_turned(document, vocabulary)
    text = document.source.text
    for block in document.blocks:
        if type(block) is not Row:
            continue
        words = block.words
        # Nearly all rows have too few cells, or figures.
        if not (words and (len(words) < _FEWEST_LABELS or words[-1].isdigit())) and _is_of_labels(block, text, vocabulary):
            break
    else:
        return document
    blocks: list[Block] = []
    turned: dict[tuple[int, int], int] = {}
    for table, group in groupby(document.blocks, key=lambda block: block.table if type(block) is Row else -1):
        rows = list(group)
        if table >= 0 and any(type(row) is Row and _is_of_labels(row, text, vocabulary) for row in rows[:_HEAD_LINES]):
            upright = _upright(rows, document.height if table else None)
            if upright and _has_heads(rows, text, vocabulary):
                turned.update(((start, end), span) for row in rows if isinstance(row, Row) for start, end, _, span in row.cells)
                rows = upright
        blocks += rows
    if not turned:
        return document
    return attrs.evolve(document, blocks=tuple(blocks), height=_height(document.height, turned))


def _with_blocks_turned(document: Document, vocabulary: Vocabulary) -> Document:
    """Return a document in which the parts of a table stand upright that stand on their side one by one."""
    text, blocks = document.source.text, document.blocks
    upright: list[Block] = []
    done = 0
    for at, row in enumerate(blocks):
        if at < done or type(row) is not Row:
            continue
        words = row.words
        # Nearly all rows have figures.
        if words and (len(words) > _MOST_SIDE_BY_SIDE or words[-1].isdigit()):
            continue
        heads = _heads_below(blocks, at, text, vocabulary)
        if heads:
            rows = [row, *heads]
            upright += blocks[done:at]
            upright += [
                Row(tuple([cell._replace(column=column, colspan=1) for column, cell in enumerate(cells)]), *_place_of(row))
                for cells in zip(*(each.cells for each in rows), strict=True)
            ]
            done = at + 1 + len(heads)
    return attrs.evolve(document, blocks=(*upright, *blocks[done:])) if done else document


def _place_of(row: Row) -> tuple[int, int, bool]:
    return row.table, row.number, row.exact


def _heads_below(blocks: Sequence[Block], at: int, text: str, vocabulary: Vocabulary) -> list[Row]:
    """Return the rows of figures below one of labels, each of which has a header cell of a form in front."""
    row = blocks[at]
    if type(row) is not Row or not 1 < row.size <= _MOST_SIDE_BY_SIDE:
        return []
    corner, *words = row.words or [text[start:end] for start, end, _, _ in row.cells]
    if (
        not all(words)
        or any(map(str.isdigit, words))
        or _is_row(corner, vocabulary)
        or not all(_is_row(each, vocabulary) for each in words)
    ):
        return []
    found: list[Row] = []
    for below in blocks[at + 1 : at + 2 + _MOST_HEADS]:
        if type(below) is not Row or below.table != row.table or below.size != row.size:
            break
        first = below.cell(0)
        label = vocabulary.labels.get(key(text[first[0] : first[1]])) if first[1] - first[0] <= _LONGEST_LABEL else None
        if label is None or label.row or not label.word or len(label.key) <= _SHORT or len(found) == _MOST_HEADS:
            # It goes on with other rows.
            return []
        found.append(below)
    return found


def _is_row(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words are the label of a row, and of nothing else."""
    label = vocabulary.labels.get(key(words)) if len(words) <= _LONGEST_LABEL else None
    return label is not None and label.row and not label.word


def _is_of_labels(row: Row, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a row has the labels of several rows and no figures between them."""
    words = row.words or tuple([text[start:end] for start, end, _, _ in row.cells])
    if len(words) < _FEWEST_LABELS or words[-1].isdigit() or any(map(str.isdigit, words)):
        return False
    known = vocabulary.of_labels
    told = known.get(words)
    if told is None:
        if len(known) > _MOST_REMEMBERED:
            known.clear()
        told = known[words] = _are_labels(words, vocabulary)
    return told


def _are_labels(words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words without figures are the labels of several rows."""
    found: set[str] = set()
    for each in words:
        if 0 < len(each) <= _LONGEST_LABEL:
            label = vocabulary.labels.get(key(each)) or vocabulary.labels.get(key(each[split_ordinal(each)[1] :]))
            if label is not None and label.row and not label.word:
                found.add(label.key)
    return len(found) >= _FEWEST_LABELS


def _upright(rows: Sequence[Block], height: Callable[[int, int], int] | None) -> list[Block]:
    """Return the columns of a table as rows; nothing where it is no grid."""
    columns: dict[int, list[Cell]] = {}
    table, exact = 0, False
    sizes: set[int] = set()
    for number, row in enumerate(rows):
        if not isinstance(row, Row):
            return []
        table, exact = row.table, row.exact
        sizes.add(row.size)
        for start, end, column, _ in row.cells:
            tall = height(start, end) if height is not None and exact else 1
            columns.setdefault(column, []).append(Cell(start, end, row.number - 1 if exact else number, max(1, tall)))
    if sum(map(len, columns.values())) > _MOST_CELLS or (not exact and len(sizes) > 1):
        return []
    return [
        Row(tuple(columns[column]), table, number, exact) for number, column in enumerate(sorted(columns), 1) if columns[column]
    ]


def _height(height: Callable[[int, int], int] | None, turned: Mapping[tuple[int, int], int]) -> Callable[[int, int], int] | None:
    """Return how many rows cells span: those of tables that were turned as many as the columns they covered."""
    if height is None:
        return None
    return lambda start, end: turned.get((start, end)) or height(start, end)


def _has_heads(rows: Sequence[Block], text: str, vocabulary: Vocabulary) -> bool:
    """Whether header cells of a form stand in front of several lines: a table by departments or years is the report's own."""
    found = 0
    for row in rows:
        words = [text[cell.start : cell.end] for cell in row.cells[:_HEAD_CELLS]] if isinstance(row, Row) else []
        labels = [vocabulary.labels.get(key(each)) for each in words if 0 < len(each) <= _LONGEST_LABEL]
        found += any(label is not None and label.word and not label.row and len(label.key) > _SHORT for label in labels)
    return found > 1
