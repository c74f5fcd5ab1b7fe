"""Tables in an SQLite database."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, Final

from gov_disclosure.corpus.batches import Batch
from gov_disclosure.corpus.columns import NUMERIC, columns_of
from gov_disclosure.corpus.staging import Staged

__all__ = ["SqliteWriter"]

# A column without a type keeps each value as it is given; NUMERIC would round what has more than 15 digits.
_TYPES: Final = {"text": "TEXT", "integer": "", "decimal": "", "date": "TEXT"}
_WHOLE: Final = range(-(2**63), 2**63)


class SqliteWriter:
    """See `Writer`: one database with the tables, put in its place when it is whole."""

    remarks = ()

    def __init__(self, path: str, tables: Sequence[str]) -> None:
        self._file = Staged(path, "-journal")
        self._insert: dict[str, str] = {}
        self._numbers: dict[str, list[int]] = {}
        self._database: sqlite3.Connection | None = None
        try:
            with self._told():
                self._database = sqlite3.connect(self._file.made)
            for table in tables:
                self._create(self._database, table)
        except BaseException:
            self.discard()
            raise

    def _create(self, database: sqlite3.Connection, table: str) -> None:
        columns = columns_of(table)
        listed = ", ".join(f'"{column.name}" {_TYPES[column.kind]}'.rstrip() for column in columns)
        self._numbers[table] = [at for at, column in enumerate(columns) if column.kind in NUMERIC]
        # Names of our own: no value of a report is in the statement.
        with self._told():
            database.execute(f'CREATE TABLE "{table}" ({listed})')
        self._insert[table] = f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})'  # noqa: S608 - as above

    def add(self, table: str, rows: Batch) -> None:
        """See `Writer`."""
        if self._database is not None:
            with self._told():
                self._database.executemany(self._insert[table], [self._row(row, table) for row in rows])

    def _row(self, row: Sequence[Any], table: str) -> list[Any]:
        values = [_clean(value) for value in row]
        for at in self._numbers[table]:
            if values[at] is not None:
                values[at] = _number(values[at])
        return values

    def close(self) -> tuple[str, ...]:
        """See `Writer`."""
        if self._database is not None:
            with self._told():
                self._database.commit()
                self._database.close()
        return self._file.place()

    def discard(self) -> None:
        """See `Writer`."""
        if self._database is not None:
            self._database.close()
        self._file.discard()

    @contextmanager
    def _told(self) -> Generator[None, None, None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OSError(f"{self._file.path}: {error}") from error


def _clean(value: Any) -> Any:
    """Return a value that SQLite takes: no lone surrogates."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value


def _number(value: int | str) -> int | float | str:
    """Return a number as SQLite holds it exactly: as an integer, else as a float, else as its text."""
    if type(value) is int and value in _WHOLE:
        return value
    exact = Decimal(value)
    if exact == exact.to_integral_value():
        whole = int(exact)
        return whole if whole in _WHOLE else str(value)
    return float(value) if Decimal(repr(float(value))) == exact else str(value)
