"""Figures beside those of the year before: GD605 the same, GD606 a jump, GD607 another form."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gov_disclosure.across import Filed, Series, Step
from gov_disclosure.comparing import Comparable
from gov_disclosure.diagnostics import Severity
from gov_disclosure.rules.across_context import AcrossContext
from gov_disclosure.rules.alike import flows, tables_alike, telling
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Hint, Operand, Verdict
from gov_disclosure.rules.linking import steps_of

__all__ = ["RULES"]

_TABLES = ("proactive", "requests", "statistics")
_MEASURES = ("licensing_decisions", "penalty_decisions", "coercion_decisions", "administrative_fees_wan_yuan")
_AMOUNTS = ("administrative_fees_wan_yuan",)
_MYRIAD = 10_000
_SHOWN = 6


@rule("GD605", severity=Severity.INFO, over="series", parameters={"distinct": 3, "large": 100})
def rule_same_figures(series: Series, context: AcrossContext) -> Iterator[Finding]:
    """
    A table is not the same as last year's.

    What it checks:
        All figures of table 二, of table 三, or of the table of 2014, beside those of the year before on the same form. Stocks
        (`in_force`) may stay as they are. Tables of zeros, and those with less than `distinct` different figures and none of
        `large` or more, tell nothing.

    Why it matters:
        Figures copied from last year are none of this year. 雷同 is a fault that the notice on the form names.

    Basis:
        Derived by us; the notice of 2021 names reports that are alike among those that are to be put right.

    Examples:
        Holds: 41 requests in 2022, 38 in 2023.
        Violated: 1286 licences, 14 penalties and 32.48 万元 in both years.
        Not evaluable: the report on the year before is not given.

    Lawful exceptions:
        A small body may well have the same few figures twice: so few are not told.
    """
    steps: list[Step] = []
    yield from steps_of(series, context, "same figures", steps)
    for step in steps:
        before, after = step.before[-1], step.after[-1]
        one, other = context.within(before), context.within(after)
        if other.form is None or one.form is not other.form:
            if one.form is not None and other.form is not None:
                context.tally[Verdict.NOT_APPLICABLE] += 1
            else:
                year = step.previous if one.form is None else step.year
                yield from context.unknown_for(after, "across_no_form", f"same figures {step.year}", year=year)
            continue
        for table in other.form.tables:
            if table not in _TABLES:
                continue
            paths = flows(other.form, table)
            found = tables_alike(one.values, other.values, paths)
            if found.different:
                context.tally[Verdict.HOLDS] += 1
            elif found.unknown:
                context.tally[Verdict.NOT_EVALUABLE] += 1
                if context.listing:
                    cells = [*context.cells(before, found.unknown, beside=after), *context.cells(after, found.unknown)]
                    yield other.unknown(cells, expression=f"same figures {step.year} {table}")
            elif not telling(found.same, other.values, context.parameter("distinct"), context.parameter("large")):
                context.tally[Verdict.NOT_APPLICABLE] += 1
            else:
                context.tally[Verdict.VIOLATED] += 1
                shown = sorted(found.same, key=lambda path: -(context.within(after).values[path] or 0))[:_SHOWN]
                cells = [*context.cells(before, shown, beside=after), *context.cells(after, shown, "actual")]
                yield other.finding(
                    Verdict.VIOLATED, cells, expression=f"same figures {step.year} {table}", first=shown[0],
                    arguments={
                        "year": step.year, "previous": step.previous, "path": table, "count": len(found.same),
                        "caption": other.form.captions.section(table) or other.form.title or table,
                    },
                )  # fmt: skip


@rule("GD606", severity=Severity.INFO, over="series", parameters={"factor": 10, "minimum": 30})
def rule_jump(series: Series, context: AcrossContext) -> Iterator[Finding]:
    """
    Decisions and fees do not rise or fall by more than ten times from year to year.

    What it checks:
        Licensing, penalty and coercion decisions, and administrative fees in 万元, beside the year given before: the greater
        is at most `factor` times the smaller. A figure below `minimum` counts as `minimum`. A year that stands out alone is
        told once. The decisions of both forms since 2019 are compared; items, and other years' fees, are not the same.

    Why it matters:
        A jump is most often a slip of unit, of a digit, or of the bodies that are counted.

    Basis:
        Derived by us.

    Examples:
        Holds: 1286 licences in 2022, 1804 in 2023.
        Violated: 32.48 万元 in 2022, 324800 in 2023.
        Not evaluable: the cell is blank, or no other year is given.

    Lawful exceptions:
        Powers that come or go, a reform of the body. It cannot be told from the figures: a hint, not a fault.
    """
    factor, minimum = context.parameter("factor"), context.parameter("minimum")
    if len(series.years) < 2:
        yield from steps_of(series, context, "jump", [])
        return
    for name in _MEASURES:
        last: tuple[int, Filed, Comparable] | None = None
        jumped = 0
        for year, versions in series.versions.items():
            item = versions[-1]
            measured = item.report.comparable()[name]
            if not measured.paths:
                context.tally[Verdict.NOT_APPLICABLE] += 1
                continue
            if measured.value is None:
                context.tally[Verdict.NOT_EVALUABLE] += 1
                if context.listing:
                    own = context.within(item)
                    yield own.unknown(own.operands(measured.paths), expression=f"{name} {year}")
                continue
            if last is not None and last[2].value is not None:
                jump = _jump(last[2].value, measured.value, factor, minimum)
                back = jump == -jumped
                jumped = jump
                if jump and not back:
                    context.tally[Verdict.VIOLATED] += 1
                    yield _leap(last, (year, item, measured), factor, context)
                else:
                    context.tally[Verdict.HOLDS] += 1
            last = (year, item, measured)


@rule("GD607", severity=Severity.INFO, over="series")
def rule_form_change(series: Series, context: AcrossContext) -> Iterator[Finding]:
    """
    A body goes over to another form when another form comes into force.

    What it checks:
        Where the form of a report is not that of the year before, it is the one in force for its year. Across forms only what
        means the same is compared: no other rule over years takes 对外公开总数量 for 现行有效件数, or items of fees for money.

    Why it matters:
        Back on an old form the report lacks what the new one asks for, and the years cannot be compared.

    Basis:
        Derived by us from the years in which each form is in force.

    Examples:
        Holds: the trial form for 2020, that of 2021 for 2021.
        Violated: the form of 2021 for 2022, the trial form for 2023.
        Not evaluable: no known form is found in one of the reports.

    Lawful exceptions:
        None are known. Where the form stays the same, there is nothing to check.
    """
    steps: list[Step] = []
    yield from steps_of(series, context, "form", steps)
    for step in steps:
        before, after = step.before[-1], step.after[-1]
        form, expected = after.report.form, after.report.form_expected
        if before.report.form is None or form is None or expected is None:
            year = step.previous if before.report.form is None else step.year
            yield from context.unknown_for(after, "across_no_form", f"form {step.year}", year=year)
        elif before.report.form == form:
            context.tally[Verdict.NOT_APPLICABLE] += 1
        elif form == expected:
            context.tally[Verdict.HOLDS] += 1
        else:
            context.tally[Verdict.VIOLATED] += 1
            yield context.within(after).finding(
                Verdict.VIOLATED, (_form(before, "", before), _form(after, "actual", None)), expected=expected, actual=form,
                arguments={"year": step.year, "previous": step.previous, "before": before.report.form},
                expression=f"form {step.year}",
            )  # fmt: skip


RULES = (rule_same_figures, rule_jump, rule_form_change)


def _jump(before: int | Decimal, after: int | Decimal, factor: int, minimum: int) -> int:
    """Return 1 where a figure rises too much, -1 where it falls so, else 0."""
    one, other = max(before, minimum), max(after, minimum)
    return 1 if other > factor * one else -1 if one > factor * other else 0


def _leap(
    last: tuple[int, Filed, Comparable], this: tuple[int, Filed, Comparable], factor: int, context: AcrossContext
) -> Finding:
    (previous, before, earlier), (year, after, later) = last, this
    cells = [
        *context.cells(before, earlier.paths, "expected", beside=after),
        *context.cells(after, later.paths, "actual"),
    ]
    return context.within(after).finding(
        Verdict.VIOLATED, cells, expected=earlier.value, actual=later.value, first=later.paths[0],
        expression=f"{later.measure.name} {year}", hints=_unit(earlier, later),
        arguments={
            "year": year, "previous": previous, "caption": later.measure.zh, "label": later.measure.en, "factor": factor,
        },
    )  # fmt: skip


def _unit(earlier: Comparable, later: Comparable) -> Iterator[Hint]:
    """Yield that an amount in 万元 may be one in 元, where it is 1,000 to 100,000 times that of the year before."""
    if later.measure.name not in _AMOUNTS or not earlier.value or not later.value:
        return
    if _MYRIAD / 10 <= Decimal(later.value) / Decimal(earlier.value) <= _MYRIAD * 10:
        should = format((Decimal(later.value) / _MYRIAD).normalize(), "f")
        told = {"path": later.paths[0], "value": format(Decimal(later.value), "f"), "should": should}
        yield Hint("GD460", {**told, "captions": [f"“{later.measure.zh}”"]}, later.paths)


def _form(item: Filed, side: str, other: Filed | None) -> Operand:
    """Return the form of a report, shown at its first cell."""
    placed = (figure.position for figure in item.report.cells.values() if figure.position is not None)
    return Operand(
        path="form", value=item.report.form, side=side, position=next(placed, None),
        file=(item.file or "") if other is not None else "",
    )  # fmt: skip
