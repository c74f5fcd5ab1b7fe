"""
What the figures of the statistical table of 2014 may be beside each other, GD420 to GD423: parts, channels, documents.

What is compared stands in the `relations.toml` of the form; here it is said what it means.
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


@rule("GD420", severity=Severity.ERROR)
def rule_part(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 a row with 其中 is at most the row that it is part of.

    What it checks:
        `proactive.normative_items` ≤ `proactive.items`, and of press conferences and of online interviews those
        `…_by_principal` ≤ all of them.

    Why it matters:
        A part that is greater than the whole is a slip, or a figure in the wrong row.

    Basis:
        Derived by us from the word 其中 before the row.

    Examples:
        Holds: 4 press conferences, 4 of them by the principal.
        Violated: 2 press conferences, 3 of them by the principal.
        Not evaluable: the row with 其中 is blank.

    Lawful exceptions:
        None are known.
    """
    return run_relations("GD420", context)


@rule("GD421", severity=Severity.WARNING)
def rule_channels(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 the channels together have at least the items disclosed.

    What it checks:
        `gazette` + `website` + `weibo` + `wechat` + `other` ≥ `proactive.items`. Never that they are equal: an item
        on several channels counts on each of them, and once among the items.

    Why it matters:
        An item that no channel has was not disclosed.

    Basis:
        Derived by us from the words of the head row: 不同渠道和方式公开相同信息计1条. The last channel takes all that
        the others are not.

    Examples:
        Holds: 100 items, 100 on the website, 30 of them on WeChat, too: 130.
        Violated: 100 items, 60 on the website, 30 on WeChat, all else 0: 90.
        Not evaluable: 其他方式公开政府信息数 is blank.

    Lawful exceptions:
        None by the table. Some bodies fill in the channels that they run themselves, and leave out those of
        others on which they disclose.
    """
    return run_relations("GD421", context)


@rule("GD422", severity=Severity.INFO)
def rule_normative_made(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 the normative documents disclosed are usually at most those made.

    What it checks:
        `proactive.normative_items` ≤ `normative_documents_made`.

    Why it matters:
        More disclosed than made is often a figure in the wrong row, or one of several years.

    Basis:
        Derived by us from the two rows, which stand one below the other.

    Examples:
        Holds: 3 documents disclosed, 4 made.
        Violated: 5 documents disclosed, 4 made.
        Not evaluable: 制发规范性文件总数 is blank.

    Lawful exceptions:
        A document of an earlier year may be disclosed in this one, and so may the documents of another body. This
        cannot be told from the table: a hint, not a fault.
    """
    return run_relations("GD422", context)


@rule("GD423", severity=Severity.INFO)
def rule_closed_replied(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 the requests closed are usually as many as those replied to.

    What it checks:
        `requests.closed.total` = `requests.replied.total`. Neither is compared with `requests.received.total`: the
        table has no row for what is carried over, so that they may differ either way.

    Why it matters:
        A request is closed by a reply, so that a difference asks for an explanation.

    Basis:
        Derived by us from the meaning of the two rows.

    Examples:
        Holds: 10 received, 9 closed, 9 replied to.
        Violated: 9 closed, 7 replied to.
        Not evaluable: 申请办结数 is blank.

    Lawful exceptions:
        A request that was withdrawn is closed without a reply; several requests may be answered in one reply,
        or one request in several. This cannot be told from the table: a hint, not a fault.
    """
    return run_relations("GD423", context)


RULES = (rule_part, rule_channels, rule_normative_made, rule_closed_replied)
