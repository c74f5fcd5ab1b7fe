"""The pages of codes: what a rule is run over, what may be set, and what a wrong code may be meant for."""

from __future__ import annotations

import pytest

from gov_disclosure import UsageError
from gov_disclosure.messages import codes
from gov_disclosure.rules import RuleSet
from gov_disclosure.rules.pages import page, text_of, title


def test_say_what_a_rule_is_run_over_and_what_may_be_set() -> None:
    assert page("GD401", "en").facts("en") == ()
    (over,) = page("GD601", "en").facts("en")
    assert "by year" in over
    (set_here,) = page("GD311", "en").facts("en")
    assert "requests = 10" in set_here
    assert "remedies = 5" in set_here
    assert len(page("GD605", "zh").facts("zh")) == 2


def test_are_of_rules_and_of_remarks() -> None:
    rule = RuleSet.default().get("GD401")
    assert rule is not None
    found = page("GD401", "en")
    assert (found.text, found.severity, found.over) == (rule.page, rule.severity, rule.over)
    assert found.message
    remark = page("GD111", "zh")
    assert (remark.severity, remark.over) == (None, "")
    assert remark.text
    assert remark.text == remark.text.strip()
    assert text_of(rule, "zh") != text_of(rule, "en")
    assert title(rule, "zh") == text_of(rule, "zh").splitlines()[0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_with_a_page_has_one(language) -> None:
    for code in codes():
        try:
            assert page(code, language).text
        except UsageError:
            assert RuleSet.default().get(code) is None


def test_a_wrong_code_is_told_with_the_three_nearest() -> None:
    with pytest.raises(UsageError, match=r"nothing is called 'GD410'; did you mean GD\d{3}, GD\d{3}, GD\d{3}\?$"):
        page("GD410", "en")
    with pytest.raises(UsageError, match="nothing is called 'zzz'; GD"):
        page("zzz", "en")
