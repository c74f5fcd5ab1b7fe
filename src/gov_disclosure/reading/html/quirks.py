"""Whether a page is read as those of the nineties were: there a table does not end the paragraph before it."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["is_quirky"]

_DOCTYPE = re.compile(r"(?>(?:[ \t\n\f\r\ufeff]++|<!--(?>(?:[^-]++|-(?!->))*)-->|<\?[^>]*+>)*)<!doctype([^>]*+)>", re.IGNORECASE)
_OLD: Final = (
    "dtd html 2",
    "dtd html 3",
    "dtd html 4.0 frameset//",
    "dtd html 4.0 transitional//",
    "dtd w3 html",
    "ietf//dtd html",
    "netscape comm",
    "microsoft//dtd internet explorer",
)
_OLD_WITHOUT_ADDRESS: Final = ("dtd html 4.01 frameset//", "dtd html 4.01 transitional//")


def is_quirky(markup: str) -> bool:
    """Return whether the doctype, or its absence, asks for quirks mode."""
    match = _DOCTYPE.match(markup)
    if match is None:
        return True
    written = match.group(1).lower()
    if written.split()[:1] != ["html"] or any(old in written for old in _OLD):
        return True
    return "http:" not in written and any(old in written for old in _OLD_WITHOUT_ADDRESS)
