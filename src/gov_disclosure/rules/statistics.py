"""
The sums of the statistical table of 2014, GD411 to GD417.

What is to be added stands in the `relations.toml` of the form; here it is said what it means.
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


@rule("GD411", severity=Severity.ERROR)
def rule_received(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 the ways of applying add up to 收到申请数.

    What it checks:
        `requests.received.total` = `in_person` + `fax` + `online` + `mail`.

    Why it matters:
        Each request came in one way. All other figures on requests are read against this total.

    Basis:
        Derived by us from the numbering of the table: 1. to 4. stand below （一）收到申请数.

    Examples:
        Holds: 2 in person, 0 by fax, 7 online, 1 by mail, 收到申请数 10.
        Violated: the same four, 收到申请数 11.
        Not evaluable: 传真申请数 is left blank. A blank is no 0.

    Lawful exceptions:
        None are known on the national table. A local table may have a further row for another way.
    """
    return run_relations("GD411", context)


@rule("GD412", severity=Severity.ERROR)
def rule_closed(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 those closed in time and those extended add up to 申请办结数.

    What it checks:
        `requests.closed.total` = `on_time` + `extended`.

    Why it matters:
        A request that was closed, but neither in the period nor in the extended one, was closed too late.

    Basis:
        Derived by us from the numbering of the table: 1. and 2. stand below （二）申请办结数.

    Examples:
        Holds: 9 in time, 1 extended, 申请办结数 10.
        Violated: 9 in time, 1 extended, 申请办结数 9.
        Not evaluable: 延期办结数 holds `/`.

    Lawful exceptions:
        None are known. A table without a row for what was closed too late has no place for it, so that an
        honest total may be greater than its parts: ask the body.
    """
    return run_relations("GD412", context)


@rule("GD413", severity=Severity.ERROR)
def rule_replied(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 the eight kinds of replies add up to 申请答复数.

    What it checks:
        `requests.replied.total` = 1.属于已主动公开范围数 to 8.告知通过其他途径办理数. Of 4.不同意公开答复数 the head
        is added, not the six reasons below it.

    Why it matters:
        Each request has one reply, so that the kinds divide the replies; the rate of disclosure is computed
        from these cells.

    Basis:
        Derived by us from the numbering of the table: 1. to 8. stand below （三）申请答复数.

    Examples:
        Holds: 3 public already, 4 granted, 2 denied, 1 not held, all else 0, 申请答复数 10.
        Violated: the same, 申请答复数 12: the two reasons below 4. were added once more.
        Not evaluable: 同意部分公开答复数 is blank, whatever the others add up to.

    Lawful exceptions:
        None are known. Where one request asks for several things, some bodies count each reply and the
        request once; the table does not provide for that.
    """
    return run_relations("GD413", context)


@rule("GD414", severity=Severity.ERROR)
def rule_denied(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 the six reasons add up to 不同意公开答复数.

    What it checks:
        `requests.replied.denied.total` = 涉及国家秘密 + 涉及商业秘密 + 涉及个人隐私 + 危及国家安全、公共安全、经济安全和社会稳定
        + 不是《条例》所指政府信息 + 法律法规规定的其他情形.

    Why it matters:
        A denial without a reason that the law gives cannot stand.

    Basis:
        Derived by us from the structure of the table: the six rows stand below the word 其中, and the last of
        them takes whatever the law provides else.

    Examples:
        Holds: 1 for trade secrets, 1 for privacy, all else 0, 不同意公开答复数 2.
        Violated: all six reasons 0, 不同意公开答复数 2.
        Not evaluable: the six rows are left blank because there was no denial. A blank is no 0.

    Lawful exceptions:
        None are known. A denial for two reasons at once is one denial; bodies that count it under both
        exceed the total.
    """
    return run_relations("GD414", context)


@rule("GD415", severity=Severity.ERROR)
def rule_reconsideration(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 the results add up to 行政复议数量.

    What it checks:
        `reconsideration.total` = `upheld` + `corrected` + `other`. The table has no row for cases pending.

    Why it matters:
        The rate of corrections is computed from these cells.

    Basis:
        Derived by us from the numbering of the table: （一） to （三） stand below 四、行政复议数量.

    Examples:
        Holds: 3 upheld, 1 corrected, 0 others, 行政复议数量 4.
        Violated: 3 upheld, 1 corrected, 0 others, 行政复议数量 5.
        Not evaluable: only 行政复议数量 is filled in.

    Lawful exceptions:
        None that the table allows. A body that leaves cases pending out of all three rows has a greater
        total: the text of the report usually says so.
    """
    return run_relations("GD415", context)


@rule("GD416", severity=Severity.ERROR)
def rule_litigation(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 the results add up to 行政诉讼数量.

    What it checks:
        `litigation.total` = `upheld` + `corrected` + `other`. The table has no row for cases pending.

    Why it matters:
        The rate of corrections is computed from these cells.

    Basis:
        Derived by us from the numbering of the table: （一） to （三） stand below 五、行政诉讼数量.

    Examples:
        Holds: 2 upheld or dismissed, 0 corrected, 1 other, 行政诉讼数量 3.
        Violated: 2 upheld or dismissed, 0 corrected, 1 other, 行政诉讼数量 2.
        Not evaluable: 其他情形数 holds `—`.

    Lawful exceptions:
        None that the table allows. A body that leaves suits pending out of all three rows has a greater
        total: the text of the report usually says so.
    """
    return run_relations("GD416", context)


@rule("GD417", severity=Severity.ERROR)
def rule_staff(_report: Report, context: Context) -> Iterable[Finding]:
    """
    In the statistical table of 2014 full-time and part-time staff add up to 从事政府信息公开工作人员数.

    What it checks:
        `capacity.staff.total` = `full_time` + `part_time`.

    Why it matters:
        Whoever does the work does it full-time or beside other work.

    Basis:
        Derived by us from the numbering of the table: 1. and 2. stand below （三）从事政府信息公开工作人员数.

    Examples:
        Holds: 2 full-time, 5 part-time, 工作人员数 7.
        Violated: 2 full-time, 5 part-time, 工作人员数 5.
        Not evaluable: 专职人员数 is blank.

    Lawful exceptions:
        None that the table allows. The row of full-time staff leaves out who edits the gazette or runs the website;
        a body that counts these in the total alone has a greater total: a likely cause.
    """
    return run_relations("GD417", context)


RULES = (rule_received, rule_closed, rule_replied, rule_denied, rule_reconsideration, rule_litigation, rule_staff)
