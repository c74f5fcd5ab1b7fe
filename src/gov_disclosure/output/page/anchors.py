"""Where the cells and lines of reports are on the page, for what is said of several reports together."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import NamedTuple, TypeAlias

from gov_disclosure.output.marks import Locator
from gov_disclosure.report import Report
from gov_disclosure.rules.finding import Finding, Operand
from gov_disclosure.spans import Position

__all__ = ["Anchors", "Ids", "Target"]

Ids: TypeAlias = Mapping[tuple[int, int | None], str]
"""Block, and cell in it → the id of its element."""
Target: TypeAlias = Callable[[int], str | None]
"""Number of a cell of a finding, -1 for the place to look at first → the id of an element, or None where it is not shown."""


class _Line(NamedTuple):
    part: str | None
    start: int
    end: int
    block: int
    id: str


class _OfReport:
    """What is shown of a report, and where."""

    def __init__(self, number: int, report: Report, locator: Locator) -> None:
        self.cells: dict[str, tuple[int, str]] = {}
        self.lines: list[_Line] = []
        self.ids: dict[tuple[int, int | None], str] = {}
        self.number = number
        for path, figure in report.cells.items():
            spot = locator.find(figure.position) if figure.position is not None else None
            if spot is not None:
                self.cells[path] = spot.block, self.ids.setdefault(spot[:2], f"r{number}-{path}")
        for at, passage in enumerate(report.passages):
            place = passage.position
            spot = locator.find(place) if place is not None else None
            if spot is not None and place is not None:
                name = self.ids.setdefault(spot[:2], f"r{number}-{at}")
                self.lines.append(_Line(place.part, place.start, place.end, spot.block, name))

    def narrow(self, kept: Container[int]) -> None:
        """Forget what is not shown."""
        self.cells = {path: found for path, found in self.cells.items() if found[0] in kept}
        self.lines = [line for line in self.lines if line.block in kept]
        self.ids = {}

    def line(self, position: Position) -> str | None:
        for line in self.lines:
            if line.part == position.part and line.start <= position.start <= line.end:
                return line.id
        return None


class Anchors:
    """Where what findings speak of is, report by report."""

    def __init__(self) -> None:
        self._reports: dict[str, _OfReport] = {}

    def of(self, number: int, file: str, report: Report, locator: Locator) -> Ids:
        """Return the ids for the cells and lines of a report."""
        found = self._reports[file] = _OfReport(number, report, locator)
        return found.ids

    def keep(self, file: str, kept: Container[int]) -> None:
        """Take down which blocks of a report are shown."""
        self._reports[file].narrow(kept)

    def target(self, finding: Finding, number: int) -> str | None:
        """Return where a cell of a finding is shown; of a report that is on the page without it the report."""
        if number >= 0:
            return self._cell(finding.operands[number], finding.file)
        at = next((each for each in finding.operands if each.position == finding.position and not each.file), None)
        if at is not None:
            return self._cell(at, finding.file)
        found = self._reports.get(finding.file or "")
        if found is None:
            return None
        line = found.line(finding.position) if finding.position is not None else None
        return line or f"r{found.number}"

    def _cell(self, cell: Operand, file: str | None) -> str | None:
        found = self._reports.get(cell.file or file or "")
        if found is None:
            return None
        _, name = found.cells.get(cell.path, (0, None))
        if name is None and cell.position is not None:
            name = found.line(cell.position)
        return name or f"r{found.number}"
