"""How large the streams of a PDF are unpacked: counted before the library unpacks them, which knows no bound."""

from __future__ import annotations

import zlib
from typing import Final

from gov_disclosure.errors import LimitError
from gov_disclosure.limits import Limits

__all__ = ["check_streams"]

_KEYWORD: Final = b"stream"
_PICTURE: Final = b"/Image"
_RATIO: Final = 1_032
"""More than so many times deflated data cannot grow."""
_HEAD: Final = 1_024
_PIECE: Final = 1 << 16
_OUTPUT: Final = 1 << 20
_MOST_STREAMS: Final = 100_000


def check_streams(data: bytes, limits: Limits) -> None:
    """
    Raise where the streams of a PDF that hold no pictures are too large together when they are unpacked.

    Pictures are left out, as nobody asks for them. Streams that are packed twice, or written in letters, are not counted.

    Raises:
        LimitError: They have more than `Limits.max_unpacked_bytes`.
    """
    if len(data) * _RATIO <= limits.max_unpacked_bytes:
        return
    left = limits.max_unpacked_bytes
    view = memoryview(data)
    at = data.find(_KEYWORD)
    for _ in range(_MOST_STREAMS):
        if at < 0:
            return
        behind = at + len(_KEYWORD)
        head = data[max(0, at - _HEAD) : at]
        head = head[head.rfind(b"obj") + 1 :]
        # Whatever its dictionary calls its filter: what is not deflated fails at once.
        if _PICTURE not in head and not head.endswith(b"end"):
            start = behind + (data[behind : behind + 2] == b"\r\n") + 1
            left -= _unpacked(view[start:], left)
            if left < 0:
                raise LimitError.of("error.zip.limit", part="PDF", limit="max_unpacked_bytes", value=limits.max_unpacked_bytes)
        at = data.find(_KEYWORD, behind)


def _unpacked(packed: memoryview, most: int) -> int:
    """Return the size of deflated data when it is unpacked; anything beyond `most` is not looked at."""
    unpacker = zlib.decompressobj()
    size = 0
    for begin in range(0, len(packed), _PIECE):
        piece: bytes | memoryview = packed[begin : begin + _PIECE]
        try:
            while piece:
                size += len(unpacker.decompress(piece, _OUTPUT))
                piece = unpacker.unconsumed_tail
                if size > most:
                    return size
        except zlib.error:
            # Damaged from here on: the library takes what came before, too.
            return size
        if unpacker.eof:
            return size
    return size
