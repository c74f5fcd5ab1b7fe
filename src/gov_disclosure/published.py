"""A document as people see it: lines, and tables with their spans, each piece with its place; for outputs that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import attrs

from gov_disclosure.reading.blocks import Document, Row
from gov_disclosure.spans import Position

__all__ = ["Published", "ShownBlock", "ShownCell", "ShownLine", "ShownRow", "publish"]

MAX_BLOCKS = 20_000
MAX_PIECES = 40_000
MAX_CHARACTERS = 1_000_000
"""So much of a document is kept to be shown; nobody reads on that far."""
_MAX_PIECE = 20_000
_MAX_SPANNED = 200_000


class ShownLine(NamedTuple):
    """
    A paragraph or a line.

    Attributes:
        text: Its words.
        position: Where it stands.
    """

    text: str
    position: Position


class ShownCell(NamedTuple):
    """
    A cell of a row.

    Attributes:
        text: Its words; empty for a blank.
        position: Where it stands.
        column: The column it begins in, from 0.
        colspan: How many columns it spans.
        rowspan: How many rows it spans.
    """

    text: str
    position: Position
    column: int
    colspan: int = 1
    rowspan: int = 1


class ShownRow(NamedTuple):
    """
    A row of cells.

    Attributes:
        cells: The cells that begin in it.
        table: Number of the table of markup, from 1; 0 for a row of plain text.
        text: Of a row of plain text the words of the line as they stand, else empty.
    """

    cells: tuple[ShownCell, ...]
    table: int = 0
    text: str = ""


ShownBlock: TypeAlias = ShownLine | ShownRow


@attrs.frozen
class Published:
    """
    What a document shows its readers.

    Attributes:
        blocks: Lines and rows in reading order.
        left_out: How many blocks are not kept, because there are too many.
    """

    blocks: tuple[ShownBlock, ...] = ()
    left_out: int = 0

    def pieces(self) -> Iterator[ShownLine | ShownCell]:
        """Yield the lines and cells in reading order."""
        for block in self.blocks:
            if isinstance(block, ShownLine):
                yield block
            else:
                yield from block.cells

    def to_dict(self) -> dict[str, Any]:
        """Return it as JSON values."""
        blocks = [
            [block.text, list(block.position)]
            if isinstance(block, ShownLine)
            else [block.text, block.table, [[cell.text, list(cell.position), *cell[2:]] for cell in block.cells]]
            for block in self.blocks
        ]
        return {"blocks": blocks, "left_out": self.left_out}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Published:
        """Read it back from `to_dict`."""
        return cls(tuple(map(_block, data["blocks"])), int(data["left_out"]))


def publish(document: Document) -> Published:
    """Return what a document shows, as far as it is kept."""
    blocks: list[ShownBlock] = []
    characters = pieces = 0
    text = document.source.text
    for block in document.blocks[:MAX_BLOCKS]:
        if isinstance(block, Row):
            begin, end = (block.cells[0].start, block.cells[-1].end) if block.cells else (0, 0)
        else:
            begin, end = block
        characters += min(end - begin, _MAX_PIECE)
        pieces += len(block.cells) if isinstance(block, Row) else 1
        if characters > MAX_CHARACTERS or pieces > MAX_PIECES:
            break
        if isinstance(block, Row):
            places = document.source.positions([(cell.start, cell.end) for cell in block.cells])
            cells = tuple(
                ShownCell(_cut(text[cell.start : cell.end]), place, cell.column, cell.colspan)
                for cell, place in zip(block.cells, places, strict=True)
            )
            blocks.append(ShownRow(cells, block.table, "" if block.exact else _cut(text[begin:end])))
        else:
            blocks.append(ShownLine(_cut(text[begin:end]), document.source.position(begin, end)))
    _spread(document, blocks)
    return Published(tuple(blocks), len(document.blocks) - len(blocks))


def _cut(text: str) -> str:
    return text if len(text) <= _MAX_PIECE else f"{text[:_MAX_PIECE]}…"


def _block(data: Sequence[Any]) -> ShownBlock:
    if len(data) == 2:
        return ShownLine(str(data[0]), _position(data[1]))
    cells = (ShownCell(str(text), _position(place), *map(int, spans)) for text, place, *spans in data[2])
    return ShownRow(tuple(cells), int(data[1]), str(data[0]))


def _position(data: Sequence[Any]) -> Position:
    place = Position(*data)
    if place.box is None:
        return place
    left, top, right, bottom = place.box
    return place._replace(box=(left, top, right, bottom))


# ---- spans down -------------------------------------------------------------------------------------


class _Open(NamedTuple):
    """A cell that may go on into the next row."""

    row: int
    cell: int
    slots: range
    height: int


def _spread(document: Document, blocks: list[ShownBlock]) -> None:
    """Say over how many rows cells span: a slot in which none begins is taken from above, where the cell there may be so tall."""
    above: list[_Open] = []
    table, steps = 0, 0
    for number, block in enumerate(blocks):
        row = document.blocks[number]
        if not isinstance(block, ShownRow) or not isinstance(row, Row) or not row.exact:
            table, above = 0, []
            continue
        if row.table != table:
            table, above = row.table, []
        taken = {slot for cell in block.cells for slot in range(cell.column, cell.column + min(cell.colspan, 1_000))}
        kept: list[_Open] = []
        for open_ in above:
            steps += len(open_.slots)
            if steps > _MAX_SPANNED:
                return
            if not taken.isdisjoint(open_.slots) or not open_.slots:
                continue
            height = open_.height or _height(document, open_)
            if number - open_.row >= height:
                continue
            kept.append(open_._replace(height=height))
            taken.update(open_.slots)
            upper = blocks[open_.row]
            if isinstance(upper, ShownRow):
                cells = list(upper.cells)
                cells[open_.cell] = cells[open_.cell]._replace(rowspan=number - open_.row + 1)
                blocks[open_.row] = upper._replace(cells=tuple(cells))
        own = (
            _Open(number, place, range(cell.column, cell.column + min(cell.colspan, 1_000)), 0)
            for place, cell in enumerate(block.cells)
        )
        above = [*kept, *own]


def _height(document: Document, open_: _Open) -> int:
    """Return over how many rows a cell may span at most."""
    row = document.blocks[open_.row]
    if not isinstance(row, Row):
        return 1
    cell = row.cells[open_.cell]
    if document.height is not None:
        return document.height(cell.start, cell.end)
    # A figure is shown in its own row alone: in another it would look like that row's.
    return _MAX_SPANNED if any(map(str.isalpha, document.source.text[cell.start : cell.end])) else 1
