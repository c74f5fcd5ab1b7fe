"""What two wordings have in common: runs of characters, found by shared shingles in linear time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gov_disclosure.similarity.wording import BREAK, Wording

__all__ = ["Likeness", "Run", "index_of", "liken"]

_SHINGLE = 8
_TRIED = 4
"""So many places of a shingle are tried: one that stands everywhere tells nothing."""
_GAP = 16


class Run(NamedTuple):
    """
    Words that two wordings share, perhaps with small changes within.

    Attributes:
        start: Where they begin in the one, from 0.
        end: Where they end.
        other_start: Where they begin in the other.
        other_end: Where they end there.
        shared: How many characters are the same.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    shared: int


class Likeness(NamedTuple):
    """
    How alike two wordings are.

    Attributes:
        runs: What they share, in the order of the one.
        shared: How many characters that is.
        share: The same as a share of the shorter, from 0 to 1.
    """

    runs: tuple[Run, ...]
    shared: int
    share: float


Index = Mapping[str, Sequence[int]]


def index_of(wording: Wording) -> Index:
    """Return shingle → where it stands, for `liken`."""
    text = wording.text
    found: dict[str, list[int]] = {}
    # A shingle ends before the next break.
    behind = -1
    for at in range(len(text) - _SHINGLE + 1):
        if behind < at:
            behind = text.find(BREAK, at)
            if behind < 0:
                behind = len(text)
        if at + _SHINGLE > behind:
            continue
        places = found.setdefault(text[at : at + _SHINGLE], [])
        if len(places) < _TRIED:
            places.append(at)
    return found


def liken(one: Wording, other: Wording, index: Index, least: int) -> Likeness:
    """
    Return what two wordings have in common.

    Args:
        one: A wording.
        other: Another.
        index: The shingles of the other, from `index_of`.
        least: Runs with fewer characters the same do not count.
    """
    runs = [run for run in _joined(_exact(one.text, other.text, index)) if run.shared >= least]
    shared = sum(run.shared for run in runs)
    shorter = min(one.own, other.own)
    return Likeness(tuple(runs), shared, min(1.0, shared / shorter) if shorter else 0.0)


def _exact(one: str, other: str, index: Index) -> list[Run]:
    """Return the runs that are the same, character for character, none of them twice in the one or overlapping there."""
    runs: list[Run] = []
    at, expected = 0, 0
    while at + _SHINGLE <= len(one):
        places = index.get(one[at : at + _SHINGLE])
        if not places:
            at += 1
            continue
        # The longest; of several the one that goes on where the last run ended.
        length, _, place = max((_length(one, other, at, place), -abs(place - expected), place) for place in places)
        runs.append(Run(at, at + length, place, place + length, length))
        at += length
        expected = place + length
    return runs


def _length(one: str, other: str, at: int, place: int) -> int:
    length = _SHINGLE
    most = min(len(one) - at, len(other) - place)
    while length < most and one[at + length] == other[place + length] != BREAK:
        length += 1
    return length


def _joined(runs: Sequence[Run]) -> list[Run]:
    """Join runs that are near one another on both sides: a name or a figure was changed between them."""
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        if last is not None and run.start - last.end <= _GAP and 0 <= run.other_start - last.other_end <= _GAP:
            joined[-1] = Run(last.start, run.end, last.other_start, run.other_end, last.shared + run.shared)
        else:
            joined.append(run)
    return joined
