"""What a page's own styles say of elements, and where they leave it open."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from gov_disclosure.reading.html.style import is_varied
from gov_disclosure.reading.html.style_rules import Rule, known_rules_of, rules_of, styles_of
from gov_disclosure.reading.html.tokens import parse_attributes, start_tag_end

__all__ = ["Look", "Sheet"]

_OUTER: Final = re.compile(r"<(html|body)(?=[\s>])", re.IGNORECASE)
_MOST: Final = 1 << 18
"""Characters of styles that are looked at."""
_REMEMBERED: Final = 1 << 14
_MOST_RULES: Final = 200
"""So many rules that end in the same name are looked at; what more say is not known."""
_MOST_ATTRIBUTES: Final = 64
_MOST_SAID: Final = 1 << 22
"""Characters that are put together of what the styles say of all elements of a page; of the rest nothing is known."""
_MOST_ABOVE: Final = 1 << 18
"""Names that are kept of what stands around the elements of a page."""


_HIDING: Final = "display:none"
_OPEN: Final = Rule((9, 0, 0), "", frozenset(), frozenset(), False, _HIDING)
"""Stands for those behind the last that is looked at."""


class Look(NamedTuple):
    """
    What styles say of an element.

    Attributes:
        style: The declarations that hold, in the order in which they count.
        others: The same with each of the rules that may hold besides.
    """

    style: str
    others: tuple[str, ...] = ()


class Sheet:
    """
    The rules of a page's own styles, without those for small devices and for paper.

    Attributes:
        rules: By the class, identifier or name (`.hide`, `#old`, `td`) that their selectors end in, each with its number.
    """

    __slots__ = ("_above", "_above_left", "_asked", "_looks", "_markup", "_said_left", "rules")

    def __init__(self, markup: str = "") -> None:
        self.rules: dict[str, list[tuple[int, Rule]]] = {}
        self._looks: dict[Any, Look] = {}
        self._above: dict[Any, frozenset[str]] = {}
        self._markup = markup
        # Names that a selector has for what stands around its elements: no others are kept.
        self._asked: set[str] = set()
        self._said_left, self._above_left = _MOST_SAID, _MOST_ABOVE

    @classmethod
    def of(cls, markup: str) -> Sheet:
        """Return the styles of a page."""
        sheet = cls(markup)
        left, count = _MOST, 0
        for sure, styles in styles_of(markup):
            # Those of a site stand on all of its pages.
            found = known_rules_of(styles) if len(styles) <= _REMEMBERED else rules_of(styles[:left])
            left -= len(styles)
            for number, (key, rule) in enumerate(found, count):
                kept = sheet.rules.setdefault(key, [])
                if len(kept) < _MOST_RULES:
                    sheet._asked.update(rule.above)
                    kept.append((number, rule if sure else rule._replace(sure=False)))
                elif len(kept) == _MOST_RULES:
                    kept.append((number, _OPEN))
            count += len(found)
            if left <= 0:
                break
        return sheet

    def style(self, node: Any) -> str:
        """Return the declarations that hold for an element, its own behind those of the page."""
        return self.look(node).style

    def look(self, node: Any) -> Look:
        """Return what the page says of an element; what it said when it was first asked."""
        if not self.rules:
            return Look(node.attr("style") or "")
        known = self._looks.get(node)
        if known is None:
            known = self._looks[node] = self._look(node)
        return known

    def _look(self, node: Any) -> Look:
        own = node.attr("style") or ""
        names = _names(node)
        held: list[tuple[tuple[int, int, int], int, str]] = []
        may_hold: list[tuple[tuple[int, int, int], int, str]] = []
        above: frozenset[str] | None = None
        for key in names | {"*"}:
            for number, rule in self.rules.get(key, ()):
                if (rule.tag and rule.tag != node.tag) or not rule.names <= names:
                    continue
                sure = rule.sure
                if rule.above:
                    above = self._names_above(node) if above is None else above
                    sure = sure and self._above_left > 0
                    if self._above_left > 0 and not rule.above <= above:
                        continue
                (held if sure else may_hold).append((rule.weight, number, rule.style))
        if not held and not may_hold:
            return Look(own)
        said = len(own) + sum(len(style) for _, _, style in held)
        self._said_left -= said * (1 + len(may_hold)) + sum(len(style) for _, _, style in may_hold)
        if self._said_left < 0:
            return Look(own, (f"{own};{_HIDING}",))

        def written(rules: list[tuple[tuple[int, int, int], int, str]]) -> str:
            return ";".join([style for _, _, style in sorted(rules)] + [own])

        style = written(held)
        others = [written([*held, rule]) for rule in may_hold]
        # What a variable stands for is not looked up.
        if is_varied(style):
            others.append(f"{style};{_HIDING}")
        return Look(style, tuple(others))

    def _names_above(self, node: Any) -> frozenset[str]:
        """Return the names, classes and identifiers of the elements around one."""
        path: list[Any] = []
        at = node.parent if self._above_left > 0 else None
        while at is not None and at not in self._above:
            path.append(at)
            at = at.parent
        found = self._above[at] if at is not None else _outer_names(self._markup)
        for each in reversed(path):
            more = _names(each) & self._asked
            if not more <= found:
                found |= more
                self._above_left -= len(found)
            self._above[each] = found
            if self._above_left <= 0:
                self._above.clear()
                break
        return found


def _names(node: Any) -> frozenset[str]:
    names = [node.tag, *(f".{each}" for each in (node.attr("class") or "").split())]
    if identifier := node.attr("id"):
        names.append(f"#{identifier}")
    return frozenset(names)


def _outer_names(markup: str) -> frozenset[str]:
    """Return the names, classes and identifiers of the elements around all others."""
    found = ["html", "body", "tbody"]
    for tag in _OUTER.finditer(markup):
        end = start_tag_end(markup, tag.start())
        if end is not None:
            attributes = parse_attributes(markup[tag.end() : end], _MOST_ATTRIBUTES)
            found += [f".{each}" for each in attributes.get("class", "").split()]
            found += [f"#{attributes[name]}" for name in ("id",) if attributes.get(name)]
        if len(found) > _MOST_ATTRIBUTES:
            break
    return frozenset(found)
