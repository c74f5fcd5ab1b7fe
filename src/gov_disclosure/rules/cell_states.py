"""Cells that hold no number: GD301 blank, GD302 a mark, GD303 words, GD310 missing, GD311 many of these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.figures import State
from gov_disclosure.forms import Form
from gov_disclosure.report import Report
from gov_disclosure.rules.cell_ranges import Range, by_table, captions_of, paths_of, ranges
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.evidence import BLANK, MARK, MISSING, WORDS, read_evidence, told
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.spans import Position

__all__ = ["RULES"]


@rule("GD301", severity=Severity.WARNING)
def rule_blank(_report: Report, context: Context) -> Iterator[Finding]:
    """
    No cell of a table is left blank.

    What it checks:
        Every cell of the tables that the report prints. The blank cells of a table are one finding, which names
        them by whole columns, whole rows and runs.

    Why it matters:
        A blank is unknown, never 0: nothing that it is a part of can be checked or added up. Where nothing
        happened the form asks for a 0.

    Basis:
        Derived by us from the form, on which every cell is a number.

    Examples:
        Holds: 0 in every cell where nothing is to be told.
        Violated: 总计 is filled in, and the columns of legal persons are empty.
        Not evaluable: never; a table or a row that is not there is another finding.

    Lawful exceptions:
        None are known. Some bodies fill in only what is not 0.
    """
    return _per_table(context, BLANK)


@rule("GD302", severity=Severity.INFO)
def rule_mark(_report: Report, context: Context) -> Iterator[Finding]:
    """
    A cell holds a number, not a mark such as `/` or 无.

    What it checks:
        Every cell of the tables that the report prints: it is not `/`, `-`, `—`, 无, 不适用 or `N/A`. The marks of a
        table are one finding.

    Why it matters:
        A mark may mean 0, that the cell does not apply, or that nobody knows. It is never taken for 0.

    Basis:
        Derived by us from the form, on which every cell is a number.

    Examples:
        Holds: 0 under 规章 in the report of a township, which may make none.
        Violated: `/` under 规章.
        Not evaluable: never; a table or a row that is not there is another finding.

    Lawful exceptions:
        A cell that cannot apply to the body; this cannot be told from the cell: a hint, no fault.
    """
    return _per_table(context, MARK)


@rule("GD303", severity=Severity.WARNING)
def rule_words(_report: Report, context: Context) -> Iterator[Finding]:
    """
    A cell holds a number, not words.

    What it checks:
        Every cell of the tables that the report prints: its words are one number. The same words in several cells
        of a table are one finding. Words for a change (增加5, 未增未减) are a number under 本年增/减 alone.

    Why it matters:
        约20, 见附件 and 3/1 are no certain numbers. They are kept as words, and the value is null.

    Basis:
        Derived by us from the form, on which every cell is a number.

    Examples:
        Holds: 17, 17（其中修订9件）, 增加5 under 本年增/减.
        Violated: 约20, 见附件, 增加5 under 处理决定数量.
        Not evaluable: never; a table or a row that is not there is another finding.

    Lawful exceptions:
        None are known.
    """
    for table, paths in by_table(told(context, WORDS)):
        same: dict[str, list[str]] = {}
        for path in paths:
            same.setdefault(context.report.cells[path].raw, []).append(path)
        for words, cells in same.items():
            yield _finding(context, table, cells, read=words, expression=f"number: {table}")


@rule("GD310", severity=Severity.WARNING)
def rule_missing(_report: Report, context: Context) -> Iterator[Finding]:
    """
    No row and no column of a table is missing.

    What it checks:
        Every row and column that the form prints, in each table that the report has. （六）其他处理 may stand as one
        row or as three. What is missing in a table is one finding.

    Why it matters:
        The cells of a row that is not there are unknown, never 0; sums over them cannot be checked.

    Basis:
        The national template asks to keep to it, with all its rows and columns. Derived by us that a missing cell is
        unknown.

    Examples:
        Holds: all rows of table 三.
        Violated: table 三 without the row 二、上年结转政府信息公开申请数量.
        Not evaluable: never; a table that is not there at all is another finding.

    Lawful exceptions:
        None are known.
    """
    form = context.form
    for table, paths in by_table(told(context, MISSING)):
        if form is not None:
            rows = _whole_rows(form, paths)
            lone = [path for path in paths if path not in rows and path.rpartition(".")[0] not in rows]
            found = _finding(context, table, [*rows, *lone], expression=f"there: {table}")
            found = attrs.evolve(found, arguments={**found.arguments, "variant": "table"})
            yield attrs.evolve(found, position=_place_near(context, form, table, paths[0]))


@rule("GD311", severity=Severity.WARNING, parameters={"requests": 10, "remedies": 5})
def rule_many_blanks(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Only few cells of tables 三 and 四 are blank or marked.

    What it checks:
        At most 10 cells of table 三, and at most 5 of table 四, are blank or hold a mark. The parameters `requests` and
        `remedies` set how many.

    Why it matters:
        One blank is an oversight; a table of blanks tells nothing, and hardly a check can be made on it.

    Basis:
        Derived by us; the numbers are ours.

    Examples:
        Holds: 3 blank cells in table 三.
        Violated: 12 cells of table 三 hold `—`.
        Not evaluable: the table is not there.

    Lawful exceptions:
        None are known.
    """
    form = context.form
    evidence = context.shared(read_evidence).cells
    empty = [*evidence.get(BLANK, ()), *evidence.get(MARK, ())]
    tables = [table for table in context.rule.parameters if form is not None and table in form.tables]
    if not tables or form is None:
        context.tally[Verdict.NOT_APPLICABLE] += 1
        return
    for table in tables:
        cells = _cells(form)[table]
        if context.printed.isdisjoint(cells):
            context.tally[Verdict.NOT_EVALUABLE] += 1
            if context.listing:
                operands = context.operands((table,))
                yield context.unknown(operands, expression=f"few empty: {table}")
            continue
        paths = [path for path in empty if path.startswith(f"{table}.")]
        most = context.parameter(table)
        context.tally[Verdict.VIOLATED if len(paths) > most else Verdict.HOLDS] += 1
        if len(paths) > most:
            yield _finding(context, table, paths, expression=f"few empty: {table}", limit=most)


RULES = (rule_blank, rule_mark, rule_words, rule_missing, rule_many_blanks)


def _per_table(context: Context, code: str) -> Iterator[Finding]:
    """Yield a finding for each table that has cells of a code."""
    for table, paths in by_table(told(context, code)):
        yield _finding(context, table, paths, expression=f"{code}: {table}")


def _finding(
    context: Context, table: str, paths: Sequence[str], *, expression: str, read: str = "", limit: int = 0
) -> Finding:  # fmt: skip
    form, figures = context.form, context.report.cells
    variant = "several" if len(paths) > 1 else "single"
    arguments: dict[str, object] = {"count": len(paths), "path": table, "read": read, "limit": limit, "variant": variant}
    if form is not None:
        cells = [path for path in _cells(form)[table] if path in figures and figures[path].state is not State.MISSING]
        found = ranges(form, table, paths, cells) if paths[0] in cells else [Range(path, path) for path in paths]
        arguments |= {
            "total": len(cells),
            "ranges": paths_of(found),
            "captions": captions_of(found, form),
            "caption": form.captions.section(table) or form.title or table,
        }
    return context.finding(
        Verdict.VIOLATED,
        context.operands(paths, "actual"),
        actual=read or None,
        arguments=arguments,
        expression=expression,
    )


def _place_near(context: Context, form: Form, table: str, path: str) -> Position | None:
    """Return the place of the last cell of a table before one that is not there, else of the first behind it."""
    cells, figures = _cells(form)[table], context.report.cells
    number = cells.index(path)
    near = (*reversed(cells[:number]), *cells[number:])
    return next((place for cell in near if (cell in figures and (place := figures[cell].position) is not None)), None)


@cache
def _cells(form: Form) -> Mapping[str, tuple[str, ...]]:
    """Return table → its cells that hold numbers, in official order."""
    return {
        table: tuple(path for path, column in form.cells.items() if column.kind != "unit" and path.startswith(f"{table}."))
        for table in form.tables
    }


def _whole_rows(form: Form, paths: Sequence[str]) -> list[str]:
    """Return the rows that have none of their cells."""
    missing = set(paths)
    return [row for row, cells in form.row_cells.items() if missing.issuperset(path for path, _, _ in cells)]
