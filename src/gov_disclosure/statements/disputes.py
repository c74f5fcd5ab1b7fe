"""Whether 行政复议 and 行政诉讼 that are told of are about disclosure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.statements.behind import clause_start
from gov_disclosure.statements.frame import DISPUTES, REMEDIES, Frame
from gov_disclosure.statements.tokens import Token

__all__ = ["goes_with_before", "is_about_disclosure", "is_bare"]

_ABOUT = re.compile(r"公开(?!审理|开庭|听证)")
_ABOUT_DISPUTES = ("信息公开", "依申请公开", "公开申请")
_CAUSED = re.compile(
    r"公开[^。；]{0,12}(?:引发|引起|产生|导致|被申请|被提|提起|不服|方面|类|中)|(?:涉及|有关|关于|针对|因|就|对)[^。；，]{0,10}公开"
)
_OF_ALL_KINDS = re.compile(
    r"因|由于|其[他它](?:行政|涉)?(?:复议|诉讼|应诉)|(?:收到|受理|办理)[^，。；公]{0,6}行政复议|执法|应对|应诉|代理|出庭|败诉|胜诉|被申请人|被告|涉诉|争议"
)
_CAUSED_ELSE = re.compile(r"因[^，。；公]{1,16}(?:被|引发|引起|提起|产生)")
_UNRELATED = re.compile(
    r"公开[^。；]{0,6}无关|不涉及[^。；]{0,8}公开|案由|(?:主要|多|大多)(?:为|是|涉及|集中)(?![^。；]{0,20}公开)|均[为系][^。；，公]{0,14}(?:争议|纠纷|类|引起|引发|产生)|(?:均|都|全部)(?:因|与|涉及|属于)(?![^。；]{0,14}公开)"
)
_KINDS = re.compile(
    r"(?:税务|涉税|治安|工伤|劳动|征地|征收|拆迁|处罚|许可|交通|环境|城管|消费|土地|房屋|经营)(?:类|领域|方面)?(?:的|行政)?$"
)
_DECIDED = re.compile(r"(?:办理|受理|审理|审结|收到|承办)[^，。；公]{0,10}复议(?!答复|应诉|应对)")
_SETTLED = re.compile("调解|化解|和解|进入|转入|撤回|形成")
_OF_THESE = re.compile(
    r"(?:其中|[（(])[^。；]{0,30}公开|[，、](?:涉及|涉|关于)?(?:政府|政务)?信息公开(?:类|方面|领域)?(?:的|案件)?\d"
)
_TABLE = re.compile("结果|纠正|未审结|直接起诉|复议后")
"""Words of table 四: what is told by them is told of its disputes."""
_HAN = re.compile("[\u4e00-\u9fff]")
_SHORT = frozenset(("topic", "sum", "mark"))
_SAID = re.compile("公开|答复|(?:上述|件|的)申请")
_ORGAN = re.compile(r"(?:作为|履行)(?:[^，。；]{0,8}行政)?复议(?:机关|机构|职责)")
_OWN_ORGAN = re.compile("[我本][^，。；]{0,3}作为(?:行政)?复议(?:机关|机构)")
_FAR = 200
_NEAR = 40
_BACK = 10
_JOINT = frozenset("、和及")
_OF_TABLE = frozenset(("direct", "after_reconsideration", "dispute"))
_DECIDING = frozenset(("receive", "new", "handle", "process"))


def is_about_disclosure(frame: Frame, text: str, words: Sequence[Token], first: int, behind: int) -> bool:
    """Whether disputes are about disclosure: a body that decides on them, or is sued for all it does, counts others, too."""
    if any(word.name == "dispute" for word in words):
        # 公开透明化解行政争议12件 tells of all kinds; of 行政争议5件，调解2件 not all came to the table.
        about = any(about in text[first:behind] for about in _ABOUT_DISPUTES)
        return about and _SETTLED.search(text, behind, frame.stop) is None
    if not any(word.role == "topic" for word in words) and frame.start < frame.named < first:
        # 因处罚引发的行政复议，2023年为5件，2024年为3件: the clause that names them tells what they are about.
        first = clause_start(text, frame.start, frame.named)
    if _ABOUT.search(text, first, behind) is not None:
        # 作为复议机关办理44件，其中信息公开类5件: those of others.
        # 审理行政复议案件147件，其中涉及政府信息公开的41件: decided on, those of others.
        decided = frame.part and "reconsideration" in frame.topics and _DECIDED.search(text, frame.start, behind) is not None
        # 信息公开行政复议15件，其中我局作为复议机关审理13件, too.
        own = _OWN_ORGAN.search(text, behind, min(frame.stop, behind + _NEAR)) is not None
        return not decided and not own and _ORGAN.search(text, frame.start, behind) is None
    if _OF_THESE.search(text, behind, min(frame.stop, behind + _NEAR)) is not None:
        return False
    named = next((word.start for word in words if word.role == "topic" and word.name in REMEDIES), None)
    if named is not None and _KINDS.search(text, max(first, named - _BACK), named) is not None:
        return False
    if _UNRELATED.search(text, behind, min(frame.stop, behind + _FAR)) is not None:
        return False
    clause = clause_start(text, frame.start, first)
    if _CAUSED_ELSE.search(text, clause, behind) is not None or goes_with_before(frame, DISPUTES, text, first):
        return False
    headline = frame.headline
    if headline is not None and headline.reason is None and headline.concepts[0].partition(".")[0] in REMEDIES:
        # 信息公开行政复议8起；全县行政复议案件33起: told again, of all kinds.
        # 其中行政复议结果维持5件: of those.
        sure = not frame.unread and (frame.last is None or frame.last.reason is None)
        of_these = frame.part and sure and any(word.role == "result" for word in words)
        return of_these or not any(_told_alone(frame, word.name) for word in words if word.role == "topic")
    start = max(frame.start, behind - _FAR)
    deciding = any(word.role == "act" and word.name in _DECIDING for word in words)
    if not deciding and _OF_ALL_KINDS.search(text, start, behind) is None:
        return True
    return _CAUSED.search(text, start, behind) is not None


def is_bare(frame: Frame, text: str, words: Sequence[Token], number: Token, behind: int) -> bool:
    """Whether a total of disputes stands where nothing says that it is about disclosure: 全年被提起行政诉讼66件."""
    told = number.number.value if number.number is not None else None
    again = any(word.name in frame.wholes and frame.wholes[word.name].value == told for word in words)
    if not told or again or frame.anchored or any(word.role == "result" or word.name in _OF_TABLE for word in words):
        # 12件复议案件中: told again; where requests are spoken of, disputes are about those.
        return False
    line = text.rfind("\n", max(0, frame.start - _FAR), frame.start) + 1
    begin = words[0].start
    start = max(clause_start(text, frame.start, begin), text.rfind("）", frame.start, begin) + 1)
    short = all(word.role in _SHORT for word in words) and not text.startswith("被", begin)
    last = frame.last
    joined = last is not None and last.reason is None and last.concepts[0].partition(".")[0] in REMEDIES
    if short and (joined or _HAN.search(text, start, begin) is None):
        # 行政复议1件（维持）; 行政诉讼无: a row of the table in short.
        return False
    said = _SAID.search(text, max(line, frame.start - _FAR), behind) is not None
    return not said and _TABLE.search(text, behind, min(frame.stop, behind + _NEAR)) is None


def goes_with_before(frame: Frame, concepts: tuple[str, ...], text: str, first: int) -> bool:
    """Whether a number is joined by 、 to one before it, of the same table, that is left alone."""
    last = frame.last
    if last is None or last.reason is None or not _JOINT.intersection(text[max(first - 1, 0) : first + 1]):
        return False
    return any(last.concepts[0].partition(".")[0] == concept.partition(".")[0] for concept in concepts)


def _told_alone(frame: Frame, name: str) -> bool:
    """Whether a total of one kind of disputes was told before in the sentence, and not of both together."""
    told = frame.wholes.get(name) if name in frame.disputes else None
    return told is not None and told.concepts == (name,) and told.reason is None
