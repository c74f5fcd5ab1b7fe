"""Whether tables of two reports have the same figures, and whether so many that it tells something."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gov_disclosure.forms import Form

__all__ = ["Tables", "flows", "tables_alike", "telling"]

Values = Mapping[str, int | Decimal | None]
_STOCKS = (".in_force", ".total_disclosed", ".items_previous_year")


class Tables(NamedTuple):
    """
    How the figures of two reports compare.

    Attributes:
        same: Paths of the cells with the same number other than 0.
        different: Paths of those with other numbers.
        unknown: Paths of those that hold a number in one of them alone.
    """

    same: tuple[str, ...]
    different: tuple[str, ...]
    unknown: tuple[str, ...]


def tables_alike(one: Values, other: Values, paths: Iterable[str]) -> Tables:
    """Compare cells; what is 0 or not known in both tells nothing."""
    same: list[str] = []
    different: list[str] = []
    unknown: list[str] = []
    for path in paths:
        mine, theirs = one.get(path), other.get(path)
        if mine is None and theirs is None:
            continue
        if mine is None or theirs is None:
            unknown.append(path)
        elif mine != theirs:
            different.append(path)
        elif mine != 0:
            same.append(path)
    return Tables(tuple(same), tuple(different), tuple(unknown))


def telling(paths: Iterable[str], values: Values, distinct: int, large: int) -> bool:
    """
    Whether it is no chance that two reports have figures in common.

    Args:
        paths: The cells.
        values: Their numbers.
        distinct: So many different numbers are enough.
        large: One so large is enough.
    """
    found = {value for path in paths if (value := values.get(path)) is not None and value != 0 and not path.endswith(_STOCKS)}
    return len(found) >= distinct or any(value >= large for value in found)


@cache
def flows(form: Form, table: str) -> tuple[str, ...]:
    """Return the cells of a table that are counted anew each year."""
    return tuple(
        path
        for path, column in form.cells.items()
        if path.partition(".")[0] == table and column.kind in ("count", "change", "amount") and not path.endswith(_STOCKS)
    )
