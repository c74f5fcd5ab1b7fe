"""
Blank cells that stand behind the rows of a table of text for no other reason than to make all as wide as the widest.

A converter that does not know what cells span writes each row as it comes, `(二)部分公开 | 3 | 0 | 3 | ||`, and fills it up
behind. Then figures begin right behind the label, and no other way is left to read the blank cells before the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from gov_disclosure.figures import State
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.reading.blocks import Document, Row

__all__ = ["Padding"]

_BLANK: Final = State.BLANK
_PIPE: Final = "|"
_PIPES: Final = re.compile(r"[|\s]*")
_FEWEST = 4
"""Rows that show a habit."""


class Padding:
    """Whether the rows of a table are filled up behind, as all of them show."""

    def __init__(self) -> None:
        self._slots: list[int] = []
        self._labels: set[int] = set()
        self._is_within = True
        self._keeps_blanks = False

    def learn(self, token: Token, atoms: Sequence[Atom], width: int, before: Token | None, document: Document) -> None:
        """
        Remember how many cells a row has, and how many of them its labels are.

        Args:
            token: The label.
            atoms: The cells behind it.
            width: The columns.
            before: The label before it, which may be that of its group in the same row.
            document: The blocks.
        """
        block, text = document.blocks[token.block], document.source.text
        if atoms[-1].row == token.block:
            labels, cells = token.column + 1, block.size if isinstance(block, Row) else 0
        else:
            # A cell a line, each with its pipe; so has each blank one behind, be it in a line of its own or one of many.
            labels, begin = 1, token.start
            if before is not None and text[before.end : begin].strip() == _PIPE:
                # The first row of a group stands beside it.
                labels, begin = 2, before.start
            cells = text.count(_PIPE, begin, _end_of_pipes(text, atoms[-1].end))
        filled = [place for place, atom in enumerate(atoms) if atom[2][1] is not _BLANK]
        if filled:
            self._is_within = self._is_within and filled[-1] < width
            # As wide are rows that have lost cells: where none shows a blank one before a figure, they may have.
            self._keeps_blanks = self._keeps_blanks or filled[-1] >= len(filled)
        self._slots.append(cells)
        self._labels.add(labels)

    @property
    def is_behind(self) -> bool:
        """Whether all rows have as many cells, with one label or more: those with fewer labels have blank cells more behind."""
        alike = len(self._slots) >= _FEWEST and len(set(self._slots)) == 1 and len(self._labels) > 1
        return alike and self._is_within and self._keeps_blanks


def _end_of_pipes(text: str, at: int) -> int:
    """Return where the pipes and blanks end that stand at an offset."""
    found = _PIPES.match(text, at)
    return found.end() if found is not None else at
