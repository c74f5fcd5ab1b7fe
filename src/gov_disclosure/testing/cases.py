"""
Cases as files: a report, and beside it what a rule says of it.

A folder is named after its rule and holds `holds.txt`, `violated.txt`, `not-evaluable.txt`, `lawful.txt` and more of
these with a word behind (`violated-two-columns.html`), each with a `.json`: a list of [rule, verdict, paths,
expected, actual].
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs

from gov_disclosure.api import parse_file
from gov_disclosure.errors import UsageError
from gov_disclosure.rules import Finding, RuleSet, Verdict, evaluate

__all__ = ["VERDICTS", "Case", "check_case", "parametrize_cases", "read_cases"]

VERDICTS = ("holds", "violated", "not-evaluable", "not-applicable", "lawful")
"""What the name of a case begins with."""


@attrs.frozen
class Case:
    """
    A case of a rule.

    Attributes:
        rule: The code of the rule.
        verdict: One of `VERDICTS`: what the name of the file begins with.
        file: The report.
        expected: What the rule says of it, each [rule, verdict, paths, expected, actual].
    """

    rule: str
    verdict: str
    file: Path
    expected: tuple[tuple[str, str, tuple[str, ...], Any, Any], ...]

    @property
    def name(self) -> str:
        """The rule and the name of the file."""
        return f"{self.rule}-{self.file.stem}"


def read_cases(folder: str | Path) -> tuple[Case, ...]:
    """
    Return the cases below a folder, in order of their names.

    Raises:
        UsageError: There is no such folder or no case in it, a case has no `.json`, a `.json` has no case, or a name
            begins with no verdict.
    """
    root = Path(folder)
    if not root.is_dir():
        raise UsageError(f"{root} is no folder of cases: name the one that has a folder for each rule")
    cases = tuple(_cases(root))
    if not cases:
        raise UsageError(f"{root} has no cases: write RULE/violated.txt and RULE/violated.json below it")
    lone = set(root.glob("*/*.json")) - {case.file.with_suffix(".json") for case in cases}
    if lone:
        raise UsageError(f"{min(lone)} has no report beside it")
    return cases


def _cases(root: Path) -> Iterator[Case]:
    for file in sorted(root.glob("*/*")):
        if file.suffix == ".json" or not file.is_file():
            continue
        verdict = next((verdict for verdict in VERDICTS if file.stem == verdict or file.stem.startswith(f"{verdict}-")), None)
        if verdict is None:
            raise UsageError(f"{file}: the name of a case begins with {', '.join(VERDICTS)}")
        told = file.with_suffix(".json")
        if not told.is_file():
            raise UsageError(f"{file} has no {told.name} beside it, a list of [rule, verdict, paths, expected, actual]")
        expected = tuple((rule, said, tuple(paths), *sides) for rule, said, paths, *sides in json.loads(told.read_text("utf-8")))
        yield Case(file.parent.name, verdict, file, expected)


def check_case(case: Case, rules: RuleSet | None = None) -> tuple[Finding, ...]:
    """
    Return what the rule of a case says about its report, after seeing that it is what the case expects.

    Args:
        case: The case.
        rules: Where the rule is; by default all rules.

    Raises:
        AssertionError: The rule says something else, or a case that holds or is lawful has a finding, or what is
            violated or not evaluable has none.
        UsageError: No rule is called so.
    """
    chosen = (rules if rules is not None else RuleSet.default()).only(case.rule)
    evaluation = evaluate(parse_file(case.file), chosen, include_not_evaluable=True, strict=True)
    found = tuple(
        (each.rule, each.verdict.value, each.paths, _plain(each.expected), _plain(each.actual)) for each in evaluation.findings
    )
    if found != case.expected:
        raise AssertionError(f"{case.file}: expected {list(case.expected)}, found {list(found)}")
    wanted = {"violated": Verdict.VIOLATED, "not-evaluable": Verdict.NOT_EVALUABLE, "not-applicable": Verdict.NOT_APPLICABLE}.get(
        case.verdict
    )
    verdicts = {verdict for verdict, count in evaluation.tally.items() if count}
    if case.verdict == "holds" and verdicts != {Verdict.HOLDS}:
        raise AssertionError(f"{case.file}: it should hold, and comes to {sorted(each.value for each in verdicts)}")
    if case.verdict == "lawful" and Verdict.VIOLATED in verdicts:
        raise AssertionError(f"{case.file}: it is lawful, and is found violated")
    if wanted is not None and wanted not in verdicts:
        raise AssertionError(f"{case.file}: it should be {wanted.value}, and comes to {sorted(each.value for each in verdicts)}")
    return evaluation.findings


def parametrize_cases(folder: str | Path) -> Callable[[Callable[..., None]], Any]:
    """
    Return the decorator that runs a test once for each case below a folder; its argument is called `case`.

    Raises:
        UsageError: The cases cannot be read (see `read_cases`), or pytest is not installed.
    """
    try:
        import pytest
    except ModuleNotFoundError:
        raise UsageError('running cases needs pytest: pip install "gov-disclosure[testing]"') from None
    cases = read_cases(folder)
    made: Callable[[Callable[..., None]], Any] = pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])
    return made


def _plain(value: object) -> Any:
    return format(value, "f") if isinstance(value, Decimal) else value
