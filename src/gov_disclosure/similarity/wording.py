"""
A report's narrative → its own wording, as it is compared: what every report says is left out, names and figures are masked.

Each character knows its place in the report, so that what is found alike can be shown on both sides.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

from gov_disclosure.bodies.names import comparable
from gov_disclosure.folding import DROPPED, fold, key
from gov_disclosure.forms import known_forms
from gov_disclosure.passages import Passage
from gov_disclosure.report import Report

__all__ = ["BREAK", "Sentence", "Wording", "wording_of"]

BREAK = "\n"
"""Stands where something was left out: no likeness goes across it."""
_FILLER = "\1"
_NAME, _NUMBER = "甲", "0"
_NUMBERS = re.compile(r"[0-9]+")
_TITLES = re.compile(r"《[^《》]{1,80}》")
_ENDS = re.compile(r"[。；;！!？?]")
_LONG_LABEL = 8
_LEFT_OUT = ("preamble",)
_SIGNS = "省市县区州盟旗镇乡"


class Sentence(NamedTuple):
    """A sentence of a wording: its characters and where they are."""

    text: str
    start: int
    end: int


class Wording:
    """
    What a report says in words of its own.

    Attributes:
        text: Its characters, folded; `BREAK` between what does not belong together.
        own: How many of them count.
        sentences: Its sentences.
    """

    __slots__ = ("_offsets", "_passages", "_starts", "own", "sentences", "text")

    def __init__(
        self, text: str, offsets: Sequence[int], starts: Sequence[int], passages: Sequence[Passage], sentences: Sequence[Sentence]
    ) -> None:
        self.text = text
        self.own = len(text) - text.count(BREAK)
        self.sentences = tuple(sentences)
        self._offsets = offsets
        self._starts = starts
        self._passages = passages

    def places(self, start: int, end: int) -> Iterator[tuple[Passage, int, int]]:
        """
        Yield the lines that some of its characters stand in, with the offsets in each.

        Args:
            start: The first character.
            end: Behind the last one.
        """
        at = bisect_right(self._starts, start) - 1
        while at < len(self._starts) and self._starts[at] < end:
            behind = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.text)
            first, last = max(start, self._starts[at]), min(end, behind) - 1
            while last > first and self.text[last] == BREAK:
                last -= 1
            if last >= first:
                yield self._passages[at], self._offsets[first], self._offsets[last] + 1
            at += 1


def wording_of(report: Report) -> Wording:
    """Return what a report says in words of its own; the preamble, headings and official phrases are left out."""
    from array import array

    names = _names(report)
    parts: list[str] = []
    offsets = array("I")
    starts: list[int] = []
    passages: list[Passage] = []
    sentences: list[Sentence] = []
    length = 0
    for passage in report.passages:
        if passage.heading or passage.section in _LEFT_OUT or not passage.text:
            continue
        masked, kept = _masked(passage.text, names)
        if not kept:
            continue
        starts.append(length)
        passages.append(passage)
        parts.append(masked + BREAK)
        offsets.extend(kept)
        offsets.append(kept[-1])
        sentences += _sentences(passage.text, masked, kept, length)
        length += len(masked) + 1
    return Wording("".join(parts), offsets, starts, passages, sentences)


def _masked(text: str, names: Sequence[str]) -> tuple[str, list[int]]:
    """Return a line as it is compared, and for each character its offset in the line."""
    folded = fold(text)
    if "《" in text:
        for title in _TITLES.finditer(text):
            folded = folded[: title.start()] + BREAK * (title.end() - title.start()) + folded[title.end() :]
    kept = [at for at, char in enumerate(folded) if char != DROPPED]
    compact = folded.replace(DROPPED, "")
    for phrase in _phrases():
        if phrase in compact:
            compact = compact.replace(phrase, BREAK * len(phrase))
    for name in names:
        if name in compact:
            compact = compact.replace(name, _NAME + _FILLER * (len(name) - 1))
    compact = _selves().sub(_name, compact)
    compact = _NUMBERS.sub(_number, compact)
    if _FILLER in compact:
        kept = [at for at, char in zip(kept, compact, strict=True) if char != _FILLER]
        compact = compact.replace(_FILLER, "")
    return compact, kept


def _name(match: re.Match[str]) -> str:
    return _NAME + _FILLER * (len(match[0]) - 1)


def _number(match: re.Match[str]) -> str:
    return _NUMBER + _FILLER * (len(match[0]) - 1)


def _sentences(text: str, masked: str, kept: Sequence[int], base: int) -> Iterator[Sentence]:
    """Yield the sentences of a line: characters of the line are found by their offsets."""
    start = 0
    for behind in [*(match.end() for match in _ENDS.finditer(text)), len(text)]:
        end = start
        while end < len(kept) and kept[end] < behind:
            end += 1
        words = masked[start:end].replace(BREAK, "")
        if words:
            yield Sentence(words, base + start, base + end)
        start = end


def _names(report: Report) -> list[str]:
    """Return what a report calls its body and region by, the longest first."""
    reporter = report.reporter
    told = {name for name in (report.body, reporter.name, report.signature) if name}
    regions = {part.name for part in reporter.region}
    found: set[str] = set()
    for name in (*told, *regions):
        folded = comparable(name)[1]
        found.add(folded)
        found.add(folded.replace("人民政府", "").removesuffix("办事处"))
        for region in regions:
            part = comparable(region)[1]
            found.add(folded.removeprefix(part))
            # 澄湖 of 澄湖县; one character alone may be any word's.
            if len(part) > 2 and part[-1] in _SIGNS:
                found.add(part[:-1])
            found.add(part.removesuffix("街道"))
    return sorted((name for name in found if len(name) > 1), key=len, reverse=True)


@cache
def _data() -> tuple[tuple[str, ...], re.Pattern[str]]:
    data = tomllib.loads(resources.files("gov_disclosure.similarity").joinpath("official.toml").read_text(encoding="utf-8"))
    labels = {wording for form in known_forms().values() for wordings in form.layout.labels.values() for wording in wordings}
    phrases = {key(phrase) for phrase in data["phrases"]} | {key(label) for label in labels if len(key(label)) >= _LONG_LABEL}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase))), re.compile(data["selves"])


def _phrases() -> tuple[str, ...]:
    return _data()[0]


def _selves() -> re.Pattern[str]:
    return _data()[1]
