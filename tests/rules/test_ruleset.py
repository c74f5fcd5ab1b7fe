"""Sets of rules are values, made of one another."""

from __future__ import annotations

import pytest

from gov_disclosure import RuleSet, UsageError, rule

OURS = RuleSet.default(plugins=False)


@rule("ZZ101")
def rule_one(report):
    """One."""


@rule("ZZ102")
def rule_two(report):
    """Two."""


def codes(rules: RuleSet) -> list[str]:
    return [each.code for each in rules]


def test_is_ordered_counted_and_asked() -> None:
    assert codes(OURS) == sorted(codes(OURS)) == list(OURS.codes)
    assert len(OURS) == len(set(OURS.codes)) >= 31
    assert "GD401" in OURS
    assert "GD400" not in OURS
    assert OURS.get("GD401").code == "GD401"
    assert OURS.get("GD400") is None


def test_only_and_without_take_beginnings() -> None:
    assert codes(OURS.only("GD40", "GD304")) == ["GD304", *(f"GD40{number}" for number in range(1, 8))]
    assert codes(OURS.only("GD401", "GD403").without("GD403")) == ["GD401"]
    before = len(OURS)
    assert codes(OURS.without("GD")) == []
    assert len(OURS) == before


def test_a_set_is_a_value() -> None:
    assert OURS.only("GD40", "GD41") == OURS.only("GD41", "GD40")
    assert hash(OURS.only("GD40", "GD41")) == hash(OURS.only("GD41", "GD40"))


@pytest.mark.parametrize(("code", "meant"), [("gd401", "GD401"), ("GD4O1", "GD401"), ("GD041", "GD401"), ("GD4I3", "GD403")])
def test_unknown_codes_are_told_with_a_suggestion(code, meant) -> None:
    for choose in (OURS.only, OURS.without):
        with pytest.raises(UsageError, match=rf"did you mean {meant}\?"):
            choose(code)


def test_codes_like_nothing_are_told_with_what_there_is() -> None:
    with pytest.raises(UsageError, match="there are GD201, GD202, "):
        OURS.only("quite another")
    with pytest.raises(UsageError, match="no rule is called ''"):
        OURS.only("")


def test_takes_more_rules_in_any_shape() -> None:
    expected = [*codes(OURS), "ZZ101", "ZZ102"]
    assert codes(OURS.with_rules(rule_two, rule_one)) == expected
    assert codes(OURS.with_rules([rule_one, (rule_two,)])) == expected
    assert codes(OURS + rule_one + [rule_two]) == expected
    assert codes(OURS + RuleSet([rule_one, rule_two])) == expected
    assert codes(OURS + OURS) == codes(OURS)
    assert codes(OURS) == expected[:-2]


def test_a_code_belongs_to_one_rule() -> None:
    @rule("ZZ101")
    def rule_other(report):
        """Another."""

    both = RuleSet([rule_one, rule_two])
    with pytest.raises(UsageError, match=r"two rules have the code ZZ101.*without\('ZZ101'\)"):
        both.with_rules(rule_other)
    assert codes(both.without("ZZ101").with_rules(rule_other)) == ["ZZ101", "ZZ102"]


def test_what_is_no_rule_is_refused() -> None:
    for wrong in (print, "GD401", 3, [None]):
        with pytest.raises(UsageError, match="is no rule"):
            OURS.with_rules(wrong)
