"""Pages saved with all their files in one (MHTML, `.mht`): the page that holds the text is read, the rest is left."""

from __future__ import annotations

import binascii
import re
from typing import Final, NamedTuple

import attrs

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.errors import UnreadableError
from gov_disclosure.reading.blocks import Document
from gov_disclosure.reading.charset import decode
from gov_disclosure.reading.encoded import read_decoded
from gov_disclosure.reading.mime import MimePart, content_type, is_mail, read_headers, split_parts
from gov_disclosure.reading.part_source import PartSource
from gov_disclosure.reading.reader import Container
from gov_disclosure.reading.sniff import HTML, TEXT

__all__ = ["is_mhtml", "read_mhtml"]

_FRONT: Final = 8_192
_BEGINS: Final = re.compile(rb"[\s\xef\xbb\xbf]{0,64}+[\x21-\x39\x3b-\x7e]{2,76}+:[ \t]")
_HAN: Final = re.compile("[\u4e00-\u9fff]+")
_UNSHOWN: Final = re.compile(r"<(script|style)\b(?>(?:[^<]++|<(?!/\1))*)", re.IGNORECASE)
_PAGES: Final = ("text/html", "application/xhtml+xml")
_MOST_NAME: Final = 200
_MOST_BLANKS: Final = 68


def is_mhtml(data: bytes, _name: str | None) -> bool:
    """Return whether bytes are a page with headers before it, as browsers and Word save it."""
    if _BEGINS.match(data) is None:
        return False
    headers, _ = read_headers(data, _start(data), min(len(data), _FRONT))
    if not headers.keys() & {"mime-version", "snapshot-content-location", "content-transfer-encoding"} or is_mail(headers):
        return False
    media_type, parameters = content_type(headers)
    return media_type in _PAGES or (media_type.startswith("multipart/") and "boundary" in parameters)


def _start(data: bytes) -> int:
    front = data[:_MOST_BLANKS]
    return len(front) - len(front.lstrip(b" \t\r\n\xef\xbb\xbf"))


class _Page(NamedTuple):
    text: str
    part: MimePart
    number: int
    remarks: Diagnostics


def read_mhtml(container: Container) -> Document:
    """
    Return the page of an MHTML: its root, or a frame in it that has more of the text.

    Raises:
        UnreadableError: There is no page in it.
    """
    data, sink, limits = container.data, container.sink, container.limits
    if not is_mhtml(data, None):
        # Only its name says that it is.
        raise UnreadableError.of("error.binary")
    headers, body = read_headers(data, _start(data), len(data))
    parts, cut = split_parts(data, MimePart(headers, body, len(data)), limits.max_parts, limits.max_depth)
    if cut:
        sink.add("GD103", Severity.WARNING, limit="max_parts", value=limits.max_parts)
    numbered = list(enumerate(parts, 1))
    told = HTML
    chosen = [each for each in numbered if content_type(each[1].headers)[0] in _PAGES]
    if not chosen:
        told = TEXT
        chosen = [each for each in numbered if content_type(each[1].headers)[0] == "text/plain"]
    pages = [page for number, part in chosen if (page := _page(data, number, part, container)) is not None]
    if not pages:
        raise UnreadableError.of("error.no_page")
    page = _main(pages, content_type(headers)[1].get("start", ""))
    sink.absorb(page.remarks)
    if len(pages) > 1:
        sink.add("GD150", Severity.INFO, part=_name(page), pages=len(pages))
    document = read_decoded(page.text, told, sink, limits, container.fast)
    return attrs.evolve(document, source=PartSource(document.source, _name(page)))


def _page(data: bytes, number: int, part: MimePart, container: Container) -> _Page | None:
    """Return a part as text, or None where there is none in it."""
    sink = Diagnostics(container.limits)
    raw = _decoded(data[part.start : part.end], part.headers.get("content-transfer-encoding", ""), sink)
    if not raw.strip():
        return None
    text = decode(raw, declared=content_type(part.headers)[1].get("charset"), html=True, sink=sink)
    return _Page(text, part, number, sink) if text.strip() else None


def _decoded(raw: bytes, encoding: str, sink: Diagnostics) -> bytes:
    encoding = encoding.strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(raw)
    if encoding != "base64":
        return raw
    whole = raw.translate(None, _NOT_BASE64).rstrip(b"=")
    try:
        if len(whole) % 4 == 1:
            sink.add("GD151", Severity.WARNING, container="base64")
            whole = whole[:-1]
        return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
    except binascii.Error:
        sink.add("GD151", Severity.WARNING, container="base64")
        return b""


_NOT_BASE64: Final = bytes(
    byte for byte in range(256) if not (chr(byte).isascii() and (chr(byte).isalnum() or chr(byte) in "+/="))
)


def _main(pages: list[_Page], start: str) -> _Page:
    """Return the page to read: the root, unless what stands in a frame has far more text."""
    root = next((page for page in pages if start and page.part.headers.get("content-id", "").strip() == start.strip()), pages[0])
    most = max(pages, key=_size)
    return most if _size(most) > 2 * _size(root) else root


def _size(page: _Page) -> int:
    return sum(map(len, _HAN.findall(_UNSHOWN.sub("", page.text))))


def _name(page: _Page) -> str:
    """Return what a part is called: its address, as far as it can be shown."""
    headers = page.part.headers
    name = headers.get("content-location") or headers.get("content-id") or ""
    name = "".join(character for character in name if character.isprintable())[:_MOST_NAME].strip()
    return name or f"part {page.number}"
