"""Figures that stand apart from the labels of their rows, because a table was written down a column at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.entries import Entry
from gov_disclosure.figures import State
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document

__all__ = ["counting_rows", "figures_apart"]

_FEW_APART = 3
_LONGEST_FIGURE = 14
_TOLD = (State.NUMBER, State.NOT_APPLICABLE)
_FEWEST_COUNTED = 6
_FURTHEST_COUNT = 3
"""Rows without a number may stand between."""


def figures_apart(entries: Sequence[Entry], tokens: Sequence[Token], document: Document, sink: Diagnostics) -> Iterator[int]:
    """
    Say that rows of lines have no figures where half as many as they need stand on lines of their own.

    Yields:
        The rows with more figures below than are theirs: the first may be those of other rows.
    """
    rows = [entry for entry in entries if not entry.table]
    bare = [entry for entry in rows if not entry.token.figures]
    if not bare:
        return
    figures = _stray_figures(tokens, {id(entry.token): len(entry.targets) for entry in rows}, document.source.text)
    if figures >= _FEW_APART and 2 * figures >= sum(len(entry.targets) for entry in bare):
        sink.add(
            "GD175", Severity.WARNING, position=document.source.position(bare[0].token.start, bare[-1].token.end),
            rows=[entry.path for entry in bare], count=len(bare), figures=figures,
        )  # fmt: skip
        for entry in rows:
            own = entry.token.figures
            # Where most rows have none, the only figure of one may be the number of a page.
            most = len(entry.targets) if len(entry.targets) > 1 or 2 * len(bare) < len(rows) else 0
            if len(own) > most and own[0].row > entry.token.block:
                yield id(entry.token)


def _stray_figures(tokens: Sequence[Token], widths: Mapping[int, int], text: str) -> int:
    """Return how many figures stand on lines of their own that are of no row; rows are told by the identity of their label."""
    found = 0
    for token in tokens:
        below = sum(atom.row > token.block and atom.reading.state in _TOLD for atom in token.figures)
        found += max(0, below - widths.get(id(token), 0))
        found += sum(_is_number(text[line.start : line.end]) for line in token.trailing)
    return found


def _is_number(words: str) -> bool:
    return len(words) <= _LONGEST_FIGURE and words.replace(",", "").replace(".", "", 1).isdigit()


def counting_rows(entries: Sequence[Entry]) -> Iterator[int]:
    """Yield the rows of one cell, one behind the other, whose figures on the line below count upwards: they number the rows."""
    chain: list[Token] = []
    for entry in entries:
        token = entry.token
        figures = token.figures
        value = figures[0].reading.value if len(figures) == 1 and figures[0].row > token.block else None
        if value is None or len(entry.targets) > 1:
            continue
        last = chain[-1].figures[0].reading.value if chain else None
        if last is None or not last < value <= last + _FURTHEST_COUNT:
            if len(chain) >= _FEWEST_COUNTED:
                yield from map(id, chain)
            chain = []
        chain.append(token)
    if len(chain) >= _FEWEST_COUNTED:
        yield from map(id, chain)
