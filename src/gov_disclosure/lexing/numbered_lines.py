"""Lines that a column of serial numbers numbers: `12 （一）收到申请数 件 3`; the number is taken off their front."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from gov_disclosure.reading.blocks import Block, Document, Line

__all__ = ["without_numbers"]

_NUMBERED = re.compile(r"([0-9]{1,3})[ \t\u3000\u00a0]{1,40}(?=[^\s0-9]|[0-9]{1,2}[.．、])")
# Each begins with one character, for which a text is searched many times as fast as for one of two.
_BEGINNINGS = {end: re.compile(rf"{end}[ \t\u3000\u00a0]{{0,40}}[0-9]{{1,3}}[ \t\u3000\u00a0]") for end in "\n\r"}
_FEWEST = 12
"""So many lines count on as no list of reasons does: the longest of the forms has eight."""
_MOST_SKIPPED = 2
"""A heading over the whole width may be counted, and have no number."""
_FURTHEST = 8
"""Blocks between two numbers: rows in several lines, the end of a page."""
_LONGEST = 160


def without_numbers(document: Document) -> Document:
    """Return a document without the serial numbers in front of its lines; the same one where it has none."""
    text, blocks = document.source.text, document.blocks
    if sum(len(beginning.findall(text)) for end, beginning in _BEGINNINGS.items() if end in text) < _FEWEST - 1:
        return document
    numbered: dict[int, int] = {}
    chain: list[tuple[int, int]] = []
    last = 0
    for place, block in enumerate(blocks):
        if type(block) is not Line or not text[block.start].isdigit() or block.end - block.start > _LONGEST:
            continue
        found = _NUMBERED.match(text, block.start, block.end)
        if found is None:
            continue
        number = int(found[1])
        if chain and last < number <= last + _MOST_SKIPPED and place - chain[-1][0] <= _FURTHEST:
            chain.append((place, found.end()))
            last = number
        elif number <= _MOST_SKIPPED:
            _keep(chain, numbered)
            chain, last = [(place, found.end())], number
    _keep(chain, numbered)
    if not numbered:
        return document
    cut: list[Block] = [Line(numbered[at], block.end) if at in numbered else block for at, block in enumerate(blocks)]
    return attrs.evolve(document, blocks=tuple(cut))


def _keep(chain: Sequence[tuple[int, int]], numbered: dict[int, int]) -> None:
    if len(chain) >= _FEWEST:
        numbered.update(chain)
