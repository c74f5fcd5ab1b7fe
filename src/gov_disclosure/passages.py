"""The lines of prose of a report, each with its place: what a check of the narrative points at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from gov_disclosure.spans import Position, Source

__all__ = ["LatePosition", "Passage", "passage_of", "positions_of"]


class _Batch:
    """Spans of a source whose positions are worked out together; then the source is given up."""

    __slots__ = ("_found", "_source", "_spans")

    def __init__(self, source: Source, spans: Sequence[tuple[int, int]]) -> None:
        self._source: Source | None = source
        self._spans = spans
        self._found: Sequence[Position] = ()

    def __call__(self, at: int) -> Position:
        source = self._source
        if source is not None:
            self._found, self._source = source.positions(self._spans), None
        return self._found[at]


class LatePosition:
    """Stands for a position until that is asked for."""

    __slots__ = ("_at", "_batch")

    def __init__(self, batch: _Batch, at: int) -> None:
        self._batch = batch
        self._at = at

    def __call__(self) -> Position:
        """Return the position."""
        return self._batch(self._at)

    def __eq__(self, other: object) -> bool:
        return self() == (other() if isinstance(other, LatePosition) else other)

    def __hash__(self) -> int:
        return hash(self())

    def __repr__(self) -> str:
        return repr(self())


def positions_of(source: Source, spans: Sequence[tuple[int, int]]) -> Sequence[Position | LatePosition]:
    """Return the positions of spans in ascending order, each to be worked out when it is asked for if the source may be kept."""
    if not getattr(source, "is_kept", False):
        return source.positions(spans)
    batch = _Batch(source, spans)
    return [LatePosition(batch, at) for at in range(len(spans))]


class _Passage(NamedTuple):
    section: str
    text: str
    position: Position | None = None
    heading: bool = False
    aspect: str | None = None


class Passage(_Passage):
    """
    A line of prose, or the heading of a section (a named tuple: a report has dozens).

    Attributes:
        section: The section it stands in, `overview` or another key of the contract; `preamble` before the first.
        text: Its words. Those of a section without its headings, joined by line feeds, are the section's text.
        position: Where it stands. In plain text its offsets cut out just these words where they are as long as
            the words; marks of Markdown and blanks at the ends are left out of the words.
        heading: Whether it is the heading of a section.
        aspect: The aspect of section 一 it stands in, or None.
    """

    __slots__ = ()

    @property
    def position(self) -> Position | None:  # pyright: ignore[reportIncompatibleVariableOverride] - it reads the same field
        """Where it stands, worked out when it is first asked for."""
        place: Position | LatePosition | None = self[2]
        return place() if isinstance(place, LatePosition) else place

    def __iter__(self) -> Iterator[Any]:
        """Yield its fields: who takes it apart gets the position, too."""
        return iter(self.__getnewargs__())

    def __getnewargs__(self) -> tuple[Any, ...]:
        return self.section, self.text, self.position, self.heading, self.aspect

    def place(self, start: int, end: int) -> Position | None:
        """
        Return where some of its characters stand; the place of the whole line where no narrower one is known.

        Args:
            start: The first character, from 0.
            end: Behind the last one.
        """
        whole = self.position
        if whole is None or whole.end - whole.start != len(self.text):
            return whole
        column = whole.column + start if whole.table is None else whole.column
        return whole._replace(start=whole.start + start, end=whole.start + end, column=column)

    def to_dict(self) -> dict[str, Any]:
        """Return the line as JSON values."""
        place = self.position.to_dict() if self.position is not None else {}
        return {"section": self.section, "text": self.text, "heading": self.heading, "aspect": self.aspect, **place}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Passage:
        """Read the line back from `to_dict`."""
        return cls(data["section"], data["text"], Position.from_dict(data), data["heading"], data["aspect"])


passage_of: Callable[[tuple[str, str, Position | LatePosition | None, bool, str | None]], Passage] = partial(
    tuple.__new__, Passage
)
"""Makes a `Passage` of a tuple of its five values, three times as fast as its constructor."""
