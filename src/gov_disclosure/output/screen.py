"""What text is written on: a plain stream, or with the extra `cli` a terminal with colours and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol, TextIO, TypeVar

from gov_disclosure.output.widths import pad, printable, width

__all__ = ["PlainScreen", "Screen", "Styled", "progress", "screen_for"]

Item = TypeVar("Item")
_GAP = "  "


class Styled(NamedTuple):
    """A piece of text and what it is: `error`, `warning`, `info`, `good`, `heading` or `dim`."""

    text: str
    style: str


class Screen(Protocol):
    """Where text goes."""

    def line(self, *parts: str | Styled) -> None:
        """Write a line, its parts one behind the other."""
        ...

    def table(self, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table; without headers only its rows."""
        ...


class PlainScreen:
    """A screen without colours."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def line(self, *parts: str | Styled) -> None:
        """Write a line, its parts one behind the other."""
        text = "".join(part if isinstance(part, str) else part.text for part in parts)
        self._stream.write(f"{printable(text).rstrip()}\n")

    def table(self, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table, its columns as wide as what stands in them."""
        body = [tuple(row) for row in rows]
        lines = [tuple(headers), *body] if any(headers) else body
        widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
        if any(headers):
            lines.insert(1, tuple("-" * columns for columns in widths))
        for line in lines:
            self.line(_GAP.join(pad(text, columns) for text, columns in zip(line, widths, strict=True)))


def screen_for(stream: TextIO) -> Screen:
    """Return a screen with colours where the stream is a terminal and the extra `cli` is installed."""
    if stream.isatty():
        try:
            from gov_disclosure.output.rich_text import RichScreen
        except ImportError:
            pass
        else:
            return RichScreen(stream)
    return PlainScreen(stream)


def progress(items: Sequence[Item], stream: TextIO) -> Iterator[Item]:
    """Yield items, with a bar on the stream where it is a terminal and the extra `cli` is installed."""
    if len(items) > 1 and stream.isatty():
        try:
            from gov_disclosure.output.rich_text import track
        except ImportError:
            pass
        else:
            return track(items, stream)
    return iter(items)
