"""A result → rows of the tables, as JSON values: what crosses a process is what stands in the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from gov_disclosure.corpus.columns import measured
from gov_disclosure.corpus.results import Result
from gov_disclosure.diagnostics import Severity
from gov_disclosure.rules import RuleSet, Verdict, evaluate

if TYPE_CHECKING:
    from gov_disclosure.report import Report
    from gov_disclosure.rules import Evaluation

__all__ = ["Rows", "library_version", "rows_of"]

Rows = dict[str, list[list[Any]]]
"""Name of a table → its rows; decimals and dates are strings."""


def rows_of(result: Result, tables: Sequence[str], language: str = "en", rules: RuleSet | None = None) -> Rows:
    """
    Return the rows that a result has in some tables.

    Args:
        result: The result.
        tables: Names of tables, of `columns_of`.
        language: `zh` or `en`, for the messages.
        rules: The rules to check by; all, where none are given.
    """
    rows: Rows = {table: [] for table in tables}
    origin = [result.source, result.digest, library_version()]
    if result.error is not None:
        if "errors" in rows:
            error = result.error
            rows["errors"].append([*origin, result.size, type(error).__name__, error.render(language)])
        return rows
    checked = "findings" in rows or "reports" in rows
    for part, report in enumerate(result.reports, 1):
        head = [*origin, part, report.body, report.year, report.form]
        evaluation = evaluate(report, rules) if checked else None
        if evaluation is not None and "reports" in rows:
            rows["reports"].append([*head, *_wide(report, evaluation)])
        if "cells" in rows:
            rows["cells"] += [[*head, *cell] for cell in _long(report)]
        if evaluation is not None and "findings" in rows:
            rows["findings"] += [[*head, *finding] for finding in _found(evaluation, language)]
        if "indicators" in rows:
            rows["indicators"].append([*head, *_derived(report)])
    return rows


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
    cells = report.cells
    values: list[Any] = []
    for name, kind, _ in measured():
        figure = cells.get(name)
        if kind == "text":
            # A unit is no cell: it stands beside the amount in one.
            values.append(_told(report, name))
        elif figure is None:
            values.append(None)
        elif kind == "integer" and type(figure.value) is Decimal:
            # A count that is not whole is no count; `cells` has what is printed.
            values.append(None)
        else:
            values.append(_plain(figure.value))
    return values


def _told(report: Report, path: str) -> str | None:
    if report.form is None or path not in _captions(report.form):
        return None
    found = report.value(path)
    return found if isinstance(found, str) else None


def _long(report: Report) -> list[list[Any]]:
    captions = _captions(report.form)
    found: list[list[Any]] = []
    for path, (value, state, raw, note, unit, position) in report.cells.items():
        place: Sequence[Any] = (None,) * 5
        if position is not None:
            place = position.line, position.column, position.table, position.row, position.page
        found.append([path, captions.get(path), _plain(value), state.value, raw, note, unit, *place])
    return found


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
