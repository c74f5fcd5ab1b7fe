"""How far a long run is: a bar on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from typing import Protocol, TextIO

__all__ = ["LineMeter", "Meter", "meter_for"]

_EVERY = 10.0
"""Seconds between lines: a log is read afterwards."""


class Meter(Protocol):
    """Shows how many of a run are done."""

    def start(self) -> None:
        """Show it."""
        ...

    def step(self, words: str) -> None:
        """Count one more; the words tell what was found so far."""
        ...

    def stop(self) -> None:
        """Show it no longer."""
        ...


class LineMeter:
    """A line every ten seconds."""

    def __init__(self, stream: TextIO, total: int | None) -> None:
        self._stream = stream
        self._total = f"/{total}" if total is not None else ""
        self._done = 0
        self._begun = self._told = time.monotonic()

    def start(self) -> None:
        """Begin to count the time."""
        self._begun = self._told = time.monotonic()

    def step(self, words: str) -> None:
        """Count one more, and write a line where the last one is some time ago."""
        self._done += 1
        now = time.monotonic()
        if now - self._told >= _EVERY:
            self._told = now
            self._stream.write(f"{self._done}{self._total} · {self._done / (now - self._begun):.0f}/s · {words}\n")
            self._stream.flush()

    def stop(self) -> None:
        """Nothing is left to be taken away."""


def meter_for(stream: TextIO, total: int | None) -> Meter:
    """Return a bar where the stream is a terminal and the extra `cli` is installed, else lines."""
    if stream.isatty():
        try:
            from gov_disclosure.output.rich_text import RichMeter
        except ImportError:
            pass
        else:
            return RichMeter(stream, total)
    return LineMeter(stream, total)
