"""Hypothesis strategies of reports; Hypothesis is imported with the first of them, extra `testing`."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from gov_disclosure.errors import UsageError
from gov_disclosure.forms import get_form, known_forms
from gov_disclosure.report import Report
from gov_disclosure.testing.building import BODY, build_report, free_cells, open_cells, settled
from gov_disclosure.testing.faults import KINDS, Fault, seed_fault

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["faults", "reports"]

_YEARS = 4
"""So many years on from its first, where a form is in force still."""
_MOST = (9, 9_999, 90_000_000)
"""How great figures are: of a small body, of one of middle size, of a whole region."""
_BODIES = (BODY, "清河县望溪镇人民政府", "清河县青禾街道办事处", "清河县人民政府")


def reports(form: str | None = None) -> SearchStrategy[Report]:
    """
    Return a strategy of sound reports; they shrink to reports full of zeros.

    They are of bodies of several kinds, on every year that the form was in force, with figures from a few to those of a whole
    region, and amounts with decimals.

    Args:
        form: Name of the form; by default any that is known.

    Raises:
        UsageError: There is no such form, or Hypothesis is not installed.
    """
    _require_hypothesis()
    from hypothesis import strategies

    forms = [form] if form is not None else list(known_forms())
    cells = {name: open_cells(name) for name in forms}
    amounts = strategies.decimals(0, 9_999, places=4).filter(lambda amount: amount != int(amount))

    def on_form(name: str) -> SearchStrategy[Report]:
        known = get_form(name)
        money = [path for path in free_cells(name) if known.cells[path].kind == "amount"]
        counted = strategies.sampled_from(_MOST).flatmap(
            lambda most: strategies.dictionaries(strategies.sampled_from(cells[name]), strategies.integers(0, most), max_size=60)
        )
        return strategies.builds(
            lambda drawn, paid, year, body: build_report(name, {**settled(name, drawn), **paid}, year=year, body=body),
            counted,
            strategies.dictionaries(strategies.sampled_from(money), amounts) if money else strategies.just({}),
            strategies.integers(known.first_year, known.last_year or known.first_year + _YEARS),
            strategies.sampled_from(_BODIES),
        )

    return strategies.sampled_from(forms).flatmap(on_form)


def faults(form: str | None = None, kind: str | None = None) -> SearchStrategy[Fault]:
    """
    Return a strategy of sound reports with one slip in each, and of what must be found.

    Args:
        form: Name of the form; by default any that is known.
        kind: One of `KINDS`; by default any.

    Raises:
        UsageError: There is no such form or no such kind, or Hypothesis is not installed.
    """
    if kind is not None and kind not in KINDS:
        raise UsageError(f"no slip is called {kind!r}; there are {', '.join(KINDS)}")
    if form is not None:
        get_form(form)
    _require_hypothesis()
    from hypothesis import strategies

    def seeded(pair: tuple[Report, int]) -> list[Fault]:
        report, seed = pair
        fault = seed_fault(report, Random(seed), kind)  # noqa: S311 - nothing is secret
        return [fault] if fault is not None else []

    found = strategies.tuples(reports(form), strategies.integers(0, 2**16)).map(seeded)
    return found.filter(bool).map(lambda each: each[0])


def _require_hypothesis() -> None:
    from importlib.util import find_spec

    if find_spec("hypothesis") is None:
        raise UsageError('strategies need Hypothesis: pip install "gov-disclosure[testing]"')
