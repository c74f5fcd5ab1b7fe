"""What the lexer hands to the grammar: a label, and whatever follows it up to the next label."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple, cast

from gov_disclosure.figures import BLANK, Reading, State, plain_number
from gov_disclosure.forms.vocabulary import Label
from gov_disclosure.reading.blocks import Block, Row

__all__ = ["Atom", "PlainRow", "Token", "atom", "plain_row_of"]


_BLANK = State.BLANK
_new_token = cast("Callable[[Any], Any]", object.__new__)


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


atom: Callable[[tuple[int, int, Reading, int, int, int]], Atom] = partial(tuple.__new__, Atom)
"""Makes an `Atom` of a tuple: hundreds of cells a report, and the constructor of a named tuple costs three times this."""


class PlainRow(NamedTuple):
    """
    The cells behind the last label of a row, or of the row above, where nothing else stands.

    No object is made of any until one is asked for.

    Attributes:
        row: The row.
        first: Its first cell behind the label.
        words: The words of these cells, of each.
        readings: What they say; None where each is a whole number in plain digits, or blank.
        counted: Whether any of them is not blank.
        block: Index of the block that the row is.
    """

    row: Row
    first: int
    words: Sequence[str]
    readings: Sequence[Reading] | None
    counted: bool
    block: int


plain_row_of: Callable[[tuple[Row, int, Sequence[str], Sequence[Reading] | None, bool, int]], PlainRow] = partial(
    tuple.__new__, PlainRow
)
"""Makes a `PlainRow` of a tuple, as `atom` does."""


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
        trailing: Lines and rows of prose behind it.
        type: The grammar's terminal, once the form is known.
        table: Number of the table of markup it stands in: there its column is a true grid column; 0 for text.
        glued: Whether its figures stand in a run, so that one of them may be those of several cells.
        plain: Its figures while they are the cells of one plain row, and nobody has asked for them.
        year: The report year that a year in its words makes, or None where they name none.
    """

    __slots__ = (
        "_figures", "block", "colspan", "column", "end", "glued", "label", "mark", "plain", "slips", "start", "table",
        "trailing", "type", "year",
    )  # fmt: skip

    label: Label | None
    start: int
    end: int
    block: int
    column: int
    colspan: int
    mark: str
    slips: int
    table: int
    type: str
    glued: bool
    trailing: list[Block]
    plain: PlainRow | None
    year: int | None
    _figures: list[Atom] | None

    @classmethod
    def of(
        cls, label: Label | None, start: int, end: int, block: int, column: int = 0, colspan: int = 1, mark: str = "",
        slips: int = 0, table: int = 0, year: int | None = None,
    ) -> Token:  # fmt: skip
        """Return a label as found: a report has a hundred, and to call the class costs twice this."""
        token: Token = _new_token(cls)
        token.label = label
        token.start = start
        token.end = end
        token.block = block
        token.column = column
        token.colspan = colspan
        token.mark = mark
        token.slips = slips
        token.table = table
        token.type = ""
        token.glued = False
        token.trailing = []
        token.plain = None
        token.year = year
        token._figures = None
        return token

    @property
    def figures(self) -> list[Atom]:
        """The cells behind it."""
        found = self._figures
        if found is None:
            found = self._figures = [] if self.plain is None else _atoms(self.plain)
            # Who has the list may change it.
            self.plain = None
        return found

    @figures.setter
    def figures(self, figures: list[Atom]) -> None:
        self._figures = figures
        self.plain = None

    def words(self, text: str) -> Sequence[str]:
        """Return the words of the cells behind it, given the text of the view; no figures are made for that."""
        plain = self.plain
        return plain.words if plain is not None else [text[atom.start : atom.end] for atom in self._figures or ()]

    @property
    def size(self) -> int:
        """How many cells stand behind it."""
        return len(self.plain.words if self.plain is not None else self._figures or ())

    def clear(self) -> None:
        """Take its figures from it."""
        self._figures = self.plain = None

    @property
    def filled(self) -> bool:
        """Whether any cell stands behind the label."""
        return self.plain is not None or bool(self._figures)

    @property
    def counted(self) -> bool:
        """Whether anything but blank cells stands behind the label."""
        plain = self.plain
        if plain is not None:
            return plain[4]
        for each in self._figures or ():  # noqa: SIM110 - asked of every row: any() costs twice this
            if each[2][1] is not _BLANK:
                return True
        return False

    def is_spanned_above(self, block: int) -> bool:
        """
        Whether it has nothing but the blank cells that spans left, so that its figures may stand in a row.

        They are beside it, or below header cells in a row of their own.

        Args:
            block: Index of the row.
        """
        plain, wide = self.plain, self.label is not None and self.label.word
        if plain is not None:
            if plain.counted or plain.block == block:
                return False
            return plain.block == self.block or (wide and len(plain.words) > 1)
        figures = self.figures
        if not figures or self.counted or figures[0].row == block:
            return False
        return figures[0].row == self.block or (wide and len(figures) > 1 and figures[0].row == figures[1].row)


def _atoms(plain: PlainRow) -> list[Atom]:
    """Return the cells of a plain row."""
    row, first, words, readings, _, block = plain
    return [
        atom((start, end, reading, block, column, colspan))
        for (start, end, column, colspan), reading in zip(
            islice(row.places(), first, None), readings or [plain_number(word) if word else BLANK for word in words], strict=True
        )
    ]
