"""Digits that lines run through, and those that small drawings stand beside, as pictures of digits do: they are marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice, zip_longest
from operator import attrgetter
from typing import Final

from gov_disclosure.reading.pdf.raw import DIGITS, UNMAPPED, Glyph, Stroke

__all__ = ["beside_unseen", "without_struck"]

_LONGEST_STRIKE: Final = 120.0
_MOST_STRIKES: Final = 4_000
_MOST_IN_TILE: Final = 400
_TILE: Final = 12.0
_MIDDLE: Final = 0.34
"""Sizes of font that the middle of a digit is above its baseline."""
_BESIDE: Final = 0.16
"""Sizes of font that a line through a digit is off its middle at most."""
_HIGH: Final = 0.68
"""Sizes of font that a digit is high."""
_INSIDE: Final = 0.12
"""Of the width and the height of a digit: so far from its sides a line runs through it."""
_SMALLEST, _LARGEST = 0.45, 1.6
"""Sizes of font that a drawing is high which may be a digit."""
_WIDEST: Final = 3.0
_WIDEST_OUTLINE: Final = 1.0
_GAP: Final = 0.35
"""Sizes of font between a digit and a drawing that goes on with it."""
_LEAST_UPRIGHT, _LEAST_ASLANT, _HIGHEST_STROKE, _FOOT = 0.3, 0.12, 0.9, 0.15
"""Sizes of font that a line is high which may be a digit or a part of one, and that it may stand below the baseline."""
_DASH: Final = 0.5
"""Of the height of a dash: less is between two."""
_GAP_OF_STROKE: Final = 0.55
"""Sizes of font between a digit and such a line."""
_ALIKE: Final = 0.85
_DIGIT_GAP: Final = 0.2
"""Sizes of font between two digits of one figure."""
_SIGN: Final = 0.9
"""Sizes of font that a line before a digit is long at most that is a sign."""

_Tiles = dict[tuple[int, int], list[int]]


def without_struck(
    glyphs: list[Glyph], strokes: Iterable[Stroke], slants: Iterable[Stroke], pictures: Iterable[Stroke], fills: Iterable[Stroke]
) -> tuple[list[Glyph], int]:
    """
    Return characters with a mark in place of each digit that cannot be told for certain, and how many those are.

    Args:
        glyphs: The characters.
        strokes: The lines on the page.
        slants: Lines that run along no axis: both ends.
        pictures: Pictures: a digit may be one.
        fills: Coloured areas; a digit is one outline, and no wider than its font is large.
    """
    lines = [stroke for stroke in strokes if stroke.top == stroke.bottom and stroke.right - stroke.left <= _LONGEST_STRIKE]
    small = [
        (box, widest) for drawings, widest in ((pictures, _WIDEST), (fills, _WIDEST_OUTLINE)) for box in drawings
        if box.bottom - box.top <= _TILE * _LARGEST and box.right - box.left <= _TILE * widest
    ]  # fmt: skip
    slants = list(slants)
    upright = _standing(strokes)
    if not (lines or slants or small or upright):
        return glyphs, 0
    digits: _Tiles = {}
    for index, glyph in enumerate(glyphs):
        if glyph[0] in DIGITS and not glyph[7]:
            place = int((glyph[1] + glyph[3]) / 2 / _TILE), int((glyph[5] - _MIDDLE * glyph[6]) / _TILE)
            digits.setdefault(place, []).append(index)
    struck: set[int] = set()
    for left, top, right, _ in lines[:_MOST_STRIKES]:
        for index in _near(digits, left, top, right, top):
            glyph = glyphs[index]
            if abs(glyph.base - _MIDDLE * glyph.size - top) < _BESIDE * glyph.size:
                before = glyph.left - _GAP * glyph.size < right <= glyph.left + 0.1 * glyph.size
                sign = before and _GAP * glyph.size < right - left < _SIGN * glyph.size
                if sign or left <= (glyph.left + glyph.right) / 2 <= right:
                    struck.add(index)
    for x1, y1, x2, y2 in slants[:_MOST_STRIKES]:
        struck.update(
            index for index in _near(digits, x1, y1, x2, y2)
            if _runs_through(glyphs[index], x1, y1, x2, y2) or _may_be_of_digit(glyphs[index], x1, y1, x2, y2, _LEAST_ASLANT)
        )  # fmt: skip
    for stroke in upright:
        struck.update(index for index in _near(digits, *stroke) if _may_be_of_digit(glyphs[index], *stroke, _LEAST_UPRIGHT))
    for box, widest in small[:_MOST_STRIKES]:
        struck.update(index for index in _near(digits, *box) if _goes_on(glyphs[index], box, widest))
    if not struck:
        return glyphs, 0
    return [glyph._replace(char=UNMAPPED) if index in struck else glyph for index, glyph in enumerate(glyphs)], len(struck)


def beside_unseen(glyphs: list[Glyph], unseen: Iterable[Glyph]) -> tuple[list[Glyph], int]:
    """
    Return characters with a mark in place of each digit right beside one that is not seen, and how many those are.

    Of characters that stand in one place, the library tells the first: where that is not seen, another may be.

    Args:
        glyphs: The characters that are seen.
        unseen: Those that are not.
    """
    hidden = [glyph for glyph in unseen if glyph.char in DIGITS and not glyph.turn]
    if not hidden:
        return glyphs, 0
    places: _Tiles = {}
    for index, glyph in enumerate(glyphs):
        places.setdefault((int((glyph.left + glyph.right) / 2 / _TILE), int(glyph.base / _TILE)), []).append(index)
    marked: set[int] = set()
    for glyph in hidden:
        left, _, right, _, base, size = glyph[1:7]
        column, row, middle = int(left / _TILE), int(base / _TILE), (left + right) / 2
        around = (
            index for x in range(column - 1, column + 3) for y in (row - 1, row, row + 1) for index in places.get((x, y), ())
        )
        near = [index for index in islice(around, _MOST_IN_TILE) if _are_alike(glyphs[index], glyph)]
        if not any(glyphs[index].left < middle < glyphs[index].right for index in near):
            marked.update(
                index for index in near if glyphs[index].char in DIGITS
                and max(glyphs[index].left - right, left - glyphs[index].right) < _DIGIT_GAP * size
            )  # fmt: skip
    return [glyph._replace(char=UNMAPPED) if index in marked else glyph for index, glyph in enumerate(glyphs)], len(marked)


def _are_alike(glyph: Glyph, other: Glyph) -> bool:
    """Whether two characters stand on one baseline, in one size."""
    size = other.size
    return abs(glyph.base - other.base) < _BESIDE * size and _ALIKE * size < glyph.size < size / _ALIKE


def _near(digits: _Tiles, x1: float, y1: float, x2: float, y2: float) -> Iterator[int]:
    """Yield the digits that stand near the box between two points."""
    left, right = (x1, x2) if x1 <= x2 else (x2, x1)
    top, bottom = (y1, y2) if y1 <= y2 else (y2, y1)
    if right - left > _LONGEST_STRIKE or bottom - top > _LONGEST_STRIKE:
        return
    for column in range(int(left / _TILE) - 1, int(right / _TILE) + 2):
        for row in range(int(top / _TILE) - 1, int(bottom / _TILE) + 2):
            yield from digits.get((column, row), ())[:_MOST_IN_TILE]


def _runs_through(glyph: Glyph, x1: float, y1: float, x2: float, y2: float) -> bool:
    """Whether a line between two points runs through the ink of a digit: what of it lies within each side is cut off."""
    wide, high = glyph.right - glyph.left, _HIGH * glyph.size
    left, right = glyph.left + _INSIDE * wide, glyph.right - _INSIDE * wide
    top, bottom = glyph.base - high + _INSIDE * high, glyph.base - _INSIDE * high
    first, last = 0.0, 1.0
    for start, way, low, most in ((x1, x2 - x1, left, right), (y1, y2 - y1, top, bottom)):
        if way == 0:
            if not low < start < most:
                return False
            continue
        one, two = sorted(((low - start) / way, (most - start) / way))
        first, last = max(first, one), min(last, two)
    return first < last


def _standing(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return the upright lines as short as a digit is high at most, which no other line goes on with."""
    upright = [stroke for stroke in strokes if stroke.left == stroke.right]
    short = [stroke for stroke in upright if stroke.bottom - stroke.top < _TILE * _LARGEST]
    if not short or len(short) > _MOST_STRIKES:
        return []
    apart: list[Stroke] = []
    for _, group in groupby(sorted(upright), lambda stroke: round(stroke.left)):
        low = -_LONGEST_STRIKE
        own = sorted(group, key=attrgetter("top"))
        for stroke, below in zip_longest(own, own[1:]):
            # One that another goes on with is a dash of a side of cells.
            near = _DASH * (stroke.bottom - stroke.top)
            if stroke.top - low > near and (below is None or below.top - stroke.bottom > near):
                apart.append(stroke)
            low = max(low, stroke.bottom)
    wanted = set(short)
    return [stroke for stroke in apart if stroke in wanted]


def _may_be_of_digit(glyph: Glyph, x1: float, y1: float, x2: float, y2: float, least: float) -> bool:
    """Whether a line beside a digit may be one, or a part of one: as high, or lower, and on the same baseline."""
    size = glyph.size
    left, right = sorted((x1, x2))
    top, bottom = sorted((y1, y2))
    return (
        least * size < bottom - top < _HIGHEST_STROKE * size
        and right - left < _HIGHEST_STROKE * size
        and bottom < glyph.base + _FOOT * size
        and top > glyph.base - _HIGHEST_STROKE * size
        and max(glyph.left - right, left - glyph.right) < _GAP_OF_STROKE * size
    )


def _goes_on(glyph: Glyph, box: Stroke, widest: float) -> bool:
    """Whether a drawing as high as a digit stands right beside one, or on it."""
    size = glyph.size
    high, middle = box.bottom - box.top, (box.top + box.bottom) / 2
    return (
        _SMALLEST * size <= high <= _LARGEST * size
        and box.right - box.left <= widest * size
        and abs(glyph.base - _MIDDLE * size - middle) < _MIDDLE * size
        and max(glyph.left - box.right, box.left - glyph.right) < _GAP * size
        and not (box.left <= glyph.left and glyph.right <= box.right)
    )
