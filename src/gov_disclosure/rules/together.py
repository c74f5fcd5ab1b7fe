"""Several reports checked together: a finding follows the settings of the report that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypedDict

from gov_disclosure.across import Hierarchy, Series
from gov_disclosure.limits import Limits
from gov_disclosure.report import Report
from gov_disclosure.rules.across_context import Subject
from gov_disclosure.rules.configured import Configured
from gov_disclosure.rules.declaring import Rule
from gov_disclosure.rules.engine import Evaluation, evaluate, subjects_of
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.rules.ruleset import RuleSet

__all__ = ["Place", "Share", "Together", "Whose"]


class Place(NamedTuple):
    """
    Where a report that is checked with others was read.

    Attributes:
        path: The file itself, where the report is called otherwise.
        number: Which report of the file it is, from 1, where there are several.
    """

    path: str
    number: int | None = None


class Whose(TypedDict):
    """The report that findings are about: its file, which it is of several in it, body and year; and what the rules are over."""

    path: str | None
    number: int | None
    body: str | None
    year: int | None
    together: str


class Share(NamedTuple):
    """
    What was found in one report by rules over the same.

    Attributes:
        findings: The findings.
        rules: The rules that were run.
        whose: The report.
    """

    findings: list[Finding]
    rules: RuleSet
    whose: Whose


class Together:
    """
    One check of reports together.

    Args:
        subject: The reports.
        configured: The rules as they are set for each.
        over: The rules that are run are over one of these.
        about: What the reports are called that are checked; None for all.
        places: What a report is called → where it was read, as far as the two differ.

    Raises:
        UsageError: The subject is none that could be checked together.
    """

    def __init__(
        self, subject: Subject, configured: Configured, over: Collection[str], about: Collection[str] | None,
        places: Mapping[str, Place],
    ) -> None:  # fmt: skip
        possible = subjects_of(subject)
        self._subject = subject
        self._configured = configured
        self._over = tuple(kind for kind in possible if kind in over)
        self._places = places
        self._bodies = _bodies(subject)
        self._reports: dict[str, Report] = {}
        for item in subject.items:
            if item.file is not None and (about is None or item.file in about):
                self._reports.setdefault(item.file, item.report)
        self._sets = {file: self._rules(file, self._over) for file in self._reports}
        self._codes = {rule.code for rules in self._all_sets() for rule in rules}

    def evaluate(self, *, include_not_evaluable: bool, strict: bool, limits: Limits) -> Evaluation:
        """
        Check the reports, each finding by the rule as it is set for the report that it is about.

        A rule that is set in several ways is run once for each; of its checks that hold the first run counts.
        """
        kept: list[Finding] = []
        tally: Counter[Verdict] = Counter()
        for number, rules in enumerate(_variants(self._all_sets())):
            found = evaluate(self._subject, rules, include_not_evaluable=include_not_evaluable, strict=strict, limits=limits)
            own = [finding for finding in found.findings if self._is_so(finding, rules)]
            violated = sum(finding.verdict is Verdict.VIOLATED for finding in own)
            if number:
                tally[Verdict.VIOLATED] += violated
            else:
                dropped = sum(finding.verdict is Verdict.VIOLATED for finding in found.findings) - violated
                tally = Counter(dict(found.tally))
                tally[Verdict.VIOLATED] = max(tally[Verdict.VIOLATED] - dropped, int(violated > 0))
            kept += [finding for finding in own if not number or finding not in kept]
        return Evaluation(tuple(kept), tally)

    def shares(self, findings: Iterable[Finding]) -> Iterator[Share]:
        """Yield what was found report by report, by what the rules are over; a report in which nothing was found, too."""
        by_file: dict[str | None, list[Finding]] = {}
        for finding in findings:
            by_file.setdefault(finding.file, []).append(finding)
        by_body: dict[str | None, list[Finding]] = {}
        for finding in by_file.get(None, ()):
            by_body.setdefault(self._body(finding), []).append(finding)
        for kind in self._over:
            for file, report in self._reports.items():
                place = self._place(file)
                yield self._share(
                    by_file.get(file, ()), self._rules(file, (kind,)),
                    {"path": place.path, "number": place.number, "body": report.body, "year": report.year, "together": kind},
                )  # fmt: skip
            for body in self._bodies:
                rules = self._configured.rules_for(None, body, (kind,))
                yield self._share(
                    by_body.get(body, ()), rules, {"path": None, "number": None, "body": body, "year": None, "together": kind}
                )

    # ---- parts ---------------------------------------------------------------------------------

    def _share(self, findings: Iterable[Finding], rules: RuleSet, whose: Whose) -> Share:
        """Return the findings of rules; those of no rule, as on one that broke down, go with the first."""
        codes = set(rules.codes)
        first = whose["together"] == self._over[0]
        found = [each for each in findings if each.rule in codes or (first and each.rule not in self._codes)]
        return Share(found, rules, whose)

    def _all_sets(self) -> list[RuleSet]:
        """Return the sets of rules that are in use, each once."""
        sets = (*self._sets.values(), *(self._configured.rules_for(None, body, self._over) for body in self._bodies))
        return [*{id(each): each for each in sets}.values()]

    def _rules(self, file: str, over: tuple[str, ...]) -> RuleSet:
        return self._configured.rules_for(self._place(file).path, self._reports[file].body, over)

    def _place(self, file: str) -> Place:
        return self._places.get(file) or Place(file)

    def _body(self, finding: Finding) -> str | None:
        """Return the body that a finding about no file is about."""
        told = finding.arguments.get("body")
        return told if isinstance(told, str) and told in self._bodies else self._bodies[0]

    def _is_so(self, finding: Finding, run: RuleSet) -> bool:
        """Say whether a finding is of the rule as it is set for the report that it is about; what broke down is always told."""
        rule = run.get(finding.rule)
        if finding.file is None:
            own: RuleSet | None = self._configured.rules_for(None, self._body(finding), self._over)
        else:
            own = self._sets.get(finding.file)
        return own is not None and (rule is None or own.get(finding.rule) == rule)


def _bodies(subject: Subject) -> tuple[str | None, ...]:
    """Return the bodies that findings may be about that are about no file."""
    if isinstance(subject, Hierarchy):
        return tuple(node.name for node in subject.nodes) or (None,)
    return (subject.body or None,) if isinstance(subject, Series) else (None,)


def _variants(sets: Iterable[RuleSet]) -> Iterator[RuleSet]:
    """Yield sets that have each rule as it is set anywhere, and each set each code once."""
    ways: dict[str, list[Rule]] = {}
    for rules in sets:
        for rule in rules:
            known = ways.setdefault(rule.code, [])
            if rule not in known:
                known.append(rule)
    for number in range(max(map(len, ways.values()), default=0)):
        yield RuleSet(known[number] for known in ways.values() if number < len(known))
