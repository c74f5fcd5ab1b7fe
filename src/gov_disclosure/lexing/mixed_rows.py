"""Rows in which labels, figures and words are mixed → tokens, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.figures import BLANK, UNITS, Reading, State
from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.furniture import is_furniture
from gov_disclosure.lexing.page_marks import is_page_mark
from gov_disclosure.lexing.pieces import Part
from gov_disclosure.lexing.resuming import ResumedLexer
from gov_disclosure.lexing.tokens import Token, atom
from gov_disclosure.lexing.words import FIGURE_START, LABEL_LENGTH, Found
from gov_disclosure.reading.blocks import Cell, Line, Row

__all__ = ["MixedRowLexer"]

_SHORTEST_REMARKED = 8
_JOINED = re.compile(
    r"[0-9０-９+\-−–—/／][0-9０-９+\-−–—/／.,， \t\u3000\u00a0]{0,200}[ \t\u3000\u00a0][^0-9０-９+\-−–—/／.,， \t\u3000\u00a0]"
)
"""Figures, and what does not belong to them."""
_LONG_CELL = 12
_SEVERAL = 3
_GROUPED = 3
_NUMBERED = 3
"""A row with its number has a label and a figure besides."""

_ONE_ROW = 24
"""No row of the forms has more cells."""


def _may_be_remarked(words: str) -> bool:
    """Whether words may be a label with a remark behind it."""
    whole = words[0] in "(（" and min(words.find(mark) % len(words) for mark in ")）") == len(words) - 1
    return words[-1] in ")）" and len(words) > _SHORTEST_REMARKED and not whole


def _is_of_page(words: str) -> bool:
    """Whether the only words of a row say nothing of its table: the number of the page, or its furniture."""
    return is_page_mark(words) or is_furniture(words)


def _ends_in_label(parts: Sequence[Part]) -> bool:
    """Whether pieces are figures and labels for certain, the last a label: a dash before one may be the mark of an item."""
    if parts[-1][0] is None or any(number is None if found is None else found.slips for found, number, _, _ in parts):
        return False
    marks = [number is not None and number.state is State.NOT_APPLICABLE for _, number, _, _ in parts]
    return not any(mark and after[0] is not None for mark, after in zip(marks[1:], parts[2:], strict=False))


class _SoFar:
    """
    What the cells of a row taken so far were.

    Attributes:
        row: The row.
        serial: Whether figures before its first label number the rows.
        single: Whether only one of its cells has words.
        last: Where its last cell with words begins.
        seen: Whether a label or a figure was among them.
        counted: Whether figures stand behind the last label.
        unknown: Whether words were among them that are neither.
    """

    __slots__ = ("counted", "last", "row", "seen", "serial", "single", "unknown")

    def __init__(self, row: Row, *, serial: bool, single: bool, last: int) -> None:
        self.row = row
        self.serial = serial
        self.single = single
        self.last = last
        self.seen = self.counted = self.unknown = False


class MixedRowLexer(ResumedLexer):
    """Takes rows of labels, figures and words, and lines."""

    serials: tuple[int, int] | None = None
    """Table and column of the numbers of rows, where rows have them."""

    def mixed_row(self, row: Row, filled: list[Cell]) -> None:
        """Take a row of labels, figures and words, cell by cell."""
        text, index, readings = self.text, self.index, self.readings
        # Figures before the first label of a row number the rows; they belong to no row above.
        words = [text[begin:stop] for begin, stop, _, _ in filled]
        serial = any((self.look_up(each) or self.remarked(each)) is not None for each in words) or self.is_numbered(filled, words)
        so_far = _SoFar(row, serial=serial, single=len(filled) == 1, last=filled[-1][0])
        again = self.serials_behind(filled, words) if serial and len(filled) > _NUMBERED else ()
        for cell in row.cells:
            start, end, column, colspan = cell
            if start in again:
                continue
            if so_far.counted and self.open is not None and not self.begun:
                # Behind the first figure of a row nearly every cell is one.
                read = BLANK if start == end else readings.get(text[start:end])
                if read is not None and read.plain:
                    self.open.figures.append(atom((start, end, read, index, column, colspan)))
                    continue
            if start != end:
                self.filled_cell(cell, text[start:end], so_far)
            elif so_far.seen and self.open is not None and not self.begun:
                self.figure(start, end, BLANK, column, colspan)
                so_far.counted = so_far.counted or self.open.label is None or self.open.label.row
        if so_far.unknown and (self.tokens[-1].label is not None or not self.tokens[-1].figures):
            self.tokens[-1].trailing.append(row)
            if not so_far.counted and not (so_far.single and _is_of_page(words[0])):
                self.open = None

    def filled_cell(self, cell: Cell, words: str, so_far: _SoFar) -> None:
        """Take a cell with words."""
        start, end, column, colspan = cell
        if self.begun:
            used = self.continue_label(so_far.row, start, end, words, column, colspan)
            so_far.seen = so_far.seen or self.open is not None
            if used:
                return
        found = self.known(words, so_far)
        if found is None and words[0] in FIGURE_START and self.number(cell, words, so_far):
            return
        if self.repeats(words):
            return
        beside = self.open is not None and self.open.block == self.index and self.takes_words(self.open, words)
        if found is None and self.in_table and not so_far.counted and not beside:
            # Only the last cell may go on in the next row; a mark may stand in a cell of its own.
            if self.begins(words) and (start == so_far.last or split_ordinal(words)[1] == len(words)):
                self.begin(so_far.row, start, end, column, colspan)
                return
            found = self.remarked(words)
            if found is None and self.several(cell, words):
                so_far.seen = True
                return
            if found is None and len(words) <= LABEL_LENGTH:
                found = self.near(words)
        if found is not None:
            self.cell_of_label(cell, words, found, so_far)
        elif so_far.counted and self.is_heading_in_row(cell, words):
            so_far.seen = True
            so_far.counted = False
        elif (so_far.counted or beside) and self.open is not None:
            self.cell_of_figures(cell, words, alone=not so_far.row.exact and not so_far.counted and start == so_far.last)
            so_far.counted = True
        else:
            so_far.unknown = True
            if self.in_table and not so_far.counted and not so_far.single:
                self.strange(start, end, column, colspan)
                so_far.seen = True

    def known(self, words: str, so_far: _SoFar) -> Found | None:
        """Return the label that a cell is; one that is nearly right behind figures only where rows were joined to one."""
        text = not so_far.counted or words[0] not in FIGURE_START or self.reading(words).state is State.TEXT
        found = self.look_up(words) if text else None
        if found is not None or not so_far.counted:
            return found
        if _may_be_remarked(words):
            # The label of a second half: its unit stands in brackets.
            found = self.remarked(words)
        if found is None and text and so_far.row.size > _ONE_ROW and split_ordinal(words)[1]:
            found = self.near(words)
        return found

    def cell_of_label(self, cell: Cell, words: str, found: Found, so_far: _SoFar) -> None:
        """Take a cell that is a label."""
        start, end, column, colspan = cell
        so_far.seen, so_far.counted = True, False
        if found.label.word and start == so_far.last and not so_far.row.exact and not so_far.single and self.begins(words):
            # The next line may go on with the last cell.
            self.begin(so_far.row, start, end, column, colspan)
        else:
            self.label(found, start, end, column, colspan)

    def repeats(self, words: str) -> bool:
        """Whether words are those of the label beside them, with the same slips: its cell spans columns and was repeated."""
        label = self.open
        return label is not None and label.slips > 0 and label.block == self.index and words == self.text[label.start : label.end]

    def is_heading_in_row(self, cell: Cell, words: str) -> bool:
        """Take a heading with the text behind it, where its lines were joined to a row of figures; return whether it was one."""
        return split_ordinal(words)[0] == "han" and self.heading_with_text(Line(cell.start, cell.end), words)

    def joined_cells(self, cell: Cell, words: str, reading: Reading) -> bool:
        """Take the last figure of a row and the label of the next, where their lines were joined; return whether it was so."""
        if _JOINED.match(words) is None:
            return False
        parts = self.divide(self.spans_of(cell.start, words), labelled=True)
        if parts is None or not _ends_in_label(parts):
            lost = reading.state is State.TEXT and len(words) > _LONG_CELL
            if lost:
                # What stands in the cells behind it may be another row's.
                self.figure(cell.start, cell.end, reading, cell.column)
                self.strange(cell.end, cell.end, cell.column, 1)
            return lost
        for found, number, start, end in parts:
            if found is not None:
                self.label(found, start, end, cell.column)
            elif number is not None:
                self.figure(start, end, number, cell.column)
        return True

    def cell_of_figures(self, cell: Cell, words: str, *, alone: bool) -> None:
        """Take a cell in the place of a figure; one that is alone behind its label in text may hold all of them."""
        start, end, column, colspan = cell
        spans = self.spans_of(start, words) if alone else []
        readings = [self.reading(self.text[begin:stop]) for begin, stop in spans]
        figures = all(each.state is State.NUMBER or each.state is State.NOT_APPLICABLE for each in readings)
        # Groups of three digits may be one figure.
        if figures and len(spans) >= _SEVERAL and any(stop - begin != _GROUPED for begin, stop in spans[1:]):
            for (begin, stop), reading in zip(spans, readings, strict=True):
                self.figure(begin, stop, reading, column)
        else:
            self.figure(start, end, self.reading(words), column, colspan)

    def serials_behind(self, filled: Sequence[Cell], words: Sequence[str]) -> frozenset[int]:
        """Return where the numbers of the rows in further halves of a table begin, where a row begins with its own."""
        numbers = [self.reading(each).value for each in words]
        first = numbers[0]
        if not isinstance(first, int) or self.reading(words[0]).note is not None:
            return frozenset()
        labels = [(self.look_up(each) or self.remarked(each)) is not None for each in words]
        return frozenset(
            filled[place].start
            for place in range(2, len(words) - 1)
            if isinstance(number := numbers[place], int) and number > first and labels[place + 1] and not labels[place]
        )

    def is_numbered(self, filled: Sequence[Cell], words: Sequence[str]) -> bool:
        """Whether a row of an unknown label begins with its number, as the rows above it do."""
        if (
            self.serials is None
            or len(filled) < _NUMBERED
            or filled[0].column != self.serials[1]
            or self.table != self.serials[0]
        ):
            return False
        states = [self.reading(each).state for each in words[:2]]
        return states == [State.NUMBER, State.TEXT] and words[1] not in UNITS

    def number(self, cell: Cell, words: str, so_far: _SoFar) -> bool:
        """Take a cell that begins as a figure does; return whether it was one, or the number of the row."""
        reading = self.reading(words)
        if so_far.serial and not so_far.seen and reading.state is not State.TEXT:
            self.serials = so_far.row.table, cell.column
            return True
        if (reading.state is State.TEXT or reading.note is not None) and not so_far.row.exact:
            beside = self.open is not None and self.open.block == self.index and self.takes_words(self.open, words)
            if (so_far.counted or beside) and self.joined_cells(cell, words, reading):
                so_far.seen, so_far.counted = True, False
                return True
        if reading.state is State.TEXT and not so_far.counted:
            return False
        so_far.seen = so_far.counted = True
        self.figure(cell.start, cell.end, reading, cell.column, cell.colspan)
        return True

    def goes_on(self, row: Row) -> bool:
        """Whether the first words of a row go on with the label begun."""
        first = next((self.text[start:end] for start, end, _, _ in row.cells if start != end), "")
        if not first:
            return row.size < 2
        joined = self.begun + key(first)
        return joined in self.prefixes or joined in self.labels

    def begins(self, words: str) -> bool:
        """Whether words are the beginning of a label that the next cell may go on with."""
        folded = key(words)
        return folded in self.prefixes and (not folded.isdigit() or split_ordinal(words)[1] == len(words))

    def several(self, cell: Cell, words: str) -> bool:
        """Take a cell that is made of several labels; return whether it was one."""
        glued = self.glued(cell.start, words)
        if glued is None:
            return False
        for label, mark, left, right in glued:
            self.label(Found(label, mark), left, right, cell.column, cell.colspan)
        return True

    @staticmethod
    def takes_words(token: Token, words: str) -> bool:
        """Whether words beside a label can only be one of its cells."""
        label = token.label
        if label is None or not label.row:
            return False
        return not label.word or words in UNITS or (words[0].isdigit() and not any(char > "\u2fff" for char in words))

    def strange(self, start: int, end: int, column: int, colspan: int) -> None:
        """Open a row that no form knows; its figures must not fall to the row above."""
        token = Token.of(None, start, end, self.index, column, colspan)
        token.table = self.table
        self.tokens.append(token)
        self.open = token
