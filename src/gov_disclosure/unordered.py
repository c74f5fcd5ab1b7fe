"""
Rows of lines with a cell each that may not stand in order.

Programs that take a page apart write down what stands there as they come upon it: the cells of a row by how high their
characters are, those of a header by how many lines they have, a group of columns behind its figures.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from gov_disclosure.entries import Entry
from gov_disclosure.figures import State
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Document, Line

__all__ = ["unordered_rows"]


def unordered_rows(
    entries: Sequence[Entry], tokens: Sequence[Token], sections: Mapping[int, str], document: Document, form: Form
) -> Iterator[int]:
    """Yield the rows of lines of which it is not known which of their figures stands in which column."""
    rows = [entry for entry in entries if not entry.table and entry.token.filled]
    if rows:
        order = {id(token): at for at, token in enumerate(tokens)}
        yield from _of_other_letters(rows, document)
        yield from _below_scattered_heads(rows, tokens, order, document, form)
        yield from _single_cells(rows, tokens, sections, document, form)
        yield from _above_counted_heads([entry for entry in rows if len(form.rows[entry.path]) == 1], tokens, order, document)


def _has_lines(token: Token, document: Document) -> bool:
    """Whether each of the figures of a row stands on a line of its own, below the label."""
    if token.figures[0].row <= token.block:
        return False
    lines = {atom.row for atom in token.figures}
    return (
        len(lines) == len(token.figures) and min(lines) > token.block and all(type(document.blocks[at]) is Line for at in lines)
    )


def _of_other_letters(rows: Sequence[Entry], document: Document) -> Iterator[int]:
    """Yield rows in which digits alone stand among those with a unit of another font (`17件`, `0`): these are higher."""
    text = document.source.text
    for entry in rows if "\f" in text else ():
        figures = entry.token.figures
        if len(entry.targets) > 1 < len(figures) and _has_lines(entry.token, document):
            ascii_ = [text[atom.start : atom.end].isascii() for atom in figures if atom.end > atom.start]
            if any(ascii_) and not all(ascii_):
                yield id(entry.token)


def _below_scattered_heads(
    rows: Sequence[Entry], tokens: Sequence[Token], order: Mapping[int, int], document: Document, form: Form
) -> Iterator[int]:
    """Yield the rows below header cells that stand in another order than the form's, each on a line of its own."""
    known: dict[int, bool] = {}
    for entry in rows:
        if len(entry.targets) < 2 or _is_official(entry, form):
            continue
        if id(entry.header) not in known:
            at = order[id(entry.token)]
            at -= not _is_head(tokens[at])
            heads: list[int] = []
            while at >= 0 and _is_head(tokens[at]):
                heads.append(tokens[at].block)
                at -= 1
            lines = all(type(document.blocks[block]) is Line for block in heads)
            known[id(entry.header)] = lines and len(set(heads)) == len(heads) > 1
        if known[id(entry.header)]:
            yield id(entry.token)


def _is_official(entry: Entry, form: Form) -> bool:
    """Whether the header above a row tells the order of the form."""
    printed = [name for name in entry.header.order if name is not None]
    if not entry.header.natural and printed != [name for _, name in entry.targets]:
        return False
    paths = list(dict.fromkeys(path for path, _ in entry.targets))
    return len(paths) == 1 or paths == [path for path in form.rows if path in paths]


def _is_head(token: Token) -> bool:
    label = token.label
    return label is not None and label.word and label.heading is None


def _single_cells(
    rows: Sequence[Entry], tokens: Sequence[Token], sections: Mapping[int, str], document: Document, form: Form
) -> Iterator[int]:
    """Yield cells with their header above each, where they are not all there in the order of the form."""
    cells: dict[str, list[Entry]] = {}
    for entry in rows:
        if len(entry.targets) == 1 < len(form.rows[entry.path]) and _has_lines(entry.token, document):
            cells.setdefault(entry.path, []).append(entry)
    own = {id(entry.token) for found in cells.values() for entry in found}
    jumbled: set[str] = set()
    for path, found in cells.items():
        names = [column.name for column in form.rows[path]]
        places = [names.index(entry.targets[0][1]) for entry in found]
        # The total of a group may have been written elsewhere.
        told = places[: len(names) - 1] == list(range(len(names) - 1)) and len(places) <= len(names)
        in_order = all(one < other for one, other in pairwise(places))
        if not told and (not in_order or _has_strays(tokens, sections, sections[id(found[0].token)], own, document)):
            jumbled.add(path)
            yield from (id(entry.token) for entry in found)
    yield from (id(entry.token) for entry in rows if len(entry.targets) > 1 and entry.path in jumbled)


def _has_strays(
    tokens: Sequence[Token], sections: Mapping[int, str], section: str, own: Container[int], document: Document
) -> bool:
    """Whether figures stand in a section that are those of none of its cells."""
    text = document.source.text
    for token in tokens:
        if sections[id(token)] == section:
            if id(token) not in own and any(atom.reading.state is State.NUMBER for atom in token.figures):
                return True
            if any(text[line.start : line.end].strip().isdecimal() for line in token.trailing):
                return True
    return False


def _above_counted_heads(
    rows: Sequence[Entry], tokens: Sequence[Token], order: Mapping[int, int], document: Document
) -> Iterator[int]:
    """Yield rows of one cell, last in their table but for the head of their column with a figure: theirs may number the page."""
    for entry in rows:
        if _has_lines(entry.token, document):
            head, *after = tokens[order[id(entry.token)] + 1 :][:2] or [entry.token]
            ends = not after or (after[0].label is not None and after[0].label.heading is not None)
            if ends and _is_head(head) and head.counted:
                yield id(entry.token)
