"""What is said of several reports together; `python -m tests.across.sets` writes it, to be looked at as a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gov_disclosure import Collection, Hierarchy, RuleSet, Series, check
from gov_disclosure.rules import Verdict, evaluate
from tests.across.changed_collections import COLLECTIONS
from tests.across.changed_families import FAMILIES
from tests.across.changed_series import BODY, SERIES
from tests.rules.shown import shown

__all__ = ["SETS", "judged", "names"]

SETS = Path(__file__).with_name("sets.txt")


def judged(name: str) -> str:
    """Return what is said of a set, as the file has it."""
    kind, _, which = name.partition(": ")
    together = _subject(kind, which)
    lines = [f"# {name}"]
    rules = RuleSet.default(plugins=False)
    for rule in rules.over(kind):
        first, *rest = shown(evaluate(together, rules.only(rule.code), include_not_evaluable=True, strict=True))
        lines += [f"{rule.code}: {first}", *rest]
    unasked = [found.verdict.value for found in check(together, rules, strict=True) if found.verdict is not Verdict.VIOLATED]
    lines += [f"listed without being asked for: {unasked}"] if unasked else []
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _subject(kind: str, which: str) -> Series | Hierarchy | Collection:
    if kind == "series":
        return Series.of(SERIES[which](), body=BODY)
    return FAMILIES[which]() if kind == "hierarchy" else COLLECTIONS[which]()


def names() -> Iterator[str]:
    """Yield the sets."""
    yield from (f"series: {name}" for name in SERIES)
    yield from (f"hierarchy: {name}" for name in FAMILIES)
    yield from (f"collection: {name}" for name in COLLECTIONS)


if __name__ == "__main__":
    SETS.write_text("".join(map(judged, names())), encoding="utf-8")
