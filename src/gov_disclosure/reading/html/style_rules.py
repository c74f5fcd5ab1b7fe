"""The rules that are written in a page's `<style>` elements, and to whom they speak."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["Rule", "known_rules_of", "rules_of", "styles_of"]

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
_MOMENTARY: Final = (":hover", ":active", ":focus")
"""What holds while a reader does something does not hold of what is there to be read."""
_SEEN_MEDIA: Final = ("", "all", "screen", "only screen")
_OTHER_MEDIA: Final = ("print", "only print", "speech", "tty", "handheld", "projection")
_WIDEST: Final = re.compile(r"max-(?:device-)?width\s{0,9}:\s{0,9}(\d{1,5})(?:\.\d{1,9})?(r?em)?")
_NARROWEST: Final = re.compile(
    r"(?:(?:only )?(?:screen|all) and )?\(\s{0,9}min-(?:device-)?width\s{0,9}:"
    r"\s{0,9}(\d{1,5})(?:\.\d{1,9})?(?:px|(r?em))\s{0,9}\)"
)
_LARGE: Final = 1_024
"""Every screen on which reports are read has so many pixels across."""
_SMALL: Final = 1_280
"""A screen on which reports are read has more pixels across than this."""
_EM: Final = 16
_TELLING: Final = re.compile(
    r"(?:display|visib|opacity|[\w-]{0,40}color|background|font(?:-size|\s{0,9}:)|text-|vertical|position|overflow|transform|clip|mso-hide|unicode"
    r"|float|width|box-shadow|grid|flex|direction|order)",
)
_SHOWN_DIGIT: Final = re.compile(
    r"""content\s{0,9}:[^;"']{0,99}["'](?:[^"'\\\d;]|\\(?:[0-9a-f]{1,6}+|[^0-9a-f])){0,99}+\d""", re.IGNORECASE
)
"""Puts a digit beside what an element holds; what a backslash begins is a sign, as of a font of icons."""
_ADDED: Final = "text-decoration:line-through"
"""Stands for that: what the element holds is no figure."""
_LONGEST: Final = 4_000
"""Characters of one rule that are looked at."""
_LONGEST_SELECTOR: Final = 400


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


def styles_of(markup: str) -> Iterator[tuple[bool, str]]:
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


def _is_small(kind: str) -> bool:
    """Whether a medium is no wider than a small device."""
    found = _WIDEST.search(kind)
    return found is not None and _pixels(found) <= _SMALL


def _is_large(kind: str) -> bool:
    """Whether a medium is any screen but those of small devices."""
    found = _NARROWEST.fullmatch(kind)
    return found is not None and _pixels(found) <= _LARGE


def _pixels(width: re.Match[str]) -> int:
    return int(width[1]) * (_EM if width[2] else 1)


def _is_seen(media: str) -> bool | None:
    """Return whether what a medium says holds for all who look; None for those who look on paper or a small device."""
    kinds = [kind.strip() for kind in media.lower().split(",")]
    if any(kind in _SEEN_MEDIA or _is_large(kind) for kind in kinds):
        return True
    if all(kind.startswith(_OTHER_MEDIA) or _is_small(kind) for kind in kinds):
        return None
    return False


def rules_of(styles: str) -> list[tuple[str, Rule]]:
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
        added = "content" in body and _SHOWN_DIGIT.search(body) is not None
        if style or added:
            for selector in selectors.split(","):
                rule = _rule(selector.strip(), style, sure, added=added) if len(selector) < _LONGEST_SELECTOR else None
                if rule is not None:
                    rules.append((min(rule.names) if rule.names else rule.tag or "*", rule))
    return rules


def _rule(selector: str, style: str, sure: bool, *, added: bool) -> Rule | None:
    """Return the rule of one selector, or None where it says nothing of an element; it may add a digit to one."""
    if (pseudo := _PSEUDO_ELEMENT.search(selector)) is not None:
        if not added:
            return None
        selector, style, sure = selector[: pseudo.start()], _ADDED, False
    if any(sign in selector for sign in _MOMENTARY):
        return None
    bare, aside = _ASIDE.subn("", selector.replace(":root", "html"))
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
    if not style:
        return None
    return Rule(weight, tag, frozenset(name for name in last if name[0] in ".#"), frozenset(above), sure and known, style)


known_rules_of = lru_cache(maxsize=64)(rules_of)
"""Those of styles that are not long."""
