"""
What the reader found in the cells of a report, each fault under the one code it is told by.

A cell that holds no plain number has a state, and where that does not tell why, a diagnostic does: here both
come together. Rules make their findings of it, and a check that cannot be made names the cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gov_disclosure.figures import Figure, State
from gov_disclosure.rules.finding import Verdict

if TYPE_CHECKING:
    from gov_disclosure.diagnostics import Diagnostic
    from gov_disclosure.forms import Column, Form
    from gov_disclosure.rules.context import Context

__all__ = [
    "BLANK",
    "LONG",
    "MARK",
    "MISSING",
    "NOTE",
    "STYLED",
    "TWICE",
    "UNDECIDED",
    "UNIT",
    "WORDS",
    "Evidence",
    "read_evidence",
    "told",
]

BLANK, MARK, WORDS, NOTE, UNIT, STYLED, UNDECIDED, MISSING, LONG = (
    "GD301", "GD302", "GD303", "GD306", "GD307", "GD308", "GD309", "GD310", "GD312",
)  # fmt: skip
TWICE = "GD111"
"""The reader's remark on a row that is printed twice, with different figures."""
_NOWHERE = (-1, -1)
_UNDECIDED = ("GD309", "GD161")
_SCALED = "GD166"
_COUNTED = frozenset("件 条 條 项 項 个 個 宗 份 次 起 篇 部 例 桩 人 人次 件次 条次".split())
"""Units that count one each, as the form does."""
_WIDE = frozenset("０１２３４５６７８９，．＋－")


class Evidence(NamedTuple):
    """
    The cells that are no plain numbers.

    Attributes:
        cells: Code → the cells that it is told of, in official order.
        causes: Path of each cell without a number → the code that says why.
        remarks: Path of a cell → what the reader said about it, where its state does not tell.
    """

    cells: Mapping[str, list[str]]
    causes: Mapping[str, str]
    remarks: Mapping[str, Diagnostic]


def told(context: Context, code: str) -> Sequence[str]:
    """Return the cells that a code is told of; on no known form none, and the rule says nothing."""
    if context.form is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return ()
    return context.shared(read_evidence).cells.get(code, ())


_NUMBER, _MISSING, _BLANK, _MARK = State.NUMBER, State.MISSING, State.BLANK, State.NOT_APPLICABLE


def read_evidence(context: Context) -> Evidence:
    """Return what is to be said about the cells of a report; rules get it by `Context.shared`."""
    form, figures = context.form, context.report.cells
    if form is None:
        return Evidence({}, {}, {})
    cells: dict[str, list[str]] = {}
    causes: dict[str, str] = {}
    remarks: dict[str, Diagnostic] = {}
    worded: list[str] = []
    for path, figure in context.special.items():
        value, state, _, note, unit, _ = figure
        if value is not None:
            column = form.cells.get(path)
            code = _form_of(figure, note, _unit_of(column, unit), changing=column is not None and column.kind == "change")
            if code:
                cells.setdefault(code, []).append(path)
            continue
        if state is _BLANK:
            code = BLANK
        elif state is _MARK:
            code = MARK
        elif state is _MISSING:
            code = MISSING
        elif state is _NUMBER:
            code = UNIT
        else:
            worded.append(path)
            continue
        causes[path] = code
    if worded:
        _tell_words(worded, figures, context.report.diagnostics, causes, remarks)
    if causes:
        order = _order(form)
        missing = _replaced(context, form) if MISSING in causes.values() else frozenset[str]()
        for path in sorted(causes, key=lambda path: order.get(path, 0)):
            if path not in missing:
                cells.setdefault(causes[path], []).append(path)
    return Evidence(cells, causes, remarks)


def _form_of(figure: Figure, note: str | None, fitting: bool | None, *, changing: bool) -> str:
    """Return the code that tells how a number is written; empty where it is plain."""
    if fitting is False:
        return UNIT
    if note is not None:
        return NOTE
    raw = figure.raw.strip()
    if fitting and not raw[-1:].isdecimal():
        # The unit stands in the cell itself, not in a column of its own.
        return STYLED
    # A sign belongs to a change, and words do: 增加5, 未增未减. A number below zero is more than a way of writing.
    signed = (raw.startswith("+") and (not changing or raw.startswith("+0"))) or (raw.startswith("-") and not figure.value)
    return STYLED if signed or "," in raw or any(char in _WIDE for char in raw) else ""


def _unit_of(column: Column | None, unit: str | None) -> bool | None:
    """Say whether the unit in a cell is what the form counts in; None where none is written, or it is asked for."""
    if unit is None or column is None or (column.kind == "amount" and column.unit is None):
        return None
    return unit == column.unit if column.kind == "amount" else unit in _COUNTED


def _tell_words(
    worded: Iterable[str], figures: Mapping[str, Figure], diagnostics: Iterable[Diagnostic], causes: dict[str, str],
    remarks: dict[str, Diagnostic],
) -> None:  # fmt: skip
    """Say of cells whose words are no number whether they are words, or what could not be placed, divided or chosen."""
    undecided: dict[str, Diagnostic] = {}
    single: dict[str, Diagnostic] = {}
    scaled: list[Diagnostic] = []
    for remark in diagnostics:
        if remark.code == _SCALED:
            scaled.append(remark)
        elif remark.path is not None and remark.code in _UNDECIDED:
            undecided.setdefault(remark.path, remark)
        elif remark.path is not None and remark.code in (TWICE, LONG):
            single.setdefault(remark.path, remark)
    units = _units(scaled, undecided)
    spans: dict[str, tuple[int, int]] = {}
    places: dict[tuple[int, int], Diagnostic] = {}
    # Where no row is undecided, no place needs to be known.
    for path in worded if undecided else ():
        position = figures[path].position
        if position is None or path in single:
            continue
        span = spans[path] = position[:2]
        row = path if path in undecided else path.rpartition(".")[0]
        found = undecided.get(row)
        if found is not None and span not in places:
            places[span] = units.get(row) or units.get(path.partition(".")[0]) or found
    for path in worded:
        said = single.get(path) or places.get(spans.get(path, _NOWHERE))
        if said is None:
            causes[path] = WORDS
            continue
        remarks[path] = said
        causes[path] = said.code if path in single else UNIT if said.code == _SCALED else UNDECIDED


def _units(scaled: Iterable[Diagnostic], undecided: Mapping[str, Diagnostic]) -> Mapping[str, Diagnostic]:
    """Return row or table → the unit that is not the form's: in the row itself, or above its table."""
    found: dict[str, Diagnostic] = {}
    for unit in scaled:
        rows = [path for path, remark in undecided.items() if _within(unit, remark)]
        for path in rows or ([unit.path] if unit.path is not None else []):
            found.setdefault(path, unit)
    return found


def _within(inner: Diagnostic, outer: Diagnostic) -> bool:
    return (
        inner.position is not None
        and outer.position is not None
        and outer.position.start <= inner.position.start < outer.position.end
    )


@cache
def _order(form: Form) -> Mapping[str, int]:
    return {path: number for number, path in enumerate(form.cells)}


def _replaced(context: Context, form: Form) -> frozenset[str]:
    """Return the cells that are not missing: their whole table is, or the report prints other rows for them."""
    cells = context.values
    there = {path.partition(".")[0] for path in context.printed}
    gone = {path for path in cells if path.partition(".")[0] not in there}
    for instead, path in form.unprinted.items():
        for one, other in ((instead, path), (path, instead)):
            if context.prints(one):
                gone.update(cell for cell in cells if cell.startswith(f"{other}."))
    return frozenset(gone)
