"""The words behind a number that tell what it counts: 3件予以公开, 2件因涉及商业秘密不予公开, 1件结转下年度."""

from __future__ import annotations

import re
from typing import NamedTuple

from gov_disclosure.statements.frame import REMEDIES
from gov_disclosure.statements.tokens import Token

__all__ = [
    "DONE",
    "MARK",
    "MARKS",
    "NAMED",
    "NOTHING",
    "OTHER",
    "OVER",
    "TO",
    "WHY",
    "Behind",
    "boundary",
    "clause_start",
    "read_behind",
    "to_the_right",
]

NAMED, OVER, WHY, DONE, TO, OTHER = "named", "over", "why", "done", "to", "other"
"""Ways: what is counted comes at once; it went over to another year; it comes behind a reason; it is done; the year it went to
comes; something else is counted."""
_TELLING = frozenset(("topic", "row", "applicant", "channel", "result", "alien"))
_FEW = 3
_IS = frozenset("为是：:")
_JOINTS = frozenset(("、", "和", "及", "与", "", "的"))
_TO = frozenset(("至", "到", "入", "转至", "转入"))
_REACH = 40
MARKS = "，,；;。：:（）()、！？\n"
"""What ends a clause."""
MARK = re.compile(f"[{MARKS}]")
_CLAUSES = "，；。\n"
_BEHIND = re.compile(
    r"[的，]?(?:被|属于|属|作出|做出|予以|为|是|系|来自|源于|均|已|均已|涉及|因|由于|作|作为|按|由)?(?:经(?:查找|检索|查询|核查|审查|查|审核)后?|告知|答复)?"
)
_DISCLOSURE = re.compile(
    r"(?:因|由|由于|就|对|涉及|涉|针对|关于|有关)?(?:[我本][^，。；、]{1,3})?(?:政府|政务)?信息公开(?:申请|工作|事项|事宜|问题|行为|类)?"
    r"(?:的?答复|办理|处理)?(?:不服)?(?:而|所)?(?:引发|引起|产生|导致|提起|提出|被提起|被申请)?(?:的|案件)?"
)
_AMONG = re.compile(r"(?:申请|案件)?(?:当|之)?[中里内]")
_AS = re.compile('的?(?:被|已|均)?(?:答复|回复|办理|处理)(?:内容|结果|意见|类型)?[为是作：:]{0,2}[“‘"]?(?:属于?)?')
_DONE = re.compile(
    r"的?(?:均|已经?|全部|都|悉数|按期|按时|如期|及时|依法|依规|进行了?|在(?:法定|规定的?)(?:答复|办理)?(?:期限|时限|时间)内|按照?规定(?:的?时限|程序)?(?:和程序)?)*"
)
_WHY = re.compile(r"的?(?:因|由于|经|系|属于?|以)[^，。；、]{0,24}")
_AND_SO_ON = re.compile(r"(?:[、和及与][^，。；、等]{1,10}){1,3}等")
# What may stand behind a number of things told before it.
_ALSO = re.compile(r"(?:[的有为共已均]|件|案件|申请|办件|全部|数量)*")


class Behind(NamedTuple):
    """
    What stands behind a number.

    Attributes:
        words: The words that tell what it counts.
        way: One of the ways of this module, or empty where nothing tells it.
        end: Behind the words.
    """

    words: tuple[Token, ...] = ()
    way: str = ""
    end: int = 0


NOTHING = Behind()
_ELSE = Behind((), OTHER)


def read_behind(text: str, start: int, end: int, right: list[Token]) -> Behind:
    """
    Return what stands behind a number.

    Args:
        text: The text.
        start: Behind the number.
        end: Where the sentence ends.
        right: The words behind it up to a mark.
    """
    while right and right[0].name == "decide":
        right = right[1:]
    if len(right) > 1 and right[0].name == "process" and right[1].role == "row" and _AS.fullmatch(text, start, right[1].start):
        # 6件答复为“本机关不掌握”.
        return _named(joined(right[1:], text), right[1:], text)
    if right and right[0].role in ("year", "time") and text[start : right[0].start] in _TO:
        # 结转4件至2025年.
        return Behind((right[0],), TO, right[0].end)
    for over, word in enumerate(right[:_FEW]):
        if word.role == "row" and word.name.startswith("requests.carried"):
            # So many went over to another year, for whatever reason is told between.
            first = over - 1 if over and right[over - 1].role == "year" else over
            return Behind(tuple(right[first : over + 2]), OVER, word.end)
    gap = text[start : right[0].start if right else boundary(text, start, end)]
    suits = next((index for index, word in enumerate(right[:_FEW]) if word.name in REMEDIES), 0) if len(right) > 1 else 0
    if suits and _DISCLOSURE.fullmatch(text, start, right[suits].start) is not None:
        # 1起因政府信息公开引发的行政诉讼.
        right, gap = right[suits:], ""
    near = bool(right) and _BEHIND.fullmatch(gap) is not None
    # 53件新收申请中.
    among = [word.name for word in right[:2]] == ["new", "request"] and text.startswith("中", right[1].end)
    # 其中1件公开、1件不掌握.
    disclosed = near and not gap and text.startswith("公开", start) and text[right[0].end : right[0].end + 1] in MARKS
    if near and (among or disclosed or right[0].role in _TELLING):
        return _named(right[:2] if among else joined(right, text), right, text)
    last = right[-1] if right else None
    if last is not None and last.role == "row" and len(right) <= _FEW and _WHY.fullmatch(text, start, last.start):
        # 2件以重复申请不予处理: the row, and not its group.
        finer = tuple(word for word in right[:-1] if word.role == "row" and word.name.startswith(f"{last.name}."))
        return Behind(finer if len(finer) == 1 else (last,), WHY, last.end)
    done = next((word for word in right if word.role != "all"), None)
    if done is not None and done.name == "process" and _DONE.fullmatch(text, start, done.start):
        # 2件办理结果为主动公开: of those answered so.
        return _ELSE if text[done.end : done.end + 1] in _IS else Behind((done,), DONE, done.end)
    if near and right[0].role == "qualify":
        return _ELSE
    else_told = (
        bool(gap) and not near and gap[0] not in "和及与并" and _ALSO.fullmatch(gap) is None and _AMONG.fullmatch(gap) is None
    )
    return _ELSE if else_told else NOTHING


def _named(run: list[Token], right: list[Token], text: str) -> Behind:
    """Return what words tell that come at once behind a number."""
    if text.startswith("等", run[-1].end) and run[0].role == "row":
        # 3件因本机关不掌握等原因无法提供.
        whole = right[-1] if right[-1].role == "row" and right[-1] is not run[-1] else None
        return Behind((whole,), WHY, whole.end) if whole is not None else _ELSE
    if _AND_SO_ON.match(text, run[-1].end) is not None:
        return _ELSE
    return Behind(tuple(run), NAMED, run[-1].end)


def to_the_right(tokens: list[Token], index: int, text: str) -> list[Token]:
    """Return the words behind a number up to a mark; none where another number comes first, but 12件申请中有3件."""
    words: list[Token] = []
    for at in range(index + 1, len(tokens)):
        token = tokens[at]
        if token.role == "mark" and token.name != "、":
            break
        if token.role == "number":
            if tokens[at - 1].name == "、" and tokens[at - 1].end == token.start:
                # 3件维持、2件纠正.
                break
            return words[:1] if words and words[0].role == "topic" and text[words[0].end] in "中里内在均已" else []
        if token.role != "mark":
            words.append(token)
    return words


def joined(right: list[Token], text: str) -> list[Token]:
    """Return the first word behind a number and those joined to it."""
    run = right[:1]
    for word in right[1:]:
        gap = text[run[-1].end : word.start]
        # 132件申请的处理: of what is done nothing is told.
        if word.role == "all" or gap not in _JOINTS or (gap == "的" and word.role == "act"):
            break
        run.append(word)
    return run


def boundary(text: str, start: int, end: int) -> int:
    """Return where the clause ends that a number stands in."""
    far = min(end, start + _REACH)
    found = MARK.search(text, start, far)
    return found.start() if found is not None else far


def clause_start(text: str, start: int, end: int) -> int:
    """Return where the clause begins that a place stands in, no farther back than another place."""
    for mark in _CLAUSES:
        found = text.rfind(mark, start, end)
        start = found + 1 if found >= 0 else start
    return start
