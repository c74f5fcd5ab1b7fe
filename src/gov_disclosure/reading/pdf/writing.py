"""The pages of a PDF → its view: paragraphs put together over lines and pages, tables over pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gov_disclosure.reading.pdf.alignment import align
from gov_disclosure.reading.pdf.grid import Piece
from gov_disclosure.reading.pdf.lines import TextLine, is_wide, spelled
from gov_disclosure.reading.pdf.pages import PageFlow
from gov_disclosure.reading.pdf.paragraphs import column_of, goes_on
from gov_disclosure.reading.pdf.scattered import marked, scattered
from gov_disclosure.reading.pdf.tables import Filled, TableRow, rows_of, same_table
from gov_disclosure.reading.pdf.view import View

__all__ = ["write"]


def write(flows: Sequence[PageFlow], read: Mapping[int, str]) -> View:
    """
    Return the view of pages.

    Args:
        flows: The pages.
        read: Number of a page → the text that a text provider read on it.
    """
    writer = _Writer(flows)
    for flow in flows:
        number = flow.sheet.number
        flow.unpack()
        together: list[TextLine] = []
        for item in [*flow.items(), None]:
            if isinstance(item, TextLine):
                together.append(item)
                continue
            writer.lines(together, number)
            together = []
            if item is not None:
                writer.piece(item)
        flow.lines.clear()
        if number in read:
            writer.flush()
            for words in read[number].splitlines():
                writer.view.text(words, number)
    writer.flush()
    for flow in flows:
        flow.unpack()
        for line in flow.beside:
            writer.view.line(spelled(line))
    return writer.view


class _Writer:
    def __init__(self, flows: Sequence[PageFlow]) -> None:
        self.view = View()
        self.tables = 0
        self.column = column_of(
            [(left, right) for flow in flows for index, left, right in flow.long if index not in flow.furniture]
        )
        self.last: TextLine | None = None
        self.last_page = 0
        self.pieces: list[Piece] = []

    def lines(self, lines: Sequence[TextLine], page: int) -> None:
        """Take lines with no table between them; some may be rows."""
        doubtful = scattered(lines)
        for item in align(lines, doubtful):
            if isinstance(item, TextLine) and id(item) in doubtful:
                self.flush()
                self.view.line(marked(item))
                self.view.scattered.add(page)
            elif isinstance(item, TextLine):
                self.line(item, page)
            else:
                self.flush()
                self.tables += 1
                for number, row in enumerate(item, 1):
                    cells = [Filled(words, at, 1) for at, words in enumerate(row.cells) if words or at >= row.labels]
                    self.view.row(TableRow(cells, resumed=False), self.tables, number, exact=True)

    def line(self, line: TextLine, page: int) -> None:
        """Take a line of text."""
        self.flush_table()
        before = self.last
        if before is not None and goes_on(before, line, self.column, same_page=page == self.last_page):
            if not (is_wide(before.glyphs[-1].char) or is_wide(line.glyphs[0].char)):
                self.view.begin([(" ", None)])
        else:
            self.flush_paragraph()
        self.view.begin(spelled(line))
        self.last, self.last_page = line, page

    def piece(self, piece: Piece) -> None:
        """Take a table, or what is on a page of one that the page before began."""
        self.flush_paragraph()
        if self.pieces and not (piece.page == self.pieces[-1].page + 1 and same_table(self.pieces[-1], piece)):
            self.flush_table()
        self.pieces.append(piece)

    def flush_paragraph(self) -> None:
        """End the paragraph."""
        self.view.close()
        self.last = None

    def flush_table(self) -> None:
        """End the table."""
        if self.pieces:
            self.tables += 1
            for number, row in enumerate(rows_of(self.pieces), 1):
                self.view.row(row, self.tables, number, exact=True)
        self.pieces = []

    def flush(self) -> None:
        """End what was begun."""
        self.flush_paragraph()
        self.flush_table()
