"""What a registry of the user's decides about who reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import attrs

from gov_disclosure.bodies.names import comparable, read_name
from gov_disclosure.bodies.registry import Entry, Registry
from gov_disclosure.bodies.reporter import Evidence, Kind, Level, Place, Region, Reporter, Scope
from gov_disclosure.bodies.telling import Told, names_of_body

__all__ = ["Decision", "decide"]


@attrs.frozen
class Decision:
    """
    What came of looking a body up.

    Attributes:
        reporter: Who reports, decided.
        name: The name that was looked up, or None where the report tells none.
        entries: The entries that fit: one where the registry decides, none where it has none, several where it cannot.
    """

    reporter: Reporter
    name: str | None
    entries: tuple[Entry, ...]


def decide(told: Told, reporter: Reporter, registry: Registry) -> Decision:
    """Return who reports by the registry; what an entry leaves open stays as the report tells it."""
    names = names_of_body(told, reporter)
    entries = _candidates(names, reporter, registry)
    name = names[0] if names else None
    if len(entries) == 1:
        return Decision(_decided(reporter, entries[0]), name, entries)
    return Decision(_undecided(reporter, entries) if entries else reporter, name, entries)


def _candidates(names: Sequence[str], reporter: Reporter, registry: Registry) -> tuple[Entry, ...]:
    entries: tuple[Entry, ...] = ()
    for name in names:
        found = registry.find(name)
        if not found:
            continue
        both = tuple(entry for entry in entries if entry in found)
        # Names of one body that lead to different entries leave it open which is meant.
        entries = both or tuple(dict.fromkeys((*entries, *found)))
        if len(entries) == 1:
            return entries
    if len(entries) > 1:
        told = [comparable(part.name)[1] for part in reporter.region]
        fitting = tuple(entry for entry in entries if all(_has(entry, part) for part in told))
        entries = fitting or entries
    return entries


def _has(entry: Entry, part: str) -> bool:
    """Whether a part of a region is one of an entry's, or of its own name."""
    return any(part == comparable(region)[1] for region in entry.region) or part in comparable(entry.name)[1]


def _decided(reporter: Reporter, entry: Entry) -> Reporter:
    evidence = dict(reporter.evidence)
    words = (Evidence(Place.REGISTRY, entry.name),)
    changes: dict[str, Any] = {
        "name": entry.name,
        "code": entry.code,
        "level": entry.level,
        "kind": entry.kind,
        "scope": entry.scope,
    }
    if entry.region:
        changes["region"] = _regions(entry)
    changes = {name: value for name, value in changes.items() if value is not None}
    evidence.update(dict.fromkeys(changes, words))
    return attrs.evolve(reporter, evidence=evidence, **changes)


def _regions(entry: Entry) -> tuple[Region, ...]:
    """Return the entry's region; the levels of its parts are what their names tell, one above the other."""
    name = read_name("".join(entry.region))
    if name is not None and tuple(part.name for part in name.regions) == entry.region:
        return name.regions
    return entry.regions


_OPEN: tuple[tuple[str, Any, Callable[[Entry], Any]], ...] = (
    ("level", Level.UNKNOWN, lambda entry: entry.level),
    ("kind", Kind.UNKNOWN, lambda entry: entry.kind),
    ("scope", Scope.UNKNOWN, lambda entry: entry.scope),
    ("region", (), lambda entry: entry.region),
)


def _undecided(reporter: Reporter, entries: tuple[Entry, ...]) -> Reporter:
    """Return the reporter with unknown for what the entries differ in."""
    evidence = dict(reporter.evidence)
    words = tuple(Evidence(Place.REGISTRY, entry.name) for entry in entries[:8])
    changes: dict[str, Any] = {}
    for name, unknown, of in _OPEN:
        if len({of(entry) for entry in entries}) > 1:
            changes[name] = unknown
            evidence[name] = words
    return attrs.evolve(reporter, evidence=evidence, **changes)
