"""Rows that a page breaks within a figure: the thousands of one begin on a page and end on the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gov_disclosure.reading.pdf.cells import Filled, has_room
from gov_disclosure.reading.pdf.lines import Spelled, line_of

__all__ = ["joined_rows"]

_BEGUN: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){0,4},[0-9]{0,2}")
_WHOLE: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,5}")
_PART: Final = re.compile(r"[0-9][0-9,.]{0,20}")


def joined_rows(
    above: Sequence[Filled], below: Sequence[Filled], columns: Sequence[float]
) -> tuple[list[Filled], list[Filled]] | None:
    """
    Return the last row of a page with what stands in its cells on the next page, and the other cells there.

    Args:
        above: The last row of the page.
        below: The first row of the next page.
        columns: Where the columns of the table begin, and where the last ends.

    Returns:
        Both; None where no figure is begun in the one that ends in the other, so that they may be two rows.
    """
    rest = {(cell.column, cell.colspan): cell for cell in below}
    pairs = [(cell, rest.get((cell.column, cell.colspan))) for cell in above]
    if not any(other is not None and _is_broken(_text(cell.words), _text(other.words)) for cell, other in pairs):
        return None
    whole: list[Filled] = []
    for cell, other in pairs:
        whole.append(cell if other is None else cell._replace(words=_joined(cell, other, columns)))
    places = {(cell.column, cell.colspan) for cell in above}
    return whole, [cell for place, cell in rest.items() if place not in places and cell.words]


def _is_broken(above: str, below: str) -> bool:
    return _BEGUN.fullmatch(above) is not None and _WHOLE.fullmatch(above + below) is not None


def _joined(above: Filled, below: Filled, columns: Sequence[float]) -> Spelled:
    """Return the words of one cell: figures that were not broken for want of room are two."""
    one, two = _text(above.words), _text(below.words)
    last, first = (above.words or [("", None)])[-1][1], (below.words or [("", None)])[0][1]
    if last is None or first is None or _PART.fullmatch(one) is None or _PART.fullmatch(two) is None:
        return [*above.words, *below.words]
    line = line_of([glyph for _, glyph in above.words if glyph is not None and glyph.base == last.base])
    width = columns[above.column + above.colspan] - columns[above.column]
    return [*above.words, *([(" ", None)] if has_room(line, first, width) else []), *below.words]


def _text(words: Spelled) -> str:
    return "".join([char for char, _ in words])
