"""
What every reader hands on: lines of prose, and rows of cells, all as offsets into a view.

A `Line` is a paragraph or a line of text. A `Row` is a line or a table row that the source itself
divides into cells. Only a row of markup knows its true grid columns (`exact`); the columns of a
row of text are those of its separators, and may be shifted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

import attrs

from gov_disclosure.diagnostics import Diagnostic
from gov_disclosure.spans import Source

__all__ = ["Block", "Cell", "Document", "Line", "Row", "Run"]


class Line(NamedTuple):
    """A paragraph or a line: view offsets, blanks at both ends cut off."""

    start: int
    end: int


class Run(Line):
    """A line of labels and figures between which the separators are lost."""


class Cell(NamedTuple):
    """One cell: view offsets (blanks at both ends cut off) and its first column, from 0."""

    start: int
    end: int
    column: int
    colspan: int = 1


class Row(NamedTuple):
    """
    One row of cells.

    Attributes:
        cells: The cells that begin in this row, in order; cells spanned from above are not repeated.
        table: Number of the table of markup, from 1; 0 for a row of plain text.
        number: Number of the row within that table, from 1; 0 for plain text.
        exact: Whether columns are true grid columns.
        words: The words of the cells as the view has them, or empty where the reader did not have them at hand.
    """

    cells: tuple[Cell, ...]
    table: int = 0
    number: int = 0
    exact: bool = False
    words: tuple[str, ...] = ()


Block: TypeAlias = Line | Row


@attrs.frozen
class Document:
    """
    A container, read.

    Attributes:
        source: The view that the blocks point into and the way back from it.
        blocks: Lines and rows in reading order.
        title: Title that the container itself carries (the page's `<title>`), or None.
        metadata: Named values that the container carries (`<meta name=… content=…>`), lower-case names.
        diagnostics: What the reader had to say.
        resumed: Indices of the rows that a page ends before: each and the row before it may be one row, or have
            cells that go on from page to page.
        height: Gives over how many rows the cell spans that stands between two view offsets, where the reader knows.
        pictures: Gives what the pictures between two view offsets are called, where the reader knows of any.
    """

    source: Source
    blocks: tuple[Block, ...]
    title: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    resumed: frozenset[int] = frozenset()
    height: Callable[[int, int], int] | None = attrs.field(default=None, eq=False, repr=False)
    pictures: Callable[[int, int], tuple[str, ...]] | None = attrs.field(default=None, eq=False, repr=False)
