"""`check --previous DIR`, `--series`, `--hierarchy FILE`: reports beside those of other years and bodies."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.cli.inputs import Reading, find, read
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.errors import UsageError
from gov_disclosure.report import Report
from gov_disclosure.rules import Evaluation, RuleSet, Verdict, evaluate

if TYPE_CHECKING:
    from gov_disclosure.across import Collection, Filed, Hierarchy, Series

__all__ = ["Across", "declare_across"]


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

    Raises:
        UsageError: The hierarchy, or the registry, is none, or the registry is given and nothing needs it.
        UnreadableError: One of these files cannot be read.
    """

    def __init__(self, arguments: Namespace, terminal: Terminal) -> None:
        self.asked = bool(arguments.previous or arguments.series or arguments.hierarchy)
        self._arguments = arguments
        self._terminal = terminal
        self._kept: list[tuple[str, Report]] = []
        self._nodes = None
        self._registry = None
        if arguments.registry and not self.asked:
            raise UsageError("--registry says which reports are of one body: add --series, --previous DIR or --hierarchy FILE")
        # Wrong files are told before anything is read.
        if arguments.hierarchy:
            from gov_disclosure.across.tree import read_tree

            self._nodes = read_tree(arguments.hierarchy)
        if arguments.registry:
            from gov_disclosure.bodies import Registry

            self._registry = Registry.load(arguments.registry)

    def keep(self, file: str, report: Report) -> None:
        """Take a report that is checked; nothing is kept where nothing across reports is asked for."""
        if self.asked:
            self._kept.append((file, self._identified(report)))

    def check(self, rules: RuleSet, reading: Reading) -> tuple[list[tuple[str, Evaluation]], bool]:
        """
        Check what was asked for.

        Args:
            rules: The rules; those over single reports are left out.
            reading: How the reports of other years are read.

        Returns:
            What each part is called, and what came of it; and whether all reports of other years could be read.
        """
        if not self.asked:
            return [], True
        over = attrs.evolve(rules, rules=tuple(rule for rule in rules if rule.over != "report"))
        previous, complete = self._previous(reading)
        found: list[tuple[str, Evaluation]] = []
        if self._arguments.series or self._arguments.previous:
            found += self._series(previous, over, reading)
            found.append(self._collection(previous, over, reading))
        if self._nodes is not None:
            from gov_disclosure.across import Collection, Hierarchy

            hierarchy = Hierarchy(self._nodes, Collection.of(self._kept).items)
            found.append((self._terminal.say("across_hierarchy"), self._evaluate(hierarchy, over, reading)))
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
        checked = {file for file, _ in self._kept}
        found: list[tuple[str, Report]] = []
        for file in files:
            if file in checked:
                continue
            reports = read(file, self._terminal, reading)
            complete = complete and bool(reports)
            found += [(called, self._identified(report)) for called, report in reports]
        return found, complete

    def _series(self, previous: Sequence[tuple[str, Report]], rules: RuleSet, reading: Reading) -> list[tuple[str, Evaluation]]:
        """Check each body by itself; with `--previous` alone only a checked report beside that of the year before."""
        from gov_disclosure.across import Collection, Series

        own = Collection.of(self._kept).items
        mine = set(map(id, own))
        rules = attrs.evolve(rules, rules=tuple(rule for rule in rules if rule.over == "series"))
        found: list[tuple[str, Evaluation]] = []
        for series in Series.group((*own, *previous)):
            members = [item for item in series.items if id(item) in mine]
            self._complain(members)
            if not members:
                continue
            if self._arguments.series:
                parts: list[Sequence[Filed]] = [series.items]
            else:
                parts = [
                    [*series.versions.get(year - 1, ()), *(item for item in versions if id(item) in mine)]
                    for year, versions in series.versions.items()
                    if any(id(item) in mine for item in versions)
                ]
            for part in parts:
                whole = Series(series.body, tuple(part))
                years = whole.years
                called = self._terminal.say(
                    "across_series", body=series.body or "?", years=f"{years[0]}–{years[-1]}" if years else "?"
                )
                found.append((called, self._evaluate(whole, rules, reading)))
        return found

    def _complain(self, members: Sequence[Filed]) -> None:
        """Say of reports that are in no series why."""
        for item in members:
            if item.report.year is None or not (item.report.reporter.name or item.report.body):
                self._terminal.complain(self._terminal.say("across_unplaced", file=item.file or "?"))

    def _collection(self, previous: Sequence[tuple[str, Report]], rules: RuleSet, reading: Reading) -> tuple[str, Evaluation]:
        from gov_disclosure.across import Collection

        collection = Collection.of([*self._kept, *previous])
        return self._terminal.say("across_collection", count=len(collection)), self._evaluate(collection, rules, reading)

    def _evaluate(self, subject: Series | Hierarchy | Collection, rules: RuleSet, reading: Reading) -> Evaluation:
        """Check reports together; what is found in a report that is not checked itself is left out."""
        listing: bool = self._arguments.show_not_evaluable
        found = evaluate(subject, rules, include_not_evaluable=listing, limits=reading.limits)
        files = {None, *(file for file, _ in self._kept)}
        kept = tuple(finding for finding in found.findings if finding.file in files)
        tally = dict(found.tally)
        for finding in found.findings:
            if finding.file not in files and finding.verdict is Verdict.VIOLATED:
                tally[Verdict.VIOLATED] -= 1
        return Evaluation(kept, Counter(tally))
