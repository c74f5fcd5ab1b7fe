"""Tables in a DuckDB database: the border to DuckDB."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from gov_disclosure.corpus.arrow import table_of
from gov_disclosure.corpus.batches import Batch
from gov_disclosure.corpus.columns import TABLES
from gov_disclosure.corpus.staging import Staged
from gov_disclosure.errors import UsageError

try:
    import duckdb
except ImportError as error:
    raise UsageError.of("error.extra", format="DuckDB", extra="duckdb") from error

__all__ = ["DuckdbWriter", "database_tables"]

_BATCH = 1_000
"""Rows that are inserted at a time: an insertion costs much by itself."""
_INSERT = 'INSERT INTO "{table}" SELECT * FROM _rows'  # names of our own


class DuckdbWriter:
    """See `Writer`: one database with the tables, put in its place when it is whole."""

    remarks = ()

    def __init__(self, path: str, tables: Sequence[str]) -> None:
        self._file = Staged(path, ".wal")
        self._waiting: dict[str, list[Batch]] = {table: [] for table in tables}
        self._database: Any = None
        try:
            with self._told():
                self._database = duckdb.connect(self._file.made)
            for table in tables:
                self._put(table, 'CREATE TABLE "{table}" AS SELECT * FROM _rows')
        except BaseException:
            self.discard()
            raise

    def add(self, table: str, rows: Batch) -> None:
        """See `Writer`."""
        self._waiting[table].append(rows)
        if sum(map(len, self._waiting[table])) >= _BATCH:
            self._put(table, _INSERT)

    def close(self) -> tuple[str, ...]:
        """See `Writer`."""
        for table in self._waiting:
            self._put(table, _INSERT)
        with self._told():
            # Closing does it as well, and says nothing where it could not.
            self._database.execute("CHECKPOINT")
            self._database.close()
        return self._file.place()

    def discard(self) -> None:
        """See `Writer`."""
        with suppress(duckdb.Error):
            if self._database is not None:
                self._database.close()
        self._file.discard()

    def _put(self, table: str, statement: str) -> None:
        """Run a statement with the rows that wait for a table."""
        with self._told():
            self._database.register("_rows", table_of(table, self._waiting[table]))
            self._database.execute(statement.format(table=table))
            self._database.unregister("_rows")
        self._waiting[table] = []

    @contextmanager
    def _told(self) -> Generator[None, None, None]:
        try:
            yield
        except duckdb.Error as error:
            raise OSError(f"{self._file.path}: {error}") from error


def database_tables(path: str) -> dict[str, tuple[list[str], Iterator[dict[str, Any]]]]:
    """
    Return the columns and the rows of each table of a database, which is only read.

    Raises:
        UsageError: It is no DuckDB database, or cannot be opened.
    """
    try:
        with duckdb.connect(path, read_only=True) as database:
            found = database.execute("SELECT table_name FROM information_schema.tables ORDER BY 1").fetchall()
            names = [str(name) for (name,) in found if str(name) in TABLES]
            columns = {name: [each[0] for each in database.execute(f'DESCRIBE "{name}"').fetchall()] for name in names}
    except duckdb.Error as error:
        raise UsageError.of("error.tables.unreadable", file=path, reason=str(error)[:200]) from None
    return {name: (columns[name], _rows(path, name, columns[name])) for name in names}


def _rows(path: str, table: str, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    try:
        with duckdb.connect(path, read_only=True) as database:
            cursor = database.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - one of our own names
            while rows := cursor.fetchmany(2_000):
                yield from (dict(zip(columns, row, strict=True)) for row in rows)
    except duckdb.Error as error:
        raise UsageError.of("error.tables.unreadable", file=path, reason=str(error)[:200]) from None
