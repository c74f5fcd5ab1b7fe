"""Columns that a table has and its form has not: told once each, with their cells."""

from __future__ import annotations

from collections.abc import Iterable

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.lexing.tokens import Atom
from gov_disclosure.spans import Source

__all__ = ["AddedColumns"]

_MOST_NAMED = 40


class AddedColumns:
    """Cells that stand in no column of the form, by table and column."""

    def __init__(self) -> None:
        self._found: dict[tuple[int, str, int], list[tuple[str, Atom]]] = {}

    def take(self, path: str, table: int, atoms: Iterable[Atom]) -> None:
        """
        Take the cells of a row.

        Args:
            path: The row.
            table: Number of the table of markup, 0 for text.
            atoms: Its cells that stand in no column.
        """
        for number, atom in enumerate(atoms):
            # Rows of text may be shifted against each other; only a grid has columns.
            column = atom.column if table else number
            self._found.setdefault((table, path.partition(".")[0], column), []).append((path, atom))

    def say(self, source: Source, sink: Diagnostics) -> None:
        """Say of each column what stands in it: where it begins, how many cells, in which rows and lines."""
        for cells in self._found.values():
            path, first = cells[0]
            named = cells[:_MOST_NAMED]
            places = source.positions([(atom.start, atom.end) for _, atom in named])
            sink.add(
                "GD113", Severity.WARNING, path=path, position=places[0], read=source.text[first.start : first.end],
                count=len(cells), rows=[row for row, _ in named], lines=[place.line for place in places],
                figures=[source.text[atom.start : atom.end] for _, atom in named],
            )  # fmt: skip
