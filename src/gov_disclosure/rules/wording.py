"""How a report calls itself and others: GD852 title, GD853 contact, GD854 citations, GD855 year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gov_disclosure.dates import plain_numerals
from gov_disclosure.diagnostics import Severity
from gov_disclosure.passages import Passage
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.outlines import outline_of
from gov_disclosure.rules.remarks import not_applicable, told, unknown, violated

__all__ = ["RULES"]

_TITLE = ("政府信息公开工作年度报告", "政府信息公开工作的年度报告")
_TAIL = re.compile(r"[（(][^（）()]{0,12}[）)]$")
_YEAR = re.compile(r"20\d\d")
_CONTACT = re.compile(
    r"(?:联系电话|联系地址|通信地址|通讯地址|办公地址|电子邮箱|电子邮件|邮政编码|传真|电话|地址|邮编|邮箱)\s?[:：]\s?"
)
_MAY_BE_CONTACT = re.compile(r"[话址箱件码真编]\s?[:：]")
"""What every such word ends in: searched for in the whole text, in a quarter of the time."""
_EMPTY = frozenset("，。；、,;)）")
_NEAR = 40
_UNFILLED = re.compile(r"[X×x＊*_＿]{2,}|…{1,2}|/|无")
_CITED = re.compile(
    r"(国办公开办函|国办秘函|国办函|国办发|国发)\s?([〔\[［【（(﹝]?)\s?(\d{1,9})\s?([〕\]］】）)﹞年]?)\s?(第?)(\d{0,4})\s?号"
)


@rule("GD852", severity=Severity.INFO)
def rule_title(report: Report, context: Context) -> Iterator[Finding]:
    """
    The title is 《…政府信息公开工作年度报告》.

    What it checks:
        The title ends in 政府信息公开工作年度报告 (的 before 年度报告, and a bracket behind it, will do).

    Why it matters:
        Under another title the report is not found: 工作报告 or 年报 is another document to a search.

    Basis:
        政府信息公开条例, Art. 49 and 50, call it 政府信息公开工作年度报告. Inspections have named
        工作报告 as a fault. Derived by us: only the end counts.

    Examples:
        Holds: 青石镇2024年政府信息公开工作年度报告.
        Violated: 青石镇2024年政府信息公开年报.
        Not evaluable: no title is found.

    Lawful exceptions:
        Reports on years before 2019, and on no known form: their titles were free.
    """
    if report.form_expected is None or not outline_of(report).fields:
        if report.year is None:
            yield from unknown(context, "date_or_year_unknown", "year")
        else:
            not_applicable(context)
        return
    if report.title is None:
        yield from unknown(context, "title_unknown", "title")
        return
    if _TAIL.sub("", report.title).endswith(_TITLE):
        return
    yield violated(context, [told("title", report.title)], "title", expected=_TITLE[0], actual=report.title)


@rule("GD853", severity=Severity.INFO)
def rule_contact(report: Report, context: Context) -> Iterator[Finding]:
    """
    Where the report says whom to ask, the address and the number are filled in.

    What it checks:
        Behind 联系电话：, 地址：, 邮编： and the like something stands that is no placeholder and no other label.

    Why it matters:
        The sentence is there for people who have a question.

    Basis:
        Derived by us: the format prescribes no such sentence.

    Examples:
        Holds: （地址：青石镇和平路1号，联系电话：0000-1234567）.
        Violated: （地址：，联系电话：）.
        Not evaluable: never.
        Not applicable: the report names no contact.

    Lawful exceptions:
        None are known.
    """
    judged = False
    text = context.text
    passages = report.passages if ("：" in text or ":" in text) and _MAY_BE_CONTACT.search(text) is not None else ()
    for place, passage in enumerate(passages):
        for match in _CONTACT.finditer(passage.text[:2_000]) if _MAY_BE_CONTACT.search(passage.text) is not None else ():
            behind = passage.text[match.end() : match.end() + _NEAR].strip()
            if not behind and match.end() == len(passage.text) and _goes_on(passages, place):
                continue
            judged = True
            if _answers(behind):
                continue
            words = match[0].strip()
            yield violated(context, [context.spoken(passage, match.start(), match.end())], f"contact: {words}", actual=words)
    if not judged:
        not_applicable(context)


@rule("GD854", severity=Severity.INFO)
def rule_citation(report: Report, context: Context) -> Iterator[Finding]:
    """
    The numbers of the documents cited are written as such numbers are.

    What it checks:
        国办公开办函, 国办函, 国办发 and 国发 are followed by a year of four digits in 〔 〕 and a number.

    Why it matters:
        202130号 names no document; whoever looks for the basis of the report does not find it.

    Basis:
        GB/T 9704: the year stands in hexagonal brackets. Derived by us: which numbers are looked at.

    Examples:
        Holds: 国办公开办函〔2021〕30号.
        Violated: 国办公开办函202130号; 国办函[2020]109号.
        Not evaluable: never.
        Not applicable: no such number is cited.

    Lawful exceptions:
        Brackets that were lost when a page was turned into text: look at the page before blaming its author. It cannot be told.
    """
    judged = False
    for passage in report.passages if _CITED.search(context.text) is not None else ():
        for match in _CITED.finditer(passage.text):
            judged = True
            if (
                match[2] in "〔﹝"
                and match[4] in "〕﹞"
                and match[2]
                and match[4]
                and len(match[3]) == 4
                and match[6]
                and not match[5]
            ):
                continue
            year, number = match[3][:4], match[6] or match[3][4:]
            # Which year two digits stand for is not said.
            whole = len(year) == 4 and bool(number)
            yield violated(
                context, [context.spoken(passage, match.start(), match.end())], f"citation: {match[0]}", actual=match[0],
                expected=f"{match[1]}〔{year}〕{number}号" if whole else None, variant="" if whole else "short",
            )  # fmt: skip
    if not judged:
        not_applicable(context)


@rule("GD855", severity=Severity.WARNING)
def rule_year_missing(report: Report, context: Context) -> Iterator[Finding]:
    """
    Title or metadata tell the year, and the same one.

    What it checks:
        The title, or the name in the 索引号 block, has a year; where both have one, it is the same.

    Why it matters:
        A report without its year is mistaken for another year's.

    Basis:
        政府信息公开条例, Art. 49: the report is on the year before. Derived by us that the title should say which.

    Examples:
        Holds: 青石镇2024年政府信息公开工作年度报告.
        Violated: 青石镇政府信息公开工作年度报告, or a title of 2024 and 标题：…2023年… in the metadata.
        Not evaluable: neither title nor metadata are found.

    Lawful exceptions:
        A year that stands in the name of a period (2023—2024) is not taken for one. Otherwise none.
    """
    named = report.metadata.get("name")
    title = report.title
    if title is None and named is None:
        yield from unknown(context, "title_unknown", "title")
        return
    years = set(_YEAR.findall(plain_numerals(title or "")))
    stated = set(_YEAR.findall(plain_numerals(named))) if named is not None and "公开" in named and "报" in named else set[str]()
    if not years and not stated:
        yield violated(context, [told("title", title or named or "")], "year told", actual=title or named)
    elif years and stated and not years & stated:
        yield violated(
            context, [told("title", title or ""), told("metadata.name", named or "")], "years agree", variant="differ",
            expected=min(stated), actual=min(years),
        )  # fmt: skip


def _goes_on(passages: Sequence[Passage], place: int) -> bool:
    """Whether a line may go on in the next one, as the source breaks its lines; the next label is no answer to this one."""
    following = passages[place + 1] if place + 1 < len(passages) else None
    if following is None or following.heading or following.section != passages[place].section:
        return False
    return _answers(following.text[:_NEAR].strip())


def _answers(words: str) -> bool:
    """Whether something is told that is no placeholder, and not the label of what comes next."""
    return bool(words) and words[0] not in _EMPTY and _UNFILLED.match(words) is None and _CONTACT.match(words) is None


RULES = (rule_title, rule_contact, rule_citation, rule_year_missing)
