"""Whether an inline style takes an element out of sight."""

from __future__ import annotations

import re

__all__ = ["hides"]

_ZERO = re.compile(r"\+?0*+(?:\.0*+)?(?:[a-z]++|%)?\Z")


def hides(style: str) -> bool:
    """Return whether a `style` attribute hides its element; of equal properties the last counts."""
    # The four properties share no rarer word, and most styles have none of these.
    lowered = style.lower()
    if not ("none" in lowered or "hid" in lowered or "size" in lowered or "collapse" in lowered):
        return False
    values: dict[str, str] = {}
    for declaration in lowered.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            values[name.strip()] = value.partition("!")[0].strip()
    size = values.get("font-size", "")
    return (
        values.get("display") == "none"
        or values.get("visibility") in ("hidden", "collapse")
        or values.get("mso-hide") == "all"
        or (size != "" and "0" in size and _ZERO.match(size) is not None)
    )
