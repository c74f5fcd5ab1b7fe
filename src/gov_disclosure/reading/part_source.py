"""A source that lies in a part of the user's file."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.spans import Position, Source

__all__ = ["PartSource"]


class PartSource:
    """
    A source whose positions name the part that they are in; their offsets are those of the part as it was decoded.

    Attributes:
        text: The view.
        inner: The source of the part itself.
    """

    __slots__ = ("_part", "inner", "text")

    def __init__(self, inner: Source, part: str) -> None:
        self.inner = inner
        self.text = inner.text
        self._part = part

    def position(self, start: int, end: int) -> Position:
        """See `Source`."""
        return self.inner.position(start, end)._replace(part=self._part)

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """See `Source`."""
        return [place._replace(part=self._part) for place in self.inner.positions(spans)]
