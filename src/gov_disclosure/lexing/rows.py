"""Rows of cells → tokens."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.figures import BLANK, Reading, State, plain_number
from gov_disclosure.forms.vocabulary import Vocabulary
from gov_disclosure.lexing.lines import ACTIVATING
from gov_disclosure.lexing.stacked_heads import StackedHeadsLexer
from gov_disclosure.lexing.tokens import Atom, Token, atom, plain_row_of
from gov_disclosure.lexing.words import FIGURE_START, Found
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Cell, Document, Line, Row

__all__ = ["RowLexer"]

_LONGEST_WORDS = 6
"""Words in the place of a figure: 未统计, 数据缺失."""
_BLANKS = " \t\u00a0\u3000"
_OPENED = re.compile(r"\|[ \t\u3000]{0,40}[^\s|][^|\r\n]*[\r\n]{1,2}(?=[ \t\u3000]{0,40}\|[ \t\u3000]{0,40}[^\s|])")
"""A cell with a pipe before it, above another."""
_FEWEST_OPENED = 8
_BEHIND_CELL = 40
"""So many blanks may stand between a cell and the pipe behind it."""


class RowLexer(StackedHeadsLexer):
    """Takes the rows of a document, and its lines."""

    def __init__(self, document: Document, vocabulary: Vocabulary, sink: Diagnostics, limits: Limits) -> None:
        super().__init__(document, vocabulary, sink, limits)
        # Blank cells met while a label was begun, each with what had been read of it.
        self.behind_begun: list[tuple[str, Atom]] = []

    def row(self, row: Row) -> None:
        """Take one row; where it goes on with the last label of the row above, its header cells stand in that row."""
        if not self.begun or row.exact or type(self.begun_blocks[0]) is not Row or self.begun_blocks[0].size < 2:
            self.one_row(row)
            return
        at, count = self.begun_at, len(self.tokens)
        self.one_row(row)
        if len(self.tokens) > count and self.tokens[count].start < row.start < self.tokens[count].end:
            self.begun_at = at
            for token in self.tokens[count:]:
                if token.label is not None and token.label.word:
                    token.block = at

    def resume(self, row: Row) -> Row | None:
        """Take the first row behind the end of a page; its label may have figures above that end, too."""
        return None if self.label_behind(row) else super().resume(row)

    def label_behind(self, row: Row) -> bool:
        """Take a row of which some figures stand above, without a label, before the end of the page; return whether it is one."""
        above = self.tokens[-1]
        if above.label is not None or above.start < above.end or not above.counted or above.figures[-1].row != self.index - 1:
            return False
        words = [self.text[cell.start : cell.end] for cell in row.cells]
        if not any(self.look_up(each) is not None for each in words if each):
            return False
        self.one_row(row)
        if self.open is not None and self.open.label is not None and self.open.block == self.index:
            self.tokens.remove(above)
            column = self.open.column
            rest = [Cell(each.start, each.end, each.column, each.colspan) for each in above.figures if each.column > column]
            self.take_rest(self.open, rest)
        return True

    def one_row(self, row: Row) -> None:
        """Take one row by itself."""
        self.cells_beside = len(row.words or row.cells) > 1
        if self.begun and not row.exact and not self.goes_on(row):
            self.end_label()
        if self.in_table and not self.begun and self.plain_row(row):
            self.unclosed = len(row.words) < 2 and self.is_left_open(row)
            return
        filled = [cell for cell in row.cells if cell[1] > cell[0]]
        closes, self.unclosed = self.unclosed and not row.exact, False
        if not filled:
            self.blank_row(row, closes=closes)
        elif not self.in_table and not self.begun and not self.activates(row):
            self.prose(row)
        elif len(filled) == 1 and not row.exact:
            self.single(row, filled[0])
            self.unclosed = self.is_left_open(row)
        else:
            first = self.text[filled[0][0] : filled[0][1]]
            labelled = first[0] not in FIGURE_START and self.look_up(first) is not None
            if (labelled or not self.figures_alone(row, filled)) and not self.stacked_heads(row):
                self.mixed_row(row, filled)

    def is_left_open(self, row: Row) -> bool:
        """Whether a row of text is one cell with a pipe before it and none behind: the bare pipe below is its own."""
        if row.exact or row.size != 1:
            return False
        end = row.cell(0)[1]
        behind = self.text[end : end + _BEHIND_CELL].lstrip(_BLANKS)
        return behind[0] in "\r\n" if behind else end + _BEHIND_CELL >= len(self.text)

    @cached_property
    def opens_cells(self) -> bool:
        """Whether a pipe stands before cells that have a line each and none behind: one by itself is a blank cell."""
        return len(_OPENED.findall(self.text)) >= _FEWEST_OPENED

    def blank_row(self, row: Row, *, closes: bool) -> None:
        """Take a row without words; a bare pipe behind a line closes that line's cell, any other is a blank cell."""
        if row.exact and (
            self.open is None or self.open.label is None or not self.open.label.word or self.open.filled or row.size < 2
        ):
            # Only below header cells a row without words is one of figures that are blank.
            self.open = None
        elif not (closes and not self.opens_cells) and not self.fills_up(row):
            for cell in row.cells:
                if self.begun:
                    self.behind_begun.append((self.begun, atom((cell.start, cell.end, BLANK, self.index, cell.column, 1))))
                else:
                    self.figure(cell.start, cell.end, BLANK, cell.column)

    def end_label(self) -> None:
        """End the label begun; blank cells that came behind its last part are the first of its figures."""
        begun = self.begun
        super().end_label()
        if self.behind_begun:
            blanks = [blank for key, blank in self.behind_begun if key == begun]
            self.behind_begun = []
            last = self.tokens[-1]
            if self.open is last and not last.filled:
                last.figures = blanks

    def fills_up(self, row: Row) -> bool:
        """Whether a row is a line of pipes that makes a row, of cells a line each, as wide as the widest."""
        start, text = row.start, self.text
        begin = text.rfind("\n", 0, start) + 1
        if text[begin : begin + 2] != "||":
            return False
        last = self.tokens[-1]
        cell = last.figures[-1].start if last.filled else last.start
        line = text.rfind("\n", max(0, cell - _BEHIND_CELL), cell)
        # Where cells have a pipe on either side, two pipes are a blank one.
        return line >= 0 and not text[line:cell].strip(f"\n{_BLANKS}")

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
        strange = not waits and self.is_strange(words)
        if not waits and not strange:
            return False
        rest = words[behind:] if behind else words
        digits = "".join(rest)
        read: list[Reading] | None = None
        # Digits or nothing in each cell, and not too many in any.
        most = self.limits.max_digits
        if digits and not (digits.isdigit() and digits.isascii() and (len(digits) <= most or max(map(len, rest)) <= most)):
            read = self.plain_readings(rest)
            if read is None:
                return False
        if strange:
            start, _, column, _ = row.cell(0)
            self.strange(start, start, column, 1)
        if not rest and len(labels) > 1 and self.stacked_heads(row):
            return True
        waiting = bool(labels) and not rest and not row.exact and len(words) > 1 and self.begins(words[labels[-1][1]])
        if labels:
            self.take_labels(row.front(behind), labels[:-1] if waiting else labels)
        if waiting:
            # The next line may go on with the last cell (本年 · 增/减).
            self.begin(row, *row.cell(labels[-1][1]))
            return True
        if rest and self.open is not None:
            self.open.clear()
            self.open.plain = plain_row_of((row, behind, rest, read, bool(digits), self.index))
        return True

    def take_labels(self, cells: Sequence[tuple[int, int, int, int]], labels: Sequence[tuple[Found, int]]) -> None:
        """Take the labels of a row of a table, each by its place among the first cells."""
        tokens, index, table = self.tokens, self.index, self.table
        for found, place in labels:
            label = found.label
            if found.slips or label.heading is not None or label.aspect is not None:
                self.label(found, *cells[place])
                continue
            start, end, column, colspan = cells[place]
            token = Token.of(label, start, end, index, column, colspan, found.mark, 0, table, found.year)
            tokens.append(token)
            self.open = token
            self.in_table = True
            self.beside_cells = self.cells_beside

    def is_strange(self, words: Sequence[str]) -> bool:
        """Whether a row of figures is that of a label that is lost: the label above has its own."""
        above = self.open
        return (above is None or above.counted) and sum(map(bool, words)) > 1

    def waits_for_row(self, words: Sequence[str]) -> bool:
        """Whether the figures of a row without a label can only be those of the label above: it has none but blanks beside it."""
        above = self.open
        if above is None or above.counted or sum(map(bool, words)) < 2:
            return False
        return not above.filled or above.is_spanned_above(self.index)

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
        if strange and strange[0] == words[0] and (len(words[0]) > _LONGEST_WORDS or self.begins(words[0])):
            # The label of a row, cut off or on no form, rather than words in the place of its first figure.
            return False
        known = any((self.look_up(each) or self.remarked(each)) is not None for each in strange)
        if (len(words) - len(strange) < 2 and not alone) or known or self.is_numbered(filled, words):
            return False
        if strange and (not waiting or 2 * len(strange) > len(words) or any(self.near(each) is not None for each in strange)):
            return False
        if not waiting:
            # The row above has its figures; these belong to a row whose label is lost.
            self.strange(row.cells[0].start, row.cells[0].start, row.cells[0].column, 1)
        for start, end, column, colspan in row.cells:
            self.figure(start, end, BLANK if start == end else self.reading(self.text[start:end]), column, colspan)
        return True

    def activates(self, row: Row) -> bool:
        """Whether a row outside tables is one of a table: it has a label that other tables never have."""
        for cell in row.cells:
            if cell.end > cell.start and (found := self.look_up(self.text[cell.start : cell.end])) is not None:
                label = found.label
                if label.heading is not None or label.aspect is not None or len(label.key) >= ACTIVATING:
                    return True
        return False

    def single(self, row: Row, cell: Cell) -> None:
        """Take a row of text with one filled cell: one cell of a table that was broken into lines."""
        start, end, column, _ = cell
        before = self.open
        self.line(Line(start, end), broken=True)
        if self.open is not None and self.open is before and self.open.figures and self.open.figures[-1].start == start:
            if column:
                # Below a column, not on a line of its own.
                self.open.figures[-1] = self.open.figures[-1]._replace(column=column)
            # `0 | ||`: what stands behind the figure are cells, too.
            for blank in row.cells:
                if blank.start >= end and blank.start == blank.end:
                    self.figure(blank.start, blank.end, BLANK, blank.column)
