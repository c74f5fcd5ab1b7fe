"""Repeats that can take one text apart in two ways: each of them doubles the time that a text takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from re import _constants as constants  # type: ignore[attr-defined]
from typing import Any

from tests.hostile.patterns import REPEATS, bodies, tree

__all__ = ["ambiguous_repeats"]

_MANY = 8
"""Two ways for each of so many are hundreds."""
_COPIES = 3
_OTHERS = frozenset("09aZ_ \n\t~中é")
"""Characters that no pattern need name: one of each kind."""
_CATEGORIES = {
    constants.CATEGORY_DIGIT: (r"\d", True),
    constants.CATEGORY_SPACE: (r"\s", True),
    constants.CATEGORY_WORD: (r"\w", True),
    constants.CATEGORY_NOT_DIGIT: (r"\d", False),
    constants.CATEGORY_NOT_SPACE: (r"\s", False),
    constants.CATEGORY_NOT_WORD: (r"\w", False),
}
_ONE = (constants.LITERAL, constants.NOT_LITERAL, constants.ANY, constants.IN)


def ambiguous_repeats(pattern: re.Pattern[Any]) -> list[str]:
    """Return of each repeat with two ways through one text what they part at: `(?:案件|案|件)*` has them."""
    return [found for body in _loops(tree(pattern)) if (found := _Places(body).two_ways())]


def _loops(items: Any, *, kept: bool = False) -> Iterator[Any]:
    """Yield the bodies of the outermost repeats; one with nothing behind it is never tried again where what it took is kept."""
    for index, (code, argument) in enumerate(items):
        last = kept and index == len(items) - 1
        if code is constants.ATOMIC_GROUP:
            yield from _loops(argument, kept=True)
        elif code is constants.POSSESSIVE_REPEAT or (code in REPEATS and (last or argument[1] < _MANY)):
            yield from _loops(argument[2])
        elif code in REPEATS:
            yield argument[2]
        else:
            for body in bodies(code, argument):
                yield from _loops(body, kept=last)


class _Places:
    """The characters of a repeat's body as places, and by which characters each comes behind which."""

    def __init__(self, body: Any) -> None:
        self.alphabet = _OTHERS | frozenset(_named(body))
        self.sets: list[frozenset[str]] = []
        self.behind: list[dict[int, frozenset[str]]] = []
        # What may come next, where a possessive repeat or a look ahead says so.
        self.allowed: list[frozenset[str]] = []
        self.doubled = False
        first, last, _ = self.sequence(body)
        self.join(last, first)

    def join(self, last: set[int], first: set[int]) -> None:
        for place in last:
            self.behind[place].update((each, self.sets[each] & self.allowed[place]) for each in first)

    def sequence(self, items: Iterable[Any]) -> tuple[set[int], set[int], bool]:
        """Add a sequence; return where it may begin and end, and whether it may be empty."""
        first: set[int] = set()
        last: set[int] = set()
        empty = True
        for code, argument in items:
            self.restrict(last, self.next(code, argument))
            begins, ends, blank = self.item(code, argument)
            self.join(last, begins)
            first |= begins if empty else set()
            last = ends | (last if blank else set())
            empty = empty and blank
        return first, last, empty

    def item(self, code: Any, argument: Any) -> tuple[set[int], set[int], bool]:
        if code in _ONE:
            self.sets.append(self.of(code, argument))
            self.behind.append({})
            self.allowed.append(self.alphabet)
            return {len(self.sets) - 1}, {len(self.sets) - 1}, False
        if code is constants.BRANCH:
            parts = [self.sequence(body) for body in argument[1]]
            # The parser writes `ab|ab` as `ab` with nothing or nothing behind it.
            self.doubled = self.doubled or sum(part[2] for part in parts) > 1
            return {p for part in parts for p in part[0]}, {p for part in parts for p in part[1]}, any(part[2] for part in parts)
        if code in REPEATS:
            return self.repeat(*argument)
        if code is constants.POSSESSIVE_REPEAT:
            first, last, empty = self.repeat(*argument)
            if argument[1] == constants.MAXREPEAT and [each[0] in _ONE for each in argument[2]] == [True]:
                self.restrict(last, self.alphabet - self.of(*argument[2][0]))
            return first, last, empty
        if code is constants.ATOMIC_GROUP:
            return self.sequence(argument)
        if code is constants.SUBPATTERN:
            return self.sequence(argument[-1])
        return set(), set(), True

    def repeat(self, least: int, most: int, body: Any) -> tuple[set[int], set[int], bool]:
        """Add a repeat: each time by itself where it is of few."""
        first: set[int] = set()
        last: set[int] = set()
        before: set[int] = set()
        empty = True
        for time in range(min(most, _COPIES)):
            begins, ends, blank = self.sequence(body)
            self.join(before, begins)
            first |= begins if empty else set()
            before = ends | (before if blank else set())
            last = before if time < least else last | ends
            empty = empty and blank
        if most > _COPIES:
            self.join(ends, begins)
        return first, last, empty or not least

    def next(self, code: Any, argument: Any) -> frozenset[str]:
        """Return what an item that takes no character lets come next."""
        if code is constants.AT and argument in (constants.AT_END, constants.AT_END_STRING):
            return frozenset()
        ahead = code in (constants.ASSERT, constants.ASSERT_NOT) and argument[0] > 0 and len(argument[1])
        if not ahead or argument[1][0][0] not in _ONE or (ahead > 1 and code is constants.ASSERT_NOT):
            return self.alphabet
        chars = self.of(*argument[1][0])
        return chars if code is constants.ASSERT else self.alphabet - chars

    def restrict(self, last: set[int], chars: frozenset[str]) -> None:
        for place in last:
            self.allowed[place] &= chars

    def of(self, code: Any, argument: Any) -> frozenset[str]:
        return frozenset(char for char in self.alphabet if _matches(code, argument, char))

    def two_ways(self) -> str:
        """Return what one text may be at two places by, between two that are the same; or nothing."""
        if self.doubled:
            return "nothing"
        both = [(place, place) for place in range(len(self.sets))]
        ahead: dict[tuple[int, int], list[tuple[int, int]]] = {}
        back: dict[tuple[int, int], list[tuple[int, int]]] = {}
        waiting = list(both)
        while waiting:
            pair = waiting.pop()
            if pair in ahead:
                continue
            one, other = self.behind[pair[0]], self.behind[pair[1]]
            ahead[pair] = [(a, b) for a, chars in one.items() for b, others in other.items() if chars & others]
            for each in ahead[pair]:
                back.setdefault(each, []).append(pair)
            waiting += ahead[pair]
        apart = {pair for pair in _reached(both, back) if pair[0] != pair[1]}
        return "".join(sorted({min(self.sets[one] & self.sets[other]) for one, other in apart}))


def _reached(starts: list[tuple[int, int]], edges: dict[tuple[int, int], list[tuple[int, int]]]) -> set[tuple[int, int]]:
    seen, waiting = set(starts), list(starts)
    while waiting:
        for pair in edges.get(waiting.pop(), ()):
            if pair not in seen:
                seen.add(pair)
                waiting.append(pair)
    return seen


def _named(items: Any) -> Iterator[str]:
    """Yield the characters that a part of a pattern names."""
    for code, argument in items:
        if code in (constants.LITERAL, constants.NOT_LITERAL):
            yield chr(argument)
        elif code is constants.RANGE:
            yield from map(chr, argument)
        elif code is constants.IN:
            yield from _named(argument)
        elif code in REPEATS or code is constants.POSSESSIVE_REPEAT:
            yield from _named(argument[2])
        elif code is constants.ATOMIC_GROUP:
            yield from _named(argument)
        else:
            for body in bodies(code, argument):
                yield from _named(body)


def _matches(code: Any, argument: Any, char: str) -> bool:
    if code is constants.LITERAL:
        return ord(char) == argument
    if code is constants.NOT_LITERAL:
        return ord(char) != argument
    if code is constants.RANGE:
        return bool(argument[0] <= ord(char) <= argument[1])
    if code is constants.CATEGORY:
        category, wanted = _CATEGORIES[argument]
        return (re.match(category, char) is not None) is wanted
    if code is constants.IN:
        negated = argument[0][0] is constants.NEGATE
        return any(_matches(*each, char) for each in argument if each[0] is not constants.NEGATE) is not negated
    return True
