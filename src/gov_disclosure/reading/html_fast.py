"""
The tree of a page by turbohtml: the only module that knows it.

Its tree is used as it is. It is told nothing but fixed names and one fixed path, and is never asked to
serialize. Markup with more tags than any report has is not given to it.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from gov_disclosure.reading.html_names import PLAIN_BREAKERS
from gov_disclosure.reading.html_nodes import Tree
from gov_disclosure.reading.html_place import Places
from gov_disclosure.reading.html_style import hides

__all__ = ["fast_tree", "is_loaded"]

_MAX_TAGS: Final = 100_000
_CELLS: Final = ("td", "th")


def is_loaded() -> bool:
    """Return whether turbohtml has been imported already."""
    import sys

    return "turbohtml" in sys.modules


@cache
def _library() -> tuple[Any, Any] | None:
    """Return turbohtml and the compiled path of all styles, or None where it is not installed."""
    try:
        import turbohtml

        return turbohtml, turbohtml.XPath("//@style", smart_strings=False)
    except Exception:  # a broken installation is as good as none
        return None


def fast_tree(markup: str) -> Tree | None:
    """Return the tree of a page, or None where turbohtml is missing, fails or should not see it."""
    library = _library()
    # The shortest tag has three characters.
    if library is None or (len(markup) > 3 * _MAX_TAGS and markup.count("<") > _MAX_TAGS):
        return None
    try:
        return _tree(markup, *library)
    except Exception:  # whatever goes wrong in there, the core can do it
        return None


def _tree(markup: str, turbohtml: Any, styles: Any) -> Tree | None:
    page = turbohtml.parse(markup, allow_declarative_shadow_roots=False)
    root = page.root
    if root is None:
        return None
    find_all = root.find_all
    hidden: set[Any] = set(find_all(hidden=True))
    hiding = [style for style in set(styles(page)) if hides(style)]
    if hiding:
        hidden.update(find_all(style=hiding))
    tables = find_all("table")
    cells = [*find_all("td"), *find_all("th")] if tables else []
    spanned: set[Any] = set()
    for name in _CELLS if tables else ():
        spanned.update(find_all(name, colspan=True))
        spanned.update(find_all(name, rowspan=True))
    return Tree(
        root=root,
        element=turbohtml.Element,
        text=turbohtml.Text,
        tables=tables,
        cells=cells,
        spanned=spanned,
        hidden=hidden,
        plain=_plain_cells(cells, _rough_cells(tables, hidden), turbohtml.Element),
        titles=[title for title in find_all("title") if title.namespace is turbohtml.Namespace.HTML],
        metas=find_all("meta"),
        locate=Places(markup, turbohtml.Element).locate,
    )


def _rough_cells(tables: list[Any], hidden: set[Any]) -> set[Any]:
    """Return the cells that hold more than plain text, and the elements on the way to what they hold."""
    rough: set[Any] = set()
    for table in tables:
        # What lies in a nested table was met in the outer one.
        if table in rough:
            continue
        for node in table.iter_elements(PLAIN_BREAKERS):
            _mark(node, rough)
    for node in hidden:
        _mark(node, rough)
    return rough


def _mark(node: Any, rough: set[Any]) -> None:
    while node is not None and node not in rough:
        rough.add(node)
        if getattr(node, "tag", "") in _CELLS:
            return
        node = node.parent


def _plain_cells(cells: list[Any], rough: set[Any], element: type) -> dict[Any, str]:
    """Return the text of the cells that hold one run of text, in inline elements and at most one paragraph."""
    plain: dict[Any, str] = {}
    for cell in cells:
        if cell in rough:
            continue
        node = cell
        while len(node) == 1:
            node = node[0]
            if type(node) is not element or node.tag == "p":
                plain[cell] = cell.text
                break
        else:
            if not len(node):
                plain[cell] = ""
            elif _is_plain(cell, node, element):
                plain[cell] = cell.text
    return plain


def _is_plain(cell: Any, node: Any, element: type) -> bool:
    """Return whether a node with several children holds no paragraph, or nothing else but one."""
    paragraphs = cell.find_all("p")
    if not paragraphs:
        return True
    return len(paragraphs) == 1 and paragraphs[0].text.strip() == cell.text.strip()
