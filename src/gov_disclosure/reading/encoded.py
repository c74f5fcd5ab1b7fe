"""Pages, Markdown and text: from bytes or a decoded text to a document."""

from __future__ import annotations

from functools import partial

import attrs

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.errors import UnreadableError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Document
from gov_disclosure.reading.charset import decode
from gov_disclosure.reading.cutting import RowCutter, cut_lines, cut_tags
from gov_disclosure.reading.data import refuse_data
from gov_disclosure.reading.html.page import read_html
from gov_disclosure.reading.listed import without_marks
from gov_disclosure.reading.pieced import PiecedSource
from gov_disclosure.reading.reader import Container
from gov_disclosure.reading.sniff import HTML, MARKDOWN_WITH_MARKUP, refuse_binary, sniff_bytes, sniff_text
from gov_disclosure.reading.text import read_text, split_line
from gov_disclosure.reading.wrapped_rows import unwrap_rows
from gov_disclosure.spans import TextSource

__all__ = ["read_decoded", "read_encoded"]


def read_encoded(container: Container) -> Document:
    """
    Decode a container and read it as a page, as Markdown or as text.

    Raises:
        UnreadableError: The bytes are no text, or there are none.
    """
    data, sink = container.data, container.sink
    refuse_binary(data)
    told = sniff_bytes(container.media_type, container.name)
    text = decode(data, declared=_charset(container.media_type), html=told is HTML or b"<" in data[:1024], sink=sink)
    return read_decoded(text, told, sink, container.limits, container.fast)


def read_decoded(text: str, told: str | None, sink: Diagnostics, limits: Limits, fast: bool | None) -> Document:
    """
    Read a text as what it is, or as what it is told to be.

    Raises:
        UnreadableError: The text is empty, or JSON.
    """
    if not text or text.isspace():
        raise UnreadableError.of("error.empty")
    refuse_data(text)
    text = cut_lines(text, limits, sink)
    kind = sniff_text(text, told)
    cutter = RowCutter(limits, sink)
    if kind in (HTML, MARKDOWN_WITH_MARKUP):
        text = cut_tags(text, limits, sink)
        split = partial(split_line, cutter=cutter)
        return read_html(text, sink=sink, limits=limits, fast=fast, split_line=split, newline_breaks=kind is not HTML)
    return _read_text(text, cutter)


def _read_text(text: str, cutter: RowCutter) -> Document:
    """Read a text, with one line for each row of tables that are drawn."""
    view = without_marks(text)
    pieces = unwrap_rows(view)
    if pieces is None:
        return read_text(view, cutter)
    joined = PiecedSource(pieces, TextSource(text))
    return attrs.evolve(read_text(joined.text, cutter), source=joined)


def _charset(media_type: str | None) -> str | None:
    for parameter in (media_type or "").split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset" and value.strip():
            return value.strip().strip("\"'")
    return None
