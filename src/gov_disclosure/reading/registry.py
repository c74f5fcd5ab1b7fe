"""The readers there are, and which of them takes a container."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module

from gov_disclosure.errors import LimitError
from gov_disclosure.limits import Limits
from gov_disclosure.plugins import READERS, load
from gov_disclosure.reading.blocks import Document
from gov_disclosure.reading.reader import Container, Reader

__all__ = ["known_readers", "largest_size", "read_container"]


def _late(module: str, function: str) -> Callable[[Container], Document]:
    """Return a reader's function, whose module is imported when it is first called."""

    def read(container: Container) -> Document:
        found: Callable[[Container], Document] = getattr(import_module(f"gov_disclosure.reading.{module}"), function)
        return found(container)

    return read


def _is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF: some servers put a few of their own before it, but no markup."""
    at = data.find(b"%PDF-", 0, 1024)
    return at == 0 or (at > 0 and b"<" not in data[:at])


TEXT = Reader(
    name="text",
    title="HTML, Markdown, text",
    media_types=("text/html", "application/xhtml+xml", "text/markdown", "text/plain", "text/csv", "text/tab-separated-values"),
    suffixes=("html", "htm", "xhtml", "shtml", "jsp", "asp", "aspx", "php", "md", "markdown", "txt", "text", "csv", "tsv"),
    matches=lambda _data, _name: True,
    read=_late("encoded", "read_encoded"),
)


PDF = Reader(
    name="pdf",
    title="PDF",
    media_types=("application/pdf",),
    suffixes=("pdf",),
    matches=lambda data, _name: _is_pdf(data),
    read=_late("pdf", "read_pdf"),
    largest="max_pdf_bytes",
)


OWN = (PDF, TEXT)
"""The readers of this distribution, in the order in which they are asked; the last takes what no other does."""


@cache
def known_readers() -> tuple[Reader, ...]:
    """Return all readers in the order in which they are asked: those of other distributions, then our own."""
    plugins, _ = load(READERS)
    return (*(plugin.value for plugin in plugins if isinstance(plugin.value, Reader)), *OWN)


def read_container(container: Container) -> Document:
    """
    Return the document that a container is, by the first reader that knows its bytes.

    Raises:
        UnreadableError: No reader can read it.
        LimitError: It is larger than its reader allows.
    """
    reader = next(reader for reader in known_readers() if reader.matches(container.data, container.name))
    largest: int = getattr(container.limits, reader.largest)
    if len(container.data) > largest:
        raise LimitError.of("error.too_large", size=len(container.data), name=reader.largest, limit=largest)
    return reader.read(container)


def largest_size(limits: Limits) -> tuple[str, int]:
    """Return the name and the value of the limit of size that no container may pass, whatever reads it."""
    sizes = {reader.largest: int(getattr(limits, reader.largest)) for reader in known_readers()}
    return max(sizes.items(), key=lambda item: item[1])
