"""How a row could be read whose figures cannot be placed: in words, for the diagnostic that names its readings."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.figures import State
from gov_disclosure.lexing.tokens import Atom

__all__ = ["guesses", "is_words", "written"]


def written(columns: Sequence[tuple[str, str] | None], atoms: Sequence[Atom]) -> str:
    """Return a reading: the name of each column with what would stand in it."""
    return " ".join(
        f"{column[1] or column[0].rpartition('.')[2]}={_shown(atom)}"
        for column, atom in zip(columns, atoms, strict=False)
        if column is not None
    )


def _shown(atom: Atom) -> str:
    value = atom.reading.value
    return atom.reading.state.value if value is None else str(value)


def guesses(columns: Sequence[tuple[str, str] | None], filled: Sequence[Atom]) -> tuple[str, ...]:
    """Name the readings of a row with too few figures, where one column alone is missing."""
    if len(filled) != len(columns) - 1:
        return ()
    return tuple(written([column for place, column in enumerate(columns) if place != gap], filled) for gap in range(len(columns)))


def is_words(atom: Atom) -> bool:
    """Whether words stand in a cell, and no figure with too many digits."""
    return atom.reading.state is State.TEXT and not atom.reading.long
