"""Layers of a PDF that are switched off: a picture of the text alone tells which of the characters are seen."""

from __future__ import annotations

import ctypes
from functools import partial
from typing import Any, Final

from gov_disclosure.reading.pdf.raw import DIGITS, PAINTED, PAINTS, UNMAPPED, Glyph, RawPage
from gov_disclosure.reading.pdf.strokes import DEPTH

__all__ = ["hide_unseen"]

_TEXT: Final = 1
_FORM: Final = 5
_MOST_PIXELS: Final = 2_000_000
_DOTS: Final = 1.5
"""Points of the picture for each of the page."""
_MOST_FORMS: Final = 300
_MOST_AREAS: Final = 20.0
"""How many times the characters together are as large as the page at most, of which a picture is made."""
_INK: Final = 200
"""Of 255: how light a point is that is painted."""
_HIGH: Final = 0.75
_SIDE: Final = 0.25


def hide_unseen(raw: Any, page: Any, found: RawPage, forms: int, *, drawable: bool) -> int:
    """
    Take from a page what is not seen on it, or mark its digits where that cannot be told; return how many were marked.

    Args:
        raw: The library.
        page: The page.
        found: What was read on it.
        forms: How many forms it draws.
        drawable: Whether its fonts draw nothing but characters.
    """
    whole = max(1.0, found.width * found.height)
    areas = sum([(glyph.right - glyph.left) * (glyph.bottom - glyph.top) for glyph in found.glyphs]) / whole
    drawn = _draw(raw, page, found) if drawable and forms <= _MOST_FORMS and areas <= _MOST_AREAS else None
    if drawn is None:
        marks = sum(glyph.char in DIGITS for glyph in found.glyphs)
        found.glyphs = [glyph._replace(char=UNMAPPED) if glyph.char in DIGITS else glyph for glyph in found.glyphs]
        return marks
    data, stride, scale = drawn
    found.glyphs = [
        glyph
        for glyph in found.glyphs
        if glyph.char == UNMAPPED or glyph.paint % PAINTS != PAINTED or _is_seen(glyph, data, stride, scale)
    ]
    return 0


def _is_seen(glyph: Glyph, data: bytes, stride: int, scale: float) -> bool:
    """Whether anything is painted where a character stands."""
    top, bottom = glyph.top, glyph.bottom
    if not glyph.turn:
        top, bottom = glyph.base - _HIGH * glyph.size, glyph.base
    # What is painted at its sides may be of its neighbours.
    aside = _SIDE * (glyph.right - glyph.left)
    left, right = max(0, int((glyph.left + aside) * scale)), min(stride, int((glyph.right - aside) * scale) + 1)
    for row in range(max(0, int(top * scale)), min(len(data) // stride, int(bottom * scale) + 1)):
        if left < right and min(data[row * stride + left : row * stride + right]) < _INK:
            return True
    return False


def _draw(raw: Any, page: Any, found: RawPage) -> tuple[bytes, int, float] | None:
    """Return a picture of the text on a page, in grey, how long its rows are, and its scale."""
    scale = min(_DOTS, (_MOST_PIXELS / (found.width * found.height)) ** 0.5)
    width, height = max(1, int(found.width * scale)), max(1, int(found.height * scale))
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, None, 0)
    if not bitmap:
        return None
    try:
        _leave_text(raw, raw.FPDFPage_CountObjects(page), partial(raw.FPDFPage_GetObject, page), 0)
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        return ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * height), stride, scale
    finally:
        raw.FPDFBitmap_Destroy(bitmap)


def _leave_text(raw: Any, count: int, get: Any, depth: int) -> None:
    """Leave out all but text in plain colours, so that the picture costs no more than its characters."""
    colour = [ctypes.c_uint() for _ in range(4)]
    for index in range(count):
        item = get(index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == _FORM and depth < DEPTH:
            _leave_text(raw, raw.FPDFFormObj_CountObjects(item), partial(raw.FPDFFormObj_GetObject, item), depth + 1)
        elif kind != _TEXT or not raw.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, colour)):
            raw.FPDFPageObj_SetIsActive(item, 0)
