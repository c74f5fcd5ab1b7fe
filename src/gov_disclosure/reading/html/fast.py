"""
The tree of a page by turbohtml: the only module that knows it.

Its tree is used as it is. It is told nothing but fixed names and one fixed path, and is never asked to
serialize. Markup with more tags than any report has is not given to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import Any, Final, NamedTuple

from gov_disclosure.reading.html.names import ACTIONS, CELLS, PLAIN_BREAKERS
from gov_disclosure.reading.html.nodes import Tree
from gov_disclosure.reading.html.place import Places
from gov_disclosure.reading.html.style import (
    APART_CLASSES,
    BOX_ROLES,
    FADING,
    fades,
    hides,
    is_boxed,
    is_removed,
    is_white,
    sets_apart,
)
from gov_disclosure.spans import LineIndex

__all__ = ["fast_tree", "is_installed", "is_loaded"]

_MAX_TAGS: Final = 20_000
"""Our own tree gives up its nodes as they are read: of a larger page it takes less memory, and no more time."""
_SPANNED: Final = "td[colspan],td[rowspan],th[colspan],th[rowspan]"
_APART: Final = ",".join(f".{name}" for name in sorted(APART_CLASSES))
_ROLES: Final = ",".join(f'[role="{name}"]' for name in BOX_ROLES)
_PATHS: Final = (
    "//@style",
    # The second element of a cell: it may be a second paragraph.
    "//tr/*/*[2]",
    # A paragraph inside something else.
    "//tr/*/*//p",
    # A cell with a paragraph and a text outside of it.
    "//tr/*/p/../text()[normalize-space()]/..",
)


class _Library(NamedTuple):
    parse: Any
    element: Any
    text: Any
    html: Any
    styles: Any
    seconds: Any
    inner_paragraphs: Any
    besides: Any


def is_loaded() -> bool:
    """Return whether turbohtml has been imported already."""
    import sys

    return sys.modules.get("turbohtml") is not None


@cache
def is_installed() -> bool:
    """Return whether turbohtml can be used, without importing it: a large page is not given to it."""
    import sys

    return is_loaded() if "turbohtml" in sys.modules else _is_found()


@cache
def _is_found() -> bool:
    from importlib.util import find_spec

    return find_spec("turbohtml") is not None


@cache
def _library() -> _Library | None:
    """Return what is used of turbohtml, or None where it is not installed."""
    try:
        import turbohtml

        paths = [turbohtml.XPath(path, smart_strings=False) for path in _PATHS]
        return _Library(turbohtml.parse, turbohtml.Element, turbohtml.Text, turbohtml.Namespace.HTML, *paths)
    except Exception:  # a broken installation is as good as none
        return None


def fast_tree(markup: str, lines: LineIndex) -> Tree | None:
    """Return the tree of a page, or None where turbohtml is missing, fails or should not see it."""
    # The shortest tag has three characters.
    if len(markup) > 3 * _MAX_TAGS and markup.count("<") > _MAX_TAGS:
        return None
    library = _library()
    if library is None:
        return None
    try:
        return _tree(markup, library, lines)
    except Exception:  # whatever goes wrong in there, the core can do it
        return None


def _tree(markup: str, library: _Library, lines: LineIndex) -> Tree | None:
    page = library.parse(markup, allow_declarative_shadow_roots=False)
    root = page.root
    if root is None:
        return None
    find_all = root.find_all
    hidden: set[Any] = set(root.select("[hidden]"))
    styles: set[str] = set(library.styles(page))
    veiled: set[Any] = set()
    unseen = {style: hides(style) for style in styles if hides(style) or fades(style)}
    for node in find_all(style=list(unseen)) if unseen else ():
        style = node.attrs.get("style") or ""
        if unseen.get(style) or node.tag in FADING:
            (veiled if node.tag in CELLS and node not in hidden and not is_removed(style) else hidden).add(node)
    apart: set[Any] = set(_set_apart(root, styles, find_all)) - hidden
    hidden |= apart
    tables = find_all("table")
    rough: set[Any] = _rough_cells(page, tables, hidden, library) if tables else set()
    return Tree(
        root=root,
        element=library.element,
        text=library.text,
        tables=tables,
        cells=lambda: [*find_all("td"), *find_all("th")],
        spanned=set(root.select(_SPANNED)) if tables else set(),
        hidden=hidden,
        veiled=veiled,
        apart=apart,
        texts=partial(_texts, rough),
        titles=[title for title in find_all("title") if title.namespace is library.html and not _in_template(title)],
        metas=[meta for meta in find_all("meta") if not _in_template(meta)],
        locate=Places(markup, library.element, lines).locate,
    )


def _set_apart(root: Any, styles: set[str], find_all: Any) -> Iterator[Any]:
    """Find the elements in lines that are not read together with their neighbours."""
    apart = [style for style in styles if sets_apart(style) or is_boxed(style)]
    if apart:
        yield from (node for node in find_all(style=apart) if node.tag not in ACTIONS)
    # To search the tree costs less than to look whether there is anything to search for.
    yield from root.select('a[href^="#"]')
    yield from (node for node in root.select(_APART) if node.tag not in ACTIONS)
    yield from (node for node in root.select(_ROLES) if node.tag not in ACTIONS)
    yield from (node for node in root.select("font[color]") if is_white(node.attrs.get("color") or ""))


def _texts(rough: set[Any], cells: list[Any]) -> list[str | None]:
    """See `Tree.texts`."""
    if rough.isdisjoint(cells):
        return [cell.text.strip() for cell in cells]
    return [None if cell in rough else cell.text.strip() for cell in cells]


def _rough_cells(page: Any, tables: list[Any], hidden: set[Any], library: _Library) -> set[Any]:
    """Return the cells that hold more than one run of text, and the elements on the way to what they hold."""
    rough: set[Any] = set()
    for table in tables:
        # What lies in a nested table was met in the outer one.
        if table not in rough:
            for node in table.iter_elements(PLAIN_BREAKERS):
                _mark(node, rough)
    for node in hidden:
        _mark(node, rough)
    for node in library.inner_paragraphs(page):
        _mark(node, rough)
    rough.update(library.besides(page))
    for node in library.seconds(page):
        cell = node.parent
        # A paragraph breaks the text, whatever else stands beside it.
        if cell not in rough and cell.find("p") is not None:
            rough.add(cell)
    return rough


def _in_template(node: Any) -> bool:
    return any(getattr(outer, "tag", "template") == "template" for outer in list(node.ancestors)[:-1])


def _mark(node: Any, rough: set[Any]) -> None:
    while node is not None and node not in rough:
        rough.add(node)
        if getattr(node, "tag", "") in CELLS:
            return
        node = node.parent
