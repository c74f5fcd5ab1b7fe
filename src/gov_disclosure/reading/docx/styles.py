"""What styles say that matters to the text: what is hidden or looks otherwise than its neighbours, and what is numbered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

import attrs

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import Limits
from gov_disclosure.reading.docx.archive import Archive, Entry
from gov_disclosure.reading.docx.looks import LOOKS, UNSEEN, Fills, Looking, is_on
from gov_disclosure.reading.docx.markup import Attributes, Budget, Scanner
from gov_disclosure.reading.docx.names import FORMATTING

__all__ = ["NO_STYLE", "Style", "read_styles"]

_NAMES: Final = ("vanish", "numPr", "textFill", *(name.removeprefix("w:") for name in LOOKS))
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
    if entry is None:
        return {}
    content = archive.read(entry)
    if _is_plain(content):
        content = FORMATTING.sub(b"", content)
        if _TELLING.search(content) is None:
            return {}
    reader = _StyleReader()
    scanner: Scanner = Scanner(entry.name, reader.starts, reader.ends, limits=limits, sink=sink)
    reader.starts["w:tblStylePr"] = lambda _: scanner.skip()
    scanner.read([content], budget)
    return {name: _with_ancestors(style, reader.styles) for name, style in reader.styles.items()}


class _StyleReader:
    """Gathers styles, each by itself, and what belongs to none: the defaults of the document, which are of no matter here."""

    def __init__(self) -> None:
        self.styles: dict[str, Style] = {}
        self._current = Style()
        fills = Fills(lambda: True, self._fade)
        self.starts: dict[str, Callable[[Attributes], None]] = {
            "w:style": self._open, "w:basedOn": self._base, "w:vanish": self._hide,
            **{name: self._looking(told) for name, told in LOOKS.items()},
            "w:numId": self._number, "w:ilvl": self._set_level, **fills.starts,
        }  # fmt: skip
        self.ends: dict[str, Callable[[], None]] = {"w:style": self._close, **fills.ends}

    def _open(self, attributes: Attributes) -> None:
        self._current = self.styles[attributes.get("w:styleId", "")] = Style()

    def _close(self) -> None:
        self._current = Style()

    def _base(self, attributes: Attributes) -> None:
        self._current.based_on = attributes.get("w:val", "")

    def _hide(self, attributes: Attributes) -> None:
        self._current.hidden = is_on(attributes)

    def _looking(self, told: Looking) -> Callable[[Attributes], None]:
        def take(attributes: Attributes) -> None:
            look = told.gives(attributes)
            self._current.look = self._current.look & ~told.ends | look
            self._current.told |= told.ends | look

        return take

    def _fade(self) -> None:
        self._current.look |= UNSEEN

    def _number(self, attributes: Attributes) -> None:
        self._current.number = attributes.get("w:val")

    def _set_level(self, attributes: Attributes) -> None:
        self._current.level = attributes.get("w:val")


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
