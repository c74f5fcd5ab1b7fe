"""
The border to FastWARC (extra `warc`): the pages of a web archive that may be reports.

Nothing that an archive says of its lengths is believed: a page that is shorter than its record says, or that the crawler
cut off, is an error and never a short report.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any, Final

from gov_disclosure.corpus.sifting import may_be_report
from gov_disclosure.corpus.sources import INSIDE, Source, damaged
from gov_disclosure.errors import GovDisclosureError, LimitError, UnreadableError, UsageError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.opening import check_size

try:
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # type: ignore[import-untyped, unused-ignore]
except ImportError as error:
    raise UsageError.of("error.extra", format="WARC", extra="warc") from error

__all__ = ["read_warc"]

_CHUNK: Final = 1 << 16
_SPARE: Final = 16
"""Times `Limits.max_bytes` that one record may take up before the rest of the archive is left."""
_END = b"\r\n\r\n"
_GZIP = b"\x1f\x8b"
_LONGEST_LENGTH = 16
_PIECES = 100
_WORDS = 200


def read_warc(
    path: str, given: IO[bytes], limits: Limits, passed: Callable[[str], None] | None, *, compressed: bool
) -> Iterator[Source]:
    """
    Yield the pages of a web archive, in its order.

    Args:
        path: What the archive is called.
        given: Its records.
        limits: A page may have `Limits.max_bytes`, as may its record; of a record with 16 times as many no more is read, nor
            what follows it.
        passed: Called with the name of each page that is left out: it is no report, or stands in the archive of an earlier crawl.
        compressed: Whether they are compressed by gzip.
    """
    stream = _Stream(given, compressed=compressed, most=_SPARE * limits.max_bytes)
    wanted = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.revisit
    try:
        for record in ArchiveIterator(stream, record_types=wanted, parse_http=False):
            stream.read_since = 0
            source = _page(record, path, limits)
            if record.record_type == WarcRecordType.revisit or (
                source.error is None and not may_be_report(source.data or b"", source.media_type)
            ):
                if passed is not None:
                    passed(source.name)
                continue
            yield source
    # A damaged header is one that nobody can read past.
    except (OSError, ValueError) as error:
        yield Source(path, error=damaged(path, stream.failure or error))
        return
    except BaseException as error:
        # A fault of the library itself, which is no `Exception`.
        if type(error).__name__ != "PanicException":
            raise
        yield Source(path, error=damaged(path, error))
        return
    if not stream.tell() and stream.failure is None:
        yield Source(path, error=UnreadableError.of("error.empty"))
    elif stream.failure is not None:
        yield Source(path, error=damaged(path, stream.failure))
    elif stream.tail and not stream.tail.endswith(_END):
        yield Source(path, error=UnreadableError.of("error.warc.cut", file=path))


class _Stream:
    """A stream that is read to its end, counted, and that keeps what went wrong: FastWARC takes an error for the end."""

    def __init__(self, raw: IO[bytes], *, compressed: bool, most: int) -> None:
        self._read: Callable[[int], bytes] = raw.read
        if compressed:
            import gzip

            # Piece by piece: of an archive that is cut off what comes before is had.
            self._read = gzip.GzipFile(fileobj=raw).read1
        self._most = most
        self._at = 0
        self.read_since = 0
        self.tail = b""
        self.failure: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        if self.failure is not None:
            return b""
        try:
            data = self._read(_CHUNK if size < 0 else min(size, _CHUNK))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            self.failure = error
            return b""
        self._at += len(data)
        self.read_since += len(data)
        self.tail = (self.tail + data)[-len(_END) :]
        if self.read_since > self._most:
            self.failure = ValueError(f"a record of more than {self._most} bytes")
            return b""
        return data

    def readinto(self, buffer: Any) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False

    def close(self) -> None:
        """Leave it open: it is the caller's."""

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        # It asks where it is.
        if (whence == 0 and offset == self._at) or (whence == 1 and offset == 0):
            return self._at
        raise OSError("a stream is read forwards")


def _page(record: Any, path: str, limits: Limits) -> Source:
    """Return a record as a source, with what keeps it from being one."""
    told = {str(name).lower(): str(value) for name, value in record.headers.items()}
    called = f"{path}{INSIDE}{told.get('warc-target-uri', '').strip('<>') or record.stream_pos}"
    try:
        declared = int(told.get("content-length", ""))
    except ValueError:
        return Source(called, error=UnreadableError.of("error.warc.cut", file=called))
    # A record in segments goes on in other ones.
    if told.get("warc-truncated") or told.get("warc-segment-number"):
        return Source(called, error=UnreadableError.of("error.warc.cut", file=called))
    try:
        data = _read(record.reader, limits)
        if len(data) != declared:
            return Source(called, error=UnreadableError.of("error.warc.cut", file=called))
        if "application/http" not in told.get("content-type", ""):
            return Source(called, data, told.get("content-type"))
        return _response(called, data, limits)
    except GovDisclosureError as error:
        return Source(called, error=error)
    except (OSError, ValueError, zlib.error) as error:
        return Source(called, error=damaged(called, error))


def _read(stream: Any, limits: Limits) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        size += len(chunk)
        chunks.append(chunk)
        check_size(size, chunks[0], limits)
    return b"".join(chunks)


def _response(called: str, data: bytes, limits: Limits) -> Source:
    """Return the body of an HTTP response, whole and unpacked."""
    head, end, body = data.partition(_END)
    if not end:
        raise UnreadableError.of("error.warc.cut", file=called)
    status, *lines = head.decode("latin-1").split("\r\n")
    fields: dict[str, str] = {}
    for line in lines[:_WORDS]:
        name, _, value = line.partition(":")
        fields[name.strip().lower()] = value.strip()
    media_type = fields.get("content-type")
    # `HTTP/1.1 200 OK`, and as some crawlers write it `HTTP/2 200`.
    if not status.partition(" ")[2].lstrip().startswith("2"):
        # A page that says that there is none.
        return Source(called, b"", "application/x-none")
    if "chunked" in fields.get("transfer-encoding", "").lower() and _is_chunked(body):
        body = _joined(called, body)
    elif len(body) < _length(fields.get("content-length", "")):
        # The connection broke off.
        raise UnreadableError.of("error.warc.cut", file=called)
    for packed in reversed([each.strip().lower() for each in fields.get("content-encoding", "").split(",") if each.strip()]):
        if packed in {"gzip", "x-gzip", "deflate"}:
            body = _unpacked(called, body, packed, limits)
        elif packed != "identity":
            raise UnreadableError.of("error.warc.packed", file=called, method=packed)
    if status.split()[1:2] == ["206"] and may_be_report(body, media_type):
        # A part of a page.
        raise UnreadableError.of("error.warc.cut", file=called)
    return Source(called, body, media_type)


def _length(written: str) -> int:
    """Return the bytes that a server said it would send; 0 where it did not, or wrote no number."""
    return int(written) if written.isdecimal() and written.isascii() and len(written) < _LONGEST_LENGTH else 0


def _is_chunked(body: bytes) -> bool:
    """Whether a body is in chunks still: some crawlers join them and leave the header."""
    size = body[:20].partition(b"\r\n")[0].partition(b";")[0].strip()
    return bool(size) and all(digit in b"0123456789abcdefABCDEF" for digit in size)


def _joined(called: str, body: bytes) -> bytes:
    parts: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 1_000)
        if end < 0:
            raise UnreadableError.of("error.warc.cut", file=called)
        size = int(body[at:end].partition(b";")[0], 16)
        if not size:
            return b"".join(parts)
        at = end + 2
        if size < 0 or at + size > len(body):
            raise UnreadableError.of("error.warc.cut", file=called)
        parts.append(body[at : at + size])
        at += size + 2


def _unpacked(called: str, body: bytes, packed: str, limits: Limits) -> bytes:
    # Of deflate there are two kinds, with a header and without.
    raw = packed == "deflate" and (body[:1] != b"\x78")
    unpacking = zlib.decompressobj(-15 if raw else 15 + 32)
    chunks: list[bytes] = []
    size = pieces = 0
    rest = body
    while True:
        chunk = unpacking.decompress(rest, 1 << 20)
        rest = unpacking.unconsumed_tail
        size += len(chunk)
        chunks.append(chunk)
        check_size(size, chunks[0], limits)
        if size > 1 << 20 and size > limits.max_ratio * max(len(body), 1):
            raise LimitError.of("error.zip.limit", limit="max_ratio", value=limits.max_ratio, part=called)
        if unpacking.eof:
            rest = unpacking.unused_data
            if not rest.startswith(_GZIP):
                return b"".join(chunks)
            # It may be packed in several pieces, one behind the other; of too many each would cost what is left.
            pieces += 1
            if pieces > _PIECES:
                raise UnreadableError.of("error.warc.packed", file=called, method=f"{packed} × {_PIECES}")
            unpacking = zlib.decompressobj(15 + 32)
        elif not chunk and not rest:
            raise UnreadableError.of("error.warc.cut", file=called)
