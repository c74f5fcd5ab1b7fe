"""
The walk over a page's tree that makes the view and its blocks: one for trees of either make.

Nothing here recurses: what is still to be read lies on a list, a flow of text or the rows of a table each.
"""

from __future__ import annotations

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import Limits
from gov_disclosure.reading.cutting import tell
from gov_disclosure.reading.html.flow import Flow, FlowReader
from gov_disclosure.reading.html.nested import find_nested
from gov_disclosure.reading.html.nodes import Tree
from gov_disclosure.reading.html.rows import Rows, TableReader
from gov_disclosure.reading.html.view import View

__all__ = ["walk"]

_ENDLESS = 1 << 60


def walk(
    tree: Tree,
    *,
    sink: Diagnostics,
    limits: Limits,
    newline_breaks: bool = False,
    keep_tabs: bool = False,
    max_depth: int = _ENDLESS,
) -> View:
    """
    Read a tree into a view.

    Args:
        tree: The page.
        sink: Where remarks go.
        limits: How many tables and slots are read.
        newline_breaks: Whether a newline outside tables ends a line.
        keep_tabs: Whether lines whose newlines count keep the tabs at their ends.
        max_depth: Depth beyond which `TooDeepError` is raised.
    """
    view = View(limits.max_bytes)
    layout, inline_tables = find_nested(tree)
    view.ordered = not layout
    if tree.release is not None:
        tree.release()
    most = limits.max_blocks
    flows = FlowReader(tree, view, inline_tables, keep_tabs=keep_tabs, max_depth=max_depth, max_blocks=most)
    tables = TableReader(tree, view, flows, layout, sink=sink, limits=limits)
    parts: list[Flow | Rows] = [flows.open(tree.root, 1, int(newline_breaks))]
    while parts and len(view.blocks) <= most:
        part = parts[-1]
        if isinstance(part, Rows):
            cells = tables.read(part)
            if cells is None:
                parts.remove(part)
            else:
                parts.extend(flows.open(cell, part.depth) for cell in reversed(cells))
            continue
        table = flows.read(part)
        if table is None:
            parts.pop()
        elif (opened := tables.open(table, part.depth + len(part.stack))) is not None:
            rows, captions = opened
            parts.append(rows)
            parts.extend(flows.open(caption, rows.depth) for caption in reversed(captions))
    if len(view.blocks) > most:
        del view.blocks[most:]
        tell(sink, "max_blocks", most)
    if tree.is_cut:
        tables.tell_slots()
    if tree.release is not None:
        view.runs.settle()
        _empty(tree)
    return view


def _empty(tree: Tree) -> None:
    """Take the elements of a tree out of each other: as long as they know each other, none is given up."""
    nodes = [tree.root]
    while nodes:
        node = nodes.pop()
        nodes += [child for child in node if type(child) is tree.element]
        node.clear()
