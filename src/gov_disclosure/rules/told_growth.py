"""Changes on last year as the narrative tells them, GD517."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.bases import bases_of
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.rules.told import spoken, told, unclear
from gov_disclosure.statements import Kind, Statement

__all__ = ["RULES", "changes"]


@rule("GD517", severity=Severity.INFO)
def rule_told_growth(_report: Report, context: Context) -> Iterator[Finding]:
    """
    A change on last year is that of the two reports.

    What it checks:
        同比增长x%, 较上年减少n件: the number of this year against that of last year's report. It takes that report: within
        one report alone it is not evaluable.

    Why it matters:
        A change is believed without looking up last year's report.

    Basis:
        Derived by us: a change is a difference.

    Examples:
        Holds: 受理12件，同比增长20%, and 10 in last year's report.
        Violated: 受理12件，同比增长50%, and 10 in last year's report.
        Not evaluable: last year's report is not given.

    Lawful exceptions:
        Last year's report may have been corrected, or be of another scope.
    """
    return changes(context, None)


RULES = (rule_told_growth,)


def changes(context: Context, previous: Report | None) -> Iterator[Finding]:
    """
    Yield the changes on last year that the two reports do not bear out.

    Args:
        context: The check of this year's report.
        previous: Last year's report of the same body and scope, or None where it is not given.
    """
    statements = told(context, Kind.GROWTH.value)
    if not statements:
        context.tally[Verdict.NOT_APPLICABLE] += 1
    before = {path: figure.value for path, figure in previous.cells.items()} if previous is not None else {}
    for statement in statements:
        if statement.reason is not None:
            yield from unclear(context, statement, statement.reason.value)
            continue
        pairs = [
            (now, then)
            for basis in bases_of(context.form, statement.concepts)
            if (now := basis.value(context.values)) is not None and (then := basis.value(before)) is not None
        ]
        found = [change for now, then in pairs if (change := _change(statement, now, then)) is not None]
        if not found or statement.value is None:
            yield from unclear(context, statement, "previous")
        elif any(abs(change - Fraction(statement.value)) < Fraction(statement.step) for change in found):
            context.tally[Verdict.HOLDS] += 1
        else:
            context.tally[Verdict.VIOLATED] += 1
            nearest = min(found, key=lambda change: abs(change - Fraction(statement.value or 0)))
            yield context.finding(
                Verdict.VIOLATED, spoken(context, statement), expected=_printed(nearest), actual=statement.value,
                arguments={"words": statement.words}, expression=f"{'+'.join(statement.concepts)} growth {statement.value}",
            )  # fmt: skip


def _change(statement: Statement, now: int | Decimal, then: int | Decimal) -> Fraction | None:
    """Return a change in percent or in pieces, as the statement tells it."""
    if statement.unit != "%":
        return Fraction(now) - Fraction(then)
    return (Fraction(now) - Fraction(then)) * 100 / Fraction(then) if then else None


def _printed(change: Fraction) -> int | Decimal:
    if change.denominator == 1:
        return change.numerator
    return (Decimal(change.numerator) / Decimal(change.denominator)).quantize(Decimal("0.01"))
