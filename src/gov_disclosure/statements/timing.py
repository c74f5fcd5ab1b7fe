"""Words for time that no number beside them is of."""

from __future__ import annotations

import re

from gov_disclosure.statements.tokens import Token

__all__ = ["is_of_whole_year", "is_remark", "is_within_month"]

_TREND = re.compile(
    "(?:持续|稳步|总体|整体)?呈?(?:下降|上升|增长|减少|增加|回落|走低|走高|递增|递减|保持|稳定|位[居列]|居|获)(?![^。；]{0,40}(?:累计|合计|年共))"
)
_ON_END = ("连续", "逐年")
"""近三年保持平稳，共收到60件 may be of all three."""
_ALIKE = re.compile("[^，。；、]{0,6}(?:相当|持平|一致|相同|相比|接近)")
_AND = frozenset("和与同跟")
_MONTHS = re.compile(r"(?<!\d)1月份?[至到\-—－~～]+12月")
_WITHIN = re.compile("(?!31日)份?[\\d上中下初前一二三]")
_NEAR = 10


def is_remark(word: Token, text: str) -> bool:
    """Whether a time is told of a trend or an equal alone: 连续三年下降, 和上年大体相当."""
    if word.name == "several":
        return text.startswith(_ON_END, word.start) and _TREND.match(text, word.end) is not None
    return word.name == "previous" and text[word.start - 1] in _AND and _ALIKE.match(text, word.end) is not None


def is_of_whole_year(month: Token, text: str) -> bool:
    """Whether a month is the first or the last of 1月至12月, and not of 1月至12月15日."""
    found = _MONTHS.search(text, max(0, month.start - _NEAR), month.end + _NEAR)
    return found is not None and found.start() <= month.start < found.end() and not is_within_month(text, found.end())


def is_within_month(text: str, end: int) -> bool:
    """Whether behind a month stands what ends before it does: 12月15日, 12月中旬."""
    return _WITHIN.match(text, end) is not None
