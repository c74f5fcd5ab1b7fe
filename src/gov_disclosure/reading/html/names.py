"""The names of HTML elements, grouped by what they mean to the tree and to the reader of it."""

from __future__ import annotations

from typing import Final

__all__ = [
    "ACTIONS",
    "BLANK",
    "BLOCK",
    "BREAK",
    "CELLS",
    "DROP",
    "INLINE",
    "MARK",
    "PLAIN_BREAKERS",
    "PREFORMATTED",
    "STRUCK",
    "STRUCK_SIGN",
    "TABLE",
    "VOID",
]

BLANK: Final = " \t\n\r\f"
"""The characters that HTML calls whitespace; a no-break space is none of them."""

VOID: Final = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr".split()
)
"""Elements without content and without end tag."""

INLINE: Final = 0
BREAK: Final = 1
BLOCK: Final = 2
MARK: Final = 3
DROP: Final = 4
TABLE: Final = 5
PREFORMATTED: Final = 6
STRUCK: Final = 7

CELLS: Final = frozenset(("td", "th"))
STRUCK_SIGN: Final = "\u0336"
"""Stands in the view behind what is struck through in a cell, so that it is no figure; it has no place of its own."""

_BLOCKS = frozenset(
    """address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main marquee menu nav ol p search
    section summary tbody td tfoot th thead tr ul""".split()
)
_DROPPED = frozenset(
    """applet audio bdo button canvas datalist embed frame frameset head iframe math noembed noframes noscript object
    optgroup option rp rt rtc script select style svg template textarea title video""".split()
)

ACTIONS: Final[dict[str, int]] = {
    **dict.fromkeys(_BLOCKS, BLOCK),
    **dict.fromkeys(_DROPPED, DROP),
    **dict.fromkeys(("br", "hr"), BREAK),
    **dict.fromkeys(("del", "s", "strike"), STRUCK),
    **dict.fromkeys(("small", "sub", "sup"), MARK),
    **dict.fromkeys(("listing", "plaintext", "pre", "xmp"), PREFORMATTED),
    "table": TABLE,
}
"""What an element does to the text around it; every other element is inline and does nothing."""

PLAIN_BREAKERS: Final = (frozenset(ACTIONS) | {"input"}) - {
    *("body", "col", "colgroup", "head", "html", "p", "tbody", "td", "tfoot", "th", "thead", "tr")
}
"""Elements that keep a cell from being plain text, or may stand beside cells; a paragraph alone does not."""
