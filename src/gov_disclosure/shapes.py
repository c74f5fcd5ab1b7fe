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
from operator import itemgetter
from typing import Any, TypeAlias

from gov_disclosure.figures import Figure
from gov_disclosure.forms.form import Column, Form
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.other_units import may_be_other_money
from gov_disclosure.placing import Target
from gov_disclosure.plans import Bound, Plan, carry_out
from gov_disclosure.reading.blocks import Document, Row

__all__ = ["bind_by_shape", "plan_of"]

_Shape: TypeAlias = tuple[Any, ...]
_UNKNOWN = object()
_MOST_SHAPES = 64
_MOST_TOKENS = 400
"""A report has some 120; what is longer is not remembered."""
_SCALES = {scale: re.compile(scale) for scale in "万千百亿"}
_SCALED = re.compile(r"(?:单位|[（(：:]).{0,8}[万千百亿](?!\s{0,4}元)", re.DOTALL)
_NOUGHTS = re.compile(r"00(?<![\d:：.,，]00)(?![\d:：])")
"""Figures may be there twice (9090 for 90), which is for `doubts` to see."""
_BEFORE = 12
_BEHIND = 8


def _shape_of(tokens: Sequence[Token], form: Form, document: Document) -> _Shape | None:
    """Return the shape of a report's tables, or None where its figures have a say in what they are."""
    text = document.source.text
    if form.heads or len(tokens) > _MOST_TOKENS or _may_be_scaled(text, form) or ("00" in text and _NOUGHTS.search(text)):
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
            states: Any
            if readings is None:
                states = "" in words and bytes(map(bool, words))
            else:
                states = tuple([reading[1].value for reading in readings])
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
        return carry_out(known, tokens, document)
    bound, plan = by_rows()
    if known is _UNKNOWN:
        if len(memory) >= _MOST_SHAPES:
            memory.clear()
        memory[shape] = plan
    return bound
