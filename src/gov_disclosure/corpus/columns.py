"""The tables that many reports become: their names, and the names and kinds of their columns."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from gov_disclosure.derived import known_indicators
from gov_disclosure.errors import UsageError
from gov_disclosure.forms import Form, get_form, known_forms

__all__ = ["NUMERIC", "TABLES", "Column", "columns_of", "measured"]

TABLES = ("reports", "cells", "findings", "errors", "indicators")
"""
`reports` has a row a report, `cells` one a cell, `findings` one a finding, `errors` one an input without a report,
`indicators` a row a report with what is derived from it.
"""
NUMERIC = frozenset(("integer", "decimal"))
"""Kinds of columns that hold numbers."""


class Column(NamedTuple):
    """
    A column of a table.

    Attributes:
        name: Its name.
        kind: `text`, `integer`, `decimal` or `date`.
        about: What stands in it; of a cell of the form its words there.
    """

    name: str
    kind: str = "text"
    about: str = ""


_ORIGIN = (
    Column("source", "text", "what the input is called"),
    Column("digest", "text", "SHA-256 of the input"),
    Column("version", "text", "version of the library that read it"),
)
_PART = Column("part", "integer", "which report of the input it is, from 1")
_WHO = (
    Column("body", "text", "the reporting body"),
    Column("year", "integer", "the year reported on"),
    Column("form", "text", "the form; blank where it is on none that is known"),
)
_REPORT = (
    Column("form_expected", "text", "the form in force for the year"),
    Column("title", "text", "the title"),
    Column("published_on", "date", "date of the signature, else of publication"),
    Column("level", "text", "level of the body"),
    Column("kind", "text", "kind of the body"),
    Column("region", "text", "the region, from the largest part to the smallest, between strokes"),
    Column("scope", "text", "what the figures are about"),
    Column("errors", "integer", "findings that are errors"),
    Column("warnings", "integer", "findings that are warnings"),
    Column("not_evaluable", "integer", "checks that could not be made"),
    Column("unread", "integer", "remarks of the reader that are errors or warnings"),
    Column("other_matters.processing_fee_yuan", "decimal", "信息处理费, in 元"),
)
_CELL = (
    Column("path", "text", "path of the cell"),
    Column("label", "text", "its words on the form"),
    Column("value", "decimal", "the number in it"),
    Column("state", "text", "what stands in it"),
    Column("raw", "text", "its words"),
    Column("note", "text", "words beside the number"),
    Column("unit", "text", "the unit written in it"),
)
_PLACE = (
    Column("line", "integer", "line of the source, from 1"),
    Column("column", "integer", "column, from 1"),
    Column("table", "integer", "number of the table, from 1"),
    Column("row", "integer", "row of the table, from 1"),
    Column("page", "integer", "page, from 1"),
)
_FINDING = (
    Column("rule", "text", "code of the rule"),
    Column("severity", "text", "error, warning or info"),
    Column("message", "text", "what is wrong"),
    Column("paths", "text", "paths of the cells concerned, between blanks"),
    Column("expected", "text", "what should stand there"),
    Column("actual", "text", "what stands there"),
    Column("line", "integer", "line to look at first"),
    Column("fingerprint", "text", "what stays the same when the report is read again"),
)
_ERROR = (
    Column("size", "integer", "bytes of the input"),
    Column("error", "text", "class of the error"),
    Column("message", "text", "why there is no report"),
)
_KINDS = {"count": "integer", "change": "integer", "amount": "decimal", "unit": "text"}


def columns_of(table: str, form: str | None = None) -> tuple[Column, ...]:
    """
    Return the columns of a table, in order.

    Those of `reports` end with a column for each cell of each known form, named by its path: cells that two forms
    have under the same path share a column, since the path means the same on both.

    Args:
        table: The table.
        form: A form: then `reports` has the columns of its cells alone, the same and in the same order as among those of all.

    Raises:
        UsageError: There is no such table or form.
    """
    if table == "reports":
        cells = None if form is None else get_form(form).cells
        return (*_ORIGIN, _PART, *_WHO, *_REPORT, *(each for each in measured() if cells is None or each.name in cells))
    if table == "cells":
        return (*_ORIGIN, _PART, *_WHO, *_CELL, *_PLACE)
    if table == "findings":
        return (*_ORIGIN, _PART, *_WHO, *_FINDING)
    if table == "errors":
        return (*_ORIGIN, *_ERROR)
    if table == "indicators":
        return (*_ORIGIN, _PART, *_WHO, *_derived())
    raise UsageError(f"no table is called {table!r}; there are {', '.join(TABLES)}")


@cache
def measured() -> tuple[Column, ...]:
    """Return the columns of the cells of all known forms, those of the latest form first."""
    found: dict[str, Column] = {}
    forms = sorted(known_forms().values(), key=_order)
    for form in forms:
        for path, cell in form.cells.items():
            kind = _KINDS.get(cell.kind, "text")
            known = found.setdefault(path, Column(path, kind, form.caption(path)))
            if known.kind != kind:
                # A form of another distribution may count in decimals what ours counts whole.
                found[path] = known._replace(kind="decimal")
    return tuple(found.values())


@cache
def _derived() -> tuple[Column, ...]:
    """Return the columns of the indicators that one report has by itself."""
    found = [*_REPORT[3:7]]
    for definition in known_indicators().values():
        if not definition.needs_previous:
            found += [
                Column(definition.name, "decimal", definition.en),
                Column(f"{definition.name}.base", "decimal", "what stands below the line; blank for a count"),
                Column(f"{definition.name}.small", "integer", "1 where the base is below 30, else 0"),
                Column(f"{definition.name}.lack", "text", "why there is no value: unknown, not_on_form, zero"),
            ]
    return tuple(found)


def _order(form: Form) -> tuple[int, str]:
    return -form.first_year, form.name
