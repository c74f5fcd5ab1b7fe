"""What a page's own styles say of elements: the simple rules of its `<style>` elements, by class, name or identifier."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

__all__ = ["Sheet"]

_NAMES: Final = ("style", "STYLE", "Style")
_ATTRIBUTES: Final = re.compile(r"(?=[\s>])([^>]{0,500})>")
_COMMENT: Final = re.compile(r"/\*(?>[^*]+|\*(?!/))*+\*/")
_SELECTOR: Final = re.compile(r"[a-z][a-z0-9-]{0,40}|(?:[a-z][a-z0-9-]{0,40})?[.#][\w-]{1,80}", re.IGNORECASE)
_OTHER_MEDIA: Final = ("print", "speech")
_REMEMBERED: Final = 1 << 14
_MOST: Final = 1 << 18
"""Characters of styles that are looked at."""


class Sheet:
    """
    The rules of a page's own styles, without those that hang on what stands around an element or on the reader's device.

    Attributes:
        rules: Selector (`.hide`, `td.hide`, `#old`, `x-row`) → its declarations; those of a later rule stand behind.
    """

    __slots__ = ("rules",)

    def __init__(self) -> None:
        self.rules: dict[str, str] = {}

    @classmethod
    def of(cls, markup: str) -> Sheet:
        """Return the styles of a page."""
        sheet = cls()
        left = _MOST
        for name in _NAMES:
            at = markup.find(f"<{name}")
            while left > 0 <= at:
                opening = _ATTRIBUTES.match(markup, at + len(name) + 1)
                begin = opening.end() if opening is not None else at + 1
                end = markup.find(f"</{name}", begin)
                end = end if end >= 0 else len(markup)
                if opening is not None and not any(medium in opening[1].lower() for medium in _OTHER_MEDIA):
                    sheet._add(markup[begin : min(end, begin + left)])
                    left -= end - begin
                at = markup.find(f"<{name}", begin if opening is None else end)
        return sheet

    def style(self, node: Any) -> str:
        """Return the declarations that hold for an element, its own behind those of the page."""
        own = node.attr("style") or ""
        if not self.rules:
            return own
        name, found = node.tag, []
        names = [name]
        for each in (node.attr("class") or "").split():
            names += [f".{each}", f"{name}.{each}"]
        if identifier := node.attr("id"):
            names += [f"#{identifier}", f"{name}#{identifier}"]
        found = [self.rules[each] for each in names if each in self.rules]
        return ";".join([*found, own]) if found else own

    def _add(self, styles: str) -> None:
        """Take the rules of one element."""
        # Those of a site stand on all of its pages.
        found = _known_rules(styles) if len(styles) <= _REMEMBERED else _rules(styles)
        for selector, written in found.items():
            before = self.rules.get(selector)
            self.rules[selector] = f"{before};{written}" if before else written


def _rules(styles: str) -> dict[str, str]:
    """Return the rules of one element: selector → declarations."""
    styles = _COMMENT.sub("", styles)
    rules: dict[str, str] = {}
    at = 0
    while (begin := styles.find("{", at)) >= 0:
        selectors = styles[at:begin].rpartition(";")[2].strip()
        end = styles.find("}", begin)
        if end < 0:
            break
        if selectors.startswith("@"):
            # Rules within rules hold for some devices only.
            inner = styles.find("{", begin + 1)
            if 0 <= inner < end:
                end = _end_of_nested(styles, begin)
        else:
            for selector in selectors.split(","):
                if _SELECTOR.fullmatch(bare := selector.strip()) is not None:
                    before = rules.get(bare)
                    written = styles[begin + 1 : end]
                    rules[bare] = f"{before};{written}" if before else written
        at = end + 1
    return rules


_known_rules = lru_cache(maxsize=64)(_rules)
"""Those of styles that are not long."""


def _end_of_nested(styles: str, at: int) -> int:
    """Return where the rule ends that holds the rules which begin at a bracket."""
    depth = 0
    for found in re.finditer("[{}]", styles[at:]):
        depth += 1 if found[0] == "{" else -1
        if not depth:
            return at + found.start()
    return len(styles)
