"""What pieces of markup that were met before mean: sites and reports repeat them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

__all__ = ["Memory"]

Meaning = TypeVar("Meaning")


class Memory(Generic[Meaning]):
    """
    What pieces of markup mean; each is worked out once, as long as there is room.

    Args:
        read: Works out what a piece means; gives None where it is more than plain.
        most: How many pieces are remembered; then all are given up.
        longest: How long a piece may be to be remembered: longer ones are met once, as a rule.
    """

    __slots__ = ("_known", "_longest", "_most", "_read")

    def __init__(self, read: Callable[[str], Meaning | None], *, most: int, longest: int) -> None:
        self._known: dict[str, Meaning] = {}
        self._read = read
        self._most = most
        self._longest = longest

    def all(self, written: Sequence[str]) -> list[Meaning] | None:
        """Return what some pieces mean, or None where one is more than plain."""
        known = self._known
        found: list[Meaning | None] = list(map(known.get, written))
        if None in found:
            if len(known) > self._most:
                known.clear()
            at = -1
            for _ in range(found.count(None)):
                at = found.index(None, at + 1)
                meaning = self._read(written[at])
                if meaning is None:
                    return None
                found[at] = meaning
                if len(written[at]) <= self._longest:
                    known[written[at]] = meaning
        return found  # type: ignore[return-value]

    def one(self, written: str) -> Meaning | None:
        """Return what a piece means, or None where it is more than plain."""
        found = self._known.get(written)
        if found is None:
            found = self._read(written)
            if found is not None and len(written) <= self._longest:
                if len(self._known) > self._most:
                    self._known.clear()
                self._known[written] = found
        return found
