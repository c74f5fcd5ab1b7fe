"""The sections and tables of a report on no known form, as values."""

from __future__ import annotations

from typing import Any

import attrs

from gov_disclosure.figures import Figure

__all__ = ["UntypedSection", "UntypedTable"]


@attrs.frozen
class UntypedSection:
    """
    A section as printed.

    Attributes:
        heading: Its heading, with its numeral.
        text: Its text, lines joined by line feeds; rows of tables are not in it.
    """

    heading: str
    text: str

    def to_dict(self) -> dict[str, str]:
        """Return the section as JSON values."""
        return {"heading": self.heading, "text": self.text}


@attrs.frozen
class UntypedTable:
    """
    A table as printed.

    Attributes:
        number: Its number in the document, from 1.
        rows: Its rows, each with its cells from left to right; a cell spanned from above is not repeated.
    """

    number: int
    rows: tuple[tuple[Figure, ...], ...]

    def row(self, label: str) -> tuple[Figure, ...] | None:
        """Return the cells of the first row with a cell of these words (width, blanks and marks do not count), or None."""
        # Only who looks for a row needs to fold its label.
        from gov_disclosure.folding import key

        wanted = key(label)
        return next((row for row in self.rows if any(key(cell.raw) == wanted for cell in row)), None)

    def to_dict(self) -> dict[str, Any]:
        """Return the table as JSON values."""
        return {"number": self.number, "rows": [[cell.to_dict() for cell in row] for row in self.rows]}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> UntypedTable:
        """Read a table back from `to_dict`."""
        return cls(data["number"], tuple(tuple(Figure.from_dict(cell) for cell in row) for row in data["rows"]))
