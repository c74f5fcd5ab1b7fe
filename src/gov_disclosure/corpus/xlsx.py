"""Tables as the sheets of a workbook, in which nothing is a formula or a link."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from io import FileIO
from typing import Any, Final, cast

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
        # Beside the output, where there is room for it, or there is none for the output.
        self._folder = f"{self._file.made}.rows"
        shutil.rmtree(self._folder, ignore_errors=True)
        self._book: workbook.Workbook | None = None
        self._stream = _Stream(self._file.made)
        try:
            os.mkdir(self._folder)  # noqa: PTH102 - pathlib is dear to import
            self._book = workbook.Workbook(cast("Any", self._stream), self._folder)
            self._columns = {table: columns_of(table) for table in tables}
            self._sheets = {
                table: self._book.sheet(table, [_headed(column) for column in columns], rows, wrapped=False)
                for table, columns in self._columns.items()
            }
        except BaseException:
            self.discard()
            raise

    @property
    def remarks(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """See `Writer`."""
        more = {table: sheet.sheets for table, sheet in self._sheets.items() if sheet.sheets > 1}
        found: list[tuple[str, dict[str, Any]]] = [
            ("extract_sheets", {"table": table, "count": count}) for table, count in more.items()
        ]
        if self._book is not None and self._book.cut:
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
        if self._book is not None:
            self._book.close()
        self._stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        return self._file.place()

    def discard(self) -> None:
        """See `Writer`."""
        # The library would write the workbook when it is let go.
        if self._book is not None:
            self._book.abandon()
        self._stream.failed = True
        with suppress(OSError):
            self._stream.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._file.discard()


class _Stream(FileIO):
    """The file of a workbook; where it failed once, it takes no more, and says no more of it when the library lets it go."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "wb")
        self.failed = False

    def write(self, data: Any, /) -> int:
        left = memoryview(data)
        try:
            while left and not self.failed:
                left = left[super().write(left) :]
        except OSError:
            self.failed = True
            raise
        return len(data)

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return 0 if self.failed else super().seek(offset, whence)

    def tell(self) -> int:
        return 0 if self.failed else super().tell()

    def flush(self) -> None:
        if not self.failed:
            super().flush()


def _headed(column: Column) -> workbook.Column:
    return workbook.Column(column.name, _WIDTHS.get(column.name, _WIDTH))


def _value(value: Any, kind: str) -> workbook.Value:
    if value is None or kind == "integer":
        return value  # type: ignore[no-any-return]
    if kind == "decimal":
        return Decimal(value)
    text = str(value)
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
