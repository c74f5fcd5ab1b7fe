"""Where in the markup a text of turbohtml's tree stands, worked out from the elements around it."""

from __future__ import annotations

from typing import Any, Final

from gov_disclosure.reading.html.refs import decode_text, source_offset
from gov_disclosure.reading.html.tokens import start_tag_end, tokenize
from gov_disclosure.spans import LineIndex

__all__ = ["Places"]

_MAX_STEPS: Final = 64
_MAX_TOKENS: Final = 400
_MAX_TEXT: Final = 1 << 16
_MOST_TOKENS: Final = 400_000
"""So many are gone through on one page; what is left is told by the tree that knows all places."""


class Places:
    """The way from nodes that know only the line and column of their start tag to offsets."""

    __slots__ = ("_element", "_left", "_lines", "_markup")

    def __init__(self, markup: str, element: Any, lines: LineIndex) -> None:
        self._markup = markup
        self._element = element
        self._lines = lines
        self._left = _MOST_TOKENS

    def locate(self, node: Any, index: int, text: str) -> tuple[int, int] | None:
        """
        Return the source offsets of `text`, which stands at `index` of a node's text.

        For an element `index` counts from the first character of its text that is no blank. None means
        that the markup around the node is too crooked to tell.
        """
        anchor, skip = self._anchor(node) if type(node) is not self._element else (self._innermost(node), 0)
        if anchor is None:
            return None
        start = self._start(anchor)
        behind = None if start is None else start_tag_end(self._markup, start)
        if start is None or behind is None:
            return None
        if not text and type(node) is self._element:
            return behind, behind
        first = behind + skip + index
        own = self._start(node) if type(node) is self._element else None
        genuine = own is None or start >= own
        if genuine and skip == 0 and self._markup.startswith(text, first) and self._is_verbatim(behind, first):
            return first, first + len(text)
        if type(node) is self._element:
            anchor = node
            start = self._start(anchor)
            whole: str = node.text
            skip = len(whole) - len(whole.lstrip())
            if start is None:
                return None
        return self._scan(start, skip + index, text)

    def _anchor(self, node: Any) -> tuple[Any, int]:
        """Return the nearest element before a text, and how much text lies between its start and this text."""
        skip = 0
        at = node
        for _ in range(_MAX_STEPS):
            before = at.previous_sibling
            if before is None:
                return node.parent, skip
            at = before
            skip += len(before.text) if hasattr(before, "text") else 0
            if type(before) is self._element:
                return before, skip
        return None, 0

    def _is_verbatim(self, start: int, end: int) -> bool:
        """Return whether a stretch of markup is text in which each character stands for itself."""
        find = self._markup.find
        return start == end or all(find(character, start, end) < 0 for character in "<&\r\0")

    def _innermost(self, node: Any) -> Any:
        """Return the element that a cell's text begins in."""
        while len(node):
            first = node[0]
            if type(first) is not self._element:
                if len(node) == 1 or first.text.strip():
                    break
                first = node[1]
                if type(first) is not self._element:
                    break
            node = first
        return node

    def _start(self, element: Any) -> int | None:
        line = element.source_line
        if line is None:
            return None
        return self._lines.offset(line, element.source_col)

    def _scan(self, start: int, index: int, text: str) -> tuple[int, int] | None:
        """Return the offsets of a text by counting the characters behind a start tag."""
        first: int | None = None
        wanted = text
        for count, token in enumerate(tokenize(self._markup, start)):
            self._left -= 1
            if count > _MAX_TOKENS or self._left < 0:
                return None
            if len(token.text) > _MAX_TEXT:
                return None
            data = decode_text(token.text)
            if first is None:
                if index > len(data) or (index == len(data) and text):
                    index -= len(data)
                    continue
                first = token.end + source_offset(token.text, index)
                data = data[index:]
            else:
                index = 0
            size = min(len(data), len(wanted))
            if data[:size].replace("\n", " ") != wanted[:size].replace("\n", " "):
                return None
            if size == len(wanted):
                if not size:
                    return first, first
                return first, token.end + source_offset(token.text, index + size - 1, behind=True)
            wanted = wanted[size:]
        return None
