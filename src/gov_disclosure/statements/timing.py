"""Words for time that no number beside them is of."""

from __future__ import annotations

import re

from gov_disclosure.statements.tokens import Token

__all__ = ["is_of_whole_year", "is_remark"]

_TREND = re.compile(
    "来?(?:持续|稳步|总体|整体)?呈?(?:下降|上升|增长|减少|增加|回落|走低|走高|递增|递减|保持|稳定|位[居列]|居|获)"
)
_ALIKE = re.compile("[^，。；、]{0,6}(?:相当|持平|一致|相同|相比|接近)")
_AND = frozenset("和与同跟")
_MONTHS = re.compile(r"(?<!\d)1月份?[至到\-—－~～]+12月")
_NEAR = 5


def is_remark(word: Token, text: str) -> bool:
    """Whether a time is told of a trend or an equal alone: 连续三年下降, 和上年大体相当."""
    if word.name == "several":
        return _TREND.match(text, word.end) is not None
    return word.name == "previous" and text[word.start - 1] in _AND and _ALIKE.match(text, word.end) is not None


def is_of_whole_year(month: Token, text: str) -> bool:
    """Whether a month is the first or the last of 1月至12月."""
    return _MONTHS.search(text, max(0, month.start - _NEAR), month.end + _NEAR) is not None
