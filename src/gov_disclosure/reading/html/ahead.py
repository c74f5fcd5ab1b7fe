"""Where the cells of tables stand in the markup of a page, found by looking ahead from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["Ahead"]

_FEW = 32
"""How many cells on the next one may be for its place to be found by looking ahead."""
_NEAR = 1_500
"""How far in the markup the words of neighbouring cells may lie apart to be found by looking ahead."""
_ENDLESS = 1 << 60
_HIDING = ("<!", "hid", "display", "visib", "size:0", "size: 0")


class Ahead:
    """
    Looks ahead.

    Args:
        markup: The page.
        words: The words of all cells of its tables, in order.
    """

    __slots__ = ("_at", "_last", "_markup", "_sound", "_words")

    def __init__(self, markup: str, words: Sequence[str]) -> None:
        self._markup = markup
        self._words = words
        # The cell whose place was told last, and where it ends.
        self._at, self._last = -_ENDLESS, 0
        # Between most cells stands the same.
        self._sound: set[str] = set()

    def meet(self, cell: int, end: int) -> None:
        """Be told where a cell ends."""
        self._at, self._last = cell, end

    def spans(self, first: int, behind: int) -> list[tuple[int, int]] | None:
        """Return where some cells side by side stand in the markup, or None where that may err."""
        here, markup, sound = self._last, self._markup, self._sound
        if not 0 < first - self._at <= _FEW:
            return None
        find = markup.find
        found: list[tuple[int, int]] = []
        for word in self._words[self._at + 1 : behind]:
            place = 0
            if word:
                place = find(f">{word}<", here, here + _NEAR) + 1
                if not place:
                    return None
                between = markup[here:place]
                if between not in sound:
                    if _may_hide(between):
                        return None
                    sound.add(between)
                here = place + len(word)
            found.append((place, here))
        del found[: first - self._at - 1]
        if not all(place for place, _ in found):
            return None
        self._at, self._last = behind - 1, here
        return found


def _may_hide(between: str) -> bool:
    """Whether text between two cells may be no part of the view, or may stand in an attribute."""
    low = between.lower()
    return low.count('"') % 2 == 1 or any(word in low for word in _HIDING)
