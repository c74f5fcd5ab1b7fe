"""The one module that knows pypdfium2: opening a PDF, and what stands on its pages."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache, partial
from threading import RLock
from types import SimpleNamespace
from typing import Any, Final, Self

from gov_disclosure.errors import UnreadableError, UsageError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.pdf.clipping import Clips, Shown, mark_cuts, outer_of
from gov_disclosure.reading.pdf.painting import paint_of
from gov_disclosure.reading.pdf.png import png
from gov_disclosure.reading.pdf.raw import PAINTED, UNMAPPED, UNPAINTED, Glyph, RawPage
from gov_disclosure.reading.pdf.strokes import Matrix, Place, Strokes
from gov_disclosure.reading.pdf.tilting import tilt_of

__all__ = ["Pdf"]

_LOCK = RLock()
"""The library may be in use by one thread at a time."""
_PASSWORD: Final = 4
_SECURITY: Final = 5
_LARGEST: Final = 14_400.0
"""Points: the largest page that the format knows. A side that is larger, or none, is told by no reader."""
_HYPHEN: Final = 2
"""What the library makes of a hyphen at the end of a line."""
_PICTURE_DPI: Final = 200
_PICTURE_PIXELS: Final = 16_000_000
_BLANKS = frozenset(
    "\t\n\v\f\r \u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u200b\u2060\ufeff\u00ad"
)
_CROWD: Final = 30_000_000
"""Comparisons of pieces of text in one line: the library takes a second for so many."""
_LYING: Final = (0, 2, -1)
_INVISIBLE: Final = (3, 7)
"""Text rendering modes that paint nothing."""
_Style = tuple[float, int, int, Shown | None]


class _Handles(SimpleNamespace):
    """The functions of the library that are called for every character, with plain addresses for handles."""


@cache
def _library() -> Any:
    try:
        # Importing the package makes the library ready.
        from pypdfium2 import raw  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError.of("error.extra", extra="pdf", format="PDF") from error
    return raw


@cache
def _handles() -> _Handles:
    raw, pointer, whole = _library(), ctypes.c_void_p, ctypes.c_int

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
        mode=function("FPDFTextObj_GetTextRenderMode", whole, pointer),
        clip=function("FPDFPageObj_GetClipPath", pointer, pointer),
        clips=function("FPDFClipPath_CountPaths", whole, pointer),
    )


class Pdf:
    """
    An open PDF, to be used in a `with` statement.

    Raises:
        UsageError: The extra `pdf` is not installed.
        UnreadableError: The bytes are no PDF that can be opened, or a password is needed.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._raw = raw = _library()
        self._data = data
        self._limits = limits
        self._glyphs = limits.max_glyphs
        self._segments = limits.max_segments
        self._crowd = _CROWD
        self._matrix = raw.FS_MATRIX()
        self._colour = (ctypes.c_uint * 4)()
        self._tilts: list[float] = []
        with _LOCK:
            self._document = raw.FPDF_LoadMemDocument64(data, len(data), None)
            if not self._document:
                told = raw.FPDF_GetLastError()
                if told in (_PASSWORD, _SECURITY):
                    raise UnreadableError.of("error.pdf.password")
                raise UnreadableError.of("error.pdf.damaged")
            self.pages: int = raw.FPDF_GetPageCount(self._document)
        if self.pages <= 0:
            self.close()
            raise UnreadableError.of("error.pdf.damaged")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the document."""
        with _LOCK:
            if self._document:
                self._raw.FPDF_CloseDocument(self._document)
                self._document = None

    def title(self) -> str | None:
        """Return the title that the file carries, or None."""
        with _LOCK:
            size = min(self._raw.FPDF_GetMetaText(self._document, b"Title", None, 0), 4_096)
            if size <= 2:
                return None
            buffer = ctypes.create_string_buffer(size)
            self._raw.FPDF_GetMetaText(self._document, b"Title", buffer, size)
        words = buffer.raw[: size - 2].decode("utf-16-le", "replace").partition("\0")[0].strip()
        return words or None

    def page(self, number: int) -> RawPage | None:
        """Return what stands on a page (from 1), or None where the library cannot load it."""
        raw = self._raw
        with _LOCK:
            page = raw.FPDF_LoadPage(self._document, number - 1)
            if not page:
                return None
            try:
                place = self._place(page)
                if place is None:
                    return None
                found = RawPage(number, place.width, place.height)
                strokes = Strokes(raw, place, self._segments)
                strokes.read(page)
                found.strokes, found.fills, found.pictures = strokes.strokes, strokes.fills, strokes.pictures
                self._segments = strokes.left
                clips = Clips(raw, place, strokes.covers, strokes.orders(page))
                self._crowd -= strokes.crowd
                text = raw.FPDFText_LoadPage(page) if self._crowd > 0 else None
                if text:
                    try:
                        self._tilts.clear()
                        self._read_glyphs(text, place, found, clips)
                        found.tilt = tilt_of(self._tilts) if place.upright else 0.0
                    finally:
                        raw.FPDFText_ClosePage(text)
                if self._segments < 0:
                    found.cut = "max_segments"
                if self._glyphs < 0 or self._crowd <= 0:
                    found.cut = "max_glyphs"
                return found
            finally:
                raw.FPDF_ClosePage(page)

    def _place(self, page: Any) -> Place | None:
        """Return how the page's own coordinates are shown."""
        raw = self._raw
        bounds = raw.FS_RECTF()
        if not raw.FPDF_GetPageBoundingBox(page, ctypes.byref(bounds)):
            return None
        wide, high = bounds.right - bounds.left, bounds.top - bounds.bottom
        if not (0 < wide <= _LARGEST and 0 < high <= _LARGEST):
            return None
        return Place(bounds.left, bounds.bottom, bounds.right, bounds.top, raw.FPDFPage_GetRotation(page) % 4)

    def _read_glyphs(self, text: Any, place: Place, found: RawPage, clips: Clips) -> None:
        raw, handles = self._raw, _handles()
        count = raw.FPDFText_CountChars(text)
        page = ctypes.cast(text, ctypes.c_void_p).value or 0
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        to_box, to_x, to_y = ctypes.addressof(box), ctypes.addressof(x), ctypes.addressof(y)
        unicode, unmapped, loose, origin, owner = (
            handles.unicode, handles.unmapped, handles.box, handles.origin, handles.owner,
        )  # fmt: skip
        styles: dict[int, _Style] = {}
        told: dict[int, str] = {}
        glyphs = found.glyphs
        show, width, height = place.show, place.width, place.height
        number, make = found.number, partial(tuple.__new__, Glyph)
        upright, e, f = place.upright, place.matrix[4], place.matrix[5]
        for index in range(count):
            code = unicode(page, index)
            char = told.get(code)
            if char is None:
                char = told[code] = _char(code)
            if char in _BLANKS:
                continue
            self._glyphs -= 1
            if self._glyphs < 0:
                return
            if unmapped(page, index):
                char = UNMAPPED
            loose(page, index, to_box)
            origin(page, index, to_x, to_y)
            own = owner(page, index) or 0
            style = styles.get(own)
            if style is None:
                style = styles[own] = self._style(page, index, own, place, clips)
            size, turn, paint, shown = style
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
                before = glyphs[-1] if glyphs else None
                if before is None or before.base != base or not -size < left - before.right < 0.3 * size:
                    continue
            glyph = make((char, left, top, right, bottom, base, size, turn, paint, number))
            if shown is None:
                glyphs.append(glyph)
            else:
                glyphs += clips.clipped(glyph, shown)
        found.glyphs = mark_cuts(glyphs, clips.met, width, height)
        found.marks = clips.marks + len(found.glyphs) - len(glyphs)

    def _style(self, page: int, index: int, own: int, place: Place, clips: Clips) -> _Style:
        """Return the size of a character, which way its line runs, how it is painted, and what of it is shown."""
        handles, matrix, colour = _handles(), self._matrix, self._colour
        handles.matrix(page, index, ctypes.addressof(matrix))
        size = handles.size(page, index) * (matrix.c * matrix.c + matrix.d * matrix.d) ** 0.5
        paint = PAINTED
        if own and handles.mode(own) in _INVISIBLE:
            paint = UNPAINTED
        else:
            begin = ctypes.addressof(colour)
            if handles.colour(page, index, begin, begin + 4, begin + 8, begin + 12):
                paint = paint_of(*colour)
        clip = handles.clip(own) if own else None
        cut = clips.of(ctypes.cast(own, self._raw.FPDF_PAGEOBJECT), self._outer) if clip and handles.clips(clip) > 0 else None
        if matrix.a > 0:
            self._tilts.append(matrix.b / matrix.a)
        return size, place.turn(matrix.a, matrix.b), paint, clips.shown(cut, own)

    def _outer(self, item: Any) -> Matrix | None:
        """Return what makes a point of the form that the last text read stands in one of the page."""
        own, shown = self._raw.FS_MATRIX(), self._matrix
        if not self._raw.FPDFPageObj_GetMatrix(item, ctypes.byref(own)):
            return None
        return outer_of((own.a, own.b, own.c, own.d, own.e, own.f), (shown.a, shown.b, shown.c, shown.d, shown.e, shown.f))

    def picture(self, number: int) -> bytes | None:
        """Return a page (from 1) as PNG, in grey, or None where the library cannot draw it."""
        raw = self._raw
        with _LOCK:
            page = raw.FPDF_LoadPage(self._document, number - 1)
            if not page:
                return None
            try:
                wide, high = raw.FPDF_GetPageWidthF(page), raw.FPDF_GetPageHeightF(page)
                if not (0 < wide <= _LARGEST and 0 < high <= _LARGEST):
                    return None
                scale = min(_PICTURE_DPI / 72, (_PICTURE_PIXELS / (wide * high)) ** 0.5)
                width, height = max(1, int(wide * scale)), max(1, int(high * scale))
                bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, None, 0)
                if not bitmap:
                    return None
                try:
                    raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
                    raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, raw.FPDF_ANNOT)
                    stride = raw.FPDFBitmap_GetStride(bitmap)
                    buffer = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height)
                finally:
                    raw.FPDFBitmap_Destroy(bitmap)
            finally:
                raw.FPDF_ClosePage(page)
        return png(width, height, b"".join(b"\0" + buffer[row * stride : row * stride + width] for row in range(height)))


def _char(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF or code in (0xFFFE, 0xFFFF):
        return UNMAPPED
    return chr(code)
