"""The one module that knows pypdfium2: opening a PDF, and what stands on its pages."""

from __future__ import annotations

import ctypes
from functools import cache
from threading import RLock
from typing import Any, Final, Self

from gov_disclosure.errors import LimitError, UnreadableError, UsageError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.pdf.characters import Characters
from gov_disclosure.reading.pdf.covers import Covers
from gov_disclosure.reading.pdf.faces import Faces
from gov_disclosure.reading.pdf.layers import hide_unseen
from gov_disclosure.reading.pdf.notes import Notes
from gov_disclosure.reading.pdf.png import png
from gov_disclosure.reading.pdf.raw import RawPage
from gov_disclosure.reading.pdf.spoken import Spoken
from gov_disclosure.reading.pdf.strokes import Place, Strokes
from gov_disclosure.reading.pdf.unpacking import Streams

__all__ = ["Pdf"]

_LOCK = RLock()
"""The library may be in use by one thread at a time."""
_PASSWORD: Final = 4
_SECURITY: Final = 5
_LARGEST: Final = 14_400.0
"""Points: the largest page that the format knows. A side that is larger, or none, is told by no reader."""
_PICTURE_DPI: Final = 200
_PICTURE_PIXELS: Final = 16_000_000
_CROWD: Final = 30_000_000
"""Comparisons of pieces of text in one line: the library takes a second for so many."""
_LOOKS: Final = 400_000
"""Covers of characters and points of their outlines that are looked at: a second for so many."""


@cache
def _library() -> Any:
    try:
        # Importing the package makes the library ready.
        from pypdfium2 import raw  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError.of("error.extra", extra="pdf", format="PDF") from error
    return raw


class Pdf:
    """
    An open PDF, to be used in a `with` statement.

    Args:
        data: The file.
        limits: How much of it is read.
        streams: What its streams hold.

    Raises:
        UsageError: The extra `pdf` is not installed.
        UnreadableError: The bytes are no PDF that can be opened, or a password is needed.
    """

    def __init__(self, data: bytes, limits: Limits, streams: Streams) -> None:
        self._raw = raw = _library()
        self._data = data
        self._limits = limits
        self._streams = streams
        self._glyphs = limits.max_glyphs
        self._segments = limits.max_segments
        self._crowd, self._looks = _CROWD, _LOOKS
        with _LOCK:
            self._document = raw.FPDF_LoadMemDocument64(data, len(data), None)
            if not self._document:
                told = raw.FPDF_GetLastError()
                if told in (_PASSWORD, _SECURITY):
                    raise UnreadableError.of("error.pdf.password")
                raise UnreadableError.of("error.pdf.damaged")
            self.pages: int = raw.FPDF_GetPageCount(self._document)
        self._faces = Faces(raw, self._document, max(streams.dearest, streams.dearest_character), doubled=streams.doubled)
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
                self._faces.close()
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
            page, notes = self._load(number)
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
                found.slants, found.paints = strokes.slants, strokes.paints
                self._crowd -= strokes.crowd
                if self._crowd > 0:
                    self._read_text(page, place, found, strokes)
                if notes is not None and notes.unseen:
                    found.glyphs += notes.marks(place, number)
                    found.doubtful += len(notes.unseen)
                if self._segments < 0:
                    found.cut = "max_segments"
                if self._glyphs < 0 or self._crowd <= 0:
                    found.cut = "max_glyphs"
                return found
            finally:
                raw.FPDF_ClosePage(page)

    def _read_text(self, page: Any, place: Place, found: RawPage, strokes: Strokes) -> None:
        """Add the characters of a page."""
        raw = self._raw
        spoken = Spoken(raw, page) if self._streams.spoken else None
        text = raw.FPDFText_LoadPage(page)
        if not text:
            return
        try:
            covers = None
            if strokes.covered and strokes.left >= 0:
                covers = Covers(raw, self._document, page, place, strokes, self._looks)
            self._faces.begin()
            characters = Characters(raw, text, place, covers, spoken, self._faces, self._glyphs)
            characters.read(found)
            self._glyphs = characters.left
            self._looks = covers.left if covers is not None else self._looks
            if self._streams.layers:
                found.doubtful += hide_unseen(raw, page, found, strokes.forms, drawable=self._streams.drawable)
        finally:
            raw.FPDFText_ClosePage(text)

    def _load(self, number: int) -> tuple[Any, Notes | None]:
        """Return a page (from 1) with its annotations as parts of it, and what those are if it has any."""
        raw = self._raw
        page = raw.FPDF_LoadPage(self._document, number - 1)
        if not page or not raw.FPDFPage_GetAnnotCount(page):
            return page, None
        notes = Notes(raw, page, self._streams.dearest)
        if notes.cost:
            if notes.cost > self._limits.max_drawn:
                raw.FPDF_ClosePage(page)
                raise LimitError.of("error.pdf.limit", name="max_drawn", limit=self._limits.max_drawn)
            raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
            raw.FPDF_ClosePage(page)
            page = raw.FPDF_LoadPage(self._document, number - 1)
        return page, notes

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
