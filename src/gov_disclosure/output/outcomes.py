"""What came of checking a report, in words and counts that every output for people has alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from gov_disclosure.diagnostics import Severity
from gov_disclosure.messages import text
from gov_disclosure.report import Report
from gov_disclosure.rules.engine import Evaluation
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.rules.suppressing import Suppression

__all__ = ["SEVERITIES", "Outcome", "about", "counted", "graded", "hidden", "outcome", "severity_counts", "suppressed"]

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Outcome(NamedTuple):
    """
    The verdict on a report.

    Attributes:
        style: `error`, `warning`, `info` or `good`.
        words: The verdict in words.
        counts: Severity → how many findings.
        checks: How many checks there were, of how many it is known what came of them.
        unknown: How many checks could not be made.
    """

    style: str
    words: str
    counts: Counter[Severity]
    checks: int
    unknown: int


def outcome(report: Report | None, evaluation: Evaluation, language: str) -> Outcome:
    """Return the verdict on a report, or on several together where there is none, in `zh` or `en`."""
    counts = severity_counts(evaluation.findings)
    tally = evaluation.tally
    checks = sum(tally[verdict] for verdict in (Verdict.HOLDS, Verdict.VIOLATED, Verdict.NOT_EVALUABLE))
    unknown = tally[Verdict.NOT_EVALUABLE]
    if counts:
        worst = next(severity for severity in SEVERITIES if counts[severity])
        words = text("list_joint", language).join(
            text(f"count_{severity.value}", language, count=counts[severity]) for severity in SEVERITIES if counts[severity]
        )
        return Outcome(worst.value, words, counts, checks, unknown)
    if report is not None and report.form is None:
        style, key = "warning", "verdict_no_form"
    elif unknown:
        style, key = "warning", "verdict_open"
    else:
        style, key = "good", "verdict_sound"
    return Outcome(style, text(key, language), counts, checks, unknown)


def severity_counts(findings: Iterable[Finding]) -> Counter[Severity]:
    """Return how many findings there are of each severity; what could not be checked is none."""
    return Counter(finding.severity for finding in findings if finding.verdict is Verdict.VIOLATED)


def counted(counts: Counter[Severity], language: str) -> str:
    """Return counts of findings in words."""
    return text("verdict_counts", language, **{f"{severity.value}s": counts[severity] for severity in SEVERITIES})


def hidden(evaluation: Evaluation, language: str) -> str:
    """Return how many findings are waived or known already, in words; empty where there are none."""
    kinds = Counter(each.kind for each in evaluation.suppressed)
    return text("suppressed_here", language, waived=kinds["waiver"], known=kinds["baseline"]) if kinds else ""


def suppressed(each: Suppression, language: str) -> str:
    """Return why a finding is not told, in words: the reason of its waiver and its last day, or that it is known."""
    told = text(f"suppressed_{each.kind}", language, reason=each.reason)
    if each.waiver is not None and each.waiver.expires is not None:
        told += text("suppressed_until", language, expires=each.waiver.expires.isoformat())
    return told


def graded(finding: Finding, language: str) -> tuple[str, str]:
    """Return how grave a finding is: a style, `error`, `warning`, `info` or `dim`, and a word."""
    if finding.verdict is Verdict.NOT_EVALUABLE:
        return "dim", text("verdict_not_evaluable", language)
    return finding.severity.value, text(f"severity_{finding.severity.value}", language)


def about(report: Report, language: str) -> str:
    """Return year, body and form of a report in a line."""
    form = text("form_unknown", language)
    if report.form is not None:
        from gov_disclosure.forms import get_form

        form = f"{report.form} ({get_form(report.form).basis})"
    year = text("year", language, year=report.year) if report.year is not None else text("year_unknown", language)
    return " · ".join(filter(None, (year, report.body, form)))
