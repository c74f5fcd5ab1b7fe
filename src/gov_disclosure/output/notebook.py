"""Reports, findings and series as notebooks show them: small tables of escaped text, without style sheets and scripts."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from gov_disclosure.diagnostics import Severity
from gov_disclosure.figures import Figure
from gov_disclosure.messages import text
from gov_disclosure.output.cells import cell_place
from gov_disclosure.output.outcomes import about, graded
from gov_disclosure.output.widths import shown
from gov_disclosure.speaking import language_of

if TYPE_CHECKING:
    from gov_disclosure.across import Series
    from gov_disclosure.forms import Form
    from gov_disclosure.report import Report
    from gov_disclosure.rules.finding import Finding

__all__ = ["findings_html", "report_html", "series_html"]

_ROWS = 100
_WORDS = 300
_CELL = 60
_SERIES = ("requests.received.total", "requests.carried_in.total", "requests.outcome.total.total", "requests.carried_out.total")
_STYLES = {"error": "color:#b3141b", "warning": "color:#8a5100", "info": "color:#0b57a4", "dim": "opacity:.7"}


def report_html(report: Report, language: str | None = None) -> str:
    """
    Return a report as a notebook shows it: what it is, its tables folded, and how much the reader remarked.

    Args:
        report: The report.
        language: `zh` or `en`; by default that of the locale.
    """
    language = language or language_of(os.environ)
    remarks = [sum(each.severity is severity for each in report.diagnostics) for severity in Severity]
    parts = [f"<p><b>{_words(report.title or report.body or '?')}</b><br>{_words(about(report, language))}</p>"]
    if report.form is not None:
        from gov_disclosure.forms import get_form

        form = get_form(report.form)
        parts += [_table_of(table, form, report, language) for table in form.tables]
    if report.diagnostics:
        told = {f"{severity.value}s": count for severity, count in zip(Severity, remarks, strict=True)}
        parts.append(f"<p><small>{_words(text('notebook_remarks', language, **told))}</small></p>")
    return _whole(parts)


def findings_html(findings: Sequence[Finding], language: str | None = None) -> str:
    """
    Return findings as a notebook shows them: a row for each.

    Args:
        findings: The findings.
        language: `zh` or `en`; by default that of the locale.
    """
    language = language or language_of(os.environ)
    if not findings:
        return _whole([f"<p>{_words(text('notebook_none', language))}</p>"])
    named = any(finding.file for finding in findings)
    heads = ["severity", "code", *(["file"] if named else []), "message", "expected", "actual", "line"]
    rows: list[list[str]] = []
    for finding in findings[:_ROWS]:
        style, severity = graded(finding, language)
        place = cell_place(finding.position, language)
        rows.append([
            f'<b style="{_STYLES[style]}">{_words(severity)}</b>', _words(finding.rule),
            *([_words(finding.file or "")] if named else []), _words(finding.render(language)),
            _value(finding.expected), _value(finding.actual), _words(place),
        ])  # fmt: skip
    more = len(findings) - len(rows)
    parts = [_grid([text(f"sheet_{head}", language) for head in heads], rows)]
    if more:
        parts.append(f"<p>{_words(text('page_more_findings', language, count=more))}</p>")
    return _whole(parts)


def series_html(series: Series, language: str | None = None) -> str:
    """
    Return a series as a notebook shows it: a row for each report, and the years that there is none of.

    Args:
        series: The series.
        language: `zh` or `en`; by default that of the locale.
    """
    language = language or language_of(os.environ)
    items = series.items[:_ROWS]
    captions = _captions([item.report for item in items], language)
    heads = [text("sheet_year", language), text("sheet_form", language), *captions.values(), text("sheet_file", language)]
    rows = [
        [
            _value(item.report.year), _words(item.report.form or "?"),
            *(_figure(item.report.cells.get(path), language) for path in captions), _words(item.file or ""),
        ]
        for item in items
    ]  # fmt: skip
    parts = [f"<p><b>{_words(series.body or '?')}</b></p>", _grid(heads, rows)]
    if series.missing:
        missing = text("list_joint", language).join(map(str, series.missing[:_ROWS]))
        parts.append(f"<p>{_words(text('notebook_missing', language, years=missing))}</p>")
    if len(series.items) > len(items):
        parts.append(f"<p>{_words(text('notebook_more', language, count=len(series.items) - len(items)))}</p>")
    return _whole(parts)


# ---- parts -------------------------------------------------------------------------------------


def _captions(reports: Iterable[Report], language: str) -> Mapping[str, str]:
    """Return path → heading of the figures that one of the reports has."""
    from gov_disclosure.forms import get_form

    found: dict[str, str] = {}
    forms = [get_form(name) for name in dict.fromkeys(report.form for report in reports) if name is not None]
    for path in _SERIES:
        form = next((form for form in forms if path in form.cells), None)
        if form is not None:
            found[path] = (form.captions.row(path.rpartition(".")[0]) if language == "zh" else "") or path
    return found


def _table_of(table: str, form: Form, report: Report, language: str) -> str:
    """Return a table of a form, folded: a row for each of its rows, a column for each name that a cell of several has."""
    rows: dict[str, dict[str, str]] = {}
    for path in form.cells:
        if path.split(".")[0] == table:
            row, _, column = path.rpartition(".")
            # A row of one cell is called by its own path.
            key, name = (row, column) if row != table else (path, "")
            rows.setdefault(key, {})[name] = path
    columns = list(dict.fromkeys(name for cells in rows.values() for name in cells if name))
    words = form.captions
    zh = language == "zh"
    heads = ["", *((words.column(table, name) if zh else "") or name for name in columns)]
    grid: list[list[str]] = []
    # A row that this report cannot have, as one that stands for others, is left out.
    there = [(row, cells) for row, cells in rows.items() if any(path in report.cells for path in cells.values())]
    for row, cells in there[:_ROWS]:
        first = cells.get("")
        if first is not None:
            # It stands in the first column; the others are none of its.
            values = [_figure(report.cells.get(first), language), *[""] * (len(columns) - 1)]
        else:
            values = [_figure(report.cells.get(cells[name]), language) if name in cells else "" for name in columns]
        label = (words.row(row) if zh else "") or row.partition(".")[2] or row
        grid.append([_words(label), *(values if columns else values[:1])])
    summary = (words.section(table) if zh else "") or table
    return f"<details><summary>{_words(summary)}</summary>{_grid(heads, grid)}</details>"


def _figure(figure: Figure | None, language: str) -> str:
    """Return what stands in a cell; what is no number is told as what it is, never as 0."""
    if figure is None:
        return ""
    if figure.value is not None:
        return _value(figure.value)
    words = figure.raw.strip() if figure.raw else ""
    return f"<i>{_words(words[:_CELL] or text(f'state_{figure.state.value}', language))}</i>"


def _value(value: object) -> str:
    plain = format(value, "f") if isinstance(value, Decimal) else "" if value is None else str(value)
    return _words(plain[:_CELL])


def _words(words: str) -> str:
    """Return words as HTML: they are markup nowhere, and turn the direction of nothing."""
    words = shown(words if len(words) <= _WORDS else f"{words[:_WORDS]}…")
    # A notebook may set what stands between two of these as a formula.
    return escape(words, quote=True).replace("$", "&#36;<!-- -->").replace("\n", "<br>")


def _grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f'<th style="text-align:left">{_words(head)}</th>' for head in heads)
    body = "".join("<tr>" + "".join(f'<td style="text-align:left">{cell}</td>' for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"


def _whole(parts: Iterable[str]) -> str:
    return f"<div>{''.join(parts)}</div>"
