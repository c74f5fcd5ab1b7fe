"""Files that are made beside their places, and put there when they are whole."""

from __future__ import annotations

import os
from contextlib import suppress

__all__ = ["Staged", "place"]


class Staged:
    """
    A file on its way.

    Args:
        path: Where it goes.
        journals: Endings of what a library puts beside the file while it is made.

    Attributes:
        made: Where it is made; what a run before left there is gone.
    """

    def __init__(self, path: str, *journals: str) -> None:
        self.path = path
        self.made = f"{path}.tmp"
        self._journals = journals
        self.discard()

    def place(self) -> tuple[str, ...]:
        """
        Put it in its place, and return that.

        Raises:
            OSError: It cannot be put there, or a part of it is still in a journal.
        """
        for ending in self._journals:
            if os.path.exists(self.made + ending):  # noqa: PTH110 - pathlib is dear to import
                raise OSError(f"{self.made}{ending}: not all was written")
        place(self.made, self.path)
        return (self.path,)

    def discard(self) -> None:
        """Leave nothing behind."""
        for ending in ("", *self._journals):
            with suppress(FileNotFoundError):
                os.unlink(self.made + ending)  # noqa: PTH108 - as above


def place(made: str, path: str) -> None:
    """
    Put a file that was made in its place: what is there after a power cut is the one before or this one, whole.

    Raises:
        OSError: It cannot be put there, or is not all on disk.
    """
    descriptor = os.open(made, os.O_RDWR | getattr(os, "O_CLOEXEC", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    os.replace(made, path)  # noqa: PTH105 - as above
