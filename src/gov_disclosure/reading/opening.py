"""From a path or a stream to bytes, counted while they are read: what a file says of its size is not believed."""

from __future__ import annotations

import os
import stat
from typing import BinaryIO

from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.limits import Limits

__all__ = ["check_size", "read_path", "read_stream", "too_large"]

_CHUNK = 1 << 20
_REST = 1 << 16
"""Bytes that are read at a time beyond what a file is said to have: of a pipe all that it holds."""
_PATIENCE = 10.0
"""Seconds that a pipe may be silent."""
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_path(path: str, limits: Limits) -> bytes:
    """
    Return the bytes of a file, or of a named pipe that something writes to.

    Raises:
        UnreadableError: It cannot be opened, is a folder, a socket or a device, or a pipe that stays silent.
        LimitError: It has more than `Limits.max_bytes`, whatever its size was said to be.
    """
    try:
        # Before it is opened: opening a device may already do something.
        _refuse(os.stat(path), path)  # noqa: PTH116 - pathlib is dear to import
        descriptor = os.open(path, _FLAGS)
    except OSError as error:
        raise _unopened(path, error) from error
    try:
        told = os.fstat(descriptor)
        _refuse(told, path)
        return _gather(descriptor, path, limits, size=told.st_size, is_pipe=stat.S_ISFIFO(told.st_mode))
    except OSError as error:
        raise _unopened(path, error) from error
    finally:
        os.close(descriptor)


def read_stream(stream: BinaryIO, limits: Limits) -> bytes:
    """
    Return the bytes of a stream up to its end.

    Raises:
        UnreadableError: It cannot be read.
        LimitError: It has more than `Limits.max_bytes`.
    """
    chunks: list[bytes] = []
    size = 0
    try:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            chunks.append(chunk)
            check_size(size, chunks[0], limits)
    except OSError as error:
        raise _unopened(str(getattr(stream, "name", "-")), error) from error
    return b"".join(chunks)


def check_size(size: int, head: bytes, limits: Limits) -> None:
    """
    Raise where an input that begins with some bytes has more than the limit for its format.

    Raises:
        LimitError: It has more than `Limits.max_bytes`, or a PDF more than `Limits.max_pdf_bytes`.
    """
    if size <= min(limits.max_bytes, limits.max_pdf_bytes):
        return
    from gov_disclosure.reading.registry import size_limit

    name, largest = size_limit(head, limits)
    if size > largest:
        raise too_large(limits, name)


def too_large(limits: Limits, name: str = "max_bytes") -> LimitError:
    """Return the error of an input beyond a limit of bytes."""
    return LimitError.of("error.too_large", name=name, limit=getattr(limits, name))


def _gather(descriptor: int, path: str, limits: Limits, *, size: int, is_pipe: bool) -> bytes:
    chunks: list[bytes] = []
    read = 0
    while True:
        if is_pipe:
            _await(descriptor, path)
        # One byte more than there should be, and no more: the room for a whole chunk costs what reading a page does.
        chunk = os.read(descriptor, min(_CHUNK, size - read + 1) if size > read else _REST)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
        read += len(chunk)
        # What the file says of its size is heard where it is too large, before all of that is read.
        check_size(max(size, read), chunks[0], limits)


def _await(descriptor: int, path: str) -> None:
    """Wait until a pipe has something to read, or until its writers have left it."""
    from select import select

    if not select([descriptor], [], [], _PATIENCE)[0]:
        raise UnreadableError.of("error.silent", file=path, seconds=int(_PATIENCE))


def _refuse(told: os.stat_result, path: str) -> None:
    mode = told.st_mode
    if stat.S_ISDIR(mode):
        raise UnreadableError.of("error.folder", file=path)
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise UnreadableError.of("error.special", file=path)


def _unopened(path: str, error: OSError) -> UnreadableError:
    return UnreadableError.of("error.unopened", file=path, reason=error.strerror or str(error))
