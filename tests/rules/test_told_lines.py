"""What the narrative says beside the same tables, line by line: what is borne out, and what is not, with both numbers."""

from __future__ import annotations

import pytest

from gov_disclosure import RuleSet, check, parse_text
from gov_disclosure.testing import build_report, render_text
from tests.rules.claims import FIRST, TOLD, VALUES

OURS = RuleSet.default(plugins=False)
TEXT = "\n".join(line for line in render_text(build_report("form_2021", VALUES)).splitlines() if not line.startswith(TOLD))


def found(line: str) -> list[tuple[str, str, str]]:
    findings = check(parse_text(TEXT.replace(FIRST, line)), OURS.only("GD5"), strict=True)
    return [(finding.rule, str(finding.expected), str(finding.actual)) for finding in findings]


@pytest.mark.parametrize("line", """
依法公开各类信息。
答复政府信息公开申请11件，其中予以公开5件，占45.5%。
答复政府信息公开申请11件，其中予以公开5件，占45.4%。
答复政府信息公开申请11件，其中予以公开5件，占45%。
答复政府信息公开申请11件，其中予以公开5件，占比41.67%。
收到政府信息公开申请13件，其中予以公开5件，占比38.46%。
所有申请均已在法定期限内答复。
收到政府信息公开申请12件。全年收到政府信息公开申请13件。
上年收到政府信息公开申请50件。
行政复议6件，其中维持3件，纠正1件，尚未审结2件。
行政复议4件。
行政诉讼1件。
行政复议、行政诉讼共7件。
行政复议、行政诉讼分别为6件、1件。
制发规范性文件3件，废止1件，现行有效14件。
作出行政许可决定308件，行政处罚决定12件。
收到政府信息公开申请12件，其中自然人申请10件，法人或其他组织申请2件。
上年结转政府信息公开申请1件。
结转下年度办理2件。
""".split())  # fmt: skip
def test_what_the_tables_bear_out(line) -> None:
    assert found(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("答复政府信息公开申请11件，其中予以公开5件，占45.3%。", [("GD511", "45.45", "45.3")]),
        ("答复政府信息公开申请11件，其中予以公开5件，占47%。", [("GD511", "45.45", "47")]),
        ("本年度未收到政府信息公开申请。", [("GD514", "12", "0")]),
        ("未发生行政复议案件。", [("GD514", "6", "0")]),
        ("未发生行政诉讼。", [("GD514", "1", "0")]),
        ("所有政府信息公开申请均已按期办结。", [("GD514", "2", "0")]),
        ("收到政府信息公开申请12件，全部办结。", [("GD514", "2", "0")]),
        ("收到政府信息公开申请12件，收到政府信息公开申请14件。", [("GD501", "13", "14"), ("GD533", "12", "14")]),
        ("未制发规范性文件。制发规范性文件3件。", [("GD514", "3", "0"), ("GD533", "3", "0")]),
        ("行政复议6件，其中维持4件，纠正1件。", [("GD510", "3", "4")]),
        ("行政复议5件。", [("GD507", "6", "5")]),
        ("行政诉讼2件。", [("GD508", "1", "2")]),
        ("行政复议、行政诉讼共8件。", [("GD509", "7", "8")]),
        ("行政复议、行政诉讼分别为6件、2件。", [("GD521", "1", "2")]),
        ("制发规范性文件4件，废止2件，现行有效15件。", [("GD512", "3", "4"), ("GD512", "1", "2"), ("GD512", "14", "15")]),
        ("作出行政许可决定309件，行政处罚决定13件。", [("GD513", "308", "309"), ("GD513", "12", "13")]),
        ("上年结转政府信息公开申请2件。", [("GD502", "1", "2")]),
        ("结转下年度办理政府信息公开申请3件。", [("GD504", "2", "3")]),
        ("收到政府信息公开申请XX件。", [("GD520", "None", "XX件")]),
        ("收到政府信息公开申请（  ）件。", [("GD520", "None", "（  ）件")]),
        ("2023年，我局强化公开工作，全年主动公开信息200条。", [("GD518", "2024", "2023")]),
        ("统计期限为2024年1月1日至2024年11月30日。", [("GD519", "1月1日–12月31日", "2024年1月1日至2024年11月30日")]),
    ],
)
def test_what_they_do_not(line, expected) -> None:
    assert found(line) == expected
