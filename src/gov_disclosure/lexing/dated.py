"""Labels that name a year where the form says this one, the last or the next: 2023年制发件数, 本年（2023）制发件数."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gov_disclosure.forms.vocabulary import Label

__all__ = ["dated_label"]

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?:年度?)?(?!\d)")
_RELATIVE = {
    "上一年度": -1,
    "上一年": -1,
    "上年度": -1,
    "上年": -1,
    "下一年度": 1,
    "下年度": 1,
    "下年": 1,
    "本年度": 0,
    "本年": 0,
}


def dated_label(folded: str, labels: Mapping[str, Label]) -> tuple[Label, int] | None:
    """
    Return the label that words are but for a year, and the report year that this year makes; None where several could be meant.

    Args:
        folded: The words, folded.
        labels: The labels of tables by their folded words.
    """
    match = _YEAR.search(folded)
    if match is None or len(match[0]) == len(folded):
        return None
    before, behind = folded[: match.start()], folded[match.end() :]
    if _YEAR.search(behind) is not None:
        return None
    found: Label | None = None
    offset = 0
    for words in ("", *_RELATIVE):
        whole = f"{before}{words}{behind}"
        label = labels.get(whole)
        relative = next((each for each in _RELATIVE if each in whole), None)
        if label is None or relative is None or not label.cell or label.added:
            continue
        if found is not None and (found.terminals, offset) != (label.terminals, _RELATIVE[relative]):
            return None
        found, offset = label, _RELATIVE[relative]
    return (found, int(match[1]) - offset) if found is not None else None
