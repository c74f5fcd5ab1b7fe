"""Rows of one cell: the unit beside it, and the columns that a report may have beyond the form's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gov_disclosure.entries import Entry
from gov_disclosure.figures import BLANK, UNITS, State, unit_of
from gov_disclosure.folding import key
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.placing import Header, Placement, Target

__all__ = ["SingleCells"]

_NO_NUMBER = (State.BLANK, State.TEXT)
_FEWEST_ROWS = 3
"""So many rows show how many columns a table has,"""
_SHARE = 8
"""where they are more than one in so many."""


class SingleCells:
    """
    What is known of the rows of one cell of a report.

    Args:
        form: The form.
        text: The view.
    """

    def __init__(self, form: Form, text: str) -> None:
        self._form = form
        self._text = text
        self._several: dict[tuple[int, str], int] = {}
        self._astray: frozenset[int] = frozenset()

    def count_columns(self, entries: Sequence[Entry]) -> None:
        """Tell where the rows of one cell have more of them, because the table has columns that no header tells."""
        counted: dict[tuple[int, str], Counter[int]] = {}
        lone: dict[tuple[int, str], list[Token]] = {}
        unequal: Counter[tuple[int, str]] = Counter()
        for path, token, targets, header, table in entries:
            if len(targets) > 1 or not _is_untold(header) or self._form.rows[path][0].under is None:
                continue
            numbers = _numbers(token)
            if header.optional and numbers > 1:
                # The remarks are figures, too.
                self._several[table, path.partition(".")[0]] = numbers
            elif numbers:
                counted.setdefault((table, path.partition(".")[0]), Counter())[numbers] += 1
                if numbers == 1:
                    lone.setdefault((table, path.partition(".")[0]), []).append(token)
                unequal[table, path.partition(".")[0]] += _is_unequal(token)
        self._astray = frozenset(id(token) for tokens in lone.values() for token in _astray(tokens))
        for owner, widths in counted.items():
            several = {width: rows for width, rows in widths.items() if width > 1}
            if _SHARE * sum(several.values()) > widths.total() and sum(several.values()) >= _FEWEST_ROWS:
                # A row with one figure among them has lost the others to blank cells.
                self._several[owner] = max(several, key=lambda width: (several[width], width))
                # One figure in each of them is no cell repeated by its span, where other rows have different ones.
                self._several[owner] += unequal[owner] >= _FEWEST_ROWS

    def lost_column(self, entry: Entry) -> bool:
        """Whether a row has fewer figures than the others of a table with more columns than the form, so which is unknown."""
        path, token, targets, header, table = entry
        if id(token) in self._astray:
            return True
        if not self._several or not _is_untold(header) or len(targets) > 1:
            return False
        return 0 < _numbers(token) < self._several.get((table, path.partition(".")[0]), 0)

    def units(self, entry: Entry, placement: Placement) -> dict[Target, Atom]:
        """Return what was placed, with the unit that stands in a cell of its own; a unit alone leaves the cell blank."""
        placed = placement.figures
        if len(entry.targets) == 1 and placed and self._form.rows[entry.path][0].under is not None:
            placed = self._without_unit(placed, entry.token)
        if placement.words is not None:
            placed = _with_unit(placed, self._text[placement.words.start : placement.words.end])
        return placed

    def _without_unit(self, placed: dict[Target, Atom], token: Token) -> dict[Target, Atom]:
        ((target, atom),) = placed.items()
        if atom.reading.state is not State.TEXT or key(self._text[atom.start : atom.end]) not in UNITS:
            return placed
        behind = (each for each in token.figures if each.reading.state is State.BLANK and each.start >= atom.end)
        return {target: next(behind, Atom(atom.end, atom.end, BLANK, atom.row, atom.column + 1, 1))}


def _astray(tokens: Sequence[Token]) -> Sequence[Token]:
    """
    Return the rows with one figure of which is not known in which column it stands.

    Where the figures of some rows stand in one column and those of others in another, the table has more than the form, and
    blank cells in each. Columns are counted from the left, from the label, or without units: one of these must be the same.
    """
    best: Sequence[Token] = tokens
    for place_of in (_from_left, _from_label, _among_numbers):
        places = [place_of(token) for token in tokens]
        usual = max(places, key=places.count)
        others = [token for token, place in zip(tokens, places, strict=True) if place != usual]
        best = min(best, tokens if len(others) > 1 else others, key=len)
        if not best:
            break
    return best


def _is_unequal(token: Token) -> bool:
    return len({atom.reading.value for atom in token.figures if atom[2][1] not in _NO_NUMBER}) > 1


def _number_of(token: Token) -> Atom:
    return next(atom for atom in token.figures if atom[2][1] not in _NO_NUMBER)


def _from_left(token: Token) -> int:
    number = _number_of(token)
    # Cells on lines of their own stand in no column.
    return number.column if number.row == token.block else _among_numbers(token)


def _from_label(token: Token) -> int:
    number = _number_of(token)
    return number.column - token.column if number.row == token.block else _among_numbers(token)


def _among_numbers(token: Token) -> int:
    number = _number_of(token)
    return sum(atom[2][1] is not State.TEXT for atom in token.figures if atom.start < number.start)


def _is_untold(header: Header) -> bool:
    """Whether a header does not tell how many figures a row has."""
    return not header.grid and (not header.order or header.optional > 0)


def _numbers(token: Token) -> int:
    return sum(atom[2][1] not in _NO_NUMBER for atom in token.figures)


def _with_unit(placed: dict[Target, Atom], words: str) -> dict[Target, Atom]:
    """Return a figure with the unit that stands in a cell of its own before it; other words are a remark."""
    unit = unit_of(words)
    if unit is None:
        return placed
    return {
        target: atom._replace(reading=atom.reading._replace(unit=unit, plain=False))
        if atom.reading.state is State.NUMBER and atom.reading.unit is None
        else atom
        for target, atom in placed.items()
    }
