"""Documents and decisions as the narrative tells them against table 二, GD512 and GD513."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.told import compare, told

__all__ = ["RULES"]


@rule("GD512", severity=Severity.WARNING)
def rule_told_documents(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Rules and normative documents, as the narrative tells them, are those of table 二.

    What it checks:
        制发, 废止, 现行有效 … 规范性文件, 规章 … 件 is the cell of the same words; those issued with or without the
        amendments that the text tells. What was 公开 is compared on forms alone that count it: 对外公开总数量 is
        never taken for what is in force.

    Why it matters:
        A number copied from last year's text is a known fault.

    Basis:
        Derived by us: the words are those of the table. Whether an amendment is issued anew the form does not say.

    Examples:
        Holds: 制发规范性文件5件（含修改2件）, and 3 in the table.
        Violated: 现行有效规范性文件15件, and 14 in the table.
        Not evaluable: the cell is blank; the text counts documents reviewed or filed.

    Lawful exceptions:
        Documents of another kind (党内规范性文件, 政策性文件) are not counted in the table.
    """
    return compare(context, told(context, "GD512"))


@rule("GD513", severity=Severity.WARNING)
def rule_told_decisions(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Decisions, as the narrative tells them, are those of table 二.

    What it checks:
        行政许可, 行政处罚, 行政强制 … 件 is 本年处理决定数量 of that row. Items (事项), notices on the website and files are
        not decisions, and are not compared.

    Why it matters:
        The numbers come from other offices, and are the ones most often filled in by guess.

    Basis:
        Derived by us: the words are those of the table.

    Examples:
        Holds: 作出行政处罚决定12件, and 12 in the table.
        Violated: 作出行政处罚决定21件, and 12 in the table.
        Not evaluable: the cell is blank; decisions published, not made, are counted.

    Lawful exceptions:
        A text that counts decisions of one field alone should name it.
    """
    return compare(context, told(context, "GD513"))


RULES = (rule_told_documents, rule_told_decisions)
