"""Rules over a report, or over several → findings: none stops another, and none runs over what is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import Rule
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.rules.findings import Findings
from gov_disclosure.rules.keeping import Kept
from gov_disclosure.rules.ruleset import FAILURE, RuleSet

if TYPE_CHECKING:
    from gov_disclosure.across import Collection, Hierarchy, Series
    from gov_disclosure.config.model import Config
    from gov_disclosure.rules.suppressing import Suppression

__all__ = ["Evaluation", "check", "evaluate", "gathered", "subjects_of"]


class Evaluation(NamedTuple):
    """
    What came of checking a report.

    Attributes:
        findings: What was found, in order of place, then of code.
        tally: Verdict → how many checks came to it. Each equation of a form is a check.
        suppressed: What was found too, and is waived or known already.
    """

    findings: tuple[Finding, ...]
    tally: Mapping[Verdict, int]
    suppressed: tuple[Suppression, ...] = ()


def check(
    report: Report | Series | Hierarchy | Collection,
    rules: RuleSet | Iterable[Any] | Callable[..., Any] | None = None,
    *,
    config: Config | None = None,
    file: str | None = None,
    include_not_evaluable: bool = False,
    strict: bool = False,
    limits: Limits | None = None,
) -> tuple[Finding, ...]:
    """
    Say what is wrong in a report: everything, in order of place, then of code.

    A `Series`, a `Hierarchy` or a `Collection` is checked by the rules over such, not by those over each of its reports;
    a series by those over any collection, too.

    Args:
        report: The report, or reports together.
        rules: A set of rules, or functions made rules by `@rule`; where it is not given, all rules.
        config: What is set for files and bodies, what is waived and what is known; where many reports are checked, a
            `gov_disclosure.rules.Checker` does that once for all. Of reports together what is set for the report that a
            finding is about counts.
        file: The file's name, for the findings; reports together have names of their own.
        include_not_evaluable: True to list the checks too that could not be made, because a cell that they
            need is blank, missing or cannot be known.
        strict: True to let an exception of a rule through; otherwise it is a finding, GD902.
        limits: `Limits.max_findings` are kept, the rest is counted in a last one, GD155.

    Raises:
        UsageError: `rules` has something that is no rule, or a code twice; nothing of the kind can be checked; `config` speaks
            of a rule or a parameter that there is not.
    """
    if config is not None:
        from gov_disclosure.rules.checking import Checker

        checker = Checker(rules, config)
        faults = [attrs.evolve(fault, file=file) for fault in checker.rules.faults]
        if not isinstance(report, Report):
            beside = checker.evaluate_together(report, include_not_evaluable=include_not_evaluable, strict=strict, limits=limits)
            return Findings((*faults, *beside.findings))
        found = checker.evaluate(report, file=file, include_not_evaluable=include_not_evaluable, strict=strict, limits=limits)
        return Findings((*faults, *found.findings))
    return Findings(
        evaluate(
            report, rules, file=file, include_not_evaluable=include_not_evaluable, strict=strict, limits=limits or DEFAULT_LIMITS
        ).findings
    )


def gathered(rules: RuleSet | Iterable[Any] | Callable[..., Any] | None) -> RuleSet:
    """
    Return the rules that a caller gives, as a set; all where it gives none.

    Raises:
        UsageError: Something is no rule, or a code is there twice.
    """
    if rules is None:
        return RuleSet.default()
    return rules if isinstance(rules, RuleSet) else RuleSet().with_rules(rules if callable(rules) else tuple(rules))


def evaluate(
    report: Report | Series | Hierarchy | Collection,
    rules: RuleSet | Iterable[Any] | Callable[..., Any] | None = None,
    *,
    file: str | None = None,
    include_not_evaluable: bool = False,
    strict: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Evaluation:
    """
    Do as `check`, and count the checks that hold, are violated, could not be made, or say nothing.

    Args:
        report: The report.
        rules: See `check`.
        file: See `check`.
        include_not_evaluable: See `check`.
        strict: See `check`.
        limits: See `check`.

    Raises:
        UsageError: See `check`.
    """
    rules = gathered(rules)
    found = Kept((attrs.evolve(fault, file=file) for fault in rules.faults), limits)
    context = _context(report, file, listing=include_not_evaluable)
    subject, tally = context.subject, context.tally
    counted = 0
    for rule, run, asks in rules.runs(*subjects_of(report)):
        context.rule = rule
        before = found.violated
        try:
            if not asks or _can_be_run(rule, context, found):
                for said in run(subject, context) or ():
                    found.append(_finding(said, context))
            total = sum(tally.values())
            if total == counted:
                # It did not count by itself, so it is one check.
                tally[Verdict.VIOLATED if found.violated > before else Verdict.HOLDS] += 1
                total += 1
            counted = total
        # Whatever a rule raises, the others are run.
        except Exception as error:
            if strict:
                raise
            found.append(_failure(rule, error, file))
            counted = sum(tally.values())
    return Evaluation(found.sorted(_place if isinstance(report, Report) else _file_and_place, file), tally)


def subjects_of(subject: Report | Series | Hierarchy | Collection) -> tuple[str, ...]:
    """
    Return what the rules are over that are run over a subject.

    Raises:
        UsageError: It is none that could be checked.
    """
    if isinstance(subject, Report):
        return ("report",)
    from gov_disclosure.across import Collection, Hierarchy, Series

    if isinstance(subject, Series):
        return ("series", "collection")
    if isinstance(subject, Hierarchy):
        return ("hierarchy",)
    if isinstance(subject, Collection):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        return ("collection",)
    raise UsageError(f"check takes a Report, a Series, a Hierarchy or a Collection, not {type(subject).__name__}")


def _context(subject: Report | Series | Hierarchy | Collection, file: str | None, *, listing: bool) -> Context:
    """Return the context of a check."""
    if isinstance(subject, Report):
        return Context(subject, file=file, listing=listing)
    from gov_disclosure.rules.across_context import AcrossContext

    return AcrossContext(subject, listing=listing)


def _finding(said: object, context: Context) -> Finding:
    """Return what a rule says as a finding on the file that is checked."""
    if isinstance(said, str):
        return context.violated(said)
    if not isinstance(said, Finding):
        raise TypeError(f"a rule yields findings or messages, not {type(said).__name__}")
    return attrs.evolve(said, file=context.file) if said.file is None and context.file is not None else said


def _can_be_run(rule: Rule, context: Context, found: Kept) -> bool:
    """Whether a report is on a form that a rule is for, and has what it needs; otherwise that is counted."""
    tally = context.tally
    if rule.forms and context.report.form not in rule.forms:
        tally[Verdict.NOT_APPLICABLE] += 1
        return False
    unknown: list[str] = []
    for path in rule.needs:
        verdict = context.verdict(path)
        if verdict is Verdict.NOT_APPLICABLE:
            tally[verdict] += 1
            return False
        if verdict is Verdict.NOT_EVALUABLE:
            unknown.append(path)
    if unknown:
        tally[Verdict.NOT_EVALUABLE] += 1
        if context.listing:
            found.append(context.unknown(context.operands(rule.needs)))
    return not unknown


def _file_and_place(finding: Finding) -> tuple[str, bool, int, str, tuple[str, ...]]:
    return finding.file or "", *_place(finding)


def _failure(rule: Rule, error: Exception, file: str | None) -> Finding:
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
    arguments = {"failed": rule.code, "exception": f"{type(error).__name__}: {error}", "where": where, "origin": rule.origin}
    return Finding(rule=FAILURE, severity=Severity.ERROR, arguments=arguments, file=file, expression=rule.code)


def _place(finding: Finding) -> tuple[bool, int, str, tuple[str, ...]]:
    position = finding.position
    return position is None, position.start if position is not None else 0, finding.rule, finding.paths
