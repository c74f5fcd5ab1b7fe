"""The readers there are, and which of them takes a container."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import Any

import attrs

from gov_disclosure import plugins
from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.errors import GovDisclosureError, Said, UnreadableError
from gov_disclosure.limits import Limits
from gov_disclosure.plugins import Fault, Plugin
from gov_disclosure.reading.blocks import Document
from gov_disclosure.reading.formats import recognise
from gov_disclosure.reading.reader import Container, Reader
from gov_disclosure.reading.sniff import looks_like_text

__all__ = ["known_readers", "read_container", "reader_faults", "size_limit"]


def _late(module: str, function: str) -> Callable[..., Any]:
    """Return a reader's function, whose module is imported when it is first called."""

    def call(*arguments: Any) -> Any:
        return _found(module, function)(*arguments)

    return call


@cache
def _found(module: str, function: str) -> Callable[..., Any]:
    """Return a function of a module, which is imported for it."""
    found: Callable[..., Any] = getattr(import_module(f"gov_disclosure.reading.{module}"), function)
    return found


def _is_docx(data: bytes, name: str | None) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    matches: Callable[[bytes, str | None], bool] = import_module("gov_disclosure.reading.docx").is_docx
    return matches(data, name)


DOCX = Reader(
    name="docx",
    title="DOCX",
    media_types=(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        "application/vnd.ms-word.document.macroenabled.12",
        "application/vnd.ms-word.template.macroenabled.12",
    ),
    suffixes=("docx", "docm", "dotx", "dotm"),
    matches=_is_docx,
    read=_late("docx", "read_docx"),
)


def _is_pdf(data: bytes) -> bool:
    """Whether bytes are a PDF: some servers put a few of their own before it, but no markup."""
    at = data.find(b"%PDF-", 0, 1024)
    return at == 0 or (at > 0 and b"<" not in data[:at])


TEXT = Reader(
    name="text",
    title="HTML, Markdown, text",
    media_types=("text/html", "application/xhtml+xml", "text/markdown", "text/plain", "text/csv", "text/tab-separated-values"),
    suffixes=("html", "htm", "xhtml", "shtml", "jsp", "asp", "aspx", "php", "md", "markdown", "txt", "text", "csv", "tsv"),
    matches=lambda data, _name: looks_like_text(data),
    read=_late("encoded", "read_encoded"),
)
MHTML = Reader(
    name="mhtml",
    title="MHTML",
    media_types=("multipart/related", "application/x-mimearchive"),
    suffixes=("mht", "mhtml"),
    matches=_late("mhtml", "is_mhtml"),
    read=_late("mhtml", "read_mhtml"),
)
PACKED = Reader(
    name="packed",
    title="a page compressed by gzip, or with the headers of HTTP",
    media_types=("application/gzip", "application/x-gzip", "application/http"),
    suffixes=("gz",),
    matches=_late("packed", "is_packed"),
    read=_late("packed", "read_packed"),
)
UNREAD = Reader(
    name="unread",
    title="what is recognised, but read by a text provider alone",
    media_types=(),
    suffixes=(),
    matches=lambda data, _name: recognise(data) is not None,
    read=_late("pictures", "read_picture"),
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

OWN = (PACKED, DOCX, PDF, MHTML, TEXT)
"""The readers of this distribution, in the order in which they are asked."""


@attrs.frozen
class _Known:
    """A reader, and the plug-in that brought it, or None where it is ours."""

    reader: Reader
    plugin: Plugin | None = None


@cache
def _discover(others: plugins.Wanted) -> tuple[tuple[_Known, ...], tuple[Fault, ...]]:
    brought, unloaded = plugins.load(plugins.READERS, others)
    found: list[_Known] = []
    faults = list(unloaded)
    for plugin in brought:
        reason = _unfit(plugin.value)
        if reason is None:
            found.append(_Known(plugin.value, plugin))
        else:
            faults.append(Fault(plugin.name, plugin.distribution, plugin.version, reason))
    return (*found, *map(_Known, OWN)), tuple(faults)


def _unfit(reader: object) -> str | None:
    """Say why an object cannot be used as a reader, or None where it can."""
    if not isinstance(reader, Reader):
        return f"{type(reader).__name__} is no gov_disclosure.reading.Reader"
    for field in ("media_types", "suffixes"):
        value = getattr(reader, field)
        if not isinstance(value, (tuple, list)) or not all(isinstance(item, str) for item in value):
            return f"{field} of the reader {reader.name!r} is no tuple of str"
    for field in ("matches", "read"):
        if not callable(getattr(reader, field)):
            return f"{field} of the reader {reader.name!r} cannot be called"
    return None


def known_readers() -> tuple[Reader, ...]:
    """Return all readers in the order in which they are asked: those of other distributions by name, then our own."""
    return tuple(known.reader for known in _discover(plugins.wanted())[0])


def reader_faults() -> tuple[Fault, ...]:
    """Return the plug-ins that cannot be used, and why."""
    return _discover(plugins.wanted())[1]


def size_limit(head: bytes, limits: Limits) -> tuple[str, int]:
    """Return the name and the value of the limit on the size of an input, given its first bytes."""
    larger = (reader.largest for reader in OWN if reader.largest != TEXT.largest and reader.matches(head, None))
    name = next(larger, TEXT.largest)
    return name, getattr(limits, name)


def read_container(container: Container) -> Document:
    """
    Return the document that a container is.

    The readers that know its bytes are asked first, plug-ins before ours; where there are none, those for the
    format that is recognised, else for its media type, else for the ending of its name. A plug-in that fails
    is told, and the next is asked; `UnreadableError` and the package's other errors are a reader's last word.

    Raises:
        UnreadableError: No reader can read it.
        LimitError: It is larger than its reader allows.
    """
    failed: list[Said] = []
    for fault in reader_faults():
        told: dict[str, Any] = {"entry": fault.name, **_origin(fault), "reason": fault.reason}
        container.sink.add("GD901", Severity.WARNING, **told)
        failed.append(("GD901", told))
    try:
        for known in _in_turn(container, failed):
            document = _read(known, container, failed)
            if document is not None:
                return document
        last = UNREAD if recognise(container.data) is not None else TEXT
        return _handed_on(last.read(container), container.sink)
    except UnreadableError as error:
        # Who wonders why a file is not read is told what should have read it.
        raise error.because(failed) from error.__cause__


def _in_turn(container: Container, failed: list[Said]) -> Iterator[_Known]:
    """Yield the readers to ask, the likeliest first."""
    data, name = container.data, container.name
    known = _discover(plugins.wanted())[0]
    asked: list[_Known] = []
    for each in known:
        if _matches(each, data, name, container.sink, failed):
            asked.append(each)
            yield each
    if any(each.plugin is None for each in asked):
        return
    found = recognise(data)
    told = (container.media_type or "").partition(";")[0].strip().lower()
    suffix = name.rpartition(".")[2].lower() if name is not None and "." in name else ""
    certain = found is not None and not found.generic
    for each in known:
        if each in asked:
            continue
        types = each.reader.media_types
        if (certain and found is not None and found.media_type in types) or (
            not certain and (told in types or (suffix in each.reader.suffixes and not _is_ours(told, known)))
        ):
            yield each


def _is_ours(media_type: str, known: tuple[_Known, ...]) -> bool:
    """Whether a media type is that of some reader, so that the ending of the name says nothing more."""
    return any(media_type in each.reader.media_types for each in known)


def _matches(known: _Known, data: bytes, name: str | None, sink: Diagnostics, failed: list[Said]) -> bool:
    if known.plugin is None:
        return known.reader.matches(data, name)
    try:
        return bool(known.reader.matches(data, name))
    except (Exception, SystemExit) as error:
        _say(known.plugin, known.reader, f"{type(error).__name__}: {error}", sink, failed)
        return False


def _read(known: _Known, container: Container, failed: list[Said]) -> Document | None:
    """Return what a reader makes of a container, or None where it is a plug-in's and failed."""
    plugin, reader = known.plugin, known.reader
    if plugin is None:
        return _handed_on(reader.read(container), container.sink)
    from gov_disclosure.reading.vetting import unfit, vetted

    trial = Diagnostics(container.limits)
    document: Document | None = None
    try:
        document = reader.read(attrs.evolve(container, sink=trial))
        reason = unfit(document, trial)
    except (GovDisclosureError, MemoryError):
        raise
    # Whatever else a plug-in raises, even to leave the program, concerns it alone.
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}"
    if document is None or reason is not None:
        _say(plugin, reader, reason or "it returned None", container.sink, failed)
        return None
    container.sink.absorb(trial)
    return _handed_on(vetted(document, lambda reason: _say(plugin, reader, reason, container.sink, failed)), container.sink)


def _say(plugin: Plugin, reader: Reader, reason: str, sink: Diagnostics, failed: list[Said]) -> None:
    told: dict[str, Any] = {"reader": str(reader.name), **_origin(plugin), "reason": reason}
    sink.add("GD903", Severity.WARNING, **told)
    failed.append(("GD903", told))


def _origin(whose: Plugin | Fault) -> dict[str, Any]:
    return {"distribution": whose.distribution, "version": whose.version}


def _handed_on(document: Document, sink: Diagnostics) -> Document:
    for remark in document.diagnostics:
        sink.append(remark)
    return document
