"""
Rows whose figures have run together → their cells, as far as these are certain.

A row of digits is a run, see `gov_disclosure.splitting`; all runs of a report are solved at once by the form's
own relations. Each cell told is what stands at its place in the source.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet

import attrs

from gov_disclosure.entries import Entry
from gov_disclosure.figures import Figure, State, read_figure
from gov_disclosure.forms.form import Form
from gov_disclosure.lexing.tokens import Atom
from gov_disclosure.placing import Placement, Target, ordered
from gov_disclosure.reading.blocks import Document, Row
from gov_disclosure.solving import Division, Equality, solve
from gov_disclosure.splitting import Budget, Run, Splitting

__all__ = ["Divided", "Divider"]

_STEPS = 600_000
"""Steps that one report may cost, half a second or so."""
_WIDEST = 18
_NARROW = {ord(wide): narrow for wide, narrow in zip("０１２３４５６７８９＋－−", "0123456789+--", strict=True)}


@attrs.frozen
class Divided:
    """
    A row, divided.

    Attributes:
        placed: The cells that are certain.
        untold: The cells that are not.
        readings: How the run could be read, where it is not certain.
        ways: How many readings there are, or None where they are too many to count.
        summed: Whether it took sums to tell.
    """

    placed: Mapping[Target, Atom]
    untold: frozenset[Target]
    readings: tuple[str, ...]
    ways: int | None
    summed: bool


@attrs.define
class _Piece:
    """A run, and where each of its characters stands in the view."""

    run: Run
    targets: tuple[Target, ...]
    places: tuple[int, ...]
    row: int


class Divider:
    """
    Collects the rows that may be runs, and divides them.

    Args:
        form: The form.
        document: The blocks.
    """

    def __init__(self, form: Form, document: Document) -> None:
        self.form = form
        self.text = document.source.text
        self.blocks = document.blocks
        self.entries: list[Entry] = []
        self.pieces: list[_Piece] = []
        self.budget = Budget(_STEPS)

    def takes(self, entry: Entry, placement: Placement) -> bool:
        """Take a row if its figures may have run together; return whether they may."""
        token = entry.token
        if entry.table or not (placement.undecided or token.glued) or not token.figures or entry.header.doubtful:
            return False
        piece = self.piece(entry)
        if piece is None or (piece.run.loose and len(piece.places) < len(piece.targets)):
            return False
        self.entries.append(entry)
        self.pieces.append(piece)
        return True

    def divide(self, known: Mapping[str, int], printed: AbstractSet[str], gaps: Collection[str]) -> list[Divided | None]:
        """
        Divide the rows taken, all at once.

        Args:
            known: Path → value of the cells that are known without.
            printed: Paths of the rows that the report has besides.
            gaps: Tables with rows without figures.

        Returns:
            For each row what could be told of it; None for a row that is printed a second time.
        """
        often = dict.fromkeys(printed, 0)
        for piece in self.pieces:
            for path in {path for path, _ in piece.targets}:
                often[path] = often.get(path, 0) + 1
        alone = [
            all(often[path] == 1 for path, _ in piece.targets) and printed.isdisjoint(path for path, _ in piece.targets)
            for piece in self.pieces
        ]
        runs = [piece.run for piece, once in zip(self.pieces, alone, strict=True) if once]
        outcome = iter(solve(runs, known, self.equalities(often), self.budget, gaps))
        return [self.divided(piece, next(outcome)) if once else None for piece, once in zip(self.pieces, alone, strict=True)]

    def equalities(self, rows: Collection[str]) -> list[Equality]:
        """Return what the form demands of a report that has some rows."""
        there = {cell: Figure(None, State.TEXT, "") for row in rows for cell, _, _ in self.form.row_cells[row]}
        return [
            tuple([(path, 1) for path in equation.left] + [(path, -1) for path in equation.right])
            for equations in self.form.arithmetic.equations(there).values()
            for equation in equations
            if equation.decided and equation.strict and equation.sign == "="
        ]

    def piece(self, entry: Entry) -> _Piece | None:
        """Return the figures of a row as a run, or None where there is more in them than digits."""
        for block in {atom.row: self.blocks[atom.row] for atom in entry.token.figures}.values():
            if isinstance(block, Row) and len(block.cells) > 1:
                # What stands in a cell is one figure.
                return None
        columns = ordered(entry.targets, entry.header)
        targets = tuple(column for column in columns if column is not None)
        if len(targets) < len(columns) or set(targets) != set(entry.targets) or len(set(targets)) < len(targets):
            return None
        kinds = {(path, column.name): column.kind for path in {path for path, _ in targets} for column in self.form.rows[path]}
        signed = tuple(kinds[target] == "change" for target in targets)
        chars: list[str] = []
        places: list[int] = []
        walls: list[int] = []
        most = len(targets) * (_WIDEST + 1)
        loose = not entry.token.glued
        for atom in entry.token.figures:
            words = self.text[atom.start : min(atom.end, atom.start + most + 1)].translate(_NARROW)
            if atom.reading.state is State.TEXT and not atom.reading.long:
                # What stands beside the digits may be one of them: `2I557`.
                return None
            if not words.strip("+-") or (words[0] in "+-" and not any(signed)):
                return None
            loose = loose and not (words[0] == "0" and len(words) > 1)
            for offset, char in enumerate(words):
                if not ("0" <= char <= "9" or (char in "+-" and offset == 0)):
                    return None
                if offset == 0 and places:
                    walls.append(len(places))
                chars.append(char)
                places.append(atom.start + offset)
            if len(places) > most:
                break
        if not places:
            return None
        cells = tuple(f"{path}.{name}" if name else path for path, name in targets)
        run = Run(cells, "".join(chars), tuple(walls), signed if any(signed) else (), _WIDEST, loose)
        return _Piece(run, targets, tuple(places), entry.token.figures[0].row)

    # ---- what came out -------------------------------------------------------------------------

    def divided(self, piece: _Piece, division: Division) -> Divided:
        """Return what was found out about a run, in the form's terms."""
        told = division.told
        if len(piece.targets) == 1 and division.ways == 1 and division.readings:
            # One cell has all the digits there are.
            division.way, told = division.readings[0], frozenset({0})
        placed = {}
        if division.way is not None:
            starts = (0, *division.way.ends)
            for cell in sorted(told):
                placed[piece.targets[cell]] = self.atom(piece, starts[cell], division.way.ends[cell], cell)
        untold = frozenset(target for cell, target in enumerate(piece.targets) if cell not in told)
        readings = tuple(_written(piece.targets, way) for way in division.readings)
        return Divided(placed, untold, readings, division.ways, division.summed)

    def atom(self, piece: _Piece, start: int, end: int, column: int) -> Atom:
        """Return some characters of a run as a cell: what stands in the source there."""
        first, last = piece.places[start], piece.places[end - 1] + 1
        return Atom(first, last, read_figure(self.text[first:last]), piece.row, column, 1)


def _written(targets: Sequence[Target], way: Splitting) -> str:
    if len({path for path, _ in targets}) > 1:
        return " ".join(map(str, way.values))
    return " ".join(f"{name}={value}" if name else str(value) for (_, name), value in zip(targets, way.values, strict=True))
