"""Patterns of files, of cells and of bodies, in time that grows with both lengths and no more."""

from __future__ import annotations

import os
from collections.abc import Sequence
from unicodedata import normalize

from gov_disclosure.bodies.names import comparable

__all__ = ["body_matches", "cell_matches", "file_matches", "relative"]

_ANY = "**"


def file_matches(pattern: str, path: str) -> bool:
    """
    Say whether a pattern is of a file, or of a folder that it is in.

    Args:
        pattern: As `2023/*.html`: `*` and `?` stand for characters but `/`, `**` for any folders. Without a `/` it is of
            a name in any folder.
        path: The file, as `relative` has it.
    """
    parts = _plain(path).split("/")
    wanted = _plain(pattern).rstrip("/").removeprefix("./").split("/")
    if len(wanted) == 1:
        return any(_like(wanted[0], part) for part in parts)
    return _covers(wanted, parts)


def cell_matches(pattern: str, path: str) -> bool:
    """
    Say whether a pattern is of a cell.

    Args:
        pattern: As `requests.*.total`, where `*` stands for one name or a part of it, `**` for any; without a star it is
            also of what is in a row or a table: `requests.received`.
        path: The dotted path of the cell.
    """
    if "*" not in pattern:
        return f"{path}.".startswith(f"{pattern}.")
    return _covers(pattern.split("."), path.split("."), whole=True)


def body_matches(pattern: str, body: str | None) -> bool:
    """Say whether a name, in which `*` may stand for any characters, is that of a body; blanks and width do not count."""
    if body is None:
        return False
    name = comparable(body)[1]
    folded = "*".join(comparable(piece)[1] if piece else "" for piece in pattern.split("*"))
    return bool(folded) and _like(folded, name)


def relative(path: str, base: str) -> str:
    """Return a path as seen from a folder, with `/` between its parts; `-` stays as it is."""
    if path == "-":
        return path
    try:
        found = os.path.relpath(path, base or ".")
        if found.startswith(os.pardir):
            # One of both may be behind a link.
            inner = os.path.relpath(os.path.realpath(path), os.path.realpath(base or "."))
            found = found if inner.startswith(os.pardir) else inner
    except ValueError:
        # Another drive.
        found = os.path.abspath(path)  # noqa: PTH100 - a path may hold anything
    return found.replace(os.sep, "/")


def _plain(text: str) -> str:
    return normalize("NFC", text).replace("\\", "/") if os.sep == "\\" else normalize("NFC", text)


def _covers(wanted: Sequence[str], parts: Sequence[str], *, whole: bool = False) -> bool:
    """Say whether parts begin, or are, as patterns of parts have it: `reached` holds how many parts each may have taken."""
    reached = {0}
    for each in wanted:
        if each == _ANY:
            reached = set(range(min(reached), len(parts) + 1))
        else:
            reached = {at + 1 for at in reached if at < len(parts) and _like(each, parts[at])}
        if not reached:
            return False
    return not whole or len(parts) in reached


def _like(pattern: str, text: str) -> bool:
    """Say whether a text is as a pattern has it: a star that took too little takes one more, and only the last one."""
    at = star = mark = 0
    starred = False
    taken = 0
    while taken < len(text):
        if at < len(pattern) and pattern[at] == "*":
            starred, star, mark = True, at, taken
            at += 1
        elif at < len(pattern) and pattern[at] in ("?", text[taken]):
            at += 1
            taken += 1
        elif starred:
            mark += 1
            at, taken = star + 1, mark
        else:
            return False
    return all(rest == "*" for rest in pattern[at:])
