"""The markup of a page without its scripts, styles, titles and comments, which are no part of its text."""

from __future__ import annotations

from typing import Final

from gov_disclosure.reading.html.refs import decode_text
from gov_disclosure.reading.html.tokens import start_tag_end
from gov_disclosure.reading.plain.tables import CutPage

__all__ = ["bare_of"]

_COMMENT: Final = "<!--"
_RAW: Final = ("script", "style", "title")
_SIGNS: Final = (_COMMENT, *(f"<{name}" for name in _RAW))
_BEHIND_NAME: Final = frozenset(" \t\n\r\f/>")
_LONGEST_REFERENCE: Final = 40


def bare_of(markup: str, start: int, end: int, titles: list[str]) -> CutPage | None:
    """
    Return a stretch of a page's markup without what is no text, or None where it is not plain where that ends.

    Args:
        markup: The page.
        start: Where the stretch begins.
        end: Where it ends.
        titles: Takes what the titles say.
    """
    find = markup.find
    # One character is looked for at a twentieth of the cost of several.
    nearest = {sign: find(sign, start, end) for sign in _SIGNS if sign != _COMMENT or find("!", start, end) >= 0}
    out: list[str] = []
    behind: list[int] = []
    shifts = [start]
    at, size = start, 0
    while True:
        begin = min([place for place in nearest.values() if place >= 0], default=-1)
        if begin < 0:
            break
        sign = next(sign for sign, place in nearest.items() if place == begin)
        stop = _comment_end(markup, begin, end) if sign == _COMMENT else _raw_end(markup, begin, end, sign[1:], titles)
        if stop is None or not _is_between(markup, at, begin):
            return None
        out.append(markup[at:begin])
        size += begin - at
        behind.append(size)
        shifts.append(stop - size)
        at = stop
        for each, place in nearest.items():
            if 0 <= place < at:
                nearest[each] = find(each, at, end)
    out.append(markup[at:end])
    return CutPage("".join(out), (), behind, shifts)


def _is_between(markup: str, at: int, begin: int) -> bool:
    """Whether what begins at a place is in no tag, and leaves what stands before it as it is."""
    opening = markup.rfind("<", at, begin)
    if opening >= 0 and markup.rfind(">", opening, begin) < 0:
        return False
    return markup.find("&", max(at, begin - _LONGEST_REFERENCE), begin) < 0 and markup[begin - 1 : begin] != "\r"


def _comment_end(markup: str, begin: int, end: int) -> int | None:
    """Return where a comment ends, or None where that is not for all to see."""
    first = begin + len(_COMMENT)
    stop = markup.find("-->", first, end)
    if stop < 0 or markup.startswith((">", "->"), first) or markup.find("--!>", first, stop) >= 0:
        return None
    return stop + len("-->")


def _raw_end(markup: str, begin: int, end: int, name: str, titles: list[str]) -> int | None:
    """Return where an element ends whose content is no markup, or None where that is not for all to see."""
    if markup[begin + len(name) + 1] not in _BEHIND_NAME:
        return None
    inner = start_tag_end(markup, begin)
    if inner is None or markup.find("<", begin + 1, inner) >= 0:
        return None
    closing = f"</{name}>"
    stop = markup.find(closing, inner, end)
    content = markup[inner:stop]
    if stop < 0 or "<!--" in content or "\0" in content or f"</{name}" in content.lower():
        return None
    if name == "title":
        titles.append(decode_text(content))
    return stop + len(closing)
