"""Single cells: GD304 negative, GD305 not whole. What may stand in a cell is told by the form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from gov_disclosure.diagnostics import Severity
from gov_disclosure.forms import Form
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Verdict

__all__ = ["RULES"]

Number = int | Decimal


@rule("GD304", severity=Severity.ERROR)
def rule_negative(_report: Report, context: Context) -> Iterator[Finding]:
    """
    No count and no amount is negative.

    What it checks:
        Every cell of the tables that holds a number: it is 0 or more. Cells that hold the change on last
        year (本年增/减) may be negative and are left out.

    Why it matters:
        Nothing can be received, issued or charged less than not at all. A minus sign is most often a dash
        that ran into the figure, or a change written where the count belongs.

    Basis:
        Derived by us from what the cells count.

    Examples:
        Holds: 0, 17, 96171.6.
        Violated: -3 under 自然人.
        Not evaluable: cells of the table that are blank or hold a mark: they are unknown, not 0.

    Lawful exceptions:
        None are known for counts. Fees that were paid back may leave a negative amount: then say so beside
        the table.
    """
    return _cells(context, ("count", "amount"), _is_from_zero, ">= 0")


@rule("GD305", severity=Severity.ERROR)
def rule_not_integer(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Counts are whole numbers.

    What it checks:
        Every cell of the tables that counts pieces or people, or holds the change of such a count. Amounts
        of money may have decimals. 3.0 is whole.

    Why it matters:
        Half a request does not exist. A fraction is most often an amount in the wrong row, or a point for
        a thousands separator: 1.204 for 1,204.

    Basis:
        Derived by us from the units printed on the form (件).

    Examples:
        Holds: 0, 1204, 3.0.
        Violated: 1.5 under 行政许可.
        Not evaluable: cells of the table that are blank or hold a mark: they are unknown, not 0.

    Lawful exceptions:
        None are known.
    """
    return _cells(context, ("count", "change"), _is_whole, "integer")


RULES = (rule_negative, rule_not_integer)


def _is_from_zero(value: Number) -> bool:
    return value >= 0


def _is_whole(value: Number) -> bool:
    return isinstance(value, int) or value == value.to_integral_value()


def _cells(context: Context, kinds: tuple[str, ...], sound: Callable[[Number], bool], expected: str) -> Iterator[Finding]:
    """Yield the cells of some kinds that are not sound; what is not known is told once for each table."""
    form = context.form
    if form is None or not _tables(form, kinds):
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    # Whole numbers in plain digits are sound.
    table_of = _table_of(form, kinds)
    named: dict[str, list[str]] = {}
    for path in filter(table_of.__contains__, context.special):
        named.setdefault(table_of[path], []).append(path)
    if not named:
        context.tally[Verdict.HOLDS] += len(_tables(form, kinds))
        return
    values = context.values
    for table in _tables(form, kinds):
        cells = named.get(table, ())
        unknown = [path for path in cells if values[path] is None]
        wrong = [(path, value) for path in cells if (value := values[path]) is not None and not sound(value)]
        for path, value in wrong:
            yield context.finding(
                Verdict.VIOLATED,
                context.operands((path,), "actual"),
                expected=expected,
                actual=value,
                arguments={"path": path, "caption": form.called(path)},
                expression=expected,
            )
        if wrong:
            context.tally[Verdict.VIOLATED] += 1
        elif unknown:
            context.tally[Verdict.NOT_EVALUABLE] += 1
        else:
            context.tally[Verdict.HOLDS] += 1
        if unknown and context.listing:
            yield context.unknown(context.operands(unknown, "actual"), expression=expected)


@cache
def _tables(form: Form, kinds: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_table_of(form, kinds).values()))


@cache
def _table_of(form: Form, kinds: tuple[str, ...]) -> Mapping[str, str]:
    """Return path of each cell of some kinds → its table, in official order."""
    return {path: path.partition(".")[0] for path, column in form.cells.items() if column.kind in kinds}
