"""How runs of text look, as far as that keeps them apart from their neighbours: raised, struck out, or hardly to be seen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from gov_disclosure.reading.docx.markup import Attributes

__all__ = ["LINKED", "LOOKS", "SHIFTED", "STRUCK_OUT", "UNSEEN", "Fills", "Looking", "is_on"]

_RAISED: Final = 1
_LOWERED: Final = 2
SHIFTED: Final = _RAISED | _LOWERED
"""Raised or lowered by `w:vertAlign`."""
_MOVED: Final = 4
_STRUCK_ONCE: Final = 8
_STRUCK_TWICE: Final = 256
STRUCK_OUT: Final = _STRUCK_ONCE | _STRUCK_TWICE
"""Struck out, by one line or by two."""
UNSEEN: Final = 16
"""White, tiny, narrow or without a fill: hardly to be seen."""
_GROUND: Final = 32
_COMBINED: Final = 64
LINKED: Final = 128
"""What leads elsewhere in the document, such as the mark of a note."""
_PAPER: Final = ("background1", "light1", "bg1", "lt1")
_NEARLY_WHITE: Final = "F0"
"""How much of each colour is in a shade that can hardly be seen on paper."""
_TRANSPARENT: Final = 90_000
"""Thousandths of a per cent."""
_READABLE: Final = 5
"""Halves of a point."""
_NARROW: Final = 10
"""Per cent."""
_WIDE: Final = 60
"""Twentieths of a point."""
_SIZE: Final = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9})?")


def is_on(attributes: Attributes) -> bool:
    """Whether a property that is on or off is on."""
    return attributes.get("w:val", "true") not in ("0", "false", "off")


def _is_faint_color(attributes: Attributes) -> bool:
    """Whether a colour of `w14:textFill` cannot be seen on paper."""
    written = attributes.get("w14:val", "")
    return written in _PAPER or _is_white(written)


def _size(written: str) -> float | None:
    """Return a size; None where it is no number, and its text may be next to nothing."""
    return float(written) if _SIZE.fullmatch(written) is not None else None


def _is_transparent(attributes: Attributes) -> bool:
    """Whether `w14:alpha` leaves next to nothing of a colour."""
    taken = _size(attributes.get("w14:val", ""))
    return taken is None or taken >= _TRANSPARENT


def _is_white(color: str) -> bool:
    return len(color) == 6 and min(color[:2], color[2:4], color[4:]).upper() >= _NEARLY_WHITE


def _is_paper(attributes: Attributes) -> bool:
    """Whether `w:color` is that of paper, by itself or by the theme."""
    if attributes.get("w:themeColor") in _PAPER:
        return attributes.get("w:themeShade", "FF").upper() >= _NEARLY_WHITE
    return _is_white(attributes.get("w:val", ""))


def _is_tiny(attributes: Attributes) -> bool:
    """Whether `w:sz`, in halves of a point or in points with their unit, is next to nothing."""
    written = attributes.get("w:val", "")
    bare = written.removesuffix("pt")
    size = _size(bare)
    return size is None or size * (2 if bare != written else 1) < _READABLE


def _is_squeezed(attributes: Attributes) -> bool:
    """Whether `w:fitText` leaves next to no width."""
    width = _size(attributes.get("w:val", ""))
    return width is None or width < _WIDE


def _is_narrow(attributes: Attributes) -> bool:
    """Whether `w:w`, in per cent, leaves next to no width."""
    share = _size(attributes.get("w:val", "").removesuffix("%"))
    return share is None or share < _NARROW


def _is_moved(attributes: Attributes) -> bool:
    return attributes.get("w:val", "0") != "0"


def _has_ground(attributes: Attributes) -> bool:
    """Whether `w:shd` is no paper: text of its colour cannot be read on it."""
    fill = attributes.get("w:fill", "auto")
    themed = attributes.get("w:themeFill", "none") not in ("none", *_PAPER)
    return themed or attributes.get("w:val", "clear") not in ("clear", "nil") or not (fill == "auto" or _is_white(fill))


def _is_highlighted(attributes: Attributes) -> bool:
    return attributes.get("w:val", "none") not in ("none", "white")


def _is_combined(attributes: Attributes) -> bool:
    """Whether `w:eastAsianLayout` writes two lines in one, or across a vertical line."""
    return "w:combine" in attributes or "w:vert" in attributes


def _shift(attributes: Attributes) -> int:
    """Return whether `w:vertAlign` raises or lowers, as a look."""
    return {"superscript": _RAISED, "subscript": _LOWERED}.get(attributes.get("w:val", ""), 0)


def _when(is_so: Callable[[Attributes], bool], look: int) -> Callable[[Attributes], int]:
    return lambda attributes: look if is_so(attributes) else 0


class Looking(NamedTuple):
    """
    What a property says of looks.

    Attributes:
        ends: The looks that end where it does not give them.
        gives: Returns the look that it gives, or 0.
    """

    ends: int
    gives: Callable[[Attributes], int]


LOOKS: Final[Mapping[str, Looking]] = {
    "w:vertAlign": Looking(SHIFTED, _shift),
    "w:strike": Looking(_STRUCK_ONCE, _when(is_on, _STRUCK_ONCE)),
    "w:dstrike": Looking(_STRUCK_TWICE, _when(is_on, _STRUCK_TWICE)),
    # Text may be unseen for more than one reason: what is of no matter here ends none of them.
    "w:color": Looking(0, _when(_is_paper, UNSEEN)),
    "w:sz": Looking(0, _when(_is_tiny, UNSEEN)),
    "w:w": Looking(0, _when(_is_narrow, UNSEEN)),
    "w:fitText": Looking(0, _when(_is_squeezed, UNSEEN)),
    "w:position": Looking(0, _when(_is_moved, _MOVED)),
    "w:shd": Looking(0, _when(_has_ground, _GROUND)),
    "w:highlight": Looking(0, _when(_is_highlighted, _GROUND)),
    "w:eastAsianLayout": Looking(0, _when(_is_combined, _COMBINED)),
}
"""Properties of runs, and what they say of how these look."""

_FILLS: Final[Mapping[str, Callable[[Attributes], bool]]] = {
    "w14:noFill": lambda _: True,
    "w14:schemeClr": _is_faint_color,
    "w14:srgbClr": _is_faint_color,
    "w14:alpha": _is_transparent,
}
"""What stands within `w14:textFill` → whether text that is filled so cannot be seen on paper."""


class Fills:
    """
    Hears what letters are filled with.

    Args:
        begins: Whether a fill is one of letters where it begins.
        fade: Called where letters are filled so that they cannot be seen on paper.

    Attributes:
        starts: What is done where elements begin.
        ends: What is done where they end.
    """

    def __init__(self, begins: Callable[[], bool], fade: Callable[[], None]) -> None:
        self._begins = begins
        self._fade = fade
        self._is_within = False
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "w14:textFill": self._open, **{name: self._taking(is_faint) for name, is_faint in _FILLS.items()}
        }  # fmt: skip
        self.ends: dict[str, Callable[[], None]] = {"w14:textFill": self._close}

    def _open(self, _: Attributes) -> None:
        self._is_within = self._begins()

    def _close(self) -> None:
        self._is_within = False

    def _taking(self, is_faint: Callable[[Attributes], bool]) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            if self._is_within and is_faint(attributes):
                self._fade()

        return take
