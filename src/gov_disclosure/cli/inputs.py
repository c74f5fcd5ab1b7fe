"""Which files a command takes, how they are read, and reading them: what cannot be read is told, and the others are done."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import attrs

from gov_disclosure.api import parse_all
from gov_disclosure.cli.limiting import limits_of
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.published import Published
from gov_disclosure.reading.endings import ENDINGS
from gov_disclosure.report import Report

__all__ = ["STDIN", "Reading", "Shown", "declare_reading", "find", "read", "read_with_source", "reading_of", "whole_path"]

Shown = Callable[[], Published | None]
"""Gives what a file shows its readers, read again when it is first asked for."""
STDIN = "-"


@attrs.frozen
class Reading:
    """
    How inputs are read.

    Attributes:
        limits: How much of each.
        isolate: Whether in a process of its own; None for those that may run native code.
        unread: Takes what cannot be read, and why.
    """

    limits: Limits = DEFAULT_LIMITS
    isolate: bool | None = False
    unread: list[tuple[str, str]] = attrs.field(factory=list[tuple[str, str]], eq=False, repr=False)


def declare_reading(parser: ArgumentParser, terminal: Terminal) -> None:
    """Add the arguments on how inputs are read."""
    parser.add_argument("--limit", action="append", default=[], metavar="NAME=VALUE", help=terminal.say("help_limit"))
    parser.add_argument("--isolate", action=BooleanOptionalAction, default=None, help=terminal.say("help_isolate"))


def reading_of(arguments: Namespace, inputs: int) -> Reading:
    """
    Return how the inputs of a command are read: several are not to fall with one of them.

    Raises:
        UsageError: A limit does not exist, or its value is none.
    """
    isolate: bool | None = arguments.isolate
    base: Limits = arguments.configuration.limits
    return Reading(limits_of(arguments.limit, base), False if isolate is None and inputs < 2 else isolate)


def find(paths: Sequence[str], terminal: Terminal) -> tuple[list[str], bool]:
    """
    Return the files that paths stand for, those of folders in order of name, and whether all could be listed.

    Args:
        paths: Files, folders, or `-`.
        terminal: Takes what is wrong with a folder.
    """
    files: list[str] = []
    complete = True
    for path in paths:
        if path == STDIN or not os.path.isdir(path):  # noqa: PTH112 - pathlib is dear to import
            files.append(path)
            continue
        failures: list[OSError] = []
        found = list(_walk(path, failures))
        for failure in failures:
            terminal.complain(terminal.say("unreadable", file=failure.filename, reason=failure.strerror))
        if not found and not failures:
            terminal.complain(terminal.say("empty_folder", folder=path, endings=" ".join(ENDINGS)))
        complete = complete and bool(found) and not failures
        files += found
    once: dict[str, str] = {}
    for file in files:
        once.setdefault(whole_path(file), file)
    return list(once.values()), complete


def whole_path(file: str) -> str:
    """Return what is the same for a file however its path is written."""
    return file if file == STDIN else os.path.abspath(file)  # noqa: PTH100 - pathlib is dear to import


def read(file: str, terminal: Terminal, reading: Reading) -> tuple[tuple[str, Report], ...]:
    """
    Return the reports that a file has, each with what it is called; nothing where it has none: then it has been told why.

    The reports of a file with several are called by its name and their number: `county.html#2`.
    """
    return read_with_source(file, terminal, reading)[0]


def read_with_source(file: str, terminal: Terminal, reading: Reading) -> tuple[tuple[tuple[str, Report], ...], Shown]:
    """Do as `read`, and return too what gives the file as published."""
    from gov_disclosure.reading.opening import read_path, read_stream

    limits, isolate = reading.limits, reading.isolate
    try:
        data = read_stream(sys.stdin.buffer, limits) if file == STDIN else read_path(file, limits)
        if isolate is None:
            from gov_disclosure.isolation import runs_native_code

            isolate = runs_native_code(data)
        name = None if file == STDIN else os.path.basename(file)  # noqa: PTH119 - pathlib is dear to import
        reports = parse_all(data, name=name, limits=limits, isolate=isolate)
    except GovDisclosureError as error:
        reason = error.render(terminal.language).removeprefix(file).lstrip(" :：")
        reading.unread.append((file, reason))
        terminal.complain(terminal.say("refused", file=file, reason=reason))
    # A slip of ours must not keep the other files from being read.
    except Exception as error:
        reading.unread.append((file, f"{type(error).__name__}: {error}"))
        terminal.complain(terminal.say("internal", file=file, reason=f"{type(error).__name__}: {error}"))
    else:
        if len(reports) == 1:
            return ((file, reports[0]),), _shown(data, name, limits, isolate=isolate)
        called = tuple((f"{file}#{number}", report) for number, report in enumerate(reports, 1))
        return called, _shown(data, name, limits, isolate=isolate)
    return (), lambda: None


def _shown(data: bytes, name: str | None, limits: Limits, *, isolate: bool) -> Shown:
    @cache
    def published() -> Published | None:
        from gov_disclosure.showing import read_published

        try:
            return read_published(data, name=name, limits=limits, isolate=isolate)
        # What was read a moment ago may fail now, for want of time or memory: then it is not shown.
        except Exception:
            return None

    return published


def _walk(folder: str, failures: list[OSError]) -> Iterator[str]:
    for inner, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield os.path.join(inner, name)  # noqa: PTH118 - as above
