"""What stands within a paragraph: runs of text, breaks, signs, fields, and branches of which one is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from gov_disclosure.reading.docx.markup import Attributes, Scanner
from gov_disclosure.reading.docx.story import BREAK, MARK, STRUCK
from gov_disclosure.reading.docx.styles import NO_STYLE, Style, is_marked, is_on, is_white

__all__ = ["LINE_END", "RunReader", "RunState"]

LINE_END: Final = "\1"
"""A line break while a paragraph is being read: newlines in its text are blanks."""
_TO_ASCII: Final = 0xF000
_MOST_HEX: Final = 6
_MOST_FIELDS: Final = 50
_TO_A_NOTE: Final = re.compile(r"\s{0,20}(?:NOTEREF\s|HYPERLINK\s{1,20}\\l\s)", re.IGNORECASE)
"""Instructions of fields whose result is the mark of a note, or a link within the document."""
_LONGEST_INSTRUCTION: Final = 60

RunState = tuple[list[str] | None, bool, Style, bool, bool, list[bool], list[bool], list[int]]
"""What is open within a paragraph, while a text box is read."""


class RunReader:
    """
    Gathers the text of paragraphs.

    Attributes:
        scanner: What reads the part; set before it is read.
        words: How many texts have been kept.
    """

    scanner: Scanner

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self.words = 0
        self._styles = styles
        # The pieces of the open paragraph, and what its style says.
        self._pieces: list[str] | None = None
        self._style = NO_STYLE
        self._in_run = False
        self._in_run_properties = False
        self._hidden = False
        self._marked = False
        self._struck = False
        self._hears = False
        # Of each open link whether it leads to a place in the document.
        self._open_links: list[bool] = []
        # The open fields that do, each by how many fields are open with it.
        self._notes: list[int] = []
        self._instruction: list[str] = []
        # The open fields: whether each has come to its result.
        self._fields: list[bool] = []
        # The open choices between branches: the words before each branch, or -1 where one has been taken.
        self._choices: list[int] = []
        self.run_starts: dict[str, Callable[[Attributes], None]] = {
            "w:r": self._open_run,
            "w:rStyle": self._take_style,
            "w:vanish": self._hide,
            "w:vertAlign": self._raise,
            "w:strike": self._strike,
            "w:dstrike": self._strike,
            "w:specVanish": self._hide,
            "w:position": self._mark,
            "w:color": self._mark_white,
            "w:sz": self._mark_small,
            "w:footnoteReference": self._mark_note,
            "w:endnoteReference": self._mark_note,
            "w:t": self._open_text,
            "w:instrText": self._open_instruction,
            "w:fldSimple": self._open_simple_field,
            "w:hyperlink": self._open_link,
            "m:t": self._open_formula,
            "w:tab": lambda _: self._put("\t"),
            "w:ptab": lambda _: self._put("\t"),
            "w:br": lambda _: self._put(LINE_END),
            "w:cr": lambda _: self._put(LINE_END),
            "w:noBreakHyphen": lambda _: self._put("-"),
            "w:sym": self._put_symbol,
            "w:fldChar": self._take_field,
            "mc:AlternateContent": lambda _: self._choices.append(0),
            "mc:Choice": self._open_branch,
            "mc:Fallback": self._open_branch,
        }
        self.run_ends: dict[str, Callable[[], None]] = {
            "w:r": self._close_run,
            "w:t": self._close_text,
            "m:t": self._close_text,
            "w:instrText": lambda: self.scanner.listen(None),
            "w:fldSimple": self._close_link,
            "w:hyperlink": self._close_link,
            "mc:AlternateContent": self._close_choice,
            "mc:Choice": self._close_branch,
            "mc:Fallback": self._close_branch,
        }

    # ---- paragraphs ----

    def begin_text(self, pieces: list[str]) -> None:
        """Gather what comes in these pieces."""
        self._pieces = pieces
        self._style = NO_STYLE
        self._hidden = self._marked = self._struck = False
        self._open_links.clear()

    def end_text(self) -> None:
        """Gather nothing until the next paragraph; an instruction that does not end with its paragraph has no end."""
        self._pieces = None
        if False in self._fields:
            self._fields = [True] * len(self._fields)

    def suspend(self) -> RunState:
        """Leave what is open for a text box, and return it."""
        state = (
            self._pieces, self._in_run, self._style, self._hidden, self._marked, self._fields, self._open_links, self._notes,
        )  # fmt: skip
        self._pieces, self._in_run, self._fields, self._open_links, self._notes = None, False, [], [], []
        return state

    def resume(self, state: RunState) -> None:
        """Go on with what was open before a text box."""
        (
            self._pieces, self._in_run, self._style, self._hidden, self._marked, self._fields, self._open_links, self._notes,
        ) = state  # fmt: skip

    def take_paragraph_style(self, style: Style) -> None:
        """Take what the style of the paragraph says about its runs."""
        self._style = style

    @staticmethod
    def joined(pieces: list[str]) -> str:
        """Return the text of a paragraph."""
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        if "\n" in text or "\r" in text:
            text = text.replace("\n", " ").replace("\r", " ")
        return text.replace(LINE_END, BREAK) if LINE_END in text else text

    # ---- runs ----

    def _open_run(self, _: Attributes) -> None:
        self._in_run = True
        self._hidden = bool(self._style.hidden)
        self._marked = bool(self._style.marked) or bool(self._notes) or True in self._open_links
        self._struck = False

    def _close_run(self) -> None:
        self._in_run = False

    def _take_style(self, attributes: Attributes) -> None:
        if self._in_run:
            style = self._styles.get(attributes.get("w:val", ""), NO_STYLE)
            self._hidden = self._hidden if style.hidden is None else style.hidden
            self._marked = self._marked if style.marked is None else style.marked

    def _hide(self, attributes: Attributes) -> None:
        if self._in_run:
            self._hidden = is_on(attributes)

    def _raise(self, attributes: Attributes) -> None:
        if self._in_run:
            self._marked = is_marked(attributes)

    def _strike(self, attributes: Attributes) -> None:
        if self._in_run:
            self._struck = is_on(attributes) or self._struck
            self._marked = self._struck or self._marked

    def _mark(self, attributes: Attributes) -> None:
        if self._in_run:
            self._marked = attributes.get("w:val", "0") != "0" or self._marked

    def _mark_white(self, attributes: Attributes) -> None:
        if self._in_run:
            self._marked = is_white(attributes) or self._marked

    def _mark_small(self, attributes: Attributes) -> None:
        if self._in_run:
            self._marked = attributes.get("w:val") in ("1", "2", "3", "4") or self._marked

    def _mark_note(self, attributes: Attributes) -> None:
        # A mark that the author chose stands in the run behind.
        self._marked = self._marked or attributes.get("w:customMarkFollows", "0") not in ("0", "false", "off")

    def _open_text(self, _: Attributes) -> None:
        if self._pieces is not None and self._in_run and not self._hidden and False not in self._fields:
            self.words += 1
            self._hears = True
            if self._marked:
                self._pieces.append(MARK)
            self.scanner.listen(self._pieces.append)

    def _open_formula(self, _: Attributes) -> None:
        # Numerator and denominator must not run together.
        if self._pieces is not None:
            self.words += 1
            self._marked = self._hears = True
            self._pieces.append(MARK)
            self.scanner.listen(self._pieces.append)

    def _close_text(self) -> None:
        if self._hears:
            self._hears = False
            self.scanner.listen(None)
            if self._marked and self._pieces is not None:
                self._pieces.append(f"{STRUCK}{MARK}" if self._struck else MARK)

    def _put(self, sign: str) -> None:
        """Take a sign that has an element of its own."""
        if self._pieces is not None and self._in_run and not self._hidden and False not in self._fields:
            self._pieces.append(sign)

    def _put_symbol(self, attributes: Attributes) -> None:
        written = attributes.get("w:char", "")
        try:
            code = int(written, 16) if len(written) <= _MOST_HEX else 0
        except ValueError:
            return
        if attributes.get("w:font", "").lower() == "symbol" and _TO_ASCII + 32 <= code < _TO_ASCII + 127:
            # Digits and signs of the font Symbol are those of ASCII, its letters are Greek.
            code -= _TO_ASCII
        if 32 <= code <= 0x10FFFF and not 0xD800 <= code < 0xE000:
            self._put(chr(code))

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

    # ---- branches for new and old programs ----

    def _open_branch(self, _: Attributes) -> None:
        if self._choices and self._choices[-1] < 0:
            self.scanner.skip()
        elif self._choices:
            self._choices[-1] = self.words

    def _close_branch(self) -> None:
        # A branch without words leaves it to the next one.
        if self._choices and self.words > self._choices[-1]:
            self._choices[-1] = -1

    def _close_choice(self) -> None:
        if self._choices:
            self._choices.pop()
