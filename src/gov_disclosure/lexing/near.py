"""
Labels that are nearly right: typing slips and reading errors, within a bound, never in silence.

The bound grows with the length of the label: none below four characters, one from four, two from
eight, three from sixteen. A word that is as near to a second label is near to none.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["NearIndex", "bound", "distance"]


def bound(length: int) -> int:
    """Return how many slips a label of a length may have."""
    return 0 if length < 4 else 1 if length < 8 else 2 if length < 16 else 3


def distance(left: str, right: str, most: int) -> int:
    """
    Return the number of slips between two words, or `most + 1` where there are more.

    A slip is a character lost, added, replaced, or swapped with its neighbour (optimal string
    alignment). Only the diagonal band within `most` is computed.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    far = most + 1
    before: list[int] = []
    previous = [min(column, far) for column in range(len(right) + 1)]
    for row, char in enumerate(left, 1):
        low, high = max(1, row - most), min(len(right), row + most)
        current = [far] * (len(right) + 1)
        current[0] = min(row, far)
        for column in range(low, high + 1):
            cost = 0 if char == right[column - 1] else 1
            best = min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost)
            if row > 1 and column > 1 and char == right[column - 2] and left[row - 2] == right[column - 1]:
                best = min(best, before[column - 2] + 1)
            current[column] = min(best, far)
        if min(current) > most:
            return far
        before, previous = previous, current
    return previous[len(right)]


class NearIndex:
    """Words that others may be near to."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_length: dict[int, list[tuple[str, frozenset[str]]]] = {}
        for word in words:
            if bound(len(word)) > 0:
                self._by_length.setdefault(len(word), []).append((word, frozenset(word)))

    def nearest(self, word: str) -> tuple[str, int] | None:
        """Return the one nearest word within its bound and how many slips lie between, or None."""
        letters = frozenset(word)
        found: tuple[str, int] | None = None
        shared = False
        for length in range(max(4, len(word) - 3), len(word) + 4):
            most = bound(length)
            for candidate, theirs in self._by_length.get(length, ()):
                if len(theirs - letters) > most:
                    continue
                slips = distance(word, candidate, most)
                if slips > most or (found is not None and slips > found[1]):
                    continue
                shared = found is not None and slips == found[1]
                found = candidate, slips
        return None if shared else found
