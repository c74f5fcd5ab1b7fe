"""Tables over pages: the pieces of one table put together, and its rows with true grid columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from gov_disclosure.reading.pdf.broken_rows import joined_rows
from gov_disclosure.reading.pdf.cells import Filled, cell_words, is_note, is_stacked
from gov_disclosure.reading.pdf.dividing import NEAR, divided
from gov_disclosure.reading.pdf.grid import Box, Piece
from gov_disclosure.reading.pdf.raw import UNMAPPED

__all__ = ["Filled", "TableRow", "rows_of", "same_table"]


_SHARED: Final = 4
"""Lines between columns that show two pieces to be of one table."""


class TableRow(NamedTuple):
    """A row: the cells that begin in it, and whether a page ends between it and the row before."""

    cells: list[Filled]
    resumed: bool


def same_table(above: Piece, below: Piece) -> bool:
    """Whether a piece at the end of a page and one at the beginning of the next have the same sides."""
    one, two = above.box, below.box
    if abs(one.right - two.right) > NEAR:
        return False
    if abs(one.left - two.left) <= NEAR:
        return True
    # Where a group cell goes on, the line to the left of it may not be drawn again.
    shared = sum(any(abs(place - other) <= NEAR for other in above.columns) for place in below.columns)
    return shared >= _SHARED and 3 * shared >= 2 * min(len(above.columns), len(below.columns))


def rows_of(pieces: Sequence[Piece]) -> Iterator[TableRow]:
    """Yield the rows of a table, given its pieces from page to page, each of which is emptied behind its rows."""
    columns = _columns(pieces)
    first: list[list[str]] = []
    held: TableRow | None = None
    for number, piece in enumerate(pieces):
        piece.unpack()
        own: list[list[Filled]] = [[] for _ in piece.rows[1:]]
        slots = divided(piece, columns, resumed=bool(number))
        usual = _usual_size(slots)
        stacked = {slot.top for slot in slots if is_stacked(slot.glyphs, columns[slot.right] - columns[slot.left])}
        for slot in slots:
            words = cell_words(slot.glyphs, columns[slot.right] - columns[slot.left], stacked=slot.top in stacked)
            if is_note(slot.glyphs, usual):
                # The number of a footnote beside nothing.
                words.insert(0, (UNMAPPED, None))
            own[slot.top].append(Filled(words, slot.left, slot.right - slot.left))
        if number:
            own = own[_repeated(first, own) :]
            joined = joined_rows(held.cells, own[0], columns) if held is not None and own else None
            if joined is not None and held is not None:
                held, own[0] = held._replace(cells=joined[0]), joined[1]
        else:
            first = [_printed(row) for row in own]
        resumed = bool(number)
        for at, row in enumerate(own):
            if any(cell.words for cell in row) or _is_empty_row(piece, at, row):
                if held is not None:
                    yield held
                held = TableRow(row, resumed)
                resumed = False
        piece.boxes.clear()
    if held is not None:
        yield held


def _usual_size(slots: Iterable[Box]) -> float:
    """Return the size that most figures of a table have, 0 where there are none."""
    sizes = Counter(slot.glyphs[0].size for slot in slots if slot.glyphs and slot.glyphs[0].char.isdigit())
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _is_empty_row(piece: Piece, at: int, row: Sequence[Filled]) -> bool:
    """Whether a row without words is one: a whole row within the table, no rest of one that a page broke."""
    whole = sum(cell.colspan for cell in row) >= len(piece.columns) - 1
    return whole and 0 < at < len(piece.rows) - 2 and piece.rows[at + 1] - piece.rows[at] >= piece.size


def _columns(pieces: Sequence[Piece]) -> list[float]:
    """Return where columns begin in any of the pieces."""
    places = sorted(place for piece in pieces for place in piece.columns)
    found: list[float] = []
    for place in places:
        if not found or place - found[-1] > NEAR:
            found.append(place)
    return found


def _printed(row: Sequence[Filled]) -> list[str]:
    return ["".join([char for char, _ in cell.words]) for cell in row]


def _repeated(first: Sequence[Sequence[str]], rows: Sequence[Sequence[Filled]]) -> int:
    """Return how many rows at the top of a piece repeat the header of the table; a row with a figure is none."""
    count = 0
    for above, row in zip(first, rows, strict=False):
        words = _printed(row)
        if words != above or not any(words) or any(each[:1].isdigit() for each in words if each):
            break
        count += 1
    return count if count < len(rows) else 0
