"""The border to the standard library's TAR: an archive read once from its beginning to its end, and no further than is due."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from typing import IO, Any, Final, Self, cast

__all__ = ["tar_members"]

_HEADERS: Final = 1 << 20
"""Bytes that the headers of a member may have: some are held as a whole, whatever size they say they have."""
_ZERO = b"\0"


def tar_members(stream: IO[bytes]) -> Iterator[tuple[str, Callable[[], IO[bytes]]]]:
    """
    Yield the name of each file in an archive, and what opens it before the next is asked for; they are never listed.

    Args:
        stream: The archive, packed by gzip, bzip2, xz or not at all.

    Raises:
        Exception: It is damaged, cut off, or none; each way of packing has exceptions of its own.
    """
    counted = _Counted(stream)
    archive = cast("Any", tarfile.open)(fileobj=counted, mode="r|", tarinfo=_Header, encoding="utf-8", errors="surrogateescape")
    with closing(archive):
        while (member := archive.next()) is not None:
            # The list of what was read is for those who go back.
            archive.members = []
            # The rest of this one, and the headers of the next.
            counted.left = max(0, archive.offset - archive.fileobj.tell()) + _HEADERS
            if member.isreg():
                yield member.name, partial(archive.extractfile, member)


class _Header(tarfile.TarInfo):
    """A header; the library takes one that is damaged or cut off for the end, which is two blocks of zeros."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError as error:
            if buf and not buf.strip(_ZERO):
                raise
            raise tarfile.ReadError(str(error)) from None


class _Counted:
    """
    The blocks of an archive, unpacked and counted.

    Attributes:
        left: How many bytes more may be read.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._read: Callable[[int], bytes] | None = None
        self._failure: Exception | None = None
        self.left = _HEADERS

    def read(self, size: int) -> bytes:
        if self._failure is not None:
            # What was damaged once has no next member.
            raise self._failure
        try:
            if self._read is None:
                self._read = _unpacked(self._stream)
            data = self._read(size)
        except Exception as error:
            self._failure = error
            raise
        self.left -= len(data)
        if self.left < 0:
            self._failure = tarfile.ReadError(f"headers of more than {_HEADERS} bytes")
            raise self._failure
        return data


class _Begun:
    """A stream of which the first bytes were looked at."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = head
        self._stream = stream

    def read(self, size: int) -> bytes:
        head, self._head = self._head[:size], self._head[size:]
        return head + self._stream.read(size - len(head))


def _unpacked(stream: IO[bytes]) -> Callable[[int], bytes]:
    """Return what reads a stream unpacked, as it begins, whatever its name; of one that is cut off all that there is."""
    head = stream.read(6)
    begun = cast("Any", _Begun(head, stream))
    if head.startswith(b"\x1f\x8b"):
        from gzip import GzipFile

        return GzipFile(fileobj=begun).read1
    if head.startswith(b"BZh"):
        from bz2 import BZ2File

        return BZ2File(begun).read1
    if head.startswith(b"\xfd7zXZ\0"):
        from lzma import LZMAFile

        return LZMAFile(begun).read1
    return cast("Callable[[int], bytes]", begun.read)
