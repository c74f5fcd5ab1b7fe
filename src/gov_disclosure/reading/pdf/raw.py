"""What a page of a PDF holds, as the library told it: characters, strokes and fills, in points from the upper left corner."""

from __future__ import annotations

from typing import NamedTuple

import attrs

__all__ = ["COVERED", "DIGITS", "FIGURES", "PAINTED", "PAINTS", "PALE", "UNMAPPED", "UNPAINTED", "Glyph", "RawPage", "Stroke"]

PAINTED, PALE, UNPAINTED, COVERED = 0, 1, 2, 3
"""How a character is painted: to be read, in a colour near white, not at all, or below something else."""
PAINTS = 4
"""More than there are ways to paint a character."""

UNMAPPED = "\ufffd"
"""Stands for a character that the font of the file does not tell."""

DIGITS = frozenset("0123456789０１２３４５６７８９")
FIGURES = DIGITS.union(".,，．")
"""What figures are written with: a point or a comma more makes another number."""


class Glyph(NamedTuple):
    """
    One character on a page.

    Attributes:
        char: The character.
        left, top, right, bottom: The place that it takes, not its ink: the width that the pen moves on,
            and the height of its line.
        base: The height of its baseline.
        size: Size of the font in points.
        turn: Which way its line runs, in quarters clockwise from left to right; -1 where it runs aslant.
        paint: How it is painted, `PAINTED`, `PALE`, `UNPAINTED` or `COVERED`, and `PAINTS` times its colour: five bits each of
            red, green and blue, 0 for black, and above them how much it is squeezed.
        page: Number of its page, from 1.
    """

    char: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float
    turn: int = 0
    paint: int = PAINTED
    page: int = 1


class Stroke(NamedTuple):
    """A straight stroke along an axis: its ends, left to right or top to bottom."""

    left: float
    top: float
    right: float
    bottom: float


@attrs.define
class RawPage:
    """
    A page.

    Attributes:
        number: Its number, from 1.
        width, height: Its size as shown, in points.
        glyphs: Its characters in the order of the file, blanks left out.
        strokes: The strokes on it, thin boxes among them.
        fills: The coloured areas on it.
        paints: Those with how each is painted, and white ones, in the order in which they are.
        slants: Strokes on it that run along no axis: both ends.
        pictures: Where it has pictures.
        tilt: How much its lines rise, for each point to the right.
        marks: How many marks among the characters stand for digits that the file does not show.
        doubtful: How many of them stand for digits that something is painted over in part.
        untrue: How many of them stand for digits that are drawn otherwise than their font tells.
        cut: Which limit was reached while it was read, or None.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = attrs.field(factory=list)
    strokes: list[Stroke] = attrs.field(factory=list)
    fills: list[Stroke] = attrs.field(factory=list)
    paints: list[tuple[Stroke, int]] = attrs.field(factory=list)
    slants: list[Stroke] = attrs.field(factory=list)
    pictures: list[Stroke] = attrs.field(factory=list)
    tilt: float = 0.0
    marks: int = 0
    doubtful: int = 0
    untrue: int = 0
    cut: str | None = None
