"""How many rows a cell of a page spans, found in its markup when it is asked for: of nearly no figure it is."""

from __future__ import annotations

import re
from collections.abc import Callable

from gov_disclosure.reading.html.tokens import parse_attributes
from gov_disclosure.spans import Source

__all__ = ["height_of"]

_CELL = re.compile(r"<t[dh](?=[\s/>])", re.IGNORECASE)
_FAR = 4_096
_MOST_ATTRIBUTES = 64
_TALLEST = 65_534


def height_of(markup: str, source: Source) -> Callable[[int, int], int]:
    """
    Return what says over how many rows the cell spans that stands at a place of a page's view.

    Args:
        markup: The page.
        source: The way from the view to the markup.
    """

    def find(start: int, end: int) -> int:
        place = source.position(start, end).start
        tags = list(_CELL.finditer(markup, max(0, place - _FAR), place))
        if not tags:
            return 1
        begin = tags[-1].end()
        close = markup.find(">", begin, begin + _FAR)
        written = parse_attributes(markup[begin : close if close >= 0 else begin], _MOST_ATTRIBUTES).get("rowspan", "").strip()
        digits = re.match(r"\d{1,6}", written)
        # A span of 0 reaches to the end of the rows.
        return min(int(digits[0]) or _TALLEST, _TALLEST) if digits is not None else 1

    return find
