"""In which colours characters are painted and how wide, as far as that tells them apart."""

from __future__ import annotations

from typing import Final

from gov_disclosure.reading.pdf.raw import PAINTED, PAINTS, PALE, UNPAINTED, Glyph

__all__ = ["is_otherwise", "paint_of", "squeezed", "tint_of"]

_PALE: Final = 200
"""How light a colour on white is that is not meant to be read: that of watermarks."""
_MOST: Final = 31
_COLOURS: Final = 15
"""Bits of a colour."""
_EIGHTHS: Final = 8
_WIDEST: Final = 15
"""In what share of their width characters are told apart, and the most that is told."""
_SHADE: Final = 12
"""How much of a colour, of 31, two digits of one figure may differ by: black is written in several ways."""


def paint_of(red: int, green: int, blue: int, alpha: int) -> int:
    """Return how text of a colour is painted: see `Glyph.paint`."""
    if not alpha:
        return UNPAINTED
    tint = (red >> 3 << 10 | green >> 3 << 5 | blue >> 3) * PAINTS
    return tint + (PALE if 255 - (255 - min(red, green, blue)) * alpha // 255 >= _PALE else PAINTED)


def squeezed(paint: int, aspect: float) -> int:
    """Return how a character is painted that is so many times as wide as its font has it: nothing is added where that is once."""
    eighths = min(_WIDEST, round(_EIGHTHS * aspect))
    return paint + ((eighths ^ _EIGHTHS) << _COLOURS) * PAINTS


def is_otherwise(one: Glyph, two: Glyph) -> bool:
    """Whether the colours of two characters are others, not shades of one, or one is squeezed."""
    if one.paint == two.paint:
        return False
    first, second = one.paint // PAINTS, two.paint // PAINTS
    if abs((first >> _COLOURS ^ _EIGHTHS) - (second >> _COLOURS ^ _EIGHTHS)) > 1:
        return True
    return any(abs((first >> bits & _MOST) - (second >> bits & _MOST)) > _SHADE for bits in (0, 5, 10))


def tint_of(paint: int) -> int:
    """Return the colour of a paint, without how it is painted and squeezed."""
    return paint // PAINTS & (1 << _COLOURS) - 1
