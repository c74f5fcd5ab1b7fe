"""The strokes on a page of a PDF, from its paths: lines, edges of boxes, and boxes as thin as lines."""

from __future__ import annotations

import ctypes
from collections import Counter
from functools import partial
from itertools import pairwise
from typing import Any, Final

from gov_disclosure.reading.pdf.raw import PAINTED, PAINTS, PALE, UNPAINTED, Stroke

__all__ = ["DEPTH", "LEAST", "Matrix", "Place", "Point", "Strokes", "bounds", "is_area", "is_box", "times"]

_TEXT: Final = 1
_PATH: Final = 2
_IMAGE: Final = 3
_SHADING: Final = 4
_FORM: Final = 5
_MOVE: Final = 2
_THICK: Final = 3.6
"""Points: what is thinner is a line, however it was drawn."""
LEAST: Final = 1.6
"""Points: what is thinner hides no digit."""
_STRAIGHT: Final = 0.8
"""Points that a line along an axis may be off it."""
_SHORT: Final = 0.05
DEPTH: Final = 12
_FEW: Final = 1_500
"""A page with fewer objects cannot take long."""
_FAR: Final = 1e6
_CORNERS: Final = 5
"""What has more may be a digit that was drawn."""
_WHITE: Final = 250
_MOST_SLANTS: Final = 2_000

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]


class Place:
    """
    How the coordinates of a page are shown: in points from its upper left corner, after its crop and its rotation.

    Attributes:
        width, height: Size of the page as shown.
        matrix: What makes a point (x, y) one as shown: (a·x + c·y + e, b·x + d·y + f).
    """

    __slots__ = ("_rotation", "height", "matrix", "width")

    def __init__(self, left: float, bottom: float, right: float, top: float, rotation: int) -> None:
        self._rotation = rotation
        wide, high = right - left, top - bottom
        self.width, self.height = (wide, high) if rotation % 2 == 0 else (high, wide)
        matrices: tuple[Matrix, ...] = (
            (1, 0, 0, -1, -left, top), (0, 1, 1, 0, -bottom, -left), (-1, 0, 0, 1, right, -bottom), (0, -1, -1, 0, top, right),
        )  # fmt: skip
        self.matrix = matrices[rotation]

    @property
    def upright(self) -> bool:
        """Whether the page is shown as it lies."""
        return self._rotation == 0

    def show(self, x: float, y: float) -> Point:
        """Return where a point of the page's own coordinates is shown."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def turn(self, a: float, b: float) -> int:
        """Return which way a line runs as shown, given the first row of its matrix: quarters clockwise, or -1."""
        if abs(b) <= 0.05 * abs(a):
            own = 0 if a > 0 else 2
        elif abs(a) <= 0.05 * abs(b):
            own = 3 if b > 0 else 1
        else:
            return -1
        return (own + self._rotation) % 4


class Strokes:
    """
    Collects the strokes of a page.

    Attributes:
        strokes: Lines along the axes.
        fills: Areas filled with a colour other than white.
        paints: Those, and white ones after them, with how they are painted, in the order in which they are.
        pictures: Where pictures are.
        left: How many segments of paths may still be read; below 0 where there were more.
        slants: Strokes that run along no axis, and curves as what runs through their points: both ends.
        covered: Among how many of the objects of the page itself something may be painted over text that stood before.
        forms: How many forms were met.
        crowd: How much work the library has with pieces of text in one line: it compares each with all.
    """

    def __init__(self, raw: Any, place: Place, left: int) -> None:
        self._raw = raw
        self._place = place
        self.strokes: list[Stroke] = []
        self.fills: list[Stroke] = []
        self.paints: list[tuple[Stroke, int]] = []
        self.pictures: list[Stroke] = []
        self.left = left
        self.slants: list[Stroke] = []
        self.covered = 0
        # How many of the objects of the page itself have been read, and whether there was text.
        self._number = 0
        self._met = False
        self.crowd = self.forms = 0
        self._lines: Counter[tuple[bool, int]] = Counter()
        self._objects = 0

    def read(self, page: Any) -> None:
        """Read the objects of a page and of the forms on it."""
        raw = self._raw
        whole: Matrix = (1, 0, 0, 1, 0, 0)
        waiting: list[tuple[Any, Matrix]] = []
        self._read_objects(raw.FPDFPage_CountObjects(page), partial(raw.FPDFPage_GetObject, page), whole, waiting)
        depth = 0
        self._number = raw.FPDFPage_CountObjects(page)
        while waiting and depth < DEPTH:
            depth += 1
            forms, waiting = waiting, []
            for form, matrix in forms:
                get = partial(raw.FPDFFormObj_GetObject, form)
                self._read_objects(raw.FPDFFormObj_CountObjects(form), get, matrix, waiting)

    def _read_objects(self, count: int, get: Any, outer: Matrix, waiting: list[tuple[Any, Matrix]]) -> None:
        kind_of = self._raw.FPDFPageObj_GetType
        self._objects += count
        for index in range(count):
            if self.left < 0:
                return
            item = get(index)
            kind = kind_of(item)
            if kind == _TEXT:
                self._met = True
                if self._objects > _FEW:
                    self._count_text(item, outer)
            elif kind == _PATH:
                self._number = max(self._number, index + 1)
                self._read_path(item, outer)
            elif kind == _IMAGE:
                self.left -= 1
                self._cover(index + 1)
                self._read_image(item, outer)
            elif kind == _FORM:
                self.left -= 1
                self.forms += 1
                self._met = True
                waiting.append((item, times(self.matrix(item), outer)))
            elif kind == _SHADING:
                self._cover(index + 1)

    def _cover(self, number: int) -> None:
        """Take something that hides what it is painted over, given its number; what stands in forms comes last of all."""
        if self._met:
            self.covered = max(self.covered, number, self._number)

    def _count_text(self, item: Any, outer: Matrix) -> None:
        """Count a piece of text among those of its line."""
        a, b, _, _, e, f = times(self.matrix(item), outer)
        lies = abs(a) >= abs(b)
        line = lies, int(max(-_FAR, min(_FAR, f if lies else e)))
        self._lines[line] += 1
        self.crowd += 2 * self._lines[line] - 1

    def matrix(self, item: Any) -> Matrix:
        """Return the matrix of an object in what it stands on."""
        found = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(item, ctypes.byref(found)):
            return 1, 0, 0, 1, 0, 0
        return found.a, found.b, found.c, found.d, found.e, found.f

    def _read_image(self, item: Any, outer: Matrix) -> None:
        """Take a picture: one as thin as a line is a line."""
        a, b, c, d, e, f = times(self.matrix(item), outer)
        corners = [self._place.show(x, y) for x, y in ((e, f), (e + a + c, f + b + d))]
        self.pictures.append(bounds(corners))
        self._add_box(corners)

    def _read_path(self, item: Any, outer: Matrix) -> None:
        raw = self._raw
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        count = raw.FPDFPath_CountSegments(item)
        self.left -= max(1, count)
        if self.left < 0 or not raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke)):
            return
        if not (fill.value or stroke.value):
            return
        matrix = times(self.matrix(item), outer)
        parts = self.parts(item, count, matrix)
        if stroke.value:
            wide = ctypes.c_float()
            raw.FPDFPageObj_GetStrokeWidth(item, ctypes.byref(wide))
            half = wide.value * abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5 / 2
            if half * 2 > LEAST:
                self._cover(0)
            for points, closed in parts:
                for one, two in pairwise([*points, points[0]] if closed else points):
                    self._add_line(one, two, half)
        if fill.value:
            boxes = [points for points, _ in parts if len(points) > 2]
            framed = len(boxes) > 1 and not stroke.value
            for points in boxes:
                self._add_box(points, framed=framed and is_box(points))
            paint = self._paint(item) if len(boxes) == 1 else UNPAINTED
            if paint % PAINTS == PAINTED:
                self._add_fill(boxes[0], paint)
            elif self.fills and paint % PAINTS == PALE and is_area(bounds(boxes[0])):
                self.paints.append((bounds(boxes[0]), paint))
            if self._met and self.covered < self._number and any(is_area(bounds(points)) for points in boxes):
                self._cover(0)

    def parts(self, item: Any, count: int, matrix: Matrix) -> list[tuple[list[Point], bool]]:
        """Return the parts of a path as points as shown, each with whether it is closed."""
        raw, show = self._raw, self._place.show
        a, b, c, d, e, f = matrix
        x, y = ctypes.c_float(), ctypes.c_float()
        to_x, to_y = ctypes.byref(x), ctypes.byref(y)
        parts: list[tuple[list[Point], bool]] = []
        points: list[Point] = []
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            raw.FPDFPathSegment_GetPoint(segment, to_x, to_y)
            across, up = x.value, y.value
            point = show(a * across + c * up + e, b * across + d * up + f)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == _MOVE:
                if len(points) > 1:
                    parts.append((points, False))
                points = [point]
            else:
                points.append(point)
            if raw.FPDFPathSegment_GetClose(segment):
                if len(points) > 1:
                    parts.append((points, True))
                points = points[:1]
        if len(points) > 1:
            parts.append((points, False))
        return parts

    def _paint(self, item: Any) -> int:
        """Return how an area is painted: as `Glyph.paint` says, in a colour near white where it is nearly white."""
        parts = [ctypes.c_uint() for _ in range(4)]
        if not self._raw.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, parts)):
            return PAINTED
        red, green, blue, alpha = (part.value for part in parts)
        tint = (red >> 3 << 10 | green >> 3 << 5 | blue >> 3) * PAINTS
        return UNPAINTED if not alpha else tint + (PALE if min(red, green, blue) >= _WHITE else PAINTED)

    def _add_line(self, one: Point, two: Point, half: float) -> None:
        left, right = (one[0], two[0]) if one[0] <= two[0] else (two[0], one[0])
        top, bottom = (one[1], two[1]) if one[1] <= two[1] else (two[1], one[1])
        wide, high = right - left, bottom - top
        if half * 2 > _THICK:
            # A stroke as thick as that paints an area.
            if wide > high and high <= _STRAIGHT and half * 2 < wide:
                self.fills.append(Stroke(left, top - half, right, bottom + half))
            return
        if high <= _STRAIGHT and wide > max(high, _SHORT):
            middle = (top + bottom) / 2
            self.strokes.append(Stroke(left, middle, right, middle))
        elif wide <= _STRAIGHT and high > max(wide, _SHORT):
            middle = (left + right) / 2
            self.strokes.append(Stroke(middle, top, middle, bottom))
        elif wide > _STRAIGHT and high > _STRAIGHT and len(self.slants) < _MOST_SLANTS:
            self.slants.append(Stroke(*one, *two))

    def _add_box(self, points: list[Point], *, framed: bool = False) -> None:
        """Take a filled part of a path: a line where it is thin, else its edges where it is one of a frame."""
        left, top, right, bottom = bounds(points)
        wide, high = right - left, bottom - top
        if high <= _THICK and wide > high:
            middle = (top + bottom) / 2
            self.strokes.append(Stroke(left, middle, right, middle))
        elif wide <= _THICK and high > wide:
            middle = (left + right) / 2
            self.strokes.append(Stroke(middle, top, middle, bottom))
        elif framed:
            self.strokes += (
                Stroke(left, top, right, top), Stroke(left, bottom, right, bottom),
                Stroke(left, top, left, bottom), Stroke(right, top, right, bottom),
            )  # fmt: skip

    def _add_fill(self, points: list[Point], paint: int) -> None:
        box = bounds(points)
        if is_area(box, LEAST if len(points) > _CORNERS else _THICK):
            self.fills.append(box)
            self.paints.append((box, paint))


def is_area(box: Stroke, least: float = LEAST) -> bool:
    """Whether a box is wider and higher than that."""
    return box.right - box.left > least and box.bottom - box.top > least


def bounds(points: list[Point]) -> Stroke:
    """Return the box around points."""
    across, down = [x for x, _ in points], [y for _, y in points]
    return Stroke(min(across), min(down), max(across), max(down))


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that does first the inner, then the outer."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def is_box(points: list[Point]) -> bool:
    """Whether a part of a path is a box along the axes."""
    return len(points) in (4, 5) and all(
        abs(one[0] - two[0]) <= _STRAIGHT or abs(one[1] - two[1]) <= _STRAIGHT for one, two in pairwise(points)
    )
