"""The equations of a form worked out together, once for all rules of a check: nearly always all of them hold."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Context as Precision
from decimal import Decimal, Inexact
from functools import reduce
from itertools import accumulate, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from gov_disclosure.forms.equations import Equation
    from gov_disclosure.rules.context import Context

__all__ = ["Worked", "work_out"]

_EXACT = Precision(prec=400, traps=[Inexact])
"""The default precision may round."""
_WHOLE: AbstractSet[type] = {int}
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
    try:
        numbers: Sequence[Any] = sheet.pick(context.values)
    except KeyError:
        numbers = [*map(context.values.get, sheet.paths)]
    try:
        sums: list[Number | None] = [*map(sum, map(numbers.__getitem__, sheet.sides))]
    except TypeError:
        # How many of the numbers up to each are not known.
        unknown = [0, *accumulate(map(operator.is_, numbers, repeat(None)))]
        sums = [sum(numbers[side]) if unknown[side.start] == unknown[side.stop] else None for side in sheet.sides]
    whole = set(map(type, sums)) == _WHOLE
    if not whole:
        sums = [
            total if total is None or type(total) is int else reduce(_EXACT.add, map(Decimal, numbers[side]))
            for total, side in zip(sums, sheet.sides, strict=True)
        ]
    found: dict[str, Worked] = {}
    for code, (begin, end, same) in sheet.spans.items():
        left, right = sums[begin:end:2], sums[begin + 1 : end : 2]
        equations = sheet.equations[code]
        others: list[tuple[Equation, Number | None, Number | None]] = []
        if not same or left != right or (not whole and None in left):
            others += (each for each in zip(equations, left, right, strict=True) if not _holds(*each))
        found[code] = Worked(len(equations) - len(others), others)
    return found


def _holds(equation: Equation, left: Number | None, right: Number | None) -> bool:
    return left is not None and right is not None and equation.decided and _COMPARE[equation.sign](left, right)
