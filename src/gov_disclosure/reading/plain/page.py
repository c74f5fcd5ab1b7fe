"""
Pages whose markup is plain outside of their tables, too: they are read without a tree.

Where every element ends where it should, and none of them changes how the markup behind it is read, a tree says no
more than the sequence of the tags does. All else (frames, preformatted text, misplaced tags, …) is left to the tree.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from gov_disclosure.limits import Limits
from gov_disclosure.reading.html.names import BLANK
from gov_disclosure.reading.html.tokens import start_tag_end
from gov_disclosure.reading.html.view import View
from gov_disclosure.reading.plain.bare import bare_of
from gov_disclosure.reading.plain.body import HIGHEST, BodyReader
from gov_disclosure.reading.plain.names import Act, tag_of
from gov_disclosure.reading.plain.origins import Origins
from gov_disclosure.reading.plain.tables import DEEPEST, CutPage

__all__ = ["PlainPage", "read_plain_page"]

_OUTER: Final = ("html", "head", "/head", "/html")
_BODY: Final = "<body"
_FIRST: Final = re.compile(r"[^ \t\n\r\f]*")
_IN_HEAD: Final = frozenset(("base", "link", "meta"))


class PlainPage(NamedTuple):
    """
    A page that was read.

    Attributes:
        view: Its view; where its runs come from is in `origins`.
        origins: Where its lines and tables stand in the page.
        title: What its first title says, or None.
        metadata: Name and content of each `meta`.
        divisible: Numbers of the blocks that are lines which something may divide.
    """

    view: View
    origins: Origins
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    divisible: list[int]


def read_plain_page(cut: CutPage, limits: Limits) -> PlainPage | None:
    """Return a page whose plain tables are cut out, or None where the rest of it is more than plain."""
    markup = cut.markup
    if 2 * markup.count("<") > limits.max_tags or limits.max_depth < HIGHEST + DEEPEST + 5 or "\0" in markup:
        return None
    start, end = _body(markup)
    if not start and "<noscript" in markup:
        # It would stand in the head, as far as it may.
        return None
    titles: list[str] = []
    metas: list[tuple[str | None, str | None]] = []
    if start and not _is_head(bare_of(markup, 0, start, titles), metas):
        return None
    bare = bare_of(markup, start, end, titles)
    if bare is None or (end < len(markup) and not _is_head(bare_of(markup, end, len(markup), titles), metas)):
        return None
    reader = BodyReader(bare.markup, cut.tables, limits)
    view = reader.read()
    if view is None:
        return None
    metas += reader.metas
    title = next((words for each in titles if (words := " ".join(each.split()))), None)
    metadata = tuple([(name.strip().lower(), content.strip()) for name, content in metas if name and content is not None])
    origins = Origins(reader.starts, reader.items, reader.shifts, bare, cut)
    return PlainPage(view, origins, title, metadata, reader.divisible)


def _body(markup: str) -> tuple[int, int]:
    """Return where the body of a page begins and ends."""
    begin = markup.find(_BODY)
    inner = start_tag_end(markup, begin) if begin >= 0 else None
    if inner is None:
        return 0, len(markup)
    end = markup.rfind("</body>", inner)
    return inner, end if end >= 0 else len(markup)


def _is_head(bare: CutPage | None, metas: list[tuple[str | None, str | None]]) -> bool:
    """Whether some markup around the body is plain, and without text; its elements `meta` are added to others."""
    if bare is None:
        return False
    lead, *pieces = bare.markup.split("<")
    if lead.strip(BLANK + "\ufeff"):
        return False
    for piece in pieces:
        written, bracket, words = piece.partition(">")
        if not bracket or words.strip(BLANK):
            return False
        name = _FIRST.match(written)[0].lower()  # type: ignore[index]
        if name in _OUTER or name in ("body", "/body"):
            if len(written) > len(name) and not _is_shown(written, name):
                return False
            continue
        tag = tag_of(written)
        if tag is None or (tag.name not in _IN_HEAD and (tag.act is not Act.NOTHING or tag.name)):
            return False
        if tag.act is Act.META:
            metas.append(tag.attributes)
    return True


def _is_shown(written: str, name: str) -> bool:
    """Whether the start tag of an outermost element does nothing to what is in it."""
    tag = tag_of(f"div{written[len(name) :]}")
    return tag is not None and not tag.hides
