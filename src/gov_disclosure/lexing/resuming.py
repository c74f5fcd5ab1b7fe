"""Rows that a page broke: a label, or the figures behind it, that goes on at the top of the next page."""

from __future__ import annotations

from itertools import islice

from gov_disclosure.figures import BLANK, State
from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.lexing.lines import LineLexer
from gov_disclosure.lexing.tokens import Token, atom
from gov_disclosure.lexing.words import FIGURE_START, LABEL_LENGTH
from gov_disclosure.reading.blocks import Cell, Row

__all__ = ["ResumedLexer"]

_BACK = 80
"""Tokens to look back for the beginning of a cell that goes on; group cells stand beside some twenty rows."""


class ResumedLexer(LineLexer):
    """Joins the pieces of labels that a page broke (`（四）无` / `法提供`), where they make one that is known."""

    def resume(self, row: Row) -> Row | None:
        """
        Take the first row behind the end of a page.

        Returns:
            What is left of the row: without the cells that end labels begun before, or None where that was all.
        """
        self.give_up_begun(row)
        ended: Token | None = None
        left: list[Cell] = []
        for cell in row.cells:
            token = self.ends_label(cell)
            if token is None:
                left.append(cell)
            else:
                ended = token
        if ended is None:
            return row
        words = [self.text[start:end] for start, end, _, _ in left]
        if any(each and self.reading(each).state is State.TEXT for each in words):
            # Another label stands beside: the figures are that one's.
            return Row(tuple(left), row.table, row.number, row.exact)
        behind = [cell for cell in left if cell.column > ended.column]
        if not ended.counted and behind:
            ended.figures = [
                atom((start, end, self.reading(self.text[start:end]) if end > start else BLANK, self.index, column, colspan))
                for start, end, column, colspan in behind
            ]
            self.open = ended
            return None
        return Row(tuple(left), row.table, row.number, row.exact) if any(words) else None

    def give_up_begun(self, row: Row) -> None:
        """Let a label begun in the last cell of a row be one that no form knows, where the cell in its column ends it."""
        if len(self.begun_cells) != 1:
            return
        start, end, column, colspan = self.begun_cells[0]
        if not any(
            cell.column == column and self.begun + key(self.text[cell.start : cell.end]) in self.labels for cell in row.cells
        ):
            return
        self.begun, self.begun_cells, self.begun_blocks = "", [], []
        token = Token.of(None, start, end, self.index - 1, column, colspan)
        token.table = self.table
        self.tokens.append(token)

    def ends_label(self, cell: Cell) -> Token | None:
        """Take a cell as the end of the label that the last cell in its column begins; return that one's token."""
        start, end, column, colspan = cell
        words = self.text[start:end]
        if not words or len(words) > LABEL_LENGTH or self.look_up(words) is not None:
            return None
        if words[0] in FIGURE_START and self.reading(words).state is not State.TEXT:
            return None
        for token in islice(reversed(self.tokens), _BACK):
            if token.table != self.table:
                return None
            if token.column + token.colspan == column + colspan:
                break
        else:
            return None
        before = self.text[token.start : token.end]
        label = self.labels.get(key(before) + key(words))
        if label is None:
            _, length = split_ordinal(before)
            label = self.labels.get(key(before[length:]) + key(words)) if length else None
        if label is None or not label.cell:
            return None
        token.label, token.mark, token.slips = label, split_ordinal(before)[0], 0
        for other in islice(reversed(self.tokens), _BACK):
            other.trailing = [block for block in other.trailing if not (isinstance(block, Row) and _holds(block, token))]
        return token


def _holds(row: Row, token: Token) -> bool:
    """Whether a label stands in a row."""
    return any(cell.start == token.start for cell in row.cells)
