"""
Tree → events: what each label of a report is, in reading order.

Which rows a sequence of labels makes up does not depend on the figures behind them, and most reports on a
form have the same sequence. So the sequences met last are remembered with their events, and neither
parsed nor walked again.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from gov_disclosure.forms.form import Form
from gov_disclosure.grammar import FIGURES, Leaf, Node, parse

__all__ = ["Event", "read_events"]


class Event(NamedTuple):
    """
    What one label is.

    Attributes:
        kind: `table` (a table begins), `row` (with figures), `bare` (a row without), `word` (a header or group
            cell) or `record` (figures that have no label of their own).
        path: Path of the table or row, or name of the header cell.
        place: Place of its terminal in the sequence; -1 for `table`.
    """

    kind: str
    path: str
    place: int


_LONGEST = 1_000
"""Terminals of a sequence that is worth remembering: a report has some 120."""


def read_events(terminals: tuple[str, ...], form: Form) -> tuple[tuple[Event, ...], tuple[int, ...]]:
    """
    Return the events of a sequence of terminals, and which of them fit nowhere.

    Args:
        terminals: Names of the layout's terminals, `FIGURES` behind those that have figures.
        form: The form.
    """
    return _remembered(terminals, form) if len(terminals) <= _LONGEST else _read(terminals, form)


@lru_cache(maxsize=256)
def _remembered(terminals: tuple[str, ...], form: Form) -> tuple[tuple[Event, ...], tuple[int, ...]]:
    return _read(terminals, form)


def _read(terminals: tuple[str, ...], form: Form) -> tuple[tuple[Event, ...], tuple[int, ...]]:
    tree, misfits = parse(terminals, form)
    events: list[Event] = []
    for child in tree.children:
        if not isinstance(child, Node):
            continue
        for inner in child.children if child.name.endswith("_section") else [child]:
            if isinstance(inner, Node) and inner.name in form.tables:
                _table(inner, form, events)
    return tuple(events), misfits


def _table(node: Node, form: Form, events: list[Event]) -> None:
    events.append(Event("table", node.name, -1))
    stack = [(iter(node.children), node.name)]
    while stack:
        children, path = stack[-1]
        for child in children:
            if isinstance(child, Node) and not _leaf(child, path, form, events):
                stack.append((iter(child.children), f"{path}.{child.name}"))
                break
        else:
            stack.pop()


def _leaf(node: Node, path: str, form: Form, events: list[Event]) -> bool:
    """Take a row, a header cell or bare figures; return whether the node was one of them."""
    first = node.children[0] if node.children else None
    second = node.children[1] if len(node.children) > 1 else None
    if not isinstance(first, Leaf) or isinstance(second, Node) or (isinstance(second, Leaf) and second.name != FIGURES):
        return False
    if first.name == FIGURES:
        events.append(Event("record", path, first.index))
        return True
    row = f"{path}.{node.name}"
    if first.name in form.layout.rows and (second is not None or first.name not in form.layout.words):
        if row in form.rows and (first.name not in form.layout.words or _follows_row(events)):
            events.append(Event("row" if second is not None else "bare", row, first.index))
    elif second is None:
        events.append(Event("word", node.name, first.index))
    return True


def _follows_row(events: list[Event]) -> bool:
    """Whether a row with figures stands before in the table: 总计 in a table turned on its side is no row."""
    for event in reversed(events):
        if event.kind in ("row", "table"):
            return event.kind == "row"
    return False
