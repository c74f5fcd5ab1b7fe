"""Character references: from the markup's characters to the text, and from a place in the text back."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from html import unescape

__all__ = ["decode_attribute", "decode_text", "offset_within", "source_offset"]

_REFERENCE = re.compile(r"&(?:#(?:[xX]([0-9a-fA-F]++)|([0-9]++));?|[a-zA-Z][^\t\n\f\r <&#;\0]{0,31}+;?)|\r\n?|\0")
_MAX_DIGITS = 8
_LONG = 2_048


def decode_text(raw: str) -> str:
    """Return the text that a run of markup without tags stands for."""
    if "&" in raw or "\r" in raw or "\0" in raw:
        return _REFERENCE.sub(_replace, raw)
    return raw


def decode_attribute(raw: str) -> str:
    """Return the value of an attribute."""
    return _REFERENCE.sub(_replace, raw) if "&" in raw else raw


def source_offset(raw: str, index: int, *, behind: bool = False) -> int:
    """
    Return the offset in `raw` of character `index` of its text.

    With `behind` the offset behind that character is returned.
    """
    if not ("&" in raw or "\r" in raw or "\0" in raw):
        return min(index + behind, len(raw))
    return _offset(*(_places(raw) if len(raw) > _LONG else _find_places(raw)), index, len(raw), behind)


def offset_within(markup: str, first: int, last: int, index: int, *, behind: bool = False) -> int:
    """
    Return the offset in the markup of character `index` of the text that the markup from `first` to `last` stands for.

    A long one is looked through once, and not for each of the places that are asked for.
    """
    if last - first <= _LONG:
        return first + source_offset(markup[first:last], index, behind=behind)
    return first + _offset(*_places_within(markup, first, last), index, last - first, behind)


def _offset(places: list[int], references: list[tuple[int, int, int]], index: int, most: int, behind: bool) -> int:
    at = bisect_right(places, index) - 1
    size, start, end = references[at]
    passed = index - places[at] - size
    if passed < 0:
        return end if behind else start
    return min(end + passed + behind, most)


def _find_places(raw: str) -> tuple[list[int], list[tuple[int, int, int]]]:
    """
    Return what is written by references: where in the text it stands, and its size there, start and end in `raw`.

    The lists begin with an entry of no size at the start.
    """
    places, references = [0], [(0, 0, 0)]
    shift = 0
    for match in _REFERENCE.finditer(raw):
        size, rest = _sizes(match.group())
        start, end = match.start(), match.end() - rest
        places.append(start - shift)
        references.append((size, start, end))
        shift += end - start - size
    return places, references


_places = lru_cache(maxsize=4)(_find_places)


@lru_cache(maxsize=2)
def _places_within(markup: str, first: int, last: int) -> tuple[list[int], list[tuple[int, int, int]]]:
    """Return `_find_places` of a part of the markup: the whole is hashed but once, and never copied."""
    return _find_places(markup[first:last])


@lru_cache(maxsize=1_024)
def _sizes(written: str) -> tuple[int, int]:
    """Return how many characters a reference stands for, and how many it took along behind those."""
    text = _REFERENCE.sub(_replace, written)
    rest = _common_tail(written, text)
    return len(text) - rest, rest


_named = lru_cache(maxsize=1_024)(unescape)


def _common_tail(written: str, text: str) -> int:
    """Return how many last characters a reference without semicolon took along as they are."""
    most = min(len(written), len(text)) - 1
    size = 0
    while size < most and written[-1 - size] == text[-1 - size]:
        size += 1
    return size


def _replace(match: re.Match[str]) -> str:
    written = match.group()
    if written[0] == "\r":
        return "\n"
    if written == "\0":
        return ""
    hexadecimal, decimal = match.groups()
    if hexadecimal is None and decimal is None:
        return _named(written)
    digits: str = (hexadecimal or decimal).lstrip("0")
    if len(digits) > _MAX_DIGITS:
        return "\ufffd"
    number = int(digits or "0", 16 if hexadecimal else 10)
    if number == 0 or number > 0x10FFFF or 0xD800 <= number <= 0xDFFF:
        return "\ufffd"
    if 0x80 <= number <= 0x9F:
        return bytes((number,)).decode("cp1252", "ignore") or chr(number)
    return chr(number)
