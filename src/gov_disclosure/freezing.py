"""Rows as they were placed → the figure of each cell of the form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gov_disclosure.casting import cast
from gov_disclosure.diagnostics import Diagnostics, Severity
from gov_disclosure.figures import Figure, State
from gov_disclosure.figures import figure as make_figure
from gov_disclosure.forms.form import Column, Form
from gov_disclosure.lexing.tokens import Atom, Token
from gov_disclosure.placing import Target
from gov_disclosure.plans import Bound
from gov_disclosure.printed import Printed
from gov_disclosure.spans import Position, Source

__all__ = ["Freezer", "figures_position"]

_LONGEST = 500
"""Characters kept of a row whose figures cannot be placed."""


def figures_position(token: Token, source: Source) -> Position:
    """Return where the figures of a row stand."""
    first = token.figures[0].start
    return source.position(first, min(token.figures[-1].end, first + _LONGEST))


class Freezer:
    """
    Makes the figures of a report.

    Args:
        form: The form.
        source: The view, for words and positions.
        sink: Takes what cells say beside their figures, and rows that contradict each other (`GD111`).
        printed: Path of each row → the row as printed, once or more.
    """

    def __init__(self, form: Form, source: Source, sink: Diagnostics, printed: Mapping[str, Sequence[Printed]]) -> None:
        self.form = form
        self.source = source
        self.sink = sink
        self.printed = printed

    def freeze(self) -> Bound:
        """Return the figures of all rows, in the form's order."""
        figures: dict[str, Figure] = {}
        rows: set[str] = set()
        for path, cells in self.form.row_cells.items():
            copies = self.copies(path)
            if not copies and path not in self.form.printed_rows:
                continue
            if copies:
                rows.add(path)
            if len(copies) != 1 or copies[0].untold or not self.plain_row(cells, copies[0].placed, figures):
                for cell_path, column, target in cells:
                    figures[cell_path] = self.figure(cell_path, column, target, copies)
        values = {path: figure[0] for path, figure in figures.items()}
        units = {path: figure[4] for path, figure in figures.items() if figure[4] is not None and figure[0] is not None}
        return Bound(figures, values, units, frozenset(rows))

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

    def copies(self, path: str) -> Sequence[Printed]:
        """Return the row as printed, once or more: in its own section if it is there, with figures if it has any."""
        copies = self.printed.get(path, ())
        if len(copies) < 2:
            return copies
        table = path.partition(".")[0]
        at_home = [copy for copy in copies if copy.section == table]
        copies = at_home or copies
        return [copy for copy in copies if copy.placed] or copies

    def figure(self, path: str, column: Column, target: Target, copies: Sequence[Printed]) -> Figure:
        """Return what stands in a cell of a row that was printed so often."""
        if not copies:
            return Figure(None, State.MISSING, "")
        found: list[Figure] = []
        # A row of table 四 may stand in several lines, a column or a group each.
        for copy in [copy for copy in copies if target in copy.placed] or copies:
            atom = copy.placed.get(target)
            if atom is None:
                found.append(Figure(None, State.MISSING if copy.token.figures else State.BLANK, ""))
            elif target in copy.untold:
                first = copy.token.figures[0].start
                words = self.source.text[first : min(copy.token.figures[-1].end, first + _LONGEST)]
                found.append(Figure(None, State.TEXT, words, None, None, figures_position(copy.token, self.source)))
            else:
                found.append(cast(path, column, atom, self.source, self.sink))
        values = {figure.value for figure in found}
        if len(values) > 1:
            self.sink.add(
                "GD111", Severity.WARNING, path=path, position=found[0].position,
                values=[figure.raw for figure in found], caption=self.form.called(path),
            )  # fmt: skip
            return found[0]._replace(value=None, state=State.TEXT)
        return found[0]
