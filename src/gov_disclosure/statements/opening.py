"""What a sentence may speak of where it does not name it, and of which year and body."""

from __future__ import annotations

import re

from gov_disclosure.statements.applying import tells_of_outcomes
from gov_disclosure.statements.frame import DOCUMENTS, Frame
from gov_disclosure.statements.gathering import Gathering
from gov_disclosure.statements.outcomes import OUTCOMES
from gov_disclosure.statements.statement import Body, Reason

__all__ = ["open_sentence"]

_ANEW = ("全省", "全市", "全县", "全区", "全州", "全局", "全系统")
_AHEAD = re.compile("下一?步|下阶段|展望")
_SEEN = ("从", "按")
_BY_TIME = re.compile("[从按][^，。；\\d]{0,8}(?:时间|季度|月份|月度|时段)")
_OF_PART = re.compile("半年|季度|月|截[至止]")
_HEADING = 26
_FAR = 400
_REQUESTS = ("request",)
_OF_ALL_THINGS = ("不予处理", "不予受理", "答复", "回复", "办结")
"""What is done with petitions and complaints as with requests."""
# A line that goes on about the requests of the one before: 自然人申请12件，法人申请3件.
_GOES_ON = re.compile(rf"[（(\d一二三四五六）)、.．]{{0,4}}(?:其中[，：:]?)?(?:自然人|{OUTCOMES}|结转下)")
_OUTCOME = re.compile(rf"(?:{OUTCOMES})[^，。；]{{0,4}}\d")
_ROW = re.compile("国家秘密|不掌握|过程性信息|执法案卷|内部事务")


def open_sentence(gathering: Gathering, start: int, end: int, *, soft: bool) -> None:
    """
    Begin a sentence: say what it may speak of where it does not name it.

    Args:
        gathering: What is found.
        start: Its first character.
        end: Behind its last one.
        soft: Whether a semicolon, and no full stop, stands before it.
    """
    frame, text = gathering.frame, gathering.text
    before = (frame.year, frame.reason, frame.body) if frame.stop + 1 == start else None
    # 受理申请9件，涉及许可申请等。其中予以公开5件: no number of other things stands between.
    counted = before is not None and frame.last is not None and frame.last is frame.headline and not frame.unread
    frame.begin(start, end, soft=soft)
    gathering.opened = len(gathering.found)
    if not soft:
        if before is not None and text.startswith("其中", start):
            # Of what the sentence before tells, of whatever year or body.
            frame.year, frame.reason, frame.body = before
        if text[start - 1 : start] == "\n":
            frame.told.clear()
    elif start - frame.start > _FAR:
        # What was said so long before is not looked for.
        pass
    elif frame.reason is Reason.PART_OF_YEAR and text.startswith(_SEEN, start):
        by_time = _BY_TIME.search(text, frame.start, start)
        if by_time is not None and _OF_PART.search(text, frame.start, by_time.start()) is None:
            # 从时间看，上半年12件；从结果看，予以公开9件; but 上半年收到12件；从结果看，予以公开9件.
            frame.reason = None
    elif (
        frame.reason is not Reason.OTHER_YEAR
        and text.startswith(_ANEW, start)
        and _AHEAD.search(text, frame.start, start) is None
    ):
        # 某镇收到5件；全县予以公开27件: of all again, in the year spoken of.
        frame.reason, frame.body = None, Body.UNSAID
    frame.topics = _topics(gathering, frame, start, end, soft=soft, counted=counted)


def _topics(gathering: Gathering, frame: Frame, start: int, end: int, *, soft: bool, counted: bool) -> tuple[str, ...]:
    text, topics = gathering.text, frame.topics
    if topics == ("alien",) and not soft and text.startswith(_OF_ALL_THINGS, start):
        # 受理信访投诉26件。不予处理8件; 答复26件: of these, or of the requests.
        return topics
    first = text[start - 1 : start] in ("", "\n")
    if gathering.on_request and not soft and (first or not text.startswith("其", start)):
        # A sentence about something else ends with its full stop.
        return _REQUESTS
    if topics == ("alien",):
        headline = frame.headline or (frame.earlier if counted else None)
        told = headline is not None and headline.concepts[0].startswith("requests.")
        # Of what was told first, not of what came last: 无投诉；其中予以公开7件.
        # 查询226件均已引导。不予公开84件，包括国家秘密12件: no other thing is refused so.
        refused = not soft and _OUTCOME.match(text, start) is not None and _ROW.search(text, start, end) is not None
        told_again = text.startswith("其中", start) or (refused and ("requests.received",) in frame.told)
        topics = _REQUESTS if told_again and (told or refused) else topics
    heading = text.rfind("\n", max(0, start - _HEADING), max(0, start - 1)) >= 0 or start <= _HEADING
    if not soft and first and not heading and not (topics == _REQUESTS and _GOES_ON.match(text, start) is not None):
        # The line before was no heading of this one.
        topics = ()
    if DOCUMENTS.issuperset(topics) and text.find("新收", start, end) >= 0:
        # No document is 新收.
        return _REQUESTS if tells_of_outcomes(text, start) else ()
    return topics
