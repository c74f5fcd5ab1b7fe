"""What a container is: told from its first bytes, the media type that came with it, and its name."""

from __future__ import annotations

import re

from gov_disclosure.errors import UnreadableError
from gov_disclosure.reading.formats import recognise

__all__ = [
    "HTML",
    "MARKDOWN",
    "MARKDOWN_WITH_MARKUP",
    "TEXT",
    "looks_like_text",
    "refuse_binary",
    "sniff_bytes",
    "sniff_text",
]

TEXT = "text/plain"
MARKDOWN = "text/markdown"
MARKDOWN_WITH_MARKUP = "text/markdown+html"
HTML = "text/html"

_TYPES = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    "text/markdown": MARKDOWN,
    "text/x-markdown": MARKDOWN,
    "text/plain": TEXT,
    "text/csv": TEXT,
    "text/tab-separated-values": TEXT,
}
_SUFFIXES = {
    "html": HTML, "htm": HTML, "xhtml": HTML, "shtml": HTML, "jsp": HTML, "asp": HTML, "aspx": HTML, "php": HTML,
    "md": MARKDOWN, "markdown": MARKDOWN, "txt": TEXT, "text": TEXT, "csv": TEXT, "tsv": TEXT,
}  # fmt: skip
_PAGE = re.compile(r"<(?:html|!doctype html|body|head)[\s>]", re.IGNORECASE)
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)
_CELL = re.compile(r"<t[dh][\s>]", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:table|div|p|td|tr|section|article|h[1-6]|ul|span)[\s>]", re.IGNORECASE)
_NO_ANCHOR = re.compile(r"\d<|<(?!/?(?:a|span)[\s>])", re.IGNORECASE)
_FRONT = 4_096
_CONTROLS = bytes(byte for byte in range(32) if byte < 9 or byte > 13)
_LOOK = 65_536
_FEW = 4
_LINES_TO_A_TAG = 4
"""Markup of a page has more tags than one to so many lines."""
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def refuse_binary(data: bytes) -> None:
    """
    Raise for bytes that are no text.

    Raises:
        UnreadableError: The bytes are of a format that no reader reads, or of none that is known.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError.of("error.empty")
    found = recognise(data)
    if found is not None:
        from gov_disclosure.reading.pictures import refusal

        raise refusal(found)
    if not _is_text(data[:4096]):
        raise UnreadableError.of("error.binary")


def looks_like_text(data: bytes) -> bool:
    """Return whether bytes are text as far as can be told from them alone."""
    return recognise(data) is None and _is_text(data[:4096])


def _is_text(head: bytes) -> bool:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] in (b"\x00\x00\xfe\xff", b"\xff\xfe\x00\x00"):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    nulls = head.count(0)
    wide = nulls > 0 and max(head[::2].count(0), head[1::2].count(0)) > 0.2 * len(head) / 2
    if controls - nulls <= len(head) // 50 and (nulls <= len(head) // 100 or wide):
        return True
    return nulls > 0 and any(len(part) > _FEW and _mostly_text(part) for part in (_as_wide(head, codec) for codec in _WIDE))


def _as_wide(head: bytes, codec: str) -> str:
    size = 4 if codec.startswith("utf-32") else 2
    return head[: len(head) // size * size].decode(codec, "replace")


def _mostly_text(text: str) -> bool:
    """Whether UTF-16 without a mark makes sense: nearly all of it Chinese, ASCII or punctuation."""
    known = sum(
        "\u4e00" <= char <= "\u9fff"
        or "\u3000" <= char <= "\u303f"
        or "\uff00" <= char <= "\uffef"
        or " " <= char <= "~"
        or char in "\r\n\t"
        for char in text
    )
    return known >= 0.97 * len(text)


def sniff_bytes(media_type: str | None, name: str | None) -> str | None:
    """Return the media type that the caller or the name tells, or None where the text must tell."""
    if media_type is not None:
        known = _TYPES.get(media_type.partition(";")[0].strip().lower())
        if known is not None:
            return known
    suffix = name.rpartition(".")[2].lower() if name is not None and "." in name else ""
    return _SUFFIXES.get(suffix)


def sniff_text(text: str, told: str | None) -> str:
    """Return what a decoded text is: markup anywhere near its front makes it a page."""
    if told is HTML or _PAGE.search(text, 0, _LOOK) is not None:
        return HTML
    begins = text[:_FRONT].lstrip("\ufeff \t\r\n").startswith("<")
    if _TABLE.search(text, 0, _LOOK) is not None and _CELL.search(text, 0, _LOOK) is not None:
        return HTML if told is None and begins else MARKDOWN_WITH_MARKUP
    if told is None and begins and _BLOCK.search(text, 0, _FRONT) is not None:
        # Anchors stand among the lines of some texts, too; none of them behind a digit, as a note does.
        is_text = _LINES_TO_A_TAG * text.count("<") < text.count("\n") and _NO_ANCHOR.search(text) is None
        return MARKDOWN_WITH_MARKUP if is_text else HTML
    return told or TEXT
