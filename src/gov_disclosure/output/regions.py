"""Places of findings as regions of a text file: lines, columns and offsets that agree, or less where they cannot."""

from __future__ import annotations

import os
from typing import Any

from gov_disclosure.limits import Limits
from gov_disclosure.output.addresses import STDIN
from gov_disclosure.spans import LineIndex, Position

__all__ = ["Regions"]

_PACKED = (b"PK\x03\x04", b"%PDF", b"\x1f\x8b", b"\xd0\xcf\x11\xe0")


class Regions:
    """
    The places of one file.

    Args:
        path: The file, or `-`.
        limits: How much of it is read.
    """

    def __init__(self, path: str, limits: Limits) -> None:
        self._path = path
        self._limits = limits
        self._lines: LineIndex | None = None
        self._length = 0
        self._read = False

    def region(self, position: Position) -> dict[str, int] | None:
        """Return a place as SARIF has regions, or None where the file is no text."""
        if position.page is not None or position.part is not None:
            return None
        if not self._read:
            self._index()
        lines = self._lines
        if lines is not None and position.end <= self._length:
            line, column = lines.locate(position.start)
            if line == position.line:
                last, behind = lines.locate(position.end)
                return {
                    "startLine": line, "startColumn": column, "endLine": last, "endColumn": behind,
                    "charOffset": position.start, "charLength": position.end - position.start,
                }  # fmt: skip
        if position.table is not None:
            # The column is one of the table.
            return {"startLine": position.line}
        return {"startLine": position.line, "startColumn": position.column}

    def _index(self) -> None:
        """Read the file once more: the places of a page have no column in the source by themselves."""
        self._read = True
        if self._path == STDIN or not os.path.isfile(self._path):  # noqa: PTH113 - a path may hold anything
            return
        text = _text(self._path, self._limits)
        if text is not None:
            self._length = len(text)
            self._lines = LineIndex(text)


def _text(path: str, limits: Limits) -> str | None:
    from gov_disclosure.diagnostics import Diagnostics
    from gov_disclosure.errors import GovDisclosureError
    from gov_disclosure.reading.charset import decode
    from gov_disclosure.reading.opening import read_path
    from gov_disclosure.reading.sniff import HTML, sniff_bytes

    name: Any = os.path.basename(path)  # noqa: PTH119 - as above
    try:
        data = read_path(path, limits)
        if data.startswith(_PACKED):
            return None
        return decode(data, html=sniff_bytes(None, name) is HTML or b"<" in data[:1024], sink=Diagnostics(limits))
    except GovDisclosureError:
        return None
