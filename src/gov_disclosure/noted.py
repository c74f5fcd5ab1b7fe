"""
Figures that the number of a note may have run into: 827 with note 4 behind it reads 8274.

Raised digits are digits like any other where a program takes the text out of a page. So where a text has notes, and
the figures of a sum do not add up as they stand, but do without the last digit of some of them, these are not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import attrs

from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import State
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.lexing.words import NOTE_MARKS
from gov_disclosure.placing import Target
from gov_disclosure.printed import Printed
from gov_disclosure.reading.blocks import Document
from gov_disclosure.solving import Equality

__all__ = ["Notes", "doubt_noted", "find_notes"]

_OPENING = "[〔【①②③¹²³⁴"
_MARK = re.compile(rf"[\[〔【]\^?[0-9]{{1,2}}[\]〕】]|[{NOTE_MARKS}]")
_MARKED = re.compile(rf"([0-9]+)(?:{_MARK.pattern})")
"""A figure with the mark of a note that cannot be taken for a digit of it."""
_DEFINED = re.compile(
    r"(?:[备備]?[注註]?[：:]?[ \u3000]?[\[〔【]\^?(?P<marked>1?[0-9])[\]〕】]|[注註][ \u3000]?(?P<named>1?[0-9])[：:.．、 ])|"
    r"(?:[备備]?[注註])?[：:]?[ \u3000]?[(（]?(?P<listed>1?[0-9])(?:[)）.．、]|[ \u3000]?(?=[\u4e00-\u9fff]))"
)
"""A line that says what a note is about, or (`listed`) one of a list that may be no notes at all."""
_MOST_CELLS = 7
_HIGHEST = 19
_MOST_LINES = 20


@attrs.frozen
class Notes:
    """
    The notes of a text.

    Attributes:
        defined: Their numbers, as lines below the tables define them.
        unmarked: Those of them for which no mark stands anywhere that would be seen.
        marked: Whether marks stand behind figures.
    """

    defined: frozenset[int]
    unmarked: frozenset[int]
    marked: bool

    def may_be(self, digits: str) -> bool:
        """Whether digits may be the number of a note; where marks are seen, of one that no line defines."""
        number = int(digits)
        return 0 < number <= _HIGHEST and (self.marked or number in self.defined)


def find_notes(tokens: Sequence[Token], document: Document) -> Notes | None:
    """
    Return the notes of a text; None where it has none, or where markup tells notes from figures.

    Args:
        tokens: All tokens in order.
        document: The blocks.
    """
    if document.height is not None:
        return None
    text = document.source.text
    marked = any(_follows_figure(mark, text) for mark in _OPENING)
    defined: set[int] = set()
    unmarked: set[int] = set()
    for token in [token for token in tokens if token.trailing]:
        if token.label is None or not token.label.cell:
            continue
        for block in token.trailing[:_MOST_LINES]:
            found = _DEFINED.match(text, block.start, block.end)
            if found is not None and (number := int(found["marked"] or found["named"] or found["listed"])):
                defined.add(number)
                if found["listed"] is None:
                    unmarked.add(number)
    if not marked and not defined:
        return None
    seen = {number for number in unmarked if re.search(rf"[^\n][\[〔【(（]\^?{number}[\]〕】)）]|[^\n][注註]{number}", text)}
    return Notes(frozenset(defined), frozenset(unmarked - seen), marked)


def _follows_figure(mark: str, text: str) -> bool:
    """Whether a mark stands right behind a figure anywhere."""
    at = text.find(mark)
    while at >= 0:
        if at and text[at - 1].isdecimal() and _MARK.match(text, at) is not None:
            return True
        at = text.find(mark, at + 1)
    return False


def doubt_noted(
    printed: Mapping[str, Sequence[Printed]], form: Form, equalities: Sequence[Equality], notes: Notes, document: Document,
    sink: Diagnostics,
) -> None:  # fmt: skip
    """
    Leave open the cells of text that the number of a note may have run into.

    Args:
        printed: Path of each row → the times that it is printed; what is left open is marked there.
        form: The form.
        equalities: What the form demands of these rows.
        notes: The notes of the text.
        document: The blocks.
        sink: Takes what is left open (`GD167`).
    """
    cells = dict(_cells(printed, form))
    for path, (copy, target) in _Search(cells, equalities, notes, document.source.text).doubted():
        atom = copy.placed[target]
        words = document.source.text[atom.start : atom.end]
        copy.untold |= {target}
        sink.add(
            "GD167", Severity.WARNING, path=path, position=document.source.position(atom.start, atom.end),
            figure=words, readings=[words, *(words[:-length] for length in _lengths(words, notes))],
        )  # fmt: skip


_Place = tuple[Printed, Target]


def _cells(printed: Mapping[str, Sequence[Printed]], form: Form) -> Iterator[tuple[str, _Place]]:
    """Yield the cells of text that are known."""
    for row, copies in printed.items():
        if len(copies) == 1 and not copies[0].token.table:
            for path, _, target in form.row_cells[row]:
                if target in copies[0].placed and target not in copies[0].untold:
                    yield path, (copies[0], target)


def _lengths(words: str, notes: Notes) -> list[int]:
    """Return how many characters at the end of a figure may be the number of a note."""
    digits = len(words) - len(words.rstrip("0123456789"))
    return [length for length in (1, 2) if length < digits and words[-length] != "0" and notes.may_be(words[-length:])]


class _Search:
    """Looks for the cells that are not known."""

    def __init__(self, cells: Mapping[str, _Place], equalities: Sequence[Equality], notes: Notes, text: str) -> None:
        self.cells = cells
        self.equalities = equalities
        self.notes = notes
        self.words = {path: self.words_of(copy.placed[target], text) for path, (copy, target) in cells.items()}
        self.values = {path: int(words) for path, words in self.words.items() if words.isdecimal()}
        self.lengths = {
            path: lengths
            for path, (copy, target) in cells.items()
            if copy.placed[target].reading.plain or copy.placed[target].reading.state is State.NUMBER
            if not _is_marked(copy.placed[target], text) and (lengths := _lengths(self.words[path], notes))
        }

    @staticmethod
    def words_of(atom: Atom, text: str) -> str:
        """Return the digits of a figure, without the mark of a note that cannot be one of them."""
        words = text[atom.start : atom.end]
        marked = _MARKED.match(words)
        return marked[1] if marked is not None else words

    def doubted(self) -> Iterator[tuple[str, _Place]]:
        """Yield the cells that are not known."""
        sums = [sum_ for sum_ in self.equalities if all(path in self.values for path, _ in sum_)]
        # No figure begins with a nought but 0, and what stands behind that.
        found = {path for path in self.lengths if self.words[path][0] == "0"}
        broken: list[Equality] = []
        sure: set[str] = set()
        for sum_ in sums:
            if sum(factor * self.values[path] for path, factor in sum_):
                broken.append(sum_)
            elif found.isdisjoint(path for path, _ in sum_):
                sure.update(path for path, _ in sum_)
        glued: set[int] = set()
        for sum_ in broken:
            for way in self.mended([(path, factor) for path, factor in sum_], sure):
                found.update(way)
                glued.update(int(self.words[path][-length:]) for path, length in way.items())
        told = {path for sum_ in sums for path, _ in sum_}
        loose = glued | self.notes.unmarked
        # Where no sum can be worked out, nothing shows whether marks have run into figures besides those that are seen.
        blind = self.notes.marked and not sums
        for path, lengths in self.lengths.items():
            unsummed = path not in told and (blind or any(int(self.words[path][-length:]) in loose for length in lengths))
            if path in found or unsummed:
                yield path, self.cells[path]

    def mended(self, sum_: Sequence[tuple[str, int]], sure: set[str]) -> Iterator[dict[str, int]]:
        """Yield what numbers of notes may have run into the cells of a sum: without them it holds."""
        open_ = [(path, factor) for path, factor in sum_ if path in self.lengths and path not in sure]
        if not open_ or len(open_) > _MOST_CELLS:
            return
        off = sum(factor * self.values[path] for path, factor in sum_)
        for chosen in product(*([0, *self.lengths[path]] for path, _ in open_)):
            lost = sum(
                factor * (self.values[path] - int(self.words[path][:-length]))
                for (path, factor), length in zip(open_, chosen, strict=True)
                if length
            )
            if lost == off and any(chosen):
                yield {path: length for (path, _), length in zip(open_, chosen, strict=True) if length}


def _is_marked(atom: Atom, text: str) -> bool:
    return _MARKED.match(text, atom.start, atom.end) is not None
