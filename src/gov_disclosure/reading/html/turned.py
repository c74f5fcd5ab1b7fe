"""Elements that a page's styles show in another order than they are written in."""

from __future__ import annotations

import re
from typing import Final

from gov_disclosure.reading.html.nodes import Element, Tree
from gov_disclosure.reading.html.sheets import Sheet

__all__ = ["may_be_turned", "turn"]

_FLEXIBLE: Final = re.compile(r"(?:\A|;)\s{0,9}display\s{0,9}:\s{0,9}(?:inline-)?(?:flex|grid)")
_REVERSED: Final = re.compile(r"(?:\A|;)\s{0,9}flex-(?:direction|flow)\s{0,9}:[^;]{0,40}?(?:row|column)-reverse")
_PLACE: Final = re.compile(r"(?:\A|;)\s{0,9}order\s{0,9}:\s{0,9}([+-]?\d{1,6})(?=[\s;!]|\Z)")


def may_be_turned(markup: str) -> bool:
    """Whether a page may show anything in another order; cheap for all others, whose borders are many."""
    return "-reverse" in markup or markup.count("order:") != markup.count("border:")


def turn(tree: Tree, sheet: Sheet) -> None:
    """
    Bring the elements of flexible boxes into the order in which they are seen.

    Args:
        tree: The elements of the page, changed in place.
        sheet: What its styles say.
    """
    left: list[Element] = [tree.root]
    while left:
        node = left.pop()
        children = [child for child in node if isinstance(child, Element)]
        left += children
        style = sheet.style(node).lower() if len(children) > 1 else ""
        if "flex" not in style and "grid" not in style:
            continue
        if _FLEXIBLE.search(style) is None:
            continue
        places = [_place(child, sheet) for child in children]
        if any(places):
            ranked = sorted(zip(places, range(len(children)), children, strict=True))
            node[:] = [child for _, _, child in ranked]
        if _REVERSED.search(style) is not None:
            node[:] = node[::-1]


def _place(node: Element, sheet: Sheet) -> int:
    """Return the place that an element is given among its neighbours; 0 where none is."""
    style = sheet.style(node).lower()
    found = _PLACE.findall(style) if "order" in style else ()
    return int(found[-1]) if found else 0
