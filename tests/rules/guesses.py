"""
All guesses at slips, the wrong ones too; `python -m tests.rules.guesses` writes it, to be looked at as a change.

Of each kind of guess: how many there are, and a number that is another one where one of them has another figure or cell.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from pathlib import Path

from gov_disclosure import Report
from gov_disclosure.forms import get_form, known_forms
from gov_disclosure.rules.context import Context
from gov_disclosure.rules.hints import Sums
from gov_disclosure.rules.hints_cells import cell_slips
from gov_disclosure.rules.hints_rows import row_slips
from gov_disclosure.testing import KINDS
from tests.rules.slips import reports

__all__ = ["GUESSES", "guessed"]

GUESSES = Path(__file__).with_name("guesses.txt")


def guessed(form: str, kind: str) -> str:
    """Return what is guessed of reports with slips of a kind."""
    return "".join(f"# {name}\n{_guesses(report)}\n" for name, report in reports(form, kind))


def _guesses(report: Report) -> str:
    form = get_form(report.form or "")
    order = {path: number for number, path in enumerate(form.cells, 1)}
    sums = Sums(form, Context(report))
    count: Counter[str] = Counter()
    checked: Counter[str] = Counter()
    mending: Counter[str] = Counter()
    for slip in chain(cell_slips(sums), row_slips(sums)):
        name = f"{slip.code} {slip.rank} {slip.arguments.get('variant', '')}".rstrip()
        count[name] += 1
        named = sum(map(len, slip.paths)) + len(str(slip.arguments.get("path", "")))
        checked[name] += named + sum(order[path] * value for path, value in slip.should.items())
        mending[name] += len(sums.mended(slip.should))
    return "\n".join(f"{name}: {count[name]}, mending {mending[name]}, {checked[name]}" for name in sorted(count))


if __name__ == "__main__":
    GUESSES.write_text("".join(guessed(form, kind) for form in known_forms() for kind in KINDS), encoding="utf-8")
