"""The configuration's file: found by walking up, read as TOML, with the line of every key."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from typing import Any, cast

from gov_disclosure.errors import UsageError

__all__ = ["FILE", "keys_of", "nearest_file", "places_of"]

FILE = "gov-disclosure.toml"
_PROJECT = "pyproject.toml"
_TABLE = ("tool", "gov-disclosure")
_MOST = 4 * 1024 * 1024
_LONG_KEY = re.compile(r"""(?<![\w\-."'])(?:(?:[\w-]++|"[^"\n]{0,99}+"|'[^'\n]{0,99}+')\.){64}""", re.ASCII)
"""More parts of a key than any setting has, without blanks: the library copies those before each."""
_NO_BLANKS = str.maketrans("", "", " \t")


def nearest_file(start: str) -> str | None:
    """Return the configuration file nearest to a folder, upwards; in one folder ours comes before `pyproject.toml`."""
    folder = os.path.abspath(start)  # noqa: PTH100 - pathlib is dear to import
    while True:
        own = os.path.join(folder, FILE)  # noqa: PTH118 - as above
        if os.path.isfile(own):  # noqa: PTH113 - as above
            return own
        project = os.path.join(folder, _PROJECT)  # noqa: PTH118 - as above
        if os.path.isfile(project) and _mentions(project):  # noqa: PTH113 - as above
            return project
        above = os.path.dirname(folder)  # noqa: PTH120 - as above
        if above == folder:
            return None
        folder = above


def keys_of(file: str) -> tuple[Mapping[str, Any], Mapping[str, str]]:
    """
    Return the keys of a configuration file, and dotted key → where it is written.

    Raises:
        UsageError: It cannot be read, is no TOML, or is a `pyproject.toml` without our table.
    """
    text = _text(file)
    try:
        data = _loaded(text)
    except (ValueError, RecursionError) as error:
        raise UsageError.of("error.config.toml", file=file, reason=str(error) or type(error).__name__) from None
    prefix: tuple[str, ...] = ()
    if os.path.basename(file) == _PROJECT or _is_project(data):  # noqa: PTH119 - as above
        prefix = _TABLE
        tool = data.get("tool")
        table = tool.get("gov-disclosure") if isinstance(tool, dict) else None
        if not isinstance(table, dict):
            raise UsageError.of("error.config.table", file=file)
        data = cast("dict[str, Any]", table)
    lines = places_of(text)
    return data, {".".join(key[len(prefix) :]): f"{file}:{line}" for key, line in lines.items() if key[: len(prefix)] == prefix}


def places_of(text: str) -> dict[tuple[str, ...], int]:
    """
    Return key → line of a TOML text, tables of an array by number from 0, as far as lines tell: for messages alone.

    Args:
        text: A text that TOML reads.
    """
    found: dict[tuple[str, ...], int] = {}
    counts: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip()
        if bare.startswith("["):
            array = bare.startswith("[[")
            inner = bare.lstrip("[").partition("]")[0]
            key = _key(f"{inner} = 0")
            if key is None:
                continue
            key = _numbered(key, counts)
            if array:
                counts[key] = counts.get(key, -1) + 1
                key = (*key, str(counts[key]))
            table = key
            found.setdefault(table, number)
        elif "=" in bare and not bare.startswith("#"):
            key = _key(f"{bare.partition('=')[0]} = 0")
            if key is not None:
                found.setdefault((*table, *key), number)
    return found


def _numbered(key: tuple[str, ...], counts: Mapping[tuple[str, ...], int]) -> tuple[str, ...]:
    """Return a key with the numbers of the arrays that it runs through."""
    made: tuple[str, ...] = ()
    for at, part in enumerate(key):
        made = (*made, part)
        if at < len(key) - 1 and made in counts:
            made = (*made, str(counts[made]))
    return made


def _key(line: str) -> tuple[str, ...] | None:
    """Return the parts of a key that is written in a line, or None where it is none."""
    try:
        found: Any = tomllib.loads(line)
    except (ValueError, RecursionError):
        return None
    parts: list[str] = []
    while isinstance(found, dict) and found:
        ((part, found),) = cast("dict[str, Any]", found).items()
        parts.append(part)
    return tuple(parts)


def _loaded(text: str) -> dict[str, Any]:
    if _LONG_KEY.search(text.translate(_NO_BLANKS)) is not None:
        raise ValueError("a key of more than 64 parts")
    return tomllib.loads(text)


def _is_project(data: Mapping[str, Any]) -> bool:
    return isinstance(data.get("tool"), dict)


def _mentions(project: str) -> bool:
    """Say whether a `pyproject.toml` has our table; one that is damaged, or is not ours to read, has not."""
    try:
        text = _text(project)
        if _TABLE[1] not in text:
            return False
        tool = _loaded(text).get("tool")
    except (UsageError, ValueError, RecursionError):
        return False
    return isinstance(tool, dict) and _TABLE[1] in tool


def _text(file: str) -> str:
    try:
        with open(file, "rb") as stream:  # noqa: PTH123 - as above
            data = stream.read(_MOST + 1)
        if len(data) > _MOST:
            raise UsageError.of("error.config.file", file=file, reason=f"> {_MOST} B")
        return data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        if isinstance(error, UsageError):
            raise
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise UsageError.of("error.config.file", file=file, reason=reason) from None
