"""The document itself: GD215 a report, and not a template that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.remarks import told, unknown, violated

__all__ = ["RULES"]

_FEWEST = 20
_UNFILLED = ("XX", "××", "ＸＸ", "xx", "__", "＿＿", "**")
_BARE = 30


@rule("GD215", severity=Severity.ERROR)
def rule_not_a_report(report: Report, context: Context) -> Iterator[Finding]:
    """
    The document is a report that was filled in.

    What it checks:
        The title has no placeholder (XX局20XX年…), and of the tables at least one cell is filled in, or section 一 has a text.
        What is no report at all, a 解读, a notice, a list, is refused when it is read, with the reasons.

    Why it matters:
        Templates and cover letters have been published in the place of reports.

    Basis:
        政府信息公开条例, Art. 49. Derived by us: what shows that nobody filled it in.

    Examples:
        Holds: a report with figures.
        Violated: the tables of the template, all blank, below 一、总体情况 without a text.
        Not evaluable: it has neither a title nor a table.

    Lawful exceptions:
        A report whose cells are all blank beside a full text is no template: its cells are told by the checks of cells.
    """
    title = report.title
    if title is not None:
        words = next((words for words in _UNFILLED if words in title), None)
        if words is not None:
            yield violated(context, [told("title", title)], "title filled in", actual=title)
            return
    cells = context.printed
    text = report.overview.text if report.overview is not None else ""
    if title is None and not cells:
        yield from unknown(context, "title_unknown", "title")
    elif len(cells) >= _FEWEST and len(text) < _BARE and all(map(context.is_blank, cells)):
        place = next((figure.position for figure in report.cells.values() if figure.position is not None), None)
        yield violated(context, [told("form", "", place)], "tables filled in", variant="blank", actual=len(cells))


RULES = (rule_not_a_report,)
