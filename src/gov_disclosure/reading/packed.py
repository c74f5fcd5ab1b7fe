"""
Pages as they went over the wire: compressed, or with the headers of the answer before them.

At most two layers are taken off. What is inflated is counted while it is inflated.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import LimitError, UnreadableError
from gov_disclosure.reading.blocks import Document
from gov_disclosure.reading.charset import decode
from gov_disclosure.reading.encoded import read_decoded
from gov_disclosure.reading.mime import read_headers
from gov_disclosure.reading.reader import Container
from gov_disclosure.reading.sniff import HTML, looks_like_text, sniff_bytes

__all__ = ["is_packed", "read_packed"]

_GZIP: Final = b"\x1f\x8b"
_ZLIB: Final = (b"\x78\x01", b"\x78\x9c", b"\x78\xda")
_ANSWER: Final = re.compile(rb"HTTP/\d(?:\.\d)?+ \d{3}[^\r\n]{0,200}+(?:\r\n|\n)")
_SIZE: Final = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*+(?:;[^\r\n]{0,200}+)?+\r\n")
_PRINTED: Final = re.compile(r"[^\r\n]")
_CHUNK: Final = 65_536
_MOST_ANSWERS: Final = 10


def is_packed(data: bytes, _name: str | None) -> bool:
    """Return whether bytes are compressed by gzip or zlib, or an answer of a server with its headers."""
    return data.startswith((_GZIP, *_ZLIB)) or _ANSWER.match(data) is not None


def read_packed(container: Container) -> Document:
    """
    Return the document within.

    Raises:
        UnreadableError: It is packed more than twice, or cannot be unpacked.
        LimitError: There is more of it than `Limits.max_bytes`.
    """
    if not is_packed(container.data, None):
        # Only its name says that it is.
        raise UnreadableError.of("error.binary")
    above = ""
    for _ in range(2):
        data = container.data
        if _ANSWER.match(data) is not None:
            container, above = _without_headers(container)
        elif data.startswith((_GZIP, *_ZLIB)):
            container, above = attrs.evolve(container, data=_inflated(container), name=_bare(container.name)), ""
    if is_packed(container.data, None):
        raise UnreadableError.of("error.packed_twice")
    if above and looks_like_text(container.data):
        return _below_headers(container, above)
    from gov_disclosure.reading.registry import read_container

    return read_container(container)


def _bare(name: str | None) -> str | None:
    return name.removesuffix(".gz") if name is not None else None


def _inflated(container: Container) -> bytes:
    """Return what bytes were before they were compressed, as far as they go."""
    data, most = container.data, container.limits.max_bytes
    pieces: list[bytes] = []
    size, at = 0, 0
    # 32 and more takes the header of gzip or that of zlib.
    engine = zlib.decompressobj(32 + zlib.MAX_WBITS)
    try:
        while at < len(data):
            given = data[at : at + _CHUNK]
            piece = engine.decompress(given, most - size + 1)
            size += len(piece)
            pieces.append(piece)
            if size > most:
                raise LimitError.of("error.inflated", limit=most)
            at += len(given) - len(engine.unused_data) - len(engine.unconsumed_tail)
            if engine.eof:
                if not data.startswith(_GZIP, at):
                    return b"".join(pieces)
                engine = zlib.decompressobj(32 + zlib.MAX_WBITS)
    except zlib.error:
        pass
    text = b"".join(pieces)
    if not text:
        raise UnreadableError.of("error.format.archive", format="gzip")
    if not engine.eof:
        container.sink.add("GD151", Severity.WARNING, container="gzip")
    return text


def _without_headers(container: Container) -> tuple[Container, str]:
    """Return what a server sent, and blanks for the headers before it, or none where places in it moved."""
    data = container.data
    at = 0
    headers: dict[str, str] = {}
    for _ in range(_MOST_ANSWERS):
        # Behind a proxy or after a redirection there are several.
        match = _ANSWER.match(data, at)
        if match is None:
            break
        headers, at = read_headers(data, match.end(), len(data))
    body, moved = data[at:], False
    if "chunked" in headers.get("transfer-encoding", "").lower():
        whole = _joined(body)
        body, moved = (whole, True) if whole is not None else (body, False)
    media_type = container.media_type or headers.get("content-type")
    return attrs.evolve(container, data=body, media_type=media_type), "" if moved else _PRINTED.sub(
        " ", data[:at].decode("latin-1")
    )


def _joined(body: bytes) -> bytes | None:
    """Return the chunks of a body as one, or None where it is not in chunks any more."""
    pieces: list[bytes] = []
    at = 0
    while (match := _SIZE.match(body, at)) is not None:
        size = int(match[1], 16)
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size + 2
        if not size or at >= len(body):
            return b"".join(pieces)
    return b"".join(pieces) if len(pieces) > 1 else None


def _below_headers(container: Container, above: str) -> Document:
    """Return a page below its headers: with blanks for these, so that places are those in the user's file."""
    whole = container.data
    told = sniff_bytes(container.media_type, container.name)
    charset = re.search(r"charset=[\"']?+([\w.:-]++)", container.media_type or "", re.IGNORECASE)
    text = decode(
        whole,
        declared=charset[1] if charset is not None else None,
        html=told is HTML or b"<" in whole[:1024],
        sink=container.sink,
    )
    return read_decoded(above + text, told, container.sink, container.limits, container.fast)
