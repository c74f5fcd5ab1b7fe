"""What stands before the first section: the lines that may hold the title, and what is said in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.furniture import is_furniture
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document, Line
from gov_disclosure.titling import read_title

__all__ = ["first_heading", "heading_start", "preamble_lines", "spoken_in"]

_PREAMBLE_BLOCKS = 400
_WRAPPED = 20


def first_heading(tokens: Sequence[Token]) -> int:
    """Return the block that the first heading stands in."""
    for token in tokens:
        if token.label is not None and token.label.heading is not None:
            return token.block
    return _PREAMBLE_BLOCKS


def heading_start(tokens: Sequence[Token]) -> int | None:
    """Return where the first heading of any form stands, or None."""
    return next((token.start for token in tokens if token.label is not None and token.label.heading is not None), None)


def preamble_lines(tokens: Sequence[Token], document: Document, *, listed: bool = False) -> list[tuple[str, int, int]]:
    """
    Return the short lines that may hold the title: those before the first heading, else the first of all.

    With `listed` the headings before the last first one above the tables are only listed there.
    """
    stop = None
    for token in tokens:
        if token.label is not None and token.label.heading == "overview":
            stop = token.block
            if not listed:
                break
        elif token.counted and token.label is not None and token.label.row:
            break
    if stop is None:
        stop = first_heading(tokens)
    text = document.source.text
    lines: list[tuple[str, int, int]] = []
    for block in document.blocks[: min(stop, _PREAMBLE_BLOCKS)]:
        if isinstance(block, Line):
            start, end = block
            if end - start <= 4_000:
                lines.append((text[start:end], start, end))
        else:
            lines += [(text[start:end], start, end) for start, end, _, _ in block.cells if 0 < end - start <= 4_000]
    return lines


def spoken_in(lines: Sequence[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """
    Return the lines before the first section that are of sentences: no title, no labels, no furniture of the page.

    Of lines that say the same one is kept. Each comes with its span.
    """
    kept: dict[str, tuple[str, int, int]] = {}
    continued = False
    for line, start, end in reversed(lines):
        words = line.strip()
        # A long line in front of a sentence may be the beginning of it, where the source breaks its lines.
        continued = "。" in words or "，" in words or (continued and len(words) >= _WRAPPED and read_title(words) is None)
        if continued and not is_furniture(words):
            kept.pop(words, None)
            kept[words] = words, start, end
    return list(reversed(kept.values()))
