"""The six sections: GD203 present, GD204 in order, GD205 titles, GD206 none twice, GD219 of one report."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.diagnostics import Severity
from gov_disclosure.forms.vocabulary import loose, vocabulary
from gov_disclosure.numerals import HAN
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.outlines import Item, Outline, accepted, outline_of
from gov_disclosure.rules.remarks import holds, not_applicable, of_item, of_remark, told, unknown, violated

__all__ = ["RULES"]


@rule("GD203", severity=Severity.ERROR)
def rule_sections_present(report: Report, context: Context) -> Iterator[Finding]:
    """
    A report has the six sections of the format.

    What it checks:
        Each of the sections 一 to 六 has its heading, under any title that is taken for it. A line with its numeral that stands
        where it belongs counts as well, whatever its words (GD205).

    Why it matters:
        A section that is left out is a duty not met: nothing was said of 行政复议, of problems, or of other matters. 无 would do.

    Basis:
        政府信息公开条例, Art. 50, and the notice of the format: its contents must not be left out, "不能遗漏". Derived by us:
        which titles are taken for a section's.

    Examples:
        Holds: the headings 一、总体情况 to 六、其他需要报告的事项.
        Violated: the report ends with 五、存在的主要问题及改进情况.
        Not evaluable: no heading at all is found, as in a text that has lost them.

    Lawful exceptions:
        Reports on years before 2019: their outline was free. What is on the outline of 2008 later is told by GD201.
    """
    outline = outline_of(report)
    if not outline.fields:
        yield from _no_outline(report, context)
        return
    if not outline.headings:
        yield from unknown(context, "headings_unknown", *outline.fields)
        return
    missing = outline.missing
    holds(context, len(outline.fields) - len(missing))
    for field in missing:
        before = [outline.headings[each] for each in outline.fields if each in outline.headings and _before(outline, each, field)]
        title = _official(outline, field)
        place = before[-1].passage.position if before else None
        yield violated(context, [told(field, "", place, caption=title)], "section present", expected=title)


@rule("GD204", severity=Severity.WARNING)
def rule_sections_order(report: Report, context: Context) -> Iterator[Finding]:
    """
    The sections stand in the order of the format, numbered 一 to 六.

    What it checks:
        The headings follow one another as on the form, and the numeral of each is its own. Any style of numeral will do (1. or
        （一）), if all have it. One finding names all headings whose numeral or place is wrong.

    Why it matters:
        Readers and programs look for a section by its numeral: 三 is where requests are told.

    Basis:
        The format prints the sections in this order and with these numerals. Derived by us that any style of numeral will do.

    Examples:
        Holds: 一、总体情况, 二、主动公开政府信息情况 … 六、其他需要报告的事项.
        Violated: 一、总体情况, then 三、主动公开政府信息情况; or the numeral is lost in one of them.
        Not evaluable: a section is missing (GD203), or no heading has a numeral, as automatic numbers get lost in conversion.

    Lawful exceptions:
        Reports on years before 2019.
    """
    outline = outline_of(report)
    if not outline.fields:
        yield from _no_outline(report, context)
        return
    found = {field: outline.headings.get(field) or outline.unknown.get(field) for field in outline.fields}
    items = [item for item in found.values() if item is not None]
    if len(items) < len(outline.fields) or not any(item.number is not None for item in items) or outline.listed:
        yield from unknown(context, "headings_unknown", *outline.fields)
        return
    order = sorted(found, key=lambda field: items[outline.fields.index(field)].place)
    if tuple(order) != outline.fields:
        moved = [items[outline.fields.index(field)] for at, field in enumerate(order) if outline.fields[at] != field]
        yield violated(
            context, [of_item(context, item) for item in moved], "order of the sections",
            expected="、".join(HAN[outline.official(field) - 1] for field in outline.fields),
            actual="、".join(HAN[outline.official(field) - 1] for field in order), variant="order",
        )  # fmt: skip
        return
    wrong = [item for number, item in enumerate(items, 1) if item.number != number]
    if not wrong:
        return
    numerals = "、".join(HAN[number - 1] for number, item in enumerate(items, 1) if item.number != number)
    yield violated(
        context, [of_item(context, item) for item in wrong], "numerals of the sections", expected=numerals,
        actual="、".join(item.passage.text[:12] for item in wrong),
    )  # fmt: skip


@rule("GD205", severity=Severity.INFO)
def rule_section_title(report: Report, context: Context) -> Iterator[Finding]:
    """
    The sections have the titles of the format.

    What it checks:
        The title of each section is that of the form, of the longer family in the notice's instructions, or one of the usual
        variants of these (及, 和 and 、 for one another; 改进措施 for 改进情况). A section whose numeral stands in its place
        under other words is told, too.

    Why it matters:
        The same words in all reports are what makes them searchable.

    Basis:
        The format prints the titles. Derived by us: which variants are as good.

    Examples:
        Holds: 四、因政府信息公开工作被申请行政复议、提起行政诉讼情况.
        Violated: 一、概述; or 五、下一步打算.
        Not evaluable: no heading is found.

    Lawful exceptions:
        Reports on years before 2019.
    """
    outline = outline_of(report)
    if not outline.fields:
        yield from _no_outline(report, context)
        return
    if not outline.headings:
        yield from unknown(context, "headings_unknown", *outline.fields)
        return
    for field in outline.fields:
        item = outline.headings.get(field) or outline.unknown.get(field)
        if item is None:
            continue
        if outline.form is not None and loose(item.title) in accepted(outline.form, field):
            holds(context)
            continue
        yield violated(
            context, [of_item(context, item)], f"title of the section: {field}",
            expected=_official(outline, field), actual=item.passage.text[:60],
        )  # fmt: skip


@rule("GD206", severity=Severity.WARNING)
def rule_duplicate_section(report: Report, context: Context) -> Iterator[Finding]:
    """
    No section stands in a report twice.

    What it checks:
        No second line has the numeral and the title of a section, above a text or a table. A table of contents before the first
        section is no second heading, and neither is an aspect of section 一 that is called like a section (（一）主动公开情况).

    Why it matters:
        Which of the two is the section cannot be known; often one is a leftover of last year's report.

    Basis:
        Derived by us: the format has each section once.

    Examples:
        Holds: each of the six headings once.
        Violated: 一、总体情况 twice.
        Not evaluable: no heading is found.

    Lawful exceptions:
        A table of contents. Reports on years before 2019.
    """
    outline = outline_of(report)
    if not outline.fields:
        yield from _no_outline(report, context)
        return
    if not outline.headings:
        yield from unknown(context, "headings_unknown", *outline.fields)
        return
    if not outline.again:
        return
    told_of: set[str] = set()
    for item in outline.again:
        if item.title in told_of:
            continue
        told_of.add(item.title)
        first = next(each for each in outline.headings.values() if _same(each, item))
        yield violated(
            context,
            [of_item(context, item), of_item(context, first)],
            f"section once: {item.title}",
            actual=item.passage.text[:60],
        )


@rule("GD219", severity=Severity.WARNING)
def rule_two_reports(report: Report, context: Context) -> Iterator[Finding]:
    """
    A document is one report.

    What it checks:
        Behind the report no second one begins: with headings in order, and the same rows or a title of its own.

    Why it matters:
        Which of them is meant cannot be known. Pages with two are most often last year's text left below the new one.

    Basis:
        政府信息公开条例, Art. 49: each administrative organ publishes a report on the year before. Derived by us: where one
        ends and the next begins.

    Examples:
        Holds: one report on a page.
        Violated: the reports on 2022 and 2023, one below the other.
        Not evaluable: never.

    Lawful exceptions:
        Volumes that collect the reports of many bodies; whether a document is one cannot be told from its text.
    """
    remark = next((each for each in report.diagnostics if each.code == "GD219"), None)
    if remark is None:
        return
    lines = ", ".join(map(str, remark.arguments.get("lines", ())))
    yield violated(
        context,
        [of_remark(remark)],
        "one report",
        expected=1,
        actual=remark.arguments.get("count"),
        lines=lines,
        count=remark.arguments.get("count"),
    )


RULES = (rule_sections_present, rule_sections_order, rule_section_title, rule_duplicate_section, rule_two_reports)


def _no_outline(report: Report, context: Context) -> Iterator[Finding]:
    """Count a check of an outline that a report does not have to have, or whose form is not known."""
    if report.form is None and report.year is None:
        yield from unknown(context, "form_or_year_unknown", "form", "year")
    else:
        not_applicable(context)


def _official(outline: Outline, field: str) -> str:
    form = outline.form
    return form.layout.labels[form.layout.sections[field]][0] if form is not None else field


def _before(outline: Outline, one: str, other: str) -> bool:
    return outline.official(one) < outline.official(other)


def _same(heading: Item, item: Item) -> bool:
    label = vocabulary().labels.get(item.title)
    return label is not None and label.heading == heading.passage.section
