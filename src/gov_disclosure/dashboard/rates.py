"""Reports → the disclosure rate of each year: how it is spread over them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from gov_disclosure.dashboard.amounts import RATE
from gov_disclosure.dashboard.charts import bars
from gov_disclosure.dashboard.collection import Entry
from gov_disclosure.derived import Indicator, Statistics, known_indicators, summarize

__all__ = ["rate_chart"]

_MIDDLE = ("weighted", "median", "p10", "p90")


def rate_chart(
    entries: Sequence[Entry], words: dict[str, str]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], dict[str, Any] | None, int]:
    """
    Return the headers and the rows of the table, the chart, and on how many reports they rest.

    Args:
        entries: The reports.
        words: What the columns are called: `year`, `reports`, `small`, `weighted`, `median`, `p10`, `p90`.
    """
    years: dict[int, list[Indicator]] = {}
    for entry in entries:
        found = _indicator(entry)
        if entry.year is not None and found is not None:
            years.setdefault(entry.year, []).append(found)
    told = {year: summarize(years[year]) for year in sorted(years)}
    rows = tuple(
        (str(year), str(each.known), str(each.small), *(_percent(each, name) for name in _MIDDLE)) for year, each in told.items()
    )
    drawn = [
        {"year": str(year), "median": float(each.median * 100), "reports": each.known}
        for year, each in told.items()
        if each.median is not None
    ]
    columns = {name: words[name] for name in ("year", "median", "reports")}
    spec = bars(drawn, category="year", value="median", words=columns, upright=True) if drawn else None
    headers = tuple(words[name] for name in ("year", "reports", "small", *_MIDDLE))
    return headers, rows, spec, sum(each.known for each in told.values())


def _indicator(entry: Entry) -> Indicator | None:
    """Return the rate of a report; None where a figure of it is not known, or nothing was processed."""
    amount = entry.amounts.get(RATE)
    if amount is None or amount.values is None:
        return None
    definition = known_indicators()[RATE]
    granted = sum(amount.values[: len(definition.plus)], Fraction(0))
    processed = sum(amount.values[len(definition.plus) :], Fraction(0))
    if processed <= 0:
        return None
    above, base, share = (Decimal(each.numerator) / each.denominator for each in (granted, processed, granted / processed))
    return Indicator(definition, share, above, base)


def _percent(told: Statistics, name: str) -> str:
    value: Decimal | None = getattr(told, name)
    return f"{value:.1%}" if value is not None else "–"
