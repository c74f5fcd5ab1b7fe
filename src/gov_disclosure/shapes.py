"""
What places the figures of plain reports at once: the shape of their tables.

Where all rows are labels with whole numbers, marks or blanks behind them, which cell of the form a figure is does not
hang on the figure: the sequence of the labels, and how many cells stand behind each and in which columns, decide.
Reports from one template share it, and reports on one form nearly do. So the shapes met last are remembered with
what came of them; whatever else there is in a report, or was to be said of its figures, is bound row by row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from itertools import compress, repeat
from operator import itemgetter
from typing import Any, NamedTuple, TypeAlias

import attrs

from gov_disclosure.cells import Cells, Contents
from gov_disclosure.figures import Figure, Reading, State, figure
from gov_disclosure.forms.form import Column, Form
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.other_units import may_be_other_money
from gov_disclosure.placing import Target
from gov_disclosure.reading.blocks import Cell, Document, Row
from gov_disclosure.spans import CellRow, Places, deferred

__all__ = ["Bound", "Plan", "bind_by_shape", "plan_of"]

_Shape: TypeAlias = tuple[Any, ...]
_UNKNOWN = object()
_MOST_SHAPES = 64
_MOST_TOKENS = 400
"""A report has some 120; what is longer is not remembered."""
_SCALES = {scale: re.compile(scale) for scale in "万千百亿"}
_SCALED = re.compile(r"(?:单位|[（(：:]).{0,8}[万千百亿](?!\s{0,4}元)", re.DOTALL)
_BEFORE = 12
_BEHIND = 8
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


def _shape_of(tokens: Sequence[Token], form: Form, document: Document) -> _Shape | None:
    """Return the shape of a report's tables, or None where its figures have a say in what they are."""
    if form.heads or len(tokens) > _MOST_TOKENS or _may_be_scaled(document.source.text, form):
        return None
    height = document.height is not None
    shape: list[Any] = [height]
    before, behind = -1, -1
    for token in tokens:
        block, plain, label = token.block, token.plain, token.label
        if block < before or token.start < behind or token.glued:
            return None
        cells: Any = None
        if plain is not None:
            row, first, words, readings, _, own = plain
            # Whether it has more than one digit may decide whose a lone figure is.
            alone = len(words[0]) > 1 if len(words) == 1 else None
            states = bytes(map(bool, words)) if readings is None else tuple([reading[1].value for reading in readings])
            cells = row.layout(first), states, alone, row.table, own == block
        elif token.filled:
            cells = _cells_of(token, document)
            if cells is None:
                return None
        shape.append((label, token.type, block == before, token.column, token.colspan, token.table, cells))
        before, behind = block, token.start
    return tuple(shape)


def _cells_of(token: Token, document: Document) -> Any:
    """Return what of the figures of a label belongs to the shape, where they stand in one row and need no word; else None."""
    figures = token.figures
    row = figures[0].row
    block = document.blocks[row]
    if type(block) is not Row or not all(atom.row == row and atom.reading.quiet for atom in figures):
        return None
    alone = figures[0].end - figures[0].start > 1 if len(figures) == 1 else None
    shape = tuple([(atom.column, atom.colspan, atom.reading.state.value) for atom in figures])
    return shape, row == token.block, alone, block.table


def _may_be_scaled(text: str, form: Form) -> bool:
    """Whether a unit may stand above a table or in a row that counts in more than ones, or in the label of an amount."""
    if "元" in text and any(may_be_other_money(text, unit) for unit in form.units_of_money):
        return True
    return any(
        _SCALED.search(text, max(0, found.start() - _BEFORE), found.end() + _BEHIND) is not None
        for scale, pattern in _SCALES.items()
        if scale in text
        for found in pattern.finditer(text)
    )


def plan_of(
    placed: Mapping[str, Mapping[Target, Atom]], tokens: Sequence[Token], form: Form,
    absent: Callable[[str, str, Column, Target], Figure],
) -> Plan | None:  # fmt: skip
    """
    Return the plan for a report that was bound row by row, or None where a cell was made of others.

    Args:
        placed: Path of each row that the report has → its cells.
        tokens: All tokens in order.
        form: The form.
        absent: Gives what a cell is, by row, path, column and target, where nothing was placed.
    """
    numbers: dict[int, int] = {}
    owners: list[int] = []
    for index, token in enumerate(tokens):
        if token.figures and token.type:
            owners.append(index)
            numbers |= {id(atom): place for place, atom in enumerate(token.figures, len(numbers))}
    order: dict[str, int] = {}
    missing: list[Figure] = []
    amounts: list[int] = []
    for row, cells in form.row_cells.items():
        if row not in placed and row not in form.printed_rows:
            continue
        for path, column, target in cells:
            atom = placed.get(row, {}).get(target)
            place = len(numbers) + len(missing) if atom is None else numbers.get(id(atom))
            if place is None:
                return None
            order[path] = place
            if atom is None:
                missing.append(absent(row, path, column, target))
            elif column.kind == "amount":
                amounts.append(place)
    special = tuple((path, place) for path, place in order.items() if place >= len(numbers) or place in amounts)
    pick = itemgetter(*order.values())
    return Plan(order, tuple(owners), pick, tuple(missing), tuple(amounts), frozenset(placed), special)


def bind_by_shape(
    tokens: Sequence[Token], form: Form, document: Document, by_rows: Callable[[], tuple[Bound, Plan | None]]
) -> Bound:
    """
    Bind a report as one of its shape was bound before, or row by row.

    Args:
        tokens: All tokens in order, each with its `type` if the form knows it.
        form: The form.
        document: The blocks.
        by_rows: Binds it row by row; returns besides what can be remembered for its shape.
    """
    shape = _shape_of(tokens, form, document)
    if shape is None:
        return by_rows()[0]
    memory = form.memory
    # Another thread may clear it at any moment.
    known: object = memory.get(shape, _UNKNOWN)
    if isinstance(known, Plan):
        return _carry_out(known, tokens, document)
    bound, plan = by_rows()
    if known is _UNKNOWN:
        if len(memory) >= _MOST_SHAPES:
            memory.clear()
        memory[shape] = plan
    return bound


def _carry_out(plan: Plan, tokens: Sequence[Token], document: Document) -> Bound:
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
                values += [int(word) if word else None for word in told]
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
    places = deferred(document.source, [CellRow(row, first) for row, first, _, _ in runs])
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
        if place is None:
            return None
        found = self._without_place(place)
        return found._replace(position=self.places(place)[0]) if place < len(self.values) else found

    def contents(self) -> Contents:
        plan, words = self.plan, self._words()
        counts = words.copy()
        for place in plan.amounts:
            counts[place] = "0"
        digits = "".join(counts)
        if digits.isdecimal() and digits.isascii() and "" not in counts:
            return Contents(self.numbers, {path: self._without_place(place) for path, place in plan.special})
        special = [
            type(value) is not int or not word.isdecimal() or not word.isascii()
            for value, word in zip(self.values, words, strict=True)
        ]
        told = compress(plan.order.items(), plan.pick([*special, *repeat(True, len(plan.absent))]))
        return Contents(self.numbers, {path: self._without_place(place) for path, place in told})

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

    def _without_place(self, place: int) -> Figure:
        """Return a cell by its place among the figures; what stands beside a number is nowhere among those of a plan."""
        known = len(self.values)
        if place >= known:
            return self.plan.absent[place - known]
        at = place
        for _, _, told, readings in self.runs:
            if at < len(told):
                word = told[at]
                state = readings[at][1] if readings is not None else _NUMBER if word else _BLANK
                return figure((self.values[place], state, word, None, None, None))
            at -= len(told)
        raise IndexError(place)
