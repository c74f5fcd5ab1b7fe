"""Whether a bare 申请, or 新收 with no noun at all, is of requests for information: other things are applied for, too."""

from __future__ import annotations

import re

from gov_disclosure.statements.outcomes import DISCLOSURE
from gov_disclosure.statements.tokens import Token

__all__ = ["is_for_information", "is_of_before", "tells_of_outcomes"]

_NOUNS = frozenset(("alien", "topic", "title", "law"))
_ANCHOR = re.compile(r"依申请|公开的?申请|信息的?申请|申请公开|信息公开的|[上去]一?年度?结转的")
_TOLD_BEHIND = re.compile(
    rf"[^。\n]*?(?:{DISCLOSURE}|结转)"
    rf"|[^\n]{{0,300}}?(?:\d[件份宗](?:{DISCLOSURE})|(?:{DISCLOSURE}|无法提供|不予处理|[上去]一?年度?结转|结转下一?年度?)[为：:共]?\d)"
)
_OUTCOME_BEHIND = re.compile(
    rf"[^。\n]*?(?:{DISCLOSURE})|[^\n]{{0,300}}?(?:\d[件份宗](?:{DISCLOSURE})|(?:{DISCLOSURE})(?:[为：:共]?|[^。；\n\d]{{0,40}}分别为?)\d)"
)
_NUMBERED = re.compile(r"[\d〇零一二两三四五六七八九十百千万余多][件宗份起]$")
_SENT = re.compile("(?:告知|建议|引导)[^，。；]{0,8}向[^，。；]{1,8}$")
_THESE = ("上述", "以上", "前述", "这些")
_NEAR = 12
_BACK = 20
_FAR = 1_000
_APPLIED = (
    *"的从按了到共有各对类新",
    *("群众", "公民", "公众", "市民", "居民", "村民", "社会", "有效", "网上", "方式", "渠道", "形式", "途径"),
)


def is_for_information(text: str, start: int, before: Token | None, at: int, *, registers: bool, anchored: bool) -> bool:
    """
    Return whether a bare 申请 is one for information: no other noun stands before it, and the text speaks of such ones.

    Args:
        text: The text.
        start: Where the sentence begins.
        before: The word before it in the clause, or None.
        at: Where it stands.
        registers: Whether that word says that requests are registered.
        anchored: Whether the text speaks of requests for information wherever it says 申请.
    """
    if before is not None and before.end == at:
        own = (before.role not in _NOUNS and before.name != "of_other_things") or registers
    else:
        left = text[max(start, before.end if before is not None else start, at - _NEAR) : at]
        own = not left or not "\u4e00" <= left[-1] <= "\u9fff" or left.endswith(_APPLIED) or _NUMBERED.search(left) is not None
    if not own or anchored:
        return own
    # 新收申请9件，同比下降3%；上年结转2件. 具体为：予以公开7件.
    return _ANCHOR.search(text, _above(text, at), at + 8) is not None or _TOLD_BEHIND.match(text, at, at + _FAR) is not None


def tells_of_outcomes(text: str, at: int) -> bool:
    """Whether behind a place an outcome is told that requests for information alone have; cases of all kinds are carried over."""
    return _OUTCOME_BEHIND.match(text, at, at + _FAR) is not None


def is_of_before(text: str, start: int, at: int) -> bool:
    """Whether 申请 leaves open what is spoken of: 上述申请 are those told before, 已告知向有关机关申请 is done elsewhere."""
    return text.endswith(_THESE, start, at) or _SENT.search(text, max(start, at - _BACK), at) is not None


def _above(text: str, at: int) -> int:
    """Return where the line above the one of a place begins, no farther back than such words reach."""
    low = max(0, at - _FAR)
    line = text.rfind("\n", low, at)
    return max(text.rfind("\n", low, line) + 1, low) if line > low else low
