"""Where a source is cut that has more lines, tags or cells than any report, before anything is made of them."""

from __future__ import annotations

import re

import attrs

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Block, Document, Line, Row

__all__ = ["RowCutter", "bounded", "cut_lines", "cut_tags", "tell"]

_LINE_END = re.compile(r"\r\n?|\n")


def cut_lines(text: str, limits: Limits, sink: Diagnostics) -> str:
    """Return a text up to the limit of lines."""
    most = limits.max_lines
    # Each line ends with one of these, or two: no more are counted than there are.
    if len(text) <= most or text.count("\n") + text.count("\r") < most:
        return text
    for number, match in enumerate(_LINE_END.finditer(text), 1):
        if number == most:
            if match.end() == len(text):
                return text
            tell(sink, "max_lines", most)
            return text[: match.start()]
    return text


def cut_tags(markup: str, limits: Limits, sink: Diagnostics) -> str:
    """Return a page up to the limit of tags and comments."""
    most = limits.max_tags
    # The shortest tag has three characters.
    if len(markup) <= 3 * most or markup.count("<") <= most:
        return markup
    at = -1
    for _ in range(most + 1):
        at = markup.find("<", at + 1)
    tell(sink, "max_tags", most)
    return markup[:at]


class RowCutter:
    """Counts the cells that the lines of one text are divided into; it has what is left of `Limits.max_table_slots`."""

    __slots__ = ("_limits", "_sink", "_told", "left")

    def __init__(self, limits: Limits, sink: Diagnostics) -> None:
        self.left = limits.max_table_slots
        self._limits = limits
        self._sink = sink
        self._told = False

    def cut(self, line: str, mark: str) -> str:
        """Return a line up to the last cell that may still be made of it, and count its cells; empty where none may."""
        cells = line.count(mark) + 1
        if cells <= self.left:
            self.left -= cells
            return line
        kept = self.take(cells)
        at = -1
        for _ in range(kept):
            at = line.find(mark, at + 1)
        return line[: max(at, 0)]

    def take(self, cells: int) -> int:
        """Count cells, and return how many of them may be made."""
        if cells > self.left:
            if not self._told:
                self._told = True
                tell(self._sink, "max_table_slots", self._limits.max_table_slots)
            cells = self.left
        self.left -= cells
        return cells


def bounded(document: Document, limits: Limits, sink: Diagnostics) -> Document:
    """Return a document without the blocks and the ends of blocks that are beyond the limits."""
    blocks = document.blocks
    if len(blocks) > limits.max_blocks:
        tell(sink, "max_blocks", limits.max_blocks)
        blocks = blocks[: limits.max_blocks]
    most = limits.max_text_run
    # Nearly every text is shorter as a whole.
    if len(document.source.text) > most:
        shortened = tuple(_shortened(block, most) for block in blocks)
        if shortened != blocks:
            tell(sink, "max_text_run", most)
            blocks = shortened
    return document if blocks is document.blocks else attrs.evolve(document, blocks=blocks)


def _shortened(block: Block, most: int) -> Block:
    if isinstance(block, Line):
        return Line(block.start, min(block.end, block.start + most))
    if all(cell.end - cell.start <= most for cell in block.cells):
        return block
    cells = tuple(cell._replace(end=min(cell.end, cell.start + most)) for cell in block.cells)
    return Row(cells, block.table, block.number, block.exact)


def tell(sink: Diagnostics, limit: str, value: int) -> None:
    """Say that a limit was reached."""
    sink.add("GD103", Severity.WARNING, limit=limit, value=value)
