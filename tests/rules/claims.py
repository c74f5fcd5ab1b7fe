"""
What is said of sentences beside the same tables; `python -m tests.rules.claims` writes it, to be looked at as a change.

12 requests received, 1 carried in, 11 processed, 2 carried out; 6 reconsiderations, 1 suit; 3 documents made, 14 in force.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import attrs

from gov_disclosure import Report, RuleSet, parse_text
from gov_disclosure.bodies import Kind, Level, Scope
from gov_disclosure.rules import evaluate
from gov_disclosure.testing import build_report, render_text, with_figures
from tests.rules.shown import shown

__all__ = ["CLAIMS", "FIRST", "TOLD", "VALUES", "judged", "names"]

CLAIMS = Path(__file__).with_name("claims.txt")
OUTCOME = "requests.outcome"
VALUES = {
    f"{OUTCOME}.granted.natural_person": 5, f"{OUTCOME}.partially_granted.natural_person": 3,
    f"{OUTCOME}.denied.state_secret.natural_person": 1, f"{OUTCOME}.not_available.not_held.commercial_enterprise": 2,
    "requests.carried_out.natural_person": 2, "requests.carried_in.natural_person": 1,
    "remedies.reconsideration.upheld": 3, "remedies.reconsideration.corrected": 1, "remedies.reconsideration.pending": 2,
    "remedies.litigation.direct.upheld": 1, "proactive.normative_documents.issued": 3,
    "proactive.normative_documents.repealed": 1, "proactive.normative_documents.in_force": 14,
    "proactive.licensing_decisions": 308, "proactive.penalty_decisions": 12,
}  # fmt: skip
"""12 received, 1 carried in, 11 processed, 2 carried out; 6 reconsiderations, 1 suit."""
FIRST = "及时公开各类政府信息，做到应公开尽公开。"
TOLD = ("收到政府", "办结政府", "被申请", "本年制发")
PROBLEMS = "存在的主要问题：个别栏目更新还不够及时。\n改进情况：明确栏目责任人，按月检查更新情况。"
OVERSIGHT = "将政府信息公开纳入年度考核，开展社会评议，未发生责任追究情形。"
LINES = tuple("""
收到政府信息公开申请12件。
收到政府信息公开申请13件。
收到政府信息公开申请14件。
收到政府信息公开申请10件。
收到政府信息公开申请2件。
收到政府信息公开申请12件，其中自然人申请10件，法人或其他组织申请2件。
收到政府信息公开申请12件，其中自然人申请9件，法人或其他组织申请3件。
收到政府信息公开申请约12件。
收到政府信息公开申请10余件。
收到政府信息公开申请20余件。
收到政府信息公开申请超过11件。
收到政府信息公开申请超过12件。
收到政府信息公开申请近15件。
收到政府信息公开申请十二件。
收到政府信息公开申请12件，收到政府信息公开申请14件。
收到政府信息公开申请12件。全县收到政府信息公开申请50件。
我局本级收到政府信息公开申请4件。
全系统收到政府信息公开申请40件。
办结政府信息公开申请11件。
办结政府信息公开申请9件。
上年结转政府信息公开申请1件，结转下年度2件。
上年结转政府信息公开申请3件，结转下年度0件。
答复政府信息公开申请11件，其中予以公开5件，部分公开3件，不予公开1件，无法提供2件。
答复政府信息公开申请11件，其中予以公开6件，部分公开2件，不予公开1件，无法提供2件。
答复政府信息公开申请11件，其中予以公开和部分公开8件。
答复政府信息公开申请11件，其中予以公开和部分公开9件。
答复政府信息公开申请11件，其中予以公开5件，占45.45%。
答复政府信息公开申请11件，其中予以公开5件，占45.5%。
答复政府信息公开申请11件，其中予以公开5件，占45%。
答复政府信息公开申请11件，其中予以公开5件，占46%。
答复政府信息公开申请11件，其中予以公开5件，占44%。
答复政府信息公开申请11件，其中予以公开5件，占45.46%。
答复政府信息公开申请11件，其中予以公开5件，占45.47%。
予以公开占45.45%。
予以公开占41.67%。
予以公开约占45%。
予以公开占比超过40%。
予以公开占比超过50%。
行政许可决定占96.25%。
行政复议维持3件，占50%。
行政复议维持3件，占60%。
本年度未收到政府信息公开申请。
本年度未发生行政复议。
本年度未发生行政诉讼。
本年度未发生行政复议、行政诉讼。
所有政府信息公开申请均已按期办结。
收到政府信息公开申请12件，全部办结。
收到政府信息公开申请12件，全部办结，结转下年度2件。
收到政府信息公开申请12件，全部办结，结转下年度0件。
行政复议6件，其中维持3件，纠正1件，尚未审结2件。
行政复议6件，其中维持4件，纠正1件，尚未审结1件。
行政复议7件。
行政诉讼1件。
行政诉讼2件。
行政复议、行政诉讼共7件。
行政复议、行政诉讼共9件。
行政复议、行政诉讼分别为6件、1件。
行政复议、行政诉讼分别为5件、1件。
制发规范性文件3件，废止1件，现行有效14件。
制发规范性文件4件，废止2件，现行有效15件。
制发规范性文件5件，修改2件。
制发规范性文件6件，修改2件。
未制发规范性文件。
未制发规范性文件。制发规范性文件3件。
作出行政许可决定308件，行政处罚决定12件。
作出行政许可决定309件，行政处罚决定13件。
收取信息处理费0元。
收取信息处理费200元。
未收取信息处理费。
未收取信息处理费。收取信息处理费200元。
应收信息处理费200元，实收信息处理费100元。
发出收费通知3件，收取信息处理费200元。
2023年，我局强化公开工作，全年主动公开信息200条。
2023年，我局强化公开工作，与今年相比有序。
2023年，我局印发工作方案，强化公开工作。
2023年以来，我局强化公开工作。
2022年，我局强化公开工作。
2023年，我局强化公开工作，2024年持续推进。
现将2023年度政府信息公开工作情况报告如下
现将2024年度政府信息公开工作情况报告如下
统计期限为2024年1月1日至2024年11月30日。
统计期限为2024年1月1日至12月31日。
统计期限为2024年1月2日至12月31日。
统计期限为2023年1月1日至2023年12月31日。
统计期限为2023年1月1日至2024年12月31日。
统计期限为1月到12月。
统计期限为全年。
收到政府信息公开申请XX件。
收到政府信息公开申请（  ）件。
收到政府信息公开申请 件。
收到政府信息公开申请____件。
面积为3 ×4件。
面积为3×××件。
收到政府信息公开申请200件，同比增长10%。
上年收到政府信息公开申请50件。
""".split("\n")[1:-1])  # fmt: skip


@cache
def text() -> str:
    """Return the text of the report, without sentences of its own that count."""
    return "\n".join(line for line in render_text(build_report("form_2021", VALUES)).splitlines() if not line.startswith(TOLD))


def said(line: str) -> Report:
    return parse_text(text().replace(FIRST, line, 1))


def edited(old: str, new: str) -> Report:
    assert old in text()
    return parse_text(text().replace(old, new, 1))


def of(line: str, level: Level, kind: Kind, scope: Scope) -> Report:
    report = said(line)
    return attrs.evolve(report, reporter=attrs.evolve(report.reporter, level=level, kind=kind, scope=scope))


WHOLE = "全县收到政府信息公开申请50件，其中我局本级收到政府信息公开申请4件。"
SCOPES = (
    WHOLE,
    "全县收到政府信息公开申请50件。",
    "我局本级收到政府信息公开申请4件。",
    "我局本级收到政府信息公开申请40件。",
)
OTHERS: Mapping[str, Callable[[], Report]] = {
    **{
        f"scope {kind.value} {scope.value}, {number}": lambda kind=kind, scope=scope, line=line: of(
            line, Level.COUNTY, kind, scope
        )
        for kind in (Kind.GOVERNMENT, Kind.DEPARTMENT)
        for scope in (Scope.UNKNOWN, Scope.OWN_BODY, Scope.JURISDICTION)
        for number, line in enumerate(SCOPES)
    },
    **{
        f"{name}, {words}": lambda words=words, path=path: with_figures(said(words), {path: None})
        for name, path, words in (
            ("received blank", "requests.received.total", "收到政府信息公开申请13件。"),
            ("received blank", "requests.received.total", "收到政府信息公开申请15件。"),
            ("carried in blank", "requests.carried_in.total", "收到政府信息公开申请12件。"),
            ("carried in blank", "requests.carried_in.total", "收到政府信息公开申请15件。"),
            ("granted blank", f"{OUTCOME}.granted.total", "答复政府信息公开申请11件，其中予以公开5件，占45.45%。"),
            ("granted blank", f"{OUTCOME}.granted.total", "予以公开占45.45%。"),
            ("total wrong", f"{OUTCOME}.total.total", "其中予以公开和部分公开9件。"),
        )
    },
    "outcomes that do not add up": lambda: with_figures(
        said("答复政府信息公开申请11件，其中予以公开和部分公开9件。"), {f"{OUTCOME}.total.total": 12}
    ),
    **{
        f"problems: {new}": lambda new=new: edited(PROBLEMS, new)
        for new in (
            "无。", "暂无问题。", "公开工作存在问题", "公开工作尚存在问题。", "公开工作存在一些问题不少。",
            "存在不足，下一步将加强。",
            "个别栏目内容更新还不够及时。", "全年各项工作平稳有序，没有遗留事项。",
        )
    },
    **{
        f"oversight: {new}, {level.value} {kind.value}": lambda new=new, level=level, kind=kind: attrs.evolve(
            edited(OVERSIGHT, new), reporter=attrs.evolve(build_report().reporter, level=level, kind=kind)
        )
        for new in ("纳入年度考核。", "开展社会评议。", "纳入考核，开展评议。", "纳入考评，开展评估，未被问责。", "全年有序。")
        for level, kind in (
            (Level.COUNTY, Kind.GOVERNMENT), (Level.TOWNSHIP, Kind.GOVERNMENT), (Level.UNKNOWN, Kind.GOVERNMENT),
            (Level.COUNTY, Kind.DEPARTMENT), (Level.COUNTY, Kind.UNKNOWN),
        )
    },
}  # fmt: skip


def names() -> Iterator[str]:
    """Yield the sentences, and the other reports."""
    yield from LINES
    yield from OTHERS


def judged(name: str) -> str:
    """Return what is said of a sentence, as the file has it."""
    rules = RuleSet.default(plugins=False).only("GD5", "GD8")
    report = OTHERS[name]() if name in OTHERS else said(name)
    return "".join(
        f"{line.rstrip()}\n" for line in (f"# {name}", *shown(evaluate(report, rules, include_not_evaluable=True, strict=True)))
    )


if __name__ == "__main__":
    CLAIMS.write_text("".join(map(judged, names())), encoding="utf-8")
