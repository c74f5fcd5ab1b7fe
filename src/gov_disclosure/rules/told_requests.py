"""Requests as the narrative tells them against table 三, GD501 to GD506, and lists of numbers, GD521."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.told import compare, no_requests, told

__all__ = ["RULES"]


@rule("GD501", severity=Severity.WARNING)
def rule_told_received(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The requests received, as the narrative tells them, are those of table 三.

    What it checks:
        收到, 受理, 新收, 办理 … 申请…件 is one of: `received`; `received` + `carried_in`; `outcome.total`; `outcome.total`
        + `carried_out`. On the form of 2014 it is 收到申请数. Only what fits none of them is a finding, which names
        the nearest.

    Why it matters:
        It is the number that is quoted. A text left over from last year, or a table filled in later, shows here.

    Basis:
        Derived by us: the text and the table tell of the same requests; the form does not define the words.

    Examples:
        Holds: 全年受理申请13件, where the table has 12 received and 1 carried in.
        Violated: 全年受理申请31件, where it has 13 by any count.
        Not evaluable: the total is blank; the text counts a part (涉及征地的申请5件) or another body.

    Lawful exceptions:
        A sentence about one office (本级, 办公室) within the report of a jurisdiction is not compared, nor is one
        about another year, a part of the year, or a plan; of 局机关 in the report of a department it is found fault with
        more than the tables count, but not with less. Other ways of counting should be explained in the text.
        Requests told beside a table 三 of zeros alone are GD803.
    """
    statements = told(context, "GD501")
    if no_requests(context):
        # Requests beside a table of zeros are GD803's to tell.
        statements = [statement for statement in statements if statement.value == 0]
    return compare(context, statements)


@rule("GD502", severity=Severity.WARNING)
def rule_told_carried_in(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The requests carried in from last year, as the narrative tells them, are those of table 三.

    What it checks:
        上年结转…件, and 结转 with last year before it, is `carried_in`.

    Why it matters:
        What is carried in ties the report to that of the year before.

    Basis:
        Derived by us: the text and the second row of the table tell the same.

    Examples:
        Holds: 含上年度结转申请34件, and 34 in the table.
        Violated: 上年结转3件, and 2 in the table.
        Not evaluable: the cell is blank, or the form has no such row.

    Lawful exceptions:
        None are known for the same scope.
    """
    return compare(context, told(context, "GD502"))


@rule("GD503", severity=Severity.WARNING)
def rule_told_processed(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The requests answered or closed, as the narrative tells them, are the total of outcomes in table 三.

    What it checks:
        答复, 办结, 办理结果 … 件 is `outcome.total`; on the form of 2014 申请办结数 or 申请答复数. The count of one outcome
        (答复予以公开5件) is not this total.

    Why it matters:
        The rates of disclosure are computed from this total.

    Basis:
        Derived by us: the text and （七）总计 tell the same.

    Examples:
        Holds: 答复3050件, and 3050 in （七）总计.
        Violated: 办结12件, and 11 in the table.
        Not evaluable: （七）总计 is blank; only those closed in another way are counted (延期答复2件).

    Lawful exceptions:
        Several requests may be answered by one letter: then say so beside the number.
    """
    return compare(context, told(context, "GD503"))


@rule("GD504", severity=Severity.WARNING)
def rule_told_carried_out(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The requests that go on to next year, as the narrative tells them, are those of table 三.

    What it checks:
        结转下年度, 顺延到下年度, 转下一年度 … 件 is `carried_out`.

    Why it matters:
        Next year's report begins with this number.

    Basis:
        Derived by us: the text and the last row of the table tell the same.

    Examples:
        Holds: 另有103件顺延到下年度答复, and 103 in the table.
        Violated: 结转下年度2件, and 0 in the table.
        Not evaluable: the cell is blank, or the form has no such row.

    Lawful exceptions:
        None are known for the same scope.
    """
    return compare(context, told(context, "GD504"))


@rule("GD505", severity=Severity.WARNING)
def rule_told_outcomes(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The outcomes, as the narrative tells them, are those of table 三.

    What it checks:
        予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理 and their single rows: a row, or the sum of a group; two
        that are named together are their sum. Where the number is that of one kind of applicants, a hint says so.

    Why it matters:
        The table is where the outcomes are counted; a text that differs was written from other figures.

    Basis:
        Derived by us: the words are those of the rows.

    Examples:
        Holds: 予以公开和部分公开共8件, and 5 and 3 in the table.
        Violated: 予以公开5件, where the row has 7, of which natural persons 5.
        Not evaluable: a row of the group is blank.

    Lawful exceptions:
        None are known for the same scope. Where the outcomes of the table do not add up to its total, a sum of
        rows is told as info: the table may be what is wrong.
    """
    return compare(context, told(context, "GD505"))


@rule("GD506", severity=Severity.WARNING)
def rule_told_applicants(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The kinds of applicants, as the narrative tells them, are those of table 三.

    What it checks:
        自然人…件, 法人或其他组织…件 and the single kinds: the column of `received`, of `received` + `carried_in`, or of
        `outcome.total`. On the form of 2014 the ways of applying: 当面, 传真, 网络, 信函.

    Why it matters:
        Who applies is what the columns are for.

    Basis:
        Derived by us: the words are those of the columns.

    Examples:
        Holds: 其中自然人10件, and 10 in the first row.
        Violated: 其中自然人12件, and 10 in each of the rows.
        Not evaluable: the column is blank.

    Lawful exceptions:
        None are known for the same scope.
    """
    return compare(context, told(context, "GD506"))


@rule("GD521", severity=Severity.INFO)
def rule_told_lists(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The numbers of a list (分别为) are those of the tables, name by name.

    What it checks:
        予以公开、部分公开、不予公开分别为1、2、3件: the first number with the first name, and so on, each as in the rule
        for its words. There must be as many numbers as names.

    Why it matters:
        In a list a number slips by one place, and all behind it are wrong.

    Basis:
        Derived by us: the words are those of the tables.

    Examples:
        Holds: 行政复议、行政诉讼分别为6件和1件, and 6 and 1 in the tables.
        Violated: the same, and 1 and 6 in the tables.
        Not evaluable: three names and two numbers; a name that we do not know.

    Lawful exceptions:
        None are known for the same scope.
    """
    return compare(context, told(context, "GD521"))


RULES = (
    rule_told_received,
    rule_told_carried_in,
    rule_told_processed,
    rule_told_carried_out,
    rule_told_outcomes,
    rule_told_applicants,
    rule_told_lists,
)
