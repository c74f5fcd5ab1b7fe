"""Whole tables: GD212 a table that is no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gov_disclosure.diagnostics import Severity
from gov_disclosure.forms import known_forms
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Operand, Verdict

if TYPE_CHECKING:
    from gov_disclosure.diagnostics import Diagnostic

__all__ = ["RULES"]

_MISSING = "GD211"
"""The reader's diagnostic on a table that it did not find."""
_EXPRESSION = "table is text"


@rule("GD212", severity=Severity.ERROR)
def rule_table_as_image(report: Report, context: Context) -> Iterator[Finding]:
    """
    Tables 二, 三 and 四 are text, not pictures.

    What it checks:
        Under each heading that has a table on the form, the table stands as text: rows with their labels and
        figures. A picture in its place (an image of the page, the name of an image file), or a heading with nothing
        below it, is a violation.

    Why it matters:
        What is in a picture cannot be searched, read aloud, added up or compared. A table that a program does not
        find is most often a picture: its values are null, never 0.

    Basis:
        The national template gives the three tables as tables and asks to keep to it. Derived by us that a picture of
        a table is none.

    Examples:
        Holds: 行政许可 | 12 | under the heading 二、主动公开政府信息情况.
        Violated: `2.jpg`, or nothing at all, between the headings 三 and 四.
        Not evaluable: neither table nor heading of a section is found: what stands in it cannot be told.

    Lawful exceptions:
        Reports on years before 2019, when no form with these tables was in force.
    """
    missing = {each.path: each for each in report.diagnostics if each.code == _MISSING and each.path is not None}
    form = context.form or (known_forms().get(report.form_expected) if report.form_expected is not None else None)
    # A table that is no section of its own may well be an attachment.
    sections = [field for field in form.tables if field in form.layout.sections] if form is not None else []
    if not sections and (form is not None or report.year is not None):
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    tables = sections if context.form is not None else missing
    for field in tables:
        told = missing.get(field)
        if told is None:
            context.tally[Verdict.HOLDS] += 1
        elif told.position is None or report.form is report.form_expected is None:
            context.tally[Verdict.NOT_EVALUABLE] += 1
            if context.listing:
                yield _finding(context, Verdict.NOT_EVALUABLE, told, "table_unknown")
        else:
            context.tally[Verdict.VIOLATED] += 1
            yield _finding(context, Verdict.VIOLATED, told, "" if told.arguments.get("picture") else "table_absent")
    if not tables:
        context.tally[Verdict.NOT_EVALUABLE] += 1


RULES = (rule_table_as_image,)


def _finding(context: Context, verdict: Verdict, told: Diagnostic, template: str) -> Finding:
    caption = str(told.arguments.get("caption", told.path))
    picture = told.arguments.get("picture")
    return context.finding(
        verdict,
        (Operand(path=str(told.path), caption=caption, raw=picture or "", position=told.position),),
        actual=picture,
        arguments={"path": told.path, "caption": caption},
        template=template,
        expression=_EXPRESSION,
    )
