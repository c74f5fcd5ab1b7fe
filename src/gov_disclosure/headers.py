"""
Header cells → the order of the columns, and their place in the grid.

A header has one, two or three lines. Where one line names all columns, that is their order. Where the
columns of a group stand in a line below the group's cell, they take the group's place: `自然人 法人或其他组织
总计` above `商业企业 … 其他` has 总计 last.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gov_disclosure.forms.form import Form
from gov_disclosure.placing import Header
from gov_disclosure.tokens import Token

__all__ = ["HeaderWord", "read_header"]


@attrs.frozen
class HeaderWord:
    """A header cell: the name of its column or group, and its token."""

    name: str
    token: Token


def read_header(words: Sequence[HeaderWord], rows: Sequence[str], form: Form, strays: Sequence[Token]) -> Header:
    """
    Say what the header cells above some figures tell about their columns.

    Args:
        words: The header cells in reading order.
        rows: Paths of the rows whose figures stand side by side below them.
        form: The form.
        strays: Words among the header cells that no form knows: columns that were added.
    """
    if len(rows) > 1:
        return Header()
    columns = form.rows[rows[0]]
    names = [column.name for column in columns if column.kind != "unit"]
    under = {column.name: column.under for column in columns}
    table = words[-1].token.table if words else 0
    exact = table > 0 and all(word.token.table == table for word in words)
    items: list[tuple[str | None, Token]] = [(word.name, word.token) for word in words]
    items += [(None, token) for token in strays]
    items.sort(key=lambda item: item[1].start)
    grid: tuple[tuple[str, int], ...] = ()
    if exact:
        last = {name: token.column for name, token in items if name in names}
        grid = tuple((str(name), column) for name, column in last.items()) if set(last) == set(names) else ()
        grid += tuple((f"?{token.column}", token.column) for name, token in items if name is None)
        if len({column for _, column in grid}) != len(grid):
            grid = ()
    return Header(_order(items, names, under), grid, table if exact else 0)


def _order(
    items: Sequence[tuple[str | None, Token]], names: Sequence[str], under: dict[str, str | None]
) -> tuple[str | None, ...]:
    """Return the columns in the order printed, or nothing where the header does not name them all."""
    lines: dict[int, list[str | None]] = {}
    for name, token in items:
        lines.setdefault(token.block, []).append(name)
    for line in lines.values():
        if set(names) <= set(line):
            return tuple(name for name in line if name is None or name in names)
    parents: list[str | None] = []
    children: list[str | None] = []
    groups = {group for group in under.values() if group is not None}
    child_lines = {token.block for name, token in items if name is not None and under.get(name) is not None}
    for name, token in items:
        if name is None:
            (children if token.block in child_lines else parents).append(None)
        elif name in groups:
            if name not in parents:
                parents.append(name)
        elif name in names and name not in parents and name not in children:
            (children if under[name] is not None else parents).append(name)
    # Parents in several lines span them, so that their reading order is not that of the columns.
    if len({token.block for name, token in items if name in parents}) > 1:
        printed = [name for name in parents if name is not None]
        parents = _official(printed, names, under)
    order: list[str | None] = []
    for name in parents:
        order.extend(children if name in groups else [name])
    return tuple(order) if set(order) - {None} == set(names) else ()


def _official(parents: Sequence[str], names: Sequence[str], under: dict[str, str | None]) -> list[str | None]:
    """Return columns and groups in the order of the form."""
    order: list[str | None] = []
    for name in names:
        place = under[name] or name
        if place in parents and place not in order:
            order.append(place)
    return order
