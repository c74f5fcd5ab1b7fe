"""
The main part of a document, tag by tag: into paragraphs and tables.

What a reader would see printed is kept: insertions and not deletions, results of fields and not their
instructions, one branch of what is there for old and new programs. Nothing recurses: what is open lies on a list.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gov_disclosure.diagnostics import Severity
from gov_disclosure.reading.docx.looks import is_on
from gov_disclosure.reading.docx.markup import Attributes
from gov_disclosure.reading.docx.names import LEFT_OUT
from gov_disclosure.reading.docx.numbering import Numbering
from gov_disclosure.reading.docx.paragraph import Paragraph
from gov_disclosure.reading.docx.runs import RunReader, RunState
from gov_disclosure.reading.docx.story import Chunk, Items, TableCell, Text
from gov_disclosure.reading.docx.styles import NO_STYLE, Style
from gov_disclosure.reading.docx.tables import Allowance, OpenTable
from gov_disclosure.reading.docx.view import View

__all__ = ["BodyReader"]

_NO_NUMBER: Final = "0"


_Outer = tuple[Items, OpenTable | None, Paragraph | None, Paragraph | None, RunState]
"""What is open round a cell or a text box."""


class BodyReader(RunReader):
    """
    Reads the body of a document into a view.

    Attributes:
        starts, ends: What the scanner calls.
        found: Whether there is a body at all.
        revisions: How many tracked changes there are.
    """

    def __init__(
        self, view: View, styles: Mapping[str, Style], read_numbering: Callable[[], Numbering], allowance: Allowance
    ) -> None:
        super().__init__(styles)
        self.found = False
        self.revisions = 0
        self._view = view
        self._read_numbering = read_numbering
        self._numbering: Numbering | None = None
        self._allowance = allowance
        self._items: Items = []
        self._table: OpenTable | None = None
        self._paragraph: Paragraph | None = None
        self._carried: Paragraph | None = None
        self._outer: list[_Outer] = []
        self._cells: list[TableCell] = []
        self._in_properties = False
        self._in_row_properties = False
        self.starts: dict[str, Callable[[Attributes], None]] = {
            **self.run_starts,
            **dict.fromkeys(LEFT_OUT, lambda _: self.scanner.skip()),
            "w:body": self._open_body,
            "w:p": self._open_paragraph,
            "w:pPr": self._open_properties,
            "w:pStyle": self._take_style_of_paragraph,
            "w:numId": self._take_number,
            "w:ilvl": self._take_level,
            "w:vanish": self._hide_text_or_mark,
            "w:tbl": self._open_table,
            "w:tr": self._open_row,
            "w:trPr": self._open_row_properties,
            "w:gridBefore": self._on_row(lambda table: table.skip_columns),
            "w:hidden": self._on_row(lambda table: table.hide_row),
            "w:tc": self._open_cell,
            "w:gridSpan": self._on_cell(lambda table: table.span),
            "w:vMerge": self._on_cell(lambda table: table.merge_down),
            "w:hMerge": self._on_cell(lambda table: table.merge_right),
            "w:cellMerge": self._on_cell(lambda table: table.merge_by_revision),
            "w:cellDel": self._on_cell(lambda table: table.delete_cell),
            "w:ins": self._count_revision,
            "w:moveTo": self._count_revision,
            "w:moveFrom": self._take_deletion,
            "w:del": self._take_deletion,
            "w:txbxContent": self._open_box,
            "w:altChunk": self._take_chunk,
            "o:OLEObject": self._take_object,
        }
        self.ends: dict[str, Callable[[], None]] = {
            **self.run_ends,
            "w:p": self._close_paragraph,
            "w:pPr": self._close_properties,
            "w:tbl": self._close_table,
            "w:tr": self._close_row,
            "w:trPr": self._close_row_properties,
            "w:tc": self._close_cell,
            "w:txbxContent": self._close_box,
        }

    # ---- the body ----

    def _open_body(self, _: Attributes) -> None:
        self.found = True

    def finish(self) -> None:
        """Write what is still waiting, or open where the part was cut."""
        while self._outer:
            if self._cells and self._outer[-1][1] is not None and self._outer[-1][1].cell is self._cells[-1]:
                self._close_cell()
                self._close_row()
                self._close_table()
            else:
                self._close_box()
        self._close_table()
        self._close_paragraph()
        self._end_carried()
        self._write()

    def _write(self) -> None:
        if not self._outer:
            self._view.add(self._items)
            self._items = []

    # ---- paragraphs ----

    def _open_paragraph(self, _: Attributes) -> None:
        self.scanner.count += 1
        if self._paragraph is not None or self._table is not None:
            self.scanner.skip()
            return
        carried = self._carried
        if carried is None:
            paragraph = Paragraph(self.scanner.count)
        else:
            self._carried = None
            paragraph = carried
            paragraph.begin_anew()
        self._paragraph = paragraph
        self.begin_text(paragraph.pieces)

    def _open_properties(self, _: Attributes) -> None:
        self._in_properties = not self._in_run and self._paragraph is not None

    def _close_properties(self) -> None:
        self._in_properties = False

    def _take_style_of_paragraph(self, attributes: Attributes) -> None:
        if self._in_properties and self._paragraph is not None:
            self._paragraph.style = attributes.get("w:val", "")
            self.take_paragraph_style(self._styles.get(self._paragraph.style, NO_STYLE))

    def _take_number(self, attributes: Attributes) -> None:
        if self._in_properties and self._paragraph is not None:
            self._paragraph.number_id = attributes.get("w:val", "")

    def _take_level(self, attributes: Attributes) -> None:
        if self._in_properties and self._paragraph is not None:
            self._paragraph.level = attributes.get("w:val", "")

    def _hide_text_or_mark(self, attributes: Attributes) -> None:
        if self._in_properties and self._paragraph is not None:
            self._paragraph.joins = is_on(attributes)
        else:
            self._hide(attributes)

    def _close_paragraph(self) -> None:
        paragraph = self._paragraph
        if paragraph is None:
            return
        self._paragraph = None
        self._in_properties = False
        self.end_text()
        if paragraph.joins:
            self._carried = paragraph
            return
        style = self._styles.get(paragraph.style, NO_STYLE)
        number_id = paragraph.number_id if paragraph.number_id is not None else style.number
        if number_id is not None and number_id != _NO_NUMBER:
            if self._numbering is None:
                self._numbering = self._read_numbering()
            level = paragraph.level if paragraph.level is not None else style.level
            paragraph.pieces.insert(paragraph.begin, self._numbering.label(number_id, level, paragraph.style))
        self._end_paragraph(paragraph)

    def _end_paragraph(self, paragraph: Paragraph) -> None:
        if paragraph.pieces:
            words = self.joined(paragraph.pieces)
            if words and not words.isspace():
                self._items.append(Text(paragraph.number, words))
        self._items += paragraph.boxes
        self._write()

    def _end_carried(self) -> None:
        """End a paragraph behind which there is none to go on in."""
        carried, self._carried = self._carried, None
        if carried is not None:
            self._end_paragraph(carried)

    # ---- tables ----

    def _open_table(self, _: Attributes) -> None:
        if self._table is not None or not self._allowance.take_table():
            self.scanner.skip()
            return
        self._end_carried()
        self._table = OpenTable(self._allowance.tables, self._allowance)

    def _close_table(self) -> None:
        if self._table is None:
            return
        table, self._table = self._table.table, None
        self._items.append(table)
        if not table.is_frame:
            for cell in self._cells:
                cell.is_layout = True
        self._write()

    def _open_row(self, _: Attributes) -> None:
        if self._table is None or self._table.row is not None:
            self.scanner.skip()
        else:
            self._table.open_row()

    def _close_row(self) -> None:
        if self._table is not None:
            self._table.close_row()

    def _open_row_properties(self, _: Attributes) -> None:
        self._in_row_properties = True

    def _close_row_properties(self) -> None:
        self._in_row_properties = False

    def _on_row(self, method: Callable[[OpenTable], Callable[[Attributes], None]]) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            if self._table is not None and self._in_row_properties:
                method(self._table)(attributes)

        return take

    def _on_cell(self, method: Callable[[OpenTable], Callable[[Attributes], None]]) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            if self._cells and self._paragraph is None and (table := self._outer[-1][1]) is not None:
                method(table)(attributes)

        return take

    def _open_cell(self, _: Attributes) -> None:
        table = self._table
        if table is None or table.row is None or not table.open_cell(self.scanner.count + 1) or table.cell is None:
            self.scanner.skip()
            return
        self._cells.append(table.cell)
        self._go_into(table.cell.items)

    def _close_cell(self) -> None:
        self._come_out()
        self._cells.pop()
        if self._table is not None:
            self._table.close_cell()

    # ---- text boxes ----

    def _open_box(self, _: Attributes) -> None:
        self._go_into([])

    def _close_box(self) -> None:
        items = self._come_out()
        if self._paragraph is not None:
            self._paragraph.boxes += items
        else:
            self._items += items

    def _go_into(self, items: Items) -> None:
        self._outer.append((self._items, self._table, self._paragraph, self._carried, self.suspend()))
        self._items, self._table, self._paragraph, self._carried = items, None, None, None

    def _come_out(self) -> Items:
        """Return to what was open round a cell or a box, and return what was in it."""
        self._close_table()
        self._close_paragraph()
        self._end_carried()
        items = self._items
        self._items, self._table, self._paragraph, self._carried, state = self._outer.pop()
        self.resume(state)
        return items

    # ---- tracked changes, and what is not read ----

    def _count_revision(self, _: Attributes) -> None:
        self.revisions += 1

    def _take_deletion(self, attributes: Attributes) -> None:
        self.revisions += 1
        if self._in_properties and self._paragraph is not None:
            self._paragraph.joins = True
        elif self._in_row_properties and self._table is not None:
            self._table.hide_row(attributes)
        else:
            self.scanner.skip()

    def _take_chunk(self, attributes: Attributes) -> None:
        self._items.append(Chunk(attributes.get("r:id", "")))
        for cell in self._cells:
            cell.is_layout = True
        self._write()

    def _take_object(self, attributes: Attributes) -> None:
        self._allowance.sink.add("GD130", Severity.INFO, what=attributes.get("ProgID", "OLE")[:60])
