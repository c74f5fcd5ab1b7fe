"""A paragraph while it is being read."""

from __future__ import annotations

from gov_disclosure.reading.docx.story import Items

__all__ = ["Paragraph"]


class Paragraph:
    """A paragraph that is being read, or that goes on in the next one, because the mark between them is not there.

    Attributes:
        number: Its number in the part.
        pieces: Its text.
        boxes: What stands in text boxes that hang on it.
        begin: How many pieces come from paragraphs before, whose marks are not there.
        joins: Whether its own mark is not there.
        style: Id of its style, or "".
        number_id, level: Its numbering and the level in it, or None where it has none of its own.
    """

    __slots__ = ("begin", "boxes", "joins", "level", "number", "number_id", "pieces", "style")

    def __init__(self, number: int) -> None:
        self.number = number
        self.pieces: list[str] = []
        self.boxes: Items = []
        self.begin_anew()

    def begin_anew(self) -> None:
        """Take properties from here on: those of the last mark count."""
        self.begin = len(self.pieces)
        self.joins = False
        self.style = ""
        self.number_id: str | None = None
        self.level: str | None = None
