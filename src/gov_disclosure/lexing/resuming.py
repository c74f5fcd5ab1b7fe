"""Rows that a page broke: a label, or the figures behind it, that goes on at the top of the next page."""

from __future__ import annotations

import re
from itertools import islice

from gov_disclosure.figures import BLANK, State
from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.lexing.lines import LineLexer
from gov_disclosure.lexing.tokens import Atom, Token, atom
from gov_disclosure.lexing.words import FIGURE_START, LABEL_LENGTH
from gov_disclosure.reading.blocks import Cell, Row

__all__ = ["ResumedLexer"]

_PART = re.compile(r"[0-9][0-9,.]{0,20}")
"""A figure, or a part of one."""
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
        above = self.figures_above()
        if ended is None or (above is not None and ended.column < above.column):
            taken = above if above is not None and self.goes_on_in(above, left) else None
        else:
            behind = [cell for cell in left if cell.column > ended.column]
            words = [self.text[start:end] for start, end, _, _ in behind]
            # Where another label stands beside, the figures are that one's.
            taken = None if any(each and self.reading(each).state is State.TEXT for each in words) else ended
            if taken is not None and behind:
                self.take_rest(ended, behind)
        if taken is not None:
            left = [cell for cell in left if cell.column < _first_column(taken)]
            return Row(tuple(left), row.table, row.number, row.exact) if any(end > start for start, end, _, _ in left) else None
        return row if ended is None else Row(tuple(left), row.table, row.number, row.exact)

    def figures_above(self) -> Token | None:
        """Return the label that the figures of the row above are those of."""
        token = self.open
        figures = token.figures if token is not None and token.label is not None and token.counted else ()
        return token if figures and figures[-1].row == self.index - 1 else None

    def goes_on_in(self, above: Token, cells: list[Cell]) -> bool:
        """Take figures without a label as the rest of those above, where each stands below one; return whether they were."""
        places = {(each.column, each.colspan): each.start for each in above.figures if each.row == self.index - 1}
        first = _first_column(above)
        cells = [cell for cell in cells if cell.column + cell.colspan > first]
        filled = [cell for cell in cells if cell.end > cell.start]
        figures = [_PART.fullmatch(self.text[cell.start : cell.end]) is not None for cell in filled]
        if not filled or not all(figures) or any((cell.column, cell.colspan) not in places for cell in filled):
            return False
        self.take_rest(above, [cell for cell in cells if (cell.column, cell.colspan) in places])
        return True

    def take_rest(self, token: Token, rest: list[Cell]) -> None:
        """Take the figures that stand behind a label on either page; what stands on both may be one or two."""
        before = {each.column: each for each in token.figures if each.reading.state is not State.BLANK}
        figures: list[Atom] = []
        for start, end, column, colspan in rest:
            own = self.text[start:end]
            above = before.pop(column, None)
            if above is None:
                figures.append(atom((start, end, self.reading(own) if own else BLANK, self.index, column, colspan)))
            elif own:
                figures.append(above._replace(reading=self.reading(f"{self.text[above.start : above.end]} {own}")))
            else:
                figures.append(above)
        token.figures = sorted([*before.values(), *figures], key=_by_column)
        self.open = token

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


def _first_column(token: Token) -> int:
    """Return the first column of a row: that of its label, or of its figures where header cells are all it has."""
    return min([token.column, *(each.column for each in token.figures)])


def _by_column(atom: Atom) -> int:
    return atom.column


def _holds(row: Row, token: Token) -> bool:
    """Whether a label stands in a row."""
    return any(cell.start == token.start for cell in row.cells)
