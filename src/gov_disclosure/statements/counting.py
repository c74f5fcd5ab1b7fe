"""A number of things with the words around it → a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from gov_disclosure.statements.around import continued, is_total, resolved, valued
from gov_disclosure.statements.behind import DONE, NAMED, NOTHING, OTHER, OVER, TO, WHY, read_behind
from gov_disclosure.statements.concepts import counted
from gov_disclosure.statements.doubting import Place, doubt, reason_of, stands_unexplained
from gov_disclosure.statements.frame import DISPUTES, DOCUMENTS, REMEDIES, Counted, Frame, Told
from gov_disclosure.statements.gathering import Gathering
from gov_disclosure.statements.rates import read_change
from gov_disclosure.statements.statement import Body, Bound, Kind, Reason, Statement
from gov_disclosure.statements.tokens import Number, Token
from gov_disclosure.statements.unexplained import is_unexplained

__all__ = ["read_count"]

# What may stand between the words that tell what is counted and the number.
# No alternative is made of others: else a long run of them could be taken apart in very many ways.
_FILLER = re.compile(
    r"(?:[的了为是有达尚仍还对就共约近计仅只：:“”\"]|合计|总|数|范围|件|情况|决定|事项|办件|案|达到|一共|继续|办理|答复|处理|人|类|量|结果|分别|累计|各|均|全部|全年|已|，|结案|在办|未结|另有|视为放弃|视同放弃|申请|告知|而?不予提供)*"
)
# The same without what parts: for numbers whose topic is only carried over from the sentence before.
_TIGHT = re.compile(r"[的了为是有共约计：:]{0,4}(?:件?数量?|总?量|总数)?[为是：:]?")
_BRACKET = re.compile(r"[（(](?:含|包括|包含)[^（）()]{0,60}[）)]$")
_ROWS = re.compile(r"公开|不予|无法|处理")
_OF = re.compile(r"[、中里内]?(?:共?有)?")
_ARISEN = re.compile("[^，。；]{0,4}(?:发生|出现|引发|引起|有|涉及)(?:了|共)?")
_UP_TO = ("到", "至", "为")
_OPENING, _CLOSING = ("（", "("), ("）", ")")
_KINDS = ("applicants.", "channels.")
_NAMING = frozenset(("row", "topic", "nothing", "applicant", "channel", "act", "result"))
_ONE_OFFICE = frozenset((Body.OFFICE, Body.OTHER))
_APART = {("litigation.direct",), ("litigation.after_reconsideration",)}
_CARRIED_IN = ("requests.carried_in",)
_LIMITING = frozenset(("qualify", "except"))
_PERSONS = ("applicants.natural_person",)
_COLONS = ("：", ":")
_INSIDE = ("中", "里", "当中", "之中", "申请中", "申请里")
_AMONG = ("，其中", "（其中")
_DIVIDED = ("（", "(", "，其中", ",其中")
_FOLLOWED = _INSIDE + _AMONG
_ANSWERED = ("requests.processed",)
_MEANING = frozenset(("topic", "act", "row", "applicant", "channel", "result", "alien"))
_ADDING = frozenset(("sum", "part", "time", "bound", "who", "all", "year"))
_CHANGING = frozenset(("growth", "compare"))
_FOUR = 4
"""Results of table 四."""
_DOUBTS = frozenset((Reason.PART, Reason.UNCLEAR))
_ANEW = frozenset(("channel", "who"))
_SPECIFIC = frozenset(("row", "applicant", "channel", "result"))


def read_count(
    gathering: Gathering,
    token: Token,
    number: Number,
    clause: list[Token],
    before: list[Token],
    right: list[Token],
    bounds: tuple[int, int],
) -> bool:
    """Read a number of things; return whether it is known what it tells."""
    text, frame = gathering.text, gathering.frame
    gathering.right = right
    begin, end = bounds
    words, first = _before_it(gathering, token, clause, before, begin)
    roles = {word.role for word in words}
    if not roles.isdisjoint(_CHANGING):
        grown = [word for word in words if word.role == "growth"]
        if grown and (grown[-1].name == "to" or text.startswith(_UP_TO, grown[-1].end)):
            return _reached(gathering, token, number, words)
        gathering.other(token.end, read_change(number, grown, words, frame, text), first)
        return True
    left = max(words[-1].end if words else begin, begin if words is before else 0, frame.taken)
    gap = text[left : token.start]
    bracket = _BRACKET.search(gap) if gap.endswith(_CLOSING) else None
    if bracket is not None:
        gap = gap[: bracket.start()]
    close = _FILLER.fullmatch(gap) is not None and not (bracket is not None and _ROWS.search(bracket[0]))
    specific = not roles.isdisjoint(_SPECIFIC)
    behind = read_behind(text, token.end, end, right)
    if (specific and behind.way != TO) or (behind.way == DONE and not roles.isdisjoint(_MEANING)):
        behind = NOTHING
    topics = frame.topics
    if behind.way == OVER:
        topics = ("request",) if frame.anchored or not frame.own else topics
    elif behind.way == NAMED:
        for index, one in enumerate(behind.words):
            frame.see(one, behind.words[:index], text)
        topics = frame.topics
        listed = gap.endswith(_COLONS) or _OF.fullmatch(gap) is not None
        arisen = behind.words[0].name in REMEDIES and _ARISEN.fullmatch(gap) is not None
        close = close or (behind.words[0].role in _SPECIFIC and listed) or arisen
    elif behind.way == WHY:
        close = close or _OF.fullmatch(gap) is not None
    elif behind.way == OTHER and "topic" not in roles:
        # Something else is counted: 收到12件群众来信.
        close = False
    if (
        not behind.words
        and words
        and (words[-1].role == "mark" or ("all" in roles and "sum" not in roles and gap.endswith(_COLONS)))
    ):
        # What stands before a number is another one's: 5件无法提供、1件在办, 5件均依法办理：2件公开.
        close = False
    told = [*words, *behind.words]
    if frame.unread and "part" in roles and {word.role for word in told if word.role in _MEANING} == {"act"}:
        # 提供查询服务1904人次，其中书面答复312件.
        return False
    if not frame.subset and ("qualify" in roles or behind.words):
        frame.subset = _tells_of_some(told, text, inner=bool(frame.outside))
    own = bool(behind.words) or specific or "topic" in roles or "alien" in roles
    near = close and bool(told) and (own or frame.own or _TIGHT.fullmatch(gap) is not None)
    frame.taken = max(frame.taken, behind.end if near else 0)
    known = near and _counted(gathering, number, told, topics, Place(first, token, behind.end or token.end))
    if not known and "topic" in roles and (not near or "qualify" in roles):
        # 规章涉及我厅起草2件，已公布1件: nor is it known what the next is of.
        frame.doubted = frame.doubted or (not behind.words and REMEDIES.isdisjoint(topics))
    return known


def _before_it(
    gathering: Gathering, token: Token, clause: list[Token], before: list[Token], begin: int
) -> tuple[list[Token], int]:
    """Return the words that stand before a number, and their first character."""
    text, taken = gathering.text, gathering.frame.taken
    if not clause and before and before[-1].end == begin - 1 and text[begin - 1] in _OPENING:
        # 自然人（10件）.
        return (before, before[0].start) if text[token.end : token.end + 1] in _CLOSING else (clause, begin)
    words, first = clause, begin
    if before and clause and _ADDING.issuperset([word.role for word in clause]):
        words, first = [*before, *clause], before[0].start
    if taken > first:
        # 3件维持、2件纠正: what is named before a number is another one's.
        words, first = [word for word in words if word.end > taken or word.role not in _SPECIFIC], taken
    return words, first


def _reached(gathering: Gathering, token: Token, number: Number, words: Sequence[Token]) -> bool:
    """Add the count that something changed to: 由上年的15件增至18件."""
    frame = gathering.frame
    last, roles = frame.last, {word.role for word in words}
    if last is None or last.reason is not Reason.OTHER_YEAR or frame.unread or not roles.isdisjoint(_MEANING):
        return False
    if "year" not in roles:
        frame.year, frame.reason = frame.report_year, None
    value = valued(number, words)
    reason = reason_of(frame, roles, value.number)
    statement = Statement(
        kind=Kind.COUNT, concepts=last.concepts, value=value.number, upper=number.upper, unit=number.unit, step=value.step,
        bound=value.bound, verb=last.verb, reason=reason,
    )  # fmt: skip
    gathering.add(statement, words[0].start, token.end, words[0].start)
    frame.last = gathering.found[-1]
    return True


def _counted(gathering: Gathering, number: Number, words: Sequence[Token], topics: tuple[str, ...], place: Place) -> bool:
    """
    Add the statement that a number makes with its words; return whether it is known what it tells.

    Args:
        gathering: What is found.
        number: The number.
        words: The words.
        topics: What is spoken of.
        place: Where it stands.
    """
    frame, text = gathering.frame, gathering.text
    words = resolved(words, frame.report_year, answered=frame.last is not None and frame.last.concepts == _ANSWERED)
    found = counted(words, topics, text, part=frame.part)
    if not found.concepts and frame.last is not None:
        found = continued(frame.last, words, topics, text)
    else:
        whole = _whole(frame, found.concepts)
        if whole is not None and whole.reason is not None and _of_last(found.concepts, whole):
            found = found._replace(reason=found.reason or whole.reason)
    if not found.concepts:
        return False
    if REMEDIES.issuperset(topics) and _sums_up(words):
        found = _summed(gathering, found)
    value = valued(number, words)
    roles = {word.role for word in words}
    denied = "negation" in roles
    none = denied and number.value == 1 and words[-1].role == "negation"
    reason = found.reason or doubt(gathering, found, words, topics, place)
    if denied and not none:
        reason = Reason.UNCLEAR
    reason = reason or reason_of(frame, roles, value.number)
    strange = reason is None and stands_unexplained(gathering, words, place)
    if place.end > place.token.end and reason is Reason.UNCLEAR and "topic" in roles:
        # 同一事项的7件申请，6件予以公开.
        strange = is_unexplained(text, place.first, place.token.start, words, gathering.names, gathering.body)
    reason = Reason.UNCLEAR if strange else reason
    if "topic" in roles:
        # 132件申请的处理, told again, and disputes have doubts of their own.
        frame.doubted = reason in _DOUBTS and (strange or (place.end == place.token.end and REMEDIES.isdisjoint(topics)))
    elif reason is None and frame.doubted and roles.isdisjoint(_ANEW):
        # 党内规范性文件制定2件，废止1件: of the same.
        reason = Reason.UNCLEAR
    apart = found.concepts in _APART and {found.concepts, *[one.concepts for one in gathering.found[-1:]]} == _APART
    each = len(found.concepts) > 1 and "all" in roles and "sum" not in roles
    for concepts in [(concept,) for concept in found.concepts] if each else [found.concepts]:
        statement = Statement(kind=Kind.NONE, concepts=concepts, value=0, verb=found.verb, reason=reason) if none else Statement(
            kind=Kind.COUNT, concepts=concepts, value=value.number, upper=number.upper, unit=number.unit, step=value.step,
            bound=value.bound, verb=found.verb, reason=reason,
        )  # fmt: skip
        gathering.add(statement, place.first, place.end, place.first)
    frame.last, frame.parted, frame.changed = gathering.found[-1], False, Counted()
    if frame.last.reason is None and not none:
        exact = value.number if value.bound is Bound.EXACT else None
        frame.told.setdefault(found.concepts, Told(exact, frame.start, "new" in [word.name for word in words]))
    if text.startswith(_FOLLOWED, place.token.end):
        # 部门制定的8件中，废止2件.
        frame.subset = frame.subset or _is_subset(frame, found.concepts, text, place.token.end)
        frame.doubted = frame.doubted or (DOCUMENTS.issuperset(topics) and text.startswith(_INSIDE, place.token.end))
    if apart and not text.startswith(_DIVIDED, place.token.end):
        # 直接起诉6件，复议后起诉3件；结果维持7件: of both.
        frame.topics = ("litigation",)
    if is_total(found.concepts):
        _keep_total(frame, gathering.found[-1])
    return True


def _keep_total(frame: Frame, total: Statement) -> None:
    """Keep a total that later numbers are parts, results or changes of."""
    frame.total = total
    frame.disputes.update(total.concepts)
    if total.reason in (None, Reason.UNCLEAR):
        frame.wholes.update(dict.fromkeys(total.concepts, total))
    if total.reason is None or frame.headline is None:
        frame.headline = total


def _whole(frame: Frame, concepts: tuple[str, ...]) -> Statement | None:
    """Return the total that a number is a part of: of disputes the last one, where that is of other matters."""
    told = frame.wholes.get(concepts[0].rpartition(".")[0].partition(".")[0]) if concepts else None
    if told is not None and told.reason is not None:
        return told
    return frame.headline if frame.headline is not None and _of_last(concepts, frame.headline) else frame.last


def _is_subset(frame: Frame, concepts: tuple[str, ...], text: str, end: int) -> bool:
    """Whether what follows is of the requests just counted, which are some of all: those of one kind, or of one office."""
    if text.startswith(_INSIDE, end):
        # 去年结转的4件中，予以公开2件.
        return concepts[0].startswith(_KINDS) or concepts == _CARRIED_IN or frame.body in _ONE_OFFICE
    # 网上申请9件，其中予以公开5件.
    return text.startswith(_AMONG, end) and (concepts[0].startswith("channels.") or concepts in (_CARRIED_IN, _PERSONS))


def _tells_of_some(words: Sequence[Token], text: str, *, inner: bool) -> bool:
    """Whether a number is of those about something: 涉及征地的17件, 征地类申请中予以公开3件."""
    roles = {word.role for word in words}
    if roles.isdisjoint(_LIMITING):
        return False
    for kind, topic in pairwise(words):
        if kind.name == "kind" and topic.role == "topic" and kind.end == topic.start:
            return True
    if inner and words[-1].name == "kind" and not any(word.role in _NAMING for word in words[-2:-1]):
        # 14件（其中教育类5件，予以公开3件）.
        return True
    named = "topic" in roles
    if named and any(word.role == "except" and text.startswith("除", word.start) for word in words):
        # 除同一申请人外的4件申请.
        return True
    return (
        any(word.name == "about" for word in words) and not named and not any(word.role in ("row", "nothing") for word in words)
    )


def _sums_up(words: Sequence[Token]) -> bool:
    """Whether a number adds up those before it, and names nothing itself."""
    return any(word.role == "sum" for word in words) and not any(word.role in ("topic", "result", "act") for word in words)


def _summed(gathering: Gathering, found: Counted) -> Counted:
    """Say what a sum of disputes is of: 行政复议6件、行政诉讼1件，两项合计7件."""
    if gathering.frame.disputes.issuperset(DISPUTES):
        return found._replace(concepts=DISPUTES)
    ends = _ends_results(gathering.found, found.concepts)
    return found if ends else found._replace(reason=found.reason or Reason.UNCLEAR)


def _ends_results(told: Sequence[Statement], concepts: tuple[str, ...]) -> bool:
    """Whether a sum follows the results of one kind of disputes alone: 结果维持1件，其他结果0件，总计1件."""
    before = [one.concepts[0].rpartition(".")[0] for one in told[-_FOUR:]]
    return len(before) > 1 and len(concepts) == 1 and before[-2:] == [concepts[0]] * 2 and set(before) - {concepts[0]} <= {""}


def _of_last(concepts: tuple[str, ...], last: Statement) -> bool:
    """Whether results are those of the disputes told before."""
    for name in last.concepts:
        for concept in concepts:
            if concept.startswith(name) and concept.startswith(".", len(name)):
                return True
    return False
