"""Clauses without a number: that there was none of something, and that everything was closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gov_disclosure.statements.behind import clause_start
from gov_disclosure.statements.frame import DECISIONS, DISPUTES, DOCUMENTS, REMEDIES, Frame
from gov_disclosure.statements.statement import Reason
from gov_disclosure.statements.tokens import Token

__all__ = ["closes_all", "denies"]

# No alternative is made of others: else a long run of them could be taken apart in very many ways.
_JOINING = (
    r"(?:对外|采取|依法|正式|书面|实施|发生|产生|出现|存在|涉及|引发|引起|有(?:关(?!于))?|接|因|任何|人民|一起|一件|被|该|此|相关|其他|其它|新|公民|群众|公众|社会|市民|居民|村民|企业|个人|单位|组织|过"
    r"|、|或者?|和|以?及|与|所|关于|针对|需要?|向|的|要求|法人|机关|部门|政府|方面|对|提起|申请|而|导致|由|于|就|方式|形式|渠道|途径|各种|各类|等){0,12}"
)
_BETWEEN = re.compile(rf"{_JOINING}(?:[我本]\w{{0,2}}{_JOINING})?")
_TAIL = re.compile(
    r"(?:的|等|及|和|或|情况|现象|事项|案|件|事件|情形|业务|办件|问题|发生|产生|出现|引发|引起|存在|提起|行为|内容|信息|数|为|被|申请|工作|而|及其|相关|事宜|类|与|记录|需求|要求|申诉|行政申诉|政府|公开|“|”|\"|：|有关)*"
)
_ANY_WAY = re.compile(r"(?:等|任何|各种|各类)[^，。；]{0,4}(?:形式|方式|渠道|途径)")
_TO_NONE = re.compile(r"(?:为|是|均|都|数|数量|案件|情况|方面|总数|的|件|[：:])*")
_RECEIVING = frozenset(("new", "receive", "handle", "apply"))
_HANDLING = frozenset(("handle", "process"))
_STOCK = {"issue": "issued", "repeal": "repealed"}
_GROUPS = {"direct": "litigation.direct", "after_reconsideration": "litigation.after_reconsideration"}
_SPOILING = frozenset(("qualify", "result", "applicant", "channel", "alien", "compare", "growth", "rate", "law", "title", "plan"))
_ON_TIME = re.compile(r"工作日|按时|按期|及时|期限|时限|规定|依法|限期|时间|规范|依规|书面")
_REST = re.compile(r"(?:另|尚|还|仍)有[\d一二两三四五六七八九十]|其余|剩余")
_AFTER_A_MODEL = re.compile("[依按参]照[^，。；]{0,12}(?:文本|范本|模板|格式|示范)")
_GOING_ON = ("：", ":", "，")
_NEAR = 11
_FAR = 30
_NUMBERED = re.compile(r"[\d一二三四五六七八九十百千万][件宗份起](?:(?:政府)?(?:信息)?(?:公开)?申请)?$")
_OTHERS = "执法|行政行为|处罚|许可|征收|信访|仲裁"
_ELSE = re.compile(_OTHERS)
_CAUSED_ELSE = re.compile(
    rf"因(?!此|[^，。；]{{0,14}}(?:申请|答复|信息))[^，。；公]{{1,16}}(?:被|引发|引起|提起|产生)|(?:{_OTHERS})[^，。；、公]{{0,8}}(?:引发|引起|产生|导致)"
)
_SOME = re.compile(
    r"[\d一二三四五六七八九十百]余?(?:个|家|名|所)|部分|多数|大多|少数|个别|有的|[上前]述[\d一二两三四五六七八九十]"
)
_ARISEN = frozenset(("", "发生", "出现"))
_CASES = DECISIONS | REMEDIES
_NO_FEE = re.compile("(?:未|没有|无)(?:曾)?(?:向[^，。；、]{1,6})?(?:收取|产生|发生)过?(?:任何|相关|有关)?(?:形式)?的?费用$")
# 除此之外未收取任何费用; 查询档案，没有收取任何费用: some other fee.
_OTHER_FEE = re.compile("[除再]|[此另]外|其[他它余]|部分|查[询阅]|档案|检索|复制|邮寄|打印|递送|成本|服务|培训|材料")
_DONE_OR_ROW = frozenset(("act", "row"))
_JOINTS = frozenset(("、", "和", "或", "及", "与", "以及", "或者"))
_ANSWERED = ("requests.processed",)
_DONE = ("办结", "办理完毕", "处理完毕", "办复", "办理完结")


def denies(clause: Sequence[Token], end: int, frame: Frame, text: str) -> Iterator[tuple[str, int]]:
    """
    Yield what the parts of a clause say there was none of: 没有被申请行政复议、没有被提起行政诉讼.

    Args:
        clause: Its words.
        end: Behind its last character.
        frame: What holds there.
        text: The text.
    """
    if text.endswith("费用", 0, end) and (frame.topics == ("request",) or frame.anchored):
        fee = _NO_FEE.search(text, clause[0].start, end)
        if fee is not None and _OTHER_FEE.search(text, max(frame.start, fee.start() - _FAR), fee.start()) is None:
            yield "processing_fee", fee.start()
    first = 0
    for index, word in enumerate(clause):
        if index and word.role == "negation" and text[word.start - 1] == "、":
            yield from _denies([one for one in clause[first:index] if one.end < word.start], word.start - 1, frame, text)
            first = index
    yield from _denies(clause[first:], end, frame, text)


def _denies(clause: Sequence[Token], end: int, frame: Frame, text: str) -> Iterator[tuple[str, int]]:
    """
    Yield what a clause says there was none of, with the first character that says so.

    Args:
        clause: Its words.
        end: Behind its last character.
        frame: What holds there.
        text: The text.
    """
    places = [index for index, word in enumerate(clause) if word.role == "negation"]
    if not places:
        return
    if places == [len(clause) - 1]:
        yield from _behind(clause, end, frame, text)
        return
    first = places[0]
    negation = clause[first]
    told = _without_joined(_without_subject(clause[first + 1 :], text), text)
    words = [word for word in told if word.role not in ("mark", "nothing", "time", "sum", "who", "negation")]
    named = next((word.start for word in words if word.role == "topic"), end)
    if _ANY_WAY.search(text, negation.end, named) is not None:
        # 未收到书面、网络等任何形式的申请.
        words = [word for word in words if word.role != "channel"]
    # 公民提出的: whoever applied, not a column of the table.
    words = [word for word in words if not (word.role == "applicant" and text.startswith("公民", word.start))]
    if {"natural_person"} < {word.name for word in words if word.role == "applicant"}:
        # 未收到自然人、法人或其他组织的申请: from none of them.
        words = [word for word in words if word.role != "applicant"]
    if any(word.role in _SPOILING for word in words) or not words:
        return
    last = negation.end
    for word in clause[first + 1 :]:
        if _BETWEEN.fullmatch(text, last, word.start) is None:
            return
        last = word.end
    if _TAIL.fullmatch(text, last, end) is None:
        return
    if _SOME.search(text, clause_start(text, frame.start, negation.start), negation.start) is not None:
        # 21个单位未收到申请: others did.
        return
    topics = _topics(words, frame, clause[:first])
    if REMEDIES.issuperset(topics) and _is_elsewhere(text, max(frame.start, negation.start - _FAR), negation.start):
        return
    if REMEDIES.issuperset(topics) and _CAUSED_ELSE.search(text, negation.end, last) is not None:
        # 未发生因行政处罚引起的行政诉讼: of one kind alone.
        return
    if _begins_with_requests(words, text):
        yield "requests.received", negation.start
    acts = [word.name for word in _without_cause(words) if word.role == "act"]
    rows = [_carried(word.name, clause) for word in words if word.role == "row"]
    for concept in _denied(topics, acts, rows):
        yield concept, negation.start


def _carried(name: str, clause: Sequence[Token]) -> str:
    """Return which way a bare 结转 goes: 上年度没有结转."""
    if name != "requests.carried":
        return name
    times = [word.name for word in clause if word.role == "time"]
    # 上年无结转，本年亦无结转.
    return f"{name}_in" if "previous" in times else f"{name}_out" if times else name


def _without_subject(words: Sequence[Token], text: str) -> list[Token]:
    """Leave out 针对 and the like beside 本机关政府信息公开工作, which is what all of these are about."""
    told = list(words)
    for index, word in enumerate(told):
        beside = told[index + 1 : index + 3]
        if word.name == "about" and index and _is_disclosure(told[index - 1]):
            # 与政府信息公开申请有关的行政复议.
            beside = told[index - 1 : index]
        if word.role == "qualify" and word.name != "words" and any(_is_disclosure(each) for each in beside):
            told[index] = word._replace(role="nothing")
    if told and told[-1].name == "about" and any(word.name in REMEDIES for word in told):
        # 未发生行政诉讼案和有关的申诉案.
        told.pop()
    matters = bool(told) and text.startswith("事项", told[-1].start)
    if matters and any(word.role in _DONE_OR_ROW or word.name in _CASES for word in told):
        # 无规范性文件制发事项; 无行政强制事项; 无结转下年度事项; but 未发生行政许可听证.
        told.pop()
    return told


def _is_disclosure(word: Token) -> bool:
    return word.name == "request" or (word.role == "nothing" and word.name != "arising")


def _without_joined(words: Sequence[Token], text: str) -> list[Token]:
    """Leave out other things that are denied in one breath: 未发生举报、投诉、行政复议."""
    told: list[Token] = []
    run: list[Token] = []
    for word in (word for word in words if word.role != "mark"):
        joint = text[run[-1].end : word.start] if run else None
        if joint == "" and word.role == "alien" and text.startswith("申请", run[-1].start):
            # 没有被申请国家赔偿: applied for, and no request.
            run.pop()
        if word.role not in ("alien", "topic") or not (joint in _JOINTS or (joint == "" and word.role == "alien")):
            told += _known(run)
            run = []
        run.append(word)
    return [*told, *_known(run)]


def _known(run: list[Token]) -> list[Token]:
    known = [word for word in run if word.role != "alien"]
    return known or run


def _without_cause(words: Sequence[Token]) -> Sequence[Token]:
    """Leave out what was done with requests that disputes came from: 因申请办理引发的行政复议."""
    dispute = next((index for index, word in enumerate(words) if word.name in REMEDIES), 0)
    request = next((index for index, word in enumerate(words[:dispute]) if word.name == "request"), None)
    return words if request is None else [*words[:request], *words[dispute:]]


def _begins_with_requests(words: Sequence[Token], text: str) -> bool:
    """Whether requests are denied before disputes are, and are not what those came from: 未收到公开申请、行政复议."""
    if len(words) <= 2 or words[0].name not in _RECEIVING or words[1].name != "request":
        return False
    joined = text[words[1].end : words[1].end + 1] in _JOINTS and words[2].name in REMEDIES
    return joined and words[0].end == words[1].start


def _is_elsewhere(text: str, start: int, end: int) -> bool:
    """Whether the words before a denial say that disputes about something else are denied: 行政执法工作均无行政复议."""
    start = clause_start(text, start, end)
    return _ELSE.search(text, start, end) is not None and "公开" not in text[start:end]


def _behind(clause: Sequence[Token], end: int, frame: Frame, text: str) -> Iterator[tuple[str, int]]:
    """Yield what there was none of where that is said last: 行政强制为零."""
    last, named = clause[-1], [word for word in clause[:-1] if word.role in ("topic", "row", "act")]
    if text[last.end : end] not in _ARISEN or not named or any(word.role in _SPOILING for word in clause):
        return
    if _TO_NONE.fullmatch(text, named[-1].end, last.start) is None:
        return
    topics = _topics(named, frame, ())
    acts = [word.name for word in named if word.role == "act"]
    for concept in _denied(topics, acts, [word.name for word in named if word.role == "row"]):
        yield concept, named[0].start


def _topics(words: Sequence[Token], frame: Frame, before: Sequence[Token]) -> tuple[str, ...]:
    named = [word.name for word in words if word.role == "topic"]
    if not named and any(word.role in ("act", "row") for word in words):
        return frame.topics if any(word.role == "topic" for word in before) or frame.own else ()
    remedies = [name for name in named if name in REMEDIES]
    if "dispute" in named:
        remedies = [*remedies, *DISPUTES]
    # 因政府信息公开申请引发的行政复议: the request is what it came from.
    return tuple(dict.fromkeys(remedies or named))


def _denied(topics: tuple[str, ...], acts: list[str], rows: list[str]) -> Iterator[str]:
    kinds = frozenset(topics)
    if rows:
        if kinds <= {"request"} and all(act in _HANDLING for act in acts):
            yield from (row for row in rows if row in ("requests.carried_in", "requests.carried_out"))
    elif not kinds:
        return
    elif tuple(kinds) == ("request",):
        if all(act in _RECEIVING for act in acts):
            yield "requests.received"
    elif kinds <= REMEDIES:
        if all(act in ("receive", "new", "decide", "arise") for act in acts):
            yield from (_GROUPS.get(topic, topic) for topic in topics)
    elif kinds <= DOCUMENTS:
        yield from (f"{topic}.{_STOCK[act]}" for topic in topics for act in acts if act in _STOCK)
    elif kinds <= DECISIONS:
        if all(act in ("decide", "handle") for act in acts):
            yield from (f"decisions.{topic}" for topic in topics)
    elif "notice" in kinds:
        if not acts or "send" in acts:
            yield "fee_notices"
    elif tuple(kinds) == ("fee",) and "send" not in acts:
        yield "processing_fee"


def closes_all(clause: Sequence[Token], end: int, frame: Frame, text: str) -> int | None:
    """
    Return the first character of what says that every request was closed, or None.

    That all were answered in time says nothing of those whose time is not up; that all were closed does.

    Args:
        clause: Its words.
        end: Behind its last character.
        frame: What holds there.
        text: The text.
    """
    if frame.topics != ("request",) or frame.exempt or frame.doubted or frame.subset:
        return None
    every = next((word for word in clause if word.role == "all"), None)
    if every is None or any(
        word.role in ("negation", "row", "applicant", "channel", "qualify", "plan", "except") for word in clause
    ):
        return None
    acts = [word for word in clause if word.role == "act" and word.start >= every.end]
    if (
        not acts
        or _AFTER_A_MODEL.search(text, every.end, acts[-1].start) is not None
        or acts[-1].name != "process"
        or any(act.name not in _HANDLING for act in acts)
        or text.endswith("结果", 0, acts[-1].end)
    ):
        # 均计入办理结果, 全部依照示范文本答复.
        return None
    last = frame.last
    carried = last is not None and last.concepts[0].startswith("requests.carried")
    beside = _NUMBERED.search(text, max(0, every.start - _NEAR), every.start) is not None
    alone = last is None or (not last.verb and text[end : end + 1] not in _GOING_ON)
    if ((carried or frame.part or frame.unread or alone or (last is not None and last.reason is Reason.PART)) and beside) or (
        carried and frame.headline is None
    ):
        # 另2件均已答复, 上年未办结申请2件已全部办结, 上年结转3件，年内全部办结: these.
        # 3件公开申请均已办结: and so are these, which nothing tells to be all.
        return None
    if carried:
        last = frame.headline
    # 办结12件，均在期限内办结: these.
    these = last is not None and last.concepts == _ANSWERED and _ON_TIME.search(text, every.start, end) is not None
    if these or (last is not None and last.concepts not in (("requests.received",), _ANSWERED)):
        return None
    if last is None and not frame.own and not frame.anchored:
        return None
    if _REST.search(text, end, frame.stop) is not None:
        # 全部办结，另有2件在办.
        return None
    said = text[acts[-1].start : acts[-1].end]
    if not any(done in said for done in _DONE) and _ON_TIME.search(text, every.start, end) is not None:
        return None
    return every.start
