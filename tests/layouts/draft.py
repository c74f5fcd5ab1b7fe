"""A report on its way into a layout: the tables to print and the answers to expect."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from .grids import Grid
from .model import (
    Column,
    Datum,
    ProactiveBlock,
    ProactiveTable,
    RemediesTable,
    RemedyGroup,
    RequestsTable,
    Row,
)
from .official import (
    AMOUNT,
    COLUMNS,
    DIVIDED_PATHS,
    PROACTIVE_BLOCKS,
    REMEDY_CELLS,
    REMEDY_GROUPS,
    REQUEST_ROWS,
    UNIT,
)
from .values import ReportSpec, Value


@dataclass(frozen=True)
class Rendered:
    """A file, and what a correct, never-guessing reader says of it.

    `expected` holds the value of each path (None: the file does not tell it), `alternatives` the
    other answers that cannot be called wrong, `states` the state of cells that are no numbers.
    """

    name: str
    data: bytes
    suffix: str
    expected: dict[str, Value]
    alternatives: dict[str, list[Value]]
    states: dict[str, str]


@dataclass
class Draft:
    """The tables of one report while edits disturb them, with the expectations kept in step."""

    spec: ReportSpec
    rng: random.Random
    proactive: list[ProactiveTable]
    requests: list[RequestsTable]
    remedies: list[RemediesTable]
    headings: list[str] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    expected: dict[str, Value] = field(default_factory=dict)
    alternatives: dict[str, list[Value]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, spec: ReportSpec, rng: random.Random) -> Draft:
        """The official tables, filled in with the values of `spec`."""
        draft = cls(
            spec,
            rng,
            [ProactiveTable(_proactive_blocks(spec))],
            [RequestsTable([Column(key, text) for key, text in COLUMNS], _request_rows(spec))],
            [RemediesTable(_remedy_groups(spec))],
        )
        draft.expected.update(spec.values)
        for path in DIVIDED_PATHS[spec.form]:
            draft.expected.update((f"{path}.{key}", None) for key, _ in COLUMNS)
        draft.expected.update(form=spec.contract_form, form_expected=spec.form_expected, year=spec.year)
        return draft

    def grids(self, section: str) -> list[Grid]:
        """The tables of one section: proactive, requests or remedies."""
        tables: Iterable[ProactiveTable | RequestsTable | RemediesTable] = getattr(self, section)
        return [table.grid() for table in tables]

    def rows(self) -> Iterator[list[Datum]]:
        """The figures of every printed row of the three tables."""
        for proactive in self.proactive:
            yield from (row.data for row in proactive.rows())
        for requests in self.requests:
            yield from (row.data for row in requests.rows)
        for remedies in self.remedies:
            yield [datum for group in remedies.groups for datum in group.data]

    def labelled_rows(self) -> Iterator[Row]:
        """Every row that has a label: tables 二 and 三."""
        for proactive in self.proactive:
            yield from proactive.rows()
        for requests in self.requests:
            yield from requests.rows

    def data(self) -> Iterator[Datum]:
        """Every printed figure that belongs to a path."""
        for row in self.rows():
            yield from (datum for datum in row if datum.path is not None)

    def lose(self, path: str | None, state: str = "missing") -> None:
        """The figure is printed nowhere (or as no number): the only answer is null."""
        if path is None:
            return
        self.expected[path] = None
        self.alternatives.pop(path, None)
        if state != "missing":
            self.states[path] = state
        if path == AMOUNT:
            self.expected[UNIT] = None
            self.alternatives.pop(UNIT, None)

    def undecide(self, paths: Iterable[str | None]) -> None:
        """The figures are printed but not where they belong: null, and the truth is no fault."""
        for path in self._with_unit(paths):
            truth = self.expected[path]
            if truth is not None:
                self.expected[path] = None
                self.alternatives.setdefault(path, []).append(truth)

    def allow_null(self, paths: Iterable[str | None]) -> None:
        """A careful reader may leave these figures alone."""
        for path in self._with_unit(paths):
            if self.expected[path] is not None:
                self.allow(path, None)

    def allow(self, path: str, value: Value) -> None:
        """Accept one more answer."""
        answers = self.alternatives.setdefault(path, [])
        if value not in answers:
            answers.append(value)

    def _with_unit(self, paths: Iterable[str | None]) -> Iterator[str]:
        for path in paths:
            if path is not None:
                yield path
            if path == AMOUNT:
                yield UNIT


Edit = Callable[[Draft], None]
"""A disturbance: changes the tables of a draft and keeps its expectations right."""


def _text(spec: ReportSpec, path: str) -> str:
    text = str(spec.values[path])
    return text + str(spec.values[UNIT] or "") if path == AMOUNT else text


def _proactive_blocks(spec: ReportSpec) -> list[ProactiveBlock]:
    return [
        ProactiveBlock(
            block.title,
            list(block.heads),
            [Row((), label, [Datum(path, _text(spec, path)) for path in paths]) for label, paths in block.rows],
        )
        for block in PROACTIVE_BLOCKS[spec.form]
    ]


def _request_rows(spec: ReportSpec) -> list[Row]:
    return [
        Row(
            row.groups,
            row.label,
            [Datum(f"{row.path}.{key}", _text(spec, f"{row.path}.{key}")) for key, _ in COLUMNS],
        )
        for row in REQUEST_ROWS[spec.form]
    ]


def _remedy_groups(spec: ReportSpec) -> list[RemedyGroup]:
    return [
        RemedyGroup(
            text,
            [head for _, head in REMEDY_CELLS],
            [Datum(f"{path}.{key}", _text(spec, f"{path}.{key}")) for key, _ in REMEDY_CELLS],
        )
        for path, text in REMEDY_GROUPS
    ]
