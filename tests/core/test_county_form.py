"""A made-up form with fewer rows, a block more, relations of its own and amounts in 元: read though our code knows it not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.wheels import install, run

FORM = Path(__file__).parent / "county_form"
REPORT = (FORM / "report.txt").read_text("utf-8")
ENTRY_POINTS = {"gov_disclosure.forms": {"form_2035": "county_form:FORM"}}
SCRIPT = """
import json, sys
from gov_disclosure import Report, check, parse_text
reports = [parse_text(text) for text in json.loads(sys.stdin.read())]
print(json.dumps([{
    "form": [report.form, report.form_expected],
    "fees": report.value("proactive.administrative_fees_yuan"),
    "spent": report.value("proactive.all_data.spent"),
    "requests": report.requests.received.enterprise,
    "same": Report.from_dict(json.loads(json.dumps(report.to_dict()))) == report,
    "comparable": {name: each.value for name, each in report.comparable().items() if each.value is not None},
    "near": report.comparable()["administrative_fees_wan_yuan"].near,
    "rules": [finding.rule for finding in check(report)],
} for report in reports], default=str))
"""
HEAD = "本年收费金额（单位：元）"
VARIANTS = {
    "plain": REPORT,
    "again": REPORT,
    "label": REPORT.replace("行政事业性收费 |", "行政事业性收费（万元） |"),
    "head": REPORT.replace(HEAD, "本年收费金额（单位：万元）"),
    "above": REPORT.replace(HEAD, "本年收费金额").replace("第二十条第（一）项 ", "单位：万元\n第二十条第（一）项 "),
    "cell": REPORT.replace("31200.5", "3.12万元"),
    "column": REPORT.replace("投入金额（单位：元）", "投入金额（单位：万元）"),
    "later": REPORT.replace("林业局2035年", "林业局2037年"),
    "earlier": REPORT.replace("林业局2035年", "林业局2024年"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, dict[str, object]]]:
    """Return the folder that the form is installed in, and what is told of each variant of the report."""
    files = {f"county_form/{file.name}": file.read_text("utf-8") for file in FORM.iterdir() if file.is_file()}
    site = install(tmp_path_factory.mktemp("site"), "county_form", files, ENTRY_POINTS, "1.0")
    answer = run("-c", SCRIPT, sites=(site,), input=json.dumps(list(VARIANTS.values())))
    assert answer.returncode == 0, answer.stderr
    return site, dict(zip(VARIANTS, json.loads(answer.stdout), strict=True))


@pytest.mark.parametrize("variant", ["plain", "again", "later"])
def test_every_table_is_read_and_checked(told: tuple[Path, dict[str, dict[str, object]]], variant: str) -> None:
    found = told[1][variant]
    assert found["form"] == ["form_2035", "form_2035"]
    assert (found["fees"], found["spent"], found["requests"], found["same"]) == ("31200.5", "1800.5", 2, True)
    assert found["comparable"] == {"requests_received": 8, "requests_granted": 5, "licensing_decisions": 120}
    assert found["near"] == ["proactive.administrative_fees_yuan"]
    assert "CF402" in found["rules"]  # type: ignore[operator]
    assert "CF401" not in found["rules"]  # type: ignore[operator]


@pytest.mark.parametrize("variant", ["label", "head", "above", "cell"])
def test_an_amount_in_another_unit_than_this_form_s_is_null(
    told: tuple[Path, dict[str, dict[str, object]]], variant: str
) -> None:
    """Though reports of the same shape were read before."""
    assert (told[1][variant]["fees"], told[1][variant]["spent"]) == (None, "1800.5")


def test_a_column_in_another_unit_is_null(told: tuple[Path, dict[str, dict[str, object]]]) -> None:
    assert (told[1]["column"]["fees"], told[1]["column"]["spent"]) == ("31200.5", None)


def test_a_form_before_its_years_is_told_all_the_same(told: tuple[Path, dict[str, dict[str, object]]]) -> None:
    assert told[1]["earlier"]["form"] == ["form_2035", "form_2021"]


def test_the_unit_of_a_column_is_shown(told: tuple[Path, dict[str, dict[str, object]]]) -> None:
    shown = run("-m", "gov_disclosure", "forms", "form_2035", sites=(told[0],)).stdout
    assert "amount 元  投入金额" in shown
    assert "CF402" in shown
