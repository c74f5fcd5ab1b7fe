"""How a table of text was made, as its rows show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gov_disclosure.figures import State
from gov_disclosure.lexing.tokens import Atom
from gov_disclosure.padding import Padding

__all__ = ["Habits"]

_BLANK = State.BLANK
_FEWEST_WIDER = 3
_SHARE = 8
_FEWEST_ALIKE = 8


class Habits:
    """
    How a table of text was made, as its rows show: where figures begin, and whether blank cells were kept.

    Attributes:
        keeps_blanks: Whether blank cells between figures were kept.
        ends_blank: Whether any row ends with a blank cell: where none does, those may have been cut off.
        padding: What the rows show of blank cells behind them, where the header says that cells are written as they come.
    """

    def __init__(self, keeps_blanks: bool = False) -> None:
        self._starts: dict[int, set[int]] = {}
        self._by_shape: dict[tuple[int, int, int], set[int]] = {}
        self._columns: Counter[int] = Counter()
        self._full = self._wider = 0
        self._reach = self._width = 0
        self.keeps_blanks = keeps_blanks
        self._alike = self._deepest = 0
        self._behind_labels: dict[int, set[int]] = {}
        self._depths: set[int] = set()
        self._sizes: dict[int, set[int]] = {}
        self.ends_blank = self._has_surplus = False
        self.padding: Padding | None = None

    def learn_width(self, atoms: Sequence[Atom], filled: Sequence[int], width: int) -> None:
        """Remember a row that has more figures than the form has columns, or whose figures, one a line, reach further."""
        self._wider += len(filled) > width
        if atoms[0].row != atoms[-1].row and len(atoms) > width and not filled[0]:
            self._reach += 1
        self._width += atoms[0].row != atoms[-1].row and filled[-1] >= width

    @property
    def widened(self) -> bool:
        """Whether so many rows have more figures than columns that the table has columns of its own."""
        further = self._reach and self._width >= _FEWEST_WIDER
        return bool(further) or (self._wider >= _FEWEST_WIDER and _SHARE * self._wider > self._full)

    def learn_size(self, atoms: Sequence[Atom], width: int, depth: int) -> None:
        """Remember whether a row, in one line, has as many cells as the form has columns, and how deep its label stands."""
        self._deepest = max(self._deepest, depth)
        if atoms[0].row != atoms[-1].row:
            self._sizes.setdefault(depth, set()).add(len(atoms))
        if atoms[0].row == atoms[-1].row:
            self._behind_labels.setdefault(depth, set()).add(atoms[0].column)
        if len(atoms) == width and atoms[0].row == atoms[-1].row and self._alike >= 0:
            self._alike += 1
            self._depths.add(atoms[0].column)
        else:
            self._alike = -1

    @property
    def is_exact(self) -> bool:
        """Whether all rows have as many cells as columns, however many group cells stand before: none is what a span left."""
        return self._alike >= _FEWEST_ALIKE and len(self._depths) > 1

    @property
    def is_ragged(self) -> bool:
        """Whether labels of one depth stand in several columns: no blank cells stand for what was spanned from above."""
        return any(len(columns) > 1 for columns in self._behind_labels.values())

    @property
    def is_uneven(self) -> bool:
        """Whether labels of one depth have now more, now fewer cells in lines of their own: blank ones were lost, or left."""
        return any(len(sizes) > 1 for sizes in self._sizes.values())

    def has_lost_cells(self, atoms: Sequence[Atom], depth: int) -> bool:
        """Whether a row of cells in lines of their own has fewer than others of its depth, and none was cut off behind."""
        lost = atoms[-1][2][1] is _BLANK and atoms[0].row != atoms[-1].row
        return lost and len(atoms) < max(self._sizes.get(depth, {0}))

    @property
    def is_padded(self) -> bool:
        """Whether figures begin right behind their labels, and what is too much stands behind."""
        return self.padding is not None and self.padding.is_behind and set().union(*self._starts.values()) <= {0}

    def _is_even(self, depth: int, surplus: int) -> bool:
        """
        Whether figures begin as far behind their labels everywhere, or as much further as labels of three kinds span more.

        Args:
            depth: How deep the label of a row stands in the form.
            surplus: How many cells more than columns stand behind it: those that it spans, if it is so.
        """
        starts = set[int]().union(*self._starts.values())
        if starts == {0} if self._has_surplus else len(starts) == 1 < len(self._columns):
            return True
        sums = {known + start for known, each in self._starts.items() for start in each}
        return len(self._starts) > 2 and sums == {depth + surplus}

    def learn_start(self, atoms: Sequence[Atom], start: int, width: int, depth: int) -> None:
        """Remember where the figures of a row begin, of which the first and the last column are filled."""
        self._full += 1
        self._starts.setdefault(depth, set()).add(start)
        self._has_surplus = self._has_surplus or len(atoms) > start + width
        self._by_shape.setdefault((depth, atoms[0].column, len(atoms)), set()).add(start)
        if atoms[0].row == atoms[-1].row:
            self._columns[atoms[start].column] += 1

    def fits(self, atoms: Sequence[Atom], start: int, width: int, depth: int) -> bool:
        """
        Whether the figures of a row with blank cells begin at one of its cells, and at no other.

        Args:
            atoms: The cells behind its label.
            start: The cell.
            width: The columns.
            depth: How deep its label stands in the form: labels that stand deeper cover fewer columns.
        """
        column, size = atoms[0].column, len(atoms)
        own = self._by_shape.get((depth, column, size), set())
        filled = [place for place, atom in enumerate(atoms) if atom[2][1] is not _BLANK]
        alone = max(0, filled[-1] - width + 1) == min(filled[0], size - width) == start
        if not own and not (alone and self.ends_blank) and self.is_ragged and not self._is_even(depth, size - width):
            # Labels of its depth stand elsewhere, too: their rows do not tell on which side of it the blank cells too many are,
            # unless the figures leave room on one side alone.
            return False

        def possible(taught: set[int]) -> set[int]:
            # All cells before are blank, and all columns are there but the last, whose pipe may be taken for the border of the
            # table, unless blank ones may have been cut off.
            return {
                place
                for place in taught
                if place <= filled[0] and filled[-1] < place + width and (place + width <= size + 1 or not self.ends_blank)
            }

        deep = self._starts.get(depth, set())
        if self.ends_blank or len(deep) == 1:
            deep = possible(own) or deep
        if deep:
            return possible(deep) == {start}
        return possible(self._predicted(depth, column, size - width)) == {start}

    def begins_at(self, column: int, *, sure: bool, first: int | None) -> bool:
        """
        Whether figures of a row of a table of markup begin in a grid column: where those of all rows do that show it.

        Args:
            column: The column.
            sure: Whether they can begin in no other; then they do where rows do not all begin in another.
            first: The column of the first header cell, if known: against it the word of a few rows counts for nothing.
        """
        if len(self._columns) != 1 or (sure and first is None):
            return sure
        return column in self._columns and (first in (None, column) or sure or self._columns[column] >= _FEWEST_WIDER)

    def _predicted(self, depth: int, column: int, surplus: int) -> set[int]:
        """
        Return where figures may begin behind a label of a depth of which no row told, by each habit that those told of may share.

        Args:
            depth: How deep the label stands in the form.
            column: Column of the first cell behind it.
            surplus: How many cells more than columns stand behind it.
        """
        taught = [(known, start) for known, starts in self._starts.items() for start in starts]
        found: set[int] = set()
        starts, sums = {start for _, start in taught}, {known + start for known, start in taught}
        if len(starts) == 1:
            # What a label spans leaves no blank cells.
            found |= starts
            if not self._has_surplus:
                # Where no other row has cells too many behind, they may be what this label left.
                found.add(max(surplus, *starts))
        if len(sums) == 1 and max(sums) >= self._deepest:
            # What it spans leaves as many.
            found.add(max(sums) - depth)
        if len(self._columns) == 1 and max(self._columns) >= column:
            # All figures stand in the same columns, whatever stands before them.
            found.add(max(self._columns) - column)
        return found
