"""
Words in the cells of a page that nobody sees, by its own styles or for their colour: that of the ground they stand on.

A colour hides words only where both are known: the ground is what the nearest element says, and white where none says
anything and no other styles are fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import State, read_figure
from gov_disclosure.reading.html.names import ACTIONS, CELLS
from gov_disclosure.reading.html.nodes import Element, Tree
from gov_disclosure.reading.html.sheets import Sheet
from gov_disclosure.reading.html.striking import strike, words_of
from gov_disclosure.reading.html.style import (
    FADING,
    REMOVED,
    how_hidden,
    is_boxed,
    is_paper,
    is_white,
    letters_of,
    sets_apart,
    shade_behind,
)
from gov_disclosure.reading.html.tokens import parse_attributes, start_tag_end

__all__ = ["hide_unseen", "may_have_unseen"]

_PARTS: Final = CELLS | {"tr"}
_LETTERS: Final = re.compile(
    r"""(?<![-\w])color[ \t\n]{0,9}[:=][ \t\n]{0,9}["']?(?:\#f|white|(?:rgb|hsl)a?\([ ]{0,9}[\d.]{1,6}[ ,]|snow|ivory)""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS: Final = ("#f", "#F", "white", "White", "WHITE", "rgb", "RGB", "hsl(", "snow", "ivory")
_NEAR: Final = 24
_BEFORE: Final = 2_000
"""So far before an element in it a cell begins."""
_MOST_TRIES: Final = 1_000
_MOST_NAMES: Final = 100
_MOST_DIGITS: Final = 18
_LINK: Final = re.compile(r"<link[^>]{0,500}stylesheet|@import", re.IGNORECASE)
_BODY: Final = re.compile(r"<body(?=[\s>])", re.IGNORECASE)
_MOST_ATTRIBUTES: Final = 64
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
    for sign in (*_SIGNS, *names):
        where = markup if sign in names else rest
        written = sign if sign not in names else sign[1:] if sign[0] in ".#" else f"<{sign}"
        at = where.find(written)
        while at >= 0:
            if sign in names or _LETTERS.search(where, max(0, at - _NEAR), at + _NEAR) is not None:
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
    grounds = _Grounds(sheet, markup)
    unseen: list[str] = []
    for node in list(_elements(tree)):
        look = sheet.look(node)
        style = look.style
        if look.others and any(how_hidden(other) != how_hidden(style) for other in look.others):
            _leave_open(node, tree)
        elif how := how_hidden(style):
            _hide(node, tree, leaves_room=how != REMOVED)
        elif (color := letters_of(style) or node.attr("color")) and is_white(color):
            # What is not quite of that colour may yet be seen by some, beside other words: then neither is read.
            same = (is_paper(color) or _is_alone(node)) and "text-shadow" not in style.lower()
            if same and not look.others and grounds.is_white(node) and not _has_other_letters(node, sheet):
                unseen.append(_hide(node, tree, leaves_room=True))
            elif node.tag not in ACTIONS:
                _set_apart(node, tree)
        elif node.tag not in ACTIONS and any(sets_apart(each) or is_boxed(each) for each in (style, *look.others)):
            _set_apart(node, tree)
    words = next(filter(None, unseen), "")
    if words:
        sink.add("GD152", Severity.WARNING, cells=sum(map(bool, unseen)), read=words[:_SHOWN])


def _is_told(style: str) -> bool:
    return how_hidden(style) != "" or sets_apart(style)


def _is_in_table(markup: str, at: int) -> bool:
    """Whether a place may be in a cell or in the tag of a row."""
    before = markup[max(0, at - _BEFORE) : at].lower()
    return max(map(before.rfind, ("<td", "<th", "<tr"))) > max(map(before.rfind, ("</td", "</th", "</tr", "</table", "</style")))


def _elements(tree: Tree) -> Iterator[Element]:
    """Yield the cells, their rows, and the elements in lines of them."""
    rows: set[int] = set()
    for cell in tree.cells():
        row = cell.parent
        if row is not None and id(row) not in rows:
            rows.add(id(row))
            yield row
        left = [cell]
        while left:
            node = left.pop()
            if node is cell or node.tag in FADING:
                yield node
            left += [child for child in node if isinstance(child, Element) and child.tag not in _PARTS]


def _hide(node: Element, tree: Tree, *, leaves_room: bool) -> str:
    """Take an element out of sight; return its words."""
    if node.tag == "tr":
        cells = [child for child in node if isinstance(child, Element)]
        return "".join([_hide(cell, tree, leaves_room=leaves_room) for cell in cells])
    (tree.veiled if leaves_room and node.tag in CELLS else tree.hidden).add(node)
    tree.apart.discard(node)
    return words_of(node)


def _leave_open(node: Element, tree: Tree) -> None:
    """Take no figure from an element of which the styles do not say for certain whether it shows."""
    if node.tag not in _PARTS:
        strike(node)
        return
    row = node if node.tag == "tr" else node.parent
    cells = [child for child in row or () if isinstance(child, Element)]
    # A cell that may be missing may move those behind it.
    for cell in cells if node is row else cells[cells.index(node) :]:
        if cell not in tree.hidden and read_figure(words_of(cell), _MOST_DIGITS).state is State.NUMBER:
            strike(cell)


def _is_alone(node: Element) -> bool:
    """Whether an element has all the words of its cell."""
    cell: Element | None = node
    while cell is not None and cell.tag not in _PARTS:
        cell = cell.parent
    return cell is None or cell.tag == "tr" or len(words_of(cell)) == len(words_of(node))


def _set_apart(node: Element, tree: Tree) -> None:
    if node not in tree.hidden:
        tree.hidden.add(node)
        tree.apart.add(node)


def _has_other_letters(node: Element, sheet: Sheet) -> bool:
    """Whether an element in another has letters of another colour."""
    left = [node]
    while left:
        for child in left.pop():
            if isinstance(child, Element):
                color = letters_of(sheet.style(child)) or child.attr("color")
                if color and not is_white(color):
                    return True
                left.append(child)
    return False


class _Grounds:
    """What lies behind the words of a page."""

    def __init__(self, sheet: Sheet, markup: str) -> None:
        self._sheet = sheet
        self._known: dict[int, bool] = {}
        self._page = _LINK.search(markup) is None
        body = _BODY.search(markup)
        end = start_tag_end(markup, body.start()) if body is not None else None
        found = parse_attributes(markup[body.end() : end], _MOST_ATTRIBUTES) if body is not None and end is not None else {}
        said = [rule.style for name in ("html", "body") for _, rule in sheet.rules.get(name, ())]
        shade = shade_behind(
            ";".join([*said, found.get("style", "")]), found.get("bgcolor") or ("url()" if "background" in found else "")
        )
        if shade is not None:
            self._page = shade

    def is_white(self, node: Element) -> bool:
        """Whether the ground of an element is known, and white."""
        passed: list[int] = []
        at: Element | None = node
        found = self._page
        while at is not None:
            if id(at) in self._known:
                found = self._known[id(at)]
                break
            look = self._sheet.look(at)
            shade = shade_behind(look.style, at.attr("bgcolor") or ("url()" if at.attr("background") else ""))
            if any(shade_behind(other, "") is False for other in look.others):
                shade = False
            passed.append(id(at))
            if shade is not None:
                found = shade
                break
            at = at.parent
        self._known.update(dict.fromkeys(passed, found))
        return found
