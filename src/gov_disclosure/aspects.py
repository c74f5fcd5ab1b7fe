"""Where the text of an aspect of section 一 ends: with the next heading on its level, or above it."""

from __future__ import annotations

from gov_disclosure.folding import ordinal_value, split_ordinal

__all__ = ["Level"]

_LONGEST_HEADING = 40


class Level:
    """
    The level that a heading is on, and what ends the part that it heads.

    Attributes:
        mark: The kind of mark before it; empty for none.
        number: The number that its mark says, or None where the next one may be of a list of the part's own.
    """

    __slots__ = ("mark", "number")

    def __init__(self, mark: str, heading: str) -> None:
        self.mark = mark
        self.number = ordinal_value(heading) if mark else None

    def is_ended_by(self, words: str) -> bool:
        """Whether a line begins another part on the level or above it: with a heading, or with the next number."""
        found, length = split_ordinal(words) if self.mark else ("", 0)
        if not length:
            return False
        if found in (self.mark, "han") and len(words) <= _LONGEST_HEADING and "。" not in words[:-1] and "；" not in words:
            return True
        if self.number is None or found != self.mark:
            return False
        value = ordinal_value(words)
        ends = value == self.number + 1
        if value is not None and value <= self.number:
            self.number = None
        return ends
