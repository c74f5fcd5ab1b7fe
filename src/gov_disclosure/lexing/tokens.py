"""What the lexer hands to the grammar: a label, and whatever follows it up to the next label."""

from __future__ import annotations

from typing import NamedTuple

import attrs

from gov_disclosure.figures import Reading, State
from gov_disclosure.forms.vocabulary import Label
from gov_disclosure.reading.blocks import Block

__all__ = ["Atom", "Token"]


_BLANK = State.BLANK


class Atom(NamedTuple):
    """
    One cell behind a label.

    Attributes:
        start, end: View offsets.
        reading: What its words say.
        row: Index of the block it stands in.
        column: Column within that block, from 0.
        colspan: Columns it covers.
    """

    start: int
    end: int
    reading: Reading
    row: int
    column: int
    colspan: int


@attrs.define(eq=False)
class Token:
    """
    A label of the layout as found in a document.

    Attributes:
        label: The label, or None for the text before the first one and for rows that no form knows.
        start, end: View offsets of its words.
        block: Index of the block where it begins.
        column: Column within that block, from 0, and the columns it covers.
        mark: Kind of mark before it (`han` 一、 `bracket` （一） `digit` 1. `lost` 、 or none).
        slips: Slips between what was read and the label; 0 where it stood there exactly.
        figures: The cells behind it.
        trailing: Lines and rows of prose behind it.
        type: The grammar's terminal, once the form is known.
    """

    label: Label | None
    start: int
    end: int
    block: int
    column: int = 0
    colspan: int = 1
    mark: str = ""
    slips: int = 0
    figures: list[Atom] = attrs.field(factory=list)
    trailing: list[Block] = attrs.field(factory=list)
    type: str = ""
    table: int = 0
    """Number of the table of markup it stands in: there its column is a true grid column; 0 for text."""
    glued: bool = False
    """Whether its figures stand in a run, so that one of them may be those of several cells."""

    @property
    def counted(self) -> bool:
        """Whether anything but blank cells stands behind the label."""
        for atom in self.figures:  # noqa: SIM110 - asked of every row: any() costs twice this
            if atom[2][1] is not _BLANK:
                return True
        return False
