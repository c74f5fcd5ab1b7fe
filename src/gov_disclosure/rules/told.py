"""What the narrative tells, read once for all rules, and how a statement is compared with the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.bodies import Kind as BodyKind
from gov_disclosure.bodies import Scope
from gov_disclosure.diagnostics import Severity
from gov_disclosure.forms import Form
from gov_disclosure.forms.captions import JOINT
from gov_disclosure.rules.bases import Basis, bases_of
from gov_disclosure.rules.finding import Finding, Hint, Operand, Verdict
from gov_disclosure.statements import Body, Kind, Reason, Statement

if TYPE_CHECKING:
    from gov_disclosure.rules.context import Context

__all__ = ["compare", "concept_rule", "no_requests", "rule_of", "same_scope", "spoken", "told", "unclear"]

_RESULTS = ("upheld", "corrected", "other_result", "pending")
_EVALUABLE = frozenset((Reason.PART, Reason.UNCLEAR))
Number = int | Decimal


def told(context: Context, code: str) -> Sequence[Statement]:
    """Return the counts that a rule is about."""
    return context.statements.get(code, ())


def no_requests(context: Context) -> bool:
    """Whether every known cell of table 三 is 0, and one is known: a table that was left at its zeros, or a quiet year."""
    return context.shared(_no_requests)


def _no_requests(context: Context) -> bool:
    known = False
    # Nearly always one of the first is another number.
    for path in context.cells_of("requests"):
        value = context.values.get(path)
        if value:
            return False
        known = known or value is not None
    return known


def concept_rule(statement: Statement) -> str:
    """Return the code of the rule that a statement is for; empty where there is none."""
    if statement.kind is Kind.COUNT:
        return "GD521" if statement.listed else rule_of(*statement.concepts)
    return str(statement.kind.value)


def rule_of(*concepts: str) -> str:
    """Return the code of the rule that holds a number of concepts, added up, against the tables; empty where there is none."""
    first = concepts[0]
    table, _, name = first.partition(".")
    if table == "requests":
        return {"received": "GD501", "carried_in": "GD502", "processed": "GD503", "carried_out": "GD504"}.get(name, "")
    if table in ("reconsideration", "litigation"):
        if first.endswith(_RESULTS):
            return "GD510"
        groups = {concept.partition(".")[0] for concept in concepts}
        return "GD509" if len(groups) > 1 else "GD507" if table == "reconsideration" else "GD508"
    return {
        "outcome": "GD505", "applicants": "GD506", "channels": "GD506", "normative_documents": "GD512", "rules": "GD512",
        "decisions": "GD513",
    }.get(table, "")  # fmt: skip


def spoken(context: Context, statement: Statement, side: str = "actual") -> list[Operand]:
    """Return the words of a statement for a finding to show, line by line."""
    return [
        context.spoken(part.passage, part.start, part.end, value=statement.value if not number else None, side=side)
        for number, part in enumerate(statement.parts)
    ]


def compare(context: Context, statements: Iterable[Statement], *, only: int | None = None) -> Iterator[Finding]:
    """
    Yield the statements that fit none of the numbers which they may lawfully mean.

    Args:
        context: The check.
        statements: The statements.
        only: How many of the bases count; None for all.
    """
    some = False
    for statement in statements:
        if statement.concepts[0].endswith(".amended"):
            # Beside those issued; no form counts it.
            continue
        some = True
        if statement.reason is not None:
            if statement.reason in _EVALUABLE:
                yield from unclear(context, statement, statement.reason.value)
            continue
        yield from _compare(context, statement, only)
    if not some:
        context.tally[Verdict.NOT_APPLICABLE] += 1


def unclear(context: Context, statement: Statement, reason: str, basis: Basis | None = None) -> Iterator[Finding]:
    """Yield, on request, that a statement cannot be compared, and why."""
    context.tally[Verdict.NOT_EVALUABLE] += 1
    if context.listing:
        operands = spoken(context, statement) + (context.operands(basis.paths, "expected") if basis is not None else [])
        yield context.finding(
            Verdict.NOT_EVALUABLE, operands, arguments={"words": statement.words, "variant": reason},
            template="statement_left_alone", expression=_expression(statement),
        )  # fmt: skip


def _compare(context: Context, statement: Statement, only: int | None) -> Iterator[Finding]:
    form, value = context.form, statement.value
    bases = bases_of(form, statement.concepts)[:only]
    if not bases or form is None or value is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    values = context.values
    numbers: list[tuple[Basis, Number | None]] = []
    amended = _amended(context, statement)
    for basis in bases:
        number = basis.value(values)
        if number is not None and (number == value or any(statement.fits(number + change) for change in amended)):
            # Nearly always the first one.
            context.tally[Verdict.HOLDS] += 1
            return
        numbers.append((basis, number))
    blank = next((basis for basis, number in numbers if number is None), None)
    known = [(basis, number) for basis, number in numbers if number is not None]
    # One of 其他处理 as three rows and as one is always missing.
    whole = [basis for basis, number in numbers if number is None and not _alternative(basis, context)]
    if not known or whole:
        yield from unclear(context, statement, "unknown", blank)
        return
    if not same_scope(context, statement, max(number for _, number in known)):
        yield from unclear(context, statement, "scope")
        return
    basis, nearest = min(known, key=lambda each: abs(Fraction(each[1]) - Fraction(value)))
    context.tally[Verdict.VIOLATED] += 1
    finding = context.finding(
        Verdict.VIOLATED, spoken(context, statement) + context.operands(basis.paths, "expected"), expected=nearest, actual=value,
        arguments={"words": statement.words, "caption": basis.caption(form), "label": basis.label(form)},
        expression=_expression(statement), hints=_columns(statement, bases[0], values, form),
    )  # fmt: skip
    if len(basis.plus) > 1 and statement.concepts[0].startswith("outcome.") and not _adds_up(context):
        finding = attrs.evolve(finding, severity=Severity.INFO)
    yield finding


def _expression(statement: Statement) -> str:
    return f"{'+'.join(statement.concepts)} {statement.kind.value} {statement.value}"


def _alternative(basis: Basis, context: Context) -> bool:
    """Whether none of a basis's cells is there at all: the report prints another one in its place."""
    cells = context.report.cells
    return all(path not in cells or cells[path].state.value == "missing" for path in basis.paths)


def _amended(context: Context, statement: Statement) -> tuple[Number, ...]:
    """Return by how much documents may differ: amendments may be counted in or not."""
    table, _, name = statement.concepts[0].partition(".")
    if name != "issued":
        return (0,)
    found: list[Number] = [0]
    for other in told(context, "GD512"):
        if other.concepts == (f"{table}.amended",) and other.value is not None:
            found += [other.value, -other.value]
    return tuple(found)


def _columns(statement: Statement, basis: Basis, values: Mapping[str, Number | None], form: Form) -> Iterator[Hint]:
    """Yield the column that a number may have been taken from, for the total."""
    if len(basis.plus) != 1 or basis.minus or not basis.plus[0].startswith("requests.") or not statement.value:
        return
    row = basis.plus[0].removesuffix(".total")
    for path, value in values.items():
        if path.rpartition(".")[0] == row and path != basis.plus[0] and value == statement.value:
            caption = form.caption(path).rpartition(JOINT)[2]
            yield Hint("hint_column", {"column": path.rpartition(".")[2], "caption": caption}, (path,))


def _adds_up(context: Context) -> bool:
    """Whether the outcomes of table 三 add up to their total."""
    form = context.form
    if form is None:
        return True
    for equation in form.arithmetic.equations(context.report.cells).get("GD402", ()):
        if "requests.outcome.total.total" in (*equation.left, *equation.right):
            left = Basis(tuple(equation.left)).value(context.values)
            right = Basis(tuple(equation.right)).value(context.values)
            return left is None or right is None or left == right
    return True


def same_scope(context: Context, statement: Statement, most: Number | None = None) -> bool:
    """
    Return whether a statement is about the same bodies as the tables, as far as both say.

    Args:
        context: The check.
        statement: The statement.
        most: The greatest number of the tables that it may mean, or None: one office counts no more, whosever these are.
    """
    if statement.body in (Body.UNSAID, Body.SUBJECT):
        return True
    reporter = context.report.reporter
    if statement.body is Body.WHOLE:
        if reporter.scope is Scope.UNKNOWN:
            return reporter.kind is BodyKind.GOVERNMENT
        return reporter.scope is not Scope.OWN_BODY
    if reporter.scope is Scope.UNKNOWN:
        # Whether the tables are of 局机关 alone nobody knows.
        more = most is not None and statement.value is not None and statement.value > most
        return more and reporter.kind is not BodyKind.GOVERNMENT
    return reporter.scope is Scope.OWN_BODY


def by_rule(statements: Iterable[Statement], code_of: Callable[[Statement], str] = concept_rule) -> dict[str, list[Statement]]:
    """Return code of a rule, or kind of other statements → the statements."""
    found: dict[str, list[Statement]] = {}
    for statement in statements:
        found.setdefault(code_of(statement), []).append(statement)
    return found
