"""
Digits printed without separators → the ways to divide them into the cells of a row.

A cell has at least one digit and no leading zero, and stands on one side of each separator that was kept.
Sums within the row prune while it is divided; what remains is exact, and bounded by a budget of steps.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import attrs

__all__ = ["Budget", "Run", "Splitting", "certain", "count", "fewest", "split"]

_MOST_STEPS = 150_000
"""Steps for one run, so that the others have some, too."""
Coefficients = tuple[int, ...]
"""A sum within a row: what each cell is multiplied by so that all together are 0."""


class Splitting(NamedTuple):
    """
    One way to divide a run.

    Attributes:
        ends: Where each cell ends, as offsets in the run's text; the first begins at 0.
        values: The numbers that the cells then hold.
    """

    ends: tuple[int, ...]
    values: tuple[int, ...]


@attrs.frozen
class Run:
    """
    The figures of a row as printed, with the separators that were kept.

    Attributes:
        cells: Paths of the cells, in the order printed.
        text: Digits, and the signs of changes.
        walls: Offsets in the text where a cell begins because a separator or a sign stands there, ascending; never 0.
        signed: For each cell whether it may have a sign.
        widest: Digits that a cell may have.
        loose: Whether nothing shows that separators were lost at all; the row may have lost blank cells instead.
    """

    cells: tuple[str, ...]
    text: str
    walls: tuple[int, ...] = ()
    signed: tuple[bool, ...] = ()
    widest: int = 18
    loose: bool = False

    @property
    def longest(self) -> int:
        """More characters than this the cells cannot hold."""
        return len(self.cells) * (self.widest + any(self.signed))


@attrs.define
class Budget:
    """Steps that may still be made; shared by all rows of a report."""

    left: int
    exceeded: bool = False
    """Whether any work was given up."""

    def spend(self, steps: int = 1) -> bool:
        """Take steps; return whether there were any left."""
        self.left -= steps
        self.exceeded = self.exceeded or self.left < 0
        return self.left >= 0


def fewest(run: Run) -> int:
    """
    Return as how few figures a run can be read.

    Zeros in front of a figure are figures of their own, whatever else is lost.
    """
    figures = 0
    for start, end in _chunks(run):
        zeros = end - start - len(run.text[start:end].lstrip("0"))
        figures += zeros + (zeros < end - start)
    return figures


def certain(run: Run) -> Splitting | None:
    """
    Return the only way to divide a run even if blank cells have left nothing, or None.

    Each cell has its figure where there is one digit for each, and the run cannot be read as fewer figures.
    """
    if len(run.text) != len(run.cells) or fewest(run) != len(run.cells) or not run.text.isdigit():
        return None
    return _splitting(run, range(1, len(run.text) + 1))


def count(run: Run) -> int:
    """Return in how many ways a run can be divided, whatever the sums."""
    size = len(run.text)
    if size > run.longest:
        return 0
    ways = [1] + [0] * size
    for cell in range(len(run.cells)):
        following = [0] * (size + 1)
        for start in range(size):
            if ways[start]:
                for end in _ends(run, cell, start):
                    following[end] += ways[start]
        ways = following
    return ways[size]


def split(run: Run, sums: Sequence[Coefficients], budget: Budget, most: int) -> list[Splitting] | None:
    """
    Return the ways to divide a run so that its sums hold.

    Args:
        run: The run.
        sums: What must be 0, each with a factor for every cell; none for all ways there are.
        budget: Pays for the work.
        most: How many ways are wanted at most.

    Returns:
        The ways, in no order that means anything; None where there are more, or the budget is used up.
    """
    if len(run.text) > run.longest or len(run.text) < len(run.cells) or len(run.walls) >= len(run.cells):
        return []
    return _Search(run, sums, budget, most).all()


class _Search:
    """
    Divides from the end, where rows have their totals: what the parts must add up to is then known first.

    Where most sums have their lone cell in front, the run is divided from there.
    """

    def __init__(self, run: Run, sums: Sequence[Coefficients], budget: Budget, most: int) -> None:
        self.run = run
        self.sums = tuple(sums)
        self.budget = budget
        self.most = most
        size = len(run.cells)
        self.forward = sum(map(_lone_in_front, self.sums)) * 2 > len(self.sums)
        self.order = range(size) if self.forward else range(size - 1, -1, -1)
        # For each step and sum: how many cells are left behind it, and their sign where they have one in common.
        self.left = [[_rest([sum_[cell] for cell in self.order[step + 1 :]], run) for sum_ in self.sums] for step in range(size)]

    def all(self) -> list[Splitting] | None:
        run = self.run
        floor = self.budget.left - _MOST_STEPS
        found: list[Splitting] = []
        size, length = len(run.cells), len(run.text)
        stack: list[tuple[int, int, tuple[int, ...], tuple[int, ...]]] = [
            (0, 0 if self.forward else length, (0,) * len(self.sums), ())
        ]
        while stack:
            step, at, partial, cuts = stack.pop()
            cell = self.order[step]
            last = step == size - 1
            for other in _ends(run, cell, at) if self.forward else _starts(run, cell, at):
                if not self.budget.spend() or self.budget.left < floor:
                    self.budget.exceeded = True
                    return None
                start, end = (at, other) if self.forward else (other, at)
                remaining = length - end if self.forward else start
                if remaining < size - step - 1:
                    break
                value = int(run.text[start:end])
                sums = tuple([before + sum_[cell] * value for before, sum_ in zip(partial, self.sums, strict=True)])
                fits = self.fits(sums, self.left[step], remaining, size - step - 1)
                if fits < 0:
                    # A longer figure is more yet.
                    break
                if fits == 0 or (last and remaining):
                    continue
                if not last:
                    stack.append((step + 1, other, sums, (*cuts, end)))
                    continue
                if len(found) == self.most:
                    return None
                found.append(_splitting(run, (*cuts, end) if self.forward else (*cuts, end)[::-1]))
        return found

    @staticmethod
    def fits(sums: tuple[int, ...], left: Sequence[tuple[int, int]], digits: int, cells: int) -> int:
        """Whether the cells left, which take some digits, may still bring all sums to 0: 1, 0, or -1 for too much already."""
        for sum_, (many, sign) in zip(sums, left, strict=True):
            if many == 0:
                if sum_ != 0:
                    return 0
            elif sign:
                wanted = -sum_ * sign
                if wanted < 0:
                    return -1
                if wanted >= many * 10 ** (digits - cells + 1):
                    return 0
                # Where all of the digits go into this sum, the longest cell has its share of them, and no more is wanted.
                if many == cells and digits > cells and wanted < 10 ** ((digits - 1) // cells):
                    return 0
        return 1


def _rest(factors: Sequence[int], run: Run) -> tuple[int, int]:
    """Return how many cells have a factor, and its sign where all have the same and no cell is signed."""
    used = [factor for factor in factors if factor]
    same = len({factor > 0 for factor in used}) == 1 and not any(run.signed)
    return len(used), (1 if used[0] > 0 else -1) if same else 0


def _lone_in_front(sum_: Coefficients) -> bool:
    used = [factor for factor in sum_ if factor]
    return len(used) > 2 and used[0] not in used[1:]


def _starts(run: Run, cell: int, end: int) -> Iterator[int]:
    """Yield where a cell may begin that ends somewhere, the nearest first."""
    wall = bisect_left(run.walls, end)
    low = max(run.walls[wall - 1] if wall else 0, end - run.widest - 1)
    for start in range(end - 1, low - 1, -1):
        # The cells before this one must have a side of each separator left.
        if bisect_left(run.walls, start) < cell + (start == 0) and _is_cell(run, cell, start, end):
            yield start


def _ends(run: Run, cell: int, start: int) -> Iterator[int]:
    """Yield where a cell may end that begins somewhere, the nearest first."""
    wall = bisect_left(run.walls, start + 1)
    high = min(run.walls[wall] if wall < len(run.walls) else len(run.text), start + run.widest + 1)
    behind = len(run.cells) - cell - 1
    for end in range(start + 1, high + 1):
        if len(run.walls) - bisect_left(run.walls, end + 1) < behind + (end == len(run.text)) and _is_cell(run, cell, start, end):
            yield end


def _is_cell(run: Run, cell: int, start: int, end: int) -> bool:
    if run.text[start] in "+-":
        start += 1
        if not (run.signed and run.signed[cell]) or start == end:
            return False
    return end - start <= run.widest and (end - start == 1 or run.text[start] != "0")


def _chunks(run: Run) -> Iterator[tuple[int, int]]:
    return zip((0, *run.walls), (*run.walls, len(run.text)), strict=True)


def _splitting(run: Run, ends: Sequence[int]) -> Splitting:
    return Splitting(tuple(ends), tuple([int(run.text[start:end]) for start, end in zip((0, *ends), ends, strict=False)]))
