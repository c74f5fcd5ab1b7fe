"""
Which column holds the figures of rows of one cell, where a report has columns of its own beside it.

A form says it by the name of the header cell (统计数); of columns that are named by years it is that of the report's
year. Where the cells stand in a grid, or a row has as many of them as the header, the place of the header cell is
that of the figure; otherwise it is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from gov_disclosure.folding import fold, split_ordinal
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.placing import Header
from gov_disclosure.reading.blocks import Document, Line, Row

__all__ = ["Heads"]

_NO_HEADER = Header()
_DOUBTFUL = Header(doubtful=True)
_OF_YEAR = ("年", "年度", "年数", "年统计数", "年度统计数")
_LONGEST = 12
"""A longer line is no header cell."""
_NO_WORDS = frozenset("。；：:;|—-/0123456789")


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
        self._years = frozenset(f"{year}{rest}" for rest in _OF_YEAR) if year is not None else frozenset[str]()
        self._found: list[Token] = []
        self._beside = False

    def clear(self) -> None:
        """Forget the header: another table begins."""
        self._found, self._beside = [], False

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
            self._beside = len(found) > 1 or any(not each.type and each not in found for each in row[1:])

    def header(self, token: Token) -> Header:
        """Return where the figure of a row stands."""
        if not self._found:
            return _NO_HEADER
        block = self._document.blocks[self._found[0].block]
        if not isinstance(block, Row) or sum(cell.end > cell.start for cell in block.cells) == 1:
            return self._in_lines()
        if not self._beside or self._found[0].colspan > 1:
            return _NO_HEADER
        row = self._document.blocks[token.block]
        head = next((each for each in self._found if each.column > token.column), None)
        if head is None or not isinstance(row, Row) or head.table != token.table or self._is_ambiguous(head):
            return _DOUBTFUL
        if not head.table and len(block.cells) != len(row.cells):
            # Without a grid the cells are counted: as many as the header has.
            return _DOUBTFUL
        return Header(grid=(("", head.column),), table=head.table)

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
        return len(words) <= _LONGEST and "".join(fold(words).split()) in self._years

    def _is_ambiguous(self, head: Token) -> bool:
        """Whether another such column stands beside it: a second half of the table has a column of labels between."""
        return any(abs(self._order[id(each)] - self._order[id(head)]) == 1 for each in self._found if each is not head)

    def _in_lines(self) -> Header:
        """Return which of the cells behind a label it is, where header and rows have a line for each cell."""
        head = self._found[0]
        place = self._order[id(head)]
        behind = sum(1 for _ in takewhile(self._is_head, head.trailing))
        before = strange = 0
        for token in reversed(self._tokens[:place]):
            # The title of the table is no header cell, and a line of prose ends the header.
            if token.end - token.start > _LONGEST or not all(map(self._is_head, token.trailing)) or token.counted:
                break
            before += 1 + len(token.trailing)
            strange += len(token.trailing)
        if not behind and not strange:
            return _NO_HEADER
        # The first cell stands above the labels.
        return Header(order=(*(None,) * (before - 1), "", *(None,) * behind)) if before else _DOUBTFUL

    def _is_head(self, block: Line | Row) -> bool:
        """Whether a line of prose among header cells is one of them."""
        words = self._document.source.text[block.start : block.end] if isinstance(block, Line) else ""
        return 0 < len(words) <= _LONGEST and _NO_WORDS.isdisjoint(words) and not split_ordinal(words)[1]
