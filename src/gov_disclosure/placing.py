"""
Which figure stands in which column.

Header cells decide where a grid of markup is sound. Otherwise the number of cells decides: as many as
the header has columns, in the header's order. Blank cells count where the source kept them. What can be
read in more than one way is placed nowhere, and the readings are named.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gov_disclosure.alternatives import guesses, is_words, written
from gov_disclosure.columnwise import may_be_broken, page_number_behind
from gov_disclosure.figures import State
from gov_disclosure.habits import Habits
from gov_disclosure.lexing.tokens import Atom
from gov_disclosure.repeated_heads import below_repeated

__all__ = ["Header", "Placement", "Target", "depth_of", "is_words", "names_of", "ordered", "place"]

_BLANK = State.BLANK
_LONG = 12
"""Longer words hardly stand in the place of a figure."""
Target = tuple[str, str]
"""Path of a row and name of a column of it."""


@attrs.frozen
class Header:
    """
    What the header cells above a row say.

    Columns go by their names; where rows stand side by side, by the row's path and the name.

    Attributes:
        order: The columns in the order printed; None for a column that no form knows; a name twice where
            a header cell was repeated. Empty where the header is incomplete.
        grid: Name → grid column, where the header stands in a grid of markup; else empty. For a row of one cell
            beside other columns: its column, without a name; where there is no grid its place in `order`.
        table: Number of that table of markup, 0 for text.
        natural: Whether nothing in it speaks against the official order.
        doubtful: Whether it names columns that no form has, or some in another order, and leaves others out: then
            what stands where cannot be known.
        optional: How many columns at the end of `order` are of remarks, which rows may lack.
        colspan: Columns that the header cell of a row of one cell covers; the figure below covers as many.
        part: Name → grid column, where the header of a table of markup names some of the columns and no others.
        adjoins: Whether in a text the cell of a group and the next stand side by side, though the group has several columns:
            cells are written as they come, whatever they span.
    """

    order: tuple[str | None, ...] = ()
    grid: tuple[tuple[str, int], ...] = ()
    table: int = 0
    natural: bool = True
    doubtful: bool = False
    optional: int = 0
    colspan: int = 1
    part: tuple[tuple[str, int], ...] = ()
    adjoins: bool = False


@attrs.define
class Placement:
    """
    The figures of a row, placed.

    Attributes:
        figures: Target → its cell; targets without one are not in it.
        extra: Cells that stand in no column of the form.
        readings: Where the row is undecided: how it could be read.
        undecided: Whether nothing was placed because there is more than one reading, or none.
        words: Words between the label and the only figure behind it: its unit, or a remark on the label.
        partial: Whether the table has only some of the row's columns.
    """

    figures: dict[Target, Atom] = attrs.field(factory=dict)
    extra: list[Atom] = attrs.field(factory=list)
    readings: tuple[str, ...] = ()
    undecided: bool = False
    words: Atom | None = None
    partial: bool = False


def place(  # noqa: C901, PLR0911, PLR0912 - one way to place a row each
    targets: Sequence[Target], atoms: Sequence[Atom], header: Header, table: int, habits: Habits, *, alone: bool = False
) -> Placement:
    """
    Place the cells behind a label.

    Args:
        targets: The columns that the form gives the row, in official order.
        atoms: The cells, in order.
        header: What stands above them.
        table: Number of the table of markup they stand in, 0 for text.
        habits: What the rows of the same table taught.
        alone: Whether no label stands in the row of the cells, so that no span of one can have left blank cells.
    """
    if not table and atoms and len(targets) > 1 and atoms[-1].row != atoms[0].row and page_number_behind(atoms):
        if len(atoms) == len(targets) + 1 and not may_be_broken([name for _, name in targets], atoms):
            return place(targets, atoms[:-1], header, table, habits, alone=alone)
        header = Header(doubtful=True)
    if header.doubtful:
        filled = [atom for atom in atoms if atom[2][1] is not _BLANK]
        return Placement(undecided=bool(filled), extra=filled)
    if len(targets) == 1:
        return _below(targets[0], atoms, header) if header.grid or header.order else _single(targets[0], atoms)
    width = len(targets)
    if header.part and (part := _by_part(targets, atoms, header, table)) is not None:
        return part
    if header.natural and len(atoms) >= width and (len(atoms) == width or not table) and _is_full(atoms, width, header, table):
        # As nearly all rows are: as many figures as columns, and nothing in the header against their order.
        return Placement(dict(zip(targets, atoms, strict=False)))
    columns = ordered(targets, header)
    if len(columns) > width and (spanned := below_repeated(columns, atoms, keeps_blanks=habits.keeps_blanks)) is not None:
        return _in_order(*spanned)
    by_grid = _by_grid(targets, atoms, header, table, cut_off=habits.keeps_blanks)
    if by_grid is not None and table:
        return by_grid
    filled = [atom for atom in atoms if atom.reading.state is not _BLANK]
    if len(header.grid) > len(targets):
        # Columns were added: figures are never counted off.
        sure = table or len(filled) == len(header.grid) or habits.keeps_blanks
        return by_grid if by_grid is not None and sure else Placement(undecided=bool(filled), extra=filled)
    if len(filled) == len(columns) + 1 and is_words(filled[0]) and not any(map(is_words, filled[1:])):
        # Words between the label and its figures are a remark on the label.
        filled = filled[1:]
    if len(filled) == len(columns):
        if len(atoms) > len(filled) and _may_be_others(atoms, filled, table):
            # They may as well be a remark, the rest of the label or what the next line began with, beside a figure too few.
            return Placement(undecided=True, extra=filled)
        return _in_order(columns, filled)
    if not filled:
        return _in_order(columns, atoms[: len(columns)])
    if len(atoms) >= len(columns) > len(filled):
        kept = habits.keeps_blanks or atoms[-1] is filled[-1] or atoms[0] is not filled[0]
        if table == 0 and by_grid is not None and kept and not habits.is_ragged:
            # The columns of the text are those of its header; blank cells before a figure were not lost.
            return by_grid
        return _with_gaps(
            columns, atoms, filled, _starts(atoms, len(columns), header, table, habits, depth_of(targets), alone=alone)
        )
    return Placement(undecided=True, extra=list(filled), readings=guesses(columns, filled))


def _may_be_others(atoms: Sequence[Atom], filled: Sequence[Atom], table: int) -> bool:
    """Whether words at either end of the cells that are filled, or the rest of a broken one, may stand in no column."""
    # Where cells have a line each, no blank one stands beside another.
    blank = {atom.row for atom in atoms if atom[2][1] is _BLANK} if not table and filled[0].row != filled[-1].row else ()
    if any(atom.row in blank for atom in filled):
        return True
    last = filled[-1]
    if table and is_words(filled[0]) and not any(map(is_words, filled[1:])):
        return True
    return is_words(last) and last.end - last.start > _LONG and any(atom[2][1] is _BLANK for atom in atoms[: atoms.index(last)])


def _is_full(atoms: Sequence[Atom], width: int, header: Header, table: int) -> bool:
    """Whether a figure stands in each column and only blank cells behind them; in a grid each below its header cell."""
    states = [atom[2][1] for atom in atoms]
    if _BLANK in states[:width] or states.count(_BLANK) != len(states) - width:
        return False
    return not table or not header.grid or [atom[4] for atom in atoms] == [column for _, column in header.grid[:width]]


def _starts(
    atoms: Sequence[Atom], width: int, header: Header, table: int, habits: Habits, depth: int, *, alone: bool
) -> list[int]:
    """Return where the columns of a row with blank cells may begin."""
    starts = _windows(atoms, width)
    if table:
        # As many cells as columns may be a blank one that a span left, and one too few: below the header cells it would be.
        first = min((column for _, column in header.grid), default=None) if header.table == table else None
        sure = len(starts) == 1 and (first in (None, atoms[starts[0]].column) or atoms[starts[0]][2][1] is not _BLANK)
        return [start for start in starts if habits.begins_at(atoms[start].column, sure=sure, first=first)]
    if habits.is_exact and len(atoms) == width:
        return [0]
    if habits.is_padded:
        return starts[:1] if starts[0] == 0 else []
    if not habits.keeps_blanks or (alone and habits.has_lost_cells(atoms, depth)):
        return []
    filled = [index for index, atom in enumerate(atoms) if atom[2][1] is not _BLANK]
    # In text, blank cells at either end may be what spans left.
    whole = (alone and len(starts) == 1 and not habits.is_uneven) or filled[-1] - filled[0] + 1 == width
    return [start for start in starts if whole or habits.fits(atoms, start, width, depth)]


def depth_of(targets: Sequence[Target]) -> int:
    """Return how deep the label of a row stands in the form."""
    return targets[0][0].count(".")


def _with_gaps(
    columns: Sequence[Target | None], atoms: Sequence[Atom], filled: Sequence[Atom], starts: Sequence[int]
) -> Placement:
    """Place a row with blank cells, if its columns can begin in one place only."""
    if len(starts) == 1:
        return _in_order(columns, atoms[starts[0] : starts[0] + len(columns)])
    readings = tuple(written(columns, atoms[start : start + len(columns)]) for start in starts)
    return Placement(undecided=True, extra=list(filled), readings=readings or guesses(columns, filled))


def _single(target: Target, atoms: Sequence[Atom]) -> Placement:
    """Place the only cell of a row; a spanned cell may have been repeated."""
    filled = [atom for atom in atoms if atom.reading.state is not _BLANK]
    words = None
    if len(filled) > 1 and is_words(filled[0]):
        words, *filled = filled
    elif len(filled) == 2 and filled[1].reading.value is None and filled[1].reading.unit is not None:
        # The unit stands behind its figure.
        words = filled.pop()
    if not filled:
        return Placement({target: atoms[0]} if atoms else {})
    if all(atom.reading == filled[0].reading for atom in filled):
        return Placement({target: filled[0]}, words=words)
    values = tuple(str(atom.reading.value) for atom in filled)
    return Placement(undecided=True, extra=filled, readings=values)


def _below(target: Target, atoms: Sequence[Atom], header: Header) -> Placement:
    """Place the cell that stands in one column, below its header cell, beside columns that the form has not."""
    filled = [atom for atom in atoms if atom.reading.state is not _BLANK]
    if not filled:
        return Placement({target: atoms[0]} if atoms else {})
    if header.grid:
        column = header.grid[0][1]
        found = [atom for atom in atoms if atom.column <= column < atom.column + atom.colspan]
        sound = len(found) == 1 and found[0].colspan == header.colspan and len({atom.row for atom in atoms}) == 1
    else:
        # The order has no column of units: they stand by themselves or beside their figures.
        counted = [atom for atom in atoms if atom.reading.value is not None or atom.reading.unit is None]
        found = [atom for atom, name in zip(counted, header.order, strict=False) if name is not None]
        sound = len(header.order) - header.optional <= len(counted) <= len(header.order)
    if not sound:
        return Placement(undecided=True, extra=filled)
    words = next((atom for atom in filled if atom is not found[0] and is_words(atom)), None)
    others = [atom for atom in filled if atom is not found[0] and not is_words(atom)]
    return Placement({target: found[0]}, extra=others, words=words)


def names_of(targets: Sequence[Target]) -> list[str]:
    """Return what the columns go by in a header: their names, with the row's path where they are of several rows."""
    if len({path for path, _ in targets}) > 1:
        return [f"{path} {name}" for path, name in targets]
    return [name for _, name in targets]


def ordered(targets: Sequence[Target], header: Header) -> list[Target | None]:
    """Return the targets in the header's order; in the form's where the header does not name all of them."""
    names = names_of(targets)
    if header.order and set(header.order) - {None} <= set(names):
        by_name = dict(zip(names, targets, strict=True))
        return [by_name[name] if name is not None else None for name in header.order]
    return list(targets)


def _in_order(columns: Sequence[Target | None], atoms: Sequence[Atom]) -> Placement:
    placement = Placement()
    for column, atom in zip(columns, atoms, strict=False):
        if column is None:
            placement.extra.append(atom)
        elif column not in placement.figures:
            placement.figures[column] = atom
        elif placement.figures[column].reading != atom.reading:
            first = placement.figures[column].reading.value, atom.reading.value
            return Placement(undecided=True, extra=list(atoms), readings=tuple(map(str, first)))
    return placement


def _by_grid(targets: Sequence[Target], atoms: Sequence[Atom], header: Header, table: int, *, cut_off: bool) -> Placement | None:
    """Place by grid columns, if the header's columns are the row's, or where `cut_off` the first of them; else None."""
    if not header.grid or header.table != table or len({atom.row for atom in atoms}) != 1:
        return None
    by_column = {column: name for name, column in header.grid}
    by_name = dict(zip(names_of(targets), targets, strict=True))
    if len(by_column) != len(header.grid) or len(by_name) != len(targets) or set(by_column.values()) < set(by_name):
        return None
    placement = Placement()
    first = min(by_column) if len({row for row, _ in targets}) > 1 else -1
    for atom in atoms:
        name = by_column.get(atom.column)
        if name in by_name:
            placement.figures[by_name[name]] = atom
        elif atom.reading.state is not _BLANK:
            # Before rows that stand side by side, which have no label, stands the number of the row alone.
            if name is None and (atom.column > first or is_words(atom)):
                return None
            placement.extra.append(atom)
    whole = len(placement.figures) == len(targets)
    return placement if whole or (cut_off and table and _is_cut_off(atoms, header)) else None


def _is_cut_off(atoms: Sequence[Atom], header: Header) -> bool:
    """Whether a row has a cell below each of the first header cells, and none below the last, without a total at its end."""
    columns = sorted(column for _, column in header.grid)
    if [atom.column for atom in atoms] != columns[: len(atoms)] or any(atom.colspan > 1 for atom in atoms):
        return False
    values = [atom.reading.value or 0 for atom in atoms]
    # The sum of those before it shows that another cell was lost.
    return len(values) == 1 or sum(values[:-1]) != values[-1]


def _by_part(targets: Sequence[Target], atoms: Sequence[Atom], header: Header, table: int) -> Placement | None:
    """Place the cells of a table that has some of the columns, if each stands below its header cell; else None."""
    by_name = dict(zip(names_of(targets), targets, strict=True))
    below = {column: by_name[name] for name, column in header.part if name in by_name}
    if header.table != table or len({atom.row for atom in atoms}) != 1 or [atom.column for atom in atoms] != sorted(below):
        return None
    return Placement({below[atom.column]: atom for atom in atoms if atom.colspan == 1}, partial=True)


def _windows(atoms: Sequence[Atom], width: int) -> list[int]:
    """Return where a run of `width` cells may begin that leaves only blank cells out."""
    filled = [index for index, atom in enumerate(atoms) if atom[2][1] is not _BLANK]
    return list(range(max(0, filled[-1] - width + 1), min(filled[0], len(atoms) - width) + 1))
