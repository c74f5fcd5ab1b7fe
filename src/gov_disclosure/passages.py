"""The lines of prose of a report, each with its place: what a check of the narrative points at."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from gov_disclosure.spans import Position

__all__ = ["Passage", "passage_of"]


class Passage(NamedTuple):
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

    section: str
    text: str
    position: Position | None = None
    heading: bool = False
    aspect: str | None = None

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


passage_of: Callable[[tuple[str, str, Position | None, bool, str | None]], Passage] = partial(tuple.__new__, Passage)
"""Makes a `Passage` of a tuple of its five values, three times as fast as its constructor."""
