"""
Events → entries: the rows that are to be placed, each with its columns and what the header above it says.

Header cells hold for the rows below them until others are printed. Where words stand among them that no
form knows, a column may have been added.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import attrs

from gov_disclosure.bands import reading_order
from gov_disclosure.figures import State
from gov_disclosure.forms.form import Form
from gov_disclosure.grammar import FIGURES
from gov_disclosure.headers import HeaderWord, is_sisters_head, read_header
from gov_disclosure.heads import Heads
from gov_disclosure.label_years import OtherYears
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.placing import Header, Target
from gov_disclosure.reading.blocks import Block, Document, Row
from gov_disclosure.unit_cells import drop_unit, heads_units
from gov_disclosure.walking import read_events

__all__ = ["DOUBTFUL", "Entry", "read_entries"]

_MOST_WORDS = 400  # Headers have a tenth of it; of more, each line would be held against all before it.
_NO_HEADER = Header()
DOUBTFUL = Header(doubtful=True)
"""Nothing is known of the columns."""


class Entry(NamedTuple):
    """
    A row that is to be placed.

    Attributes:
        path: Path of the row; of the first where rows stand side by side.
        token: Its label, with its cells.
        targets: The columns that the form gives it, in official order.
        header: What stands above it.
        table: Number of the table of markup that its cells stand in, 0 for text.
    """

    path: str
    token: Token
    targets: tuple[Target, ...]
    header: Header
    table: int


def read_entries(
    tokens: Sequence[Token], form: Form, document: Document, year: int | None = None
) -> tuple[list[Entry], list[Token]]:
    """
    Return the rows that are to be placed, and the labels that fit nowhere.

    Args:
        tokens: All tokens in order, each with its `type` if the form knows it.
        form: The form.
        document: The blocks.
        year: The report's year, where it is known: columns may be named by years.
    """
    return _EntryReader(tokens, form, document, year).read()


class _LastLine(NamedTuple):
    """
    The last line of a header: how many words the header had then, its first unknown word, and whether it names a column.

    `added`: whether any line of the header names a column that reports add.
    """

    words: int
    stray: int
    named: bool
    added: bool


class _EntryReader:
    def __init__(self, tokens: Sequence[Token], form: Form, document: Document, year: int | None) -> None:
        self.tokens = tokens
        self.order = {id(token): index for index, token in enumerate(tokens)}
        self.form = form
        self.document = document
        self.words: list[HeaderWord] = []
        self.headers: dict[tuple[str, ...], Header] = {}
        self.header_open = False
        self.last_line: _LastLine | None = None
        self.heads = Heads(tokens, self.order, form, document, year)
        self.entries: list[Entry] = []
        self.other_years = OtherYears(tokens, self.order)

    def read(self) -> tuple[list[Entry], list[Token]]:
        terminals: list[str] = []
        owners: list[Token] = []
        for token in reading_order(self.tokens, self.form, self.document):
            if token.type:
                terminals.append(token.type)
                owners.append(token)
                if token.filled:
                    terminals.append(FIGURES)
                    owners.append(token)
        events, misfits = read_events(tuple(terminals), self.form)
        for kind, path, index in events:
            if kind in ("row", "bare"):
                self.row(path, owners[index])
            elif kind == "word":
                self.word(path, owners[index])
            elif kind == "record":
                self.record(owners[index], path)
            else:
                self.begin_header()
        return self.entries, [owners[index] for index in misfits]

    def begin_header(self) -> None:
        self.words, self.headers, self.header_open, self.last_line = [], {}, True, None

    def word(self, name: str, token: Token) -> None:
        if not self.header_open:
            self.begin_header()
        self.words.append(HeaderWord(name, token))
        if self.form.heads:
            self.heads.take(name, token)

    def row(self, path: str, token: Token) -> None:
        self.header_open, targets = False, self.form.targets[path]
        scaled = len(targets) > 1 and token.plain is None and drop_unit(token, self.document.source.text)
        header = self.header_of(path, token) if len(targets) > 1 and self.words else _NO_HEADER
        if header.grid and not header.table and not self.is_as_wide(token, header):
            # Rows of text that have more cells than the header, or fewer, may be shifted against it.
            header = attrs.evolve(header, grid=())
        if len(targets) == 1 and self.form.rows[path][0].under is not None:
            header = self.heads.header(token)
        elif self.other_years.stand_above(token, [word.token for word in (*self.words[:1], *self.words[-1:])]):
            header = DOUBTFUL
        elif len(targets) == 1 and self.words and self.added_column(token):
            header = self.below_only(token)
        self.entries.append(Entry(path, token, targets, DOUBTFUL if scaled else header, token.table))

    def added_column(self, token: Token) -> bool:
        """Whether the header above a row of one cell has a column that the form has not."""
        words = len(self.words)
        if self.last_line is None or self.last_line.words != words:
            self.last_line = self.read_last_line(words)
        if self.last_line.added and not isinstance(self.document.blocks[token.block], Row):
            # In lines blank cells leave nothing: the only figure may be that of either column.
            return True
        if not self.last_line.stray < self.order[id(token)]:
            return False
        # Beside the one column of the form a second figure may be another's; without it, so may the only one.
        return not self.last_line.named or len(token.figures) > 1

    def below_only(self, token: Token) -> Header:
        """Return where the figure of a row of one cell stands, beside a column that was added: below the only one of the form."""
        last = max(word.token.block for word in self.words)
        named = [word.token for word in self.words if word.token.block == last and word.name not in self.form.layout.rules]
        head, block = self.document.blocks[last], self.document.blocks[token.block]
        if len(named) != 1 or not isinstance(head, Row) or not isinstance(block, Row) or head.table != block.table:
            return DOUBTFUL
        if any(atom.row != token.block for atom in token.figures) or (not head.table and head.size != block.size):
            return DOUBTFUL
        return Header(grid=(("", named[0].column),), table=head.table, colspan=named[0].colspan)

    def read_last_line(self, words: int) -> _LastLine:
        """Look at the last line of the header: asked for each row below it, it is read once."""
        last = max(word.token.block for word in self.words)
        here = [word for word in self.words if word.token.block == last]
        low = high = self.order[id(here[0].token)]
        while low and self.tokens[low - 1].block == last:
            low -= 1
        while high < len(self.tokens) and (self.tokens[high].block == last or is_sisters_head(self.tokens[high], self.form)):
            high += 1
        stray = next((place for place in range(low, high) if self.is_stray(self.tokens[place])), len(self.tokens))
        first = self.order[id(self.words[0].token)]
        added = any(token.label is not None and token.label.added for token in self.tokens[first:high])
        return _LastLine(words, stray, any(word.name not in self.form.layout.rules for word in here), added)

    def header_of(self, path: str, token: Token) -> Header:
        """Return what the header last printed says about the columns of a row."""
        names = self.form.names[path]
        header = self.headers.get(names)
        if header is None:
            header = self.headers[names] = read_header(self.words, (path,), self.form, self.strays(self.words, token))
        return header

    def is_as_wide(self, token: Token, header: Header) -> bool:
        """Whether a row of text has as many cells as each line of the header that names its columns."""
        if not token.figures:
            return True
        named = {name for name, _ in header.grid}
        heads = {word.token.block for word in self.words if word.name in named}
        sizes = {_size(self.document.blocks[block]) for block in (*heads, token.figures[0].row)}
        return len(sizes) == 1

    def record(self, token: Token, path: str) -> None:
        """Take the figures of a table whose one row has no label: the groups of its header say what they are."""
        rows = [row for row in self.form.rows if row.startswith(f"{path}.")]
        named = [word.name for word in self.words]
        groups = [row for row in rows if row.rpartition(".")[2] in named]
        groups.sort(key=lambda row: [named.index(part) for part in row.split(".")[1:] if part in named])
        groups = groups or rows
        single = [word for word in self.words if word.token is token]
        names = {column.name for column in self.form.rows[groups[-1]]}
        alone = len(token.figures) == 1 and bool(single) and single[0].name in names
        if alone and not self.runs_on(names) and not self.side_by_side(groups, names):
            last = next((row for name in reversed(named) for row in groups if row.rpartition(".")[2] == name), None)
            if last is not None:
                self.entries.append(Entry(last, token, ((last, single[0].name),), Header(), token.table))
                return
        if len(groups) > 1 and single and single[0].name in names and self.is_turned(token, names):
            self.turned(token, single[0].name, groups)
            return
        targets = tuple((row, column.name) for row in groups for column in self.form.rows[row])
        header = read_header(self.words, groups, self.form, self.strays(self.words, token))
        filled = [at for at, atom in enumerate(token.figures) if atom[2][1] is not State.BLANK] or [0]
        told = max(sum(word.name in names for word in self.words), filled[-1] - filled[0] + 1)
        # The columns of a group may stand there, and its own cell was not read.
        if (len(groups) < len(rows) and told > len(targets)) or (not self.table_of(token) and self.is_drawn_askew(groups, rows)):
            header = DOUBTFUL
        self.entries.append(Entry(groups[0], token, targets, header, self.table_of(token)))
        self.begin_header()

    def is_drawn_askew(self, groups: Sequence[str], rows: Sequence[str]) -> bool:
        """
        Whether cells of groups that are not in official order stand on lines of their own, and others share a line.

        What spans two lines is drawn between them: there lines tell no order.
        """
        lines = {word.name: word.token.block for word in reversed(self.words)}
        if len({word.token.block for word in self.words}) == len(self.words):
            return False
        for before, after in pairwise(groups):
            if rows.index(before) > rows.index(after):
                one, other = next(pair for pair in zip(before.split("."), after.split("."), strict=False) if pair[0] != pair[1])
                if lines.get(one) != lines.get(other):
                    return True
        return False

    def is_turned(self, token: Token, names: set[str]) -> bool:
        """Whether a table is turned on its side: each column has a line of its own, with a figure for each group."""
        return len(self.words) <= _MOST_WORDS and not any(
            word.name in names and not word.token.counted for word in self.words if word.token is not token
        )

    def side_by_side(self, groups: Sequence[str], names: set[str]) -> bool:
        """Whether no column is named between the last two groups, so that either may be that of a lone figure below."""
        leaves = {row.rpartition(".")[2] for row in groups}
        found = ""
        for word in reversed(self.words[:-1]):
            if word.name in leaves:
                if found and found != word.name:
                    return True
                found = word.name
            elif found and word.name in names:
                return False
        return False

    def turned(self, token: Token, name: str, groups: Sequence[str]) -> None:
        """Take the line of a column: its figures stand below the cells of the groups."""
        targets = tuple((row, name) for row in groups)
        grid: tuple[tuple[str, int], ...] = ()
        if token.table:
            heads = {word.name: word.token for word in self.words if word.token.table == token.table}
            placed = [(f"{row} {name}", heads.get(row.rpartition(".")[2])) for row in groups]
            grid = tuple((each, head.column) for each, head in placed if head is not None)
            if len(grid) != len(groups) or len({column for _, column in grid}) != len(grid):
                self.entries.append(Entry(groups[0], token, targets, DOUBTFUL, token.table))
                return
        self.entries.append(Entry(groups[0], token, targets, Header(grid=grid, table=token.table), token.table))

    def runs_on(self, names: set[str]) -> bool:
        """Whether the header cell before the last has no figure, so that those behind the last may be of any."""
        last = self.words[-1]
        # A cell that spans columns may have been repeated; in a grid a blank cell stands where the figure would.
        before = next(
            (each for each in reversed(self.words) if each.name != last.name or each.token.block != last.token.block), None
        )
        if before is None or before.name not in names or before.token.counted:
            return False
        row, column = self.document.blocks[before.token.block], last.token.figures[0].column if last.token.filled else -1
        cells = row.cells if isinstance(row, Row) and row.exact and before.token.block != last.token.block else ()
        return not any(cell.column == column and cell.start == cell.end for cell in cells)

    def table_of(self, token: Token) -> int:
        """Return the table of markup that a token's figures stand in: the header may stand in another."""
        block = self.document.blocks[token.figures[0].row]
        return block.table if isinstance(block, Row) else 0

    def strays(self, words: Sequence[HeaderWord], until: Token) -> list[Token]:
        """Return the words among the header cells that no form knows."""
        if not words:
            return []
        low, high = self.order[id(words[0].token)], self.order.get(id(until), len(self.tokens))
        while low and self.tokens[low - 1].label is None and self.tokens[low - 1].block == self.tokens[low].block:
            low -= 1
        return [token for token in self.tokens[low:high] if self.is_stray(token) and not self.is_above_label(token, until)]

    def is_above_label(self, word: Token, label: Token) -> bool:
        """Whether an unknown word stands above the labels (类型), in rows of as many cells: no figures stand there."""
        head, block = self.document.blocks[word.block], self.document.blocks[label.block]
        return (
            word.label is None and word.column <= label.column and label.counted
            and isinstance(head, Row) and isinstance(block, Row) and (head.table, head.size) == (block.table, block.size)
            and label.figures[0].row == label.block != word.block
        )  # fmt: skip

    def is_stray(self, token: Token) -> bool:
        """Whether a word among header cells is none of the form's, so that it may head a column of figures."""
        if token.counted or not (token.label is None or (token.label.cell and not token.type)):
            return False
        return not heads_units(token, self.document.source.text)


def _size(block: Block) -> int:
    return block.size if isinstance(block, Row) else 0
