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
_BYTE: Final = 2
"""What a byte of a form costs, of which the library tells two for each."""
_MOST: Final = 2_000


class Notes:
    """
    The annotations of one page, links left out.

    Args:
        raw: The library.
        page: The page.
        dearest: What the dearest of the forms of the document costs.

    Attributes:
        cost: What they cost to be drawn: each has a form, and that may draw others.
        unseen: Where some have words, but nothing that says how they look, in coordinates of the page.
    """

    def __init__(self, raw: Any, page: Any, dearest: int) -> None:
        self._raw = raw
        self._dearest = dearest
        self.cost = 0
        self.unseen: list[tuple[float, float, float, float]] = []
        count = raw.FPDFPage_GetAnnotCount(page)
        for index in range(count):
            note = raw.FPDFPage_GetAnnot(page, index)
            if note:
                self._read(note)
                raw.FPDFPage_CloseAnnot(note)
        if self.cost and count > _MOST:
            # What the library does to make so many part of the page grows with their square.
            self.cost *= count

    def _read(self, note: Any) -> None:
        raw = self._raw
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind in (_LINK, _POPUP) or raw.FPDFAnnot_GetFlags(note) & _HIDDEN:
            return
        size = raw.FPDFAnnot_GetAP(note, _NORMAL, None, 0)
        self.cost += self._dearest + _BYTE * size
        if kind in (_WIDGET, _FREE_TEXT) and size <= _EMPTY:
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
