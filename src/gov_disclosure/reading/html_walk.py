"""
The walk over a page's tree that makes the view and its blocks: one for trees of either make.

Nothing here recurses: what is still to be read lies on a list of frames, a flow of text or a table each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Block, Cell, Line, Row
from gov_disclosure.reading.grid import MAX_COLSPAN, MAX_ROWSPAN, RowGroup, Slots, parse_span
from gov_disclosure.reading.html_names import ACTIONS, BLANK, BLOCK, BREAK, DROP, MARK, PREFORMATTED, TABLE
from gov_disclosure.reading.html_nested import find_nested
from gov_disclosure.reading.html_nodes import Tree
from gov_disclosure.reading.html_source import Runs

__all__ = ["TooDeepError", "Walker"]

_PROSE_PARTS: Final = 3
_PROSE_SIZE: Final = 120
_INLINE: Final = 0
_SECTIONS: Final = frozenset(("tbody", "thead"))


class TooDeepError(Exception):
    """The tree is deeper than the limit that the walk was given."""


class _Flow:
    """A flow of text that is being read: the open elements, each with what its end does."""

    __slots__ = ("depth", "preserved", "stack")

    def __init__(self, node: Any, depth: int, preserved: int = 0) -> None:
        self.stack: list[tuple[Iterator[Any], int]] = [(iter(node), BLOCK)]
        self.depth = depth
        self.preserved = preserved


class _Table:
    """A table that is being read."""

    __slots__ = ("depth", "index", "number", "rows")

    def __init__(self, number: int, rows: Iterator[tuple[RowGroup, Any]], depth: int) -> None:
        self.number = number
        self.rows = rows
        self.index = 0
        self.depth = depth


class Walker:
    """
    Reads a tree into the parts of a document.

    Attributes:
        view: Pieces of the view.
        runs: Where they come from.
        blocks: Lines and rows.
    """

    def __init__(
        self,
        tree: Tree,
        *,
        sink: Diagnostics,
        limits: Limits,
        newline_breaks: bool = False,
        keep_tabs: bool = False,
        max_depth: int | None = None,
    ) -> None:
        self.view: list[str] = []
        self.runs = Runs()
        self.blocks: list[Block] = []
        self._tree = tree
        self._sink = sink
        self._limits = limits
        self._keep_tabs = keep_tabs
        self._max_depth = max_depth if max_depth is not None else 1 << 60
        self._at = 0
        self._parts = 0
        self._tables = 0
        self._slots = Slots(limits.max_table_slots)
        self._told: set[str] = set()
        self._layout, self._inline_tables = find_nested(tree)
        self._frames: list[_Flow | _Table] = [_Flow(tree.root, 1, int(newline_breaks))]

    def run(self) -> None:
        """Read the whole tree."""
        frames = self._frames
        while frames:
            frame = frames[-1]
            if isinstance(frame, _Table):
                if self._read_rows(frame):
                    frames.remove(frame)
                continue
            table = self._read(frame, cell=None)
            if table is None:
                frames.pop()
            else:
                self._open_table(table, frame.depth + len(frame.stack))

    def _read(self, frame: _Flow, cell: list[str] | None) -> Any:
        """
        Read a flow until it ends or a table begins, which is returned.

        With `cell` the text is gathered there instead of being emitted in lines, and no table begins.
        """
        tree, runs = self._tree, self.runs
        text_type, element_type, hidden = tree.text, tree.element, tree.hidden
        starts, sources, origins = runs.starts, runs.nodes, runs.origins
        action_of = ACTIONS.get
        end_part = self._end_line if cell is None else self._end_part
        stack, most = frame.stack, self._max_depth - frame.depth
        pieces: list[str] = [] if cell is None else cell
        at = self._at
        fresh = True
        while stack:
            nodes, ending = stack[-1]
            for node in nodes:
                kind = type(node)
                if kind is text_type:
                    data: str = node.data
                    if frame.preserved:
                        at, fresh = self._read_preserved(node, pieces, at, fresh, cell)
                        continue
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
                    continue
                if kind is not element_type:
                    continue
                action = action_of(node.tag, _INLINE)
                if action == DROP or (hidden and node in hidden):
                    continue
                if action == TABLE:
                    if cell is not None or node in self._inline_tables:
                        action = BLOCK
                    else:
                        if not fresh:
                            self._end_line(pieces, at, BLOCK)
                        return node
                elif action == MARK and cell is None:
                    action = _INLINE
                if action:
                    if not fresh:
                        at = end_part(pieces, at, action)
                        fresh = True
                    if action == BREAK:
                        continue
                    if action == PREFORMATTED:
                        frame.preserved += 1
                stack.append((iter(node), action))
                if len(stack) > most:
                    raise TooDeepError
                break
            else:
                stack.pop()
                if ending:
                    if not fresh:
                        at = end_part(pieces, at, ending)
                        fresh = True
                    if ending == PREFORMATTED:
                        frame.preserved -= 1
        return None

    def _read_preserved(
        self, node: Any, pieces: list[str], at: int, fresh: bool, cell: list[str] | None
    ) -> tuple[int, bool]:
        """Read a text whose line breaks count."""
        runs = self.runs
        offset = 0
        for number, line in enumerate(node.data.split("\n")):
            if number and not fresh:
                at = (self._end_line if cell is None else self._end_part)(pieces, at, PREFORMATTED)
                fresh = True
            if line and (cell is None or line.strip(BLANK) or not fresh):
                if fresh and pieces:
                    pieces.append("\n")
                    at += 1
                runs.starts.append(at)
                runs.nodes.append(node)
                runs.origins.append(at - offset)
                pieces.append(line)
                at += len(line)
                fresh = False
            offset += len(line) + 1
        return at, fresh

    def _end_line(self, pieces: list[str], at: int, action: int) -> int:
        """Emit the pieces as a line; return the view offset behind it."""
        text = pieces[0] if len(pieces) == 1 else "".join(pieces)
        pieces.clear()
        start = self._at
        trimmed = text.strip(_NO_TABS) if self._keep_tabs and action == PREFORMATTED else text.strip()
        size = len(trimmed)
        if not size or trimmed.isspace():
            starts = self.runs.starts
            while starts and starts[-1] >= start:
                self.runs.cut(len(starts) - 1)
            return start
        lead = 0 if size == len(text) else text.index(trimmed)
        self.view.append(text)
        self.view.append("\n")
        self.blocks.append(_new(Line, (start + lead, start + lead + size)))
        self._at = at + 1
        return at + 1

    def _end_part(self, pieces: list[str], at: int, action: int) -> int:
        """Trim the end of a cell's part and count it; return the view offset behind it."""
        runs = self.runs
        while pieces and (last := pieces[-1]) != "\n":
            kept = last.rstrip(BLANK)
            at -= len(last) - len(kept)
            if kept:
                pieces[-1] = kept
                break
            pieces.pop()
            runs.cut(len(runs.starts) - 1)
        if action != MARK:
            self._parts += 1
        return at

    def _open_table(self, table: Any, depth: int) -> None:
        limits, tree = self._limits, self._tree
        if self._tables >= limits.max_tables:
            self._tell("max_tables", limits.max_tables)
            return
        self._tables += 1
        captions: list[Any] = []
        sections: list[Any] = []
        feet: list[Any] = []
        for part in table:
            if type(part) is not tree.element or part in tree.hidden:
                continue
            tag = part.tag
            if tag == "caption":
                captions.append(part)
            elif tag in _SECTIONS:
                sections.append(part)
            elif tag == "tfoot":
                feet.append(part)
        self._frames.append(_Table(self._tables, self._rows(sections + feet), depth + 2))
        self._frames.extend(_Flow(caption, depth + 1) for caption in reversed(captions))

    def _rows(self, sections: list[Any]) -> Iterator[tuple[RowGroup, Any]]:
        tree = self._tree
        for section in sections:
            rows = [
                node
                for node in section
                if type(node) is tree.element and node.tag == "tr" and node not in tree.hidden
            ]
            group = RowGroup(len(rows), self._slots)
            for row in rows:
                group.next_row()
                yield group, row

    def _read_rows(self, table: _Table) -> bool:
        """Read rows up to one that holds a flow of text; whether the table is at its end."""
        for group, row in table.rows:
            table.index += 1
            flows = self._read_row(row, group, table)
            if self._slots.left < 0:
                self._tell("max_table_slots", self._limits.max_table_slots)
                return True
            if flows:
                self._frames.extend(_Flow(cell, table.depth + 2) for cell in reversed(flows))
                return False
        return True

    def _read_row(self, row: Any, group: RowGroup, table: _Table) -> list[Any]:
        """Emit a row; return those of its cells that hold a flow of text."""
        tree, runs, slots = self._tree, self.runs, self._slots
        element, plain, spanned, hidden, layout = tree.element, tree.plain, tree.spanned, tree.hidden, self._layout
        starts, nodes, origins = runs.starts, runs.nodes, runs.origins
        clear = group.clear
        column = 0
        cells: list[Cell] = []
        texts: list[str] = []
        flows: list[Any] = []
        first = at = self._at
        for cell in row:
            if type(cell) is not element:
                continue
            text = plain.get(cell)
            if text is None and (cell in hidden or cell.tag not in ("td", "th")):
                continue
            colspan = 1
            if clear and cell not in spanned:
                column += 1
                slots.left -= 1
                place = column - 1
            else:
                colspan, rowspan = self._spans(cell, table.number) if cell in spanned else (1, 1)
                group.column = column
                found = group.place(colspan, rowspan)
                if found is None:
                    slots.left = -1
                    break
                place = found
                column = group.column
            if text is not None:
                text = text.strip()
                start = at
                starts.append(at)
                nodes.append(cell)
                origins.append(at)
                if "\n" in text:
                    text = text.replace("\n", " ")
                at += len(text)
                cells.append(_new(Cell, (start, at, place, colspan)))
            else:
                self._at = at
                text = None if cell in layout else self._cell_text(cell, table.depth + 2)
                if text is None:
                    flows.append(cell)
                    continue
                trimmed = text.strip()
                start = at + (0 if len(trimmed) == len(text) else text.index(trimmed))
                cells.append(_new(Cell, (start, start + len(trimmed), place, colspan)))
                at += len(text)
            texts.append(text)
            at += 1
        self._at = first
        if cells:
            self.view.append("\t".join(texts))
            self.view.append("\n")
            self._at = at
            self.blocks.append(_new(Row, (tuple(cells), table.number, table.index, True)))
        return flows

    def _cell_text(self, cell: Any, depth: int) -> str | None:
        """Return the text of a cell, or None where it is a flow of prose."""
        pieces: list[str] = []
        runs = self.runs
        size = len(runs.starts)
        self._parts = 0
        self._read(_Flow(cell, depth), pieces)
        if not pieces:
            runs.starts.append(self._at)
            runs.nodes.append(cell)
            runs.origins.append(self._at)
            return ""
        text = "".join(pieces)
        if self._parts >= _PROSE_PARTS and len(text) > _PROSE_SIZE:
            runs.cut(size)
            return None
        return text

    def _spans(self, cell: Any, table: int) -> tuple[int, int]:
        """Return the colspan and rowspan of a cell."""
        spans: list[int] = []
        for name, most, least in (("colspan", MAX_COLSPAN, 1), ("rowspan", MAX_ROWSPAN, 0)):
            written = cell.attr(name)
            if written is None:
                spans.append(1)
                continue
            taken, genuine = parse_span(written, most, least)
            if not genuine:
                self._sink.add(
                    "GD104", Severity.INFO, table=table, attribute=name, written=written[:40], taken=taken
                )
            spans.append(taken)
        return spans[0], spans[1]

    def _tell(self, limit: str, value: int) -> None:
        if limit not in self._told:
            self._told.add(limit)
            self._sink.add("GD103", Severity.WARNING, limit=limit, value=value)


_new = tuple.__new__
_NO_TABS: Final = " \r\n\f\v\u00a0\u3000\u2002\u2003"
