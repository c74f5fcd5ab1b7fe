"""Reconsiderations and suits as the narrative tells them against table 四, GD507 to GD510."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.told import compare, told

__all__ = ["RULES"]


@rule("GD507", severity=Severity.WARNING)
def rule_told_reconsideration(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The reconsiderations, as the narrative tells them, are those of table 四.

    What it checks:
        行政复议…件 is `reconsideration.total`, or that without `pending`: closed cases alone.

    Why it matters:
        Disputes are what readers of a report look for first.

    Basis:
        Derived by us: the words are those of the table; which cases belong to a year the form does not say.

    Examples:
        Holds: 行政复议4件, where the table has 6, of which 2 are pending.
        Violated: 行政复议5件, where it has 6, of which 2 are pending.
        Not evaluable: the total is blank; the text counts some of the cases only.

    Lawful exceptions:
        Cases of another kind (a body that decides on reconsiderations tells its own) are not compared where the
        words show it.
    """
    return compare(context, told(context, "GD507"))


@rule("GD508", severity=Severity.WARNING)
def rule_told_litigation(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The suits, as the narrative tells them, are those of table 四.

    What it checks:
        行政诉讼…件 is the sum of both kinds of suits, one of them alone, or the sum without `pending`; a suit named
        as direct or after reconsideration is of that kind.

    Why it matters:
        Disputes are what readers of a report look for first.

    Basis:
        Derived by us: the words are those of the table; which cases belong to a year the form does not say.

    Examples:
        Holds: 行政诉讼46件, where the table has 26 direct and 20 after reconsideration.
        Violated: 行政诉讼45件, where the table has 26 and 20, none pending.
        Not evaluable: a total is blank; the text counts suits of one court instance only.

    Lawful exceptions:
        One case in two instances may be counted twice; the form does not say.
    """
    return compare(context, told(context, "GD508"))


@rule("GD509", severity=Severity.WARNING)
def rule_told_remedies(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Reconsiderations and suits told in one number are the sum of table 四.

    What it checks:
        行政复议、行政诉讼共…件 is the sum of the three totals, or what the words may mean singly, added.

    Why it matters:
        A joint number hides which of the two is wrong; it can still be added up.

    Basis:
        Derived by us: the words are those of the table.

    Examples:
        Holds: 行政复议、行政诉讼共7件, and 6, 1 and 0 in the table.
        Violated: 行政复议、行政诉讼共9件, and 6, 1 and 0 in the table.
        Not evaluable: one of the totals is blank.

    Lawful exceptions:
        None are known for the same scope.
    """
    return compare(context, told(context, "GD509"))


@rule("GD510", severity=Severity.WARNING)
def rule_told_results(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The results of disputes, as the narrative tells them, are those of table 四.

    What it checks:
        维持, 纠正, 其他结果, 尚未审结 … 件, of reconsiderations or of suits: the cell, or the sum of both kinds of suits. The
        corrected ones may be told once for reconsiderations and suits.

    Why it matters:
        A correction is the gravest result; the text must not tell fewer than the table.

    Basis:
        Derived by us: the words are those of the table.

    Examples:
        Holds: 行政诉讼46件，其中结果维持25件, and 12 and 13 in the table.
        Violated: 行政复议6件，其中纠正2件, and 1 in the table.
        Not evaluable: a cell is blank.

    Lawful exceptions:
        None are known for the same scope.
    """
    return compare(context, told(context, "GD510"))


RULES = (rule_told_reconsideration, rule_told_litigation, rule_told_remedies, rule_told_results)
