"""The package that a DOCX is: what tells it from other archives, and its parts into a document."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import GovDisclosureError, UnreadableError
from gov_disclosure.limits import DEFAULT_LIMITS
from gov_disclosure.reading.blocks import Block, Document, Line
from gov_disclosure.reading.docx.archive import Archive
from gov_disclosure.reading.docx.body import BodyReader
from gov_disclosure.reading.docx.chunks import ChunkReader
from gov_disclosure.reading.docx.markup import Budget, Scanner
from gov_disclosure.reading.docx.names import FORMATTING
from gov_disclosure.reading.docx.numbering import Numbering, read_numbering
from gov_disclosure.reading.docx.relations import read_relations
from gov_disclosure.reading.docx.source import DocxSource
from gov_disclosure.reading.docx.styles import read_styles
from gov_disclosure.reading.docx.tables import Allowance
from gov_disclosure.reading.docx.view import View
from gov_disclosure.reading.encoded import read_encoded
from gov_disclosure.reading.reader import Container
from gov_disclosure.reading.text import split_line

__all__ = ["is_docx", "read_docx"]

_MAIN: Final = "word/document.xml"
_TYPES: Final = "[Content_Types].xml"
_MAIN_TYPE: Final = re.compile(
    rb"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.(?:document|template)\.macroEnabled\w{0,16}\.main\+xml"
)
_MOST_TYPES: Final = 1024 * 1024


def is_docx(data: bytes, _name: str | None) -> bool:
    """Whether bytes are a document of a word processor, be it damaged, and no other archive."""
    if data[:4] != b"PK\x03\x04":
        return False
    try:
        archive = Archive(data, DEFAULT_LIMITS)
        if archive.find(_MAIN) is not None:
            return True
        types = archive.find(_TYPES)
        return types is not None and types.size <= _MOST_TYPES and _MAIN_TYPE.search(archive.read(types)) is not None
    except GovDisclosureError:
        # What is left of it still tells what it was, and the reader will say what is wrong.
        return data.startswith((_TYPES.encode(), b"_rels/", b"word/", b"docProps/"), 30) and b"word/" in data


def read_docx(container: Container) -> Document:
    """
    Read a DOCX.

    Properties such as its title are not heard: they are those of the file it was once copied from.

    Raises:
        UnreadableError: The archive or its XML is damaged or encrypted, or it has no main part.
        LimitError: It is larger or deeper than `Limits` has it.
    """
    limits, sink = container.limits, container.sink
    archive, budget = Archive(container.data, limits), Budget(limits.max_elements)
    relate = partial(read_relations, archive, limits=limits, sink=sink, budget=budget)
    main = relate("").by_kind.get("officeDocument") or archive.find(_MAIN)
    if main is None:
        raise UnreadableError.of("error.docx.main")
    relations = relate(main.name)

    def read_numbers() -> Numbering:
        return read_numbering(archive, relations.by_kind.get("numbering"), limits=limits, sink=sink, budget=budget)

    def take_chunk(relation: str) -> None:
        chunks.add(relations.by_id.get(relation), view)

    chunks = ChunkReader(archive, container, read_encoded)
    allowance = Allowance(limits, sink)
    view = View(main.name, allowance, take_chunk)
    styles = read_styles(archive, relations.by_kind.get("styles"), limits=limits, sink=sink, budget=budget)
    body = BodyReader(view, styles, read_numbers, allowance)
    scanner = body.scanner = Scanner(main.name, body.starts, body.ends, limits=limits, sink=sink, counted="w:p", noise=FORMATTING)
    scanner.read(archive.chunks(main), budget)
    body.finish()
    if not body.found:
        raise UnreadableError.of("error.docx.main")
    if body.revisions:
        sink.add("GD132", Severity.INFO, count=body.revisions)
    text = view.text
    divided = (_divided(text, block, allowance) if isinstance(block, Line) else block for block in view.blocks)
    blocks = tuple(block for block in divided if block is not None)
    return Document(source=DocxSource(text, view.places, blocks), blocks=blocks)


def _divided(text: str, line: Line, allowance: Allowance) -> Block | None:
    """Return a line as a row where it is one: tables are pasted as text, too."""
    return split_line(text, *line) if allowance.may_divide(text[line.start : line.end]) else line
