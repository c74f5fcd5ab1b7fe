"""No pattern of the package is slow on any text: linted for the shape, and measured on its own worst texts."""

from __future__ import annotations

import re
import time

import pytest

from tests.hostile.ambiguity import ambiguous_repeats
from tests.hostile.patterns import all_patterns, is_anchored, nested_repeats, worst_texts

SIZE = 100_000
SECONDS = 0.25
PATTERNS = all_patterns()
BOUNDED = {
    "forms.layout._COMMENT": 1_000,  # our own files
    "forms.layout._LITERAL": 1_000,
    "furniture._END": 200,
    "furniture._FURNITURE": 200,
    "lexing.lines._PAGE_MARK": 80,
    "lexing.unfolding._SIGNED": 80,
    "missing_tables._PICTURE": 700,
    "titling._NAME": 120,
    "titling._PARTS": 80,
}
"""Patterns that only meet texts of so many characters, whatever the input: see where each is used."""


def test_there_are_patterns_of_every_stage() -> None:
    assert {name.partition(".")[0] for name in PATTERNS} > {
        "reading",
        "lexing",
        "figures",
        "dates",
        "folding",
        "narrative",
        "fees",
    }


@pytest.mark.parametrize("name", PATTERNS)
def test_no_repeat_is_tried_within_another(name: str) -> None:
    assert not nested_repeats(PATTERNS[name])


@pytest.mark.parametrize("pattern", [r"(\s|　|\d+)*件$", r"(a+)+", r"(?:a*b?)*c", r"((?:x+y)*)*", r"(?:(?:a|b)+)+$"])
def test_the_lint_finds_what_is_slow(pattern: str) -> None:
    assert nested_repeats(re.compile(pattern))


@pytest.mark.parametrize("pattern", [r"(?>(?:a++b)*)c", r"(?:a++b)*+c", r"a+b+", r"(?:ab){1,4}c+", r"(?:\d{1,3},)+"])
def test_the_lint_lets_pass_what_is_not(pattern: str) -> None:
    assert not nested_repeats(re.compile(pattern))


@pytest.mark.parametrize("name", PATTERNS)
def test_no_repeat_takes_a_text_apart_in_two_ways(name: str) -> None:
    assert ambiguous_repeats(PATTERNS[name]) == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:案件|案|件)*$",
        r"(?:总|总数|数量|量)*x",
        r"(?:ab|ab)*c",
        r"(?:本\w{0,2}|有){0,12}$",
        r"(?:[ab]|ab)*c",
        r"(?>(?:ab|a|b)*c)",
    ],
)
def test_two_ways_are_found(pattern: str) -> None:
    assert ambiguous_repeats(re.compile(pattern))


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:案件|案|总)*$",
        r"(?:a|b){0,12}(?:本\w{0,2})?",
        r"(?:[^,]++|,(?=\d))+",
        r"(?:\d{1,3}件)*",
        r"(?>(?:ab|a|b)*)c",
        r"(?:a(?!b)|ab)*",
    ],
)
def test_one_way_is_let_pass(pattern: str) -> None:
    assert ambiguous_repeats(re.compile(pattern)) == []


@pytest.mark.parametrize("name", PATTERNS)
def test_its_worst_text_takes_no_time(name: str) -> None:
    pattern, anchored = PATTERNS[name], is_anchored(name)
    most = BOUNDED.get(name, SIZE)
    # From small to large: a slow one would take hours on the largest.
    for size in (size for size in (most // 25, most // 5, most) if size):
        slow = next(
            ((text[:20], taken) for text in worst_texts(pattern, size) if (taken := spent(pattern, text, anchored)) > SECONDS),
            None,
        )
        assert slow is None, size


def spent(pattern: re.Pattern[str], text: str, anchored: bool) -> float:
    """Return the processor time that a text takes, the least of some tries where it is much."""
    least = 1.0
    for _ in range(4):
        begin = time.thread_time()
        if anchored:
            pattern.fullmatch(text)
            pattern.match(text)
        else:
            at, matches = 0, 0
            # Many matches are no fault, only what each of them takes.
            while matches < 500 and (match := pattern.search(text, at)) is not None:
                at, matches = max(match.end(), at + 1), matches + 1
        least = min(least, time.thread_time() - begin)
        if least < SECONDS:
            break
    return least
