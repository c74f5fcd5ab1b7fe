"""How a table of text was made, as its rows show."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.figures import State
from gov_disclosure.lexing.tokens import Atom

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
    """

    def __init__(self, keeps_blanks: bool = False) -> None:
        self._starts: dict[int, set[int]] = {}
        self._by_shape: dict[tuple[int, int, int], set[int]] = {}
        self._columns: set[int] = set()
        self._full = self._wider = 0
        self._reach = self._width = 0
        self.keeps_blanks = keeps_blanks
        self._alike = 0
        self._depths: set[int] = set()
        self.ends_blank = False

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

    def learn_size(self, atoms: Sequence[Atom], width: int) -> None:
        """Remember whether a row, in one line, has as many cells as the form has columns, and how deep its label stands."""
        if len(atoms) == width and atoms[0].row == atoms[-1].row and self._alike >= 0:
            self._alike += 1
            self._depths.add(atoms[0].column)
        else:
            self._alike = -1

    @property
    def is_exact(self) -> bool:
        """Whether all rows have as many cells as columns, however many group cells stand before: none is what a span left."""
        return self._alike >= _FEWEST_ALIKE and len(self._depths) > 1

    def learn_start(self, atoms: Sequence[Atom], start: int, depth: int) -> None:
        """Remember where the figures of a row begin, of which the first and the last column are filled."""
        self._full += 1
        self._starts.setdefault(depth, set()).add(start)
        self._by_shape.setdefault((depth, atoms[0].column, len(atoms)), set()).add(start)
        self._columns.add(atoms[start].column)

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
        filled = [place for place, atom in enumerate(atoms) if atom[2][1] is not _BLANK]

        def possible(taught: set[int]) -> set[int]:
            # All cells before are blank, and all columns are there unless blank ones may have been cut off.
            return {
                place
                for place in taught
                if place <= filled[0] and filled[-1] < place + width and (place + width <= size or not self.ends_blank)
            }

        deep = self._starts.get(depth, set())
        if self.ends_blank or len(deep) == 1:
            deep = possible(self._by_shape.get((depth, column, size), set())) or deep
        if deep:
            return possible(deep) == {start}
        everywhere: set[int] = set().union(*self._starts.values())
        # A label that stands in or behind the column of figures: all that rows can share is where these begin behind it.
        if len(self._columns) == 1 and (everywhere != {0} or column <= max(self._columns)):
            return atoms[start].column in self._columns and (len(everywhere) > 1 or everywhere == {start})
        if len(everywhere) == 1:
            return everywhere == {start}
        return self._of_depth(depth) == {start}

    def begins_at(self, column: int) -> bool:
        """Whether figures of a table of markup may begin in a grid column: where those of all rows do that show it."""
        return column in self._columns or len(self._columns) != 1

    def _of_depth(self, depth: int) -> set[int]:
        """Return where figures begin behind labels of a depth of which no row told: blank cells are what labels leave free."""
        sums = {known + start for known, starts in self._starts.items() for start in starts}
        return {each - depth for each in sums} if len(sums) == 1 else set()
