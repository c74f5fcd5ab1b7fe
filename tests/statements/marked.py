"""Sentences with marks: what a file of them says, and how well the reading agrees with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from gov_disclosure import Report
from gov_disclosure.passages import Passage
from gov_disclosure.statements import Kind, Statement, read_statements
from gov_disclosure.statements.numerals import han

FOLDER = Path(__file__).parent
_CHOICE = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"[\d,.]+|[〇零一二两三四五六七八九十百千万]+")
_NUMERALS = {"三": "3", "七": "7", "八": "8"}
_KINDS = {Kind.NONE: "!", Kind.SHARE: "share:", Kind.GROWTH: "growth:"}


class Marked(NamedTuple):
    """A sentence, whether it stands in the aspect 依申请公开, and the statements that it makes: one of several sets."""

    sentence: str
    on_request: bool
    expected: tuple[tuple[str, ...], ...]


class Score(NamedTuple):
    """How many statements were read right, read wrongly, and not read; and the sentences that were not read as marked."""

    right: int
    wrong: int
    missed: int
    faults: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]

    @property
    def precision(self) -> float:
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + self.missed, 1)


@cache
def marked(name: str) -> tuple[Marked, ...]:
    """Return the sentences of a file, all choices made."""
    return tuple(each for line in (FOLDER / name).read_text(encoding="utf-8").splitlines() for each in _sentences(line))


def _sentences(line: str) -> Iterator[Marked]:
    if not line or line.startswith("#"):
        return
    pattern, _, said = line.partition("=>")
    pattern = pattern.strip()
    choices = [match.split("|") for match in _CHOICE.findall(pattern)]
    frame = _CHOICE.sub("\0", pattern)
    for chosen in list(product(*choices))[:12]:
        parts = frame.split("\0")
        sentence = parts[0] + "".join(choice + part for choice, part in zip(chosen, parts[1:], strict=True))
        numbers = [match[0] for match in map(_NUMBER.match, chosen) if match is not None]
        marks = said
        for place, number in enumerate(numbers, 1):
            marks = marks.replace(f"${place}", _plain(number))
        yield Marked(sentence.removeprefix("@"), sentence.startswith("@"), tuple(_expected(marks, sentence)))


def _plain(number: str) -> str:
    """Return a number in plain digits."""
    return number.replace(",", "") if number[0].isdigit() else str(han(number))


def _expected(said: str, sentence: str) -> Iterator[tuple[str, ...]]:
    """Yield the sets of statements that are right; `$` is the last number of the sentence, `a|b` whichever it names."""
    numbers = re.findall(r"\d+", sentence.replace("2024", ""))
    options = [mark.replace("$", numbers[-1] if numbers else "").split("|") for mark in said.split()]
    for chosen in product(*(_either(each) for each in options)):
        yield tuple(sorted(mark for each in chosen for mark in each.split(",")))


def _either(options: list[str]) -> list[str]:
    """Write `a=1|2` and `a|b=1` out."""
    if len(options) == 1:
        return options
    if options[0].startswith("!"):
        return options
    value = next((each.partition("=")[2] for each in options if "=" in each), "")
    if "=" in options[0]:
        return [options[0], *(f"{options[0].partition('=')[0]}={each}" for each in options[1:])]
    return [f"{each.partition('=')[0]}={value}" for each in options]


def read(each: Marked) -> tuple[str, ...]:
    """Return the statements that are read of a sentence and compared, in the notation of the files."""
    passage = Passage("overview", each.sentence, aspect="on_request" if each.on_request else None)
    report = Report(year=2024, title="柳溪县水务局2024年政府信息公开工作年度报告", body="柳溪县水务局", passages=(passage,))
    return tuple(sorted(written(one) for one in read_statements(report) if one.reason is None))


def written(one: Statement) -> str:
    """Return a statement in the notation of the files."""
    if one.kind is Kind.ALL_CLOSED:
        return "closed"
    if one.kind is Kind.MONEY:
        return f"fee={one.value}"
    concepts = "+".join(one.concepts)
    if one.kind is Kind.NONE:
        return f"!{concepts}"
    prefix = "list:" if one.listed else _KINDS.get(one.kind, "")
    return f"{prefix}{concepts}={one.value}"


def score(name: str) -> Score:
    """Compare what is read of the sentences of a file with what they say."""
    right = wrong = missed = 0
    faults: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    for each in marked(name):
        found = Counter(read(each))
        # Of several sets that are right the one that fits best.
        expected = max((Counter(one) for one in each.expected), key=lambda one: (one & found).total() - (one - found).total())
        agreed = (found & expected).total()
        right += agreed
        wrong += found.total() - agreed
        missed += expected.total() - agreed
        if found != expected:
            faults.append((each.sentence, tuple(expected.elements()), tuple(found.elements())))
    return Score(right, wrong, missed, tuple(faults))
