"""What the codes of a font of a PDF stand for (`ToUnicode`), as far as several of them are one digit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["CODES", "doubles_digits", "stands_for_much"]

CODES: Final = b"beginbf"
"""What a table of codes has in it."""
_SECTION: Final = re.compile(rb"beginbf(char|range)(.*?)(?:endbf|\Z)", re.DOTALL)
_CODE: Final = rb"<([0-9A-Fa-f]{1,8})>\s*+"
_CHAR: Final = re.compile(_CODE + rb"<([0-9A-Fa-f]{0,64})>")
_RANGE: Final = re.compile(_CODE + _CODE + rb"(?:<([0-9A-Fa-f]{0,64})>|\[([^\[\]]{0,20000})\])")
_CHARS: Final = re.compile(rb"<([0-9A-Fa-f]{0,64})>")
_DIGITS: Final = frozenset([*range(0x30, 0x3A), *range(0xFF10, 0xFF1A)])


_LONGEST: Final = 128
"""Hexadecimal digits of what one code may stand for: thirty-two characters; the longest that is met is a phrase in one letter."""
_HEXADECIMAL: Final = re.compile(rb"[0-9A-Fa-f\s]++")


def stands_for_much(table: bytes) -> bool:
    """Whether a code of a table stands for more than any letter does: the library writes that out for each letter shown."""
    if max(map(len, table.split(b">"))) <= _LONGEST:
        return False
    return any(len(b"".join(digits[0].split())) > _LONGEST for digits in _HEXADECIMAL.finditer(table))


def doubles_digits(table: bytes) -> bool:
    """Whether a table of codes has a digit that several codes stand for."""
    codes: dict[int, int] = {}
    for kind, section in _SECTION.findall(table):
        for code, digit in _digits_of_ranges(section) if kind == b"range" else _digits_of_chars(section):
            if codes.setdefault(digit, code) != code:
                return True
    return False


def _digits_of_chars(section: bytes) -> Iterator[tuple[int, int]]:
    for code, char in _CHAR.findall(section):
        if len(char) == 4 and int(char, 16) in _DIGITS:
            yield int(code, 16), int(char, 16)


def _digits_of_ranges(section: bytes) -> Iterator[tuple[int, int]]:
    for first, last, char, chars in _RANGE.findall(section):
        begin = int(first, 16)
        if len(char) == 4:
            start = int(char, 16)
            for digit in _DIGITS:
                if start <= digit <= start + int(last, 16) - begin:
                    yield begin + digit - start, digit
        for at, each in enumerate(_CHARS.findall(chars)):
            if len(each) == 4 and int(each, 16) in _DIGITS:
                yield begin + at, int(each, 16)
