"""
Headers read across: a header cell in several lines, its lines apart, beside those of its neighbours.

`结果 结果 其他 尚未` above `维持 纠正 结果 审结` are four header cells. Which words belong together cannot be told
from the text; but where all characters of a header together are those of the official one, no more and no
fewer, and each line goes through the columns from left to right, the columns are the official ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from gov_disclosure.figures import State
from gov_disclosure.folding import key
from gov_disclosure.forms.records import Record, records_of
from gov_disclosure.forms.vocabulary import Label, Vocabulary
from gov_disclosure.lexing.page_marks import is_page_mark
from gov_disclosure.lexing.pieces import PIECE
from gov_disclosure.lexing.words import Words
from gov_disclosure.reading.blocks import Block, Line

__all__ = ["Across", "read_across"]

_MOST_LINES = 60
_MOST_PIECES = 40


class Across(NamedTuple):
    """
    A header read across, and the figures below it.

    Attributes:
        start: The block that it begins in.
        groups: The cells above its columns: label, view offsets, block.
        figures: View offsets of the figures.
        block: The block that the figures stand in.
    """

    start: int
    groups: tuple[tuple[Label, int, int, int], ...]
    figures: tuple[tuple[int, int], ...]
    block: int


class _Known(NamedTuple):
    record: Record
    groups: tuple[frozenset[str], ...]
    columns: tuple[str, ...]
    letters: Counter[str]


@cache
def _known(vocabulary: Vocabulary) -> tuple[_Known, ...]:
    found: dict[Record, _Known] = {}
    for form in vocabulary.forms.values():
        for record in records_of(form):
            columns = tuple(key(wordings[0]) for wordings in record.columns)
            groups = tuple(frozenset(map(key, wordings)) for wordings in record.groups)
            found[record] = _Known(record, groups, columns, Counter("".join(columns) * record.rows))
    return tuple(found.values())


def read_across(blocks: Sequence[Block], first: int, stop: int, words: Words) -> Across | None:
    """
    Return the header and the figures of a table of one row, where its lines are no more than these.

    Args:
        blocks: The blocks of a document.
        first: Where the section begins.
        stop: The block behind it; only the beginning of the section is looked at.
        words: The view and the vocabulary.
    """
    text = words.text
    pieces: list[tuple[int, list[tuple[int, int]]]] = []
    alone = False
    for index in range(first, min(stop, first + _MOST_LINES)):
        block = blocks[index]
        if not isinstance(block, Line):
            return None
        start, end = block
        if is_page_mark(text[start:end]):
            continue
        spans = [piece.span() for piece in PIECE.finditer(text, start, end)]
        if len(spans) > _MOST_PIECES:
            return None
        readings = [words.reading(text[left:right]).state for left, right in spans]
        if all(state is State.NUMBER or state is State.NOT_APPLICABLE for state in readings):
            if len(spans) == 1:
                # The number of a page, or a part of a figure.
                alone = True
                continue
            matches = [each for each in _known(words.vocabulary) if len(spans) == len(each.columns) * each.record.rows]
            groups = _groups(pieces, spans, matches[0], words) if len(matches) == 1 else None
            if groups is None or (alone and not _adds_up(spans, matches[0], words, certain=False)):
                return None
            return Across(pieces[0][0], groups, tuple(spans), index)
        if all(text[left].isdigit() for left, _ in spans):
            # Figures in several lines: those below lack what stands here.
            return None
        if _may_head([key(text[left:right]) for left, right in spans], words.vocabulary):
            pieces.append((index, spans))
    return None


def _may_head(pieces: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether each piece of a line may be one of a header."""
    return all(
        any(piece in wordings for known in _known(vocabulary) for wordings in known.groups)
        or any(piece in column for known in _known(vocabulary) for column in known.columns)
        for piece in pieces
    )


def _groups(
    lines: Sequence[tuple[int, list[tuple[int, int]]]], figures: Sequence[tuple[int, int]], known: _Known, words: Words
) -> tuple[tuple[Label, int, int, int], ...] | None:
    """Return the cells above the columns, if the rest of the header is its columns, no more and no fewer."""
    groups: list[tuple[Label, int, int, int]] = []
    rows: list[list[str]] = []
    for index, spans in lines:
        columns: list[str] = []
        for start, end in spans:
            folded = key(words.text[start:end])
            if any(folded in wordings for wordings in known.groups):
                groups.append((words.labels[folded], start, end, index))
            elif folded:
                columns.append(folded)
        rows.append(columns)
    printed = "".join(word for columns in rows for word in columns)
    if Counter(printed) != known.letters:
        return None
    if printed != "".join(known.columns) * known.record.rows:
        # Not one cell after the other: then each line tells the order of its part.
        told = {_begun_anew(columns, known) for columns in rows}
        if None in told or (True in told and not _adds_up(figures, known, words)):
            return None
    order = [next(place for place, wordings in enumerate(known.groups) if label.key in wordings) for label, _, _, _ in groups]
    return tuple(groups) if order == list(range(len(known.groups))) else None


def _begun_anew(words: Sequence[str], known: _Known) -> bool | None:
    """
    Say whether the words of a line go through the columns from left to right, beginning anew for each group only.

    Returns:
        False where they do; True where the line begins with the last column, which may end a group whose other
        cells stand in other lines; None where they do not.
    """
    columns = known.columns
    times, last, cell = 1, -1, ""
    certain: Counter[int] = Counter()
    places: list[int] = []
    for word in words:
        if cell and cell + word in columns[last]:
            # One line of a cell with a blank in it: 结 果.
            cell += word
            continue
        places = [place for place, column in enumerate(columns) if word in column]
        if not places:
            return None
        if len(places) == 1:
            certain[places[0]] += 1
        place = next((place for place in places if place > last), None)
        if place is None:
            times, place = times + 1, places[0]
        last, cell = place, word
    most = max([1, *certain.values()])
    if times <= most:
        return False
    end = len(columns) - 1
    rotated = times == most + 1 and words[0] in columns[end] and all(words[0] not in column for column in columns[:end])
    return True if rotated and certain[end] < known.record.rows else None


def _adds_up(figures: Sequence[tuple[int, int]], known: _Known, words: Words, *, certain: bool = True) -> bool:
    """Whether in each group the last figure is the sum of the others, and, to be certain, in one at least no other could be."""
    values = [words.reading(words.text[start:end]).value for start, end in figures]
    width = len(known.columns)
    groups = [values[at : at + width] for at in range(0, len(values), width)]
    if any(value is None for group in groups for value in group):
        return False
    numbers = [[int(value or 0) for value in group] for group in groups]
    whole = all(sum(group[:-1]) == group[-1] for group in numbers)
    return whole and (not certain or any(0 < max(group[:-1]) < group[-1] for group in numbers))
