"""How large the streams of a PDF are unpacked, and what they draw: counted before the library does, which knows no bound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple, NoReturn

from gov_disclosure.errors import LimitError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.pdf.codes import CODES, doubles_digits, stands_for_much
from gov_disclosure.reading.pdf.drawing import Drawing
from gov_disclosure.reading.pdf.filters import SLOW, Pieces, filters_of, inflated
from gov_disclosure.reading.pdf.pictured import Pictured

__all__ = ["Streams", "check_streams"]

_KEYWORD: Final = b"stream"
_NUMBER: Final = re.compile(rb"([0-9]{1,9})[\s]{1,8}[0-9]{1,5}[\s]{1,8}$")
_LONGEST_NUMBER: Final = 32
_PIECE: Final = 1 << 16
_SLOWER: Final = 12
"""How many times longer it takes to undo a filter without a native decoder."""
_MOST_STREAMS: Final = 100_000
_REFERENCES: Final = re.compile(rb"\[[0-9R\s\0]{12,}\]")
"""An array of nothing but references, as of the streams that a page is made of."""
_REFERENCE: Final = re.compile(rb"([0-9]{1,9})[\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}R")
_SPOKEN: Final = b"/ActualText"
_PACKED: Final = b"/ObjStm"
"""Names a stream that has objects of the file in it."""
_LONGEST: Final = 64
_LENGTH: Final = re.compile(rb"/Length[\s\0]{1,8}([0-9]{1,9})(?![0-9]|[\s\0]{1,8}[0-9]{1,5}[\s\0]{1,8}R)")
_END: Final = b"endstream"
_NAMED: Final = re.compile(rb"#([4-7][0-9A-Fa-f])")
_OFF: Final = re.compile(rb"/OFF(?![\s]{0,8}\[[\s]{0,8}\])")
"""A layer that is switched off, or what all are but some."""
_REMARKED: Final = re.compile(rb"[0-9R][\s\0]{0,8}%")
_REMARK: Final = re.compile(rb"%[^\r\n]*+")
"""What counts as a blank, too."""


class Streams(NamedTuple):
    """
    What the streams of a PDF hold.

    Attributes:
        dearest: What the dearest of the forms costs to be drawn.
        dearest_character: What the dearest of the characters does that are drawings.
        spoken: Whether any text may say that it stands for another.
        layers: Whether any layer may be switched off.
        drawable: Whether no font is known to draw more than characters.
        doubled: Whether several codes of a font may stand for one digit.
    """

    dearest: int
    dearest_character: int
    spoken: bool
    layers: bool
    drawable: bool
    doubled: bool


class _Met:
    """What was met in the file and its streams; what is encrypted may hold anything."""

    def __init__(self, data: bytes) -> None:
        self.spoken = self.shapes = self.doubled = self._off = self._layers = False
        spelt = _spelt(data)
        self._secret = b"/Encrypt" in spelt
        self._packed = _PACKED in spelt
        self._look(spelt)
        self.spoken = self.spoken or self._secret
        self.doubled = self._secret

    def look_for_words(self, data: bytes) -> None:
        self.spoken = self.spoken or _SPOKEN in _spelt(data)
        self.doubled = self.doubled or (CODES in data and doubles_digits(data))

    def look(self, data: bytes) -> None:
        """Look at a piece that may have objects of the file in it."""
        self._look(_spelt(data))

    def _look(self, data: bytes) -> None:
        self.spoken = self.spoken or _SPOKEN in data
        self._layers = self._layers or b"/OCProperties" in data
        self._off = self._off or (b"/OFF" in data and _OFF.search(data) is not None)
        self.shapes = self.shapes or b"/Type3" in data

    @property
    def secret(self) -> bool:
        """Whether objects of the file may lie where they are not seen."""
        return self._secret and self._packed

    @property
    def layers(self) -> bool:
        """Whether there are layers, one of which may be switched off."""
        return (self._layers and self._off) or self.secret


def check_streams(data: bytes, limits: Limits) -> Streams:
    """
    Raise where the streams of a PDF are too large together when they are unpacked, or draw too much.

    What is a picture and nothing else is left out, as nobody asks for all of it.

    Returns:
        What they hold.

    Raises:
        LimitError: They have more than `Limits.max_unpacked_bytes`, or draw more than `Limits.max_drawn`.
    """
    met = _Met(data)
    drawing = Drawing(limits.max_drawn, shapes=met.shapes)
    pictured = Pictured()
    _take_streams(data, limits, met, drawing, pictured)
    if (met.shapes and drawing.uncounted) or met.secret or not pictured.settle(_spelt(data)):
        # The font lies in a stream behind what may be its characters, or a picture may be one, or the content of a page.
        drawing = Drawing(limits.max_drawn, shapes=met.shapes)
        _take_streams(data, limits, met, drawing, None if met.secret else pictured)
    drawing.shapes = met.shapes
    if not drawing.within_bounds(_spelt(data) if met.shapes else data):
        _refuse("max_drawn", limits)
    return Streams(
        drawing.dearest, drawing.dearest_character,
        spoken=met.spoken, layers=met.layers, drawable=not met.shapes, doubled=met.doubled,
    )  # fmt: skip


def _take_streams(data: bytes, limits: Limits, met: _Met, drawing: Drawing, pictured: Pictured | None) -> None:
    """Unpack the streams of a PDF for who looks at them and who counts what they draw, but for those that are pictured."""
    left = _Left(limits)
    again = Counter[int]()
    _count_again(data, again)
    sizes: dict[int, int] = {}
    view = memoryview(data)
    at, behind = data.find(_KEYWORD), 0
    for count in range(_MOST_STREAMS + 1):
        if at < 0:
            break
        if count == _MOST_STREAMS:
            _refuse("max_unpacked_bytes", limits)
        head, behind = data[behind:at], at + len(_KEYWORD)
        begun = head.rfind(b"obj")
        number = _NUMBER.search(head, max(0, begun - _LONGEST_NUMBER), begun) if begun >= 0 else None
        head = _spelt(head[begun + 1 :])
        own = int(number[1]) if number is not None else -1
        if not head.endswith(b"end") and not (pictured is not None and pictured.takes(own, head)):
            filters = filters_of(head)
            start = behind + (data[behind : behind + 2] == b"\r\n") + 1
            drawing.begin(own, head)
            before = left.bytes
            packed: Pieces = _pieces(view[start:] if filters == [inflated] else view[start : _end(data, start, head)])
            for undo in filters:
                packed = undo(left.charged(packed, _SLOWER) if undo in SLOW else packed)
            last, tells = b"", False
            for piece in left.charged(packed):
                piece = bytes(piece)
                if not drawing.take(piece):
                    _refuse("max_drawn", limits)
                met.look_for_words(last + piece)
                tells = tells or CODES in last + piece
                if tells and stands_for_much(last + piece):
                    _refuse("max_glyphs", limits)
                if _PACKED in head:
                    met.look(last + piece)
                    if pictured is not None:
                        pictured.look(_spelt(last + piece))
                    # An array may go on from one piece to the next.
                    _count_again(b"[%b]" % piece, again)
                last = piece[-_LONGEST:]
            sizes[own] = max(before - left.bytes, sizes.get(own, 0))
        at = data.find(_KEYWORD, behind)
    if sum([sizes.get(number, 0) * count for number, count in again.items()]) > left.bytes:
        _refuse("max_unpacked_bytes", limits)


def _end(data: bytes, start: int, head: bytes) -> int:
    """Return where a stream ends, which may have the word for it in it if its length says so."""
    end = data.find(_END, start)
    told = _LENGTH.search(head)
    stop = start + int(told[1]) if told is not None else 0
    if end < stop < len(data) and _END in data[stop : stop + _LONGEST]:
        return stop
    return end if end >= 0 else len(data)


def _count_again(data: bytes | memoryview, again: Counter[int]) -> None:
    """Count the references that an array has a second time: the library unpacks what they lead to each time."""
    if _REMARKED.search(data) is not None:
        data = _REMARK.sub(b" ", data)
    for array in _REFERENCES.finditer(data):
        numbers = Counter([int(match[1]) for match in _REFERENCE.finditer(array[0])])
        again.update({number: count - 1 for number, count in numbers.items() if count > 1})


class _Left:
    """How many bytes may still be unpacked."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.bytes = limits.max_unpacked_bytes

    def charged(self, pieces: Pieces, factor: int = 1) -> Pieces:
        """Yield pieces, each counted so many times."""
        for piece in pieces:
            self.bytes -= factor * len(piece)
            if self.bytes < 0:
                _refuse("max_unpacked_bytes", self.limits)
            yield piece


def _refuse(limit: str, limits: Limits) -> NoReturn:
    raise LimitError.of("error.pdf.limit", name=limit, limit=getattr(limits, limit))


def _pieces(data: memoryview) -> Iterator[bytes | memoryview]:
    return (data[begin : begin + _PIECE] for begin in range(0, len(data), _PIECE))


def _spelt(data: bytes) -> bytes:
    """Return data whose names are spelt out: `#46` in one is `F`."""
    return _NAMED.sub(lambda match: bytes.fromhex(match[1].decode()), data) if b"#" in data else data
