"""Documents of other distributions' readers: vetted before anything is made of them, and then unable to fail."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import attrs

from gov_disclosure.diagnostics import Diagnostic, Diagnostics, Severity
from gov_disclosure.reading.blocks import Block, Cell, Document, Line, Row
from gov_disclosure.spans import Position, Source, TextSource

__all__ = ["unfit", "vetted"]

_MOST_COLUMNS = 10_000


def unfit(made: object, sink: Diagnostics) -> str | None:
    """
    Say why a document cannot be used, or None where it can.

    Args:
        made: What a reader returned.
        sink: What the reader said.
    """
    if not isinstance(made, Document):
        return f"it returned {type(made).__name__}, no gov_disclosure.reading.Document"
    document: Any = made
    text = document.source.text
    if not isinstance(text, str):
        return f"the view is {type(text).__name__}, no str"
    if document.title is not None and not isinstance(document.title, str):
        return "the title is no str"
    for pair in document.metadata:
        if not all(isinstance(word, str) for word in pair) or len(pair) != 2:
            return f"the metadata {pair!r} are no two str"
    for remark in (*sink.freeze(), *document.diagnostics):
        if not _is_plain(remark):
            return f"the diagnostic {remark!r} holds what is no JSON"
    return _misplaced(document.blocks, text)


def _misplaced(blocks: Any, text: str) -> str | None:
    """Say which block has no place in the view or is out of order, or None."""
    behind = 0
    for number, block in enumerate(blocks):
        cells: Any
        if isinstance(block, Line):
            cells = (block,)
        elif isinstance(block, Row):
            cells = block.cells
            if not all(isinstance(cell, Cell) for cell in cells):
                return f"block {number}: the cells of a Row are Cells"
            if not all(_is_count(count) for count in (block.table, block.number)):
                return f"block {number}: table and number are whole and not negative"
        else:
            return f"block {number} is {type(block).__name__}, no Line and no Row"
        for cell in cells:
            if not (_is_count(cell.start) and _is_count(cell.end) and behind <= cell.start <= cell.end <= len(text)):
                return f"block {number} has the span {cell[:2]}, behind {behind} in a view of {len(text)}"
            behind = cell.end
        if isinstance(block, Row):
            if not all(_is_count(cell.column) and _is_count(cell.colspan) and cell.colspan for cell in cells):
                return f"block {number}: column is counted from 0 and colspan from 1"
            if any(cell.column + cell.colspan > _MOST_COLUMNS for cell in cells):
                return f"block {number}: a table has no more than {_MOST_COLUMNS} columns"
            if block.words and block.words != tuple(text[cell.start : cell.end] for cell in block.cells):
                return f"block {number}: words are not what stands at the cells' spans"
    return None


def _is_count(number: Any) -> bool:
    return type(number) is int and number >= 0


_FIELDS = ("code", "severity", "path")


def _is_plain(remark: Any) -> bool:
    if not isinstance(remark, Diagnostic):
        return False
    code, severity, path = attrs.astuple(remark, recurse=False, filter=lambda field, _: field.name in _FIELDS)
    if not isinstance(severity, Severity) or not isinstance(code, str) or not isinstance(path, str | None):
        return False
    try:
        json.dumps(dict(remark.arguments), allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return False
    return remark.position is None or _is_place(remark.position)


def _is_place(position: Any) -> bool:
    if not isinstance(position, Position) or not all(_is_count(number) for number in position[:4]):
        return False
    try:
        json.dumps(position.to_dict(), allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        return False
    return True


def vetted(document: Document, say: Callable[[str], None]) -> Document:
    """
    Return a document whose source cannot fail, without blank lines and the blanks at the ends of cells.

    Args:
        document: A document that is not `unfit`.
        say: Takes what is wrong with its source, once.
    """
    text = document.source.text
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Line):
            if not text[slice(*block)].isspace() and block.end > block.start:
                blocks.append(Line(*_trimmed(text, block)))
        elif block.cells:
            cells = tuple(Cell(*_trimmed(text, cell), cell.column, cell.colspan) for cell in block.cells)
            blocks.append(Row(cells, block.table, block.number, block.exact))
    return attrs.evolve(document, source=_Safe(document.source, say), blocks=tuple(blocks))


def _trimmed(text: str, span: Line | Cell) -> tuple[int, int]:
    """Return a span without the blanks at its ends."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return (start, start + len(words.strip())) if words.strip() else (span.start, span.start)


class _Safe:
    """The source of a plug-in; where it cannot tell a place, the place in the view is told instead."""

    __slots__ = ("_said", "_say", "_source", "_view", "text")

    def __init__(self, source: Source, say: Callable[[str], None]) -> None:
        self.text = source.text
        self._source = source
        self._view = TextSource(self.text)
        self._say = say
        self._said = False

    def position(self, start: int, end: int) -> Position:
        """See `Source`."""
        try:
            found = self._source.position(start, end)
            reason = None if _is_place(found) else f"position({start}, {end}) returned {found!r}"
        except (Exception, SystemExit) as error:
            reason = f"position({start}, {end}): {type(error).__name__}: {error}"
        else:
            if reason is None:
                return found
        if not self._said:
            self._said = True
            self._say(reason)
        return self._view.position(start, end)

    def positions(self, spans: Sequence[tuple[int, int]]) -> list[Position]:
        """See `Source`."""
        return [self.position(start, end) for start, end in spans]
