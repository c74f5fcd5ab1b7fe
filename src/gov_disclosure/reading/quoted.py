"""Fields in quotes: where one that holds line breaks ends, and those that are a figure or nothing."""

from __future__ import annotations

import re

__all__ = ["LINE", "is_quoted_figure", "quoted_end"]

LINE = re.compile(r"[^\r\n]+")
"""A line without its end."""
_MAX_QUOTED = 600
_FIGURE = re.compile(r'"[ ]{0,9}(?:[+-]?[0-9][0-9,.]{0,20}|[-—/])?[ ]{0,9}"')


def is_quoted_figure(line: str) -> bool:
    """Whether a line is one figure in quotes, a mark in its place, or nothing in quotes."""
    return _FIGURE.fullmatch(line) is not None


def quoted_end(text: str, start: int, end: int) -> int:
    """Return where a line ends whose last quoted field holds line breaks."""
    line = text[start:end]
    if line.count('"') % 2 == 0:
        return end
    opening = line.rfind('"')
    before = line[:opening].rstrip(" ")
    if before and before[-1] not in "\t,;|":
        return end
    fields = bool(before)
    closing = text.find('"', end, end + _MAX_QUOTED)
    while closing >= 0:
        line_end = LINE.match(text, closing)
        rest_end = line_end.end() if line_end is not None else closing + 1
        behind = text[closing + 1 : rest_end].lstrip(" ")
        if behind and behind[0] not in "\t,;|":
            return end
        fields = fields or bool(behind)
        if text[closing + 1 : rest_end].count('"') % 2 == 0:
            # A quote that opens a line and one that ends another make no row of fields.
            return rest_end if fields else end
        closing = text.find('"', rest_end, rest_end + _MAX_QUOTED)
    return end
