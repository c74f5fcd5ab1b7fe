"""Figures struck out by the style of the cell, the row or the paragraph that holds them, which no style within takes away."""

from __future__ import annotations

import re
from typing import Final

from gov_disclosure.figures import State, read_figure
from gov_disclosure.reading.html.nodes import Element, Tree, elements_in, make_element, texts_in
from gov_disclosure.reading.html.style import strikes

__all__ = ["may_have_struck", "strike", "strike_figures", "words_of"]

_SIGN: Final = "line-through"
_STRUCK: Final = re.compile(rf"<(?:t[dhr]|t(?:body|head|foot)|p|div)\s[^<>]{{0,500}}{_SIGN}", re.IGNORECASE)
_PARAGRAPHS: Final = ("p", "div")
_MOST_DIGITS: Final = 18


def may_have_struck(markup: str) -> bool:
    """Whether a part of a table, or a paragraph, may be struck out by a style of its own."""
    return _SIGN in markup and _STRUCK.search(markup) is not None


def strike_figures(tree: Tree) -> None:
    """
    Mark the figures of cells that are struck out as a whole as words that are no figure.

    Args:
        tree: The elements of the page, changed in place.
    """
    for cell in tree.cells():
        row = cell.parent
        around = (cell, row, row.parent if row is not None else None)
        if any(node is not None and node.tag != "table" and _is_struck(node) for node in around):
            _strike_figure(cell)
            continue
        for node in elements_in(cell):
            if node.tag in _PARAGRAPHS and _is_struck(node):
                _strike_figure(node)


def strike(node: Element) -> None:
    """Mark what an element holds as words that are no figure."""
    inner = node[0] if len(node) == 1 else None
    if isinstance(inner, Element) and inner.tag == "s":
        return
    struck = make_element("s", node, end=node.end)
    struck[:] = node[:]
    node[:] = [struck]


def words_of(node: Element) -> str:
    """Return the words of an element."""
    return "".join([text.data for text in texts_in(node)]).strip()


def _is_struck(node: Element) -> bool:
    return strikes(node.attr("style") or "")


def _strike_figure(node: Element) -> None:
    # Labels stay what they are: the figures of their rows are no other row's.
    if read_figure(words_of(node), _MOST_DIGITS).state is State.NUMBER:
        strike(node)
