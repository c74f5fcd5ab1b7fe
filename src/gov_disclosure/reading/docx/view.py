"""Paragraphs and tables into lines and rows: cells that lay out a page are taken apart as those of web pages are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from gov_disclosure.reading.blocks import Block, Cell, Line, Row
from gov_disclosure.reading.docx.source import Places
from gov_disclosure.reading.docx.story import BREAK, MARK, STRUCK, Chunk, Items, Table, TableCell, TableRow, Text
from gov_disclosure.reading.docx.tables import Allowance

__all__ = ["CellParts", "View"]

CellParts: TypeAlias = tuple[int, int, tuple[tuple[int, str], ...]]
"""A cell for the view: its column, its span, and its parts, each with the number of its paragraph."""

_PROSE_PARTS: Final = 3
_PROSE_SIZE: Final = 120
_BLANK_BUT_TABS: Final = " \r\n\f\v\u00a0\u3000\u2002\u2003"


class _Rows:
    """A table that is being written: its number, the rows to come, and the number of the last one."""

    __slots__ = ("index", "number", "rows")

    def __init__(self, number: int, table: Table) -> None:
        self.number = number
        self.rows: Iterator[TableRow] = iter(table.rows)
        self.index = 0


class View:
    """
    The view as far as it has been made.

    Args:
        part: Name of the part that the text comes from.
        allowance: How much may be read.
        read_chunk: What reads a document within the document into this view.

    Attributes:
        places: Where its lines come from.
        blocks: Lines, not yet divided, and rows.
        tables: How many tables there are so far.
        size: Length of the view: the offset of the next line.
    """

    def __init__(self, part: str, allowance: Allowance, read_chunk: Callable[[str], None]) -> None:
        self.places = Places()
        self.places.parts.append((0, part))
        self.blocks: list[Block] = []
        self.tables = 0
        self.size = 0
        self._pieces: list[str] = []
        self._allowance = allowance
        self._read_chunk = read_chunk

    @property
    def text(self) -> str:
        """The text of the view: a line each for lines and rows, with a tab between cells."""
        return "".join(f"{piece}\n" for piece in self._pieces)

    def add(self, items: Items) -> None:
        """Write paragraphs and tables behind what there is."""
        open_parts: list[Iterator[Text | Chunk | Table] | _Rows] = [iter(items)]
        while open_parts:
            part = open_parts[-1]
            if isinstance(part, _Rows):
                flows = self._next_flows(part)
                if flows is None:
                    open_parts.pop()
                else:
                    open_parts.extend(iter(cell.items) for cell in reversed(flows))
                continue
            item = next(part, None)
            if item is None:
                open_parts.pop()
            elif isinstance(item, Text):
                self._add_paragraph(item)
            elif isinstance(item, Chunk):
                self._read_chunk(item.relation)
            elif item.is_frame:
                open_parts.extend(iter(cell.items) for row in item.rows for cell in row.cells)
            else:
                self.tables += 1
                open_parts.append(_Rows(self.tables, item))

    def add_line(self, number: int, line: str, offset: int = 0) -> None:
        """Write one line of a paragraph, which begins `offset` characters into it; a blank one is left out."""
        trimmed = line.strip()
        if not trimmed or not self._allowance.take_characters(len(trimmed)):
            return
        if "\t" in trimmed:
            # Tabs at the ends of a row of text are cells.
            trimmed = line.strip(_BLANK_BUT_TABS)
        start = self.size
        self.places.add(start, number, start - offset - line.index(trimmed))
        self._pieces.append(trimmed)
        self.blocks.append(Line(start, start + len(trimmed)))
        self.size = start + len(trimmed) + 1

    def add_row(self, cells: list[CellParts], table: int, number: int, *, exact: bool) -> None:
        """Write one row of cells: the column and span of each, and its parts, each with the number of its paragraph."""
        if not self._allowance.take_characters(sum([len(part) for _, _, parts in cells for _, part in parts])):
            return
        at = self.size
        found: list[Cell] = []
        words: list[str] = []
        add = self.places.add
        for column, span, parts in cells:
            start = at
            for paragraph, part in parts:
                add(at, paragraph, at)
                at += len(part) + 1
            words.append(parts[0][1] if len(parts) == 1 else BREAK.join([part for _, part in parts]))
            found.append(Cell(start, at - 1, column, span))
        self.size = at
        self._pieces.append("\t".join(words))
        self.blocks.append(Row(tuple(found), table, number, exact, tuple(words)))

    def _add_paragraph(self, item: Text) -> None:
        number, words = item
        if MARK in words:
            words = words.replace(f"{STRUCK}{MARK}", "").replace(MARK, "")
        offset = 0
        for line in words.split(BREAK):
            self.add_line(number, line, offset)
            offset += len(line) + 1

    def _next_flows(self, rows: _Rows) -> list[TableCell] | None:
        """Write rows up to one that has flows of text for cells, which are returned; None at the end."""
        for row in rows.rows:
            rows.index += 1
            found: list[CellParts] = []
            flows: list[TableCell] = []
            for cell in row.cells:
                parts = None if cell.is_layout else _cell_parts(cell)
                if parts is None:
                    flows.append(cell)
                else:
                    found.append((cell.column, cell.span, parts))
            if found:
                self.add_row(found, rows.number, rows.index, exact=True)
            if flows:
                return flows
        return None


def _cell_parts(cell: TableCell) -> tuple[tuple[int, str], ...] | None:
    """Return the parts of a cell's text, each with the number of its paragraph, or None where it is a flow of prose."""
    items = cell.items
    if len(items) == 1 and isinstance(item := items[0], Text) and BREAK not in item.words and MARK not in item.words:
        words = item.words
        return ((item.number, (words.replace("\t", " ") if "\t" in words else words).strip()),)
    parts: list[tuple[int, str]] = []
    count = size = 0
    for item in _texts(items):
        for line in item.words.replace("\t", " ").split(BREAK):
            marked = [part for piece in line.split(MARK) if (part := piece.strip())]
            count += bool(marked)
            size += sum(map(len, marked)) + len(marked)
            parts += [(item.number, part) for part in marked]
    if count >= _PROSE_PARTS and size > _PROSE_SIZE + 1:
        return None
    return tuple(parts) or ((cell.number, ""),)


def _texts(items: Items) -> Iterator[Text]:
    """Yield the paragraphs of a cell, those in frames included."""
    open_items = [iter(items)]
    while open_items:
        item = next(open_items[-1], None)
        if item is None:
            open_items.pop()
        elif isinstance(item, Text):
            yield item
        elif isinstance(item, Table):
            open_items.extend(iter(cell.items) for row in item.rows for cell in row.cells)
