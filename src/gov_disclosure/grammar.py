"""
Terminals → tree, by the tables of a form's grammar.

The tables are those of `layout.lark`, taken up on the first report on that form, and kept. Terminals are fed one by
one; one that fits nowhere is noted and skipped, and the parse goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import cast

from gov_disclosure.automaton import END, Automaton, kept_tables
from gov_disclosure.forms.form import Form

__all__ = ["FIGURES", "PREAMBLE", "Leaf", "Node", "parse"]

FIGURES = "FIGURES"
"""The terminal of the cells behind a label."""
PREAMBLE = "PREAMBLE"
"""The terminal of what stands before the first label."""


class Leaf:
    """
    A terminal as fed.

    Attributes:
        name: The layout's name of it.
        index: Its place in the sequence.
    """

    __slots__ = ("index", "name")

    def __init__(self, name: str, index: int) -> None:
        self.name = name
        self.index = index


class Node:
    """
    A rule of the layout as found.

    Attributes:
        name: Name of the rule: a field, or a header cell.
        children: Nodes and leaves, in order.
    """

    __slots__ = ("children", "name")

    def __init__(self, name: str, children: list[Node | Leaf]) -> None:
        self.name = name
        self.children = children


def parse(terminals: Sequence[str], form: Form) -> tuple[Node, tuple[int, ...]]:
    """
    Return the tree of a sequence of terminals, and which of them fit nowhere.

    Args:
        terminals: Names of the layout's terminals, in order; unknown ones are skipped.
        form: The form whose layout they are read by.
    """
    automaton = _automaton(form.package)
    skipped: set[int] = set()
    while True:
        parse = _Parse(automaton)
        misfits: list[int] = []
        last = -1
        for index, terminal in enumerate(terminals):
            symbol = automaton.terminals.get(terminal)
            if symbol is None or index in skipped or not parse.takes(symbol, Leaf(terminal, index)):
                misfits.append(index)
            else:
                last = index
        if parse.takes(END, None):
            return parse.tree, tuple(misfits)
        # A word that only figures may follow, and none did: it fits nowhere, nor do others of its kind behind it.
        skipped.update(index for index in range(last, len(terminals)) if terminals[index] == terminals[last])


@cache
def _automaton(package: str) -> Automaton:
    """Return the tables of a form's grammar, as kept or made anew."""
    kept = kept_tables(package)
    if kept is not None:
        return kept
    # Only here is lark needed.
    from gov_disclosure.tabulating import tabulate

    return tabulate(package)[0]


class _Parse:
    """
    One parse: what was taken so far.

    Args:
        automaton: What each symbol does where.
    """

    def __init__(self, automaton: Automaton) -> None:
        self._automaton = automaton
        self._states = [0]
        self._values: list[Node | Leaf] = []

    @property
    def tree(self) -> Node:
        """The whole, once the end was taken."""
        return cast("Node", self._values[-1])

    def takes(self, symbol: str, leaf: Leaf | None) -> bool:
        """
        Take the next terminal, if it fits.

        Args:
            symbol: The grammar's name of it.
            leaf: The terminal; None for the end.
        """
        states, values = self._states, self._values
        actions, reductions, whole = self._automaton.actions, self._automaton.reductions, self._automaton.whole
        while True:
            action = actions[states[-1]].get(symbol)
            if action is None:
                return False
            if action >= 0:
                states.append(action)
                if leaf is not None:
                    values.append(leaf)
                return True
            name, origin, size, parts, single = reductions[-action - 1]
            children = values[len(values) - size :]
            del states[len(states) - size :], values[len(values) - size :]
            if parts is not None:
                children = _spread(children, parts)
            only = children[0] if single and len(children) == 1 else None
            values.append(Node(name, children) if only is None else only)
            states.append(actions[states[-1]][origin])
            if leaf is None and states[-1] == whole:
                return True


def _spread(children: list[Node | Leaf], parts: Sequence[tuple[int, bool]]) -> list[Node | Leaf]:
    """Return those of the children that are kept, and the children of those that only group others."""
    found: list[Node | Leaf] = []
    for place, spreads in parts:
        child = children[place]
        if spreads and isinstance(child, Node):
            found += child.children
        else:
            found.append(child)
    return found
