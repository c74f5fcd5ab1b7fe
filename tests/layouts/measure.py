"""Count what a parser makes of the layouts: right, missing and false values.

``python -m tests.layouts.measure`` runs it over gov_disclosure; `measure` takes any callable.
"""

from __future__ import annotations

import argparse
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from .catalogue import Case, cases
from .official import AMOUNT, FEES
from .statistics import DECIMALS
from .values import Value

Parser = Callable[[bytes, str], dict[str, Any]]
"""Bytes and a file name in, the report JSON of the contract out."""

_DECIMALS = (AMOUNT, FEES, "other_matters.processing_fee_yuan", *DECIMALS)


@dataclass
class Score:
    """The counts of one layout. `wrong_states` counts cells whose `state` is not the one due."""

    layout: str
    files: int = 0
    right: int = 0
    missing: int = 0
    false: int = 0
    wrong_states: int = 0
    crashes: int = 0
    remarks: list[str] = field(default_factory=list)

    def add(self, case: Case, report: dict[str, Any]) -> None:
        """Compare one report with what was expected of it."""
        rendered = case.rendered
        self.files += 1
        for path, expected in rendered.expected.items():
            told = look_up(report, path)
            verdict = judge(path, told, expected, rendered.alternatives.get(path, []))
            if verdict == "right":
                self.right += 1
                continue
            if verdict == "missing":
                self.missing += 1
            else:
                self.false += 1
            self.remarks.append(f"{case.name}: {path}: {verdict}: {told!r} for {expected!r}")
        cells = report.get("cells") or {}
        for path, state in rendered.states.items():
            told = cells.get(path, {}).get("state")
            if told != state:
                self.wrong_states += 1
                self.remarks.append(f"{case.name}: {path}: state {told!r} for {state!r}")


def judge(path: str, told: object, expected: Value, also: Iterable[Value]) -> str:
    """right, missing (null though something is told in the file) or false."""
    if any(same(path, told, answer) for answer in (expected, *also)):
        return "right"
    return "missing" if told is None else "false"


def same(path: str, told: object, answer: Value) -> bool:
    """Equal, decimals by value; a number of another type is not the same."""
    if told is None or answer is None:
        return told is answer
    if path in _DECIMALS:
        try:
            return isinstance(told, str) and Decimal(told) == Decimal(str(answer))
        except InvalidOperation:
            return False
    return type(told) is type(answer) and told == answer


def look_up(report: dict[str, Any], path: str) -> object:
    """The value at a dotted path; null where the way there ends."""
    value: object = report
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def measure(parse: Parser, todo: Iterable[Case]) -> list[Score]:
    """Run the parser over all cases; an exception counts as an empty report."""
    scores: dict[str, Score] = {}
    for case in todo:
        score = scores.setdefault(case.rendered.name, Score(case.rendered.name))
        try:
            report = parse(case.rendered.data, case.name)
        except Exception as error:  # the parser under test may fail in any way
            score.crashes += 1
            place = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{place.filename}:{place.lineno}"
            score.remarks.append(f"{case.name}: {type(error).__name__}: {error} ({where})")
            report = {}
        score.add(case, report)
    return list(scores.values())


def table(scores: list[Score], *, all_rows: bool = True) -> str:
    """The scores as text, with the sum in the last line."""
    names = ("files", "right", "missing", "false", "wrong_states", "crashes")
    total = Score("TOTAL")
    for score in scores:
        for name in names:
            setattr(total, name, getattr(total, name) + getattr(score, name))
    shown = [score for score in scores if all_rows or score.missing or score.false or score.crashes]
    width = max(len(score.layout) for score in (*shown, total))
    lines = [f"{'layout':{width}} " + " ".join(f"{name:>12}" for name in names)]
    for score in (*shown, total):
        figures = " ".join(f"{getattr(score, name):12}" for name in names)
        lines.append(f"{score.layout:{width}} {figures}")
    return "\n".join(lines)


def main() -> int:
    """Measure gov_disclosure; the exit status is 1 if any value was false."""
    options = argparse.ArgumentParser(prog="python -m tests.layouts.measure", description=__doc__)
    options.add_argument("--seeds", type=int, default=3)
    options.add_argument("--layout", default="", help="only layouts whose name contains this")
    options.add_argument("--faulty", action="store_true", help="list only layouts with a fault")
    options.add_argument("--remarks", type=int, default=0, help="faults to show for each layout")
    chosen = options.parse_args()

    import gov_disclosure

    def parse(data: bytes, name: str) -> dict[str, Any]:
        report: dict[str, Any] = gov_disclosure.parse_bytes(data, name=name).to_dict()
        return report

    scores = measure(parse, cases(chosen.seeds, containing=chosen.layout))
    for score in scores:
        for remark in score.remarks[: chosen.remarks]:
            print(remark)
    print(table(scores, all_rows=not chosen.faulty))
    return 1 if any(score.false for score in scores) else 0


if __name__ == "__main__":
    raise SystemExit(main())
