"""Publication: GD851 in time, GD856 on a day that can be, GD857 on the page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from gov_disclosure.bodies import Kind, Level
from gov_disclosure.diagnostics import Severity
from gov_disclosure.forms.data import load_toml
from gov_disclosure.report import Report
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.finding import Finding
from gov_disclosure.rules.remarks import not_applicable, told, unknown, violated

__all__ = ["RULES"]

_BARE = 30
"""A report with fewer characters of text than this has none."""


@rule("GD851", severity=Severity.WARNING)
def rule_late(report: Report, context: Context) -> Iterator[Finding]:
    """
    A report is published in time.

    What it checks:
        `published_on` is no later than 31 January of the year after for departments, and 31 March for governments, whose report
        the department in charge publishes. For reports on years up to 2018: 31 March for all.

    Why it matters:
        The duty has a date, and inspections look at it first.

    Basis:
        政府信息公开条例, Art. 49 (of 2007: Art. 31). Derived by us: the kind of a body is told from its name; `--registry`
        tells it for certain.

    Examples:
        Holds: a county's 财政局 signs its report on 2024 on 2025-01-20.
        Violated: it signs on 2025-02-18.
        Not evaluable: the date, the year or the kind of the body is not told.

    Lawful exceptions:
        Townships and 街道办事处, which Art. 49 does not name. A page that was moved and bears the date of that; it cannot be
        told.
    """
    published, year = report.published_on, report.year
    if published is None or year is None:
        yield from unknown(context, "date_or_year_unknown", "published_on", "year")
        return
    standing = report.standing
    if standing.level is Level.TOWNSHIP or standing.kind is Kind.DISPATCHED_OFFICE:
        not_applicable(context)
        return
    found = _deadline(standing.kind.value, year)
    if found is None:
        yield from unknown(context, "kind_unknown", "reporter.kind")
        return
    last, basis = found
    if published <= last:
        return
    yield violated(
        context, [told("published_on", published.isoformat())], "published in time",
        expected=last.isoformat(), actual=published.isoformat(), basis=basis,
    )  # fmt: skip


@rule("GD856", severity=Severity.INFO)
def rule_date_plausible(report: Report, context: Context) -> Iterator[Finding]:
    """
    The date of publication fits the year reported on.

    What it checks:
        `published_on` lies behind the year reported on, an error otherwise; and not behind 31 March of the next, where
        GD851 does not say so already.

    Why it matters:
        A date before the year's end shows the wrong year in the title, or last year's signature.

    Basis:
        政府信息公开条例, Art. 49: the report is on the year before, and due by January or March. Derived by us for bodies it
        does not name.

    Examples:
        Holds: a report on 2024 of 2025-01-20.
        Violated: a report on 2024 of 2024-01-20; one of a township of 2025-06-02.
        Not evaluable: the date or the year is not told.

    Lawful exceptions:
        A page that was moved and bears the date of that; it cannot be told.
    """
    published, year = report.published_on, report.year
    if published is None or year is None:
        yield from unknown(context, "date_or_year_unknown", "published_on", "year")
        return
    actual = published.isoformat()
    if published <= date(year, 12, 30):
        yield violated(
            context, [told("published_on", actual)], "published after the year", variant="early",
            expected=f"{year + 1}-01-01", actual=actual, severity=Severity.ERROR,
        )  # fmt: skip
        return
    standing = report.standing
    named = standing.level is not Level.TOWNSHIP and _deadline(standing.kind.value, year) is not None
    if published > date(year + 1, 3, 31) and not named:
        yield violated(
            context, [told("published_on", actual)], "published early in the year", expected=f"{year + 1}-03-31", actual=actual
        )
        return


@rule("GD857", severity=Severity.WARNING)
def rule_attachment_only(report: Report, context: Context) -> Iterator[Finding]:
    """
    The report stands on the page, not in an attachment alone.

    What it checks:
        A page that links to files with the report, and has neither text of section 一 nor any table, is a violation. Tables
        that are missing beside a text are GD211.

    Why it matters:
        What is only in an attachment is not found by a search, and not read on a telephone.

    Basis:
        The national wording asks for a page; Word or PDF are for download. Derived by us from practice: a copy of that wording
        could not be read in full.

    Examples:
        Holds: a page with the text, the tables and a file to download.
        Violated: headings, and a link to 年度报告.docx.
        Not evaluable: the report has neither text nor tables, and nothing is attached.

    Lawful exceptions:
        None are known.
    """
    overview = report.overview.text if report.overview is not None else ""
    text = len(overview) + sum(len(passage.text) for passage in report.passages if not passage.heading)
    if text >= _BARE or context.numbers or report.tables:
        return
    remark = next((each for each in report.diagnostics if each.code == "GD149"), None)
    if remark is None:
        yield from unknown(context, "section_unknown", "overview")
        return
    names = "、".join(map(str, remark.arguments.get("names", ())))
    yield violated(context, [told("overview", names)], "text on the page", actual=names)


RULES = (rule_late, rule_date_plausible, rule_attachment_only)


@cache
def _deadlines() -> tuple[dict[str, Any], ...]:
    return tuple((load_toml("gov_disclosure.rules", "publication") or {})["deadline"])


def _deadline(kind: str, year: int) -> tuple[date, str] | None:
    """Return the last day for a kind of body, and its basis; None where the regulations name no day for it."""
    for each in _deadlines():
        if kind in each["kinds"] and year <= each.get("until", year):
            return date(year + 1, each["month"], each["day"]), each["basis"]
    return None
