"""Findings → commands of GitHub's workflows, which show them beside the lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from gov_disclosure.diagnostics import Severity
from gov_disclosure.messages import text
from gov_disclosure.output.addresses import STDIN, from_here
from gov_disclosure.output.cells import cell_name, cell_value, operand_place
from gov_disclosure.output.widths import printable
from gov_disclosure.rules.finding import Finding, Verdict

if TYPE_CHECKING:
    from gov_disclosure.output.formats import Beside, Run, Source, Summary
    from gov_disclosure.report import Report
    from gov_disclosure.rules.engine import Evaluation
    from gov_disclosure.spans import Position

__all__ = ["GitHubWriter"]

_OTHERS = 12
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_PROPERTY = (*_DATA, (":", "%3A"), (",", "%2C"))


class GitHubWriter:
    """
    Writes a command for each finding, as it comes.

    Args:
        run: Where to, and in which language.
    """

    def __init__(self, run: Run) -> None:
        self._run = run

    def begin(self) -> None:
        """Write nothing."""

    def add(self, _report: Report, evaluation: Evaluation, _file: str, source: Source) -> None:
        """Write the findings of a report."""
        for finding in evaluation.findings:
            self._write(finding, source.path)

    def add_together(self, _called: str, evaluation: Evaluation, beside: Mapping[str, Beside]) -> None:
        """Write the findings of several reports together."""
        for finding in evaluation.findings:
            about = beside.get(finding.file) if finding.file is not None else None
            self._write(finding, about.path if about is not None else finding.file)

    def tell(self, findings: Sequence[Finding]) -> None:
        """Write findings that are about no report alone."""
        for finding in findings:
            self._write(finding, finding.file)

    def end(self, summary: Summary) -> None:
        """Write a command for each file that could not be read."""
        for file, reason in summary.unread:
            where = f"file={_escaped(from_here(file), _PROPERTY)}," if file != STDIN else ""
            self._run.stream.write(f"::error {where}title=gov-disclosure::{_escaped(f'{file}: {reason}', _DATA)}\n")

    def _write(self, finding: Finding, path: str | None) -> None:
        language = self._run.language
        violated = finding.verdict is Verdict.VIOLATED
        grave = finding.severity.value if violated else "not_evaluable"
        severity = text(f"severity_{grave}" if violated else "verdict_not_evaluable", language)
        properties: dict[str, str] = {}
        if path is not None and path != STDIN:
            properties["file"] = from_here(path)
            properties |= _lines(finding.position)
        properties["title"] = f"{finding.rule} {severity}"
        words = "\n".join((*_place(finding.position, language), finding.render(language), *self._hints(finding)))
        told = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items())
        command = _COMMANDS[finding.severity] if violated else "notice"
        self._run.stream.write(f"::{command} {told}::{_escaped(words, _DATA)}\n")

    def _hints(self, finding: Finding) -> Sequence[str]:
        """Return what may have gone wrong, and cells of other files: a command shows but one."""
        language = self._run.language
        others = [
            f"{operand_place(cell, language)}  "
            + ": ".join(filter(None, (cell_name(cell, language), cell_value(cell, language))))
            for cell in finding.operands[:_OTHERS] if cell.file
        ]  # fmt: skip
        return others + [hint.render(self._run.language) for hint in finding.hints]


def _lines(position: Position | None) -> dict[str, str]:
    """Return line and column where the file has such: a table's column is none of its source."""
    if position is None or position.page is not None or position.part is not None:
        return {}
    found = {"line": str(position.line)}
    if position.table is None:
        found["col"] = str(position.column)
    return found


def _place(position: Position | None, language: str) -> Sequence[str]:
    """Return the place in words where it is not told by a line."""
    if position is None:
        return ()
    if position.table is not None:
        return (
            text("place_table", language, table=position.table, row=position.row, column=position.column, line=position.line),
        )
    return (f"{text('place_page_word', language)} {position.page}",) if position.page is not None else ()


def _escaped(words: str, marks: Sequence[tuple[str, str]]) -> str:
    """Return words that are neither the end of a command nor the beginning of another."""
    for mark, written in marks:
        words = words.replace(mark, written)
    return printable(words)
