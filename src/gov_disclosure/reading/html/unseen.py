"""Words in the cells of a page that nobody sees, by its own styles or for their colour: that of the ground they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import State, read_figure
from gov_disclosure.reading.html.colors import is_paper, is_white
from gov_disclosure.reading.html.grounds import Grounds
from gov_disclosure.reading.html.names import ACTIONS, CELLS
from gov_disclosure.reading.html.nodes import Element, Tree, elements_in, make_element, texts_in
from gov_disclosure.reading.html.sheets import Sheet
from gov_disclosure.reading.html.style import (
    COVERED,
    FADING,
    REMOVED,
    how_hidden,
    is_boxed,
    is_struck,
    is_varied,
    letters_of,
    sets_apart,
)

__all__ = ["hide_unseen", "may_have_unseen"]

_PARTS: Final = CELLS | {"tr"}
_OUTER: Final = frozenset(("table", "tbody", "tfoot", "thead", "tr"))
_INNER: Final = _PARTS | {"table"}
_TAKEN: Final = ("inherit", "currentcolor", "unset")
_LETTERS: Final = re.compile(
    r"""(?<![-\w])color[ \t\n]{0,9}[:=][ \t\n]{0,9}["']?(?:\#f|white|(?:rgb|hsl)a?\([ ]{0,9}[\d.]{1,6}[ ,]|snow|ivory)""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS: Final = ("#f", "#F", "white", "White", "WHITE", "rgb", "RGB", "hsl(", "snow", "ivory")
_STRUCK: Final = "line-through"
_NEAR: Final = 24
_OPENED: Final = ("<td", "<th", "<tr", "<tb", "<table")
_CLOSED: Final = ("</td", "</th", "</tr", "</table", "</style")
_BEFORE: Final = 2_000
"""So far before an element in it a cell begins."""
_MOST_TRIES: Final = 1_000
_MOST_NAMES: Final = 100
_MOST_DIGITS: Final = 18
_SHOWN: Final = 40
"""Characters of what was left out that are told."""


def may_have_unseen(markup: str, rest: str, sheet: Sheet) -> bool:
    """
    Whether words of a cell may be white, or have a class that the page's own styles hide or set apart.

    Args:
        markup: The page.
        rest: What is left of it without plain tables, in which nothing has a style of its own.
        sheet: What its styles say.
    """
    names = {key for key, rules in sheet.rules.items() if any(_is_told(rule.style) for _, rule in rules)}
    if len(names) > _MOST_NAMES or "*" in names:
        return True
    tries = 0
    for sign in (*_SIGNS, _STRUCK, *names):
        where = markup if sign in names else rest
        written = sign if sign not in names else sign[1:] if sign[0] in ".#" else f"<{sign}"
        at = where.find(written)
        while at >= 0:
            if sign in names or sign == _STRUCK or _LETTERS.search(where, max(0, at - _NEAR), at + _NEAR) is not None:
                tries += 1
                if tries > _MOST_TRIES or _is_in_table(where, at):
                    return True
            at = where.find(written, at + 1)
    return False


def hide_unseen(tree: Tree, sheet: Sheet, markup: str, sink: Diagnostics) -> None:
    """
    Take what nobody sees out of the cells of a page.

    Args:
        tree: The elements of the page, changed in place.
        sheet: What its styles say.
        markup: The page.
        sink: Takes `GD152`.
    """
    grounds = Grounds(sheet, markup)
    unseen: list[str] = []
    open_rows: set[int] = set()
    done: set[int] = set()
    for node in list(_elements(tree)):
        if node.tag not in _OUTER and id(node.parent) in done:
            # What holds of an element holds of what lies in it.
            done.add(id(node))
            continue
        look = sheet.look(node)
        style = look.style
        how = how_hidden(style)
        if node.tag in _OUTER and node.tag != "tr":
            if how and not any(how_hidden(other) != how for other in look.others):
                tree.hidden.add(node)
        elif look.others and any(how_hidden(other) != how for other in look.others):
            _leave_open(node, tree, open_rows)
            done.add(id(node))
        elif how == COVERED and _shows_again(node, sheet):
            _strike_all(node)
            done.add(id(node))
        elif how:
            _hide(node, tree, leaves_room=how != REMOVED)
            done.add(id(node))
        elif any(map(is_struck, (style, *look.others))):
            _strike_all(node)
        elif node.tag != "tr" and is_white(color := _letters(node, sheet)):
            # What is not quite of that colour may yet be seen by some, beside other words: then neither is read.
            same = (is_paper(color) or _is_alone(node)) and "text-shadow" not in style.lower()
            same = same and grounds.is_white(node)
            own, others = _words_in_own(node, sheet)
            if same and own and not others and all(is_white(letters_of(other) or color) for other in look.others):
                unseen.append(_hide(node, tree, leaves_room=True))
                done.add(id(node))
            elif same and own:
                _strike(node)
            elif node.tag not in ACTIONS:
                _set_apart(node, tree)
        elif node.tag != "tr" and any(map(is_white, map(letters_of, look.others))) and grounds.is_white(node):
            _strike(node)
        elif node.tag not in ACTIONS and any(sets_apart(each) or is_boxed(each) for each in (style, *look.others)):
            _set_apart(node, tree)
    words = next(filter(None, unseen), "")
    if words:
        sink.add("GD152", Severity.WARNING, cells=sum(map(bool, unseen)), read=words[:_SHOWN])


def _is_told(style: str) -> bool:
    return how_hidden(style) != "" or sets_apart(style) or is_varied(style)


def _is_in_table(markup: str, at: int) -> bool:
    """Whether a place may be in a cell, or in the tag of a row or a table."""
    before = markup[max(0, at - _BEFORE) : at + len("<table")].lower()
    return max(map(before.rfind, _OPENED)) > max(map(before.rfind, _CLOSED))


def _elements(tree: Tree) -> Iterator[Element]:
    """Yield the cells, their rows and tables, and the elements in them that hold no table."""
    rows: set[int] = set()
    outer = _around_tables(tree)
    for cell in tree.cells():
        row = cell.parent
        while row is not None and row.tag in _OUTER and id(row) not in rows:
            rows.add(id(row))
            yield row
            row = row.parent
        left = [cell]
        while left:
            node = left.pop()
            # A box around a table may be faded in; what lies in it is looked at by itself.
            if node is cell or node.tag in FADING or id(node) not in outer:
                yield node
            left += [child for child in elements_in(node) if child.tag not in _INNER]


def _around_tables(tree: Tree) -> set[int]:
    """Return the elements in which a table lies, and the tables."""
    found: set[int] = set()
    for table in tree.tables:
        node: Element | None = table
        while node is not None and id(node) not in found:
            found.add(id(node))
            node = node.parent
    return found


def _letters(node: Element, sheet: Sheet) -> str:
    """Return the colour of the letters that an element gives them, or a cell takes from its row or table; or nothing."""
    at: Element | None = node
    while at is not None:
        color = letters_of(sheet.style(at)) or at.attr("color") or ""
        if (color and color not in _TAKEN) or node.tag not in CELLS or at.tag == "table":
            return color
        at = at.parent
    return ""


def _shows_again(node: Element, sheet: Sheet) -> bool:
    """Whether an element within one may be seen though that one is not."""
    left = [node]
    while left:
        for child in left.pop():
            if isinstance(child, Element):
                if "visible" in sheet.style(child).lower():
                    return True
                left.append(child)
    return False


def _hide(node: Element, tree: Tree, *, leaves_room: bool) -> str:
    """Take an element out of sight; return its words."""
    if node.tag == "tr":
        cells = elements_in(node)
        return "".join([_hide(cell, tree, leaves_room=leaves_room) for cell in cells])
    (tree.veiled if leaves_room and node.tag in CELLS else tree.hidden).add(node)
    tree.apart.discard(node)
    return _words(node)


def _leave_open(node: Element, tree: Tree, rows: set[int]) -> None:
    """
    Take no figure from an element of which the styles do not say for certain whether it shows.

    Args:
        node: The element.
        tree: The page.
        rows: Rows in which an earlier cell was one of these; changed in place.
    """
    if node.tag not in _PARTS:
        _strike(node)
        return
    row = node if node.tag == "tr" else node.parent
    if id(row) in rows:
        return
    rows.add(id(row))
    cells = [child for child in row or () if isinstance(child, Element)]
    # A cell that may be missing may move those behind it.
    for cell in cells if node is row else cells[cells.index(node) :]:
        if cell not in tree.hidden and read_figure(_words(cell), _MOST_DIGITS).state is State.NUMBER:
            _strike(cell)


def _strike(node: Element) -> None:
    """Mark what an element holds as words that are no figure."""
    inner = node[0] if len(node) == 1 else None
    if isinstance(inner, Element) and inner.tag == "s":
        return
    struck = make_element("s", node, end=node.end)
    struck[:] = node[:]
    node[:] = [struck]


def _strike_all(node: Element) -> None:
    """Mark what an element, or each cell of a row, holds as words that are no figure."""
    for each in elements_in(node) if node.tag == "tr" else [node]:
        _strike(each)


def _words(node: Element) -> str:
    return "".join([text.data for text in texts_in(node)]).strip()


def _is_alone(node: Element) -> bool:
    """Whether an element has all the words of its cell."""
    cell: Element | None = node
    while cell is not None and cell.tag not in _PARTS:
        cell = cell.parent
    return cell is None or cell.tag == "tr" or len(_words(cell)) == len(_words(node))


def _set_apart(node: Element, tree: Tree) -> None:
    if node not in tree.hidden:
        tree.hidden.add(node)
        tree.apart.add(node)


def _words_in_own(node: Element, sheet: Sheet) -> tuple[bool, bool]:
    """Return whether an element has words in letters of its own colour, and in those of another."""
    own = others = False
    left = [(node, False)]
    while left:
        at, other = left.pop()
        for child in at:
            if isinstance(child, Element):
                color = letters_of(sheet.style(child)) or child.attr("color") or ""
                left.append((child, not is_white(color) if color and color not in _TAKEN else other))
            elif child.data.strip():
                own, others = own or not other, others or other
    return own, others
