"""
What a form's grammar does with each symbol in each state: the LALR tables that lark makes of `layout.lark`.

Making them takes longer than reading a hundred reports, and needs lark; so those of the forms of this library are kept in
`layout.json` beside the layout. What is kept counts only while the files that it was made of are the same; otherwise,
and for forms that keep nothing, the tables are made when they are first needed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from importlib import resources
from typing import Any, NamedTuple

from gov_disclosure.forms.layout import SHARED

__all__ = ["END", "KEPT", "LAYOUT", "Automaton", "Reduction", "digest", "kept_tables", "read", "written"]

END = "$END"
"""The symbol behind the last one."""
LAYOUT = "layout.lark"
KEPT = "layout.json"


class Reduction(NamedTuple):
    """
    What a rule of the grammar makes of the symbols that it is made of.

    Attributes:
        name: Name of the node.
        origin: The symbol that they are replaced by.
        size: How many they are.
        parts: The places of those that are kept, and whether each only groups others, whose parts are taken in its place;
            None where all are kept as they are.
        single: Whether a node with one child gives way to it.
    """

    name: str
    origin: str
    size: int
    parts: tuple[tuple[int, bool], ...] | None
    single: bool


class Automaton(NamedTuple):
    """
    A grammar as a table; its first state is 0.

    Attributes:
        actions: For each state, symbol → the state behind it, or -1 - n where the n-th reduction comes first.
        reductions: The reductions.
        whole: The state behind a whole report.
        terminals: The layout's name of each terminal → the grammar's.
    """

    actions: Sequence[Mapping[str, int]]
    reductions: Sequence[Reduction]
    whole: int
    terminals: Mapping[str, str]


def kept_tables(package: str) -> Automaton | None:
    """Return the tables that a form's package keeps, or None where it keeps none that were made of what it holds now."""
    kept = resources.files(package).joinpath(KEPT)
    return read(kept.read_text(encoding="utf-8"), package) if kept.is_file() else None


def digest(package: str, file: str) -> str:
    """Return what changes whenever a file of a grammar does; empty where there is none."""
    found = resources.files(package).joinpath(file)
    return sha256(found.read_text(encoding="utf-8").encode()).hexdigest() if found.is_file() else ""


def read(text: str, package: str) -> Automaton | None:
    """Return tables as they were written, or None where they were made of something else than what a package holds now."""
    data: dict[str, Any] = json.loads(text)
    if any(digest(package if file == LAYOUT else SHARED, file) != made for file, made in data["made_of"].items()):
        return None
    symbols = data["symbols"]
    actions = [
        {symbols[symbol]: action for action, taken in state for symbol in taken}  # one list for all symbols with one action
        for state in data["actions"]
    ]
    reductions = [
        Reduction(name, origin, size, parts and tuple((place, spreads) for place, spreads in parts), single)
        for name, origin, size, parts, single in data["reductions"]
    ]
    return Automaton(actions, reductions, data["whole"], data["terminals"])


def written(automaton: Automaton, made_of: Mapping[str, str]) -> str:
    """
    Return tables as text that `read` reads.

    Args:
        automaton: The tables.
        made_of: File of the grammar → its digest.
    """
    symbols = sorted({symbol for state in automaton.actions for symbol in state})
    places = {symbol: place for place, symbol in enumerate(symbols)}
    states: list[list[tuple[int, list[int]]]] = []
    for state in automaton.actions:
        taken: dict[int, list[int]] = {}
        for symbol, action in sorted(state.items()):
            taken.setdefault(action, []).append(places[symbol])
        states.append(list(taken.items()))
    data = {
        "made_of": dict(made_of), "symbols": symbols, "terminals": dict(sorted(automaton.terminals.items())),
        "whole": automaton.whole, "reductions": automaton.reductions, "actions": states,
    }  # fmt: skip
    lines = [f"{json.dumps(name)}: {_listed(value)}" for name, value in data.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _listed(value: Any) -> str:
    """Return JSON with a line for each item, so that changes can be read."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in value) + "\n]"
