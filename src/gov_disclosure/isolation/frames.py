"""
The frames that supervisor and worker exchange: a kind, a length, a body.

| kind | from | body |
| --- | --- | --- |
| `READY` | worker | empty; the first frame |
| `REQUEST` | supervisor | JSON: how to read, see `gov_disclosure.isolation.asking` |
| `DATA` | both | the bytes of an input, of those of a request for rows one behind the other, or of a picture |
| `REPORT` | worker | JSON of the contract |
| `ROWS` | worker | lines of JSON, one for each of the next inputs of a request for rows |
| `ERROR` | worker | JSON of `GovDisclosureError.to_dict` |
| `PICTURE` | worker | JSON of a picture that wants a text; `DATA` follows |
| `TEXT` | supervisor | JSON: the text of the picture, or null |
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO, Final

__all__ = [
    "DATA",
    "ERROR",
    "PICTURE",
    "READY",
    "REPORT",
    "REQUEST",
    "ROWS",
    "SPELL",
    "TEXT",
    "UNREAD",
    "FrameError",
    "read_frame",
    "unpack",
    "write_frame",
]

READY: Final = b"!"
REQUEST: Final = b"Q"
DATA: Final = b"D"
REPORT: Final = b"R"
ROWS: Final = b"L"
ERROR: Final = b"E"
PICTURE: Final = b"P"
TEXT: Final = b"T"
SPELL: Final = 0.05
"""Seconds for which a worker keeps rows that are done, to send them together."""
UNREAD: Final = b"null"
"""The line that answers for a file that the worker could not read."""
_HEAD = struct.Struct(">4scQ")
_MARK = b"gd1\n"


class FrameError(Exception):
    """What came is no frame, is longer than may be, or is not what was to come."""


def write_frame(stream: BinaryIO, kind: bytes, body: bytes | dict[str, Any] | str | None) -> None:
    """Write a frame; anything but bytes is written as JSON."""
    if not isinstance(body, bytes):
        body = json.dumps(body, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    stream.write(_HEAD.pack(_MARK, kind, len(body)))
    stream.write(body)
    stream.flush()


def read_frame(stream: BinaryIO, kinds: bytes, most: int) -> tuple[bytes, bytes]:
    """
    Return kind and body of the next frame.

    Args:
        stream: Where from.
        kinds: The kinds that may come.
        most: How many bytes its body may have; it is looked at before anything is read of it.

    Raises:
        EOFError: The other side is gone.
        FrameError: Something else came.
    """
    head = _exactly(stream, _HEAD.size)
    mark, kind, size = _HEAD.unpack(head)
    if mark != _MARK or kind not in kinds:
        raise FrameError(f"no frame of {kinds!r}: {head!r}")
    if size > most:
        raise FrameError(f"a frame of {size} bytes, of {most} at most")
    return kind, _exactly(stream, size)


def unpack(body: bytes) -> Any:
    """
    Return what a frame of JSON says.

    Raises:
        FrameError: It is no JSON.
    """
    try:
        return json.loads(body.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        raise FrameError(f"no JSON: {type(error).__name__}") from None


def _exactly(stream: BinaryIO, size: int) -> bytes:
    parts: list[bytes] = []
    while size:
        part = stream.read(min(size, 1 << 20))
        if not part:
            raise EOFError
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
