"""One input → rows of the tables; what runs in a worker, an executor or an engine."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import partial
from hashlib import sha256
from typing import Any

import attrs

from gov_disclosure.api import parse_all
from gov_disclosure.corpus.batches import Rows, read_rows, rows_to_json
from gov_disclosure.corpus.columns import NUMERIC, columns_of
from gov_disclosure.corpus.results import Result
from gov_disclosure.corpus.rows import rows_of
from gov_disclosure.corpus.sources import Source
from gov_disclosure.errors import GovDisclosureError, UnreadableError, UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits

__all__ = ["Extract", "extract_source", "extract_sources"]

_KEYS = 3
"""`source`, `digest` and `rows`."""


@attrs.frozen
class Extract:
    """
    What came of one input, as rows.

    Attributes:
        source: What the input is called.
        digest: SHA-256 of its bytes; empty where these could not be had.
        rows: Its rows, by table.
        line: What `to_line` returns, where another process has made it; else empty.
    """

    source: str
    digest: str
    rows: Rows = attrs.field(repr=False)
    line: bytes = attrs.field(default=b"", repr=False, eq=False)

    def to_line(self) -> bytes:
        """Return it as a line of JSON, without its end."""
        if self.line:
            return self.line
        # A lone surrogate, of a name that is no UTF-8, is written as an escape.
        return self.head() + json.dumps(rows_to_json(self.rows)).encode("ascii") + b"}"

    def head(self) -> bytes:
        """Return what the line begins with, up to its rows."""
        return json.dumps({"source": self.source, "digest": self.digest})[:-1].encode("ascii") + b', "rows": '


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
            given = attrs.evolve(source, data=data)
            ((_, found),) = _isolated((given,), tables=tables, limits=limits, fast=fast, language=language)
            return found
        reports = parse_all(data, media_type=source.media_type, name=source.file_name, limits=limits, fast=fast)
        return Extract(source.name, digest, rows_of(Result(source.name, digest, size, reports), tables, language))
    except UsageError:
        raise
    except GovDisclosureError as error:
        failure = error
    # A slip of ours, or of a reader of another distribution, must not cost the other inputs.
    except (Exception, MemoryError) as error:
        failure = UnreadableError.of("error.isolation.crash", reason=f"{type(error).__name__}: {str(error)[:200]}")
    return _failed(source, digest, size, failure, tables, language)


def extract_sources(
    sources: Sequence[Source],
    *,
    tables: Sequence[str],
    limits: Limits = DEFAULT_LIMITS,
    fast: bool | None = None,
    isolate: bool = False,
    language: str = "en",
) -> list[Extract | None]:
    """
    Return what `extract_source` does of each of several inputs.

    With `isolate` they are asked for together, and files are read where the rows are made. Where that process ends, those that
    it had not answered for are read again, each by itself: then the one that it died of is the only one to have an error.
    """
    alone = partial(extract_source, tables=tables, limits=limits, fast=fast, isolate=isolate, language=language)
    found: dict[int, Extract | None] = {}
    # What an earlier run knew is read here: most of it is the same, and no worker is needed then.
    together = [at for at, each in enumerate(sources) if each.error is None and not each.done and not each.is_heavy]
    if isolate and len(together) > 1:
        asked = [sources[at] for at in together]
        # What is answered before the worker ends is kept.
        with suppress(GovDisclosureError):
            for number, answer in _isolated(asked, tables=tables, limits=limits, fast=fast, language=language):
                found[together[number]] = answer
    return [found[at] if at in found else alone(source) for at, source in enumerate(sources)]


def _isolated(
    sources: Sequence[Source], *, tables: Sequence[str], limits: Limits, fast: bool | None, language: str
) -> Iterator[tuple[int, Extract]]:
    """Yield what this thread's worker makes of each input, by number, but for files that it could not read."""
    from gov_disclosure.isolation import Failed, rows_isolated

    try:
        here = os.getcwd()  # noqa: PTH109 - pathlib is dear to import
    except OSError:
        # The folder is gone: what is relative to it is not found there, and looked for again here.
        here = "\0"
    inputs: list[dict[str, Any]] = []
    for source in sources:
        asked: dict[str, Any] = {"source": source.name, "name": source.file_name, "media_type": source.media_type}
        if source.data is None:
            # The worker may have been started in another folder, and with another encoding of names.
            asked["path"] = os.fsencode(os.path.join(here, source.name)).decode("latin-1")  # noqa: PTH118 - as above
        else:
            asked["size"] = len(source.data)
        inputs.append(asked)
    numeric = {table: [column.kind in NUMERIC for column in columns_of(table)] for table in tables}

    def read(number: int, line: bytes, told: Any) -> Extract:
        found = Extract(sources[number].name, told["digest"], read_rows(told["rows"], numeric), line)
        # A line is put down as it is: whoever reads it again must find what was looked at here.
        if not (line.isascii() and line.startswith(found.head())) or told["source"] != found.source or len(told) != _KEYS:
            raise ValueError("rows of another input")
        return found

    data = b"".join(source.data for source in sources if source.data is not None)
    wanted = {"tables": list(tables), "language": language, "fast": fast}
    for number, found in enumerate(rows_isolated(inputs, data, wanted, limits, read)):
        if isinstance(found, Failed):
            yield number, _failed(sources[number], found.digest, found.size, found.error, tables, language)
        elif found is not None:
            yield number, found


def _failed(source: Source, digest: str, size: int, error: GovDisclosureError, tables: Sequence[str], language: str) -> Extract:
    """Return the row of an input that has an error in place of a report."""
    if isinstance(error, UsageError):
        raise error
    result = Result(source.name, digest, size, error=error.with_traceback(None))
    return Extract(source.name, digest, rows_of(result, tables, language))
