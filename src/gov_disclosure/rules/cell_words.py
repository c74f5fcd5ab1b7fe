"""How numbers are written: GD306 a note, GD307 a unit, GD308 their form, GD309 not to be placed, GD312 too long."""

from __future__ import annotations

from collections.abc import Iterator

from gov_disclosure.diagnostics import Severity
from gov_disclosure.report import Report
from gov_disclosure.rules.cell_ranges import by_table, captions_of, paths_of, ranges
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import rule
from gov_disclosure.rules.evidence import LONG, NOTE, STYLED, TWICE, UNDECIDED, UNIT, Evidence, read_evidence, told
from gov_disclosure.rules.finding import Finding, Verdict

__all__ = ["RULES"]


@rule("GD306", severity=Severity.INFO)
def rule_note(_report: Report, context: Context) -> Iterator[Finding]:
    """
    A cell holds its number alone, without a note.

    What it checks:
        Every cell of the tables: beside its number stand no words, as in 17（其中修订9件）.

    Why it matters:
        The number is kept, and so is the note; who reads the first number alone loses it, and who reads all digits
        has a wrong number. The narrative is the place for it.

    Basis:
        Derived by us from the form, on which every cell is a number.

    Examples:
        Holds: 17.
        Violated: 17（其中修订9件）.
        Not evaluable: never; cells without a number are other findings.

    Lawful exceptions:
        The form does not forbid a note, and whether it is needed cannot be told: a hint, no fault.
    """
    for path in told(context, NOTE):
        yield _single(context, path, note=context.report.cells[path].note or "")


@rule("GD307", severity=Severity.WARNING)
def rule_unit(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Numbers are in the unit that the form prints.

    What it checks:
        Every cell of the tables, and the words above a table: no other unit is written than that of the form, 万元 for
        fees and 件 for counts. Nothing is converted; where the unit counts in tens of thousands and the like, or
        is money among counts, or 元 for 万元, the value is null. 采购总金额 of the trial form has the unit that is
        written.

    Why it matters:
        318000元 in a column of 万元 is wrong by four digits for whoever reads the number alone.

    Basis:
        The form prints the unit 万元 for fees. Derived by us from what the other columns count.

    Examples:
        Holds: 812.36, 812.36万元 in the cell of fees.
        Violated: 318000元 in the cell of fees, 27批次 under 行政强制.
        Not evaluable: never; cells without a number are other findings.

    Lawful exceptions:
        None are known.
    """
    evidence = context.shared(read_evidence)
    above: dict[str, list[str]] = {}
    for path in told(context, UNIT):
        if path in evidence.remarks:
            above.setdefault(path.partition(".")[0], []).append(path)
        else:
            column = context.form.cells.get(path) if context.form is not None else None
            unit = context.report.cells[path].unit or ""
            yield _single(context, path, unit=unit, printed=(column.unit if column is not None else None) or "件")
    for paths in above.values():
        yield _remarked(context, paths, evidence)


@rule("GD308", severity=Severity.INFO)
def rule_number_form(_report: Report, context: Context) -> Iterator[Finding]:
    """
    Numbers are written in plain digits.

    What it checks:
        Every cell of the tables that holds a number: no thousands separators, no full-width digits, no sign before a
        count, and no unit, be it the form's own. Those of a table are one finding. The number is read all the same.

    Why it matters:
        1,204 is four digits to a reader and two columns to many a program.

    Basis:
        Derived by us; the form has nothing on how digits are written.

    Examples:
        Holds: 1204, +3 under 本年增/减.
        Violated: 1,204, １２０４, 12件.
        Not evaluable: never; cells without a number are other findings.

    Lawful exceptions:
        The form does not forbid it: all of these are lawful, and a reason cannot be told. A hint, no fault.
    """
    form = context.form
    for table, paths in by_table(told(context, STYLED)):
        if form is not None:
            found = ranges(form, table, paths, [path for path in context.report.cells if path.startswith(f"{table}.")])
            yield context.finding(
                Verdict.VIOLATED,
                context.operands(paths, "actual"),
                actual=context.report.cells[paths[0]].raw,
                arguments={
                    "count": len(paths), "path": table, "read": context.report.cells[paths[0]].raw,
                    "caption": form.captions.section(table) or form.title or table, "ranges": paths_of(found),
                    "captions": captions_of(found, form),
                },
                expression=f"plain digits: {table}",
            )  # fmt: skip


@rule("GD309", severity=Severity.WARNING)
def rule_undecided(_report: Report, context: Context) -> Iterator[Finding]:
    """
    The figures of a row can be placed in its columns in one way.

    What it checks:
        Every row of the tables: it has as many figures as columns, or blank cells, the header or the sums leave one
        way to place them. A row that is printed twice has the same figures both times. A row that cannot be decided is
        one finding, which says how many ways are left; several such rows of a table are one finding together, since they have
        one cause.

    Why it matters:
        All cells of such a row are null, since every reading of them would be a guess.

    Basis:
        Derived by us: two readings are no reading.

    Examples:
        Holds: seven figures in the seven columns of a row of table 三.
        Violated: five figures, set apart by blanks, in the seven columns of a row.
        Not evaluable: never; rows without figures are other findings.

    Lawful exceptions:
        None are known. A page that was turned into text may have lost what its source tells: compare the source.
    """
    evidence = context.shared(read_evidence)
    rows: dict[int, list[str]] = {}
    for path in told(context, UNDECIDED):
        rows.setdefault(id(evidence.remarks[path]), []).append(path)
    alike: dict[tuple[object, ...], list[list[str]]] = {}
    for paths in rows.values():
        remark = evidence.remarks[paths[0]]
        alike.setdefault((remark.code, paths[0].partition(".")[0], remark.arguments.get("columns")), []).append(paths)
    for group in alike.values():
        yield _remarked(context, group[0], evidence) if len(group) == 1 else _rows(context, group, evidence)
    twice: dict[str, list[str]] = {}
    for path in evidence.cells.get(TWICE, ()):
        twice.setdefault(path.rpartition(".")[0], []).append(path)
    for paths in twice.values():
        yield _remarked(context, paths, evidence)


@rule("GD312", severity=Severity.WARNING)
def rule_long(_report: Report, context: Context) -> Iterator[Finding]:
    """
    A cell holds one number, not several that have run together.

    What it checks:
        Every cell of the tables: it has at most as many digits as `Limits.max_digits` allows, 18 unless set otherwise.

    Why it matters:
        Nothing in these tables counts so high; such digits are most often several figures without what set them apart.
        The value is null.

    Basis:
        Derived by us; the number is ours.

    Examples:
        Holds: 38204118.
        Violated: 3120000312000031200003 in one cell.
        Not evaluable: never; cells without digits are other findings.

    Lawful exceptions:
        None are known.
    """
    for path in told(context, LONG):
        yield _single(context, path)


RULES = (rule_note, rule_unit, rule_number_form, rule_undecided, rule_long)


def _single(context: Context, path: str, **arguments: object) -> Finding:
    """Return the finding on one cell."""
    raw = context.report.cells[path].raw
    caption = context.form.caption(path) if context.form is not None else path
    return context.finding(
        Verdict.VIOLATED,
        context.operands((path,), "actual"),
        actual=raw,
        arguments={"path": path, "caption": caption or path, "read": raw, **arguments},
        expression=context.rule.code,
    )


def _rows(context: Context, rows: list[list[str]], evidence: Evidence) -> Finding:
    """Return the finding on rows of a table whose figures cannot be placed in the same columns."""
    remarks = [evidence.remarks[row[0]] for row in rows]
    paths = [path for row in rows for path in row]
    table = paths[0].partition(".")[0]
    arguments: dict[str, object] = {
        "path": table, "count": len(rows), "columns": remarks[0].arguments.get("columns"), "variant": "rows",
        "figures": sorted({len(remark.arguments.get("figures", ())) for remark in remarks}),
    }  # fmt: skip
    if (form := context.form) is not None:
        found = ranges(form, table, paths, [path for path in context.report.cells if path.startswith(f"{table}.")])
        arguments |= {
            "ranges": paths_of(found), "captions": captions_of(found, form),
            "caption": form.captions.section(table) or form.title or table,
        }  # fmt: skip
    return context.finding(
        Verdict.VIOLATED, context.operands(paths, "actual"), arguments=arguments, expression=f"{context.rule.code}: {table}"
    )


def _remarked(context: Context, paths: list[str], evidence: Evidence) -> Finding:
    """Return the finding on cells of which the reader said why they tell nothing; its remark is the message."""
    remark = evidence.remarks[paths[0]]
    variant = {"variant": "ways"} if remark.arguments.get("ways") is not None else {}
    return context.finding(
        Verdict.VIOLATED,
        context.operands(paths, "actual"),
        arguments={"path": remark.path, "count": len(paths), **remark.arguments, **variant},
        template=remark.code,
        expression=context.rule.code,
    )
