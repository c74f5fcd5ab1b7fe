"""Why a count is left alone: it may be of a part, or its words do not tell for certain what it counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gov_disclosure.statements.around import is_loose
from gov_disclosure.statements.behind import MARK, MARKS, boundary, clause_start
from gov_disclosure.statements.breakdowns import TOLD_APART, is_of_one_kind
from gov_disclosure.statements.disputes import goes_with_before, is_about_disclosure, is_bare
from gov_disclosure.statements.frame import REMEDIES, Counted, Frame
from gov_disclosure.statements.gathering import Gathering
from gov_disclosure.statements.outcomes import OUTCOMES, REFUSED
from gov_disclosure.statements.statement import Reason, Statement
from gov_disclosure.statements.tokens import Number, Token
from gov_disclosure.statements.unexplained import is_unexplained

__all__ = ["Place", "doubt", "reason_of", "stands_unexplained"]

_LIMITING = frozenset(("qualify", "plan", "send"))
_TOTAL, _WHOLE = frozenset(("sum", "year")), frozenset(("time", "who", "all"))
_AMONG = ("，其中", "（其中", "(其中", ",其中")
_LISTED = frozenset("条项部个")
"""Units of what is published, or may be decided on, and not of decisions."""
_ALL = ("全部", "均", "都", "已", "悉数")
_WITH_PARTLY = re.compile(r"[（(][^（）()]{0,40}部分公开|[，,（(](?:其中|含|包括)[^（）()，。；\d]{0,12}(?:全部|全文|部分)公开")
_IN_TIME = re.compile("按时|按期|如期|及时|准时|限内")
_SPOKEN = re.compile("口头|电话|当面|现场|邮件|线上|网上")
_WITHOUT = re.compile("除[去了掉]?[^，。；]{0,6}(?:撤[回销]|重复|补正|转办|移送|无效)")
_LATE = re.compile("延期(?![至到])|延长|超期|超时|超过法定")
_DIGITS = re.compile(r"\d")
_PARTED = frozenset(("outcome", "applicants", "requests"))
_NEWER = re.compile("[，（(]其中(?:本年度?|今年|当年|年内|20\\d\\d年)?新")
_SIFTED = re.compile("(?:作为|按照?|属于)(?:政府)?信息公开申请|(?:正式|符合(?:条件|要求|规定)的)申请\\d|剔除")
_BY_NATURE = re.compile(
    "公开属性(?:认定|调整|审核|进行)|转为?(?:依申请|主动)公开|主动公开\\d+[件条份][^。；]{0,20}依申请公开\\d|依申请公开\\d+[件条份][^。；]{0,20}主动公开\\d"
)
# Those that ended by themselves may be counted as repealed, or not.
_EXPIRED = re.compile("(?:自动|自行|自然|到期|期?届?满)失效")
_OF_SOME = re.compile("属于|涉及|针对|来自|转来|交办")
_GROUPS = frozenset(("outcome.denied", "outcome.not_available", "outcome.not_processed"))
_REASON = re.compile(rf"(?<=[件份宗起])[^，。；、\d]{{3,24}}(?:{REFUSED})")
_TOLD = f"{OUTCOMES}|不掌握|重复申请|信息不存在"
_NEAR = 2
_FAR = 200
_SHORT = 40
_OUTCOME = re.compile(rf"(\d{{1,9}})[件宗份][^，。；、\d]{{0,6}}(?:{_TOLD})|(?:{_TOLD})[^，。；、\d]{{0,6}}(\d{{1,9}})[件宗份]")
_EACH = re.compile(r"\d(?:[名位户家]|人次?)[^。；]{0,12}(?:各自?|先后|分别|共|累计|一次性)?(?:提交|提出|递交)[^。；，]{0,12}$")
_ALL_OF_THEM = re.compile(
    r"(?<!其中)共有?(?!1?[名位户家人])\d{1,6}(?:[名位户家]|人次?)[^。；，、\d同多重反集大]{0,8}(?:提交|提出|递交)[^。；，\d]{0,12}$"
)
_ABOUT_SOME = re.compile("[涉某就对]|关于|问题|方面|领域|类")
_ALONE = frozenset(("topic", "sum", "time", "who", "year"))
_COUNTS = frozenset(("requests.received", "requests.processed", "requests.carried_in", "requests.carried_out"))


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
    if _is_part(frame, found, words, text, place.token) or _is_told_apart(gathering, found, words, place):
        return Reason.PART
    disputes = REMEDIES.issuperset(topics)
    published = (
        number.unit in _LISTED
        and found.concepts[0].startswith("decisions.")
        and (number.unit == "条" or not _are_made(frame, words, text))
    )
    expired = found.concepts[0].endswith(".repealed") and _EXPIRED.search(text, place.first, place.token.start) is not None
    if expired or published or (not disputes and goes_with_before(frame, found.concepts, text, place.first)):
        # 公示行政许可8120条、行政处罚460条; 行政许可12项、行政处罚56项.
        return Reason.PART
    loose = (
        is_loose(found, words, place.token.end)
        or (not frame.anchored and _is_manner(found, words, text))
        or (not found.verb and _is_kind(words, text))
    )
    bare = disputes and (
        (place.end > place.token.end and _are_decided(words, text)) or is_bare(frame, text, words, place.token, place.end)
    )
    if loose or bare or (disputes and not is_about_disclosure(frame, text, words, place.first, place.end)):
        return Reason.UNCLEAR
    return None


def _are_made(frame: Frame, words: Sequence[Token], text: str) -> bool:
    """Whether decisions that were made are counted, and not kinds of them: 作出许可决定12项、处罚决定56项."""
    if not any(word.role == "topic" and text.endswith("决定", 0, word.end) for word in words):
        return False
    last = frame.last
    goes_on = last is not None and last.reason is None and last.concepts[0].startswith("decisions.")
    return goes_on or any(word.name == "decide" for word in words)


def _are_decided(words: Sequence[Token], text: str) -> bool:
    """Whether disputes named behind their number are decided on, not of the body: 审理3件因政府信息公开引发的行政复议."""
    return any(word.role == "act" and text.startswith("审", word.start) for word in words)


def _leads_to_disputes(gathering: Gathering, place: Place) -> bool:
    """Whether the clause goes on to disputes: it tells of those answers alone that led to them."""
    return any(word.name in REMEDIES for word in gathering.right if word.start >= place.end)


def _is_told_apart(gathering: Gathering, found: Counted, words: Sequence[Token], place: Place) -> bool:
    """Whether the words beside a number show that it is of some of them, or of more than the tables count."""
    frame, text = gathering.frame, gathering.text
    if frame.outside and frame.outside[-1]["unread"] and not found.concepts[0].startswith("requests.carried"):
        # 征地补偿类8件（予以公开5件、无法提供3件）.
        return True
    name = found.concepts[0]
    if name.startswith("outcome."):
        # 发文中主动公开210件，依申请公开33件，不予公开18件: documents by how they may be disclosed.
        return _tells_of_documents(frame, text) or _is_for_one_reason(frame, found, words, text, place)
    if name == "requests.received":
        # 登记211件，其中185件作为政府信息公开申请办理; 被申请行政复议的5件申请.
        # 除去撤回的3件，共受理50件.
        sifted = _SIFTED.search(text, place.token.end, frame.stop) is not None or (
            frame.exempt and _WITHOUT.search(text, frame.start, place.token.start) is not None
        )
        disputed = any(word.name in REMEDIES for word in words)
        each = bool(words) and words[-1].role != "sum" and _is_of_one(frame, text, place.token.start)
        return each or sifted or disputed or (not found.verb and _tells_of_documents(frame, text))
    if name != "requests.processed":
        # 对外发布的规范性文件有12件，其中本年新出2件.
        return name.endswith(".issued") and _NEWER.match(text, place.token.end) is not None
    if "名义" in text[place.first : place.token.start]:
        # 以县政府名义答复33件.
        return True
    if frame.unread and not any(word.role in _ALONE for word in words):
        # 属于本机关职责的6件，已答复5件: of these, but 应答复6件，已答复5件.
        told = clause_start(text, frame.start, max(frame.broken - 1, frame.start))
        if _OF_SOME.search(text, told, frame.broken) is not None:
            return True
    if frame.part and place.end > place.token.end and _are_fewer(frame, text, place):
        return True
    written = text.find("书面", place.first, place.token.start) >= 0
    if written and (_SPOKEN.search(text, place.end, frame.stop) or _SPOKEN.search(text, frame.start, place.first)) is not None:
        # 书面答复45件，口头答复7件; 口头答复7件，书面答复45件.
        return True
    # 2件答复引起诉讼.
    return (place.end > place.token.end and _leads_to_disputes(gathering, place)) or _in_time_alone(frame, text, place)


def _are_fewer(frame: Frame, text: str, place: Place) -> bool:
    """Whether an outcome of more is told beside what was closed: 其中2件按程序办结，6件为“本机关不掌握”."""
    value = place.token.number.value if place.token.number is not None else None
    told = _OUTCOME.findall(text, place.end, frame.stop) if value is not None else ()
    return any(int(one or other) > value for one, other in told if value is not None)


def _is_of_one(frame: Frame, text: str, end: int) -> bool:
    """Whether a number is of requests of one applicant, or of each: 1名申请人提交申请18件, but 全年共15人提交申请12件."""
    start = max(frame.start, end - _SHORT)
    if _EACH.search(text, start, end) is None:
        return False
    every = _ALL_OF_THEM.search(text, start, end) if ("requests.received",) not in frame.told else None
    return every is None or _ABOUT_SOME.search(text, start, every.start()) is not None


def _is_for_one_reason(frame: Frame, found: Counted, words: Sequence[Token], text: str, place: Place) -> bool:
    """Whether a group is told for one reason and for another: 3件因涉及商业秘密不予公开，2件因超出范围不予公开."""
    group = words[-1]
    if (
        group.role != "row"
        or group.name not in _GROUPS
        or group.start < place.token.end + _NEAR
        or group.name != found.concepts[0]
    ):
        return False
    stop = text.find("。", place.end, place.end + _FAR)
    told = text[max(frame.start, place.first - _FAR) : stop if stop >= 0 else place.end + _FAR]
    reasons: list[str] = _REASON.findall(told)
    return sum(reason.endswith(text[group.start : group.end]) for reason in reasons) > 1


def _tells_of_documents(frame: Frame, text: str) -> bool:
    """Whether the sentence tells of documents by how they may be disclosed; looked for once a sentence."""
    if frame.looked != frame.stop:
        frame.looked, frame.by_nature = frame.stop, _BY_NATURE.search(text, frame.start, frame.stop) is not None
    return frame.by_nature


def _in_time_alone(frame: Frame, text: str, place: Place) -> bool:
    """Whether those answered in time are told beside those answered late: 按时答复42件，其余2件延期答复."""
    timed = _IN_TIME.search(text, place.first, place.end)
    return timed is not None and _LATE.search(text, place.end, frame.stop) is not None


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
    if frame.subset and _is_more(frame.last, number):
        # 收到20件，上年结转1件，其中自然人12件: of all.
        frame.subset = False
    if frame.subset and found.concepts[0].partition(".")[0] in _PARTED:
        # 涉及企业的30件，予以公开20件; 从办理主体看，局机关办理9件.
        return found.concepts[0] not in _COUNTS or not any(word.role in _ALONE and word.name != "office" for word in words)
    # 共收到206件，省局机关收到58件.
    if _is_less(frame, found.concepts, number, words):
        return True
    last = frame.last
    return (
        last is not None
        and last.concepts[0].startswith(TOLD_APART)
        and is_of_one_kind(frame, last, found.concepts[0], number, words, text)
    )


def _is_more(last: Statement | None, number: Number) -> bool:
    """Whether a number is none of those carried in that were told last, being more."""
    if last is None or last.concepts != ("requests.carried_in",) or last.value is None or number.value is None:
        return False
    return number.value > last.value


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
    among = broken and text.startswith(_AMONG, broken) and "信息公开" not in text[broken : place.token.start]
    if broken and (among or MARK.search(text, broken, place.token.start) is None):
        # 5个工作日内答复3件, 征求意见33次，其中同意公开19件: a number that nobody knows stands in the clause, or before 其中.
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
    words = [word for word in gathering.right if word.start >= end]
    if not words:
        return is_unexplained(text, end, stop, words, own, body)
    limits = (word for word in words if word.role in _LIMITING and word.name != "of_other_things" and word.start < stop)
    # 有5件申请被要求补正; 2件告知不掌握该政府信息 is whole.
    return any(text[word.start : word.end] != "信息" for word in limits) or is_unexplained(text, end, stop, words, own, body)


def _is_manner(found: Counted, words: Sequence[Token], text: str) -> bool:
    """Whether 依申请公开 stands with no word for what came in: documents are 主动公开, 依申请公开 or 不予公开, too."""
    if found.verb or found.concepts != ("requests.received",):
        return False
    named = next((word for word in reversed(words) if word.role == "topic"), None)
    return named is not None and text.endswith("公开", 0, named.end)


def _is_kind(words: Sequence[Token], text: str) -> bool:
    """Whether 依申请公开 is what something belongs to, and not what came in: 属主动公开3件、属依申请公开5件."""
    return any(text.endswith(("属", "属于"), 0, word.start) for word in words if word.role == "topic")


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
