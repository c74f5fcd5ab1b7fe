"""Grids that styles lay out: how many columns they have, and how many of them a cell takes."""

from __future__ import annotations

import re
from typing import Final

from gov_disclosure.reading.grid import parse_span

__all__ = ["columns_of", "is_placed", "spans_of"]

_MOST_COLUMNS: Final = 60
_MOST_SPAN: Final = 60
_LENGTH: Final = r"(?:\d{1,5}(?:\.\d{1,5})?(?:fr|px|em|rem|%|pt|cm|mm|vw)|auto|min-content|max-content)"
_TRACK: Final = rf"(?:{_LENGTH}|minmax\(\s{{0,9}}(?:0|{_LENGTH})\s{{0,9}},\s{{0,9}}{_LENGTH}\s{{0,9}}\))"
_TRACKS: Final = re.compile(rf"(?:repeat\(\s{{0,9}}(\d{{1,3}})\s{{0,9}},\s{{0,9}}{_TRACK}\s{{0,9}}\)|{_TRACK})(?=\s|\Z)")
"""One column of a grid, or several that are alike."""
_PLACED: Final = re.compile(
    r"(?:grid-(?:row|column)(?:-start|-end)?|grid-area|order)\s{0,9}:(?!\s{0,9}(?:auto|span\s{1,9}\d{1,3}|0)\s{0,9}(?:;|\Z))"
)
_TURNED: Final = ("grid-auto-flow", "direction", "grid-template-areas", "grid-template:", "grid:", "subgrid")
"""Where its styles say such things, the columns of a grid are not known."""
_SPAN: Final = re.compile(r"span\s+(\d{1,3})")


def columns_of(style: str) -> int:
    """Return how many columns a grid has by its style, in lower case, or 0 where that is not plainly said."""
    declared = [part.partition(":")[2] for part in style.split(";") if part.strip().startswith("grid-template-columns")]
    if not declared or any(sign in style for sign in _TURNED):
        return 0
    left = declared[-1].strip()
    count = 0
    while left and count <= _MOST_COLUMNS:
        found = _TRACKS.match(left)
        if found is None:
            return 0
        count += int(found[1] or 1)
        left = left[found.end() :].lstrip()
    return count


def is_placed(style: str) -> bool:
    """Whether the style of a cell puts it elsewhere than behind the one before it."""
    return _PLACED.search(style.lower()) is not None


def spans_of(style: str) -> tuple[int, int]:
    """Return how many columns and rows the style of a cell gives it."""
    spans = [1, 1]
    for declaration in style.lower().split(";"):
        name, _, value = declaration.partition(":")
        found = _SPAN.search(value)
        if name.strip() in ("grid-column", "grid-row", "grid-column-end", "grid-row-end") and found is not None:
            spans["row" in name] = parse_span(found[1], _MOST_SPAN, 1)[0]
    return spans[0], spans[1]
