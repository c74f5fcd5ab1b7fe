"""From a file, bytes or a text to a report: what `gov_disclosure.parse_*` are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.errors import LimitError, NotAReportError, UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.report import Report

if TYPE_CHECKING:
    from gov_disclosure.reading.blocks import Document
    from gov_disclosure.reading.reader import TextProvider

__all__ = ["parse_all", "parse_bytes", "parse_file", "parse_text"]


def parse_file(
    path: str | os.PathLike[str],
    *,
    limits: Limits = DEFAULT_LIMITS,
    fast: bool | None = None,
    text_provider: TextProvider | None = None,
    isolate: bool = False,
) -> Report:
    """
    Read a report from a file: a page, a DOCX, a PDF, Markdown or text, in any of the usual encodings.

    Args:
        path: The file.
        limits: How much is read at most.
        fast: True to insist on the `fast` extra for pages (`UsageError` where it is not installed), False to do without
            it; None takes it where it is installed. The report is the same.
        text_provider: Returns the text of a `gov_disclosure.reading.Picture`: recognises characters, or converts
            what no reader reads. Figures that come from it are as it gives them.
        isolate: True to read in a process of its own, which is kept for the next input: whatever a native parser
            does there, this process goes on. The report is the same.

    Raises:
        UnreadableError: The file is missing, empty, or in a format that is not read; with `isolate`, its reader crashed.
        NotAReportError: It is no 政府信息公开工作年度报告; `reasons` tells why.
        LimitError: It is larger than `Limits.max_bytes` (a PDF: `max_pdf_bytes`), or unpacks to more than `Limits` has it; with
            `isolate`, reading it took too much time or memory.
    """
    data, name = _bytes_of(path, "parse_file", limits)
    return parse_bytes(data, name=name, limits=limits, fast=fast, text_provider=text_provider, isolate=isolate)


def parse_bytes(
    data: bytes,
    *,
    media_type: str | None = None,
    name: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    fast: bool | None = None,
    text_provider: TextProvider | None = None,
    isolate: bool = False,
) -> Report:
    """
    Read a report from bytes.

    Args:
        data: The container's bytes.
        media_type: What the server said, `text/html; charset=gb2312`; what the bytes say wins.
        name: A file name, whose ending helps to tell the format.
        limits: How much is read at most.
        fast: See `parse_file`.
        text_provider: See `parse_file`.
        isolate: See `parse_file`.

    Raises:
        UnreadableError: The bytes are empty, or of a format that is not read; with `isolate`, their reader crashed.
        NotAReportError: They are no 政府信息公开工作年度报告.
        LimitError: There are more than `Limits.max_bytes` (of a PDF: `max_pdf_bytes`), or they unpack to more than `Limits`
            has it; with `isolate`, reading them took too much time or memory.
    """
    if not isinstance(data, (bytes, bytearray, memoryview)):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise UsageError(f"parse_bytes takes bytes, not {type(data).__name__}; for a str there is parse_text")
    return _read(data, media_type, name, limits, fast, text_provider, isolate=isolate, several=False)[0]


def parse_text(text: str, *, limits: Limits = DEFAULT_LIMITS, fast: bool | None = None, isolate: bool = False) -> Report:
    """
    Read a report from a text: plain text, Markdown, or the markup of a page.

    Args:
        text: The text; positions in the report are offsets into it.
        limits: How much is read at most.
        fast: See `parse_file`.
        isolate: See `parse_file`.

    Raises:
        UnreadableError: The text is empty; with `isolate`, its reader crashed.
        NotAReportError: It is no 政府信息公开工作年度报告.
        LimitError: It is longer than `Limits.max_bytes` characters; with `isolate`, reading it took too much time or memory.
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise UsageError(f"parse_text takes a str, not {type(text).__name__}; for bytes there is parse_bytes")
    if len(text) > limits.max_bytes:
        raise _too_large(limits)
    if isolate:
        from gov_disclosure.isolation import read_isolated

        options = {"kind": "text", "media_type": None, "name": None, "fast": fast, "several": False}
        return read_isolated(text.encode("utf-8", "surrogatepass"), options, limits)[0]
    from gov_disclosure.reading.encoded import read_decoded

    sink = Diagnostics(limits)
    return _parse(read_decoded(text, None, sink, limits, fast), sink, limits, several=False)[0]


def parse_all(
    source: str | os.PathLike[str] | bytes,
    *,
    media_type: str | None = None,
    name: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    fast: bool | None = None,
    text_provider: TextProvider | None = None,
    isolate: bool = False,
) -> tuple[Report, ...]:
    """
    Read all reports of a file that has several, one after the other: those of departments, or of years.

    The other functions return the first of them, with a diagnostic (`GD219`). Here each is a report by itself, with
    nothing of the others in it; places are those in the whole file. A file with one report makes a tuple of one.

    Args:
        source: A path, or the container's bytes; a text is given as `text.encode()`.
        media_type: See `parse_bytes`.
        name: A file name, whose ending helps to tell the format of bytes.
        limits: How much is read at most.
        fast: See `parse_file`.
        text_provider: See `parse_file`.
        isolate: See `parse_file`.

    Raises:
        UnreadableError: The file is missing, empty, or in a format that is not read; with `isolate`, its reader crashed.
        NotAReportError: It has no 政府信息公开工作年度报告.
        LimitError: It is larger than `Limits.max_bytes`; with `isolate`, reading it took too much time or memory.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        data: bytes = source
    else:
        data, file_name = _bytes_of(source, "parse_all", limits)
        name = name if name is not None else file_name
    return _read(data, media_type, name, limits, fast, text_provider, isolate=isolate, several=True)


def _bytes_of(path: str | os.PathLike[str], function: str, limits: Limits) -> tuple[bytes, str]:
    """Return the bytes of a file, and its name."""
    from pathlib import Path

    try:
        file = Path(path)
    except TypeError:
        raise UsageError(f"{function} takes a path, not {type(path).__name__}; for bytes there is parse_bytes") from None
    if "\0" in str(file):
        raise UsageError("a path has no null character in it")
    from gov_disclosure.reading.opening import read_path

    return read_path(str(file), limits), file.name


def _read(
    data: bytes, media_type: str | None, name: str | None, limits: Limits, fast: bool | None,
    text_provider: TextProvider | None, *, isolate: bool, several: bool,
) -> tuple[Report, ...]:  # fmt: skip
    """Return the reports that bytes are; the first alone where not several are wanted."""
    from gov_disclosure.reading.opening import check_size

    check_size(memoryview(data).nbytes, bytes(memoryview(data)[:1024]), limits)
    if isolate:
        from gov_disclosure.isolation import read_isolated

        options = {"kind": "bytes", "media_type": media_type, "name": name, "fast": fast, "several": several}
        return read_isolated(bytes(data), options, limits, text_provider)
    from gov_disclosure.reading.reader import Container
    from gov_disclosure.reading.registry import read_container

    sink = Diagnostics(limits)
    if text_provider is not None:
        from gov_disclosure.reading.pictures import guarded

        text_provider = guarded(text_provider, sink, limits)
    container = Container(
        data=bytes(data), media_type=media_type, name=name, limits=limits, sink=sink, fast=fast, text_provider=text_provider
    )
    return _parse(read_container(container), sink, limits, several=several)


def _parse(document: Document, sink: Diagnostics, limits: Limits, *, several: bool) -> tuple[Report, ...]:
    from gov_disclosure.parsing import parse_document, parse_documents
    from gov_disclosure.reading.mojibake import find_mojibake, reasons, report_mojibake

    spoiled = find_mojibake(document)
    report_mojibake(document, spoiled, sink)
    try:
        return parse_documents(document, sink, limits) if several else (parse_document(document, sink, limits),)
    except NotAReportError as error:
        cuts = [("reason.limit", dict(each.arguments)) for each in sink.freeze() if each.code == "GD103"]
        # Garbled words are said first: whatever else it lacks, it may lack because of these. What was left out may be
        # what makes it a report.
        raise error.because(reasons(spoiled, sink), first=True).because(cuts) from None


def _too_large(limits: Limits) -> LimitError:
    from gov_disclosure.reading.opening import too_large

    return too_large(limits)
