"""Bytes: encodings that lie, and bytes of no encoding."""

from __future__ import annotations

import random

from tests.hostile.cases import BOTH, case
from tests.hostile.parts import within, write

TEN_MB = 10 * 1024 * 1024


@case("bin")
def nothing() -> bytes:
    return b""


@case("bin")
def zeros() -> bytes:
    return bytes(32 * 1024 * 1024)


@case("txt")
def noise() -> bytes:
    return random.Random(7).randbytes(TEN_MB)


@case("html", readers=BOTH)
def noise_in_a_page() -> bytes:
    return b"<html><meta charset=gb2312><table>" + random.Random(7).randbytes(TEN_MB)


@case("txt")
def invalid_bytes_in_a_report() -> bytes:
    return write().encode() + b"\xff\xfe\x80" * 1_000_000 + write().encode("gb18030")


@case("html", readers=BOTH)
def charset_that_lies() -> bytes:
    markup = within("<p>公开信息</p>" * 100_000)
    return b"<meta charset=big5>" + markup.encode("gb18030")


@case("html", readers=BOTH)
def charsets_without_number() -> bytes:
    return b"".join(b"<meta charset=utf-%d>" % number for number in range(200_000)) + within("").encode()


@case("html", readers=BOTH)
def charset_that_is_a_codec() -> bytes:
    """Names that Python would take, and that unpack or run something."""
    names = ("zip", "bz2", "hex", "rot13", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "mbcs", "undefined")
    return b"".join(b"<meta charset=%s>" % name.encode() for name in names) + within("").encode()


@case("txt")
def utf16_without_mark() -> bytes:
    return (write() * 5_000).encode("utf-16-le")


@case("txt")
def utf16_of_odd_length() -> bytes:
    return b"\xff\xfe" + write(overview="长" * 2_000_000).encode("utf-16-le") + b"\x00"


@case("txt")
def utf32_beyond_unicode() -> bytes:
    return b"\xff\xfe\x00\x00" + b"\xff\xff\xff\x7f" * 2_000_000


@case("txt")
def lone_surrogates() -> bytes:
    return write().encode() + b"\xed\xa0\x80" * 1_000_000


@case("txt")
def marks_in_the_middle() -> bytes:
    return write(overview="\ufeff公开" * 300_000).encode("utf-8-sig")


@case("txt")
def gb18030_of_four_bytes() -> bytes:
    return write().encode("gb18030") + b"\x90\x30\x81\x30" * 1_000_000


@case("txt")
def shift_sequences() -> bytes:
    return write().encode("gb18030") + b"~{" * 1_000_000 + b"\x1b$)A" * 500_000


@case("txt")
def controls() -> bytes:
    return write(overview="\x1b[2J\x07\x9b31m" * 200_000).encode()
