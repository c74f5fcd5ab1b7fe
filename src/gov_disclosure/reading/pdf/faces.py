"""Whether the fonts of a PDF draw the figures that they tell: what their codes stand for may be said wrongly."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import attrs

from gov_disclosure.reading.pdf.digits import FINE, SIDE, Hole, Look, holes_of, look_of, sample_of
from gov_disclosure.reading.pdf.strokes import Matrix
from gov_disclosure.reading.pdf.tracing import EM, Box, bounds_of, cut, drawn, fit, resized, text_of, told_apart, upright

__all__ = ["CHECKED", "Faces", "Pen"]

_DIGITS: Final = {char: at % 10 for at, char in enumerate("0123456789０１２３４５６７８９")}
_FLAT: Final = frozenset(".．,，-－−")
_HIGH: Final = 0.4
"""Of the size of the font: what is higher is no point, comma or sign."""
CHECKED: Final = _FLAT.union(_DIGITS)
"""Characters that are looked at."""
_OFF: Final = 0.012
"""Of the size of the font: by more the boxes of one character do not differ."""
_MOST_DRAWN: Final = 8_000
"""Digits that are drawn of one document; nothing is known of those beyond."""
_MOST_DRAWING: Final = 400_000
_LEAST_DRAWING: Final = 100
"""What fonts that consist of drawings may cost to be drawn, and each of their characters at least, counted as forms are."""
_LEVEL: Final = 0.02
_MOST_KEPT: Final = 40
"""Fonts that are held until the document is closed, so that they are looked at once."""


class Pen(NamedTuple):
    """
    What a text is written with.

    Attributes:
        text: Where it lies in memory.
        font: Where its font does.
        size: Size of the font, as the text has it.
        matrix: What makes a point of the text one of the page.
    """

    text: int
    font: int
    size: float
    matrix: Matrix


@attrs.define
class _Face:
    """
    A font.

    Attributes:
        font: Its handle.
        holder: A text that holds it, or None where it goes with its page.
        embedded: Whether the file has it.
        drawings: Whether its characters are drawings.
        loose: Whether their boxes may be larger than their ink, as those of another font in its place, too.
        looks: Each character met of it → how that looks.
        lies: Whether any of its digits was another.
        unsure: Where on the page those of its digits stand that may be others.
    """

    font: Any
    holder: Any
    embedded: bool
    drawings: bool
    loose: bool
    looks: dict[str, Look] = attrs.field(factory=dict)
    lies: bool = False
    unsure: list[int] = attrs.field(factory=list)


class Faces:
    """
    Looks at the digits that the fonts of a document draw: at each once.

    Args:
        raw: The library.
        document: The document.
        dearest: What the dearest of its forms costs to be drawn.
        doubled: Whether several codes of a font may be said to be one digit.
    """

    def __init__(self, raw: Any, document: Any, dearest: int, *, doubled: bool) -> None:
        self._raw, self._document, self._doubled = raw, document, doubled
        self._faces: dict[int, _Face] = {}
        self._left = _MOST_DRAWN
        self._cost, self._most = max(dearest, _LEAST_DRAWING), _MOST_DRAWING

    def begin(self) -> None:
        """Begin a page: where a font lay that is not held, another may lie."""
        self._faces = {address: face for address, face in self._faces.items() if face.holder is not None}
        for face in self._faces.values():
            face.unsure.clear()

    def close(self) -> None:
        """Let the fonts go."""
        for face in self._faces.values():
            if face.holder is not None:
                self._raw.FPDFPageObj_Destroy(face.holder)
        self._faces = {}

    def known(self, char: str, font: int, at: int) -> Look | None:
        """Return how a character of a font looks if that has been looked at; see `look`."""
        face = self._faces.get(font)
        look = face.looks.get(char) if face is not None else None
        if look is Look.UNSURE and face is not None:
            face.unsure.append(at)
        return look

    def look(self, char: str, pen: Pen, ink: tuple[float, ...], stands: tuple[float, float], at: int) -> Look:
        """
        Return whether what is drawn looks like what a character is said to be.

        Args:
            char: The character.
            pen: What it is written with.
            ink: Where its ink is on the page: left, right, bottom, top.
            stands: Where the pen stands on the page.
            at: A number to know it by.
        """
        face = self._faces.get(pen.font)
        if face is None:
            face = self._faces[pen.font] = self._face(pen.font)
        box, look = self._look_in(face, char)
        if self._doubled or box is None or not _is_at(box, pen, ink, stands):
            # Another code of the font may be said to be the same character, or the library knows none for it.
            seen = self._look_there(char, pen, ink, face)
            if seen is None and self._doubled and char in _DIGITS:
                # Which of its codes it is can only be seen.
                return Look.OTHER
            look = seen or Look.UNSURE
        if not self._doubled:
            face.looks[char] = look
        if look is Look.OTHER:
            face.lies = True
        elif look is Look.UNSURE:
            face.unsure.append(at)
        return look

    def doubtful(self) -> list[int]:
        """Return the numbers of those characters that may be others, as their fonts draw others than they tell."""
        return [at for face in self._faces.values() if face.lies for at in face.unsure]

    def _face(self, address: int) -> _Face:
        raw, size = self._raw, ctypes.c_size_t()
        font = ctypes.cast(address, raw.FPDF_FONT)
        raw.FPDFFont_GetFontData(font, None, 0, ctypes.byref(size))
        holder = raw.FPDFPageObj_CreateTextObj(self._document, font, EM) if len(self._faces) < _MOST_KEPT else None
        embedded = raw.FPDFFont_GetIsEmbedded(font) == 1
        return _Face(font, holder, embedded, drawings=not size.value, loose=not (size.value and embedded))

    def _look_in(self, face: _Face, char: str) -> tuple[Box | None, Look]:
        """Return the box of what a font draws for a character, of its size, and how that looks."""
        item, box = text_of(self._raw, self._document, face.font, char)
        try:
            if box is None:
                return None, Look.UNSURE
            left, low, right, high = box
            if char in _FLAT:
                look = Look.OTHER if high - low > _HIGH * EM else Look.SAME
            else:
                look = self._look_drawn(item, box, char, face)
            return (left / EM, low / EM, right / EM, high / EM), look
        finally:
            self._raw.FPDFPageObj_Destroy(item)

    def _look_drawn(self, item: Any, box: Box, char: str, face: _Face) -> Look:
        """Return how a text of one character looks, given its box."""
        raw, document, loose = self._raw, self._document, face.loose
        self._left -= 1
        self._most -= self._cost if face.drawings else 0
        if self._left < 0 or self._most < 0:
            return Look.UNSURE
        if loose:
            fit(raw, item, box, FINE)
            rows = cut(drawn(raw, document, item))
            if not rows:
                return Look.BLANK if face.embedded else Look.UNSURE
            box = (0, 0, len(rows[0]), len(rows))
        fit(raw, item, box, SIDE)
        rows = drawn(raw, document, item)
        sample = sample_of(cut(rows) if loose else rows)
        if not sample.ink:
            return Look.BLANK if face.embedded else Look.UNSURE

        def holes() -> Sequence[Hole]:
            raw.FPDFPageObj_Transform(item, FINE / SIDE, 0, 0, FINE / SIDE, 0, 0)
            return holes_of(cut(drawn(raw, document, item)))

        return look_of(_DIGITS[char], told_apart(raw, sample), holes)

    def _look_there(self, char: str, pen: Pen, ink: tuple[float, ...], face: _Face) -> Look | None:
        """Return how a character looks where it stands on the page; None where it cannot be looked at."""
        raw, own = self._raw, self._raw.FS_MATRIX()
        item = ctypes.cast(pen.text, raw.FPDF_PAGEOBJECT)
        turn = _turn_of(pen.matrix)
        if turn is None or not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(own)):
            return None
        (a, b, c, d, e, f), (left, right, low, high) = pen.matrix, ink
        lying = turn % 2 == 0
        # A point of the page is one of the text so many times as far away.
        across, up = (own.a / a, own.d / d) if lying else (own.c / c, own.b / b)
        wide, tall = (right - left, high - low) if lying else (high - low, right - left)
        length, height = (abs(a), abs(d)) if lying else (abs(b), abs(c))
        if tall <= _OFF * pen.size * height:
            # There is nothing; whatever font stands for one that the file does not have, it has these.
            return Look.OTHER if face.embedded or char.isascii() else None
        if char in _FLAT:
            return Look.OTHER if tall > _HIGH * pen.size * height else Look.SAME
        self._left -= 1
        if not (across and up) or self._left < 0:
            return None
        scale, box = FINE / (tall * abs(up if lying else across)), bounds_of(raw, item)
        rows = drawn(raw, self._document, item, scale)
        if not rows:
            return None
        first, last = sorted([(side - e) * across + own.e - box[0] for side in (left, right)])
        top, bottom = sorted([box[3] - (side - f) * up - own.f for side in (high, low)])
        across_it = slice(max(0, round(first * scale)), round(last * scale))
        rows = cut([row[across_it] for row in rows[max(0, round(top * scale)) : round(bottom * scale)]])
        if not rows:
            return Look.BLANK if face.embedded else None
        rows = upright(rows, turn, over=up < 0, back=across < 0)
        # As the font has it: the text may be stretched.
        aspect = wide * height / (tall * length)
        told = told_apart(raw, sample_of(resized(rows, SIDE, aspect)))
        return look_of(_DIGITS[char], told, lambda: holes_of(resized(rows, FINE, aspect)))


def _turn_of(matrix: Matrix) -> int | None:
    """Return how many quarters, to the left, a text is turned; None where it leans or is mirrored."""
    a, b, c, d, _, _ = matrix
    for turn, (along, off, up) in enumerate(((a, b, d), (b, a, -c), (-a, b, -d), (-b, a, c))):
        if along > 0 and up > 0 and abs(off) <= _LEVEL * along:
            return turn
    return None


def _is_at(box: Box, pen: Pen, ink: tuple[float, ...], stands: tuple[float, float]) -> bool:
    """Whether the ink of a character is where that of a box of its font would be."""
    a, b, c, d, _, _ = pen.matrix
    (x, y), size = stands, pen.size
    corners = [(a * one + c * two, b * one + d * two) for one in (box[0], box[2]) for two in (box[1], box[3])]
    across, up = zip(*corners, strict=True)
    expected = x + size * min(across), x + size * max(across), y + size * min(up), y + size * max(up)
    off = _OFF * size * (abs(a) + abs(b))
    return all(abs(one - two) < off for one, two in zip(expected, ink, strict=True))
