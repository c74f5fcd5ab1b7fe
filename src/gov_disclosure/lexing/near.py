"""
Labels that are nearly right: typing slips and reading errors, within a bound, never in silence.

The bound grows with the length of the label: no slip below four characters, one from four, two from
sixteen. A word that is as near to a second label is near to none, unless both mean the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["NearIndex", "bound", "distance"]


def bound(length: int) -> int:
    """Return how many slips a label of a length may have."""
    return 0 if length < 4 else 1 if length < 16 else 2


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


# Characters that turn the meaning of a label round: 上年 is not 本年, 失效 not 有效, 元 not 万元.
_TELLING = frozenset("上下本去前失非旧万亿元千")
_SHORT = 6


def _means_otherwise(word: str, label: str, *, short: bool) -> bool:
    """Whether the slips between a word and a label may be no slips."""
    lost, added = list(label), []
    for char in word:
        if char in lost:
            lost.remove(char)
        else:
            added.append(char)
    if short and len(label) < _SHORT:
        # A short label with another character is another word; swapped or doubled ones are slips.
        return bool(lost) or any(char not in label for char in added)
    if len(lost) != len(added) and len(label) > 2 * _SHORT:
        # In a long label a character lost or doubled leaves no other meaning.
        return False
    # One that was typed twice (下下年度) says no more than it does once.
    return not _TELLING.isdisjoint(lost) or any(char in _TELLING and 2 * char not in word for char in added)


class NearIndex:
    """
    Words that others may be near to.

    Args:
        words: The words.
        meanings: Word → what it means, where several may mean the same; by default each means something else.
    """

    def __init__(self, words: Iterable[str], meanings: Mapping[str, object] | None = None) -> None:
        self._meanings = meanings or {}
        self._by_length: dict[int, list[tuple[str, frozenset[str]]]] = {}
        for word in words:
            if bound(len(word)) > 0:
                self._by_length.setdefault(len(word), []).append((word, frozenset(word)))

    def nearest(self, word: str, *, anchored: bool = False) -> tuple[str, int] | None:
        """
        Return the one nearest word within its bound and how many slips lie between, or None.

        Args:
            word: A key.
            anchored: Whether the first character must be the same, which then speaks for the word, too.
        """
        letters = frozenset(word)
        found: tuple[str, int] | None = None
        shared = False
        for length in range(max(4, len(word) - 3), len(word) + 4):
            most = bound(length)
            for candidate, theirs in self._by_length.get(length, ()):
                if len(theirs - letters) > most or (anchored and candidate[0] != word[0]):
                    continue
                slips = distance(word, candidate, most)
                if (
                    slips > most
                    or _means_otherwise(word, candidate, short=not anchored)
                    or (found is not None and slips > found[1])
                ):
                    continue
                if found is None or slips < found[1]:
                    found, shared = (candidate, slips), False
                else:
                    shared = shared or self._meaning(candidate) != self._meaning(found[0])
        return None if shared else found

    def _meaning(self, word: str) -> object:
        return self._meanings.get(word, word)
