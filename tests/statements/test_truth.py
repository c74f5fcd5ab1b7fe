"""Sentences with the numbers of the tables give no finding; with another number they do."""

from __future__ import annotations

import random

import pytest

from gov_disclosure import RuleSet, check, parse_text

from .cases import write

RULES = RuleSet.default(plugins=False).only("GD5")
# Sentences about the tables of `cases`; the number that is altered stands in brackets.
TRUE = (
    "全年新收政府信息公开申请[12]件。",
    "2024年，我局共受理政府信息公开申请[13]件（含上年结转1件）。",
    "本年度收到依申请公开申请12件，上年度结转[1]件。",
    "收到政府信息公开申请12件，答复[11]件。",
    "收到政府信息公开申请12件，办结11件，结转下年度继续办理[2]件。",
    "政府信息公开申请中，另有[2]件顺延到下年度答复。",
    "答复政府信息公开申请11件，其中予以公开[5]件，部分公开3件。",
    "答复政府信息公开申请11件，其中予以公开5件，部分公开[3]件，不予公开1件，无法提供2件。",
    "答复政府信息公开申请11件，其中无法提供[2]件。",
    "政府信息公开申请中，予以公开和部分公开共[8]件。",
    "收到政府信息公开申请12件，其中自然人[10]件，法人或其他组织2件。",
    "收到政府信息公开申请12件，其中法人或其他组织[2]件。",
    "因政府信息公开引发行政复议[6]件。",
    "政府信息公开行政复议6件，其中结果维持[3]件，结果纠正1件，尚未审结2件。",
    "政府信息公开行政复议6件，其中尚未审结[2]件。",
    "因政府信息公开被提起行政诉讼[1]件。",
    "政府信息公开行政复议、行政诉讼共[7]件。",
    "全年制发行政规范性文件[3]件，废止1件，现行有效14件。",
    "全年制发行政规范性文件3件，废止[1]件，现行有效14件。",
    "截至年底现行有效行政规范性文件[14]件。",
    "全年作出行政许可决定[308]件。",
    "全年作出行政处罚决定[12]件、行政强制0件。",
    "行政复议、行政诉讼分别为[6]件和1件。",
)
STYLES = ("{}", "我局认真履行职责。{}", "经统计，{}", "{}各项工作平稳有序，群众满意度不断提升。", "2024年度，{}")


def _read(sentence: str, number: str | None = None):
    front, _, rest = sentence.partition("[")
    value, _, back = rest.partition("]")
    return check(parse_text(write(f"{front}{number or value}{back}")), RULES), int(value)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("sentence", TRUE)
def test_what_the_tables_bear_out_is_no_finding(sentence, style) -> None:
    findings, _ = _read(style.format(sentence))
    assert findings == ()


def test_a_false_number_is_found() -> None:
    rng = random.Random(7)
    tried = found = 0
    for sentence in TRUE:
        for _ in range(12):
            _, value = _read(sentence)
            false = rng.choice((value + rng.randint(15, 60), value * 10 + 5, value + 100))
            findings, _ = _read(rng.choice(STYLES).format(sentence), str(false))
            tried += 1
            found += bool(findings) and all("GD5" in finding.rule for finding in findings)
    assert found >= 0.99 * tried, (found, tried)
