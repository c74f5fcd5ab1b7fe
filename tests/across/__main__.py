"""
Measures how copied narratives are found: `python -m tests.across [REPORTS] [COPIES]`.

Makes reports of our own wording, some of them copied, reads them, and runs the rule on copies over all of them.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from multiprocessing import Pool

from gov_disclosure import Collection, Report, RuleSet, parse_text
from gov_disclosure.rules import evaluate
from tests.across.copies import Plant, plants, text


def read(task: tuple[int, dict[int, Plant]]) -> tuple[str, Report]:
    """Return a report with its name."""
    number, planted = task
    return str(number), parse_text(text(number, planted))


def main(reports: int = 10_000, copies: int = 100) -> int:
    """Print what was found, what was missed, what is false, and what it took."""
    planted = plants(reports, copies)

    began = time.perf_counter()
    with Pool() as pool:
        read_all = pool.map(read, [(number, planted) for number in range(reports)], chunksize=50)
    print(f"read {reports} reports in {time.perf_counter() - began:.0f} s, {_memory():.2f} GB")
    began = time.perf_counter()
    evaluation = evaluate(Collection.of(read_all), RuleSet.default().only("GD534"), strict=True)
    took = time.perf_counter() - began
    told = {int(str(finding.file)): str(finding.arguments["file"]) for finding in evaluation.findings}
    found = {number for number, plant in planted.items() if told.get(number) == str(plant.source)}
    missed = [(number, plant) for number, plant in planted.items() if number not in found]
    false = [number for number in told if number not in planted]
    print(f"found {len(found)} of {len(planted)}: {dict(Counter(planted[number].how for number in found))}; missed {missed}")
    print(f"false: {len(false)} of {reports - len(planted)} independent reports {false[:10]}")
    print(f"took {took:.0f} s, {_memory():.2f} GB at most")
    return 0 if len(found) == len(planted) and not false else 1


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
