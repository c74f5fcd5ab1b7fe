"""What a text looks like on a terminal: how wide it is, where a Chinese character takes two columns, and no commands in it."""

from __future__ import annotations

from json import dumps
from unicodedata import combining, east_asian_width

__all__ = ["escaped", "pad", "printable", "shown", "width"]

_BLANKS = dict.fromkeys((*b"\t\n\r", 0x2028, 0x2029), " ")
_CONTROLS = (
    *range(32), *range(127, 160), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A),
    *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080),
)  # fmt: skip
"""Commands of terminals, the marks that turn the direction of text or end its line, and tags that nobody sees."""
_SHOWN = dict.fromkeys(_CONTROLS, "\N{REPLACEMENT CHARACTER}") | _BLANKS
_ESCAPED = {code: dumps(chr(code))[1:-1] for code in _CONTROLS if code >= 127} | {127: "\\u007f"}

_KEPT = dict.fromkeys((*_CONTROLS, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}") | {
    9: "\t", 10: "\n", 13: " ", 0x2028: "\n", 0x2029: "\n",
}  # fmt: skip


def shown(text: str) -> str:
    """Return a text, character for character, as a page or a sheet may show it: line ends and tabs stay, commands do not."""
    return text.translate(_KEPT)


def printable(text: str) -> str:
    """Return a text that a terminal takes for text alone: a page may hold characters that command it."""
    return text.translate(_SHOWN)


def escaped(json: str) -> str:
    """Return JSON that says the same, and commands no terminal that it is shown on: what may is escaped."""
    return json if json.isascii() and "\x7f" not in json else json.translate(_ESCAPED)


def width(text: str) -> int:
    """Return the columns that a text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(character) else 2 if east_asian_width(character) in "WF" else 1 for character in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Fill a text up with blanks; `right` puts them before it."""
    blanks = " " * (columns - width(text))
    return blanks + text if right else text + blanks
