"""Simple statistics of an indicator over several reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from typing import Any

import attrs

from gov_disclosure.derived.measuring import Indicator, Lack

__all__ = ["Statistics", "summarize"]

_ENOUGH = 5
"""Reports below which a spread says nothing."""
_PLACES = 6


@attrs.frozen
class Statistics:
    """
    What an indicator is over several reports; nulls are counted, and taken for nothing.

    Attributes:
        reports: How many reports there are.
        known: How many of them have a value.
        small: How many of these have a base below 30.
        lacks: Why the others have none → how many.
        total: The sum, of a count; None for a ratio.
        mean: The plain mean of the values.
        weighted: What stands above the line in all, by what stands below it in all: the mean weighted by the base. None for a
            count, and for a difference of shares.
        median: The middle value.
        p10: A tenth of the values lie below it (between two values in proportion, as spreadsheets do).
        p90: A tenth of them lie above it.
        gap: `p90` less `p10`, of at least five reports; else None.
    """

    reports: int
    known: int
    small: int
    lacks: Counter[Lack]
    total: Decimal | None = None
    mean: Decimal | None = None
    weighted: Decimal | None = None
    median: Decimal | None = None
    p10: Decimal | None = None
    p90: Decimal | None = None
    gap: Decimal | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values, decimals as strings."""
        numbers = ("total", "mean", "weighted", "median", "p10", "p90", "gap")
        found = {name: getattr(self, name) for name in numbers}
        return {
            "reports": self.reports,
            "known": self.known,
            "small": self.small,
            "lacks": {lack.value: count for lack, count in self.lacks.items()},
            **{name: None if value is None else str(value) for name, value in found.items()},
        }


def summarize(found: Iterable[Indicator]) -> Statistics:
    """
    Return the statistics of one indicator of several reports.

    Args:
        found: The indicator as each report has it.
    """
    given = list(found)
    known = [each for each in given if each.value is not None]
    lacks = Counter(each.lack for each in given if each.lack is not None)
    small = sum(each.small for each in known)
    if not known:
        return Statistics(len(given), 0, 0, lacks)
    values = sorted(Fraction(each.value) for each in known if each.value is not None)
    p10, median, p90 = (_quantile(values, Fraction(share, 10)) for share in (1, 5, 9))
    counts = known[0].definition.is_count
    above = sum(Fraction(each.above) for each in known if each.above is not None)
    base = sum(Fraction(each.base) for each in known if each.base is not None)
    weighs = not counts and not known[0].definition.change_of and base
    return Statistics(
        len(given),
        len(known),
        small,
        lacks,
        total=_decimal(sum(values, Fraction(0))) if counts else None,
        mean=_decimal(sum(values, Fraction(0)) / len(values)),
        weighted=_decimal(Fraction(above, base)) if weighs else None,
        median=_decimal(median),
        p10=_decimal(p10),
        p90=_decimal(p90),
        gap=_decimal(p90 - p10) if len(values) >= _ENOUGH else None,
    )


def _quantile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """Return what a share of the sorted values lies below, in proportion between two of them."""
    place = share * (len(values) - 1)
    lower = int(place)
    upper = min(lower + 1, len(values) - 1)
    return values[lower] + (values[upper] - values[lower]) * (place - lower)


def _decimal(value: Fraction) -> Decimal:
    """Return a fraction to six places at most, without zeros behind them."""
    found = Decimal(round(value * 10**_PLACES)).scaleb(-_PLACES, Context(prec=60, rounding=ROUND_HALF_EVEN))
    return Decimal(format(found.normalize(Context(prec=60)), "f"))
