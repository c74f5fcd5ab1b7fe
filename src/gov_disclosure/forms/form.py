"""A form as a value: its names, its years, its layout, its typed tables and its relations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, get_args, get_type_hints

import attrs

from gov_disclosure.folding import key
from gov_disclosure.forms.captions import Captions
from gov_disclosure.forms.equations import Arithmetic
from gov_disclosure.forms.layout import Layout, read_layout
from gov_disclosure.forms.relations import read_relations

__all__ = ["Column", "Form", "Kind", "cell", "single"]

Kind = str
"""What a cell may hold: `count` (whole, from 0), `change` (whole, signed), `amount` (decimal), `unit`."""


def cell(kind: Kind = "count", *, under: str | None = None, unit: str | None = None) -> Any:
    """
    Declare a numeric cell of a form's table.

    Args:
        kind: `count`, `change` (signed, may be told in words), `amount` (decimal), or `unit` (the unit
            as written in the cell named by `unit`).
        under: Name of the header cell that this column stands under.
        unit: For `amount` the unit printed on the form; for `unit` the name of the amount's field.
    """
    return attrs.field(default=None, metadata={"kind": kind, "under": under, "unit": unit})


def single(kind: Kind = "count", *, under: str | None = None, unit: str | None = None) -> Any:
    """
    Declare a row of the table that is one cell.

    Args:
        kind: As in `cell`.
        under: Name of the header cell that it stands under, where the form has one for all its rows: beside it
            a report may have columns of its own.
        unit: For `amount` the unit printed on the form.
    """
    return attrs.field(default=None, metadata={"kind": kind, "under": under, "unit": unit, "single": True})


@attrs.frozen
class Column:
    """
    One cell of a row of the model.

    Attributes:
        name: Field name, the last part of the path; empty where the row is a single cell.
        kind: See `cell`.
        under: Header cell it stands under, or None.
        unit: Printed unit, or the amount's field.
    """

    name: str
    kind: Kind
    under: str | None = None
    unit: str | None = None


@attrs.frozen(slots=False, eq=False)
class Form:
    """
    An edition of the official form.

    Attributes:
        name: The name in `Report.form`.
        title: Title in Chinese.
        basis: The notice that prescribes it.
        first_year: First report year it is in force for.
        last_year: Last one, or None while in force.
        package: Package with `layout.lark` and `relations.toml`.
        tables: Contract field of a table → its class.
        unprinted: Paths under which rows stand that the form itself does not print, but that reports on it, or on
            its neighbours, are known to have → the paths of the printed rows that these stand for.
        least: How many of its labels a report must have to be on the form: more than one where tables of other kinds
            have some of the same.
    """

    name: str
    title: str
    basis: str
    first_year: int
    last_year: int | None
    package: str
    tables: Mapping[str, type] = attrs.field(hash=False)
    unprinted: Mapping[str, str] = attrs.field(factory=dict[str, str])
    least: int = 1

    def in_force(self, year: int) -> bool:
        """Whether the form is in force for reports on a year."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    @cached_property
    def layout(self) -> Layout:
        """What the form prints."""
        return read_layout(self.package)

    @cached_property
    def captions(self) -> Captions:
        """The official words of its rows and columns."""
        return Captions(self.layout, tuple(self.tables))

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """
        Its relations, compiled.

        Raises:
            UsageError: `relations.toml` is no TOML, or names what the form does not have.
        """
        return Arithmetic(read_relations(self.package, self.tables), self.rows, self.printed_rows, self.captions)

    @cached_property
    def rows(self) -> Mapping[str, tuple[Column, ...]]:
        """Path of each row (`requests.received`) → its cells in official order."""
        return dict(self._walk())

    @cached_property
    def classes(self) -> Mapping[str, type]:
        """Path of each table and each part of one that has a class of its own → that class."""
        return dict(_classes(self.tables))

    @cached_property
    def targets(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Path of each row → that path with the name of each of its cells that holds a number."""
        return {
            path: tuple((path, column.name) for column in columns if column.kind != "unit") for path, columns in self.rows.items()
        }

    @cached_property
    def memory(self) -> dict[Any, Any]:
        """What came of the shapes of reports on it that were met last; for the binder, which keeps it small."""
        return {}

    @cached_property
    def heads(self) -> frozenset[str]:
        """Names of the header cells that rows of one cell stand under."""
        return frozenset(
            columns[0].under for columns in self.rows.values() if not columns[0].name and columns[0].under is not None
        )

    @cached_property
    def head_keys(self) -> frozenset[str]:
        """The words of these header cells, folded."""
        return frozenset(key(wording) for name in self.heads for wording in self.layout.named(name))

    @cached_property
    def head_years(self) -> tuple[str, ...]:
        """What may stand behind a year in these header cells: of 本年统计数 it is 年统计数."""
        wordings = {wording for name in self.heads for wording in self.layout.named(name)}
        return tuple(sorted(wording[1:] for wording in wordings if wording.startswith("本年")))

    @cached_property
    def word_keys(self) -> frozenset[str]:
        """The words that stand in its tables without figures, folded: header and group cells."""
        return frozenset(key(wording) for terminal in self.layout.words for wording in self.layout.labels[terminal])

    @cached_property
    def unit_keys(self) -> frozenset[str]:
        """The words of the header cells above the units of its rows, folded."""
        return frozenset(key(wording) for wording in self.layout.named("unit"))

    @cached_property
    def units_of_money(self) -> frozenset[str]:
        """The units that it prints for amounts."""
        return frozenset(column.unit for column in self.cells.values() if column.kind == "amount" and column.unit is not None)

    @cached_property
    def column_keys(self) -> frozenset[str]:
        """The words of the header cells that name a column of several, folded."""
        names = {column.name for columns in self.rows.values() if len(columns) > 1 for column in columns}
        return frozenset(key(wording) for name in names for wording in self.layout.named(name))

    @cached_property
    def names(self) -> Mapping[str, tuple[str, ...]]:
        """Path of each row → the names of its cells that hold a number."""
        return {path: tuple(name for _, name in targets) for path, targets in self.targets.items()}

    @cached_property
    def row_cells(self) -> Mapping[str, tuple[tuple[str, Column, tuple[str, str]], ...]]:
        """Path of each row → path and column of each of its cells that holds a number, and its target."""
        return {
            path: tuple(
                (f"{path}.{column.name}" if column.name else path, column, (path, column.name))
                for column in columns
                if column.kind != "unit"
            )
            for path, columns in self.rows.items()
        }

    @cached_property
    def plan(self) -> Mapping[str, tuple[type, tuple[tuple[str, Column | None, bool], ...], Callable[..., Any] | None]]:
        """
        How the typed tables are built.

        Path → class, and for each of its fields the path of the cell that fills it with its column, or the
        path of a part with a class of its own; and for a row of counts alone what picks those of its cells.
        """
        plan = {}
        for path, cls in self.classes.items():
            parts: list[tuple[str, Column | None, bool]] = []
            columns = {column.name: column for column in self.rows.get(path, ())}
            for field in attrs.fields(cls):
                place = f"{path}.{field.name}"
                column = columns.get(field.name)
                if place in self.classes:
                    parts.append((place, None, True))
                elif column is None:
                    parts.append((place, self.rows[place][0], False))
                else:
                    parts.append((f"{path}.{column.unit}" if column.kind == "unit" else place, column, False))
            counts = all(column is not None and column.kind in ("count", "change") and column.name for _, column, _ in parts)
            alone = counts and len(parts) > 1 and path in self.rows
            plan[path] = (cls, tuple(parts), itemgetter(*[place for place, _, _ in parts]) if alone else None)
        return plan

    @cached_property
    def printed_rows(self) -> Mapping[str, tuple[Column, ...]]:
        """The rows that the form itself prints."""
        hidden = tuple(f"{path}." for path in self.unprinted)
        return {path: columns for path, columns in self.rows.items() if not f"{path}.".startswith(hidden)}

    @cached_property
    def unprinted_labels(self) -> frozenset[str]:
        """The terminals of rows that the form itself does not print, and that stand for nothing else on it."""
        hidden = {path for path in self.rows if path not in self.printed_rows}
        named = {path.rpartition(".")[2]: path for path in hidden}
        kept = {path.rpartition(".")[2] for path in self.printed_rows}
        return frozenset(
            terminal
            for name, body in self.layout.rules.items()
            if name in named and name not in kept
            for terminal in self.layout.rows
            if terminal in body.split() and terminal not in self.layout.words
        )

    @cached_property
    def undivided(self) -> Mapping[str, frozenset[str]]:
        """Terminals of rows that stand for a group, on this form or on a neighbour → those of the group's rows."""
        rows_of = self.layout.rows_of
        pairs = [*self.unprinted.items(), *((row, group) for group, row in self.unprinted.items())]
        return {
            terminal: rows_of(group.rpartition(".")[2])
            for row, group in pairs
            if row in self.rows
            for terminal in rows_of(row.rpartition(".")[2])
        }

    @cached_property
    def cells(self) -> Mapping[str, Column]:
        """Path of each cell (`requests.received.total`) → what it may hold, in official order."""
        return {
            f"{path}.{column.name}" if column.name else path: column for path, columns in self.rows.items() for column in columns
        }

    def caption(self, path: str) -> str:
        """Return the words that the form prints for a cell or a row; empty where it prints none."""
        return self._caption_of.get(path, "")

    def called(self, path: str) -> str:
        """Return the words that the form prints for a cell, a row or a section; the path where it prints none."""
        return self.caption(path) or self.captions.row(path) or self.captions.section(path) or path

    @cached_property
    def _caption_of(self) -> Mapping[str, str]:
        cells = {
            f"{row}.{column.name}": self.captions.cell(row, column.name)
            for row, columns in self.rows.items()
            for column in columns
        }
        return cells | {row: self.captions.row(row) for row in self.rows}

    def _walk(self) -> Iterator[tuple[str, tuple[Column, ...]]]:
        for field, cls in self.tables.items():
            yield from _rows(field, cls)


def _rows(path: str, cls: type) -> Iterator[tuple[str, tuple[Column, ...]]]:
    hints = get_type_hints(cls)
    columns = []
    for field in attrs.fields(cls):
        inner = _inner_class(hints[field.name])
        place = f"{path}.{field.name}"
        if inner is not None:
            yield from _rows(place, inner)
            continue
        column = Column(field.name, field.metadata["kind"], field.metadata["under"], field.metadata["unit"])
        if field.metadata.get("single"):
            yield place, (attrs.evolve(column, name=""),)
        else:
            columns.append(column)
    if columns:
        yield path, tuple(columns)


def _classes(tables: Mapping[str, type]) -> Iterator[tuple[str, type]]:
    stack = list(tables.items())
    while stack:
        path, cls = stack.pop()
        yield path, cls
        hints = get_type_hints(cls)
        for field in attrs.fields(cls):
            inner = _inner_class(hints[field.name])
            if inner is not None:
                stack.append((f"{path}.{field.name}", inner))


def _inner_class(hint: Any) -> type | None:
    for option in (hint, *get_args(hint)):
        if isinstance(option, type) and attrs.has(option):
            return option
    return None
