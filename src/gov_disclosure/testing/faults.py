"""Slips of every kind, seeded into a sound report: what was done, what must be found, and which hint names it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random

import attrs

from gov_disclosure.errors import UsageError
from gov_disclosure.report import Report
from gov_disclosure.testing.building import with_figures
from gov_disclosure.testing.false_sentences import false_sentence
from gov_disclosure.testing.slips import altered, doubled, dropped, mistyped, swapped
from gov_disclosure.testing.summed import Summed, table_of

__all__ = ["KINDS", "Fault", "seed_fault"]

_TRIES = 40
FALSE_SENTENCE = "false sentence"
"""The slip that is made in the narrative, not in a table: no cell, and no hint, is named."""
Change = tuple[dict[str, int], tuple[str, ...], str]
"""Path → what stands there instead, the cells or rows that a hint names, and its code."""


@attrs.frozen
class Fault:
    """
    A sound report with one slip in it.

    Attributes:
        kind: The slip, one of `KINDS`.
        report: The report.
        sound: The report before.
        codes: The rules that are violated now, and by nothing else.
        paths: The cells, or the rows, that the slip concerns; none where the narrative is wrong.
        hint: The code of the hint that names the slip; empty where any hint on the cell does.
    """

    kind: str
    report: Report = attrs.field(repr=False)
    sound: Report = attrs.field(repr=False)
    codes: tuple[str, ...]
    paths: tuple[str, ...]
    hint: str = ""


def seed_fault(report: Report, random: Random, kind: str | None = None) -> Fault | None:
    """
    Seed a slip into a sound report; None where none of the kind was found that can be told at all.

    Args:
        report: The report.
        random: What chooses.
        kind: One of `KINDS`; by default any of them.

    Raises:
        UsageError: There is no such kind, or the report is on no known form.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"no slip is called {kind!r}; there are {', '.join(KINDS)}")
    if report.form is None:
        raise UsageError("the report is on no known form: build one by build_report(form)")
    table = Summed(report)
    for _ in range(_TRIES):
        chosen = kind if kind is not None else random.choice(tuple(KINDS))
        if chosen == FALSE_SENTENCE:
            told = false_sentence(report, random)
            if told is not None:
                return Fault(chosen, told[1], told[0], (told[2],), ())
            continue
        made = KINDS[chosen](table, random)
        if made is None:
            continue
        change, paths, hint = made
        codes = table.broken(change)
        if codes:
            return Fault(chosen, with_figures(report, change), report, codes, paths, hint)
    return None


def _row(cells: Sequence[str]) -> str:
    return cells[0].rpartition(".")[0]


def _one_cell(change: Callable[[int, Random], int | None], hint: str) -> Callable[[Summed, Random], Change | None]:
    """Return the slip that makes one number of another; None where the number does not allow it."""

    def slip(table: Summed, random: Random) -> Change | None:
        path = random.choice([path for path in table.summed if table.values[path]] or table.summed)
        value = change(table.values[path], random)
        return None if value is None or value == table.values[path] else ({path: value}, (path,), hint)

    return slip


def _in_row(table: Summed, random: Random) -> Change | None:
    row = random.choice(table.rows) if table.rows else ()
    if not row:
        return None
    place = random.randrange(len(row) - 1)
    pair = row[place], row[place + 1]
    return {pair[0]: table.values[pair[1]], pair[1]: table.values[pair[0]]}, pair, "GD452"


def _in_column(table: Summed, random: Random) -> Change | None:
    pairs = table.stacked()
    if not pairs:
        return None
    upper, lower = random.choice(pairs)
    place = random.randrange(len(upper))
    pair = upper[place], lower[place]
    return {pair[0]: table.values[pair[1]], pair[1]: table.values[pair[0]]}, pair, "GD452"


def _rows_swapped(table: Summed, random: Random) -> Change | None:
    rows = [row for row in table.rows if table_of(row) == table_of(table.rows[0])]
    if len(rows) < 4:
        return None
    first = random.randrange(len(rows))
    # Neighbours as a rule: an eye slips by a line.
    second = first + 1 if random.random() < 0.6 and first + 1 < len(rows) else random.randrange(len(rows))
    one, other = rows[min(first, second)], rows[max(first, second)]
    change = {upper: table.values[lower] for upper, lower in zip(one, other, strict=True)}
    change |= {lower: table.values[upper] for upper, lower in zip(one, other, strict=True)}
    return change, (_row(one), _row(other)), "GD452"


def _row_shifted(table: Summed, random: Random) -> Change | None:
    row = table.some_row(random)
    if not row:
        return None
    old = [table.values[path] for path in row]
    new = [0, *old[:-1]] if random.random() < 0.5 else [*old[1:], 0]
    return dict(zip(row, new, strict=True)), (_row(row),), "GD452"


def _column_shifted(table: Summed, random: Random) -> Change | None:
    rows = [row for row in table.rows if table_of(row) == table_of(table.rows[0])]
    if len(rows) < 6:
        return None
    start = random.randrange(len(rows) - 3)
    end = random.randrange(start + 3, len(rows))
    column = random.randrange(len(rows[0]))
    cells = [row[column] for row in rows[start : end + 1]]
    old = [table.values[path] for path in cells]
    new = [0, *old[:-1]] if random.random() < 0.5 else [*old[1:], 0]
    if sum(one != other for one, other in zip(old, new, strict=True)) < 3:
        return None
    return dict(zip(cells, new, strict=True)), (cells[0], cells[-1]), "GD452"


def _outcomes(table: Summed) -> tuple[list[tuple[str, ...]], tuple[str, ...]] | None:
    """Return the rows of the greatest sum over rows, and the row of its total."""
    sums = [equation for equation in table.totals if len({_row((path,)) for path in equation.right}) == len(equation.right) > 5]
    if not sums or not table.rows:
        return None
    of = {path: row for row in table.rows for path in row}
    if any(path not in of for path in (*sums[0].left, *sums[0].right)):
        return None
    return [of[path] for path in sums[0].right], of[sums[0].left[0]]


def _counted_twice(partial: bool) -> Callable[[Summed, Random], Change | None]:
    def slip(table: Summed, random: Random) -> Change | None:
        found = _outcomes(table)
        if found is None:
            return None
        rows = [row for row in found[0] if row[0].endswith(".partially_granted.natural_person") == partial]
        rows = [row for row in rows if any(table.values[path] for path in row)]
        if not rows:
            return None
        row = random.choice(rows)
        other = random.choice([each for each in found[0] if each != row])
        change = {path: table.values[path] + table.values[also] for path, also in zip(other, row, strict=True)}
        return change, (_row(row),), "GD451" if partial else "GD458"

    return slip


def _row_left_out(table: Summed, random: Random) -> Change | None:
    found = _outcomes(table)
    rows = [row for row in found[0] if any(table.values[path] for path in row)] if found is not None else []
    if found is None or not rows:
        return None
    row = random.choice(rows)
    return (
        {path: table.values[path] - table.values[less] for path, less in zip(found[1], row, strict=True)},
        (_row(row),),
        "GD457",
    )


def _cell_in_sum(sign: int, hint: str) -> Callable[[Summed, Random], Change | None]:
    def slip(table: Summed, random: Random) -> Change | None:
        equation = random.choice(table.totals)
        addends = [path for path in equation.right if table.values[path]]
        if not addends:
            return None
        total = equation.left[0]
        return {total: table.values[total] + sign * table.values[random.choice(addends)]}, (total,), hint

    return slip


def _row_repeated(table: Summed, random: Random) -> Change | None:
    pairs = [pair for pair in table.stacked() if any(table.values[path] for path in pair[0])]
    if not pairs:
        return None
    upper, lower = random.choice(pairs)
    return {path: table.values[above] for path, above in zip(lower, upper, strict=True)}, (_row(upper), _row(lower)), "GD461"


def _split(table: Summed, random: Random) -> Change | None:
    places = list(_splits(table))
    if not places:
        return None
    row, place = random.choice(places)
    old = [table.values[path] for path in row]
    first, second = divmod(old[place], 10)
    gap = old.index(0, place + 1)
    new = [*old[:place], first, second, *old[place + 1 : gap], *old[gap + 1 :]]
    return dict(zip(row, new, strict=True)), (row[place], row[place + 1]), "GD453"


def _splits(table: Summed) -> Iterator[tuple[tuple[str, ...], int]]:
    for row in table.rows:
        old = [table.values[path] for path in row[:-1]]
        yield from ((row, place) for place, value in enumerate(old) if 9 < value < 100 and 0 in old[place + 1 :])


def _row_unfilled(table: Summed, random: Random) -> Change | None:
    row = table.some_row(random)
    return (dict.fromkeys(row, 0), (_row(row),), "GD465") if row else None


def _moved(table: Summed, random: Random) -> Change | None:
    row = table.some_row(random)
    filled = [path for path in row[:-1] if table.values[path]]
    if not filled:
        return None
    cell = random.choice(filled)
    other = random.choice([path for path in row[:-1] if path != cell])
    count = random.randint(1, table.values[cell])
    change = {cell: table.values[cell] - count, other: table.values[other] + count}
    return change, tuple(path for path in row if path in change), "GD464"


KINDS: Mapping[str, Callable[[Summed, Random], Change | None]] = {
    "altered": _one_cell(altered, ""),
    "swapped digits": _one_cell(swapped, "GD454"),
    "dropped digit": _one_cell(dropped, "GD455"),
    "doubled digit": _one_cell(doubled, "GD456"),
    "mistyped digit": _one_cell(mistyped, "GD463"),
    "sign": _one_cell(lambda value, _: -value, "GD459"),
    "unit": _one_cell(lambda value, _: value * 10_000, "GD460"),
    "cells of a row exchanged": _in_row,
    "cells of a column exchanged": _in_column,
    "rows exchanged": _rows_swapped,
    "row shifted": _row_shifted,
    "column shifted": _column_shifted,
    "partially granted twice": _counted_twice(partial=True),
    "row twice": _counted_twice(partial=False),
    "row left out": _row_left_out,
    "cell left out": _cell_in_sum(-1, "GD457"),
    "cell twice": _cell_in_sum(1, "GD458"),
    "row repeated": _row_repeated,
    "row not filled in": _row_unfilled,
    "counted in another column": _moved,
    "number split": _split,
    FALSE_SENTENCE: lambda _table, _random: None,
}
"""The kinds of slips, by name."""
