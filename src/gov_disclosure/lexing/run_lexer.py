"""Runs → tokens."""

from __future__ import annotations

from gov_disclosure.figures import Reading, State
from gov_disclosure.folding import key
from gov_disclosure.lexing.rows import RowLexer
from gov_disclosure.lexing.runs import Item, Runs
from gov_disclosure.lexing.words import LABEL_LENGTH, Found
from gov_disclosure.reading.blocks import Line, Run

__all__ = ["RunLexer"]

_FEWEST = 4
"""Labels of a run that opens a table, wherever it stands."""
_SHORT = 4
_NEAR = 9
_MARKS = frozenset("/／—无無")
"""What stands beside a figure in the place of another."""
_WORDS = Reading(None, State.TEXT)


class RunLexer(RowLexer, Runs):
    """Takes the runs of a document, its rows and its lines."""

    def run(self, run: Run) -> None:
        """Take a run."""
        self.flush()
        items = self.items(*run)
        if not self.in_table and sum(item.found is not None for item in items) < _FEWEST:
            self.prose(Line(*run))
            return
        parted = self.is_parted(items)
        if parted and self.pieces(run, self.text[run.start : run.end]):
            return
        at = 0
        while at < len(items) and len(self.tokens) <= self.limits.max_labels:
            item = items[at]
            following = items[at + 1] if at + 1 < len(items) else None
            if item.found is not None:
                if following is not None and following.words and self.begins_strange(item, items[at + 1 : at + 3]):
                    self.unknown_row(item.start, following.end)
                    at += 2
                    continue
                self.label(item.found, item.start, item.end)
            elif item.chunks:
                noted = following is not None and following.words and following.start == item.end
                at += self.figures(item, following if noted else None, glued=not parted)
            elif following is not None and following.chunks and not (self.is_remark(item) and not self.tokens[-1].figures):
                self.unknown_row(item.start, item.end)
            elif self.open is not None and self.reading(self.text[item.start : item.end]).state is State.NOT_APPLICABLE:
                self.figure(item.start, item.end, self.reading(self.text[item.start : item.end]))
            elif not self.is_remark(item):
                self.prose(Line(item.start, item.end))
            at += 1

    def is_parted(self, items: list[Item]) -> bool:
        """Whether a blank stands before each figure, and none has a zero too many: then none have run together."""
        text = self.text
        chunks = [(item, start, stop) for item in items for start, stop in item.chunks if start]
        return all(
            self.stands_apart(item, start, stop) and (text[start] != "0" or stop == start + 1 or text[start + 1] == ".")
            for item, start, stop in chunks
        )

    def stands_apart(self, item: Item, start: int, stop: int) -> bool:
        """Whether nothing has run into a figure from the left: a colon leads to the first of several."""
        before = self.text[start - 1]
        if before not in "：:":
            return before.isspace()
        behind = self.text[stop : stop + _NEAR].lstrip()[:1]
        return start == item.start and (stop < item.end or behind in _MARKS)

    def begins_strange(self, item: Item, behind: list[Item]) -> bool:
        """Whether a short label with words and figures behind it is only the beginning of one that no form knows."""
        found = item.found
        return (
            found is not None
            and len(found.label.key) < _SHORT
            and len(behind) == 2
            and bool(behind[1].chunks)
            and behind[0].start == item.end
            and not self.is_remark(behind[0])
        )

    def is_remark(self, item: Item) -> bool:
        """Whether words are a remark in brackets."""
        return self.text[item.start] in "（([【〔" and self.text[item.end - 1] in "）)]】〕"

    def unknown_row(self, start: int, end: int) -> None:
        """Take words before figures: a label that is nearly right, or that no form knows."""
        words = self.text[start:end]
        near: Found | None = self.near(words) if len(words) <= LABEL_LENGTH and key(words) else None
        if near is not None:
            self.label(near, start, end)
        else:
            self.strange(start, end, 0, 1)

    def figures(self, item: Item, behind: Item | None, *, glued: bool) -> int:
        """Take figures that may be glued; return how many items with words behind them, a unit or a note, they used up."""
        token, used = self.open, 0
        if behind is not None:
            reading = self.reading(self.text[item.start : behind.end])
            if reading.state is State.NUMBER:
                self.figure(item.start, behind.end, reading)
                return 1
        several = not glued and len(item.chunks) > 1
        for start, end in item.chunks:
            reading = self.reading(self.text[start:end])
            if several and behind is not None and end == item.end:
                joined = self.reading(self.text[start : behind.end])
                used = int(joined.state is State.NUMBER)
                reading, end = (joined, behind.end) if used else (_WORDS, end)
            sure = len(item.chunks) == 1 and behind is None
            if item.whole or ((sure or several) and reading.state is State.NUMBER):
                self.figure(start, end, reading)
            else:
                self.figure(start, end, _WORDS)
        if token is not None:
            token.glued = glued
        return used
