"""The border to rensa: signatures of sets of shingles, by which sets that are nearly the same are found without comparing all."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

__all__ = ["bands", "installed"]

_PERMUTATIONS = 48
_ROWS = 4
_SEED = 1
_BATCH = 4_000


def installed() -> bool:
    """Whether the extra `similarity` is installed."""
    from importlib.util import find_spec

    return find_spec("rensa") is not None


def bands(texts: Sequence[str], shingle: int) -> list[array[int]]:
    """
    Return each band of the signatures of texts, as a number a text: texts with a band in common are likely to be alike.

    Of texts with 7 of 10 shingles in common 96 in 100 share a band, of those with 2 of 10 2 in 100.

    Args:
        texts: The texts.
        shingle: So many characters are a shingle.
    """
    import rensa  # type: ignore[import-untyped, import-not-found, unused-ignore]

    sketch: Any = rensa.RMinHash  # pyright: ignore[reportAttributeAccessIssue]
    columns = [array("q") for _ in range(0, _PERMUTATIONS, _ROWS)]
    for first in range(0, len(texts), _BATCH):
        sets = [_shingles(text, shingle) for text in texts[first : first + _BATCH]]
        for digest in sketch.digests_from_token_sets(sets, _PERMUTATIONS, _SEED):
            for at, column in enumerate(columns):
                # The hash of a tuple of numbers is the same in every run; what stands for the band is as good as it.
                column.append(hash(tuple(digest[_ROWS * at : _ROWS * (at + 1)])))
    return columns


def _shingles(text: str, size: int) -> list[str]:
    return [text[at : at + size] for at in range(max(1, len(text) - size + 1))]
