"""Files that `extract` wrote → their tables, row by row."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any, Final, NamedTuple

from gov_disclosure.corpus.columns import TABLES
from gov_disclosure.corpus.writing import FORMATS
from gov_disclosure.errors import UsageError

__all__ = ["Table", "is_written", "stem_of", "tables_of"]

_SIGNS: Final = {
    "cells": {"source", "digest", "part", "path", "value", "state"},
    "findings": {"source", "digest", "part", "rule", "severity", "message"},
    "reports": {"source", "digest", "part", "body", "year", "form", "form_expected", "region"},
    "indicators": {"source", "digest", "part", "received.lack"},
    "errors": {"source", "digest", "size", "error", "message"},
}
"""Table → columns that it alone has together."""


class Table(NamedTuple):
    """
    A table of a file.

    Attributes:
        name: Which it is, one of `TABLES`.
        stem: What the files that were written together share of their names; of a database its own path.
        rows: Its rows as mappings of column to value, None where there is none; they may be gone through once.
    """

    name: str
    stem: str
    rows: Iterator[dict[str, Any]]


def tables_of(path: str) -> list[Table]:
    """
    Return the tables of a file: those of a database, or the one of another file; none where it is no file of `extract`.

    Args:
        path: The file; its ending tells the format.

    Raises:
        UsageError: It has the ending of a table and cannot be read as one, or an extra is missing.
    """
    form = FORMATS.get(os.path.splitext(path)[1].lower())  # noqa: PTH122 - pathlib is dear to import
    if form is None or not os.path.isfile(path):  # noqa: PTH113 - as above
        return []
    if form == "xlsx":
        raise UsageError.of("error.tables.xlsx", file=path)
    if form in {"sqlite", "duckdb"}:
        found = _sqlite(path) if form == "sqlite" else _duckdb(path)
        tables = [Table(name, path, rows) for name, (columns, rows) in found.items() if _name(columns) == name]
    else:
        columns, rows = {"csv": _csv, "jsonl": _jsonl}.get(form, _parquet)(path)
        name = _name(columns)
        tables = [Table(name, stem_of(path, name), rows)] if name is not None else []
    if not tables and form != "jsonl":
        # A file of records may be reports by itself.
        raise UsageError.of("error.tables.none", file=path)
    return tables


def is_written(path: str) -> bool:
    """Return whether a file is empty, or what `extract` wrote, as far as can be told without an extra."""
    try:
        return not os.path.getsize(path) or bool(tables_of(path))  # noqa: PTH202 - as above
    except (OSError, UsageError):
        return False


def stem_of(path: str, table: str) -> str:
    """Return what the files that were written together share: `all.findings.csv` goes with `all.csv`."""
    stem, ending = os.path.splitext(path)  # noqa: PTH122 - as above
    return stem.removesuffix(f".{table}") + ending


def _name(columns: Iterable[str]) -> str | None:
    given = set(columns)
    return next((name for name, signs in _SIGNS.items() if signs <= given), None)


def _csv(path: str) -> tuple[list[str], Iterator[dict[str, Any]]]:
    rows = _csv_rows(path)
    columns = next(rows, [])
    return columns, ({name: value or None for name, value in zip(columns, row, strict=False)} for row in rows if row)


def _csv_rows(path: str) -> Iterator[list[str]]:
    try:
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as stream:  # noqa: PTH123 - as above
            yield from csv.reader(stream)
    except (OSError, csv.Error) as error:
        raise UsageError.of("error.tables.unreadable", file=path, reason=str(error)[:200]) from None


def _jsonl(path: str) -> tuple[list[str], Iterator[dict[str, Any]]]:
    first = next(_json_rows(path, strict=False), {})
    return list(first), _json_rows(path, strict=True)


def _json_rows(path: str, *, strict: bool) -> Iterator[dict[str, Any]]:
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as stream:  # noqa: PTH123 - as above
            for line in stream:
                if not line.strip():
                    continue
                row = json.loads(line)
                yield dict(row.items())
    except (OSError, ValueError, AttributeError, RecursionError) as error:
        if strict:
            raise UsageError.of("error.tables.unreadable", file=path, reason=str(error)[:200]) from None


def _parquet(path: str) -> tuple[list[str], Iterator[dict[str, Any]]]:
    from gov_disclosure.corpus.arrow import parquet_rows

    return parquet_rows(path)


def _duckdb(path: str) -> dict[str, tuple[list[str], Iterator[dict[str, Any]]]]:
    from gov_disclosure.corpus.duckdb import database_tables

    return database_tables(path)


def _sqlite(path: str) -> dict[str, tuple[list[str], Iterator[dict[str, Any]]]]:
    try:
        with closing(_opened(path)) as database:
            present = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            names = [name for name in TABLES if name in present]
            columns = {name: [each[1] for each in database.execute(f'PRAGMA table_info("{name}")')] for name in names}
    except sqlite3.Error as error:
        raise UsageError.of("error.tables.unreadable", file=path, reason=str(error)[:200]) from None
    return {name: (columns[name], _sqlite_rows(path, name, columns[name])) for name in names}


def _sqlite_rows(path: str, table: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    try:
        with closing(_opened(path)) as database:
            for row in database.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - one of our own names
                yield dict(zip(columns, row, strict=True))
    except sqlite3.Error as error:
        raise UsageError.of("error.tables.unreadable", file=path, reason=str(error)[:200]) from None


def _opened(path: str) -> sqlite3.Connection:
    from pathlib import Path

    return sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)
