"""
The tokens of HTML, cut by one regular expression in linear time.

It follows the WHATWG tokenizer in what decides where a tag, a comment and a text begin and end. Every
quantifier is possessive and every alternative is chosen by its first characters, so no character is read
more than a fixed number of times. CDATA sections count as the bogus comments that they are outside SVG.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from gov_disclosure.reading.html_refs import decode_attribute

__all__ = ["RAW", "Token", "parse_attributes", "start_tag_end", "tokenize"]

RAW: Final = frozenset("iframe noembed noframes plaintext script style textarea title xmp".split())
"""Elements whose content is text whatever it looks like; only that of `textarea` and `title` has references."""

_S = r"[ \t\n\f\r]"
_VALUE = rf"""(?:"[^"]*+"|'[^']*+'|[^"' \t\n\f\r>][^ \t\n\f\r>]*+|(?=>))"""
_NAME = r"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
# An equals sign binds: where its value has no end there is no tag, rather than an attribute without value.
_ATTRIBUTES = rf"(?:[ \t\n\f\r/]++|{_NAME}(?:{_S}*+={_S}*+{_VALUE}|(?!{_S}*+=)))*+"
_END = r"(?=[ \t\n\f\r/>])"
# A script inside a comment inside a script: its end tag is not that of the outer one.
_INNER = rf"<(?i:script){_END}(?:[^<-]++|-(?!->)|<(?!/(?i:script){_END}))*+(?:</(?i:script){_END})?+"
_SCRIPT = (
    rf"(?:[^<]++|<!--(?:[^<-]++|-(?!->)|{_INNER}|<(?!/(?i:script){_END}))*+|<(?!!--)(?!/(?i:script){_END}))*+"
)

_TOKEN: Final = re.compile(
    rf"""(?:
    <(/?+)((?!(?i:script|style|title|textarea|xmp|iframe|noembed|noframes|plaintext){_END})
        [a-zA-Z][^ \t\n\f\r/>]*+)({_ATTRIBUTES})>([^<]*+)
    |</([a-zA-Z][^ \t\n\f\r/>]*+)({_ATTRIBUTES})>([^<]*+)
    |<((?i:script))({_ATTRIBUTES})>({_SCRIPT})
    |<((?i:style|title|textarea|xmp|iframe|noembed|noframes))({_ATTRIBUTES})>
        ((?:[^<]++|<(?!/(?i:\11){_END}))*+)
    |<((?i:plaintext))({_ATTRIBUTES})>([\s\S]*+)
    |<!--(?:-?+>|(?:[^-]++|-(?!-!?>))*+(?:--!?>|\Z))([^<]*+)
    |<[!?][^>]*+(?:>|\Z)([^<]*+)
    |</(?![a-zA-Z])[^>]++>([^<]*+)
    |</>([^<]*+)
    |((?:</\Z|<(?![a-zA-Z/!?])|[^<])[^<]*+)
    |<[\s\S]*+
    )""".replace("    ", "").replace("\n", ""),
)
_START = re.compile(rf"<[a-zA-Z][^ \t\n\f\r/>]*+{_ATTRIBUTES}>")
_ATTRIBUTE = re.compile(rf"({_NAME})(?:{_S}*+={_S}*+({_VALUE}))?+")


class Token(NamedTuple):
    """
    A piece of markup and the text behind it.

    Attributes:
        name: Lower-case name of the tag, or empty for anything that is no tag.
        closing: Whether it is an end tag.
        attributes: The source between the name and the closing bracket.
        text: The source of the text that follows, up to the next markup; of the raw elements the content.
        start: Offset of the markup; for plain text the offset of the text.
        end: Offset of `text`.
    """

    name: str
    closing: bool
    attributes: str
    text: str
    start: int
    end: int


def tokenize(markup: str, position: int = 0) -> Iterator[Token]:
    """Yield the tokens from an offset on, which must be the start of markup or of text."""
    token = tuple.__new__
    for match in _TOKEN.finditer(markup, position):
        kind = match.lastindex
        stop = match.end()
        if kind == 4:
            slash, name, attributes, text = match.group(1, 2, 3, 4)
            yield token(Token, (name.lower(), slash == "/", attributes, text, match.start(), stop - len(text)))
        elif kind is None:
            return
        elif kind == 7:
            name, attributes, text = match.group(5, 6, 7)
            yield token(Token, (name.lower(), True, attributes, text, match.start(), stop - len(text)))
        elif kind in (10, 13, 16):
            name, attributes, text = match.group(kind - 2, kind - 1, kind)
            yield token(Token, (name.lower(), False, attributes, text, match.start(), stop - len(text)))
        else:
            text = match.group(kind)
            yield token(Token, ("", False, "", text, match.start(), stop - len(text)))


def start_tag_end(markup: str, position: int) -> int | None:
    """Return the offset behind the start tag that begins at an offset, or None where none does."""
    match = _START.match(markup, position)
    return match.end() if match else None


def parse_attributes(source: str, limit: int) -> dict[str, str]:
    """Return the first `limit` attributes of a tag, names in lower case; the first of equal names counts."""
    found: dict[str, str] = {}
    for count, match in enumerate(_ATTRIBUTE.finditer(source)):
        if count >= limit:
            break
        name, value = match.groups()
        if value and value[0] in "\"'":
            value = value[1:-1]
        found.setdefault(name.lower(), decode_attribute(value or ""))
    return found
