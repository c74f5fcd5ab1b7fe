"""Reads each hostile input in a process of its own, under bounds, and says what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.hostile.cases import Case, all_cases

__all__ = ["Outcome", "main", "run"]

CHILD = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
from gov_disclosure import GovDisclosureError, Limits, check, parse_file
fast = {"True": True, "False": False, "None": None}[sys.argv[2]]
try:
    report = parse_file(sys.argv[1], fast=fast)
except GovDisclosureError as error:
    print(type(error).__name__ + ": " + error.render("en")[:200])
    error.render("zh")
else:
    findings = check(report, include_not_evaluable=True)
    size = sum(map(len, json.JSONEncoder().iterencode(report.to_dict("zh"))))
    size += sum(len(finding.render("zh")) for finding in findings)
    limits = sorted({str(each.arguments["limit"]) for each in report.diagnostics if "limit" in each.arguments})
    counts = f"{len(report.diagnostics)} remarks, {len(findings)} findings, {size} characters"
    print("Report:", ", ".join([counts, *limits]))
"""
STOP = 300.0
"""Seconds of the clock after which a case is stopped, for one that sleeps; one that works is stopped by the kernel after 30."""


class Outcome(NamedTuple):
    """
    What reading a hostile input came to.

    Attributes:
        name: The case, and the reader where there are several.
        size: Bytes of the input.
        seconds: Processor time of the process, its start included: what else the machine does is not counted.
        megabytes: Peak of its resident memory.
        said: What it printed: the report's size or the error.
        wrong: What is wrong, or empty.
    """

    name: str
    size: int
    seconds: float
    megabytes: float
    said: str
    wrong: str


def run(case: Case, file: Path, fast: bool | None) -> Outcome:
    """Read a file, which holds a case, in a process of its own."""
    name = case.name if len(case.readers) == 1 else f"{case.name} ({'fast' if fast else 'core'})"
    begin = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen([sys.executable, "-c", CHILD, str(file), str(fast)], stdout=out, stderr=out)
        status, seconds, peak = _wait(process, begin + STOP)
        out.seek(0)
        lines = out.read().strip().splitlines()
    said = lines[-1] if lines else ""
    wrong = []
    if status:
        wrong.append(f"status {status}")
    if seconds > case.seconds:
        wrong.append(f"{seconds:.1f} s")
    if peak > case.megabytes:
        wrong.append(f"{peak:.0f} MB")
    return Outcome(name, file.stat().st_size, seconds, peak, said, ", ".join(wrong))


def _wait(process: subprocess.Popen[str], until: float) -> tuple[int, float, float]:
    """Return exit status, processor time and peak memory in MB of a process, which is killed when its time is over."""
    peak = 0.0
    while True:
        peak = max(peak, _peak(process.pid))
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            unit = 1 if sys.platform == "darwin" else 1024
            # What the system counts begins with what the parent had when it made the process.
            return process.returncode, usage.ru_utime + usage.ru_stime, peak or usage.ru_maxrss * unit / 1024 / 1024
        if time.perf_counter() > until:
            process.kill()
        time.sleep(0.005)


def _peak(pid: int) -> float:
    """Return the most memory in MB that a process has had since its program began, or 0 where that is not told."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return 0.0
    line = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "VmHWM: 0 kB")
    return int(line.split()[1]) / 1024


def outcomes(names: Sequence[str], jobs: int) -> Iterator[Outcome]:
    """Yield the outcomes of the cases whose names contain one of the words, of all cases without words."""
    chosen = [case for case in all_cases() if not names or any(name in case.name for name in names)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:

        def read(case: Case) -> list[Outcome]:
            file = Path(folder) / f"{case.name}.{case.suffix}"
            file.write_bytes(case.data())
            try:
                return [run(case, file, fast) for fast in case.readers]
            finally:
                file.unlink()

        for found in pool.map(read, chosen):
            yield from found


def main(arguments: Sequence[str]) -> int:
    """Print a line for each case; 1 where one took too much or ended otherwise than with a report or an error of ours."""
    parser = ArgumentParser("python -m tests.hostile", description=__doc__)
    parser.add_argument("names", nargs="*", help="words that names of cases contain")
    parser.add_argument("--jobs", type=int, default=1, help="cases at a time; times are only true with 1")
    parser.add_argument("--failed", action="store_true", help="print only what went wrong")
    told = parser.parse_args(arguments)
    count = failed = 0
    most_seconds = most_memory = 0.0
    print(f"{'case':48} {'MB in':>6} {'s':>6} {'MB':>5}  outcome")
    for outcome in outcomes(told.names, told.jobs):
        count += 1
        failed += bool(outcome.wrong)
        most_seconds, most_memory = max(most_seconds, outcome.seconds), max(most_memory, outcome.megabytes)
        if outcome.wrong or not told.failed:
            mark = f"WRONG ({outcome.wrong}): " if outcome.wrong else ""
            size = outcome.size / 1024 / 1024
            print(
                f"{outcome.name:48} {size:6.1f} {outcome.seconds:6.2f} {outcome.megabytes:5.0f}  {mark}{outcome.said[:120]}",
                flush=True,
            )
    print(f"{count} readings, {failed} wrong; at most {most_seconds:.2f} s and {most_memory:.0f} MB")
    return int(failed > 0)
