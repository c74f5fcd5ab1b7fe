"""
Pages that say more than their tables do: with fields in cells, tables made of other elements, or styles that say what is seen.

These are read by our own tree, whether turbohtml is there or not.
"""

from __future__ import annotations

from typing import Final

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.reading.html.fields import may_have_fields, show_fields
from gov_disclosure.reading.html.grids import make_tables, may_have_grids
from gov_disclosure.reading.html.nodes import Tree
from gov_disclosure.reading.html.sheets import Sheet
from gov_disclosure.reading.html.striking import may_have_struck, strike_figures
from gov_disclosure.reading.html.unseen import hide_unseen, may_have_unseen
from gov_disclosure.reading.plain.tables import CutPage

__all__ = ["is_special", "settle"]

_BEHIND_SIGN: Final = frozenset("dhrDHR")


def is_special(markup: str, cut: CutPage | None) -> bool:
    """
    Whether a page may be one of these; cheap for all others.

    Args:
        markup: The page.
        cut: The page without its plain tables, if it has any: these hold no fields, and nothing that has a style.
    """
    rest = cut.markup if cut is not None else markup
    cells = sum(table.layout.cells for table in cut.tables) if cut is not None else 0
    if may_have_grids(rest, cells) or may_have_struck(rest):
        return True
    if not _has_cells(rest):
        # Nothing in it is in a cell.
        return may_have_unseen(markup, "", Sheet.of(rest))
    return may_have_fields(rest) or may_have_unseen(markup, rest, Sheet.of(rest))


def _has_cells(markup: str) -> bool:
    """Whether some markup may have a cell or a row."""
    for sign in ("<t", "<T"):
        at = markup.find(sign)
        while at >= 0:
            if markup[at + len(sign) : at + len(sign) + 1] in _BEHIND_SIGN:
                return True
            at = markup.find(sign, at + 1)
    return False


def settle(tree: Tree, markup: str, sink: Diagnostics) -> None:
    """
    Bring the elements of a page into the shape that says what its reader sees.

    Args:
        tree: Its elements, changed in place.
        markup: The page.
        sink: Takes `GD152`.
    """
    sheet = Sheet.of(markup)
    made = may_have_grids(markup) and make_tables(tree, sheet)
    if made or may_have_unseen(markup, markup, sheet):
        hide_unseen(tree, sheet, markup, sink)
    if may_have_struck(markup):
        strike_figures(tree)
    if may_have_fields(markup):
        show_fields(tree.cells(), tree, sheet)
