"""A database that is made beside its place, and put there when it is whole."""

from __future__ import annotations

import os
from contextlib import suppress

__all__ = ["Staged"]


class Staged:
    """
    A file on its way.

    Args:
        path: Where it goes.

    Attributes:
        made: Where it is made; what a run before left there is gone.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.made = f"{path}.tmp"
        self.discard()

    def place(self) -> tuple[str, ...]:
        """Put it in its place, and return that."""
        os.replace(self.made, self.path)  # noqa: PTH105 - pathlib is dear to import
        return (self.path,)

    def discard(self, *journals: str) -> None:
        """Leave nothing behind, nor the journals whose endings are named."""
        for ending in ("", *journals):
            with suppress(FileNotFoundError):
                os.unlink(self.made + ending)  # noqa: PTH108 - as above
