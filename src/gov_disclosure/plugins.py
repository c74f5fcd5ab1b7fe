"""What other distributions bring, by entry points: looked up late, in order of name, and failing alone."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, NamedTuple

__all__ = [
    "FORMS", "READERS", "RULES", "Fault", "Plugin", "Wanted", "heard", "installed", "left_out", "load", "only", "plain_name",
    "wanted",
]  # fmt: skip

FORMS = "gov_disclosure.forms"
READERS = "gov_disclosure.readers"
RULES = "gov_disclosure.rules"

Wanted = bool | frozenset[str]
"""Whether other distributions are heard: all, none, or those of some names."""

_SEPARATORS = re.compile(r"[-_.]{1,100}")
_wanted: ContextVar[Wanted] = ContextVar("_wanted", default=True)


class Plugin(NamedTuple):
    """
    An object that another distribution brings.

    Attributes:
        name: Name of its entry point.
        distribution: The distribution that it is in.
        version: That distribution's version.
        value: The object.
    """

    name: str
    distribution: str
    version: str
    value: Any


class Fault(NamedTuple):
    """
    A plug-in that cannot be used.

    Attributes:
        name: Name of its entry point.
        distribution: The distribution that it is in.
        version: That distribution's version.
        reason: What is wrong with it.
    """

    name: str
    distribution: str
    version: str
    reason: str


@cache
def load(group: str, wanted: Wanted = True) -> tuple[tuple[Plugin, ...], tuple[Fault, ...]]:
    """Return the objects of a group of entry points, and those that could not be loaded; what is not wanted is left alone."""
    found: list[Plugin] = []
    faults: list[Fault] = []
    for point in _points(group):
        distribution, version = _origin(point)
        if wanted is False or (wanted is not True and plain_name(distribution) not in wanted):
            continue
        try:
            value = point.load()
        # Whatever a plug-in does when it is imported, even leaving the program, concerns it alone.
        except (Exception, SystemExit) as error:
            reason = f"{type(error).__name__}: {error}"
            faults.append(Fault(point.name, distribution, version, reason))
        else:
            found.append(Plugin(point.name, distribution, version, value))
    return tuple(found), tuple(faults)


def wanted() -> Wanted:
    """Return whether other distributions are heard: all, none, or the names of those that are."""
    return _wanted.get()


def heard() -> bool | list[str]:
    """Return the same as JSON values, as `only` takes them."""
    found = _wanted.get()
    return found if isinstance(found, bool) else sorted(found)


def plain_name(distribution: str) -> str:
    """Return a distribution's name as names are compared."""
    return _SEPARATORS.sub("-", distribution).lower()


@contextmanager
def only(names: bool | Iterable[str]) -> Generator[None, None, None]:
    """Hear some distributions alone for a while: those of some names, all, or none."""
    token = _wanted.set(names if isinstance(names, bool) else frozenset(map(plain_name, names)))
    try:
        yield
    finally:
        _wanted.reset(token)


@contextmanager
def left_out() -> Generator[None, None, None]:
    """Do without the readers and forms of other distributions for a while."""
    with only(False):
        yield


def installed() -> tuple[tuple[str, str], ...]:
    """Return name and version of every distribution with plug-ins, without loading them."""
    from importlib.metadata import entry_points

    points = entry_points()
    return tuple(sorted({_origin(point) for group in (FORMS, READERS, RULES) for point in points.select(group=group)}))


def _points(group: str) -> list[Any]:
    from importlib.metadata import entry_points

    return sorted(entry_points(group=group), key=lambda point: (point.name, point.value))


def _origin(point: Any) -> tuple[str, str]:
    found = point.dist
    return (found.name, found.version) if found is not None else ("?", "?")
