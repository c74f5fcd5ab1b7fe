"""What was found, a line each: all that a finding says but its words, for files of what was found before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from gov_disclosure import Finding
from gov_disclosure.rules import Evaluation, Operand

__all__ = ["shown"]

_MOST = 3
"""So many cells on each side of a finding are shown."""
_WORDS = ("caption", "captions", "label", "path")


def shown(evaluation: Evaluation) -> Iterator[str]:
    """Yield how many checks came to which verdict, then each finding with its cells and hints."""
    yield ", ".join(sorted(f"{verdict.value} {count}" for verdict, count in evaluation.tally.items() if count))
    for finding in evaluation.findings:
        yield from _finding(finding)


def _finding(finding: Finding) -> Iterator[str]:
    place = f"{finding.file or ''}:{finding.line or ''}"
    sides = "" if finding.expected is None and finding.actual is None else f": {finding.expected} / {finding.actual}"
    yield f"  {finding.severity.value} {finding.verdict.value} {place} {finding.rule} {_short(finding.expression)}{sides}"
    told = {name: _short(_plain(value)) for name, value in sorted(finding.arguments.items()) if name not in _WORDS}
    if told:
        yield f"    {finding.template} {told}"
    for side in dict.fromkeys(operand.side for operand in finding.operands):
        cells = [_cell(operand) for operand in finding.operands if operand.side == side]
        yield f"    {side or '-'} {', '.join(cells[:_MOST])}{f', … {len(cells)}' if len(cells) > _MOST else ''}"
    for hint in finding.hints:
        told = {name: _plain(value) for name, value in sorted(hint.arguments.items()) if name not in _WORDS}
        yield f"    {hint.code} {' '.join(hint.paths)} {told}"


def _cell(operand: Operand) -> str:
    file = f" in {operand.file}" if operand.file else ""
    return f"{operand.path}={_short(str(operand.raw or operand.value))}{file}"


def _plain(value: object) -> str:
    if isinstance(value, list | tuple | set | frozenset):
        parts: Iterable[object] = sorted(value) if isinstance(value, set | frozenset) else value
        return f"[{' '.join(map(_plain, parts))}]"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _short(text: str) -> str:
    line = text.replace("\n", " ")
    return line if len(line) <= 100 else f"{line[:80]}… {len(line)}"
