"""The characters of a cell → its words: lines joined, figures kept whole, group labels of one character a line."""

from __future__ import annotations

from gov_disclosure.reading.pdf.lines import Spelled, TextLine, is_wide, joined_figure, lines_of, spelled
from gov_disclosure.reading.pdf.raw import Glyph

__all__ = ["cell_words"]


def cell_words(glyphs: list[Glyph], width: float) -> Spelled:
    """
    Return the words of a cell.

    Args:
        glyphs: Its characters.
        width: How wide it is, in points.
    """
    if len(glyphs) == 1:
        return [(glyphs[0].char, glyphs[0])]
    found: Spelled = []
    lines = lines_of(glyphs)
    for number, line in enumerate(lines):
        if number and _parted(lines[number - 1], line, width):
            found.append((" ", None))
        if joined_figure(line):
            found += [(glyph.char, glyph) for glyph in line.glyphs]
        else:
            found += spelled(line)
    return found


def _parted(before: TextLine, line: TextLine, width: float) -> bool:
    """Whether a blank stands between two lines of a cell: between words or figures that were not cut for want of room."""
    last, first = before.glyphs[-1], line.glyphs[0]
    if is_wide(last.char) or is_wide(first.char):
        # Between a figure and what stands beside it in a cell, the end of a line is one of words.
        return last.char.isdigit() and first.char.isdigit()
    return before.right - before.left + (first.right - first.left) < width - 0.9 * line.size
