"""What the streams of a PDF are packed in: as much is counted as the library unpacks."""

from __future__ import annotations

from base64 import a85encode
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gov_disclosure.reading.pdf.filters import filters_of


def undone(filters: bytes, data: bytes, size: int = 7) -> bytes:
    """Return data with filters undone, given in pieces."""
    pieces: Iterator[bytes] = (data[at : at + size] for at in range(0, len(data), size))
    for undo in filters_of(b"<</Filter" + filters + b">>"):
        pieces = undo(pieces)
    return b"".join(pieces)


def in_codes(data: bytes) -> bytes:
    """Return data in LZW as the library takes it: the width of a code grows one code early."""
    table = {bytes([each]): each for each in range(256)}
    bits, width, word, count = f"{256:09b}", 9, b"", 258
    for byte in data:
        longer = word + bytes([byte])
        if longer in table:
            word = longer
            continue
        bits += f"{table[word]:0{width}b}"
        table[longer] = count
        count += 1
        width = min(12, max(9, count.bit_length()))
        word = bytes([byte])
        if count == 4_094:
            bits += f"{table[word]:0{width}b}{256:0{width}b}"
            table, width, word, count = {bytes([each]): each for each in range(256)}, 9, b"", 258
    if word:
        bits += f"{table[word]:0{width}b}"
        count += 1
        width = min(12, max(9, count.bit_length()))
    bits += f"{257:0{width}b}"
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


@given(st.binary(max_size=400), st.integers(1, 99))
def test_letters_and_digits(data: bytes, size: int) -> None:
    letters = b"\n".join(a85encode(data)[at : at + 9] for at in range(0, 600, 9))
    assert undone(b"/ASCII85Decode", letters + b"~>", size) == data
    assert undone(b" /A85", letters + b"~>junk", size) == data
    assert undone(b"[/AHx]", data.hex(" ").encode() + b">00", size) == data


@given(st.binary(max_size=200).map(lambda data: data * 90), st.integers(1, 99))
def test_codes(data: bytes, size: int) -> None:
    pypdf = pytest.importorskip("pypdf.filters")
    packed = in_codes(data)
    assert undone(b"/LZWDecode", packed, size) == data
    assert pypdf.LZWDecode.decode(packed) == data


def test_runs() -> None:
    assert undone(b"/RunLengthDecode", b"\x02abc\xffd\x81e\x80junk") == b"abc" + b"d" * 2 + b"e" * 128


def test_one_within_the_other_and_under_other_names() -> None:
    assert undone(b"[/AHx /A85]", a85encode(b"words").hex().encode()) == b"words"
    assert undone(b"/ASCII#38#35Decode", a85encode(b"words")) == b"words"
    assert filters_of(b"<</Length 9/Type/Form>>") == []


@given(st.sampled_from([b"/A85", b"/AHx", b"/RL", b"/LZW", b"/Fl"]), st.binary(max_size=300))
def test_damaged_ones_end(name: bytes, data: bytes) -> None:
    assert len(undone(name, data)) <= 130 * len(data) + 4


def test_letters_that_are_none_are_undone_as_the_library_does() -> None:
    """Those of an encrypted stream among them: a group that says too much wraps round, a `z` within one ends it."""
    assert undone(b"/A85", b"uuuuu~>") == ((85**5 - 1) & 0xFFFFFFFF).to_bytes(4, "big")
    for size in range(1, 20):
        assert undone(b"/A85", b"87cz" + a85encode(b"words of words") + b"~>", size).startswith(bytes(4) + b"words of wor")
