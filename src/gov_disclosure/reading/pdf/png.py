"""Pictures of pages as PNG."""

from __future__ import annotations

import struct
import zlib

__all__ = ["png"]


def png(width: int, height: int, lines: bytes) -> bytes:
    """Return a picture of eight bits of grey a pixel, each line with its filter byte before it."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(lines, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
