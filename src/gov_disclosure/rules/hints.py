"""
What may have gone wrong where sums do not hold: slips that, undone, make all sums hold that they touch.

Nothing is changed in the data. A slip is a guess at what stood in some cells; it is offered only where every sum
over these cells would hold, and ranked by how many broken sums it mends. The work is bounded by the size of the
form, whatever the figures are.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

from gov_disclosure.forms import Form
from gov_disclosure.forms.equations import Equation
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.finding import Hint

__all__ = ["MOST", "Slip", "Sums", "diagnose"]

MOST = 3
"""So many hints stand beside a finding."""
_NONE: Mapping[str, tuple[Hint, ...]] = MappingProxyType({})


class Slip(NamedTuple):
    """
    A guess at what went wrong.

    Attributes:
        code: Entry of the catalogue.
        rank: The likelier of slips that mend as much has the smaller one.
        should: Path of a cell → what should stand in it.
        paths: The cells or rows that the hint names.
        arguments: What the message is filled with.
    """

    code: str
    rank: int
    should: Mapping[str, int]
    paths: tuple[str, ...]
    arguments: Mapping[str, Any]


class Sums:
    """
    The sums that a report must satisfy and whose cells are all known.

    Args:
        form: The form.
        context: The check.

    Attributes:
        form: The form.
        values: Path of each cell that holds a whole number → that number.
        equations: The sums.
        off: Left side less right side of each.
        uses: Path of a cell → the sums that it is in, each with 1 on the left and -1 on the right.
        broken: The numbers of the sums that do not hold.
        likely: Two sides that are usually the same, and need not be.
        differing: How many of these differ.
    """

    def __init__(self, form: Form, context: Context) -> None:
        self.form = form
        self.values = {path: value for path, value in context.values.items() if type(value) is int}
        self.equations: list[Equation] = []
        self.off: list[int] = []
        self.uses: dict[str, list[tuple[int, int]]] = {}
        self.likely: list[Equation] = []
        for equation in chain.from_iterable(form.arithmetic.equations(context.report.cells).values()):
            if not (equation.decided and equation.sign == "="):
                continue
            if not all(path in self.values for path in (*equation.left, *equation.right)):
                continue
            if not equation.strict:
                self.likely.append(equation)
                continue
            number = len(self.equations)
            self.equations.append(equation)
            self.off.append(sum(map(self.values.__getitem__, equation.left)) - sum(map(self.values.__getitem__, equation.right)))
            for side, sign in ((equation.left, 1), (equation.right, -1)):
                for path in side:
                    self.uses.setdefault(path, []).append((number, sign))
        self.broken = [number for number, off in enumerate(self.off) if off]
        self.differing = sum(_differ(equation, self.values) for equation in self.likely)

    def sides(self, number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the paths on the left and on the right of a sum."""
        equation = self.equations[number]
        return equation.left, equation.right

    def mended(self, should: Mapping[str, int]) -> list[int]:
        """Return the broken sums that hold with other figures in some cells; none where one of these breaks a sum."""
        change: dict[int, int] = {}
        for path, value in should.items():
            moved = value - self.values[path]
            if value < 0:
                return []
            if moved:
                for number, sign in self.uses.get(path, ()):
                    change[number] = change.get(number, 0) + sign * moved
        if any(self.off[number] + moved for number, moved in change.items()):
            return []
        return [number for number in change if self.off[number]]

    def unlikely(self, should: Mapping[str, int]) -> int:
        """Return by how many more sides that are usually the same differ with other figures in some cells; fewer are negative."""
        now = {**self.values, **should}
        return sum(_differ(equation, now) for equation in self.likely) - self.differing


def diagnose(context: Context) -> Mapping[str, tuple[Hint, ...]]:
    """Return the expression of each broken sum → its hints, the likeliest first; rules get it by `Context.shared`."""
    from gov_disclosure.rules.hints_cells import cell_slips
    from gov_disclosure.rules.hints_rows import row_slips

    if context.form is None:
        return _NONE
    sums = Sums(context.form, context)
    if not sums.broken:
        return _NONE
    found: dict[int, list[tuple[int, int, int, int, Slip]]] = {}
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for order, slip in enumerate(chain(cell_slips(sums), row_slips(sums))):
        mended = sums.mended(slip.should) if (slip.code, slip.paths) not in seen else []
        if not mended:
            continue
        seen.add((slip.code, slip.paths))
        unlikely = sums.unlikely(slip.should) if sums.likely else 0
        for number in mended:
            found.setdefault(number, []).append((-len(mended), unlikely, slip.rank, order, slip))
    return {sums.equations[number].expression: _hints(slips, sums.form) for number, slips in found.items()}


def _differ(equation: Equation, values: Mapping[str, int]) -> bool:
    return sum(map(values.__getitem__, equation.left)) != sum(map(values.__getitem__, equation.right))


def _hints(slips: list[tuple[int, int, int, int, Slip]], form: Form) -> tuple[Hint, ...]:
    slips.sort(key=lambda each: each[:4])
    return tuple(
        Hint(slip.code, {**slip.arguments, "captions": [f"“{form.called(path)}”" for path in slip.paths]}, slip.paths)
        for *_, slip in slips[:MOST]
    )
