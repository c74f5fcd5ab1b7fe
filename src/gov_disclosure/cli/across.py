"""`check --previous DIR`, `--series`, `--hierarchy FILE`: reports beside those of other years and bodies."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gov_disclosure.cli.inputs import Reading, find, read, whole_path
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.errors import UsageError
from gov_disclosure.report import Report

if TYPE_CHECKING:
    from gov_disclosure.across import Collection, Filed, Hierarchy, Series
    from gov_disclosure.output.formats import Beside
    from gov_disclosure.rules import Checker, Evaluation
    from gov_disclosure.rules.together import Place

__all__ = ["Across", "declare_across"]

_NAMED = 5
"""So many bodies without a report on the year before are named; all of them are counted."""


def declare_across(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the arguments on other years and bodies."""
    parser.add_argument("--previous", action="append", default=[], metavar="DIR", help=terminal.say("help_previous"))
    parser.add_argument("--series", action="store_true", help=terminal.say("help_series"))
    parser.add_argument("--hierarchy", metavar="FILE", help=terminal.say("help_hierarchy"))
    parser.add_argument("--registry", metavar="FILE", help=terminal.say("help_registry"))


class Across:
    """
    What a command checks across reports.

    Args:
        arguments: The options.
        terminal: Takes what cannot be read.

    Attributes:
        beside: What findings call a file → the report that is compared.

    Raises:
        UsageError: The hierarchy, or the registry, is none, or the registry is given and nothing needs it.
        UnreadableError: One of these files cannot be read.
    """

    def __init__(self, arguments: Namespace, terminal: Terminal) -> None:
        self.asked = bool(arguments.previous or arguments.series or arguments.hierarchy)
        self._arguments = arguments
        self._terminal = terminal
        self._kept: list[tuple[str, Report]] = []
        self._places: dict[str, Place] = {}
        self.beside: dict[str, Beside] = {}
        self._nodes = None
        self._registry = None
        if arguments.registry and not self.asked:
            raise UsageError.of("error.registry.idle")
        # Wrong files are told before anything is read.
        if arguments.hierarchy:
            from gov_disclosure.across.tree import read_tree

            self._nodes = read_tree(arguments.hierarchy)
        if arguments.registry:
            from gov_disclosure.bodies import Registry

            self._registry = Registry.load(arguments.registry)

    def keep(self, file: str, report: Report, path: str, number: int | None) -> None:
        """
        Take a report that is checked; nothing is kept where nothing across reports is asked for.

        Args:
            file: What findings call its file.
            report: The report.
            path: The file itself.
            number: Which report of the file it is, or None where it has one.
        """
        if self.asked:
            from gov_disclosure.output.formats import Beside
            from gov_disclosure.rules.together import Place

            report = self._identified(report)
            self._kept.append((file, report))
            self._places[file] = Place(path, number)
            self.beside[file] = Beside(path, report)

    def check(self, checker: Checker, reading: Reading) -> tuple[list[tuple[str, Evaluation]], bool]:
        """
        Check what was asked for.

        Args:
            checker: The rules and settings; rules over single reports are left out.
            reading: How the reports of other years are read.

        Returns:
            What each part is called, and what came of it; and whether all reports of other years could be read.
        """
        if not self.asked:
            return [], True
        previous, complete = self._previous(reading)
        found: list[tuple[str, Evaluation]] = []
        if self._arguments.series or self._arguments.previous:
            found += self._series(previous, checker, reading)
            found.append(self._collection(previous, checker, reading))
        if self._nodes is not None:
            from gov_disclosure.across import Collection, Hierarchy

            hierarchy = Hierarchy(self._nodes, Collection.of(self._kept).items)
            self._complain_of(hierarchy)
            found.append((self._terminal.say("across_hierarchy"), self._evaluate(hierarchy, "hierarchy", checker, reading)))
        return found, complete

    # ---- parts ---------------------------------------------------------------------------------

    def _identified(self, report: Report) -> Report:
        if self._registry is None:
            return report
        from gov_disclosure.identifying import identify

        return identify(report, self._registry)

    def _previous(self, reading: Reading) -> tuple[list[tuple[str, Report]], bool]:
        """Return the reports of other years, and whether all could be read."""
        if not self._arguments.previous:
            return [], True
        files, complete = find(self._arguments.previous, self._terminal)
        from gov_disclosure.output.formats import Beside

        checked = {whole_path(place.path) for place in self._places.values()}
        found: list[tuple[str, Report]] = []
        for file in files:
            if whole_path(file) in checked:
                continue
            reports = read(file, self._terminal, reading)
            complete = complete and bool(reports)
            identified = [(called, self._identified(report)) for called, report in reports]
            self.beside.update((called, Beside(file, report)) for called, report in identified)
            found += identified
        return found, complete

    def _series(self, previous: Sequence[tuple[str, Report]], checker: Checker, reading: Reading) -> list[tuple[str, Evaluation]]:
        """Check each body by itself; with `--previous` alone only a checked report beside that of the year before."""
        from gov_disclosure.across import Collection, Series

        own = Collection.of(self._kept).items
        mine = set(map(id, own))
        found: list[tuple[str, Evaluation]] = []
        alone: dict[int, list[str]] = {}
        for series in Series.group((*own, *previous)):
            members = [item for item in series.items if id(item) in mine]
            self._complain(members)
            if not members:
                continue
            if self._arguments.series:
                parts: list[tuple[Filed, ...]] = [series.items]
            else:
                parts = [_beside(series, year, mine, alone) for year in {item.report.year: None for item in members}]
            for part in parts:
                whole = Series(series.body, part)
                years = "–".join(map(str, dict.fromkeys((*whole.years[:1], *whole.years[-1:])))) or "?"
                called = self._terminal.say("across_series", body=series.body or "?", years=years)
                found.append((called, self._evaluate(whole, "series", checker, reading)))
        for year, bodies in alone.items():
            named = [*bodies[:_NAMED], *(["…"] if len(bodies) > _NAMED else [])]
            key = "across_no_previous" if len(bodies) == 1 else "across_no_previous_many"
            self._terminal.complain(self._terminal.say(key, body=named, year=year, count=len(bodies)))
        return found

    def _complain(self, members: Sequence[Filed]) -> None:
        """Say of reports that are in no series why."""
        for item in members:
            if item.report.year is None or not (item.report.reporter.name or item.report.body):
                self._terminal.complain(self._terminal.say("across_unplaced", file=item.file or "?"))

    def _complain_of(self, hierarchy: Hierarchy) -> None:
        """Name the parents of which neither they nor those below have a report: nothing is checked of them."""
        known = {family.node.name for family in hierarchy.families}
        absent = [node.name for node in hierarchy.nodes if node.name not in known]
        if absent:
            named = [*absent[:_NAMED], *(["…"] if len(absent) > _NAMED else [])]
            self._terminal.complain(self._terminal.say("across_no_family", bodies=named))

    def _collection(self, previous: Sequence[tuple[str, Report]], checker: Checker, reading: Reading) -> tuple[str, Evaluation]:
        from gov_disclosure.across import Collection

        collection = Collection.of([*self._kept, *previous])
        found = self._evaluate(collection, "collection", checker, reading)
        return self._terminal.say("across_collection", count=len(collection)), found

    def _evaluate(self, subject: Series | Hierarchy | Collection, over: str, checker: Checker, reading: Reading) -> Evaluation:
        """Check reports together; what is found in a report that is not checked itself is left out."""
        listing: bool = self._arguments.show_not_evaluable
        return checker.evaluate_together(
            subject, over=(over,), about=self._places, places=self._places, include_not_evaluable=listing, limits=reading.limits
        )


def _beside(series: Series, year: int | None, mine: set[int], alone: dict[int, list[str]]) -> tuple[Filed, ...]:
    """Return the checked reports on a year, behind those on the year before; a body without such is put into `alone`."""
    own = tuple(item for item in series.items if item.report.year == year and id(item) in mine)
    if year is None:
        return own
    before = series.versions.get(year - 1, ())
    if not before and series.body:
        alone.setdefault(year - 1, []).append(series.body)
    return (*before, *own)
