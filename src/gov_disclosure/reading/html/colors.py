"""Colours as styles and attributes write them: how much there is of each shade, and how much shows."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["FAINT", "is_paper", "is_white", "of_attribute", "shades_of", "share_of"]

FAINT: Final = 0.1
"""So little of letters can hardly be seen."""
_NEARLY_WHITE: Final = 0xF0 / 0xFF
_SHORT_HEX: Final = 5
_BARE_HEX = re.compile("(?:[0-9a-f]{3}){1,2}")
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_PARTS = re.compile(r"(rgb|hsl)a?\(([^()]{1,80})\)")
_WHITE: Final = frozenset(("white", "window", "snow", "ivory", "ghostwhite", "floralwhite", "mintcream", "azure", "whitesmoke"))


def is_white(color: str) -> bool:
    """Return whether a colour is that of paper, or nearly, or next to nothing is left of it."""
    shades = of_attribute(color)
    return shades is not None and (shades[3] <= FAINT or min(shades[:3]) >= _NEARLY_WHITE)


def is_paper(color: str) -> bool:
    """Return whether a colour is white, and nothing near it."""
    return of_attribute(color) == (1, 1, 1, 1) and color.strip().lower() not in _WHITE - {"white", "window"}


def of_attribute(written: str) -> tuple[float, float, float, float] | None:
    """Return the shades of a colour as an attribute may give it, without the sign before its digits."""
    bare = written.strip().lower()
    return shades_of(f"#{bare}" if _BARE_HEX.fullmatch(bare) is not None else bare)


def shades_of(color: str) -> tuple[float, float, float, float] | None:
    """Return how much there is of red, green and blue, and how much shows, each from 0 to 1; None where that is not known."""
    if color == "transparent":
        return 0, 0, 0, 0
    if color in _WHITE:
        return 1, 1, 1, 1
    if _HEX.fullmatch(color) is not None:
        digits = color[1:] if len(color) > _SHORT_HEX else "".join(2 * digit for digit in color[1:])
        red, green, blue, shown = (int((digits + "ff")[at : at + 2], 16) / 255 for at in (0, 2, 4, 6))
        return red, green, blue, shown
    parts = _PARTS.fullmatch(color)
    if parts is None:
        return None
    written = re.split("[,/ ]+", parts[2].strip())
    shown = share_of(written[3], 1) if len(written) > 3 else 1.0
    if parts[1] == "hsl":
        light = share_of(written[2], 100) if len(written) > 2 else 1.0
        return light, light, light, shown
    red, green, blue = (share_of(part, 255) for part in (*written[:3], "255", "255")[:3])
    return red, green, blue, shown


def share_of(written: str, whole: float) -> float:
    """Return a number as its share of a whole, from 0 to 1; what is none may be white, and shows nothing."""
    percent = written.endswith("%")
    try:
        share = float(written.removesuffix("%")) / (100 if percent else whole)
    except ValueError:
        return 0.0 if whole == 1 else 1.0
    return min(1.0, max(0.0, share))
