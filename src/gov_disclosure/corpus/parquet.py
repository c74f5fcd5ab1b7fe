"""Tables as Parquet files, one each."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from gov_disclosure.corpus.arrow import batch_of, parquet_file, write_batches
from gov_disclosure.corpus.batches import Batch
from gov_disclosure.corpus.staging import place
from gov_disclosure.corpus.writing import beside

__all__ = ["ParquetWriter"]

_BATCH = 1_000
"""Rows that are made columns at a time: as rows they take most."""
_GROUP = 10_000
"""Rows of a row group, but for the last."""


class ParquetWriter:
    """See `Writer`: each table in a file, zstd-compressed, put in its place when it is whole."""

    remarks = ()

    def __init__(self, path: str, tables: Sequence[str]) -> None:
        self._places = beside(path, tables)
        self._writers: dict[str, Any] = {}
        self._waiting: dict[str, list[Batch]] = {table: [] for table in tables}
        self._held = dict.fromkeys(tables, 0)
        self._batches: dict[str, list[Any]] = {table: [] for table in tables}
        try:
            for table, file in self._places.items():
                self._writers[table] = parquet_file(f"{file}.tmp", table)
        except BaseException:
            self.discard()
            raise

    def add(self, table: str, rows: Batch) -> None:
        """See `Writer`."""
        self._waiting[table].append(rows)
        self._held[table] += len(rows)
        if self._held[table] >= _BATCH:
            self._gather(table)
            if sum(batch.num_rows for batch in self._batches[table]) >= _GROUP:
                self._write(table)

    def close(self) -> tuple[str, ...]:
        """See `Writer`."""
        for table, writer in self._writers.items():
            self._gather(table)
            self._write(table)
            writer.close()
        for file in self._places.values():
            place(f"{file}.tmp", file)
        return tuple(self._places.values())

    def discard(self) -> None:
        """See `Writer`."""
        for writer in self._writers.values():
            with suppress(Exception):
                writer.close()
        for file in self._places.values():
            with suppress(OSError):
                os.unlink(f"{file}.tmp")  # noqa: PTH108 - pathlib is dear to import

    def _gather(self, table: str) -> None:
        if self._held[table]:
            self._batches[table].append(batch_of(table, self._waiting[table]))
        self._waiting[table] = []
        self._held[table] = 0

    def _write(self, table: str) -> None:
        if self._batches[table]:
            write_batches(self._writers[table], table, self._batches[table])
            self._batches[table] = []
