"""Reads the text of an element: a flow into lines, a cell into one text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final, cast

from gov_disclosure.reading.blocks import Line
from gov_disclosure.reading.html.names import (
    ACTIONS,
    BLANK,
    BLOCK,
    BREAK,
    DROP,
    INLINE,
    MARK,
    PREFORMATTED,
    STRUCK,
    STRUCK_SIGN,
    TABLE,
)  # fmt: skip
from gov_disclosure.reading.html.nodes import Tree, new_tuple
from gov_disclosure.reading.html.style import is_boxed, is_struck
from gov_disclosure.reading.html.view import View

__all__ = ["Flow", "FlowReader", "TooDeepError"]

_MARKS: Final = (MARK, STRUCK)
_PROSE_PARTS: Final = 3
_PROSE_SIZE: Final = 120
_MANY: Final = 1_024
_BLANK_BUT_TABS: Final = " \r\n\f\v\u00a0\u3000\u2002\u2003"
_type: Final = cast("Callable[[Any], Any]", type)


class TooDeepError(Exception):
    """The tree is deeper than the limit that the reader was given."""


def _action_of(node: Any) -> int:
    """Return what an element does that is set apart from its neighbours."""
    style = node.attr("style") or ""
    if is_struck(style):
        return STRUCK
    return BLOCK if is_boxed(style, node.attr("role")) else MARK


def _begins_with_digit(node: Any, tree: Tree) -> bool:
    """Whether the words of an element begin with a digit."""
    while type(node) is tree.element and len(node) and ACTIONS.get(node.tag) != DROP:
        node = node[0]
    return type(node) is tree.text and bool(node.data[:1].isdigit())


class Flow:
    """
    An element that is being read.

    Attributes:
        stack: The open elements from it on: the children to come, and what the element's end does.
        depth: How deep the element lies.
        preserved: How many open elements keep their newlines.
    """

    __slots__ = ("depth", "preserved", "stack")

    def __init__(self, nodes: Iterator[Any], depth: int, preserved: int = 0) -> None:
        self.stack: list[tuple[Iterator[Any], int]] = [(nodes, BLOCK)]
        self.depth = depth
        self.preserved = preserved


class FlowReader:
    """Reads flows and cells of a tree into a view."""

    __slots__ = ("_inline_tables", "_keep_tabs", "_max_blocks", "_max_depth", "_parts", "_tree", "_view")

    def __init__(
        self, tree: Tree, view: View, inline_tables: set[Any], *, keep_tabs: bool, max_depth: int, max_blocks: int
    ) -> None:
        self._tree = tree
        self._view = view
        self._inline_tables = inline_tables
        self._keep_tabs = keep_tabs
        self._max_depth = max_depth
        self._max_blocks = max_blocks
        self._parts = 0

    def open(self, node: Any, depth: int, preserved: int = 0) -> Flow:
        """Return an element that is to be read as a flow."""
        return Flow(self._few(node) if len(node) > _MANY else iter(node), depth, preserved)

    def _few(self, nodes: Iterable[Any]) -> Iterator[Any]:
        """Yield children while there is room for blocks in the view."""
        left, blocks, most = iter(nodes), self._view.blocks, self._max_blocks
        while len(blocks) <= most and (some := list(islice(left, _MANY))):
            yield from some

    def cell_text(self, cell: Any, depth: int) -> str | None:
        """Return the text of a cell that stands at the end of the view, or None where it is a flow of prose."""
        pieces: list[str] = []
        runs, start = self._view.runs, self._view.size
        size = len(runs.starts)
        self._parts = 0
        self.read(Flow(iter(cell), depth), pieces)
        if not pieces:
            runs.take(start, start, cell)
            return ""
        text = "".join(pieces)
        if self._parts >= _PROSE_PARTS and len(text) > _PROSE_SIZE:
            runs.cut(size)
            return None
        return text

    def read(self, flow: Flow, cell: list[str] | None = None) -> Any:
        """
        Read on until the flow ends or a table begins, which is returned.

        With `cell` the text is gathered there instead of being emitted in lines, and no table begins.
        """
        tree, view, runs = self._tree, self._view, self._view.runs
        text_type, element_type, hidden, frames = tree.text, tree.element, tree.hidden, self._inline_tables
        apart = tree.apart
        starts, sources, origins = runs.starts, runs.nodes, runs.origins
        action_of = ACTIONS.get
        end_part = self._end_line if cell is None else self._end_part
        stack, most = flow.stack, self._max_depth - flow.depth
        pieces: list[str] = [] if cell is None else cell
        add_piece, add_block = view.pieces.append, view.blocks.append
        at = view.size
        fresh = True
        while stack:
            nodes, ending = stack[-1]
            for node in nodes:
                kind = _type(node)
                action = INLINE
                if kind is element_type:
                    action = action_of(node.tag, INLINE)
                    if action == DROP:
                        continue
                    if hidden and node in hidden:
                        if node not in apart:
                            continue
                        action = STRUCK if action == STRUCK else _action_of(node)
                    if action:
                        if action == TABLE:
                            if cell is None and node not in frames:
                                if not fresh:
                                    end_part(pieces, at, BLOCK)
                                return node
                            action = BLOCK
                        elif action in _MARKS and cell is None:
                            action = INLINE
                            if not fresh and pieces[-1][-1:].isdigit() and _begins_with_digit(node, tree):
                                # A note on a figure (3<sup>7</sup>), or what was struck out behind it, is none of its digits.
                                pieces.append(STRUCK_SIGN)
                                at += 1
                        if action and not fresh:
                            at = end_part(pieces, at, MARK if action == STRUCK else action)
                            fresh = True
                        if action == BREAK:
                            continue
                    # Most elements hold one text, perhaps in further inline elements: no need to open them.
                    leaf = node
                    while len(leaf) == 1:
                        leaf = leaf[0]
                        kind = _type(leaf)
                        if kind is not element_type or leaf.tag in ACTIONS or (hidden and leaf in hidden):
                            break
                    if kind is not text_type or flow.preserved or action == PREFORMATTED:
                        if leaf is not node or len(node):
                            flow.preserved += action == PREFORMATTED
                            stack.append((self._few(node) if len(node) > _MANY else iter(node), action))
                            if len(stack) > most:
                                raise TooDeepError
                            break
                        continue
                    node = leaf
                    if action == BLOCK and cell is None:
                        data = node.data
                        line = data.strip()
                        if line:
                            # Most lines of a page come this way.
                            size = len(line)
                            add_piece(line.replace("\n", " ") if "\n" in line else line)
                            at = view.size
                            add_block(new_tuple(Line, (at, at + size)))
                            starts.append(at)
                            sources.append(node)
                            origins.append(at if size == len(data) else at - data.index(line[0]))
                            view.size = at = at + size + 1
                        continue
                elif kind is not text_type:
                    continue
                if flow.preserved:
                    at, fresh = self._read_preserved(node, pieces, at, fresh, cell)
                    continue
                data = node.data
                if fresh:
                    body = data.lstrip(BLANK)
                    if not body:
                        continue
                    if pieces:
                        pieces.append("\n")
                        at += 1
                    fresh = False
                    origins.append(at - len(data) + len(body))
                    data = body
                else:
                    origins.append(at)
                starts.append(at)
                sources.append(node)
                if "\n" in data:
                    data = data.replace("\n", " ")
                pieces.append(data)
                at += len(data)
                if action:
                    at = end_part(pieces, at, action)
                    fresh = True
            else:
                stack.pop()
                if ending:
                    if not fresh or (ending == STRUCK and pieces):
                        at = end_part(pieces, at, ending)
                        fresh = True
                    flow.preserved -= ending == PREFORMATTED
        return None

    def _read_preserved(self, node: Any, pieces: list[str], at: int, fresh: bool, cell: list[str] | None) -> tuple[int, bool]:
        """Read a text whose newlines end lines; return the offset behind it and whether a line has just ended."""
        runs = self._view.runs
        offset = 0
        for number, line in enumerate(node.data.split("\n")):
            if number and not fresh:
                at = (self._end_line if cell is None else self._end_part)(pieces, at, PREFORMATTED)
                fresh = True
            if line and (cell is None or line.strip(BLANK) or not fresh):
                if fresh and pieces:
                    pieces.append("\n")
                    at += 1
                runs.take(at, at - offset, node)
                pieces.append(line)
                at += len(line)
                fresh = False
            offset += len(line) + 1
        return at, fresh

    def _end_line(self, pieces: list[str], _at: int, action: int) -> int:
        """Emit the pieces as a line; return the offset behind it."""
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        view = self._view
        starts = view.runs.starts
        start = view.size
        first = len(starts)
        while first and starts[first - 1] >= start:
            first -= 1
        trimmed = text.strip()
        if not trimmed:
            view.runs.cut(first)
            return start
        if self._keep_tabs and action == PREFORMATTED:
            trimmed = text.strip(_BLANK_BUT_TABS)
        view.add(text, trimmed, first)
        view.pieces.append(trimmed)
        view.blocks.append(new_tuple(Line, (start, start + len(trimmed))))
        return view.size

    def _end_part(self, pieces: list[str], at: int, action: int) -> int:
        """Trim the end of a cell's part and count it; return the offset behind it."""
        runs = self._view.runs
        while pieces and (last := pieces[-1]) != "\n":
            kept = last.rstrip(BLANK)
            at -= len(last) - len(kept)
            if kept:
                pieces[-1] = kept
                break
            pieces.pop()
            runs.cut(len(runs.starts) - 1)
        if action == STRUCK and pieces and pieces[-1] != STRUCK_SIGN:
            pieces.append(STRUCK_SIGN)
            at += 1
        elif action != MARK:
            self._parts += 1
        return at
