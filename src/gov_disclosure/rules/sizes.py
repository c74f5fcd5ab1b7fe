"""Sizes that are not usual: GD805 units, GD806 counts, GD807 issued and in force, GD808 a stock that does not move."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gov_disclosure.bodies import Kind, Level, Scope
from gov_disclosure.diagnostics import Severity
from gov_disclosure.figures import read_figure
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.rules.remarks import holds, not_applicable, unknown, violated

__all__ = ["RULES"]

_FEES = "proactive.administrative_fees_wan_yuan"
_DOCUMENTS = ("proactive.rules", "proactive.normative_documents")
_STOCK = "proactive.normative_documents"
_LARGEST = 10**9
_YUAN = "元"


@rule("GD805", severity=Severity.INFO, parameters={"threshold": 10_000})
def rule_fee_unit(report: Report, context: Context) -> Iterator[Finding]:
    """
    An amount in 万元 is not one in 元.

    What it checks:
        行政事业性收费 of a township, a county or one office is no whole number of `threshold` (10,000) 万元 or more: amounts in
        万元 have decimals as a rule, amounts in 元 that were not converted are whole and large. An amount with 元 beside it is in
        元, whatever its size and whoever reports; that a unit stands in the cell at all is GD307.

    Why it matters:
        Ten thousand times too much in one cell is most of a region's sum.

    Basis:
        The form prints 单位：万元. Derived by us from which amounts are usual.

    Examples:
        Holds: 36.25.
        Violated: 362500 in the report of a township; 318000元.
        Not evaluable: the cell is blank, or holds no number.

    Lawful exceptions:
        A county with an income of this size that is a whole number; that it is cannot be told.
    """
    if context.form is not None and _FEES not in context.form.cells:
        not_applicable(context)
        return
    value = context.values.get(_FEES)
    written = context.special.get(_FEES)
    in_yuan = read_figure(written.raw.replace(_YUAN, "")).value if written is not None and written.unit == _YUAN else None
    if written is not None and in_yuan:
        yield violated(
            context, context.operands([_FEES]), "fees in 万元", variant="unit", expected=_in_myriads(in_yuan), actual=written.raw,
        )  # fmt: skip
        return
    if value is None:
        yield from unknown(context, "cells_unknown", _FEES)
        return
    amount = Decimal(value)
    if amount < context.parameter("threshold") or amount != amount.to_integral_value():
        return
    reporter = report.reporter
    wide = reporter.kind is Kind.GOVERNMENT and reporter.level in (Level.PROVINCE, Level.CITY, Level.UNKNOWN)
    if wide or reporter.scope in (Scope.JURISDICTION, Scope.SYSTEM) or reporter.level is Level.MINISTRY:
        return
    yield violated(context, context.operands([_FEES]), "fees in 万元", expected=_in_myriads(amount), actual=value)


@rule("GD806", severity=Severity.ERROR)
def rule_size(_report: Report, context: Context) -> Iterator[Finding]:
    """
    No count is above a thousand million.

    What it checks:
        Every number of the tables is at most 1,000,000,000.

    Why it matters:
        Figures of two cells that have run together, or a telephone number in a cell.

    Basis:
        Derived by us. A city's 行政许可 may exceed ten million, so that nothing smaller is wrong by its size.

    Examples:
        Holds: 行政许可 12,345,678.
        Violated: 行政许可 30812000000.
        Not evaluable: no cell holds a number.

    Lawful exceptions:
        None are known; amounts of money in 元 (采购总金额) are left out.
    """
    form = context.form
    numbers = context.numbers
    for path, value in context.values.items() if numbers and max(numbers) > _LARGEST else ():
        if (
            value is not None
            and value > _LARGEST
            and (form is None or path not in form.cells or form.cells[path].kind != "amount" or form.cells[path].unit)
        ):
            yield violated(
                context,
                context.operands([path]),
                "size",
                expected=_LARGEST,
                actual=value,
                caption=context.form.caption(path) if context.form else path,
            )
    if not numbers:
        yield from unknown(context, "cells_unknown")


@rule("GD807", severity=Severity.INFO)
def rule_issued_in_force(_report: Report, context: Context) -> Iterator[Finding]:
    """
    No more documents were issued in the year than are in force at its end.

    What it checks:
        `issued` ≤ `in_force`, for 规章 and for 行政规范性文件.

    Why it matters:
        现行有效件数 is a stock: it holds the documents of the year as well, unless they expired within it. Counting those of
        the year alone is a usual misunderstanding.

    Basis:
        Derived by us. A stronger check with what was repealed is GD405.

    Examples:
        Holds: 2 issued, 14 in force.
        Violated: 5 issued, 3 in force.
        Not evaluable: one of the two cells is blank, a mark, words, or missing.

    Lawful exceptions:
        Documents that expired or were repealed within the year; that they did cannot be told, so that this is information alone.
    """
    rows = [row for row in _DOCUMENTS if context.form is not None and f"{row}.in_force" in context.form.cells]
    if not rows:
        if context.form is None:
            yield from unknown(context, "form_or_year_unknown", "form")
        else:
            not_applicable(context)
        return
    for row in rows:
        cells = (f"{row}.issued", f"{row}.in_force")
        issued, in_force = map(context.values.get, cells)
        if issued is None or in_force is None:
            context.tally[Verdict.NOT_EVALUABLE] += 1
            if context.listing:
                yield context.unknown(context.operands(cells), expression=f"{row}.issued <= {row}.in_force")
        elif issued <= in_force:
            holds(context)
        else:
            yield violated(context, context.operands(cells), f"{row}.issued <= {row}.in_force", expected=in_force, actual=issued)


@rule("GD808", severity=Severity.INFO, parameters={"stock": 100, "repealed": 2})
def rule_stale_stock(_report: Report, context: Context) -> Iterator[Finding]:
    """
    A large stock of normative documents is looked through.

    What it checks:
        Where more than `stock` (100) 行政规范性文件 are in force, at least `repealed` (2) were repealed in the year.

    Why it matters:
        Documents are valid for five years as a rule, so that in a stock of hundreds some end each year. A stock that does not
        move has often not been counted.

    Basis:
        Derived by us: a hint to the reader, no fault.

    Examples:
        Holds: 240 in force, 12 repealed.
        Violated: 240 in force, none repealed.
        Not evaluable: one of the two cells is blank, a mark, words, or missing.

    Lawful exceptions:
        Years between two clean-ups; that it is one cannot be told, so that this is information alone.
    """
    if context.form is not None and f"{_STOCK}.in_force" not in context.form.cells:
        not_applicable(context)
        return
    cells = (f"{_STOCK}.in_force", f"{_STOCK}.repealed")
    stock, repealed = map(context.values.get, cells)
    if stock is None or repealed is None:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.unknown(context.operands(cells), expression="stock and repealed")
    elif stock > context.parameter("stock") and repealed < context.parameter("repealed"):
        yield violated(
            context, context.operands(cells), "stock and repealed", expected=context.parameter("repealed"), actual=repealed,
            stock=stock,
        )  # fmt: skip


def _in_myriads(amount: int | Decimal) -> str:
    return format((Decimal(amount) / 10_000).normalize(), "f")


RULES = (rule_fee_unit, rule_size, rule_issued_in_force, rule_stale_stock)
