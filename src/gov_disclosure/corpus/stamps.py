"""What a file system says of a file, by which one that nobody has touched is known without being read."""

from __future__ import annotations

import os
import stat
import time
from typing import Final

__all__ = ["stamp_of"]

_SETTLED: Final = 2_000_000_000
"""Nanoseconds after a change: another one may have the same time until then (two seconds on FAT, one on old NFS)."""


def stamp_of(path: str) -> str:
    """
    Return device, number, size and times of change of a file as one text; empty where they prove nothing.

    As long as it is the same, so are the bytes: the system sets the time of the last change of status (`st_ctime`) itself, also
    where size and time of change are put back. It proves nothing of what is no plain file, of a file that was changed a moment
    ago, and where a system has no such time.
    """
    if os.name != "posix":
        return ""
    try:
        told = os.stat(path)  # noqa: PTH116 - pathlib is dear to import
    except (OSError, ValueError):
        return ""
    changed, touched = told.st_mtime_ns, told.st_ctime_ns
    if not stat.S_ISREG(told.st_mode) or time.time_ns() - max(changed, touched) < _SETTLED:
        return ""
    return f"{told.st_dev:x}.{told.st_ino:x}.{told.st_size:x}.{changed:x}.{touched:x}"
