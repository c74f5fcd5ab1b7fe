"""Findings → how many there are of each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from gov_disclosure.messages import text
from gov_disclosure.output.screen import PlainScreen
from gov_disclosure.rules.finding import Finding, Verdict

if TYPE_CHECKING:
    from gov_disclosure.output.formats import Beside, Run, Source, Summary
    from gov_disclosure.report import Report
    from gov_disclosure.rules.engine import Evaluation

__all__ = ["StatisticsWriter"]


class StatisticsWriter:
    """
    Writes a table: how many findings there are of each rule, and in how many reports, the most frequent first.

    Args:
        run: Where to, and in which language.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._counts: Counter[tuple[str, str]] = Counter()
        self._reports: dict[tuple[str, str], set[str | None]] = {}

    def begin(self) -> None:
        """Write nothing yet."""

    def add(self, _report: Report, evaluation: Evaluation, _file: str, _source: Source) -> None:
        """Count the findings of a report."""
        self.tell(evaluation.findings)

    def add_together(self, _called: str, evaluation: Evaluation, _beside: Mapping[str, Beside]) -> None:
        """Count the findings of several reports together."""
        self.tell(evaluation.findings)

    def tell(self, findings: Sequence[Finding]) -> None:
        """Count findings."""
        for finding in findings:
            kind = self._kind(finding)
            self._counts[kind] += 1
            if finding.file is not None:
                self._reports.setdefault(kind, set()).add(finding.file)

    def end(self, _summary: Summary) -> None:
        """Write the table."""
        screen = self._run.screen or PlainScreen(self._run.stream)
        if not self._counts:
            screen.line(self._say("statistics_none"))
            return
        headers = [self._say(f"column_{name}") for name in ("count", "reports", "code", "severity", "title")]
        screen.table(headers, list(self._rows()))

    def _rows(self) -> Iterable[Sequence[str]]:
        from gov_disclosure.rules.pages import title

        for kind, count in sorted(self._counts.items(), key=lambda item: (-item[1], item[0])):
            code, grave = kind
            rule = self._run.rules.get(code)
            told = title(rule, self._run.language) if rule is not None else ""
            yield str(count), str(len(self._reports.get(kind, ()))), code, self._say(grave), told

    def _kind(self, finding: Finding) -> tuple[str, str]:
        violated = finding.verdict is Verdict.VIOLATED
        return finding.rule, f"severity_{finding.severity.value}" if violated else "verdict_not_evaluable"

    def _say(self, key: str) -> str:
        return text(key, self._run.language)
