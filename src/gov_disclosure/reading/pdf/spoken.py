"""What marked content says it stands for (`ActualText`): nobody sees that, so what is drawn is read instead."""

from __future__ import annotations

import ctypes
from functools import partial
from typing import Any, Final

from gov_disclosure.reading.pdf.strokes import DEPTH

__all__ = ["Spoken"]

_TEXT: Final = 1
_FORM: Final = 5
_KEY: Final = b"ActualText"
_MOST_MARKS: Final = 16
_MOST_BYTES: Final = 4_096


class Spoken:
    """
    Takes from the texts of a page what they say they stand for, so that the library tells what is drawn.

    Args:
        raw: The library.
        page: The page, of which no text has been loaded yet.

    Attributes:
        words: Where a text lies in memory → what it says it stands for.
    """

    def __init__(self, raw: Any, page: Any) -> None:
        self._raw = raw
        self.words: dict[int, str] = {}
        self._read(raw.FPDFPage_CountObjects(page), partial(raw.FPDFPage_GetObject, page), 0)

    def _read(self, count: int, get: Any, depth: int) -> None:
        raw = self._raw
        for index in range(count):
            item = get(index)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == _FORM and depth < DEPTH:
                self._read(raw.FPDFFormObj_CountObjects(item), partial(raw.FPDFFormObj_GetObject, item), depth + 1)
            elif kind == _TEXT:
                for number in reversed(range(min(_MOST_MARKS, raw.FPDFPageObj_CountMarks(item)))):
                    self._take(item, raw.FPDFPageObj_GetMark(item, number))

    def _take(self, item: Any, mark: Any) -> None:
        raw, size = self._raw, ctypes.c_ulong()
        buffer = ctypes.create_string_buffer(_MOST_BYTES)
        if raw.FPDFPageObjMark_GetParamStringValue(mark, _KEY, _as_text(raw, buffer), _MOST_BYTES, ctypes.byref(size)):
            words = buffer.raw[: min(size.value, _MOST_BYTES)].decode("utf-16-le", "replace").rstrip("\0")
            self.words[ctypes.cast(item, ctypes.c_void_p).value or 0] = words
            raw.FPDFPageObjMark_RemoveParam(item, mark, _KEY)

    def differs(self, text: Any, address: int) -> bool:
        """Whether a text draws other digits than what it says it stands for, given where it lies in memory."""
        words = self.words.get(address)
        if words is None:
            return False
        buffer = ctypes.create_string_buffer(_MOST_BYTES)
        item = ctypes.cast(address, self._raw.FPDF_PAGEOBJECT)
        size = self._raw.FPDFTextObj_GetText(item, text, _as_text(self._raw, buffer), _MOST_BYTES)
        return _digits(_words_of(buffer, size)) not in _digits(words)


def _digits(words: str) -> str:
    return "".join([char for char in words if char.isdigit()])


def _words_of(buffer: Any, size: int) -> str:
    words: str = buffer.raw[: min(size, _MOST_BYTES)].decode("utf-16-le", "replace")
    return words.rstrip("\0")


def _as_text(raw: Any, buffer: Any) -> Any:
    return ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
