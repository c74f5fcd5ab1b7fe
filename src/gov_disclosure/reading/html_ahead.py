"""Where the cells of tables stand in the markup of a page, found by looking ahead from one to the next."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["Ahead"]

_FEW = 32
"""How many cells on the next one may be for its place to be found by looking ahead."""
_NEAR = 1_500
"""How far in the markup the words of neighbouring cells may lie apart to be found by looking ahead."""
_ENDLESS = 1 << 60
_TEXT = re.compile(r">[^<\s]")
_HIDING = ("<!", "hid", "display", "visib", "size:0", "size: 0")


class Ahead:
    """
    Looks ahead.

    Args:
        markup: The page.
        words: The words of all cells of its tables, in order.
    """

    __slots__ = ("_at", "_last", "_markup", "_sound", "_usual", "_words")

    def __init__(self, markup: str, words: Sequence[str]) -> None:
        self._markup = markup
        self._words = words
        # The cell whose place was told last, and where it ends.
        self._at, self._last = -_ENDLESS, 0
        # Between most cells stands the same.
        self._sound: set[str] = set()
        # What stands between two cells of a row as a rule: tags alone.
        self._usual = ""

    def meet(self, cell: int, end: int) -> None:
        """Be told where a cell ends."""
        self._at, self._last = cell, end

    def spans(self, first: int, behind: int) -> list[tuple[int, int]] | None:
        """Return where some cells side by side stand in the markup, or None where that may err."""
        here, markup, sound, words = self._last, self._markup, self._sound, self._words
        if not 0 < first - self._at <= _FEW:
            return None
        find = markup.find
        found: list[tuple[int, int]] = []
        for cell in range(self._at + 1, behind):
            word = words[cell]
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
                    if cell > first and _TEXT.search(between) is None:
                        self._usual = between
                here = place + len(word)
            elif cell >= first:
                return None
            if cell >= first:
                found.append((place, here))
            if cell == first and self._usual:
                rest = self._run(words[first + 1 : behind], here)
                if rest is not None:
                    found += rest
                    here = found[-1][1]
                    break
        self._at, self._last = behind - 1, here
        return found

    def _run(self, words: Sequence[str], here: int) -> list[tuple[int, int]] | None:
        """Return where cells stand if between all of them stands what usually does, and else None."""
        usual, markup = self._usual, self._markup
        run = "".join([f"{usual}{word}" for word in words])
        if "" in words or not markup.startswith(run, here) or markup[here + len(run) : here + len(run) + 1] != "<":
            return None
        found: list[tuple[int, int]] = []
        for word in words:
            place = here + len(usual)
            here = place + len(word)
            found.append((place, here))
        return found


def _may_hide(between: str) -> bool:
    """Whether text between two cells may be no part of the view, or may stand in an attribute."""
    low = between.lower()
    return low.count('"') % 2 == 1 or any(word in low for word in _HIDING)
