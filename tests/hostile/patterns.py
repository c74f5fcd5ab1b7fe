"""Every compiled pattern of the package, what would make it slow, and texts that would show it."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from re import _constants as constants  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import gov_disclosure

__all__ = ["REPEATS", "all_patterns", "bodies", "is_anchored", "nested_repeats", "tree", "worst_texts"]

_MANY = 20
"""A repeat of so few is no repeat."""
REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT)
_SKIPPED = ("gov_disclosure.__main__", "gov_disclosure.worker")


def all_patterns() -> dict[str, re.Pattern[Any]]:
    """Return every pattern that a module of the package holds, by module and name; also those in its containers and caches."""
    found: dict[str, re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(gov_disclosure.__path__, "gov_disclosure."):
        if module.name in _SKIPPED:
            continue
        try:
            loaded = import_module(module.name)
        except (ImportError, gov_disclosure.UsageError):
            # The border of an extra that is not installed.
            continue
        for name, value in vars(loaded).items():
            if hasattr(value, "cache_info") and getattr(value, "__module__", "") == module.name and "pattern" in name:
                value = value()
            for key, pattern in _within(value):
                found[f"{module.name.removeprefix('gov_disclosure.')}.{name}{key}"] = pattern
    return dict(sorted(found.items()))


def _within(value: object) -> Iterator[tuple[str, re.Pattern[Any]]]:
    if isinstance(value, re.Pattern):
        yield "", value
    elif isinstance(value, dict):
        yield from ((f"[{key!r}]", each) for key, each in value.items() if isinstance(each, re.Pattern))
    elif isinstance(value, (list, tuple)):
        yield from ((f"[{key}]", each) for key, each in enumerate(value) if isinstance(each, re.Pattern))


def is_anchored(name: str) -> bool:
    """Return whether a pattern is only ever tried at one place of a text, by its own module or another."""
    called = _calls().get(name.rpartition(".")[2].partition("[")[0], set())
    return bool(called) and called <= {"match", "fullmatch"}


@cache
def _calls() -> dict[str, set[str]]:
    """Return which methods of each variable are named anywhere in the package."""
    called: dict[str, set[str]] = {}
    for file in Path(gov_disclosure.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute):
                of = node.value.value if isinstance(node.value, ast.Subscript) else node.value
                if isinstance(of, ast.Name):
                    called.setdefault(of.id, set()).add(node.attr)
    return called


def tree(pattern: re.Pattern[Any]) -> Any:
    return parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE if isinstance(pattern.pattern, bytes) else pattern.flags)


def nested_repeats(pattern: re.Pattern[Any]) -> bool:
    """Return whether a repeat that may be tried again holds another: the shape that takes exponential time."""
    return any(_nested(item, inside=False) for item in tree(pattern))


def _nested(item: Any, *, inside: bool) -> bool:
    code, argument = item
    if code in (constants.ATOMIC_GROUP, constants.POSSESSIVE_REPEAT):
        # What it has matched is never tried again; within it the same holds anew.
        body = argument if code is constants.ATOMIC_GROUP else argument[2]
        return any(_nested(each, inside=False) for each in body)
    if code in REPEATS:
        _, most, body = argument
        many = most > _MANY
        return (inside and many) or any(_nested(each, inside=inside or many) for each in body)
    return any(_nested(each, inside=inside) for body in bodies(code, argument) for each in body)


def bodies(code: Any, argument: Any) -> list[Any]:
    if code is constants.SUBPATTERN:
        return [argument[-1]]
    if code is constants.BRANCH:
        return list(argument[1])
    if code in (constants.ASSERT, constants.ASSERT_NOT):
        return [argument[1]]
    return []


def worst_texts(pattern: re.Pattern[Any], size: int) -> list[Any]:
    """Return texts that a pattern nearly matches everywhere: each of its beginnings, and each character, again and again."""
    beginnings: dict[str, None] = {}
    _spell(list(tree(pattern)), "", beginnings)
    singles = dict.fromkeys(character for text in beginnings for character in text)
    units = [*dict.fromkeys([*singles, *beginnings])][:24]
    texts = [(unit * (size // len(unit) + 1))[:size] for unit in units if unit]
    texts += [text[:-1] + "\0" for text in texts] + ["a" * size, " " * size, "中" * size, "1" * size]
    return [text.encode("latin-1", "ignore") for text in texts] if isinstance(pattern.pattern, bytes) else texts


def _spell(items: list[Any], before: str, found: dict[str, None]) -> str:
    """Note each beginning of what a sequence of items matches; return one whole text that it matches."""
    for code, argument in items:
        for piece in _pieces(code, argument, before, found):
            found[before + piece] = None
            last = piece
        before += last
    return before


def _pieces(code: Any, argument: Any, before: str, found: dict[str, None]) -> list[str]:
    if code in (*REPEATS, constants.POSSESSIVE_REPEAT):
        least, most, body = argument
        once = _spell(list(body), before, found).removeprefix(before)
        return [once * least, once * min(most, max(3, least))]
    if code is constants.ATOMIC_GROUP:
        return [_spell(list(argument), before, found).removeprefix(before)]
    if code is constants.SUBPATTERN:
        return [_spell(list(argument[-1]), before, found).removeprefix(before)]
    if code is constants.BRANCH:
        return [_spell(list(body), before, found).removeprefix(before) for body in argument[1]]
    return [_character(code, argument)]


def _character(code: Any, argument: Any) -> str:
    if code is constants.LITERAL:
        return chr(argument)
    if code is constants.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if code is constants.ANY:
        return "x"
    if code is constants.IN:
        return _of_set(argument)
    return ""


_CATEGORIES = {
    constants.CATEGORY_DIGIT: "1",
    constants.CATEGORY_SPACE: " ",
    constants.CATEGORY_WORD: "a",
    constants.CATEGORY_NOT_DIGIT: "a",
    constants.CATEGORY_NOT_SPACE: "a",
    constants.CATEGORY_NOT_WORD: " ",
}


def _of_set(members: Any) -> str:
    negated = members[0][0] is constants.NEGATE
    if negated:
        # Something that few sets exclude.
        taken = {argument for code, argument in members if code is constants.LITERAL}
        return next(character for character in "x1中~" if ord(character) not in taken)
    code, argument = members[0]
    if code is constants.RANGE:
        return chr(argument[0])
    if code is constants.CATEGORY:
        return _CATEGORIES.get(argument, "a")
    return chr(argument)
