"""Schools, hospitals, enterprises and other institutions are told from organs whose names look like theirs."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from gov_disclosure import parse_text
from gov_disclosure.bodies.names import read_name

LISTS: dict[str, list[str]] = {
    kind: names.split()
    for kind, names in tomllib.loads((Path(__file__).parent / "others.toml").read_text(encoding="utf-8")).items()
}
FAMILIES = {"institution": {"university", "hospital", "institution"}, "enterprise": {"enterprise"}, "organ": {None}}
TITLES = (
    "{0}2022年{1}信息公开工作年度报告",
    "{0}2022年度{1}信息公开年度报告",
    "2022年{0}{1}信息公开工作年度报告",
    "{0}{1}信息公开工作2022年度报告",
)
OUTLINE = """
一、总体情况
好。
二、主动公开政府信息情况
公开。
三、收到和处理政府信息公开申请情况
无。
五、存在的主要问题及改进情况
无。
"""
CASES = [(kind, name) for kind, names in LISTS.items() for name in names]


def test_there_are_many_of_each() -> None:
    assert len(CASES) >= 250
    assert len(dict.fromkeys(CASES)) == len(CASES)


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_its_name_tells_its_kind(kind: str, name: str) -> None:
    found = read_name(name)
    assert found is not None
    told = found.kind.value
    assert told == kind if kind != "organ" else told not in ("institution", "enterprise")


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_its_report_on_no_form_says_what_it_is(kind: str, name: str) -> None:
    """Whatever the order of the words of the title."""
    for title in TITLES:
        report = parse_text(title.format(name, "政府" if kind == "organ" else "") + OUTLINE)
        families = {each.arguments["family"] for each in report.diagnostics if each.code == "GD127"} or {None}
        assert families <= FAMILIES[kind], title
        assert report.form is None


OLD = """
一、概述
好。
二、主动公开政府信息的情况
公开。
三、依申请公开政府信息和不予公开政府信息的情况
无。
四、政府信息公开的收费及减免情况
无。
五、行政复议、行政诉讼和举报情况
无。
六、存在的主要问题和改进措施
无。
"""


@pytest.mark.parametrize(("kind", "name"), CASES[::7])
def test_who_reports_is_told_by_the_name_whatever_the_outline(kind: str, name: str) -> None:
    """Schools and enterprises write on the outline of 2008, too; of organs the outline is all there is to say."""
    report = parse_text(TITLES[0].format(name, "政府" if kind == "organ" else "").replace("2022", "2016") + OLD)
    families = {each.arguments["family"] for each in report.diagnostics if each.code == "GD127"}
    assert families <= (FAMILIES[kind] if kind != "organ" else {"outline_2008"})
    assert families
