"""Reports on no known form: their sections and tables as printed, with nothing said of what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import Figure, State, read_figure
from gov_disclosure.folding import key, ordinal_value, split_ordinal
from gov_disclosure.forms.families import known_families, resemble
from gov_disclosure.furniture import is_furniture
from gov_disclosure.limits import Limits
from gov_disclosure.reading.blocks import Document, Line, Row
from gov_disclosure.untyped import UntypedSection, UntypedTable

__all__ = ["is_local_table", "read_sections", "read_tables", "say_family"]

_LONGEST_HEADING = 60
_LONGEST_LINE = 400
_GAP = re.compile(r"[ \u3000\t]{2,}")
_FEWEST_SECTIONS = 3
_MARKS = ("han", "bracket", "digit")
"""Kinds of marks of headings, the first that there are being those of the first level."""


def read_sections(document: Document) -> tuple[UntypedSection, ...]:
    """
    Return the sections that the headings 一、 二、 三、 … of a document divide it into, in their order.

    A heading is a line of its own with the numeral that comes next; a list of the headings before the text is none of
    them, as each must have a text. Where none are numbered so, those numbered （一） are the headings, else those numbered 1.
    """
    text, blocks = document.source.text, document.blocks
    lines = {place: text[block.start : block.end] for place, block in enumerate(blocks) if isinstance(block, Line)}
    best = next(filter(None, (_headings(lines, mark) for mark in _MARKS)), None)
    if best is None:
        return ()
    texts: dict[int, list[str]] = {place: [] for place in best}
    current = -1
    for place, words in lines.items():
        if place in texts:
            current = place
        elif current >= 0 and not is_furniture(words):
            texts[current].append(words)
    return tuple(UntypedSection(lines[place], "\n".join(text)) for place, text in texts.items())


def _headings(lines: Mapping[int, str], mark: str) -> list[int]:
    """Return the places of the headings with a kind of mark; none where there are too few."""
    best: list[int] = []
    chain: list[int] = []
    for place, words in lines.items():
        number = _number(words, mark)
        if number is None:
            continue
        if number == len(chain) + 1 and (not chain or place > chain[-1] + 1):
            chain.append(place)
        elif number == 1:
            best, chain = max(best, chain, key=len), [place]
    best = max(best, chain, key=len)
    return best if len(best) >= _FEWEST_SECTIONS else []


def _number(words: str, mark: str) -> int | None:
    """Return the number of a heading with a kind of mark, or None where a line is none."""
    if len(words) > _LONGEST_HEADING or "。" in words or split_ordinal(words)[0] != mark:
        return None
    return ordinal_value(words)


def read_tables(document: Document, limits: Limits) -> tuple[UntypedTable, ...]:
    """
    Return the tables of a document that have two rows and two columns at least, and a number in them.

    Args:
        document: The blocks.
        limits: How many tables and cells are kept.
    """
    found: list[UntypedTable] = []
    left = limits.max_table_slots
    for rows in _grouped(document):
        left -= sum(len(row.cells) for row in rows)
        if left < 0 or len(found) >= limits.max_tables:
            break
        cells = tuple(tuple(_figures(row, document, limits)) for row in rows)
        wide = sum(len(row) > 1 for row in cells) > 1
        if wide and any(cell.state is State.NUMBER for row in cells for cell in row):
            found.append(UntypedTable(len(found) + 1, cells))
    return tuple(found)


def _grouped(document: Document) -> Iterator[list[Row]]:
    """Yield the rows that belong together: of one table of markup, or one below the other in a text."""
    rows: list[Row] = []
    for block in document.blocks:
        row = block if isinstance(block, Row) else None
        if rows and (row is None or row.table != rows[-1].table):
            yield rows
            rows = []
        if row is not None:
            rows.append(row)
    if rows:
        yield rows


def _figures(row: Row, document: Document, limits: Limits) -> Iterator[Figure]:
    text = document.source.text
    for cell in row.cells:
        words = text[cell.start : cell.end]
        reading = read_figure(words, limits.max_digits)
        yield Figure(
            reading.value, reading.state, words, reading.note, reading.unit, document.source.position(cell.start, cell.end)
        )


def is_local_table(document: Document) -> bool:
    """Whether the tables of a document are of a kind that some rows of a form are taken from, by words that no form has."""
    found = _short_words(document)
    return any(
        family.table
        and sum(each in found for each in family.words) >= family.least
        and any(each in found for each in family.telling)
        for family in known_families()
    )


def _short_words(document: Document) -> set[str]:
    """Return the keys of short lines and cells, and of the columns of lines that were drawn, marks left out."""
    text = document.source.text
    found: set[str] = set()
    for block in document.blocks:
        for cell in block.cells if isinstance(block, Row) else (block,):
            if cell[1] - cell[0] > _LONGEST_LINE:
                continue
            for words in _GAP.split(text[cell[0] : cell[1]]):
                if len(words) <= _LONGEST_HEADING:
                    bare = words.strip().rstrip("：:").removeprefix("其中：")
                    found.add(key(bare[split_ordinal(bare)[1] :]))
    return found


def say_family(
    document: Document,
    title: str | None,
    body: str | None,
    sections: Sequence[UntypedSection],
    sink: Diagnostics,
    *,
    own: bool = False,
) -> None:
    """
    Say which kind of reports one on no known form resembles.

    Args:
        document: The blocks: their short lines and cells tell it.
        title: The title, or None.
        body: The body that the title names, or None.
        sections: Its sections.
        sink: Takes what is said.
        own: Whether their headings are its own, and it has no tables.
    """
    headings = tuple(section.heading for section in sections)
    family = resemble(_short_words(document), title or document.title or "", body, headings)
    if family is None and own and sections and title:
        free = next((each for each in known_families() if each.free), None)
        family = (free, headings) if free is not None else None
    if family is not None:
        kind, evidence = family
        sink.add("GD127", Severity.INFO, path="form", family=kind.name, zh=kind.zh, en=kind.en, words=list(evidence))
