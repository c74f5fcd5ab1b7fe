"""What a text looks like on a terminal: how wide it is, where a Chinese character takes two columns, and no commands in it."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

__all__ = ["pad", "printable", "width"]

_BLANKS = dict.fromkeys(b"\t\n\r", " ")
_CONTROLS = (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN = dict.fromkeys(_CONTROLS, "\N{REPLACEMENT CHARACTER}") | _BLANKS


def printable(text: str) -> str:
    """Return a text that a terminal takes for text alone: a page may hold characters that command it."""
    return text.translate(_SHOWN)


def width(text: str) -> int:
    """Return the columns that a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a text up with blanks; `right` puts them before it."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks
