"""
The shape of MIME: headers, and the parts between boundaries, as offsets into the bytes.

Written by hand, as the standard library's parser goes through the whole once for every level of nesting, and
recurses. Here headers and parts are counted, and so is what is looked through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

__all__ = ["MimePart", "Parts", "content_type", "is_mail", "read_headers", "split_parts"]

_NAME: Final = re.compile(rb"([\x21-\x39\x3b-\x7e]{1,76}+):[ \t]*+")
_LINE: Final = re.compile(rb"[^\r\n]*+(?:\r\n|\r|\n|\Z)")
_PARAMETER: Final = re.compile(r";\s*+([\w*-]++)\s*+=\s*+(?:\"([^\"]*+)\"|([^;\s]++))")
_MOST_HEADERS: Final = 200
_MOST_HEADER_BYTES: Final = 64 * 1024
_MOST_MARKS: Final = 100_000
_MOST_SCANS: Final = 16
_OF_MAIL: Final = frozenset(("to", "received", "delivered-to", "return-path", "reply-to", "dkim-signature"))


class MimePart(NamedTuple):
    """One part: its headers by lower-case name, and where its body begins and ends."""

    headers: Mapping[str, str]
    start: int
    end: int


class Parts(NamedTuple):
    """Parts that hold something else than parts, in order, and whether there were more than are taken."""

    parts: tuple[MimePart, ...]
    cut: bool


def read_headers(data: bytes, at: int, stop: int) -> tuple[dict[str, str], int]:
    """Return headers by lower-case name, the first of equal ones, and where the body begins."""
    headers: dict[str, str] = {}
    name = ""
    last = min(stop, at + _MOST_HEADER_BYTES)
    while at < last:
        line = _LINE.match(data, at, stop)
        written = line[0] if line is not None else b""
        if not written.strip():
            return headers, at + len(written)
        begun = _NAME.match(written)
        if begun is not None:
            name = begun[1].decode("ascii").lower()
            if name in headers or len(headers) >= _MOST_HEADERS:
                name = ""
            else:
                headers[name] = written[begun.end() :].decode("latin-1").strip()
        elif written[:1] in (b" ", b"\t"):
            if name:
                headers[name] += " " + written.decode("latin-1").strip()
        else:
            return headers, at
        at += len(written)
    return headers, min(at, stop)


def content_type(headers: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return the media type in lower case, and its parameters by lower-case name."""
    value = headers.get("content-type", "text/plain")
    parameters: dict[str, str] = {}
    for name, quoted, bare in _PARAMETER.findall(value[:4_096]):
        parameters.setdefault(name.lower(), quoted or bare)
    return value.partition(";")[0].strip().lower(), parameters


def is_mail(headers: Mapping[str, str]) -> bool:
    """Return whether headers are those of a letter, not of a saved page."""
    return not _OF_MAIL.isdisjoint(headers) and "snapshot-content-location" not in headers


def split_parts(data: bytes, whole: MimePart, most: int, depth: int) -> Parts:
    """
    Return the parts of a part, those of nested multiparts in their place.

    Args:
        data: The bytes.
        whole: The part they lie in; if it is no multipart, it is the only one.
        most: How many parts are taken.
        depth: How deep multiparts may lie in each other.
    """
    found: list[MimePart] = []
    stack = [(whole, 0)]
    short = False
    budget = _MOST_SCANS * len(data) + 1
    while stack:
        part, level = stack.pop()
        media_type, parameters = content_type(part.headers)
        boundary = parameters.get("boundary", "")
        if not media_type.startswith("multipart/") or not boundary:
            found.append(part)
            if len(found) >= most and stack:
                return Parts(tuple(found), cut=True)
            continue
        budget -= part.end - part.start
        if level >= depth or budget < 0:
            return Parts(tuple(found), cut=True)
        inner, cut = _inner(data, part, boundary.encode("latin-1", "replace"), most)
        short = short or cut
        stack.extend((each, level + 1) for each in reversed(inner))
    return Parts(tuple(found), cut=short)


def _inner(data: bytes, part: MimePart, boundary: bytes, most: int) -> tuple[list[MimePart], bool]:
    """Return what lies between the boundaries of a multipart."""
    mark = b"--" + boundary
    starts: list[tuple[int, int]] = []
    at = part.start
    place = at if data.startswith(mark, at) else -1
    for _ in range(_MOST_MARKS):
        if place < 0:
            place = data.find(b"\n" + mark, max(at - 1, part.start), part.end)
            if place < 0:
                break
            place += 1
        at = place + len(mark)
        closing = data.startswith(b"--", at)
        if not closing and data[at : at + 1] not in (b"", b"\r", b"\n", b" ", b"\t"):
            place = -1
            continue
        line = _LINE.match(data, at, part.end)
        at = line.end() if line is not None else part.end
        starts.append((place, at))
        if closing or len(starts) > most:
            break
        place = at if data.startswith(mark, at) and at < part.end else -1
    parts: list[MimePart] = []
    for number, (_, begin) in enumerate(starts):
        if number + 1 < len(starts):
            end = starts[number + 1][0]
        elif data.startswith(mark + b"--", starts[number][0]) or len(starts) > most:
            break
        else:
            # The end is lost.
            end = part.end
        headers, body = read_headers(data, begin, end)
        parts.append(MimePart(headers, body, end))
    return parts, len(starts) > most
