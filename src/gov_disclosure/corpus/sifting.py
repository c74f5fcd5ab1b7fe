"""
A cheap test of a page of a crawl: may it be a report at all?

It looks at bytes, decodes nothing that it need not, and costs a small part of a reading. It errs on the side of keeping:
what it keeps is still read, and told to be no report where it is none.
"""

from __future__ import annotations

import html
from functools import cache
from typing import Any, Final

__all__ = ["may_be_report"]

_BLANKS: Final = b" \t\r\n\f\v"
_ASCII: Final = bytes(range(128))
_CODES: Final = ("utf-8", "gb18030", "big5")
_WIDE: Final = ("utf-16-le", "utf-16-be")
_OPAQUE: Final = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How files begin that cannot be looked into so cheaply: PDF, DOCX, DOC, RTF."""
_NO_TEXT: Final = ("image/", "video/", "audio/", "font/", "text/css", "javascript", "json", "application/x-none")
_LEAST = 4


def may_be_report(data: bytes, media_type: str | None = None) -> bool:
    """
    Return whether bytes may be a report: they hold some of the words that every report has, or cannot be looked into.

    Args:
        data: The bytes.
        media_type: What the server said of them, or None.
    """
    if data[:1024].lstrip(_BLANKS).startswith(_OPAQUE):
        return True
    told = (media_type or "").lower()
    if not data or any(kind in told for kind in _NO_TEXT):
        return False
    return any(_has_words(text.translate(None, _ASCII), code) for text, code in _texts(data))


def _texts(data: bytes) -> list[tuple[bytes, str]]:
    """
    Return what the bytes may say as text, with the encoding of each.

    Without all that is ASCII there are no tags and no blanks left within words, and nothing has to be decoded.
    """
    if b"\0" in data[:4096]:
        return [(data.decode(code, "ignore").encode("utf-8", "ignore"), "utf-8") for code in _WIDE]
    found = [(data, code) for code in _CODES]
    if b"&#" in data:
        # Characters may be written as numbers.
        found.append((html.unescape(data.decode("latin-1")).encode("utf-8", "ignore"), "utf-8"))
    return found


def _has_words(text: bytes, code: str) -> bool:
    count = 0
    for group in _groups(code):
        count += any(word in text for word in group)
        if count >= _LEAST:
            return True
    return False


@cache
def _groups(code: str) -> tuple[tuple[bytes, ...], ...]:
    """Return the words of each group as they stand in a text without what is ASCII."""
    import tomllib
    from importlib import resources

    data: dict[str, Any] = tomllib.loads(
        resources.files("gov_disclosure.corpus").joinpath("sifting.toml").read_text(encoding="utf-8")
    )
    return tuple(tuple(filter(None, (_bare(word, code) for word in group))) for group in data["groups"])


def _bare(word: str, code: str) -> bytes | None:
    """Return a word in an encoding as it stands in a text without what is ASCII, or None where the encoding has it not."""
    try:
        return word.encode(code).translate(None, _ASCII)
    except UnicodeEncodeError:
        return None
