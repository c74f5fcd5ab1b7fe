"""The words of `vocabulary.toml`: what each tells, and one pattern that finds them all, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from gov_disclosure.forms.data import load_toml

__all__ = ["Term", "expand", "read_vocabulary", "words_pattern", "woven_pattern", "woven_terms"]


_MOST_BRANCHES = 32
_MOST_WORDS = 1_500
"""A spelling that stands for more is matched as it is spelled: its words took longer to compile than all others together."""


class Term(NamedTuple):
    """
    What a word tells.

    Attributes:
        role: What kind of word it is: `topic`, `act`, `row`, ….
        name: Which of them: `request`, `received`, ….
    """

    role: str
    name: str


@cache
def read_vocabulary() -> dict[str, Term]:
    """
    Return word → what it tells, but for those of `woven_pattern`.

    Raises:
        ValueError: A word stands in two places of the file.
    """
    found: dict[str, Term] = {}
    for term, spelling in _spellings():
        for word in () if _is_woven(spelling) else expand(spelling):
            if word and found.setdefault(word, term) != term:
                raise ValueError(f"{word} is {found[word]} and {term}")
    return found


@cache
def woven_terms() -> dict[str, Term]:
    """Return group of `woven_pattern` → what the words that it finds tell."""
    return {f"woven{at}": term for at, (term, _) in enumerate(_woven())}


def woven_pattern() -> str:
    """Return a pattern with a group for each spelling that stands for very many words, behind what all of them begin with."""
    # Beginning with a character, not with a group, it costs nothing where another one stands.
    return "|".join(f"{spelling[0]}(?P<woven{at}>{_spelled(spelling[1:])})" for at, (_, spelling) in enumerate(_woven()))


@cache
def _woven() -> tuple[tuple[Term, str], ...]:
    return tuple((term, each) for term, spelling in _spellings() if _is_woven(spelling) for each in _begun(spelling))


def _spellings() -> Iterator[tuple[Term, str]]:
    data: dict[str, dict[str, list[str]]] = load_toml(__package__ or "", "vocabulary") or {}
    for role, names in data.items():
        for name, spellings in names.items():
            yield from ((Term(role, name), spelling) for spelling in spellings)


def _is_woven(spelling: str) -> bool:
    return next(islice(expand(spelling), _MOST_WORDS, None), None) is not None


def _begun(spelling: str) -> list[str]:
    """Return a spelling for each of its beginnings."""
    prefix, choices, rest = _divided(spelling)
    return [spelling] if prefix else [f"{choice}{rest}" for choice in choices]


def _spelled(spelling: str) -> str:
    """Return a pattern of the words that a spelling stands for; of choices, the longest come first."""
    prefix, choices, rest = _divided(spelling)
    if not choices:
        return re.escape(prefix)
    ordered = sorted(choices, key=len, reverse=True)
    return f"{re.escape(prefix)}(?:{'|'.join(map(_spelled, ordered))}){_spelled(rest)}"


def words_pattern(words: Iterable[str]) -> str:
    """Return a pattern that matches the longest of some words, without trying one after the other."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(root)


def _pattern(node: dict[str, Any]) -> str:
    """Return the pattern of what may follow; an empty key marks the end of a word."""
    branches = {char: re.escape(char) + _pattern(after) for char, after in node.items() if char}
    if not branches:
        return ""
    inner = next(iter(branches.values())) if len(branches) == 1 and "" not in node else f"(?:{_any_of(branches)})"
    return f"{inner}?" if "" in node else inner


def _any_of(branches: Mapping[str, str]) -> str:
    """Return the pattern of any of some branches, by their first characters; among many it is halved again and again."""
    if len(branches) <= _MOST_BRANCHES:
        return "|".join(branches.values())
    chars = sorted(branches)
    halves = (chars[: len(chars) // 2], chars[len(chars) // 2 :])
    return "|".join(f"(?=[{re.escape(''.join(half))}])(?:{_any_of({char: branches[char] for char in half})})" for half in halves)


def expand(spelling: str) -> Iterator[str]:
    """Yield the words that a spelling with alternatives in braces stands for; braces may hold braces."""
    prefix, choices, rest = _divided(spelling)
    if not choices:
        yield prefix
        return
    rests = list(expand(rest))
    for choice in choices:
        for middle in expand(choice):
            for behind in rests:
                yield prefix + middle + behind


def _divided(spelling: str) -> tuple[str, list[str], str]:
    """Return what stands before the first braces of a spelling, the choices in them, and what stands behind."""
    opened = spelling.find("{")
    if opened < 0:
        return spelling, [], ""
    depth, last = 0, opened + 1
    choices: list[str] = []
    for index in range(opened, len(spelling)):
        char = spelling[index]
        depth += (char == "{") - (char == "}")
        if (char == "|" and depth == 1) or not depth:
            choices.append(spelling[last:index])
            last = index + 1
        if not depth:
            break
    return spelling[:opened], choices, spelling[last:]
