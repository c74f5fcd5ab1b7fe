"""Figures in the fields of a page: what `<input>`, `<textarea>` and `<select>` in a cell show is what the cell holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from gov_disclosure.figures import State, read_figure
from gov_disclosure.reading.html.nodes import Element, Text, Tree, elements_in, make_element, text_place, texts_in
from gov_disclosure.reading.html.refs import decode_text
from gov_disclosure.reading.html.sheets import Sheet
from gov_disclosure.reading.html.style import how_hidden
from gov_disclosure.reading.html.tokens import attribute_place

__all__ = ["FIELDS", "may_have_fields", "show_fields"]

FIELDS: Final = ("input", "textarea", "select")
_SIGNS: Final = tuple(f"<{name}" for field in FIELDS for name in (field, field.upper()))
_BEFORE: Final = 2_000
"""A field stands so near behind the start tag of its cell."""
_MOST_TRIES: Final = 1_000
_TYPED: Final = frozenset(("", "number", "tel", "text"))
_FLOAT: Final = re.compile(r"-?(?:[0-9]{1,18}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})")
"""What a browser shows in a field for numbers; of all else it shows nothing."""
_LONGEST: Final = 60
_MOST_DIGITS: Final = 18


def may_have_fields(markup: str) -> bool:
    """Whether a field may stand in a cell of a page; those of forms for a search, as most pages have, rarely do."""
    tries = 0
    for sign in _SIGNS:
        at = markup.find(sign)
        while at >= 0:
            tries += 1
            before = markup[max(0, at - _BEFORE) : at].lower()
            opened, closed = max(map(before.rfind, ("<td", "<th"))), max(map(before.rfind, ("</td", "</th")))
            if tries > _MOST_TRIES or opened > closed:
                return True
            at = markup.find(sign, at + 1)
    return False


def show_fields(cells: Iterable[Element], tree: Tree, sheet: Sheet) -> None:
    """
    Put what the fields in cells of a page show in their place, as far as it is a figure or a mark.

    What stands beside other fields or words is not read together with them.

    Args:
        cells: The cells.
        tree: The elements of the page.
        sheet: What its styles say.
    """
    parents: dict[Element, list[tuple[Element, list[Element | Text], bool]]] = {}
    for cell in cells:
        fields = _fields_in(cell, tree, sheet)
        crowded = len(fields) > 1 or (bool(fields) and _has_words(cell))
        for field in fields:
            shown = _shown(field)
            if shown and field.parent is not None:
                parents.setdefault(field.parent, []).append((field, shown, crowded))
    for parent, found in parents.items():
        instead = {id(field): [_apart(shown, parent, tree)] if crowded else shown for field, shown, crowded in found}
        parent[:] = [each for child in parent for each in instead.get(id(child), [child])]


def _has_words(cell: Element) -> bool:
    """Whether words stand in a cell beside its fields."""
    return any(text.data.strip() for text in texts_in(cell, FIELDS))


def _fields_in(cell: Element, tree: Tree, sheet: Sheet) -> list[Element]:
    """Return the fields that show in a cell, without those of the tables in it."""
    found: list[Element] = []
    left = [cell]
    while left:
        for node in elements_in(left.pop()):
            if (node in tree.hidden and node not in tree.apart) or _may_be_hidden(node, sheet):
                continue
            if node.tag in FIELDS:
                found.append(node)
            elif node.tag != "table" and len(node):
                left.append(node)
    return found


def _may_be_hidden(node: Element, sheet: Sheet) -> bool:
    look = sheet.look(node)
    return any(how_hidden(style) for style in (look.style, *look.others))


def _shown(field: Element) -> list[Element | Text]:
    """Return the text that a field shows, or nothing where that is neither a figure nor a mark."""
    if field.tag == "input":
        texts = _typed(field)
    elif field.tag == "select":
        texts = _chosen(field)
    else:
        texts = [node for node in field if isinstance(node, Text)]
    words = "".join(text.data for text in texts).strip()
    if not words or len(words) > _LONGEST or read_figure(words, _MOST_DIGITS).state in (State.TEXT, State.BLANK):
        return []
    return list(texts)


def _typed(field: Element) -> list[Text]:
    """Return the value of an `<input>` as a text that stands where it is written."""
    kind = (field.attr("type") or "").strip().lower()
    place = attribute_place(field.source, "value") if kind in _TYPED else None
    if place is None:
        return []
    written = field.source[slice(*place)]
    data = decode_text(written)
    if kind == "number" and _FLOAT.fullmatch(data) is None:
        return []
    # Behind the attributes there is nothing but the end of the tag.
    begin = field.end - 1 - len(field.source) + place[0]
    return [Text(data, text_place(begin, len(written) - len(data)))]


def _chosen(field: Element) -> list[Text]:
    """Return the texts of the option that a `<select>` shows: the last that is selected, or the first."""
    options: list[Element] = []
    left: list[Element] = [field]
    while left:
        node = left.pop()
        if node.tag == "option":
            options.append(node)
        left += reversed(elements_in(node))
    chosen = [option for option in options if option.attr("selected") is not None]
    if field.attr("multiple") is None and (field.attr("size") or "1").strip() == "1":
        chosen = chosen[-1:] or options[:1]
    if len(chosen) != 1 or chosen[0].attr("label") or chosen[0].attr("hidden") is not None:
        return []
    return list(texts_in(chosen[0]))


def _apart(shown: list[Element | Text], parent: Element, tree: Tree) -> Element:
    """Return what one of several fields of a cell shows, as a word that is not read together with the others."""
    node = make_element("span", parent)
    node.extend(shown)
    tree.hidden.add(node)
    tree.apart.add(node)
    return node
