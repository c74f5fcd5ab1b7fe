"""Measure: `python -m tests.reach [REPORTS] [--drawn N] [--slips N]`: what is false on sound reports, which slips are found."""

from __future__ import annotations

import argparse
import itertools
import sys
from collections import Counter
from random import Random

from hypothesis import HealthCheck, given, settings

from gov_disclosure import Finding, Report, RuleSet, Severity, check, parse_text
from gov_disclosure.testing import render_text, reports
from tests.layouts.values import ReportSpec
from tests.reach.figures import FORMS, sound
from tests.reach.slips import SLIPS, Slip, seeded
from tests.reach.words import blocks
from tests.reach.writing import CONTAINERS, drafted, read

OURS = RuleSet.default(plugins=False)


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(prog="python -m tests.reach", description=__doc__)
    options.add_argument("reports", nargs="?", type=int, default=10_000)
    options.add_argument("--drawn", type=int, default=10_000, help="sound reports drawn by Hypothesis as well")
    options.add_argument("--slips", type=int, default=10_000)
    options.add_argument("--seed", default="reach")
    options.add_argument("--show", action="store_true", help="print what is false or missed")
    chosen = options.parse_args()
    false: Counter[str] = Counter()
    for number in range(chosen.reports):
        false.update(_false(number, chosen))
    print(f"{chosen.reports} sound reports: {sum(false.values())} findings of warning or above {dict(false) or ''}")
    wrong = drawn(chosen.drawn) if chosen.drawn else Counter()
    print(f"{chosen.drawn} drawn by Hypothesis: {sum(wrong.values())} findings of warning or above {dict(wrong) or ''}")
    kinds: dict[str, Counter[str]] = {}
    for number in range(chosen.slips):
        random = Random(f"{chosen.seed}/slip/{number}")
        kind = tuple(SLIPS)[number % len(SLIPS)]
        slip = seeded(kind, random)
        if slip is not None:
            containers = [each for each in CONTAINERS if each != "tabs" or kind != "column dropped"]
            outcome = told(slip, random.choice(containers), random)
            for key in (kind, "all"):
                kinds.setdefault(key, Counter()).update(outcome)
            if chosen.show and outcome["shows"] > outcome["found"]:
                print("missed:", number, kind, slip.spec.form, slip.change)
            if chosen.show and outcome["false"]:
                print("false:", number, kind, slip.spec.form, slip.change)
    for kind, tally in sorted(kinds.items(), key=lambda each: each[0] == "all"):
        print(
            f"{kind:26}{tally['seeded']:6} seeded {tally['shows']:6} show {tally['found']:6} found "
            f"({tally['found'] / max(1, tally['shows']):.4f}) {tally['whole']:6} with all codes "
            f"{tally['hinted']:6} have hints {tally['first']:6} right first {tally['false']:4} false"
        )
    all_of_them = kinds.get("all", Counter())
    return int(bool(false or wrong) or all_of_them["found"] < 0.99 * all_of_them["shows"])


def _false(number: int, chosen: argparse.Namespace) -> Counter[str]:
    random = Random(f"{chosen.seed}/sound/{number}")
    spec = sound(FORMS[number % len(FORMS)], random)
    container = CONTAINERS[number // len(FORMS) % len(CONTAINERS)]
    found = false_findings(spec, container, random)
    if chosen.show:
        for finding in found:
            print("false:", number, container, spec.form, finding.rule, finding.message)
    return Counter(finding.rule for finding in found)


def drawn(count: int) -> Counter[str]:
    """Return what is false on reports that Hypothesis draws, one in ten of them read back from its text."""
    found: Counter[str] = Counter()
    numbers = itertools.count()

    @settings(max_examples=count, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(reports())
    def look(report: Report) -> None:
        findings = check(report, OURS)
        if not next(numbers) % 10:
            findings += check(parse_text(render_text(report)), OURS)
        found.update(finding.rule for finding in findings if finding.severity >= Severity.WARNING)

    look()
    return found


def false_findings(spec: ReportSpec, container: str, random: Random) -> list[Finding]:
    """Return what is found in a sound report, with a narrative, and is no mere hint."""
    return [
        finding
        for finding in check(read(drafted(spec, random), blocks(spec, random), container), OURS)
        # （六）其他处理 as one row is not as the form of 2021 prints it.
        if finding.severity >= Severity.WARNING and (finding.rule, spec.form) != ("GD213", "form_2021_undivided")
    ]


def told(slip: Slip, container: str, random: Random) -> Counter[str]:
    """Return what comes of a slip: whether it shows in the figures, is found, and is named by the first of the hints."""
    draft = drafted(slip.spec, random)
    slip.edit(draft)
    # The narrative speaks of nothing that the slip could make false.
    report = read(draft, slip.plain(), container)
    found = check(report, OURS)
    codes = {finding.rule for finding in found if finding.severity >= Severity.WARNING} - {"GD213"}
    hints = [finding.hints for finding in found if finding.hints]
    return Counter(
        seeded=1,
        shows=bool(slip.codes),
        found=bool(slip.codes & codes),
        whole=bool(slip.codes) and slip.codes <= codes,
        hinted=bool(hints),
        first=any(slip.is_named(each[0]) for each in hints),
        false=not slip.codes and bool(codes),
    )


if __name__ == "__main__":
    sys.exit(main())
