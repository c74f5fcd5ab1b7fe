"""Rows → files: which format by which ending, and the formats that need nothing but the standard library."""

from __future__ import annotations

import csv
import errno
import json
import os
import re
import stat
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final, Protocol, TextIO

from gov_disclosure.corpus.batches import Batch
from gov_disclosure.corpus.columns import Column, columns_of
from gov_disclosure.corpus.staging import place
from gov_disclosure.errors import UsageError

__all__ = ["FORMATS", "Writer", "beside", "check_places", "format_of", "writer_for"]

FORMATS: Final[Mapping[str, str]] = {
    ".csv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "sqlite",
    ".duckdb": "duckdb",
    ".xlsx": "xlsx",
}
"""Ending → format."""


class Writer(Protocol):
    """
    Takes rows of tables, and makes files of them at once when it is closed.

    Attributes:
        remarks: What of the files is not as one might expect: texts of the interface, and what fills them in.
    """

    @property
    def remarks(self) -> Sequence[tuple[str, Mapping[str, Any]]]:
        """See `Attributes`."""
        ...

    def add(self, table: str, rows: Batch) -> None:
        """Take rows of a table."""
        ...

    def close(self) -> tuple[str, ...]:
        """Put the files in their places, and return their paths."""
        ...

    def discard(self) -> None:
        """Leave nothing behind."""
        ...


def format_of(path: str, wanted: str | None) -> str:
    """
    Return the format of a file: the one that is wanted, else that of its ending.

    Raises:
        UsageError: Neither is a format.
    """
    known = sorted(set(FORMATS.values()))
    if wanted is not None:
        if wanted in known:
            return wanted
        raise UsageError.of("error.table.format", written=wanted, known=known)
    ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 - pathlib is dear to import
    if ending in FORMATS:
        return FORMATS[ending]
    raise UsageError.of("error.table.format", written=ending or path, known=sorted(FORMATS))


def check_places(path: str, form: str, tables: Sequence[str]) -> None:
    """
    Look at what is in the places of an output, before hours of work that could not be put there.

    Raises:
        OSError: It is a folder, a device or a pipe.
    """
    alone = form in {"sqlite", "duckdb", "xlsx"}
    for file in (path,) if alone else beside(path, tables).values():
        try:
            mode = os.stat(file).st_mode  # noqa: PTH116 - pathlib is dear to import
        except FileNotFoundError:
            continue
        if not stat.S_ISREG(mode):
            code = errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL
            raise OSError(code, os.strerror(code), file)


def writer_for(path: str, form: str, tables: Sequence[str]) -> Writer:
    """
    Return what writes tables to a file in a format; of formats that hold one table the others go beside it.

    Raises:
        UsageError: The extra that the format needs is not installed.
        OSError: The file cannot be written.
    """
    if form == "csv":
        return _Lines(path, tables, _CsvTable)
    if form == "jsonl":
        return _Lines(path, tables, _JsonTable)
    if form == "sqlite":
        from gov_disclosure.corpus.sqlite import SqliteWriter

        return SqliteWriter(path, tables)
    if form == "duckdb":
        from gov_disclosure.corpus.duckdb import DuckdbWriter

        return DuckdbWriter(path, tables)
    if form == "xlsx":
        from gov_disclosure.corpus.xlsx import XlsxWriter

        return XlsxWriter(path, tables)
    from gov_disclosure.corpus.parquet import ParquetWriter

    return ParquetWriter(path, tables)


def beside(path: str, tables: Sequence[str]) -> dict[str, str]:
    """Return where each table goes: the first to the path itself, the others beside it: `all.findings.csv`."""
    stem, ending = os.path.splitext(path)  # noqa: PTH122 - as above
    return {table: path if not number else f"{stem}.{table}{ending}" for number, table in enumerate(tables)}


class _CsvTable:
    """A table as comma-separated values in UTF-8, with a header; null is an empty field."""

    def __init__(self, stream: TextIO, columns: Sequence[Column]) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")
        self._writer.writerow([column.name for column in columns])

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        self._writer.writerows(rows)


class _JsonTable:
    """A table as a JSON object a line; decimals and dates are strings."""

    def __init__(self, stream: TextIO, columns: Sequence[Column]) -> None:
        self._stream = stream
        self._names = [column.name for column in columns]

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        self._stream.writelines(
            _encodable(json.dumps(dict(zip(self._names, row, strict=True)), ensure_ascii=False)) for row in rows
        )


def _encodable(line: str) -> str:
    """Return a line of JSON with its end; a name that is no UTF-8 is as in the other formats: readers refuse half a character."""
    try:
        line.encode()
    except UnicodeEncodeError:
        line = re.sub("[\ud800-\udfff]", lambda found: f"\\\\u{ord(found[0]):x}", line)
    return f"{line}\n"


class _Lines:
    """Tables that are files of text, one each."""

    remarks = ()

    def __init__(self, path: str, tables: Sequence[str], kind: type[_CsvTable | _JsonTable]) -> None:
        self._places = beside(path, tables)
        self._streams: dict[str, TextIO] = {}
        self._tables: dict[str, _CsvTable | _JsonTable] = {}
        try:
            for table, file in self._places.items():
                # A name that is no UTF-8 is written as it is.
                stream = open(f"{file}.tmp", "w", encoding="utf-8", errors="backslashreplace", newline="")  # noqa: SIM115, PTH123 - closed by `close`
                self._streams[table] = stream
                self._tables[table] = kind(stream, columns_of(table))
        except BaseException:
            self.discard()
            raise

    def add(self, table: str, rows: Batch) -> None:
        self._tables[table].add(rows)

    def close(self) -> tuple[str, ...]:
        for stream in self._streams.values():
            stream.close()
        for file in self._places.values():
            place(f"{file}.tmp", file)
        return tuple(self._places.values())

    def discard(self) -> None:
        for table, stream in self._streams.items():
            with suppress(OSError):
                stream.close()
            with suppress(OSError):
                os.unlink(f"{self._places[table]}.tmp")  # noqa: PTH108 - as above
