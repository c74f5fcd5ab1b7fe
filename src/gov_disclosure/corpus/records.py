"""Files of records: a JSON object a line, with the text of a page and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any, Final, cast

from gov_disclosure.corpus.sources import INSIDE, Source
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.opening import too_large

__all__ = ["RECORDS", "read_records"]

RECORDS: Final = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
"""Endings of files of records."""
_CONTENT: Final = ("html", "content", "text", "markdown", "body_html", "raw", "page_content")
_NAMES: Final = ("name", "url", "path", "file", "filename", "id")
_TYPES: Final = ("media_type", "content_type", "mime_type")
_LARGE: Final = 1 << 20
"""Bytes of a record that is looked at before it is made values."""
_DEAREST: Final = 240
"""Bytes of memory that one mark of JSON may ask for, as an object of one pair in an object does."""
_ESCAPED: Final = 6
"""Bytes that a character may take in JSON beyond those it has: `\\u4e2d`."""


def read_records(path: str, given: IO[bytes], limits: Limits, *, compressed: bool) -> Iterator[Source]:
    """
    Yield the records of a file.

    The text of a record is its first key of `html`, `content`, `text`, `markdown`, `body_html`, `raw`, `page_content` that is not
    blank; it is called by `name`, `url`, `path`, `file`, `filename` or `id`, else by the number of its line.

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
                if compressed and number == 1 and not given.tell():
                    yield Source(path, error=UnreadableError.of("error.empty"))
                return
            if not line.isspace():
                yield _record(line, path, called, limits)


def _skip(stream: IO[bytes]) -> None:
    """Read on to the end of the line."""
    while (piece := stream.readline(1 << 20)) and not piece.endswith(b"\n"):
        pass


def _record(line: bytes, path: str, called: str, limits: Limits) -> Source:
    if len(line) > _LARGE and _DEAREST * sum(map(line.count, (b"{", b"[", b","))) > limits.max_memory:
        # Nobody ends this process where it asks for too much.
        return Source(called, error=LimitError.of("error.isolation.memory", limit=limits.max_memory))
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
    if not isinstance(content, str) or not content.strip():
        return Source(called, error=UnreadableError.of("error.record.content", keys=list(_CONTENT)))
    media_type = _first(fields, _TYPES)
    # The text is decoded: what a page in it declares is no longer so.
    told = f"{str(media_type).partition(';')[0]}; charset=utf-8" if media_type is not None else None
    return Source(called, content.encode("utf-8", "surrogatepass"), told)


def _first(fields: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    """Return the first value that is there and not blank."""
    found = [fields[key] for key in keys if fields.get(key) is not None]
    return next((each for each in found if not isinstance(each, str) or each.strip()), None)
