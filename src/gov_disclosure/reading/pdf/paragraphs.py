"""Lines → paragraphs: a line that fills its column goes on in the next one, unless that is set in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from gov_disclosure.folding import split_ordinal
from gov_disclosure.reading.pdf.lines import TextLine

__all__ = ["Column", "column_of", "goes_on"]

_FULL: Final = 2.2
"""Sizes of font that a full line may end short of its column: a mark may not begin the next line."""
_INDENT: Final = 0.6
"""Sizes of font that a line that goes on begins within its column at most."""
_ENDINGS = frozenset("。！？")

Column = tuple[float, float]
"""Where the lines of a page begin and where they end, in points from the left."""


def column_of(lines: Sequence[TextLine]) -> Column | None:
    """Return the column that the lines of the pages stand in, or None where there is no text of several lines."""
    long = [line for line in lines if len(line.glyphs) >= 12]
    if len(long) < 2:
        return None
    lefts = Counter(round(line.left) for line in long)
    common = [place for place, count in lefts.items() if count >= max(2, len(long) // 8)]
    left = float(min(common)) if common else min(line.left for line in long)
    rights = sorted(line.right for line in long)
    return left, rights[int(len(rights) * 0.9)]


def goes_on(before: TextLine, line: TextLine, column: Column | None, *, same_page: bool) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    if column is None or abs(before.size - line.size) > 0.15 * before.size:
        return False
    left, right = column
    if before.right < right - _FULL * before.size or line.left > left + _INDENT * line.size:
        return False
    if same_page and not 0 < line.base - before.base < 3.2 * before.size:
        return False
    if before.glyphs[-1].char not in _ENDINGS:
        return True
    # The last line of a paragraph may be as long as its column by chance.
    beginning = "".join([glyph.char for glyph in line.glyphs[:8]])
    return before.right >= right - 0.7 * before.size and not split_ordinal(beginning)[1]
