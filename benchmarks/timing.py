"""Medians of steps that take turns, some calls in a row each, so that a busy moment of the machine falls on all of them."""

from __future__ import annotations

import gc
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

__all__ = ["exponent", "medians", "process_time", "reported_time"]

Step = Callable[..., object]


def medians(
    steps: Mapping[str, Step], rounds: int, given: Mapping[str, Callable[[], object]] | None = None, *, in_a_row: int = 1
) -> dict[str, float]:
    """
    Return the median seconds of a call of each step over so many rounds; one round before them warms up.

    Args:
        steps: Name → the step.
        rounds: How many rounds.
        given: Name of a step → what makes its argument, each time anew and without being counted.
        in_a_row: How many calls a turn has: files are read one behind the other, not between those of another reader.
    """
    made = given or {}
    times: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(rounds + 1):
        for name, step in steps.items():
            arguments = [(made[name](),) if name in made else () for _ in range(in_a_row)]
            # What the step before left behind is not charged to this one.
            gc.collect()
            begin = time.perf_counter()
            for each in arguments:
                step(*each)
            spent = time.perf_counter() - begin
            if number:
                times[name].append(spent / in_a_row)
    return {name: statistics.median(spent) for name, spent in times.items()}


def exponent(sizes: Sequence[int], times: Sequence[float]) -> float:
    """Return the growth of time with size: 1 is linear, 2 is quadratic (least squares over the logarithms)."""
    return statistics.linear_regression([math.log(size) for size in sizes], [math.log(spent) for spent in times]).slope


def process_time(command: Sequence[str], rounds: int) -> float:
    """Return the median seconds of a whole process."""

    def run() -> None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    return medians({"": run}, rounds)[""]


def reported_time(statement: str, rounds: int, *, setup: str = "pass") -> float:
    """Return the median seconds of a statement, each time in a fresh interpreter, behind a setup that is not counted."""
    code = f"import time; {setup}; begin = time.perf_counter(); {statement}; print(time.perf_counter() - begin)"
    times = []
    for _ in range(rounds):
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
        times.append(float(done.stdout))
    return statistics.median(times)
