"""Tables in a DuckDB database: the border to DuckDB."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from gov_disclosure.corpus.arrow import table_of
from gov_disclosure.errors import UsageError

try:
    import duckdb
except ImportError as error:
    raise UsageError.of("error.extra", format="DuckDB", extra="duckdb") from error

__all__ = ["DuckdbWriter"]


class DuckdbWriter:
    """See `Writer`: one database with the tables, put in its place when it is whole."""

    def __init__(self, path: str, tables: Sequence[str]) -> None:
        self._path = path
        self._made = f"{path}.tmp"
        with suppress(FileNotFoundError):
            os.unlink(self._made)  # noqa: PTH108 - pathlib is dear to import
        try:
            self._database = duckdb.connect(self._made)
        except duckdb.Error as error:
            raise OSError(f"{path}: {error}") from error
        for table in tables:
            self._database.register("_empty", table_of(table, ()))
            self._database.execute(f'CREATE TABLE "{table}" AS SELECT * FROM _empty')  # noqa: S608 - names of our own
            self._database.unregister("_empty")

    def add(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        """See `Writer`."""
        if not rows:
            return
        self._database.register("_rows", table_of(table, rows))
        self._database.execute(f'INSERT INTO "{table}" SELECT * FROM _rows')  # noqa: S608 - as above
        self._database.unregister("_rows")

    def close(self) -> tuple[str, ...]:
        """See `Writer`."""
        self._database.close()
        os.replace(self._made, self._path)  # noqa: PTH105 - as above
        return (self._path,)

    def discard(self) -> None:
        """See `Writer`."""
        self._database.close()
        for ending in ("", ".wal"):
            with suppress(OSError):
                os.unlink(self._made + ending)  # noqa: PTH108 - as above
