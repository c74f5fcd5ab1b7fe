"""Rows of lines beside which, or among which, figures stand that are those of no row: cells that were broken over lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from gov_disclosure.entries import Entry
from gov_disclosure.figures import UNITS
from gov_disclosure.folding import key, split_ordinal
from gov_disclosure.forms.vocabulary import vocabulary
from gov_disclosure.lexing.page_marks import is_page_mark, numbered_pages
from gov_disclosure.lexing.tokens import Token
from gov_disclosure.reading.blocks import Block, Document, Row

__all__ = ["amid_strays", "in_several_lines", "lone_totals", "stands_in_lines", "within_labels"]

_FEW = 2
"""With so few columns a label without figures is often a mere heading."""
_FEW_LINES = 6
_TOTAL = "total"
_STRAY = re.compile(r"[0-9][0-9,，.]*[^0-9。；;、.．]{0,6}$")
_LONGEST_STRAY = 24
_LONGEST_STRAYS = 200
_BROKEN = re.compile(r"(?<![0-9,])[0-9]{1,3}(?:,[0-9]{3}){0,4},[0-9]{0,2}(?![0-9])")
"""Thousands that lack digits: the others stand in the next line of the cell."""
_BROKEN_OVER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){0,4},(?:\s{1,9}[0-9]{3}|[0-9]\s{1,9}[0-9]{2}|[0-9]{2}\s{1,9}[0-9])(?![0-9,])")
"""Those of a figure of which the rest stands below."""
_SHORT = 3


def in_several_lines(entries: Sequence[Entry], document: Document) -> Iterator[int]:
    """
    Yield the rows whose figures stand in several lines, with more than one in some.

    Where cells have several lines, those of a row are written line by line across: their order is not that of the columns.
    What the next row begins right behind is one line, broken at its width.
    """
    text = document.source.text
    for entry in entries:
        token = entry.token
        if entry.table or len(entry.targets) < 2 or not token.filled:
            continue
        if token.figures[0].row == token.figures[-1].row:
            continue
        lines = Counter(atom.row for atom in token.figures)
        if len(lines) > 1 and (
            any(_BROKEN_OVER.match(text, atom.start) is not None for atom in token.figures)
            or (
                len(entry.targets) > _FEW and 1 < max(lines.values()) < len(entry.targets)
                and stands_in_lines(token, document) and not _is_followed(token.figures[-1].end, text)
            )
        ):  # fmt: skip
            yield id(token)


def amid_strays(entries: Sequence[Entry], tokens: Sequence[Token], document: Document) -> Iterator[int]:
    """Yield the rows of lines that do not add up, next to figures that are those of no row: some, or parts, may be theirs."""
    text = document.source.text
    numbered: frozenset[int] | None = None
    before: dict[int, Token] = {}
    for entry in entries:
        token = entry.token
        if entry.table or not token.filled:
            continue
        if type(document.blocks[token.figures[0].row]) is Row and type(document.blocks[token.figures[-1].row]) is Row:
            continue
        if numbered is None:
            numbered = numbered_pages(text)
            before = {id(after): last for last, after in pairwise(tokens)}
        last = before[id(token)]
        if len(entry.targets) <= _FEW:
            if token.figures[-1].row == token.block:
                continue
            # Decimals lack the rest as thousands do.
            ends = [(each.start, each.end) for each in (*last.figures[1:], *last.trailing)][-1:]
            words = [text[start:end] for start, end in ends]
            if any("." in each and _is_stray(each) for each in words):
                yield id(token)
            continue
        above = _unclaimed(last.trailing, len(entry.targets), text)
        below = takewhile(lambda line: not _is_label(text[line.start : line.end]), token.trailing[:_FEW_LINES])
        if last.label is None:
            # Broken thousands that were taken for fields with commas between them.
            above = [*above, *(document.blocks[atom.row] for atom in last.figures)]
        behind = [(line, _line_at(text, line.start, line.end)) for line in (*above, *below)]
        parts = [words for _, words in behind if _are_figures(words)]
        strays = parts or (
            (last.label is None or last.label.heading is None)
            and any(line.start not in numbered and _is_stray(words) for line, words in behind)
        )
        if strays and (any(map(_BROKEN.search, parts)) or not _each_adds_up(entry)):
            yield id(token)


def within_labels(entries: Sequence[Entry], document: Document) -> Iterator[int]:
    """Yield the rows of one cell whose figure may be a part of their label: `…公开相同信息计 1` above `条）`."""
    text = document.source.text
    for entry in entries:
        token = entry.token
        if not entry.table and len(entry.targets) == 1 and token.filled:
            words = text[token.start : token.end]
            if max(map(words.rfind, "（(")) > max(map(words.rfind, "）)")):
                atom = token.figures[0]
                label = key(words) + key(text[atom.start : atom.end])
                if label in vocabulary().prefixes:
                    yield id(token)


def lone_totals(entries: Sequence[Entry], tokens: Sequence[Token], document: Document) -> Iterator[int]:
    """Yield totals in lines of their own where what they add up is of no row: of which group they are is not known."""
    alone = {
        id(entry.token)
        for entry in entries
        if not entry.table and entry.token.figures and all(name == _TOTAL for _, name in entry.targets)
    }
    text = document.source.text
    for last, token in pairwise(tokens) if alone else ():
        if id(token) in alone and stands_in_lines(token, document):
            lines = [*last.trailing, *token.trailing] if not last.figures else token.trailing
            if sum(text[line.start : line.end].strip().isdecimal() for line in lines) > 1:
                yield id(token)


def stands_in_lines(token: Token, document: Document) -> bool:
    """Whether the figures of a row stand in lines of text."""
    return all(type(document.blocks[row]) is not Row for row in {atom.row for atom in token.figures})


def _is_followed(end: int, text: str) -> bool:
    """Whether anything stands behind a place in its line."""
    stop = text.find("\n", end, end + _LONGEST_STRAYS)
    return bool(text[end : stop if stop >= 0 else end + _LONGEST_STRAYS].strip())


def _is_label(words: str) -> bool:
    """Whether words may be the label of a row that no form knows: what is below them is that row's."""
    words = words[split_ordinal(words)[1] :]
    return len(words) > _SHORT and not any(char.isdecimal() for char in words)


def _unclaimed(lines: Sequence[Block], width: int, text: str) -> Sequence[Block]:
    """Return the last lines above a row; none where they are the figures, as many as columns, of a row that no form knows."""
    last = next((at for at in range(len(lines) - 1, -1, -1) if _is_label(text[lines[at].start : lines[at].end])), None)
    if last is not None and len(lines) - last - 1 == width:
        return ()
    return lines[-_FEW_LINES:]


def _is_stray(words: str) -> bool:
    return len(words) <= _LONGEST_STRAY and _STRAY.match(words) is not None and not is_page_mark(words)


def _line_at(text: str, start: int, end: int) -> str:
    """Return what stands in a line from a place on, to a place or to its end."""
    stop = text.find("\n", end, end + _LONGEST_STRAYS)
    return text[start : max(end, stop)].strip()


def _are_figures(words: str) -> bool:
    """Whether a line is nothing but figures, or parts of some, or a part of one."""
    if len(words) > _LONGEST_STRAYS:
        return False
    pieces = words.split()
    if any(map(_BROKEN.fullmatch, pieces)):
        return True
    return words[:1].isdigit() and len(pieces) > 1 and all(piece in UNITS or _STRAY.match(piece) is not None for piece in pieces)


def _each_adds_up(entry: Entry) -> bool:
    """Whether the last cell of each row is the total of the others; where one is not known it cannot be told."""
    values = [atom.reading.value for atom in entry.token.figures]
    known = [value for value in values if value is not None]
    if len(known) < len(values) or entry.targets[-1][1] != _TOTAL:
        return False
    rows = {
        row: [value for (path, _), value in zip(entry.targets, known, strict=False) if path == row] for row, _ in entry.targets
    }
    return all(len(row) > 1 and sum(row[:-1]) == row[-1] for row in rows.values())
