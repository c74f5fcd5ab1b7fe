"""The figures of a report as slips are made in them: its rows of several columns, and its sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from gov_disclosure.forms import get_form
from gov_disclosure.forms.equations import Equation
from gov_disclosure.report import Report
from gov_disclosure.testing.sound import sound_figures

__all__ = ["Summed", "table_of"]

Values = Mapping[str, int]


class Summed:
    """The figures of a report, its rows of several columns, and its sums."""

    def __init__(self, report: Report) -> None:
        self.form = get_form(report.form or "")
        self.values: Values = {path: figure.value for path, figure in report if type(figure.value) is int}
        self.sums = [
            equation for equation in sound_figures(self.form).equations
            if all(path in self.values for path in (*equation.left, *equation.right))
        ]  # fmt: skip
        self.summed = sorted(
            {
                path
                for equation in self.sums
                if equation.strict and equation.sign == "="
                for path in (*equation.left, *equation.right)
            }
        )
        self.totals = [equation for equation in self.sums if equation.strict and len(equation.left) == 1 < len(equation.right)]
        self.rows = [
            tuple(path for path, _, _ in self.form.row_cells[row]) for row in self.form.rows
            if len(self.form.row_cells[row]) > 2 and all(path in self.summed for path, _, _ in self.form.row_cells[row])
        ]  # fmt: skip

    def broken(self, change: Values) -> tuple[str, ...]:
        """Return the codes of what a change breaks; none where the figures are the same as before."""
        now = {**self.values, **change}
        codes = {equation.code for equation in self.sums if not _holds(equation, now)}
        if not codes or not any(equation.strict for equation in self.sums if equation.code in codes):
            return ()
        kinds = self.form.cells
        codes.update("GD304" for path, value in change.items() if value < 0 and kinds[path].kind == "count")
        return tuple(sorted(codes))

    def some_row(self, random: Random) -> tuple[str, ...]:
        """Return a row that is not all 0; empty where there is none."""
        rows = [row for row in self.rows if any(self.values[path] for path in row)]
        return random.choice(rows) if rows else ()

    def stacked(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Return the pairs of rows that stand below each other in one table."""
        return [(one, other) for one, other in zip(self.rows, self.rows[1:], strict=False) if table_of(one) == table_of(other)]


def table_of(row: Sequence[str]) -> tuple[str, ...]:
    """Return the table that the cells of a row stand in, and the names of their columns."""
    return (row[0].partition(".")[0], *(path.rpartition(".")[2] for path in row))


def _holds(equation: Equation, values: Values) -> bool:
    left, right = sum(values[path] for path in equation.left), sum(values[path] for path in equation.right)
    return left == right if equation.sign == "=" else left <= right if equation.sign == "<=" else left >= right
