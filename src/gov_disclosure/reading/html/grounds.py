"""
What lies behind the words of a page: a colour hides them only where both are known.

The ground is what the nearest element says, and white where none says anything and no other styles are fetched.
"""

from __future__ import annotations

import re
from typing import Final

from gov_disclosure.reading.html.nodes import Element
from gov_disclosure.reading.html.sheets import Sheet
from gov_disclosure.reading.html.style import shade_behind
from gov_disclosure.reading.html.tokens import parse_attributes, start_tag_end

__all__ = ["Grounds"]

_LINK: Final = re.compile(r"<link[^>]{0,500}stylesheet|@import", re.IGNORECASE)
_BODY: Final = re.compile(r"<body(?=[\s>])", re.IGNORECASE)
_MOST_ATTRIBUTES: Final = 64


class Grounds:
    """What lies behind the words of a page."""

    def __init__(self, sheet: Sheet, markup: str) -> None:
        self._sheet = sheet
        self._known: dict[int, bool] = {}
        self._page = _LINK.search(markup) is None
        body = _BODY.search(markup)
        end = start_tag_end(markup, body.start()) if body is not None else None
        found = parse_attributes(markup[body.end() : end], _MOST_ATTRIBUTES) if body is not None and end is not None else {}
        said = [rule.style for name in ("html", "body") for _, rule in sheet.rules.get(name, ())]
        shade = shade_behind(
            ";".join([*said, found.get("style", "")]), found.get("bgcolor") or ("url()" if "background" in found else "")
        )
        if shade is not None:
            self._page = shade

    def is_white(self, node: Element) -> bool:
        """Whether the ground of an element is known, and white."""
        passed: list[int] = []
        at: Element | None = node
        found = self._page
        while at is not None:
            if id(at) in self._known:
                found = self._known[id(at)]
                break
            look = self._sheet.look(at)
            shade = shade_behind(look.style, at.attr("bgcolor") or ("url()" if at.attr("background") else ""))
            if any(shade_behind(other, "") is False for other in look.others):
                shade = False
            passed.append(id(at))
            if shade is not None:
                found = shade
                break
            at = at.parent
        self._known.update(dict.fromkeys(passed, found))
        return found
