"""What a page's own styles say of elements, and where they leave it open: the rules of its `<style>` elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final, NamedTuple

from gov_disclosure.reading.html.tokens import parse_attributes, start_tag_end

__all__ = ["Look", "Rule", "Sheet"]

_STYLE: Final = re.compile(r"<(/?)(style|noscript|template|script)(?=[\s>])([^>]{0,500})>|<!--|-->", re.IGNORECASE)
_STYLE_END: Final = re.compile(r"</style", re.IGNORECASE)
_MEDIA: Final = re.compile(r"""(?<![-\w])media\s{0,9}=\s{0,9}["']?([^"'>]{0,200})""", re.IGNORECASE)
# One that is not closed goes to the end.
_COMMENT: Final = re.compile(r"/\*(?>[^*]+|\*(?!/))*+(?:\*/|\Z)|<!--|-->")
_BRACKET: Final = re.compile("[{}]")
_NAMES: Final = re.compile(r"([.#]?)([\w-]{1,80}|\*)")
_COMPOUND: Final = re.compile(r"(?:[\w-]{1,40}|\*)?(?:[.#][\w-]{1,80})*+")
_COMBINED: Final = re.compile(r"\s{0,9}[>+~]\s{0,9}|\s+")
_ASIDE: Final = re.compile(r"\[[^\]]{0,200}\]|:[\w-]{1,40}(?:\([^()]{0,200}\))?")
_PSEUDO_ELEMENT: Final = re.compile(r"::|:(?:before|after|first-l)", re.IGNORECASE)
_OUTER: Final = re.compile(r"<(html|body)(?=[\s>])", re.IGNORECASE)
_SEEN_MEDIA: Final = ("", "all", "screen", "only screen")
_OTHER_MEDIA: Final = ("print", "only print", "speech", "tty", "handheld", "projection")
_TELLING: Final = re.compile(
    r"(?:display|visib|opacity|[\w-]{0,40}color|background|font-size|text-|vertical|position|overflow|transform|clip|mso-hide|unicode"
    r"|float|width|box-shadow|grid|flex|direction|order)",
)
_MOST: Final = 1 << 18
"""Characters of styles that are looked at."""
_REMEMBERED: Final = 1 << 14
_MOST_RULES: Final = 200
"""So many rules that end in the same name are looked at; what more say is not known."""
_MOST_ATTRIBUTES: Final = 64
_LONGEST: Final = 4_000
"""Characters of one rule that are looked at."""
_LONGEST_SELECTOR: Final = 400
_MOST_SAID: Final = 1 << 22
"""Characters that are put together of what the styles say of all elements of a page; of the rest nothing is known."""
_MOST_ABOVE: Final = 1 << 18
"""Names that are kept of what stands around the elements of a page."""


class Rule(NamedTuple):
    """
    A rule for the elements of one selector.

    Attributes:
        weight: How much it counts beside others; of equal weight the later counts.
        tag: Name of the elements, or nothing.
        names: Classes and identifiers that they have, with their signs.
        above: Names, classes and identifiers that stand around them.
        sure: Whether it holds for all elements that have these, whoever looks.
        style: Its declarations.
    """

    weight: tuple[int, int, int]
    tag: str
    names: frozenset[str]
    above: frozenset[str]
    sure: bool
    style: str


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
        for sure, styles in _styles(markup):
            # Those of a site stand on all of its pages.
            found = _known_rules(styles) if len(styles) <= _REMEMBERED else _rules(styles[:left])
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

        return Look(written(held), tuple(written([*held, rule]) for rule in may_hold))

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


def _styles(markup: str) -> Iterator[tuple[bool, str]]:
    """Yield the styles of a page that are not in a comment, a script or the like, and whether they hold for all who look."""
    inside = ""
    at = 0
    last = max(map(markup.rfind, ("</style", "</STYLE", "</Style")))
    while at <= last and (found := _STYLE.search(markup, at, last)) is not None:
        at = found.end()
        name = (found[2] or found[0]).lower()
        if inside:
            if (name == "-->") if inside == "<!--" else (found[1] and name == inside):
                inside = ""
        elif name == "style" and not found[1]:
            closing = _STYLE_END.search(markup, at)
            end = closing.start() if closing is not None else last
            media = _MEDIA.search(found[3])
            seen = _is_seen(media[1] if media is not None else "")
            if seen is not None:
                yield seen, markup[at:end]
            at = end + 1
        elif name == "<!--":
            # An empty comment ends where it begins.
            inside = "" if markup.startswith((">", "->"), at) else name
        elif name not in ("-->", "style") and not found[1]:
            inside = name


def _is_seen(media: str) -> bool | None:
    """Return whether what a medium says holds for all who look; None for those who look on paper or a small device."""
    kinds = [kind.strip() for kind in media.lower().split(",")]
    if any(kind in _SEEN_MEDIA for kind in kinds):
        return True
    if all(kind.startswith(_OTHER_MEDIA) or "max-width" in kind or "max-device-width" in kind for kind in kinds):
        return None
    return False


def _rules(styles: str) -> list[tuple[str, Rule]]:
    """Return the rules of one element, each with the name that its selector ends in."""
    styles = _COMMENT.sub("", styles)
    rules: list[tuple[str, Rule]] = []
    around: list[bool | None] = [True]
    at = 0
    for bracket in _BRACKET.finditer(styles):
        before, at = styles[at : bracket.start()], bracket.end()
        if bracket[0] == "}":
            if len(around) > 1:
                around.pop()
            continue
        selectors = before.rpartition(";")[2].strip()
        sure = around[-1]
        if selectors.startswith("@"):
            word, _, rest = selectors.partition(" ") if " " in selectors else selectors.partition("(")
            is_media = word.lower() == "@media"
            seen = (
                _is_seen(rest.strip()) if is_media else (False if word.lower() in ("@supports", "@layer", "@container") else None)
            )
            around.append(None if sure is None or seen is None else sure and seen)
            continue
        # What stands in another rule holds for some of its elements.
        around.append(None if sure is None else False)
        if sure is None:
            continue
        end = styles.find("}", at, at + _LONGEST)
        body = styles[at : end if end >= 0 else at + _LONGEST]
        style = ";".join([part.strip() for part in body.split(";") if _TELLING.match(part.strip().lower()) is not None])
        if style:
            for selector in selectors.split(","):
                rule = _rule(selector.strip(), style, sure) if len(selector) < _LONGEST_SELECTOR else None
                if rule is not None:
                    rules.append((min(rule.names) if rule.names else rule.tag or "*", rule))
    return rules


def _rule(selector: str, style: str, sure: bool) -> Rule | None:
    """Return the rule of one selector, or None where it is for no element."""
    if _PSEUDO_ELEMENT.search(selector) is not None:
        return None
    bare, aside = _ASIDE.subn("", selector)
    parts = _COMBINED.split(bare.strip())
    above: list[str] = []
    known = not aside and not any(sign in bare for sign in ">+~")
    for part in parts:
        known = known and _COMPOUND.fullmatch(part) is not None
    found = [[sign + (name if sign else name.lower()) for sign, name in _NAMES.findall(part)] for part in parts]
    if "+" not in bare and "~" not in bare:
        above = [name for part in found[:-1] for name in part if name != "*"]
    known = known and len(above) <= 1
    last = [name for name in found[-1] if name != "*"]
    every = [name for part in found for name in part]
    weight = (
        sum(name[0] == "#" for name in every),
        sum(name[0] == "." for name in every) + aside,
        sum(name[0] not in ".#*" for name in every),
    )
    tag = next((name for name in last if name[0] not in ".#"), "")
    return Rule(weight, tag, frozenset(name for name in last if name[0] in ".#"), frozenset(above), sure and known, style)


_known_rules = lru_cache(maxsize=64)(_rules)
"""Those of styles that are not long."""
