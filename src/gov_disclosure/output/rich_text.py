"""The border to rich (extra `cli`): colours, tables and a progress bar, for terminals only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO, TypeVar

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import track as rich_track
from rich.table import Table
from rich.text import Text

from gov_disclosure.output.screen import Styled
from gov_disclosure.output.widths import printable

__all__ = ["RichMeter", "RichScreen", "track"]

Item = TypeVar("Item")
_STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan", "good": "green", "heading": "bold", "dim": "dim"}


class RichScreen:
    """A terminal with colours."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False)

    def line(self, *parts: str | Styled) -> None:
        """Write a line, its parts one behind the other."""
        pieces = [printable(part) if isinstance(part, str) else (printable(part.text), _STYLES[part.style]) for part in parts]
        self._console.print(Text.assemble(*pieces), soft_wrap=True)

    def table(self, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Write a table."""
        table = Table(box=box.SIMPLE_HEAD if any(headers) else None, show_header=any(headers), pad_edge=False)
        for number, header in enumerate(headers):
            # A code or a path is for copying, so it stays in one piece.
            table.add_column(Text(header), no_wrap=number == 0)
        for row in rows:
            table.add_row(*(Text(printable(cell)) for cell in row))
        self._console.print(table)


def track(items: Sequence[Item], stream: TextIO) -> Iterator[Item]:
    """Yield items, with a bar that goes away at the end."""
    console = Console(file=stream)
    yield from rich_track(items, description="", console=console, transient=True)


class RichMeter:
    """A bar with rate and remaining time, which goes away at the end."""

    def __init__(self, stream: TextIO, total: int | None) -> None:
        self._progress = Progress(
            BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False),
            console=Console(file=stream), transient=True,
        )  # fmt: skip
        self._task = self._progress.add_task("", total=total)

    def start(self) -> None:
        """Show it."""
        self._progress.start()

    def step(self, words: str) -> None:
        """Count one more; the words stand beside the bar."""
        self._progress.update(self._task, advance=1, description=words)

    def stop(self) -> None:
        """Take it away."""
        self._progress.stop()


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        """Return how many are done in a second."""
        return Text(f"{task.speed:.0f}/s" if task.speed is not None else "")
