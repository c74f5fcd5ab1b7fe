"""A page turned so that its lines run from left to right, with what is not to be read taken away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import compress
from operator import attrgetter
from typing import Final

import attrs

from gov_disclosure.reading.pdf.covers import settled
from gov_disclosure.reading.pdf.painting import tint_of
from gov_disclosure.reading.pdf.raw import COVERED, PAINTED, PAINTS, PALE, UNMAPPED, UNPAINTED, Glyph, RawPage, Stroke
from gov_disclosure.reading.pdf.striking import beside_unseen, without_struck
from gov_disclosure.reading.pdf.tilting import levelled, levelled_stroke

__all__ = ["Sheet", "lay"]

_paint_of: Callable[[Glyph], int] = attrgetter("paint")
_SAME_LINE: Final = 0.45
"""Sizes of font that baselines of one line may lie apart."""
_DOUBLE: Final = 2.0
"""Points that a character drawn twice, to look bold, lies beside itself."""
_NEARLY_ALL: Final = 0.9
_NARROW: Final = 0.4
"""Of its own width: two narrow digits stand further apart."""
_LARGE: Final = 1.8
"""How much larger than the text a watermark across it is."""
_MOST_LARGE: Final = 400


@attrs.define
class Sheet:
    """
    A page as it is read.

    Attributes:
        number: Its number, from 1.
        width, height: Its size as read.
        glyphs: Its characters.
        strokes: Its strokes.
        pictures: Where it has pictures.
        size: The size of font that most of its characters have, in points.
        turn: How it was turned to be read, in quarters counter-clockwise.
        unmapped: How many of its characters the file does not tell.
        recognised: Whether its text is an invisible layer over a picture, or lies below one.
        doubtful: How many of its digits cannot be told for certain by what is drawn over or beside them.
        tilt: How much its lines rose, for each point to the right, before it was levelled.
        bases: The baselines of its lines, from top to bottom.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    strokes: list[Stroke]
    pictures: list[Stroke]
    size: float = 10.0
    turn: int = 0
    unmapped: int = 0
    recognised: bool = False
    doubtful: int = 0
    bases: list[float] = attrs.field(factory=list)
    tilt: float = 0.0

    @property
    def has_text(self) -> bool:
        """Whether any character stands on it that can be read."""
        return bool(self.bases)

    def settle(self) -> None:
        """Keep no characters and strokes, but where its lines are."""
        bases = self.bases
        for base, size in sorted([(glyph.base, glyph.size) for glyph in self.glyphs]):
            if not bases or base - bases[-1] > _SAME_LINE * size:
                bases.append(base)
        self.glyphs, self.strokes, self.pictures = [], [], []

    def shown(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """Return where a box of the page as read is on the page as shown."""
        left, top, right, bottom = box
        if self.turn == 0:
            across, down = self.tilt * (top + bottom) / 2, self.tilt * (left + right) / 2
            return (left + across, top - down, right + across, bottom - down) if self.tilt else box
        if self.turn == 2:
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        if self.turn == 1:
            return self.height - bottom, left, self.height - top, right
        return top, self.width - right, bottom, self.width - left


def lay(page: RawPage) -> Sheet:
    """Return a page as it is to be read."""
    glyphs, recognised = _visible(page)
    turns = Counter(glyph.turn for glyph in glyphs)
    del turns[-1]
    turn = turns.most_common(1)[0][0] if turns else 0
    glyphs = [glyph for glyph in glyphs if glyph.turn >= 0]
    strokes, slants, pictures, fills = page.strokes, page.slants, page.pictures, page.fills
    tilt = 0.0 if turn else page.tilt
    drawn = pictures
    if tilt:
        glyphs = [levelled(glyph, tilt) for glyph in glyphs]
        strokes, slants, fills, drawn = (
            [levelled_stroke(each, tilt) for each in group] for group in (strokes, slants, fills, pictures)
        )
    width, height = page.width, page.height
    if turn:
        glyphs = [_turned(glyph, turn, page.width, page.height) for glyph in glyphs]
        strokes = [_turned_box(stroke, turn, page.width, page.height) for stroke in strokes]
        slants = [_turned_ends(slant, turn, page.width, page.height) for slant in slants]
        pictures, fills = ([_turned_box(box, turn, page.width, page.height) for box in group] for group in (pictures, fills))
        drawn = pictures
        if turn % 2:
            width, height = height, width
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    size = max(1.0, sizes.most_common(1)[0][0]) if sizes else 10.0
    glyphs = _single(_without_watermark(glyphs, size))
    unmapped = max(0, sum(glyph.char == UNMAPPED for glyph in glyphs) - page.marks - page.doubtful - page.untrue)
    glyphs, struck = without_struck(glyphs, strokes, slants, drawn, fills)
    if tilt:
        # Lines aslant make no table: what stands on a level page beside and below each other tells the columns.
        strokes = []
    return Sheet(
        page.number,
        width,
        height,
        glyphs,
        strokes,
        pictures,
        size,
        turn,
        unmapped,
        recognised,
        page.doubtful + struck,
        tilt=tilt,
    )


def _visible(page: RawPage) -> tuple[list[Glyph], bool]:
    """Return the characters that can be seen, or all where a picture shows what an invisible text says."""
    if page.paints and not {tint_of(paint) for _, paint in page.paints}.isdisjoint(
        map(tint_of, set(map(_paint_of, page.glyphs)))
    ):
        page.glyphs, marks = settled([_on_ground(glyph, page.paints[-_MOST_LARGE:]) for glyph in page.glyphs])
        page.doubtful += marks
    glyphs = page.glyphs
    if not any(map(_paint_of, glyphs)):
        return glyphs, False
    paints = Counter(glyph.paint for glyph in glyphs)
    if page.pictures and (2 * paints[UNPAINTED] > len(glyphs) or paints[COVERED] > _NEARLY_ALL * len(glyphs)):
        return glyphs, True
    grounds = [*page.fills, *page.pictures][:_MOST_LARGE]
    seen = [
        (how := glyph.paint % PAINTS) == PAINTED or (how == PALE and _stands_on(glyph, grounds)) for glyph in glyphs
    ]  # fmt: skip
    kept, marks = beside_unseen(
        list(compress(glyphs, seen)), [glyph for glyph, is_seen in zip(glyphs, seen, strict=True) if not is_seen]
    )
    page.doubtful += marks
    return kept, False


def _on_ground(glyph: Glyph, paints: Sequence[tuple[Stroke, int]]) -> Glyph:
    """Return a character as covered where it is painted in the colour of the area that it stands on, as what is blacked out."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    own = [paint for (left, top, right, bottom), paint in paints if left < x < right and top < y < bottom]
    return glyph._replace(paint=COVERED) if own and tint_of(own[-1]) == tint_of(glyph.paint) else glyph


def _stands_on(glyph: Glyph, grounds: Iterable[Stroke]) -> bool:
    """Whether a character has a coloured ground."""
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in grounds)


def _without_watermark(glyphs: list[Glyph], size: float) -> list[Glyph]:
    """Return the characters without large ones that lie across others."""
    large = [glyph for glyph in glyphs if glyph.size >= _LARGE * size]
    if not large or len(large) > _MOST_LARGE:
        return glyphs
    small = [((one.left + one.right) / 2, (one.top + one.bottom) / 2) for one in glyphs if one.size < _LARGE * size]
    crossed: set[tuple[float, float]] = set()
    for glyph in large:
        if any(glyph.left < x < glyph.right and glyph.top < y < glyph.bottom for x, y in small):
            crossed.add((glyph.size, glyph.base))
    return [glyph for glyph in glyphs if (glyph.size, glyph.base) not in crossed] if crossed else glyphs


def _single(glyphs: list[Glyph]) -> list[Glyph]:
    """Return the characters, each once: some files draw a character twice, to make it bold or to give it a shade."""
    met: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        char, left, base = glyph[0], glyph[1], glyph[5]
        wide = glyph[3] - glyph[1]
        if glyph[7] % 2:
            # The characters of a line that runs down or up lie above each other.
            left, wide = glyph[2], glyph[4] - glyph[2]
        within = min(_DOUBLE, glyph[6] / 5, _NARROW * wide)
        column, row = int(left / 4), int(base / 4)
        aside = column + (1 if left / 4 - column > 0.5 else -1)
        below = row + (1 if base / 4 - row > 0.5 else -1)
        double = False
        for place in ((char, column, row), (char, aside, row), (char, column, below), (char, aside, below)):
            if place in met and any(abs(left - x) < within and abs(base - y) < within for x, y in met[place]):
                double = True
                break
        if not double:
            met.setdefault((char, column, row), []).append((left, base))
            kept.append(glyph)
    return kept


def _turned_box(box: Stroke, turn: int, width: float, height: float) -> Stroke:
    """Return where a box of a page lies when the page is turned counter-clockwise by so many quarters."""
    left, top, right, bottom = box
    if turn == 1:
        return Stroke(top, width - right, bottom, width - left)
    if turn == 2:
        return Stroke(width - right, height - bottom, width - left, height - top)
    return Stroke(height - bottom, left, height - top, right)


def _turned_ends(slant: Stroke, turn: int, width: float, height: float) -> Stroke:
    """Return both ends of a line on a page that is turned counter-clockwise by so many quarters."""
    x1, y1, x2, y2 = slant
    one, two = (_turned_box(Stroke(x, y, x, y), turn, width, height) for x, y in ((x1, y1), (x2, y2)))
    return Stroke(one.left, one.top, two.left, two.top)


def _turned(glyph: Glyph, turn: int, width: float, height: float) -> Glyph:
    """Return a character of a page that is turned counter-clockwise by so many quarters."""
    box = _turned_box(Stroke(glyph.left, glyph.top, glyph.right, glyph.bottom), turn, width, height)
    own = (glyph.turn - turn) % 4
    # The line of a character that ran from top to bottom runs across now, so its baseline is a height.
    moved: dict[tuple[int, bool], Callable[[float], float]] = {
        (1, False): lambda base: width - base, (1, True): lambda base: base,
        (2, False): lambda base: width - base, (2, True): lambda base: height - base,
        (3, False): lambda base: base, (3, True): lambda base: height - base,
    }  # fmt: skip
    lies = glyph.turn % 2 == 0
    return glyph._replace(
        left=box.left, top=box.top, right=box.right, bottom=box.bottom, base=moved[turn, lies](glyph.base), turn=own
    )
