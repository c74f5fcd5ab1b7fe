"""
Blocks → tokens: every label, the figures behind it, and the prose behind those.

Labels are found whole, split over lines or cells, glued together, with a bracketed remark, or nearly
right. A cell of a row that is no label is a figure of the label before it. A line of text is divided
at its blanks only where all its pieces are labels and figures; otherwise it is prose.
"""

from __future__ import annotations

import re
from functools import cached_property, partial

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import BLANK, Reading, State, read_figure
from gov_disclosure.folding import DROPPED, fold, key, split_ordinal
from gov_disclosure.forms.vocabulary import Label, Vocabulary, loose
from gov_disclosure.limits import Limits
from gov_disclosure.near import NearIndex
from gov_disclosure.reading.blocks import Cell, Document, Line, Row
from gov_disclosure.tokens import Atom, Token

__all__ = ["lex"]

_PAGE_MARK = re.compile(r"[-—–－―]+\s*+\d{1,3}\s*+[-—–－―]+|第?\s*+\d{1,3}\s*+页(?:\s*+[/，,共]+\s*+\d{1,3}\s*+页?)?|\d{1,3}\s*+/\s*+\d{1,3}\s*+页")
_PIECE = re.compile(r"[^\s\u00a0\u3000]+")
_SENTENCE = ("。", "；", "！", "？")
_FIGURE_START = frozenset("0123456789０１２３４５６７８９+-−－＋/／\\—–―*无無增減减未不持\"N|\u200b\u2060\ufeff\u200c\u200d")
_BRACKET = re.compile(r"[(（\[【〔]")
_BEHIND_HEADING = frozenset("：:。．. \u3000\u00a0\t，,—-*_")
_LABEL_LENGTH = 80
_MEMORY = 20_000
"""Words whose look-up is remembered from report to report."""
_ACTIVATING = 6
"""A line that is a label of at least so many characters opens a table, wherever it stands."""


# Hundreds of cells a report: the constructor of a NamedTuple costs three times this.
_atom = partial(tuple.__new__, Atom)


class _Found:
    """What a piece of text is as a label."""

    __slots__ = ("label", "mark", "slips")

    def __init__(self, label: Label, mark: str, slips: int = 0) -> None:
        self.label = label
        self.mark = mark
        self.slips = slips


def lex(document: Document, vocabulary: Vocabulary, sink: Diagnostics, limits: Limits) -> list[Token]:
    """
    Return the tokens of a document; the first stands for what comes before the first label.

    Args:
        document: What a reader made of the container.
        vocabulary: The labels of the forms that are looked for.
        sink: Takes what was read otherwise than it stands (`GD110`).
        limits: Bounds the work on words that are nearly labels.
    """
    lexer = _Lexer(document, vocabulary, sink, limits)
    for index, block in enumerate(document.blocks):
        lexer.index = index
        if type(block) is Row:
            lexer.table = block.table
            lexer.row(block)
        else:
            lexer.table = 0
            lexer.line(block)
    lexer.flush()
    return lexer.tokens


class _Lexer:
    def __init__(self, document: Document, vocabulary: Vocabulary, sink: Diagnostics, limits: Limits) -> None:
        self.text = document.source.text
        self.source = document.source
        self.vocabulary = vocabulary
        self.labels = vocabulary.labels
        self.prefixes = vocabulary.prefixes
        self.sink = sink
        self.limits = limits
        self.tokens = [Token(None, 0, 0, 0)]
        self.tokens[0].type = "PREAMBLE"
        self.open: Token | None = None
        self.index = 0
        self.in_table = False
        self.table = 0
        self.near_left = limits.max_near_labels
        self.readings: dict[str, Reading] = {}
        self.found: dict[str, _Found | None] = vocabulary.memory
        if len(self.found) > _MEMORY:
            self.found.clear()
        # A label begun but not ended: its key so far, its first offset, and the blocks it came from.
        self.begun = ""
        self.begun_cells: list[tuple[int, int, int, int]] = []
        self.begun_blocks: list[Line | Row] = []
        # Whether the last block was a line without a pipe, which a bare pipe may close.
        self.unclosed = False

    @cached_property
    def near_labels(self) -> NearIndex:
        return NearIndex(found for found, label in self.labels.items() if label.cell)

    @cached_property
    def near_headings(self) -> NearIndex:
        return NearIndex(found for found, label in self.labels.items() if label.heading is not None and len(found) > 6)

    # ---- looking words up ---------------------------------------------------------------------

    def look_up(self, words: str) -> _Found | None:
        """Return the label that words are, exactly, whatever mark stands before them."""
        if len(words) > _LABEL_LENGTH:
            return None
        try:
            return self.found[words]
        except KeyError:
            pass
        result = None
        if words:
            mark, length = split_ordinal(words)
            label = self.labels.get(key(words))
            if label is None and length:
                label = self.labels.get(key(words[length:]))
            if label is not None:
                result = _Found(label, mark)
        self.found[words] = result
        return result

    def reading(self, words: str) -> Reading:
        try:
            return self.readings[words]
        except KeyError:
            read = self.readings[words] = read_figure(words, self.limits.max_digits)
            return read

    def near(self, words: str) -> _Found | None:
        """Return the one label that words are nearly."""
        if self.near_left <= 0:
            return None
        self.near_left -= 1
        mark, length = split_ordinal(words)
        for folded in (key(words), key(words[length:]) if length else ""):
            if folded and len(folded) <= self.vocabulary.longest + 3 and (nearest := self.near_labels.nearest(folded)):
                return _Found(self.labels[nearest[0]], mark, nearest[1])
        return None

    # ---- tokens -------------------------------------------------------------------------------

    def label(self, found: _Found, start: int, end: int, column: int = 0, colspan: int = 1) -> None:
        label = found.label
        token = Token(label, start, end, self.index, column, colspan, found.mark, found.slips)
        token.table = self.table
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

    def figure(self, start: int, end: int, reading: Reading, column: int = 0, colspan: int = 1) -> None:
        token = self.open
        if token is not None:
            figures = token.figures
            if figures and figures[0].row == token.block != self.index and not token.counted:
                # Blank cells beside a label whose figures stand in the rows below are what spans left.
                figures.clear()
            figures.append(_atom((start, end, reading, self.index, column, colspan)))

    def prose(self, block: Line | Row) -> None:
        self.tokens[-1].trailing.append(block)
        self.open = None

    def flush(self) -> None:
        """Give up a label that was begun: it is prose."""
        if self.begun:
            blocks, self.begun, self.begun_blocks, self.begun_cells = self.begun_blocks, "", [], []
            for block in blocks:
                self.prose(block)

    # ---- lines --------------------------------------------------------------------------------

    def line(self, line: Line) -> None:
        start, end = line
        words = self.text[start:end]
        self.unclosed = True
        if self.begun and self.continue_label(line, start, end, words):
            return
        if len(words) <= _LABEL_LENGTH:
            found = self.look_up(words)
            if found is not None and self.fits_line(found):
                if self.extends(words):
                    self.begin(line, start, end)
                else:
                    self.label(found, start, end)
                return
            if self.open is not None and words[0] in _FIGURE_START:
                reading = self.reading(words)
                if reading.state is State.NUMBER or reading.state is State.NOT_APPLICABLE:
                    self.figure(start, end, reading)
                    return
                if _PAGE_MARK.fullmatch(words) is not None:
                    self.tokens[-1].trailing.append(line)
                    return
        if self.heading_with_text(line, words):
            return
        if self.in_table and not any(mark in words for mark in _SENTENCE) and self.pieces(line, words):
            return
        if self.in_table and len(words) <= _LABEL_LENGTH and not any(mark in words for mark in _SENTENCE):
            near = self.near(words)
            if near is not None:
                self.label(near, start, end)
                return
        self.prose(line)

    def fits_line(self, found: _Found) -> bool:
        """Whether a whole line may be a label here: outside tables only those that prose never is."""
        label = found.label
        return self.in_table or label.heading is not None or label.aspect is not None or len(label.key) >= _ACTIVATING

    def extends(self, words: str) -> bool:
        """Whether a label may be only the beginning of a longer one (其他 · 其他结果)."""
        return self.in_table and key(words) in self.prefixes

    def begin(self, block: Line | Row, start: int, end: int, column: int = 0, colspan: int = 1) -> None:
        self.begun = key(self.text[start:end])
        self.begun_cells = [(start, end, column, colspan)]
        self.begun_blocks = [block]

    def continue_label(self, block: Line | Row, start: int, end: int, words: str, column: int = 0, colspan: int = 1) -> bool:
        """Take words as the next part of the label begun; return whether they were used up."""
        joined = self.begun + key(words) if len(words) <= _LABEL_LENGTH else ""
        if joined in self.prefixes:
            self.begun = joined
            self.begun_cells.append((start, end, column, colspan))
            self.begun_blocks.append(block)
            return True
        label = self.labels.get(joined)
        if label is not None:
            first = self.begun_cells[0]
            mark = split_ordinal(self.text[first[0] : first[1]])[0]
            self.begun, self.begun_blocks, self.begun_cells = "", [], []
            self.label(_Found(label, mark), first[0], end, first[2], colspan + max(0, column - first[2]))
            return True
        self.end_label()
        return False

    def end_label(self) -> None:
        """End the label begun: what is a label by itself is one, the rest is prose."""
        cells, blocks = self.begun_cells, self.begun_blocks
        self.begun, self.begun_cells, self.begun_blocks = "", [], []
        at = 0
        while at < len(cells):
            joined, best = "", 0
            for count, (start, end, _, _) in enumerate(cells[at:], 1):
                joined += key(self.text[start:end])
                if joined in self.labels:
                    best = count
            first = cells[at]
            if best:
                words = "".join(self.text[start:end] for start, end, _, _ in cells[at : at + best])
                found = self.look_up(words)
                if found is not None:
                    self.label(found, first[0], cells[at + best - 1][1], first[2], first[3])
                    at += best
                    continue
            glued = self.glued(first[0], self.text[first[0] : first[1]])
            if glued is not None:
                for label, mark, left, right in glued:
                    self.label(_Found(label, mark), left, right)
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
                if not behind or behind in _BEHIND_HEADING:
                    best = label, at + 1
            elif walked not in self.prefixes:
                break
        if best is None:
            whole = self.varied_heading(words, mark, length)
            if whole is not None:
                self.label(_Found(whole, mark), line.start, line.end)
                return True
            first = _PIECE.match(words, length)
            if first is None or first.end() == len(words):
                return False
            whole = self.varied_heading(words[: first.end()], mark, length)
            if whole is None:
                return False
            best = whole, first.end() - length
        label, used = best
        cut = line.start + length + used
        self.label(_Found(label, mark), line.start, cut)
        rest = self.text[cut : line.end].lstrip("：:。．. \u3000\u00a0\t，,—-*_")
        if rest:
            behind = Line(line.end - len(rest), line.end)
            if not (label.table and "。" not in rest and self.pieces(behind, rest)):
                self.prose(behind)
        return True

    def varied_heading(self, words: str, mark: str, length: int) -> Label | None:
        """Return the heading that a marked line is but for words that writers vary, or one slip or two."""
        if mark not in ("han", "lost", "digit") or len(words) > 48:
            return None
        folded = key(words[length:])
        label = self.vocabulary.loose_headings.get(loose(folded))
        if label is None and len(folded) > 6 and self.near_left > 0:
            self.near_left -= 1
            nearest = self.near_headings.nearest(folded)
            label = self.labels[nearest[0]] if nearest is not None else None
        return label

    # ---- pieces of a line -----------------------------------------------------------------------

    def pieces(self, line: Line, words: str) -> bool:
        """Take a line whose pieces are labels and figures; return whether it was one."""
        spans = [(line.start + match.start(), line.start + match.end()) for match in _PIECE.finditer(words)]
        parts = self.divide(spans)
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

    def divide(self, spans: list[tuple[int, int]]) -> list[tuple[_Found | None, Reading | None, int, int]] | None:
        """Return what the pieces are, or None where one is neither label nor figure."""
        parts: list[tuple[_Found | None, Reading | None, int, int]] = []
        at = 0
        labelled = self.open is not None
        while at < len(spans):
            start, end = spans[at]
            found, used = self.longest_label(spans, at)
            if found is not None:
                parts.append((found, None, start, spans[at + used - 1][1]))
                labelled = True
                at += used
                continue
            words = self.text[start:end]
            reading, used = self.longest_figure(spans, at)
            if reading is not None:
                if not labelled:
                    return None
                parts.append((None, reading, start, spans[at + used - 1][1]))
                at += used
                continue
            glued = self.glued(start, words)
            if glued is not None:
                parts.extend((_Found(label, mark), None, left, right) for label, mark, left, right in glued)
                labelled = True
                at += 1
                continue
            ahead = self.unknown(spans, at)
            if ahead is None:
                return None
            found, used, rest = ahead
            if found is None and not rest:
                return None
            parts.append((found, None, start, spans[at + used - 1][1]))
            labelled = True
            at += used
        return parts

    def longest_label(self, spans: list[tuple[int, int]], at: int) -> tuple[_Found | None, int]:
        joined, best, used = "", None, 0
        for count in range(at, len(spans)):
            start, end = spans[count]
            if count == at and self.text[start:end].isdigit() and not self.marked(spans, at):
                return None, 0
            joined += key(self.text[start:end])
            if not joined and count < at + 2:
                # A bracket by itself.
                continue
            label = self.labels.get(joined)
            if label is not None:
                best, used = label, count - at + 1
            if joined not in self.prefixes:
                break
        start = spans[at][0]
        if best is not None:
            return _Found(best, split_ordinal(self.text[start : spans[at + used - 1][1]])[0]), used
        words = self.text[start : spans[at][1]]
        found = self.look_up(words) or self.remarked(words)
        return (found, 1) if found is not None else (None, 0)

    def marked(self, spans: list[tuple[int, int]], at: int) -> bool:
        """Whether bare digits are the mark of the next piece (`1 .属于国家秘密`)."""
        return at + 1 < len(spans) and self.text[spans[at + 1][0]] in ".．、,，"

    def remarked(self, words: str) -> _Found | None:
        """Return the label of words with a bracketed remark behind it."""
        bracket = None
        for bracket in _BRACKET.finditer(words):
            if bracket.start() > 1 and words[-1] in ")）]】〕" and (found := self.look_up(words[: bracket.start()])):
                return found if found.label.row else None
        return None

    def longest_figure(self, spans: list[tuple[int, int]], at: int) -> tuple[Reading | None, int]:
        """Return the figure that begins at a piece, with a unit or a note that stands apart."""
        start, end = spans[at]
        words = self.text[start:end]
        if words[0] not in _FIGURE_START:
            return None, 0
        best, used = None, 0
        reading = self.reading(words)
        if reading.state is State.NUMBER or reading.state is State.NOT_APPLICABLE:
            best, used = reading, 1
        if at + 1 < len(spans):
            behind = self.text[spans[at + 1][0]]
            if (not behind.isdigit() and self.longest_label(spans, at + 1)[0] is None) if best is not None else behind.isdigit():
                joined = self.reading(self.text[start : spans[at + 1][1]])
                if joined.state is State.NUMBER and (best is None or joined.unit or joined.note):
                    best, used = joined, 2
        return best, used

    def unknown(self, spans: list[tuple[int, int]], at: int) -> tuple[_Found | None, int, bool] | None:
        """Take the pieces up to the next figure as a label that is nearly right, or that no form knows."""
        stop = at
        while stop < len(spans) and self.reading(self.text[slice(*spans[stop])]).state is State.TEXT:
            stop += 1
        start, end = spans[at][0], spans[stop - 1][1]
        begun = "".join(key(self.text[left:right]) for left, right in spans[at:stop])
        if stop == len(spans):
            return (None, stop - at, True) if begun in self.prefixes else None
        for count in range(stop, at, -1):
            near = self.near(self.text[start : spans[count - 1][1]]) if end - start <= _LABEL_LENGTH else None
            if near is not None:
                return near, count - at, False
            if count - at > 3:
                break
        return None

    def glued(self, start: int, words: str) -> list[tuple[Label, str, int, int]] | None:
        """Return the labels that words are made of, where nothing is left over."""
        if len(words) < 4:
            return None
        folded = fold(words)
        parts: list[tuple[Label, str, int, int]] = []
        at = 0
        while at < len(words):
            if folded[at] == DROPPED:
                at += 1
                continue
            walked, best, stop = "", None, at
            for here in range(at, min(len(words), at + _LABEL_LENGTH)):
                if folded[here] == DROPPED:
                    continue
                walked += folded[here]
                label = self.labels.get(walked)
                if label is not None:
                    best, stop = label, here + 1
                if walked not in self.prefixes:
                    break
            if best is None:
                return None
            parts.append((best, split_ordinal(words[at:stop])[0], start + at, start + stop))
            at = stop
        return parts if len(parts) > 1 else None

    # ---- rows -----------------------------------------------------------------------------------

    def row(self, row: Row) -> None:
        text = self.text
        index = self.index
        readings = self.readings
        cells = row.cells
        filled = [cell for cell in cells if cell[1] > cell[0]]
        closes, self.unclosed = self.unclosed and not row.exact, False
        if not filled:
            # A bare pipe behind a line closes that line's cell; any other is a blank cell.
            if row.exact:
                self.open = None
            elif not closes and not self.begun:
                for cell in cells:
                    self.figure(cell.start, cell.end, BLANK, cell.column)
            return
        if not self.in_table and not self.begun and not self.activates(row):
            self.prose(row)
            return
        if len(filled) == 1 and not row.exact:
            self.single(row, filled[0])
            return
        first = text[filled[0][0]]
        if (first in _FIGURE_START or self.look_up(text[filled[0][0] : filled[0][1]]) is None) and self.figures_alone(row, filled):
            return
        seen = False
        counted = False
        unknown = False
        for start, end, column, colspan in cells:
            if counted and self.open is not None and not self.begun:
                # Behind the first figure of a row nearly every cell is one.
                read = BLANK if start == end else readings.get(text[start:end])
                if read is not None and read.plain:
                    self.open.figures.append(_atom((start, end, read, index, column, colspan)))
                    continue
            if start == end:
                if seen and self.open is not None and not self.begun:
                    self.figure(start, end, BLANK, column, colspan)
                    counted = counted or self.open.label is None or self.open.label.row
                continue
            words = text[start:end]
            if self.begun:
                used = self.continue_label(row, start, end, words, column, colspan)
                seen = seen or self.open is not None
                if used:
                    continue
            found = None
            if not counted or words[0] not in _FIGURE_START:
                found = self.look_up(words)
            if found is None and words[0] in _FIGURE_START:
                reading = self.reading(words)
                if reading.state is not State.TEXT or counted:
                    seen = counted = True
                    self.figure(start, end, reading, column, colspan)
                    continue
            beside = self.open is not None and self.open.block == index and self.takes_words(self.open, words)
            if found is None and self.in_table and not counted and not beside:
                folded = key(words)
                if folded in self.prefixes and (not folded.isdigit() or split_ordinal(words)[1] == len(words)):
                    self.begin(row, start, end, column, colspan)
                    continue
                found = self.remarked(words)
                glued = self.glued(start, words) if found is None else None
                if glued is not None:
                    for label, mark, left, right in glued:
                        self.label(_Found(label, mark), left, right, column, colspan)
                    seen = True
                    continue
                if found is None and len(words) <= _LABEL_LENGTH:
                    found = self.near(words)
            if found is not None:
                self.label(found, start, end, column, colspan)
                seen = True
                counted = False
                continue
            if (counted or beside) and self.open is not None:
                counted = True
                self.figure(start, end, self.reading(words), column, colspan)
                continue
            unknown = True
            if self.in_table and not counted and len(filled) > 1:
                self.strange(start, end, column, colspan)
                seen = True
        if unknown and (self.tokens[-1].label is not None or not self.tokens[-1].figures):
            self.tokens[-1].trailing.append(row)
            if not counted:
                self.open = None

    def figures_alone(self, row: Row, filled: list[Cell]) -> bool:
        """Take a row without a label: all its cells, blank ones included, are figures of the label above."""
        if self.begun:
            return False
        words = [self.text[start:end] for start, end, _, _ in filled]
        strange = [each for each in words if self.reading(each).state is State.TEXT]
        if len(words) - len(strange) < 2 or any(self.look_up(each) is not None for each in strange):
            return False
        waiting = self.open is not None and not self.open.counted
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
                if label.heading is not None or label.aspect is not None or len(label.key) >= _ACTIVATING:
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
        self.line(Line(start, end))
        self.unclosed = False
        if self.open is not None and self.open is before and self.open.figures and self.open.figures[-1].start == start:
            # `0 | ||`: what stands behind the figure are cells, too.
            for blank in row.cells:
                if blank.start >= end and blank.start == blank.end:
                    self.figure(blank.start, blank.end, BLANK, blank.column)
