"""Fields and links of a paragraph: results are kept and instructions are not, and what leads elsewhere is told from the text."""

from __future__ import annotations

import re
from typing import Final

from gov_disclosure.reading.docx.markup import Attributes, Scanner

__all__ = ["FieldReader"]

_MOST_FIELDS: Final = 50
_TO_A_NOTE: Final = re.compile(r"\s{0,20}(?:(?:NOTE|PAGE)?REF\s|HYPERLINK\s{1,20}\\l\s|(?:NUM|SECTION)?PAGES?\b)", re.IGNORECASE)
"""Instructions of fields whose result is the mark of a note, leads elsewhere in the document, or numbers its pages."""
_LONGEST_INSTRUCTION: Final = 60


class FieldReader:
    """
    Follows what is open of fields and links.

    Attributes:
        scanner: What reads the part; set before it is read.
    """

    scanner: Scanner

    def __init__(self) -> None:
        # Of each open link whether it leads to a place in the document.
        self._open_links: list[bool] = []
        # The open fields that do, each by how many fields are open with it.
        self._notes: list[int] = []
        self._instruction: list[str] = []
        # The open fields: whether each has come to its result.
        self._fields: list[bool] = []

    def leads_elsewhere(self) -> bool:
        """Whether what comes is the mark of a note, or leads elsewhere in the document."""
        return bool(self._notes) or True in self._open_links

    # ---- fields ----

    def _take_field(self, attributes: Attributes) -> None:
        kind = attributes.get("w:fldCharType")
        if kind == "begin" and len(self._fields) < _MOST_FIELDS:
            self._fields.append(False)
            self._instruction.clear()
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
            if _TO_A_NOTE.match("".join(self._instruction)[:_LONGEST_INSTRUCTION]) is not None:
                self._notes.append(len(self._fields))
            self._instruction.clear()
        elif kind == "end" and self._fields:
            if self._notes and self._notes[-1] >= len(self._fields):
                self._notes.pop()
            self._fields.pop()

    def _open_instruction(self, _: Attributes) -> None:
        if len(self._instruction) < _LONGEST_INSTRUCTION:
            self.scanner.listen(self._instruction.append)

    # ---- links ----

    def _open_simple_field(self, attributes: Attributes) -> None:
        self._open_links.append(_TO_A_NOTE.match(attributes.get("w:instr", "")) is not None)

    def _open_link(self, attributes: Attributes) -> None:
        self._open_links.append("w:anchor" in attributes and "r:id" not in attributes)

    def _close_link(self) -> None:
        if self._open_links:
            self._open_links.pop()
