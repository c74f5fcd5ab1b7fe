"""Many cells of a table → few words: whole columns, whole rows, and runs of cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gov_disclosure.forms import Form

__all__ = ["Range", "by_table", "captions_of", "paths_of", "ranges"]

_NAMED = 6
"""So many ranges are named in a message; all cells are among the paths."""


class Range(NamedTuple):
    """
    Cells that are named together.

    Attributes:
        first: The path of the first: a cell, a row, or table and column with a star between.
        last: The path of the last.
    """

    first: str
    last: str


def by_table(paths: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield table after table with its cells; they are in official order."""
    for table, group in groupby(paths, lambda path: path.partition(".")[0]):
        yield table, list(group)


def ranges(form: Form, table: str, paths: Collection[str], all_cells: Sequence[str]) -> list[Range]:
    """
    Return cells of a table as few ranges.

    Args:
        form: The form.
        table: The table.
        paths: The cells that are to be named.
        all_cells: All cells of the table that the report has, in official order.
    """
    left = set(paths)
    found: list[Range] = []
    columns: dict[str, list[str]] = {}
    for path in all_cells:
        if path not in form.rows:
            columns.setdefault(path.rpartition(".")[2], []).append(path)
    whole = left.issuperset(all_cells)
    for name, cells in columns.items():
        if not whole and len(cells) > 1 and left.issuperset(cells):
            found.append(Range(f"{table}.*.{name}", f"{table}.*.{name}"))
            left.difference_update(cells)
    marked = ((path in left, path) for path in all_cells)
    runs = [[path for _, path in group] for told, group in groupby(marked, lambda each: each[0]) if told]
    found += [Range(run[0], run[-1]) for run in runs]
    return found


def paths_of(found: Sequence[Range]) -> list[str]:
    """Return ranges in the names of the contract, the first of them."""
    return [_named(each.first, each.last) for each in found[:_NAMED]] + _more(found)


def captions_of(found: Sequence[Range], form: Form) -> list[str]:
    """Return ranges in the words of the form, the first of them."""
    return [_named(_caption(form, each.first), _caption(form, each.last)) for each in found[:_NAMED]] + _more(found)


def _named(first: str, last: str) -> str:
    return f"{first} – {last}" if first != last else first


def _more(found: Sequence[Range]) -> list[str]:
    return ["…"] if len(found) > _NAMED else []


def _caption(form: Form, path: str) -> str:
    table, star, column = path.partition(".*.")
    return f"“{(form.captions.column(table, column) if star else form.caption(path)) or path}”"
