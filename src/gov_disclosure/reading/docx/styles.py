"""What styles say that matters to the text: what is hidden, raised or struck out, and what is numbered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import attrs

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import Limits
from gov_disclosure.reading.docx.archive import Archive, Entry
from gov_disclosure.reading.docx.markup import Attributes, Budget, Scanner

__all__ = ["NO_STYLE", "Style", "is_marked", "is_on", "is_white", "read_styles"]

_TELLING: Final = (b"vanish", b"numPr", b"vertAlign", b"trike")
_MOST_ANCESTORS: Final = 40
_PAPER: Final = ("background1", "light1")
_NEARLY_WHITE: Final = "F2"
"""How much of the theme's white is left in a shade of it that can hardly be seen."""


@attrs.define
class Style:
    """
    A style, its ancestors heard.

    Attributes:
        based_on: Id of the style it is based on, or "".
        hidden: Whether its text is hidden, or None where it does not say.
        marked: Whether its text is raised, lowered or struck out, or None.
        number: Id of its numbering, or None.
        level: Level of its numbering, or None.
    """

    based_on: str = ""
    hidden: bool | None = None
    marked: bool | None = None
    number: str | None = None
    level: str | None = None


NO_STYLE: Final = Style()
"""What a style that is not there says: nothing."""


def is_on(attributes: Attributes) -> bool:
    """Whether a property that is on or off is on."""
    return attributes.get("w:val", "true") not in ("0", "false", "off")


def is_marked(attributes: Attributes) -> bool:
    """Whether `w:vertAlign` raises or lowers."""
    return attributes.get("w:val") in ("superscript", "subscript")


def is_white(attributes: Attributes) -> bool:
    """Whether `w:color` is that of paper, by itself or by the theme."""
    if attributes.get("w:themeColor") in _PAPER:
        return attributes.get("w:themeShade", "FF").upper() >= _NEARLY_WHITE
    return attributes.get("w:val", "").upper() == "FFFFFF"


def read_styles(
    archive: Archive, entry: Entry | None, *, limits: Limits, sink: Diagnostics, budget: Budget
) -> Mapping[str, Style]:
    """Return the styles by id; none where no style says anything that matters."""
    styles: dict[str, Style] = {}
    if entry is None:
        return styles
    content = archive.read(entry)
    if not any(word in content for word in _TELLING):
        return styles
    current = Style()

    def begin(attributes: Attributes) -> None:
        nonlocal current
        current = styles[attributes.get("w:styleId", "")] = Style()

    def based_on(attributes: Attributes) -> None:
        current.based_on = attributes.get("w:val", "")

    def hide(attributes: Attributes) -> None:
        current.hidden = is_on(attributes)

    def mark(attributes: Attributes) -> None:
        current.marked = is_marked(attributes)

    def strike(attributes: Attributes) -> None:
        current.marked = is_on(attributes) or current.marked

    def number(attributes: Attributes) -> None:
        current.number = attributes.get("w:val")

    def level(attributes: Attributes) -> None:
        current.level = attributes.get("w:val")

    def end() -> None:
        nonlocal current
        # What stands outside styles, as the defaults of the document, belongs to none.
        current = Style()

    starts = {
        "w:style": begin, "w:basedOn": based_on, "w:vanish": hide, "w:vertAlign": mark, "w:strike": strike,
        "w:dstrike": strike, "w:numId": number, "w:ilvl": level, "w:tblStylePr": lambda _: scanner.skip(),
    }  # fmt: skip
    scanner: Scanner = Scanner(entry.name, starts, {"w:style": end}, limits=limits, sink=sink)
    scanner.read([content], budget)
    return {name: _with_ancestors(style, styles) for name, style in styles.items()}


def _with_ancestors(style: Style, styles: Mapping[str, Style]) -> Style:
    whole = attrs.evolve(style)
    for _ in range(_MOST_ANCESTORS):
        above = styles.get(style.based_on)
        if above is None or above is style:
            break
        style = above
        whole.hidden = style.hidden if whole.hidden is None else whole.hidden
        whole.marked = style.marked if whole.marked is None else whole.marked
        whole.number = style.number if whole.number is None else whole.number
        whole.level = style.level if whole.level is None else whole.level
    return whole
