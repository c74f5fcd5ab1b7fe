"""Values by path → the form's typed tables."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gov_disclosure.casting import plain_value
from gov_disclosure.forms.form import Form

__all__ = ["build"]


def build(
    form: Form, values: Mapping[str, int | Decimal | None], units: Mapping[str, str | None], rows: frozenset[str]
) -> dict[str, object | None]:
    """
    Return the form's tables as typed values: field → table, or None where the report has none.

    Args:
        form: The form.
        values: Path of each cell → its value.
        units: Path of cells with a value → the unit written in the cell, if one is.
        rows: Paths of the rows that the report has.
    """
    return {field: _build(field, form, values, units, rows) for field in form.tables}


def _build(
    path: str, form: Form, values: Mapping[str, int | Decimal | None], units: Mapping[str, str | None], rows: frozenset[str]
) -> object | None:
    cls, parts, leaves = form.plan[path]
    if leaves is not None:
        # A row of counts, as nearly all are.
        if path not in rows:
            return None
        found = leaves(values)
        if Decimal in map(type, found):
            found = [None if type(value) is Decimal else value for value in found]
        row: object = cls(*found)
        return row
    arguments: list[object | None] = []
    present = path in rows
    for place_of, column, nested in parts:
        if nested:
            inner = _build(place_of, form, values, units, rows)
            present = present or inner is not None
            arguments.append(inner)
            continue
        present = present or place_of in rows
        if column is None:
            arguments.append(None)
        elif column.kind == "unit":
            arguments.append(units.get(place_of))
        else:
            arguments.append(plain_value(values.get(place_of), column))
    return cls(*arguments) if present else None
