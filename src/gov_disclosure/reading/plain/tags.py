"""What the tags inside a plain table do: each spelling of one is worked out once."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final, NamedTuple

from gov_disclosure.reading.grid import MAX_COLSPAN, MAX_ROWSPAN, parse_span
from gov_disclosure.reading.html.names import BLANK
from gov_disclosure.reading.html.refs import decode_text
from gov_disclosure.reading.html.style import notes_of
from gov_disclosure.reading.html.tokens import parse_attributes, scan
from gov_disclosure.reading.plain.memory import Memory

__all__ = [
    "CELL_END", "CELL_ENDS", "IGNORED", "INLINE", "LONGEST_TAG", "MOST_ATTRIBUTES", "SPACE", "TEXT", "Piece", "Stretch",
    "is_cell", "pieces_of", "spans_of", "stretches_of", "text_of",
]  # fmt: skip

TEXT: Final = "t"
"""Follows the code of a tag behind which words stand."""
SPACE: Final = "n"
"""Follows the code of a tag behind which blanks stand that are none to HTML, as no-break spaces."""
IGNORED: Final = "."
_NAMES: Final = {
    "tr": "R", "tbody": "B", "thead": "B", "colgroup": "K", "p": "P", "div": "V",
    "span": "S", "font": "F", "b": "G", "strong": "I", "em": "E", "i": "J", "u": "U", "big": "W", "o:p": "O", "a": "A",
}  # fmt: skip
_VOID: Final = {"br": "N", "col": IGNORED}
INLINE: Final = frozenset("SFGIEJUWOA")
"""Codes of the start tags that do nothing to the text around them."""
_CELL: Final = "td"
CELL_END: Final = "c"
CELL_ENDS: Final = {_CELL: CELL_END, "th": "d"}
_FIRST_CELL: Final = 0xE000
"""Cells have characters of the private use area for codes, one for each kind and span met."""
_MOST_SPANS: Final = 2_000
LONGEST_TAG: Final = 2_000
MOST_ATTRIBUTES: Final = 40
_MEMORY: Final = 8_192
_MOST_STRETCHES: Final = 4_096
_LONGEST_STRETCH: Final = 1_000
_REMEMBERED: Final = 200
"""What is longer than this is met once, as a rule."""
_FIGURE: Final = re.compile(">([0-9]+)<")
_TALLEST: Final = 1_000
_WIDEST: Final = 100


class Piece(NamedTuple):
    """What stands from one opening bracket to the next: the code of its tag, and the words behind it."""

    code: str
    words: str


class Stretch(NamedTuple):
    """What stands from one end of a cell to the next: the codes of its pieces in one, and their words."""

    codes: str
    words: tuple[str, ...]


_cells: dict[tuple[str, int, int], str] = {}
_spans: list[tuple[str, int, int]] = []


def pieces_of(markup: list[str]) -> list[Piece] | None:
    """Return what some pieces of markup are, each without its opening bracket; None where one is more than plain."""
    return _pieces.all(markup)


def stretches_of(inner: str) -> list[Stretch] | None:
    """
    Return what the inside of a table is made of, from one end of a cell to the next; None where it is more than plain.

    Cells with the same words and tags are met again and again, in a report and from report to report.
    """
    return _stretches.all(inner.split(f"</{_CELL}>"))


def _stretch(written: str) -> Stretch | None:
    """Return what stands behind an end of a cell, or None where it is more than plain."""
    found = _FIGURE.search(written)
    if found is None:
        return _read(written)
    # Cells of figures differ by these alone.
    start, end = found.span(1)
    codes = _templates.one(f"{written[:start]}0{written[end:]}")
    return Stretch(codes, (found[1],)) if codes else _read(written)


def _codes_of_figure(template: str) -> str | None:
    """Return the codes of a cell that holds a lone figure, 0; empty where it holds more."""
    stretch = _read(template)
    return None if stretch is None else stretch.codes if stretch.words == ("0",) else ""


def _read(written: str) -> Stretch | None:
    lead, *rest = written.split("<")
    pieces = pieces_of(rest)
    if lead.strip(BLANK) or pieces is None:
        return None
    return Stretch("".join([piece[0] for piece in pieces]), tuple([piece[1] for piece in pieces if piece[1]]))


def text_of(written: str) -> str:
    """Return the text behind the tag of a piece, as it stands."""
    return decode_text(written.partition(">")[2])


def is_cell(code: str) -> bool:
    """Whether a code is that of a cell's start tag."""
    return code >= "\ue000"


def spans_of(code: str) -> tuple[str, int, int]:
    """Return the name, colspan and rowspan of a cell by its code."""
    return _spans[ord(code) - _FIRST_CELL]


def _piece(written: str) -> Piece | None:
    if len(written) > LONGEST_TAG or "\0" in written:
        return None
    if written.startswith("!--"):
        comment, closed, _ = written.partition("-->")
        # What ends early, `<!-->`, is left to the tokenizer.
        code: str | None = IGNORED if closed and len(comment) > 3 and ">" not in comment else None
    else:
        tag, closed, _ = written.partition(">")
        code = _codes.one(f"{tag}>") if closed else None
    if code is None:
        return None
    text = text_of(written)
    words = text.strip()
    if not words:
        return Piece(code + SPACE if text.strip(BLANK) else code, "")
    return Piece(code + TEXT, words.replace("\n", " ") if "\n" in words else words)


def _code(written: str) -> str | None:
    """Return the code of the tag that a piece begins with."""
    tokens = list(islice(scan("<" + written), 2))
    if len(tokens) != 1:
        return None
    name, closing, source, text, _ = tokens[0]
    # Else a bracket within quotes would have been taken for the tag's end.
    if not name or text != written.partition(">")[2]:
        return None
    if closing:
        code = CELL_ENDS.get(name) or _NAMES.get(name, "").lower()
        return code or None
    attributes = parse_attributes(source, MOST_ATTRIBUTES + 1)
    notes = notes_of(source, lambda: attributes)
    if len(attributes) > MOST_ATTRIBUTES or (notes is not None and any(notes._replace(spans=False))):
        return None
    if name in CELL_ENDS:
        return _cell(name, attributes)
    return _NAMES.get(name) or _VOID.get(name)


def _cell(name: str, attributes: dict[str, str]) -> str | None:
    """Return the code of a cell."""
    spans: list[int] = []
    for attribute, most, least in (("colspan", MAX_COLSPAN, 1), ("rowspan", MAX_ROWSPAN, 0)):
        written = attributes.get(attribute)
        taken, genuine = parse_span(written, most, least) if written is not None else (1, True)
        if not genuine:
            return None
        spans.append(taken)
    kind = name, spans[0], spans[1]
    code = _cells.get(kind)
    if code is None:
        if spans[0] > _WIDEST or spans[1] > _TALLEST or len(_spans) >= _MOST_SPANS:
            return None
        _spans.append(kind)
        code = _cells[kind] = chr(_FIRST_CELL + len(_spans) - 1)
    return code


_pieces = Memory(_piece, most=_MEMORY, longest=_REMEMBERED)
_stretches = Memory(_stretch, most=_MOST_STRETCHES, longest=_LONGEST_STRETCH)
_templates = Memory(_codes_of_figure, most=_MOST_STRETCHES, longest=_LONGEST_STRETCH)
_codes = Memory(_code, most=_MEMORY, longest=_REMEMBERED)
