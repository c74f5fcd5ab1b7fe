"""Characters → lines: those on one baseline, from left to right, with the blanks that the gaps between them are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from gov_disclosure.reading.pdf.painting import is_otherwise
from gov_disclosure.reading.pdf.raw import DIGITS, UNMAPPED, Glyph

__all__ = ["TextLine", "is_tabular", "is_wide", "line_of", "lines_of", "parts_of", "spelled", "words_of"]

_SAME_LINE: Final = 0.45
"""Sizes of font that baselines of one line may lie apart."""
_WORD_GAP: Final = 0.2
"""Sizes of font between two words of Latin letters or digits."""
_DIGIT_GAP: Final = 0.1
"""Sizes of font between two figures whose cells touch, where the digits of each stand close together."""
_WIDE_GAP: Final = 0.6
"""Sizes of font between two words where one is Chinese: less is the justification of the line."""
_CELL_GAP: Final = 0.45
"""Sizes of font between what stands in two columns."""
_EVEN: Final = 0.12
_ALIKE: Final = 0.85
"""How much of the size of its neighbour a digit of the same figure has at least."""
_WIDE_AS: Final = 0.4
"""How much of the width of its neighbour a digit of the same figure has at least."""
_RAISED: Final = 0.12
"""Sizes of font that a digit may stand above or below its neighbour in a figure."""
_OVER: Final = 0.45
"""Widths of a digit that it may lie over its neighbour in a figure."""
_TITLE: Final = 1.25
"""How much larger than the words beside it, and apart from them, a heading is that stands in a line of its own."""

_by_base, _by_left = attrgetter("base"), attrgetter("left")

Spelled = list[tuple[str, Glyph | None]]
"""Characters with the glyph that each is; None for the blanks between words."""


class TextLine(NamedTuple):
    """
    A line.

    Attributes:
        glyphs: Its characters from left to right.
        left, top, right, bottom: The box around it.
        base: Its baseline.
        size: The largest size of font in it.
    """

    glyphs: list[Glyph]
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float


def is_wide(char: str) -> bool:
    """Whether a character is Chinese, or a mark that stands in a Chinese line."""
    return char >= "\u2e80" or char in "“”‘’…—·"


def line_of(glyphs: list[Glyph]) -> TextLine:
    """Return characters of one baseline as a line."""
    glyphs = sorted(glyphs, key=_by_left)
    return TextLine(
        glyphs,
        glyphs[0].left,
        min([glyph.top for glyph in glyphs]),
        max([glyph.right for glyph in glyphs]),
        max([glyph.bottom for glyph in glyphs]),
        glyphs[0].base,
        max([glyph.size for glyph in glyphs]),
    )


def lines_of(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Return the lines that characters stand in, from top to bottom; those that run down or up come as lines of their own."""
    lines: list[TextLine] = []
    for turn in sorted({glyph.turn for glyph in glyphs}):
        own = [glyph for glyph in glyphs if glyph.turn == turn]
        if turn:
            lines += _upright(own, turn)
            continue
        own.sort(key=_by_base)
        begun: list[Glyph] = []
        for glyph in own:
            if begun and glyph.base - begun[0].base > _SAME_LINE * max(glyph.size, begun[0].size):
                lines += _by_size(line_of(begun))
                begun = []
            begun.append(glyph)
        if begun:
            lines += _by_size(line_of(begun))
    return lines


def _by_size(line: TextLine) -> list[TextLine]:
    """Return a line, or several where a heading stands beside the lines of another column."""
    if min([glyph.size for glyph in line.glyphs]) * _TITLE > line.size:
        return [line]
    small: list[Glyph] = []
    large: list[Glyph] = []
    for part in parts_of(line, _WIDE_GAP):
        (large if part.size * _TITLE > line.size else small).extend(part.glyphs)
    return [line] if not small else [line_of(large), *lines_of(small)]


def _upright(glyphs: list[Glyph], turn: int) -> list[TextLine]:
    """Return the lines of characters that run down (1), up (3) or backwards (2), each in its own order."""
    lines: list[TextLine] = []
    backwards = turn == 1
    glyphs.sort(key=_by_base, reverse=backwards)
    begun: list[Glyph] = []
    groups: list[list[Glyph]] = []
    for glyph in glyphs:
        if begun and abs(glyph.base - begun[0].base) > _SAME_LINE * glyph.size:
            groups.append(begun)
            begun = []
        begun.append(glyph)
    groups.append(begun)
    for group in groups:
        line = line_of(group)
        order = {1: lambda one: one.top, 2: lambda one: -one.right, 3: lambda one: -one.bottom}[turn]
        lines.append(line._replace(glyphs=sorted(group, key=order)))
    return lines


def spelled(line: TextLine) -> Spelled:
    """Return the characters of a line with blanks between its words."""
    found: Spelled = []
    before: Glyph | None = None
    wide = _WORD_GAP if is_tabular(line) else _WIDE_GAP
    close: bool | None = None
    for glyph in line.glyphs:
        if before is not None and not glyph.turn:
            gap = glyph.left - before.right
            size = max(before.size, glyph.size)
            digits = glyph.char in DIGITS and before.char in DIGITS
            if digits and gap <= _WIDE_GAP * size and is_at_odds(before, glyph, gap):
                found.append((UNMAPPED, None))
            elif gap > _DIGIT_GAP * size:
                parted = _are_words(before, glyph, gap / size, wide)
                if digits and not parted:
                    # Asked of a line once: it looks at all of it.
                    parted = close = _is_close(line) if close is None else close
                if parted:
                    found.append((" ", None))
        found.append((glyph.char, glyph))
        before = glyph
    return found


def _are_words(before: Glyph, glyph: Glyph, gap: float, wide: float) -> bool:
    """Whether two characters side by side are of two words, given the gap between them in sizes of the font."""
    return gap > _WORD_GAP and (gap > wide or not (is_wide(before.char) or is_wide(glyph.char)))


def _is_close(line: TextLine) -> bool:
    """Whether the digits of a line stand close together, but for few: those do not belong to one figure."""
    gaps = [
        two.left - one.right for one, two in pairwise(line.glyphs) if one.char in DIGITS and two.char in DIGITS
    ]  # fmt: skip
    return 3 * sum(gap > _DIGIT_GAP / 2 * line.size for gap in gaps) <= len(gaps)


def is_at_odds(before: Glyph, glyph: Glyph, gap: float) -> bool:
    """Whether digits side by side are of two figures: one is smaller, raised, squeezed, of another colour, or over the other."""
    one, two = before.right - before.left, glyph.right - glyph.left
    return (
        gap < -_OVER * max(one, two)
        or min(one, two) < _WIDE_AS * max(one, two)
        or min(before.size, glyph.size) < _ALIKE * max(before.size, glyph.size)
        or abs(before.base - glyph.base) > _RAISED * max(before.size, glyph.size)
        or is_otherwise(before, glyph)
    )


def parts_of(line: TextLine, wide: float = _CELL_GAP) -> list[TextLine]:
    """Return what stands in a line with wide gaps between, in sizes of the font behind them."""
    groups: list[list[Glyph]] = [[line.glyphs[0]]]
    for before, glyph in pairwise(line.glyphs):
        gap = glyph.left - before.right
        # Between a label and the figure beside it the gap may be narrow.
        narrow = glyph.char.isdigit() and is_wide(before.char) and gap > 0.2 * glyph.size
        if gap > wide * min(glyph.size, before.size) or (narrow and wide == _CELL_GAP):
            groups.append([])
        groups[-1].append(glyph)
    return [line_of(group) for group in groups]


def is_tabular(line: TextLine) -> bool:
    """Whether a line has several wide gaps, as between the cells of a row."""
    gap = 1.2 * line.size
    glyphs = line.glyphs
    return sum([right.left - left.right > gap for left, right in pairwise(glyphs)]) > 1


def words_of(line: TextLine) -> str:
    """Return the text of a line."""
    return "".join([char for char, _ in spelled(line)])


def joined_figure(line: TextLine) -> bool:
    """Whether a line is one figure whose digits are spread evenly over its cell."""
    glyphs = line.glyphs
    if len(glyphs) < 3 or not all(glyph.char.isdigit() or glyph.char in ".,-+" for glyph in glyphs):
        return False
    gaps = [right.left - left.right for left, right in pairwise(glyphs)]
    if any(is_at_odds(left, right, gap) for (left, right), gap in zip(pairwise(glyphs), gaps, strict=True)):
        return False
    return max(gaps) - min(gaps) <= _EVEN * line.size and min(gaps) > _WORD_GAP * line.size
