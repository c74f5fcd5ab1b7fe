"""Equations between the reports of two years, and running them over a series."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import product
from typing import NamedTuple

from gov_disclosure.across import Filed, Series, Step
from gov_disclosure.bodies import Scope
from gov_disclosure.diagnostics import Severity
from gov_disclosure.forms import Form
from gov_disclosure.rules.across_context import AcrossContext
from gov_disclosure.rules.announcing import announced
from gov_disclosure.rules.finding import Finding, Operand, Verdict

__all__ = ["Link", "Linker", "cells_of", "run_links", "steps_of"]


class Link(NamedTuple):
    """
    An equation: a cell of the later report is the sum of cells of both.

    Attributes:
        actual: Path of the cell in the later report.
        before: Paths of the cells of the earlier one that are added.
        plus: Paths of cells of the later one that are added.
        minus: Paths of cells of the later one that are taken off.
        soft: Whether it is graver than a warning nowhere.
    """

    actual: str
    before: tuple[str, ...]
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()
    soft: bool = False


Linker = Callable[[Form, Form], tuple[Link, ...]]
"""Forms of the earlier and of the later report → the equations between them; none where nothing may be compared."""


def steps_of(series: Series, context: AcrossContext, expression: str, found: list[Step]) -> Iterator[Finding]:
    """
    Fill `found` with the steps of a series from year to year; yield what cannot be checked, as a year is missing.

    Two years whose reports are about different scopes are not compared, either.
    """
    years = series.years
    for year in series.missing or (() if len(years) > 1 else [years[0] - 1] if years else []):
        later = next((each for each in years if each > year), None)
        yield from context.absent(series.versions[later][-1] if later is not None else None, year, expression=expression)
    for step in series.steps:
        if not step.adjacent:
            continue
        scopes = {item.report.reporter.scope for item in (step.before[-1], step.after[-1])} - {Scope.UNKNOWN}
        if len(scopes) < 2:
            found.append(step)
            continue
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.within(step.after[-1]).finding(
                Verdict.NOT_EVALUABLE, (), template="across_scope", expression=f"{expression} {step.year}",
                arguments={"year": step.year, "previous": step.previous, "scopes": sorted(scope.value for scope in scopes)},
            )  # fmt: skip


def run_links(series: Series, linker: Linker, topic: str, expression: str, context: AcrossContext) -> Iterator[Finding]:
    """
    Yield the equations between years that are broken.

    Of several versions of a year's report any may be the one that the other year's follows from: only where the equation holds
    with none of them it is broken.

    Args:
        series: The series.
        linker: Gives the equations.
        topic: What a report may announce to be otherwise, see `announced`.
        expression: What is checked, the same for ever.
        context: The check.
    """
    steps: list[Step] = []
    yield from steps_of(series, context, expression, steps)
    for step in steps:
        yield from _run(step, linker, topic, expression, context)


def _run(step: Step, linker: Linker, topic: str, expression: str, context: AcrossContext) -> Iterator[Finding]:
    last = (step.before[-1], step.after[-1])
    one, other = (context.within(item).form for item in last)
    if one is None or other is None:
        year = step.year if other is None else step.previous
        yield from context.unknown_for(last[1], "across_no_form", f"{expression} {step.year}", year=year)
        return
    links = linker(one, other)
    if not links:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    pairs = [pair for pair in product(reversed(step.before), reversed(step.after)) if _same_forms(pair, (one, other), context)]
    for link in links:
        verdicts = [_judge(link, *pair, context)[0] for pair in pairs]
        told = f"{expression} {step.year}"
        if Verdict.HOLDS in verdicts:
            context.tally[Verdict.HOLDS] += 1
        elif Verdict.NOT_EVALUABLE in verdicts:
            context.tally[Verdict.NOT_EVALUABLE] += 1
            if context.listing:
                pair = pairs[verdicts.index(Verdict.NOT_EVALUABLE)]
                yield context.within(pair[1]).unknown(_operands(link, *pair, context), expression=told)
        else:
            yield from _broken(link, step, topic, told, context)


def _broken(link: Link, step: Step, topic: str, told: str, context: AcrossContext) -> Iterator[Finding]:
    before, after = step.before[-1], step.after[-1]
    own = context.within(after)
    for item in (*reversed(step.after), *reversed(step.before)):
        said = announced(item.report, topic)
        if said is None:
            continue
        # The report itself says why: whether the figures are right cannot be told.
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            words = context.words(item, *said, beside=after)
            yield own.finding(
                Verdict.NOT_EVALUABLE, [words, *_operands(link, before, after, context)], template="across_announced",
                arguments={"words": words.raw, "year": step.year}, expression=told,
            )  # fmt: skip
        return
    context.tally[Verdict.VIOLATED] += 1
    _, expected, actual = _judge(link, before, after, context)
    finding = own.finding(
        Verdict.VIOLATED, _operands(link, before, after, context), expected=expected, actual=actual, first=link.actual,
        arguments={
            "year": step.year, "previous": step.previous, "path": link.actual,
            "caption": own.form.caption(link.actual) if own.form is not None else link.actual,
        },
        expression=told,
    )  # fmt: skip
    yield _soft(finding) if link.soft else finding


def _soft(finding: Finding) -> Finding:
    import attrs

    return attrs.evolve(finding, severity=min(finding.severity, Severity.WARNING))


def _same_forms(pair: tuple[Filed, Filed], forms: tuple[Form, Form], context: AcrossContext) -> bool:
    return tuple(context.within(item).form for item in pair) == forms


def _judge(
    link: Link, before: Filed, after: Filed, context: AcrossContext
) -> tuple[Verdict, int | Decimal | None, int | Decimal | None]:
    """Return the verdict on a link, what is expected and what is there."""
    earlier, later = context.within(before).values, context.within(after).values
    actual = later.get(link.actual)
    added = [*(earlier.get(path) for path in link.before), *(later.get(path) for path in link.plus)]
    taken = [later.get(path) for path in link.minus]
    known = [value for value in (*added, *taken) if value is not None]
    if actual is None or len(known) < len(added) + len(taken):
        return Verdict.NOT_EVALUABLE, None, actual
    expected = sum(known[: len(added)]) - sum(known[len(added) :])
    return Verdict.HOLDS if expected == actual else Verdict.VIOLATED, expected, actual


def _operands(link: Link, before: Filed, after: Filed, context: AcrossContext) -> list[Operand]:
    return [
        *context.cells(before, link.before, "expected", beside=after),
        *context.cells(after, link.plus, "expected"),
        *context.cells(after, (link.actual,), "actual"),
        # What is taken off is on neither side.
        *context.cells(after, link.minus),
    ]


@cache
def cells_of(form: Form, start: str = "", end: str = "") -> tuple[str, ...]:
    """Return the cells of a form whose paths begin and end so."""
    return tuple(path for path in form.cells if path.startswith(start) and path.endswith(end))
