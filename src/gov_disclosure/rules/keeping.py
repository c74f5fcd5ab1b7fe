"""What is found in reports, up to a limit for each: a rule may say anything any number of times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.limits import Limits
from gov_disclosure.rules.finding import Finding, Verdict

__all__ = ["MORE", "Kept"]

MORE = "GD155"
"""There are more findings than are kept."""


class Kept:
    """
    Findings as they come, the first `Limits.max_findings` on each report of them kept.

    Attributes:
        violated: How many of all said that something is violated.
    """

    __slots__ = ("_counted", "_dropped", "_items", "_most", "_worst", "violated")

    def __init__(self, findings: Iterable[Finding], limits: Limits) -> None:
        self._items: list[Finding] = []
        self._counted: Counter[str | None] = Counter()
        self._most = limits.max_findings
        self._dropped = 0
        self._worst: Finding | None = None
        self.violated = 0
        for finding in findings:
            self.append(finding)

    def append(self, finding: Finding) -> None:
        """Take a finding; past the limit it is only counted."""
        self.violated += finding.verdict is Verdict.VIOLATED
        # Of ten thousand reports together one may not crowd out the others.
        count = self._counted[finding.file] = self._counted[finding.file] + 1
        if count <= self._most:
            self._items.append(finding)
            return
        self._dropped += 1
        if self._worst is None or _gravity(finding) > _gravity(self._worst):
            self._worst = finding

    def sorted(self, key: Callable[[Finding], Any], file: str | None) -> tuple[Finding, ...]:
        """Return what was kept in order, numbered where alike, and last a finding on the others, as grave as the gravest."""
        self._items.sort(key=key)
        _number(self._items)
        if self._worst is None:
            return tuple(self._items)
        rest = Finding(
            rule=MORE,
            severity=self._worst.severity,
            verdict=self._worst.verdict,
            arguments={"limit": "max_findings", "value": self._most, "dropped": self._dropped},
            file=file,
            expression=MORE,
        )
        return (*self._items, rest)


def _number(findings: list[Finding]) -> None:
    """Number findings that are alike: those that are violated first, since the others are not always listed."""
    seen: dict[tuple[str | None, str, tuple[str, ...], str], int] = {}
    for wanted in (True, False):
        for at, finding in enumerate(findings):
            if (finding.verdict is Verdict.VIOLATED) is wanted:
                # What is found in one report does not depend on others that are checked with it.
                alike = (finding.file, finding.rule, finding.paths, finding.expression)
                count = seen[alike] = seen.get(alike, 0) + 1
                if count != finding.ordinal:
                    findings[at] = attrs.evolve(finding, ordinal=count)


def _gravity(finding: Finding) -> tuple[bool, Severity]:
    return finding.verdict is Verdict.VIOLATED, finding.severity
