"""Fingerprints: the same for the same fault wherever it is printed, and of one finding alone."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure import NotAReportError, Report, check, parse_bytes, parse_file, rule
from tests.cli.conftest import CASES
from tests.layouts.catalogue import LAYOUTS
from tests.layouts.values import ReportSpec, make_report

ALIKE = (
    "pipes_trailing",
    "pipes_leading_only",
    "html_clean",
    "html_fragment",
    "html_content_system",
    "docx_clean",
    "docx_no_merges",
)
FAULT = "requests.outcome.granted.natural_person"


def made(seed: int, **changes: int) -> ReportSpec:
    spec = make_report("form_2021", seed)
    values = {**spec.values}
    for path, more in changes.items():
        path = path.replace("__", ".")
        values[path] = int(str(values[path])) + more
    return dataclasses.replace(spec, values=values)


def read(spec: ReportSpec, layout: str) -> Report:
    rendered = LAYOUTS[layout](spec, random.Random(1))
    return parse_bytes(rendered.data, name=f"x{rendered.suffix}")


def prints(report: Report) -> list[str]:
    return sorted(finding.fingerprint for finding in check(report) if finding.rule.startswith("GD4"))


@pytest.mark.parametrize("seed", range(3))
def test_are_the_same_in_every_container_and_layout(seed: int) -> None:
    spec = made(seed, requests__outcome__granted__natural_person=7)
    found = {layout: prints(read(spec, layout)) for layout in ALIKE}
    assert len(found["html_clean"]) == 2
    assert all(each == found["html_clean"] for each in found.values())


def test_do_not_change_with_other_cells_or_lines() -> None:
    before = prints(read(made(1, requests__outcome__granted__natural_person=7), "html_clean"))
    spec = made(1, requests__outcome__granted__natural_person=9, remedies__reconsideration__upheld=3)
    after = prints(read(spec, "html_content_system"))
    assert set(before) < set(after)
    assert len(after) == len(before) + 1


def test_of_one_report_are_all_different() -> None:
    for file in sorted(CASES.rglob("*.txt")):
        try:
            report = parse_file(file)
        except NotAReportError:
            continue
        found = check(report, include_not_evaluable=True)
        assert len({finding.fingerprint for finding in found}) == len(found), file


@given(st.lists(st.booleans(), max_size=12))
def test_of_findings_alike_are_numbered(kinds: list[bool]) -> None:
    """Whether what could not be checked is listed does not change the fingerprints of the others."""

    @rule("AB101")
    def rule_repeats(_report, context):
        for violated in kinds:
            if violated:
                yield context.violated("again", ["requests.received.total"])
            elif context.listing:
                yield context.unknown(context.operands(["requests.received.total"]))

    report = parse_file(CASES / "GD401" / "holds.txt")
    found = check(report, rule_repeats)
    assert len({finding.fingerprint for finding in found}) == len(found)
    listed = check(report, rule_repeats, include_not_evaluable=True)
    assert len({finding.fingerprint for finding in listed}) == len(kinds)
    assert {finding.fingerprint for finding in found} <= {finding.fingerprint for finding in listed}
    if found:
        assert found[0].ordinal == 1
