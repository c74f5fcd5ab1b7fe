"""Figures by path → the form's typed tables."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from gov_disclosure.casting import plain_value
from gov_disclosure.figures import Figure
from gov_disclosure.forms.form import Form

__all__ = ["build"]


def build(form: Form, figures: Mapping[str, Figure], rows: frozenset[str]) -> dict[str, object | None]:
    """Return the form's tables as typed values: field → table, or None where the report has none."""
    return {field: _build(field, form, figures, rows) for field in form.tables}


def _build(path: str, form: Form, figures: Mapping[str, Figure], rows: frozenset[str]) -> object | None:
    cls, parts, leaves = form.plan[path]
    if leaves is not None:
        # A row of counts, as nearly all are.
        if path not in rows:
            return None
        values = [figures[leaf].value for leaf in leaves]
        row: object = cls(*[None if type(value) is Decimal else value for value in values])
        return row
    arguments: list[object | None] = []
    present = path in rows
    for place_of, column, nested in parts:
        if nested:
            inner = _build(place_of, form, figures, rows)
            present = present or inner is not None
            arguments.append(inner)
            continue
        present = present or place_of in rows
        figure = figures.get(place_of)
        if figure is None or column is None:
            arguments.append(None)
        elif column.kind == "unit":
            arguments.append(figure.unit if figure.value is not None else None)
        else:
            arguments.append(plain_value(figure.value, column))
    return cls(*arguments) if present else None
