"""Labels that name a year where the form says this one, the last or the next: 2023年制发件数, 本年（2023）制发件数."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gov_disclosure.forms.vocabulary import Label, relative_years

__all__ = ["dated_label"]

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?:年度?)?(?!\d)")


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
    relative = relative_years()
    said = next((words for words in relative if words in before or words in behind), None)
    # A year right before such a word (2024年上年结转) is the report's own.
    later = 0 if said is None or behind.startswith(said) else relative[said]
    wordings = {"": later} if said is not None else relative
    found: dict[tuple[tuple[str, str], ...], tuple[Label, int]] = {}
    for words, offset in wordings.items():
        label = labels.get(f"{before}{words}{behind}")
        if label is not None and label.cell and not label.added:
            found.setdefault((*label.terminals.items(), ("", str(offset))), (label, int(match[1]) - offset))
    return found.popitem()[1] if len(found) == 1 else None
