"""The bars that divide lines of text, and which of them are borders: the first cell of a row may be blank."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from gov_disclosure.figures import State, read_figure
from gov_disclosure.folding import UNSEEN
from gov_disclosure.reading.blocks import Block, Cell, Row

__all__ = ["BARS", "PIPES", "STROKE", "give_back_first_cells"]

BARS = "|｜│┃¦║∣︱￨"
STROKE = "丨"
"""A character of Chinese that stands for a pipe where a line has several and no other."""
PIPES = re.compile(f"[{BARS}]")
_LEADING = re.compile(rf"[ \t\u3000\u00a0{UNSEEN}]{{0,40}}[{BARS}{STROKE}]")
_LEADS = frozenset(f" \t\u3000\u00a0{UNSEEN}{BARS}{STROKE}")
_FEWEST_PIPES = 3
"""Where a line has fewer, a pipe may stand between cells that have a line each."""


def give_back_first_cells(text: str, blocks: list[Block], spans: Sequence[tuple[int, int]]) -> None:
    """
    Give rows their blank first cell back, where the pipe before it is no border: rows beside them have as many without it.

    Args:
        text: The text.
        blocks: Its blocks, changed in place.
        spans: Where the line of each begins and ends.
    """
    begun = {at for at, span in enumerate(spans) if text[span[0]] in _LEADS and _LEADING.match(text, *span) is not None}
    if not begun:
        return
    # Where several rows of figures have a pipe before them, it is their border.
    lone = sum(_is_of_figures(block, text) for at in begun if isinstance(block := blocks[at], Row) and block.size > 1) == 1
    for is_row, group in groupby(range(len(blocks)), key=lambda index: type(blocks[index]) is Row):
        stretch = list(group) if is_row else []
        leading = begun.intersection(stretch)
        if not 0 < len(leading) < len(stretch):
            continue
        pipes = {index: len(PIPES.findall(text, *spans[index])) for index in stretch}
        usual = {pipes[index] for index in stretch if index not in leading}
        for index in leading:
            row = blocks[index]
            if pipes[index] < _FEWEST_PIPES or not isinstance(row, Row):
                continue
            # Figures alone below a row that has no border are all the cells of theirs.
            below = lone and index > stretch[0] and index - 1 not in leading and _is_of_figures(row, text)
            if pipes[index] in usual or below:
                first = Cell(spans[index][0], spans[index][0], 0)
                moved = [cell._replace(column=cell.column + 1) for cell in row.cells]
                blocks[index] = Row((first, *moved), words=("", *row.words) if row.words else ())


def _is_of_figures(row: Row, text: str) -> bool:
    """Whether a row has figures, marks and blank cells alone."""
    words = [text[start:end] for start, end, _, _ in row.cells if start != end]
    return bool(words) and all(read_figure(each).state is not State.TEXT for each in words)
