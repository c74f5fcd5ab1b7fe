"""
Which reports are of one body: by its code in a registry, else by its name.

Names are the same where they are so when folded, 人民政府 and 办事处 left out: 北街街道 and 北街街道办事处.

A name may lack the outer regions of a fuller one, if no other fits: 澄湖县水务局 is 东江市澄湖县水务局 where there is no
西江市澄湖县水务局, and where both do not report on one year. A name without any region, 水务局, is its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from gov_disclosure.across.collection import Filed
from gov_disclosure.bodies.names import comparable, read_name
from gov_disclosure.errors import UsageError

__all__ = ["Identities", "identify_all"]

_LEFT_OUT = ("人民政府", "办事处")
_NONE: frozenset[int | None] = frozenset()


@attrs.frozen
class _Names:
    """What a body is called: its name folded, and the same without its outer regions."""

    full: str
    shorter: frozenset[str] = frozenset()


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
    codes: dict[str, set[str]] = {}
    for item, key in zip(items, resolved, strict=True):
        if key is not None and item.report.reporter.code is not None:
            codes.setdefault(key, set()).add(item.report.reporter.code)
    alone = {key: f"#{next(iter(found))}" for key, found in codes.items() if len(found) == 1}
    keys: list[str | None] = []
    called: dict[str, str] = {}
    for item, resolved_key, body in zip(items, resolved, told, strict=True):
        code = item.report.reporter.code
        final = f"#{code}" if code is not None else resolved_key
        if final is not None and code is None:
            final = alone.get(final, final)
        keys.append(final)
        if final is not None and body is not None and len(body) > len(called.get(final, "")):
            called[final] = body
    of_names: dict[str, str] = {}
    for name, meant in zip(names, asked, strict=True):
        found = fullest[known[meant].full]
        of_names[_folded(name)] = alone.get(found, found)
    return Identities(tuple(keys), of_names, called)


def _told(item: Filed, same: Mapping[str, str]) -> str | None:
    """Return the name that a report is filed under."""
    names = [name for name in (item.report.reporter.name, item.report.body) if name]
    for name in names:
        if _folded(name) in same:
            return same[_folded(name)]
    return names[0] if names else None


def _folded(name: str) -> str:
    return comparable(name)[1]


def _bare(folded: str) -> str:
    bare = folded
    for words in _LEFT_OUT:
        bare = bare.replace(words, "")
    return bare or folded


def _read(name: str) -> _Names:
    read = read_name(name)
    if read is None:
        return _Names(_bare(_folded(name)))
    full = read.folded
    # Without its outer regions, one after the other; the innermost stays.
    return _Names(_bare(full), frozenset(_bare(full[end:]) for end in read.ends[:-1]))


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
