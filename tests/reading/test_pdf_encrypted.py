"""PDFs whose streams are encrypted, and objects within them: nothing of those can be known before the library opens them."""

from __future__ import annotations

import hashlib

import pytest

from tests.reading.test_pdf import blocks
from tests.reading.test_pdf_covered import OFF, OLD, SHOWN, TABLE

pytest.importorskip("pypdfium2")

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
IDENTITY = bytes(16)
RESOURCES = b"/Resources<</Font<</F 5 0 R>>/Properties<</Old 6 0 R>>>>"


def md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def rc4(key: bytes, data: bytes) -> bytes:
    state, at = list(range(256)), 0
    for index in range(256):
        at = (at + state[index] + key[index % len(key)]) % 256
        state[index], state[at] = state[at], state[index]
    made, at = bytearray(), 0
    for count, byte in enumerate(data, 1):
        index = count % 256
        at = (at + state[index]) % 256
        state[index], state[at] = state[at], state[index]
        made.append(byte ^ state[(state[index] + state[at]) % 256])
    return bytes(made)


def encrypted(content: bytes, *hidden: bytes) -> bytes:
    """Return a PDF that needs no password: a table with more on the page, and objects from the sixth on in a stream."""
    owner = rc4(md5(PADDING)[:5], PADDING)
    key = md5(PADDING + owner + (0xFFFFFFFC).to_bytes(4, "little") + IDENTITY)[:5]
    user = rc4(key, PADDING)
    heads, bodies = b"", b""
    for number, body in enumerate(hidden, 6):
        heads += b"%d %d " % (number, len(bodies))
        bodies += body + b" "
    first = 6 + len(hidden)
    objects = {
        1: (b"/Type/Catalog/Pages 2 0 R/OCProperties 7 0 R", b"") if hidden else (b"/Type/Catalog/Pages 2 0 R", b""),
        2: (b"/Type/Pages/Kids[3 0 R]/Count 1", b""),
        3: (b"/Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R" + RESOURCES, b""),
        4: (b"", TABLE + content),
        5: (b"/Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding", b""),
        first: (b"/Type/ObjStm/N %d/First %d" % (len(hidden), len(heads)), heads + bodies),
        first + 1: (b"/Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>" % (owner.hex().encode(), user.hex().encode()), b""),
    }  # fmt: skip
    data, rows = b"%PDF-1.7\n", {}
    for number, (dictionary, stream) in objects.items():
        rows[number] = b"\1" + len(data).to_bytes(4, "big") + bytes(2)
        secret = rc4(md5(key + number.to_bytes(3, "little") + bytes(2))[:10], stream)
        data += b"%d 0 obj\n<<%b" % (number, dictionary)
        data += b"/Length %d>>\nstream\n%b\nendstream" % (len(secret), secret) if stream else b">>"
        data += b"\nendobj\n"
    rows |= {number: b"\2" + first.to_bytes(4, "big") + at.to_bytes(2, "big") for at, number in enumerate(range(6, first))}
    table = b"".join(rows.get(number, bytes(7)) for number in range(first + 2))
    trailer = b"/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R/Encrypt %d 0 R/ID[<%b><%b>]" % (
        first + 2, first + 1, IDENTITY.hex().encode(), IDENTITY.hex().encode(),
    )  # fmt: skip
    start = len(data)
    data += b"%d 0 obj\n<<%b/Length %d>>\nstream\n%b\nendstream\nendobj\n" % (first + 2, trailer, len(table), table)
    return data + b"startxref\n%d\n%%%%EOF" % start


LAYER = b"<</Type/OCG/Name<00>>>"


@pytest.mark.parametrize("off", OFF)
def test_layers_that_are_switched_off_in_secret_are_not_read(off: bytes) -> None:
    assert blocks(encrypted(OLD, LAYER, b"<</OCGs[6 0 R]/D<<%b>>>>" % off)) == ["one|5", "two|41"]


def test_those_that_are_switched_on_are() -> None:
    assert blocks(encrypted(OLD, LAYER, b"<</OCGs[6 0 R]/D<<>>>>")) == ["one|5", "two|417"]


def test_what_has_no_layers_is() -> None:
    assert blocks(encrypted(SHOWN)) == ["one|5", "two|417"]
