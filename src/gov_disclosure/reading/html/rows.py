"""Reads the tables of a tree, row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, repeat
from typing import Any, Final

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Cell, Row
from gov_disclosure.reading.grid import MAX_COLSPAN, MAX_ROWSPAN, RowGroup, Slots, parse_span
from gov_disclosure.reading.html.flow import FlowReader
from gov_disclosure.reading.html.names import CELLS
from gov_disclosure.reading.html.nodes import Tree
from gov_disclosure.reading.html.view import View
from gov_disclosure.reading.plain.table import PlainTable
from gov_disclosure.reading.plain.tables import DEEPEST, UncutError

__all__ = ["Rows", "TableReader"]

_AT_ONCE: Final = 1_000
"""Rows of a large page whose cells are given up together."""


class Rows:
    """
    A table that is being read.

    Attributes:
        number: Its number in the page, from 1.
        rows: The rows to come, each with its group.
        index: Number of the last row that was read, from 1.
        depth: How deep its cells lie.
    """

    __slots__ = ("depth", "index", "number", "rows")

    def __init__(self, number: int, rows: Iterator[tuple[RowGroup, Any]], depth: int) -> None:
        self.number = number
        self.rows = rows
        self.index = 0
        self.depth = depth


class TableReader:
    """Reads the rows of tables into a view."""

    def __init__(self, tree: Tree, view: View, flows: FlowReader, layout: set[Any], *, sink: Diagnostics, limits: Limits) -> None:
        self._tree = tree
        self._view = view
        self._flows = flows
        self._layout = layout
        self._sink = sink
        self._limits = limits
        self._slots = Slots(limits.max_table_slots)
        self._told: set[str] = set()
        self._count = 0
        self._done: list[Any] = []

    def open(self, table: Any, depth: int) -> tuple[Rows, list[Any]] | None:
        """Return the rows of the next table of the page and its captions, or None where nothing of it is left to read."""
        tree = self._tree
        if self._count >= self._limits.max_tables:
            self._tell("max_tables", self._limits.max_tables)
            return None
        self._count += 1
        plain = tree.plain.get(table) if tree.plain else None
        if plain is not None:
            self._take_plain(plain, depth)
            return None
        parts: dict[str, list[Any]] = {"caption": [], "thead": [], "tfoot": []}
        parts["tbody"] = parts["thead"]
        for part in table:
            if type(part) is tree.element and part.tag in parts and part not in tree.hidden:
                parts[part.tag].append(part)
        rows = self._rows(parts["thead"] + parts["tfoot"])
        return Rows(self._count, rows, depth + 3), parts["caption"]

    def _take_plain(self, table: PlainTable, depth: int) -> None:
        """Emit a table that was read before."""
        slots = self._slots
        if table.layout.slots > slots.left or depth + DEEPEST + 3 > self._limits.max_depth:
            raise UncutError
        slots.left -= table.layout.slots
        view = self._view
        view.runs.take(view.size, view.size, table)
        view.take_plain(table, self._count)

    def read(self, table: Rows) -> list[Any] | None:
        """Read rows up to one that has flows of text for cells, which are returned; None at the end."""
        for group, row in table.rows:
            table.index += 1
            flows = self._read_row(row, group, table)
            if self._tree.release is not None:
                self._done.append(row)
                if len(self._done) >= _AT_ONCE:
                    self._give_up()
            if self._slots.left < 0:
                self.tell_slots()
                return None
            if flows:
                return flows
        return None

    def _give_up(self) -> None:
        """Let the cells of many rows go at once: what is kept of rows read meanwhile would hold the memory of each."""
        self._view.runs.settle()
        for row in self._done:
            row.clear()
        self._done.clear()

    def tell_slots(self) -> None:
        """Say that there are more slots in the page than are read."""
        self._tell("max_table_slots", self._limits.max_table_slots)

    def _rows(self, sections: list[Any]) -> Iterator[tuple[RowGroup, Any]]:
        element, hidden = self._tree.element, self._tree.hidden
        for section in sections:
            rows = [node for node in section if type(node) is element and node.tag == "tr" and node not in hidden]
            group = RowGroup(len(rows), self._slots)
            for row in rows:
                group.next_row()
                yield group, row

    def _read_row(self, row: Any, group: RowGroup, table: Rows) -> list[Any]:
        """Emit a row; return those of its cells that hold a flow of text."""
        tree, view = self._tree, self._view
        element = tree.element
        cells = [node for node in row if type(node) is element]
        if tree.hidden and not tree.hidden.isdisjoint(cells):
            cells = [node for node in cells if node not in tree.hidden]
        texts: list[Any] = tree.texts(cells)
        if not tree.veiled.isdisjoint(cells):
            texts = ["" if cell in tree.veiled else text for cell, text in zip(cells, texts, strict=True)]
        mixed = None in texts
        if mixed and not all(node.tag in CELLS for node in cells):
            # A script or a form may lie between cells.
            texts = [text for node, text in zip(cells, texts, strict=True) if node.tag in CELLS]
            cells = [node for node in cells if node.tag in CELLS]
        colspans: list[int] | None = None
        if tree.spanned.isdisjoint(cells):
            columns = group.place_single(len(cells))
        else:
            columns, colspans = self._place(cells, group, table.number)
            if len(columns) < len(cells):
                del cells[len(columns) :], texts[len(columns) :]
        if mixed:
            places = zip(cells, texts, columns, colspans or repeat(1), strict=False)
            return self._read_mixed_row(places, table)
        if cells:
            sizes = list(map(len, texts))
            starts = list(accumulate([size + 1 for size in sizes], initial=view.size))
            view.size = starts.pop()
            runs = view.runs
            runs.starts.extend(starts)
            runs.origins.extend(starts)
            runs.nodes += cells
            text = "\t".join(texts)
            broken = "\n" in text
            view.pieces.append(text.replace("\n", " ") if broken else text)
            words = tuple(text.replace("\n", " ") for text in texts) if broken else tuple(texts)
            view.blocks.append(Row.of_grid(starts[0], words, columns, colspans, table.number, table.index))
        return []

    def _read_mixed_row(self, cells: Iterable[tuple[Any, str | None, int, int]], table: Rows) -> list[Any]:
        """Emit a row with cells that are not plain."""
        view, runs = self._view, self._view.runs
        found: list[Cell] = []
        pieces: list[str] = []
        flows: list[Any] = []
        for node, text, column, colspan in cells:
            start = view.size
            first_run = len(runs.starts)
            if text is None:
                text = None if node in self._layout else self._flows.cell_text(node, table.depth)
                if text is None:
                    flows.append(node)
                    continue
            else:
                text = text.replace("\n", " ")
                runs.starts.append(start)
                runs.origins.append(start)
                runs.nodes.append(node)
            trimmed = text.strip()
            view.add(text, trimmed, first_run)
            found.append(Cell(start, start + len(trimmed), column, colspan))
            pieces.append(trimmed)
        if found:
            view.pieces.append("\t".join(pieces))
            view.blocks.append(Row(tuple(found), table.number, table.index, True, tuple(pieces)))
        return flows

    def _place(self, cells: list[Any], group: RowGroup, table: int) -> tuple[list[int], list[int]]:
        """Return the columns and colspans of a row's cells, up to where the slots are used up."""
        spanned = self._tree.spanned
        columns: list[int] = []
        colspans: list[int] = []
        for cell in cells:
            colspan, rowspan = self._spans(cell, table) if cell in spanned else (1, 1)
            column = group.place(colspan, rowspan)
            if column is None:
                self._slots.left = -1
                break
            columns.append(column)
            colspans.append(colspan)
        return columns, colspans

    def _spans(self, cell: Any, table: int) -> tuple[int, int]:
        """Return the colspan and rowspan of a cell."""
        spans: list[int] = []
        for name, most, least in (("colspan", MAX_COLSPAN, 1), ("rowspan", MAX_ROWSPAN, 0)):
            written = cell.attr(name)
            if written is None:
                spans.append(1)
                continue
            taken, genuine = parse_span(written, most, least)
            if not genuine:
                self._sink.add("GD104", Severity.INFO, table=table, attribute=name, written=written[:40], taken=taken)
            spans.append(taken)
        return spans[0], spans[1]

    def _tell(self, limit: str, value: int) -> None:
        if limit not in self._told:
            self._told.add(limit)
            self._sink.add("GD103", Severity.WARNING, limit=limit, value=value)
