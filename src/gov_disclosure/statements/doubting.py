"""Why a count is left alone: it may be of a part, or its words do not tell for certain what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gov_disclosure.statements.around import is_loose
from gov_disclosure.statements.behind import MARK, MARKS, boundary
from gov_disclosure.statements.disputes import goes_with_before, is_about_disclosure
from gov_disclosure.statements.frame import REMEDIES, Counted, Frame
from gov_disclosure.statements.gathering import Gathering
from gov_disclosure.statements.statement import Reason
from gov_disclosure.statements.tokens import Number, Token
from gov_disclosure.statements.unexplained import is_unexplained

__all__ = ["Place", "doubt", "reason_of", "stands_unexplained"]

_TOTAL = frozenset(("sum", "year"))
_WHOLE = frozenset(("time", "who", "all"))
_ALL = ("全部", "均", "都", "已", "悉数")
_WITH_PARTLY = re.compile(r"[（(][^（）()]{0,40}部分公开")
_DIGITS = re.compile(r"\d")
_PARTED = frozenset(("outcome", "applicants"))


class Place(NamedTuple):
    """
    Where a count stands.

    Attributes:
        first: The first character of its words.
        token: The number as a word.
        end: Behind its words.
    """

    first: int
    token: Token
    end: int


def doubt(gathering: Gathering, found: Counted, words: Sequence[Token], topics: tuple[str, ...], place: Place) -> Reason | None:
    """
    Return why what a number counts is left alone, or None.

    Args:
        gathering: What is found.
        found: What the number counts.
        words: Its words.
        topics: What is spoken of.
        place: Where it stands.
    """
    frame, text = gathering.frame, gathering.text
    number = place.token.number or Number(None)
    if _is_part(frame, found, words, text, place.token):
        return Reason.PART
    disputes = REMEDIES.issuperset(topics)
    published = number.unit == "条" and found.concepts[0].startswith("decisions.")
    if published or (not disputes and goes_with_before(frame, found.concepts, text, place.first)):
        # 公示行政许可8120条、行政处罚460条.
        return Reason.PART
    if found.concepts == ("requests.processed",) and place.end > place.token.end and _leads_to_disputes(gathering, place):
        # 2件答复引起诉讼.
        return Reason.PART
    loose = is_loose(found, words, place.token.end) or (not frame.anchored and _is_manner(found, words, text))
    if loose or (disputes and not is_about_disclosure(frame, text, words, place.first, place.token.end)):
        return Reason.UNCLEAR
    return None


def _leads_to_disputes(gathering: Gathering, place: Place) -> bool:
    """Whether the clause goes on to disputes: it tells of those answers alone that led to them."""
    return any(word.name in REMEDIES for word in gathering.right if word.start >= place.end)


def _is_part(frame: Frame, found: Counted, words: Sequence[Token], text: str, token: Token) -> bool:
    """Whether a number is a part of what was told before it."""
    number, end = token.number or Number(None), token.end
    again = frame.last is not None and found.concepts == frame.last.concepts
    if again and frame.outside and not _new(words):
        # Of 12件（部里受理5件、省里受理7件）: parts of what was told before.
        return True
    if again and frame.part and _repeats(found.concepts, words):
        # 制定规范性文件5件，其中联合制定2件.
        return True
    if found.concepts == ("outcome.granted",) and _WITH_PARTLY.match(text, end) is not None:
        # 公开类30件（含部分公开4件）.
        return True
    if frame.subset and found.concepts[0].partition(".")[0] in _PARTED:
        # 涉及企业的30件，予以公开20件.
        return True
    # 共收到206件，省局机关收到58件.
    return _is_less(frame, found.concepts, number, words)


def reason_of(frame: Frame, roles: set[str], number: int | None) -> Reason | None:
    """Return why a statement with words of these roles is left alone, or None."""
    if number is None:
        return Reason.UNCLEAR
    if "plan" in roles or "example" in roles:
        return Reason.PLAN
    return frame.reason


def stands_unexplained(gathering: Gathering, words: Sequence[Token], place: Place) -> bool:
    """Whether something stands in the clause of a number that no known word tells: the number may be of that alone."""
    text, own, body = gathering.text, gathering.names, gathering.body
    broken = gathering.frame.broken
    if broken and MARK.search(text, broken, place.token.start) is None:
        # 5个工作日内答复3件: a number that nobody knows stands in the clause.
        return True
    if is_unexplained(text, place.first, place.token.start, words, own, body):
        return True
    end = place.end
    if end == len(text) or text[end] in MARKS:
        return False
    stop = boundary(text, end, gathering.frame.stop)
    if _DIGITS.search(text, end, stop) is not None or text.startswith(_ALL, end):
        # 12件和2023年结转1件: what comes next has a number of its own. 全部配发解读: so have all of them.
        return False
    return is_unexplained(text, end, stop, [word for word in gathering.right if word.start >= end], own, body)


def _is_manner(found: Counted, words: Sequence[Token], text: str) -> bool:
    """Whether 依申请公开 stands with no word for what came in: documents are 主动公开, 依申请公开 or 不予公开, too."""
    if found.verb or found.concepts != ("requests.received",):
        return False
    named = next((word for word in reversed(words) if word.role == "topic"), None)
    return named is not None and text.endswith("公开", 0, named.end)


def _is_less(frame: Frame, concepts: tuple[str, ...], number: Number, words: Sequence[Token]) -> bool:
    """Whether more of the same was told before, and nothing says that this is all of them, too."""
    told = frame.told.get(concepts)
    if told is None or told.number is None or number.value is None or number.value >= told.number:
        return False
    # 受理12件，办理11件: of the year's load, or what was done.
    names = [word.name for word in words]
    if "handle" in names or ("new" in names and not told.new):
        return False
    if told.sentence == frame.start:
        return not any(word.role in _TOTAL for word in words)
    return not any(word.role in _TOTAL or word.role in _WHOLE for word in words)


def _repeats(concepts: tuple[str, ...], words: Sequence[Token]) -> bool:
    """Whether some of the documents told before are told of, which are not named again."""
    return concepts[0].endswith(".issued") and not any(word.role == "topic" for word in words)


def _new(words: Sequence[Token]) -> bool:
    return any(word.name == "new" for word in words)
