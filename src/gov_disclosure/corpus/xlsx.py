"""Tables as the sheets of a workbook, in which nothing is a formula or a link."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import Any, Final

from gov_disclosure.corpus.batches import Batch
from gov_disclosure.corpus.columns import Column, columns_of
from gov_disclosure.corpus.staging import Staged
from gov_disclosure.errors import UsageError

try:
    from gov_disclosure.output import workbook
except ImportError as error:
    raise UsageError.of("error.extra", format="XLSX", extra="xlsx") from error

__all__ = ["XlsxWriter"]

_WIDTHS: Final[Mapping[str, float]] = {"source": 40, "digest": 12, "title": 40, "message": 60, "raw": 20, "label": 30, "path": 30}
_WIDTH: Final = 14.0


class XlsxWriter:
    """
    See `Writer`: one workbook, a sheet a table, put in its place when it is whole.

    Its rows go to disk as they come. A sheet that is full is gone on with by another.

    Args:
        path: The workbook.
        tables: Its sheets.
        rows: How many rows a sheet has at most below its header.
    """

    def __init__(self, path: str, tables: Sequence[str], rows: int = workbook.ROWS) -> None:
        self._file = Staged(path)
        self._stream = open(self._file.made, "wb")  # noqa: SIM115, PTH123 - closed by `close`; pathlib is dear to import
        # Beside the output, where there is room for it, or there is none for the output.
        self._folder = TemporaryDirectory(prefix=".gov-disclosure-", dir=os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH120 - as above
        self._book = workbook.Workbook(self._stream, self._folder.name)
        self._columns = {table: columns_of(table) for table in tables}
        self._sheets = {
            table: self._book.sheet(table, [_headed(column) for column in columns], rows, wrapped=False)
            for table, columns in self._columns.items()
        }

    @property
    def remarks(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """See `Writer`."""
        more = {table: sheet.sheets for table, sheet in self._sheets.items() if sheet.sheets > 1}
        found: list[tuple[str, dict[str, Any]]] = [
            ("extract_sheets", {"table": table, "count": count}) for table, count in more.items()
        ]
        if self._book.cut:
            found.append(("extract_cut", {"count": self._book.cut, "longest": workbook.LONGEST}))
        return tuple(found)

    def add(self, table: str, rows: Batch) -> None:
        """See `Writer`."""
        columns, sheet = self._columns[table], self._sheets[table]
        for row in rows:
            sheet.row([_value(value, column.kind) for value, column in zip(row, columns, strict=True)])

    def close(self) -> tuple[str, ...]:
        """See `Writer`."""
        for sheet in self._sheets.values():
            sheet.end()
        self._book.close()
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._folder.cleanup()
        return self._file.place()

    def discard(self) -> None:
        """See `Writer`."""
        # The library would write the workbook when it is let go.
        self._book.abandon()
        self._stream.close()
        self._folder.cleanup()
        self._file.discard()


def _headed(column: Column) -> workbook.Column:
    return workbook.Column(column.name, _WIDTHS.get(column.name, _WIDTH))


def _value(value: Any, kind: str) -> workbook.Value:
    if value is None or kind == "integer":
        return value  # type: ignore[no-any-return]
    if kind == "decimal":
        return Decimal(value)
    text = str(value)
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
