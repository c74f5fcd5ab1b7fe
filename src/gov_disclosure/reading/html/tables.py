"""The parts of a table in our own tree: which of them a tag opens and closes."""

from __future__ import annotations

from typing import Final

from gov_disclosure.reading.html.stack import CAPTION, CELL, ROW, SECTION, TABLE, Stack

__all__ = ["TABLE_STARTS", "close_part", "open_part"]

TABLE_STARTS: Final = frozenset(("caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"))
"""Parts of a table, which its cells and captions are ended by."""


def open_part(stack: Stack, name: str, source: str, end: int) -> None:
    """Open a part of the current table, where no cell or caption is open, with what belongs around it."""
    mode = stack.modes[-1]
    if name in ("td", "th"):
        if mode == ROW:
            if stack.nodes[-1].tag != "tr":
                _clear(stack, ROW)
        else:
            if mode == TABLE:
                _clear(stack, TABLE)
                stack.push("tbody")
            _clear(stack, SECTION)
            stack.push("tr")
        stack.push(name, source, end)
    elif name == "tr":
        if mode == ROW:
            stack.cut(stack.find_mode(ROW))
        if stack.modes[-1] == TABLE:
            _clear(stack, TABLE)
            stack.push("tbody")
        _clear(stack, SECTION)
        stack.push(name, source, end)
    else:
        _clear(stack, TABLE)
        if name not in ("col", "colgroup"):
            stack.push(name, source, end)


def close_part(stack: Stack, name: str) -> None:
    """Take an end tag of a table or of a part of one: what is not open in the current table falls flat."""
    index = stack.find(name)
    mode = stack.modes[-1]
    if index < 0 or index < stack.find("table"):
        return
    if (mode == CAPTION and name not in ("caption", "table")) or (mode == CELL and name == "caption"):
        return
    stack.cut(index)


def _clear(stack: Stack, mode: int) -> None:
    """Close what was opened above a part of the current table."""
    stack.cut(stack.find_mode(mode) + 1)
