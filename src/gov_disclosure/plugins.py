"""What other distributions bring, by entry points: looked up late, in order of name, and failing alone."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, NamedTuple

__all__ = ["FORMS", "READERS", "RULES", "Fault", "Plugin", "installed", "left_out", "load", "wanted"]

FORMS = "gov_disclosure.forms"
READERS = "gov_disclosure.readers"
RULES = "gov_disclosure.rules"

_wanted: ContextVar[bool] = ContextVar("_wanted", default=True)


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
def load(group: str) -> tuple[tuple[Plugin, ...], tuple[Fault, ...]]:
    """Return the objects of a group of entry points, and those that could not be loaded."""
    found: list[Plugin] = []
    faults: list[Fault] = []
    for point in _points(group):
        distribution, version = _origin(point)
        try:
            value = point.load()
        # Whatever a plug-in does when it is imported, even leaving the program, concerns it alone.
        except (Exception, SystemExit) as error:
            reason = f"{type(error).__name__}: {error}"
            faults.append(Fault(point.name, distribution, version, reason))
        else:
            found.append(Plugin(point.name, distribution, version, value))
    return tuple(found), tuple(faults)


def wanted() -> bool:
    """Return whether other distributions are heard at all."""
    return _wanted.get()


@contextmanager
def left_out() -> Generator[None, None, None]:
    """Do without the readers and forms of other distributions for a while."""
    token = _wanted.set(False)
    try:
        yield
    finally:
        _wanted.reset(token)


def installed() -> tuple[tuple[str, str], ...]:
    """Return name and version of every distribution with plug-ins, without loading them."""
    return tuple(sorted({_origin(point) for group in (FORMS, READERS, RULES) for point in _points(group)}))


def _points(group: str) -> list[Any]:
    from importlib.metadata import entry_points

    return sorted(entry_points(group=group), key=lambda point: (point.name, point.value))


def _origin(point: Any) -> tuple[str, str]:
    found = point.dist
    return (found.name, found.version) if found is not None else ("?", "?")
