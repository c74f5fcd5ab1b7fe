"""Which of many wordings may be alike: sentences that two of them have in common, the same or nearly."""

from __future__ import annotations

from array import array
from collections.abc import Hashable, Iterator, Sequence

import attrs

from gov_disclosure.similarity import minhash
from gov_disclosure.similarity.wording import Sentence, Wording

__all__ = ["Commons", "candidates", "commons_of"]

_ALL_PAIRS = 40
"""Up to so many wordings each is compared with each."""
_LEAST = 14
"""A shorter sentence tells nothing."""
_SHINGLE = 3
_LISTED = 32
"""Of what stands in very many wordings, the first so many are looked at."""
_TRIED = 4
"""The likeliest so many are compared word by word."""


@attrs.frozen
class Commons:
    """
    How common the sentences of wordings are.

    Attributes:
        groups: For each wording the group of each of its sentences: those that are the same or nearly; -1 for short ones.
        bodies: For each group how many bodies say it.
        members: For each group the first wordings that have it.
    """

    groups: tuple[tuple[int, ...], ...]
    bodies: tuple[int, ...]
    members: tuple[tuple[int, ...], ...]


def commons_of(wordings: Sequence[Wording], bodies: Sequence[Hashable]) -> Commons:
    """
    Put sentences that are the same, or nearly, into groups.

    Sentences that are the same once names and figures are masked are always found; those with other changes by MinHash,
    where the extra `similarity` is installed.

    Args:
        wordings: The wordings.
        bodies: For each the body whose it is.
    """
    number: dict[str, int] = {}
    told = [[_numbered(sentence, number) for sentence in wording.sentences] for wording in wordings]
    group = _near(list(number)) if minhash.installed() else list(range(len(number)))
    said: list[set[Hashable]] = [set() for _ in number]
    members: list[list[int]] = [[] for _ in number]
    groups: list[tuple[int, ...]] = []
    for at, numbers in enumerate(told):
        mine = tuple(group[each] if each >= 0 else -1 for each in numbers)
        groups.append(mine)
        for each in set(mine) - {-1}:
            said[each].add(bodies[at])
            if len(members[each]) < _LISTED:
                members[each].append(at)
    return Commons(tuple(groups), tuple(map(len, said)), tuple(map(tuple, members)))


def candidates(wordings: Sequence[Wording], commons: Commons, least: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """
    Yield for each wording those before it that it may be like, the likeliest first.

    Args:
        wordings: The wordings.
        commons: Their sentences.
        least: The sentences that both have are at least so long together.
    """
    for at, wording in enumerate(wordings):
        if len(wordings) <= _ALL_PAIRS:
            yield at, tuple(range(at))
            continue
        shared: dict[int, int] = {}
        weight: dict[int, float] = {}
        for group, sentence in _distinct(commons.groups[at], wording.sentences):
            length = len(sentence.text)
            for other in commons.members[group]:
                if other >= at:
                    break
                shared[other] = shared.get(other, 0) + length
                weight[other] = weight.get(other, 0.0) + length / commons.bodies[group]
        likely = [other for other, length in shared.items() if length >= least]
        # What few say weighs more; of those that are equally likely the one that shares most.
        likely.sort(key=lambda other: (-weight[other], -shared[other], other))
        by_length = sorted(likely, key=lambda other: (-shared[other], other))
        yield at, tuple(dict.fromkeys((*likely[:_TRIED], *by_length[:_TRIED])))


def _distinct(groups: Sequence[int], sentences: Sequence[Sentence]) -> Iterator[tuple[int, Sentence]]:
    met: set[int] = set()
    for group, sentence in zip(groups, sentences, strict=True):
        if group >= 0 and group not in met:
            met.add(group)
            yield group, sentence


def _numbered(sentence: Sentence, number: dict[str, int]) -> int:
    if len(sentence.text) < _LEAST:
        return -1
    return number.setdefault(sentence.text, len(number))


def _near(texts: Sequence[str]) -> list[int]:
    """Return for each text the first that it is nearly the same as: itself, or one that shares a band with it."""
    columns = [_first_of(each) for each in minhash.bands(texts, _SHINGLE)]
    found: list[int] = []
    for at in range(len(texts)):
        likely = (found[column[at]] for column in columns if column[at] < at)
        # One band in common may be chance; it is verified by the words themselves.
        found.append(next((each for each in dict.fromkeys(likely) if _alike(texts[at], texts[each])), at))
    return found


def _first_of(values: Sequence[int]) -> array[int]:
    """Return for each value where it stands first: of all bands at once a dictionary would take a gigabyte."""
    first: dict[int, int] = {}
    return array("l", (first.setdefault(value, at) for at, value in enumerate(values)))


def _alike(one: str, other: str) -> bool:
    mine, theirs = _set(one), _set(other)
    return 2 * len(mine & theirs) >= len(mine | theirs)


def _set(text: str) -> set[str]:
    return {text[at : at + _SHINGLE] for at in range(len(text) - _SHINGLE + 1)}
