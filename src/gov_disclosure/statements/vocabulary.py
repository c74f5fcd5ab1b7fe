"""The words of `vocabulary.toml`: what each tells, and one pattern that finds them all, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from gov_disclosure.forms.data import load_toml

__all__ = ["Term", "expand", "read_vocabulary", "words_pattern"]


_MOST_BRANCHES = 32


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
    Return word → what it tells.

    Raises:
        ValueError: A word stands in two places of the file.
    """
    data: dict[str, dict[str, list[str]]] = load_toml(__package__ or "", "vocabulary") or {}
    found: dict[str, Term] = {}
    for role, names in data.items():
        for name, spellings in names.items():
            term = Term(role, name)
            for word in (word for spelling in spellings for word in expand(spelling)):
                if word and found.setdefault(word, term) != term:
                    raise ValueError(f"{word} is {found[word]} and {term}")
    return found


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
    opened = spelling.find("{")
    if opened < 0:
        yield spelling
        return
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
    rests = list(expand(spelling[last:]))
    for choice in choices:
        for middle in expand(choice):
            for rest in rests:
                yield spelling[:opened] + middle + rest
