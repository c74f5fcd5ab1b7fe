"""Files of records: a JSON object a line, with the text of a page and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final, cast

from gov_disclosure.corpus.sources import INSIDE, Source
from gov_disclosure.errors import UnreadableError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.opening import too_large

__all__ = ["RECORDS", "read_records"]

RECORDS: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
"""Endings of files of records."""
_CONTENT: Final = ("html", "content", "text", "markdown", "body_html", "raw", "page_content")
_NAMES: Final = ("name", "url", "path", "file", "filename", "id")
_TYPES: Final = ("media_type", "content_type", "mime_type")
_ESCAPED: Final = 6
"""Bytes that a character may take in JSON beyond those it has: `\\u4e2d`."""


def read_records(path: str, given: IO[bytes], limits: Limits, *, compressed: bool) -> Iterator[Source]:
    """
    Yield the records of a file.

    The text of a record is its first key of `html`, `content`, `text`, `markdown`, `body_html`, `raw`, `page_content`; it is
    called by `name`, `url`, `path`, `file`, `filename` or `id`, else by the number of its line.

    Args:
        path: What the file is called.
        given: The file, of UTF-8.
        limits: A record may have six times `Limits.max_bytes` as JSON, and its text that many.
        compressed: Whether it is compressed by gzip.
    """
    most = _ESCAPED * limits.max_bytes
    stream = given
    if compressed:
        import gzip

        stream = cast("IO[bytes]", gzip.GzipFile(fileobj=given))
    number = 0
    with stream:
        while True:
            number += 1
            called = f"{path}{INSIDE}{number}"
            try:
                line = stream.readline(most + 1)
                if len(line) > most:
                    yield Source(called, error=too_large(limits))
                    _skip(stream)
                    continue
            # A file that is cut off, or no gzip at all: there is no next line.
            except (OSError, EOFError) as error:
                yield Source(called, error=UnreadableError.of("error.archive", file=path, reason=str(error)))
                return
            if not line:
                return
            if not line.isspace():
                yield _record(line, path, called)


def _skip(stream: IO[bytes]) -> None:
    """Read on to the end of the line."""
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass


def _record(line: bytes, path: str, called: str) -> Source:
    try:
        record: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Source(called, error=UnreadableError.of("error.record", reason=str(error)[:200]))
    if not isinstance(record, Mapping):
        return Source(called, error=UnreadableError.of("error.record", reason=f"{type(record).__name__}"))
    fields = cast("Mapping[str, Any]", record)
    name = _first(fields, _NAMES)
    if name is not None:
        called = f"{path}{INSIDE}{name}"
    content = _first(fields, _CONTENT)
    if not isinstance(content, str):
        return Source(called, error=UnreadableError.of("error.record.content", keys=list(_CONTENT)))
    media_type = _first(fields, _TYPES)
    # The text is decoded: what a page in it declares is no longer so.
    told = f"{str(media_type).partition(';')[0]}; charset=utf-8" if media_type is not None else None
    return Source(called, content.encode("utf-8", "surrogatepass"), told)


def _first(fields: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    return next((fields[key] for key in keys if fields.get(key) is not None), None)
