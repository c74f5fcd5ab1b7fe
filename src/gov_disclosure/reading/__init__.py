"""
Containers in, blocks out; and what an author of a reader needs.

A reader of another distribution is a `Reader` behind the entry point `gov_disclosure.readers`.
"""

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.reading.blocks import Cell, Document, Line, Row
from gov_disclosure.reading.reader import Container, Picture, Reader, TextProvider
from gov_disclosure.spans import LineIndex, Position, Source, TextSource

__all__ = [
    "Cell",
    "Container",
    "Diagnostics",
    "Document",
    "Line",
    "LineIndex",
    "Picture",
    "Position",
    "Reader",
    "Row",
    "Severity",
    "Source",
    "TextProvider",
    "TextSource",
]
