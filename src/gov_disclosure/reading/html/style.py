"""Whether the attributes of an element take it out of sight, or out of the line that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

__all__ = [
    "APART_CLASSES",
    "BOX_ROLES",
    "COVERED",
    "FADING",
    "REMOVED",
    "Notes",
    "fades",
    "hides",
    "how_hidden",
    "is_boxed",
    "is_paper",
    "is_removed",
    "is_struck",
    "is_white",
    "letters_of",
    "notes_of",
    "sets_apart",
    "shade_behind",
    "strikes",
]

APART_CLASSES: Final = frozenset("d-none hidden hide invisible sr-only visually-hidden".split())
"""Names that style sheets give to what is not shown."""

BOX_ROLES: Final = ("cell", "columnheader", "gridcell", "row", "rowheader")
"""Roles of the parts of a table that is made of other elements."""

FADING: Final = frozenset("a b big code em font i label small span strong sub sup td th u".split())
"""Elements in which nothing comes into sight later: a page may show all that it has in a box that is faded in."""

REMOVED: Final = "removed"
COVERED: Final = "covered"

_NOTED = ("style", "span", "hidden", "#", "color=", "role", *APART_CLASSES)
_BOXES: Final = frozenset("block flex grid inline-flex inline-grid list-item table table-cell table-row".split())
_ZERO = re.compile(r"[+-]?(?:0++(?:\.0*+)?|\.0++)(?:[a-z]++|%)?\Z")
_WHITE: Final = frozenset(("white", "window", "snow", "ivory", "ghostwhite", "floralwhite", "mintcream", "azure", "whitesmoke"))
_NEARLY_WHITE: Final = 0xF0 / 0xFF
_NO_GROUND: Final = frozenset(
    ["", *"none transparent inherit initial unset repeat no-repeat scroll fixed center top left right bottom auto".split()]
)
"""What a background may say without giving a colour."""
_FAINT: Final = 0.1
"""So little of letters can hardly be seen."""
_SHORT_HEX: Final = 5
_NUMBER = re.compile(r"[+-]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})%?")
_BARE_HEX = re.compile("(?:[0-9a-f]{3}){1,2}")
_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_PARTS = re.compile(r"(rgb|hsl)a?\(([^()]{1,80})\)")
_SIGNS = (
    "absolute", "clip", "color", "fixed", "indent", "line-through", "opacity", "overflow", "relative", "transform",
    "vertical-align",
)  # fmt: skip


class Notes(NamedTuple):
    """
    What is to be known of an element.

    Attributes:
        hides: It is not shown.
        fades: It cannot be seen, though a script may show it.
        leaves_room: It is one of these, and its room is left.
        spans: It covers several slots.
        apart: It is set apart from the words beside it.
        links: It links to the page that it stands in.
    """

    hides: bool
    fades: bool
    leaves_room: bool
    spans: bool
    apart: bool
    links: bool


def hides(style: str) -> bool:
    """Return whether a `style` attribute hides its element; of equal properties the last counts, or the last important one."""
    # The properties share no rarer word, and most styles have none of these.
    lowered = style.lower()
    if not ("none" in lowered or "hid" in lowered or "size" in lowered or "collapse" in lowered or "override" in lowered):
        return False
    values = _declared(lowered)
    size = values.get("font-size", "")
    return (
        values.get("display") == "none"
        # With no opacity, either, it is a box that a script fades in.
        or (values.get("visibility") in ("hidden", "collapse") and _opacity(values) > 0)
        or values.get("mso-hide") == "all"
        # What is written backwards shows another figure.
        or "override" in values.get("unicode-bidi", "")
        or (size != "" and "0" in size and _ZERO.match(size) is not None)
    )


def is_removed(style: str) -> bool:
    """Return whether a `style` attribute takes an element out of the page, so that not even its room is left."""
    values = _declared(style.lower())
    return values.get("display") == "none" or values.get("mso-hide") == "all"


def how_hidden(style: str) -> str:
    """Return how a `style` attribute hides words: `REMOVED` with their room, `COVERED`, or not (an empty string)."""
    if hides(style):
        return REMOVED if is_removed(style) else COVERED
    return COVERED if fades(style) else ""


def fades(style: str) -> bool:
    """Return whether a `style` attribute makes words so transparent that nobody sees them."""
    lowered = style.lower()
    if "opacity" not in lowered and "color" not in lowered:
        return False
    values = _declared(lowered)
    if _opacity(values) == 0:
        return True
    return any(shades is not None and shades[3] == 0 for shades in map(_shades, _colors(values)))


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
        or _strikes(values)
        or found("position") in ("absolute", "fixed", "relative")
        or any(map(is_white, _colors(values)))
        or _opacity(values) <= _FAINT
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


def strikes(style: str) -> bool:
    """Return whether the declarations of a `style` attribute that count strike text through."""
    return is_struck(style) and _strikes(_declared(style.lower()))


def _strikes(values: Mapping[str, str]) -> bool:
    return any("line-through" in values.get(name, "") for name in ("text-decoration", "text-decoration-line"))


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
    hidden, faded = "hidden" in found or hides(style), fades(style)
    notes = Notes(
        hidden,
        faded,
        (hidden or faded) and "hidden" not in found and not is_removed(style),
        "colspan" in found or "rowspan" in found,
        sets_apart(style)
        or is_boxed(style, found.get("role"))
        or is_white(found.get("color", ""))
        or not APART_CLASSES.isdisjoint(found.get("class", "").split()),
        found.get("href", "").startswith("#"),
    )
    return notes if any(notes) else None


def is_white(color: str) -> bool:
    """Return whether a colour is that of paper, or nearly, or next to nothing is left of it."""
    shades = _shades_of(color)
    return shades is not None and (shades[3] <= _FAINT or min(shades[:3]) >= _NEARLY_WHITE)


def is_paper(color: str) -> bool:
    """Return whether a colour is white, and nothing near it."""
    return _shades_of(color) == (1, 1, 1, 1) and color.strip().lower() not in _WHITE - {"white", "window"}


def letters_of(style: str) -> str:
    """Return the colour that a `style` attribute gives letters, or nothing."""
    lowered = style.lower()
    return "".join(_colors(_declared(lowered))[-1:]) if "color" in lowered else ""


def shade_behind(style: str, attribute: str) -> bool | None:
    """
    Return whether the ground that an element says it has is white; None where it says nothing.

    Args:
        style: Its style.
        attribute: The colour that an attribute gives its ground, or nothing.
    """
    lowered = style.lower()
    values = _declared(lowered) if "background" in lowered or "box-shadow" in lowered else {}
    if "inset" in values.get("box-shadow", "") or values.get("background-image", "none") not in _NO_GROUND:
        return False
    for written in (values.get("background-color", ""), values.get("background", ""), attribute.lower()):
        if "url(" in written or "gradient" in written:
            return False
        for token in re.split(r"\s+(?![^(]*\))", written.strip()):
            shades = _shades_of(token)
            if shades is not None and shades[3] > 0:
                return is_white(token)
            if shades is None and token not in _NO_GROUND and _ZERO.match(token) is None:
                return False
    return None


def _shades_of(written: str) -> tuple[float, float, float, float] | None:
    """Return the shades of a colour as an attribute may give it, without the sign before its digits."""
    bare = written.strip().lower()
    return _shades(f"#{bare}" if _BARE_HEX.fullmatch(bare) is not None else bare)


def _shades(color: str) -> tuple[float, float, float, float] | None:
    """Return how much there is of red, green and blue, and how much shows, each from 0 to 1; None where that is not known."""
    if color == "transparent":
        return 0, 0, 0, 0
    if color in _WHITE:
        return 1, 1, 1, 1
    if _HEX.fullmatch(color) is not None:
        digits = color[1:] if len(color) > _SHORT_HEX else "".join(2 * digit for digit in color[1:])
        red, green, blue, shown = (int((digits + "ff")[at : at + 2], 16) / 255 for at in (0, 2, 4, 6))
        return red, green, blue, shown
    parts = _PARTS.fullmatch(color)
    if parts is None:
        return None
    written = re.split("[,/ ]+", parts[2].strip())
    shown = _share(written[3], 1) if len(written) > 3 else 1.0
    if parts[1] == "hsl":
        light = _share(written[2], 100) if len(written) > 2 else 1.0
        return light, light, light, shown
    red, green, blue = (_share(part, 255) for part in (*written[:3], "255", "255")[:3])
    return red, green, blue, shown


def _share(written: str, whole: float) -> float:
    """Return a number as its share of a whole, from 0 to 1; what is none may be white, and shows nothing."""
    percent = written.endswith("%")
    try:
        share = float(written.removesuffix("%")) / (100 if percent else whole)
    except ValueError:
        return 0.0 if whole == 1 else 1.0
    return min(1.0, max(0.0, share))


def _opacity(values: Mapping[str, str]) -> float:
    """Return how much shows of an element."""
    written = values.get("opacity", "1")
    return _share(written, 1) if _NUMBER.fullmatch(written) is not None else 1.0


def _colors(values: Mapping[str, str]) -> list[str]:
    """Return the colours of the letters."""
    return [values[name] for name in ("color", "-webkit-text-fill-color") if name in values]


def _declared(lowered: str) -> dict[str, str]:
    values: dict[str, str] = {}
    kept: set[str] = set()
    for declaration in lowered.split(";"):
        name, colon, value = declaration.partition(":")
        name = name.strip()
        value, important, _ = value.partition("!")
        if colon and (important or name not in kept) and (name != "color" or value.strip() != "none"):
            values[name] = value.strip()
            if important:
                kept.add(name)
    return values
