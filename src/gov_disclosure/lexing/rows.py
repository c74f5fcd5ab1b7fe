"""Rows of cells → tokens."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.figures import BLANK, UNITS, Reading, State, plain_number
from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.lexing.lines import ACTIVATING
from gov_disclosure.lexing.resuming import ResumedLexer
from gov_disclosure.lexing.tokens import PlainRow, Token, atom
from gov_disclosure.lexing.words import FIGURE_START, LABEL_LENGTH, Found
from gov_disclosure.reading.blocks import Cell, Line, Row

__all__ = ["RowLexer"]

_SHORTEST_REMARKED = 8
_NUMBERED = 3
"""A row with its number has a label and a figure besides."""


def _may_be_remarked(words: str) -> bool:
    """Whether words may be a label with a remark behind it."""
    whole = words[0] in "(（" and min(words.find(mark) % len(words) for mark in ")）") == len(words) - 1
    return words[-1] in ")）" and len(words) > _SHORTEST_REMARKED and not whole


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


class RowLexer(ResumedLexer):
    """Takes the rows of a document, and its lines."""

    serials: tuple[int, int] | None = None
    """Table and column of the numbers of rows, where rows have them."""

    def row(self, row: Row) -> None:
        """Take one row."""
        self.cells_beside = not row.exact and row.size > 1
        if self.begun and not row.exact and not self.goes_on(row):
            self.end_label()
        if self.in_table and not self.begun and self.plain_row(row):
            self.unclosed = False
            return
        filled = [cell for cell in row.cells if cell[1] > cell[0]]
        closes, self.unclosed = self.unclosed and not row.exact, False
        if not filled:
            self.blank_row(row, closes=closes)
        elif not self.in_table and not self.begun and not self.activates(row):
            self.prose(row)
        elif len(filled) == 1 and not row.exact:
            self.single(row, filled[0])
        else:
            first = self.text[filled[0][0] : filled[0][1]]
            labelled = first[0] not in FIGURE_START and self.look_up(first) is not None
            if labelled or not self.figures_alone(row, filled):
                self.mixed_row(row, filled)

    def blank_row(self, row: Row, *, closes: bool) -> None:
        """Take a row without words; a bare pipe behind a line closes that line's cell, any other is a blank cell."""
        if row.exact:
            self.open = None
        elif not closes and not self.begun:
            for cell in row.cells:
                self.figure(cell.start, cell.end, BLANK, cell.column)

    def mixed_row(self, row: Row, filled: list[Cell]) -> None:
        """Take a row of labels, figures and words, cell by cell."""
        text, index, readings = self.text, self.index, self.readings
        # Figures before the first label of a row number the rows; they belong to no row above.
        words = [text[begin:stop] for begin, stop, _, _ in filled]
        serial = any((self.look_up(each) or self.remarked(each)) is not None for each in words) or self.is_numbered(filled, words)
        so_far = _SoFar(row, serial=serial, single=len(filled) == 1, last=filled[-1][0])
        for cell in row.cells:
            start, end, column, colspan = cell
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
            if not so_far.counted:
                self.open = None

    def filled_cell(self, cell: Cell, words: str, so_far: _SoFar) -> None:
        """Take a cell with words."""
        start, end, column, colspan = cell
        if self.begun:
            used = self.continue_label(so_far.row, start, end, words, column, colspan)
            so_far.seen = so_far.seen or self.open is not None
            if used:
                return
        found = None
        if not so_far.counted or words[0] not in FIGURE_START or self.reading(words).state is State.TEXT:
            found = self.look_up(words)
        if found is None and words[0] in FIGURE_START and self.number(cell, words, so_far):
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
        elif found is None and so_far.counted and _may_be_remarked(words):
            # The label of a second half: its unit stands in brackets.
            found = self.remarked(words)
        if found is not None:
            self.label(found, start, end, column, colspan)
            so_far.seen = True
            so_far.counted = False
        elif (so_far.counted or beside) and self.open is not None:
            so_far.counted = True
            self.figure(start, end, self.reading(words), column, colspan)
        else:
            so_far.unknown = True
            if self.in_table and not so_far.counted and not so_far.single:
                self.strange(start, end, column, colspan)
                so_far.seen = True

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
        if reading.state is State.TEXT and not so_far.counted:
            return False
        so_far.seen = so_far.counted = True
        self.figure(cell.start, cell.end, reading, cell.column, cell.colspan)
        return True

    def goes_on(self, row: Row) -> bool:
        """Whether the first words of a row go on with the label begun."""
        first = next((self.text[start:end] for start, end, _, _ in row.cells if start != end), "")
        joined = self.begun + key(first)
        return not first or joined in self.prefixes or joined in self.labels

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

    def plain_row(self, row: Row) -> bool:
        """Take a row of labels known and plain figures behind them, as nearly all are; return whether it was one."""
        found = self.found
        words = row.words
        if not words:
            text = self.text
            words = tuple([text[start:end] for start, end, _, _ in row.cells])
        labels: list[tuple[Found, int]] = []
        behind = 0
        for place, word in enumerate(words):
            if word:
                label = found.get(word)
                if label is None:
                    # What has not been met before is looked up: what a row is must not hang on what was read earlier.
                    label = self.look_up(word) if word not in found and not word.isdigit() else None
                    if label is None:
                        break
                labels.append((label, place))
                behind = place + 1
        waits = bool(labels) or self.waits_for_row(words)
        if not waits:
            return False
        rest = words[behind:] if behind else words
        digits = "".join(rest)
        read: list[Reading] | None = None
        # Digits or nothing in each cell, and not too many in any.
        if not (digits.isdigit() and digits.isascii() and max(map(len, rest)) <= self.limits.max_digits):
            read = self.plain_readings(rest)
            if read is None:
                return False
        waiting = bool(labels) and not rest and not row.exact and len(words) > 1 and self.begins(words[labels[-1][1]])
        for label, place in labels[:-1] if waiting else labels:
            self.label(label, *row.cell(place))
        if waiting:
            # The next line may go on with the last cell (本年 · 增/减).
            self.begin(row, *row.cell(labels[-1][1]))
            return True
        if rest and self.open is not None:
            self.open.clear()
            self.open.plain = PlainRow(row, behind, rest, read, bool(digits), self.index)
        return True

    def waits_for_row(self, words: Sequence[str]) -> bool:
        """Whether the figures of a row without a label can only be those of the label above: it has none but blanks beside it."""
        above = self.open
        if above is None or above.counted or sum(map(bool, words)) < 2:
            return False
        return not above.filled or above.figures[0].row == above.block != self.index

    def plain_readings(self, words: Sequence[str]) -> list[Reading] | None:
        """Return what cells say, or None where one is no plain figure or blank."""
        readings = self.readings
        read = []
        for word in words:
            reading = readings.get(word)
            if reading is None:
                if word.isdigit() and word.isascii() and len(word) <= self.limits.max_digits:
                    reading = readings[word] = plain_number(word)
                elif word[0] in FIGURE_START:
                    reading = self.reading(word)
                else:
                    return None
            if not reading.quiet:
                return None
            read.append(reading)
        return read

    def figures_alone(self, row: Row, filled: list[Cell]) -> bool:
        """Take a row without a label: all its cells, blank ones included, are figures of the label above."""
        if self.begun:
            return False
        words = [self.text[start:end] for start, end, _, _ in filled]
        strange = [each for each in words if self.reading(each).state is State.TEXT]
        waiting = self.open is not None and not self.open.counted
        # One figure among the blank cells of a grid, below header cells.
        label = self.open.label if self.open is not None else None
        alone = bool(row.table) and waiting and label is not None and label.word and len(row.cells) > len(words) == 1
        if (len(words) - len(strange) < 2 and not alone) or any(self.look_up(each) is not None for each in strange):
            return False
        if strange and (not waiting or 2 * len(strange) > len(words) or any(self.near(each) is not None for each in strange)):
            return False
        if not waiting:
            # The row above has its figures; these belong to a row whose label is lost.
            self.strange(row.cells[0].start, row.cells[0].start, row.cells[0].column, 1)
        for start, end, column, colspan in row.cells:
            self.figure(start, end, BLANK if start == end else self.reading(self.text[start:end]), column, colspan)
        return True

    @staticmethod
    def takes_words(token: Token, words: str) -> bool:
        """Whether words beside a label can only be one of its cells."""
        label = token.label
        if label is None or not label.row:
            return False
        return not label.word or (words[0].isdigit() and not any(char > "\u2fff" for char in words))

    def activates(self, row: Row) -> bool:
        """Whether a row outside tables is one of a table: it has a label that other tables never have."""
        for cell in row.cells:
            if cell.end > cell.start and (found := self.look_up(self.text[cell.start : cell.end])) is not None:
                label = found.label
                if label.heading is not None or label.aspect is not None or len(label.key) >= ACTIVATING:
                    return True
        return False

    def strange(self, start: int, end: int, column: int, colspan: int) -> None:
        """Open a row that no form knows; its figures must not fall to the row above."""
        token = Token(None, start, end, self.index, column, colspan)
        token.table = self.table
        self.tokens.append(token)
        self.open = token

    def single(self, row: Row, cell: Cell) -> None:
        """Take a row of text with one filled cell: one cell of a table that was broken into lines."""
        start, end, _, _ = cell
        before = self.open
        self.line(Line(start, end), broken=True)
        self.unclosed = False
        if self.open is not None and self.open is before and self.open.figures and self.open.figures[-1].start == start:
            # `0 | ||`: what stands behind the figure are cells, too.
            for blank in row.cells:
                if blank.start >= end and blank.start == blank.end:
                    self.figure(blank.start, blank.end, BLANK, blank.column)
