"""Tables in an SQLite database."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any, Final

from gov_disclosure.corpus.batches import Batch
from gov_disclosure.corpus.columns import columns_of
from gov_disclosure.corpus.staging import Staged

__all__ = ["SqliteWriter"]

# NUMERIC keeps as text what a float could not hold exactly.
_TYPES: Final = {"text": "TEXT", "integer": "INTEGER", "decimal": "NUMERIC", "date": "TEXT"}


class SqliteWriter:
    """See `Writer`: one database with the tables, put in its place when it is whole."""

    remarks = ()

    def __init__(self, path: str, tables: Sequence[str]) -> None:
        self._file = Staged(path)
        try:
            self._database = sqlite3.connect(self._file.made)
        except sqlite3.Error as error:
            raise OSError(f"{path}: {error}") from error
        self._insert: dict[str, str] = {}
        for table in tables:
            columns = columns_of(table)
            listed = ", ".join(f'"{column.name}" {_TYPES[column.kind]}' for column in columns)
            # Names of our own: no value of a report is in the statement.
            self._database.execute(f'CREATE TABLE "{table}" ({listed})')
            self._insert[table] = f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(columns))})'  # noqa: S608 - as above

    def add(self, table: str, rows: Batch) -> None:
        """See `Writer`."""
        try:
            self._database.executemany(self._insert[table], [[_clean(value) for value in row] for row in rows])
        except sqlite3.OperationalError as error:
            raise OSError(f"{self._file.path}: {error}") from error

    def close(self) -> tuple[str, ...]:
        """See `Writer`."""
        try:
            self._database.commit()
        except sqlite3.OperationalError as error:
            raise OSError(f"{self._file.path}: {error}") from error
        self._database.close()
        return self._file.place()

    def discard(self) -> None:
        """See `Writer`."""
        self._database.close()
        self._file.discard("-journal")


def _clean(value: Any) -> Any:
    """Return a value that SQLite takes: no lone surrogates."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value
