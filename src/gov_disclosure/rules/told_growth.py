"""Changes on last year as the narrative tells them, GD517."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from gov_disclosure.across import Filed, Series, Step
from gov_disclosure.diagnostics import Severity
from gov_disclosure.rules.across_context import AcrossContext
from gov_disclosure.rules.bases import bases_of
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Operand, Verdict
from gov_disclosure.rules.linking import steps_of
from gov_disclosure.rules.told import same_scope, spoken, unclear
from gov_disclosure.statements import Bound, Kind, Statement

__all__ = ["RULES"]

Number = int | Decimal


@rule("GD517", severity=Severity.INFO, over="series")
def rule_told_growth(series: Series, context: AcrossContext) -> Iterator[Finding]:
    """
    A change on last year is that of the two reports.

    What it checks:
        同比增长x%, 较上年减少n件: what the words may lawfully mean in this year's tables (see GD501) beside the same in last
        year's, of any version of it; as exactly as x is printed. A finding only where none of them gives the change.

    Why it matters:
        A change is believed without looking up last year's report.

    Basis:
        Derived by us: a change is a difference.

    Examples:
        Holds: 受理12件，同比增长20%, and 10 in last year's report.
        Violated: 受理12件，同比增长50%, and 10 in last year's report.
        Not evaluable: last year's report is not given; the number told beside the change is none of the table.

    Lawful exceptions:
        Last year's report may have been corrected since, or be of another scope: give the corrected one, too.
    """
    steps: list[Step] = []
    yield from steps_of(series, context, "growth", steps)
    for step in steps:
        after = step.after[-1]
        now = context.within(after)
        told = now.statements.get(Kind.GROWTH.value, ())
        if not told:
            context.tally[Verdict.NOT_APPLICABLE] += 1
        for statement in told:
            yield from _compare(statement, step, now, context)


RULES = (rule_told_growth,)


def _compare(statement: Statement, step: Step, now: Context, across: AcrossContext) -> Iterator[Finding]:
    """Yield a change that no version of last year's report bears out."""
    value = statement.value
    if statement.reason is not None or value is None:
        yield from unclear(now, statement, statement.reason.value if statement.reason is not None else "unclear")
        return
    if not same_scope(now, statement):
        yield from unclear(now, statement, "scope")
        return
    found = [each for item in step.before for each in _changes(statement, now, across.within(item), item)]
    if not found:
        yield from unclear(now, statement, "previous")
    elif any(_fits(statement, change) for change, _, _ in found):
        across.tally[Verdict.HOLDS] += 1
    else:
        across.tally[Verdict.VIOLATED] += 1
        change, item, operands = min(found, key=lambda each: abs(each[0] - Fraction(value)))
        before = [operand._replace(file=item.file or "") for operand in operands[1]]
        yield now.finding(
            Verdict.VIOLATED, [*spoken(now, statement), *operands[0], *before], expected=_printed(change), actual=value,
            arguments={"words": statement.words, "previous": step.previous},
            expression=f"{'+'.join(statement.concepts)} growth {value}",
        )  # fmt: skip


Change = tuple[Fraction, Filed, tuple[list[Operand], list[Operand]]]
"""A change, last year's report, and the cells of both that it is between."""


def _changes(statement: Statement, now: Context, then: Context, item: Filed) -> Iterable[Change]:
    """Yield what the change may lawfully be: the same sum of cells in both reports, or what is told beside it and last year's."""
    concepts = statement.concepts
    before = {basis.formula(): (basis, basis.value(then.values)) for basis in bases_of(then.form, concepts)}
    bases = [(basis, basis.value(now.values)) for basis in bases_of(now.form, concepts)]
    if statement.count is not None and all(value != statement.count for _, value in bases):
        # Of another number than the table's: what last year's was of is not known.
        return
    for number, (basis, value) in enumerate(bases):
        # On two forms the cells differ; then the likeliest meaning of each.
        other, earlier = before.get(basis.formula()) or next(iter(list(before.values())[number : number + 1]), (None, None))
        if value is None or other is None or earlier is None:
            continue
        change = _change(statement, value, earlier)
        if change is not None:
            yield change, item, (now.operands(basis.paths, "expected"), then.operands(other.paths, "expected"))


def _change(statement: Statement, now: Number, then: Number) -> Fraction | None:
    """Return a change in percent or in pieces, as the statement tells it."""
    if statement.unit != "%":
        return Fraction(now) - Fraction(then)
    return (Fraction(now) - Fraction(then)) * 100 / Fraction(then) if then else None


def _fits(statement: Statement, change: Fraction) -> bool:
    """Whether a change is what is told, as exactly as that is printed; a rise is no fall."""
    value = Fraction(statement.value or 0)
    off = abs(change) - abs(value)
    if value and change * value < 0:
        return False
    if statement.bound is Bound.ABOVE:
        return Fraction(0) <= off < max(abs(value), Fraction(1))
    if statement.bound is Bound.ABOUT:
        return abs(off) <= max(abs(value) / 5, Fraction(statement.step))
    return abs(off) < Fraction(statement.step)


def _printed(change: Fraction) -> Number:
    if change.denominator == 1:
        return change.numerator
    return (Decimal(change.numerator) / Decimal(change.denominator)).quantize(Decimal("0.01"))
