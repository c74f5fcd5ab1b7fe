"""Measure on made-up reports: `python -m tests.testing [REPORTS] [--text N]`: false findings, slips found, slips named."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from random import Random

from gov_disclosure import Report, RuleSet, Severity, check, parse_text
from gov_disclosure.forms import known_forms
from gov_disclosure.testing import Fault, build_report, render_text, seed_fault, some_figures

OURS = RuleSet.default(plugins=False)


def names(fault: Fault, hint) -> bool:
    """Whether a hint names the slip that was made."""
    if fault.kind == "column shifted":
        # Rows at the ends whose figures stay the same do not show it.
        columns = [{path.rpartition(".")[2] for path in paths} for paths in (hint.paths, fault.paths)]
        return hint.code == fault.hint and columns[0] == columns[1] and "column" in hint.arguments["variant"]
    if fault.kind == "row not filled in":
        # Of several rows of zeros nobody can tell which one it is: they are named together.
        return hint.code == fault.hint and set(fault.paths) <= set(hint.paths)
    return hint.code == (fault.hint or hint.code) and set(hint.paths) == set(fault.paths)


def sound_reports(count: int) -> Iterator[tuple[Report, Random]]:
    """Yield made-up reports on each form in turn, each with what made it."""
    forms = tuple(known_forms())
    for number in range(count):
        random = Random(f"measure/{number}")
        form = forms[number % len(forms)]
        yield build_report(form, some_figures(form, random)), random


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(prog="python -m tests.testing", description=__doc__)
    options.add_argument("reports", nargs="?", type=int, default=10_000)
    options.add_argument("--text", type=int, default=1_000, help="how many are read from their text as well")
    chosen = options.parse_args()
    false = 0
    tally: dict[str, Counter[str]] = {}
    spent: list[float] = []
    for number, (report, random) in enumerate(sound_reports(chosen.reports)):
        found = check(report, OURS)
        if number < chosen.text:
            found += check(parse_text(render_text(report)), OURS)
        for finding in found:
            if finding.severity >= Severity.WARNING:
                false += 1
                print("false:", finding.rule, finding.message)
        fault = seed_fault(report, random)
        if fault is None:
            continue
        start = time.perf_counter()
        findings = check(fault.report, OURS)
        spent.append(time.perf_counter() - start)
        hints = [finding.hints for finding in findings if finding.hints]
        for kind in (fault.kind, "all"):
            told = tally.setdefault(kind, Counter())
            told["seeded"] += 1
            told["found"] += set(fault.codes) <= {finding.rule for finding in findings}
            told["among"] += any(names(fault, hint) for each in hints for hint in each)
            told["first"] += any(names(fault, each[0]) for each in hints)
    print(f"{chosen.reports} sound reports, {chosen.text} of them from text as well: {false} findings of warning or above")
    for kind, told in sorted(tally.items(), key=lambda each: (each[0] == "all", each[0])):
        print(
            f"{kind:28}{told['seeded']:6}"
            + "".join(f"  {name} {told[name] / told['seeded']:.3f}" for name in ("found", "among", "first"))
        )
    spent.sort()
    middle, late = (spent[len(spent) * share // 100] * 1e3 for share in (50, 99))
    print(f"check of a report with a slip: {middle:.1f} ms in the middle, {late:.1f} ms at 99 %")
    return int(false > 0)


if __name__ == "__main__":
    sys.exit(main())
