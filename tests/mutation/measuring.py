"""
The measurement: which mutants the tests tell.

The tests are gathered once, and each is watched for the lines of rules that it runs. Then every mutant is tried in a process
forked from that one, with the tests that run its line, the quickest first, until one fails.
"""

from __future__ import annotations

import argparse
import ast
import functools
import gc
import hashlib
import importlib
import json
import os
import random
import re
import resource
import signal
import sys
import time
import tomllib
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import coverage
import pytest
from _pytest.runner import runtestprotocol

from gov_disclosure import api
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.putting import kept_for_later, put

__all__ = ["Measuring"]

PATIENCE = 10.0
"""Seconds of processor time beside five times what its tests take, after which a mutant runs for ever, and so is found."""
_WAITING = 12
"""So many times longer it may take by the clock, where others use the machine too."""
_OFTEN = 50
STRICT = (
    "test_told_cases.py", "test_changes.py", "test_claims.py", "test_outlined.py", "test_guesses.py", "test_slips.py",
    "test_sets.py",
)  # fmt: skip
"""Files of tests that compare all that is said with what was said before; together they read all cases."""
EQUAL = Path(__file__).with_name("equivalent.toml")
"""The mutants that no test can tell, each with its reason."""


class Trial(NamedTuple):
    """A mutant that is being tried."""

    name: str
    mutant: Mutant
    tests: Sequence[str]
    until: float
    told: int
    """Where the number of the test that fails is written."""


class Measuring:
    """A plugin of pytest that measures instead of running the tests."""

    def __init__(self, names: Sequence[str], chosen: Sequence[str], options: argparse.Namespace) -> None:
        self.chosen, self.options, self.kept = chosen, options, options.kept
        self.scores: dict[str, tuple[int, int]] = {}
        self.modules = {name: importlib.import_module(f"gov_disclosure.rules.{name}") for name in names}
        self.sources = {name: Path(str(module.__file__)).read_text(encoding="utf-8") for name, module in self.modules.items()}
        self.seconds: dict[str, float] = {}
        self.items: dict[str, pytest.Item] = {}
        self.runs: dict[str, dict[int, set[str]]] = {}
        self.known: dict[str, Any] = {"tests": {}, "found": {}}
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
            if not counts[name][1] % _OFTEN:
                self._keep()
            if not killed:
                print(f"  {name}.py:{mutant.line}: {mutant.what}: {self._text(name, mutant)}", flush=True)
        self._keep()
        return True

    def _keep(self) -> None:
        """Write down for the next run which test runs which lines, and which fails with which mutant."""
        if self.kept:
            self.kept.write_text(json.dumps(self.known), "utf-8")

    def _text(self, name: str, mutant: Mutant) -> str:
        return self.sources[name].splitlines()[mutant.line - 1].strip()

    def _watch(self, items: Sequence[pytest.Item]) -> None:
        """Run every test once: what it takes, and which lines it runs; what an earlier run saw of the same is taken."""
        if self.kept and self.kept.is_file():
            self.known = json.loads(self.kept.read_text("utf-8"))
        rules = _digest(self.sources[name].encode() for name in sorted(self.sources))
        keys = {item.nodeid: _digest([rules.encode(), *map(_content, _files(item))]) for item in items}
        seen, known = self.known["tests"], dict[str, Any]()
        known.update((test, seen[test][1]) for test, key in keys.items() if test in seen and seen[test][0] == key)
        for item in items:
            if item.nodeid in known and _is_strict(item.nodeid):
                # What a test reads once is read before the processes part, or each of them reads it again.
                _passes(item)
        self._see([item for item in items if item.nodeid not in known], known)
        self.known["tests"] = {test: (key, known[test]) for test, key in keys.items()}
        self._keep()
        for item in items:
            if known[item.nodeid] is None:
                print(f"left out, since it fails as things are: {item.nodeid}", flush=True)
                continue
            seconds, lines = known[item.nodeid]
            self.items[item.nodeid], self.seconds[item.nodeid] = item, seconds
            for name, numbers in lines.items():
                for number in numbers:
                    self.runs.setdefault(name, {}).setdefault(number, set()).add(item.nodeid)
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
        """Return the tests that run a mutant's lines: the strictest first, those of its module's rules, then the quickest."""
        lines = self.runs.get(name, {})
        named = set().union(*lines.values()) if not mutant.name else set()
        for line in range(mutant.first, mutant.last + 1):
            named |= lines.get(line, set())
        failed = self._found(name, mutant)
        chosen = [failed] if failed in self.items else []
        spent = 0.0
        codes = set(re.findall(r"GD\d{3}", self.sources[name]))
        ranks = {test: (not _is_strict(test), not any(code in test for code in codes), self.seconds[test]) for test in named}
        for test in sorted(named, key=ranks.__getitem__):
            spent += self.seconds[test]
            if spent > self.options.seconds:
                break
            chosen.append(test)
        return list(dict.fromkeys(chosen))

    def _found(self, name: str, mutant: Mutant) -> str:
        """Return the test that failed with a mutant in an earlier run, or nothing."""
        return str(self.known["found"].get(self._key(name, mutant), ""))

    def _key(self, name: str, mutant: Mutant) -> str:
        return "|".join((name, mutant.name, self._text(name, mutant), mutant.what))

    def _all(self) -> Iterator[tuple[str, ast.Module, Mutant]]:
        """Yield the mutants that are to be tried: all, every n-th of each module, or some drawn from all."""
        everything: list[tuple[str, ast.Module, Mutant]] = []
        for name in self.chosen:
            tree = ast.parse(self.sources[name])
            left_out = {(each["line"], each["what"], each["in"]) for each in self.equal.get(name, ())}
            wanted = [each for each in mutants(tree) if (self._text(name, each), each.what, each.name) not in left_out]
            everything += ((name, tree, mutant) for mutant in wanted[:: self.options.every])
        wanted_of_all = range(len(everything))
        if self.options.sample:
            chance = random.Random(self.options.seed)
            wanted_of_all = sorted(chance.sample(wanted_of_all, min(self.options.sample, len(everything))))
        yield from (everything[number] for number in wanted_of_all)

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
            while len(running) >= self.options.jobs:
                yield from self._ended(running)
            spent = sum(map(self.seconds.__getitem__, tests))
            told, telling = os.pipe()
            child = os.fork()
            if child == 0:
                resource.setrlimit(resource.RLIMIT_CPU, (_patience(spent), _patience(spent)))
                self._try(name, tree, mutant, tests, telling)
            os.close(telling)
            running[child] = Trial(name, mutant, tests, time.monotonic() + _WAITING * _patience(spent), told)
        while running:
            yield from self._ended(running)

    def _try(self, name: str, tree: ast.Module, mutant: Mutant, tests: Sequence[str], telling: int) -> None:
        """Run tests with a mutant, in a process that ends with them, and tell the number of the one that fails."""
        status = 1
        try:
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            put(self.modules[name], tree, mutant)
            failed = next((number for number, test in enumerate(tests) if not _passes(self.items[test])), None)
            status = int(failed is not None)
            os.write(telling, b"" if failed is None else str(failed).encode())
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
                failed = os.read(trial.told, 20)
                os.close(trial.told)
                if failed:
                    self.known["found"][self._key(trial.name, trial.mutant)] = trial.tests[int(failed)]
                yield trial.name, trial.mutant, late or os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.01)


def _patience(spent: float) -> int:
    return int(PATIENCE + 5 * spent)


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


def _is_strict(test: str) -> bool:
    return test.partition("::")[0].endswith(STRICT)


def _digest(parts: Iterable[bytes]) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _files(item: pytest.Item) -> list[Path]:
    """Return the files that a test is made of: its module, and what it takes of the cases of the rules that it names."""
    folder = Path(__file__).parent.parent
    cases = [folder / "cases" / code for code in sorted(set(re.findall(r"GD\d{3}", item.nodeid)))]
    return [item.path, *(file for each in cases for file in sorted(each.rglob("*")) if file.is_file())]


@functools.cache
def _content(file: Path) -> bytes:
    return file.read_bytes()
