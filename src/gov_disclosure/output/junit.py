"""Findings → JUnit XML, as test reporters take it: a suite for each report, a case for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from gov_disclosure.diagnostics import Severity
from gov_disclosure.messages import text
from gov_disclosure.output.addresses import from_here
from gov_disclosure.output.outcomes import suppressed
from gov_disclosure.output.widths import printable
from gov_disclosure.rules.finding import Finding, Verdict

if TYPE_CHECKING:
    from gov_disclosure.output.formats import Beside, Run, Source, Summary
    from gov_disclosure.report import Report
    from gov_disclosure.rules.engine import Evaluation
    from gov_disclosure.rules.suppressing import Suppression

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
        self._counts = [0, 0, 0, 0]

    def begin(self) -> None:
        """Write nothing yet: the counts come first."""

    def add(self, report: Report, evaluation: Evaluation, file: str, source: Source) -> None:
        """Take the findings of a report."""
        told = self._checks(evaluation, "junit_checks", form=report.form)
        first = self._case("report", file, source.path, None, f"<system-out>{_content(told)}</system-out>")
        cases = [first, *(self._finding(finding, file, source.path) for finding in evaluation.findings)]
        cases += [self._suppressed(each, file, source.path) for each in evaluation.suppressed]
        self._suite(file, cases)

    def add_together(self, called: str, evaluation: Evaluation, beside: Mapping[str, Beside]) -> None:
        """Take the findings of several reports together: they are a suite of their own."""

        def whose(finding: Finding) -> tuple[str, str | None]:
            about = beside.get(finding.file) if finding.file is not None else None
            return finding.file or called, about.path if about is not None else finding.file

        told = self._checks(evaluation, "verdict_checks", checks=_checks_of(evaluation)).strip()
        cases = [self._case("together", called, None, None, f"<system-out>{_content(told)}</system-out>")]
        cases += [self._finding(finding, *whose(finding)) for finding in evaluation.findings]
        cases += [self._suppressed(each, *whose(each.finding)) for each in evaluation.suppressed]
        self._suite(called, cases)

    def tell(self, findings: Sequence[Finding]) -> None:
        """Take findings that are about no report alone: they are a suite of their own."""
        cases = [self._finding(finding, finding.file or "gov-disclosure", finding.file) for finding in findings]
        self._suite("gov-disclosure", cases)

    def end(self, summary: Summary) -> None:
        """Write the document; a file that could not be read is a suite with an error."""
        for file, reason in summary.unread:
            self._suite(file, [self._case("report", file, file, None, f"<error message={_value(reason)}/>")])
        tests, failures, errors, skipped = self._counts
        stream = self._run.stream
        stream.write('<?xml version="1.0" encoding="UTF-8"?>\n')
        stream.write(
            f'<testsuites name="gov-disclosure" tests="{tests}" failures="{failures}" errors="{errors}" skipped="{skipped}">\n'
        )
        for suite in self._suites:
            stream.write(suite)
        stream.write("</testsuites>\n")

    # ---- parts ---------------------------------------------------------------------------------

    def _suite(self, name: str, cases: Sequence[str]) -> None:
        failures = sum("<failure " in case for case in cases)
        errors = sum("<error " in case for case in cases)
        skipped = sum("<skipped " in case for case in cases)
        for at, count in enumerate((len(cases), failures, errors, skipped)):
            self._counts[at] += count
        counts = f'tests="{len(cases)}" failures="{failures}" errors="{errors}" skipped="{skipped}"'
        self._suites.append(f"  <testsuite name={_value(name)} {counts}>\n{''.join(cases)}  </testsuite>\n")

    def _finding(self, finding: Finding, file: str, path: str | None) -> str:
        words = self._said(finding)
        if finding.verdict is not Verdict.VIOLATED:
            inner = f"<skipped message={_value(words)}/>"
        elif self._least is not None and finding.severity >= self._least:
            body = _content("\n".join((words, *self._cells(finding))))
            inner = f"<failure type={_value(f'{finding.severity.value} {finding.rule}')} message={_value(words)}>{body}</failure>"
        else:
            body = _content(
                "\n".join((f"{text(f'severity_{finding.severity.value}', self._run.language)}: {words}", *self._cells(finding)))
            )
            inner = f"<system-out>{body}</system-out>"
        return self._case(self._name(finding), file, path, finding.line, inner)

    def _suppressed(self, each: Suppression, file: str, path: str | None) -> str:
        words = suppressed(each, self._run.language)
        inner = f"<skipped message={_value(f'{words}: {self._said(each.finding)}')}/>"
        return self._case(self._name(each.finding), file, path, each.finding.line, inner)

    def _checks(self, evaluation: Evaluation, key: str, **arguments: object) -> str:
        tally = evaluation.tally
        return text(
            key, self._run.language, holds=tally[Verdict.HOLDS], violated=tally[Verdict.VIOLATED],
            unknown=tally[Verdict.NOT_EVALUABLE], **arguments,
        )  # fmt: skip

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
            place = ":".join(filter(None, (cell.file, place)))
            value = cell.value if cell.value is not None else cell.raw
            side = text(f"sheet_{cell.side}", self._run.language) if cell.side else ""
            yield "  ".join(filter(None, (side, str(value), place, cell.path, cell.caption)))


def _checks_of(evaluation: Evaluation) -> int:
    """Return how many checks there were of which something can be said."""
    return sum(evaluation.tally[verdict] for verdict in (Verdict.HOLDS, Verdict.VIOLATED, Verdict.NOT_EVALUABLE))


def _value(text: str) -> str:
    """Return words as the value of an attribute, in quotes."""
    return quoteattr(printable(text).translate(_FORBIDDEN))


def _content(text: str) -> str:
    """Return words as content: what XML forbids, and what commands a terminal, is replaced."""
    return escape("\n".join(printable(line).translate(_FORBIDDEN) for line in text.split("\n")))
