"""The stack of open elements: where the next node goes, and what is in scope, in constant time."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.limits import Limits
from gov_disclosure.reading.html_nodes import Element, Text
from gov_disclosure.reading.html_style import hides
from gov_disclosure.reading.html_tokens import parse_attributes

__all__ = ["BODY", "BUTTON_SCOPE", "CAPTION", "CELL", "LIST_SCOPE", "ROW", "SCOPE", "SECTION", "TABLE", "Stack"]

BODY: Final = 0
CELL: Final = 1
CAPTION: Final = 2
TABLE: Final = 3
SECTION: Final = 4
ROW: Final = 5

_MODES = {
    "caption": CAPTION,
    "table": TABLE,
    "tbody": SECTION,
    "td": CELL,
    "tfoot": SECTION,
    "th": CELL,
    "thead": SECTION,
    "tr": ROW,
}
SCOPE: Final = ("table", "td", "th", "caption", "applet", "marquee", "object")
BUTTON_SCOPE: Final = (*SCOPE, "button")
LIST_SCOPE: Final = (*SCOPE, "ol", "ul")
_TABLE_PARTS = frozenset(("table", "tbody", "tfoot", "thead", "tr"))
_SPECIAL = frozenset(
    """address applet area article aside base basefont bgsound blockquote body br button caption center col colgroup
    dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header
    hgroup hr html iframe img input li link listing main marquee menu meta nav noembed noframes noscript object ol p
    param plaintext pre script search section select source style summary table tbody td template textarea tfoot th
    thead title tr track ul wbr xmp""".split()
)


class Stack:
    """
    The open elements, and the notes that are taken of each new element.

    Attributes:
        nodes: The open elements from `html` on.
        modes: Insertion mode with each of them on top.
    """

    __slots__ = (
        "_barriers",
        "_dead",
        "_flat",
        "_limits",
        "_places",
        "_sink",
        "_styles",
        "_told",
        "cells",
        "hidden",
        "metas",
        "modes",
        "nodes",
        "spanned",
        "tables",
        "titles",
    )

    def __init__(self, limits: Limits, sink: Diagnostics) -> None:
        root = Element("html", None, "", 0)
        self.nodes: list[Element] = [root]
        self.modes: list[int] = [BODY]
        self._barriers: list[int] = [0]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._places["html"].append(0)
        self._dead: set[int] = set()
        self._flat: dict[str, int] = {}
        self._limits = limits
        self._sink = sink
        self._told: set[str] = set()
        self._styles: dict[str, tuple[bool, bool]] = {}
        self.tables: list[Element] = []
        self.cells: list[Element] = []
        self.spanned: set[Element] = set()
        self.hidden: set[Element] = set()
        self.titles: list[Element] = []
        self.metas: list[Element] = []

    def add(self, name: str, source: str = "", end: int = 0) -> Element:
        """Put an element without content at the current place."""
        parent = self.nodes[-1]
        if parent.tag in _TABLE_PARTS and name not in _MODES:
            node = self._foster(name, source, end)
        else:
            node = Element(name, parent, source, end)
            parent.append(node)
        if source:
            self._note(node, source)
        return node

    def push(self, name: str, source: str = "", end: int = 0) -> None:
        """Put an element at the current place and open it; past the depth limit it is not opened."""
        index = len(self.nodes)
        # A table is opened only where its innermost part has room too.
        if index + (3 if name == "table" else 0) >= self._limits.max_depth:
            self._tell("max_depth", self._limits.max_depth)
            self._flat[name] = self._flat.get(name, 0) + 1
            # A flattened table part has no table around it: what is left of it is that it ends a line.
            self.add("div" if name in _MODES else name, source, end)
            return
        node = self.add(name, source, end)
        self.nodes.append(node)
        self.modes.append(_MODES.get(name, self.modes[-1]))
        self._barriers.append(index if name in _SPECIAL else self._barriers[-1])
        self._places[name].append(index)
        if name == "table":
            self.tables.append(node)
        elif name in ("td", "th"):
            self.cells.append(node)

    def append_text(self, node: Text) -> None:
        """Put a text at the current place; directly inside a table it goes before the table."""
        parent = self.nodes[-1]
        if parent.tag not in _TABLE_PARTS:
            parent.append(node)
        elif node.data.strip(" \t\n\r\f"):
            outer, index = self._before_table()
            outer.insert(index, node)

    def find(self, name: str) -> int:
        """Return the index of the last open element of a name, or -1."""
        places = self._places.get(name)
        return places[-1] if places else -1

    def find_in_scope(self, name: str, markers: tuple[str, ...] = SCOPE) -> int:
        """Return the index of the last open element of a name if no marker lies above it, else -1."""
        index = self.find(name)
        if index < 0 or index == len(self.nodes) - 1:
            return index
        places = self._places
        for marker in markers:
            above = places.get(marker)
            if above and above[-1] > index:
                return -1
        return index

    def find_past_inline(self, name: str) -> int:
        """Return the index of the last open element of a name if only inline elements lie above it, else -1."""
        index = self.find(name)
        return index if index >= self._barriers[-1] else -1

    def find_mode(self, mode: int) -> int:
        """Return the index of the table part whose mode this is, of the innermost table."""
        if mode == TABLE:
            return self.find("table")
        if mode == ROW:
            return self.find("tr")
        return max(self.find("tbody"), self.find("tfoot"), self.find("thead"))

    def only_passable_above(self, index: int) -> bool:
        """Return whether no special elements but `address`, `div` and `p` lie above an index."""
        barriers = self._barriers
        above = barriers[-1]
        while above > index:
            if self.nodes[above].tag not in ("address", "div", "p"):
                return False
            above = barriers[above - 1]
        return True

    def cut(self, index: int) -> None:
        """Close the elements from an index on."""
        nodes, places, dead = self.nodes, self._places, self._dead
        while len(nodes) > index or (dead and len(nodes) - 1 in dead):
            last = len(nodes) - 1
            if last in dead:
                dead.discard(last)
            else:
                places[nodes[last].tag].pop()
            del nodes[last], self.modes[last], self._barriers[last]
        if self._flat:
            self._flat.clear()

    def forget(self, index: int) -> None:
        """Close one element and leave those above it open."""
        if index == len(self.nodes) - 1:
            self.cut(index)
        else:
            self._dead.add(index)
            self._places[self.nodes[index].tag].pop()

    def close_flat(self, name: str) -> bool:
        """Take an end tag for one of an element that was not opened; whether there was one."""
        count = self._flat.get(name, 0) if self._flat else 0
        if not count:
            return False
        self._flat[name] = count - 1
        return True

    def _foster(self, name: str, source: str, end: int) -> Element:
        outer, index = self._before_table()
        node = Element(name, outer, source, end)
        outer.insert(index, node)
        return node

    def _before_table(self) -> tuple[Element, int]:
        table = self.nodes[self.find("table")]
        outer = table.parent or self.nodes[0]
        # An open table is the last child of its parent: nothing could be put behind it yet.
        return outer, len(outer) - (bool(len(outer)) and outer[-1] is table)

    def _note(self, node: Element, source: str) -> None:
        notes = self._styles.get(source)
        if notes is None:
            lowered = source.lower()
            hidden = spanned = False
            if "hidden" in lowered or "style" in lowered:
                attributes = parse_attributes(source, self._limits.max_attributes)
                hidden = "hidden" in attributes or hides(attributes.get("style", ""))
            if "span" in lowered:
                attributes = parse_attributes(source, self._limits.max_attributes)
                spanned = "colspan" in attributes or "rowspan" in attributes
            notes = self._styles[source] = (hidden, spanned)
        if notes[0]:
            self.hidden.add(node)
        if notes[1]:
            self.spanned.add(node)

    def _tell(self, limit: str, value: int) -> None:
        if limit not in self._told:
            self._told.add(limit)
            self._sink.add("GD103", Severity.WARNING, limit=limit, value=value)
