"""The border to Arrow: schemas of the tables, rows → record batches, and batches of inputs → batches of rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from gov_disclosure.corpus.batches import Batch, columns_joined
from gov_disclosure.corpus.columns import columns_of
from gov_disclosure.corpus.extracting import extract_source
from gov_disclosure.corpus.sources import Source
from gov_disclosure.errors import UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits

try:
    import pyarrow as pa
except ImportError as error:
    raise UsageError.of("error.extra", format="Parquet", extra="arrow") from error

__all__ = ["arrow_schema", "batch_of", "parquet_file", "parquet_rows", "read_batches", "table_of", "tabulated", "write_batches"]

_DIGITS: Final = 38
_PLACES: Final = 10
_WHOLE: Final = frozenset({int, type(None)})
_BATCH: Final = 2_000
"""Rows that are made Arrow at a time."""


@cache
def arrow_schema(table: str, form: str | None = None) -> Any:
    """
    Return the Arrow schema of a table; decimals have 38 digits, 10 of them behind the point.

    Args:
        table: See `columns_of`.
        form: See `columns_of`: the schema of the reports on one form, which is part of that of all.

    Raises:
        UsageError: There is no such table or form, or the extra `arrow` is not installed.
    """
    types = {"text": pa.string(), "integer": pa.int64(), "decimal": pa.decimal128(_DIGITS, _PLACES), "date": pa.date32()}
    fields = [pa.field(column.name, types[column.kind], metadata={"about": column.about}) for column in columns_of(table, form)]
    return pa.schema(fields, metadata={"table": table} if form is None else {"table": table, "form": form})


def batch_of(table: str, batches: Sequence[Batch]) -> Any:
    """
    Return batches of rows, as `rows_of` makes them, as one record batch.

    A number that the schema cannot hold exactly is null: it is never rounded.
    """
    schema = arrow_schema(table)
    columns = columns_joined(batches, len(schema))
    arrays = [
        _array(values, column.kind, field.type) for values, column, field in zip(columns, columns_of(table), schema, strict=True)
    ]
    return pa.record_batch(arrays, schema=schema)


def _array(values: Sequence[Any], kind: str, of: Any) -> Any:
    """Return a column; most hold what Arrow takes as it is, and only the others are gone through."""
    whole = kind == "decimal" and set(map(type, values)) <= _WHOLE
    if whole or kind in {"integer", "text"}:
        try:
            return pa.array(values, pa.int64()).cast(of) if whole else pa.array(values, of)
        except (OverflowError, pa.ArrowInvalid, UnicodeEncodeError):
            pass
    return pa.array(_values(values, kind), of)


def table_of(table: str, batches: Sequence[Batch]) -> Any:
    """Return batches of rows, as `rows_of` makes them, as an Arrow table."""
    return pa.Table.from_batches([batch_of(table, batches)])


def tabulated(table: str, given: Iterable[Batch]) -> Any:
    """Return rows that come in batches as one Arrow table; they are held as Arrow, not as rows."""
    schema = arrow_schema(table)
    batches: list[Any] = []
    waiting: list[Batch] = []
    held = 0
    for rows in given:
        waiting.append(rows)
        held += len(rows)
        if held >= _BATCH:
            batches.append(batch_of(table, waiting))
            waiting, held = [], 0
    if waiting:
        batches.append(batch_of(table, waiting))
    return pa.Table.from_batches(batches, schema=schema)


def parquet_file(path: str, table: str) -> Any:
    """
    Return what writes batches of a table to a Parquet file.

    Raises:
        OSError: The file cannot be written.
    """
    from pyarrow import parquet

    schema = arrow_schema(table)
    # A dictionary of numbers takes more than the numbers themselves.
    texts = [field.name for field in schema if field.type == pa.string()]
    return parquet.ParquetWriter(path, schema, compression="zstd", use_dictionary=texts)  # pyright: ignore[reportArgumentType] - its stubs know no list


def write_batches(writer: Any, table: str, batches: Sequence[Any]) -> None:
    """Write batches of a table as one row group."""
    whole = pa.Table.from_batches(batches, schema=arrow_schema(table))
    writer.write_table(whole, row_group_size=whole.num_rows)


def read_batches(
    batches: Iterator[Any], *, table: str = "reports", limits: Limits = DEFAULT_LIMITS, fast: bool | None = None,
    isolate: bool = False, language: str = "en",
) -> Iterator[Any]:  # fmt: skip
    """
    Read inputs that come in Arrow batches and yield a batch of rows for each: what an engine maps over its partitions.

    Args:
        batches: Record batches with a column `name` and a column `data` (or `content`) of bytes; a column `media_type` may
            be there.
        table: The table wanted, of `columns_of`.
        limits: See `parse_file`.
        fast: See `parse_file`.
        isolate: See `parse_file`.
        language: `zh` or `en`, for the messages.

    Raises:
        UsageError: A batch lacks these columns, there is no such table, or the extra `arrow` is not installed.
    """
    arrow_schema(table)
    for batch in batches:
        names = set(batch.schema.names)
        content = "data" if "data" in names else "content"
        if not {"name", content} <= names:
            raise UsageError(f"a batch needs the columns name and data, and has {', '.join(sorted(names))}")
        types = batch.column("media_type").to_pylist() if "media_type" in names else [None] * batch.num_rows
        rows: list[Batch] = []
        for name, data, media_type in zip(
            batch.column("name").to_pylist(), batch.column(content).to_pylist(), types, strict=True
        ):
            source = Source(str(name), data.encode() if isinstance(data, str) else data or b"", media_type)
            found = extract_source(source, tables=(table,), limits=limits, fast=fast, isolate=isolate, language=language)
            if found is not None:
                rows.append(found.rows[table])
        yield batch_of(table, rows)


def _values(values: Sequence[Any], kind: str) -> Sequence[Any]:
    if kind == "decimal":
        return [_decimal(value) for value in values]
    if kind == "date":
        return [date.fromisoformat(value) if value is not None else None for value in values]
    if kind == "integer":
        return [value if value is None or -(2**63) <= value < 2**63 else None for value in values]
    return [_clean(value) for value in values]


def _decimal(value: int | str | None) -> Decimal | None:
    if value is None:
        return None
    found = Decimal(value)
    _, digits, exponent = found.as_tuple()
    if not isinstance(exponent, int) or exponent < -_PLACES or len(digits) + exponent > _DIGITS - _PLACES:
        return None
    return found


def _clean(value: str | None) -> str | None:
    """Return a text that is UTF-8: no lone surrogates."""
    if value is None or value.isascii():
        return value
    return value.encode("utf-8", "backslashreplace").decode("utf-8")


def parquet_rows(path: str) -> tuple[list[str], Iterator[dict[str, Any]]]:
    """
    Return the columns of a Parquet file, and its rows one after another.

    Raises:
        UsageError: It is no Parquet file, or cannot be opened.
    """
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(path)
    except (OSError, pa.ArrowException) as error:
        raise UsageError.of("error.tables.unreadable", file=path, reason=str(error)[:200]) from None
    return list(file.schema_arrow.names), _rows_of(file, path)


def _rows_of(file: Any, path: str) -> Iterator[dict[str, Any]]:
    try:
        for batch in file.iter_batches(_BATCH):
            yield from batch.to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise UsageError.of("error.tables.unreadable", file=path, reason=str(error)[:200]) from None
    finally:
        file.close()
