"""Amounts of 行政事业性收费 in the narrative, and what table 二 prints: as far as both are rounded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure import RuleSet, check, parse_text
from gov_disclosure.testing import build_report, render_text, with_figures

OURS = RuleSet.default(plugins=False).only("GD513")
CELL = "proactive.administrative_fees_wan_yuan"
AFTER = "（一）主动公开\n"


def findings(sentence: str, amount: str | None, form: str = "form_2021"):
    report = build_report(form, year=2024 if form == "form_2021" else 2020)
    if form == "form_2021":
        report = with_figures(report, {CELL: Decimal(amount) if amount is not None else None})
    text = render_text(report)
    assert AFTER in text
    return check(parse_text(text.replace(AFTER, f"{AFTER}{sentence}\n", 1)), OURS)


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        ("收取行政事业性收费36.25万元。", "36.25"),
        ("收取行政事业性收费36.25万元。", "36.2483"),
        ("收取行政事业性收费36.2万元。", "36.2483"),
        ("收取行政事业性收费362483元。", "36.25"),
        ("行政事业性收费36.4万元。", "36"),
        ("行政事业性收费约40万元。", "36.25"),
        ("行政事业性收费0万元。", "0"),
        ("行政事业性收费2.5亿元。", "25012"),
        ("减免行政事业性收费12万元。", "36.25"),
        ("行政事业性收费预算12万元。", "36.25"),
        ("每件行政事业性收费5元。", "36.25"),
        ("其中，行政事业性收费12万元。", "36.25"),
        ("2023年行政事业性收费12万元，2024年略有增长。", "36.25"),
        ("城区收费处行政事业性收费5万元。", "36.25"),
        ("许可收费12万元。", "36.25"),
        ("收取行政事业性收费36.25万元。", None),
    ],
)
def test_what_the_table_bears_out_is_no_finding(sentence, amount) -> None:
    assert findings(sentence, amount) == ()


@pytest.mark.parametrize(
    ("sentence", "amount", "actual"),
    [
        ("收取行政事业性收费63.25万元。", "36.25", "63.25"),
        ("收取行政事业性收费36.35万元。", "36.25", "36.35"),
        ("收取行政事业性收费364000元。", "36.25", "36.4"),
        ("全年行政事业性收费总额38万元。", "36", "38"),
        ("行政事业性收费约80万元。", "36.25", "80"),
        ("行政许可120项，行政事业性收费3万元。", "0", "3"),
    ],
)
def test_another_amount_is_a_finding_in_the_unit_of_the_table(sentence, amount, actual) -> None:
    (finding,) = findings(sentence, amount)
    assert (finding.expected, finding.actual) == (Decimal(amount), Decimal(actual))
    assert finding.paths == ("overview.aspects.proactive_disclosure", CELL) or CELL in finding.paths


def test_a_form_without_the_amount_has_nothing_to_compare() -> None:
    assert findings("收取行政事业性收费63.25万元。", None, "trial_2019") == ()
