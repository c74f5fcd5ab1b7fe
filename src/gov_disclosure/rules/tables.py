"""Whole tables: GD211 one that is not there, GD212 one that is a picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from gov_disclosure.diagnostics import Severity
from gov_disclosure.forms import known_forms
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding, Hint, Operand
from gov_disclosure.rules.outlines import outline_of
from gov_disclosure.rules.remarks import holds, not_applicable, unknown, violated

if TYPE_CHECKING:
    from gov_disclosure.diagnostics import Diagnostic

__all__ = ["RULES"]

_MISSING = "GD211"
"""The reader's diagnostic on a table that it did not find."""
_ATTACHED = "GD149"


@rule("GD211", severity=Severity.ERROR)
def rule_table_missing(report: Report, context: Context) -> Iterator[Finding]:
    """
    Tables 二, 三 and 四 are there where their sections are.

    What it checks:
        Under each heading that has a table on the form stands that table. A heading with nothing below it is a violation; a
        picture below it is GD212, and a heading that is missing is GD203.

    Why it matters:
        The figures of the report are these three tables. A table that is missing is null, never 0.

    Basis:
        The format prints the tables, and the notice asks to keep to it. Derived by us: a table is there where a label of it is.

    Examples:
        Holds: 行政许可 | 12 | under the heading 二、主动公开政府信息情况.
        Violated: heading 三 is followed at once by heading 四.
        Not evaluable: neither table nor heading of a section is found, or a picture stands there.

    Lawful exceptions:
        Reports on years before 2019, when no form with these tables was in force.
    """
    tables, missing = _tables(report, context)
    if tables is None:
        not_applicable(context)
        return
    hints = [
        Hint(_ATTACHED, remark.arguments)
        for remark in report.diagnostics
        if remark.code == _ATTACHED and remark.arguments.get("names")
    ]
    for field in tables:
        told = missing.get(field)
        if told is None or (told.position is not None and told.arguments.get("labels")):
            # Where only labels are left, the table is there; its cells are told by the checks of cells.
            holds(context)
        elif told.position is None or told.arguments.get("picture") or report.form is report.form_expected is None:
            yield from unknown(context, "table_unknown", field)
        else:
            yield violated(context, [_operand(told)], "table is there", variant="absent", caption=_caption(told), hints=hints)
    if not tables:
        yield from unknown(context, "form_or_year_unknown", "form")


@rule("GD212", severity=Severity.ERROR)
def rule_table_as_image(report: Report, context: Context) -> Iterator[Finding]:
    """
    Tables 二, 三 and 四 are text, not pictures.

    What it checks:
        Under each heading that has a table on the form, the table stands as text: rows with their labels and
        figures. A picture in its place (an image of the page, the name of an image file) is a violation; nothing at all is
        GD211.

    Why it matters:
        What is in a picture cannot be searched, read aloud, added up or compared. Its values are null, never 0.

    Basis:
        The national template gives the three tables as tables and asks to keep to it. Derived by us that a picture of
        a table is none.

    Examples:
        Holds: 行政许可 | 12 | under the heading 二、主动公开政府信息情况.
        Violated: `2.jpg` between the headings 三 and 四.
        Not evaluable: the table is not found, and no picture either: what stood there cannot be told.

    Lawful exceptions:
        Reports on years before 2019, when no form with these tables was in force.
    """
    tables, missing = _tables(report, context)
    if tables is None:
        not_applicable(context)
        return
    for field in tables:
        told = missing.get(field)
        picture = told.arguments.get("picture") if told is not None else None
        if told is None:
            holds(context)
        elif not picture or told.position is None or report.form is report.form_expected is None:
            yield from unknown(context, "table_unknown", field)
        else:
            yield violated(context, [_operand(told, str(picture))], "table is text", actual=str(picture), caption=_caption(told))
    if not tables:
        yield from unknown(context, "form_or_year_unknown", "form")


RULES = (rule_table_missing, rule_table_as_image)


def _tables(report: Report, context: Context) -> tuple[Sequence[str] | None, dict[str, Diagnostic]]:
    """Return the tables that are sections of the report, None where it is to have none; and what was said of those missing."""
    missing = {each.path: each for each in report.diagnostics if each.code == _MISSING and each.path is not None}
    form = context.form or (known_forms().get(report.form_expected) if report.form_expected is not None else None)
    # A table that is no section of its own may well be an attachment.
    sections = [field for field in form.tables if field in form.layout.sections] if form is not None else []
    if not sections and (form is not None or report.year is not None):
        return None, missing
    if report.form is None and outline_of(report).family is not None:
        # It is on another outline, which is told once for all of it.
        return None, missing
    return (sections if context.form is not None else list(missing)), missing


def _caption(told: Diagnostic) -> str:
    return str(told.arguments.get("caption", told.path))


def _operand(told: Diagnostic, raw: str = "") -> Operand:
    return Operand(path=str(told.path), caption=_caption(told), raw=raw, position=told.position)
