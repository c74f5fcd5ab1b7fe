"""Documents within the document (`w:altChunk`), which a word processor takes in when it opens the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UnreadableError
from gov_disclosure.reading.blocks import Document, Line
from gov_disclosure.reading.docx.archive import Archive, Entry
from gov_disclosure.reading.docx.view import CellParts, View
from gov_disclosure.reading.reader import Container

__all__ = ["ChunkReader"]

_PAGES: Final = (".htm", ".html", ".xhtml", ".txt")
_MOST_BYTES: Final = 1024 * 1024


class ChunkReader:
    """
    Writes what pages and texts within a document say into its view; anything else is told.

    Args:
        archive: What they lie in.
        container: The document that they lie in.
        read: Reads pages and text.
    """

    def __init__(self, archive: Archive, container: Container, read: Callable[[Container], Document]) -> None:
        self._archive = archive
        self._container = container
        self._read = read
        # A chunk may be named any number of times; it is read once.
        self._left = _MOST_BYTES
        self._taken: set[str] = set()

    def add(self, entry: Entry | None, view: View) -> None:
        """Write one behind the view; `entry` is its part, or None where the archive has none."""
        name = entry.name if entry is not None else "altChunk"
        inner = self._document(entry)
        if inner is None:
            self._container.sink.add("GD130", Severity.WARNING, what=name[:80])
            return
        main = view.places.parts[0][1]
        view.places.parts.append((view.size, name))
        text, tables = inner.source.text, view.tables
        for number, block in enumerate(inner.blocks, 1):
            if isinstance(block, Line):
                view.add_line(number, text[block.start : block.end].replace("\n", " "))
                continue
            words = [text[cell.start : cell.end].replace("\t", " ") for cell in block.cells]
            cells: list[CellParts] = [
                (cell.column, cell.colspan, ((number, word),)) for cell, word in zip(block.cells, words, strict=True)
            ]
            view.add_row(cells, tables + block.table if block.table else 0, block.number, exact=block.exact)
            view.tables = max(view.tables, tables + block.table)
        view.places.parts.append((view.size, main))

    def _document(self, entry: Entry | None) -> Document | None:
        if entry is None or not entry.name.lower().endswith(_PAGES) or entry.size > self._left or entry.name in self._taken:
            return None
        self._taken.add(entry.name)
        data = self._archive.read(entry)
        self._left -= len(data) + 1
        try:
            return self._read(attrs.evolve(self._container, data=data, media_type=None, name=entry.name))
        except UnreadableError:
            return None
