"""Where the cells of a form stand in reports of one shape, and the cells of such a report, made when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import compress, repeat
from typing import Any, NamedTuple, TypeAlias

import attrs

from gov_disclosure.cells import Cells, Contents
from gov_disclosure.figures import Figure, Reading, State, figure
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Cell, Document, Row
from gov_disclosure.spans import Places, cell_row, deferred

__all__ = ["Bound", "Plan", "carry_out"]

_NUMBER, _BLANK = State.NUMBER, State.BLANK


@attrs.define
class Bound:
    """
    The tables of a report.

    Attributes:
        figures: Path of each printed cell → the cell, in the form's order.
        values: Path of each of these cells → its value.
        units: Path of those with a unit written in the cell → that unit.
        rows: Paths of the rows that the report has.
    """

    figures: Mapping[str, Figure]
    values: Mapping[str, int | Decimal | None]
    units: Mapping[str, str | None]
    rows: frozenset[str]


class Plan(NamedTuple):
    """
    Where the cells of a form stand in reports of one shape.

    Attributes:
        order: Path of each cell, in the form's order → its place among those that `pick` is given.
        tokens: The labels whose figures are those of cells, in order.
        pick: Picks for each cell its own out of the figures of these labels, one behind the other, and `absent` behind them.
        absent: The cells that have no figure.
        amounts: Places among the figures of those that are amounts.
        rows: Paths of the rows that the report has.
        special: Of the cells that are amounts or have no figure, path and place, in the form's order.
    """

    order: Mapping[str, int]
    tokens: tuple[int, ...]
    pick: Callable[[Sequence[Any]], tuple[Any, ...]]
    absent: tuple[Figure, ...]
    amounts: tuple[int, ...]
    rows: frozenset[str]
    special: tuple[tuple[str, int], ...]


def carry_out(plan: Plan, tokens: Sequence[Token], document: Document) -> Bound:
    """Bind the figures of a report as a plan for its shape has it."""
    values: list[int | Decimal | None] = []
    runs: list[_Run] = []
    for index in plan.tokens:
        plain = tokens[index].plain
        if plain is not None:
            row, first, told, readings, _, _ = plain
            runs.append((row, first, told, readings))
            if readings is not None:
                values += [reading[0] for reading in readings]
            elif "" in told:
                filled = told.index("")
                if any(told[filled:]):
                    values += [int(word) if word else None for word in told]
                else:
                    # Blank ones at the end alone.
                    values += map(int, told[:filled])
                    values += repeat(None, len(told) - filled)
            else:
                values += map(int, told)
        else:
            run = _run_of(tokens[index], document)
            runs.append(run)
            values += [reading[0] for reading in run[3] or ()]
    for place in plan.amounts:
        value = values[place]
        values[place] = Decimal(value) if value is not None else None
    picked = plan.pick([*values, *repeat(None, len(plan.absent))])
    numbers = dict(zip(plan.order, picked, strict=True))
    places = deferred(document.source, [cell_row((row, first)) for row, first, _, _ in runs])
    return Bound(Cells(_Drawer(plan, values, runs, numbers, places)), numbers, {}, plan.rows)


_Run: TypeAlias = tuple[Row, int, Sequence[str], Sequence[Reading] | None]
"""A row, the first of its cells that are figures, their words, and what they say where that is not plain."""


def _run_of(token: Token, document: Document) -> _Run:
    """Return the figures of a label whose cells were made."""
    figures = token.figures
    text = document.source.text
    block = document.blocks[figures[0].row]
    table, number = (block.table, block.number) if isinstance(block, Row) else (0, 0)
    cells = tuple([Cell(start, end, column, colspan) for start, end, _, _, column, colspan in figures])
    words = [text[start:end] for start, end, _, _ in cells]
    return Row(cells, table, number), 0, words, [atom.reading for atom in figures]


class _Drawer(NamedTuple):
    """What is kept of the cells of a report until they are asked for."""

    plan: Plan
    values: list[int | Decimal | None]
    runs: Sequence[_Run]
    numbers: Mapping[str, int | Decimal | None]
    places: Places

    def figures(self) -> Mapping[str, Figure]:
        plan = self.plan
        parts = self.values, self._states(), self._words(), repeat(None), repeat(None), self.places()
        made = map(figure, zip(*parts, strict=False))
        return dict(zip(plan.order, plan.pick([*made, *plan.absent]), strict=True))

    def figure(self, path: str) -> Figure | None:
        place = self.plan.order.get(path)
        return self._at(place, self.places) if place is not None else None

    def contents(self) -> Contents:
        plan, words = self.plan, self._words()
        counts = words.copy()
        for place in plan.amounts:
            counts[place] = "0"
        # Of the cells of the form alone: blank ones beside them, as at the ends of rows, are nobody's.
        counted = plan.pick([*counts, *repeat("0", len(plan.absent))])
        digits = "".join(counted)
        whole = len(counted) - len(plan.special)
        if (
            digits.isdecimal() and digits.isascii() and "" not in counted
            and [*map(type, self.numbers.values())].count(int) == whole
        ):  # fmt: skip
            return Contents(self.numbers, {path: self._at(place) for path, place in plan.special})
        special = [
            type(value) is not int or not word.isdecimal() or not word.isascii()
            for value, word in zip(self.values, words, strict=True)
        ]
        told = compress(plan.order.items(), plan.pick([*special, *repeat(True, len(plan.absent))]))
        return Contents(self.numbers, {path: self._at(place) for path, place in told})

    def _words(self) -> list[str]:
        words: list[str] = []
        for _, _, told, _ in self.runs:
            words += told
        return words

    def _states(self) -> list[State]:
        states: list[State] = []
        for _, _, told, readings in self.runs:
            if readings is not None:
                states += [reading[1] for reading in readings]
            else:
                states += [_NUMBER if word else _BLANK for word in told]
        return states

    def _at(self, place: int, places: Places | None = None) -> Figure:
        """Return a cell by its place among the figures; what stands beside a number is nowhere among those of a plan."""
        known = len(self.values)
        if place >= known:
            return self.plan.absent[place - known]
        at = place
        for number, (_, _, told, readings) in enumerate(self.runs):
            if at < len(told):
                word = told[at]
                state = readings[at][1] if readings is not None else _NUMBER if word else _BLANK
                position = places(number, at)[0] if places is not None else None
                return figure((self.values[place], state, word, None, None, position))
            at -= len(told)
        raise IndexError(place)
