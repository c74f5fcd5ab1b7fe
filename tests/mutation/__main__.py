"""Measure: `python -m tests.mutation [--every N] [--sample N] [MODULE…]`, modules as `cells`, by default all of rules."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pytest

from gov_disclosure.rules.ruleset import MODULES
from tests.mutation.measuring import Measuring

LEFT_OUT = (
    "tests/rules/test_fingerprints.py::test_of_one_report_are_all_different",
    "tests/rules/test_rule_catalogue.py",
    "tests/testing/test_faults.py::test_hints_name_the_slip",
    "tests/statements/test_truth.py::test_a_false_number_is_found",
)
"""Tests that take long, and tell little that others do not."""
TESTS = ("tests/rules", "tests/across", "tests/testing", "tests/statements/test_truth.py")
BESIDE = (
    "context", "evidence", "cell_ranges", "hints", "hints_cells", "hints_rows", "hints_lines", "bases", "told", "outlines",
    "remarks", "pages", "passing", "announcing", "linking", "alike", "across_context",
)  # fmt: skip
"""Modules without rules of their own that rules are made with."""
OPTIONS = ("-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly", "-p", "no:cov", "--no-header")


def main() -> int:
    """Print the survivors and the score."""
    options = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    options.add_argument("modules", nargs="*", help="names of modules of rules")
    options.add_argument("--every", type=int, default=1, help="take every n-th mutant")
    options.add_argument("--sample", type=int, default=0, help="try so many, drawn from all")
    options.add_argument("--seed", type=int, default=0, help="what they are drawn by")
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="how many are tried at once")
    options.add_argument("--tests", nargs="+", default=TESTS, help="files and folders of tests (default: all that run rules)")
    options.add_argument("--seconds", type=float, default=5.0, help="seconds of tests for a mutant (default: 5)")
    options.add_argument("--kept", type=Path, help="a file to keep which tests run which lines, and find which mutants")
    options.add_argument("--least", type=float, default=0.85, help="the score to reach (default: 0.85)")
    options.add_argument("--least-each", type=float, default=0.80, help="the score to reach in each module (default: 0.80)")
    chosen = options.parse_args()
    # Hypothesis draws the same examples each time.
    os.environ["CI"] = "1"
    names = (*MODULES, *BESIDE)
    measuring = Measuring(names, chosen.modules or names, chosen)
    pytest.main([*OPTIONS, *(f"--deselect={each}" for each in LEFT_OUT), *chosen.tests], plugins=[measuring])
    killed = total = 0
    short = []
    for name, (found, made) in measuring.scores.items():
        killed, total = killed + found, total + made
        short += [name] if found < chosen.least_each * made else []
        print(f"{name:20} {found:4} of {made:4} found, {found / max(1, made):.1%}")
    print(f"{'all':20} {killed:4} of {total:4} found, {killed / max(1, total):.1%}")
    if short:
        print(f"fewer than {chosen.least_each:.0%}: {', '.join(short)}")
    return int(not total or killed < chosen.least * total or bool(short))


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd()))
    sys.exit(main())
