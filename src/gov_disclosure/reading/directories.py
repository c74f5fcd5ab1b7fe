"""The names in the directory of a ZIP or an OLE file: read by hand, as far as a bound, and without unpacking anything."""

from __future__ import annotations

from struct import Struct, unpack_from
from typing import Final

__all__ = ["ole_names", "zip_names"]

_MOST_NAMES: Final = 2_000
_MOST_SECTORS: Final = 256
_LAST_SECTOR: Final = 0xFFFFFFF9
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"
_LOCAL = b"PK\x03\x04"
_LENGTHS = Struct("<3H")


def zip_names(data: bytes) -> tuple[str, ...]:
    """Return the names of the first members of a ZIP; of a damaged one those that are found from its front."""
    names: list[str] = []
    end = data.rfind(_END, max(0, len(data) - 65_600))
    at = unpack_from("<I", data, end + 16)[0] if 0 <= end <= len(data) - 20 else len(data)
    while len(names) < _MOST_NAMES and data.startswith(_ENTRY, at) and at + 46 <= len(data):
        name, extra, comment = _LENGTHS.unpack_from(data, at + 28)
        utf8 = unpack_from("<H", data, at + 8)[0] & 0x800
        names.append(_name(data[at + 46 : at + 46 + name], bool(utf8)))
        at += 46 + name + extra + comment
    if names:
        return tuple(names)
    at = data.find(_LOCAL)
    while 0 <= at <= len(data) - 30 and len(names) < _MOST_NAMES:
        name = unpack_from("<H", data, at + 26)[0]
        names.append(_name(data[at + 30 : at + 30 + name], bool(unpack_from("<H", data, at + 6)[0] & 0x800)))
        at = data.find(_LOCAL, at + 30 + name)
    return tuple(names)


def _name(raw: bytes, utf8: bool) -> str:
    """Return a name as text: Chinese ones are in UTF-8, or without a flag in the encoding of the writer's system."""
    for codec in ("utf-8",) if utf8 else ("utf-8", "gb18030"):
        try:
            return raw.decode(codec).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437").replace("\\", "/")


def ole_names(data: bytes) -> tuple[str, ...]:
    """Return the names in the directory of an OLE compound file."""
    if len(data) < 512:
        return ()
    size = 1 << min(16, unpack_from("<H", data, 30)[0])
    (sector,) = unpack_from("<I", data, 48)
    tables = unpack_from("<109I", data, 76)
    names: list[str] = []
    for _ in range(_MOST_SECTORS):
        start = (sector + 1) * size
        if size < 128 or sector >= _LAST_SECTOR or start >= len(data):
            break
        for at in range(start, min(start + size, len(data) - 127), 128):
            (length,) = unpack_from("<H", data, at + 64)
            if 2 < length <= 64:
                names.append(data[at : at + length - 2].decode("utf-16-le", "replace"))
        # The next sector of the directory stands in the file's table of sectors.
        table, index = divmod(sector, size // 4)
        place = (tables[table] + 1) * size + 4 * index if table < len(tables) and tables[table] < _LAST_SECTOR else len(data)
        sector = unpack_from("<I", data, place)[0] if place + 4 <= len(data) else _LAST_SECTOR
    return tuple(names)
