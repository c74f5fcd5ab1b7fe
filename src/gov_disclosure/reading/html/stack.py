"""The stack of open elements: where the next node goes, and what is in scope, in constant time."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import Final

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.limits import Limits
from gov_disclosure.reading.html.names import ACTIONS, BLANK, CELLS, VOID
from gov_disclosure.reading.html.nodes import Element, Text, make_element
from gov_disclosure.reading.html.style import FADING, Notes, notes_of
from gov_disclosure.reading.html.tokens import parse_attributes

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
SCOPE: Final = ("table", "td", "th", "caption", "applet", "marquee", "object", "select")
BUTTON_SCOPE: Final = (*SCOPE, "button")
LIST_SCOPE: Final = (*SCOPE, "ol", "ul")
_MIN_CELLS = 100_000
_LASTING = frozenset(("body", "form", "html"))
_UNKNOWN = (False, False)
_BREAK: Final = make_element("br", None)
_PLAIN_BREAK: Final = 3
"""Without attributes, there is at most a slash and a blank in it."""
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
        modes: Insertion modes, the current one last.
        most: How many elements may be open.
        is_full: Whether there are more cells than will be read.
    """

    __slots__ = (
        "_barriers",
        "_cells_left",
        "_dead",
        "_flat",
        "_flattened",
        "_limits",
        "_notes",
        "_places",
        "_sink",
        "_told",
        "apart",
        "cells",
        "hidden",
        "is_full",
        "metas",
        "modes",
        "most",
        "nodes",
        "spanned",
        "tables",
        "titles",
        "veiled",
    )

    def __init__(self, limits: Limits, sink: Diagnostics) -> None:
        root = make_element("html", None)
        self.nodes: list[Element] = [root]
        self.modes: list[int] = [BODY]
        self._barriers: list[int] = [0]
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._places["html"].append(0)
        self._dead: set[int] = set()
        self._flat: dict[str, int] = {}
        self._limits = limits
        self._told: set[str] = set()
        self._sink = sink
        self._flattened = False
        self.most = limits.max_depth
        self._cells_left = max(limits.max_table_slots, _MIN_CELLS)
        self.is_full = False
        self._notes: dict[str, Notes | None] = {}
        self.tables: list[Element] = []
        self.cells: list[Element] = []
        self.spanned: set[Element] = set()
        self.hidden: set[Element] = set()
        self.veiled: set[Element] = set()
        self.apart: set[Element] = set()
        self.titles: list[Element] = []
        self.metas: list[Element] = []

    def add(self, name: str, source: str = "", end: int = 0) -> Element:
        """Put an element without content at the current place."""
        parent = self.nodes[-1]
        if parent.tag in _TABLE_PARTS and name not in _MODES:
            parent, index = self._before_table()
            node = make_element(name, parent, source, end)
            parent.insert(index, node)
        elif name == "br" and len(source) < _PLAIN_BREAK:
            # A page may be nothing but these, and nobody asks where one stands.
            parent.append(_BREAK)
            return _BREAK
        else:
            node = make_element(name, parent, source, end)
            parent.append(node)
        if source and self._notes.get(source, _UNKNOWN) is not None:
            self._note(node, source)
        return node

    def push(self, name: str, source: str = "", end: int = 0) -> None:
        """Put an element at the current place and open it; past the depth limit it is not opened."""
        nodes = self.nodes
        index = len(nodes)
        # A table is opened only where its innermost part has room too.
        if index >= self.most or (name == "table" and index + 3 >= self.most):
            self._flatten(name, source, end)
            return
        parent = nodes[-1]
        if parent.tag in _TABLE_PARTS:
            node = self.add(name, source, end)
        else:
            # As in `add`, without a call.
            node = Element()
            node.tag = name
            node.parent = parent
            node.source = source
            node.end = end
            parent.append(node)
            if source and self._notes.get(source, _UNKNOWN) is not None:
                self._note(node, source)
        nodes.append(node)
        self._places[name].append(index)
        if name in _SPECIAL:
            self._barriers.append(index)
            if name in _MODES:
                self.modes.append(_MODES[name])
                if name == "table":
                    self.tables.append(node)
                elif name in ("td", "th"):
                    self.cells.append(node)
                    self._cells_left -= 1
                    self.is_full = self._cells_left < 0

    def close_last(self, name: str) -> bool:
        """Close the last open element, whose name this is; False where that is not all there is to do."""
        if self._dead or self._flat or name in _LASTING:
            return False
        nodes = self.nodes
        nodes.pop()
        self._places[name].pop()
        if self._barriers[-1] == len(nodes):
            self._barriers.pop()
            if name in _MODES:
                self.modes.pop()
        return True

    def _flatten(self, name: str, source: str, end: int) -> None:
        if not self._flattened:
            self._flattened = True
            self._sink.add("GD103", Severity.WARNING, limit="max_depth", value=self.most)
        self._flat[name] = self._flat.get(name, 0) + 1
        # A flattened table part has no table around it: what is left of it is that it ends a line.
        self.add("div" if name in _MODES else name, source, end)

    def append_text(self, node: Text) -> None:
        """Put a text at the current place; directly inside a table it goes before the table."""
        parent = self.nodes[-1]
        if parent.tag not in _TABLE_PARTS:
            parent.append(node)
        elif node.data.strip(BLANK):
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
        for above in reversed(self._barriers):
            if above <= index:
                break
            if self.nodes[above].tag not in ("address", "div", "p"):
                return False
        return True

    def cut(self, index: int) -> None:
        """Close the elements from an index on."""
        nodes, places, barriers, dead = self.nodes, self._places, self._barriers, self._dead
        while len(nodes) > index or (dead and len(nodes) - 1 in dead):
            tag = nodes.pop().tag
            last = len(nodes)
            if dead and last in dead:
                dead.discard(last)
            else:
                places[tag].pop()
            if barriers[-1] == last:
                barriers.pop()
                if tag in _MODES:
                    self.modes.pop()
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

    def _before_table(self) -> tuple[Element, int]:
        table = self.nodes[self.find("table")]
        outer = table.parent or self.nodes[0]
        # An open table is the last child of its parent: nothing could be put behind it yet.
        return outer, len(outer) - (bool(len(outer)) and outer[-1] is table)

    def _note(self, node: Element, source: str) -> None:
        notes = self._notes.get(source)
        if notes is None:
            notes = self._notes[source] = notes_of(source, partial(self._attributes, node.tag, source))
            if notes is None:
                return
        if notes.hides or (notes.fades and node.tag in FADING):
            (self.veiled if notes.leaves_room and node.tag in CELLS else self.hidden).add(node)
        elif (notes.apart and node.tag not in ACTIONS) or (notes.links and node.tag == "a"):
            self.hidden.add(node)
            self.apart.add(node)
        if notes.spans:
            self.spanned.add(node)

    def _attributes(self, tag: str, source: str) -> dict[str, str]:
        """Return the attributes that are looked at, and say where there are more."""
        limits = self._limits
        beyond = ""
        if len(source) > limits.max_tag_length:
            source, beyond = source[: limits.max_tag_length], "max_tag_length"
        found = parse_attributes(source, limits.max_attributes)
        if len(found) >= limits.max_attributes and len(parse_attributes(source, limits.max_attributes + 1)) > len(found):
            beyond = "max_attributes"
        # Nothing is lost with those of a picture, whose source may stand in the tag itself.
        if beyond and beyond not in self._told and tag not in VOID:
            self._told.add(beyond)
            self._sink.add("GD103", Severity.WARNING, limit=beyond, value=getattr(limits, beyond))
        return found
