"""Rows of tables → the reports they are about, each once, with what is kept of its cells."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any, Final

from gov_disclosure.corpus import columns_of, find_sources
from gov_disclosure.corpus.extracting import extract_sources
from gov_disclosure.corpus.pooling import run_many
from gov_disclosure.corpus.reading import jobs_of
from gov_disclosure.corpus.tables import Table, tables_of
from gov_disclosure.dashboard.amounts import amounts_of
from gov_disclosure.dashboard.collection import Collection, Entry
from gov_disclosure.dashboard.packing import pack
from gov_disclosure.errors import UsageError
from gov_disclosure.forms import known_forms
from gov_disclosure.limits import DEFAULT_LIMITS, Limits

__all__ = ["ROOM", "gather"]

ROOM: Final = 16_000_000
"""Characters of cells and findings that are kept for the page."""
_ORDER: Final = ("reports", "cells", "findings", "errors")
_LONG: Final = 400
_Key = tuple[str, str, int]


def gather(
    paths: Sequence[str], *, language: str = "en", limits: Limits = DEFAULT_LIMITS, isolate: bool = True,
    jobs: int | None = 1, room: int = ROOM,
) -> Collection:  # fmt: skip
    """
    Return the reports of files that `extract` wrote, or of reports themselves, which are read then.

    What was written beside a file, as `all.findings.csv` beside `all.csv`, is taken with it. A report that several tables tell
    of is taken once, by source, content and number.

    Args:
        paths: Files of tables, or files and folders of reports.
        language: `zh` or `en`, for the messages of reports that are read here.
        limits: How much is read of one report.
        isolate: See `parse_file`.
        jobs: How many reports are read at a time, see `parse_many`.
        room: Characters of cells and findings that are kept.

    Raises:
        UsageError: A file is not there or cannot be read as a table, the cells of a report do not stand together in it, or none
            has reports.
    """
    tables, reports = _tables(paths)
    for path in reports:
        if not os.path.lexists(path) and not any(sign in path for sign in "*?[:"):
            raise UsageError.of("error.tables.missing", file=path)
    names = {table.name for table in tables}
    if not reports and names.isdisjoint({"reports", "cells"}):
        raise UsageError.of("error.tables.none", file=", ".join(paths))
    gathering = _Gathering(room)
    for table in sorted(tables, key=lambda table: _ORDER.index(table.name)):
        gathering.take(table.name, table.stem, table.rows)
    gathering.close({table.stem for table in tables if table.name == "findings"})
    stems = {table.stem for table in tables if table.name in {"reports", "cells"}}
    gathering.collection.errors_told = stems <= {table.stem for table in tables if table.name == "errors"}
    work = partial(extract_sources, tables=_ORDER, limits=limits, isolate=isolate, language=language)
    sources = find_sources(reports, limits=limits) if reports else iter(())
    for number, done in enumerate(run_many(work, sources, jobs_of(jobs), None, ordered=True)):
        # No path has this name: a report that is met again has its findings once.
        stem = f"\0{number}"
        if done is None:
            continue
        for name in _ORDER:
            columns = [column.name for column in columns_of(name)]
            rows = [dict(zip(columns, row, strict=True)) for row in done.rows[name]]
            if name == "errors":
                gathering.collection.failed += [(str(row["source"]), str(row["message"])) for row in rows]
            gathering.take(name, stem, iter(rows))
        gathering.close({stem})
    return gathering.collection


def _tables(paths: Sequence[str]) -> tuple[list[Table], list[str]]:
    """Return the tables of files with those beside them, and the paths that are no tables."""
    tables: list[Table] = []
    reports: list[str] = []
    seen: set[str] = set()
    waiting = list(paths)
    for number, path in enumerate(waiting):
        real = os.path.realpath(path)
        if real in seen:
            continue
        seen.add(real)
        found = tables_of(path)
        if not found and number < len(paths):
            reports.append(path)
        for table in found:
            if table.name in _ORDER:
                tables.append(table)
            if table.name in {"reports", "cells"} and table.stem == path:
                stem, ending = os.path.splitext(path)  # noqa: PTH122 - as above
                beside = [f"{stem}.{name}{ending}" for name in ("findings", "errors")]
                waiting += [each for each in beside if os.path.isfile(each)]  # noqa: PTH113 - as above
    return tables, reports


class _Gathering:
    """Takes rows, and keeps what the page shows."""

    def __init__(self, room: int) -> None:
        self.collection = Collection()
        self._room = room
        self._entries: dict[_Key, Entry] = {}
        self._digests: dict[tuple[str, int], str] = {}
        self._stems: dict[str, list[Entry]] = {}
        self._crowded: set[int] = set()
        self._findings_from: dict[_Key, str] = {}
        self._told: set[tuple[_Key, str]] = set()

    def take(self, table: str, stem: str, rows: Iterator[dict[str, Any]]) -> None:
        """Take the rows of a table; those of reports come before those about them."""
        {"reports": self._reports, "cells": self._cells, "findings": self._findings, "errors": self._errors}[table](stem, rows)

    def close(self, stems: Iterable[str]) -> None:
        """Take down that all findings of what was written together have been taken."""
        for stem in stems:
            for entry in self._stems.pop(stem, ()):
                entry.checked = True
        self.collection.crowded = len(self._crowded)

    def _entry(self, stem: str, row: Mapping[str, Any]) -> tuple[_Key, Entry]:
        key = _key(row)
        entry = self._entries.get(key)
        if entry is None:
            entry = Entry(key[0], key[2], _text(row.get("body")), _whole(row.get("year")), _text(row.get("form")))
            if key[1]:
                entry.copy = self._digests.setdefault(key[1:], key[0]) != key[0]
            self._entries[key] = entry
            self.collection.entries.append(entry)
        self._stems.setdefault(stem, []).append(entry)
        return key, entry

    def _reports(self, stem: str, rows: Iterator[dict[str, Any]]) -> None:
        kinds = {column.name: column.kind for column in columns_of("reports") if "." in column.name}
        for row in rows:
            _, entry = self._entry(stem, row)
            if entry.known:
                continue
            entry.known = True
            entry.region = _text(row.get("region"))
            entry.errors, entry.warnings = _whole(row.get("errors")), _whole(row.get("warnings"))
            entry.not_evaluable = _whole(row.get("not_evaluable"))
            form = known_forms().get(entry.form or "")
            values = {
                path: row[path]
                for path in (form.cells if form is not None else kinds)
                if kinds.get(path, "text") != "text" and path in row and (form is not None or row[path] is not None)
            }
            self._keep(entry, values, {}, {}, {})
            if form is not None:
                self.collection.labels.update((path, form.caption(path)) for path in values if path not in self.collection.labels)

    def _cells(self, stem: str, rows: Iterator[dict[str, Any]]) -> None:
        met: set[_Key] = set()
        for key, group in groupby(rows, _key):
            if key in met:
                # Half of its cells would stand for all of them.
                raise UsageError.of("error.tables.scattered", file=stem, report=key[0])
            met.add(key)
            listed = list(group)
            _, entry = self._entry(stem, listed[0])
            if (key, "cells") in self._told:
                continue
            self._told.add((key, "cells"))
            values: dict[str, Any] = {}
            states: dict[str, str] = {}
            raws: dict[str, str] = {}
            places: dict[str, list[int | None]] = {}
            for row in listed:
                path = str(row.get("path"))
                values[path] = row.get("value")
                states[path] = str(row.get("state") or "")
                raws[path] = _text(row.get("raw")) or ""
                places[path] = [_whole(row.get(name)) for name in ("line", "column", "table", "row", "page")]
                self.collection.labels.setdefault(path, _text(row.get("label")) or path)
            self._keep(entry, values, states, raws, places)

    def _keep(
        self, entry: Entry, values: Mapping[str, Any], states: Mapping[str, str], raws: Mapping[str, str],
        places: Mapping[str, Sequence[int | None]],
    ) -> None:  # fmt: skip
        entry.amounts = amounts_of(entry.form, values, states)
        layout = self.collection.layouts.setdefault(tuple(values), len(self.collection.layouts))
        before = entry.cells
        self._room += before.size if before is not None else 0
        packed = pack(layout, values, states, raws, places)
        if packed.size > self._room:
            self._crowded.add(id(entry))
            entry.cells = None
            return
        self._crowded.discard(id(entry))
        self._room -= packed.size
        entry.cells = packed

    def _findings(self, stem: str, rows: Iterator[dict[str, Any]]) -> None:
        for row in rows:
            key = _key(row)
            entry = self._entries.get(key)
            if entry is None:
                self.collection.strange += 1
                continue
            rule, severity = str(row.get("rule")), str(row.get("severity"))
            # Two tables that tell of a report have its findings twice.
            if self._findings_from.setdefault(key, stem) != stem:
                continue
            entry.found[severity] += 1
            entry.rules[rule, severity] += 1
            names = ("rule", "severity", "message", "paths", "expected", "actual")
            told = [*(_cut(str(row.get(name) or "")) for name in names), _whole(row.get("line"))]
            size = len(json.dumps(told, ensure_ascii=False))
            if entry.findings is None or size > self._room:
                entry.findings = None
                self._crowded.add(id(entry))
                continue
            self._room -= size
            entry.findings.append(told)

    def _errors(self, _: str, rows: Iterator[dict[str, Any]]) -> None:
        for row in rows:
            key = str(row.get("source")), str(row.get("digest")), 0
            if (key, "error") in self._told:
                continue
            self._told.add((key, "error"))
            self.collection.errors[str(row.get("error"))] += 1
            if len(self.collection.unread) < _LONG:
                self.collection.unread.append((key[0][:_LONG], str(row.get("message") or "")[:_LONG]))


def _key(row: Mapping[str, Any]) -> _Key:
    return str(row.get("source")), str(row.get("digest") or ""), _whole(row.get("part")) or 1


def _text(value: Any) -> str | None:
    return None if value is None or value == "" else str(value)


def _cut(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"


def _whole(value: Any) -> int | None:
    """Return a whole number of a table, None where there is none."""
    if isinstance(value, bool) or value is None:
        return None
    text = str(value)
    return int(text) if len(text) <= 15 and text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() else None
