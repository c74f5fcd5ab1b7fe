"""A report → its indicators."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from enum import Enum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import attrs

from gov_disclosure.comparing import Comparable, measured
from gov_disclosure.derived.definitions import COUNTED, PREVIOUS, Definition, known_indicators
from gov_disclosure.errors import UsageError
from gov_disclosure.forms import Form, get_form
from gov_disclosure.forms.measures import Counterpart, Measure, counterparts_of, known_measures
from gov_disclosure.messages import text
from gov_disclosure.report import Report

__all__ = ["SMALL", "Indicator", "Lack", "indicators", "ratio"]

SMALL = 30
"""A ratio with a smaller base says little, and gives no ranking."""
_PLACES = Decimal("0.000001")


class Lack(Enum):
    """Why an indicator has no value."""

    UNKNOWN = "unknown"
    """A cell of it is blank, in words, or not there."""
    NOT_ON_FORM = "not_on_form"
    """The form has no such figure, or one that only looks alike."""
    ZERO = "zero"
    """What stands below the line is 0, or less."""
    NO_PREVIOUS = "no_previous"
    """The report of the year before is not given."""


@attrs.frozen
class Indicator:
    """
    One indicator of a report.

    Attributes:
        definition: What it is, and how it is made.
        value: Its value: a whole number of requests, or a ratio to six places; None where there is none.
        above: What stands above the line; None where it is not known.
        base: What stands below the line, None for a count, or where it is not known.
        lack: Why there is no value, or None.
        paths: Paths of the cells that it is made of, those of the year before with `previous:`.
        unknown: Those of them whose value is not known.
        reason_zh: Why the form has none, in its own words, in Chinese; empty where it has.
        reason_en: The same in English.
    """

    definition: Definition
    value: int | Decimal | None = None
    above: int | Decimal | None = None
    base: int | Decimal | None = None
    lack: Lack | None = None
    paths: tuple[str, ...] = attrs.field(default=(), repr=False)
    unknown: tuple[str, ...] = ()
    reason_zh: str = ""
    reason_en: str = ""

    @property
    def small(self) -> bool:
        """Whether it is a ratio with a base below 30: it says little, and gives no ranking."""
        return self.base is not None and self.base < SMALL

    def reason(self, language: str) -> str:
        """Return why it has no value, in `zh` or `en`; empty where it has one."""
        if self.lack is None:
            return ""
        own = self.reason_zh if language == "zh" else self.reason_en
        return own or text(f"lack_{self.lack.value}", language, paths=" ".join(self.unknown))

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values, decimals as strings."""
        numbers = {"value": self.value, "above": self.above, "base": self.base}
        return {
            "name": self.definition.name,
            **{key: str(each) if isinstance(each, Decimal) else each for key, each in numbers.items()},
            "small": self.small,
            "lack": self.lack.value if self.lack is not None else None,
            "unknown": list(self.unknown),
            "formula": self.definition.formula,
        }


def indicators(report: Report, *, previous: Report | None = None, applicant: str | None = None) -> Mapping[str, Indicator]:
    """
    Return the indicators of a report by name, in the order of `known_indicators`.

    Args:
        report: The report.
        previous: That of the same body on the year before; without it what compares the years is null.
        applicant: A column of the table of requests, `natural_person`, for the indicators of these requests alone; the others are
            left out then.

    Raises:
        UsageError: `previous` is of another year than the one before, or the form has no such column.
    """
    if previous is not None and (report.year is None or previous.year != report.year - 1):
        raise UsageError(f"previous is of {previous.year}, and the report of {report.year}: give that of the year before")
    form = get_form(report.form) if report.form is not None else None
    if applicant is not None and form is not None and f"requests.received.{applicant}" not in form.cells:
        columns = sorted(path.rpartition(".")[2] for path in form.cells if path.startswith("requests.received."))
        raise UsageError(f"{form.name} has no column {applicant!r}; there are {', '.join(columns)}")
    sides = {"": _Side(report, applicant, "")}
    if previous is not None:
        sides[PREVIOUS] = _Side(previous, applicant, PREVIOUS)
    found: dict[str, Indicator] = {}
    for name, definition in known_indicators().items():
        if applicant is not None and not definition.applicants:
            continue
        found[name] = _change(definition, sides) if definition.change_of else _ratio(definition, sides)
    return MappingProxyType(found)


def ratio(definition: Definition, above: int | Decimal, base: int | Decimal, paths: tuple[str, ...] = ()) -> Indicator:
    """
    Return an indicator that is a ratio, of what is known of it.

    Args:
        definition: Which it is.
        above: What stands above the line.
        base: What stands below it; of 0 or less there is no ratio.
        paths: Paths of the cells that it is made of.
    """
    if base <= 0:
        return Indicator(definition, None, above, base, Lack.ZERO, paths)
    return Indicator(definition, _rounded(Fraction(above) / Fraction(base)), above, base, None, paths)


class _Side:
    """A report that terms are taken from."""

    def __init__(self, report: Report, applicant: str | None, prefix: str) -> None:
        self._report = report
        self._applicant = applicant
        self._prefix = prefix
        self._form: Form | None = get_form(report.form) if report.form is not None else None
        self._counterparts = counterparts_of(self._form) if self._form is not None else {}
        self._found: dict[str, Comparable] = {}

    def term(self, name: str) -> Comparable:
        """Return a term, its paths marked where they are of the year before."""
        if name in COUNTED and self._form is not None:
            return self._counted(name)
        if name not in self._found:
            found = measured(self._report, known_measures().get(name, Measure(name, name, name)), self._cells(name))
            paths, unknown = (tuple(f"{self._prefix}{path}" for path in given) for given in (found.paths, found.unknown))
            self._found[name] = attrs.evolve(found, paths=paths, unknown=unknown)
        return self._found[name]

    def _counted(self, name: str) -> Comparable:
        """Return how many cells there are; those that are missing are among the cells of a report."""
        numbers = self._report.contents.numbers
        count = len(numbers) if name == "cells_expected" else sum(value is not None for value in numbers.values())
        return Comparable(Measure(name, name, name), count, tuple(f"{self._prefix}{path}" for path in numbers))

    def _cells(self, name: str) -> Counterpart:
        if self._form is None:
            return Counterpart(zh=text("lack_no_form", "zh"), en=text("lack_no_form", "en"))
        has = self._counterparts.get(name)
        if has is None and name in self._form.cells:
            has = Counterpart(cells=(name,))
        if has is None:
            return Counterpart(zh=text("lack_not_on_form", "zh"), en=text("lack_not_on_form", "en"))
        return has if self._applicant is None else has.of_applicant(self._applicant)


def _ratio(definition: Definition, sides: Mapping[str, _Side]) -> Indicator:
    above = _sum(definition.plus, definition.minus, sides)
    below = _sum(definition.over, (), sides)
    paths = (*above.paths, *below.paths)
    failed = next((each for each in (above, below) if each.lack is Lack.NOT_ON_FORM), None) or next(
        (each for each in (above, below) if each.lack is not None), None
    )
    if failed is not None:
        unknown = (*above.unknown, *below.unknown) if failed.lack is Lack.UNKNOWN else ()
        base = below.value if definition.over else None
        return Indicator(definition, None, above.value, base, failed.lack, paths, unknown, failed.zh, failed.en)
    if not definition.over:
        return Indicator(definition, above.value, above.value, None, None, paths)
    if above.value is None or below.value is None:
        return Indicator(definition, None, above.value, below.value, Lack.UNKNOWN, paths)
    return ratio(definition, above.value, below.value, paths)


def _change(definition: Definition, sides: Mapping[str, _Side]) -> Indicator:
    of = known_indicators()[definition.change_of]
    now = _ratio(of, {"": sides[""]})
    if now.lack is not None:
        return attrs.evolve(now, definition=definition)
    if PREVIOUS not in sides:
        return Indicator(definition, base=now.base, lack=Lack.NO_PREVIOUS, paths=now.paths)
    before = _ratio(of, {"": sides[PREVIOUS]})
    paths = (*now.paths, *before.paths)
    if before.lack is not None or now.base is None or before.base is None or now.above is None or before.above is None:
        return attrs.evolve(before, definition=definition, paths=paths)
    difference = Fraction(now.above) / Fraction(now.base) - Fraction(before.above) / Fraction(before.base)
    return Indicator(definition, _rounded(difference), None, min(now.base, before.base), None, paths)


@attrs.frozen
class _Sum:
    value: int | Decimal | None = None
    lack: Lack | None = None
    paths: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    zh: str = ""
    en: str = ""


def _sum(plus: tuple[str, ...], minus: tuple[str, ...], sides: Mapping[str, _Side]) -> _Sum:
    """Return terms added up, less others; it is known only if each of them is."""
    value: int | Decimal = 0
    paths: list[str] = []
    unknown: list[str] = []
    for name in (*plus, *minus):
        prefix = PREVIOUS if name.startswith(PREVIOUS) else ""
        if prefix not in sides:
            return _Sum(lack=Lack.NO_PREVIOUS)
        term = sides[prefix].term(name.removeprefix(PREVIOUS))
        if not term.paths:
            return _Sum(lack=Lack.NOT_ON_FORM, zh=term.reason_zh, en=term.reason_en)
        paths += term.paths
        unknown += term.unknown
        if term.value is not None:
            value = value - term.value if name in minus else value + term.value
    if unknown:
        return _Sum(lack=Lack.UNKNOWN, paths=tuple(paths), unknown=tuple(unknown))
    return _Sum(value, paths=tuple(paths))


def _rounded(value: Fraction) -> Decimal:
    """Return a fraction to six places, rounded once."""
    scaled = value * 10**6
    return Decimal(round(scaled)).scaleb(-6).quantize(_PLACES, ROUND_HALF_EVEN)
