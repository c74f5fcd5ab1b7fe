"""Paragraphs and tables as they stand in a part: what the body is read into, and the view made of."""

from __future__ import annotations

from typing import Final, NamedTuple, TypeAlias

import attrs

__all__ = ["BREAK", "MARK", "STRUCK", "Chunk", "Item", "Items", "Table", "TableCell", "TableRow", "Text"]

BREAK: Final = "\n"
"""Ends a line within a paragraph."""
MARK: Final = "\0"
"""Stands between texts that look otherwise: raised, lowered, struck out, hardly to be seen; no part of XML can hold it."""
STRUCK: Final = "\u0336"
"""Stands behind text that is struck out in a cell, so that it is no figure."""


class Text(NamedTuple):
    """
    A paragraph.

    Attributes:
        number: Its number in the part, from 1.
        words: Its text, with `BREAK` and `MARK`.
    """

    number: int
    words: str


class Chunk(NamedTuple):
    """A document within the document (`w:altChunk`), by the id of its relation."""

    relation: str


@attrs.define(eq=False)
class TableCell:
    """
    A cell.

    Attributes:
        number: Number of its first paragraph.
        items: What it holds; blank paragraphs are left out.
        column: Its grid column, from 0.
        span: How many columns it takes.
        is_layout: Whether a table of more than one cell lies in it, at any depth.
    """

    number: int
    items: Items = attrs.Factory(list)
    column: int = 0
    span: int = 1
    is_layout: bool = False


@attrs.define(eq=False)
class TableRow:
    """A row: the cells that begin in it."""

    cells: list[TableCell] = attrs.Factory(list[TableCell])


@attrs.define(eq=False)
class Table:
    """
    A table.

    Attributes:
        rows: The rows that are displayed.
        size: How many cells begin in them.
    """

    rows: list[TableRow] = attrs.Factory(list[TableRow])
    size: int = 0

    @property
    def is_frame(self) -> bool:
        """Whether it is a mere frame round a text."""
        return self.size < 2


Item: TypeAlias = Text | Chunk | Table
Items: TypeAlias = list[Item]
