"""Measure: `python -m tests.mutation [--every N] [MODULE…]`, modules as `cells`, by default all of rules."""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import io
import os
import signal
import sys
import time
from pathlib import Path

import pytest

import gov_disclosure.rules
from gov_disclosure import RuleSet
from gov_disclosure.rules.ruleset import MODULES
from tests.mutation.mutants import Mutant, mutants

ROOT = Path(gov_disclosure.rules.__file__).parent
TESTS = ["tests/rules/test_cells.py", "tests/rules/test_rule_cases.py", "tests/rules/test_engine.py",
         "tests/rules/test_relations.py", "tests/rules/test_rule_catalogue.py"]  # fmt: skip
"""The tests that are run, for what has to do with hints after those of hints."""
OF_HINTS = ["tests/testing/test_faults.py"]
BESIDE = ("evidence", "cell_ranges", "hints", "hints_cells", "hints_rows")
"""Modules without rules of their own that rules are made with."""
PATIENCE = 240
"""Seconds after which a mutant runs for ever, and so is found."""
OPTIONS = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-p", "no:randomly", "--no-header", "--hypothesis-seed=0"]


def main() -> int:
    """Print the survivors and the score."""
    options = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    options.add_argument("modules", nargs="*", help="names of modules of rules")
    options.add_argument("--every", type=int, default=1, help="take every n-th mutant")
    options.add_argument("--least", type=float, default=0.85, help="the score to reach (default: 0.85)")
    chosen = options.parse_args()
    killed = total = 0
    for name in chosen.modules or (*MODULES, *BESIDE):
        file = ROOT / f"{name}.py"
        importlib.import_module(f"gov_disclosure.rules.{name}")
        here = survived = 0
        for mutant in [*mutants(file.read_text(encoding="utf-8"))][:: chosen.every]:
            here += 1
            if not _dies(name, file, mutant):
                survived += 1
                print(f"  {name}.py:{mutant.line}: {mutant.what}", flush=True)
        killed, total = killed + here - survived, total + here
        print(f"{name}: {here - survived} of {here} found", flush=True)
    print(f"all: {killed} of {total} found, {killed / max(1, total):.1%}")
    return int(killed < chosen.least * total)


def _dies(name: str, file: Path, mutant: Mutant) -> bool:
    """Whether a test fails with a mutant in the module's place, in a process of its own."""
    gc.freeze()
    child = os.fork()
    if child == 0:
        status = 1
        with contextlib.suppress(BaseException):
            status = _run(name, file, mutant)
        os._exit(status)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return True


def _run(name: str, file: Path, mutant: Mutant) -> int:
    """Run the tests with the mutant; what other modules took from the module before is taken again."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        whole = f"gov_disclosure.rules.{name}"
        module = sys.modules[whole]
        before = dict(vars(module))
        exec(compile(mutant.tree, str(file), "exec"), module.__dict__)  # noqa: S102 - our own module, changed
        for other in [each for title, each in sys.modules.items() if title.startswith("gov_disclosure.") and each is not module]:
            for key, value in list(vars(other).items()):
                if key in before and value is before[key] and not key.startswith("__"):
                    setattr(other, key, vars(module)[key])
        _forget()
        return int(pytest.main([*OPTIONS, *(OF_HINTS if name.startswith("hints") else TESTS)]))


def _forget() -> None:
    """Let the sets of rules be made anew: a rule that was not changed holds a function of the module before."""
    from gov_disclosure.rules import ruleset

    for name, module in list(sys.modules.items()):
        if name.startswith("gov_disclosure.rules.") and name.rpartition(".")[2] in MODULES:
            vars(module)["RULES"] = tuple(vars(module)[function.__name__] for function in vars(module)["RULES"])
    ruleset._own.cache_clear()
    ruleset._default.cache_clear()
    RuleSet.default()


if __name__ == "__main__":
    sys.exit(main())
