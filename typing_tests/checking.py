"""What checking promises to type checkers; checked by mypy and pyright, never run."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, assert_type

from gov_disclosure import Collection, Finding, Hierarchy, Report, RuleSet, Series, Severity, Verdict, check, rule
from gov_disclosure.rules import Context, Evaluation, Rule, evaluate


@rule("AB101", severity=Severity.ERROR, needs=["requests.received.total"], forms="form_2021")
def told_in_words(report: Report) -> Iterator[str]:
    """Yield plain messages."""
    yield str(report.year)


@rule("AB102", severity="info")
def told_in_full(report: Report, context: Context) -> Iterator[Finding]:
    """Yield findings."""
    yield context.violated(f"{report.year}", "requests.received.total", expected=1, actual=Decimal(2))


def checking(report: Report) -> None:
    """All ways to say which rules are run."""
    assert_type(check(report), tuple[Finding, ...])
    assert_type(check(report, [told_in_words, told_in_full], file="report.txt"), tuple[Finding, ...])
    assert_type(check(report, RuleSet.default(), include_not_evaluable=True, strict=True), tuple[Finding, ...])
    assert_type(evaluate(report), Evaluation)


def several(report: Report) -> None:
    """Reports together are checked by the same function."""
    series = Series.of([report, ("2023.html", report)], body="甲局", bodies={"乙局": "甲局"})
    assert_type(series, Series)
    assert_type(Series.group([report]), tuple[Series, ...])
    assert_type(series.years, tuple[int, ...])
    assert_type(check(series), tuple[Finding, ...])
    assert_type(check(Hierarchy.of({"甲县": ["乙镇"]}, [report])), tuple[Finding, ...])
    assert_type(check(Collection.of([report])), tuple[Finding, ...])


def a_rule_stays_a_function(report: Report) -> None:
    """The decorator keeps the function's type."""
    assert_type(told_in_words(report), Iterator[str])


def sets() -> None:
    """Sets are made of one another."""
    rules = RuleSet.default(plugins=False).only("GD4", "GD304").without("GD403").with_rules(told_in_words)
    assert_type(rules, RuleSet)
    assert_type(rules + rules, RuleSet)
    assert_type(len(rules), int)
    assert_type("GD401" in rules, bool)
    assert_type(rules.get("GD401"), Rule | None)


def findings(finding: Finding) -> None:
    """A finding has a verdict, cells and a place."""
    assert_type(finding.verdict, Verdict)
    assert_type(finding.paths, tuple[str, ...])
    assert_type(finding.expected, int | Decimal | str | None)
    assert_type(finding.line, int | None)
    assert_type(finding.render("zh"), str)
    assert_type(finding.fingerprint, str)
    assert_type(finding.to_dict("zh"), dict[str, Any])
