"""Findings → JUnit XML, as test reporters take it: a suite for each report, a case for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from gov_disclosure.diagnostics import Severity
from gov_disclosure.messages import text
from gov_disclosure.output.addresses import from_here
from gov_disclosure.output.widths import printable
from gov_disclosure.rules.finding import Finding, Verdict

if TYPE_CHECKING:
    from gov_disclosure.output.formats import Run, Source, Summary
    from gov_disclosure.report import Report
    from gov_disclosure.rules.engine import Evaluation

__all__ = ["JUnitWriter"]

_FORBIDDEN = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
_NEVER = "never"


class JUnitWriter:
    """
    Writes findings as JUnit XML.

    Each report is a suite. Its first case is that it could be checked; each finding is a case that fails where it is grave
    enough, and passes with its message otherwise; what could not be checked, is waived, or known is skipped.

    Args:
        run: Where to, in which language, and what fails.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._least = Severity(run.fail_on) if run.fail_on != _NEVER else None
        self._suites: list[str] = []
        self._counts = [0, 0, 0]

    def begin(self) -> None:
        """Write nothing yet: the counts come first."""

    def add(self, report: Report, evaluation: Evaluation, file: str, source: Source) -> None:
        """Take the findings of a report."""
        tally = evaluation.tally
        told = text(
            "junit_checks", self._run.language, form=report.form, holds=tally[Verdict.HOLDS],
            violated=tally[Verdict.VIOLATED], unknown=tally[Verdict.NOT_EVALUABLE],
        )  # fmt: skip
        first = self._case("report", file, source.path, None, f"<system-out>{_content(told)}</system-out>")
        cases = [first, *(self._finding(finding, file, source.path) for finding in evaluation.findings)]
        for finding, kind, reason, _ in evaluation.suppressed:
            words = text(f"suppressed_{kind}", self._run.language, reason=reason)
            inner = f"<skipped message={_value(f'{words}: {self._said(finding)}')}/>"
            cases.append(self._case(self._name(finding), file, source.path, finding.line, inner))
        self._suite(file, cases)

    def tell(self, findings: Sequence[Finding]) -> None:
        """Take findings that are about no report alone: they are a suite of their own."""
        cases = [self._finding(finding, finding.file or "gov-disclosure", finding.file) for finding in findings]
        self._suite("gov-disclosure", cases)

    def end(self, _summary: Summary) -> None:
        """Write the document."""
        tests, failures, skipped = self._counts
        stream = self._run.stream
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        stream.write(f'<testsuites name="gov-disclosure" tests="{tests}" failures="{failures}" errors="0" skipped="{skipped}">\n')
        for suite in self._suites:
            stream.write(suite)
        stream.write("</testsuites>\n")

    # ---- parts ---------------------------------------------------------------------------------

    def _suite(self, name: str, cases: Sequence[str]) -> None:
        failures = sum("<failure " in case for case in cases)
        skipped = sum("<skipped " in case for case in cases)
        for at, count in enumerate((len(cases), failures, skipped)):
            self._counts[at] += count
        counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
        self._suites.append(f"  <testsuite name={_value(name)} {counts}>\n{''.join(cases)}  </testsuite>\n")

    def _finding(self, finding: Finding, file: str, path: str | None) -> str:
        words = self._said(finding)
        if finding.verdict is not Verdict.VIOLATED:
            inner = f"<skipped message={_value(words)}/>"
        elif self._least is not None and finding.severity >= self._least:
            body = _content("\n".join((words, *self._cells(finding))))
            inner = f"<failure type={_value(f'{finding.severity.value} {finding.rule}')} message={_value(words)}>{body}</failure>"
        else:
            body = _content("\n".join((f"{finding.severity.value}: {words}", *self._cells(finding))))
            inner = f"<system-out>{body}</system-out>"
        return self._case(self._name(finding), file, path, finding.line, inner)

    def _case(self, name: str, file: str, path: str | None, line: int | None, inner: str) -> str:
        where = f" file={_value(from_here(path))}" if path is not None else ""
        if line is not None:
            where += f' line="{line}"'
        return f"    <testcase name={_value(name)} classname={_value(file)}{where}>{inner}</testcase>\n"

    def _name(self, finding: Finding) -> str:
        return " ".join(filter(None, (finding.rule, next(iter(finding.paths), ""), f"[{finding.fingerprint}]")))

    def _said(self, finding: Finding) -> str:
        return finding.render(self._run.language)

    def _cells(self, finding: Finding) -> Iterable[str]:
        for hint in finding.hints:
            yield hint.render(self._run.language)
        for cell in finding.operands:
            place = f"{cell.position.line}:{cell.position.column}" if cell.position is not None else ""
            value = cell.value if cell.value is not None else cell.raw
            yield "  ".join(filter(None, (cell.side, str(value), place, cell.path, cell.caption)))


def _value(text: str) -> str:
    """Return words as the value of an attribute, in quotes."""
    return quoteattr(printable(text).translate(_FORBIDDEN))


def _content(text: str) -> str:
    """Return words as content: what XML forbids, and what commands a terminal, is replaced."""
    return escape("\n".join(printable(line).translate(_FORBIDDEN) for line in text.split("\n")))
