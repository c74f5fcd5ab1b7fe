"""Reports → their disclosure rates: how these are spread over the reports of a year, or of a region."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gov_disclosure.dashboard.amounts import RATE
from gov_disclosure.dashboard.collection import Entry
from gov_disclosure.derived import Indicator, Statistics, known_indicators, ratio, summarize

__all__ = ["rates_by"]

_MIDDLE = ("weighted", "median", "p10", "p90")


def rates_by(entries: Sequence[Entry], key: Callable[[Entry], str]) -> tuple[list[tuple[str, ...]], list[dict[str, Any]], int]:
    """
    Return the statistics of each group: as rows of a table, as what is drawn of them, and on how many reports they rest.

    Args:
        entries: The reports.
        key: The group of a report.
    """
    groups: dict[str, list[Indicator]] = {}
    for entry in entries:
        found = _indicator(entry)
        if found is not None:
            groups.setdefault(key(entry), []).append(found)
    told = {group: each for group in sorted(groups) if (each := summarize(groups[group])).known}
    rows = [
        (group, str(each.known), str(each.small), *(_percent(each, name) for name in _MIDDLE)) for group, each in told.items()
    ]
    drawn = [
        {"group": group, "median": float(each.median * 100), "reports": each.known}
        for group, each in told.items()
        if each.median is not None
    ]
    return rows, drawn, sum(each.known for each in told.values())


def _indicator(entry: Entry) -> Indicator | None:
    """Return the rate of a report; None where a figure of it is not known."""
    amount = entry.amounts.get(RATE)
    if amount is None or amount.values is None:
        return None
    definition = known_indicators()[RATE]
    granted, processed = amount.values[: len(definition.plus)], amount.values[len(definition.plus) :]
    return ratio(definition, _decimal(granted), _decimal(processed))


def _decimal(figures: Sequence[Fraction]) -> Decimal:
    """Return figures added up: as they are printed they are decimals."""
    found = sum(figures, Fraction(0))
    return Decimal(found.numerator) / found.denominator


def _percent(told: Statistics, name: str) -> str:
    value: Decimal | None = getattr(told, name)
    return f"{value:.1%}" if value is not None else "–"
