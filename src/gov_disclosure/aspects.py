"""Aspects of section 一 headed in other manners than a form prints: 一是主动公开。…, （二）规范办理依申请公开, 【监督保障】…."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from gov_disclosure.folding import key, ordinal_value, split_ordinal

__all__ = ["Headed", "Level", "Wordings", "headed_in"]

_CLAUSE_END = re.compile("[。：:；;]")
_COMMA = re.compile("[，,]")
_BOXED = re.compile(r"【([^【】]{4,20})】")
_ONE_IS = re.compile("[一二三四五六]是")
_NEXT = re.compile("(?<=[。；])(?:[（(][一二三四五六七八][)）]|[一二三四五六]是)")
_AT_ONCE = re.compile("20[0-9]{2}年度?[，,]|全年|本年度?[，,]|今年以?来?[，,]|一年来")
"""How the text begins where nothing but bold type parted it from the heading."""
_SENTENCE = re.compile("[0-9０-９、了已将未没无我]|全年|本年|今年|[和及与暨并]|以及")
"""What is no heading, or heads two matters."""
_LONGEST = 26
_LONGEST_HEADING = 40
_FEWEST = 4
_REACH = 80
_LEADS = "。：:.． \t\u3000\u00a0"


class Wordings(NamedTuple):
    """
    What the aspects are called.

    Attributes:
        names: Wording, as labels are compared → name of the aspect.
        wanted: The aspects that are looked for.
    """

    names: Mapping[str, str]
    wanted: Collection[str]

    def of(self, clause: str) -> str | None:
        """Return the wanted aspect that a clause is the wording of, or None."""
        aspect = self.names.get(key(clause))
        return aspect if aspect in self.wanted else None

    def told_in(self, clause: str) -> str | None:
        """Return the wanted aspect that a heading speaks of beside other words, or None; of two it tells neither."""
        if len(clause) > _LONGEST or _SENTENCE.search(clause) is not None:
            return None
        folded = key(clause)
        if _COMMA.search(clause) is not None and not folded.endswith(tuple(self.names)):
            # 聚焦重点，深化主动公开 is a heading, 主动公开，平稳有序 a sentence.
            return None
        told = {aspect for wording, aspect in self.names.items() if len(wording) >= _FEWEST and wording in folded}
        aspect = told.pop() if len(told) == 1 else None
        return aspect if aspect in self.wanted else None


class Headed(NamedTuple):
    """
    An aspect that a line heads.

    Attributes:
        aspect: Its name.
        start: Where its heading begins in the line.
        stop: Where the heading ends.
        behind: Where the text behind it begins, which may be the end of the line.
        mark: The kind of mark before it.
    """

    aspect: str
    start: int
    stop: int
    behind: int
    mark: str


def headed_in(words: str, wordings: Wordings) -> Iterator[Headed]:
    """Yield the aspects that a line heads, one behind the other where it has several."""
    begins = [0, *(mark.start() for mark in _NEXT.finditer(words))]
    for start in begins:
        found = _headed(words, start, wordings)
        if found is not None:
            yield found


class Level:
    """
    The level that a heading is on, and what ends the part that it heads.

    Attributes:
        mark: The kind of mark before it; empty for none.
        number: The number that its mark says, or None where the next one may be of a list of the part's own.
    """

    __slots__ = ("mark", "number")

    def __init__(self, mark: str, heading: str) -> None:
        self.mark = mark
        self.number = ordinal_value(heading) if mark else None

    def is_ended_by(self, words: str) -> bool:
        """Whether a line begins another part on the level or above it: with a heading, or with the next number."""
        found, length = split_ordinal(words) if self.mark else ("", 0)
        if not length:
            return False
        if found in (self.mark, "han") and len(words) <= _LONGEST_HEADING and "。" not in words[:-1] and "；" not in words:
            return True
        if self.number is None or found != self.mark:
            return False
        value = ordinal_value(words)
        ends = value == self.number + 1
        if value is not None and value <= self.number:
            self.number = None
        return ends


def _headed(words: str, start: int, wordings: Wordings) -> Headed | None:
    line = words[start : start + _REACH]
    boxed = _BOXED.match(line)
    if boxed is not None:
        aspect = wordings.of(boxed[1])
        return _found(aspect, words, start, start + boxed.end(), "") if aspect is not None else None
    mark, length = split_ordinal(line)
    one = _ONE_IS.match(line) if not length else None
    first = one.end() if one is not None else length
    end = _CLAUSE_END.search(line, first)
    clause = line[first : end.start()] if end is not None else line[first:]
    aspect = wordings.of(clause)
    if aspect is None and mark:
        aspect = wordings.told_in(clause)
    # Without a mark a line is a heading where something parts it from its text.
    if aspect is not None and (end[0] in "。：:" if end is not None else bool(mark)):
        return _found(aspect, words, start, start + first + len(clause), mark)
    return _at_once(words, start, start + first, mark, wordings) if mark else None


def _at_once(words: str, start: int, first: int, mark: str, wordings: Wordings) -> Headed | None:
    """Return the aspect whose heading has its text right behind it: （一）主动公开2024年，….."""
    begun = _AT_ONCE.search(words, first, first + _LONGEST)
    aspect = wordings.of(words[first : begun.start()]) if begun is not None else None
    return _found(aspect, words, start, begun.start(), mark) if begun is not None and aspect is not None else None


def _found(aspect: str, words: str, start: int, stop: int, mark: str) -> Headed:
    return Headed(aspect, start, stop, len(words) - len(words[stop:].lstrip(_LEADS)), mark)
