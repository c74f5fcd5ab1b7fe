"""The pictures of a page, found in its markup when they are asked for: most reports have none that matters."""

from __future__ import annotations

import re
from collections.abc import Callable

from gov_disclosure.reading.html.tokens import parse_attributes
from gov_disclosure.spans import Source

__all__ = ["pictures_of"]

_PICTURE = re.compile(r"<!--|<(?:img|image|embed|object|svg|canvas|v:imagedata)(?=[\s/>])", re.IGNORECASE)
_MOST = 50
_MOST_ATTRIBUTES = 64
_LONGEST_TAG = 4_096
_LONGEST_NAME = 80


def pictures_of(markup: str, source: Source) -> Callable[[int, int], tuple[str, ...]]:
    """
    Return what gives the names of the pictures between two offsets of a page's view.

    Args:
        markup: The page.
        source: The way from the view to the markup.
    """

    def find(start: int, end: int) -> tuple[str, ...]:
        return _named(markup, source.position(start, start).start, source.position(end, end).start)

    return find


def _named(markup: str, start: int, end: int) -> tuple[str, ...]:
    names: list[str] = []
    at = start
    while len(names) < _MOST and (found := _PICTURE.search(markup, at, end)) is not None:
        if found[0] == "<!--":
            closed = markup.find("-->", found.end(), end)
            if closed < 0:
                break
            at = closed
            continue
        at = found.end()
        close = markup.find(">", at, min(end, at + _LONGEST_TAG))
        attributes = parse_attributes(markup[at : close if close >= 0 else at], _MOST_ATTRIBUTES)
        address = attributes.get("src") or attributes.get("data") or ""
        if address.startswith("data:"):
            address = ""
        name = attributes.get("alt") or attributes.get("title") or address.rpartition("/")[2] or found[0].lstrip("<").lower()
        names.append(name.strip()[:_LONGEST_NAME])
    return tuple(names)
