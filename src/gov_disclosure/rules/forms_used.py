"""The form of a report: GD201 the one due, GD202 a known one, GD213 its rows and columns, GD214 rows that bind."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from gov_disclosure.diagnostics import Severity
from gov_disclosure.folding import key
from gov_disclosure.forms import Form, known_forms
from gov_disclosure.forms.vocabulary import vocabulary
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.outlines import outline_of
from gov_disclosure.rules.remarks import not_applicable, of_remark, told, unknown, violated
from gov_disclosure.spans import Position

if TYPE_CHECKING:
    pass

__all__ = ["RULES"]

_NARRATIVES = {"outline_2008": "outline", "free_narrative": "own"}
"""Families of narrative reports → the variant of the message."""
_FRAGMENT = 4


@rule("GD201", severity=Severity.WARNING)
def rule_form_expected(report: Report, context: Context) -> Iterator[Finding]:
    """
    A report is filled in on the form that is in force for its year.

    What it checks:
        `form` = `form_expected`. A report on 2019 or later that follows the outline of 2008 (概述, 收费及减免情况 …), or headings
        of its own, with no table of any form, is a violation, too.

    Why it matters:
        Figures of two forms cannot be added up or compared: 对外公开总数量 is no 现行有效件数.

    Basis:
        The notices that prescribe the forms: 国办发〔2014〕32号 for reports on 2014 to 2018, 国办公开办函〔2019〕60号 for 2019
        and 2020, 国办公开办函〔2021〕30号 from 2021 on. Derived by us: the form is told from labels, never from the year.

    Examples:
        Holds: a report on 2023 with 本年制发件数 and 现行有效件数.
        Violated: a report on 2023 with 本年新制作数量 and 对外公开总数量.
        Not evaluable: the year, or the form, cannot be told.

    Lawful exceptions:
        Reports on years before 2014, for which no form was in force.
    """
    if report.form_expected is None:
        if report.year is not None:
            not_applicable(context)
        else:
            yield from unknown(context, "form_or_year_unknown", "form", "year")
        return
    if report.form is not None:
        if report.form == report.form_expected:
            return
        place = next((figure.position for figure in report.cells.values() if figure.position is not None), None)
        yield violated(
            context, [told("form", report.form, place)], "form = form_expected",
            expected=report.form_expected, actual=report.form, year=report.year, form=report.form,
        )  # fmt: skip
        return
    due = known_forms().get(report.form_expected)
    family = outline_of(report).family
    if family in _NARRATIVES and due is not None and _has_sections(due):
        remark = next(each for each in report.diagnostics if each.code == "GD127")
        yield violated(
            context, [told("form", "、".join(map(str, remark.arguments.get("words", ()))))], "outline of the form",
            variant=_NARRATIVES[family], expected=report.form_expected, actual=family, year=report.year,
        )  # fmt: skip
        return
    yield from unknown(context, "form_or_year_unknown", "form", "year")


@rule("GD202", severity=Severity.ERROR)
def rule_form_unknown(report: Report, context: Context) -> Iterator[Finding]:
    """
    A report with tables is on a known form.

    What it checks:
        A known form was found. A report on none that has tables of its own, or that reads like one of a school, a hospital or an
        enterprise, is a violation; the message names the kind that it resembles.

    Why it matters:
        No figure of such a report is read: all tables are null, and no other check of figures means anything.

    Basis:
        The national format is unified, 格式 "全国统一": 政府信息公开条例, Art. 50. Derived by us: which kind a report resembles
        is told by its title and its headings.

    Examples:
        Holds: a report with the tables of 2021.
        Violated: a report of a university on 教育部's outline; a report on 2016 with a provincial table (历年累计).
        Not evaluable: no table stands in the report (GD211, GD212 and GD203 say so), or what is left of its tables fits two
        forms.

    Lawful exceptions:
        Years before 2014, when no form was in force. Schools, hospitals and enterprises report on outlines of their own, which is
        lawful for them: their reports are none of administrative organs, and are better left out of the check.
    """
    if report.form is not None:
        return
    if report.year is not None and report.form_expected is None:
        not_applicable(context)
        return
    family = outline_of(report).family
    remark = next((each for each in report.diagnostics if each.code == "GD127"), None)
    if family is not None and family not in _NARRATIVES and remark is not None:
        words = "、".join(map(str, remark.arguments.get("words", ())))
        yield violated(
            context, [told("form", words)], f"form: {family}", variant="family", actual=family,
            zh=remark.arguments.get("zh"), en=remark.arguments.get("en"),
        )  # fmt: skip
    elif family is None and report.tables and not any(each.code in ("GD211", "GD122") for each in report.diagnostics):
        place = next((cell.position for row in report.tables[0].rows for cell in row if cell.position is not None), None)
        yield violated(context, [told("form", "", place)], "form", variant="tables", actual=len(report.tables))
    else:
        yield from unknown(context, "form_or_year_unknown", "form")


@rule("GD213", severity=Severity.ERROR)
def rule_rows_and_columns(report: Report, context: Context) -> Iterator[Finding]:
    """
    The tables have the rows and columns of one form: none added, merged, or taken from another.

    What it checks:
        No label of another form among those of the report's; no column that the form does not print (小计, say); no rows merged
        into one, or divided, against the form (（六）其他处理 as one row on the form of 2021). Labels of two forms are an error,
        since no form has both; a column more, or rows merged, leave every figure in its place: a warning. A row that is missing
        is GD310, one that no form knows GD214.

    Why it matters:
        Programs that collect the tables go by the template. A row or a column more shifts whatever is read by place.

    Basis:
        The notice 国办公开办函〔2021〕30号 asks to keep to the format strictly. Derived by us: which labels are of which form.

    Examples:
        Holds: the ten rows and columns of table 二, the twenty-five rows and seven columns of table 三.
        Violated: 本年新制作数量 above the rows of 2021; an eighth column 小计; one row （六）其他处理 on the form of 2021.
        Not evaluable: the form cannot be told.

    Lawful exceptions:
        The statistical table of 2014: provinces added rows and columns to it, and the notice let them.
    """
    form = context.form
    if form is None:
        yield from unknown(context, "form_or_year_unknown", "form")
        return
    if not _has_sections(form):
        not_applicable(context)
        return
    mixed = any(remark.code == "GD213" for remark in report.diagnostics)
    for remark in report.diagnostics:
        if remark.code == "GD213":
            labels = "、".join(map(str, remark.arguments.get("labels", ())))
            yield violated(
                context, [told("form", labels, _where(report, form))], "labels of one form",
                variant="mixed", expected=form.name, actual=labels,
            )  # fmt: skip
        elif remark.code == "GD113" and not (mixed and (remark.path or "").startswith(next(iter(form.tables)))):
            # The labels of another form are what leaves figures of this table in no column.
            words = str(remark.arguments.get("read", ""))
            yield violated(
                context, [of_remark(remark, raw=words)], f"columns of the form: {remark.path}",
                caption=form.called(remark.path or ""), variant="column", actual=words,
                severity=min(context.rule.severity, Severity.WARNING), count=remark.arguments.get("count", 1),
            )  # fmt: skip
    for path, instead in form.unprinted.items():
        if context.prints(path) and not context.prints(instead):
            cells = [cell for cell in context.values if cell.startswith(f"{path}.")][:7]
            yield violated(
                context, context.operands(cells), f"rows of the form: {path}", variant="merged",
                expected=instead, actual=path, severity=min(context.rule.severity, Severity.WARNING),
                caption=form.caption(instead) or form.captions.row(path),
            )  # fmt: skip


@rule("GD214", severity=Severity.WARNING)
def rule_unbound_row(report: Report, context: Context) -> Iterator[Finding]:
    """
    Every row of figures is a row of the form.

    What it checks:
        No row with figures has a label that no form knows. Slips of the pen in a label are told by the remark GD110, a known
        label out of its place by GD112: neither is a violation.

    Why it matters:
        Figures of such a row are in none of the values, so that totals do not add up and sums over many reports lack them.

    Basis:
        The notice asks to keep to the format. Derived by us: a label is compared with those of all forms.

    Examples:
        Holds: rows with the labels of the form.
        Violated: a row 其中：法人提出 | 3 | 0 | … in table 三.
        Not evaluable: the form cannot be told.

    Lawful exceptions:
        The statistical table of 2014, to which provinces added rows.
    """
    form = context.form
    if form is None:
        yield from unknown(context, "form_or_year_unknown", "form")
        return
    if not _has_sections(form):
        not_applicable(context)
        return
    for remark in report.diagnostics:
        if remark.code == "GD214":
            label = str(remark.arguments.get("label", ""))
            if len(label) <= _FRAGMENT and _is_fragment(key(label)):
                # What is left of a header word that lost its beginning.
                continue
            yield violated(
                context, [of_remark(remark, raw=label)], f"row of the form: {label}",
                variant="row", actual=label,
            )  # fmt: skip


RULES = (rule_form_expected, rule_form_unknown, rule_rows_and_columns, rule_unbound_row)


@cache
def _is_fragment(words: str) -> bool:
    """Whether words are the end of a header or group cell of a form."""
    return any(label.cell and label.key != words and label.key.endswith(words) for label in vocabulary().labels.values())


def _has_sections(form: Form) -> bool:
    """Whether the tables of a form are sections of the report, not an annex."""
    return any(field in form.layout.sections for field in form.tables)


def _where(report: Report, form: Form) -> Position | None:
    first = next(iter(form.tables))
    return next((figure.position for path, figure in report.cells.items() if path.startswith(first) and figure.position), None)
