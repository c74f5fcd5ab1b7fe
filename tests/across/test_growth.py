"""Changes that the narrative tells, against last year's report."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gov_disclosure import Finding, RuleSet, Series, check
from gov_disclosure.testing import build_report
from gov_disclosure.testing.false_sentences import with_sentence

RULES = RuleSet.default(plugins=False).only("GD517")
BODY = "清河县水务局"
GRANTED = "requests.outcome.granted.natural_person"


def found(sentence: str, before: int, now: int, *, rows: tuple[str, str] = (GRANTED, GRANTED)) -> tuple[Finding, ...]:
    """Return what is found where so many were told of that row, and no others received."""
    years = (2018, 2019) if rows[0] != rows[1] else (2023, 2024)
    forms = {2018: "stats_2014", 2019: "trial_2019"}
    earlier, later = (
        build_report(forms.get(year, "form_2021"), {row: number} if number else {}, year=year, body=BODY)
        for row, number, year in zip(rows, (before, now), years, strict=True)
    )
    return tuple(check(Series.of([("a", earlier), ("b", with_sentence(later, sentence, "on_request"))]), RULES))


@pytest.mark.parametrize(
    ("sentence", "before", "now"),
    [
        ("收到申请12件，同比增长20%。", 10, 12),
        ("收到申请12件，同比增长20%以上。", 10, 12),
        ("收到申请16件，同比增长约50%。", 10, 16),
        ("收到申请12件，与2022年相比减少30件。", 10, 12),
        ("收到申请12件，同比增长20%。", 0, 12),
        ("予以公开12件，同比增加2件。", 10, 12),
    ],
)
def test_holds_or_cannot_be_told(sentence, before, now) -> None:
    assert found(sentence, before, now) == ()


@pytest.mark.parametrize(
    ("sentence", "before", "now", "expected"),
    [
        ("收到申请12件，同比增长50%。", 10, 12, 20),
        ("收到申请12件，同比增长50%。", 9, 12, Decimal("33.33")),
        ("收到申请12件，同比下降20%。", 10, 12, 20),
        ("收到申请14件，同比增长20%以上。", 10, 14, 40),
        ("收到申请16件，同比增长约30%。", 10, 16, 60),
    ],
)
def test_what_no_report_bears_out_is_told_with_the_change(sentence, before, now, expected) -> None:
    (finding,) = found(sentence, before, now)
    assert finding.expected == expected
    assert isinstance(finding.expected, type(expected))


def test_cells_of_two_forms_are_compared_by_what_they_mean() -> None:
    rows = ("statistics.requests.received.mail", GRANTED)
    assert found("收到申请12件，同比增加2件。", 10, 12, rows=rows) == ()
    (finding,) = found("收到申请12件，同比增加5件。", 10, 12, rows=rows)
    assert finding.expected == 2
