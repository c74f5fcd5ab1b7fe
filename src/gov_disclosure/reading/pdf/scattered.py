"""Rows of tables without lines whose cells have several lines each: which figure is of which row is not known there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from gov_disclosure.folding import split_ordinal
from gov_disclosure.reading.pdf.lines import Spelled, TextLine, parts_of, spelled
from gov_disclosure.reading.pdf.raw import UNMAPPED

__all__ = ["marked", "scattered"]

_CLOSE: Final = 1.75
"""Sizes of font between the baselines of two lines of one row at most."""
_LEAST: Final = 2
"""Figures that a line of a table has at least."""
_MOST_NEAR: Final = 8
"""Lines above or below that one is compared with."""
_PROSE: Final = frozenset("。；，！？")

_Cells = list[tuple[float, float]]
"""Where what has a digit begins and ends in a line, from left to right."""


def scattered(lines: Sequence[TextLine]) -> frozenset[int]:
    """
    Return the identities of lines that may be of one row with the next: their figures stand in other columns, or have no label.

    Args:
        lines: Lines from top to bottom that stand in no table with lines.
    """
    found: set[int] = set()
    parted = [parts_of(line) for line in lines]
    cells = [_cells_of(line, parts) for line, parts in zip(lines, parted, strict=True)]
    marks = [bool(own) and any(map(_is_marked, parts)) for own, parts in zip(cells, parted, strict=True)]
    for at, (line, own) in enumerate(zip(lines, cells, strict=True)):
        if len(own) < _LEAST:
            continue
        label_end = max([part.right for part in parted[at] if part.right < own[0][0]], default=own[0][0])
        for step in (-1, 1):
            for near in range(at + step, at + step * (_MOST_NEAR + 1), step):
                if not 0 <= near < len(lines) or abs(lines[near].base - line.base) > _CLOSE * max(line.size, lines[near].size):
                    break
                other = cells[near]
                if other and other[-1][1] > label_end and _is_spread((line, own, marks[at]), (lines[near], other, marks[near])):
                    found |= {id(line), id(lines[near])}
    return frozenset(found)


def _cells_of(line: TextLine, parts: Sequence[TextLine]) -> _Cells:
    """Return where the parts of a line stand that have a digit, but for labels with a mark; none of a line of prose."""
    if not _PROSE.isdisjoint([glyph.char for glyph in line.glyphs]):
        return []
    return [
        (part.left, part.right) for part in parts if any(glyph.char.isdigit() for glyph in part.glyphs) and not _is_marked(part)
    ]


def _is_spread(one: tuple[TextLine, _Cells, bool], two: tuple[TextLine, _Cells, bool]) -> bool:
    """
    Whether two lines have their figures in different columns, or one has no label; lines that both have marks are rows.

    Args:
        one: A line, its cells, and whether a label in it begins with a mark.
        two: The other.
    """
    (line, own, _), (near, other, _) = one, two
    upper, lower = (marked for _, _, marked in sorted((one, two), key=lambda each: each[0].base))
    if lower:
        return not upper and not (_within(own, other) and _within(other, own))
    # Below a label with a mark, words without one go on with it.
    labelled = line.left < own[0][0] and near.left < other[0][0] and not upper
    return not (labelled and (len(own) == len(other) or (_within(own, other) and _within(other, own))))


def _is_marked(part: TextLine) -> bool:
    """Whether a part of a line begins with a mark, as labels do."""
    return bool(split_ordinal("".join([glyph.char for glyph in part.glyphs[:8]]))[1])


def _within(cells: _Cells, columns: _Cells) -> bool:
    """Whether each cell has one of the columns above or below it."""
    ends = [right for _, right in columns]
    for left, right in cells:
        at = bisect_left(ends, left)
        if at == len(columns) or columns[at][0] > right:
            return False
    return True


def marked(line: TextLine) -> Spelled:
    """Return the words of a line with a replacement character before each figure, so that none is read."""
    words = spelled(line)
    mark = split_ordinal("".join([char for char, _ in words]))[1]
    found = words[:mark]
    before = ""
    for char, glyph in words[mark:]:
        if char.isdigit() and not before.isdigit():
            found.append((UNMAPPED, None))
        found.append((char, glyph))
        before = char
    return found
