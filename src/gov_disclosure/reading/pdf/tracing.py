"""Single characters as the fonts of a PDF draw them, and the digits of the standard fonts."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final

from gov_disclosure.reading.pdf.digits import SIDE, Sample, distances, sample_of

__all__ = ["EM", "Box", "bounds_of", "cut", "drawn", "fit", "resized", "text_of", "told_apart", "upright"]

_STANDARD: Final = (
    b"Helvetica", b"Helvetica-Bold", b"Helvetica-Oblique", b"Helvetica-BoldOblique",
    b"Times-Roman", b"Times-Bold", b"Times-Italic", b"Times-BoldItalic",
    b"Courier", b"Courier-Bold", b"Courier-Oblique", b"Courier-BoldOblique",
)  # fmt: skip
EM: Final = 100.0
"""Size of the font of a text that is made to be drawn."""
_SLENDER: Final = 0.36
"""Of its height: a digit that is narrower is not widened."""
_MOST_POINTS: Final = 400_000
_INK: Final = 80
"""Of 255: how opaque a point is that is ink."""
_MOST_KNOWN: Final = 4_000

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


@lru_cache(_MOST_KNOWN)
def told_apart(raw: Any, sample: Sample) -> Sequence[int]:
    """Return in how many points a digit differs from each of the ten: fonts recur from file to file."""
    return distances(sample, _standard(raw))


@cache
def _standard(raw: Any) -> list[list[Sample]]:
    """Return the ten digits as the fonts draw them that the library has of its own."""
    document = raw.FPDF_CreateNewDocument()
    found: list[list[Sample]] = [[] for _ in range(10)]
    try:
        for name in _STANDARD:
            font = raw.FPDFText_LoadStandardFont(document, name)
            for digit, samples in enumerate(found):
                item, box = text_of(raw, document, font, str(digit))
                if box is not None:
                    fit(raw, item, box, SIDE)
                    samples.append(sample_of(drawn(raw, document, item)))
                raw.FPDFPageObj_Destroy(item)
            raw.FPDFFont_Close(font)
    finally:
        raw.FPDF_CloseDocument(document)
    return found


def text_of(raw: Any, document: Any, font: Any, char: str) -> tuple[Any, Box | None]:
    """Return a new text of one character of a font, and its box, or None where it has none."""
    item = raw.FPDFPageObj_CreateTextObj(document, font, EM)
    code = (ctypes.c_ushort * 2)(ord(char), 0)
    if not raw.FPDFText_SetText(item, ctypes.cast(code, ctypes.POINTER(raw.FPDF_WCHAR))):
        return item, None
    box = bounds_of(raw, item)
    return item, box if box[0] < box[2] and box[1] < box[3] else None


def bounds_of(raw: Any, item: Any) -> Box:
    """Return the box around an object, in what it stands on."""
    sides = (ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float())
    raw.FPDFPageObj_GetBounds(item, *map(ctypes.byref, sides))
    return sides[0].value, sides[1].value, sides[2].value, sides[3].value


def fit(raw: Any, item: Any, box: Box, side: int) -> None:
    """Make a box of a text fill a square, but let one be narrow that is slender."""
    left, low, right, high = box
    up = side / (high - low)
    across = up if right - left < _SLENDER * (high - low) else side / (right - left)
    raw.FPDFPageObj_Transform(item, across, 0, 0, up, -left * across, -low * up)


def drawn(raw: Any, document: Any, item: Any, scale: float = 1.0) -> list[bytes]:
    """Return how opaque the points of a text are, row by row from the top."""
    box = bounds_of(raw, item)
    if not (box[2] - box[0]) * (box[3] - box[1]) * scale * scale < _MOST_POINTS:
        return []
    bitmap = raw.FPDFTextObj_GetRenderedBitmap(document, None, item, scale)
    if not bitmap:
        return []
    try:
        wide, high, stride = (
            tell(bitmap) for tell in (raw.FPDFBitmap_GetWidth, raw.FPDFBitmap_GetHeight, raw.FPDFBitmap_GetStride)
        )
        data = ctypes.string_at(raw.FPDFBitmap_GetBuffer(bitmap), stride * high)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return [data[row * stride + 3 : row * stride + 4 * wide : 4] for row in range(high)]


def cut(rows: Sequence[bytes]) -> list[bytes]:
    """Return the part of rows that has ink."""
    inked = [at for at, row in enumerate(rows) if max(row, default=0) >= _INK]
    if not inked:
        return []
    rows = rows[inked[0] : inked[-1] + 1]
    columns = [at for at, column in enumerate(zip(*rows, strict=True)) if max(column) >= _INK]
    return [row[columns[0] : columns[-1] + 1] for row in rows]


def upright(rows: list[bytes], turn: int, *, over: bool, back: bool) -> list[bytes]:
    """Return rows as they are read, which are mirrored from top to bottom or from left to right, and turned so many quarters."""
    rows = rows[::-1] if over else rows
    rows = [row[::-1] for row in rows] if back else rows
    for _ in range(turn):
        rows = [bytes(column) for column in zip(*reversed(rows), strict=True)]
    return rows


def resized(rows: Sequence[bytes], side: int, aspect: float) -> list[bytes]:
    """Return rows that fill a square of points, but are narrow where their width is so little of their height."""
    high, wide = len(rows), len(rows[0])
    across = max(1, round(side * aspect)) if aspect < _SLENDER else side
    columns = [(2 * at + 1) * wide // (2 * across) for at in range(across)]
    return [bytes([row[at] for at in columns]) for row in (rows[(2 * at + 1) * high // (2 * side)] for at in range(side))]
