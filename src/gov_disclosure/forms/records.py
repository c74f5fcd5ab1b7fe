"""Tables of one row without a label: their groups of columns, and the columns under each, as the form words them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import attrs

from gov_disclosure.forms.form import Form

__all__ = ["Record", "records_of"]

_ALIAS = re.compile(r"\b([A-Z][A-Z0-9_]*)\s*->\s*(\w+)")


@attrs.frozen
class Record:
    """
    What the header of such a table says.

    Attributes:
        groups: The wordings of each cell above the columns, in official order.
        columns: The wordings of each column, in official order.
        rows: How often the columns are repeated, side by side.
    """

    groups: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[str, ...], ...]
    rows: int


@cache
def records_of(form: Form) -> tuple[Record, ...]:
    """Return the tables of a form whose rows stand side by side under header cells alone."""
    return tuple(_records(form))


def _records(form: Form) -> Iterator[Record]:
    terminals = {alias: terminal for body in form.layout.rules.values() for terminal, alias in _ALIAS.findall(body)}
    for table in form.tables:
        rows = [path for path in form.rows if path.startswith(f"{table}.")]
        columns = {form.names[path] for path in rows}
        parts = list(dict.fromkeys(part for path in rows for part in path.split(".")[1:]))
        if len(columns) != 1 or any(part in form.layout.rules or part not in terminals for part in parts):
            continue
        wordings = form.layout.labels
        yield Record(
            tuple(wordings[terminals[part]] for part in parts),
            tuple(wordings[terminals[name]] for name in columns.pop()),
            len(rows),
        )
