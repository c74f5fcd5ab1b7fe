"""The border to data frames: reports → Arrow, pandas and Polars; frames of pages of any kind → sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from gov_disclosure.corpus.arrow import tabulated
from gov_disclosure.corpus.batches import Batch
from gov_disclosure.corpus.results import Result
from gov_disclosure.corpus.rows import rows_of
from gov_disclosure.corpus.sources import Source
from gov_disclosure.errors import UsageError
from gov_disclosure.report import Report
from gov_disclosure.rules import RuleSet

__all__ = ["frame_sources", "to_arrow", "to_pandas", "to_polars"]

Given = Report | Result


def to_arrow(
    reports: Iterable[Given] | Given, *, table: str = "reports", language: str = "en", rules: RuleSet | None = None
) -> Any:
    """
    Return what reports say as a `pyarrow.Table`, with the columns and types of `columns_of(table)`.

    Args:
        reports: Reports, or results as `parse_many` yields them, or one of these. They are taken one after another. Of a report
            that is given by itself the source and the digest are null.
        table: `reports`, a row a report; `cells`, a row a cell; `findings`; or `errors`, a row a result that has none.
        language: `zh` or `en`, for the messages.
        rules: The rules to check by; all, where none are given.

    Raises:
        UsageError: There is no such table, what was given is no report, or the extra `arrow` is not installed.
    """
    given = (reports,) if isinstance(reports, Report | Result) else reports
    return tabulated(table, (_rows(each, table, language, rules) for each in given))


def to_pandas(
    reports: Iterable[Given] | Given, *, table: str = "reports", language: str = "en", rules: RuleSet | None = None
) -> Any:
    """
    Return what reports say as a `pandas.DataFrame` with the types of Arrow: a count stays whole where others are null.

    Args:
        reports: See `to_arrow`.
        table: See `to_arrow`.
        language: See `to_arrow`.
        rules: See `to_arrow`.

    Raises:
        UsageError: See `to_arrow`; the extra is `pandas`.
    """
    try:
        import pandas as pd  # type: ignore[import-untyped]
    except ImportError as error:
        raise UsageError.of("error.extra", format="pandas", extra="pandas") from error
    return to_arrow(reports, table=table, language=language, rules=rules).to_pandas(types_mapper=pd.ArrowDtype)


def to_polars(
    reports: Iterable[Given] | Given, *, table: str = "reports", language: str = "en", rules: RuleSet | None = None
) -> Any:
    """
    Return what reports say as a `polars.DataFrame`.

    Args:
        reports: See `to_arrow`.
        table: See `to_arrow`.
        language: See `to_arrow`.
        rules: See `to_arrow`.

    Raises:
        UsageError: See `to_arrow`; the extra is `polars`.
    """
    try:
        import polars as pl
    except ImportError as error:
        raise UsageError.of("error.extra", format="Polars", extra="polars") from error
    return pl.from_arrow(to_arrow(reports, table=table, language=language, rules=rules))


def frame_sources(frame: Any, *, name: str = "name", data: str = "data", media_type: str | None = None) -> Iterator[Source]:
    """
    Yield the rows of a frame as sources, for `parse_many` and `extract`.

    Args:
        frame: A frame of pandas, Polars, PyArrow, DuckDB or another library that Narwhals knows; what is lazy is run.
        name: Column with what each input is called.
        data: Column with its bytes, or its text. Null is an input without bytes.
        media_type: Column with what the server said of it, or None where there is none.

    Raises:
        UsageError: It is no frame, lacks a column, or the extra `frames` is not installed.
    """
    try:
        import narwhals as nw
    except ImportError as error:
        raise UsageError.of("error.extra", format="Narwhals", extra="frames") from error
    try:
        known = nw.from_native(frame)
    except TypeError as error:
        raise UsageError(f"a frame is wanted, of pandas, Polars, PyArrow or DuckDB, not {type(frame).__name__}") from error
    wanted = [name, data] if media_type is None else [name, data, media_type]
    missing = [column for column in wanted if column not in known.collect_schema().names()]
    if missing:
        raise UsageError(f"the frame has no column {', '.join(missing)}: name its columns by name=, data= and media_type=")
    chosen = known.select(wanted)
    # A frame of pages is large: what is lazy is run for these columns alone.
    whole = chosen.collect() if isinstance(chosen, nw.LazyFrame) else chosen
    return _sources(whole.iter_rows(buffer_size=64))


def _sources(rows: Iterable[tuple[Any, ...]]) -> Iterator[Source]:
    for called, content, *types in rows:
        told = types[0] if types and isinstance(types[0], str) else None
        if isinstance(content, str):
            # The text is decoded: what a page in it declares is no longer so.
            told = f"{told.partition(';')[0]}; charset=utf-8" if told is not None else None
            content = content.encode("utf-8", "surrogatepass")
        yield Source(str(called), bytes(content) if isinstance(content, bytes | bytearray | memoryview) else b"", told)


def _rows(given: object, table: str, language: str, rules: RuleSet | None) -> Batch:
    if isinstance(given, Result):
        return rows_of(given, (table,), language, rules)[table]
    if not isinstance(given, Report):
        raise UsageError(f"reports or results are wanted, not {type(given).__name__}")
    rows = rows_of(Result("", reports=(given,)), (table,), language, rules)[table]
    # It came from nowhere that is known.
    return Batch(len(rows), [None, None, *rows.columns[2:]]) if rows else rows
