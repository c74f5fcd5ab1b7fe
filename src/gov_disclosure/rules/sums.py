"""The equations of a form worked out together, once for all rules of a check: nearly always all of them hold."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from decimal import Context as Precision
from decimal import Decimal, Inexact
from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from gov_disclosure.forms.equations import Equation
    from gov_disclosure.rules.context import Context

__all__ = ["Worked", "work_out"]

_EXACT = Precision(prec=400, traps=[Inexact])
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {"=": operator.eq, "<=": operator.le, ">=": operator.ge}
Number = int | Decimal


class Worked(NamedTuple):
    """
    What came of the equations of one code.

    Attributes:
        held: How many of them hold.
        others: Those that do not, or that cannot be worked out: the equation, its left and its right side, None where
            one of its cells holds no number.
    """

    held: int
    others: list[tuple[Equation, Number | None, Number | None]]


def work_out(context: Context) -> Mapping[str, Worked]:
    """Return code → what came of its equations, on the form of the report; rules get it by `Context.shared`."""
    if context.form is None:
        return {}
    sheet = context.form.arithmetic.sheet(context.printed)
    row = [*map(context.values.get, sheet.paths)]
    found: dict[str, Worked] = {}
    for code, equations in sheet.sides.items():
        held = 0
        others: list[tuple[Equation, Number | None, Number | None]] = []
        for equation, begin, middle, end in equations:
            left, right = _sum(row[begin:middle]), _sum(row[middle:end])
            if left is not None and right is not None and equation.decided and _COMPARE[equation.sign](left, right):
                held += 1
            else:
                others.append((equation, left, right))
        found[code] = Worked(held, others)
    return found


def _sum(values: Iterable[Any]) -> Number | None:
    """Add numbers up, or return None where one of them is not known."""
    try:
        total: Number = sum(values)
    except TypeError:
        return None
    # The default precision may have rounded.
    return total if type(total) is int else reduce(_EXACT.add, map(Decimal, values))
