"""
A zip archive, read with suspicion.

What the archive says of itself is never believed: sizes are counted while bytes are unpacked, parts may
neither overlap nor share a name, and nothing is read that lies outside its own part.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from itertools import pairwise
from struct import Struct, error
from typing import Final, NamedTuple

from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.limits import Limits

__all__ = ["Archive", "Entry"]

_END: Final = Struct("<4s4H2LH")
_END_64: Final = Struct("<4sQ2H2L4Q")
_LOCATOR_64: Final = Struct("<4sLQL")
_CENTRAL: Final = Struct("<4s6H3L5H2L")
_LOCAL: Final = Struct("<4s5H3L2H")
_LONG: Final = Struct("<Q")
_EXTRA: Final = Struct("<2H")
_LONGEST_COMMENT: Final = 65_535
_FULL: Final = 0xFFFF_FFFF
_ENCRYPTED: Final = 0x2041
"""Flags: encrypted, strongly encrypted, names masked."""
_STORED, _DEFLATED = 0, 8
_CHUNK: Final = 65_536
_RATIO_FROM: Final = 1024 * 1024


class Entry(NamedTuple):
    """
    One part of an archive, as its directory has it.

    Attributes:
        name: Its name as written, with `/` between folders.
        raw: The bytes of the name.
        flags: How it was written.
        method: How it is packed.
        crc: Check sum of its content.
        packed: Bytes in the archive.
        size: Bytes of its content, as the directory says.
        offset: Where its header begins.
    """

    name: str
    raw: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int


class Archive:
    """
    The parts of an archive, by name; upper and lower case are the same.

    Raises:
        UnreadableError: The directory is missing or damaged, or parts overlap or share a name.
        LimitError: There are more than `Limits.max_entries` parts.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._unpacked = 0
        self._entries: dict[str, Entry] = {}
        self._begins: dict[str, int] = {}
        try:
            entries, end = _read_directory(data, limits)
            ranges: list[tuple[int, int]] = []
            for entry in entries:
                key = entry.name.lower()
                if key in self._entries:
                    raise UnreadableError.of("error.zip.duplicate", part=entry.name[:80])
                self._entries[key] = entry
                self._begins[key] = begin = _begin(data, entry)
                ranges.append((entry.offset, begin + entry.packed))
        except error:
            raise UnreadableError.of("error.zip.truncated") from None
        ranges.sort()
        if any(left[1] > right[0] for left, right in pairwise(ranges)) or (ranges and ranges[-1][1] > end):
            raise UnreadableError.of("error.zip.overlapping")

    def find(self, name: str) -> Entry | None:
        """Return the part of that name, or None."""
        return self._entries.get(name.lower())

    def read(self, entry: Entry) -> bytes:
        """Return the whole content of a part; raises what `chunks` does."""
        return b"".join(self.chunks(entry))

    def chunks(self, entry: Entry) -> Iterator[bytes]:
        """
        Yield the content of a part, piece by piece.

        Raises:
            UnreadableError: The part is encrypted, damaged, or packed in a way that is not known.
            LimitError: It is larger than `Limits.max_part_bytes`, all parts together are larger than
                `Limits.max_unpacked_bytes`, or it was packed more than `Limits.max_ratio` times.
        """
        if entry.flags & _ENCRYPTED:
            raise UnreadableError.of("error.zip.encrypted", part=entry.name)
        if entry.method not in (_STORED, _DEFLATED):
            raise UnreadableError.of("error.zip.method", part=entry.name, method=entry.method)
        size = crc = 0
        for piece in self._stored(entry) if entry.method == _STORED else self._inflated(entry):
            size += len(piece)
            crc = zlib.crc32(piece, crc)
            self._count(entry, size, len(piece))
            yield piece
        if size != entry.size or crc != entry.crc:
            raise UnreadableError.of("error.zip.damaged", part=entry.name)

    def _stored(self, entry: Entry) -> Iterator[bytes]:
        begin = self._begins[entry.name.lower()]
        for at in range(begin, begin + entry.packed, _CHUNK):
            yield self._data[at : min(at + _CHUNK, begin + entry.packed)]

    def _inflated(self, entry: Entry) -> Iterator[bytes]:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            for packed in self._stored(entry):
                if inflate.eof:
                    break
                yield inflate.decompress(packed, _CHUNK)
                while inflate.unconsumed_tail:
                    yield inflate.decompress(inflate.unconsumed_tail, _CHUNK)
            while not inflate.eof:
                piece = inflate.decompress(b"", _CHUNK)
                if not piece:
                    break
                yield piece
        except zlib.error:
            raise UnreadableError.of("error.zip.damaged", part=entry.name) from None
        if not inflate.eof:
            raise UnreadableError.of("error.zip.damaged", part=entry.name)

    def _count(self, entry: Entry, size: int, more: int) -> None:
        limits = self._limits
        self._unpacked += more
        passed = (
            ("max_part_bytes", limits.max_part_bytes, size > limits.max_part_bytes),
            ("max_unpacked_bytes", limits.max_unpacked_bytes, self._unpacked > limits.max_unpacked_bytes),
            ("max_ratio", limits.max_ratio, size > _RATIO_FROM and size > limits.max_ratio * max(entry.packed, 1)),
        )
        for limit, value, is_passed in passed:
            if is_passed:
                raise LimitError.of("error.zip.limit", limit=limit, value=value, part=entry.name)


def _read_directory(data: bytes, limits: Limits) -> tuple[list[Entry], int]:
    """Return the entries of the directory, and where it begins."""
    at = data.rfind(b"PK\5\6", max(0, len(data) - _LONGEST_COMMENT - _END.size))
    if at < 0:
        raise UnreadableError.of("error.zip.truncated")
    _, disk, first_disk, here, count, size, offset, _ = _END.unpack_from(data, at)
    end = at
    if _FULL in (size, offset) or count == 0xFFFF:
        end, here, count, size, offset = _end_64(data, at) or (end, here, count, size, offset)
    if disk or first_disk or here != count:
        raise UnreadableError.of("error.zip.disks")
    if count > limits.max_entries:
        raise LimitError.of("error.zip.entries", count=count, limit=limits.max_entries)
    if end - size != offset:
        raise UnreadableError.of("error.zip.truncated" if end - size < offset else "error.zip.prefix")
    entries: list[Entry] = []
    where = offset
    for _ in range(count):
        entry, where = _read_entry(data, where)
        entries.append(entry)
    if where != end:
        raise UnreadableError.of("error.zip.truncated")
    return entries, offset


def _end_64(data: bytes, at: int) -> tuple[int, int, int, int, int] | None:
    """Return where the directory of a large archive ends, its entries here and in all, its size and where it begins."""
    if at < _LOCATOR_64.size:
        return None
    mark, disk, end, disks = _LOCATOR_64.unpack_from(data, at - _LOCATOR_64.size)
    if mark != b"PK\6\7" or disk or disks > 1 or end > at - _LOCATOR_64.size - _END_64.size:
        return None
    mark, _, _, _, disk, first_disk, here, count, size, offset = _END_64.unpack_from(data, end)
    return (end, here, count, size, offset) if mark == b"PK\6\6" and not disk and not first_disk else None


def _read_entry(data: bytes, at: int) -> tuple[Entry, int]:
    """Return the entry of the directory at an offset, and where the next one begins."""
    mark, _, _, flags, method, _, _, crc, packed, size, named, extra, comment, _, _, _, offset = _CENTRAL.unpack_from(data, at)
    if mark != b"PK\1\2":
        raise UnreadableError.of("error.zip.truncated")
    at += _CENTRAL.size
    raw = data[at : at + named]
    if _FULL in (packed, size, offset):
        size, packed, offset = _long_values(data[at + named : at + named + extra], (size, packed, offset))
    try:
        name = raw.decode()
    except UnicodeDecodeError:
        name = raw.decode("latin-1")
    return Entry(name.replace("\\", "/").lstrip("/"), raw, flags, method, crc, packed, size, offset), at + named + extra + comment


def _long_values(extra: bytes, values: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return sizes and offset with those that need more than 32 bits, which stand in an extra field."""
    at = 0
    while at + _EXTRA.size <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, at)
        at += _EXTRA.size
        if kind == 1:
            longs = (_LONG.unpack_from(extra, at + 8 * number)[0] for number in range(length // 8))
            size, packed, offset = (next(longs, _FULL) if value == _FULL else value for value in values)
            return size, packed, offset
        at += length
    return values


def _begin(data: bytes, entry: Entry) -> int:
    """Return where the content of a part begins, behind its own header, which must name it as the directory does."""
    if entry.offset > len(data):
        raise UnreadableError.of("error.zip.truncated")
    mark, _, _, _, _, _, _, _, _, named, extra = _LOCAL.unpack_from(data, entry.offset)
    begin: int = entry.offset + _LOCAL.size
    if mark != b"PK\3\4" or data[begin : begin + named] != entry.raw:
        raise UnreadableError.of("error.zip.damaged", part=entry.name[:80])
    begin += named + extra
    if begin + entry.packed > len(data):
        raise UnreadableError.of("error.zip.truncated")
    return begin
