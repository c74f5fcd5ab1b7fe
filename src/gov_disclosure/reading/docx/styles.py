"""What styles say that matters to the text: what is hidden or looks otherwise than its neighbours, and what is numbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

import attrs

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import Limits
from gov_disclosure.reading.docx.archive import Archive, Entry
from gov_disclosure.reading.docx.looks import LOOKS, Looking, is_on
from gov_disclosure.reading.docx.markup import Attributes, Budget, Scanner
from gov_disclosure.reading.docx.names import FORMATTING

__all__ = ["NO_STYLE", "Style", "read_styles"]

_NAMES: Final = ("vanish", "numPr", *(name.removeprefix("w:") for name in LOOKS))
_TELLING: Final = re.compile(rf"[:<](?:{'|'.join(_NAMES)})[\s/>]".encode())
"""Tags of styles that matter; a name space has no blank behind it."""
_MOST_ANCESTORS: Final = 40


@attrs.define
class Style:
    """
    A style, its ancestors heard.

    Attributes:
        based_on: Id of the style it is based on, or "".
        hidden: Whether its text is hidden, or None where it does not say.
        look: How its text looks.
        told: The looks that it says anything of, be it that its text does not look so.
        number: Id of its numbering, or None.
        level: Level of its numbering, or None.
    """

    based_on: str = ""
    hidden: bool | None = None
    look: int = 0
    told: int = 0
    number: str | None = None
    level: str | None = None


NO_STYLE: Final = Style()
"""What a style that is not there says: nothing."""


def read_styles(
    archive: Archive, entry: Entry | None, *, limits: Limits, sink: Diagnostics, budget: Budget
) -> Mapping[str, Style]:
    """Return the styles by id; none where no style says anything that matters."""
    styles: dict[str, Style] = {}
    if entry is None:
        return styles
    content = archive.read(entry)
    if _is_plain(content):
        content = FORMATTING.sub(b"", content)
        if _TELLING.search(content) is None:
            return styles
    current = Style()

    def begin(attributes: Attributes) -> None:
        nonlocal current
        current = styles[attributes.get("w:styleId", "")] = Style()

    def based_on(attributes: Attributes) -> None:
        current.based_on = attributes.get("w:val", "")

    def hide(attributes: Attributes) -> None:
        current.hidden = is_on(attributes)

    def looking(told: Looking) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            look = told.gives(attributes)
            current.look = current.look & ~told.ends | look
            current.told |= told.ends | look

        return take

    def number(attributes: Attributes) -> None:
        current.number = attributes.get("w:val")

    def level(attributes: Attributes) -> None:
        current.level = attributes.get("w:val")

    def end() -> None:
        nonlocal current
        # What stands outside styles, as the defaults of the document, belongs to none.
        current = Style()

    starts = {
        "w:style": begin, "w:basedOn": based_on, "w:vanish": hide,
        **{name: looking(told) for name, told in LOOKS.items()},
        "w:numId": number, "w:ilvl": level, "w:tblStylePr": lambda _: scanner.skip(),
    }  # fmt: skip
    scanner: Scanner = Scanner(entry.name, starts, {"w:style": end}, limits=limits, sink=sink)
    scanner.read([content], budget)
    return {name: _with_ancestors(style, styles) for name, style in styles.items()}


def _is_plain(content: bytes) -> bool:
    """Whether a part is UTF-8 without comments and the like, so that what looks like a tag is one."""
    return b"\0" not in content and b"<!" not in content and content.find(b"<?", 6) < 0


def _with_ancestors(style: Style, styles: Mapping[str, Style]) -> Style:
    whole = attrs.evolve(style)
    for _ in range(_MOST_ANCESTORS):
        above = styles.get(style.based_on)
        if above is None or above is style:
            break
        style = above
        whole.hidden = style.hidden if whole.hidden is None else whole.hidden
        whole.look |= style.look & ~whole.told
        whole.told |= style.told
        whole.number = style.number if whole.number is None else whole.number
        whole.level = style.level if whole.level is None else whole.level
    return whole
