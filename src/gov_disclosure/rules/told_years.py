"""The year of the narrative, GD518, its statistical period, GD519, and gaps that were never filled in, GD520."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gov_disclosure.dates import plain_numerals
from gov_disclosure.diagnostics import Severity
from gov_disclosure.passages import Passage
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Verdict

__all__ = ["RULES"]

_LEAD = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．:：]\s?)?(?:在)?(?P<year>20\d\d)\s?年(?:度|来)?(?=[，,\s\u4e00-\u9fff])(?!\s?\d{1,2}\s?月)(?!以来|起|至|到|开始|底|初|末)"
)
_ANNOUNCED = re.compile(r"现(?:将|就|把)[^。；，,\d]{0,30}(?P<year>20\d\d)\s?年(?=[^。；]{0,40}(?:报告|公布|汇报|公告|如下))")
_THIS = re.compile(r"今年|本年|同比|相比|较上年|比上年|目前|增长|五年|三年来|连续")
_HISTORY = re.compile(
    r"结转|转结|遗留|接转|印发|出台|施行|实施|修订|发布|成立|建成|启动|上线"
    r"|以来|公布|获|被评|开始|起|机构改革|设立|挂牌|撤并|换届"
)
_FRONT = 60
_PERIOD = re.compile(r"统计(?:期限|时段|时间|期间|周期|区间)|数据(?:统计)?(?:期限|期间|时段)|报告期")
_PERIOD_BEGINS = ("统计", "数据", "报告期")
"""How every such word begins: nearly no text has any."""
_DATES = re.compile(
    r"(?P<year>20\d\d)\s?年\s?(?P<m1>\d{1,2})\s?月\s?(?P<d1>\d{1,2})\s?日[^。；\d]{0,12}(?:(?P<year2>20\d\d)\s?年)?\s?(?P<m2>\d{1,2})\s?月\s?(?P<d2>\d{1,2})\s?日"
)
_SENTENCE = re.compile(r"[^。；;\n]{1,400}")
_UNITS = r"(?:件|条|次|份|篇|宗|起|个|项|元|人次|场|期)"
_GAPS = tuple(
    map(
        re.compile,
        (
            rf"[×＊*＿_○□][×＊*＿_○□]{{0,7}}[ \u3000]?{_UNITS}",
            rf"[XxNn](?<![A-Za-z].)[XxNn]{{0,3}}[ \u3000]?{_UNITS}",
            rf"[（(][ \u3000]{{0,8}}[)）][ \u3000]?{_UNITS}",
            rf"[ \u3000\u00a0](?<=[共计到理复结收布息请议讼为].)[ \u3000\u00a0]{{0,19}}{_UNITS}(?=[，,。；;、）)])",
        ),
    )
)
# What one begins with, and one of what may come next: a text without that is passed over at once.
_GAP = re.compile(
    r"[×＊*＿_○□XxNn（( \u3000\u00a0](?:(?<=[（(])[)） \u3000]|(?<=[XxNn])(?<![A-Za-z].)|(?<=[×＊*＿_○□])"
    r"|(?<=[ \u3000\u00a0])(?<=[共计到理复结收布息请议讼为].))"
)
_TIMES = re.compile(r"\d[ \u3000]?[×xX*＊]")


@rule("GD518", severity=Severity.WARNING)
def rule_told_year(report: Report, context: Context) -> Iterator[Finding]:
    """
    The narrative is about the year of the report.

    What it checks:
        现将…年度情况报告如下 and 统计期限 name the year of the title. A paragraph that begins with the year before (2023年，…)
        and names neither this year nor a comparison is left over from last year's report.

    Why it matters:
        Whole paragraphs are kept from last year; then their numbers are last year's, too.

    Basis:
        Derived by us: a report is on the year in its title.

    Examples:
        Holds: 2024年，…, and 较2023年增加3件, in a report on 2024.
        Violated: a paragraph 2023年，我镇公开信息60条。 in a report on 2024.
        Not evaluable: the year of the report is not known.

    Lawful exceptions:
        Comparisons, plans, history (2023年印发的办法…), what was carried over, dates of publication and titles of documents are
        left alone.
    """
    if context.form is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    year = report.year
    if year is None:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.unknown((), expression="year")
        return
    right = True
    for passage in report.passages:
        if passage.heading or "20" not in passage.text:
            continue
        found = _wrong_year(passage, year)
        if found is not None:
            right = False
            wrong, start, end = found
            yield context.finding(
                Verdict.VIOLATED, [context.spoken(passage, start, end, value=wrong, side="actual")], expected=year, actual=wrong,
                arguments={"words": passage.text[start:end]}, expression=f"{passage.section} {passage.aspect or ''} {wrong}",
            )  # fmt: skip
    context.tally[Verdict.HOLDS if right else Verdict.VIOLATED] += 1


def _wrong_year(passage: Passage, year: int) -> tuple[int, int, int] | None:
    text = passage.text
    announced = _ANNOUNCED.search(text)
    if announced is not None and int(announced["year"]) != year:
        return int(announced["year"]), announced.start(), announced.end()
    if _PERIOD.search(text) is not None:
        for sentence in _SENTENCE.finditer(text):
            dates = _DATES.search(sentence[0]) if _PERIOD.search(sentence[0]) is not None else None
            if dates is not None and {int(dates["year"]), int(dates["year2"] or dates["year"])} != {year}:
                wrong = next(each for each in (int(dates["year"]), int(dates["year2"] or dates["year"])) if each != year)
                return wrong, sentence.start() + dates.start(), sentence.start() + dates.end()
        return None
    lead = _LEAD.match(text)
    if lead is None or int(lead["year"]) != year - 1 or passage.section == "preamble":
        return None
    if str(year) in text or _THIS.search(text) is not None or _HISTORY.search(text, lead.end(), lead.end() + _FRONT) is not None:
        return None
    stop = next((at for at, char in enumerate(text) if char in "。；"), len(text))
    return int(lead["year"]), lead.start(), max(stop, lead.end())


@rule("GD519", severity=Severity.WARNING)
def rule_told_period(report: Report, context: Context) -> Iterator[Finding]:
    """
    The statistical period is the whole year.

    What it checks:
        统计期限, where the text gives it, is from 1月1日 to 12月31日.

    Why it matters:
        Figures of eleven months cannot be compared with anything.

    Basis:
        Derived by us: the report is on a year; standards of provinces say so.

    Examples:
        Holds: 统计期限为2024年1月1日至12月31日.
        Violated: 统计期限为2024年1月1日至11月30日.
        Not evaluable: the dates are broken, as 1月1日至12日31日: digits or 月 may have been lost in reading.

    Lawful exceptions:
        A body founded or abolished within the year.
    """
    if context.form is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    some = False
    for passage in report.passages if any(map(context.text.__contains__, _PERIOD_BEGINS)) else ():
        if passage.heading or _PERIOD.search(passage.text) is None:
            continue
        for sentence in _SENTENCE.finditer(passage.text):
            said = sentence[0]
            if _PERIOD.search(said) is None or not any(mark in said for mark in "月日"):
                continue
            some = True
            dates = _DATES.search(plain_numerals(said))
            shown = [context.spoken(passage, sentence.start(), sentence.end(), side="actual")]
            if dates is None:
                context.tally[Verdict.NOT_EVALUABLE] += 1
                if context.listing:
                    yield context.finding(
                        Verdict.NOT_EVALUABLE, shown, arguments={"words": said, "variant": "unclear"},
                        template="statement_left_alone", expression="period",
                    )  # fmt: skip
                continue
            told = tuple(int(dates[name]) for name in ("m1", "d1", "m2", "d2"))
            if told == (1, 1, 12, 31):
                context.tally[Verdict.HOLDS] += 1
                continue
            context.tally[Verdict.VIOLATED] += 1
            yield context.finding(
                Verdict.VIOLATED,
                shown,
                expected="1月1日–12月31日",
                actual=dates[0],
                arguments={"words": said},
                expression="period",
            )
    if not some:
        context.tally[Verdict.NOT_APPLICABLE] += 1


@rule("GD520", severity=Severity.WARNING)
def rule_gap(report: Report, context: Context) -> Iterator[Finding]:
    """
    No gap of a template is left open.

    What it checks:
        ×× 件, XX条, （ ）件, and 共 件 with a blank where the number belongs.

    Why it matters:
        A number that was to be filled in is missing.

    Basis:
        Derived by us: a blank before a unit is no number.

    Examples:
        Holds: 共发布信息120条。
        Violated: 共发布信息 条。
        Not evaluable: never.

    Lawful exceptions:
        Names that are hidden on purpose (张×× 诉) stand before no unit. A number may have been lost in reading: compare
        with the source.
    """
    if context.form is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    right = True
    text = context.text
    gaps = [gap for gap in _GAPS if gap.search(text) is not None] if _GAP.search(text) is not None else []
    for passage in report.passages if gaps else ():
        for match in (match for gap in gaps for match in gap.finditer(passage.text)):
            if _TIMES.search(passage.text, max(0, match.start() - 2), match.end()) is not None:
                continue
            right = False
            yield context.finding(
                Verdict.VIOLATED, [context.spoken(passage, match.start(), match.end(), side="actual")], actual=match[0],
                arguments={"words": match[0].strip()}, expression=match[0],
            )  # fmt: skip
    if report.passages:
        context.tally[Verdict.HOLDS if right else Verdict.VIOLATED] += 1
    else:
        context.tally[Verdict.NOT_APPLICABLE] += 1


RULES = (rule_told_year, rule_told_period, rule_gap)
