"""The light nodes of our own tree, and the shape in which a tree of either make is handed on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from gov_disclosure.reading.html_refs import decode_text, source_offset
from gov_disclosure.reading.html_tokens import parse_attributes

__all__ = ["Element", "Text", "Tree", "locate"]


class Text:
    """A run of text: its characters, and where its source stands."""

    __slots__ = ("data", "end", "start")

    def __init__(self, data: str, start: int, end: int) -> None:
        self.data = data
        self.start = start
        self.end = end


class Element(list["Element | Text"]):
    """
    An element: the list of its children.

    Attributes:
        tag: Lower-case name.
        parent: The element it lies in, or None.
        source: Source of its attributes.
        end: Offset behind its start tag.
    """

    __slots__ = ("end", "parent", "source", "tag")

    def __init__(self, tag: str, parent: Element | None, source: str, end: int) -> None:
        self.tag = tag
        self.parent = parent
        self.source = source
        self.end = end

    __hash__ = object.__hash__  # type: ignore[assignment]  # a node is itself, whatever it holds
    __eq__ = object.__eq__

    def __bool__(self) -> bool:
        return True

    def attr(self, name: str) -> str | None:
        """Return the value of an attribute, or None."""
        return parse_attributes(self.source, _MOST).get(name)


_MOST = 256


@attrs.frozen(eq=False)
class Tree:
    """
    A parsed page, of our own nodes or of turbohtml's.

    Elements have `tag`, `parent`, `attr(name)` and iterate over their children; texts have `data`.

    Attributes:
        root: The `html` element.
        element: Class of the elements; what is of neither class is a comment.
        text: Class of the texts.
        tables: Every `table`, in order.
        cells: Every `td` and `th`.
        spanned: Cells with a `colspan` or `rowspan`.
        hidden: Elements that are not shown.
        plain: Text of those cells that are known to hold plain text only.
        title: Elements `title`.
        metas: Elements `meta`.
        locate: See `locate`; gives None where a character cannot be found.
    """

    root: Any
    element: type
    text: type
    tables: Sequence[Any]
    cells: Sequence[Any]
    spanned: set[Any]
    hidden: set[Any]
    plain: dict[Any, str]
    titles: Sequence[Any]
    metas: Sequence[Any]
    locate: Callable[[Any, int, str], tuple[int, int] | None]


def locate(markup: str, node: Element | Text, index: int, text: str) -> tuple[int, int]:
    """
    Return the source offsets of `text`, which stands at `index` of the node's text.

    For an element, which stands for an empty cell, it is the place behind its start tag.
    """
    if isinstance(node, Element):
        return node.end, node.end
    start = node.start + index
    if markup.startswith(text, start) and node.end - node.start == len(node.data):
        return start, start + len(text)
    raw = markup[node.start : node.end]
    first = node.start + source_offset(raw, index)
    if not text:
        return first, first
    return first, node.start + source_offset(raw, index + len(text) - 1, behind=True)


def make_text(raw: str, start: int) -> Text:
    """Return the text node of a run of source that begins at an offset."""
    return Text(decode_text(raw), start, start + len(raw))
