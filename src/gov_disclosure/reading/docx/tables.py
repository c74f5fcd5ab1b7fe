"""Tables of a part, tag by tag: which grid columns their cells begin in, and which cells others cover."""

from __future__ import annotations

from typing import Final

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.limits import Limits
from gov_disclosure.reading.docx.looks import is_on
from gov_disclosure.reading.docx.markup import Attributes
from gov_disclosure.reading.docx.story import Table, TableCell, TableRow, Text
from gov_disclosure.reading.grid import MAX_COLSPAN, parse_span

__all__ = ["Allowance", "OpenTable"]

_SEPARATORS: Final = "\t|｜│┃¦║,;；"


class Allowance:
    """How many tables, grid slots and characters may still be read of a document; what is cut off is told once."""

    def __init__(self, limits: Limits, sink: Diagnostics) -> None:
        self.tables = 0
        self.slots = limits.max_table_slots
        self.characters = limits.max_characters
        self.sink = sink
        self._limits = limits
        self._told: set[str] = set()

    def take_table(self) -> bool:
        """Count a table; return whether it may be read."""
        self.tables += 1
        if self.tables > self._limits.max_tables:
            self._tell("max_tables", self._limits.max_tables)
            return False
        return self.slots >= 0

    def take_slots(self, count: int) -> bool:
        """Take grid slots; return whether there were so many."""
        self.slots -= count
        if self.slots < 0:
            self._tell("max_table_slots", self._limits.max_table_slots)
            return False
        return True

    def take_characters(self, count: int) -> bool:
        """Take characters of text; return whether there were so many. Past the limit there are none left."""
        if count > self.characters:
            self.characters = 0
            self._tell("max_characters", self._limits.max_characters)
            return False
        self.characters -= count
        return True

    def may_divide(self, line: str) -> bool:
        """Take the slots that a line of text would have as a row; return whether there were so many."""
        count = sum(map(line.count, _SEPARATORS))
        if count > self.slots:
            self._tell("max_table_slots", self._limits.max_table_slots)
            return False
        self.slots -= count
        return True

    def _tell(self, limit: str, value: int) -> None:
        if limit not in self._told:
            self._told.add(limit)
            self.sink.add("GD103", Severity.WARNING, limit=limit, value=value)


class OpenTable:
    """
    A table that is being read.

    Attributes:
        table: What has been read of it.
        row: The open row, or None.
        cell: The open cell, or None.
    """

    def __init__(self, number: int, allowance: Allowance) -> None:
        self.table = Table()
        self.row: TableRow | None = None
        self.cell: TableCell | None = None
        self._number = number
        self._allowance = allowance
        self._column = 0
        # Columns in which a cell of the row above may go on in this row, and of this row in the next.
        self._merged_above: set[int] = set()
        self._merged: set[int] = set()
        # Where the last cell of the row ends, and whether one above covers it.
        self._last_end = 0
        self._last_is_covered = False
        self._row_is_shown = True
        self._cell_is_shown = True
        self._goes_on_down = False
        self._begins_merge = False
        self._goes_on_right = False

    # ---- rows ----

    def open_row(self) -> None:
        """Begin a row."""
        self.row = TableRow()
        self._row_is_shown = True
        self._column = self._last_end = 0
        self._merged = set()

    def skip_columns(self, attributes: Attributes) -> None:
        """Take `w:gridBefore`: the row begins in a later column."""
        count = self._span(attributes, "gridBefore", 0)
        if self._allowance.take_slots(count):
            self._column += count

    def hide_row(self, attributes: Attributes) -> None:
        """Take a property that keeps the row from being displayed."""
        self._row_is_shown = self._row_is_shown and not is_on(attributes)

    def close_row(self) -> None:
        """End the row."""
        if self.row is not None and self._row_is_shown:
            self.table.rows.append(self.row)
            self.table.size += len(self.row.cells)
            self._merged_above = self._merged
        self.row = None

    # ---- cells ----

    def open_cell(self, paragraph: int) -> bool:
        """Begin a cell, whose first paragraph will have that number; return whether it may be read."""
        if not self._allowance.take_slots(1):
            return False
        self.cell = TableCell(paragraph)
        self._cell_is_shown = True
        self._goes_on_down = self._begins_merge = self._goes_on_right = False
        return True

    def span(self, attributes: Attributes) -> None:
        """Take `w:gridSpan`."""
        span = self._span(attributes, "gridSpan", 1)
        if self.cell is not None and self._allowance.take_slots(span - 1):
            self.cell.span = span

    def merge_down(self, attributes: Attributes) -> None:
        """Take `w:vMerge`: the cell begins a merged one, or goes on the one above."""
        self._begins_merge = attributes.get("w:val") == "restart"
        self._goes_on_down = not self._begins_merge

    def merge_right(self, attributes: Attributes) -> None:
        """Take `w:hMerge` of old documents: the cell goes on the one to its left, where it does not begin a merged one."""
        self._goes_on_right = attributes.get("w:val") != "restart"

    def merge_by_revision(self, attributes: Attributes) -> None:
        """Take `w:cellMerge`, a merge that was tracked."""
        merge = attributes.get("w:vMerge")
        if merge is not None:
            self._begins_merge, self._goes_on_down = merge == "rest", merge == "cont"

    def delete_cell(self, _: Attributes) -> None:
        """Take `w:cellDel`."""
        self._cell_is_shown = False

    def close_cell(self) -> None:
        """End the cell."""
        cell, row = self.cell, self.row
        self.cell = None
        if cell is None or row is None or not self._cell_is_shown:
            return
        cell.column = self._column
        self._column += cell.span
        if self._goes_on_right and cell.column and self._last_end == cell.column:
            self._last_end = self._column
            self._cover(cell)
            if row.cells and not self._last_is_covered:
                row.cells[-1].span += cell.span
            return
        self._last_end = self._column
        self._last_is_covered = self._goes_on_down and cell.column in self._merged_above
        if self._begins_merge or self._goes_on_down:
            self._merged.add(cell.column)
        if self._last_is_covered:
            self._cover(cell)
        else:
            row.cells.append(cell)

    def _cover(self, cell: TableCell) -> None:
        """Leave out a cell that another one covers; what stands in it nobody sees."""
        words = next((item.words.strip() for item in cell.items if isinstance(item, Text)), None)
        if words is not None:
            self._allowance.sink.add(
                "GD131", Severity.INFO, table=self._number, row=len(self.table.rows) + 1, column=cell.column + 1,
                words=words[:40],
            )  # fmt: skip

    def _span(self, attributes: Attributes, name: str, least: int) -> int:
        written = attributes.get("w:val", "")
        taken, genuine = parse_span(written, MAX_COLSPAN, least)
        if not genuine:
            taken = taken if least or written.isdigit() else 0
            self._allowance.sink.add(
                "GD104", Severity.INFO, table=self._number, attribute=name, written=written[:40], taken=taken
            )
        return taken
