"""Collects what was found in reports, and writes it as one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, TextIO

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.messages import text
from gov_disclosure.output.cells import cell_name, cell_place, cell_value, operand_place, sides
from gov_disclosure.output.formats import Beside, Source, Summary
from gov_disclosure.output.marks import Locator, Marks
from gov_disclosure.output.outcomes import (
    SEVERITIES,
    Outcome,
    about,
    counted,
    graded,
    hidden,
    outcome,
    severity_counts,
    suppressed,
)  # fmt: skip
from gov_disclosure.output.page.anchors import Anchors, Target
from gov_disclosure.output.page.source import source_of
from gov_disclosure.output.page.templating import Fragment, render
from gov_disclosure.output.widths import shown
from gov_disclosure.report import Report
from gov_disclosure.rules.engine import Evaluation
from gov_disclosure.rules.finding import Finding, Verdict

__all__ = ["FindingsPage"]

_WORDS = (
    "title", "skip", "filter", "severity", "rule", "all_rules", "report", "reports", "search", "only_findings", "body", "year",
    "verdict", "error", "warning", "info", "file", "help", "rules", "findings", "source", "no_source",
    "to_finding", "to_cell", "to_index",
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
        together: Whether reports are compared behind the last of them: then what is said of them leads to their cells.
    """

    def __init__(self, stream: TextIO, language: str, *, together: bool = False) -> None:
        self._stream = stream
        self._language = language
        self._words = {word: text(f"page_{word}", language) for word in _WORDS}
        self._reports: list[Fragment] = []
        self._index: list[dict[str, Any]] = []
        self._rules: dict[str, int] = {}
        self._found: Counter[str] = Counter()
        self._styles: Counter[str] = Counter()
        self._total: Counter[Severity] = Counter()
        self._anchors = Anchors() if together else None
        self._files = 0
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
        self._files += 1
        self._sound += not verdict.counts
        title = shown(report.body or report.title or file)
        findings = evaluation.findings[: _FINDINGS if self._written < _FULL else 0]
        groups: list[dict[str, Any]] = []
        marked: Callable[[int, int], str | None] = _nowhere
        document = source.published() if self._written < _FULL else None
        if document is not None and document.blocks:
            locator = Locator(document)
            marks = Marks(locator, findings)
            budget = _SOURCE if self._written < _ROOM else _SHARE if findings else 0
            ids = self._anchors.of(number, file, report, locator) if self._anchors is not None else {}
            groups, kept = source_of(report, marks, locator, findings, budget, ids)
            if self._anchors is not None:
                self._anchors.keep(file, kept)
            self._name(groups)
            marked = partial(_mark, number, marks, kept)
        self._section(number, title, report.year, file, verdict, evaluation, {
            "about": f"{shown(about(report, self._language))} · {shown(file)}",
            "findings": [self._finding(number, place, finding, partial(marked, place)) for place, finding in enumerate(findings)],
            "groups": groups, "folded": not findings, "together": False, **self._remarks(report),
        })  # fmt: skip

    def add_together(self, called: str, evaluation: Evaluation, _beside: Mapping[str, Beside]) -> None:
        """Take what was found in several reports together; what is said leads to their cells, where these are on the page."""
        if not evaluation.findings and not evaluation.suppressed and not evaluation.tally[Verdict.HOLDS]:
            return
        number = len(self._reports) + 1
        verdict = outcome(None, evaluation, self._language)
        findings = evaluation.findings[: _FINDINGS if self._written < _FULL else 0]
        anchors = self._anchors or Anchors()
        self._section(number, shown(called), None, "", verdict, evaluation, {
            "about": "", "groups": [], "folded": False, "together": True, "remarks": [],
            "findings": [
                self._finding(number, place, finding, partial(anchors.target, finding), named=True)
                for place, finding in enumerate(findings)
            ],
        })  # fmt: skip

    def end(self, summary: Summary, /) -> None:
        """Write the page."""
        unread = [{"file": shown(each.file), "reason": shown(each.reason[:_LONG])} for each in summary.unread]
        pages = [self._rule(code) for code in self._rules]
        total = self._say("total_files", files=self._files, sound=self._sound) + counted(self._total, self._language)
        styles = [*(severity.value for severity in SEVERITIES), *(["dim"] if self._styles["dim"] else [])]
        severities = [
            {"style": style, "words": self._say("verdict_not_evaluable" if style == "dim" else f"severity_{style}"),
             "count": self._styles[style]}
            for style in styles
        ]  # fmt: skip
        page = render("page.html.jinja", {
            "lang": "zh-CN" if self._language == "zh" else "en", "words": self._words, "total": total, "told": self._told,
            "unread": unread,
            "unread_title": self._say("page_unread", count=len(unread)),
            "severities": severities, "rules": pages, "index": self._index, "reports": self._reports,
        })  # fmt: skip
        self._stream.write(page)

    # ---- parts ---------------------------------------------------------------------------------

    def _section(
        self, number: int, title: str, year: int | None, file: str, verdict: Outcome, evaluation: Evaluation,
        values: Mapping[str, Any],
    ) -> None:  # fmt: skip
        """Take what is shown of a report, or of several together, and its line in the index."""
        self._total += verdict.counts
        counts = [{"style": severity.value, "number": verdict.counts[severity]} for severity in SEVERITIES]
        self._index.append({
            "number": number, "title": title, "year": "" if year is None else year, "style": verdict.style,
            "words": verdict.words, "counts": counts, "file": shown(file),
        })  # fmt: skip
        fragment = render("report.html.jinja", {
            "n": number, "title": title, "verdict": {"style": verdict.style, "words": verdict.words},
            "checks": self._checks(verdict.checks, verdict.unknown, evaluation), "words": self._words,
            "styles": " ".join(severity.value for severity in verdict.counts),
            "hidden": hidden(evaluation, self._language), "suppressed": self._suppressed(evaluation),
            "more_findings": self._more(len(evaluation.findings) - len(values["findings"])), **values,
        })  # fmt: skip
        self._written += len(fragment)
        self._reports.append(fragment)

    def _suppressed(self, evaluation: Evaluation) -> list[dict[str, str]]:
        """Return what is waived or known, with the reason."""
        listed = evaluation.suppressed[: _FINDINGS if self._written < _FULL else 0]
        return [
            {"rule": each.finding.rule, "message": self._message(each.finding),
             "reason": shown(suppressed(each, self._language)[:_LONG]),
             "place": shown(cell_place(each.finding.position, self._language))}
            for each in listed
        ]  # fmt: skip

    def _finding(self, report: int, place: int, finding: Finding, target: Target, *, named: bool = False) -> dict[str, Any]:
        style, severity = graded(finding, self._language)
        self._found[finding.rule] += 1
        self._styles[style] += 1
        page = self._rules.setdefault(finding.rule, len(self._rules) + 1)
        told: list[dict[str, Any]] = []
        first: str | None = None
        for side in sides(finding, self._language):
            cells: list[dict[str, Any]] = []
            for number, cell in side.cells:
                aim = target(number)
                first = first or aim
                cells.append({
                    "target": aim, "value": shown(cell_value(cell, self._language, 60)),
                    "name": shown(cell_name(cell, self._language)), "place": shown(operand_place(cell, self._language)),
                })  # fmt: skip
            more = [
                self._say(key, count=count) for key, count in (("cells_zero", side.zeros), ("cells_more", side.more)) if count
            ]
            told.append({"label": shown(side.label[:_LONG]), "cells": cells, "more": more})
        aim = target(-1) or first
        hints = [self._say("hint", hint=hint.render(self._language)) for hint in finding.hints[:10]]
        return {
            "number": place + 1, "style": style, "severity": severity, "rule": finding.rule, "page": f"rule-{page}",
            "message": self._message(finding), "sides": told, "hints": [shown(hint[:_LONG]) for hint in hints],
            "file": shown(finding.file) if named and finding.file else "",
            "shown": aim is not None, "target": aim if aim is not None else f"r{report}f{place + 1}",
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


def _mark(report: int, marks: Marks, kept: Container[int], finding: int, operand: int) -> str | None:
    """Return the anchor of a mark, or None where it is not on the page."""
    mark = marks.of(finding, operand)
    return f"r{report}m{mark.number}" if mark is not None and mark.spot.block in kept else None


def _nowhere(_finding: int, _operand: int) -> None:
    return None
