"""Cells of units beside the figures of a row, and the words that head a column of them."""

from __future__ import annotations

from gov_disclosure.figures import SCALES, UNITS, State, unit_of
from gov_disclosure.folding import key
from gov_disclosure.forms.vocabulary import added_columns
from gov_disclosure.lexing.tokens import Token

__all__ = ["drop_unit", "heads_units"]

_ONES = frozenset(unit for unit in UNITS if SCALES.isdisjoint(unit) and "元" not in unit)
"""Units of counts."""
_HEADS = frozenset(key(name) for name in added_columns("units"))
_LONGEST_HEAD = 12


def drop_unit(token: Token, text: str) -> bool:
    """
    Take the unit from before the figures of a row, a cell of its own that holds none; return whether it counts in more.

    Args:
        token: The label of the row, changed in place.
        text: The view.
    """
    figures = token.figures
    place = next((place for place, atom in enumerate(figures) if atom.reading.state is not State.BLANK), len(figures))
    if place + 1 >= len(figures) or figures[place].reading.state is not State.TEXT:
        return False
    words = text[figures[place].start : figures[place].end]
    if words in _ONES:
        # Blank cells before it are what the span of the label left.
        del figures[: place + 1]
        return False
    return unit_of(words) is not None


def heads_units(token: Token, text: str) -> bool:
    """Whether a header cell heads a column of units, below which stand no figures."""
    return key(text[token.start : min(token.end, token.start + _LONGEST_HEAD)]) in _HEADS
