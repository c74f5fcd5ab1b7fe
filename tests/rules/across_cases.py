"""Cases of rules over several reports: a folder has the files, what is expected, and perhaps a hierarchy."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from gov_disclosure import Collection, Hierarchy, RuleSet, Series, parse_file
from gov_disclosure.rules import Evaluation, evaluate

CASES = Path(__file__).parent.parent / "cases"


def folders(code: str = "GD*") -> list[Path]:
    """Return the folders of the cases of a rule, or of all."""
    return sorted(each for each in CASES.glob(f"{code}/*") if each.is_dir())


def subject(folder: Path) -> Any:
    """Return what the rule of a case is run over."""
    reports = [(file.name, parse_file(file)) for file in sorted(folder.glob("*.txt"))]
    rule = RuleSet.default(plugins=False).get(folder.parent.name)
    assert rule is not None
    if rule.over == "series":
        return Series.of(reports)
    if rule.over == "hierarchy":
        return Hierarchy.load(folder / "hierarchy.json", reports)
    return Collection.of(reports)


def judged(folder: Path, *, listing: bool = True) -> Evaluation:
    """Return what the rule of a case says."""
    rules = RuleSet.default(plugins=False).only(folder.parent.name)
    return evaluate(subject(folder), rules, include_not_evaluable=listing, strict=True)


def found(folder: Path) -> list[list[Any]]:
    """Return the findings as `expected.json` has them."""
    return [list(row) for row in _rows(judged(folder))]


def _rows(evaluation: Evaluation) -> Iterator[tuple[Any, ...]]:
    for each in evaluation.findings:
        yield each.rule, each.verdict.value, each.file, list(each.paths), plain(each.expected), plain(each.actual)


def plain(value: object) -> Any:
    return str(value) if isinstance(value, Decimal) else value
