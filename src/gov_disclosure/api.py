"""From a file, bytes or a text to a report: what `gov_disclosure.parse_*` are."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.errors import LimitError, UnreadableError, UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.report import Report

if TYPE_CHECKING:
    from gov_disclosure.reading.blocks import Document

__all__ = ["parse_bytes", "parse_file", "parse_text"]


def parse_file(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS, fast: bool | None = None) -> Report:
    """
    Read a report from a file: a page, Markdown, text (in any of the usual encodings) or PDF.

    Args:
        path: The file.
        limits: How much is read at most.
        fast: True to insist on the `fast` extra for pages, False to do without it; None takes it where
            it is installed. The report is the same.

    Raises:
        UnreadableError: The file is missing, empty, or in a format that is not read.
        NotAReportError: It is no 政府信息公开工作年度报告; `reasons` tells why.
        LimitError: It is larger than `Limits.max_bytes`, or a PDF larger than `Limits.max_pdf_bytes`.
    """
    from pathlib import Path

    from gov_disclosure.reading.registry import largest_size

    try:
        file = Path(path)
    except TypeError:
        raise UsageError(f"parse_file takes a path, not {type(path).__name__}; for bytes there is parse_bytes") from None
    if "\0" in str(file):
        raise UsageError("a path has no null character in it")
    try:
        if file.is_dir():
            raise UnreadableError.of("error.folder", file=str(file))
        size = file.stat().st_size
        name, largest = largest_size(limits)
        if size > largest:
            raise LimitError.of("error.too_large", size=size, name=name, limit=largest)
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableError.of("error.unopened", file=str(file), reason=error.strerror or str(error)) from error
    return parse_bytes(data, name=file.name, limits=limits, fast=fast)


def parse_bytes(
    data: bytes,
    *,
    media_type: str | None = None,
    name: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    fast: bool | None = None,
) -> Report:
    """
    Read a report from bytes.

    Args:
        data: The container's bytes.
        media_type: What the server said, `text/html; charset=gb2312`; what the bytes say wins.
        name: A file name, whose ending helps to tell the format.
        limits: How much is read at most.
        fast: See `parse_file`.

    Raises:
        UnreadableError: The bytes are empty, or of a format that is not read.
        NotAReportError: They are no 政府信息公开工作年度报告.
        LimitError: There are more than `Limits.max_bytes`, or of a PDF more than `Limits.max_pdf_bytes`.
    """
    if not isinstance(data, (bytes, bytearray, memoryview)):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise UsageError(f"parse_bytes takes bytes, not {type(data).__name__}; for a str there is parse_text")
    from gov_disclosure.reading.reader import Container
    from gov_disclosure.reading.registry import read_container

    sink = Diagnostics(limits)
    container = Container(data=bytes(data), media_type=media_type, name=name, limits=limits, sink=sink, fast=fast)
    return _parse(read_container(container), sink, limits)


def parse_text(text: str, *, limits: Limits = DEFAULT_LIMITS, fast: bool | None = None) -> Report:
    """
    Read a report from a text: plain text, Markdown, or the markup of a page.

    Args:
        text: The text; positions in the report are offsets into it.
        limits: How much is read at most.
        fast: See `parse_file`.

    Raises:
        UnreadableError: The text is empty.
        NotAReportError: It is no 政府信息公开工作年度报告.
        LimitError: It is longer than `Limits.max_bytes` characters.
    """
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise UsageError(f"parse_text takes a str, not {type(text).__name__}; for bytes there is parse_bytes")
    if len(text) > limits.max_bytes:
        raise LimitError.of("error.too_large", size=len(text), name="max_bytes", limit=limits.max_bytes)
    from gov_disclosure.reading.encoded import read_decoded

    sink = Diagnostics(limits)
    return _parse(read_decoded(text, None, sink, limits, fast), sink, limits)


def _parse(document: Document, sink: Diagnostics, limits: Limits) -> Report:
    from gov_disclosure.parsing import parse_document

    return parse_document(document, sink, limits)
