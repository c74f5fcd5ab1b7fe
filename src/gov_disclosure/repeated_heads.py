"""Header cells that a program wrote into each of the columns they span, above figures whose own cells it did not repeat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from gov_disclosure.figures import State
from gov_disclosure.lexing.tokens import Atom

__all__ = ["below_repeated"]

_Column = TypeVar("_Column")


def below_repeated(
    columns: Sequence[_Column], atoms: Sequence[Atom], *, keeps_blanks: bool
) -> tuple[list[_Column], list[Atom]] | None:
    """
    Return each column once, and the cells of a row that stand in them; None where that cannot be known.

    A figure stands in the first of its columns, with blank cells behind it, or none where it is the last of its row.

    Args:
        columns: The columns in the order printed.
        atoms: The cells of the row.
        keeps_blanks: Whether the table keeps blank cells.
    """
    repeated = [at for at, column in enumerate(columns) if at and column is not None and column == columns[at - 1]]
    once = [column for at, column in enumerate(columns) if at not in repeated]
    if not repeated or len(set(once)) < len(once):
        return None
    cut_off = len(atoms) == len(once) == len(columns) - 1 == repeated[-1]
    if len(atoms) != len(columns) and not (cut_off and (keeps_blanks or atoms[-1].reading != atoms[-2].reading)):
        return None
    kept = [atom for at, atom in enumerate(atoms) if at not in repeated or atom.reading.state is not State.BLANK]
    return (once, kept) if len(kept) == len(once) else None
