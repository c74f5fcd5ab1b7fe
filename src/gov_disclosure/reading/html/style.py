"""Whether the attributes of an element take it out of sight, or out of the line that it stands in."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Final, NamedTuple

__all__ = [
    "APART_CLASSES",
    "BOX_ROLES",
    "FADING",
    "Notes",
    "fades",
    "hides",
    "is_boxed",
    "is_struck",
    "is_white",
    "notes_of",
    "sets_apart",
]

APART_CLASSES: Final = frozenset("d-none hidden hide invisible sr-only visually-hidden".split())
"""Names that style sheets give to what is not shown."""

BOX_ROLES: Final = ("cell", "columnheader", "gridcell", "row", "rowheader")
"""Roles of the parts of a table that is made of other elements."""

FADING: Final = frozenset("a b big code em font i label small span strong sub sup td th u".split())
"""Elements in which nothing comes into sight later: a page may show all that it has in a box that is faded in."""

_NOTED = ("style", "span", "hidden", "#", "white", "role", *APART_CLASSES)
_BOXES: Final = frozenset("block flex grid inline-flex inline-grid list-item table table-cell table-row".split())
_ZERO = re.compile(r"[+-]?(?:0++(?:\.0*+)?|\.0++)(?:[a-z]++|%)?\Z")
_WHITE: Final = frozenset(("white", "window", "snow", "ivory", "ghostwhite", "floralwhite", "mintcream", "azure", "whitesmoke"))
_NEARLY_WHITE: Final = 0xF0
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_PARTS = re.compile(r"(?:rgb|hsl)a?\(([^()]{1,80})\)")
_SIGNS = (
    "absolute", "clip", "color", "fixed", "indent", "line-through", "opacity", "overflow", "relative", "transform",
    "vertical-align",
)  # fmt: skip


class Notes(NamedTuple):
    """Whether an element is not shown, cannot be seen, spans slots, is apart from the words beside it, or links to its page."""

    hides: bool
    fades: bool
    spans: bool
    apart: bool
    links: bool


def hides(style: str) -> bool:
    """Return whether a `style` attribute hides its element; of equal properties the last counts."""
    # The properties share no rarer word, and most styles have none of these.
    lowered = style.lower()
    if not ("none" in lowered or "hid" in lowered or "size" in lowered or "collapse" in lowered or "override" in lowered):
        return False
    values = _declared(lowered)
    size = values.get("font-size", "")
    return (
        values.get("display") == "none"
        or values.get("visibility") in ("hidden", "collapse")
        or values.get("mso-hide") == "all"
        # What is written backwards shows another figure.
        or "override" in values.get("unicode-bidi", "")
        or (size != "" and "0" in size and _ZERO.match(size) is not None)
    )


def fades(style: str) -> bool:
    """Return whether a `style` attribute makes words so transparent that nobody sees them."""
    lowered = style.lower()
    if "opacity" not in lowered and "color" not in lowered:
        return False
    values = _declared(lowered)
    return _ZERO.match(values.get("opacity", "1")) is not None or _is_transparent(values.get("color", ""))


def sets_apart(style: str) -> bool:
    """
    Return whether a `style` attribute keeps a word from being read together with its neighbours.

    It may be raised, struck through, moved away, written backwards or, on most grounds, not be seen.
    """
    lowered = style.lower()
    if not any(sign in lowered for sign in _SIGNS):
        return False
    values = _declared(lowered)
    found = values.get
    return (
        found("vertical-align", "baseline") not in ("baseline", "middle", "top", "bottom", "inherit", "initial")
        or any("line-through" in found(name, "") for name in ("text-decoration", "text-decoration-line"))
        or found("position") in ("absolute", "fixed", "relative")
        or is_white(found("color", ""))
        or _ZERO.match(found("opacity", "1")) is not None
        or found("overflow", "").startswith(("hidden", "clip"))
        or found("text-indent", "").startswith("-")
        or "transform" in values
        or "clip" in values
        or "clip-path" in values
    )


def is_boxed(style: str, role: str | None = None) -> bool:
    """Return whether a `style` or a `role` makes a box of an element in a line: one that stands by itself, as a cell does."""
    if role in BOX_ROLES:
        return True
    lowered = style.lower()
    if "display" not in lowered and "float" not in lowered:
        return False
    values = _declared(lowered)
    display = values.get("display", "")
    floats = values.get("float") in ("left", "right")
    return display in _BOXES or ((floats or display == "inline-block") and values.get("width", "auto") != "auto")


def is_struck(style: str) -> bool:
    """Return whether a `style` attribute strikes text through."""
    return "line-through" in style.lower()


def notes_of(source: str, attributes: Callable[[], dict[str, str]]) -> Notes | None:
    """
    Return what is to be known of an element with some attributes, or None where it is nothing.

    Args:
        source: The attributes as written.
        attributes: Gives them by name.
    """
    lowered = source.lower()
    if not any(sign in lowered for sign in _NOTED):
        return None
    found = attributes()
    style = found.get("style", "")
    notes = Notes(
        "hidden" in found or hides(style),
        fades(style),
        "colspan" in found or "rowspan" in found,
        sets_apart(style)
        or is_boxed(style, found.get("role"))
        or is_white(found.get("color", ""))
        or not APART_CLASSES.isdisjoint(found.get("class", "").split()),
        found.get("href", "").startswith("#"),
    )
    return notes if any(notes) else None


def is_white(color: str) -> bool:
    """Return whether a colour is that of paper, nearly, or none."""
    lowered = color.strip().lower()
    if not lowered or lowered in _WHITE:
        return bool(lowered)
    if _HEX.fullmatch(lowered) is not None:
        digits = lowered[1:] if len(lowered) > 5 else "".join(2 * digit for digit in lowered[1:])
        light = all(int(digits[at : at + 2], 16) >= _NEARLY_WHITE for at in (0, 2, 4))
        return light or _is_transparent(lowered)
    parts = _PARTS.fullmatch(lowered)
    if parts is None:
        return _is_transparent(lowered)
    shades = [_number(part) for part in re.split("[,/ ]+", parts[1].strip())]
    if lowered.startswith("hsl"):
        return _is_transparent(lowered) or len(shades) < 3 or shades[2] >= 100 * _NEARLY_WHITE / 255
    whole = 100 if "%" in parts[1] else 255
    return _is_transparent(lowered) or all(shade >= whole * _NEARLY_WHITE / 255 for shade in shades[:3])


def _is_transparent(lowered: str) -> bool:
    """Return whether nothing is left of a colour."""
    if lowered.startswith("#"):
        return _HEX.fullmatch(lowered) is not None and ((len(lowered) == 5 and lowered[4] == "0") or lowered[7:9] == "00")
    parts = _PARTS.fullmatch(lowered)
    shades = re.split("[,/ ]+", parts[1].strip()) if parts is not None else []
    return lowered == "transparent" or (len(shades) == 4 and _number(shades[3]) == 0)


def _number(written: str) -> float:
    """Return a number of a colour; what is none is as good as white."""
    try:
        return float(written.rstrip("%deg"))
    except ValueError:
        return math.inf


def _declared(lowered: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for declaration in lowered.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            values[name.strip()] = value.partition("!")[0].strip()
    return values
