"""A text put together of pieces of another, and the way back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from gov_disclosure.spans import Position, Source

__all__ = ["Piece", "PiecedSource"]

Piece = tuple[str, int]
"""Words, and where they begin in the text that they were taken from."""


class PiecedSource:
    """
    A source whose view is made of pieces of another's.

    Attributes:
        text: The view.
    """

    __slots__ = ("_begins", "_inner", "_offsets", "text")

    def __init__(self, pieces: Sequence[Piece], inner: Source) -> None:
        self.text = "".join([words for words, _ in pieces])
        self._inner = inner
        self._offsets = [offset for _, offset in pieces]
        self._begins: list[int] = []
        at = 0
        for words, _ in pieces:
            self._begins.append(at)
            at += len(words)

    def position(self, start: int, end: int) -> Position:
        """See `Source`."""
        first = self._original(start)
        last = self._original(end - 1) + 1 if end > start else first
        return self._inner.position(first, max(first, last))

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """See `Source`."""
        return [self.position(start, end) for start, end in spans]

    def _original(self, at: int) -> int:
        piece = max(0, bisect_right(self._begins, at) - 1)
        return self._offsets[piece] + at - self._begins[piece] if self._offsets else at
