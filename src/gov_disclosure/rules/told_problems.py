"""What sections 五 and 一（五） have to tell, GD531, GD532 and GD535."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gov_disclosure.bodies import Kind, Level
from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Operand, Verdict

__all__ = ["RULES"]

_SECTION = "problems_and_improvements"
_BLANKS = re.compile(r"[\s\u3000\u00a0。，、；：.,;:（）()]+")
_FRONT = 60
_SHORTEST = 10
_IMPROVES = re.compile(
    r"改进|措施|下一步|下步|今后|将|加强|整改|提升|完善|强化|推进|优化|加大|健全|落实|改善|改正|增强|规范|着力|提高|深化"
)
_PROBLEM = re.compile(r"问题|不足|不够|有待|欠缺|薄弱|差距|短板|不强|不高|不到位|困难|仍需|滞后|单一")
_TOLD = {"考核": re.compile(r"考核|考评"), "评议": re.compile(r"评议|评估"), "责任追究": re.compile(r"责任追究|追责|问责|追究")}
_ENGLISH = {"考核": "assessment", "评议": "public appraisal", "责任追究": "accountability"}


@rule("GD531", severity=Severity.WARNING)
def rule_problems_empty(report: Report, context: Context) -> Iterator[Finding]:
    """
    Section 五 tells something.

    What it checks:
        Section 五 has ten characters or more; 无 alone, or nothing, is too little.

    Why it matters:
        The regulations ask for the main problems and how they are met.

    Basis:
        Derived by us from 条例 Art. 50(4), which names 存在的主要问题及改进情况 among what a report must have.

    Examples:
        Holds: 解读形式较为单一，将增加图文解读。
        Violated: 无。
        Not evaluable: the section is not there, or was not found.

    Lawful exceptions:
        None are known. A section given as a picture is not read.
    """
    if context.form is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    section = report.problems_and_improvements
    if section is None:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.unknown([Operand(path=_SECTION)], expression="length")
        return
    # Most are long.
    if any(len(_BLANKS.sub("", text)) >= _SHORTEST for text in (section.text[:_FRONT], section.text)):
        context.tally[Verdict.HOLDS] += 1
        return
    context.tally[Verdict.VIOLATED] += 1
    yield context.finding(Verdict.VIOLATED, _shown(report, context), actual=section.text, arguments={}, expression="length")


@rule("GD532", severity=Severity.INFO)
def rule_no_improvement(report: Report, context: Context) -> Iterator[Finding]:
    """
    Section 五 tells how the problems are met.

    What it checks:
        Section 五 that names problems has a word of improvement: 改进, 措施, 下一步, 将, 加强, 完善 ….

    Why it matters:
        The regulations ask for both.

    Basis:
        Derived by us from 条例 Art. 50(4): 存在的主要问题及改进情况.

    Examples:
        Holds: 更新不够及时，下一步将按月检查。
        Violated: 一是更新不够及时；二是解读形式单一。
        Not evaluable: the section is not there, or was not found.

    Lawful exceptions:
        Improvements told in other words, or in another section.
    """
    if context.form is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    section = report.problems_and_improvements
    if section is None:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.unknown([Operand(path=_SECTION)], expression="improvement")
        return
    problem = _PROBLEM.search(section.text)
    if problem is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
    elif _IMPROVES.search(section.text) is not None:
        context.tally[Verdict.HOLDS] += 1
    else:
        context.tally[Verdict.VIOLATED] += 1
        yield context.finding(Verdict.VIOLATED, _shown(report, context), arguments={}, expression="improvement")


@rule("GD535", severity=Severity.INFO)
def rule_supervision(report: Report, context: Context) -> Iterator[Finding]:
    """
    The report of a government tells of assessment, public appraisal and accountability.

    What it checks:
        In the report of a government from the county up, section 一 has a word of each of 工作考核, 社会评议 and
        责任追究.

    Why it matters:
        Governments have to tell these results, departments need not.

    Basis:
        Derived by us from 条例 Art. 50(4): 各级人民政府 have to tell 工作考核、社会评议和责任追究结果情况.

    Examples:
        Holds: 公开工作纳入年度考核，开展社会评议一次，未发生责任追究情形。
        Violated: 定期开展业务培训。, in the report of a government.
        Not evaluable: it is not known who reports, or section 一 was not found.

    Lawful exceptions:
        The results may be told in another section. Townships are left out: many have no such results of their own.
    """
    if context.form is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    overview = report.overview
    if overview is None:
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.unknown([Operand(path="overview")], expression="supervision")
        return
    lacking = [name for name, word in _TOLD.items() if word.search(overview.text) is None]
    if not lacking:
        context.tally[Verdict.HOLDS] += 1
        return
    kind, level = report.standing.kind, report.standing.level
    if kind is Kind.UNKNOWN or (kind is Kind.GOVERNMENT and level is Level.UNKNOWN):
        context.tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            yield context.unknown([Operand(path="reporter.kind")], expression="supervision")
    elif kind is not Kind.GOVERNMENT or level is Level.TOWNSHIP:
        context.tally[Verdict.NOT_APPLICABLE] += 1
    else:
        context.tally[Verdict.VIOLATED] += 1
        place = next((each for each in report.passages if each.aspect == "oversight"), None)
        place = place or next((each for each in report.passages if each.section == "overview"), None)
        shown = [context.spoken(place)] if place is not None else [Operand(path="overview")]
        yield context.finding(
            Verdict.VIOLATED, shown,
            arguments={"caption": "、".join(lacking), "label": ", ".join(_ENGLISH[name] for name in lacking)},
            expression="supervision",
        )  # fmt: skip


RULES = (rule_problems_empty, rule_no_improvement, rule_supervision)


def _shown(report: Report, context: Context) -> list[Operand]:
    passages = [passage for passage in report.passages if passage.section == _SECTION]
    chosen = next((passage for passage in passages if not passage.heading), passages[0] if passages else None)
    return [context.spoken(chosen)] if chosen is not None else [Operand(path=_SECTION)]
