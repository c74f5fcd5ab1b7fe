"""What the preamble says it announces: `现公布某县统计局2023年政府信息公开工作年度报告`, where a page has lost its title."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from gov_disclosure.titling import Title, read_title

__all__ = ["announced"]

_ANNOUNCED = re.compile(
    r"(?:现|特|兹)(?:[^，,。；;：:《》0-9０-９〇]{0,8}?(?:公布|公开|发布|公示|编制|编写|形成)了?|将)"
    r"《?(?P<title>[^，,。；;：:《》]{8,60}?(?:报告|年报))"
    r"|(?:编制|编写|撰写|制定|形成|公布|发布)了?《(?P<quoted>[^，,。；;：:《》]{8,60}?(?:报告|年报))》"
)
_PRONOUN = re.compile(r"[我本全各该上下]|(?:以下|单位|机关|机构|部门)")
"""Words in the place of a name."""
_MOST = 200
"""So many lines of a preamble are looked at."""


def announced(lines: Sequence[str]) -> Title | None:
    """
    Return what the lines before the first section say that they announce, read as a title; no place of its own.

    Its body or year is None where the sentence names none, or where several name different ones.
    """
    found: list[Title] = []
    for line in lines[:_MOST]:
        for match in _ANNOUNCED.finditer(line):
            title = read_title(match["title"] or match["quoted"])
            if title is not None:
                found.append(title)
    if not found:
        return None
    bodies = {title.body for title in found}
    years = {title.year for title in found}
    body = found[0].body if len(bodies) == 1 else None
    return attrs.evolve(
        found[0],
        body=body if body is None or _PRONOUN.match(body) is None else None,
        year=found[0].year if len(years) == 1 else None,
    )
