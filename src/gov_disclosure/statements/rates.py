"""Numbers that count nothing: shares and changes in percent, and amounts of money."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.statements.around import bound_of
from gov_disclosure.statements.concepts import counted
from gov_disclosure.statements.frame import DISPUTES, Frame
from gov_disclosure.statements.statement import Body, Bound, Kind, Reason, Statement
from gov_disclosure.statements.tokens import COUNTED, Number, Token

__all__ = ["read_change", "read_money", "read_rate", "since"]

_AGAINST = ("与", "较", "比", "同比", "相比", "总量")
_POINTS = "个百分点"
_DEMANDED = ("总金额", "金额", "总金额为", "金额为", "总金额共", "金额共", "金额共计", "总金额共计", "金额合计")
_NOT_CHARGED = ("减免", "标准", "每", "免收", "退", "应")
_CARRIED = frozenset(("requests.carried_in", "requests.carried_out"))
_TELLING = frozenset(("topic", "row", "applicant", "result"))
_NAMING = frozenset(("topic", "act", "row", "applicant", "channel", "result", "qualify"))
_BACK = 24
_YEARS = frozenset(("year", "compare"))
_BOTH = re.compile("[两二三四五][项者类种][^，。；、]{0,16}$")
_BESIDE = re.compile(r"(?:去年|上一?年度?|\d{4}年度?)(?:同期)?(?:收到|受理|新收)?[为是]?的?\d{1,6}[件宗]，$")
_COUNTED = frozenset("".join(COUNTED)) | {"%"}
_NO_SHARE = frozenset(("qualify", "alien", "compare", "plan", "sum"))
_FROM = frozenset("由从自")
_ALL_OF_THEM = frozenset((("requests.received",), ("reconsideration",), ("litigation",)))
_FEES = frozenset(("fee", "notice", "request"))
_BARRED = frozenset(("qualify", "compare", "growth", "plan", "bound"))


def read_change(number: Number, grown: Sequence[Token], clause: Sequence[Token], frame: Frame, text: str) -> Statement | None:
    """
    Return the statement by how much something changed, or None.

    Args:
        number: The number.
        grown: The words of growth in the clause.
        clause: All its words.
        frame: What holds there.
        text: The text.
    """
    last = frame.last
    if last is not None and last.concepts[0] in _CARRIED:
        last = frame.headline
    if last is None and text.startswith(_AGAINST, frame.start):
        # 与2023年相比，增加16件: of what the sentence before told.
        last = frame.earlier
    if frame.parted and frame.headline is not None and last is not frame.headline:
        # 收到216件，其中当面11件；同比上升18.7%.
        last = frame.headline
    beside = clause[0].start if clause else 0
    if last is not None and last.concepts[0].startswith("channels.") and not any(word.role in _TELLING for word in clause):
        # 网上20件、当面6件，同比增加3件: of these, or of all.
        return None
    if frame.headline is not None and _BESIDE.search(text, max(frame.start, beside - _BACK), beside) is not None:
        # 收到9件，去年同期为6件，增长50%.
        last, frame.year, frame.reason, frame.unread = frame.headline, frame.report_year, None, False
    ways = [word.name for word in grown if word.name not in ("than", "to")]
    if any(word.role == "qualify" for word in clause) and not any(word.role == "topic" for word in clause):
        # 年均增幅11.5%.
        return None
    if not ways or number.value is None or frame.listing or number.unit == _POINTS:
        return None
    if any(word.role in _TELLING for word in clause):
        named = counted([word for word in clause if word.role in _NAMING], frame.topics, text)
        concepts, count, reason = named.concepts, None, named.reason or frame.reason
        frame.changed = named
    elif frame.outside and not _tells_of_number(text, beside):
        return None
    elif frame.changed.concepts:
        # 新收申请增加356件，上升8.8%: of what was named.
        concepts, count, reason = frame.changed.concepts, None, frame.changed.reason or frame.reason
    elif last is None or frame.unread:
        return None
    else:
        concepts, count, reason = last.concepts, last.value, last.reason
    if not concepts:
        return None
    if concepts[0] in DISPUTES and "公开" not in text[frame.start : beside + _BACK]:
        # 复议案件比上年减少5件: of all kinds.
        return None
    value = -number.value if ways[-1] == "fewer" else number.value
    reason = reason or since(clause, frame)
    return Statement(
        kind=Kind.GROWTH, concepts=concepts, value=value, unit=number.unit, step=number.step, count=count, reason=reason,
        bound=bound_of(clause, number),
    )  # fmt: skip


def since(clause: Sequence[Token], frame: Frame) -> Reason | None:
    """Return that a change is one since a year before the last, or None: 与2021年相比减少3件, in the report of 2023."""
    years = [word.number.value for word in clause if word.role in _YEARS and word.number is not None]
    earlier = frame.report_year is not None and any(year is not None and year < frame.report_year - 1 for year in years)
    return Reason.OTHER_YEAR if earlier else None


def _tells_of_number(text: str, place: int) -> bool:
    """Whether the bracket that a place stands in tells of the number before it: 12件（增加2件）, not 涉农类（增加2件）."""
    opened = max(text.rfind("（", 0, place), text.rfind("(", 0, place))
    return opened > 0 and text[opened - 1] in _COUNTED


def read_rate(token: Token, number: Number, clause: Sequence[Token], frame: Frame, text: str) -> Statement | None:
    """
    Return what a percentage says: a share, a change, that all was closed, or nothing that we know.

    Args:
        token: The number as a word.
        number: The number.
        clause: The words before it in the clause.
        frame: What holds there.
        text: The text.
    """
    if number.value is None:
        return None
    grown = [word for word in clause if word.role == "growth"]
    if grown and text.startswith("的", token.end):
        # 同比增长30%以上的3个镇.
        return None
    if grown:
        return read_change(number, grown, clause, frame, text)
    if any(word.role == "rate" for word in clause):
        last = clause[-1]
        # 按时办结率100% says nothing of those whose time is not up.
        closed = number.value == 100 and last.name == "closed" and "办结" in text[last.start : last.end]
        if not closed or frame.topics != ("request",):
            return None
        return Statement(kind=Kind.ALL_CLOSED, concepts=("requests.carried_out",), value=0)
    if text[token.start - 1] in _FROM:
        # 占比由12%降至8%: the first is of another year.
        return None
    bracketed = not clause and text[token.start - 1] in "（("
    if number.unit != "%" or not (bracketed or any(word.role == "percent" for word in clause)):
        return None
    several = _BOTH.search(text, max(frame.start, token.start - _BACK), token.start)
    if several or any(word.role in _NO_SHARE for word in clause):
        # 两者合计占8.5%, 两项占8.5%: of more than was told last.
        return None
    return _share(number, clause, frame, text)


def _share(number: Number, clause: Sequence[Token], frame: Frame, text: str) -> Statement | None:
    named = counted([word for word in clause if word.role != "topic"], frame.topics, text)
    last, total = frame.last, frame.total
    own = bool(named.concepts) and named.reason is None and any(
        word.role in ("row", "applicant", "result", "channel") for word in clause
    )  # fmt: skip
    if not own and (last is None or frame.unread):
        return None
    told = last if not own else None
    reason = frame.reason
    if told is not None and (told.bound is not Bound.EXACT or told.reason is not None or told.concepts in _ALL_OF_THEM):
        # 收到12件，占全县的8%: all requests are a share of something else.
        reason = reason or Reason.UNCLEAR
    if frame.body is not Body.WHOLE and any(word.role == "who" and word.name == "whole" for word in clause):
        # 答复12件，占全县答复总数的8%: of more than the body that reports.
        reason = reason or Reason.UNCLEAR
    return Statement(
        kind=Kind.SHARE, concepts=named.concepts if told is None else told.concepts, value=number.value, unit="%",
        step=number.step, bound=bound_of(clause, number), count=told.value if told is not None else None,
        whole=total.value if total is not None and total is not told else None, reason=reason,
    )  # fmt: skip


def read_money(number: Number, clause: Sequence[Token], frame: Frame, said: str) -> Statement | None:
    """
    Return what an amount of the 信息处理费 says, or None where it is another amount, or was not charged.

    Args:
        number: The number.
        clause: The words before it in the clause.
        frame: What holds there.
        said: The text before it in the clause.
    """
    if not frame.fee or not frozenset(frame.topics) <= _FEES or number.value is None or number.more:
        return None
    if any(word.role in _BARRED for word in clause) or any(word in said for word in _NOT_CHARGED):
        return None
    reason = frame.reason or (Reason.UNCLEAR if any(word.role == "negation" for word in clause) else None)
    notices = frame.last is not None and frame.last.concepts == ("fee_notices",)
    if notices and said.endswith(_DEMANDED) and not any(word.name == "charge" for word in clause):
        # 发出收费通知2件，总金额300元: what was asked for.
        return None
    if frame.part and not any(word.name == "fee" or word.role == "sum" for word in clause):
        # 收取信息处理费2.36万元，其中省直部门0.31万元.
        reason = reason or Reason.PART
    return Statement(
        kind=Kind.MONEY, concepts=("processing_fee",), value=number.value, unit=number.unit, reason=reason,
        count=frame.last.value if notices and frame.last is not None else None,
    )  # fmt: skip
