"""What of a page of a PDF is not shown: what clips cut, and what runs over the edge of the page."""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from gov_disclosure.reading.pdf.lines import is_wide
from gov_disclosure.reading.pdf.outlines import is_within, spots
from gov_disclosure.reading.pdf.raw import FIGURES, UNMAPPED, UNPAINTED, Glyph, Stroke
from gov_disclosure.reading.pdf.strokes import Matrix, Place, Point, is_box, times

__all__ = ["Clip", "Clips", "common", "mark_cuts", "outer_of"]

_NEAR: Final = 0.2
"""Points from the side of a clip within which a character touches it."""
_TOUCHING: Final = 0.5
"""Points that the ink of a character lies within the place it takes: the library forgets a clip that cuts no ink."""
_HIGH, _FOOT = 0.5, 0.15
"""Sizes of font above the baseline between which a digit must be seen."""
_MOST_PATHS: Final = 64
_MOST_POINTS: Final = 512
_MOST_SIDES: Final = 256
_SAME: Final = 1e-3
_MOVE, _CURVE = 2, 1


class Clip(NamedTuple):
    """
    What something is shown within.

    Attributes:
        box: The box around it.
        shapes: The outlines of those of its paths that are no boxes, a curve as what runs through its ends.
    """

    box: Stroke
    shapes: tuple[tuple[tuple[Point, ...], ...], ...] = ()

    def shows(self, x: float, y: float) -> int:
        """Return whether a point is shown: 0 where it is not, 2 where it is, 1 where outlines lie within each other."""
        sure = 2
        for shape in self.shapes:
            around = sum(is_within((outline,), x, y) for outline in shape)
            if not around:
                return 0
            sure = min(sure, 2 if around == 1 else 1)
        return sure


class Clips:
    """
    The clips of one page.

    Attributes:
        marks: How many marks were set for digits that are not shown.
        met: The boxes of the clips met.
    """

    __slots__ = ("_boxes", "_place", "_raw", "marks", "met")

    def __init__(self, raw: Any, place: Place) -> None:
        self._raw = raw
        self._place = place
        self._boxes: dict[tuple[int, ...], Clip | None] = {}
        self.marks = 0
        self.met: set[Stroke] = set()

    def of(self, item: Any, inner: Callable[[Any], Matrix | None]) -> Clip | None:
        """
        Return what of the page an object may paint on, as shown, or None where nothing of it is cut.

        Args:
            item: The object.
            inner: Returns what makes a point of the object's own form one of the page, or None where it is on the page itself.
        """
        raw = self._raw
        clip = raw.FPDFPageObj_GetClipPath(item)
        count = min(raw.FPDFClipPath_CountPaths(clip), _MOST_PATHS)
        if count <= 0:
            return None
        # Objects share the points of their clips.
        first = [raw.FPDFClipPath_GetPathSegment(clip, index, 0) for index in range(count)]
        matrix = inner(item)
        key = tuple([ctypes.cast(segment, ctypes.c_void_p).value or 0 for segment in first])
        if matrix is None and key in self._boxes:
            return self._boxes[key]
        box: Stroke | None = None
        shapes: list[tuple[tuple[Point, ...], ...]] = []
        for index in range(count):
            outlines = self._outlines(clip, index, matrix)
            if outlines is None:
                continue
            points = [point for outline in outlines for point in outline]
            # A clip without points lets nothing through.
            own = (
                Stroke(*map(min, zip(*points, strict=True)), *map(max, zip(*points, strict=True)))
                if points
                else Stroke(0, 0, 0, 0)
            )
            box = own if box is None else common(box, own)
            if points and not (len(outlines) == 1 and is_box(outlines[0])):
                shapes.append(tuple(map(tuple, outlines)))
        found = Clip(box, tuple(shapes)) if box is not None else None
        if matrix is None:
            self._boxes[key] = found
        if box is not None and len(self.met) < _MOST_SIDES:
            self.met.add(box)
        return found

    def _outlines(self, clip: Any, index: int, matrix: Matrix | None) -> list[list[Point]] | None:
        """Return the outlines of one path of a clip, as shown, or None for what is too long to be read."""
        raw = self._raw
        points = raw.FPDFClipPath_CountPathSegments(clip, index)
        if points > _MOST_POINTS:
            return None
        x, y = ctypes.c_float(), ctypes.c_float()
        outlines: list[list[Point]] = []
        curved = 0
        for number in range(points):
            segment = raw.FPDFClipPath_GetPathSegment(clip, index, number)
            if raw.FPDFPathSegment_GetPoint(segment, x, y):
                one, two = x.value, y.value
                if matrix is not None:
                    a, b, c, d, e, f = matrix
                    one, two = a * one + c * two + e, b * one + d * two + f
                kind = raw.FPDFPathSegment_GetType(segment)
                curved = curved + 1 if kind == _CURVE else 0
                if kind == _MOVE or not outlines:
                    outlines.append([])
                # Of a curve the third point is its end, the others lie outside.
                if not curved % 3:
                    outlines[-1].append(self._place.show(one, two))
        return [outline for outline in outlines if outline]

    def clipped(self, glyph: Glyph, within: Clip) -> tuple[Glyph, ...]:
        """Return a character as it is shown within a clip, with a mark for the digits beside it that are not."""
        clip = within.box
        if within.shapes:
            shown = {within.shows(*spot) for spot in spots(glyph)}
            if not any(shown):
                return (glyph._replace(paint=UNPAINTED),)
            if shown != {2} and glyph.char in FIGURES:
                self.marks += 1
                return (glyph._replace(char=UNMAPPED),)
        x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
        lies = glyph.turn % 2 == 0
        first, last = (glyph.left, glyph.right) if lies else (glyph.top, glyph.bottom)
        low, high = (clip.left, clip.right) if lies else (clip.top, clip.bottom)
        if not ((clip.top <= y <= clip.bottom) if lies else (clip.left <= x <= clip.right)):
            return (glyph._replace(paint=UNPAINTED),)
        if glyph.char not in FIGURES:
            return (glyph,) if low < (first + last) / 2 < high else (glyph._replace(paint=UNPAINTED),)
        if lies and not (clip.top <= glyph.base - _HIGH * glyph.size and glyph.base - _FOOT * glyph.size <= clip.bottom):
            # Of half a digit nobody can tell which it is.
            self.marks += 1
            return (glyph._replace(char=UNMAPPED),)
        if first >= high - _NEAR or last <= low + _NEAR:
            if min(abs(first - high), abs(last - low)) >= glyph.size:
                return (glyph._replace(paint=UNPAINTED),)
            self.marks += 1
            return (glyph._replace(char=UNMAPPED),)
        if last > high + _NEAR or first < low - _NEAR:
            self.marks += 1
            return glyph, _mark(glyph)
        return (glyph,)


def outer_of(own: Matrix, shown: Matrix) -> Matrix | None:
    """
    Return what makes a point of the form that an object stands in one of the page, or None where it stands on the page itself.

    Args:
        own: The matrix of the object in its form.
        shown: That of the object on the page.
    """
    a, b, c, d, e, f = own
    size = a * d - b * c
    if size == 0 or all(abs(one - two) < _SAME for one, two in zip(own, shown, strict=True)):
        return None
    return times((d / size, -b / size, -c / size, a / size, (c * f - d * e) / size, (b * e - a * f) / size), shown)


def common(one: Stroke, two: Stroke) -> Stroke:
    """Return what two boxes have in common."""
    left, top = max(one.left, two.left), max(one.top, two.top)
    return Stroke(left, top, max(left, min(one.right, two.right)), max(top, min(one.bottom, two.bottom)))


def _mark(glyph: Glyph) -> Glyph:
    """Return what stands for the digits that are not shown, in the place of the one beside them."""
    return glyph._replace(char=UNMAPPED, left=glyph.left + 0.01, top=glyph.top + 0.01)


def mark_cuts(glyphs: list[Glyph], clips: Iterable[Stroke], width: float, height: float) -> list[Glyph]:
    """
    Return characters with a mark beside each figure that ends where a clip or the page does.

    Behind it there may be digits that whoever wrote the file left out, since they are not shown. Prose that fills its lines
    ends there too, so digits beside Chinese words are let be.

    Args:
        glyphs: The characters.
        clips: The clips of the page.
        width: Width of the page.
        height: Height of the page.
    """
    clips = list(clips)
    across = sorted({width, *(clip.right for clip in clips)})
    down = sorted({height, *(clip.bottom for clip in clips)})
    found: list[Glyph] = []
    for number, glyph in enumerate(glyphs):
        found.append(glyph)
        if glyph.char in FIGURES:
            lies = glyph.turn % 2 == 0
            first, last = (glyph.left, glyph.right) if lies else (glyph.top, glyph.bottom)
            sides, end = (across, width) if lies else (down, height)
            at = bisect_left(sides, last - _TOUCHING)
            if first < -_NEAR:
                if not number or not _beside(glyphs[number - 1], glyph):
                    found.append(_mark(glyph))
            elif last > end or (at < len(sides) and sides[at] <= last + _TOUCHING):
                cut = last > end or abs(end - last) <= _TOUCHING or any(_ends_at(clip, glyph, last) for clip in clips)
                if cut and not _in_prose(glyphs, number):
                    found.append(_mark(glyph))
    return found


def _ends_at(clip: Stroke, glyph: Glyph, last: float) -> bool:
    """Whether a clip that a character may stand in ends where the character does."""
    if glyph.turn % 2 == 0:
        return abs(clip.right - last) <= _TOUCHING and clip.top < glyph.bottom and glyph.top < clip.bottom
    return abs(clip.bottom - last) <= _TOUCHING and clip.left < glyph.right and glyph.left < clip.right


def _in_prose(glyphs: list[Glyph], number: int) -> bool:
    """Whether the digits that end with a character go on, or stand beside a word."""
    glyph = glyphs[number]
    after = glyphs[number + 1] if number + 1 < len(glyphs) else None
    if after is not None and _beside(glyph, after):
        return True
    while number and glyphs[number].char in FIGURES and _beside(glyphs[number - 1], glyphs[number]):
        number -= 1
    return is_wide(glyphs[number].char)


def _beside(before: Glyph, glyph: Glyph) -> bool:
    gap = glyph.left - before.right if glyph.turn % 2 == 0 else glyph.top - before.bottom
    return glyph.base == before.base and abs(gap) < 0.3 * glyph.size
