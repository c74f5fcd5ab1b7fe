"""Findings that are not told: those that someone waived, and those that a baseline knows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from gov_disclosure.config.model import Waiver
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.rules.keeping import MORE
from gov_disclosure.rules.ruleset import FAILURE, FAULT

__all__ = ["BASELINE", "WAIVER", "Suppression", "can_be_suppressed", "waiver_of"]

WAIVER = "waiver"
BASELINE = "baseline"
_ALWAYS_TOLD = frozenset((FAILURE, FAULT, MORE))
"""What a check broke down of, or left out: nobody knows what it would have found."""


class Suppression(NamedTuple):
    """
    A finding that is not told, and does not fail.

    Attributes:
        finding: The finding.
        kind: `waiver` or `baseline`.
        reason: Why it was waived; of a baseline its file.
        waiver: The waiver, or None.
    """

    finding: Finding
    kind: str
    reason: str = ""
    waiver: Waiver | None = None


def can_be_suppressed(finding: Finding) -> bool:
    """Say whether a finding can be waived or known: what is not evaluable fails nothing, and what broke down is always told."""
    return finding.verdict is Verdict.VIOLATED and finding.rule not in _ALWAYS_TOLD


def waiver_of(finding: Finding, waivers: Iterable[Waiver]) -> Waiver | None:
    """Return the first waiver that is of a finding, or None."""
    return next((each for each in waivers if each.is_of(finding.rule, finding.paths, finding.fingerprint)), None)
