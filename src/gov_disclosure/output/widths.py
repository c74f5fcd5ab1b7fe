"""How wide a text is on a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

from unicodedata import combining, east_asian_width

__all__ = ["pad", "width"]


def width(text: str) -> int:
    """Return the columns that a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a text up with blanks; `right` puts them before it."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks
