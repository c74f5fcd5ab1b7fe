"""
Which reports are of one body: by its code in a registry, else by its name.

Names are the same where they are so when folded, 人民政府 and 办事处 left out: 北街街道 and 北街街道办事处; so are wordings
that `wordings.toml` has, as 管理委员会 and 管委会.

A name may lack the outer regions of a fuller one, if no other fits: 澄湖县水务局 is 东江市澄湖县水务局 where there is no
西江市澄湖县水务局, and where both do not report on one year. A name without any region, 水务局, is its own. Where a name
without a county stands over reports on one year that are not alike, the folders tell the bodies apart (`apart`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources

import attrs

from gov_disclosure.across.apart import folders_apart
from gov_disclosure.across.collection import Filed
from gov_disclosure.bodies import Level
from gov_disclosure.bodies.names import comparable, read_name
from gov_disclosure.errors import UsageError

__all__ = ["Identities", "bare_name", "identify_all"]

_NONE: frozenset[int | None] = frozenset()


@attrs.frozen
class _Names:
    """What a body is called: its name folded, the same without its outer regions, and whether it tells no county."""

    full: str
    shorter: frozenset[str] = frozenset()
    vague: bool = True


@attrs.frozen
class Identities:
    """
    Who is who.

    Attributes:
        of_items: For each report the key of its body; None where it tells no name.
        of_names: Folded name → key, for the names asked for.
        called: Key → the fullest name, as written.
    """

    of_items: tuple[str | None, ...]
    of_names: Mapping[str, str]
    called: Mapping[str, str]

    def of_name(self, name: str) -> str:
        """Return the key of a name asked for."""
        return self.of_names[_folded(name)]


def identify_all(items: Sequence[Filed], bodies: Mapping[str, str] | None = None, names: Sequence[str] = ()) -> Identities:
    """
    Say which reports, and which names, are of one body.

    Args:
        items: The reports.
        bodies: A name that reports tell → the name of the body that it is.
        names: Further names, as those of a hierarchy.

    Raises:
        UsageError: A name of `bodies` is empty.
    """
    same = {_folded(name): body for name, body in (bodies or {}).items()}
    if "" in same or not all(map(_folded, same.values())):
        raise UsageError("bodies maps a name that reports tell to the name of the body: neither may be empty")
    asked = [same.get(_folded(name), name) for name in names]
    told = [_told(item, same) for item in items]
    known: dict[str, _Names] = {}
    for name in (*(body for body in told if body), *asked):
        if name not in known:
            known[name] = _read(name)
    years: dict[str, set[int | None]] = {}
    for item, body in zip(items, told, strict=True):
        if body:
            years.setdefault(known[body].full, set()).add(item.report.year)
    fullest = _fullest(known.values(), years)
    resolved: list[str | None] = [fullest[known[body].full] if body else None for body in told]
    vague = {each.full for each in known.values() if each.vague}
    folders = _folders(items, resolved, vague)
    codes: dict[str, set[str]] = {}
    for item, key in zip(items, resolved, strict=True):
        if key is not None and item.report.reporter.code is not None:
            codes.setdefault(key, set()).add(item.report.reporter.code)
    alone = {key: f"#{next(iter(found))}" for key, found in codes.items() if len(found) == 1}
    keys: list[str | None] = []
    called: dict[str, str] = {}
    for item, resolved_key, body, folder in zip(items, resolved, told, folders, strict=True):
        code = item.report.reporter.code
        final = f"#{code}" if code is not None else resolved_key
        if final is not None and code is None:
            final = alone.get(final, final) if folder is None else f"{final}/{folder}"
        keys.append(final)
        if final is not None and body is not None:
            shown = body if folder is None or code is not None else f"{body} ({folder})"
            if len(shown) > len(called.get(final, "")):
                called[final] = shown
    of_names: dict[str, str] = {}
    for name, meant in zip(names, asked, strict=True):
        found = fullest[known[meant].full]
        of_names[_folded(name)] = alone.get(found, found)
    return Identities(tuple(keys), of_names, called)


def _folders(items: Sequence[Filed], keys: Sequence[str | None], vague: set[str]) -> list[str | None]:
    """Return for each report the folder that says which of several bodies of its name it is of; None where there is one."""
    found: list[str | None] = [None] * len(items)
    groups: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        if key in vague and items[at].report.reporter.code is None:
            groups.setdefault(str(key), []).append(at)
    for places in groups.values():
        for at, folder in zip(places, folders_apart([items[at] for at in places]) or (), strict=False):
            found[at] = folder
    return found


def _told(item: Filed, same: Mapping[str, str]) -> str | None:
    """Return the name that a report is filed under."""
    names = [name for name in (item.report.reporter.name, item.report.body) if name]
    for name in names:
        if _folded(name) in same:
            return same[_folded(name)]
    return names[0] if names else None


def _folded(name: str) -> str:
    return comparable(name)[1]


def bare_name(name: str) -> str:
    """Return a name as it is compared: folded, 人民政府 and 办事处 left out."""
    return _bare(_folded(name))


def _bare(folded: str) -> str:
    bare = folded
    for words, written in _wordings():
        bare = bare.replace(words, written)
    return bare or folded


@cache
def _wordings() -> tuple[tuple[str, str], ...]:
    """Return what is written otherwise where names are compared, folded as they are."""
    data = tomllib.loads(resources.files("gov_disclosure.across").joinpath("wordings.toml").read_text(encoding="utf-8"))
    pairs = [*((words, "") for words in data["left_out"]), *data["same"].items()]
    return tuple((_folded(words), _folded(written)) for words, written in pairs)


def _read(name: str) -> _Names:
    read = read_name(name)
    if read is None:
        return _Names(_bare(_folded(name)))
    full = read.folded
    # Without its outer regions, one after the other; the innermost stays.
    vague = read.level is not Level.MINISTRY and all(region.level is Level.TOWNSHIP for region in read.regions)
    return _Names(_bare(full), frozenset(_bare(full[end:]) for end in read.ends[:-1]), vague)


def _fullest(names: Iterable[_Names], years: Mapping[str, set[int | None]]) -> dict[str, str]:
    """
    Return folded name → the fullest that it may be, where only one is.

    Args:
        names: All names.
        years: Folded name → the years that are reported on under it. Two bodies of one name both report on a year.
    """
    fuller: dict[str, set[str]] = {}
    shorter: dict[str, frozenset[str]] = {}
    for each in names:
        shorter[each.full] = shorter.get(each.full, frozenset()) | each.shorter
    for full, parts in shorter.items():
        for part in parts - {full}:
            if part in shorter:
                fuller.setdefault(part, set()).add(full)
    found: dict[str, str] = {}
    for full in shorter:
        candidates = fuller.get(full, set())
        # Of 乙县丙镇 and 甲市乙县丙镇 the latter.
        last = [each for each in candidates if not (fuller.get(each, set()) & candidates)]
        one = len(last) == 1 and not years.get(full, _NONE) & years.get(last[0], _NONE)
        found[full] = last[0] if one else full
    return found
