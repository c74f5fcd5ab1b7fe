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

from gov_disclosure.reading.html.refs import decode_attribute

__all__ = ["RAW", "Token", "attribute_place", "parse_attributes", "scan", "start_tag_end", "tokenize"]

RAW: Final = frozenset("iframe noembed noframes plaintext script style textarea title xmp".split())
"""Elements whose content is text whatever it looks like; only that of `textarea` and `title` has references."""

_S = r"[ \t\n\f\r]"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^"' \t\n\f\r>][^ \t\n\f\r>]*+|(?=>))"""
_NAME = r"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
# An equals sign binds: where its value has no end there is no tag, rather than an attribute without value.
# The engine remembers each turn of a group until its end, so one match takes no more turns than this; what has
# more is gone through in pieces, see `_long`.
_TURNS = 20_000
_ATTRIBUTES = rf"(?>(?:[ \t\n\f\r/]++|{_NAME}(?:{_S}*+={_S}*+{_VALUE}|(?!{_S}*+=))){{0,{_TURNS}}})"
_END = r"(?=[ \t\n\f\r/>])"
_TAG = rf"<(/?+[a-zA-Z][^ \t\n\f\r/>]*+)({_ATTRIBUTES})>"
_COMMENT = rf"<!--(?:-?+>|(?>(?:[^-]++|-(?!-!?>)){{0,{_TURNS}}})(?:--!?>|\Z))"
_BOGUS = r"<(?!!--)[!?][^>]*+(?:>|\Z)|</(?![a-zA-Z])(?:>|[^>]++(?:>|\Z))"
_TEXT = r"(?:[^<]++|<(?![a-zA-Z/!?])|</\Z)"
_TOKEN: Final = re.compile(
    rf"{_TAG}({_TEXT}*+)|(?:{_COMMENT}|{_BOGUS})({_TEXT}*+)|({_TEXT}++)"
    # A tag that has no end: the rest of the page is dropped. Or one that is very long.
    r"|<[\s\S]*+"
)
_START = re.compile(_TAG)
_NAMED = re.compile(r"<(/?+[a-zA-Z][^ \t\n\f\r/>]*+)")
_PIECE = re.compile(_ATTRIBUTES)
_BEHIND = re.compile(rf"{_TEXT}*+")
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(rf"({_NAME})(?>(?:{_S}*+={_S}*+({_VALUE}))?)")

_SCRIPT_MARK = re.compile(rf"(<!--)(?!-*+>)|(-->)|<(/?)(?i:script){_END}")
_CONTENT_END: Final = {name: re.compile(rf"</(?i:{name}){_END}") for name in RAW - {"plaintext", "script"}}
_NAMES: Final = {
    slash + name: (name, bool(slash))
    for slash in ("", "/")
    for name in "a b body br div em font h1 h2 h3 head html img li o:p p span strong table tbody td th tr ul".split()
}


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
    start = position
    for name, closing, attributes, text, end in scan(markup, position):
        yield Token(name, closing, attributes, text, start, end)
        start = end + len(text)


def scan(markup: str, position: int = 0) -> Iterator[tuple[str, bool, str, str, int]]:
    """Yield the tokens as plain tuples without `start`, which cost half as much."""
    known = _NAMES.get
    at: int | None = position
    while at is not None:
        matches = _TOKEN.finditer(markup, at)
        at = None
        for match in matches:
            kind = match.lastindex
            if kind == 3:
                written, attributes, text = match.group(1, 2, 3)
                tag = known(written)
                if tag is not None:
                    yield *tag, attributes, text, match.start(3)
                    continue
                closing = written[0] == "/"
                name = written.lstrip("/").lower()
                end = match.start(3)
                if closing or name not in RAW:
                    yield name, closing, attributes, text, end
                    continue
                at = _content_end(markup, name, end)
                yield name, False, attributes, markup[end:at], end
                break
            if kind is None:
                token = _long(markup, match.start())
                if token is None:
                    return
                name, closing, attributes, end = token
                behind = _BEHIND.match(markup, end)
                at = behind.end() if behind is not None else end
                if name in RAW and not closing:
                    at = _content_end(markup, name, end)
                yield name, closing, attributes, markup[end:at], end
                break
            text = match.group(kind)
            yield "", False, "", text, match.start(kind)


def _long(markup: str, start: int) -> tuple[str, bool, str, int] | None:
    """Return name, kind, attributes and end of a very long tag or comment, or None where it has no end."""
    if markup.startswith("<!--", start):
        match = _COMMENT_END.search(markup, start + 4)
        return "", False, "", match.end() if match else len(markup)
    named = _NAMED.match(markup, start)
    if named is None:
        return None
    at = named.end()
    while (piece := _PIECE.match(markup, at)) is not None and piece.end() > at:
        at = piece.end()
    if markup[at : at + 1] != ">":
        return None
    return named[1].lstrip("/").lower(), named[1][0] == "/", markup[named.end() : at], at + 1


def _content_end(markup: str, name: str, start: int) -> int:
    """Return where the content of a raw element ends: before its end tag, or with the page."""
    if name == "plaintext":
        return len(markup)
    if name != "script":
        match = _CONTENT_END[name].search(markup, start)
        return match.start() if match else len(markup)
    # A script inside a comment inside a script: its end tag is not that of the outer one.
    escaped = inner = False
    for match in _SCRIPT_MARK.finditer(markup, start):
        kind = match.lastindex
        if kind == 1:
            escaped = True
        elif kind == 2:
            escaped = inner = False
        elif not match[3]:
            inner = escaped
        elif inner:
            inner = False
        else:
            return match.start()
    return len(markup)


def start_tag_end(markup: str, position: int) -> int | None:
    """Return the offset behind the start tag that begins at an offset, or None where none does."""
    match = _START.match(markup, position)
    if match is not None:
        return match.end()
    token = _long(markup, position) if position < len(markup) else None
    return token[3] if token is not None and token[0] and not token[1] else None


def attribute_place(source: str, name: str) -> tuple[int, int] | None:
    """Return where the value of the first attribute of a name stands in the attributes of a tag, or None."""
    for match in _ATTRIBUTE.finditer(source):
        if match[1].lower() == name:
            quoted = 1 if match[2] and match[2][0] in "\"'" else 0
            return (match.start(2) + quoted, match.end(2) - quoted) if match[2] else None
    return None


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
