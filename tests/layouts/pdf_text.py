"""Words as lines, and a grid as cells with their places: what drawing a page needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .grids import Cell, Grid

FONT: Final = "STSong-Light"
SIZE: Final = 9.0
LEADING: Final = 13.0
PADDING: Final = 3.0


def placed(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    """Yield each cell with its row and its column."""
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(grid.rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            taken |= {(y, x) for y in range(top, top + cell.rowspan) for x in range(left, left + cell.colspan)}
            yield top, left, cell
            left += cell.colspan


def width(words: str, size: float) -> float:
    """Return how wide words are in the font: a size for each Chinese character, half of it for others, nearly."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    return float(stringWidth(words, FONT, size))


def fit(words: str, wide: float, size: float) -> tuple[str, str]:
    """Return what of words fits into a line, and the rest; figures are kept whole, and marks begin no line."""
    if width(words, size) <= wide:
        return words, ""
    end = 1
    while end < len(words) and width(words[: end + 1], size) <= wide:
        end += 1
    cut = end
    while cut > 1 and (
        (words[cut].isascii() and words[cut].isalnum() and words[cut - 1].isascii() and words[cut - 1].isalnum())
        or words[cut] in "，。；：、）”！？"
    ):
        cut -= 1
    cut = cut if cut > 1 else end
    return words[:cut], words[cut:].lstrip(" ")


def wrapped(words: str, wide: float) -> list[str]:
    """Return words as lines of a cell."""
    lines: list[str] = []
    for part in words.split("\n"):
        rest = part
        while rest:
            line, rest = fit(rest, max(wide, SIZE), SIZE)
            lines.append(line)
    return lines
