"""The place of a finding, quoted: the line of a text, or the row of a table below its header, with signs under the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gov_disclosure.output.marks import Locator, Spot
from gov_disclosure.output.widths import pad, printable, width
from gov_disclosure.published import Published, ShownLine, ShownRow
from gov_disclosure.rules.finding import Finding

__all__ = ["Excerpt", "excerpts"]

_COLUMNS = 96
"""So wide is what is quoted."""
_BEFORE = 36
_LABEL = 40
_HEADER = 12
_CELLS = 12
_ABOVE = 40
_MOST = 3
_FIRST, _OTHER = "^", "-"
_GAP = "  "
_ELLIPSIS = "…"


class Excerpt(NamedTuple):
    """
    A quotation.

    Attributes:
        number: Number of the line in the source.
        lines: What is quoted: the line, or header and row.
        signs: What stands under the last of them.
    """

    number: int
    lines: tuple[str, ...]
    signs: str


class _Place(NamedTuple):
    """Characters that are pointed at, and with what."""

    start: int
    end: int
    sign: str


def excerpts(finding: Finding, locator: Locator) -> Iterator[Excerpt]:
    """Yield the place to look at first, and the lines of the narrative that a finding speaks of."""
    first = locator.find(finding.position) if finding.position is not None else None
    spots: dict[Spot, str] = {} if first is None else {first: _FIRST}
    for cell in finding.operands:
        spot = locator.find(cell.position) if cell.position is not None else None
        if spot is not None:
            spots.setdefault(spot, _OTHER)
    blocks = {first.block: None} if first is not None else {}
    blocks |= {spot.block: None for spot in spots if spot.cell is None}
    for number in list(blocks)[:_MOST]:
        here = {spot: sign for spot, sign in spots.items() if spot.block == number}
        block = locator.published.blocks[number]
        if isinstance(block, ShownLine):
            places = [_Place(spot.start, spot.end, sign) for spot, sign in here.items()]
            yield _line(block.text, block.position.line, places)
        elif block.text:
            yield _line(block.text, _number(block, here), _in_row(block, here))
        else:
            yield _table(locator.published, number, block, here)


def _number(block: ShownRow, spots: dict[Spot, str]) -> int:
    """Return the line of the first cell that is pointed at: the cells of a row may stand in several."""
    return next(block.cells[spot.cell].position.line for spot in spots if spot.cell is not None)


def _in_row(block: ShownRow, spots: dict[Spot, str]) -> list[_Place]:
    """Return the places in the words of a row of text; its cells stand in it one behind the other."""
    begin = block.cells[0].position.start
    places: list[_Place] = []
    for spot, sign in spots.items():
        if spot.cell is not None:
            start = block.cells[spot.cell].position.start - begin
            places.append(_Place(start + spot.start, start + spot.end, sign))
    return places


def _line(text: str, number: int, places: Sequence[_Place]) -> Excerpt:
    """Quote a line; of a long one what stands around the place to look at first."""
    text = printable(text)
    places = [place for place in places if place.start <= len(text)]
    aim = min(places, key=lambda place: (place.sign != _FIRST, place.start), default=_Place(0, 0, _FIRST))
    start = aim.start if len(text) > _COLUMNS or width(text) > _COLUMNS else 0
    room = _BEFORE
    while start > 0 and room >= width(text[start - 1]):
        start -= 1
        room -= width(text[start])
    end, room = start, _COLUMNS
    while end < len(text) and room >= width(text[end]):
        room -= width(text[end])
        end += 1
    before, after = _ELLIPSIS if start else "", _ELLIPSIS if end < len(text) else ""
    shown = text[start:end]
    return Excerpt(number, (f"{before}{shown}{after}",), " " * len(before) + _signs(shown, start, places, cut=end < len(text)))


def _signs(shown: str, offset: int, places: Iterable[_Place], *, cut: bool) -> str:
    """
    Return signs under the places in a text that begins at an offset of theirs; a blank place has one sign.

    A place may be empty and stand behind the text, unless that is cut.
    """
    text = shown if cut else f"{shown} "
    marks = [" "] * len(text)
    for place in sorted(places, key=lambda place: place.sign == _FIRST):
        begin, end = place.start - offset, max(place.end, place.start + 1) - offset
        for at in range(max(begin, 0), min(end, len(marks))):
            marks[at] = place.sign
    return "".join(mark * width(character) for mark, character in zip(marks, text, strict=True)).rstrip()


def _table(published: Published, number: int, block: ShownRow, spots: dict[Spot, str]) -> Excerpt:
    """Quote a row below what its header says of each column; of many columns those that are marked."""
    signs = {spot.cell: sign for spot, sign in sorted(spots.items(), key=lambda item: item[1] == _FIRST)}
    labels = [cell for at, cell in enumerate(block.cells) if at not in signs and any(map(str.isalpha, cell.text))]
    figures = [at for at, cell in enumerate(block.cells) if cell not in labels]
    left_out = len(figures) > _CELLS
    if left_out:
        figures = [at for at in figures if at in signs][:_CELLS]
    label = _clipped(" ".join(cell.text for cell in labels), _LABEL)
    heads, row, under = [" " * width(label)], [label], [" " * width(label)]
    for at in figures:
        cell = block.cells[at]
        head, value = _clipped(_header(published, number, block, cell.column), _HEADER), _clipped(cell.text, _LABEL)
        columns = max(width(head), width(value), 1)
        heads.append(pad(head, columns, right=True))
        row.append(pad(value, columns, right=True))
        under.append(pad(signs[at] * max(width(value), 1) if at in signs else "", columns, right=True))
    if left_out:
        row.append(_ELLIPSIS)
    return Excerpt(_number(block, spots), (_GAP.join(heads), _GAP.join(row)), _GAP.join(under).rstrip())


def _header(published: Published, number: int, row: ShownRow, column: int) -> str:
    """Return the words above a column: those of the nearest cell that spans it and holds words."""
    for at in range(number - 1, max(-1, number - _ABOVE), -1):
        block = published.blocks[at]
        if not isinstance(block, ShownRow) or block.table != row.table:
            return ""
        for cell in block.cells:
            if cell.column <= column < cell.column + cell.colspan and any(map(str.isalpha, cell.text)):
                return cell.text
    return ""


def _clipped(text: str, columns: int) -> str:
    text = printable(" ".join(text.split()) if len(text) < 1_000 else text[:1_000])
    if width(text) <= columns:
        return text
    end = 0
    room = columns - 1
    while room >= width(text[end]):
        room -= width(text[end])
        end += 1
    return f"{text[:end]}{_ELLIPSIS}"
