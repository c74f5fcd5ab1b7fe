"""Annotations and fields of a page: made part of it as they look, since they hold figures, cover them or strike them out."""

from __future__ import annotations

import ctypes
from typing import Any, Final

from gov_disclosure.reading.pdf.raw import UNMAPPED, Glyph, Stroke
from gov_disclosure.reading.pdf.strokes import Place, bounds

__all__ = ["Notes"]

_LINK: Final = 2
_FREE_TEXT: Final = 3
_POPUP: Final = 16
_WIDGET: Final = 20
_HIDDEN: Final = 0x22
"""Flags of what is not shown."""
_NORMAL: Final = 0
_EMPTY: Final = 2
"""Bytes of a text without characters."""
_MOST: Final = 2_000


class Notes:
    """
    The annotations of one page, links left out.

    Args:
        raw: The library.
        page: The page.

    Attributes:
        count: How many there are.
        unseen: Where some have words, but nothing that says how they look, in coordinates of the page.
    """

    def __init__(self, raw: Any, page: Any) -> None:
        self._raw = raw
        self.count = 0
        self.unseen: list[tuple[float, float, float, float]] = []
        for index in range(min(_MOST, raw.FPDFPage_GetAnnotCount(page))):
            note = raw.FPDFPage_GetAnnot(page, index)
            if note:
                self._read(note)
                raw.FPDFPage_CloseAnnot(note)

    def _read(self, note: Any) -> None:
        raw = self._raw
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind in (_LINK, _POPUP) or raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
            return
        self.count += 1
        if kind in (_WIDGET, _FREE_TEXT) and raw.FPDFAnnot_GetAP(note, _NORMAL, None, 0) <= _EMPTY:
            words = b"V" if kind == _WIDGET else b"Contents"
            box = raw.FS_RECTF()
            told = raw.FPDFAnnot_GetStringValue(note, words, None, 0) > _EMPTY or raw.FPDFAnnot_HasKey(note, b"Parent")
            if told and raw.FPDFAnnot_GetRect(note, ctypes.byref(box)):
                self.unseen.append((box.left, box.bottom, box.right, box.top))

    def marks(self, place: Place, page: int) -> list[Glyph]:
        """Return a mark for each whose words are not known to be seen."""
        found: list[Glyph] = []
        for left, low, right, high in self.unseen:
            box: Stroke = bounds([place.show(left, low), place.show(right, high)])
            size = max(1.0, min(9.0, box.bottom - box.top))
            base = (box.top + box.bottom + 0.7 * size) / 2
            across = min(box.left + 2, (box.left + box.right) / 2)
            found.append(Glyph(UNMAPPED, across, base - size, across + size / 2, base, base, size, page=page))
        return found
