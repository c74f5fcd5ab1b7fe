"""The words beside a number that nothing explains: whatever they name or demand, the number may be of that alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from gov_disclosure.forms.data import load_toml
from gov_disclosure.statements.frame import DECISIONS
from gov_disclosure.statements.tokens import Token
from gov_disclosure.statements.vocabulary import expand, words_pattern

__all__ = ["is_unexplained"]

_LONGEST = 60
_MARKS = re.compile(r"[^\u4e00-\u9fff\dA-Za-z%]+")
_INCLUDING = re.compile(r"[（(](?:含|包括|包含|不含)[^（）()]{0,60}[）)]")
_NUMBER = re.compile("^[；：（(]?[一二三四五六七八九十]{1,2}[、.．）)]")
"""Of an item: 二、部分公开2件."""
_SHORTEST = 2
_OWN = frozenset("局部委厅院校会署关省市县区州旗镇乡我本全")
"""Bodies call themselves so."""


@cache
def _little() -> frozenset[str]:
    data: dict[str, list[str]] = load_toml(__package__ or "", "fillers") or {}
    return frozenset(word for group in data.values() for each in group for word in expand(each) if word)


@cache
def _fillers() -> re.Pattern[str]:
    return re.compile(words_pattern(sorted(_little())))


def is_unexplained(text: str, start: int, stop: int, words: Sequence[Token], own: str, body: str) -> bool:
    """
    Return whether something stands between two places that is no known word, of no account, or a name of the body.

    Args:
        text: The text.
        start: The first place.
        stop: The place behind.
        words: The known words, in order.
        own: Title, body and signature of the report, where its own name is told.
        body: The body that reports.
    """
    last, little = start, _little()
    for word in words:
        if word.start >= stop:
            break
        if word.role == "mark":
            continue
        # 扣押等行政强制措施: kinds of them, and so on.
        kinds = word.name in DECISIONS and text.endswith("等", last, word.start)
        gap = text[last : word.start]
        if gap and gap not in little and not kinds and _strange(gap, own, body):
            return True
        last = max(last, word.end)
    gap = text[last:stop]
    return bool(gap) and gap not in little and _strange(gap, own, body)


def _strange(gap: str, own: str, body: str) -> bool:
    """Whether some words that stand between known ones are none of no account, and no name of the body."""
    if len(gap) > _LONGEST:
        return True
    fillers = _fillers()
    gap = _NUMBER.sub("", gap)
    for piece in _MARKS.split(_INCLUDING.sub(" ", gap) if "（" in gap or "(" in gap else gap):
        if not piece:
            continue
        rest = fillers.sub(" ", piece)
        if not rest.strip():
            continue
        if not all(_named(part, own, body) for part in rest.split()) and not _named(piece, own, body):
            return True
    return False


def _named(part: str, own: str, body: str) -> bool:
    """Whether some words name the body that reports, in full or in short: 区人社局 for 人力资源和社会保障局."""
    part = part.removesuffix("办事处")
    if len(part) < _SHORTEST:
        # The letter of an item, or a body that calls itself so.
        return part.isascii() or (part in _OWN and part in own)
    if part in own:
        return True
    at = 0
    for char in part:
        at = body.find(char, at) + 1
        if not at:
            return False
    return True
