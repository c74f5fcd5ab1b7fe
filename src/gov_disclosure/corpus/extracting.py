"""One input → rows of the tables; what runs in a worker, an executor or an engine."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import attrs

from gov_disclosure.api import parse_all
from gov_disclosure.corpus.batches import Rows, read_rows
from gov_disclosure.corpus.columns import columns_of
from gov_disclosure.corpus.results import Result
from gov_disclosure.corpus.rows import rows_of
from gov_disclosure.corpus.sources import Source
from gov_disclosure.errors import GovDisclosureError, UnreadableError, UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits

__all__ = ["Extract", "extract_source"]


@attrs.frozen
class Extract:
    """
    What came of one input, as rows.

    Attributes:
        source: What the input is called.
        digest: SHA-256 of its bytes; empty where these could not be had.
        rows: Its rows, by table.
    """

    source: str
    digest: str
    rows: Rows = attrs.field(repr=False)


def extract_source(
    source: Source,
    *,
    tables: Sequence[str],
    limits: Limits = DEFAULT_LIMITS,
    fast: bool | None = None,
    isolate: bool = False,
    language: str = "en",
) -> Extract | None:
    """
    Return the rows that one input has, or None where it is as an earlier run read it (`Source.done`).

    It never raises for what the input is.

    Args:
        source: The input.
        tables: Names of tables, of `columns_of`.
        limits: How much is read; time and memory hold where `isolate` is true.
        fast: See `parse_file`.
        isolate: See `parse_file`.
        language: `zh` or `en`, for the messages.
    """
    digest, size = "", 0
    try:
        data = source.read(limits)
        digest, size = sha256(data).hexdigest(), len(data)
        if digest == source.done:
            return None
        if isolate:
            from gov_disclosure.isolation import rows_isolated

            asked = {"tables": list(tables), "source": source.name, "digest": digest, "size": size, "language": language}
            options = {
                "kind": "bytes", "media_type": source.media_type, "name": source.file_name, "fast": fast, "several": True,
            }  # fmt: skip
            widths = {table: len(columns_of(table)) for table in tables}
            rows = rows_isolated(data, options, limits, asked, lambda told: read_rows(told, widths))
            return Extract(source.name, digest, rows)
        reports = parse_all(data, media_type=source.media_type, name=source.file_name, limits=limits, fast=fast)
        return Extract(source.name, digest, rows_of(Result(source.name, digest, size, reports), tables, language))
    except UsageError:
        raise
    except GovDisclosureError as error:
        failure = error
    # A slip of ours, or of a reader of another distribution, must not cost the other inputs.
    except (Exception, MemoryError) as error:
        failure = UnreadableError.of("error.isolation.crash", reason=f"{type(error).__name__}: {str(error)[:200]}")
    result = Result(source.name, digest, size, error=failure.with_traceback(None))
    return Extract(source.name, digest, rows_of(result, tables, language))
