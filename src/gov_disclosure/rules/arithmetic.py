"""
The sums of tables 三 and 四, GD401 to GD404, and how relations of all forms are run.

What is to be added stands in the `relations.toml` of each form; here it is added, and said what it means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from gov_disclosure.diagnostics import Severity
from gov_disclosure.forms.equations import Equation
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import Rule, rule
from gov_disclosure.rules.finding import Finding, Operand, Verdict
from gov_disclosure.rules.hints import diagnose
from gov_disclosure.rules.sums import Worked, work_out

__all__ = ["RULES", "relation_rule", "run_relations"]

# Sign, and whether the left side says what the right should be → the message of a relation without a rule.
_TEMPLATES: Mapping[tuple[str, bool], str] = {
    ("<=", False): "relation_at_most",
    ("<=", True): "relation_at_least",
    (">=", False): "relation_at_least",
    (">=", True): "relation_at_most",
}


@rule("GD401", severity=Severity.ERROR)
def rule_balance(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In every column of table 三 the requests that came in are those that went out or are left.

    What it checks:
        `received` + `carried_in` = `outcome.total` + `carried_out`, in each of the columns by itself: the
        column of totals may balance while two kinds of applicants are wrong in opposite ways.

    Why it matters:
        A request that is in none of the outcomes and is not carried over has got lost, in the table or in
        the office.

    Basis:
        Printed on the form, at the head of table 三: 本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和.

    Examples:
        Holds: 12 received, 1 carried in, 11 in （七）总计, 2 carried out.
        Violated: 12 received, 1 carried in, 11 in （七）总计, 1 carried out: 13 against 12.
        Not evaluable: one of the four cells is blank, a mark, words, or missing. A blank is no 0.

    Lawful exceptions:
        None are known. A column that slipped by one is the usual cause: look at its neighbours.
    """
    return run_relations("GD401", context)


@rule("GD402", severity=Severity.ERROR)
def rule_outcome_total(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In every column of table 三 the outcomes add up to （七）总计.

    What it checks:
        `outcome.total` = the sum of all single outcomes, in each column. （六）其他处理 counts as the one row
        or as the three rows that the report prints; where it prints both, or neither, what is to be added
        is not known, and the check is not evaluable.

    Why it matters:
        One request has one outcome, so that the outcomes divide the requests processed.

    Basis:
        Derived by us from the form: its note on 部分公开 says that such a request is counted there alone.

    Examples:
        Holds: 8 granted, 3 not held, all else 0, （七）总计 11.
        Violated: 8 granted, 1 partially granted, 3 not held, （七）总计 11: the partial one is counted twice.
        Not evaluable: 部分公开 is blank, whatever the others add up to.

    Lawful exceptions:
        None are known. Some bodies count a request under several reasons; the form does not allow it.
    """
    return run_relations("GD402", context)


@rule("GD403", severity=Severity.ERROR)
def rule_row_total(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In every row of table 三 the kinds of applicants add up to the row's 总计.

    What it checks:
        `total` = the sum of all other columns, for each row of the table that the report prints.

    Why it matters:
        Each applicant is of one kind. A total that differs is a slip of the pen, a column too many, or a
        row whose figures slipped.

    Basis:
        Derived by us from the header of the table; the form does not print it.

    Examples:
        Holds: 5 from natural persons, 2 from commercial enterprises, all else 0, 总计 7.
        Violated: 1 from a natural person, 总计 0.
        Not evaluable: only 总计 is filled in, and the kinds are left blank.

    Lawful exceptions:
        None are known. Where the header is displaced (总计 under 其他), the figures are right and the
        header is wrong: compare with the source.
    """
    return run_relations("GD403", context)


@rule("GD404", severity=Severity.ERROR)
def rule_remedy_total(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In each group of table 四 the results add up to its 总计.

    What it checks:
        `upheld` + `corrected` + `other_result` + `pending` = `total`, for reconsideration and for both kinds
        of litigation.

    Why it matters:
        Each case has one result or is pending; the rate of corrections is computed from these cells.

    Basis:
        Derived by us from the header of the table; the form does not print it.

    Examples:
        Holds: 3 upheld, 1 corrected, 0 other, 2 pending, 总计 6.
        Violated: 3 upheld, 1 corrected, 总计 0.
        Not evaluable: a cell holds `/`.

    Lawful exceptions:
        None are known. Which cases belong to the year differs from place to place, but not within a group.
    """
    return run_relations("GD404", context)


RULES = (rule_balance, rule_outcome_total, rule_row_total, rule_remedy_total)


def relation_rule(code: str, severity: str, page: str, page_zh: str, origin: str) -> Rule:
    """Return the rule for relations of a form whose code no rule has."""
    return Rule(
        code, Severity(severity), (), (), lambda _, context: run_relations(code, context, named=False),
        page, page_zh, origin,
    )  # fmt: skip


def run_relations(code: str, context: Context, *, named: bool = True) -> Iterable[Finding]:
    """
    Return what is wrong with the equations of one code, on the form of the report.

    Args:
        code: The code.
        context: The check.
        named: Whether the code has a message of its own.
    """
    worked = context.shared(work_out).get(code)
    if worked is None or not any(worked):
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return ()
    context.tally[Verdict.HOLDS] += worked.held
    return _findings(worked, context, named=named) if worked.others else ()


def _findings(worked: Worked, context: Context, *, named: bool) -> Iterator[Finding]:
    for equation, left, right in worked.others:
        if left is None or right is None or not equation.decided:
            context.tally[Verdict.NOT_EVALUABLE] += 1
            if context.listing:
                yield context.unknown(
                    _operands(equation, context),
                    template="undecided_rows" if not equation.decided else _unknown(equation, context),
                    expression=equation.expression,
                )
        else:
            context.tally[Verdict.VIOLATED] += 1
            yield context.finding(
                Verdict.VIOLATED,
                _operands(equation, context),
                expected=left if equation.expected_left else right,
                actual=right if equation.expected_left else left,
                arguments={"label": equation.label, "caption": equation.caption},
                template="" if named else _TEMPLATES.get((equation.sign, equation.expected_left), "relation"),
                expression=equation.expression,
                first=(equation.right if equation.expected_left else equation.left)[0],
                hints=context.shared(diagnose).get(equation.expression, ()) if equation.strict else (),
            )


def _unknown(equation: Equation, context: Context) -> str:
    """Return the template for what cannot be checked; where all other cells leave nothing for the unknown ones, it says so."""
    form, values = context.form, context.values
    known: list[int | Decimal] = []
    open_sides: list[bool] = []
    for side in (equation.left, equation.right):
        cells = [(path, value) for path in side if (value := values.get(path)) is not None]
        known.append(sum(value for _, value in cells))
        open_sides.append(len(cells) < len(side))
    unknown = [path for path in (*equation.left, *equation.right) if values.get(path) is None]
    if form is None or any(form.cells[path].kind != "count" for path in unknown):
        return ""
    left, right = known
    # Counts are 0 at least, so that the side with the unknown cells can only be greater.
    too_much = (left > right and not open_sides[1] and equation.sign != ">=") or (
        right > left and not open_sides[0] and equation.sign != "<="
    )
    return "not_evaluable_impossible" if too_much else ""


def _operands(equation: Equation, context: Context) -> list[Operand]:
    left, right = ("expected", "actual") if equation.expected_left else ("actual", "expected")
    return context.operands(equation.left, left) + context.operands(equation.right, right)
