"""
The measurement: which mutants the tests tell.

The tests are gathered once, and each is watched for the lines of rules that it runs. Then every mutant is tried in a process
forked from that one, with the tests that run its line, the quickest first, until one fails.
"""

from __future__ import annotations

import ast
import functools
import gc
import hashlib
import importlib
import json
import os
import re
import signal
import sys
import time
import tomllib
import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import coverage
import pytest
from _pytest.runner import runtestprotocol

from gov_disclosure import api
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.putting import kept_for_later, put

__all__ = ["Measuring"]

PATIENCE = 30.0
"""Seconds beside ten times what its tests take, after which a mutant runs for ever, and so is found."""
MOST = 5.0
"""Seconds of tests that are run for one mutant."""
EQUAL = Path(__file__).with_name("equivalent.toml")
"""The mutants that no test can tell, each with its reason."""


class Trial(NamedTuple):
    """A mutant that is being tried."""

    name: str
    mutant: Mutant
    until: float


class Measuring:
    """A plugin of pytest that measures instead of running the tests."""

    def __init__(self, names: Sequence[str], chosen: Sequence[str], every: int, jobs: int, kept: Path | None) -> None:
        self.chosen, self.every, self.jobs, self.kept = chosen, every, jobs, kept
        self.scores: dict[str, tuple[int, int]] = {}
        self.modules = {name: importlib.import_module(f"gov_disclosure.rules.{name}") for name in names}
        self.sources = {name: Path(str(module.__file__)).read_text(encoding="utf-8") for name, module in self.modules.items()}
        self.seconds: dict[str, float] = {}
        self.items: dict[str, pytest.Item] = {}
        self.runs: dict[str, dict[int, set[str]]] = {}
        self.equal = tomllib.loads(EQUAL.read_text(encoding="utf-8"))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Measure."""
        _read_once()
        self._watch(session.items)
        counts: dict[str, list[int]] = {name: [0, 0] for name in self.chosen}
        for name, mutant, killed in self._tried():
            counts[name][0] += killed
            counts[name][1] += 1
            self.scores = {each: (found, made) for each, (found, made) in counts.items()}
            if not killed:
                print(f"  {name}.py:{mutant.line}: {mutant.what}: {self._text(name, mutant)}", flush=True)
        return True

    def _text(self, name: str, mutant: Mutant) -> str:
        return self.sources[name].splitlines()[mutant.line - 1].strip()

    def _watch(self, items: Sequence[pytest.Item]) -> None:
        """Run every test once: what it takes, and which lines it runs; what an earlier run saw of the same rules is taken."""
        key = hashlib.sha256("".join(map(str, sorted(self.sources.items()))).encode()).hexdigest()
        seen: dict[str, Any] = json.loads(self.kept.read_text("utf-8")) if self.kept and self.kept.is_file() else {}
        known: dict[str, Any] = seen.get("tests", {}) if seen.get("rules") == key else {}
        self._see([item for item in items if item.nodeid not in known], known)
        for item in items:
            if known[item.nodeid] is None:
                print(f"left out, since it fails as things are: {item.nodeid}", flush=True)
                continue
            seconds, lines = known[item.nodeid]
            self.items[item.nodeid], self.seconds[item.nodeid] = item, seconds
            for name, numbers in lines.items():
                for number in numbers:
                    self.runs.setdefault(name, {}).setdefault(number, set()).add(item.nodeid)
        if self.kept:
            self.kept.write_text(json.dumps({"rules": key, "tests": known}), "utf-8")
        print(f"{len(self.items)} tests, {sum(self.seconds.values()):.0f} s", flush=True)

    def _see(self, items: Sequence[pytest.Item], known: dict[str, Any]) -> None:
        """Note of each test how long it takes and, module by module, which lines it runs; None where it fails."""
        files = {str(module.__file__): name for name, module in self.modules.items()}
        watching = coverage.Coverage(data_file=None, config_file=False, include=list(files))
        watching.start()
        caches = list(kept_for_later())
        for item in items:
            for cached in caches:
                cached.cache_clear()
            watching.switch_context(item.nodeid)
            start = time.process_time()
            passes = _passes(item)
            known[item.nodeid] = (time.process_time() - start, {}) if passes else None
        watching.stop()
        with warnings.catch_warnings():
            # There may be no test that runs a line of rules.
            warnings.simplefilter("ignore")
            data = watching.get_data()
        for file, name in files.items():
            for line, contexts in data.contexts_by_lineno(file).items():
                for test in contexts:
                    if known.get(test) is not None:
                        known[test][1].setdefault(name, []).append(line)

    def _tests(self, name: str, mutant: Mutant) -> list[str]:
        """Return the tests that run a mutant's lines: those of its module's rules, then the quickest, while there is time."""
        lines = self.runs.get(name, {})
        named = set().union(*lines.values()) if not mutant.name else set()
        for line in range(mutant.first, mutant.last + 1):
            named |= lines.get(line, set())
        chosen: list[str] = []
        spent = 0.0
        codes = set(re.findall(r"GD\d{3}", self.sources[name]))
        for test in sorted(named, key=lambda each: (not any(code in each for code in codes), self.seconds[each])):
            spent += self.seconds[test]
            if spent > MOST:
                break
            chosen.append(test)
        return chosen

    def _all(self) -> Iterator[tuple[str, ast.Module, Mutant]]:
        for name in self.chosen:
            tree = ast.parse(self.sources[name])
            left_out = {(each["line"], each["what"], each["in"]) for each in self.equal.get(name, ())}
            wanted = [each for each in mutants(tree) if (self._text(name, each), each.what, each.name) not in left_out]
            yield from ((name, tree, mutant) for mutant in wanted[:: self.every])

    def _tried(self) -> Iterator[tuple[str, Mutant, bool]]:
        """Yield every mutant and whether it is found."""
        sys.stdout.flush()
        gc.collect()
        gc.freeze()
        running: dict[int, Trial] = {}
        for name, tree, mutant in self._all():
            tests = self._tests(name, mutant)
            if not tests:
                yield name, mutant, False
                continue
            while len(running) >= self.jobs:
                yield from self._ended(running)
            child = os.fork()
            if child == 0:
                self._try(name, tree, mutant, tests)
            spent = sum(map(self.seconds.__getitem__, tests))
            running[child] = Trial(name, mutant, time.monotonic() + PATIENCE + 10 * spent)
        while running:
            yield from self._ended(running)

    def _try(self, name: str, tree: ast.Module, mutant: Mutant, tests: Sequence[str]) -> None:
        """Run tests with a mutant, in a process that ends with them."""
        status = 1
        try:
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            put(self.modules[name], tree, mutant)
            status = int(not all(_passes(self.items[test]) for test in tests))
        finally:
            os._exit(status)

    def _ended(self, running: dict[int, Trial]) -> Iterator[tuple[str, Mutant, bool]]:
        """Yield those that have ended; wait a little."""
        for child, trial in list(running.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            late = not ended and time.monotonic() > trial.until
            if late:
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            if ended or late:
                del running[child]
                yield trial.name, trial.mutant, late or os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.01)


def _passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _read_once() -> None:
    """Let every file of the tests be read once: no reader depends on the rules."""
    plain = api.parse_file
    kept: dict[Any, Any] = {}

    @functools.wraps(plain)
    def once(source: Any, *arguments: Any, **options: Any) -> Any:
        key = (str(source), arguments, repr(sorted(options.items())))
        if key not in kept:
            kept[key] = plain(source, *arguments, **options)
        return kept[key]

    for name, module in list(sys.modules.items()):
        if name.startswith(("gov_disclosure", "tests", "test_")):
            for key, value in list(vars(module).items()):
                if value is plain:
                    setattr(module, key, once)
