"""Things that belong together because each belongs to another of them."""

from __future__ import annotations

__all__ = ["Clusters"]


class Clusters:
    """
    Clusters of things, by their numbers from 0; each is one of its own until it is joined.

    Args:
        count: How many things there are.
    """

    def __init__(self, count: int) -> None:
        self._owner = list(range(count))

    def join(self, one: int, other: int) -> None:
        """Put two things, and all that each is with, into one cluster."""
        self._owner[self.of(other)] = self.of(one)

    def of(self, index: int) -> int:
        """Return the thing that stands for the cluster of one."""
        owner = self._owner
        while owner[index] != index:
            owner[index] = owner[owner[index]]
            index = owner[index]
        return index
