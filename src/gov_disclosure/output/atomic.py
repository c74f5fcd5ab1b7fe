"""Files that are there in full or not at all: written beside their place, and moved there at the end."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import IO, Any

from gov_disclosure.errors import UsageError

__all__ = ["written"]


@contextmanager
def written(path: str, *, binary: bool = False) -> Generator[IO[Any], None, None]:
    """
    Open a file for writing that takes its place when all went well; otherwise what was there stays.

    Args:
        path: The file.
        binary: Whether bytes are written; else text, in UTF-8.

    Raises:
        UsageError: It cannot be written.
    """
    # What a link points to is written, and the link stays.
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):  # noqa: PTH110, PTH113 - a path may hold anything
        raise UsageError.of("error.unwritten", file=path, reason="no regular file")
    try:
        handle, beside = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".gov-disclosure-")  # noqa: PTH120 - as above
    except (OSError, ValueError) as error:
        raise UsageError.of("error.unwritten", file=path, reason=getattr(error, "strerror", None) or str(error)) from None
    try:
        options: dict[str, Any] = {} if binary else {"encoding": "utf-8", "errors": "backslashreplace", "newline": "\n"}
        with open(handle, "wb" if binary else "w", **options) as stream:  # noqa: PTH123 - it is open already
            yield stream
        _as_before(target, beside)
        os.replace(beside, target)  # noqa: PTH105 - as above
    except BaseException:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108 - as above
        raise


def _as_before(target: str, beside: str) -> None:
    """Give a new file the rights of the one it replaces, or of any new file: those of a temporary one are narrow."""
    try:
        rights = os.stat(target).st_mode & 0o777  # noqa: PTH116 - as above
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        rights = 0o666 & ~mask
    with suppress(OSError):
        os.chmod(beside, rights)  # noqa: PTH101 - as above
