"""
Entries → figures: every row of the form with its cells, bound by label.

The path of a row is the names of the rules above it; its columns are those of the form's model, placed
by `gov_disclosure.placing`. What cannot be known is null, with a diagnostic.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import attrs

from gov_disclosure.added_columns import AddedColumns
from gov_disclosure.columnwise import page_number_behind
from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.dividing import Divided, Divider
from gov_disclosure.doubts import doubtful_rows
from gov_disclosure.drawn_headers import contrary_rows
from gov_disclosure.entries import DOUBTFUL, Entry, read_entries
from gov_disclosure.figures import Figure, State
from gov_disclosure.forms.form import Column, Form
from gov_disclosure.freezing import Freezer, figures_position
from gov_disclosure.habits import Habits
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.noted import Notes, doubt_noted, find_notes
from gov_disclosure.padding import Padding
from gov_disclosure.placing import Header, Placement, Target, depth_of, is_words, place
from gov_disclosure.plans import Bound, Plan
from gov_disclosure.printed import Printed
from gov_disclosure.reading.blocks import Document
from gov_disclosure.shapes import bind_by_shape, plan_of
from gov_disclosure.single_cells import SingleCells

__all__ = ["Bound", "bind"]


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
    notes = find_notes(tokens, document)

    def by_rows() -> tuple[Bound, Plan | None]:
        told = sink.count
        binder = _Binder(tokens, form, document, sink, year, notes)
        return binder.bind(), binder.plan() if sink.count == told else None

    # Whether notes have run into figures shows in the figures.
    return bind_by_shape(tokens, form, document, by_rows) if notes is None else by_rows()[0]


_BLANK = State.BLANK
_NOTHING = (State.BLANK, State.NOT_APPLICABLE)
_MOST_NAMED = 40
"""Cells named in one message."""


class _Binder:
    def __init__(
        self, tokens: Sequence[Token], form: Form, document: Document, sink: Diagnostics, year: int | None, notes: Notes | None,
    ) -> None:  # fmt: skip
        self.notes = notes
        self.tokens = tokens
        self.form = form
        self.document = document
        self.source = document.source
        self.sink = sink
        self.sections = _sections(tokens)
        self.entries, self.misfits = read_entries(tokens, form, document, year)
        self.habits: dict[tuple[int, str], Habits] = {}
        self.keeps_blanks = False
        self.before: dict[int, Token] | None = None
        self.parts = _parts(self.entries)
        self.is_plain = document.height is None or not any(
            entry.table and entry.token.size < len(entry.targets) for entry in self.entries
        )
        self.singles = SingleCells(form, document.source.text)
        self.printed: dict[str, list[Printed]] = {}
        self.doubted = doubtful_rows(self.entries, tokens, self.sections, document, form, sink)
        self.doubted |= frozenset(contrary_rows(self.entries, tokens, form, document))
        self.divider = Divider(form, document)
        self.added = AddedColumns()
        self.freezer = Freezer(form, self.source, sink, self.printed)

    def bind(self) -> Bound:
        self.place_all()
        self.left_over()
        return self.freezer.freeze()

    # ---- placing ------------------------------------------------------------------------------

    def place_all(self) -> None:
        """Place the rows; first let all of them show how the tables were made."""
        keeps_blanks = False
        for path, token, targets, header, table in self.entries:
            atoms = token.figures
            width = len(header.order) if None in header.order and len(targets) > 1 else len(targets)
            if atoms and not table and width > 1:
                self.learn_shape(path, token, header, width, depth_of(targets))
            if width == 1 or not atoms or (len(atoms) == width and all(atom[2][1] is not _BLANK for atom in atoms)):
                if width > 1 and atoms:
                    self.habits_of(table, path).learn_start(atoms, 0, width, depth_of(targets))
                continue
            filled = [index for index, atom in enumerate(atoms) if atom[2][1] is not _BLANK]
            if not filled:
                continue
            if filled[-1] != len(atoms) - 1:
                self.habits_of(table, path).ends_blank = True
            if not table and len(filled) > width and is_words(atoms[filled[0]]):
                # A remark on the label is no figure of a column more.
                del filled[0]
            if table or len(filled) != width + 1 or not page_number_behind(atoms):
                self.habits_of(table, path).learn_width(atoms, filled, width)
            if filled[-1] - filled[0] + 1 == width:
                self.habits_of(table, path).learn_start(atoms, filled[0], width, depth_of(targets))
            # A blank cell between two figures shows that blank cells are kept.
            keeps_blanks = keeps_blanks or filled[-1] - filled[0] >= len(filled)
        for habits in self.habits.values():
            habits.keeps_blanks = keeps_blanks
        self.keeps_blanks = keeps_blanks
        self.singles.count_columns(self.entries)
        for entry in self.entries:
            self.place_row(entry)
        if self.divider.entries:
            self.divide()
        if self.notes is not None:
            doubt_noted(self.printed, self.form, self.divider.equalities(self.printed), self.notes, self.document, self.sink)
        self.added.say(self.source, self.sink)

    def learn_shape(self, path: str, token: Token, header: Header, width: int, depth: int) -> None:
        """Let a row of text show how many cells rows have, and what for."""
        habits, atoms = self.habits_of(0, path), token.figures
        habits.learn_size(atoms, width, depth)
        if not header.adjoins:
            return
        if habits.padding is None:
            habits.padding = Padding()
        if self.before is None:
            self.before = {id(token): before for before, token in pairwise(self.tokens)}
        habits.padding.learn(token, atoms, width, self.before.get(id(token)), self.document)

    def habits_of(self, table: int, path: str) -> Habits:
        owner = (table, path.partition(".")[0])
        habits = self.habits.get(owner)
        if habits is None:
            habits = self.habits[owner] = Habits(self.keeps_blanks)
        return habits

    def place_row(self, entry: Entry) -> None:
        path, token, targets, header, table = entry
        if header.part and sorted(self.parts[path]) != sorted(name for _, name in targets):
            # Some columns alone are those of a table of the report's own, unless others have the rest.
            header = attrs.evolve(header, part=())
        alone = bool(token.figures) and token.figures[0].row != token.block
        if id(token) in self.doubted or (
            len(targets) > 1 and not header.grid and None not in header.order and self.habits_of(table, path).widened
        ):
            header = DOUBTFUL
        placement = place(targets, token.figures, header, table, self.habits_of(table, path), alone=alone)
        if (
            placement.undecided
            or placement.extra
            or placement.words is not None
            or placement.partial
            or len(set(header.order)) < len(header.order)
        ):
            self.is_plain = False
        lost = self.singles.lost_column(entry)
        if lost:
            placement = Placement(undecided=True)
        placement.figures = self.singles.units(entry, placement)
        if lost or id(token) in self.doubted or not self.divider.takes(entry, placement):
            self.keep(entry, placement)

    def keep(self, entry: Entry, placement: Placement, divided: Divided | None = None) -> None:
        """Keep a row as placed, and say what could not be."""
        path, token, targets, _, _ = entry
        placed, untold = placement.figures, frozenset[Target]()
        section = self.sections[id(token)]
        if divided is not None:
            placed, untold = dict(divided.placed), divided.untold
            if divided.summed and placed:
                self.sink.add(
                    "GD160", Severity.INFO, path=path, position=figures_position(token, self.source),
                    figures=self.filled_words(token),
                )  # fmt: skip
        elif placement.undecided:
            placed, untold = {}, frozenset(targets)
        else:
            self.added.take(path, token.table, placement.extra)
        if untold:
            readings, ways = (divided.readings, divided.ways) if divided is not None else (placement.readings, None)
            self.sink.add(
                "GD161" if placed else "GD309", Severity.WARNING, path=path,
                position=self.source.position(token.start, token.end), figures=self.filled_words(token),
                columns=len(targets), readings=list(readings), **({"ways": ways} if divided is not None else {}),
            )  # fmt: skip
            placed |= dict.fromkeys(untold, token.figures[0])
        for row in dict.fromkeys(row for row, _ in targets) if targets[0][0] != targets[-1][0] else (path,):
            self.printed.setdefault(row, []).append(Printed(token, section, placed, untold))

    def divide(self) -> None:
        """Place the rows whose figures have run together."""
        known: dict[str, int] = {}
        for path, copies in self.printed.items():
            for cell, _, target in self.form.row_cells[path] if len(copies) == 1 and not copies[0].untold else ():
                atom = copies[0].placed.get(target)
                if atom is not None and type(atom.reading.value) is int:
                    known[cell] = atom.reading.value
        gaps = {entry.path.partition(".")[0] for entry in self.entries if not entry.token.figures}
        divided = self.divider.divide(known, self.printed.keys(), gaps)
        for entry, result in zip(self.divider.entries, divided, strict=True):
            self.keep(entry, Placement(undecided=True), result)
        if self.divider.budget.exceeded:
            self.sink.add("GD162", Severity.WARNING)

    def filled_words(self, token: Token) -> list[str]:
        """Return the words of a token's cells that are not blank, for a message: the first of them."""
        return [self.words_of(atom) for atom in token.figures[:_MOST_NAMED] if atom[2][1] is not _BLANK]

    def words_of(self, atom: Atom) -> str:
        return self.source.text[atom.start : atom.end]

    # ---- what is remembered -------------------------------------------------------------------

    def plan(self) -> Plan | None:
        """Return where the cells stand in every report of the same shape, or None where the figures have a say in it."""
        twice = any(len(copies) > 1 for copies in self.printed.values())
        if self.doubted or self.divider.entries or twice or not self.is_plain:
            return None
        placed = {path: copies[0].placed for path, copies in self.printed.items()}
        return plan_of(placed, self.tokens, self.form, self.absent)

    def absent(self, row: str, path: str, column: Column, target: Target) -> Figure:
        """Return what a cell is where nothing was placed."""
        return self.freezer.figure(path, column, target, self.printed.get(row, ()))

    # ---- what is left over --------------------------------------------------------------------

    def left_over(self) -> None:
        """Report rows with figures that no form knows, that only another form prints, or that stand out of place."""
        misfits = {id(token) for token in self.misfits}
        for token in self.tokens:
            if not token.filled:
                continue
            known = token.label is not None and token.type
            if (known and id(token) not in misfits) or not token.counted:
                continue
            if known and all(atom[2][1] in _NOTHING for atom in token.figures):
                # Marks beside a group's label say that nothing belongs there.
                continue
            if self.sink.is_full:
                self.sink.dropped += 1
                continue
            position = self.source.position(token.start, token.figures[-1].end)
            figures = self.filled_words(token)
            self.sink.add(
                "GD112" if known else "GD214", Severity.WARNING, position=position,
                label=self.source.text[token.start : token.end], figures=figures,
            )  # fmt: skip


def _parts(entries: Sequence[Entry]) -> dict[str, list[str]]:
    """Return the columns that tables with some of them have of a row, by its path."""
    parts: dict[str, list[str]] = {}
    for entry in entries:
        if entry.header.part:
            parts.setdefault(entry.path, []).extend([name for name, _ in entry.header.part])
    return parts


def _sections(tokens: Sequence[Token]) -> dict[int, str]:
    """Return the section that each token stands in, by its heading; tokens go by their identity."""
    sections: dict[int, str] = {}
    current = ""
    for token in tokens:
        if token.label is not None and token.label.heading is not None:
            current = token.label.heading
        sections[id(token)] = current
    return sections
