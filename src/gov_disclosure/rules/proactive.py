"""
What the figures of table 二 may be beside each other, GD405 to GD407: documents and items.

What is compared stands in the `relations.toml` of the forms; here it is said what it means.
"""

from __future__ import annotations

from collections.abc import Iterable

from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.arithmetic import run_relations
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding

__all__ = ["RULES"]


@rule("GD405", severity=Severity.WARNING)
def rule_stock_flow(_report: Report, context: Context) -> Iterable[Finding]:
    """
    What was issued in the year is in force at its end, or was repealed.

    What it checks:
        `issued` ≤ `in_force` + `repealed`, for `rules` and for `normative_documents` of table 二.

    Why it matters:
        Three documents issued and none in force is most often a stock that was left at 0, or figures in each
        other's columns.

    Basis:
        Derived by us from what the columns count: 本年制发 and 本年废止 are flows, 现行有效 is the stock on 31 December.

    Examples:
        Holds: 2 issued, 1 repealed, 9 in force.
        Violated: 5 issued, 0 repealed, 3 in force.
        Not evaluable: 现行有效件数 is blank.

    Lawful exceptions:
        A document that was issued and expired within the year is neither in force nor repealed. This cannot be told
        from the table: a warning, no error.
    """
    return run_relations("GD405", context)


@rule("GD406", severity=Severity.WARNING)
def rule_disclosed_total(_report: Report, context: Context) -> Iterable[Finding]:
    """
    On the trial form all documents disclosed are at least those disclosed in the year.

    What it checks:
        `newly_disclosed` ≤ `total_disclosed`, for `rules` and for `normative_documents` of table 二.

    Why it matters:
        对外公开总数量 counts what is open to the public altogether. A smaller one is most often left at last year's
        figure, or at 0.

    Basis:
        Derived by us from the words of the two columns, 本年新公开数量 and 对外公开总数量.

    Examples:
        Holds: 3 newly disclosed, 41 in all.
        Violated: 3 newly disclosed, 0 in all.
        Not evaluable: 对外公开总数量 holds `/`.

    Lawful exceptions:
        Documents that were disclosed and withdrawn within the year; this cannot be told from the table.
    """
    return run_relations("GD406", context)


@rule("GD407", severity=Severity.WARNING)
def rule_items_left(_report: Report, context: Context) -> Iterable[Finding]:
    """
    On the trial form no more items are taken away than there were.

    What it checks:
        `items_previous_year` + `items_change` ≥ 0, for licensing, other public services, penalties, coercion and
        fee items of table 二.

    Why it matters:
        Nobody can abolish five of three items. Most often the change is in another row, or last year's number is
        that of another scope.

    Basis:
        Derived by us from the words of the two columns, 上一年项目数量 and 本年增/减.

    Examples:
        Holds: 12 items last year, change -3.
        Violated: 3 items last year, change -5.
        Not evaluable: 上一年项目数量 is blank.

    Lawful exceptions:
        None are known. A body that took over tasks of another in the year may count these in the change alone.
    """
    return run_relations("GD407", context)


RULES = (rule_stock_flow, rule_disclosed_total, rule_items_left)
