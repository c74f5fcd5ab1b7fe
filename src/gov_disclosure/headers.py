"""
Header cells → the order of the columns, and their place in the grid.

A header has one, two or three lines. Where one line names all columns, that is their order. Where the
columns of a group stand in a line below the group's cell, they take the group's place: `自然人 法人或其他组织
总计` above `商业企业 … 其他` has 总计 last.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import dropwhile, pairwise
from operator import itemgetter
from typing import TypeAlias

import attrs

from gov_disclosure.forms import known_forms
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.placing import Header

__all__ = ["HeaderWord", "is_sisters_head", "read_header"]

_Items: TypeAlias = "Sequence[tuple[str | None, Token]]"


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
    table = words[-1].token.table if words else 0
    if any(word.token.table != table for word in words):
        order = _plain_order(words, strays, rows, form)
        if not order and _is_permuted(words, rows, form):
            return Header(doubtful=True)
        return Header(order, natural=order in ((), tuple(column.name for column in form.rows[rows[0]])))
    items = _items_of(words, strays)
    if len(rows) > 1:
        header = _side_by_side(items, rows, form, table)
        if not header.order and _is_permuted(words, rows, form):
            return Header(doubtful=True)
        return header
    columns = form.rows[rows[0]]
    names = [column.name for column in columns if column.kind != "unit"]
    under = {column.name: column.under for column in columns}
    grid: tuple[tuple[str, int], ...] = ()
    part: tuple[tuple[str, int], ...] = ()
    if items:
        printed = {name: token.column for name, token in items if name in names}
        last = {name: printed[name] for name in names if name in printed}
        grid = tuple((str(name), column) for name, column in last.items()) if set(last) == set(names) else ()
        if grid:
            grid += tuple((f"?{token.column}", token.column) for name, token in items if name is None)
        if len({column for _, column in grid}) != len(grid):
            grid = ()
        if table and 1 < len(last) < len(names) and not strays and len(set(last.values())) == len(last):
            part = tuple(last.items())
    items = items if table else _without_leftovers(items, names, under)
    order = _order(items, names, under)
    if not grid and order.count(None) < _added(items):
        # A column more stands somewhere: figures cannot be counted off.
        return Header(doubtful=True)
    if not table and order and _is_contrary(items, names, under):
        return Header(doubtful=True)
    if not order and not grid:
        partly = _partly(items, names, form)
        if partly is None:
            return Header(doubtful=True)
        order = partly
    if not table and order not in ((), tuple(names)) and _is_broken(items, names, under):
        return Header(doubtful=True)
    natural = order in ((), tuple(names)) and [name for name, _ in grid[: len(names)]] == names[: len(grid)]
    return Header(order, grid, table, natural, part=part, adjoins=not table and _adjoins(items, under))


def _adjoins(items: _Items, under: dict[str, str | None]) -> bool:
    """Whether the cell of a group and the next one stand side by side in a text: no blank cells stand for what it spans."""
    groups = list(under.values())
    for (name, token), (_, other) in pairwise(items):
        if name is not None and name in groups:
            beside = token.block == other.block and token.column + 1 == other.column
            # A cell a line, with a line of its own for its pipe or none.
            below = not token.column and not other.column and 0 < other.block - token.block < groups.count(name)
            if beside or below:
                return True
    return False


def _plain_order(words: Sequence[HeaderWord], strays: Sequence[Token], rows: Sequence[str], form: Form) -> tuple[str | None, ...]:
    """Return the order of a header that is spread over several tables: no grid holds for it."""
    names = [column.name for column in form.rows[rows[0]] if column.kind != "unit"]
    under = {column.name: column.under for column in form.rows[rows[0]]}
    return _order(_items_of(words, strays), names, under) if len(rows) == 1 else ()


def _items_of(words: Sequence[HeaderWord], strays: Sequence[Token]) -> _Items:
    """Return header cells and the words among them, in reading order."""
    items: list[tuple[str | None, Token]] = [(word.name, word.token) for word in words]
    items += [(None, token) for token in strays]
    items.sort(key=lambda item: item[1].start)
    return items


def _without_leftovers(items: _Items, names: Sequence[str], under: dict[str, str | None]) -> _Items:
    """Return header cells without what is left of a row above them, 2.其他, where that would change their order."""
    last = {name: at for at, (name, _) in enumerate(items)}
    at = next((at for at, (name, _) in enumerate(items) if name is None or last[name] == at), 0)
    is_left = at > 0 and items[at - 1][1].block != items[at][1].block
    return items[at:] if is_left and _order(items, names, under) != _order(items[at:], names, under) else items


def _added(items: _Items) -> int:
    """Return how many header cells are known to head columns that no form has."""
    return sum(name is None and token.label is not None and token.label.added for name, token in items)


def _is_broken(items: _Items, names: Sequence[str], under: dict[str, str | None]) -> bool:
    """Whether some columns of a group stand in one line of text and others above or below: then lines tell no order."""
    lines: dict[str | None, dict[int, int]] = {}
    for name, token in items:
        if name in names:
            counts = lines.setdefault(under[str(name)], {})
            counts[token.block] = counts.get(token.block, 0) + 1
    # Without groups a header is one line, or a cell on each.
    mixed = not any(under.values()) and len({token.block for _, token in items}) < len(items)
    return any(len(counts) > 1 and (mixed or max(counts.values()) > 1) for counts in lines.values())


def _is_contrary(items: _Items, names: Sequence[str], under: dict[str, str | None]) -> bool:
    """Whether the columns beside groups are not in the official order, all on one line or each cell on a line of its own."""
    first: dict[str, int] = {}
    for name, token in items:
        if name is not None and name in names and under[name] is None:
            first.setdefault(name, token.block)
    beside = [(names.index(name), block) for name, block in first.items()]
    if len(beside) == len(names) or [place for place, _ in beside] == sorted(place for place, _ in beside):
        return False
    # Cells of rows have columns: there a line says nothing of what stands in the next.
    alone = len({block for _, block in beside}) == len(beside) and not any(token.column for _, token in items)
    groups = {token.block for name, token in items if name in under.values() and name is not None}
    # Beside their groups on one line the order is that printed.
    shared = bool(groups) and len({block for _, block in beside}) == 1 and groups.isdisjoint(block for _, block in beside)
    # On one line as a whole, cells that span two lines stand before those below the groups, in their order all the same.
    whole = bool(groups) and len({token.block for _, token in items}) == 1
    return alone or shared or whole


def _is_permuted(words: Sequence[HeaderWord], rows: Sequence[str], form: Form) -> bool:
    """Whether a line of a header names columns, or the groups above them, in an order that is not the form's."""
    names = [column.name for column in form.rows[rows[0]]]
    groups = [path.rpartition(".")[2] for path in form.rows if path in rows]
    lines: dict[tuple[int, bool], list[int]] = {}
    for name, token in ((word.name, word.token) for word in words):
        if name in names:
            lines.setdefault((token.block, True), []).append(names.index(name))
        elif name in groups:
            lines.setdefault((token.block, False), []).append(groups.index(name))
    return any(0 < after < before for line in lines.values() for before, after in pairwise(line)) or any(
        after == 0 and before != len(names) - 1 for (_, heads), line in lines.items() if heads for before, after in pairwise(line)
    )


def _side_by_side(items: _Items, rows: Sequence[str], form: Form, table: int) -> Header:
    """Say what the header of rows that stand side by side tells: groups above, the same columns under each."""
    names = [column.name for column in form.rows[rows[0]]]
    heads = [(name, token) for name, token in items if name in names]
    grid: dict[str, int] = {}
    if heads:
        for row in rows:
            # A cell that spans columns may be repeated in each of them.
            groups = [token for name, token in items if name == row.rpartition(".")[2]]
            for name, token in heads:
                if any(group.column <= token.column < group.column + group.colspan for group in groups):
                    grid[f"{row} {name}"] = token.column
    complete = len(grid) == len(set(grid.values())) == len(names) * len(rows)
    order: list[str | None] = []
    if len(heads) == len(names) * len(rows):
        printed = [tuple(name for name, _ in heads[at : at + len(names)]) for at in range(0, len(heads), len(names))]
        if len(set(printed)) == 1 and set(printed[0]) == set(names):
            order = [f"{row} {name}" for row in rows for name in printed[0]]
    if complete and not order:
        order += [name for name, _ in sorted(grid.items(), key=itemgetter(1))]
    full = [f"{row} {name}" for row in rows for name in names]
    natural = (
        order in ([], full)
        and (not complete or list(grid.values()) == sorted(grid.values()))
        and (not complete or list(grid) == full)
    )
    return Header(tuple(order), tuple(grid.items()) if complete else (), table, natural)


def _order(items: _Items, names: Sequence[str], under: dict[str, str | None]) -> tuple[str | None, ...]:
    """Return the columns in the order printed, or nothing where the header does not name them all."""
    lines: dict[int, list[str | None]] = {}
    for name, token in items:
        lines.setdefault(token.block, []).append(name)
    groups = {group for group in under.values() if group is not None}
    for line in lines.values():
        while line[0] is None and len(line) > len(names):
            # The cell above the labels: 项目, 指标.
            del line[0]
        if set(names) <= set(line) and not groups & set(line):
            return tuple(name for name in line if name is None or name in names)
    parents: list[str | None] = []
    children: list[str | None] = []
    child_lines = {token.block for name, token in items if name is not None and under.get(name) is not None}
    # A cell a line; one that may be the beginning of another (其他) ends with the next.
    alone = len(lines) > 1 and max(map(len, lines.values())) <= 2
    sequence = _sequence(items, names) if alone else ()
    if sequence or _is_amid_groups(items, groups, child_lines):
        return sequence
    for name, token in items:
        if name is None:
            # In a line of its own it stands beside what was read before it.
            is_child = bool(children) if alone else token.block in child_lines
            (children if is_child else parents).append(None)
        elif name in groups:
            if name not in parents:
                parents.append(name)
        elif name in names and name not in parents and name not in children:
            (children if under[name] is not None else parents).append(name)
    # Parents in several lines span them, so that their reading order is not that of the columns; so has a header in one line.
    parent_lines = {token.block for name, token in items if name in parents}
    if groups and (len(parent_lines) > 1 or parent_lines & child_lines):
        printed = [name for name in parents if name is not None]
        parents = _official(printed, names, under)
    order: list[str | None] = []
    for name in parents:
        order.extend(children if name in groups else [name])
    while order and order[0] is None:
        del order[0]  # The cell above the labels.
    return tuple(order) if set(order) - {None} == set(names) else ()


def _is_amid_groups(items: _Items, groups: AbstractSet[str], child_lines: AbstractSet[int]) -> bool:
    """Whether an unknown column stands in a line with groups and their columns: above these, below or beside them."""
    shared = child_lines & {token.block for name, token in items if name in groups}
    return any(name is None and token.block in shared for name, token in items)


def _sequence(items: _Items, names: Sequence[str]) -> tuple[str | None, ...]:
    """Return the columns as they were read, behind the cell above the labels, where that is the order of the form."""
    sequence = tuple(dropwhile(lambda name: name is None, [name for name, _ in items if name is None or name in names]))
    return sequence if [name for name in sequence if name is not None] == list(names) else ()


def _official(parents: Sequence[str], names: Sequence[str], under: dict[str, str | None]) -> list[str | None]:
    """Return columns and groups in the order of the form."""
    order: list[str | None] = []
    for name in names:
        place = under[name] or name
        if place in parents and place not in order:
            order.append(place)
    return order


def is_sisters_head(token: Token, form: Form) -> bool:
    """Whether a token is a header cell of another form that has some of the same tables, and none of this form's."""
    label = token.label
    return (
        label is not None
        and label.word
        and not token.type
        and not token.counted
        and any(form.tables.keys() & other.tables.keys() for name, other in known_forms().items() if name in label.terminals)
    )


def _partly(items: _Items, names: Sequence[str], form: Form) -> tuple[str | None, ...] | None:
    """
    Return the order of a header with words that no form knows, or None where it cannot be known.

    Where a line has as many cells as there are columns, and each that is known stands in its own place, the
    others are unknown columns. A line of unknown words alone leaves nothing to go by but the order of the form; of one that
    speaks against that, and of header cells of another form, nothing can be known.
    """
    neutral = form.layout.rules
    lines: dict[int, list[str | None]] = {}
    for name, token in items:
        if name is None or name in names or name in neutral:
            lines.setdefault(token.block, []).append(name)
    of_another = any(name is None and is_sisters_head(token, form) for name, token in items)
    if of_another and all(len(line) == 1 for line in lines.values()):
        # A cell a line: header cells of another form stand for columns, as they would on one line.
        line = list(dropwhile(neutral.__contains__, [name for line in lines.values() for name in line]))
        sound = len(line) == len(names) and all(name in (None, names[place]) for place, name in enumerate(line))
        return tuple(line) if sound else None
    for line in lines.values():
        if None not in line:
            places = [names.index(name) for name in dict.fromkeys(line) if name in names]
            if places != sorted(places):
                return None
            continue
        while len(line) > 1 and (line[0] in neutral or (line[0] is None and len(line) > len(names))):
            del line[0]
        known = [name for name in line if name is not None and name in names]
        if len(line) == len(names) and all(
            name is None or name in neutral or names[place] == name for place, name in enumerate(line)
        ):
            # A cut header cell names its column by its place; one that no form knows names none.
            return tuple(names[place] if name is not None else None for place, name in enumerate(line))
        if known or len(line) >= len(names):
            return None
    return None if of_another else ()
