"""Findings → text for people: what is wrong, where, and the cells of both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from gov_disclosure.diagnostics import Severity
from gov_disclosure.messages import text
from gov_disclosure.output.screen import Screen, Styled
from gov_disclosure.output.widths import pad, width
from gov_disclosure.report import Report
from gov_disclosure.rules.engine import Evaluation
from gov_disclosure.rules.finding import Finding, Operand, Verdict
from gov_disclosure.spans import Position

__all__ = ["FindingsText"]

_SHOWN = 12
"""So many cells of one side are shown; how many more there are is told."""
_INDENT = "      "
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class FindingsText:
    """
    Writes the findings of one file after another.

    Args:
        screen: Where to.
        language: `zh` or `en`.
    """

    def __init__(self, screen: Screen, language: str) -> None:
        self._screen = screen
        self._language = language
        self._files = 0
        self._sound = 0
        self._total: Counter[Severity] = Counter()

    def add(self, file: str, report: Report, evaluation: Evaluation) -> None:
        """Write what was found in a file, and the verdict on it."""
        if self._files:
            self._screen.line()
        self._files += 1
        self._screen.line(Styled(file, "heading"), "  ", self._about(report))
        for finding in evaluation.findings:
            self.finding(finding)
        counts = _count(evaluation.findings)
        self._total += counts
        self._sound += not counts
        self._verdict(report, evaluation, counts)

    def add_together(self, called: str, evaluation: Evaluation) -> None:
        """Write what was found in several reports together, and the verdict on it; nothing where nothing could be checked."""
        tally = evaluation.tally
        if not evaluation.findings and not any(tally[each] for each in (Verdict.HOLDS, Verdict.VIOLATED, Verdict.NOT_EVALUABLE)):
            return
        self._screen.line()
        self._screen.line(Styled(called, "heading"))
        for finding in evaluation.findings:
            self.finding(finding, named=True)
        counts = _count(evaluation.findings)
        self._total += counts
        self._verdict(None, evaluation, counts)

    def finding(self, finding: Finding, *, named: bool = False) -> None:
        """Write one finding and its cells, with the name of its file where it stands below no file."""
        if finding.verdict is Verdict.NOT_EVALUABLE:
            grave = Styled(self._say("verdict_not_evaluable"), "dim")
        else:
            grave = Styled(self._say(f"severity_{finding.severity.value}"), finding.severity.value)
        place = self._place(finding.position)
        if named and finding.file:
            place = f"{finding.file}:{place}" if place else finding.file
        parts: list[str | Styled] = ["  ", place, "  "] if place else ["  "]
        self._screen.line(*parts, grave, f" {finding.rule}  ", finding.render(self._language))
        cells = finding.operands
        if finding.verdict is Verdict.NOT_EVALUABLE:
            self._cells("", [cell for cell in cells if cell.value is None] or cells)
            return
        sides = list(dict.fromkeys(cell.side for cell in cells))
        if len(sides) == 1:
            self._cells("", cells)
            return
        for side in sides:
            value = finding.expected if side == "expected" else finding.actual if side == "actual" else None
            label = f"side_{side or 'other'}" if value is not None or not side else f"side_{side}_words"
            self._cells(self._say(label, value=value), [cell for cell in cells if cell.side == side])

    def end(self) -> None:
        """Write the verdict on all files, where there were several."""
        if self._files > 1:
            self._screen.line()
            self._screen.line(
                Styled(self._say("total_files", files=self._files, sound=self._sound), "heading"), self._counted(self._total)
            )

    # ---- parts ---------------------------------------------------------------------------------

    def _about(self, report: Report) -> str:
        form = self._say("form_unknown")
        if report.form is not None:
            from gov_disclosure.forms import get_form

            form = f"{report.form} ({get_form(report.form).basis})"
        year = self._say("year", year=report.year) if report.year is not None else self._say("year_unknown")
        return " · ".join(filter(None, (year, report.body, form)))

    def _cells(self, label: str, cells: Sequence[Operand]) -> None:
        """Write cells one below the other, the zeros of a sum counted only."""
        shown = [cell for cell in cells if cell.value != 0 or not label] or list(cells[:1])
        zeros = len(cells) - len(shown)
        rest = len(shown) - _SHOWN
        shown = shown[:_SHOWN]
        values = [self._value(cell) for cell in shown]
        places = [":".join(filter(None, (cell.file, self._place(cell.position)))) for cell in shown]
        first, second = max(map(width, values), default=0), max(map(width, places), default=0)
        for number, (cell, value, place) in enumerate(zip(shown, values, places, strict=True)):
            sign = ("+ " if number else "  ") if label else ""
            self._screen.line(
                _INDENT, label if not number else " " * width(label), "  " if label else "", sign,
                pad(value, first, right=True), "  ", Styled(pad(place, second), "dim"), "  ", self._name(cell),
            )  # fmt: skip
        for key, count in (("cells_zero", zeros), ("cells_more", rest)):
            if count > 0:
                blanks = " " * (width(label) + 4) if label else ""
                self._screen.line(_INDENT, blanks, Styled(self._say(key, count=count), "dim"))

    def _name(self, cell: Operand) -> str:
        return cell.caption if self._language == "zh" and cell.caption else cell.path

    def _value(self, cell: Operand) -> str:
        if cell.value is not None:
            return str(cell.value)
        if cell.raw and not cell.raw.isspace():
            return f"“{cell.raw if len(cell.raw) <= _SHOWN else cell.raw[:_SHOWN] + '…'}”"
        return self._say(f"state_{cell.state.value}")

    def _place(self, position: Position | None) -> str:
        if position is None:
            return ""
        if position.table is None:
            return f"{position.line}:{position.column}"
        return self._say("place_table", table=position.table, row=position.row, column=position.column, line=position.line)

    def _verdict(self, report: Report | None, evaluation: Evaluation, counts: Counter[Severity]) -> None:
        tally = evaluation.tally
        done = sum(tally[verdict] for verdict in (Verdict.HOLDS, Verdict.VIOLATED, Verdict.NOT_EVALUABLE))
        if report is not None and report.form is None and not counts:
            words = Styled(self._say("verdict_no_form"), "warning")
        elif counts:
            worst = next(severity for severity in _SEVERITIES if counts[severity])
            words = Styled(self._counted(counts), worst.value)
        elif tally[Verdict.NOT_EVALUABLE]:
            words = Styled(self._say("verdict_open"), "warning")
        else:
            words = Styled(self._say("verdict_sound"), "good")
        checks = self._say(
            "verdict_checks", checks=done, holds=tally[Verdict.HOLDS], violated=tally[Verdict.VIOLATED],
            unknown=tally[Verdict.NOT_EVALUABLE],
        )  # fmt: skip
        remarks = Counter(diagnostic.severity for diagnostic in (report.diagnostics if report is not None else ()))
        reader = ""
        if remarks[Severity.ERROR] or remarks[Severity.WARNING]:
            reader = self._say("verdict_reader", errors=remarks[Severity.ERROR], warnings=remarks[Severity.WARNING])
        self._screen.line("  ", Styled(self._say("verdict"), "heading"), words, checks if done else "", reader)

    def _counted(self, counts: Counter[Severity]) -> str:
        return self._say("verdict_counts", **{f"{severity.value}s": counts[severity] for severity in _SEVERITIES})

    def _say(self, key: str, **arguments: object) -> str:
        return text(key, self._language, **arguments)


def _count(findings: Iterable[Finding]) -> Counter[Severity]:
    return Counter(finding.severity for finding in findings if finding.verdict is Verdict.VIOLATED)
