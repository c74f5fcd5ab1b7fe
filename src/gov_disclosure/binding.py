"""
Entries → figures: every row of the form with its cells, bound by label.

The path of a row is the names of the rules above it; its columns are those of the form's model, placed
by `gov_disclosure.placing`. What cannot be known is null, with a diagnostic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import attrs

from gov_disclosure.casting import cast
from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.entries import Entry, read_entries
from gov_disclosure.figures import BLANK, SCALES, UNITS, Figure, State
from gov_disclosure.figures import figure as make_figure
from gov_disclosure.folding import key
from gov_disclosure.forms.form import Column, Form
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.placing import Habits, Placement, Target, place
from gov_disclosure.reading.blocks import Document

__all__ = ["Bound", "bind"]


@attrs.define
class Bound:
    """
    The tables of a report.

    Attributes:
        figures: Path of each printed cell → the cell, in the form's order.
        rows: Paths of the rows that the report has.
    """

    figures: dict[str, Figure]
    rows: frozenset[str]


@attrs.define
class _Printed:
    """A row as printed: its label and where its cells were placed."""

    token: Token
    section: str
    placed: dict[Target, Atom]
    undecided: bool = False


def bind(tokens: Sequence[Token], form: Form, document: Document, sink: Diagnostics, year: int | None = None) -> Bound:
    """
    Bind the rows of a report to the form's paths.

    Args:
        tokens: All tokens in order, each with its `type` if the form knows it.
        form: The form.
        document: The blocks, for positions.
        sink: Takes what could not be bound or decided.
        year: The report's year, where it is known: columns may be named by years.
    """
    return _Binder(tokens, form, document, sink, year).bind()


_BLANK = State.BLANK
_NOTHING = (State.BLANK, State.NOT_APPLICABLE)
_LONGEST = 500
"""Characters kept of a row whose figures cannot be placed."""
_FEWEST_ROWS = 3
"""So many rows show how many columns a table has."""
_MOST_NAMED = 40
"""Cells named in one message."""


class _Binder:
    def __init__(self, tokens: Sequence[Token], form: Form, document: Document, sink: Diagnostics, year: int | None) -> None:
        self.tokens = tokens
        self.form = form
        self.source = document.source
        self.sink = sink
        self.sections = _sections(tokens)
        self.entries, self.misfits = read_entries(tokens, form, document, year)
        self.habits: dict[tuple[int, str], Habits] = {}
        self.keeps_blanks = False
        self.several: dict[tuple[int, str], int] = {}
        self.printed: dict[str, list[_Printed]] = {}

    def bind(self) -> Bound:
        self.place_all()
        self.left_over()
        return self.freeze()

    # ---- placing ------------------------------------------------------------------------------

    def place_all(self) -> None:
        """Place the rows; first let all of them show how the tables were made."""
        keeps_blanks = False
        for path, token, targets, _, table in self.entries:
            atoms = token.figures
            width = len(targets)
            if width == 1 or not atoms or (len(atoms) == width and all(atom[2][1] is not _BLANK for atom in atoms)):
                if width > 1 and atoms:
                    self.habits_of(table, path).learn_start(atoms, 0)
                continue
            filled = [index for index, atom in enumerate(atoms) if atom[2][1] is not _BLANK]
            if not filled:
                continue
            if len(filled) == width == filled[-1] - filled[0] + 1:
                self.habits_of(table, path).learn_start(atoms, filled[0])
            # A blank cell between two figures shows that blank cells are kept.
            keeps_blanks = keeps_blanks or filled[-1] - filled[0] >= len(filled)
        for habits in self.habits.values():
            habits.keeps_blanks = keeps_blanks
        self.keeps_blanks = keeps_blanks
        self.count_columns()
        for entry in self.entries:
            self.place_row(entry)

    def count_columns(self) -> None:
        """Tell where the rows of one cell have more of them, because the table has columns that no header tells."""
        counted: dict[tuple[int, str], Counter[int]] = {}
        for path, token, targets, header, table in self.entries:
            if header.grid or header.order or len(targets) > 1 or self.form.rows[path][0].under is None:
                continue
            numbers = sum(atom[2][1] not in (_BLANK, State.TEXT) for atom in token.figures)
            if numbers:
                counted.setdefault((table, path.partition(".")[0]), Counter())[numbers] += 1
        for owner, widths in counted.items():
            width, rows = widths.most_common(1)[0]
            if width > 1 and 2 * rows > widths.total() >= _FEWEST_ROWS:
                self.several[owner] = width

    def habits_of(self, table: int, path: str) -> Habits:
        owner = (table, path.partition(".")[0])
        habits = self.habits.get(owner)
        if habits is None:
            habits = self.habits[owner] = Habits(self.keeps_blanks)
        return habits

    def place_row(self, entry: Entry) -> None:
        path, token, targets, header, table = entry
        alone = bool(token.figures) and token.figures[0].row != token.block
        placement = place(targets, token.figures, header, table, self.habits_of(table, path), alone=alone)
        if self.lost_column(entry):
            placement = Placement(undecided=True)
        placed = placement.figures
        if len(targets) == 1 and placed and self.form.rows[path][0].under is not None:
            placed = self.without_unit(placed, token)
        if placement.words is not None:
            placed = self.with_unit(placed, self.words_of(placement.words))
        section = self.sections[id(token)]
        if placement.undecided:
            self.sink.add(
                "GD309", Severity.WARNING, path=path, position=self.source.position(token.start, token.end),
                figures=self.filled_words(token), columns=len(targets), readings=list(placement.readings),
            )  # fmt: skip
            placed = dict.fromkeys(targets, token.figures[0])
        else:
            for atom in placement.extra:
                self.sink.add(
                    "GD113", Severity.WARNING, path=path, position=self.source.position(atom.start, atom.end),
                    read=self.words_of(atom),
                )  # fmt: skip
        for row in dict.fromkeys(row for row, _ in targets) if targets[0][0] != targets[-1][0] else (path,):
            self.printed.setdefault(row, []).append(_Printed(token, section, placed, placement.undecided))

    def lost_column(self, entry: Entry) -> bool:
        """Whether a row has fewer figures than the others of a table with more columns than the form, so which is unknown."""
        path, token, targets, header, table = entry
        width = self.several.get((table, path.partition(".")[0]), 0)
        if not width or header.grid or header.order or len(targets) > 1:
            return False
        return 0 < sum(atom[2][1] not in (_BLANK, State.TEXT) for atom in token.figures) < width

    def without_unit(self, placed: dict[Target, Atom], token: Token) -> dict[Target, Atom]:
        """Return a blank cell where nothing but the unit stands in a row."""
        ((target, atom),) = placed.items()
        if atom.reading.state is not State.TEXT or key(self.words_of(atom)) not in UNITS:
            return placed
        behind = (each for each in token.figures if each.reading.state is _BLANK and each.start >= atom.end)
        return {target: next(behind, Atom(atom.end, atom.end, BLANK, atom.row, atom.column + 1, 1))}

    @staticmethod
    def with_unit(placed: dict[Target, Atom], words: str) -> dict[Target, Atom]:
        """Return a figure with the unit that stands in a cell of its own before it; other words are a remark."""
        unit = words if words in UNITS else words[:1] if words[:1] in SCALES and words[1:] in UNITS else None
        if unit is None:
            return placed
        return {
            target: atom._replace(reading=atom.reading._replace(unit=unit, plain=False))
            if atom.reading.state is State.NUMBER and atom.reading.unit is None
            else atom
            for target, atom in placed.items()
        }

    def filled_words(self, token: Token) -> list[str]:
        """Return the words of a token's cells that are not blank, for a message: the first of them."""
        return [self.words_of(atom) for atom in token.figures[:_MOST_NAMED] if atom[2][1] is not _BLANK]

    def words_of(self, atom: Atom) -> str:
        return self.source.text[atom.start : atom.end]

    # ---- figures ------------------------------------------------------------------------------

    def freeze(self) -> Bound:
        figures: dict[str, Figure] = {}
        rows: set[str] = set()
        for path, cells in self.form.row_cells.items():
            copies = self.copies(path)
            if not copies and path not in self.form.printed_rows:
                continue
            if copies:
                rows.add(path)
            if len(copies) != 1 or copies[0].undecided or not self.plain_row(cells, copies[0].placed, figures):
                for cell_path, column, target in cells:
                    figures[cell_path] = self.figure(cell_path, column, target, copies)
        return Bound(figures, frozenset(rows))

    def plain_row(
        self, cells: Sequence[tuple[str, Column, Target]], placed: dict[Target, Atom], figures: dict[str, Figure]
    ) -> bool:
        """Add the figures of a row of plain numbers, as nearly all are; return whether it was one."""
        try:
            atoms = [placed[target] for _, _, target in cells]
        except KeyError:
            return False
        text = self.source.text
        positions = self.source.positions([atom[:2] for atom in atoms])
        for (path, column, _), atom, position in zip(cells, atoms, positions, strict=True):
            start, end, reading, _, _, _ = atom
            if reading.plain and column.kind != "amount":
                figures[path] = make_figure((reading[0], reading[1], text[start:end], None, None, position))
            else:
                figures[path] = cast(path, column, atom, self.source, self.sink)
        return True

    def copies(self, path: str) -> list[_Printed]:
        """Return the row as printed, once or more: in its own section if it is there, with figures if it has any."""
        copies = self.printed.get(path, [])
        if len(copies) < 2:
            return copies
        table = path.partition(".")[0]
        at_home = [copy for copy in copies if copy.section == table]
        copies = at_home or copies
        return [copy for copy in copies if copy.placed] or copies

    def figure(self, path: str, column: Column, target: Target, copies: Sequence[_Printed]) -> Figure:
        if not copies:
            return Figure(None, State.MISSING, "")
        found: list[Figure] = []
        # A row of table 四 may stand in several lines, a column or a group each.
        for copy in [copy for copy in copies if target in copy.placed] or copies:
            atom = copy.placed.get(target)
            if atom is None:
                found.append(Figure(None, State.MISSING if copy.token.figures else State.BLANK, ""))
            elif copy.undecided:
                first = copy.token.figures[0].start
                last = min(copy.token.figures[-1].end, first + _LONGEST)
                position = self.source.position(first, last)
                found.append(Figure(None, State.TEXT, self.source.text[first:last], None, None, position))
            else:
                found.append(cast(path, column, atom, self.source, self.sink))
        values = {figure.value for figure in found}
        if len(values) > 1:
            self.sink.add(
                "GD111", Severity.WARNING, path=path, position=found[0].position,
                values=[figure.raw for figure in found],
            )  # fmt: skip
            return found[0]._replace(value=None, state=State.TEXT)
        return found[0]

    # ---- what is left over --------------------------------------------------------------------

    def left_over(self) -> None:
        """Report rows with figures that no form knows, that only another form prints, or that stand out of place."""
        misfits = {id(token) for token in self.misfits}
        for token in self.tokens:
            if not token.figures:
                continue
            known = token.label is not None and token.type
            if (known and id(token) not in misfits) or not token.counted:
                continue
            if known and all(atom[2][1] in _NOTHING for atom in token.figures):
                # Marks beside a group's label say that nothing belongs there.
                continue
            position = self.source.position(token.start, token.figures[-1].end)
            figures = self.filled_words(token)
            self.sink.add(
                "GD112" if known else "GD214", Severity.WARNING, position=position,
                label=self.source.text[token.start : token.end], figures=figures,
            )  # fmt: skip


def _sections(tokens: Sequence[Token]) -> dict[int, str]:
    """Return the section that each token stands in, by its heading; tokens go by their identity."""
    sections: dict[int, str] = {}
    current = ""
    for token in tokens:
        if token.label is not None and token.label.heading is not None:
            current = token.label.heading
        sections[id(token)] = current
    return sections
