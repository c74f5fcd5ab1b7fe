"""
Tables drawn with a line between all rows, whose cells go on in lines below → one line for each row.

Only where lines can be nothing else: in no column of what stands between two rules is there a second figure, a
figure below words, a second label with its number, or a short line above a long one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gov_disclosure.figures import State, read_figure
from gov_disclosure.folding import UNSEEN, key, split_ordinal
from gov_disclosure.reading.pieced import Piece

__all__ = ["unwrap_rows"]

_DRAWN = ("+-", "+=", "┼", "╋", "╬", "├", "┣", "╠")
_CROSSINGS = "+┼├┤┬┴┌┐└┘╋┣┫┳┻┏┓┗┛╬╠╣╦╩╔╗╚╝"
_BARS = "|│┃║"
_STROKES = r"\-=─━═"
_RULE = re.compile(rf"[{_CROSSINGS}]:?[{_STROKES}]{{2}}[{_CROSSINGS}{_STROKES}:]*+")
_PART_OF_RULE = re.compile(rf"[{_CROSSINGS}][{_STROKES}]{{2}}")
_BAR = re.compile(f"[{_BARS}]")
_BLANKS = f" \t\r\n\u3000{UNSEEN}"
_BESIDE = f"{_BLANKS}>"
"""What may stand around the line of a table: Markdown quotes with a bracket."""
_FEWEST = 3
"""Rules of a table: above, below, and between its rows."""
_LONGEST = 4_000
"""Characters of a line of such a table."""
_NUMBERED = ("han", "bracket", "digit")
"""Marks that begin a label of a row."""
_WIDE = 2
_SLACK = 4
"""A line that goes on is as long as any other of its cell, but for a word or a mark that may not stand at its end."""


def unwrap_rows(text: str) -> list[Piece] | None:
    """Return the pieces of a text with one line for each row of drawn tables; None where none has more, or nobody can tell."""
    if not any(drawn in text for drawn in _DRAWN):
        return None
    lines = text.splitlines(keepends=True)
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    joined: dict[int, tuple[int, list[Piece]]] = {}
    for first, stop in _tables(lines):
        rules = [at for at in range(first, stop) if _is_rule(lines[at])]
        for begin, end in pairwise(rules):
            if end - begin > 2:
                row = _joined(lines, offsets, begin + 1, end)
                if row is None:
                    return None
                joined[begin + 1] = end, row
    if not joined:
        return None
    pieces: list[Piece] = []
    at = 0
    while at < len(lines):
        if at in joined:
            at, row = joined[at]
            pieces += row
        else:
            pieces.append((lines[at], offsets[at]))
            at += 1
    return pieces


def _tables(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where tables begin and end that have a rule above and below, and some between."""
    at = 0
    while at < len(lines):
        stop = at
        while stop < len(lines) and (_is_drawn(lines[stop]) or (stop > at and not lines[stop].strip())):
            stop += 1
        rules = [place for place in range(at, stop) if _RULE.fullmatch(lines[place].strip(_BESIDE)) is not None]
        if len(rules) >= _FEWEST:
            yield rules[0], rules[-1] + 1
        at = stop + 1


def _is_drawn(line: str) -> bool:
    bare = line.strip(_BESIDE)
    return 1 < len(bare) < _LONGEST and bare[0] in _BARS + _CROSSINGS and bare[-1] in _BARS + _CROSSINGS


def _is_rule(line: str) -> bool:
    """Whether a line is a rule, or one beside a cell that spans rows."""
    return _PART_OF_RULE.search(line) is not None


def _joined(lines: Sequence[str], offsets: Sequence[int], first: int, stop: int) -> list[Piece] | None:
    """Return the lines of one row as one, or None where they may be rows of their own."""
    columns: list[list[Piece]] = []
    for number in range(first, stop):
        if not lines[number].strip():
            continue
        fields = _fields(lines[number], offsets[number])
        columns = columns or [[] for _ in fields]
        if len(fields) != len(columns):
            return None
        for column, (words, at) in zip(columns, fields, strict=True):
            if words:
                column.append((words, at))
    if not all(map(_is_one_cell, columns)):
        return None
    begin = offsets[first]
    pieces: list[Piece] = [("|", begin)]
    for column in columns:
        pieces += [(" ", begin), *column, (" |", begin)]
    return [*pieces, ("\n", offsets[stop] - 1)]


def _fields(line: str, begin: int) -> list[Piece]:
    """Return the cells of a line, and where their words begin."""
    bars = [match.start() for match in _BAR.finditer(line)]
    found: list[Piece] = []
    for left, right in pairwise(bars):
        field = line[left + 1 : right]
        bare = field.strip(_BLANKS)
        found.append((bare, begin + left + 1 + (field.index(bare[0]) if bare else 0)))
    return found


def _is_one_cell(column: Sequence[Piece]) -> bool:
    """Whether the lines of a column are those of one cell: words that fill it, or a figure with what explains it below."""
    if len(column) < 2:
        return True
    figures = [read_figure(words).state is not State.TEXT for words, _ in column]
    if any(figures[1:]) or any(_is_numbered(words) for words, _ in column[1:]):
        return False
    if figures[0]:
        return column[1][0][0] in "（(【["
    widths = [sum(_WIDE if char > "\u2e7f" else 1 for char in words) for words, _ in column]
    return min(widths[:-1]) + _SLACK >= max(widths)


def _is_numbered(words: str) -> bool:
    """Whether words begin as the label of a row does, and not within `第二十条第（一）项`."""
    mark, length = split_ordinal(words)
    return mark in _NUMBERED and key(words[length : length + 1]) != "项"
