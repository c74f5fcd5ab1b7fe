"""The view of a page while it is being made."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any, Final

from gov_disclosure.reading.blocks import Block, Row
from gov_disclosure.reading.html.nodes import Spot, spot_of
from gov_disclosure.reading.plain.table import PlainTable

__all__ = ["Runs", "View"]

_SHORT: Final = 1 << 30


class Spots(Sequence[Spot]):
    """Where the texts of many nodes stand, in a tenth of the memory that these nodes take."""

    __slots__ = ("_values",)

    def __init__(self, kind: str) -> None:
        self._values = array(kind)

    def __len__(self) -> int:
        return len(self._values) // 4

    def __getitem__(self, number: Any) -> Any:
        behind, start, end, lead = self._values[4 * number : 4 * number + 4]
        return Spot(behind, start, end, lead if lead >= 0 else ~lead, lead >= 0)

    def take(self, nodes: Sequence[Any]) -> None:
        """Add those of some nodes of our own tree."""
        values = self._values
        for behind, start, end, lead, is_plain in map(spot_of, nodes):
            values.extend((behind, start, end, lead if is_plain else ~lead))


class Runs:
    """
    Which node each run of the view comes from.

    Attributes:
        starts: View offset of each run, ascending.
        nodes: The text node, or the cell that is one run; of the runs that are not settled.
        origins: View offset at which the node's text would begin.
        settled: The places of the first runs, whose nodes are not needed any longer.
    """

    __slots__ = ("nodes", "origins", "settled", "starts")

    def __init__(self, kind: str) -> None:
        self.starts = array(kind)
        self.nodes: list[Any] = []
        self.origins = array(kind)
        self.settled = Spots(kind)

    def take(self, start: int, origin: int, node: Any) -> None:
        """Add a run."""
        self.starts.append(start)
        self.origins.append(origin)
        self.nodes.append(node)

    def cut(self, size: int) -> None:
        """Forget all runs but the first `size`, which are not settled."""
        del self.starts[size:], self.nodes[size - len(self.settled) :], self.origins[size:]

    def settle(self) -> None:
        """Keep no nodes of our own tree but their places."""
        self.settled.take(self.nodes)
        self.nodes.clear()

    def node(self, run: int) -> Any:
        """Return the node of a run, or where its text stands."""
        return self.settled[run] if run < len(self.settled) else self.nodes[run - len(self.settled)]


class View:
    """
    The view as far as it has been read.

    Args:
        most: How many bytes the page may have.

    Attributes:
        pieces: Its lines; a row is one line, with a tab between cells.
        size: Length of the lines with the newline behind each: the offset of the next one.
        runs: Where the text comes from.
        blocks: Lines and rows.
        plain: The plain tables in it, by number.
        ordered: Whether it has all in the order of the page.
    """

    __slots__ = ("blocks", "ordered", "pieces", "plain", "runs", "size")

    def __init__(self, most: int) -> None:
        self.pieces: list[str] = []
        self.size = 0
        # Offsets of four bytes, where that is enough.
        self.runs = Runs("i" if most < _SHORT else "q")
        self.blocks: list[Block] = []
        self.ordered = True
        self.plain: dict[int, PlainTable] = {}

    def add(self, text: str, trimmed: str, first_run: int) -> int:
        """
        Put a text behind the view without the blanks around it, and return where it begins.

        Its runs, from `first_run` on, are those of the text with blanks. The separator is counted too.
        """
        start = self.size
        size = len(trimmed)
        if size != len(text):
            lead = text.index(trimmed)
            starts, origins = self.runs.starts, self.runs.origins
            for run in range(first_run, len(starts)):
                starts[run] = max(start, starts[run] - lead)
                origins[run] -= lead
            keep = len(starts)
            while keep > first_run + 1 and starts[keep - 1] >= start + size:
                keep -= 1
            self.runs.cut(keep)
        self.size = start + size + 1
        return start

    def take_plain(self, table: PlainTable, number: int) -> None:
        """Put a plain table behind the view; it has a number from now on."""
        pieces, blocks = self.pieces, self.blocks
        table.number = number
        table.begin = at = self.size
        self.plain[number] = table
        words = table.words
        for index, (first, behind, columns, spans) in enumerate(table.layout.rows, 1):
            if behind > first:
                row = words[first:behind]
                line = "\t".join(row)
                pieces.append(line)
                blocks.append(Row.of_grid(at, row, columns, spans, number, index))
                at += len(line) + 1
        self.size = at
        table.end = at - 1

    @property
    def text(self) -> str:
        """The text of the view."""
        self.pieces.append("")
        text = "\n".join(self.pieces)
        self.pieces.pop()
        return text
