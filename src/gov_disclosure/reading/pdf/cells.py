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
    lines = [line for line in map(_without_notes, lines_of(glyphs)) if line.glyphs]
    for number, line in enumerate(lines):
        if number and _parted(lines[number - 1], line, width):
            found.append((" ", None))
        if joined_figure(line):
            found += [(glyph.char, glyph) for glyph in line.glyphs]
        else:
            found += spelled(line)
    return found


def _without_notes(line: TextLine) -> TextLine:
    """Return a line without the raised or lowered numbers of footnotes."""
    size = line.size
    if all(glyph.size > 0.9 * size for glyph in line.glyphs):
        return line
    base = max(glyph.base for glyph in line.glyphs if glyph.size == size)
    return line._replace(
        glyphs=[glyph for glyph in line.glyphs if glyph.size > 0.9 * size or abs(glyph.base - base) < 0.12 * size]
    )


def _parted(before: TextLine, line: TextLine, width: float) -> bool:
    """Whether a blank stands between two lines of a cell: between words or figures that were not cut for want of room."""
    last, first = before.glyphs[-1], line.glyphs[0]
    if (is_wide(last.char) or is_wide(first.char)) and not (last.char.isdigit() and first.char.isdigit()):
        return False
    return before.right - before.left + (first.right - first.left) < width - 0.9 * line.size
