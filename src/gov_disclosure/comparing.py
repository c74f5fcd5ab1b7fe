"""A report in the measures that mean the same on every form."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.forms.measures import Counterpart, Measure, counterparts_of, known_measures

if TYPE_CHECKING:
    from gov_disclosure.report import Report

__all__ = ["Comparable", "compare", "measured"]


@attrs.frozen
class Comparable:
    """
    One measure of a report.

    Attributes:
        measure: What is measured.
        value: Its value, or None where the form has no such thing, or a cell of it is not known.
        paths: Paths of the cells that it is the sum of; empty where the form has none.
        unknown: Those of them whose value is not known.
        near: Paths of cells that look like it and are not the same; they are never taken.
        reason_zh: Why the form has none, in Chinese; empty where it has.
        reason_en: The same in English.
    """

    measure: Measure
    value: int | Decimal | None
    paths: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    reason_zh: str = ""
    reason_en: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the measure as JSON values, decimals as strings."""
        return {
            "measure": self.measure.name,
            "value": str(self.value) if isinstance(self.value, Decimal) else self.value,
            "paths": list(self.paths),
            "unknown": list(self.unknown),
            "near": list(self.near),
            "reason_zh": self.reason_zh,
            "reason_en": self.reason_en,
        }


def compare(report: Report) -> Mapping[str, Comparable]:
    """
    Return every measure of a report by name, in the order of `known_measures`.

    A sum is known only if each of its cells is: a blank is no 0.
    """
    counterparts: Mapping[str, Counterpart] = {}
    if report.form is not None:
        from gov_disclosure.forms import get_form

        counterparts = counterparts_of(get_form(report.form))
    return MappingProxyType(
        {name: measured(report, measure, counterparts.get(name, _NO_FORM)) for name, measure in known_measures().items()}
    )


_NO_FORM = Counterpart(zh="没有认出已知的表式", en="no known form was found")


def measured(report: Report, measure: Measure, has: Counterpart) -> Comparable:
    """Return a measure of a report, of the cells that its form has for it."""
    if not has.cells:
        return Comparable(measure, None, near=has.near, reason_zh=has.zh, reason_en=has.en)
    paths, unknown = has.taken(lambda path: report.value(path) is not None, lambda path: _printed(report, path))
    return Comparable(measure, None if unknown else sum(report.value(path) for path in paths), paths, unknown)


def _printed(report: Report, path: str) -> bool:
    figure = report.cells.get(path)
    return figure is not None and figure.position is not None
