"""Findings → a workbook to work through: a row for each, a row for each report, and the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import IO

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.messages import text
from gov_disclosure.output.formats import Beside, Source, Summary
from gov_disclosure.output.outcomes import SEVERITIES, graded, outcome
from gov_disclosure.output.whereabouts import Whereabouts, whereabouts
from gov_disclosure.output.workbook import ROWS, Column, Sheet, Value, Workbook
from gov_disclosure.report import Report
from gov_disclosure.rules.engine import Evaluation
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.rules.pages import Page, page
from gov_disclosure.rules.ruleset import RuleSet
from gov_disclosure.rules.suppressing import Suppression

__all__ = ["Worklist"]

_FINDINGS = (
    ("file", 28), ("body", 22), ("year", 7), ("section", 22), ("code", 9), ("severity", 9), ("message", 60), ("expected", 10),
    ("actual", 10), ("difference", 10), ("where_row", 36), ("where_column", 14), ("table", 6), ("table_row", 6),
    ("table_column", 6), ("line", 8), ("page", 6), ("hint", 40), ("basis", 40), ("fingerprint", 19), ("state", 11),
    ("remark", 30),
)  # fmt: skip
_REPORTS = (
    ("file", 28), ("body", 26), ("year", 7), ("form", 14), ("title", 46), ("verdict", 26), ("errors", 8), ("warnings", 8),
    ("infos", 8), ("checks", 8), ("holds", 8), ("violated", 8), ("unknown", 10),
    ("waived", 8), ("known", 8), ("reader_errors", 10), ("reader_warnings", 10),
)  # fmt: skip
_SUPPRESSED = (
    ("suppression", 12), ("reason", 44), ("expires", 12), ("waiver", 32), ("file", 28), ("body", 22), ("year", 7), ("code", 9),
    ("severity", 9), ("message", 60), ("expected", 10), ("actual", 10), ("where_row", 36), ("where_column", 14), ("line", 8),
    ("fingerprint", 19),
)  # fmt: skip
_RULES = (("code", 9), ("severity", 9), ("title", 50), ("count", 8), ("basis", 50), ("about", 90), ("origin", 18))
_CODE, _SEVERITY = 4, 5
_VERDICT = 5


class Worklist:
    """
    Writes the findings of reports as a workbook.

    Args:
        stream: Where to, as bytes; it is written by `end`.
        language: `zh` or `en`.
        rules: The rules that were run, for the sheet of rules.
        rows: How many rows a sheet has at most below its header; the rest goes to further ones.
    """

    def __init__(self, stream: IO[bytes], language: str, rules: RuleSet | None = None, *, rows: int = ROWS) -> None:
        self._language = language
        self._rules = rules if rules is not None else RuleSet.default()
        self._book = Workbook(stream)
        self._findings = self._book.sheet(self._say("sheet_findings"), self._columns(_FINDINGS), rows)
        self._reports = self._book.sheet(self._say("sheet_reports"), self._columns(_REPORTS), rows)
        self._rows = rows
        self._suppressed: Sheet | None = None
        self._found: Counter[str] = Counter()
        self._pages: dict[str, Page] = {}

    def begin(self) -> None:
        """Write nothing yet: a workbook is written at its end."""

    def tell(self, findings: Sequence[Finding]) -> None:
        """Take findings that are about no report alone."""
        for finding in findings:
            self._finding(finding, None, finding.file or "")

    def add_together(self, _called: str, evaluation: Evaluation, beside: Mapping[str, Beside]) -> None:
        """Take what was found in several reports together: each finding is about one of them."""
        for finding in evaluation.findings:
            about = beside.get(finding.file) if finding.file is not None else None
            self._finding(finding, about.report if about is not None else None, finding.file or "")
        for each in evaluation.suppressed:
            about = beside.get(each.finding.file) if each.finding.file is not None else None
            self._not_told(each, about.report if about is not None else None, each.finding.file or "")

    def add(self, report: Report, evaluation: Evaluation, file: str, _source: Source) -> None:
        """Take what was found in one report, which findings call `file`."""
        for finding in evaluation.findings:
            self._finding(finding, report, file)
        for each in evaluation.suppressed:
            self._not_told(each, report, file)
        verdict = outcome(report, evaluation, self._language)
        tally = evaluation.tally
        hidden = Counter(each.kind for each in evaluation.suppressed)
        reader = Counter(remark.severity for remark in report.diagnostics)
        self._reports.row(
            (
                file, report.body, report.year, report.form, report.title, verdict.words,
                *(verdict.counts[severity] for severity in SEVERITIES), verdict.checks,
                tally[Verdict.HOLDS], tally[Verdict.VIOLATED], tally[Verdict.NOT_EVALUABLE],
                hidden["waiver"], hidden["baseline"], reader[Severity.ERROR], reader[Severity.WARNING],
            ),
            {_VERDICT: verdict.style},
        )  # fmt: skip

    def end(self, summary: Summary) -> None:
        """Write the workbook; files that could not be read are among the reports."""
        for file, reason in summary.unread:
            words = text("unread", self._language, reason=reason)
            self._reports.row(
                (file, *[None] * (_VERDICT - 1), words, *[None] * (len(_REPORTS) - _VERDICT - 1)), {_VERDICT: "error"}
            )
        self._findings.end()
        self._reports.end()
        if self._suppressed is not None:
            self._suppressed.end()
        sheet = self._book.sheet(self._say("sheet_rules"), self._columns(_RULES))
        known = {rule.code: rule.origin for rule in self._rules}
        for code in sorted({*known, *self._found}):
            told = self._page(code)
            style = told.severity.value if told.severity is not None else ""
            words = self._say(f"severity_{style}") if style else ""
            title = next(iter(told.text.splitlines()), "")
            values = (code, words, title, self._found[code], self._basis(told), told.text, known.get(code, ""))
            sheet.row(values, {1: style} if style else None)
        sheet.end()
        self._book.close()

    # ---- parts ---------------------------------------------------------------------------------

    def _finding(self, finding: Finding, report: Report | None, file: str) -> None:
        self._found[finding.rule] += 1
        style, severity = graded(finding, self._language)
        told = self._page(finding.rule)
        place = finding.position
        where = whereabouts(finding, report, self._language) if report is not None else Whereabouts()
        hints = "\n".join(hint.render(self._language) for hint in finding.hints)
        values: tuple[Value, ...] = (
            file, report.body if report is not None else None, report.year if report is not None else None, where.section,
            finding.rule, severity, finding.render(self._language), finding.expected, finding.actual, finding.difference,
            where.row, where.column, place.table if place is not None else None, place.row if place is not None else None,
            place.column if place is not None and place.table is not None else None, finding.line,
            place.page if place is not None else None, hints, self._basis(told), finding.fingerprint, None, None,
        )  # fmt: skip
        self._findings.row(values, {_CODE: style, _SEVERITY: style}, {_CODE: told.text})

    def _not_told(self, each: Suppression, report: Report | None, file: str) -> None:
        """Write a finding that is waived or known to a sheet of its own, which is there only where there are such."""
        if self._suppressed is None:
            self._suppressed = self._book.sheet(self._say("sheet_suppressed"), self._columns(_SUPPRESSED), self._rows)
        finding, waiver = each.finding, each.waiver
        style, severity = graded(finding, self._language)
        where = whereabouts(finding, report, self._language) if report is not None else Whereabouts()
        expires = waiver.expires.isoformat() if waiver is not None and waiver.expires is not None else None
        values: tuple[Value, ...] = (
            self._say("sheet_waived" if waiver is not None else "sheet_known"), each.reason, expires,
            waiver.place if waiver is not None else None, file, report.body if report is not None else None,
            report.year if report is not None else None, finding.rule, severity, finding.render(self._language),
            finding.expected, finding.actual, where.row, where.column, finding.line, finding.fingerprint,
        )  # fmt: skip
        self._suppressed.row(values, {7: style, 8: style}, {7: self._page(finding.rule).text})

    def _page(self, code: str) -> Page:
        """Return the page on a rule; an empty one where it is not among those known."""
        if code not in self._pages:
            try:
                self._pages[code] = page(code, self._language)
            except UsageError:
                self._pages[code] = Page("")
        return self._pages[code]

    def _basis(self, told: Page) -> str:
        """Return what the page on a rule says about its basis, in a line."""
        lines = [line.strip() for line in told.text.splitlines()]
        for heading in self._basis_headings:
            if heading in lines:
                rest = lines[lines.index(heading) + 1 :]
                end = rest.index("") if "" in rest else len(rest)
                return ("" if self._language == "zh" else " ").join(rest[:end])
        return ""

    @cached_property
    def _basis_headings(self) -> tuple[str, ...]:
        # A page may be there in the other language alone.
        return ("依据：", "Basis:") if self._language == "zh" else ("Basis:", "依据：")

    def _columns(self, names: Sequence[tuple[str, float]]) -> list[Column]:
        states = tuple(self._say("sheet_states").split("|"))
        return [Column(self._say(f"sheet_{name}"), width, states if name == "state" else ()) for name, width in names]

    def _say(self, key: str) -> str:
        return text(key, self._language)
