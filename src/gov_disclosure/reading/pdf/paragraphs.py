"""Lines → paragraphs: a line that fills its column goes on in the next one, unless that is set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from gov_disclosure.folding import split_ordinal
from gov_disclosure.reading.pdf.lines import TextLine, is_tabular, is_wide

__all__ = ["Column", "column_of", "goes_on"]

_SPARE: Final = 0.6
"""Sizes of font that a full line may end short of its column, beyond the width of what did not fit."""
_INDENT: Final = 0.6
"""Sizes of font that a line that goes on begins within its column at most."""
_ENDINGS = frozenset("。！？")
_CLOSING = frozenset("，。、；：！？）》”’】〕」』…—")

Column = tuple[float, float]
"""Where the lines of a page begin and where they end, in points from the left."""


def column_of(long: Sequence[Column]) -> Column | None:
    """Return the column that the lines of the pages stand in, given the long ones, or None where there are not several."""
    if len(long) < 2:
        return None
    lefts = Counter(round(left) for left, _ in long)
    common = [place for place, count in lefts.items() if count >= max(2, len(long) // 8)]
    left = float(min(common)) if common else min(left for left, _ in long)
    return left, max(right for _, right in long)


def _first_width(line: TextLine) -> float:
    """Return the width of what begins a line and cannot be divided: a character with the marks behind it, or a word."""
    glyphs = line.glyphs
    end = 1
    if is_wide(glyphs[0].char):
        while end < len(glyphs) and glyphs[end].char in _CLOSING:
            end += 1
    else:
        while end < len(glyphs) and not is_wide(glyphs[end].char) and glyphs[end].left - glyphs[end - 1].right < 0.2 * line.size:
            end += 1
    return glyphs[end - 1].right - glyphs[0].left


def goes_on(before: TextLine, line: TextLine, column: Column | None, *, same_page: bool) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    if column is None or abs(before.size - line.size) > 0.15 * before.size:
        return False
    if 2 * sum(glyph.char.isdigit() for glyph in before.glyphs) > len(before.glyphs) or is_tabular(before) or is_tabular(line):
        # A row of figures is no paragraph.
        return False
    left, right = column
    room = right - before.right - _SPARE * before.size
    if room > _first_width(line) or before.right > right + _SPARE * before.size or line.left > left + _INDENT * line.size:
        return False
    if same_page and not 0 < line.base - before.base < 3.2 * before.size:
        return False
    if before.glyphs[-1].char not in _ENDINGS:
        return True
    # The last line of a paragraph may be as long as its column by chance.
    beginning = "".join([glyph.char for glyph in line.glyphs[:8]])
    return before.right >= right - 0.7 * before.size and not split_ordinal(beginning)[1]
