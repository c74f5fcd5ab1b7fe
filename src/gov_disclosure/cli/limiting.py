"""`--limit NAME=VALUE`: limits as they are written on a command line."""

from __future__ import annotations

from collections.abc import Sequence

from gov_disclosure.config.sizes import size_of
from gov_disclosure.errors import UsageError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits

__all__ = ["limits_of"]


def limits_of(options: Sequence[str], base: Limits = DEFAULT_LIMITS) -> Limits:
    """
    Return the limits that options set; what none of them names is as in `base`.

    Args:
        options: `NAME=VALUE` each, as `max_bytes=64MiB`; a later one wins.
        base: The limits before.

    Raises:
        UsageError: One of them is no limit, or its value is none.
    """
    if not options:
        return base
    values: dict[str, int | float] = base.to_dict()
    for option in options:
        name, sign, written = option.partition("=")
        number = size_of(written)
        if not sign or number is None:
            raise UsageError.of("error.limit.written", option=option[:200])
        values[name.strip().replace("-", "_")] = number
    return Limits.from_dict(values)
