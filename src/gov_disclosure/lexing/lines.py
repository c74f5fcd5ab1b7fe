"""Lines → tokens, and the state that lines and rows share: the open label, and a label begun but not ended."""

from __future__ import annotations

import re

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import UNITS, Reading, State
from gov_disclosure.folding import DROPPED, fold, key, split_ordinal
from gov_disclosure.forms.vocabulary import Label, Vocabulary
from gov_disclosure.furniture import is_furniture
from gov_disclosure.lexing.page_marks import is_page_mark, numbered_pages
from gov_disclosure.lexing.pieces import PIECE, Pieces
from gov_disclosure.lexing.tokens import Token, atom
from gov_disclosure.lexing.words import FIGURE_START, LABEL_LENGTH, Found
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Document, Line, Row

__all__ = ["ACTIVATING", "LineLexer"]

_SENTENCE = ("。", "；", "！", "？")
_CLOSING = frozenset("）)」』”】〕》")
_LEADS = "：:。．. \u3000\u00a0\t，,—-*_"
_MARK_BEHIND = re.compile(r"[：:…⋯ \t\u3000.．·_]{1,20}(无|無|[-—–－/／\\]{1,3})$")
"""What leads from a label to a mark in the place of its figure."""
_RUNS_ON = re.compile(r"[0-9０-９][0-9０-９,，]{0,9}[ \t\u3000]{1,9}[(（][一二三四五六七][)）]")
_REMARK_ENDS = frozenset("）)无無-—–－/／\\")
_MOST_PARTS = 40
"""A label is in no more parts than this: vertical cells give one character a line."""
ACTIVATING = 6
"""A line or cell that is a label of at least so many characters opens a table, wherever it stands."""


class LineLexer(Pieces):
    """Takes the lines of a document."""

    def __init__(self, document: Document, vocabulary: Vocabulary, sink: Diagnostics, limits: Limits) -> None:
        super().__init__(document.source.text, vocabulary, limits)
        self.source = document.source
        self.blocks = document.blocks
        self.sink = sink
        self.tokens = [Token.of(None, 0, 0, 0)]
        self.tokens[0].type = "PREAMBLE"
        self.open: Token | None = None
        self.index = 0
        self.in_table = False
        self.table = 0
        self.cells_beside = False
        # A label begun but not ended: its key so far, where its parts stand, and the blocks they came from, the first by index.
        self.begun = ""
        self.begun_cells: list[tuple[int, int, int, int]] = []
        self.begun_blocks: list[Line | Row] = []
        self.begun_at = 0
        # Whether the open label stands in a row of text with cells beside it, where its figures would be.
        self.beside_cells = False
        # Whether figures in this line may be those of the open label.
        self.takes_figures = True
        # Whether the last block was a line without a pipe, which a bare pipe may close.
        self.unclosed = False
        self.page_numbers = numbered_pages(self.text)

    @property
    def is_outside(self) -> bool:
        """Whether nothing but its words says what a line is: no table, and no label that waits for what is behind it."""
        return not (self.in_table or self.begun or self.open is not None)

    def label(self, found: Found, start: int, end: int, column: int = 0, colspan: int = 1) -> None:
        """Take a label, and open it for the figures behind it."""
        label = found.label
        token = Token.of(label, start, end, self.index, column, colspan, found.mark, found.slips, self.table, found.year)
        self.tokens.append(token)
        if found.slips:
            self.sink.add(
                "GD110", Severity.WARNING, position=self.source.position(start, end),
                read=self.text[start:end], taken=label.text, slips=found.slips,
            )  # fmt: skip
        if label.heading is not None:
            self.open = None
            self.in_table = label.table
        elif label.aspect is not None and not label.cell:
            self.open = None
        else:
            self.open = token
            self.in_table = True
            self.beside_cells = self.cells_beside

    def figure(self, start: int, end: int, reading: Reading, column: int = 0, colspan: int = 1) -> None:
        """Take a figure or a blank cell: it is the open label's."""
        token = self.open
        if token is not None:
            figures = token.figures
            if figures and figures[0][2][1] is State.BLANK and token.is_spanned_above(self.index):
                figures.clear()
            figures.append(atom((start, end, reading, self.index, column, colspan)))

    def prose(self, block: Line | Row) -> None:
        """Take a block that is neither label nor figure; it closes the open label."""
        self.tokens[-1].trailing.append(block)
        self.open = None

    def flush(self) -> None:
        """Give up a label that was begun: it is prose."""
        if self.begun:
            blocks, self.begun, self.begun_blocks, self.begun_cells = self.begun_blocks, "", [], []
            for block in blocks:
                self.prose(block)

    def line(self, line: Line, *, broken: bool = False) -> None:
        """
        Take one line.

        Args:
            line: The line.
            broken: Whether it is a cell of a table that was broken into lines.
        """
        start, end = line
        words = self.text[start:end]
        self.takes_figures = broken or not self.beside_cells
        self.unclosed = True
        outside = self.is_outside
        if self.begun and self.continue_label(line, start, end, words):
            return
        if len(words) <= LABEL_LENGTH:
            found = self.look_up(words) or self.remarked_line(words)
            if found is not None and self.fits_line(found):
                self.whole_line(found, line, words)
                return
            if self.open is not None and (is_page_mark(words) or start in self.page_numbers):
                self.tokens[-1].trailing.append(line)
                return
            if self.open is not None and words[0] in FIGURE_START and self.takes_figures and self.whole_figure(line, words):
                return
            if words in UNITS and self.takes_unit():
                self.figure(start, end, self.reading(words))
                return
            if self.open is not None and not words[0].isdigit() and (words in _CLOSING or is_furniture(words)):
                # The end of a bracket, and what the page says between two rows, take no figures from the label above.
                self.tokens[-1].trailing.append(line)
                return
        if self.heading_with_text(line, words):
            return
        if self.in_table and not any(mark in words for mark in _SENTENCE):
            if self.pieces(line, words):
                return
            if len(words) <= LABEL_LENGTH and (near := self.near(words)) is not None:
                self.label(near, start, end)
                return
        self.prose(line)
        # As long as there are looks left at what is nearly a label.
        if outside and len(words) <= LABEL_LENGTH and self.near_left > 0:
            self.known_prose.add(words)

    def remarked_line(self, words: str) -> Found | None:
        """Return the label of a line of a table with a bracketed remark behind it, as its unit is, or a mark for its figure."""
        if not self.in_table or words[-1] not in _REMARK_ENDS:
            return None
        bare = _MARK_BEHIND.sub("", words)
        found = self.look_up(bare) if bare != words else None
        return found or (self.remarked(bare) if bare[-1:] in "）)" else None)

    def whole_line(self, found: Found, line: Line, words: str) -> None:
        """Take a line that is a label, with the mark behind it that says that it has no figure."""
        mark = _MARK_BEHIND.search(words) if found.label.row and words[-1] in _REMARK_ENDS else None
        if mark is not None and _MARK_BEHIND.search(words[: mark.start()]) is not None and self.pieces(line, words):
            return
        if mark is not None:
            self.label(found, line.start, line.start + mark.start())
            self.figure(line.start + mark.start(1), line.end, self.reading(mark[1]))
        elif self.extends(words):
            self.begin(line, line.start, line.end)
        else:
            self.label(found, line.start, line.end)

    def whole_figure(self, line: Line, words: str) -> bool:
        """Take a line that is a figure or a mark in its place; return whether it was one."""
        reading = self.reading(words)
        if reading.note is not None and (split_ordinal(words)[1] or _RUNS_ON.match(words)) and self.pieces(line, words):
            # `3,危及“三安全一稳定” 1 0` is no figure with a note, nor is `9 （二）部分公开 0 0`, the end of a broken line.
            return True
        if reading.state is State.NUMBER or reading.state is State.NOT_APPLICABLE or reading.long:
            self.figure(line.start, line.end, reading)
            return True
        return False

    def fits_line(self, found: Found) -> bool:
        """Whether a whole line may be a label here: outside tables only those that prose never is."""
        label = found.label
        return self.in_table or label.heading is not None or label.aspect is not None or len(label.key) >= ACTIVATING

    def takes_unit(self) -> bool:
        """Whether a unit may stand here: behind a label, before its figure."""
        token = self.open
        return self.takes_figures and token is not None and token.label is not None and token.label.row and not token.counted

    def extends(self, words: str) -> bool:
        """Whether a label may be only the beginning of a longer one (其他 · 其他结果)."""
        return self.in_table and key(words) in self.prefixes

    def begin(self, block: Line | Row, start: int, end: int, column: int = 0, colspan: int = 1) -> None:
        """Begin a label that goes on in the next line or cell."""
        self.begun = key(self.text[start:end])
        self.begun_at = self.index
        self.begun_cells = [(start, end, column, colspan)]
        self.begun_blocks = [block]

    def continue_label(self, block: Line | Row, start: int, end: int, words: str, column: int = 0, colspan: int = 1) -> bool:
        """Take words as the next part of the label begun; return whether they were used up."""
        joined = self.begun + key(words) if len(words) <= LABEL_LENGTH and len(self.begun_cells) < _MOST_PARTS else ""
        # With its mark a label may be the beginning of a longer wording, and be whole without it.
        known = self.look_up(self.text[self.begun_cells[0][0] : self.begun_cells[-1][1]]) if joined == self.begun else None
        if known is not None and known.label.row and self.reading(words).state is State.NOT_APPLICABLE:
            # A mark in the cell of a row, not a part of its label.
            joined = ""
        if joined in self.prefixes:
            self.begun = joined
            self.begun_cells.append((start, end, column, colspan))
            self.begun_blocks.append(block)
            return True
        label = self.labels.get(joined)
        if label is not None and label.added and self.begun in self.labels and self.is_of_form(words):
            # 法人或其他组织 · 合计 are two cells of the form rather than one that it has not.
            label = None
        if label is not None:
            first = self.begun_cells[0]
            mark = split_ordinal(self.text[first[0] : first[1]])[0]
            self.begun, self.begun_blocks, self.begun_cells = "", [], []
            self.label(Found(label, mark), first[0], end, first[2], colspan + max(0, column - first[2]))
            return True
        self.end_label()
        return False

    def end_label(self) -> None:
        """End the label begun: what is a label by itself is one, the rest is prose."""
        cells, blocks = self.begun_cells, self.begun_blocks
        self.begun, self.begun_cells, self.begun_blocks = "", [], []
        at = 0
        while at < len(cells):
            words, best = "", 0
            found: Found | None = None
            for count, (start, end, _, _) in enumerate(cells[at:], 1):
                words += self.text[start:end]
                longer = self.look_up(words)
                if longer is not None:
                    found, best = longer, count
            first = cells[at]
            if found is not None:
                self.label(found, first[0], cells[at + best - 1][1], first[2], first[3])
                if not at and best == 1:
                    # Whole in its own block; what is behind it stands below.
                    self.tokens[-1].block = self.begun_at
                at += best
                continue
            glued = self.glued(first[0], self.text[first[0] : first[1]])
            if glued is not None:
                for inner, mark, left, right in glued:
                    self.label(Found(inner, mark), left, right)
                at += 1
                continue
            self.prose(blocks[at] if at < len(blocks) and type(blocks[at]) is Line else Line(first[0], first[1]))
            at += 1

    def heading_with_text(self, line: Line, words: str) -> bool:
        """Take a heading or an aspect with the text behind it in the same line."""
        mark, length = split_ordinal(words)
        if not length:
            return False
        head = words[length : length + 40]
        folded = fold(head)
        best: tuple[Label, int] | None = None
        walked = ""
        for at, char in enumerate(folded):
            if char == DROPPED:
                continue
            walked += char
            label = self.labels.get(walked)
            if label is not None and (label.heading is not None or label.aspect is not None):
                behind = head[at + 1 : at + 2]
                if behind in _LEADS:
                    best = label, at + 1
            elif walked not in self.prefixes:
                break
        if best is None:
            whole = self.varied_heading(words, mark, length)
            if whole is not None:
                self.label(whole, line.start, line.end)
                return True
            first = PIECE.match(words, length)
            if first is None or first.end() == len(words):
                return False
            whole = self.varied_heading(words[: first.end()], mark, length)
            if whole is None:
                return False
            found, used = whole, first.end() - length
        else:
            found, used = Found(best[0], mark), best[1]
        label = found.label
        cut = line.start + length + used
        self.label(found, line.start, cut)
        rest = self.text[cut : line.end].lstrip(_LEADS)
        if rest:
            remainder = Line(line.end - len(rest), line.end)
            if not (label.table and "。" not in rest and self.pieces(remainder, rest)):
                self.prose(remainder)
        return True

    def pieces(self, line: Line, words: str) -> bool:
        """Take a line whose pieces are labels and figures; return whether it was one."""
        labelled = self.open is not None and self.takes_figures
        parts = self.divide(self.spans_of(line.start, words), labelled=labelled)
        parts = parts or self.divide_at_commas(line.start, words, labelled=labelled)
        if parts is None:
            return False
        for found, reading, start, end in parts:
            if found is not None:
                self.label(found, start, end)
            elif reading is not None:
                self.figure(start, end, reading)
            else:
                self.begin(line, start, end)
        return True
