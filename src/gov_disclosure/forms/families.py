"""Reports on none of the known forms: which kind they resemble, by `families.toml`."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any

import attrs

from gov_disclosure.folding import key
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.layout import SHARED

__all__ = ["Family", "known_families", "resemble"]


_BRACKETS = re.compile(r"[（(][^（）()]{0,20}[）)]?$|(?:党委|校长|院长)?办公室$")
_FEWEST_TOPICS = 3
_TOPIC = re.compile(r"20\d\d|二[〇○零]|政府信息|信息公开|政务")


def _keys(words: Any) -> dict[str, str]:
    return {key(each): each for each in words}


def _rows(rows: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in rows)


@attrs.frozen(kw_only=True)
class Family:
    """
    A kind of reports.

    Attributes:
        name: Its name.
        zh: What it is, in Chinese.
        en: The same in English.
        least: How many of its words must be there.
        words: Its headings and labels, by key.
        telling: Those of them that no known form has: one must be there, unless the title tells.
        titles: What the names of bodies of this kind end in; `银行*分行` is an ending behind a word before it.
        unless: What such names do not contain.
        topics: What its sections treat of, each by words that a heading may have.
        telling_topics: Those of these words that no later outline has: one must be there.
        table: Whether it is a kind of tables, some rows of which are those of a form.
        free: Whether it is what has headings of its own and none of the words of the others.
    """

    name: str
    zh: str
    en: str
    least: int
    words: dict[str, str] = attrs.field(converter=_keys, hash=False)
    telling: dict[str, str] = attrs.field(factory=dict[str, str], converter=_keys, hash=False)
    titles: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    unless: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    topics: tuple[tuple[str, ...], ...] = attrs.field(default=(), converter=_rows)
    telling_topics: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    table: bool = False
    free: bool = False

    def named(self, body: str) -> str | None:
        """Return the ending by which a name is one of this kind, or None."""
        if any(words in body for words in self.unless):
            return None
        for title in self.titles:
            before, _, ending = title.rpartition("*")
            if body.endswith(ending) and before in body.removesuffix(ending):
                return ending
        return None

    def treated(self, headings: Collection[str]) -> tuple[str, ...]:
        """Return the headings that are of its topics, a topic each; none where they are too few or tell nothing."""
        if not any(words in heading for words in self.telling_topics for heading in headings):
            return ()
        found = (next((each for each in headings if any(words in each for words in topic)), None) for topic in self.topics)
        treated = tuple(dict.fromkeys(heading for heading in found if heading is not None))
        return treated if len(treated) >= _FEWEST_TOPICS else ()


@cache
def known_families() -> tuple[Family, ...]:
    """Return the families."""
    data = load_toml(SHARED, "families") or {}
    return tuple(Family(name=name, **entry) for name, entry in data.items())


def resemble(
    found: Collection[str], title: str, body: str | None = None, headings: Collection[str] = ()
) -> tuple[Family, tuple[str, ...]] | None:
    """
    Return the family that a report resembles most, with the words that say so, or None.

    Args:
        found: The keys (`gov_disclosure.folding.key`) of its short lines and cells, marks left out.
        title: Its title, or nothing.
        body: The body that the title names, or None: a kind is told by what its name ends in (大学城管委会 is no 大学).
        headings: The headings of its sections, whose topics tell where no words do.
    """
    called = _BRACKETS.sub("", body if body is not None else _TOPIC.split(title, maxsplit=1)[0])
    best: tuple[tuple[bool, int], Family, tuple[str, ...]] | None = None
    for family in known_families():
        words = tuple(words for each, words in family.words.items() if each in found)
        named = family.named(called)
        told = named is not None or any(each in found for each in family.telling)
        if not told or (named is None and len(words) < family.least):
            continue
        # Who reports is told by the name, whatever outline the report follows.
        weight = named is not None, len(words)
        if best is None or weight > best[0]:
            best = weight, family, (*([named] if named is not None else []), *words)
    if best is not None:
        return best[1:]
    return next(((family, treated) for family in known_families() if (treated := family.treated(headings))), None)
