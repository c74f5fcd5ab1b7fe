"""What the tags of a page do to its text, where each element ends where it should: each spelling is worked out once."""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import islice
from typing import Final, NamedTuple

from gov_disclosure.reading.html.names import ACTIONS, BLOCK, BREAK, DROP, INLINE, PREFORMATTED, TABLE, VOID
from gov_disclosure.reading.html.style import FADING, is_boxed, is_struck, notes_of
from gov_disclosure.reading.html.tokens import parse_attributes, scan
from gov_disclosure.reading.plain.memory import Memory
from gov_disclosure.reading.plain.tags import LONGEST_TAG, MOST_ATTRIBUTES

__all__ = ["CLOSED", "Act", "Tag", "tag_of"]

CLOSED: Final[dict[str, frozenset[str]]] = {
    "li": frozenset(("ul", "ol", "menu", "dir")),
    "dd": frozenset(("dl",)),
    **dict.fromkeys(("h", "a", "form", "button", "option", "p"), frozenset()),
}
"""Kinds of elements that end another of their kind around them, and the elements that keep them from it."""

_KINDS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "h"),
    **{name: name for name in ("li", "dd", "a", "form", "button", "option")},
    "dt": "dd",
}
_LEFT: Final = frozenset(
    """applet body caption col colgroup frame frameset head html iframe image isindex marquee math noembed noframes nobr
    optgroup plaintext rb rp rt rtc ruby script style svg tbody td template textarea tfoot th thead title tr
    xmp""".split()
)
"""Elements that change how the markup behind them is read."""
_NAME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9:_-]*")
_SIMPLE: Final = re.compile(r'[a-zA-Z][a-zA-Z0-9:_-]*+(?>(?:[ \t\n\f\r]++[a-zA-Z0-9:_.-]++="[^"]*+")*)[ \t\n\f\r]*+/?')
_MEMORY: Final = 8_192
_REMEMBERED: Final = 200


class Act(IntEnum):
    """What a tag does."""

    NOTHING = 0
    OPEN = 1
    END = 2
    BREAK = 3
    META = 4


class Tag(NamedTuple):
    """
    A tag.

    Attributes:
        act: What it does.
        name: Name of its element, in lower case.
        is_block: Whether its element stands on lines of its own.
        is_apart: Whether its element would be ended with a paragraph, and that would be seen.
        hides: Whether what its element holds is not read.
        kind: The kind of `CLOSED` that its element is of, or empty.
        attributes: Those of a `meta`.
    """

    act: Act
    name: str
    is_block: bool = False
    is_apart: bool = False
    hides: bool = False
    kind: str = ""
    attributes: tuple[str | None, str | None] = (None, None)


def tag_of(written: str) -> Tag | None:
    """
    Return what a tag does, or None where that hangs on more than its nesting.

    Args:
        written: The tag without its brackets.
    """
    return _tags.one(written)


def _read(written: str) -> Tag | None:
    if len(written) > LONGEST_TAG or "\0" in written:
        return None
    if written[:1] in ("!", "?"):
        # A doctype out of place, or what is left of a remark for one browser; it ends at the first bracket.
        return None if written.startswith("!--") else Tag(Act.NOTHING, "")
    if written[:1] == "/":
        name = written[1:].rstrip(" \t\n\f\r")
        return Tag(Act.END, name.lower()) if _NAME.fullmatch(name) is not None else None
    found = _NAME.match(written)
    if found is None:
        return None
    name = found[0].lower()
    action = ACTIONS.get(name, INLINE)
    if name in _LEFT or action == PREFORMATTED or not _ends(written, found.end()):
        return None
    source = written[found.end() :]
    # Attributes are parted by blanks, slashes or closing quotes.
    most = len(source.split()) + source.count("/") + source.count('"') + source.count("'")
    if most > MOST_ATTRIBUTES and len(parse_attributes(source, MOST_ATTRIBUTES + 1)) > MOST_ATTRIBUTES:
        return None
    return _acting(name, action, source)


def _ends(written: str, name: int) -> bool:
    """Whether a tag ends where the first closing bracket stands."""
    if _SIMPLE.fullmatch(written) is not None:
        return True
    tokens = list(islice(scan(f"<{written}>"), 2))
    return len(tokens) == 1 and len(tokens[0][0]) == name and not tokens[0][3]


def _acting(name: str, action: int, source: str) -> Tag | None:
    attributes: dict[str, str] = {}

    def read() -> dict[str, str]:
        attributes.update(parse_attributes(source, MOST_ATTRIBUTES + 1))
        return attributes

    notes = notes_of(source, read)
    hides = notes is not None and (notes.hides or (notes.fades and name in FADING))
    if name == "meta":
        read()
        return Tag(Act.META, name, attributes=(attributes.get("name") or attributes.get("property"), attributes.get("content")))
    if name in VOID:
        if action != BREAK:
            return Tag(Act.NOTHING, name)
        # A rule ends a paragraph even if it is not shown.
        return (Tag(Act.NOTHING, name) if name == "br" else None) if hides else Tag(Act.BREAK, name)
    style = attributes.get("style", "")
    boxed = name not in ACTIONS and notes is not None and is_boxed(style, attributes.get("role")) and not is_struck(style)
    is_block = action in (BLOCK, TABLE)
    return Tag(
        Act.OPEN,
        name,
        is_block=is_block or boxed,
        is_apart=(boxed or hides or action == DROP) and (name == "p" or not is_block),
        hides=hides or action == DROP,
        kind=_KINDS.get(name, ""),
    )


_tags = Memory(_read, most=_MEMORY, longest=_REMEMBERED)
