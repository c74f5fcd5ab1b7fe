"""
Pipes at the ends of a line of cells: the border of the table, or that of a blank cell.

A line by itself does not tell. The lines beside it do: they have as many pipes without one at that end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from gov_disclosure.figures import State, read_figure
from gov_disclosure.folding import UNSEEN
from gov_disclosure.reading.blocks import Block, Cell, Row

__all__ = ["BARS", "BLANKS", "PIPES", "STROKE", "give_back_cells"]

BARS = "|｜│┃¦║∣︱￨"
STROKE = "丨"
"""A character of Chinese that stands for a pipe where a line has several and no other."""
PIPES = re.compile(f"[{BARS}]")
BLANKS = f" \t\r\n\f\v\u00a0\u3000\u2002\u2003\u2009{UNSEEN}"
_LEADING = re.compile(rf"[ \t\u3000\u00a0{UNSEEN}]{{0,40}}[{BARS}{STROKE}]")
_LEADS = frozenset(f" \t\u3000\u00a0{UNSEEN}{BARS}{STROKE}")
_FEWEST_PIPES = 3
"""Where a line has fewer, a pipe may stand between cells that have a line each."""
_ENDS = frozenset(BARS)
_FEWEST_OPEN = 8
_OPEN_SHARE = 3


def give_back_cells(text: str, blocks: list[Block], spans: Sequence[tuple[int, int]], *, plain: bool) -> None:
    """
    Give rows back their blank cells at either end, where the pipe beside them is no border.

    Args:
        text: The text.
        blocks: Its blocks, changed in place.
        spans: Where the line of each begins and ends.
        plain: Whether the text has no other bars than `|`.
    """
    _give_back_first_cells(text, blocks, spans)
    if not plain or "|" in text:
        _give_back_last_cells(text, blocks, spans)


def _give_back_first_cells(text: str, blocks: list[Block], spans: Sequence[tuple[int, int]]) -> None:
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
        pipes = {index: _pipes(text, spans[index]) for index in stretch}
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


def _give_back_last_cells(text: str, blocks: list[Block], spans: Sequence[tuple[int, int]]) -> None:
    """Give rows their blank last cell back, where hardly any row of figures has a pipe behind it, or none has one too many."""
    if list(map(type, blocks)).count(Row) < text.count("|\n") + text.count("| \n") + _FEWEST_OPEN:
        # As nearly always: there are hardly more rows than pipes at the ends of lines.
        return
    rows = [
        (block, text[max(0, span[1] - 9) : span[1]].rstrip(BLANKS)[-1:])
        for block, span in zip(blocks, spans, strict=True)
        if type(block) is Row
    ]
    opened = sum(last.isdigit() and row.size >= _FEWEST_PIPES for row, last in rows)
    if opened < _FEWEST_OPEN:
        return
    closed = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Row) and _closes(text, *spans[at])]
    bordered = [at for at, row in closed if row.size >= _FEWEST_PIPES and _ends_in_figure(row, text)]
    if opened < _OPEN_SHARE * len(bordered):
        # With a border a row has a pipe more than those without one.
        ended = {at for at, _ in closed}
        usual = {
            _pipes(text, spans[at])
            for at, block in enumerate(blocks)
            if isinstance(block, Row) and block.size >= _FEWEST_PIPES and at not in ended
        }
        framed = {at for at, _ in closed if (pipes := _pipes(text, spans[at])) not in usual and pipes - 1 in usual}
        if not framed.isdisjoint(bordered):
            return
        closed = [(at, row) for at, row in closed if at not in framed]
    for at, row in closed:
        if row.size > 1:
            behind = spans[at][1]
            blocks[at] = Row((*row.cells, Cell(behind, behind, row.size)), words=(*row.words, "") if row.words else ())


def _pipes(text: str, span: tuple[int, int]) -> int:
    """Return how many pipes a line has."""
    return len(PIPES.findall(text, *span))


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a line ends with a pipe."""
    return text[end - 1] in _LEADS and text[max(start, end - 40) : end].rstrip(BLANKS)[-1:] in _ENDS


def _ends_in_figure(row: Row, text: str) -> bool:
    """Whether the last cell of a row that is not blank begins with a digit."""
    words = row.words or [text[start:end] for start, end, _, _ in row.cells]
    last = next((each for each in reversed(words) if each), "")
    return last[:1].isdigit()
