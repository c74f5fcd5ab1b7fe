"""The characters of a page of a PDF, as the library tells them: where each stands, how it is painted, and what of it is shown."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from functools import cache, partial
from types import SimpleNamespace
from typing import Any, Final, NamedTuple

from gov_disclosure.reading.pdf.clipping import Clip, Clips, mark_cuts, outer_of
from gov_disclosure.reading.pdf.covers import Covers, settled
from gov_disclosure.reading.pdf.digits import Look
from gov_disclosure.reading.pdf.faces import CHECKED, Faces, Pen
from gov_disclosure.reading.pdf.painting import paint_of, squeezed
from gov_disclosure.reading.pdf.raw import DIGITS, PAINTED, UNMAPPED, UNPAINTED, Glyph, RawPage
from gov_disclosure.reading.pdf.spoken import Spoken
from gov_disclosure.reading.pdf.strokes import Matrix, Place
from gov_disclosure.reading.pdf.tilting import tilt_of

__all__ = ["Characters"]

_HYPHEN: Final = 2
"""What the library makes of a hyphen at the end of a line."""
_BLANKS = frozenset(
    "\t\n\v\f\r \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u200b\u2060\ufeff\u00ad"
)
_LYING: Final = (0, 2, -1)
_STROKED: Final = (1, 5)
_INVISIBLE: Final = (3, 7)
"""Text rendering modes that paint outlines alone, and nothing."""
_EVEN: Final = 0.94
"""How much of its width a character has at least that is not squeezed."""
_INK, _THIN = 0.3, 0.05
"""Of the height of a line: how high the ink of a blank is which is none, and how wide."""


class _Shown(NamedTuple):
    """
    What is shown of a text.

    Attributes:
        clip: What it is shown within, if anything.
        order: Its number among what is painted, where something is painted over text.
        strange: Whether it says that it stands for other figures.
    """

    clip: Clip | None
    order: int | None
    strange: bool


_Style = tuple[float, int, int, _Shown | None]
"""Size, turn, paint, and what of a text is shown, where that may not be all."""


class _Chars(dict[int, str]):
    """Numbers that the library tells → the characters that they are."""

    def __missing__(self, code: int) -> str:
        char = self[code] = _char(code)
        return char


class _Handles(SimpleNamespace):
    """The functions of the library that are called for every character, with plain addresses for handles."""


@cache
def _handles(raw: Any) -> _Handles:
    pointer, whole = ctypes.c_void_p, ctypes.c_int

    def function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
        address = ctypes.cast(getattr(raw, name), pointer).value or 0
        found: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)
        return found

    at = (pointer, whole)
    return _Handles(
        unicode=function("FPDFText_GetUnicode", ctypes.c_uint, *at),
        unmapped=function("FPDFText_HasUnicodeMapError", whole, *at),
        box=function("FPDFText_GetLooseCharBox", whole, *at, pointer),
        origin=function("FPDFText_GetCharOrigin", whole, *at, pointer, pointer),
        owner=function("FPDFText_GetTextObject", pointer, *at),
        matrix=function("FPDFText_GetMatrix", whole, *at, pointer),
        size=function("FPDFText_GetFontSize", ctypes.c_double, *at),
        colour=function("FPDFText_GetFillColor", whole, *at, pointer, pointer, pointer, pointer),
        stroked=function("FPDFText_GetStrokeColor", whole, *at, pointer, pointer, pointer, pointer),
        ink=function("FPDFText_GetCharBox", whole, *at, pointer, pointer, pointer, pointer),
        mode=function("FPDFTextObj_GetTextRenderMode", whole, pointer),
        font=function("FPDFTextObj_GetFont", pointer, pointer),
        clip=function("FPDFPageObj_GetClipPath", pointer, pointer),
        clips=function("FPDFClipPath_CountPaths", whole, pointer),
    )


class Characters:
    """
    Reads the characters of one page.

    Args:
        raw: The library.
        text: The text of the page.
        place: How its coordinates are shown.
        covers: What is painted over text, if anything is.
        spoken: What texts say they stand for, if any do.
        faces: What looks at the digits that fonts draw.
        left: How many characters may be read.

    Attributes:
        left: How many may be read yet; below 0 where there were more.
    """

    def __init__(
        self, raw: Any, text: Any, place: Place, covers: Covers | None, spoken: Spoken | None, faces: Faces, left: int
    ) -> None:
        self._raw, self._text, self._place, self._covers, self._faces = raw, text, place, covers, faces
        self._handles = _handles(raw)
        self._clips = Clips(raw, place)
        self._matrix = raw.FS_MATRIX()
        self._colour = (ctypes.c_uint * 4)()
        self._tilts: list[float] = []
        self._spoken = spoken
        # Font, number and width of blanks → whether they are none.
        self._inks: dict[tuple[int | None, int, float], bool] = {}
        self._box = raw.FS_RECTF()
        self._fonts: dict[int, int] = {}
        self._sides = (ctypes.c_double * 4)()
        self._doubtful = self._untrue = 0
        self.left = left

    def read(self, found: RawPage) -> None:
        """Add the characters to a page, and how much its lines rise."""
        glyphs = self._glyphs(found)
        for at in self._faces.doubtful():
            if glyphs[at].char in CHECKED:
                glyphs[at] = glyphs[at]._replace(char=UNMAPPED)
                self._untrue += 1
        covers, clips = self._covers, self._clips
        if covers is not None:
            glyphs, marks = settled(glyphs)
            self._doubtful += covers.marks + marks
        found.doubtful += self._doubtful
        found.untrue = self._untrue
        found.glyphs = mark_cuts(glyphs, clips.met, found.width, found.height)
        found.marks = clips.marks + len(found.glyphs) - len(glyphs)
        found.tilt = tilt_of(self._tilts) if self._place.upright else 0.0

    def _glyphs(self, found: RawPage) -> list[Glyph]:
        raw, handles, place = self._raw, self._handles, self._place
        page = ctypes.cast(self._text, ctypes.c_void_p).value or 0
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        to_box, to_x, to_y = ctypes.addressof(box), ctypes.addressof(x), ctypes.addressof(y)
        unicode, unmapped, loose, origin, owner = (
            handles.unicode, handles.unmapped, handles.box, handles.origin, handles.owner,
        )  # fmt: skip
        styles: dict[int, _Style] = {}
        told = _Chars()
        glyphs: list[Glyph] = []
        show, width, height = place.show, place.width, place.height
        number, make = found.number, partial(tuple.__new__, Glyph)
        upright, e, f = place.upright, place.matrix[4], place.matrix[5]
        budget = self.left
        for index in range(raw.FPDFText_CountChars(self._text)):
            char = told[unicode(page, index)]
            if char in _BLANKS:
                if not self._has_ink(page, index):
                    continue
                char = UNMAPPED
            budget -= 1
            if budget < 0:
                break
            char = UNMAPPED if unmapped(page, index) else char
            loose(page, index, to_box)
            origin(page, index, to_x, to_y)
            own = owner(page, index) or 0
            style = styles.get(own)
            if style is None:
                style = styles[own] = self._style(page, index, own)
            size, turn, paint, shown = style
            if char in CHECKED and paint != UNPAINTED:
                char, paint = self._as_drawn(char, paint, own, page, index, (x.value, y.value), len(glyphs))
            if upright:
                left, right, top, bottom = box.left + e, box.right + e, f - box.top, f - box.bottom
                base = f - y.value if turn in _LYING else x.value + e
            else:
                one, two = show(box.left, box.top)
                three, four = show(box.right, box.bottom)
                left, right = (one, three) if one <= three else (three, one)
                top, bottom = (two, four) if two <= four else (four, two)
                base = show(x.value, y.value)[turn in _LYING]
            if not (size > 0 and left < width and right > 0 and top < height and bottom > 0):
                # What runs over the edge of the page belongs to the word that begins on it.
                last = glyphs[-1] if glyphs else None
                if last is None or last.base != base or not -size < left - last.right < 0.3 * size:
                    continue
            glyph = make((char, left, top, right, bottom, base, size, turn, paint, number))
            if shown is None:
                glyphs.append(glyph)
            else:
                glyphs += self._as_shown(glyph, shown)
        self.left = budget
        return glyphs

    def _as_drawn(
        self, char: str, paint: int, own: int, page: int, index: int, stands: tuple[float, float], at: int
    ) -> tuple[str, int]:
        """Return a character of a figure and its paint as they are seen, given its number among those of the page."""
        handles, sides, matrix = self._handles, self._sides, self._matrix
        font = self._fonts.get(own)
        if font is None:
            font = self._fonts[own] = (handles.font(own) or 0) if own else 0
        look = self._faces.known(char, font, at) if font else Look.UNSURE
        if look is None:
            begin = ctypes.addressof(sides)
            handles.ink(page, index, begin, begin + 8, begin + 16, begin + 24)
            handles.matrix(page, index, ctypes.addressof(matrix))
            values = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
            look = self._faces.look(char, Pen(own, font, handles.size(page, index), values), tuple(sides), stands, at)
        if look is Look.OTHER:
            self._untrue += 1
            return UNMAPPED, paint
        return char, UNPAINTED if look is Look.BLANK else paint

    def _as_shown(self, glyph: Glyph, shown: _Shown) -> Sequence[Glyph]:
        """Return a character as it is shown, with a mark for what of its figure is not."""
        clip, order, strange = shown
        if strange and glyph.char in DIGITS:
            glyph = glyph._replace(char=UNMAPPED)
            self._doubtful += 1
        if self._covers is not None and order is not None:
            glyph = self._covers.over(glyph, order)
        return (glyph,) if clip is None else self._clips.clipped(glyph, clip)

    def _has_ink(self, page: int, index: int) -> bool:
        """Whether a blank is none: the font of the file does not tell what is seen there."""
        handles, box = self._handles, self._box
        own = handles.owner(page, index)
        if not own:
            # The library made it of a gap.
            return False
        handles.box(page, index, ctypes.addressof(box))
        kind = handles.font(own), handles.unicode(page, index), round(box.right - box.left, 1)
        told = self._inks.get(kind)
        if told is None:
            sides = self._sides
            begin = ctypes.addressof(sides)
            handles.ink(page, index, begin, begin + 8, begin + 16, begin + 24)
            # However it is turned: what is blank is as wide, and not high at all.
            wide, high = sorted((abs(sides[1] - sides[0]), abs(sides[3] - sides[2])))
            size = max(box.right - box.left, box.top - box.bottom)
            told = self._inks[kind] = wide > _THIN * size and high > _INK * size
        return told

    def _style(self, page: int, index: int, own: int) -> _Style:
        """Return the size of a character, which way its line runs, how it is painted, and what of it is shown."""
        handles, matrix, colour, covers = self._handles, self._matrix, self._colour, self._covers
        handles.matrix(page, index, ctypes.addressof(matrix))
        a, b = matrix.a, matrix.b
        high = (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
        size = handles.size(page, index) * high
        paint = PAINTED
        mode = handles.mode(own) if own else 0
        if mode in _INVISIBLE:
            paint = UNPAINTED
        else:
            begin = ctypes.addressof(colour)
            tell = handles.stroked if mode in _STROKED else handles.colour
            if tell(page, index, begin, begin + 4, begin + 8, begin + 12):
                paint = paint_of(*colour)
        wide = (a * a + b * b) ** 0.5
        if high and not _EVEN * high < wide < high / _EVEN:
            paint = squeezed(paint, wide / high)
        clip = handles.clip(own) if own else None
        cut = None
        if clip and handles.clips(clip) > 0:
            cut = self._clips.of(ctypes.cast(own, self._raw.FPDF_PAGEOBJECT), self._outer)
        if a > 0:
            self._tilts.append(b / a)
        order = covers.order_of(own) if covers is not None else None
        strange = self._spoken is not None and self._spoken.differs(self._text, own)
        shown = _Shown(cut, order, strange) if cut is not None or order is not None or strange else None
        return size, self._place.turn(a, b), paint, shown

    def _outer(self, item: Any) -> Matrix | None:
        """Return what makes a point of the form that the last text read stands in one of the page."""
        own, shown = self._raw.FS_MATRIX(), self._matrix
        if not self._raw.FPDFPageObj_GetMatrix(item, ctypes.byref(own)):
            return None
        return outer_of((own.a, own.b, own.c, own.d, own.e, own.f), (shown.a, shown.b, shown.c, shown.d, shown.e, shown.f))


def _char(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code in (0xFFFE, 0xFFFF):
        return UNMAPPED
    return chr(code)
