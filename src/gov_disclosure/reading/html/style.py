"""Whether the attributes of an element take it out of sight, or out of the line that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

__all__ = ["APART_CLASSES", "BOX_ROLES", "Notes", "hides", "is_boxed", "is_struck", "is_white", "notes_of", "sets_apart"]

APART_CLASSES: Final = frozenset("d-none hidden hide invisible sr-only visually-hidden".split())
"""Names that style sheets give to what is not shown."""

BOX_ROLES: Final = ("cell", "columnheader", "gridcell", "row", "rowheader")
"""Roles of the parts of a table that is made of other elements."""

_NOTED = ("style", "span", "hidden", "#", "white", "role", *APART_CLASSES)
_BOXES: Final = frozenset("block flex grid inline-flex inline-grid list-item table table-cell table-row".split())
_ZERO = re.compile(r"\+?0*+(?:\.0*+)?(?:[a-z]++|%)?\Z")
_WHITE: Final = frozenset(
    ("#fff", "#ffff", "#ffffff", "#ffffffff", "rgb(100%,100%,100%)", "rgb(255,255,255)", "transparent", "white", "window")
)
_SIGNS = (
    "absolute", "clip", "color", "fixed", "indent", "line-through", "opacity", "overflow", "relative", "transform",
    "vertical-align",
)  # fmt: skip


class Notes(NamedTuple):
    """Whether an element is not shown, spans slots, is set apart from the words beside it, or links to the same page."""

    hides: bool
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
        or found("color", "").replace(" ", "") in _WHITE
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
        "colspan" in found or "rowspan" in found,
        sets_apart(style)
        or is_boxed(style, found.get("role"))
        or is_white(found.get("color", ""))
        or not APART_CLASSES.isdisjoint(found.get("class", "").split()),
        found.get("href", "").startswith("#"),
    )
    return notes if any(notes) else None


def is_white(color: str) -> bool:
    """Return whether a colour is that of paper."""
    return color.strip().lower() in _WHITE


def _declared(lowered: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for declaration in lowered.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            values[name.strip()] = value.partition("!")[0].strip()
    return values
