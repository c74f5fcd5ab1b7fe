"""Tables inside the cells of tables: which cells only lay out a page."""

from __future__ import annotations

from typing import Any

from gov_disclosure.reading.html.names import CELLS
from gov_disclosure.reading.html.nodes import Tree

__all__ = ["find_nested"]


def find_nested(tree: Tree) -> tuple[set[Any], set[Any]]:
    """
    Return the cells that hold a table of more than one cell, and the nested tables of at most one.

    The former lay out a page, the latter are mere frames around a text.
    """
    tables = tree.tables
    if len(tables) < 2:
        return set(), set()
    around: dict[Any, Any] = {}
    nested = [(table, cell) for table in tables if (cell := _cell_around(table, around)) is not None]
    if not nested:
        return set(), set()
    counts: dict[Any, int] = {table: plain.layout.cells for table, plain in tree.plain.items()}
    for cell in tree.cells():
        if cell in tree.hidden:
            continue
        table = cell.parent
        # The content of a template has a parent without tag.
        while table is not None and (tag := getattr(table, "tag", None)) != "table":
            table = table.parent if tag else None
        counts[table] = counts.get(table, 0) + 1
    layout: set[Any] = set()
    frames: set[Any] = set()
    for table, cell in nested:
        if counts.get(table, 0) < 2:
            frames.add(table)
        elif table not in tree.hidden:
            outer = cell
            while outer is not None and outer not in layout:
                layout.add(outer)
                outer = _cell_around(outer, around)
    return layout, frames


def _cell_around(node: Any, known: dict[Any, Any]) -> Any:
    """Return the nearest cell that a node lies in, or None; `known` keeps the way from being gone twice."""
    passed: list[Any] = []
    at = node.parent
    cell = None
    while at is not None:
        if at in known:
            cell = known[at]
            break
        if getattr(at, "tag", "") in CELLS:
            cell = at
            break
        passed.append(at)
        at = at.parent
    for outer in passed:
        known[outer] = cell
    return cell
