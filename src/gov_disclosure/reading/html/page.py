"""Pages of HTML into blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, NamedTuple, TypeAlias, cast

import attrs

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.errors import UsageError
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Block, Document, Line, Row
from gov_disclosure.reading.html.fast import fast_tree, is_installed, is_loaded
from gov_disclosure.reading.html.nodes import Tree
from gov_disclosure.reading.html.pictures import pictures_of
from gov_disclosure.reading.html.source import HtmlSource
from gov_disclosure.reading.html.spans import height_of
from gov_disclosure.reading.html.special import is_special, settle
from gov_disclosure.reading.html.view import Runs, View
from gov_disclosure.reading.html.walk import walk
from gov_disclosure.reading.plain.page import read_plain_page
from gov_disclosure.reading.plain.table import PlainTable
from gov_disclosure.reading.plain.tables import MARK, CutPage, cut_out
from gov_disclosure.reading.text import PROSE
from gov_disclosure.spans import LineIndex

__all__ = ["SplitLine", "read_html"]

SplitLine: TypeAlias = Callable[[str, int, int], Line | Row | None]
"""Makes the block of a line, given the view and the line's start and end in it."""

_WORTH_IMPORTING = 2_048


def read_html(
    markup: str,
    *,
    sink: Diagnostics,
    limits: Limits,
    fast: bool | None = None,
    newline_breaks: bool = False,
    split_line: SplitLine | None = None,
) -> Document:
    """
    Read a page.

    Args:
        markup: The decoded page.
        sink: Where remarks go.
        limits: How much is read.
        fast: Whether turbohtml makes the tree; None takes it where it is installed and pays.
        newline_breaks: Whether a newline outside tables ends a line, as in Markdown with tables of HTML.
        split_line: What makes a block of each line; without it, each becomes a `Line`. Lines whose newlines
            count keep the tabs at their ends for it, as these may be empty cells.

    Raises:
        UsageError: `fast` is True and turbohtml is not installed.
    """
    if fast and not is_installed():
        raise UsageError.of("error.extra.fast", extra="fast")
    if fast is None:
        fast = len(markup) >= _WORTH_IMPORTING or is_loaded()
    options = {"newline_breaks": newline_breaks, "keep_tabs": split_line is not None}
    page = _read(markup, sink, limits, options, fast=fast)
    view = page.view
    text = view.text
    blocks: list[Block] = view.blocks
    if split_line is not None:
        blocks = _divided(text, blocks, split_line, page.divisible, limits.max_blocks)
    # Of a page without a tree all tables are plain.
    others = blocks if page.places is None else ()
    source = HtmlSource(
        text, markup, LineIndex(markup), page.runs, others, page.locate, partial(_core_source, markup, limits, options),
        plain=view.plain, ordered=view.ordered, places=page.places,
    )  # fmt: skip
    return Document(
        source=source,
        blocks=tuple(blocks),
        title=page.title,
        metadata=page.metadata,
        height=height_of(markup, source),
        pictures=pictures_of(markup, source),
    )


_MAY_BE_RAISED: Final = re.compile(r"<(?<=\d<)(?:[sS](?:[uUtTmM>]|[pP][aA][nN][ ])|[dD][eE][lL]|[aA][ ])")
"""What such a digit has behind it: looked for by its bracket, in a quarter of the time."""
_RAISING: Final = ("<su", "<SU", "<del", "<s>", "<strike", "<small", "super", "line-through", 'href="#')
_RAISED: Final = re.compile(
    r"""\d<(?:su[pb]|del|s|strike|small|a[ ]|span[ ])[^<>]{0,200}>(?:<[a-z][^<>]{0,200}>){0,3}\d""", re.IGNORECASE
)


class _Page(NamedTuple):
    """
    A page that was read: its view, the way back to the markup, and what its head says.

    Attributes:
        runs: Gives where the runs of the view come from.
        divisible: Numbers of the blocks that something may divide, where it is known.
        places: Gives the offsets of several view spans at once, or None where it cannot.
    """

    view: View
    locate: Callable[[Any, int, str], tuple[int, int] | None]
    title: str | None
    metadata: tuple[tuple[str, str], ...]
    runs: Callable[[], Runs]
    divisible: Sequence[int] | None = None
    places: Callable[[Sequence[tuple[int, int]]], list[tuple[int, int]] | None] | None = None


def _read(markup: str, sink: Diagnostics, limits: Limits, options: dict[str, bool], *, fast: bool) -> _Page:
    """Return a page: the plain part of it read for itself, and the rest as plain, too, or by its tree."""
    cut = cut_out(markup, limits)
    if is_special(markup, cut):
        return _special(markup, sink, limits, options)
    if cut is not None:
        plain = read_plain_page(cut, limits) if not options["newline_breaks"] and not _has_raised(cut.markup) else None
        if plain is not None:
            origins = plain.origins
            return _Page(plain.view, origins.locate, plain.title, plain.metadata, origins.runs, plain.divisible, origins.places)
        heard = sink.fork()
        tree = _fast_tree(cut.markup, limits) if fast else None
        tree = _with_plain(tree if tree is not None else _core_tree(cut.markup, limits, heard), cut)
        view = _walked(tree, heard, limits, options)
        if tree is not None and view is not None:
            sink.take(heard)
            return _of_tree(tree, view)
    heard = sink.fork()
    tree = _fast_tree(markup, limits) if fast else None
    view = _walked(tree, heard, limits, options)
    if tree is not None and view is not None:
        sink.take(heard)
        return _of_tree(tree, view)
    tree = _core_tree(markup, limits, sink)
    return _of_tree(tree, walk(tree, sink=sink, limits=limits, **options))


def _has_raised(markup: str) -> bool:
    """Whether a digit stands before one that is raised, lowered or struck out."""
    return (
        _MAY_BE_RAISED.search(markup) is not None
        and any(sign in markup for sign in _RAISING)
        and _RAISED.search(markup) is not None
    )


def _special(markup: str, sink: Diagnostics, limits: Limits, options: dict[str, bool]) -> _Page:
    """Return a page that says more than its tables do."""
    tree = _core_tree(markup, limits, sink)
    settle(tree, markup, sink)
    return _of_tree(tree, walk(tree, sink=sink, limits=limits, **options))


def _of_tree(tree: Tree, view: View) -> _Page:
    return _Page(view, tree.locate, _title(tree), _metadata(tree), lambda: view.runs)


def _walked(tree: Tree | None, sink: Diagnostics, limits: Limits, options: dict[str, bool]) -> View | None:
    """Return the view of a tree, or None where it cannot be had: too deep, near a limit, or a fault of the library."""
    try:
        return walk(tree, sink=sink, limits=limits, max_depth=limits.max_depth, **options) if tree is not None else None
    except Exception:  # none of these stops the core
        return None


def _fast_tree(markup: str, limits: Limits) -> Tree | None:
    """Return the tree of a page by turbohtml, or None where that is missing or should not read it."""
    if _may_have_long_tags(markup, limits):
        return None
    tree = fast_tree(markup, LineIndex(markup))
    if tree is not None and any(len(node.attrs) > limits.max_attributes for node in (*tree.spanned, *tree.hidden)):
        return None
    return tree


def _with_plain(tree: Tree, cut: CutPage) -> Tree | None:
    """Return the tree of a page without its plain tables as one with them, or None where not each is found in it."""
    marked = [(number, table) for table in tree.tables if (number := table.attr(MARK)) is not None]
    if [number for number, _ in marked] != [str(number) for number in range(len(cut.tables))]:
        # It lies in a comment, a script, an attribute, or where no table can be.
        return None
    if any(len(table) for _, table in marked):
        return None
    plain = {table: cut.tables[number] for number, (_, table) in enumerate(marked)}
    return attrs.evolve(tree, plain=plain, locate=partial(_locate, tree.locate, cut))


def _locate(
    inner: Callable[[Any, int, str], tuple[int, int] | None], cut: CutPage, node: Any, index: int, text: str
) -> tuple[int, int] | None:
    """See `Tree.locate`."""
    if type(node) is PlainTable:
        return node.locate(index, text)
    place = inner(node, index, text)
    return cut.restored(place) if place is not None else None


def _divided(text: str, blocks: list[Block], split_line: SplitLine, divisible: Sequence[int] | None, most: int) -> list[Block]:
    """Return blocks with their lines divided, not far beyond the limit; a line of rules and dashes alone is no block."""
    if divisible is None:
        plain = PROSE.match
        divisible = [
            at
            for at, block in enumerate(blocks)
            if type(block) is Line and ((prose := plain(text, *block)) is None or prose.end() != block[1])
        ]
    divided: list[Block] = []
    at = 0
    for number in divisible:
        divided += blocks[at:number]
        if len(divided) > most:
            return divided
        at = number + 1
        start, end = cast("Line", blocks[number])
        found = split_line(text, start, end)
        if found is not None:
            divided.append(found)
    divided += blocks[at:]
    return divided


def _may_have_long_tags(markup: str, limits: Limits) -> bool:
    """Return whether a tag may be longer than the limit; only the core cuts it there."""
    window = limits.max_tag_length // 2
    if len(markup) <= limits.max_tag_length:
        return False
    # Where every window has an end of a tag, no tag is longer than two of them.
    return not window or any(markup.find(">", at, at + window) < 0 for at in range(0, len(markup) - window, window))


def _core_tree(markup: str, limits: Limits, sink: Diagnostics) -> Tree:
    # Where turbohtml is installed most processes never need it.
    from gov_disclosure.reading.html.tree import build_tree

    return build_tree(markup, limits=limits, sink=sink)


def _core_source(markup: str, limits: Limits, options: dict[str, bool]) -> HtmlSource:
    """Return the source as our own tree gives it, which knows the place of every text."""
    sink = Diagnostics(limits)
    tree = _core_tree(markup, limits, sink)
    view = walk(tree, sink=sink, limits=limits, **options)
    return HtmlSource(
        view.text, markup, LineIndex(markup), lambda: view.runs, view.blocks, tree.locate, None, plain={}, ordered=view.ordered
    )


def _title(tree: Tree) -> str | None:
    for title in tree.titles:
        text = " ".join("".join(_texts(title, tree)).split())
        if text:
            return text
    return None


def _texts(node: Any, tree: Tree) -> list[str]:
    return [child.data for child in node if type(child) is tree.text]


def _metadata(tree: Tree) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for meta in tree.metas:
        name = meta.attr("name") or meta.attr("property")
        content = meta.attr("content")
        if name and content is not None:
            found.append((name.strip().lower(), content.strip()))
    return tuple(found)
