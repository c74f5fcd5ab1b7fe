"""The light nodes of our own tree, and the shape in which a tree of either make is handed on."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple, cast

import attrs

from gov_disclosure.reading.html.names import PLAIN_BREAKERS
from gov_disclosure.reading.html.refs import offset_within
from gov_disclosure.reading.html.tokens import parse_attributes
from gov_disclosure.reading.plain.table import PlainTable

__all__ = [
    "Element",
    "Spot",
    "Text",
    "Tree",
    "elements_in",
    "locate",
    "make_element",
    "new_tuple",
    "plain_texts",
    "spot_of",
    "text_place",
    "texts_in",
]


# The constructor of a named tuple without its checks, where thousands are made.
new_tuple: Final[Callable[[Any, Iterable[Any]], Any]] = cast("Any", tuple).__new__


class Text(NamedTuple):
    """
    A run of text.

    Attributes:
        data: Its characters.
        place: Where its source begins and how many more characters than these that has, in one number: a page is full of them.
    """

    data: str
    place: int

    @property
    def start(self) -> int:
        """Where its source begins."""
        return self.place & _OFFSET

    @property
    def extra(self) -> int:
        """How many more characters its source has."""
        return self.place >> _OFFSET_BITS

    @property
    def end(self) -> int:
        """Where its source ends."""
        return self.start + len(self.data) + self.extra


_OFFSET_BITS: Final = 48
_OFFSET: Final = (1 << _OFFSET_BITS) - 1


def text_place(start: int, extra: int) -> int:
    """Return the place of a text that begins at an offset and whose source has so many more characters."""
    return start if not extra else start | extra << _OFFSET_BITS


class Element(list["Element | Text"]):
    """
    An element: the list of its children.

    The attributes are set by who makes it, as a constructor would double its cost.

    Attributes:
        tag: Lower-case name.
        parent: The element it lies in, or None.
        source: Source of its attributes.
        end: Offset behind its start tag.
    """

    __slots__ = ("end", "parent", "source", "tag")

    tag: str
    parent: Element | None
    source: str
    end: int

    __hash__ = object.__hash__  # type: ignore[assignment]  # a node is itself, whatever it holds
    __eq__ = object.__eq__

    def __bool__(self) -> bool:
        return True

    def attr(self, name: str) -> str | None:
        """Return the value of an attribute, or None."""
        return parse_attributes(self.source, _MOST).get(name)


_MOST = 256


@attrs.frozen(eq=False)
class Tree:
    """
    A parsed page, of our own nodes or of turbohtml's.

    Elements have `tag`, `parent`, `attr(name)` and iterate over their children; texts have `data`.

    Attributes:
        root: The `html` element.
        element: Class of the elements; what is of neither class is a comment.
        text: Class of the texts.
        tables: Every `table`, in order.
        cells: Gives every `td` and `th`.
        spanned: Cells with a `colspan` or `rowspan`.
        hidden: Elements that are not shown, and those that are `apart`.
        veiled: Cells in which nothing can be seen, and whose room is left.
        apart: Elements in a line that are not read together with their neighbours in it.
        texts: Gives for each of some cells the trimmed text if it holds nothing but one run of it, else None.
        title: Elements `title`.
        metas: Elements `meta`.
        locate: See `locate`; gives None where a character cannot be found.
        plain: Tables that were read before the page was, by the element that stands for each.
        is_cut: Whether the page has more cells than `Limits.max_table_slots`, and ends there.
        release: Gives up the list of all cells; None where the tree is small, or of a library, so that nothing is won by it.
            Where it is there, rows may be emptied as soon as they have been read.
    """

    root: Any
    element: Any
    text: Any
    tables: Sequence[Any]
    cells: Callable[[], Sequence[Any]]
    spanned: set[Any]
    hidden: set[Any]
    veiled: set[Any]
    apart: set[Any]
    texts: Callable[[list[Any]], list[str | None]]
    titles: Sequence[Any]
    metas: Sequence[Any]
    locate: Callable[[Any, int, str], tuple[int, int] | None]
    is_cut: bool = False
    plain: Mapping[Any, PlainTable] = attrs.field(factory=dict)
    release: Callable[[], None] | None = None


def elements_in(node: Element) -> list[Element]:
    """Return the elements right below one, in order."""
    return [child for child in node if isinstance(child, Element)]


def texts_in(node: Element, dropped: Container[str] = ()) -> Iterator[Text]:
    """
    Yield the texts in an element, in order.

    Args:
        node: The element.
        dropped: Names of elements whose texts are left out.
    """
    left: list[Element | Text] = [node]
    while left:
        each = left.pop()
        if isinstance(each, Text):
            yield each
        elif each.tag not in dropped:
            left += reversed(each)


def make_element(tag: str, parent: Element | None, source: str = "", end: int = 0) -> Element:
    """Return an element that is not yet a child of its parent."""
    node = Element()
    node.tag = tag
    node.parent = parent
    node.source = source
    node.end = end
    return node


class Spot(NamedTuple):
    """
    Where the text of a node stands: what is left of a node that has been given up.

    Attributes:
        behind: Offset behind the start tag of an element, or 0 for a text.
        start, end: Source of its text; both 0 where it has none.
        lead: Blanks before the first character that counts.
        is_plain: Whether each character of the text stands for itself in the source.
    """

    behind: int
    start: int
    end: int
    lead: int
    is_plain: bool


def spot_of(node: Element | Text) -> Spot:
    """Return where a text, or the only text of an element, stands."""
    if not isinstance(node, Element):
        return Spot(0, node.start, node.end, 0, not node.extra)
    inner = _only_text(node)
    if inner is None:
        return Spot(node.end, 0, 0, 0, True)
    data, place = inner
    start, extra = place & _OFFSET, place >> _OFFSET_BITS
    return Spot(node.end, start, start + len(data) + extra, len(data) - len(data.lstrip()), not extra)


def locate(markup: str, node: Element | Text | Spot, index: int, text: str) -> tuple[int, int]:
    """
    Return the source offsets of `text`, which stands at `index` of the node's text.

    For an element, a cell with one run of text, `index` counts from the first character that is no blank; an
    empty cell is placed behind its start tag.
    """
    behind, first, last, lead, is_plain = node if isinstance(node, Spot) else spot_of(node)
    if behind and (not text or not last):
        return behind, behind
    index += lead
    start = first + index
    if is_plain and markup.startswith(text, start):
        return start, start + len(text)
    begin = offset_within(markup, first, last, index)
    if not text:
        return begin, begin
    return begin, offset_within(markup, first, last, index + len(text) - 1, behind=True)


def plain_texts(hidden: set[Element], cells: list[Element]) -> list[str | None]:
    """See `Tree.texts`."""
    texts: list[str | None] = []
    for cell in cells:
        node = cell
        text: str | None = None
        while (size := len(node)) == 1 or (size == 2 and _is_blank(node[1])):
            child = node[0]
            if isinstance(child, Text):
                text = child.data.strip()
                break
            if child.tag in PLAIN_BREAKERS or (hidden and child in hidden):
                break
            node = child
        else:
            if not size:
                text = ""
        texts.append(text)
    return texts


def _only_text(node: Element) -> Text | None:
    """Return the text of a cell that holds only one."""
    while len(node):
        child = node[0]
        if isinstance(child, Text):
            return child
        if not len(child):
            return None
        node = child
    return None


def _is_blank(node: Element | Text) -> bool:
    return isinstance(node, Text) and node.data.isspace()
