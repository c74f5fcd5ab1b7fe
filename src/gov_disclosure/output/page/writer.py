"""Collects what was found in reports, and writes it as one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any, TextIO

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.messages import text
from gov_disclosure.output.cells import cell_name, cell_place, cell_value, sides
from gov_disclosure.output.formats import Source, Summary
from gov_disclosure.output.marks import Locator, Marks
from gov_disclosure.output.outcomes import SEVERITIES, about, counted, graded, hidden, outcome, severity_counts
from gov_disclosure.output.page.source import source_of
from gov_disclosure.output.page.templating import Fragment, render
from gov_disclosure.output.widths import shown
from gov_disclosure.report import Report
from gov_disclosure.rules.engine import Evaluation
from gov_disclosure.rules.finding import Finding, Verdict

__all__ = ["FindingsPage"]

_WORDS = (
    "title", "skip", "filter", "severity", "rule", "all_rules", "report", "reports", "search", "only_findings", "body", "year",
    "verdict", "error", "warning", "info", "file", "help", "rules", "findings", "source", "no_source", "to_finding", "to_cell",
)  # fmt: skip
_SOURCE = 200_000
"""So many characters of one report are shown beside what is marked, while the page has room."""
_SHARE = 20_000
"""So many once the page is filling up: `_ROOM` characters are written."""
_ROOM = 3_000_000
_FULL = 12_000_000
"""From here on no report is shown, and findings are counted only."""
_FINDINGS = 1_000
_REMARKS = 50
_LONG = 2_000


class FindingsPage:
    """
    Writes the findings of reports as one HTML page that needs nothing else: no network, no other file.

    Args:
        stream: Where to; everything is written by `end`.
        language: `zh` or `en`.
    """

    def __init__(self, stream: TextIO, language: str) -> None:
        self._stream = stream
        self._language = language
        self._words = {word: text(f"page_{word}", language) for word in _WORDS}
        self._reports: list[Fragment] = []
        self._index: list[dict[str, Any]] = []
        self._rules: dict[str, int] = {}
        self._found: Counter[str] = Counter()
        self._styles: Counter[str] = Counter()
        self._total: Counter[Severity] = Counter()
        self._sound = 0
        self._told: list[dict[str, str]] = []
        self._written = 0

    def begin(self) -> None:
        """Write nothing yet: the page begins with an index."""

    def tell(self, findings: Sequence[Finding]) -> None:
        """Take findings that are about no report alone."""
        for finding in findings:
            self._total += severity_counts((finding,))
            style, severity = graded(finding, self._language)
            self._told.append({"style": style, "severity": severity, "rule": finding.rule, "message": self._message(finding)})

    def add(self, report: Report, evaluation: Evaluation, file: str, source: Source) -> None:
        """Take what was found in one report, which findings call `file`."""
        number = len(self._reports) + 1
        verdict = outcome(report, evaluation, self._language)
        self._total += verdict.counts
        self._sound += not verdict.counts
        title = shown(report.body or report.title or file)
        counts = [{"style": severity.value, "number": verdict.counts[severity]} for severity in SEVERITIES]
        self._index.append({
            "number": number, "title": title, "year": "" if report.year is None else report.year, "style": verdict.style,
            "words": verdict.words, "counts": counts, "file": shown(file),
        })  # fmt: skip
        findings = evaluation.findings[: _FINDINGS if self._written < _FULL else 0]
        groups: list[dict[str, Any]] = []
        marks: Marks | None = None
        kept: Collection[int] = ()
        document = source.published() if self._written < _FULL else None
        if document is not None and document.blocks:
            locator = Locator(document)
            marks = Marks(locator, findings)
            budget = _SOURCE if self._written < _ROOM else _SHARE if findings else 0
            groups, kept = source_of(report, marks, locator, findings, budget)
            self._name(groups)
        fragment = render("report.html.jinja", {
            "n": number, "title": title, "about": f"{shown(about(report, self._language))} · {shown(file)}",
            "verdict": {"style": verdict.style, "words": verdict.words},
            "checks": self._checks(verdict.checks, verdict.unknown, evaluation), "words": self._words,
            "hidden": hidden(evaluation, self._language), "styles": " ".join(severity.value for severity in verdict.counts),
            "findings": [self._finding(number, place, finding, marks, kept) for place, finding in enumerate(findings)],
            "more_findings": self._more(len(evaluation.findings) - len(findings)),
            "groups": groups, "folded": not findings, **self._remarks(report),
        })  # fmt: skip
        self._written += len(fragment)
        self._reports.append(fragment)

    def end(self, _summary: Summary, /) -> None:
        """Write the page."""
        pages = [self._rule(code) for code in self._rules]
        total = self._say("total_files", files=len(self._reports), sound=self._sound) + counted(self._total, self._language)
        styles = [*(severity.value for severity in SEVERITIES), *(["dim"] if self._styles["dim"] else [])]
        severities = [
            {"style": style, "words": self._say("verdict_not_evaluable" if style == "dim" else f"severity_{style}"),
             "count": self._styles[style]}
            for style in styles
        ]  # fmt: skip
        page = render("page.html.jinja", {
            "lang": "zh-CN" if self._language == "zh" else "en", "words": self._words, "total": total, "told": self._told,
            "severities": severities, "rules": pages, "index": self._index, "reports": self._reports,
        })  # fmt: skip
        self._stream.write(page)

    # ---- parts ---------------------------------------------------------------------------------

    def _finding(self, report: int, place: int, finding: Finding, marks: Marks | None, kept: Collection[int]) -> dict[str, Any]:
        style, severity = graded(finding, self._language)
        self._found[finding.rule] += 1
        self._styles[style] += 1
        page = self._rules.setdefault(finding.rule, len(self._rules) + 1)
        told: list[dict[str, Any]] = []
        first: int | None = None
        for side in sides(finding, self._language):
            cells: list[dict[str, Any]] = []
            for number, cell in side.cells:
                mark = _shown(marks, kept, place, number)
                first = first or mark
                cells.append({
                    "mark": mark, "value": shown(cell_value(cell, self._language, 60)),
                    "name": shown(cell_name(cell, self._language)), "place": shown(cell_place(cell.position, self._language)),
                })  # fmt: skip
            more = [
                self._say(key, count=count) for key, count in (("cells_zero", side.zeros), ("cells_more", side.more)) if count
            ]
            told.append({"label": shown(side.label[:_LONG]), "cells": cells, "more": more})
        aim = _shown(marks, kept, place) or first
        hints = [self._say("hint", hint=hint.render(self._language)) for hint in finding.hints[:10]]
        return {
            "number": place + 1, "style": style, "severity": severity, "rule": finding.rule, "page": f"rule-{page}",
            "message": self._message(finding), "sides": told, "hints": [shown(hint[:_LONG]) for hint in hints],
            "shown": aim is not None, "target": f"r{report}m{aim}" if aim is not None else f"r{report}f{place + 1}",
        }  # fmt: skip

    def _message(self, finding: Finding) -> str:
        return shown(finding.render(self._language)[:_LONG])

    def _checks(self, checks: int, unknown: int, evaluation: Evaluation) -> str:
        if not checks:
            return ""
        tally = evaluation.tally
        return self._say(
            "verdict_checks", checks=checks, holds=tally[Verdict.HOLDS], violated=tally[Verdict.VIOLATED], unknown=unknown
        )

    def _more(self, count: int) -> str:
        return self._say("page_more_findings", count=count) if count > 0 else ""

    def _name(self, groups: Iterable[dict[str, Any]]) -> None:
        """Put into words what is left out or folded."""
        for group in groups:
            if group["kind"] in ("gap", "before", "after"):
                group["words"] = self._say(f"page_{group['kind']}", count=group["count"])
            self._name(group.get("groups", ()))

    def _remarks(self, report: Report) -> dict[str, Any]:
        remarks = report.diagnostics[:_REMARKS]
        told = [
            {"severity": self._say(f"severity_{remark.severity.value}"), "code": remark.code,
             "message": shown(remark.render(self._language)[:_LONG]), "place": cell_place(remark.position, self._language)}
            for remark in remarks
        ]  # fmt: skip
        return {"remarks": told, "remarks_title": self._say("page_remarks", count=len(report.diagnostics))}

    def _rule(self, code: str) -> dict[str, Any]:
        """Return the page of a rule; a rule that is not among those known has none."""
        from gov_disclosure.rules.pages import page

        try:
            told = page(code, self._language)
        except UsageError:
            return {"code": code, "severity": "", "title": "", "page": "", "count": self._found[code]}
        severity = self._say(f"severity_{told.severity.value}") if told.severity is not None else ""
        title = next(iter(told.text.splitlines()), "")
        return {"code": code, "severity": severity, "title": title, "page": told.text, "count": self._found[code]}

    def _say(self, key: str, **arguments: object) -> str:
        return text(key, self._language, **arguments)


def _shown(marks: Marks | None, kept: Collection[int], finding: int, operand: int = -1) -> int | None:
    """Return the number of a mark, or None where it is not on the page."""
    mark = marks.of(finding, operand) if marks is not None else None
    return mark.number if mark is not None and mark.spot.block in kept else None
