"""Sentences by which a report says itself why its figures do not follow from last year's: `announcements.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gov_disclosure.passages import Passage
    from gov_disclosure.report import Report

__all__ = ["announced"]

_SENTENCE = re.compile(r"[^。；;！!？?\n]+")


def announced(report: Report, topic: str) -> tuple[Passage, int, int] | None:
    """
    Return the sentence that announces a change, or None.

    Args:
        report: The report.
        topic: `stock`, `carry` or `items`.

    Returns:
        The line, and where in it the sentence begins and ends.
    """
    groups = _words()[topic]
    for passage in report.passages:
        if passage.heading or not any(reason in passage.text for words in groups for reason in words["reasons"]):
            continue
        for sentence in _SENTENCE.finditer(passage.text):
            if any(_tells(words, sentence[0]) for words in groups):
                return passage, sentence.start(), sentence.end()
    return None


def _tells(words: Mapping[str, list[str]], told: str) -> bool:
    """Whether a sentence has a word of each kind."""
    return all(any(word in told for word in kind) for kind in words.values())


@cache
def _words() -> Mapping[str, list[dict[str, list[str]]]]:
    raw = resources.files("gov_disclosure.rules").joinpath("announcements.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)
