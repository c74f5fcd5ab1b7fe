"""A result → rows of the tables, as JSON values by column: what crosses a process is what stands in the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import TYPE_CHECKING, Any

from gov_disclosure.corpus.batches import Batch, Rows
from gov_disclosure.corpus.columns import columns_of, measured
from gov_disclosure.corpus.results import Result
from gov_disclosure.diagnostics import Severity
from gov_disclosure.figures import State
from gov_disclosure.rules import RuleSet, Verdict, evaluate

if TYPE_CHECKING:
    from gov_disclosure.report import Report
    from gov_disclosure.rules import Evaluation

__all__ = ["library_version", "rows_of"]


def rows_of(result: Result, tables: Sequence[str], language: str = "en", rules: RuleSet | None = None) -> Rows:
    """
    Return the rows that a result has in some tables.

    Args:
        result: The result.
        tables: Names of tables, of `columns_of`.
        language: `zh` or `en`, for the messages.
        rules: The rules to check by; all, where none are given.
    """
    found: dict[str, list[Batch]] = {table: [] for table in tables}
    origin = [result.source, result.digest, library_version()]
    if result.error is not None:
        if "errors" in found:
            error = result.error
            found["errors"].append(Batch.of_row([*origin, result.size, type(error).__name__, error.render(language)]))
        return _joined(found)
    checked = "findings" in found or "reports" in found
    for part, report in enumerate(result.reports, 1):
        head = [*origin, part, report.body, report.year, report.form]
        evaluation = evaluate(report, rules) if checked else None
        if evaluation is not None and "reports" in found:
            found["reports"].append(Batch.of_row([*head, *_wide(report, evaluation)]))
        if "cells" in found:
            found["cells"].append(Batch.of_columns(len(report.cells), [*head, *_long(report)]))
        if evaluation is not None and "findings" in found:
            found["findings"].append(Batch.of_rows([[*head, *finding] for finding in _found(evaluation, language)]))
        if "indicators" in found:
            found["indicators"].append(Batch.of_row([*head, *_derived(report)]))
    return _joined(found)


def _joined(found: dict[str, list[Batch]]) -> Rows:
    """Return the rows of each table as one batch, whatever number of reports they are of."""
    return {
        table: batches[0] if len(batches) == 1 else Batch.joined(batches, len(columns_of(table)))
        for table, batches in found.items()
    }


def _derived(report: Report) -> list[Any]:
    from gov_disclosure.derived import indicators

    reporter = report.reporter
    found: list[Any] = [
        reporter.level.value, reporter.kind.value, "/".join(region.name for region in reporter.region) or None,
        reporter.scope.value,
    ]  # fmt: skip
    for each in indicators(report).values():
        if not each.definition.needs_previous:
            lack = each.lack.value if each.lack is not None else None
            found += [_plain(each.value), _plain(each.base), int(each.small), lack]
    return found


def _wide(report: Report, evaluation: Evaluation) -> list[Any]:
    reporter = report.reporter
    violated = Counter(each.severity for each in evaluation.findings if each.verdict is Verdict.VIOLATED)
    fee = report.other_matters.processing_fee_yuan if report.other_matters is not None else None
    unread = sum(each.severity is not Severity.INFO for each in report.diagnostics)
    return [
        report.form_expected, report.title, _plain(report.published_on), reporter.level.value, reporter.kind.value,
        "/".join(region.name for region in reporter.region) or None, reporter.scope.value,
        violated[Severity.ERROR], violated[Severity.WARNING], evaluation.tally.get(Verdict.NOT_EVALUABLE, 0), unread,
        _plain(fee), *_values(report),
    ]  # fmt: skip


def _values(report: Report) -> list[Any]:
    # A row asks for numbers alone: the words and places of two hundred cells are not made for it.
    numbers = report.contents.numbers
    names, whole, told = _measures()
    values: list[Any] = list(map(numbers.get, names))
    if not all(type(value) is int or value is None for value in values):
        for at, value in enumerate(values):
            if type(value) is Decimal:
                # A count that is not whole is no count; `cells` has what is printed.
                values[at] = None if at in whole else _plain(value)
    for at in told:
        # A unit is no cell: it stands beside the amount in one.
        values[at] = _told(report, names[at])
    return values


@cache
def _measures() -> tuple[tuple[str, ...], frozenset[int], tuple[int, ...]]:
    """Return the paths of the columns of cells, and which of them hold whole numbers, and which words."""
    columns = measured()
    return (
        tuple(column.name for column in columns),
        frozenset(at for at, column in enumerate(columns) if column.kind == "integer"),
        tuple(at for at, column in enumerate(columns) if column.kind == "text"),
    )


def _told(report: Report, path: str) -> str | None:
    if report.form is None or path not in _captions(report.form):
        return None
    found = report.value(path)
    return found if isinstance(found, str) else None


def _long(report: Report) -> list[list[Any]]:
    """Return the columns of its cells; made side by side, since a report has two hundred."""
    figures = report.cells
    if not figures:
        return []
    captions = _captions(report.form)
    paths = list(figures)
    values, states, raws, notes, units, positions = map(list, zip(*figures.values(), strict=True))
    if not set(map(type, values)) <= {int, NoneType}:
        values = list(map(_plain, values))
    places = [None if position is None else _PLACE(position) for position in positions]
    return [
        paths, list(map(captions.get, paths)), values, [_STATES[state] for state in states], raws, notes, units,
        *([None if place is None else place[at] for place in places] for at in range(5)),
    ]  # fmt: skip


_STATES = {state: state.value for state in State}
_PLACE = attrgetter("line", "column", "table", "row", "page")


def _found(evaluation: Evaluation, language: str) -> list[list[Any]]:
    return [
        [
            each.rule, each.severity.value, each.render(language), " ".join(each.paths), _text(each.expected), _text(each.actual),
            each.line, each.fingerprint,
        ]
        for each in evaluation.findings
        if each.verdict is Verdict.VIOLATED
    ]  # fmt: skip


def _plain(value: int | Decimal | date | None) -> int | str | None:
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else value


def _text(value: int | Decimal | str | None) -> str | None:
    return value if value is None or isinstance(value, str) else str(_plain(value))


@cache
def _captions(form: str | None) -> dict[str, str]:
    if form is None:
        return {}
    from gov_disclosure.forms import get_form

    found = get_form(form)
    return {path: found.caption(path) for path in found.cells}


@cache
def library_version() -> str:
    """Return the version of the library, empty where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gov-disclosure")
    except PackageNotFoundError:
        return ""
