"""Short words that name a row or a column only behind those told before them: 其他2件, 企业3件."""

from __future__ import annotations

import re

from gov_disclosure.statements.frame import Frame
from gov_disclosure.statements.tokens import Token

__all__ = ["implied"]

_SHORT = re.compile(r"[，,、；;和及]?(?:(?P<rest>其[他它](?:情形|情况)?)(?:为|有|共)?|企业)")
_BEHIND = re.compile(r"[，,、；;。）)\n]|\Z")
_OTHERS = re.compile(r"个体|国企|国有|外资|外企|合作社|组织|机构|单位|团体|其[他它]|法人|企业")
_MOST = 10
_GROUPS = tuple((f"outcome.{name}",) for name in ("granted", "partially_granted", "denied", "not_available", "not_processed"))


def implied(frame: Frame, text: str, start: int, number: Token, clause: list[Token]) -> list[Token]:
    """
    Return the words before a number, with that which means a row or a column here.

    Args:
        frame: What holds there.
        text: The text.
        start: Where the clause begins.
        number: The number.
        clause: The known words before it.
    """
    last = frame.last
    if number.start - start > _MOST or last is None or last.reason is not None or frame.unread:
        return clause
    short = _SHORT.fullmatch(text, start, number.start)
    if short is None or _BEHIND.match(text, number.end) is None:
        # 企业3件予以公开, 其他20件咨询已答复: not of all.
        return clause
    if short["rest"] is None:
        # 自然人9件，企业3件.
        firms = last.concepts == ("applicants.natural_person",) and _OTHERS.search(text, number.end, frame.stop) is None
        return [Token("applicant", "enterprises", start, number.start)] if firms else clause
    told = frame.told
    # 逾期不补正1件，其他1件, and 内部事务3件，其他3件: of that group.
    outer = last.concepts in _GROUPS and not frame.outside
    if outer and all(group in told and told[group].sentence == frame.start for group in _GROUPS):
        # Behind all other groups: what is left is the last.
        return [Token("row", "outcome.other", start, number.start)]
    return clause
