"""A body and those below it: GD701 the sum, GD702 a part greater than the whole, GD703 who is missing."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from gov_disclosure.across import Filed, Hierarchy
from gov_disclosure.across.hierarchy import Family
from gov_disclosure.diagnostics import Severity
from gov_disclosure.figures import State
from gov_disclosure.forms import Form
from gov_disclosure.rules.across_context import AcrossContext
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Verdict

__all__ = ["RULES"]

_SHOWN = 12


@rule("GD701", severity=Severity.INFO, over="hierarchy")
def rule_hierarchy_sum(hierarchy: Hierarchy, context: AcrossContext) -> Iterator[Finding]:
    """
    The figures of an aggregating body are the sums of those below it.

    What it checks:
        Each cell of the tables of the parent = the sum of the same cell of all its children, table by table. It runs only where
        the parent's figures are known to be those of a whole region or system, by the hierarchy or by words of its report, and
        where each child has a report on the year. The parent's own office is to be named among the children. Amounts may differ
        by what rounding allows.

    Why it matters:
        A report that was left out of the sum, or counted twice, is seen here alone.

    Basis:
        Derived by us: governments from the county up aggregate the reports of their regions.

    Examples:
        Holds: 30 and 11 requests received by two children, 41 by the parent.
        Violated: 30 and 11, and 38.
        Not evaluable: the parent reports on its own office alone, its scope or its form is not known, or a child's report is
        missing.

    Lawful exceptions:
        A request that went to two bodies counts once above; bodies without a report of their own count above alone. A hint,
        not a fault: whether it is lawful cannot be told.
    """
    for family in hierarchy.families:
        parent = family.parent
        if (yield from _cannot(family, context, "sum", needs_all=True)) or parent is None:
            continue
        children = [item for item in family.children.values() if item is not None]
        form = context.within(parent).form
        if form is None:
            yield from context.unknown_for(parent, "across_no_form", f"sum {family.node.name} {family.year}", year=family.year)
            continue
        for table, paths in _tables(form).items():
            yield from _sum(table, paths, parent, children, family, context)


@rule("GD702", severity=Severity.WARNING, over="hierarchy")
def rule_part_exceeds(hierarchy: Hierarchy, context: AcrossContext) -> Iterator[Finding]:
    """
    No figure of a body exceeds that of the body that aggregates it.

    What it checks:
        Each count and each amount of a child ≤ that of its parent, where the parent's figures are known to be those of a whole
        region or system. One child with a report is enough.

    Why it matters:
        A part cannot be greater than the whole: the child's report was left out, or one of the figures is wrong.

    Basis:
        Derived by us: governments from the county up aggregate the reports of their regions.

    Examples:
        Holds: 11 requests received by the child, 41 by the parent.
        Violated: 52 requests received by the child, 41 by the parent.
        Not evaluable: the parent's scope is not known, it has no report on the year, or the cells are blank.

    Lawful exceptions:
        A child that is no part of what the parent aggregates, such as an organ led from above: leave it out of the hierarchy.
        Whether it is cannot be told from the reports.
    """
    for family in hierarchy.families:
        parent = family.parent
        if (yield from _cannot(family, context, "part", needs_all=False)) or parent is None:
            continue
        for name, child in family.children.items():
            if child is not None:
                yield from _part(name, child, parent, family, context)


@rule("GD703", severity=Severity.INFO, over="hierarchy")
def rule_missing_children(hierarchy: Hierarchy, context: AcrossContext) -> Iterator[Finding]:
    """
    Each body of the hierarchy has a report.

    What it checks:
        For each year that the parent or one of its children reports on: the children without a report are named, once for
        each parent and year.

    Why it matters:
        Who has not published is the first thing that an inspection asks; and sums can be checked only where none is missing.

    Basis:
        Derived by us from the hierarchy that the caller gives.

    Examples:
        Holds: three children, three reports on 2023.
        Violated: three children, two reports on 2023.
        Not evaluable: never. A report that tells no body, or no year, counts for none.

    Lawful exceptions:
        A body that was founded later, or dissolved before: whether it was cannot be told.
    """
    for family in hierarchy.families:
        if not family.absent:
            context.tally[Verdict.HOLDS] += 1
            continue
        context.tally[Verdict.VIOLATED] += 1
        own = context if family.parent is None else context.within(family.parent)
        more = ["…"] if len(family.absent) > _SHOWN else []
        yield own.finding(
            Verdict.VIOLATED, (), expected=len(family.children), actual=len(family.children) - len(family.absent),
            arguments={
                "body": family.node.name, "year": family.year, "count": len(family.absent),
                "names": [*family.absent[:_SHOWN], *more],
            },
            expression=f"children of {family.node.name} {family.year}",
        )  # fmt: skip


RULES = (rule_hierarchy_sum, rule_part_exceeds, rule_missing_children)


def _cannot(family: Family, context: AcrossContext, what: str, *, needs_all: bool) -> Generator[Finding, None, bool]:
    """Yield why a parent cannot be compared with its children, and return whether it cannot."""
    told = f"{what} {family.node.name}"
    if family.parent is None:
        yield from context.absent(None, family.year, family.node.name, told)
        return True
    if not family.aggregate:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.within(family.parent).finding(
                Verdict.NOT_EVALUABLE, (), template="across_not_aggregate", expression=f"{told} {family.year}",
                arguments={"body": family.node.name, "scope": family.scope.value},
            )  # fmt: skip
        return True
    if needs_all and family.absent:
        yield from context.absent(family.parent, family.year, family.absent[0], told)
        return True
    return False


class _Cell(NamedTuple):
    path: str
    expected: int | Decimal
    actual: int | Decimal


def _sum(
    table: str, paths: Sequence[str], parent: Filed, children: Sequence[Filed], family: Family, context: AcrossContext
) -> Iterator[Finding]:
    own = context.within(parent)
    wrong: list[_Cell] = []
    unknown: list[str] = []
    compared = 0
    for path in paths:
        parts = [context.within(child) for child in children]
        if any(part.form is not None and path not in part.form.cells for part in parts) or _nowhere(path, [own, *parts]):
            continue
        compared += 1
        values = [value for part in parts if (value := part.values.get(path)) is not None]
        actual, total = own.values.get(path), sum(values)
        if actual is None or len(values) < len(parts):
            unknown.append(path)
        elif abs(Decimal(actual) - total) > _slack([actual, *values], whole=_whole(own.form, path)):
            wrong.append(_Cell(path, total, actual))
    told = f"sum {family.node.name} {family.year} {table}"
    if not compared:
        context.tally[Verdict.NOT_APPLICABLE] += 1
    elif wrong:
        context.tally[Verdict.VIOLATED] += 1
        first = wrong[0]
        cells = own.operands((first.path,), "actual")
        for child in children:
            cells += context.cells(child, (first.path,), "expected", beside=parent)
        cells += own.operands([cell.path for cell in wrong[1:_SHOWN]])
        yield own.finding(
            Verdict.VIOLATED, cells, expected=first.expected, actual=first.actual, first=first.path, expression=told,
            arguments={
                "body": family.node.name, "year": family.year, "count": len(wrong), "path": first.path,
                "caption": (own.form.caption(first.path) if own.form is not None else "") or first.path,
            },
        )  # fmt: skip
    elif unknown:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            cells = own.operands(unknown)
            for child in children:
                cells += context.cells(child, unknown, beside=parent)
            yield own.unknown(cells, expression=told)
    else:
        context.tally[Verdict.HOLDS] += 1


def _part(name: str, child: Filed, parent: Filed, family: Family, context: AcrossContext) -> Iterator[Finding]:
    own, above = context.within(child), context.within(parent)
    wrong: list[_Cell] = []
    compared = 0
    for path, value in own.values.items():
        whole = above.values.get(path)
        if value is None or whole is None or _kind(own.form, path) not in ("count", "amount"):
            continue
        compared += 1
        if value - whole > _slack([value, whole], whole=_whole(own.form, path)):
            wrong.append(_Cell(path, whole, value))
    if not compared:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        return
    if not wrong:
        context.tally[Verdict.HOLDS] += 1
        return
    context.tally[Verdict.VIOLATED] += 1
    first = wrong[0]
    shown = [cell.path for cell in wrong[:_SHOWN]]
    cells = [*own.operands(shown, "actual"), *context.cells(parent, shown, "expected", beside=child)]
    yield own.finding(
        Verdict.VIOLATED, cells, expected=first.expected, actual=first.actual, first=first.path,
        expression=f"part {family.node.name} {name} {family.year}",
        arguments={
            "body": name, "parent": family.node.name, "year": family.year, "count": len(wrong), "path": first.path,
            "caption": (own.form.caption(first.path) if own.form is not None else "") or first.path,
        },
    )  # fmt: skip


def _nowhere(path: str, contexts: Sequence[Context]) -> bool:
    """Whether none of the reports prints a row: that which stands for it is summed instead."""
    figures = [context.report.cells.get(path) for context in contexts]
    return all(figure is None or figure.state is State.MISSING for figure in figures)


@cache
def _tables(form: Form) -> Mapping[str, tuple[str, ...]]:
    """Return the counts and amounts of each table of a form."""
    return {
        table: tuple(
            path for path, column in form.cells.items() if path.split(".")[0] == table and column.kind in ("count", "amount")
        )
        for table in form.tables
    }


def _kind(form: Form | None, path: str) -> str:
    column = form.cells.get(path) if form is not None else None
    return column.kind if column is not None else ""


def _whole(form: Form | None, path: str) -> bool:
    return _kind(form, path) == "count"


def _slack(values: Sequence[int | Decimal], *, whole: bool) -> Decimal:
    """Return what rounding may make of amounts as printed: half a unit of the last place of each; counts are exact."""
    if whole:
        return Decimal(0)
    slack = Decimal(0)
    for value in values:
        places = value.as_tuple().exponent if isinstance(value, Decimal) else 0
        slack += Decimal(5).scaleb(int(places) - 1)
    return slack
