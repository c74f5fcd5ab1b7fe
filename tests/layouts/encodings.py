"""How the characters of a file become bytes."""

from __future__ import annotations

import codecs
from collections.abc import Callable

Encoder = Callable[[str], bytes]


def utf8(text: str) -> bytes:
    """UTF-8 without a mark."""
    return text.encode("utf-8")


def utf8_bom(text: str) -> bytes:
    """UTF-8 with a byte order mark."""
    return codecs.BOM_UTF8 + text.encode("utf-8")


def gb18030(text: str) -> bytes:
    """GB18030, as old Chinese sites serve it."""
    return text.encode("gb18030")


def utf16_le(text: str) -> bytes:
    """UTF-16, little endian, with its mark."""
    return codecs.BOM_UTF16_LE + text.encode("utf-16-le")


def utf16_be(text: str) -> bytes:
    """UTF-16, big endian, with its mark."""
    return codecs.BOM_UTF16_BE + text.encode("utf-16-be")


def big5(text: str) -> bytes:
    """Big5; only for text in traditional script."""
    return text.encode("big5")


def windows_lines(encoder: Encoder) -> Encoder:
    """The same with line ends of Windows."""
    return lambda text: encoder(text.replace("\n", "\r\n"))


def old_mac_lines(encoder: Encoder) -> Encoder:
    """The same with a carriage return alone."""
    return lambda text: encoder(text.replace("\n", "\r"))
