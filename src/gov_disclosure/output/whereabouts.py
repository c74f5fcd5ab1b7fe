"""Where a finding is, in the words of the form: section, row and column."""

from __future__ import annotations

from typing import NamedTuple

from gov_disclosure.report import Report
from gov_disclosure.rules.finding import Finding

__all__ = ["Whereabouts", "whereabouts"]


class Whereabouts(NamedTuple):
    """
    Where a finding is.

    Attributes:
        section: The section; in Chinese its heading on the form.
        row: The row of the table.
        column: The column of the table; empty where the row is one cell.
    """

    section: str = ""
    row: str = ""
    column: str = ""


def whereabouts(finding: Finding, report: Report, language: str) -> Whereabouts:
    """Return where a finding is: at the cell to look at first."""
    at = next((cell for cell in finding.operands if cell.position is not None and cell.position == finding.position), None)
    path = at.path if at is not None else next(iter(finding.paths), "")
    if not path:
        return Whereabouts()
    section = path.partition(".")[0]
    row, _, column = path.rpartition(".")
    if report.form is None:
        return Whereabouts(section, row if row != section else path, column if row and row != section else "")
    from gov_disclosure.forms import get_form

    form = get_form(report.form)
    cell = form.cells.get(path)
    if cell is None or not cell.name:
        row, column = (path, "") if "." in path else ("", "")
    if language != "zh":
        return Whereabouts(section, row, column)
    captions = form.captions
    words = captions.row(row) if row else ""
    return Whereabouts(captions.section(section) or section, words or row, captions.column(section, column) or column)
