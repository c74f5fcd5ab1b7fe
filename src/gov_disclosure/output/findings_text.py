"""Findings → text for people: what is wrong, where, and the cells of both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.messages import text
from gov_disclosure.output.cells import Side, cell_name, cell_place, cell_value, operand_place, sides
from gov_disclosure.output.excerpts import excerpts
from gov_disclosure.output.formats import Beside, Source, Summary
from gov_disclosure.output.marks import Locator
from gov_disclosure.output.outcomes import about, counted, graded, hidden, outcome, severity_counts, suppressed
from gov_disclosure.output.screen import Screen, Styled
from gov_disclosure.output.widths import pad, width
from gov_disclosure.report import Report
from gov_disclosure.rules.engine import Evaluation
from gov_disclosure.rules.finding import Finding, Verdict

__all__ = ["FindingsText"]

_REPEATED = 3
"""So many findings of one rule on one report are shown in full; where the others are is told."""
_PLACES = 12
_LISTED = 200
"""So many reports the table at the end has; of more those with findings."""
_HINTS = 3
_INDENT = "      "


class _Line(NamedTuple):
    """A row of the table at the end."""

    style: str
    cells: tuple[str, ...]


class FindingsText:
    """
    Writes the findings of one file after another.

    Args:
        screen: Where to.
        language: `zh` or `en`.
        everything: Whether findings of one rule are all shown in full, and every report is listed at the end.
        suppressed: Whether what is waived or known is listed, with the reason.
    """

    def __init__(self, screen: Screen, language: str, *, everything: bool = False, suppressed: bool = False) -> None:
        self._screen = screen
        self._language = language
        self._everything = everything
        self._suppressed = suppressed
        self._files = 0
        self._sound = 0
        self._total: Counter[Severity] = Counter()
        self._lines: list[_Line] = []

    def begin(self) -> None:
        """Write nothing: each report has a heading of its own."""

    def tell(self, findings: Sequence[Finding]) -> None:
        """Write findings that are about no report alone."""
        for finding in findings:
            self._finding(finding, None)

    def add(self, report: Report, evaluation: Evaluation, file: str, source: Source) -> None:
        """Write what was found in a report, and the verdict on it."""
        if self._files:
            self._screen.line()
        self._files += 1
        self._screen.line(Styled(file, "heading"), "  ", about(report, self._language))
        locator: Locator | None = None
        if any(finding.position is not None for finding in evaluation.findings):
            published = source.published()
            locator = Locator(published) if published is not None else None
        groups: dict[tuple[str, Verdict], list[Finding]] = {}
        for finding in evaluation.findings:
            groups.setdefault((finding.rule, finding.verdict), []).append(finding)
        for group in groups.values():
            self._group(group, locator)
        counts = severity_counts(evaluation.findings)
        self._total += counts
        self._sound += not counts
        self._verdict(report, evaluation, counts, file)

    def add_together(self, called: str, evaluation: Evaluation, _beside: Mapping[str, Beside]) -> None:
        """Write what was found in several reports together, and the verdict on it; nothing where nothing could be checked."""
        if not evaluation.findings and not evaluation.suppressed and not evaluation.tally[Verdict.HOLDS]:
            return
        self._screen.line()
        self._screen.line(Styled(called, "heading"))
        for finding in evaluation.findings:
            self._finding(finding, None, named=True)
        counts = severity_counts(evaluation.findings)
        self._total += counts
        self._verdict(None, evaluation, counts)
        if counts:
            style, words, *_ = outcome(None, evaluation, self._language)
            numbers = (str(counts[Severity.ERROR]), str(counts[Severity.WARNING]))
            self._lines.append(_Line(style, (called, "", words, *numbers, "")))

    def end(self, _summary: Summary) -> None:
        """Write a table of the reports and the verdict on all, where there were several."""
        if self._files < 2:
            return
        lines = self._lines
        if len(lines) > _LISTED and not self._everything:
            lines = [line for line in lines if line.style != "good"]
        self._screen.line()
        if lines:
            titles = [self._say(f"page_{name}") for name in ("body", "year", "verdict", "error", "warning", "file")]
            self._screen.table(titles, [line.cells for line in lines])
        if len(lines) < len(self._lines):
            self._screen.line(Styled(self._say("reports_sound", count=len(self._lines) - len(lines)), "dim"))
        self._screen.line()
        total = Styled(self._say("total_files", files=self._files, sound=self._sound), "heading")
        self._screen.line(total, counted(self._total, self._language))

    # ---- parts ---------------------------------------------------------------------------------

    def _group(self, findings: Sequence[Finding], locator: Locator | None) -> None:
        """Write the findings of one rule: one as it is, several below a heading, the first of many in full."""
        if len(findings) == 1:
            self._finding(findings[0], locator)
            return
        style, word = graded(findings[0], self._language)
        rule = findings[0].rule
        count = Styled(self._say("findings_count", count=len(findings)), "dim")
        self._screen.line("  ", Styled(word, style), f" {rule}  ", self._title(rule).rstrip("。."), count)
        shown = findings if self._everything or len(findings) == _REPEATED + 1 else findings[:_REPEATED]
        for finding in shown:
            self._finding(finding, locator, below=True)
        rest = findings[len(shown) :]
        if rest:
            places = [cell_place(finding.position, self._language) for finding in rest[:_PLACES]]
            more = "…" if len(rest) > _PLACES else ""
            told = self._say("list_joint").join(place for place in places if place) + more
            self._screen.line("    ", Styled(self._say("findings_more", count=len(rest), places=told), "dim"))

    def _finding(self, finding: Finding, locator: Locator | None, *, below: bool = False, named: bool = False) -> None:
        """Write one finding: the message, its place (with its file, where it is below none), its cells, and its hints."""
        place = cell_place(finding.position, self._language)
        if named and finding.file:
            place = f"{finding.file}:{place}" if place else finding.file
        parts: list[str | Styled] = ["    " if below else "  "]
        if place:
            parts += [Styled(place, "dim"), "  "]
        if not below:
            style, word = graded(finding, self._language)
            parts += [Styled(word, style), f" {finding.rule}  "]
        self._screen.line(*parts, finding.render(self._language))
        if locator is not None:
            self._quote(finding, locator)
        for side in sides(finding, self._language):
            self._side(side)
        for hint in finding.hints if self._everything else finding.hints[:_HINTS]:
            self._screen.line(_INDENT, self._say("hint", hint=hint.render(self._language)))

    def _quote(self, finding: Finding, locator: Locator) -> None:
        style, _ = graded(finding, self._language)
        for excerpt in excerpts(finding, locator):
            number = str(excerpt.number)
            for line in excerpt.lines:
                gutter = number if line is excerpt.lines[-1] else ""
                self._screen.line(_INDENT, Styled(f"{gutter:>{len(number)}} | ", "dim"), line)
            if excerpt.signs:
                self._screen.line(_INDENT, Styled(f"{'':>{len(number)}} | ", "dim"), Styled(excerpt.signs, style))

    def _side(self, side: Side) -> None:
        """Write cells one below the other."""
        values = [cell_value(cell, self._language) for _, cell in side.cells]
        places = [operand_place(cell, self._language) for _, cell in side.cells]
        first, second = max(map(width, values), default=0), max(map(width, places), default=0)
        label = side.label
        for number, ((_, cell), value, place) in enumerate(zip(side.cells, values, places, strict=True)):
            sign = ("+ " if number else "  ") if label else ""
            self._screen.line(
                _INDENT, label if not number else " " * width(label), "  " if label else "", sign,
                pad(value, first, right=True), "  ", Styled(pad(place, second), "dim"), "  ", cell_name(cell, self._language),
            )  # fmt: skip
        for key, count in (("cells_zero", side.zeros), ("cells_more", side.more)):
            if count > 0:
                blanks = " " * (width(label) + 4) if label else ""
                self._screen.line(_INDENT, blanks, Styled(self._say(key, count=count), "dim"))

    def _verdict(self, report: Report | None, evaluation: Evaluation, counts: Counter[Severity], file: str = "") -> None:
        tally = evaluation.tally
        told = outcome(report, evaluation, self._language)
        words = counted(counts, self._language) if counts else told.words
        checks = self._say(
            "verdict_checks", checks=told.checks, holds=tally[Verdict.HOLDS], violated=tally[Verdict.VIOLATED],
            unknown=tally[Verdict.NOT_EVALUABLE],
        )  # fmt: skip
        remarks = Counter(diagnostic.severity for diagnostic in (report.diagnostics if report is not None else ()))
        reader = ""
        if remarks[Severity.ERROR] or remarks[Severity.WARNING]:
            reader = self._say("verdict_reader", errors=remarks[Severity.ERROR], warnings=remarks[Severity.WARNING])
        self._screen.line(
            "  ", Styled(self._say("verdict"), "heading"), Styled(words, told.style), checks if told.checks else "", reader
        )
        if told.unknown and not any(finding.verdict is Verdict.NOT_EVALUABLE for finding in evaluation.findings):
            self._screen.line("  ", Styled(self._say("verdict_unknown", count=told.unknown), "dim"))
        if not_told := hidden(evaluation, self._language):
            self._screen.line("  ", Styled(not_told, "dim"))
        for each in evaluation.suppressed if self._suppressed else ():
            self._screen.line("    ", f"{each.finding.rule}  {each.finding.render(self._language)}")
            self._screen.line(_INDENT, Styled(suppressed(each, self._language), "dim"))
        if report is None:
            return
        year = "" if report.year is None else str(report.year)
        numbers = (str(counts[Severity.ERROR]), str(counts[Severity.WARNING]))
        self._lines.append(_Line(told.style, (report.body or "–", year, told.words, *numbers, file)))

    def _title(self, code: str) -> str:
        """Return the title of a rule; nothing where it is not among those known."""
        from gov_disclosure.rules.pages import page

        try:
            return next(iter(page(code, self._language).text.splitlines()), "")
        except UsageError:
            return ""

    def _say(self, key: str, **arguments: object) -> str:
        return text(key, self._language, **arguments)
