"""Documents within the document (`w:altChunk`), which a word processor takes in when it opens the file."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.reading.blocks import Document, Line
from gov_disclosure.reading.docx.archive import Archive, Entry
from gov_disclosure.reading.docx.view import CellParts, View
from gov_disclosure.reading.reader import Container

__all__ = ["read_chunk"]

_PAGES = (".htm", ".html", ".xhtml", ".txt")


def read_chunk(
    entry: Entry | None, archive: Archive, container: Container, view: View, read: Callable[[Container], Document]
) -> None:
    """
    Write what a page or a text within the document says behind the view; anything else is told.

    Args:
        entry: The part, or None where the archive has none.
        archive: What it lies in.
        container: The document that it lies in.
        view: Takes its lines and rows.
        read: Reads pages and text.
    """
    name = entry.name if entry is not None else "altChunk"
    if entry is None or not name.lower().endswith(_PAGES):
        container.sink.add("GD130", Severity.WARNING, what=name[:80])
        return
    data = archive.read(entry)
    if not data.strip():
        return
    inner = read(attrs.evolve(container, data=data, media_type=None, name=name))
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
