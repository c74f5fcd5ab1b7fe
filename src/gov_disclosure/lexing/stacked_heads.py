"""Header cells of two lines that became two rows: `商业 | 科研 | … | 其他` above `企业 | 机构`."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.folding import key
from gov_disclosure.lexing.mixed_rows import MixedRowLexer
from gov_disclosure.lexing.words import FIGURE_START, LABEL_LENGTH, Found
from gov_disclosure.reading.blocks import Cell, Row

__all__ = ["StackedHeadsLexer"]


class StackedHeadsLexer(MixedRowLexer):
    """Joins the cells of two rows of header cells, where all of the lower go on with cells of the upper."""

    used = -1
    """The block that was taken together with the one above it."""

    def stacked_heads(self, row: Row) -> bool:
        """Take a row of header cells together with the row below, where that one ends some of them; return whether it was so."""
        below = self.blocks[self.index + 1] if self.index + 1 < len(self.blocks) else None
        if not self.in_table or self.begun or not isinstance(below, Row) or (below.words and below.words[-1].isdigit()):
            return False
        if below.table != row.table or below.exact != row.exact or not (self.may_be_parts(below) and self.may_be_parts(row)):
            return False
        upper = [cell for cell in row.cells if cell.end > cell.start]
        lower = [cell for cell in below.cells if cell.end > cell.start]
        if not lower or len(upper) < 2:
            return False
        joined = self.joined(upper, lower, exact=row.exact)
        if joined is None:
            return False
        for cell, found in zip(upper, joined, strict=True):
            if found is not None:
                self.label(found, *cell)
            else:
                self.strange(*cell)
        if self.tokens[-1].label is None:
            self.open = None
        self.used = self.index + 1
        return True

    def may_be_parts(self, row: Row) -> bool:
        """Whether no cell of a row is a figure, or too long for a part of a label."""
        words = row.words or [self.text[cell.start : cell.end] for cell in row.cells]
        return not any(
            each.isdigit() or len(each) > LABEL_LENGTH or (each[0] in FIGURE_START and not self.begins(each))
            for each in words
            if each
        )

    def joined(self, upper: Sequence[Cell], lower: Sequence[Cell], *, exact: bool) -> list[Found | None] | None:
        """Return what the upper cells are with the lower ones, or None where one of the lower goes on with none."""
        words = [self.text[cell.start : cell.end] for cell in upper]
        whole = [self.look_up(each) for each in words]
        begun = [place for place, each in enumerate(words) if self.begins(each)]
        cut = [place for place in begun if whole[place] is None or words.count(words[place]) > 1]
        for places in (begun, cut):
            if exact:
                columns = {upper[place].column: place for place in places}
                ends = [(columns.get(cell.column), cell) for cell in lower]
            elif len(places) == len(lower):
                ends = list(zip(places, lower, strict=True))
            else:
                continue
            found = list(whole)
            for place, cell in ends:
                label = self.labels.get(key(words[place]) + key(self.text[cell.start : cell.end])) if place is not None else None
                if place is None or label is None or not label.word:
                    break
                found[place] = Found(label, "")
            else:
                return found
        return None
