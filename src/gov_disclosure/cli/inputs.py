"""Which files a command takes, and reading them: what cannot be read is told, and the others are done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence

from gov_disclosure.api import parse_bytes, parse_file
from gov_disclosure.cli.terminal import Terminal
from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.limits import DEFAULT_LIMITS
from gov_disclosure.report import Report

__all__ = ["STDIN", "find", "read"]

STDIN = "-"
_ENDINGS = (".html", ".htm", ".xhtml", ".shtml", ".md", ".markdown", ".txt", ".text", ".csv", ".tsv", ".pdf")


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
            terminal.complain(terminal.say("empty_folder", folder=path, endings=" ".join(_ENDINGS)))
        complete = complete and bool(found) and not failures
        files += found
    return list(dict.fromkeys(files)), complete


def read(file: str, terminal: Terminal) -> Report | None:
    """Return the report that a file is, or None where it is none: then it has been told why."""
    try:
        if file == STDIN:
            return parse_bytes(sys.stdin.buffer.read(DEFAULT_LIMITS.max_bytes + 1))
        return parse_file(file)
    except GovDisclosureError as error:
        terminal.complain(terminal.say("refused", file=file, reason=error.render(terminal.language).removeprefix(file).lstrip()))
    # A slip of ours must not keep the other files from being read.
    except Exception as error:
        terminal.complain(terminal.say("internal", file=file, reason=f"{type(error).__name__}: {error}"))
    return None


def _walk(folder: str, failures: list[OSError]) -> Iterator[str]:
    for inner, folders, files in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(_ENDINGS) and not name.startswith("."):
                yield os.path.join(inner, name)  # noqa: PTH118 - as above
