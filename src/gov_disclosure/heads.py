"""
Which column holds the figures of rows of one cell, where a report has columns of its own beside it.

A form says it by the name of the header cell (统计数); of columns that are named by years it is that of the report's
year. Where the cells stand in a grid, or a row has as many of them as the header, the place of the header cell is
that of the figure; otherwise it is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, takewhile

from gov_disclosure.figures import State
from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.forms.form import Form
from gov_disclosure.head_words import LONGEST, LONGEST_LINE, NO_WORDS, REMARKS, columns_of, is_added, is_near, no_remarks, pieces
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.placing import Header
from gov_disclosure.reading.blocks import Document, Line, Row
from gov_disclosure.serials import SERIAL_NAMES, only_cell

__all__ = ["Heads"]

_NO_HEADER = Header()
_DOUBTFUL = Header(doubtful=True)
_OF_YEAR = ("年", "年度")
_USUAL = 3
"""统计指标, 单位, 统计数: a header of so many cells has no column of the report's own."""
_MOST_BLOCKS = 16
_MOST_TOKENS = 4
"""A header that was read as prose is looked for behind so many labels."""


class Heads:
    """
    The header cells of the form's own figures, as last printed.

    Args:
        tokens: All tokens in order.
        order: Identity of a token → its place among them.
        form: The form.
        document: The blocks.
        year: The report's year, or None.
    """

    def __init__(
        self, tokens: Sequence[Token], order: Mapping[int, int], form: Form, document: Document, year: int | None
    ) -> None:
        self._tokens = tokens
        self._order = order
        self._form = form
        self._document = document
        self._years = (
            frozenset(key(f"{year}{rest}") for rest in (*_OF_YEAR, *form.head_years)) if year is not None else frozenset[str]()
        )
        self._found: list[Token] = []
        self._beside = False
        self._printed: Row | Sequence[str] | None = None

    def take(self, name: str, token: Token) -> None:
        """
        Take a header or group cell.

        Args:
            name: Its name in the layout.
            token: The cell.
        """
        if token in self._found:
            return
        row = self._row_of(token)
        found = [each for each in row if each.label is None and self._is_year(each)]
        if name in self._form.heads:
            found += [each for each in row if each is token or (each.type == token.type and each.type)]
        if found:
            self._found = sorted(found, key=lambda each: each.start)
            # The first cell stands above the labels, whatever it is called.
            behind = bool(row[-1].type) and row[-1].start > self._found[-1].start
            self._beside = (
                len(found) > 1 or behind or any(not each.type and each not in found for each in row[row[0].column == 0 :])
            )

    def header(self, token: Token) -> Header:
        """Return where the figure of a row stands."""
        if not self._found:
            self._printed = self._prose(token) or self._printed
            return self._in_prose(token)
        block = self._document.blocks[self._found[0].block]
        if not isinstance(block, Row) or sum(cell.end > cell.start for cell in block.cells) == 1:
            short = isinstance(block, Line) and block.end - block.start <= LONGEST_LINE
            words = self._pieces(self._words(block.start, block.end)) if short else []
            if len(words) < 2 or not all(map(is_near, words)):
                return self._in_lines()
            whole = any(self._is_word(word) and self._is_column(word) for word in words)
            return self._in_order(words) if whole and not self._is_wider(self._found[0].trailing) else _DOUBTFUL
        if self._found[0].colspan > 1:
            # It stands above several columns, or above that of the units, too.
            return _DOUBTFUL if sum(atom.reading.state is not State.TEXT for atom in token.figures) > 1 else _NO_HEADER
        if not self._beside:
            return _NO_HEADER
        row = self._document.blocks[token.block]
        head = next((each for each in self._found if each.column > token.column), None)
        if head is None or not isinstance(row, Row) or self._is_ambiguous(head):
            return _DOUBTFUL
        if head.table != token.table and not (head.table and token.table and columns_of(block) == columns_of(row)):
            # A table that goes on without a header has the columns of the one before, where it has as many.
            return _DOUBTFUL
        # Without a grid the cells are counted: as many as the header has.
        return self._counted(block, row, head.column, token)

    # ---- a header that was read as prose, because nothing told that a table had begun -----------

    def _prose(self, token: Token) -> Row | Sequence[str] | None:
        """Return the header among the lines and rows before a label: a row, or its words in order."""
        place = self._order[id(token)]
        for before in reversed(self._tokens[max(0, place - _MOST_TOKENS) : place]):
            found = self._behind_word(before) or self._among(before.trailing[-_MOST_BLOCKS:])
            if found is not None or before.counted:
                return found
        return None

    def _behind_word(self, token: Token) -> Sequence[str] | None:
        """Return the words of a header, a line each, of which only the first is a label."""
        first = self._words(token.start, token.end)
        if token.counted or not self._is_word(first) or first.endswith("表"):
            return None
        behind = list(map(self._head_words, takewhile(self._is_any_head, token.trailing[:_MOST_BLOCKS])))
        place = self._order[id(token)] + 1
        for other in takewhile(self._is_behind, self._tokens[place : place + _MOST_TOKENS]):
            behind.append(self._words(other.start, other.end))
            behind += map(self._head_words, takewhile(self._is_any_head, other.trailing[:_MOST_BLOCKS]))
        return self._without_year([first, *behind]) if any(map(self._is_own, behind)) else None

    def _is_any_head(self, block: Line | Row) -> bool:
        return is_near(self._head_words(block))

    def _among(self, blocks: Sequence[Line | Row]) -> Row | Sequence[str] | None:
        for block in reversed(blocks):
            if (
                isinstance(block, Row)
                and len(block.cells) > 1
                and any(self._is_own(self._words(cell.start, cell.end)) for cell in block.cells)
            ):
                return block
        words = [self._head_words(block) for block in blocks]
        for each in reversed(words):
            pieces = [piece for piece in self._pieces(each) if key(piece) not in SERIAL_NAMES]
            if len(pieces) > 1 and any(map(self._is_own, pieces)) and any(map(self._is_word, pieces)):
                return pieces
            if pieces and self._is_word(pieces[0]) and sum(map(self._is_column, pieces)) >= _USUAL and all(map(is_near, pieces)):
                # Columns, and none of them is called as the form's own: 统计指标 单位 市局 分局.
                return pieces
        place = next((place for place in range(len(words) - 1, -1, -1) if self._is_own(words[place])), None)
        known = [at for at in range(place or 0) if self._is_word(words[at])]
        if place is None or not known:
            return None
        last = place + 1
        while last < len(words) and self._is_any_head(blocks[last]):
            last += 1
        return self._without_year(words[min(known) : last])

    def _without_year(self, words: Sequence[str]) -> list[str]:
        """Return the words of a header without serial numbers, and the report's year where it stands below 统计数."""
        return [
            word
            for before, word in zip(("", *words), words, strict=False)
            if key(word) not in SERIAL_NAMES and not (key(word) in self._years and key(before) in self._form.head_keys)
        ]

    def _pieces(self, words: str) -> list[str]:
        return pieces(words, lambda word: self._is_word(word) or self._is_own(word))

    def _in_prose(self, token: Token) -> Header:
        """Return where the figure of a row stands below a header that was read as prose."""
        header = self._printed
        if header is None:
            return _NO_HEADER
        if not isinstance(header, Row):
            return self._in_order(header)
        filled = [cell for cell in header.cells if cell.end > cell.start]
        heads = [cell for cell in filled if self._is_own(self._words(cell.start, cell.end))]
        # The first cell stands above the labels, whatever it is called.
        words = [self._words(cell.start, cell.end) for cell in filled]
        # Numbers of the rows stand before the labels as a rule; behind them they are a column of their own.
        labels = next((at for at, word in enumerate(words) if self._is_word(word) and self._is_column(word)), len(words))
        known = [
            cell in heads or not cell.column or self._is_word(word) or (at < labels and key(word) in SERIAL_NAMES)
            for at, (cell, word) in enumerate(zip(filled, words, strict=True))
        ]
        # Halves side by side have the same header each.
        half = words[: len(words) // len(heads)]
        if all(known) and heads[0].colspan == 1 and words == half * len(heads):
            return _NO_HEADER
        row = self._document.blocks[token.block]
        if len(heads) > 1 or heads[0].colspan > 1 or not isinstance(row, Row) or header.table != row.table:
            return _DOUBTFUL
        return self._counted(header, row, heads[0].column, token)

    def _in_order(self, header: Sequence[str]) -> Header:
        """Return where the figure of a row stands below the words of a header that divide no row into cells."""
        labels = next((at for at, word in enumerate(header) if self._is_word(word) and self._is_column(word)), 0)
        if not any(map(self._is_own, header[:labels])):
            # 类别 and the like head cells of groups, which few rows have.
            header = header[labels:]
        own = [self._is_own(word) for word in header]
        if own.count(True) != 1 or own[0]:
            return _DOUBTFUL
        # 统计指标 单位 统计数 has no columns of the report's own.
        strange = not all(map(self._is_word, header[1:][: own[1:].index(True)])) or not own[-1]
        usual = len(header) <= _USUAL and not strange
        # Units stand by themselves or beside their figures, so their column is left out.
        columns = [each for word, each in zip(header[1:], own[1:], strict=True) if self._is_column(word)]
        remarks = sum(key(word) in REMARKS for word in header[own.index(True) :])
        if usual and not remarks:
            return _NO_HEADER
        return Header(order=tuple("" if each else None for each in columns), optional=remarks)

    def _counted(self, header: Row, row: Row, column: int, token: Token) -> Header:
        """Return the place of a column in a row: in text, where as many cells stand behind the label as in the header."""
        if row.table or len(header.cells) == len(row.cells):
            return Header(grid=(("", column),), table=row.table)
        words = [self._words(cell.start, cell.end) for cell in header.cells]
        if row.cells[0].start == token.start and column < row.size and no_remarks(row.size, words):
            return Header(grid=(("", column),))
        labels = [at for at, word in enumerate(words) if self._is_word(word) and self._is_column(word)]
        here = next((at for at, cell in enumerate(row.cells) if cell.start == token.start), None)
        if len(labels) != 1 or here is None or len(header.cells) - labels[0] != len(row.cells) - here:
            return _DOUBTFUL
        # The cell of a group that the label stands below was dropped.
        return Header(grid=(("", column - header.cells[labels[0]].column + token.column),), table=row.table)

    def _words(self, start: int, end: int) -> str:
        return self._document.source.text[start:end]

    def _is_own(self, words: str) -> bool:
        """Whether words head the form's own figures."""
        if len(words) > LONGEST:
            return False
        folded, heads = key(words), self._form.head_keys
        # 统计数（2018年） is as good as 2018年统计数.
        return folded in heads or folded in self._years or any(folded.removesuffix(year) in heads for year in self._years)

    def _is_column(self, words: str) -> bool:
        """Whether words head a column whose cells count: those of units stand in some rows only, or beside the figures."""
        return key(words) not in self._form.unit_keys

    def _is_word(self, words: str) -> bool:
        """Whether words head the labels or the units."""
        return len(words) <= LONGEST and key(words) in self._form.word_keys and not self._is_own(words)

    # ---- a header of labels ---------------------------------------------------------------------

    def _row_of(self, token: Token) -> list[Token]:
        """Return the tokens of the same row or line."""
        first = last = self._order[id(token)]
        while first and self._tokens[first - 1].block == token.block:
            first -= 1
        while last < len(self._tokens) and self._tokens[last].block == token.block:
            last += 1
        return list(self._tokens[first:last])

    def _is_year(self, token: Token) -> bool:
        words = self._document.source.text[token.start : token.end]
        return len(words) <= LONGEST and key(words) in self._years

    def _is_ambiguous(self, head: Token) -> bool:
        """Whether another such column stands beside it: a second half of the table has a column of labels between."""
        return any(abs(self._order[id(each)] - self._order[id(head)]) == 1 for each in self._found if each is not head)

    def _in_lines(self) -> Header:
        """Return which of the cells behind a label it is, where header and rows have a line for each cell."""
        head = self._found[0]
        place = self._order[id(head)]
        if self._is_wider(head.trailing):
            # Cells behind it, or below, of which is not known whether they are columns.
            return _DOUBTFUL
        behind = self._count(head.trailing)
        for token in takewhile(self._is_behind, islice(self._tokens, place + 1, None)):
            behind += self._is_column(self._words(token.start, token.end)) + self._count(token.trailing)
        before = strange = 0
        for token in reversed(self._tokens[:place]):
            # The title of the table is no header cell, and a line of prose ends the header.
            title = token.end - token.start > LONGEST or self._words(token.start, token.end).endswith("表")
            if title or token.counted or not all(map(self._is_head, token.trailing)):
                break
            named = sum(key(self._head_words(each)) not in SERIAL_NAMES for each in token.trailing)
            before += named + self._is_column(self._words(token.start, token.end))
            strange += named + is_added(token)
        if not behind and not strange:
            return _NO_HEADER
        # The first cell stands above the labels.
        if not before:
            return _DOUBTFUL
        remarks = sum(key(self._head_words(block)) in REMARKS for block in takewhile(self._is_head, head.trailing))
        return Header(order=(*(None,) * (before - 1), "", *(None,) * behind), optional=remarks)

    def _is_wider(self, blocks: Sequence[Line | Row]) -> bool:
        """Whether a second line of header cells stands behind a header cell, or one that is no plain word (2017年, 1-6月)."""
        words = list(takewhile(lambda line: line and all(map(is_near, line.split())), map(self._head_words, blocks)))
        strange = [each for each in words if not NO_WORDS.isdisjoint(each)]
        # The report's year alone names the same column again.
        return any(len(self._pieces(each)) > 1 for each in words) or len(strange) > sum(map(self._is_own, strange[:1]))

    def _count(self, blocks: Sequence[Line | Row]) -> int:
        """Return how many lines of prose behind a header cell head columns."""
        return sum(self._is_column(self._head_words(block)) for block in takewhile(self._is_head, blocks))

    def _is_behind(self, token: Token) -> bool:
        """Whether a token is a header cell behind that of the form's own figures: a column added, or that of the units."""
        return is_added(token) or (not token.counted and key(self._words(token.start, token.end)) in self._form.unit_keys)

    def _is_head(self, block: Line | Row) -> bool:
        """Whether a line of prose among header cells is one of them."""
        words = self._head_words(block)
        return 0 < len(words) <= LONGEST and NO_WORDS.isdisjoint(words) and not split_ordinal(words)[1]

    def _head_words(self, block: Line | Row) -> str:
        """Return the words of a line, or of the only cell of a row."""
        cell = only_cell(block)
        return self._words(cell.start, cell.end) if cell is not None else ""
