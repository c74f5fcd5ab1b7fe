"""
Which of the ways to divide each row agree with sums over several rows.

A row has a domain, the ways that are left to it. Ways that no others can bring to the sum are struck until
nothing more can be; so what is left holds every solution, and a domain that is empty means that there is none.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from gov_disclosure.splitting import Budget, Splitting

__all__ = ["Sum", "narrow", "possible", "solvable"]

_MOST_SUMS = 20_000
"""Partial sums kept of one column; where there are more it strikes nothing yet."""
_MOST_TRIED = 64
"""Ways of one row that are tried one by one."""

Domains = list[list[Splitting]]


@attrs.frozen
class Sum:
    """
    What must add up to 0 over several rows.

    Attributes:
        known: What the cells known add.
        terms: Row → its cells in this sum, each with its factor.
    """

    known: int
    terms: tuple[tuple[int, tuple[tuple[int, int], ...]], ...]

    def of(self, row: int, way: Splitting) -> int:
        """Return what a row adds when it is divided in some way."""
        return next(weigh(way, cells) for each, cells in self.terms if each == row)


def weigh(way: Splitting, cells: Sequence[tuple[int, int]]) -> int:
    """Return what some cells of a row add."""
    return sum([way.values[cell] * factor for cell, factor in cells])


def possible(sum_: Sum, domains: Domains, budget: Budget) -> bool:
    """Whether one sum by itself can hold."""
    return _strike(sum_, [list(domain) for domain in domains], budget) is not None


def narrow(sums: Sequence[Sum], domains: Domains, budget: Budget) -> bool:
    """
    Strike what cannot be; return whether every row has a way left.

    Args:
        sums: The sums.
        domains: The ways of each row, changed in place; a row without any is in none of the sums.
        budget: Pays for the work; once used up nothing more is struck.
    """
    if not _sweep(sums, domains, budget):
        return False
    while _try_out(sums, domains, budget):
        if not _sweep(sums, domains, budget):
            return False
    return all(domains[row] for sum_ in sums for row, _ in sum_.terms)


def solvable(sums: Sequence[Sum], domains: Domains, budget: Budget) -> bool:
    """Whether there is a solution for certain: one is found, within the budget."""
    trials: list[Domains] = [domains]
    while trials:
        trial = trials.pop()
        open_row = next((row for row, domain in enumerate(trial) if len(domain) > 1 and _used(sums, row)), None)
        if open_row is None:
            if all(_holds(sum_, trial) for sum_ in sums):
                return True
            continue
        for way in trial[open_row]:
            if not budget.spend(len(sums)):
                return False
            fixed = [[way] if row == open_row else list(domain) for row, domain in enumerate(trial)]
            if _sweep(sums, fixed, budget):
                trials.append(fixed)
    return False


def _used(sums: Sequence[Sum], row: int) -> bool:
    return any(row == each for sum_ in sums for each, _ in sum_.terms)


def _holds(sum_: Sum, domains: Domains) -> bool:
    return sum_.known + sum(weigh(domains[row][0], cells) for row, cells in sum_.terms) == 0


def _sweep(sums: Sequence[Sum], domains: Domains, budget: Budget) -> bool:
    """Strike by one sum after the other until none strikes any more; return whether every row has a way left."""
    waiting = list(range(len(sums)))
    while waiting:
        sum_ = sums[waiting.pop()]
        struck = _strike(sum_, domains, budget)
        if struck is None:
            return False
        if struck:
            waiting = [index for index, each in enumerate(sums) if any(row in struck for row, _ in each.terms)]
    return True


def _strike(sum_: Sum, domains: Domains, budget: Budget) -> set[int] | None:
    """Strike what one sum rules out; return the rows that lost a way, or None where one has none left."""
    base = sum_.known
    open_terms: list[tuple[int, list[int]]] = []
    for row, cells in sum_.terms:
        adds = [weigh(way, cells) for way in domains[row]]
        if len(set(adds)) == 1:
            base += adds[0]
        else:
            open_terms.append((row, adds))
    if not open_terms:
        return set() if base == 0 else None
    before: list[set[int]] = [{base}]
    behind: list[set[int]] = [{0}]
    for chain, terms in ((before, open_terms), (behind, open_terms[::-1])):
        for _, adds in terms:
            values = set(adds)
            if len(chain[-1]) * len(values) > _MOST_SUMS or not budget.spend(len(chain[-1]) * len(values)):
                return set()
            chain.append({left + value for left in chain[-1] for value in values})
    struck: set[int] = set()
    for place, (row, adds) in enumerate(open_terms):
        left, right = before[place], behind[len(open_terms) - place - 1]
        fits = {add for add in set(adds) if any(-add - each in right for each in left)}
        if not fits:
            return None
        if len(fits) < len(set(adds)):
            domains[row] = [way for way, add in zip(domains[row], adds, strict=True) if add in fits]
            struck.add(row)
    return struck


def _try_out(sums: Sequence[Sum], domains: Domains, budget: Budget) -> bool:
    """Strike ways that lead nowhere when taken; return whether there were any."""
    found = False
    for row, domain in enumerate(domains):
        if not 1 < len(domain) <= _MOST_TRIED or not _used(sums, row):
            continue
        fits = []
        for way in domain:
            if not budget.spend(len(sums)):
                return False
            trial = [[way] if other == row else list(each) for other, each in enumerate(domains)]
            if _sweep(sums, trial, budget):
                fits.append(way)
        if len(fits) < len(domain):
            domains[row] = fits
            found = True
            if not fits:
                return found
    return found
