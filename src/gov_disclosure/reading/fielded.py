"""Lines of fields with commas or semicolons between them, as in CSV: what else such a line may be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.figures import State, read_figure

__all__ = ["RUN_TOGETHER", "is_numbered", "may_run_together"]

RUN_TOGETHER = re.compile(r"\d{1,3}+(?:,\d{3,60}+){1,200}+")
"""Figures with their thousands set apart, which may have run together: no comma need part two of them."""
_BEHIND_LABEL = re.compile('[\u4e00-\u9fff）)”"],"?\\d')
_FEWEST_LABELS = 3
_FEWEST_NUMBERED = 4
_NEAR = 2_000
"""Characters before and behind a line that are looked at."""


def may_run_together(text: str, start: int, end: int) -> bool:
    """
    Whether a line may be figures that ran together, each comma of which parts thousands (`8,57123,8088,230`).

    It is none where labels of the text, or the header above, have commas, too.
    """
    line = text[start:end]
    if RUN_TOGETHER.fullmatch(line) is None:
        return False
    above = text.rfind("\n", 0, max(0, start - 1)) + 1
    return (
        text.count(",", above, start) != line.count(",")
        and len(_BEHIND_LABEL.findall(text, max(0, start - _NEAR), end + _NEAR)) < _FEWEST_LABELS
    )


def is_numbered(fields: Sequence[str]) -> bool:
    """Whether fields are the number of a row, its label and its figures, rather than a figure with a note."""
    if len(fields) < _FEWEST_NUMBERED or not fields[0].isdigit() or not fields[1] or fields[1][0].isdigit():
        return False
    return not fields[-1] or read_figure(fields[-1]).state is not State.TEXT
