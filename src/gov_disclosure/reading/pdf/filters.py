"""What the streams of a PDF are packed in, undone piece by piece: only to count what the library will unpack."""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from binascii import unhexlify
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, takewhile
from typing import Final

__all__ = ["SLOW", "Pieces", "filters_of", "inflated"]

Pieces = Iterable[bytes | memoryview]
Filter = Callable[[Pieces], Iterator[bytes]]

_FILTERS: Final = re.compile(rb"/Filter\s{0,8}(\[[^\]]{0,400}\]|/[A-Za-z0-9#]{1,60})")
_NAME: Final = re.compile(rb"/([A-Za-z0-9#]{1,60})")
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_SECRET: Final = b"Crypt"
_OUTPUT: Final = 1 << 20
_INPUT: Final = 1 << 16
_NO_LETTER: Final = re.compile(rb"[^!-uz\s\0]")
_NO_DIGIT: Final = re.compile(rb"[^0-9A-Fa-f]+")
_BLANKS: Final = b" \t\n\r\v\f\0"
_FIRST_LETTER, _ZEROS = b"!z"
_CLEAR, _END, _LAST_CODE = 256, 257, 4_096


def filters_of(dictionary: bytes) -> list[Filter]:
    """
    Return what undoes the filters of a stream in order, given its dictionary; inflation where another object tells them.

    A filter that only pictures have ends them: in any other stream the library leaves it as it is.
    """
    if b"#" in dictionary:
        dictionary = _ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), dictionary)
    if b"/Filter" not in dictionary:
        return []
    told = _FILTERS.search(dictionary)
    names = _NAME.findall(told[1]) if told is not None else []
    known = list(takewhile(_BY_NAME.__contains__, (name for name in names if name != _SECRET)))
    return [_BY_NAME[name] for name in known] if names else [inflated]


def inflated(packed: Pieces) -> Iterator[bytes]:
    """Unpack deflated data."""
    unpacker = zlib.decompressobj()
    for whole in packed:
        piece = whole
        try:
            # What stands behind the end of the stream is left over again and again.
            while piece and not unpacker.eof:
                yield unpacker.decompress(piece, _OUTPUT)
                piece = unpacker.unconsumed_tail
        except zlib.error:
            # Damaged from here on: the library takes what came before, too.
            return
        if unpacker.eof:
            return


def _from_letters(packed: Pieces) -> Iterator[bytes]:
    """Undo base 85."""
    kept = made = b""
    loose: _Forgiving | None = None
    # The mark at the end may be left out.
    for piece in chain(_pieces(packed), (b"~",)):
        letters = bytes(piece).translate(None, _BLANKS)
        stop = _NO_LETTER.search(letters)
        letters = kept + (letters[: stop.start()] if stop is not None else letters)
        # Groups of five letters; a `z` is a group by itself.
        size = len(letters) if stop is not None else (len(letters) - letters.count(b"z")) // 5 * 5
        whole = letters if stop is not None else _groups(letters, size)
        kept = letters[len(whole) :]
        try:
            made = a85decode(whole) if loose is None else b""
        except ValueError:
            # Damaged, or encrypted, which is not to be told here: the library goes on.
            loose = _Forgiving()
        if loose is not None:
            made, kept = loose.undo(whole + kept, ends=stop is not None), b""
        yield made
        if stop is not None:
            return


def _pieces(packed: Pieces) -> Iterator[bytes | memoryview]:
    return (whole[begin : begin + _INPUT] for whole in packed for begin in range(0, len(whole), _INPUT))


class _Forgiving:
    """Makes of letters that are no base 85 what the library does: groups that say too much wrap round, a `z` ends any."""

    def __init__(self) -> None:
        self._value = self._count = 0

    def undo(self, letters: bytes, *, ends: bool) -> bytes:
        """Return what some letters make with those before; a group that is cut off at the end is that of its whole bytes."""
        made = bytearray()
        value, count = self._value, self._count
        for letter in letters:
            if letter == _ZEROS:
                made += bytes(4)
                value = count = 0
                continue
            value = (85 * value + letter - _FIRST_LETTER) & 0xFFFFFFFF
            count += 1
            if count == 5:
                made += value.to_bytes(4, "big")
                value = count = 0
        self._value, self._count = value, count
        return bytes(made) + (bytes(max(0, count - 1)) if ends else b"")


def _groups(letters: bytes, size: int) -> bytes:
    """Return the letters up to the last whole group of five, given how many letters but `z` whole groups have."""
    if b"z" not in letters:
        return letters[:size]
    at = len(letters)
    extra = len(letters) - letters.count(b"z") - size
    while extra:
        at -= 1
        extra -= letters[at : at + 1] != b"z"
    return letters[:at]


def _from_digits(packed: Pieces) -> Iterator[bytes]:
    """Undo base 16."""
    kept = b""
    for piece in packed:
        digits, end, _ = bytes(piece).partition(b">")
        digits = kept + _NO_DIGIT.sub(b"", digits)
        even = len(digits) // 2 * 2
        kept = digits[even:]
        yield unhexlify(digits[:even])
        if end:
            return


def _from_runs(packed: Pieces) -> Iterator[bytes]:
    """Undo the encoding of runs."""
    data, at = b"".join(map(bytes, packed)), 0
    made: list[bytes] = []
    size = 0
    while at < len(data) and data[at] != 128:
        length = data[at]
        made.append(data[at + 1 : at + length + 2] if length < 128 else data[at + 1 : at + 2] * (257 - length))
        at += length + 2 if length < 128 else 2
        size += len(made[-1])
        if size >= _OUTPUT:
            yield b"".join(made)
            made, size = [], 0
    yield b"".join(made)


def _from_codes(packed: Pieces) -> Iterator[bytes]:
    """Undo LZW."""
    first = [bytes([each]) for each in range(256)] + [b"", b""]
    table, before, width = list(first), b"", 9
    made: list[bytes] = []
    size = bits = held = 0
    for byte in (byte for piece in packed for byte in bytes(piece)):
        bits, held = bits << 8 | byte, held + 8
        if held < width:
            continue
        held -= width
        code, bits = bits >> held, bits & ((1 << held) - 1)
        if code == _END:
            break
        if code == _CLEAR:
            table, before, width = list(first), b"", 9
            continue
        if code > len(table) or (code == len(table) and not before):
            break
        word = table[code] if code < len(table) else before + before[:1]
        if before and len(table) < _LAST_CODE:
            table.append(before + word[:1])
        before = word
        width = min(12, max(9, (len(table) + 1).bit_length()))
        made.append(word)
        size += len(word)
        if size >= _OUTPUT:
            yield b"".join(made)
            made, size = [], 0
    yield b"".join(made)


_BY_NAME: Final[dict[bytes, Filter]] = {
    b"FlateDecode": inflated, b"Fl": inflated,
    b"ASCII85Decode": _from_letters, b"A85": _from_letters, b"ASCIIHexDecode": _from_digits, b"AHx": _from_digits,
    b"RunLengthDecode": _from_runs, b"RL": _from_runs, b"LZWDecode": _from_codes, b"LZW": _from_codes,
}  # fmt: skip
SLOW: Final = frozenset((_from_letters, _from_runs, _from_codes))
"""Those for which there is no native decoder."""
