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

__all__ = ["RAW", "Token", "parse_attributes", "scan", "start_tag_end", "tokenize"]

RAW: Final = frozenset("iframe noembed noframes plaintext script style textarea title xmp".split())
"""Elements whose content is text whatever it looks like; only that of `textarea` and `title` has references."""

_S = r"[ \t\n\f\r]"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^"' \t\n\f\r>][^ \t\n\f\r>]*+|(?=>))"""
_NAME = r"[^ \t\n\f\r/>][^ \t\n\f\r/>=]*+"
# An equals sign binds: where its value has no end there is no tag, rather than an attribute without value.
_ATTRIBUTES = rf"(?>(?:[ \t\n\f\r/]++|{_NAME}(?:{_S}*+={_S}*+{_VALUE}|(?!{_S}*+=)))*)"
_END = r"(?=[ \t\n\f\r/>])"
_TAG = rf"<(/?+[a-zA-Z][^ \t\n\f\r/>]*+)({_ATTRIBUTES})>"
_COMMENT = r"<!--(?:-?+>|(?>(?:[^-]++|-(?!-!?>))*)(?:--!?>|\Z))"
_BOGUS = r"<[!?][^>]*+(?:>|\Z)|</(?![a-zA-Z])(?:>|[^>]++(?:>|\Z))"
_TEXT = r"(?:[^<]++|<(?![a-zA-Z/!?])|</\Z)"
_TOKEN: Final = re.compile(
    rf"{_TAG}({_TEXT}*+)|(?:{_COMMENT}|{_BOGUS})({_TEXT}*+)|({_TEXT}++)"
    # A tag that has no end: the rest of the page is dropped.
    r"|<[\s\S]*+"
)
_START = re.compile(_TAG)
_ATTRIBUTE = re.compile(rf"({_NAME})(?>(?:{_S}*+={_S}*+({_VALUE}))?)")

# A script inside a comment inside a script: its end tag is not that of the outer one.
_INNER = rf"<(?i:script){_END}(?>(?:[^<-]++|-(?!->)|<(?!/(?i:script){_END}))*)(?>(?:</(?i:script){_END})?)"
_SCRIPT = rf"(?>(?:[^<]++|<!--(?>(?:[^<-]++|-(?!->)|{_INNER}|<(?!/(?i:script){_END}))*)|<(?!!--)(?!/(?i:script){_END}))*)"
_CONTENT: Final = {
    **{name: re.compile(rf"(?>(?:[^<]++|<(?!/(?i:{name}){_END}))*)") for name in RAW},
    "plaintext": re.compile(r"[\s\S]*+"),
    "script": re.compile(_SCRIPT),
}
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
                if closing or name not in _CONTENT:
                    yield name, closing, attributes, text, end
                    continue
                content = _CONTENT[name].match(markup, end)
                text = content.group() if content else ""
                yield name, False, attributes, text, end
                at = end + len(text)
                break
            if kind is None:
                return
            text = match.group(kind)
            yield "", False, "", text, match.start(kind)


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
