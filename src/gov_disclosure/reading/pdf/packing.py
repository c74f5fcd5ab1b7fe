"""Characters put by in a fifth of the memory, while the other pages are read."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import Final

from gov_disclosure.reading.pdf.raw import PAINTS, Glyph

__all__ = ["Packed"]

_PAINTED: Final = PAINTS << 19
"""More than there are paints with their colours and widths."""
_glyph: Callable[[tuple[object, ...]], Glyph] = partial(tuple.__new__, Glyph)


class Packed:
    """
    Lists of characters of one page, which are emptied, and filled again when they are wanted.

    Args:
        groups: The lists.
    """

    __slots__ = ("_chars", "_groups", "_kinds", "_page", "_places")

    def __init__(self, groups: Sequence[list[Glyph]]) -> None:
        self._groups = [(group, len(group)) for group in groups]
        self._page = next((group[0].page for group in groups if group), 0)
        self._chars = "".join([glyph[0] for group in groups for glyph in group])
        self._places = places = array("d")
        self._kinds = array("i", [glyph[7] * _PAINTED + glyph[8] for group in groups for glyph in group])
        for group in groups:
            for glyph in group:
                places.extend(glyph[1:7])
            group.clear()

    def unpack(self) -> None:
        """Fill the lists again."""
        each, page = iter(self._places), self._page
        kinds = ((kind // _PAINTED, kind % _PAINTED) for kind in self._kinds)
        glyphs = (
            _glyph((char, *place, turn, paint, page))
            for char, place, (turn, paint) in zip(self._chars, zip(*[each] * 6, strict=True), kinds, strict=True)
        )
        for group, size in self._groups:
            group.extend(islice(glyphs, size))
        self._groups = []
