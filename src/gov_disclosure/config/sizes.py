"""Sizes as they are written: `64MiB`, `1_000`."""

from __future__ import annotations

import re

__all__ = ["size_of"]

_VALUE = re.compile(r"([0-9_]{1,30}+(?:\.[0-9]{1,9})?)\s?(k|m|g)?(i?b)?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}


def size_of(written: str) -> int | float | None:
    """Return the number that a size stands for, or None where it is none."""
    match = _VALUE.fullmatch(written.strip())
    if match is None or match[1].strip("_") == "":
        return None
    number = float(match[1].replace("_", "")) * _UNITS[(match[2] or "").lower()]
    return int(number) if number.is_integer() else number
