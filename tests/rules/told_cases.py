"""What is said of every case, word for word: `python -m tests.rules.told_cases` writes it anew, to be looked at as a change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gov_disclosure import Finding, RuleSet, parse_file
from gov_disclosure.rules import evaluate
from tests.rules import across_cases

CASES = Path(__file__).parent.parent / "cases"
_SHOWN = 4
TOLD = Path(__file__).parent / "told"


def codes() -> list[str]:
    """Return the rules that have cases."""
    return sorted(folder.name for folder in CASES.glob("GD*"))


def told(code: str) -> str:
    """Return what a rule says of its cases."""
    return "\n".join(_lines(code)) + "\n"


def _lines(code: str) -> Iterator[str]:
    rules = RuleSet.default(plugins=False).only(code)
    for case in across_cases.folders(code) or sorted(CASES.glob(f"{code}/*.txt")):
        if case.is_dir():
            evaluation = across_cases.judged(case)
        else:
            evaluation = evaluate(parse_file(case), rules, include_not_evaluable=True, strict=True)
        counts = ", ".join(sorted(f"{verdict.value} {count}" for verdict, count in evaluation.tally.items() if count))
        yield f"# {case.name}: {counts}"
        for finding in evaluation.findings:
            yield from _said(finding)


def _said(finding: Finding) -> Iterator[str]:
    place = f"{finding.file or ''}:{finding.line or ''}"
    yield f"{finding.severity.value} {finding.verdict.value} {place} {finding.expression[:90]}"
    yield f"  {finding.render('en')}"
    yield f"  {finding.render('zh')}"
    sides = [f"{operand.side or '-'} {operand.path}={operand.raw or operand.value}" for operand in finding.operands]
    more = [f"… {len(sides)}"] if len(sides) > _SHOWN else []
    yield f"  {'; '.join(sides[:_SHOWN] + more)}"
    for hint in finding.hints:
        yield f"  {hint.code} {hint.render('en')} / {hint.render('zh')}"


if __name__ == "__main__":
    TOLD.mkdir(exist_ok=True)
    for each in codes():
        (TOLD / f"{each}.txt").write_text(told(each), encoding="utf-8")
