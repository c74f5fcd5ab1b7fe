"""What stands within a paragraph: runs of text, breaks, signs, fields, and branches of which one is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gov_disclosure.reading.docx.fields import FieldReader
from gov_disclosure.reading.docx.looks import LINKED, LOOKS, SHIFTED, STRUCK_OUT, UNSEEN, Fills, Looking, is_on
from gov_disclosure.reading.docx.markup import Attributes
from gov_disclosure.reading.docx.story import BREAK, MARK, STRUCK
from gov_disclosure.reading.docx.styles import NO_STYLE, Style

__all__ = ["LINE_END", "RunReader", "RunState"]

LINE_END: Final = "\1"
"""A line break while a paragraph is being read: newlines in its text are blanks."""
_TO_ASCII: Final = 0xF000
_MOST_HEX: Final = 6
_LEFT_TO_RIGHT: Final = "\u202d"
_RIGHT_TO_LEFT: Final = "\u202e"
_END_OF_DIRECTION: Final = "\u202c"

RunState = tuple[list[str] | None, bool, Style, bool, int, int, list[bool], list[bool], list[int]]
"""What is open within a paragraph, while a text box is read."""


class RunReader(FieldReader):
    """
    Gathers the text of paragraphs.

    Attributes:
        words: How many texts have been kept.
    """

    def __init__(self, styles: Mapping[str, Style]) -> None:
        super().__init__()
        self.words = 0
        self._styles = styles
        # The pieces of the open paragraph, and what its style says.
        self._pieces: list[str] | None = None
        self._style = NO_STYLE
        self._in_run = False
        self._hidden = False
        # How the open run looks, and how the text did that was kept last: between two looks stands a mark.
        self._look = 0
        self._last_look = 0
        self._hears = False
        # The open choices between branches: the words before each branch, or -1 where one has been taken.
        self._choices: list[int] = []
        fills = Fills(lambda: self._in_run, self._fade)
        self.run_starts: dict[str, Callable[[Attributes], None]] = {
            "w:r": self._open_run,
            "w:rStyle": self._take_style,
            "w:vanish": self._hide,
            "w:specVanish": self._hide,
            **{name: self._looking(told) for name, told in LOOKS.items()},
            **fills.starts,
            "w:footnoteReference": self._mark_note,
            "w:endnoteReference": self._mark_note,
            "w:t": self._open_text,
            "w:instrText": self._open_instruction,
            "w:fldSimple": self._open_simple_field,
            "w:hyperlink": self._open_link,
            "w:bdo": self._open_direction,
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
            "m:t": self._close_formula,
            **fills.ends,
            "w:bdo": self._close_direction,
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
        self._hidden = False
        self._look = self._last_look = 0
        self._open_links.clear()

    def end_text(self) -> None:
        """Gather nothing until the next paragraph; an instruction that does not end with its paragraph has no end."""
        self._change_look(0)
        self._pieces = None
        if False in self._fields:
            self._fields = [True] * len(self._fields)

    def suspend(self) -> RunState:
        """Leave what is open for a text box, and return it."""
        state = (
            self._pieces, self._in_run, self._style, self._hidden, self._look, self._last_look, self._fields,
            self._open_links, self._notes,
        )  # fmt: skip
        self._pieces, self._in_run, self._fields, self._open_links, self._notes = None, False, [], [], []
        return state

    def resume(self, state: RunState) -> None:
        """Go on with what was open before a text box."""
        (
            self._pieces, self._in_run, self._style, self._hidden, self._look, self._last_look, self._fields,
            self._open_links, self._notes,
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
        style = self._style
        self._hidden = bool(style.hidden)
        self._look = style.look
        if self.leads_elsewhere():
            self._look |= LINKED

    def _close_run(self) -> None:
        self._in_run = False

    def _take_style(self, attributes: Attributes) -> None:
        if self._in_run:
            style = self._styles.get(attributes.get("w:val", ""), NO_STYLE)
            self._hidden = self._hidden if style.hidden is None else style.hidden
            # What the style of the paragraph strikes out stays so: the two styles add to each other.
            self._look = self._look & ~(style.told & SHIFTED) | style.look

    def _hide(self, attributes: Attributes) -> None:
        if self._in_run:
            self._hidden = is_on(attributes)

    def _looking(self, told: Looking) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            if self._in_run:
                self._look = self._look & ~told.ends | told.gives(attributes)

        return take

    def _fade(self) -> None:
        self._look |= UNSEEN

    def _mark_note(self, attributes: Attributes) -> None:
        # A mark that the author chose stands in the run behind.
        if attributes.get("w:customMarkFollows", "0") not in ("0", "false", "off"):
            self._look |= LINKED

    def _change_look(self, look: int) -> None:
        if look != self._last_look and self._pieces is not None:
            self._pieces.append(f"{STRUCK}{MARK}" if self._last_look & STRUCK_OUT else MARK)
            self._last_look = look

    def _open_text(self, _: Attributes) -> None:
        if self._pieces is not None and self._in_run and not self._hidden and False not in self._fields:
            self.words += 1
            self._hears = True
            if self._look != self._last_look:
                self._change_look(self._look)
            self.scanner.listen(self._pieces.append)

    def _close_text(self) -> None:
        if self._hears:
            self._hears = False
            self.scanner.listen(None)

    def _open_formula(self, _: Attributes) -> None:
        # Numerator and denominator must not run together.
        if self._pieces is not None:
            self.words += 1
            self._hears = True
            self._pieces.append(MARK)
            self.scanner.listen(self._pieces.append)

    def _close_formula(self) -> None:
        self._close_text()
        if self._pieces is not None:
            self._pieces.append(MARK)

    def _put(self, sign: str) -> None:
        """Take a sign that has an element of its own."""
        if self._pieces is not None and self._in_run and not self._hidden and False not in self._fields:
            self._change_look(self._look if sign > " " else 0)
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

    # ---- directions ----

    def _open_direction(self, attributes: Attributes) -> None:
        if self._pieces is not None:
            self._pieces.append(_RIGHT_TO_LEFT if attributes.get("w:val") == "rtl" else _LEFT_TO_RIGHT)

    def _close_direction(self) -> None:
        if self._pieces is not None:
            self._pieces.append(_END_OF_DIRECTION)

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
