"""What is painted over the text of a page: areas, pictures and shades that come behind it in the file."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, Final, NamedTuple

from gov_disclosure.reading.pdf.clipping import Clips, common
from gov_disclosure.reading.pdf.outlines import is_within, spots
from gov_disclosure.reading.pdf.raw import COVERED, FIGURES, PAINTED, UNMAPPED, Glyph, Stroke
from gov_disclosure.reading.pdf.strokes import DEPTH, LEAST, Matrix, Place, Point, Strokes, bounds, is_area, is_box, times

__all__ = ["Covers", "settled"]

_TEXT: Final = 1
_PATH: Final = 2
_IMAGE: Final = 3
_SHADING: Final = 4
_FORM: Final = 5
_UNMOVED: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_WHOLE: Final = 255
_OPAQUE: Final = 240
"""Of 255: with more, nothing shines through."""
_DIM: Final = 180
"""With more, what shines through may not be read."""
_HALF: Final = 128
_MOST_POINTS: Final = 400
_MOST_PIXELS: Final = 8_000_000
"""Of more in the pictures of a page nobody asks where they are transparent."""
_TILE: Final = 16.0
_MOST_IN_TILE: Final = 200
_MOST_TILES: Final = 1_000
"""Stripes of a page that are told apart, each of them sixteen points high."""
_NEVER = 1 << 60
_MOST_COVERS: Final = 40_000
_NEARLY_ALL: Final = 11
_FEW: Final = 2
_MOST: Final = 7
"""Of the twelve points of a character: all is hidden, a part of a digit is, a character that is no digit is."""
_BESIDE: Final = 0.3


class _Cover(NamedTuple):
    """
    Something painted.

    Attributes:
        order: Its number among what is painted on the page.
        box: The box around it, as shown.
        outlines: Its outlines, or none where it fills its box.
        alpha: A picture's width, height and how much of it is opaque, by row, or None where all of it is.
        dim: Whether what is below shines through, but may not be read.
    """

    order: int
    box: Stroke
    outlines: Sequence[Sequence[Point]] = ()
    alpha: tuple[int, int, bytes] | None = None
    dim: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Whether it hides a point."""
        left, top, right, bottom = self.box
        if not (left < x < right and top < y < bottom):
            return False
        if self.alpha is not None:
            wide, high, values = self.alpha
            column, row = int((x - left) / (right - left) * wide), int((y - top) / (bottom - top) * high)
            return values[min(row, high - 1) * wide + min(column, wide - 1)] >= _HALF
        return not self.outlines or is_within(self.outlines, x, y)


class Covers:
    """
    What of a page is painted, in the order in which it is.

    Args:
        raw: The library.
        document: The document.
        page: The page.
        place: How its coordinates are shown.
        strokes: What reads its paths.
        left: How many covers of characters, and points of their outlines, may be looked at.

    Attributes:
        marks: How many marks were set for digits that are hidden in part.
        left: How many are left; then digits that something is painted over are marked without a look.
    """

    def __init__(self, raw: Any, document: Any, page: Any, place: Place, strokes: Strokes, left: int) -> None:
        self.left = left
        self._raw, self._document, self._page, self._place, self._strokes = raw, document, page, place, strokes
        self._clips = Clips(raw, place)
        self._colour = [ctypes.c_uint() for _ in range(4)]
        self._orders: dict[int, int] = {}
        self._tiles: dict[int, list[_Cover]] = defaultdict(list)
        self._order = self._count = self._last = self.marks = 0
        self._pixels = _MOST_PIXELS
        self._beyond = _NEVER
        self._read(strokes.covered, partial(raw.FPDFPage_GetObject, page), _UNMOVED, 0)

    def order_of(self, address: int) -> int | None:
        """Return the number of a text among what is painted, given where it lies in memory, or None where nothing follows it."""
        order = self._orders.get(address)
        return order if order is not None and order < self._last else None

    def over(self, glyph: Glyph, order: int) -> Glyph:
        """Return a character as it is seen, given the number of its text."""
        _, left, top, right, bottom, _, _, _, _, _ = glyph
        covers = self._tiles.get(int((top + bottom) / 2 / _TILE))
        if self._beyond < _NEVER and glyph.char in FIGURES:
            self.marks += 1
            return glyph._replace(char=UNMAPPED)
        if covers is None:
            return glyph
        covers = [cover for cover in covers if cover.order > order and cover.box.left < right and left < cover.box.right]
        if not covers:
            return glyph
        self.left -= sum([1 + sum(map(len, cover.outlines)) for cover in covers])
        if self.left < 0:
            if glyph.char not in FIGURES:
                return glyph
            self.marks += 1
            return glyph._replace(char=UNMAPPED)
        hidden = seal = dim = 0
        for x, y in spots(glyph):
            over = [cover for cover in covers if cover.holds(x, y)]
            hidden += any(not cover.dim for cover in over)
            # What stands below the lines of a seal is read between them.
            seal += any(cover.alpha is not None for cover in over)
            dim += any(cover.alpha is None for cover in over)
        if hidden >= _NEARLY_ALL:
            return glyph._replace(paint=COVERED)
        if glyph.char not in FIGURES:
            return glyph._replace(paint=COVERED) if hidden - seal >= _MOST else glyph
        if dim < _FEW and seal < _MOST:
            return glyph
        self.marks += 1
        return glyph._replace(char=UNMAPPED)

    def _read(self, count: int, get: Callable[[int], Any], outer: Matrix, depth: int) -> None:
        kind_of = self._raw.FPDFPageObj_GetType
        for index in range(count):
            item = get(index)
            kind = kind_of(item)
            self._order += 1
            if kind == _TEXT:
                self._orders[ctypes.cast(item, ctypes.c_void_p).value or 0] = self._order
            elif kind == _FORM:
                self._read_form(item, times(self._strokes.matrix(item), outer), depth + 1)
            elif self._orders:
                if kind == _PATH:
                    self._read_path(item, outer)
                elif kind == _IMAGE:
                    self._read_picture(item, outer)
                elif kind == _SHADING:
                    self._read_shade(item, outer)

    def _read_form(self, form: Any, matrix: Matrix, depth: int) -> None:
        if depth <= DEPTH:
            get = partial(self._raw.FPDFFormObj_GetObject, form)
            self._read(self._raw.FPDFFormObj_CountObjects(form), get, matrix, depth)

    def _read_path(self, item: Any, outer: Matrix) -> None:
        raw = self._raw
        fill, stroke, wide = ctypes.c_int(), ctypes.c_int(), ctypes.c_float()
        if not raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)):
            return
        matrix = times(self._strokes.matrix(item), outer)
        half = 0.0
        if stroke.value:
            raw.FPDFPageObj_GetStrokeWidth(item, ctypes.byref(wide))
            half = wide.value * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5 / 2
        if not fill.value and half * 2 <= LEAST:
            return
        parts = self._strokes.parts(item, raw.FPDFPath_CountSegments(item), matrix)
        outlines = [points for points, _ in parts if len(points) > 2]
        if fill.value and outlines:
            box = bounds([point for points in outlines for point in points])
            whole = len(outlines) == 1 and is_box(outlines[0])
            if is_area(box):
                self._add(item, outer, box, () if whole else outlines, self._alpha(item, raw.FPDFPageObj_GetFillColor))
        if half * 2 > LEAST:
            alpha = self._alpha(item, raw.FPDFPageObj_GetStrokeColor)
            for points, closed in parts:
                for one, two in pairwise([*points, points[0]] if closed else points):
                    outline = _thick(one, two, half)
                    self._add(item, outer, bounds(outline), [outline], alpha)

    def _alpha(self, item: Any, colour: Callable[..., int]) -> int:
        """Return how opaque an object is, given what tells its colour; what is blended with what is below lets that be read."""
        if not colour(item, *map(ctypes.byref, self._colour)):
            return _WHOLE
        alpha = self._colour[3].value
        if alpha < _WHOLE or not self._raw.FPDFPageObj_HasTransparency(item):
            return alpha
        shades = [part.value for part in self._colour[:3]]
        other = self._raw.FPDFPageObj_GetStrokeColor(item, *map(ctypes.byref, self._colour)) and self._colour[3].value < _WHOLE
        return _DIM if other or max(shades) < 64 or min(shades) > 240 else 0

    def _read_picture(self, item: Any, outer: Matrix) -> None:
        raw = self._raw
        a, b, c, d, e, f = times(self._strokes.matrix(item), outer)
        corners = [self._place.show(x, y) for x, y in ((e, f), (e + a, f + b), (e + a + c, f + b + d), (e + c, f + d))]
        box = bounds(corners)
        if not is_area(box) or raw.FPDFPageObj_HasTransparency(item):
            return
        wide, high = ctypes.c_uint(), ctypes.c_uint()
        alpha, opaque = None, _DIM
        upright = self._place.upright and not (b or c)
        if upright and raw.FPDFImageObj_GetImagePixelSize(item, ctypes.byref(wide), ctypes.byref(high)):
            self._pixels -= wide.value * high.value + int((box.right - box.left) * (box.bottom - box.top))
            if self._pixels >= 0:
                alpha, opaque = self._transparency(item), _WHOLE
                if alpha is not None and max(alpha[2], default=0) < _HALF:
                    return
        self._add(item, outer, box, () if upright else [corners], opaque, alpha)

    def _transparency(self, item: Any) -> tuple[int, int, bytes] | None:
        """Return width, height, and how opaque each point of a picture is, or None where all of it is."""
        raw = self._raw
        bitmap = raw.FPDFImageObj_GetRenderedBitmap(self._document, self._page, item)
        if not bitmap:
            return None
        try:
            if raw.FPDFBitmap_GetFormat(bitmap) != raw.FPDFBitmap_BGRA:
                return None
            wide, high, stride = (
                tell(bitmap) for tell in (raw.FPDFBitmap_GetWidth, raw.FPDFBitmap_GetHeight, raw.FPDFBitmap_GetStride)
            )
            data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)
        values = b"".join([data[row * stride + 3 : row * stride + 4 * wide : 4] for row in range(high)])
        return (wide, high, values) if wide and high and min(values) < _HALF else None

    def _read_shade(self, item: Any, outer: Matrix) -> None:
        sides = [ctypes.c_float() for _ in range(4)]
        if self._raw.FPDFPageObj_HasTransparency(item) or not self._raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides)):
            return
        left, low, right, high = (side.value for side in sides)
        a, b, c, d, e, f = outer
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (low, high)]
        self._add(item, outer, bounds([self._place.show(x, y) for x, y in corners]), (), _WHOLE)

    def _add(
        self, item: Any, outer: Matrix, box: Stroke, outlines: Sequence[Sequence[Point]], opaque: int,
        alpha: tuple[int, int, bytes] | None = None,
    ) -> None:  # fmt: skip
        self._count += 1
        if opaque < _DIM:
            return
        if self._count > _MOST_COVERS:
            # What is hidden is not known any more.
            self._last = self._order
            self._beyond = min(self._beyond, self._order)
            return
        if sum(map(len, outlines)) > _MOST_POINTS:
            # What is that intricate may hide what it stands over, or not.
            outlines, opaque = (), _DIM
        clip = self._clips.of(item, lambda _: None if outer == _UNMOVED else outer)
        if clip is not None:
            if alpha is not None:
                # Where it is transparent is told by its whole box.
                outlines, alpha, opaque = (), None, _DIM
            box = common(box, clip.box)
        self._last = self._order
        cover = _Cover(self._order, box, outlines, alpha, opaque < _OPAQUE)
        # Characters are looked up by their middles.
        first, last = int(max(0.0, box.top - _TILE / 2) / _TILE), int(max(0.0, box.bottom + _TILE / 2) / _TILE)
        for tile in range(first, min(last, _MOST_TILES) + 1):
            own = self._tiles[tile]
            if len(own) < _MOST_IN_TILE:
                own.append(cover)
            elif len(own) == _MOST_IN_TILE:
                # What stands there is not known any more.
                own.append(_Cover(_NEVER, Stroke(0, tile * _TILE, 1e6, (tile + 1) * _TILE), dim=True))


def settled(glyphs: list[Glyph]) -> tuple[list[Glyph], int]:
    """
    Return characters with a mark for each digit that is hidden while one beside it is not, and how many those are.

    Args:
        glyphs: The characters in the order of the file.
    """
    found = list(glyphs)
    marks = 0
    for at, (before, glyph) in enumerate(pairwise(glyphs)):
        if (before.paint == COVERED) is (glyph.paint == COVERED) or not {before.char, glyph.char} <= FIGURES | {UNMAPPED}:
            continue
        gap = glyph.left - before.right
        if abs(glyph.base - before.base) < _BESIDE * glyph.size and abs(gap) < _BESIDE * glyph.size:
            index = at if before.paint == COVERED else at + 1
            found[index] = glyphs[index]._replace(char=UNMAPPED, paint=PAINTED)
            marks += 1
    return found, marks


def _thick(one: Point, two: Point, half: float) -> list[Point]:
    """Return the outline of a thick stroke."""
    x, y = two[0] - one[0], two[1] - one[1]
    length = (x * x + y * y) ** 0.5 or 1.0
    x, y = -y / length * half, x / length * half
    return [(one[0] + x, one[1] + y), (two[0] + x, two[1] + y), (two[0] - x, two[1] - y), (one[0] - x, one[1] - y)]
