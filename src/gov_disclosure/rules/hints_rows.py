"""Slips in several cells: rows and columns that slipped or changed places, rows that were counted twice or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise

from gov_disclosure.forms import Form
from gov_disclosure.rules.hints import Slip, Sums
from gov_disclosure.rules.hints_lines import line_slips, shift

__all__ = ["row_slips"]

PARTIAL, SPLIT, LEFT_OUT, TWICE, REPEATED, MOVED, UNFILLED = (
    "GD451", "GD453", "GD457", "GD458", "GD461", "GD464", "GD465",
)  # fmt: skip
_PARTIAL_ROW = ".partially_granted"
_NAMED = 2
"""Of more rows than this that may be meant none is named."""
_MOST_ROWS = 12
"""So many broken rows of a table are looked at in pairs."""

Row = tuple[str, tuple[str, ...]]
"""The path of a row and those of its cells."""


def row_slips(sums: Sums) -> Iterator[Slip]:
    """Yield the slips in several cells; it is left to the sums whether they mend anything."""
    touched = {path for number in sums.broken for side in sums.sides(number) for path in side}
    for table in _tables(sums.form):
        rows = [(row, cells) for row, cells in table if all(cell in sums.values for cell in cells)]
        if not any(cell in touched for _, cells in rows for cell in cells):
            continue
        if len(table[0][1]) == 1:
            yield from line_slips(sums, [cells[0] for _, cells in rows])
            continue
        for row in rows:
            yield from _within(sums, row)
        yield from _columns(sums, rows)
        if len(rows) > len(rows[0][1]):
            yield from _whole_rows(sums, rows)


@cache
def _tables(form: Form) -> tuple[tuple[Row, ...], ...]:
    """Return the rows that stand below each other with the same columns."""
    found: dict[tuple[str, tuple[str, ...]], list[Row]] = {}
    for row, cells in form.row_cells.items():
        if all(column.kind == "count" for _, column, _ in cells):
            found.setdefault((row.partition(".")[0], form.names[row]), []).append((row, tuple(path for path, _, _ in cells)))
    return tuple(tuple(rows) for rows in found.values())


# ---- one row -------------------------------------------------------------------------------------


def _within(sums: Sums, row: Row) -> Iterator[Slip]:
    """Yield what may have happened to the figures of a row: two changed places, all slipped, or a number was split."""
    path, cells = row
    old = [sums.values[cell] for cell in cells]
    if not any(old):
        return
    for one, other in combinations(range(len(cells)), 2):
        if old[one] != old[other]:
            swapped = {cells[one]: old[other], cells[other]: old[one]}
            # Figures slip into the next column rather than into one far away.
            yield shift(1 if other == one + 1 else 3, swapped, (cells[one], cells[other]), "cells", path)
    parts, total = old[:-1], old[-1]
    # Where a figure was lost, any row can be made to fit: other sums must bear it out.
    new = [
        (5, "row_right", [*old[1:-1], total, sum(old[1:])] if old[0] == 0 else []),
        (5, "row_left", [old[-2] - sum(old[:-2]), *old[:-1]] if total == 0 else []),
        (1, "row_right", [*old[1:], old[0]]),
        (1, "row_left", [total, *parts]),
        (1, "row_right", [*parts[1:], parts[0], total]),
        (1, "row_left", [parts[-1], *parts[:-1], total]),
    ]
    for rank, variant, figures in new:
        if figures and figures != old:
            yield shift(rank, dict(zip(cells, figures, strict=True)), (path,), variant, path)
    yield from _split(row, parts, total)


def _split(row: Row, parts: list[int], total: int) -> Iterator[Slip]:
    """Yield the numbers that may have been read as two cells."""
    path, cells = row
    for place, (first, second) in enumerate(pairwise(parts)):
        if not (0 < first < 10 and 0 <= second < 10) or total - sum(parts) != 9 * first:
            continue
        rest = parts[place + 2 :]
        for gap in range(len(rest) + 1):
            new = [*parts[:place], 10 * first + second, *rest[:gap], 0, *rest[gap:], total]
            arguments = {"path": path, "first": first, "second": second, "should": 10 * first + second}
            yield Slip(SPLIT, 1, dict(zip(cells, new, strict=True)), (cells[place], cells[place + 1]), arguments)
        new = [*parts[:place], 0, 10 * first + second, *rest, total]
        arguments = {"path": path, "first": first, "second": second, "should": 10 * first + second}
        yield Slip(SPLIT, 1, dict(zip(cells, new, strict=True)), (cells[place], cells[place + 1]), arguments)


# ---- one column ----------------------------------------------------------------------------------


def _columns(sums: Sums, rows: Sequence[Row]) -> Iterator[Slip]:
    """Yield the columns in which figures may have changed places, or slipped up or down, over the rows that do not hold."""
    off = {sums.equations[number].label: sums.off[number] for number in sums.broken}
    wrong = [index for index, (row, _) in enumerate(rows) if row in off]
    if len(wrong) < 2:
        return
    for one, other in combinations(wrong[:_MOST_ROWS], 2):
        if off[rows[one][0]] != -off[rows[other][0]]:
            continue
        for upper, lower in zip(rows[one][1], rows[other][1], strict=True):
            swapped = {upper: sums.values[lower], lower: sums.values[upper]}
            if swapped[upper] != swapped[lower]:
                yield shift(2 if other == one + 1 else 3, swapped, (upper, lower), "cells", rows[one][0])
    last = len(rows[0][1]) - 1
    for column in range(last):
        # Of two columns of parts nobody can tell that they changed places.
        swapped = {cell: sums.values[other] for _, cells in rows for cell, other in _pair(cells[column], cells[last])}
        yield shift(1, swapped, (rows[0][1][column], rows[0][1][last]), "columns", rows[0][0])
    block = rows[wrong[0] : wrong[-1] + 1]
    for column in range(len(rows[0][1])):
        cells = [row_cells[column] for _, row_cells in block]
        old = [sums.values[cell] for cell in cells]
        # What was lost at the end of the column follows from the row.
        sign = 1 if column == len(rows[0][1]) - 1 else -1
        for variant, figures in (
            ("column_down", [*old[1:], old[-1] - sign * off[block[-1][0]]]),
            ("column_up", [old[0] - sign * off[block[0][0]], *old[:-1]]),
        ):
            yield shift(1, dict(zip(cells, figures, strict=True)), (cells[0], cells[-1]), variant, cells[0])


def _pair(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


# ---- whole rows ----------------------------------------------------------------------------------


def _whole_rows(sums: Sums, rows: Sequence[Row]) -> Iterator[Slip]:
    """Yield the rows that may have changed places, been copied, been counted twice or been left out of a sum."""
    figures = [[sums.values[cell] for cell in cells] for _, cells in rows]
    # Rows that stand on the same side of the same sums may change places, and nobody can tell.
    roles = [frozenset(_by_column(sums, row, row[1][0])) for row in rows]
    for one, other in combinations(range(len(rows)), 2):
        if roles[one] != roles[other] and figures[one] != figures[other]:
            should = dict(zip(rows[one][1] + rows[other][1], figures[other] + figures[one], strict=True))
            yield shift(1 if other == one + 1 else 2, should, (rows[one][0], rows[other][0]), "rows", rows[one][0])
    meants = [_meant(sums, row) for row in rows]
    yield from _moved(sums, rows, meants)
    yield from _unfilled(sums, rows, meants)
    for one, other in pairwise(range(len(rows))):
        if figures[one] == figures[other] and any(figures[one]):
            # The copy is the lower one, as a rule.
            for rank, index in ((2, other), (3, one)):
                meant = meants[index]
                if meant:
                    path = rows[index][0]
                    told = {"path": path, "caption": f"“{sums.form.called(path)}”"}
                    yield Slip(REPEATED, rank, meant, (rows[one][0], rows[other][0]), told)
    yield from _counted(sums, rows, figures)


def _moved(sums: Sums, rows: Sequence[Row], meants: Sequence[Mapping[str, int]]) -> Iterator[Slip]:
    """Yield the rows in which so many of one column may stand in another, by what the sums of these two columns lack."""
    for (path, cells), meant in zip(rows, meants, strict=True):
        changed = [(place, move) for place, cell in enumerate(cells) if meant and (move := meant[cell] - sums.values[cell])]
        if len(changed) != 2 or changed[0][1] != -changed[1][1] or changed[1][0] == len(cells) - 1:
            continue
        (one, moved), (other, _) = changed
        there, here = (one, other) if moved < 0 else (other, one)
        # All that stands in a cell slips into the next column more often than a part of it into one far away.
        parted = sums.values[cells[there]] != abs(moved) and sums.values[cells[here]] != 0
        rank = 3 + (abs(one - other) > 1) + parted
        told = {"path": path, "count": abs(moved)}
        yield Slip(MOVED, rank, meant, (cells[there], cells[here]), told)


def _unfilled(sums: Sums, rows: Sequence[Row], meants: Sequence[Mapping[str, int]]) -> Iterator[Slip]:
    """Yield the rows, and the columns, of zeros that would make all sums hold if they were filled in."""
    fitting = [
        (row, meant) for row, meant in zip(rows, meants, strict=True)
        if meant and not any(map(sums.values.__getitem__, row[1])) and sums.mended(meant)
    ]  # fmt: skip
    for (path, _), meant in fitting:
        # Of many rows nobody can tell which one it is.
        paths = (path,) if len(fitting) <= _NAMED else tuple(row for (row, _), _ in fitting)
        variant = {"variant": "some", "rows": len(fitting)} if len(fitting) > _NAMED else {}
        yield Slip(UNFILLED, 4, meant, paths, {"path": path, "total": max(meant.values()), **variant})
    for column in range(len(rows[0][1])):
        cells = [row_cells[column] for _, row_cells in rows]
        if any(map(sums.values.__getitem__, cells)):
            continue
        found: dict[str, int] = {}
        for (path, _), cell in zip(rows, cells, strict=True):
            uses = [use for use in sums.uses.get(cell, ()) if sums.equations[use[0]].label == path]
            found[cell] = -uses[0][1] * sums.off[uses[0][0]] if uses else 0
        yield Slip(UNFILLED, 1, found, (cells[0], cells[-1]), {"path": cells[0], "variant": "column"})


def _by_column(sums: Sums, row: Row, cell: str) -> list[tuple[int, int]]:
    """Return the sums that a cell is in with cells of other rows."""
    return [use for use in sums.uses.get(cell, ()) if sums.equations[use[0]].label != row[0]]


def _meant(sums: Sums, row: Row) -> dict[str, int]:
    """Return what should stand in a row by the sums of its columns; nothing where these differ."""
    found: dict[str, int] = {}
    for cell in row[1]:
        moves = {-sign * sums.off[number] for number, sign in _by_column(sums, row, cell)}
        if len(moves) != 1:
            return {}
        found[cell] = sums.values[cell] + moves.pop()
    return found


def _counted(sums: Sums, rows: Sequence[Row], figures: Sequence[list[int]]) -> Iterator[Slip]:
    """Yield the rows by whose figures a sum over rows is too small, in every column."""
    places = {cell: index for index, (_, cells) in enumerate(rows) for cell in cells}
    for index, (_, cells) in enumerate(rows):
        over = [
            [number for number, sign in sums.uses.get(cell, ()) if sign == 1 and _adds_rows(sums, number, places)]
            for cell in cells
        ]
        if any(len(numbers) != 1 for numbers in over):
            continue
        lacking = [-sums.off[number] for (number,) in over]
        if not any(lacking):
            continue
        addends = [places[cell] for cell in sums.equations[over[0][0]].right]
        for row in addends:
            if figures[row] == lacking:
                yield from _once_more(rows, figures, row, index, addends)
            elif [-figure for figure in figures[row]] == lacking:
                path = rows[row][0]
                without = [one - less for one, less in zip(figures[index], figures[row], strict=True)]
                yield Slip(TWICE, 1, dict(zip(cells, without, strict=True)), (path,), {"variant": "total", "path": path})


def _adds_rows(sums: Sums, number: int, places: dict[str, int]) -> bool:
    """Whether a sum says that one cell is the sum of cells of other rows."""
    equation = sums.equations[number]
    return len(equation.left) == 1 and len({places.get(cell, -1) for cell in equation.right}) == len(equation.right) > 1


def _once_more(rows: Sequence[Row], figures: Sequence[list[int]], row: int, total: int, addends: Sequence[int]) -> Iterator[Slip]:
    """Yield that a row was left out of the total, or counted in another row as well."""
    path = rows[row][0]
    with_it = [one + other for one, other in zip(figures[total], figures[row], strict=True)]
    yield Slip(LEFT_OUT, 1, dict(zip(rows[total][1], with_it, strict=True)), (path,), {"variant": "row", "path": path})
    for other in addends:
        without = [one - less for one, less in zip(figures[other], figures[row], strict=True)]
        if other != row and min(without) >= 0:
            code, rank = (PARTIAL, 0) if path.endswith(_PARTIAL_ROW) else (TWICE, 2)
            yield Slip(code, rank, dict(zip(rows[other][1], without, strict=True)), (path,), {"variant": "row", "path": path})
            return
