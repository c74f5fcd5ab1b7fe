"""`--limit NAME=VALUE`: limits as they are written on a command line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.errors import UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits

__all__ = ["limits_of"]

_VALUE = re.compile(r"([0-9_]{1,30}+(?:\.[0-9]{1,9})?)\s?(k|m|g)?(i?b)?", re.IGNORECASE)
_UNITS = {"": 1, "k": 1024, "m": 1024**2, "g": 1024**3}


def limits_of(options: Sequence[str]) -> Limits:
    """
    Return the limits that options set; what none of them names is as by default.

    Args:
        options: `NAME=VALUE` each, as `max_bytes=64MiB`; a later one wins.

    Raises:
        UsageError: One of them is no limit, or its value is none.
    """
    if not options:
        return DEFAULT_LIMITS
    values: dict[str, int | float] = {}
    for option in options:
        name, sign, written = option.partition("=")
        match = _VALUE.fullmatch(written.strip())
        if not sign or match is None or match[1].strip("_") == "":
            raise UsageError.of("error.limit.written", option=option[:200])
        number = float(match[1].replace("_", "")) * _UNITS[(match[2] or "").lower()]
        values[name.strip().replace("-", "_")] = int(number) if number.is_integer() else number
    return Limits.from_dict(values)
