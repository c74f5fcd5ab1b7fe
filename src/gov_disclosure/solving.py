"""
The runs of a table → the figures that its sums leave no doubt of.

A published table may not add up, and a run that is divided so that it does would then hide what a check is made
to find. So it is not enough that one way satisfies the sums: a figure is told only where every way that differs
in it breaks at least two sums more than the way taken. A slip of the pen breaks the sum of its row and that of its
column, and no single way to divide a row wrongly mends both.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from gov_disclosure.propagation import Domains, Sum, narrow, possible, solvable, weigh
from gov_disclosure.splitting import Budget, Run, Splitting, certain, count, fewest, split

__all__ = ["Division", "Equality", "solve"]

Equality = tuple[tuple[str, int], ...]
"""Paths of cells, each with the factor by which they add up to 0."""
_MOST_WAYS = 2_000
"""Ways to divide one row that are looked at; a row with more is left alone."""
_MOST_SHOWN = 20
"""Readings of an undecided row that are listed."""
_MARGIN = 2
"""Sums that any other way to divide a row must break more than the way taken."""
_MOST_BROKEN = 2
"""Sums over several rows that may be broken where nothing satisfies a row's own."""


@attrs.define
class Division:
    """
    What could be found out about a run.

    Attributes:
        way: The way to divide it, or None.
        told: The cells, by number, that are certain.
        readings: The ways that its own sums leave, or all there are where they leave none; empty where there are many.
        ways: How many ways those are; None where they are more than were looked at.
        summed: Whether it took sums to tell.
    """

    way: Splitting | None = None
    told: frozenset[int] = frozenset()
    readings: tuple[Splitting, ...] = ()
    ways: int | None = None
    summed: bool = False


def solve(
    runs: Sequence[Run], known: Mapping[str, int], equalities: Sequence[Equality], budget: Budget, gaps: Collection[str] = ()
) -> list[Division]:
    """
    Divide the runs of a report, all at once.

    Args:
        runs: The runs; no cell is in two of them.
        known: The cells that are known without.
        equalities: What the form demands; those with a cell that is neither known nor in a run demand nothing here.
        budget: Bounds the work.
        gaps: Tables with rows whose figures were lost, so that blank cells may have left nothing in others, too.
    """
    return _Solver(runs, known, equalities, budget, gaps).solve()


@attrs.frozen
class _Column:
    """
    A sum over several rows, seen from one of them.

    Attributes:
        cells: The cells of the row in it, each with its factor.
        wanted: What these may add up to, as the other rows can be divided.
    """

    cells: tuple[tuple[int, int], ...]
    wanted: frozenset[int]

    def breaks(self, way: Splitting) -> bool:
        """Whether the sum does not hold where the row is divided in some way."""
        return weigh(way, self.cells) not in self.wanted


class _Solver:
    def __init__(
        self, runs: Sequence[Run], known: Mapping[str, int], equalities: Sequence[Equality], budget: Budget, gaps: Collection[str]
    ) -> None:
        self.runs = runs
        self.known = known
        self.budget = budget
        self.where = {path: (row, cell) for row, run in enumerate(runs) for cell, path in enumerate(run.cells)}
        self.own: list[list[tuple[int, ...]]] = [[] for _ in runs]
        self.equalities: list[Equality] = []
        self.sort(equalities)
        self.touched = {self.where[path][0] for equality in self.equalities for path, _ in equality if path in self.where}
        # More figures than columns show that a column was added, or that the digits of something else are among them.
        crowded = {_table(run) for run in runs if fewest(run) > len(run.cells)}
        self.doubted = crowded.union(gaps, (_table(run) for run in runs if count(run) == 0))
        self.sure = [certain(run) if not run.loose and _table(run) not in crowded else None for run in runs]
        self.domains: Domains = []
        self.first: Domains = []
        self.sound = self.whole = False
        self.too_many: set[int] = set()
        self.divide_alone()

    def sort(self, equalities: Sequence[Equality]) -> None:
        """Tell sums within one run from those over several rows."""
        for equality in equalities:
            rows = {self.where[path][0] if path in self.where else -1 for path, _ in equality}
            if len(rows) == 1 and -1 not in rows:
                factors = {self.where[path][1]: factor for path, factor in equality}
                row = rows.pop()
                self.own[row].append(tuple([factors.get(cell, 0) for cell in range(len(self.runs[row].cells))]))
            elif rows != {-1} and all(path in self.where or path in self.known for path, _ in equality):
                self.equalities.append(equality)

    def divide_alone(self) -> None:
        """Find the ways of each run that its own sums leave."""
        for row, run in enumerate(self.runs):
            sure = self.sure[row]
            if sure is not None and self.broken(row, sure, ()):
                sure = self.sure[row] = None
            ways: list[Splitting] | None = [sure] if sure is not None else []
            if sure is None and (self.own[row] or row in self.touched):
                ways = split(run, self.own[row], self.budget, _MOST_WAYS)
                if ways is None:
                    self.too_many.add(row)
            self.domains.append(ways or [])

    # ---- the whole table -----------------------------------------------------------------------

    def solve(self) -> list[Division]:
        first = self.first = [list(domain) for domain in self.domains]
        sums = list(self.sums())
        self.sound = self.agree(sums)
        if not self.sound:
            # Some sum does not hold, whatever the rows are: the others may still choose.
            self.domains = [list(domain) for domain in first]
            broken = [sum_ for sum_ in sums if not possible(sum_, self.domains, self.budget)]
            if not self.agree([sum_ for sum_ in sums if sum_ not in broken]):
                self.domains = first
        odd = self.odd_row()
        self.whole = self.sound and all(self.domains[row] and row != odd for row in range(len(self.runs)) if self.own[row])
        sums = list(self.sums())
        return [self.division(row, sums, first[row], known=row != odd) for row in range(len(self.runs))]

    def agree(self, sums: Sequence[Sum]) -> bool:
        """Strike what contradicts the sums; return whether they can hold together."""
        return narrow(sums, self.domains, self.budget) and solvable(sums, self.domains, self.budget)

    def sums(self, odd: int = -1) -> Iterator[Sum]:
        """Yield the sums all of whose rows can be divided, and with an odd row those that it is in."""
        for equality in self.equalities:
            terms: dict[int, list[tuple[int, int]]] = {}
            base = 0
            for path, factor in equality:
                if path in self.where:
                    row, cell = self.where[path]
                    terms.setdefault(row, []).append((cell, factor))
                else:
                    base += factor * self.known[path]
            if all(self.domains[row] for row in terms if row != odd) and (odd < 0 or odd in terms):
                yield Sum(base, tuple((row, tuple(cells)) for row, cells in terms.items()))

    def odd_row(self) -> int:
        """
        Divide the one row whose own sums nothing satisfies, if the others leave no doubt; return its number or -1.

        It serves to check the other rows by. None of its figures is told: a figure too many looks like a total that
        is wrong.
        """
        odd = [row for row, domain in enumerate(self.domains) if not domain and self.own[row]]
        if len(odd) != 1 or odd[0] in self.too_many:
            return -1
        row = odd[0]
        sums = [sum_ for sum_ in self.sums(row) if all(each == row or len(self.domains[each]) == 1 for each, _ in sum_.terms)]
        covered = {cell for sum_ in sums for each, cells in sum_.terms if each == row for cell, _ in cells}
        ways = split(self.runs[row], (), self.budget, _MOST_WAYS) if len(covered) == len(self.runs[row].cells) else None
        if not ways:
            return -1
        columns = [column for sum_ in sums if (column := self.column(sum_, row)) is not None]
        ranked = sorted((sum(column.breaks(way) for column in columns), way) for way in ways)
        best = ranked[0][0]
        if best > _MOST_BROKEN or (len(ranked) > 1 and ranked[1][0] < best + _MARGIN):
            return -1
        self.domains[row] = [ranked[0][1]]
        return row

    def column(self, sum_: Sum, row: int) -> _Column | None:
        """Return a sum as seen from a row, or None where the other rows leave too much open."""
        values = {-sum_.known}
        own: tuple[tuple[int, int], ...] = ()
        for each, cells in sum_.terms:
            if each == row:
                own = cells
                continue
            # Where some sum does not hold, what columns left of the other rows may rest on a wrong reading of this one.
            ways = self.domains[each] if self.whole else self.first[each] or self.domains[each]
            adds = {weigh(way, cells) for way in ways}
            if len(adds) * len(values) > _MOST_WAYS or not self.budget.spend(len(adds) * len(values)):
                return None
            values = {value - add for value in values for add in adds}
        return _Column(own, frozenset(values))

    # ---- one row -------------------------------------------------------------------------------

    def division(self, row: int, sums: Sequence[Sum], first: Sequence[Splitting], *, known: bool) -> Division:
        run, domain = self.runs[row], self.domains[row]
        result = Division(readings=tuple(first[:_MOST_SHOWN]), ways=len(first))
        if not first:
            result.ways = None if row in self.too_many else count(run)
            result.readings = tuple(split(run, (), self.budget, _MOST_SHOWN) or ())
        if not domain or not known:
            return result
        result.way = domain[0]
        everywhere = frozenset(range(len(run.cells)))
        if self.sure[row] is not None:
            result.told = everywhere
            return result
        if not self.whole and len(first) > 1:
            # Columns chose among the ways, and some column does not add up: which of them, is not known.
            return result
        result.summed = True
        columns = [column for sum_ in sums if self.tells(sum_, row) and (column := self.column(sum_, row)) is not None]
        if len(domain) == 1:
            result.told = self.margin(row, columns)
        elif _table(run) not in self.doubted and _covered(columns) == everywhere:
            result.told = frozenset(cell for cell in everywhere if len({way.values[cell] for way in domain}) == 1)
        return result

    def tells(self, sum_: Sum, row: int) -> bool:
        """
        Whether a sum tells something of a row.

        Where some sum does not hold, rows with the same digits, as all that came in and all that was done, say
        nothing of each other: both are then read wrongly in the same way.
        """
        rows = [each for each, _ in sum_.terms]
        text = self.runs[row].text
        return row in rows and (
            self.whole or not any(each != row and self.runs[each].text == text and self.sure[each] is None for each in rows)
        )

    def margin(self, row: int, columns: Sequence[_Column]) -> frozenset[int]:
        """Return the cells of a row in which no way differs that breaks nearly as few sums as the way taken."""
        run, taken = self.runs[row], self.domains[row][0]
        told = everywhere = frozenset(range(len(run.cells)))
        if any(column.breaks(taken) for column in columns):
            # A blank cell may have left nothing, and the digits of the others still add up: then a column is short.
            return frozenset()
        if _covered(columns) == everywhere:
            # Two ways differ in two cells at least, so any other breaks as many columns.
            return everywhere
        if run.loose or _table(run) in self.doubted:
            return frozenset()
        if len(run.text) == len(run.cells):
            # Where there are columns, and none can be looked at, a blank cell may have left nothing here, too.
            return everywhere if self.own[row] and row not in self.touched and not _may_be_one(taken) else frozenset()
        ways = self.rivals(row, columns)
        if ways is None:
            return frozenset()
        base = self.broken(row, taken, columns)
        for way in ways:
            if way != taken and self.broken(row, way, columns) < base + _MARGIN:
                told -= {cell for cell in told if way.values[cell] != taken.values[cell]}
        return told

    def rivals(self, row: int, columns: Sequence[_Column]) -> list[Splitting] | None:
        """Return the ways that may break as few sums as the way taken, and others; None where they are too many."""
        run, own = self.runs[row], self.own[row]
        if columns or not own:
            return split(run, (), self.budget, _MOST_WAYS)
        found: list[Splitting] = []
        for dropped in range(len(own)):
            ways = split(run, own[:dropped] + own[dropped + 1 :], self.budget, _MOST_WAYS)
            if ways is None:
                return None
            found += ways
        return found

    def broken(self, row: int, way: Splitting, columns: Sequence[_Column]) -> int:
        """Return how many sums a way to divide a row breaks."""
        own = sum(sum(map(int.__mul__, factors, way.values)) != 0 for factors in self.own[row])
        return own + sum(column.breaks(way) for column in columns)


def _may_be_one(way: Splitting) -> bool:
    """Whether the only figures but zeros are two alike, side by side: 1 and its total 1 may be 11, and the total blank."""
    filled = [cell for cell, value in enumerate(way.values) if value]
    return len(filled) == 2 and filled[1] - filled[0] == 1


def _table(run: Run) -> str:
    return run.cells[0].partition(".")[0]


def _covered(columns: Sequence[_Column]) -> frozenset[int]:
    return frozenset(cell for column in columns for cell, _ in column.cells)
