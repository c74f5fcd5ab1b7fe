"""A report as plain text: the document round the tables, with any writer of tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .document import SECTIONS, Block, Composer, compose
from .draft import Draft
from .grids import Grid

TableWriter = Callable[[Grid, Draft], list[str]]
"""A table as lines of text."""

HeadingMark = Callable[[int, str], str]
"""How a heading stands on its line; the number is that of its section, 0 the title."""


def plain_heading(number: int, text: str) -> str:
    """The heading as it is."""
    return text


def bold_heading(number: int, text: str) -> str:
    """**一、总体情况**"""
    return f"**{text}**"


def hashes(*depths: int) -> HeadingMark:
    """Markdown headings; one depth for all sections, or one for the title and each section."""

    def mark(number: int, text: str) -> str:
        return "#" * depths[min(number, len(depths) - 1)] + " " + text

    return mark


@dataclass(frozen=True)
class TextFile:
    """Writes a draft as text. `gap` lines stand between blocks; tables follow `table`."""

    table: TableWriter
    gap: int = 0
    heading: HeadingMark = plain_heading
    same_line: bool = False
    """The tables follow their heading on the same line."""
    glued: bool = False
    """All is one line, with nothing between the blocks."""
    meta: str = "pipes"
    subheading_mark: str = ""
    compose: Composer = compose

    def __call__(self, draft: Draft) -> str:
        """Write the file."""
        pieces: list[str] = []
        for block in self.compose(draft):
            lines = self._lines(block, draft)
            if self.same_line and block.kind == "table" and pieces:
                pieces[-1] += " " + " ".join(lines)
            elif lines:
                pieces.append("\n".join(lines))
        return ("" if self.glued else "\n" * (self.gap + 1)).join(pieces) + "\n"

    def _lines(self, block: Block, draft: Draft) -> list[str]:
        if block.kind == "title":
            return [self.heading(0, block.text)]
        if block.kind == "heading":
            return [self.heading(SECTIONS.index(block.section) + 1 if block.section else 1, block.text)]
        if block.kind == "subheading":
            return [self.subheading_mark + block.text]
        if block.kind == "meta":
            return metadata_lines(block, self.meta)
        if block.kind == "table":
            return self._tables(block.section, draft)
        return [block.text]

    def _tables(self, section: str, draft: Draft) -> list[str]:
        lines: list[str] = []
        for grid in draft.grids(section):
            if lines and "joined" not in draft.features:
                lines.append("")
            lines += self.table(grid, draft)
        return lines


def metadata_lines(block: Block, style: str) -> list[str]:
    """The 索引号 block: rows with pipes as in the first seed, or one pair a line."""
    if style == "lines":
        return [f"{label}：{value}" for label, value in block.pairs]
    lines = []
    for first, second in zip(block.pairs[::2], block.pairs[1::2], strict=True):
        cells = [text for text in (*first, *second) if text]
        lines.append("| " + " | ".join(cells) + " |" + " |" * (4 - len(cells)))
    return lines


def one_line(text: str) -> str:
    """Text of a cell where a row takes one line: a line break becomes a blank."""
    return text.replace("\n", " ")
