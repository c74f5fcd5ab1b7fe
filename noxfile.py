"""
The checks of the project: `nox` runs them all, `nox -s tests` one of them, `nox -l` lists them.

Arguments behind `--` go to pytest: `nox -s tests -- -k figures`.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.sessions = ["lint", "typing", "docs", "build", "tests_core", "tests"]
nox.options.default_venv_backend = "virtualenv"
nox.options.reuse_venv = "yes"

PROJECT = nox.project.load_toml("pyproject.toml")
CODE = ("src", "tests", "typing_tests", "examples", "benchmarks", "docs", "noxfile.py")
FASTER = "turbohtml"
# What no version of a dependency and no extra has a say in is run once, with all extras.
ANYWHERE = ("archive", "across", "bodies", "hostile", "mixtures", "mutation", "reach", "schema", "statements", "testing")
# What goes over the same lines again and again takes twice its time where they are counted.
REPEATED = ("archive", "hostile", "mixtures", "mutation", "reach", "schema")


def _group(name: str) -> list[str]:
    """Return the requirements of a dependency group."""
    return [*nox.project.dependency_groups(PROJECT, name)]


def _lowest() -> list[str]:
    """Return the requirements of the package itself, each at its lower bound."""
    found: list[str] = PROJECT["project"]["dependencies"]
    return [requirement.split(",")[0].replace(">=", "==") for requirement in found]


@nox.session
def lint(session: nox.Session) -> None:
    """Run ruff over all code: rules and format."""
    session.install(*_group("lint"))
    session.run("ruff", "check", *CODE)
    session.run("ruff", "format", "--check", *CODE)


@nox.session
def typing(session: nox.Session) -> None:
    """Run mypy and pyright, both strict, over the package and over what its users are promised."""
    session.install("-e", ".[all]", *_group("typing"))
    session.run("mypy")
    session.run("pyright", "--pythonpath", _python(session), env={"PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"})


@nox.session
def docs(session: nox.Session) -> None:
    """Build the documentation; a reference that leads nowhere fails it."""
    session.install(".[all]", *_group("docs"))
    session.run("sphinx-build", "-nW", "--keep-going", "-E", "-b", "html", "docs", "docs/_build/html")


@nox.session
def build(session: nox.Session) -> None:
    """Build wheel and sdist, check both, and run the wheel by itself in a fresh environment."""
    session.install(*_group("build"))
    dist = Path(session.create_tmp()) / "dist"
    for old in dist.glob("*"):
        old.unlink()
    session.run("python", "-m", "build", "--outdir", str(dist), silent=True)
    built = sorted(map(str, dist.iterdir()))
    (wheel,) = dist.glob("*.whl")
    session.run("twine", "check", "--strict", *built)
    session.run("check-wheel-contents", str(wheel))
    fresh = Path(session.create_tmp()) / "fresh"
    session.run("python", "-m", "venv", "--clear", str(fresh))
    scripts = fresh / ("Scripts" if sys.platform == "win32" else "bin")
    session.run(str(scripts / "python"), "-m", "pip", "install", "--quiet", str(wheel), external=True)
    command = str(scripts / "gov-disclosure")
    session.run(command, "--version", external=True)
    session.run(command, "parse", "examples/sound-2024.html", external=True, silent=True)
    session.run(command, "check", "examples/sound-2024.txt", external=True)
    session.run(command, "schema", "findings", external=True, silent=True)


@nox.session
def tests(session: nox.Session) -> None:
    """Run all tests with all extras, and measure what they cover."""
    session.install("-e", ".[all]", *_group("tests"))
    if _chromium() is not None:
        session.install(*_group("browser"))
    else:
        session.log("no Chromium is installed, so pages are not opened in a browser: install one, or name it in CHROMIUM")
    if session.posargs:
        session.run("pytest", "-n", "auto", *session.posargs)
        return
    session.run("pytest", "-n", "auto", "--cov", "--cov-report", "term", *(f"--ignore=tests/{name}" for name in REPEATED))
    session.run("pytest", "-n", "auto", *(f"tests/{name}" for name in REPEATED))


@nox.session
def tests_core(session: nox.Session) -> None:
    """Run the tests of reading, rules, output and command with the lowest versions that are promised, and with no extra."""
    session.install("-e", ".", *_lowest(), *_group("tests"))
    session.run("python", "-c", f"import importlib.util as u, sys; sys.exit(u.find_spec({FASTER!r}) is not None)")
    session.run("pytest", "-n", "auto", *(f"--ignore=tests/{name}" for name in ANYWHERE), *session.posargs)


@nox.session(default=False)
def hostile(session: nox.Session) -> None:
    """Read every hostile input in a process of its own, under bounds; `nox -s hostile -- tables` takes some."""
    session.install("-e", ".[all]", *_group("tests"))
    session.run("python", "-m", "tests.hostile", "--jobs", "2", *session.posargs)


@nox.session(default=False)
def browser(session: nox.Session) -> None:
    """
    Open pages in a headless Chromium that is installed (`CHROMIUM` names another than that of the path), and use them.

    `python -m tests.dashboard.picture` makes the picture in the docs anew.
    """
    session.install("-e", ".[all]", *_group("tests"), *_group("browser"))
    session.run("pytest", "tests/output/test_in_a_browser.py", "tests/dashboard/test_dashboard_in_a_browser.py", *session.posargs)


@nox.session(default=False)
def memory(session: nox.Session) -> None:
    """Measure what reading takes of memory against what is promised."""
    session.install("-e", ".[all]", *_group("tests"))
    session.run("python", "-m", "tests.hostile.memory")


@nox.session(default=False)
def engines(session: nox.Session) -> None:
    """Hold the tables of Spark (where there is Java), Dask, Ray and Daft to those of one process; takes some minutes."""
    session.install("-e", ".[fast,arrow,spark,dask,ray,daft]", *_group("tests"))
    session.run("pytest", "tests/engines", *session.posargs)


@nox.session(default=False)
def fuzz(session: nox.Session) -> None:
    """Fuzz each reader, by default for 60 seconds; `nox -s fuzz -- --seconds 600 text` one of them for longer."""
    session.install("-e", ".[all]", *_group("tests"), *_group("fuzz"))
    session.run("python", "-m", "tests.fuzz", *session.posargs)


@nox.session(default=False)
def mutation(session: nox.Session) -> None:
    """
    Change the rules in small ways and see that a test fails for each; `nox -s mutation -- --every 9 cells` takes some.

    Of a sample of 1,200 out of 4,039 (`--sample 1200 --seed 4 --seconds 2`) 1,041 are found, 86.8 %.
    """
    session.install("-e", ".[all]", *_group("tests"))
    session.run("python", "-m", "tests.mutation", *session.posargs)


@nox.session(default=False)
def reach(session: nox.Session) -> None:
    """Measure on 10,000 made-up reports what is found, named, and falsely found; `nox -s reach -- 500 --drawn 500` on fewer."""
    session.install("-e", ".[all]", *_group("tests"))
    session.run("python", "-m", "tests.testing")
    session.run("python", "-m", "tests.reach", *session.posargs)


@nox.session(default=False)
def bench(session: nox.Session) -> None:
    """Measure against other readers of pages; `nox -s bench -- --write` keeps the table."""
    session.install("-e", ".[all]", *_group("bench"))
    session.run("python", "-m", "benchmarks", *session.posargs)


def _chromium() -> str | None:
    """Return the browser that tests may drive, as they find it themselves, or None."""
    names = ("chromium", "google-chrome", "chromium-browser")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def _python(session: nox.Session) -> str:
    """Return the interpreter of a session's environment."""
    return str(Path(session.bin) / "python")
