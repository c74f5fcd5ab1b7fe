"""Plausibility and competence: GD801 who makes rules, GD803 requests told and counted, GD804 zeros alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gov_disclosure.bodies import Kind, Level, Scope
from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.remarks import not_applicable, unknown, violated
from gov_disclosure.rules.told import no_requests, same_scope, spoken, told

__all__ = ["RULES"]

_RULES = "proactive.rules"
_FEWEST_CELLS = 30
_OFFICES = re.compile("政府办(?:公[厅室])?(?=[（(、]|$)")


@rule("GD801", severity=Severity.WARNING)
def rule_rules_competence(report: Report, context: Context) -> Iterator[Finding]:
    """
    Only who may make rules (规章) counts any.

    What it checks:
        A number other than 0 in the row 规章 stands in reports of the State Council's departments and of governments of
        provinces, cities with districts and autonomous prefectures alone.

    Why it matters:
        Townships and county offices with 规章 in force have counted their 规范性文件 in the wrong row, most often.

    Basis:
        立法法, on who makes 规章. Derived by us: level and kind of a body are told from its name; `--registry` tells them for
        certain.

    Examples:
        Holds: a township with 0 in the row; a city's government with 3 in force.
        Violated: a county's 林业局 with 2 rules in force.
        Not evaluable: the row is blank, or the level or kind of the body is not told, as with 市 that may be of two levels.

    Lawful exceptions:
        A report that says that it is about all bodies of a city or a province, whatever body signs it, and that of the office
        (办公厅, 办公室) of such a government, which tells of the government's rules.
    """
    cells = context.below(_RULES)
    if not cells:
        if context.form is not None and not any(path.startswith(f"{_RULES}.") for path in context.form.cells):
            not_applicable(context)
        else:
            yield from unknown(context, "section_unknown", _RULES)
        return
    values = [context.values[path] for path in cells]
    some = [path for path in cells if context.values[path]]
    if not some:
        if any(value is None for value in values):
            yield from unknown(context, "cells_unknown", *cells)
        return
    may = _may_make_rules(report)
    if may is None:
        yield from unknown(context, "kind_unknown", "reporter.kind", "reporter.level")
    elif not may:
        yield violated(
            context, context.operands(some[::-1]), "who makes rules", expected=0, actual=context.values[some[-1]],
            level=report.standing.level.value, kind=report.standing.kind.value,
        )  # fmt: skip


@rule("GD803", severity=Severity.WARNING)
def rule_requests_zero(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Where the text counts requests, table 三 is not all zero.

    What it checks:
        If every known cell of table 三 is 0, no sentence says that so many requests were received in the year, as GD501 reads
        it. Where any cell is another number, GD501 compares.

    Why it matters:
        A table left at its zeros is the commonest way to publish a report that was not filled in.

    Basis:
        Derived by us.

    Examples:
        Holds: 全年未收到政府信息公开申请, and a table of zeros.
        Violated: 全年收到政府信息公开申请12件, and a table of zeros.
        Not evaluable: table 三 is missing, or cells of its totals are blank.

    Lawful exceptions:
        Sentences about other years, about 复议 and 诉讼, or about requests of other kinds.
    """
    if context.form is not None and not any(path.startswith("requests.") for path in context.form.cells):
        not_applicable(context)
        return
    if context.values.get("requests.received.total") is None:
        yield from unknown(context, "cells_unknown", "requests.received.total")
        return
    if not no_requests(context):
        return
    for statement in told(context, "GD501"):
        if statement.reason is None and statement.value is not None and statement.value > 0 and same_scope(context, statement, 0):
            yield violated(
                context, [*spoken(context, statement), *context.operands(["requests.received.total"])],
                "requests told and counted", expected=statement.value, actual=0,
            )  # fmt: skip
            return


@rule("GD804", severity=Severity.INFO)
def rule_all_zero(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Not every figure of a report is 0.

    What it checks:
        Of the cells of all tables at least one is not 0.

    Why it matters:
        It may be right, and it may be a table that nobody filled in.

    Basis:
        Derived by us.

    Examples:
        Holds: 行政许可 12, all else 0.
        Violated: two hundred zeros.
        Not evaluable: cells are blank or missing, and all others are 0.

    Lawful exceptions:
        Small bodies with nothing to count; whether one is cannot be told from the report, so that this is information alone.
    """
    known = context.numbers
    if any(known):
        return
    if len(known) < _FEWEST_CELLS or len(known) < len(context.values):
        yield from unknown(context, "cells_unknown", "requests")
    else:
        first = next(iter(context.values))
        yield violated(context, context.operands([first]), "a figure that is not 0", actual=0, count=len(known))


RULES = (rule_rules_competence, rule_requests_zero, rule_all_zero)


def _may_make_rules(report: Report) -> bool | None:
    """Whether the body that reports may make rules; None where that is not told."""
    standing = report.standing
    if standing.level is Level.MINISTRY:
        return True
    if standing.level in (Level.COUNTY, Level.TOWNSHIP):
        return False
    if standing.level in (Level.PROVINCE, Level.CITY):
        # The office of a government tells of what the government makes.
        makes = standing.kind is Kind.GOVERNMENT or _OFFICES.search(report.body or "") is not None
        if makes or report.reporter.scope in (Scope.JURISDICTION, Scope.SYSTEM):
            return True
        if standing.kind is not Kind.UNKNOWN:
            return False
    return False if standing.kind in (Kind.INSTITUTION, Kind.ENTERPRISE) else None
