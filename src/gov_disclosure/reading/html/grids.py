"""
Tables that are made of other elements than those of tables: `<div>`, `<ul>`, `<dl>` and the like, styled as rows of cells.

A row is an element that holds nothing but two or more cells, each with a few words or none; a table is several rows
side by side in which figures and blank cells stand. Where the page's styles lay out a grid, cells are put into its
rows as they say. Such elements become the parts of a table, so that blank cells keep their places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple, TypeGuard, cast

from gov_disclosure.figures import State, read_figure
from gov_disclosure.reading.grid import parse_span
from gov_disclosure.reading.html.fields import show_fields
from gov_disclosure.reading.html.names import ACTIONS, DROP, TABLE
from gov_disclosure.reading.html.nodes import Element, Text, Tree, make_element, texts_in
from gov_disclosure.reading.html.sheets import Sheet
from gov_disclosure.reading.html.style import BOX_ROLES, COVERED, REMOVED, how_hidden, is_boxed
from gov_disclosure.reading.html.tracks import columns_of, is_placed, spans_of

__all__ = ["make_tables", "may_have_grids"]

_FEW_CELLS: Final = 100
"""A page with more cells than this has its tables as tables."""
_MANY_ENDS: Final = 300
"""The tables of a report have so many parts, whatever they are made of."""
_ROWS: Final = frozenset(("div", "section", "article", "ul", "ol", "li", "dl", "p", "span"))
_CELLS: Final = frozenset(("div", "section", "li", "dt", "dd", "span"))
_BARRIERS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "img", "form", "td", "th", "pre"))
_DROPPED: Final = frozenset(name for name, action in ACTIONS.items() if action == DROP)
_LONGEST: Final = 150
"""A cell has no more characters than this."""
_FEWEST: Final = 20
_FEWEST_FIGURES: Final = 4
"""So many cells of a page hold figures, marks or nothing, and some of them figures, where its grids are tables."""
_SHARE: Final = 4
"""Of the cells behind the first of a row one in so many holds a figure, a mark, or nothing."""
_MOST_DIGITS: Final = 18
_MOST_COLUMNS: Final = 60
_MOST_SPAN: Final = 60


class _Group(NamedTuple):
    """
    Rows that stand side by side.

    Attributes:
        rows: The cells of each.
        nodes: The element that each row is; none for those that share one.
        parent: The element that holds them.
        spans: Attributes of cells that say what they span.
    """

    rows: list[list[Element]]
    nodes: list[Element]
    parent: Element
    spans: Sequence[tuple[Element, str]] = ()


class _Seen(NamedTuple):
    """What is known of an element: how many characters it holds, whether it is a row of cells, and whether it holds more."""

    size: int
    cells: Sequence[Element]
    is_solid: bool


def may_have_grids(markup: str, cells: int = 0) -> bool:
    """
    Whether a page has so few cells, and so many other elements, that its tables may be made of these.

    Args:
        markup: The page, or what is left of it without some tables.
        cells: How many cells those have.
    """
    if cells >= _FEW_CELLS or markup.count("</") < _MANY_ENDS:
        return False
    return cells + markup.count("<td") + markup.count("<TD") < _FEW_CELLS


def make_tables(tree: Tree, sheet: Sheet) -> bool:
    """
    Make tables of the grids of a page; return whether there were any.

    Args:
        tree: The elements of the page.
        sheet: What its styles say.
    """
    groups = list(_Finder(tree, sheet).groups())
    show_fields([cell for group in groups for row in group.rows for cell in row], tree, sheet)
    told = [[_state(cell) for row in group.rows for cell in row[1:]] for group in groups]
    every = [state for states in told for state in states]
    if every.count(State.NUMBER) < _FEWEST_FIGURES or len(every) - every.count(State.TEXT) < _FEWEST:
        return False
    made = False
    for group, states in zip(groups, told, strict=True):
        if sum(state is not State.TEXT for state in states) * _SHARE >= len(states):
            for child in filter(_is_element, group.parent):
                if _is_gone(child, sheet):
                    tree.hidden.add(child)
            _convert(group, tree)
            made = True
    return made


def _is_element(node: Element | Text) -> TypeGuard[Element]:
    return isinstance(node, Element)


def _is_gone(node: Element, sheet: Sheet) -> bool:
    """Whether the page's styles leave not even the room of an element, for all that is known."""
    if not sheet.rules:
        return False
    look = sheet.look(node)
    return how_hidden(look.style) == REMOVED and all(how_hidden(other) == REMOVED for other in look.others)


def _is_covered(node: Element) -> bool:
    """Whether an element that is not shown leaves its room."""
    return node.attr("hidden") is None and how_hidden(node.attr("style") or "") == COVERED


def _state(cell: Element) -> State:
    """Return what stands in a cell."""
    return read_figure("".join([text.data for text in texts_in(cell, _DROPPED)]).strip(), _MOST_DIGITS).state


class _Finder:
    """Finds the rows of a page, from the innermost elements out."""

    def __init__(self, tree: Tree, sheet: Sheet) -> None:
        self._tree = tree
        self._sheet = sheet
        self._seen: dict[int, _Seen] = {}

    def groups(self) -> Iterator[_Group]:
        """Yield the groups of rows."""
        order: list[Element] = []
        left: list[Element] = [self._tree.root]
        while left:
            node = left.pop()
            order.append(node)
            left += [child for child in node if _is_element(child) and self._is_shown(child)]
        laid: list[_Group] = []
        for node in reversed(order):
            group = self._laid(node)
            if group is not None:
                laid.append(group)
                self._seen[id(node)] = _Seen(_LONGEST + 1, (), True)
            else:
                self._seen[id(node)] = self._look(node)
        yield from laid
        for node in order:
            yield from self._runs(node)

    def _is_shown(self, node: Element) -> bool:
        hidden = node in self._tree.hidden and node not in self._tree.apart
        return not (hidden and not _is_covered(node)) and node.tag not in _DROPPED

    def _children(self, node: Element) -> tuple[list[Element], bool]:
        """Return the elements that show in one, and whether nothing else does."""
        children = [child for child in node if _is_element(child) and self._is_shown(child) and not _is_gone(child, self._sheet)]
        return children, not any(isinstance(child, Text) and child.data.strip() for child in node)

    def _look(self, node: Element) -> _Seen:
        children, bare = self._children(node)
        seen = [self._seen[id(child)] for child in children]
        size = sum(len(child.data.strip()) for child in node if isinstance(child, Text)) + sum(each.size for each in seen)
        solid = node.tag in _BARRIERS or ACTIONS.get(node.tag) == TABLE
        solid = solid or any(each.is_solid or len(each.cells) > 1 for each in seen)
        cells = children if bare and not solid and self._is_row(node, children, seen) else ()
        return _Seen(min(size, _LONGEST + 1), cells, solid)

    def _is_row(self, node: Element, children: Sequence[Element], seen: Sequence[_Seen]) -> bool:
        """Whether an element holds cells and nothing else."""
        if not children or (node.tag not in _ROWS and "-" not in node.tag):
            return False
        return all(each.size <= _LONGEST and self._is_cell(child, node) for child, each in zip(children, seen, strict=True))

    def _is_cell(self, node: Element, row: Element) -> bool:
        """Whether an element may be a cell: one that stands by itself, or is styled as whatever."""
        if node.attr("role") in BOX_ROLES:
            return True
        if node.tag != "span" and row.tag != "p":
            return node.tag in _CELLS or "-" in node.tag
        # Words of a line are spans, too, with classes of their own.
        return node.tag in _CELLS and is_boxed(self._sheet.style(node))

    # ---- rows side by side -----------------------------------------------------------------------

    def _runs(self, parent: Element) -> Iterator[_Group]:
        """Yield the runs of rows among the children of an element."""
        run: list[Element] = []
        for child in [*self._children(parent)[0], None]:
            cells = self._seen[id(child)].cells if child is not None else ()
            alike = run and child is not None and len(cells) == 1 and _kind(child) == _kind(run[-1])
            if child is not None and (len(cells) > 1 or alike):
                run.append(child)
                continue
            if len(run) > 1:
                yield _Group([list(self._seen[id(row)].cells) for row in run], run, parent)
            run = [child] if child is not None and len(cells) == 1 else []

    # ---- grids -----------------------------------------------------------------------------------

    def _laid(self, node: Element) -> _Group | None:
        """Return the rows of an element whose styles lay out its children in a grid, or whose terms begin rows."""
        if node.tag == "dl":
            return self._listed(node)
        style = self._sheet.style(node).lower()
        if "grid" not in style:
            return None
        columns = columns_of(style)
        children, bare = self._children(node)
        if not bare or not 1 < columns <= _MOST_COLUMNS or len(children) < 2 * columns:
            return None
        if any(self._seen[id(child)].size > _LONGEST or self._seen[id(child)].is_solid for child in children):
            return None
        looks = [self._sheet.look(child) for child in children]
        if any(is_placed(style) for look in looks for style in (look.style, *look.others)):
            return None
        rows: list[list[Element]] = []
        below: list[int] = [0] * columns
        spans: list[tuple[Element, str]] = []
        row = column = 0
        for child, look in zip(children, looks, strict=True):
            wide, high = spans_of(look.style)
            wide = min(wide, columns)
            while column + wide > columns or any(bottom > row for bottom in below[column : column + wide]):
                column += 1
                if column + wide > columns:
                    row, column = row + 1, 0
            below[column : column + wide] = [row + high] * wide
            rows += [[] for _ in range(row + 1 - len(rows))]
            rows[row].append(child)
            spans.append((child, f' colspan="{wide}" rowspan="{high}"'))
            column += wide
        return _Group(rows, [], node, spans)

    def _listed(self, node: Element) -> _Group | None:
        """Return the rows of a list of terms, each of which begins one."""
        children, bare = self._children(node)
        rows: list[list[Element]] = []
        before = ""
        for child in children:
            if child.tag not in ("dd", "dt") or self._seen[id(child)].size > _LONGEST or self._seen[id(child)].is_solid:
                return None
            if child.tag == "dt" != before:
                rows.append([])
            if not rows:
                return None
            rows[-1].append(child)
            before = child.tag
        return _Group(rows, [], node) if bare and len(rows) > 1 else None


def _kind(node: Element) -> tuple[str, str | None]:
    return node.tag, node.attr("class")


# ---- the table ---------------------------------------------------------------------------------------------


def _convert(group: _Group, tree: Tree) -> None:
    """Put a table in the place of a group of rows, unless they were taken for cells of another table."""
    parent = group.parent
    rows = set(map(id, group.nodes))
    if not rows.issubset(map(id, parent)):
        return
    table = make_element("table", parent)
    body = make_element("tbody", table)
    table.append(body)
    for at, cells in enumerate(group.rows):
        row: Any = make_element("tr", body) if not group.nodes else group.nodes[at]
        row.tag, row.parent = "tr", body
        row[:] = cells
        body.append(row)
        _show(row, tree)
        for cell in cells:
            cell.tag = "td"
            cell.parent = row
            _show(cell, tree)
            if written := cell.attr("aria-colspan"):
                cell.source += f' colspan="{parse_span(written, _MOST_SPAN, 1)[0]}"'
                tree.spanned.add(cell)
        cast("list[Element]", tree.cells()).extend(cells)
    cast("list[Element]", tree.tables).append(table)
    for cell, source in group.spans:
        cell.source = source
        tree.spanned.add(cell)
    if not group.nodes:
        parent[:] = [table]
        return
    first = next(at for at, child in enumerate(parent) if id(child) in rows)
    parent[:] = [*parent[:first], table, *(child for child in parent[first:] if id(child) not in rows)]


def _show(node: Element, tree: Tree) -> None:
    """Take an element for a part of a table, not for a word apart."""
    if node in tree.apart:
        tree.apart.discard(node)
        tree.hidden.discard(node)
    elif node.tag == "td" and node in tree.hidden:
        tree.hidden.discard(node)
        tree.veiled.add(node)
