"""The border to XlsxWriter (extra `xlsx`): sheets of plain values, in which nothing is a formula or a link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from typing import IO, Any, NamedTuple, TypeAlias

from xlsxwriter import Workbook as XlsxWorkbook  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]
from xlsxwriter.exceptions import XlsxWriterException  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]

from gov_disclosure.output.widths import shown

__all__ = ["LONGEST", "ROWS", "Column", "Sheet", "Value", "Workbook"]

Value: TypeAlias = str | int | Decimal | None
ROWS = 1_048_575
"""Rows that a sheet may have below its header."""
LONGEST = 32_767
"""Characters that a cell may have."""
_COMMENTS = 2_000
_COMMENT = 1_500
_COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n")
_CUT = "…"
_DIGITS = 15
_COLOURS = {
    "error": ("#9C0006", "#FFC7CE"),
    "warning": ("#7F4A00", "#FFEB9C"),
    "info": ("#1F4E79", "#DDEBF7"),
    "good": ("#00612E", "#E2F0D9"),
    "dim": ("#595959", "#EDEDED"),
}


class Column(NamedTuple):
    """
    A column of a sheet.

    Attributes:
        title: What stands at its head.
        width: How many digits fit into it.
        choices: What its cells may be chosen from; empty where they are not.
    """

    title: str
    width: float
    choices: tuple[str, ...] = ()


class Workbook:
    """
    A workbook that is written row by row, whatever its size.

    Args:
        stream: Where to, as bytes; it is written by `close`.
        folder: Where the rows of its sheets wait for that, a file each; by default where temporary files go.

    Attributes:
        comments: Comments in it so far.
        cut: Cells in it so far whose text was too long for one.
    """

    def __init__(self, stream: IO[bytes], folder: str | None = None) -> None:
        self._book: Any = XlsxWorkbook(
            stream,
            {
                "constant_memory": True,
                "tmpdir": folder,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "nan_inf_to_errors": False,
            },
        )
        # Only a sheet of more than 4 GiB makes use of it.
        self._book.use_zip64()
        self._formats: dict[tuple[str, bool, bool], Any] = {}
        self.comments = 0
        self.cut = 0

    def sheet(self, name: str, columns: Sequence[Column], rows: int = ROWS, *, wrapped: bool = True) -> Sheet:
        """
        Add a sheet.

        Args:
            name: Its name.
            columns: Its columns.
            rows: How many rows it has at most below the header; the rest goes to further ones.
            wrapped: Whether long texts go on in further lines of their cell.
        """
        return Sheet(self, name, columns, rows, wrapped=wrapped)

    def worksheet(self, name: str) -> Any:
        """Return a new worksheet."""
        return self._book.add_worksheet(name)

    def style(self, name: str, *, quoted: bool = False, wrapped: bool = True) -> Any:
        """Return a format: `head`, empty, or how grave something is; what is quoted is text even after it was edited."""
        key = (name, quoted, wrapped)
        if key not in self._formats:
            values: dict[str, Any] = {"valign": "top", "text_wrap": wrapped, "quote_prefix": quoted}
            if name == "head":
                values |= {"bold": True, "bg_color": "#D9DEE6", "border": 1, "border_color": "#9AA3AF"}
            elif name:
                ink, paper = _COLOURS[name]
                values |= {"font_color": ink, "bg_color": paper}
            self._formats[key] = self._book.add_format(values)
        return self._formats[key]

    def close(self) -> None:
        """
        Write the workbook.

        Raises:
            OSError: It cannot be written.
        """
        try:
            self._book.close()
        except XlsxWriterException as error:
            cause = error.args[0] if error.args else None
            raise cause if isinstance(cause, OSError) else OSError(str(error)) from error

    def abandon(self) -> None:
        """Write nothing; what waits in `folder` is the caller's to remove."""
        self._book.fileclosed = True
        for sheet in self._book.worksheets():
            with suppress(OSError):
                sheet.row_data_fh.close()


class Sheet:
    """
    A sheet, and those that go on with it.

    Args:
        book: The workbook.
        name: Its name.
        columns: Its columns.
        rows: How many rows it has at most below the header.
        wrapped: Whether long texts go on in further lines of their cell.

    Attributes:
        sheets: How many there are.
    """

    def __init__(self, book: Workbook, name: str, columns: Sequence[Column], rows: int, *, wrapped: bool) -> None:
        self._book = book
        self._name = name
        self._columns = columns
        self._most = rows
        self._wrapped = wrapped
        self.sheets = 0
        self._begin()

    def _begin(self) -> None:
        self.sheets += 1
        self._row = 0
        name = self._name if self.sheets == 1 else f"{self._name} {self.sheets}"
        self._sheet = self._book.worksheet(name)
        self._sheet.freeze_panes(1, 0)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, column.width)
            self._sheet.write_string(0, number, column.title, self._book.style("head"))

    def row(
        self, values: Sequence[Value], styles: Mapping[int, str] | None = None, comments: Mapping[int, str] | None = None
    ) -> None:
        """
        Write the next row.

        Args:
            values: What stands in its cells; None for a blank.
            styles: Number of a column → how grave what stands there is.
            comments: Number of a column → a comment on its cell.
        """
        if self._row >= self._most:
            self.end()
            self._begin()
        self._row += 1
        for number, value in enumerate(values):
            self._cell(number, value, (styles or {}).get(number, ""))
        for number, comment in (comments or {}).items():
            if comment and self._book.comments < _COMMENTS:
                self._book.comments += 1
                self._sheet.write_comment(self._row, number, clean(comment, _COMMENT), {"x_scale": 3, "y_scale": 4, "author": ""})

    def end(self) -> None:
        """Let the rows be filtered, and what may be chosen be chosen."""
        if not self._row:
            return
        self._sheet.autofilter(0, 0, self._row, len(self._columns) - 1)
        for number, column in enumerate(self._columns):
            if column.choices:
                options = {"validate": "list", "source": list(column.choices), "error_type": "information"}
                self._sheet.data_validation(1, number, self._row, number, options)

    def _cell(self, column: int, value: Value, style: str) -> None:
        if value is None or value == "":
            if style or self._wrapped:
                self._sheet.write_blank(self._row, column, None, self._style(style))
        elif isinstance(value, str):
            self._text(column, value, style, quoted=value.startswith(_COMMANDS))
        elif (number := _number(value)) is not None:
            self._sheet.write_number(self._row, column, number, self._style(style))
        else:
            self._text(column, str(value), style, quoted=True)

    def _text(self, column: int, value: str, style: str, *, quoted: bool) -> None:
        text = clean(value, LONGEST)
        self._book.cut += len(text) < len(value) and text.endswith(_CUT)
        self._sheet.write_string(self._row, column, text, self._style(style, quoted=quoted))

    def _style(self, name: str, *, quoted: bool = False) -> Any:
        return self._book.style(name, quoted=quoted, wrapped=self._wrapped)


def clean(text: str, longest: int) -> str:
    """Return a text as a cell may hold it: no control characters, and not longer than may be."""
    text = shown(text)
    return text if len(text) <= longest else text[: longest - len(_CUT)] + _CUT


def _number(value: int | Decimal) -> float | None:
    """Return a number as a sheet holds it, or None where it would not be the same number."""
    if not Decimal(value).is_finite() or len(Decimal(value).as_tuple().digits) > _DIGITS:
        return None
    number = float(value)
    return number if Decimal(repr(number)) == value else None
