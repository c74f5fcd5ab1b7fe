"""The streams of a command: results go to one, messages to the other."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from io import StringIO
from typing import TextIO, TypeVar

from gov_disclosure.cli import PROGRAM
from gov_disclosure.messages import text
from gov_disclosure.output.meter import Meter, meter_for
from gov_disclosure.output.screen import Screen, progress, screen_for
from gov_disclosure.output.widths import printable

__all__ = ["Terminal"]

Item = TypeVar("Item")


class Terminal:
    """
    Where a command writes, and in which language.

    Args:
        language: `zh` or `en`.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.out = _safe(sys.stdout)
        self.err = _safe(sys.stderr)

    @cached_property
    def screen(self) -> Screen:
        """Standard output, for text and tables."""
        return screen_for(self.out)

    def say(self, key: str, **arguments: object) -> str:
        """Return a text of the catalogue."""
        return text(key, self.language, **arguments)

    def complain(self, message: str) -> None:
        """Write a message to standard error, in one line: the name of a file may hold what looks like another."""
        self.out.flush()
        self.err.write(f"{PROGRAM}: {printable(message)}\n")
        self.err.flush()

    def progress(self, items: Sequence[Item]) -> Iterator[Item]:
        """Yield items, with a bar on standard error where that is a terminal and the results go elsewhere."""
        # On one terminal the results themselves show how far it is, and a bar would run through them.
        return iter(items) if self.out.isatty() else progress(items, self.err)

    def meter(self, total: int | None) -> Meter:
        """Return what shows on standard error how far a long run is."""
        return meter_for(self.err, total)


def _safe(stream: TextIO | None) -> TextIO:
    """Make a stream take every character: UTF-8 where it is no terminal, and no error where it has no sign for one."""
    if stream is None:
        # Closed by the caller.
        return StringIO()
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        if not stream.isatty():
            reconfigure(encoding="utf-8")
        reconfigure(errors="backslashreplace")
    return stream
