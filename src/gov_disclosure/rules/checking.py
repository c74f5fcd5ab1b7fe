"""Many reports checked under one configuration: the rules of each, and what of their findings is waived or known."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from gov_disclosure.config.model import Config, Waiver
from gov_disclosure.diagnostics import Severity
from gov_disclosure.limits import Limits
from gov_disclosure.rules.adjusting import graded
from gov_disclosure.rules.baseline import Baseline, Known, KnownReport, Named
from gov_disclosure.rules.configured import Configured, is_global
from gov_disclosure.rules.declaring import SUBJECTS
from gov_disclosure.rules.engine import Evaluation, evaluate, gathered
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.requiring import require_plugins
from gov_disclosure.rules.ruleset import EXPIRED, UNUSED, RuleSet
from gov_disclosure.rules.suppressing import BASELINE, WAIVER, Suppression, can_be_suppressed, waiver_of

if TYPE_CHECKING:
    from gov_disclosure.report import Report
    from gov_disclosure.rules.across_context import Subject
    from gov_disclosure.rules.together import Place

__all__ = ["Checker", "Sifted"]


class Sifted(NamedTuple):
    """
    Findings divided.

    Attributes:
        told: Those that are told.
        suppressed: Those that are waived, or known.
    """

    told: tuple[Finding, ...]
    suppressed: tuple[Suppression, ...]


class Checker:
    """
    Checks reports under a configuration, one after the other, and keeps account of waivers and of a baseline.

    Args:
        rules: The rules that there are, or functions made rules; by default all that the configuration lets in.
        config: The configuration.
        baseline: What is known already; None takes what the configuration names.
        record: True to take everything that is found for known, so that `recorded` can be written.
        today: The day that waivers are held against; by default this one.

    Attributes:
        rules: The rules that are run where nothing else is set for a file or a body, of whatever subject.

    Raises:
        UsageError: The configuration speaks of a rule, a parameter or a value that there is not.
    """

    def __init__(
        self,
        rules: RuleSet | Iterable[Any] | Callable[..., Any] | None = None,
        config: Config | None = None,
        *,
        baseline: Baseline | None = None,
        record: bool = False,
        today: date | None = None,
    ) -> None:
        self.config = config = config if config is not None else Config()
        if rules is None:
            require_plugins(config)
            rules = RuleSet.default(plugins=config.plugins if config.plugins is not None else True)
        self._configured = Configured(gathered(rules), config)
        self.rules = self._configured.everywhere
        self._today = today if today is not None else datetime.now().astimezone().date()
        self._used: set[int] = set()
        self._asked: set[int] = set()
        self._record = record
        self._records: list[KnownReport] = []
        self._seen: set[tuple[str, str, str]] = set()
        self._fixed = 0
        if baseline is None and config.baseline is not None and not record:
            from os.path import join

            baseline = Baseline.load(join(config.base, config.baseline))  # noqa: PTH118 - pathlib is dear to import
        self.baseline = baseline

    def rules_for(self, path: str | None = None, body: str | None = None) -> RuleSet:
        """Return the rules that are run over the report of a body in a file."""
        return self._configured.rules_for(path, body)

    def evaluate(
        self,
        report: Report,
        *,
        file: str | None = None,
        path: str | None = None,
        number: int | None = None,
        include_not_evaluable: bool = False,
        strict: bool = False,
        limits: Limits | None = None,
    ) -> Evaluation:
        """
        Check a report; what is waived or known is in `Evaluation.suppressed`.

        Args:
            report: The report.
            file: What findings call its file.
            path: The file itself, where `file` is another name for it.
            number: Which report of the file it is, from 1, where there are several.
            include_not_evaluable: See `check`.
            strict: See `check`.
            limits: By default those of the configuration.
        """
        path = path if path is not None else file
        rules = self._configured.rules_for(path, report.body, ("report",))
        evaluation = evaluate(
            report, rules, file=file, include_not_evaluable=include_not_evaluable, strict=strict,
            limits=limits if limits is not None else self.config.limits,
        )  # fmt: skip
        sifted = self.sift(evaluation.findings, rules, path=path, number=number, body=report.body, year=report.year)
        return evaluation._replace(findings=sifted.told, suppressed=sifted.suppressed)

    def evaluate_together(
        self,
        subject: Subject,
        *,
        over: Collection[str] = SUBJECTS,
        about: Collection[str] | None = None,
        places: Mapping[str, Place] | None = None,
        include_not_evaluable: bool = False,
        strict: bool = False,
        limits: Limits | None = None,
    ) -> Evaluation:
        """
        Check a series, a hierarchy or a collection: what is set, waived or known for the report that a finding is about counts.

        Args:
            subject: The reports.
            over: The rules that are run are over one of these.
            about: What the reports are called that are checked, where the others are there for comparison only; None for all.
            places: What a report is called → where it was read, as far as the two differ.
            include_not_evaluable: See `check`.
            strict: See `check`.
            limits: By default those of the configuration.

        Raises:
            UsageError: The subject is none of these.
        """
        from gov_disclosure.rules.together import Together

        limits = limits if limits is not None else self.config.limits
        together = Together(subject, self._configured, over, about, places or {})
        found = together.evaluate(include_not_evaluable=include_not_evaluable, strict=strict, limits=limits)
        sifted = [self.sift(each.findings, each.rules, **each.whose) for each in together.shares(found.findings)]
        told = {id(finding) for each in sifted for finding in each.told}
        suppressed = tuple(each for sift in sifted for each in sift.suppressed)
        return Evaluation(tuple(finding for finding in found.findings if id(finding) in told), found.tally, suppressed)

    def sift(
        self,
        findings: Sequence[Finding],
        rules: RuleSet,
        *,
        path: str | None = None,
        number: int | None = None,
        body: str | None = None,
        year: int | None = None,
        together: str = "",
    ) -> Sifted:
        """
        Divide findings into those that are told and those that are waived or known.

        Args:
            findings: The findings.
            rules: The rules that were run.
            path: The file that they are about, or None.
            number: Which report of the file, or None.
            body: The body, or None.
            year: The year, or None.
            together: What the rules are over, where they are over several reports; empty for those over one.
        """
        told: list[Finding] = []
        suppressed: list[Suppression] = []
        waivers = self._waivers(rules, path, body)
        known, name = self._known(path, number, body, year, together)
        found: list[Known] = []
        there: set[str] = set()
        for finding in findings:
            if not can_be_suppressed(finding):
                told.append(finding)
                continue
            there.add(finding.fingerprint)
            waiver = waiver_of(finding, waivers)
            if waiver is not None:
                self._used.add(id(waiver))
                if waiver.expires is None or waiver.expires >= self._today:
                    suppressed.append(Suppression(finding, WAIVER, waiver.reason, waiver))
                    continue
            found.append(Known(finding.rule, finding.fingerprint, finding.message))
            if self._record or finding.fingerprint in known:
                suppressed.append(Suppression(finding, BASELINE, self.baseline.file if self.baseline is not None else ""))
            else:
                told.append(finding)
        self._account(name, found, there, rules)
        return Sifted(tuple(told), tuple(suppressed))

    def remarks(self) -> tuple[Finding, ...]:
        """Return what is to be said of waivers when all reports are checked: those that have expired, and those of nothing."""
        found: list[Finding] = []
        for waiver in self._all_waivers():
            if waiver.expires is not None and waiver.expires < self._today and id(waiver) in self._asked:
                found += self._remark(EXPIRED, Severity.WARNING, waiver)
            elif id(waiver) not in self._used and (id(waiver) in self._asked or self._is_lost(waiver)):
                found += self._remark(UNUSED, Severity.INFO, waiver)
        return tuple(found)

    @property
    def fixed(self) -> int:
        """How many findings of the baseline were not found any more, in the reports and by the rules that were run."""
        return self._fixed

    def recorded(self, file: str) -> Baseline:
        """
        Return the baseline that knows what was found, and what is known of reports and by rules that were left out now.

        Args:
            file: The file that it is for.
        """
        new = Baseline((), file)
        kept = [
            each
            for each in (self.baseline.reports if self.baseline is not None else ())
            if each.name.identity not in self._seen and self.baseline is not None and self.baseline.is_there(each.name)
        ]
        return Baseline([*kept, *self._records], new.file)

    # ---- parts ---------------------------------------------------------------------------------

    def _waivers(self, rules: RuleSet, path: str | None, body: str | None) -> list[Waiver]:
        """Return the waivers that concern a report, and note that they were asked."""
        seen = self.config.relative(path)
        waivers = [
            waiver
            for layer in self.config.layers_for(path, body)
            for waiver in layer.waivers
            if waiver.holds_for(seen, body) and any(rule.code.startswith(waiver.rule) for rule in rules)
        ]
        self._asked.update(map(id, waivers))
        # One that has expired must not stand before one that holds.
        return sorted(waivers, key=lambda each: each.expires is not None and each.expires < self._today)

    def _known(
        self, path: str | None, number: int | None, body: str | None, year: int | None, together: str
    ) -> tuple[set[str], Named | None]:
        if self.baseline is None:
            return set(), None
        # What several reports together lack is about no file.
        file = path if path is not None else None if together else "-"
        name = self.baseline.named(file, number, body, year, together)
        entry = self.baseline.find(name)
        if entry is None:
            return set(), name
        self._seen.add(entry.name.identity)
        return {known.fingerprint for known in entry.findings}, name

    def _account(self, name: Named | None, found: list[Known], there: set[str], rules: RuleSet) -> None:
        """Count what is fixed, and note what is there now."""
        if self.baseline is None or name is None:
            return
        entry = self.baseline.find(name)
        gone = [each for each in entry.findings if each.fingerprint not in there] if entry is not None else []
        self._fixed += sum(each.rule in rules for each in gone)
        if self._record:
            self._seen.add(name.identity)
            # Of a rule that was not run now nothing new is known.
            self._records.append(KnownReport(name, (*found, *(each for each in gone if each.rule not in rules))))

    def _is_lost(self, waiver: Waiver) -> bool:
        """Say whether a waiver is of one file that is not there."""
        from os.path import exists, join

        return (
            waiver.file is not None
            and "/" in waiver.file
            and not set("*?") & set(waiver.file)
            and not exists(join(self.config.base, waiver.file))  # noqa: PTH110, PTH118 - as above
            and any(rule.code.startswith(waiver.rule) for rule in self.rules)
        )

    def _all_waivers(self) -> Iterable[Waiver]:
        return (waiver for layer in self.config.layers for waiver in layer.waivers)

    def _remark(self, code: str, severity: Severity, waiver: Waiver) -> Iterable[Finding]:
        levels: dict[str, Severity | str] = {}
        for layer in self.config.layers:
            if is_global(layer):
                if layer.ignore and code.startswith(layer.ignore):
                    return
                levels |= layer.severity
        arguments = {
            "waived": waiver.rule, "reason": waiver.reason, "place": waiver.place or "configuration",
            "expires": waiver.expires.isoformat() if waiver.expires is not None else None,
        }  # fmt: skip
        yield Finding(
            rule=code, severity=graded(code, levels, severity), arguments=arguments,
            expression="\n".join(filter(None, (waiver.rule, waiver.file, waiver.body, *waiver.paths, waiver.fingerprint))),
        )  # fmt: skip
