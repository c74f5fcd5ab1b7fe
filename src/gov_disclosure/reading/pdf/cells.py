"""The characters of a cell → its words: lines joined, figures kept whole, group labels of one character a line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from gov_disclosure.reading.pdf.lines import Spelled, TextLine, is_wide, joined_figure, lines_of, spelled
from gov_disclosure.reading.pdf.raw import Glyph

__all__ = ["Filled", "cell_words", "has_room", "is_note", "is_stacked"]

_SMALL: Final = 0.9
"""Of the size of a figure: what is smaller, and raised or below it, is the number of a footnote."""
_LEVEL: Final = 0.12
"""Sizes of font that baselines of one line may lie apart, where nothing is raised."""
_LONGEST_NOTE: Final = 4
_SIDES: Final = 1.25
"""Sizes of font that a cell is wider than the longest line in it, at most."""
_NOTE: Final = frozenset("0123456789[]()（）〔〕*,，")


class Filled(NamedTuple):
    """A cell with its words, its first column from 0, and how many columns it covers."""

    words: Spelled
    column: int
    colspan: int


def cell_words(glyphs: list[Glyph], width: float, *, stacked: bool = False) -> Spelled:
    """
    Return the words of a cell.

    Args:
        glyphs: Its characters.
        width: How wide it is, in points.
        stacked: Whether the figures in it are several, one below the other.
    """
    if len(glyphs) == 1:
        return [(glyphs[0].char, glyphs[0])]
    found: Spelled = []
    lines = [line for line in map(_without_notes, lines_of(glyphs)) if line.glyphs]
    if len(lines) > 1:
        lines = _without_note_lines(lines)
    for number, line in enumerate(lines):
        if number and (_parted(lines[number - 1], line, width) or (stacked and _are_digits(lines[number - 1], line))):
            found.append((" ", None))
        if joined_figure(line):
            found += [(glyph.char, glyph) for glyph in line.glyphs]
        else:
            found += spelled(line)
    return found


def _without_notes(line: TextLine) -> TextLine:
    """Return a line without the raised or lowered numbers of footnotes."""
    size = line.size
    if all(glyph.size > _SMALL * size for glyph in line.glyphs):
        return line
    base = max(glyph.base for glyph in line.glyphs if glyph.size == size)
    return line._replace(
        glyphs=[glyph for glyph in line.glyphs if glyph.size > _SMALL * size or abs(glyph.base - base) < _LEVEL * size]
    )


def _without_note_lines(lines: list[TextLine]) -> list[TextLine]:
    """Return lines without the small numbers of footnotes for which there was no room behind the figure above."""
    found = lines[:1]
    for line in lines[1:]:
        before = found[-1]
        note = before.glyphs[-1].char.isdigit() and all(glyph.char in _NOTE for glyph in line.glyphs)
        # What stands before a figure, on its baseline, is the number of no note.
        ahead = line.left < before.left and abs(line.base - before.base) < _LEVEL * before.size
        if not note or ahead or line.size >= _SMALL * before.size:
            found.append(line)
    return found


def is_stacked(glyphs: Sequence[Glyph], width: float) -> bool:
    """Whether a cell holds figures below each other of which one at least ended where there was room for more of it."""
    if len(glyphs) < 2 or glyphs[0].base == glyphs[-1].base or not all(glyph.char.isdigit() for glyph in glyphs):
        return False
    lines = lines_of(glyphs)
    return any(has_room(before, line.glyphs[0], width) for before, line in pairwise(lines))


def is_note(glyphs: Sequence[Glyph], usual: float) -> bool:
    """Whether all that a cell holds is a small number, as of a footnote, given the usual size of figures in its table."""
    return 0 < len(glyphs) <= _LONGEST_NOTE and all(glyph.char in _NOTE and glyph.size < _SMALL * usual for glyph in glyphs)


def _are_digits(before: TextLine, line: TextLine) -> bool:
    return before.glyphs[-1].char.isdigit() and line.glyphs[0].char.isdigit()


def has_room(before: TextLine, glyph: Glyph, width: float) -> bool:
    """Whether one more digit would have stood in a line of a cell, whose sides words keep a little away from."""
    return before.right - before.left + (glyph.right - glyph.left) < width - _SIDES * before.size


def _parted(before: TextLine, line: TextLine, width: float) -> bool:
    """Whether a blank stands between two lines of a cell: between words or figures that were not cut for want of room."""
    last, first = before.glyphs[-1], line.glyphs[0]
    if (is_wide(last.char) or is_wide(first.char)) and not (last.char.isdigit() and first.char.isdigit()):
        return False
    return before.right - before.left + (first.right - first.left) < width - 0.9 * line.size
