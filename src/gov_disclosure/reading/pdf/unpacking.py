"""How large the streams of a PDF are unpacked: counted before the library unpacks them, which knows no bound."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from gov_disclosure.errors import LimitError
from gov_disclosure.limits import Limits

__all__ = ["check_streams"]

_KEYWORD: Final = b"stream"
_PICTURE: Final = b"/Image"
_RATIO: Final = 1_032
"""More than so many times deflated data cannot grow."""
_TWICE: Final = re.compile(rb"Fl(?:ateDecode)?[ \r\n]{0,8}/Fl")
_MOST_FILTERS: Final = 5
_HEAD: Final = 1_024
_PIECE: Final = 1 << 16
_OUTPUT: Final = 1 << 20
_MOST_STREAMS: Final = 100_000


def check_streams(data: bytes, limits: Limits) -> None:
    """
    Raise where the streams of a PDF that hold no pictures are too large together when they are unpacked.

    Pictures are left out, as nobody asks for them. Streams that are written in letters are not counted.

    Raises:
        LimitError: They have more than `Limits.max_unpacked_bytes`.
    """
    if len(data) * _RATIO <= limits.max_unpacked_bytes and _TWICE.search(data) is None:
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
            packed = _pieces(view[start:])
            for _ in range(min(head.count(b"/Fl"), _MOST_FILTERS) if _TWICE.search(head) is not None else 1):
                packed = _unpacked(packed)
            for piece in packed:
                left -= len(piece)
                if left < 0:
                    break
            if left < 0:
                raise LimitError.of("error.zip.limit", part="PDF", limit="max_unpacked_bytes", value=limits.max_unpacked_bytes)
        at = data.find(_KEYWORD, behind)


def _pieces(data: memoryview) -> Iterator[bytes | memoryview]:
    return (data[begin : begin + _PIECE] for begin in range(0, len(data), _PIECE))


def _unpacked(packed: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    """Unpack deflated data, piece by piece."""
    unpacker = zlib.decompressobj()
    for whole in packed:
        piece = whole
        try:
            while piece:
                yield unpacker.decompress(piece, _OUTPUT)
                piece = unpacker.unconsumed_tail
        except zlib.error:
            # Damaged from here on: the library takes what came before, too.
            return
        if unpacker.eof:
            return
