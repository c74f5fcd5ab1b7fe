"""
Where one report ends and the next begins: files with several reports, in full, one after the other.

A single report may have its title twice, list its headings before it begins, have headings of its own in the
first section, or print a section twice. So a second report is one only where its outline begins anew behind
tables and headings of a first, and what follows is a report again: headings in order, and either the same
rows with figures once more, or a title of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from gov_disclosure.lexing.tokens import Token
from gov_disclosure.metadata import read_metadata
from gov_disclosure.reading.blocks import Document, Line, Row
from gov_disclosure.titling import Title, find_title, read_title

__all__ = ["Part", "find_parts"]

_SECTIONS = 4
"""So many sections in order make an outline."""
_ROWS = 5
"""So many rows with figures make a table that can be told again."""
_LINES_BEFORE = 60
"""Lines before the first heading of a report among which its title is looked for."""
_LONGEST_LINE = 400
_MARKS = ("han", "lost", "", "digit")


@attrs.frozen
class Part:
    """
    One report of several.

    Attributes:
        document: Its blocks; positions still point into the whole source.
        title: The title it begins with, or None.
        start: View offset where it begins.
    """

    document: Document
    title: Title | None
    start: int


@attrs.define
class _Outline:
    """What was seen since a report began."""

    sections: list[int] = attrs.field(factory=list)
    rows: set[str] = attrs.field(factory=set)
    content: int = 0
    # Section → how many there are in order up to it; and how many sections were counted for that.
    _in_order: dict[int, int] = attrs.field(factory=dict, init=False)
    _counted: int = attrs.field(default=0, init=False)

    def add(self, other: _Outline) -> None:
        self.sections += other.sections
        self.rows |= other.rows
        self.content += other.content

    @property
    def whole(self) -> bool:
        """Whether enough sections stand in it in order, with words or tables behind some."""
        best = self._in_order
        for section in self.sections[self._counted :]:
            best[section] = max(best.get(section, 0), 1 + max((best[at] for at in best if at < section), default=0))
        self._counted = len(self.sections)
        return max(best.values(), default=0) >= _SECTIONS and self.content >= _SECTIONS - 1


def find_parts(tokens: Sequence[Token], document: Document, sections: Sequence[str]) -> tuple[Part, ...]:
    """
    Return the reports of a document, or nothing where it is one report at most.

    Args:
        tokens: What the lexer found in all of it.
        document: The document.
        sections: Fields of the sections in official order.
    """
    order = {field: number for number, field in enumerate(sections)}
    bounds = [0, *_beginnings(tokens, document, order), len(tokens)]
    if len(bounds) == 2:
        return ()
    pieces = [_outline(tokens[left:right], order) for left, right in pairwise(bounds)]
    cuts: list[tuple[int, Title | None]] = []
    titles = [None, *(_title(tokens, document, head) for head in bounds[1:-1])]
    current = pieces[0]
    for number, head in enumerate(bounds[1:-1], 1):
        rest, title = pieces[number], titles[number]
        if title is not None:
            # A list of its headings may stand before a report: what follows without a title is the same one's.
            rest = _Outline()
            for behind in range(number, len(pieces)):
                if behind > number and titles[behind] is not None:
                    break
                rest.add(pieces[behind])
        again = len(current.rows & rest.rows) >= _ROWS
        named = title is not None and title.year is not None and title.body is not None
        titled = title is not None and (title.year is not None or title.body is not None)
        outlined = current.whole and rest.whole
        if (outlined and (again or named or (titled and bool(current.rows) == bool(rest.rows)))) or (named and again):
            cuts.append((_begin(tokens[head], title, document), title))
            current = pieces[number]
        else:
            # What is no report by itself belongs to the one that it stands in.
            current.add(pieces[number])
    return _parts(cuts, document) if cuts else ()


def _beginnings(tokens: Sequence[Token], document: Document, order: dict[str, int]) -> list[int]:
    """Return the tokens at which a report could begin: where the headings begin anew, or behind a title below tables."""
    found: list[int] = []
    last, rows = -1, 0
    for index, token in enumerate(tokens):
        label = token.label
        if label is None:
            continue
        place = -1 if label.heading is None or token.mark not in _MARKS else order.get(label.heading, -1)
        if (0 <= place <= 1 and place < last) or (
            rows >= _ROWS and token.block - tokens[index - 1].block > 1 and _titled(tokens[index - 1], token, document)
        ):
            found.append(index)
            rows = 0
        # More than enough need not be counted.
        if rows < _ROWS and label.row and token.counted:
            rows += 1
        if place >= 0:
            last = place
    return found


def _titled(before: Token, token: Token, document: Document) -> bool:
    """Whether a title with year and body stands between two labels."""
    text = document.source.text
    words = ""
    for block in document.blocks[max(before.block + 1, token.block - _LINES_BEFORE) : token.block]:
        if isinstance(block, Line) and block.end - block.start <= _LONGEST_LINE:
            for line in (text[block.start : block.end], words + text[block.start : block.end]):
                title = read_title(line)
                if title is not None and title.year is not None and title.body is not None:
                    return True
            words = text[block.start : block.end]
    return False


def _outline(tokens: Sequence[Token], order: dict[str, int]) -> _Outline:
    """Say what sections and rows some tokens have."""
    found = _Outline()
    filled = False
    for token in tokens:
        label = token.label
        if label is None:
            continue
        if label.heading in order and token.mark in _MARKS:
            found.sections.append(order[label.heading])
            filled = False
        if label.row and not label.word and token.counted:
            found.rows.add(label.key)
        if not filled and found.sections and (token.trailing or token.counted):
            found.content += 1
            filled = True
    return found


def _title(tokens: Sequence[Token], document: Document, head: int) -> Title | None:
    """Return the title of its own that a report begins with, behind the last label of the one before."""
    text = document.source.text
    first = max(tokens[head - 1].block + 1, tokens[head].block - _LINES_BEFORE)
    lines: list[tuple[str, int, int]] = []
    for block in document.blocks[first : tokens[head].block]:
        cells = block.cells if isinstance(block, Row) else (block,)
        lines += [(text[cell[0] : cell[1]], cell[0], cell[1]) for cell in cells if 0 < cell[1] - cell[0] <= _LONGEST_LINE]
    return find_title(lines, None, None)


def _begin(head: Token, title: Title | None, document: Document) -> int:
    """Return the block that a report begins with: its metadata, its title, or else its first heading."""
    blocks = document.blocks
    if title is None:
        return head.block
    at = head.block
    while at > 0 and _start(blocks[at]) > title.start:
        at -= 1
    while at > 0 and isinstance(blocks[at - 1], Row) and read_metadata(document.source.text, (blocks[at - 1],)):
        at -= 1
    return at


def _start(block: Line | Row) -> int:
    return block.start if isinstance(block, Line) else min(cell.start for cell in block.cells)


def _parts(cuts: Sequence[tuple[int, Title | None]], document: Document) -> tuple[Part, ...]:
    """Return the parts between some cuts; what the container says of itself is said of the first."""
    blocks = document.blocks
    bounds = [0, *(at for at, _ in cuts), len(blocks)]
    titles = [None, *(title for _, title in cuts)]
    return tuple(
        Part(
            attrs.evolve(
                document,
                blocks=blocks[left:right],
                title=document.title if number == 0 else None,
                metadata=document.metadata if number == 0 else (),
            ),
            title,
            _start(blocks[left]) if number else 0,
        )
        for number, (left, right, title) in enumerate(zip(bounds, bounds[1:], titles, strict=False))
    )
