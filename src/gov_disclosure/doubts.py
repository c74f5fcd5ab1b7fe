"""
Rows whose figures are there, and yet tell nothing for certain.

What casts doubt on them stands elsewhere: a unit above the table, a cell that spans two rows, the number of a
page among figures that stand one a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from gov_disclosure.columnwise import read_by_columns
from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.entries import Entry
from gov_disclosure.figures import State
from gov_disclosure.figures_apart import counting_rows, figures_apart
from gov_disclosure.folding import key
from gov_disclosure.forms.form import Form
from gov_disclosure.jumbled import jumbled_rows
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.other_units import in_other_units
from gov_disclosure.reading.blocks import Block, Document, Line, Row
from gov_disclosure.strays import amid_strays, in_several_lines, lone_totals, stands_in_lines, within_labels
from gov_disclosure.unordered import unordered_rows

__all__ = ["doubtful_rows"]

_FURTHEST = 30
"""Rows above that are looked at for a cell that spans down."""
_TOTAL_OF = 6
_FEW = 2
"""With so few columns a label without figures is often a mere heading."""
_LARGEST_PAGE = 199
_TWICE = 3
"""So many figures may be another one twice by chance."""
_SHORT = 3


def doubtful_rows(
    entries: Sequence[Entry],
    tokens: Sequence[Token],
    sections: Mapping[int, str],
    document: Document,
    form: Form,
    sink: Diagnostics,
) -> frozenset[int]:
    """
    Return the tokens of the rows that nothing may be told of; tokens go by their identity.

    Args:
        entries: The rows of the tables.
        tokens: All tokens in order.
        sections: The section that each token stands in.
        document: The blocks.
        form: The form.
        sink: Takes what units were met (`GD166`).
    """
    doubted = set(in_other_units(entries, tokens, sections, document, form, sink))
    columns = read_by_columns(tokens, sections, document.blocks)
    doubted.update(figures_apart(entries, tokens, document, sink))
    doubted.update(id(entry.token) for entry in entries if not entry.table and sections[id(entry.token)] in columns)
    doubted.update(_spanned(entries, document))
    doubted.update(_with_page_number(entries, tokens, sections, document))
    doubted.update(_shifted(entries, sections, document))
    doubted.update(amid_strays(entries, tokens, document))
    doubted.update(in_several_lines(entries, document))
    doubted.update(within_labels(entries, document))
    doubted.update(unordered_rows(entries, tokens, sections, document, form))
    doubted.update(lone_totals(entries, tokens, document))
    doubted.update(_drawn_twice(entries, document))
    doubted.update(jumbled_rows(entries, document))
    doubted.update(_below_lost_head(entries, form))
    doubted.update(counting_rows(entries))
    if any(entry.token.slips for entry in entries):
        doubted.update(_cut_off(tokens, document.source.text))
    return frozenset(doubted)


# ---- groups whose head was lost -------------------------------------------------------------------


def _below_lost_head(entries: Sequence[Entry], form: Form) -> Iterator[int]:
    """
    Yield the rows of one cell behind the first that comes again below one head, where other heads have rows of the same names.

    The head of the second group (五、行政诉讼数量) was lost, and its rows stand below that of the first.
    """
    told_by_head = form.layout.told_by_head
    if not told_by_head:
        return
    group, seen, lost = "", set[str](), False
    for entry in entries:
        above = entry.path.rpartition(".")[0]
        if len(entry.targets) > 1 or above != group or entry.token.type not in told_by_head:
            group, seen, lost = above, set(), False
            continue
        if entry.token.figures:
            lost = lost or entry.path in seen
            seen.add(entry.path)
        if lost:
            yield id(entry.token)


# ---- cells that span rows -------------------------------------------------------------------------


def _spanned(entries: Sequence[Entry], document: Document) -> Iterator[int]:
    """Yield the rows that share a cell of figures, and those that it reaches into."""
    if document.height is None:
        return
    # Each is asked for by every row below it.
    height = cache(document.height)
    for index, entry in enumerate(entries):
        if not entry.table or entry.token.size >= len(entry.targets):
            continue
        here = _number(entry.token, document)
        for other in entries[max(0, index - _FURTHEST) : index]:
            if other.table == entry.table and _reaches(other, here, document, height):
                yield id(other.token)
                yield id(entry.token)


def _number(token: Token, document: Document) -> int:
    block = document.blocks[token.block]
    return block.number if isinstance(block, Row) else 0


def _reaches(entry: Entry, row: int, document: Document, height: Callable[[int, int], int]) -> bool:
    for atom in entry.token.figures:
        block = document.blocks[atom.row]
        if isinstance(block, Row) and block.number < row < block.number + height(atom.start, atom.end):
            return True
    return False


# ---- figures on lines of their own ----------------------------------------------------------------


def _shifted(entries: Sequence[Entry], sections: Mapping[int, str], document: Document) -> Iterator[int]:
    """
    Yield the rows whose figures, several on a line below the label, may be those of the next label.

    Other programs take a page apart so that figures come before their label or after it, as it happens. Then a row
    has none, or those of two rows.
    """
    told: dict[str, list[Entry]] = {}
    for entry in entries:
        if not entry.table and len(entry.targets) > _FEW:
            told.setdefault(sections[id(entry.token)], []).append(entry)
    for rows in told.values():
        apart = [row.token for row in rows if _stands_apart(row, document)]
        if apart and any(not row.token.figures or len(row.token.figures) > len(row.targets) for row in rows):
            yield from map(id, apart)


def _stands_apart(entry: Entry, document: Document) -> bool:
    """Whether the figures of a row stand on lines of text below all of its label, several on a line."""
    token = entry.token
    lines = [atom.row for atom in token.figures]
    if not lines or lines[0] == token.block or len(set(lines)) == len(lines) or token.end > token.figures[0].start:
        return False
    return all(isinstance(document.blocks[line], Line) for line in set(lines))


def _drawn_twice(entries: Sequence[Entry], document: Document) -> Iterator[int]:
    """Yield rows of lines all of whose figures are another one twice (9090 for 90), as letters are drawn twice to look bold."""
    text = document.source.text
    for entry in entries:
        if not entry.table and len(entry.token.figures) > _TWICE:
            words = [text[atom.start : atom.end] for atom in entry.token.figures if atom.end > atom.start]
            twice = len(words) > _TWICE and all(each[: len(each) // 2] * 2 == each for each in words)
            # In cells 99 may stand by chance; nobody writes 00.
            if twice and (any(each[:2] == "00" for each in words) or stands_in_lines(entry.token, document)):
                yield id(entry.token)


# ---- cells in several lines ---------------------------------------------------------------------------


def _cut_off(tokens: Sequence[Token], text: str) -> Iterator[int]:
    """Yield the rows whose label goes on in the next row, with figures beside it: theirs may go on there, too."""
    for token, below in pairwise(tokens):
        label = token.label
        if (
            token.slips and label is not None and below.label is None and below.counted
            and key(text[token.start : token.end]) + key(text[below.start : below.end]) == label.key
        ):  # fmt: skip
            yield id(token)


# ---- numbers of pages -----------------------------------------------------------------------------


def _with_page_number(
    entries: Sequence[Entry], tokens: Sequence[Token], sections: Mapping[int, str], document: Document
) -> Iterator[int]:
    """
    Yield the rows whose figures, one a line, may have the number of a page among them for one that was lost.

    Such a row does not add up, and it stands where cells do get lost, or where pages are numbered so.
    """
    suspects = [entry for entry in entries if _one_a_line(entry, document) and not _adds_up(entry)]
    if not suspects:
        return
    numbered = _bare_numbers(tokens, document)
    short = {sections[id(entry.token)] for entry in entries if 0 < len(entry.token.figures) < len(entry.targets)}
    yield from (id(entry.token) for entry in suspects if numbered or sections[id(entry.token)] in short)


def _one_a_line(entry: Entry, document: Document) -> bool:
    """Whether a row of a total and its parts has as many figures as columns, each on a line of its own."""
    if entry.table or entry.token.size != len(entry.targets):
        return False
    atoms = entry.token.figures
    return (
        len(atoms) == _TOTAL_OF + 1
        and len({atom.row for atom in atoms}) == len(atoms)
        and all(isinstance(document.blocks[atom.row], Line) and atom.reading.state is State.NUMBER for atom in atoms)
        and any(0 < (atom.reading.value or 0) <= _LARGEST_PAGE for atom in atoms)
    )


def _adds_up(entry: Entry) -> bool:
    values = [atom.reading.value or 0 for atom in entry.token.figures]
    return sum(values[:-1]) == values[-1]


def _bare_numbers(tokens: Sequence[Token], document: Document) -> bool:
    """Whether numbers stand alone on lines between lines of prose, as those of pages do."""
    text = document.source.text
    return any(_has_lone_number(token.trailing, text) for token in tokens if token.trailing)


def _has_lone_number(lines: Sequence[Block], text: str) -> bool:
    """
    Whether one of some lines is a number by itself.

    Several, one below the other or with a line of words between, are the figures of a row or of a list.
    """
    numbers = [isinstance(line, Line) and text[line.start : line.end].isdigit() for line in lines]
    short = (at for at, number in enumerate(numbers) if number and lines[at].end - lines[at].start <= _SHORT)
    return any(not any(numbers[max(0, at - 2) : at]) and not any(numbers[at + 1 : at + 3]) for at in short)
