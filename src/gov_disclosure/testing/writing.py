"""A report → its text, with tables of pipes, as a reader takes it: what is written is read back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gov_disclosure.errors import UsageError
from gov_disclosure.figures import State
from gov_disclosure.forms import Form, get_form
from gov_disclosure.report import Report

__all__ = ["render_text"]

_JOINT = " · "


def render_text(report: Report) -> str:
    """
    Return the text of a report, its tables with pipes; `gov_disclosure.parse_text` reads it back.

    Raises:
        UsageError: The report is on no known form.
    """
    if report.form is None:
        raise UsageError("a report on no known form has no table to write: build one by build_report(form)")
    form = get_form(report.form)
    lines = [report.title or "", ""]
    lines += [passage.text for passage in report.passages if passage.section == "preamble"]
    for field, terminal in form.layout.sections.items():
        lines += ["", form.layout.labels[terminal][0]]
        lines += [passage.text for passage in report.passages if passage.section == field and not passage.heading]
        if field in form.tables:
            lines += ["", *_table(report, form, field)]
    lines += ["", *filter(None, (report.signature, _day(report)))]
    for field in form.tables:
        # A table that no section has for its own stands behind the report.
        if field not in form.layout.sections:
            lines += ["", form.title, "", *_table(report, form, field)]
    return "\n".join(lines) + "\n"


def _day(report: Report) -> str:
    day = report.published_on
    return f"{day.year}年{day.month}月{day.day}日" if day is not None else ""


def _table(report: Report, form: Form, table: str) -> Iterator[str]:
    rows = [row for row in form.rows if row.startswith(f"{table}.") and _there(report, form, row)]
    if not rows:
        return
    if not any(form.captions.row(row).rpartition(_JOINT)[2] in _labels(form) for row in rows):
        yield from _record(report, form, rows)
        return
    words = frozenset(wording for terminal in form.layout.words for wording in form.layout.labels[terminal])
    said: set[str] = set()
    for names, group in groupby(rows, lambda row: tuple(column.name for column in form.rows[row])):
        block = list(group)
        yield from _head(form, table, block[0], names)
        for row in block:
            outer, _, label = form.captions.row(row).rpartition(_JOINT)
            groups = [outer] if outer in words and outer not in said else []
            said.update(groups)
            yield _line(*groups, label, *_figures(report, form, row))


def _head(form: Form, table: str, row: str, names: Sequence[str]) -> Iterator[str]:
    """Yield the header above rows with the same columns, where it tells which is which."""
    columns = [form.captions.column(table, name) for name in names if name]
    under = form.rows[row][0].under
    if columns:
        yield _line("信息内容" if "proactive" in table else "申请人情况", *filter(None, columns))
    elif under is not None:
        yield _line("统计指标", min(form.layout.named(under)))


def _record(report: Report, form: Form, rows: Sequence[str]) -> Iterator[str]:
    """Yield a table whose figures stand in one row below groups of columns."""
    table = rows[0].partition(".")[0]
    words = [form.captions.row(row).split(_JOINT) for row in rows]
    heads = [[form.captions.column(table, column.name) for column in form.rows[row]] for row in rows]
    yield _line(*dict.fromkeys(word[0] for word in words))
    middle = [cell for word, head in zip(words, heads, strict=True) for cell in (head if len(word) == 1 else word[1:])]
    yield _line(*middle)
    yield _line(*(cell for word, head in zip(words, heads, strict=True) if len(word) > 1 for cell in head))
    yield _line(*(cell for row in rows for cell in _figures(report, form, row)))


def _there(report: Report, form: Form, row: str) -> bool:
    return any(path in report.cells and report.cells[path].state is not State.MISSING for path, _, _ in form.row_cells[row])


def _figures(report: Report, form: Form, row: str) -> list[str]:
    return [report.cells[path].raw for path, _, _ in form.row_cells[row]]


def _labels(form: Form) -> frozenset[str]:
    return frozenset(wording for terminal in form.layout.rows for wording in form.layout.labels[terminal])


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
