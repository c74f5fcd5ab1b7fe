"""
Figures that satisfy everything that a form demands: some cells are free, the others follow from them.

Nothing here knows a form: which cell follows from which is taken from its relations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from gov_disclosure.errors import UsageError
from gov_disclosure.figures import Figure, State
from gov_disclosure.forms import Form
from gov_disclosure.forms.equations import Equation

__all__ = ["Sound", "sound_figures"]

_PASSES = 50


class Sound:
    """
    How the cells of a form depend on each other.

    Args:
        form: The form.

    Attributes:
        form: The form.
        cells: The cells that a report on the form has, in official order.
        free: Those that may be set; all others follow from them.
        equations: What the form demands of them.
    """

    def __init__(self, form: Form) -> None:
        self.form = form
        printed = {path: form.row_cells[path] for path in form.printed_rows}
        self.cells = tuple(path for cells in printed.values() for path, _, _ in cells)
        there = {path: Figure(0, State.NUMBER, "0") for path in self.cells}
        self.equations = tuple(
            equation for found in form.arithmetic.equations(there).values() for equation in found if equation.decided
        )
        self._made: dict[str, Equation] = {}
        for equation in self.equations:
            first = equation.left[0]
            if equation.sign == "=" and equation.strict and first not in self._made:
                self._made[first] = equation
        self.free = tuple(path for path in self.cells if path not in self._made)
        self._order = tuple(self._sorted())

    def complete(self, values: Mapping[str, int], *, exactly: bool = True) -> dict[str, int]:
        """
        Return all cells: those that are free as given, else 0, or more where a relation asks for it.

        Args:
            values: Free cells → their numbers.
            exactly: False to let relations ask for more in these cells, too.

        Raises:
            UsageError: A cell is not free, or what is given cannot be satisfied.
        """
        for path in values:
            if path not in self.free:
                what = f"it follows from {' + '.join(self._made[path].right)}" if path in self._made else "there is no such cell"
                raise UsageError(f"{path} of {self.form.name} cannot be set: {what}")
        found = dict.fromkeys(self.free, 0) | dict(values)
        for _ in range(_PASSES):
            self._compute(found)
            wrong = [(equation, lacking) for equation in self.equations if (lacking := _lacking(equation, found))]
            wrong += [(self._made[path], (1, -found[path])) for path in self._order if found[path] < 0]
            if not wrong:
                return found
            equation, (side, amount) = wrong[0]
            cell = next(
                (path for path in self._leaves((equation.left, equation.right)[side]) if not exactly or path not in values), None
            )
            if cell is None:
                raise UsageError(f"these figures cannot satisfy {equation.expression}: give fewer of them")
            found[cell] += amount
        raise UsageError(f"no figures were found that satisfy all that {self.form.name} demands: give fewer of them")

    def _compute(self, found: dict[str, int]) -> None:
        for path in self._order:
            equation = self._made[path]
            found[path] = sum(found[cell] for cell in equation.right) - sum(found[cell] for cell in equation.left[1:])

    def _sorted(self) -> Iterator[str]:
        """Yield the cells that follow, each behind those that it follows from."""
        done: set[str] = set()
        stack = [(path, False) for path in reversed(self._made)]
        while stack:
            path, ready = stack.pop()
            if path in done or path not in self._made:
                continue
            if ready:
                done.add(path)
                yield path
                continue
            stack.append((path, True))
            equation = self._made[path]
            stack += [(cell, False) for cell in (*equation.right, *equation.left[1:]) if cell not in done]

    def _leaves(self, side: Sequence[str]) -> Iterator[str]:
        """Yield the free cells that a side grows with."""
        stack = list(reversed(side))
        seen: set[str] = set()
        while stack:
            path = stack.pop()
            if path in seen:
                continue
            seen.add(path)
            if path in self._made:
                stack += reversed(self._made[path].right)
            else:
                yield path


def _lacking(equation: Equation, found: Mapping[str, int]) -> tuple[int, int] | None:
    """Return the side that is too small, 0 or 1, and by how much."""
    left, right = sum(found[cell] for cell in equation.left), sum(found[cell] for cell in equation.right)
    if (left < right and equation.sign != "<=") or (left > right and equation.sign != ">="):
        return (0, right - left) if left < right else (1, left - right)
    return None


@cache
def sound_figures(form: Form) -> Sound:
    """Return how the cells of a form depend on each other."""
    return Sound(form)
