"""What is said of reports with a slip, and which hints; `python -m tests.rules.slips` writes it, to be looked at as a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from gov_disclosure import Report, RuleSet
from gov_disclosure.forms import known_forms
from gov_disclosure.rules import evaluate
from gov_disclosure.testing import KINDS, build_report, seed_fault, some_figures
from tests.rules.shown import shown

SLIPS = Path(__file__).with_name("slips.txt")
EACH = 2
"""So many slips of a kind are made on a form."""


def reports(form: str, kind: str) -> Iterator[tuple[str, Report]]:
    """Yield reports on a form with slips of a kind in their figures."""
    for number in range(EACH):
        random = Random(f"{form} {kind} {number}")
        made = (seed_fault(build_report(form, some_figures(form, random)), random, kind) for _ in range(8))
        fault = next(filter(None, made), None)
        if fault is not None and fault.paths:
            yield f"{form}, {kind}, {number}", fault.report


def judged(form: str, kind: str) -> str:
    """Return what is said of each, as the file has it."""
    rules = RuleSet.default(plugins=False).only("GD3", "GD4")
    lines: list[str] = []
    for name, report in reports(form, kind):
        lines += [f"# {name}", *shown(evaluate(report, rules, include_not_evaluable=True, strict=True))]
    return "".join(f"{line.rstrip()}\n" for line in lines)


if __name__ == "__main__":
    SLIPS.write_text("".join(judged(form, kind) for form in known_forms() for kind in KINDS), encoding="utf-8")
