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

__all__ = ["parse_all", "parse_bytes", "parse_file", "parse_text"]


def parse_file(path: str | os.PathLike[str], *, limits: Limits = DEFAULT_LIMITS, fast: bool | None = None) -> Report:
    """
    Read a report from a file: a page, Markdown or text, in any of the usual encodings.

    Args:
        path: The file.
        limits: How much is read at most.
        fast: True to insist on the `fast` extra for pages, False to do without it; None takes it where
            it is installed. The report is the same.

    Raises:
        UnreadableError: The file is missing, empty, or in a format that is not read.
        NotAReportError: It is no 政府信息公开工作年度报告; `reasons` tells why.
        LimitError: It is larger than `Limits.max_bytes`.
    """
    data, file_name = _bytes_of(path, "parse_file", limits)
    return parse_bytes(data, name=file_name, limits=limits, fast=fast)


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
        LimitError: There are more than `Limits.max_bytes`.
    """
    if not isinstance(data, (bytes, bytearray, memoryview)):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise UsageError(f"parse_bytes takes bytes, not {type(data).__name__}; for a str there is parse_text")
    from gov_disclosure.parsing import parse_document

    return parse_document(*_document(data, media_type, name, limits, fast), limits)


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
        raise _too_large(len(text), limits)
    from gov_disclosure.parsing import parse_document
    from gov_disclosure.reading.encoded import read_decoded

    sink = Diagnostics(limits)
    return parse_document(read_decoded(text, None, sink, limits, fast), sink, limits)


def parse_all(
    source: str | os.PathLike[str] | bytes,
    *,
    media_type: str | None = None,
    name: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    fast: bool | None = None,
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

    Raises:
        UnreadableError: The file is missing, empty, or in a format that is not read.
        NotAReportError: It has no 政府信息公开工作年度报告.
        LimitError: It is larger than `Limits.max_bytes`.
    """
    if isinstance(source, (bytes, bytearray, memoryview)):
        data: bytes = source
    else:
        data, file_name = _bytes_of(source, "parse_all", limits)
        name = name if name is not None else file_name
    from gov_disclosure.parsing import parse_documents

    return parse_documents(*_document(data, media_type, name, limits, fast), limits)


def _bytes_of(path: str | os.PathLike[str], function: str, limits: Limits) -> tuple[bytes, str]:
    """Return the bytes of a file, and its name."""
    from pathlib import Path

    try:
        file = Path(path)
    except TypeError:
        raise UsageError(f"{function} takes a path, not {type(path).__name__}; for bytes there is parse_bytes") from None
    if "\0" in str(file):
        raise UsageError("a path has no null character in it")
    try:
        if file.is_dir():
            raise UnreadableError.of("error.folder", file=str(file))
        size = file.stat().st_size
        if size > limits.max_bytes:
            raise _too_large(size, limits)
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableError.of("error.unopened", file=str(file), reason=error.strerror or str(error)) from error
    return data, file.name


def _document(
    data: bytes, media_type: str | None, name: str | None, limits: Limits, fast: bool | None
) -> tuple[Document, Diagnostics]:
    """Return what bytes are, and what the reader had to say."""
    if len(data) > limits.max_bytes:
        raise _too_large(len(data), limits)
    from gov_disclosure.reading.reader import Container
    from gov_disclosure.reading.registry import read_container

    sink = Diagnostics(limits)
    container = Container(data=bytes(data), media_type=media_type, name=name, limits=limits, sink=sink, fast=fast)
    return read_container(container), sink


def _too_large(size: int, limits: Limits) -> LimitError:
    return LimitError.of("error.too_large", size=size, limit=limits.max_bytes)
