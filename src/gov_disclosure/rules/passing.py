"""Passages that two reports share, for a finding to show on both sides."""

from __future__ import annotations

from gov_disclosure.across import Filed
from gov_disclosure.rules.across_context import AcrossContext
from gov_disclosure.rules.finding import Operand
from gov_disclosure.similarity import Likeness, Wording

__all__ = ["copied", "percent"]

_RUNS = 5
_LINES = 3


def copied(context: AcrossContext, likeness: Likeness, own: tuple[Filed, Wording], other: tuple[Filed, Wording]) -> list[Operand]:
    """
    Return the longest passages that two reports share: those of the finding's own report, and of the other.

    Args:
        context: The check.
        likeness: What the own wording shares with the other, in this order.
        own: The report that the finding is about.
        other: The other one.
    """
    runs = sorted(likeness.runs, key=lambda run: (-run.shared, run.start))[:_RUNS]
    found: list[Operand] = []
    for run in sorted(runs):
        found += [context.words(own[0], *place, side="actual") for place in [*own[1].places(run.start, run.end)][:_LINES]]
    for run in sorted(runs):
        places = [*other[1].places(run.other_start, run.other_end)][:_LINES]
        found += [context.words(other[0], *place, side="expected", beside=own[0]) for place in places]
    return found


def percent(share: float) -> int:
    """Return a share in whole percent, rounded down: what is not all is never 100."""
    return int(share * 100)
