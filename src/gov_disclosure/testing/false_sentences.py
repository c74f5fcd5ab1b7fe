"""The slip of the narrative: a sentence that the tables deny."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from random import Random
from typing import NamedTuple

import attrs

from gov_disclosure.forms import Form, get_form
from gov_disclosure.forms.data import load_toml
from gov_disclosure.numerals import HAN
from gov_disclosure.passages import Passage
from gov_disclosure.report import Report
from gov_disclosure.rules.bases import read_bases
from gov_disclosure.rules.told import rule_of
from gov_disclosure.testing.slips import altered, doubled, dropped, mistyped, swapped

__all__ = ["Telling", "false_sentence", "tellings", "with_sentence"]

_ON_REQUEST = "on_request"
_DENIED = "denied"
_PROACTIVE = frozenset(("normative_documents", "decisions"))
_SLIPS = (altered, swapped, dropped, doubled, mistyped)
_SMALL = 100
"""Numbers below it may be told in Chinese numerals."""


class Telling(NamedTuple):
    """
    What one sentence tells.

    Attributes:
        code: The rule that holds it against the tables.
        sentence: The sentence, `#` for its number.
        aspect: The aspect of section 一 that it belongs to.
        lawful: The numbers that it may lawfully tell, the likeliest first.
    """

    code: str
    sentence: str
    aspect: str
    lawful: tuple[int, ...]

    def told(self, number: int, random: Random) -> str:
        """Return the sentence with a number, written in one of the ways that numbers are."""
        around = _sentences()["around"]
        words = self.sentence.replace("#", _written(number, random))
        return f"{random.choice(around['before'])}{words}{random.choice(around['behind'])}"


def tellings(report: Report) -> Iterator[Telling]:
    """Yield what sentences may tell of the tables of a report, where all the cells are known."""
    form = get_form(report.form or "")
    for aspect, concepts in _sentences().items():
        if aspect == "around":
            continue
        for concept, sentences in concepts.items():
            lawful = _lawful(form, report, concept)
            if not lawful:
                continue
            code = "GD514" if aspect == _DENIED else rule_of(concept)
            if code == "GD501" and not any(lawful) and "requests.received.total" in report.cells:
                # A table left at its zeros is told of instead.
                code = "GD803"
            place = aspect if aspect != _DENIED else _place(concept)
            yield from (Telling(code, sentence, place, lawful) for sentence in sentences)


def false_sentence(report: Report, random: Random) -> tuple[Report, Report, str] | None:
    """
    Return a report with a true sentence, the same with it false, and the rule that must find it; None where none can be told.

    Args:
        report: A sound report.
        random: What chooses.
    """
    known = [each for each in tellings(report) if "#" in each.sentence or each.lawful[0]]
    if not known:
        return None
    chosen = random.choice(known)
    if "#" not in chosen.sentence:
        words = chosen.told(0, random)
        return report, with_sentence(report, words, chosen.aspect), chosen.code
    right = chosen.lawful[0]
    wrong = next((each for each in _wrong(right, random) if each not in chosen.lawful), None)
    if wrong is None:
        return None
    seed = random.random()
    true, false = (chosen.told(number, Random(seed)) for number in (right, wrong))  # noqa: S311 - nothing is secret
    return with_sentence(report, true, chosen.aspect), with_sentence(report, false, chosen.aspect), chosen.code


def with_sentence(report: Report, sentence: str, aspect: str) -> Report:
    """Return a report whose narrative says one thing more, in an aspect of section 一."""
    lines = list(report.passages)
    place = max((number for number, line in enumerate(lines) if line.section == "overview"), default=len(lines) - 1)
    place = max((number for number, line in enumerate(lines) if line.aspect == aspect), default=place)
    lines.insert(place + 1, Passage("overview", sentence, aspect=aspect))
    overview = report.overview
    if overview is not None:
        text = "\n".join(line.text for line in lines if line.section == "overview" and not line.heading)
        told = "\n".join(line.text for line in lines if line.aspect == aspect and not line.heading)
        aspects = attrs.evolve(overview.aspects, **{aspect: told})
        overview = attrs.evolve(overview, text=text, aspects=aspects)
    return attrs.evolve(report, passages=tuple(lines), overview=overview)


def _lawful(form: Form, report: Report, concept: str) -> tuple[int, ...]:
    values = {path: figure.value for path, figure in report.cells.items()}
    found: list[int] = []
    for basis in read_bases(form).get(concept, ()):
        if any(path not in values for path in basis.paths):
            continue
        value = basis.value(values)
        if value is None or isinstance(value, Decimal):
            return ()
        found.append(value)
    return tuple(found)


def _place(concept: str) -> str:
    return "proactive_disclosure" if concept.partition(".")[0] in _PROACTIVE else _ON_REQUEST


def _wrong(number: int, random: Random) -> Iterator[int]:
    for _ in range(12):
        value = random.choice(_SLIPS)(number, random)
        if value is not None and value >= 0 and value != number:
            yield value
    yield from (number + more for more in range(1, 9))


def _written(number: int, random: Random) -> str:
    style = random.random()
    if number >= 1000 and style < 0.3:
        return f"{number:,}"
    if style > 0.9:
        return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))
    if 0 < number < _SMALL and style > 0.75:
        tens, ones = divmod(number, 10)
        front = "" if not tens else "十" if tens == 1 else f"{HAN[tens - 1]}十"
        return front + (HAN[ones - 1] if ones else "")
    return str(number)


@cache
def _sentences() -> Mapping[str, Mapping[str, list[str]]]:
    return load_toml(__package__ or "", "false_sentences") or {}
