"""The words of a clause → what a number in it counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gov_disclosure.statements.frame import DECISIONS, DOCUMENTS, REMEDIES, Counted
from gov_disclosure.statements.outcomes import NOT_GRANTED
from gov_disclosure.statements.statement import Reason
from gov_disclosure.statements.tokens import Token

__all__ = ["counted", "of_key"]

_GROUPS = {"direct": "litigation.direct", "after_reconsideration": "litigation.after_reconsideration"}
_STOCK = {
    "issue": "issued", "new": "issued", "repeal": "repealed", "in_force": "in_force", "disclose": "disclosed", "amend": "amended",
}  # fmt: skip
_NO_DECISION = frozenset(("channel", "result"))
_EXISTING = ("现有", "现存")
_COMING = frozenset(("receive", "new"))
_RECEIVING = frozenset(("new", "receive", "handle"))
_MORE = re.compile(r"(?<![\d〇零一二两三四五六七八九十百千万余多][件宗份起例个条次])(?<=[\u4e00-\u9fff]{2})[和及与或、]$")
_OUTCOMES = re.compile(f"{NOT_GRANTED}|不掌握|不存在")
_REASON = re.compile(r"(?:属|因|由于|经)[^，。；、]{0,14}$")
_CAUSE = re.compile(r"[“”\"’」]?(?:的|而|为由|情形|，)?(?:分别|依法|告知|决定|作出|予以|而|均)*")
_NEAR = 12
_FIRST = re.compile(r"(?:^|[^\u4e00-\u9fff]|其中|中|为|是|属于|属|结果|有|\d[件份宗])$")
_NUMBERED = re.compile(r"[\d一二两三四五六七八九十][件份宗]$")
_BARE = frozenset(("公开", "依法公开"))
_UNDECIDED = frozenset(("disclose", "issue", "new", "receive"))
_WHOEVER = re.compile("公民(?!个人)")
_WITHOUT = re.compile(r"[^。；，]{0,6}[后外]")
_PUBLISHED = frozenset(("disclose", "issue", "send"))
_NAMED = frozenset(("row", "result", "applicant", "channel", "topic", "act"))
_BACK = 16
_AND_OTHERS = re.compile(r"[^。；]{1,9}[、，](?:法人|企业|其他组织|组织)")
_OTHERS = frozenset(("amend", "issue", "repeal", "in_force", "disclose", "send", "charge"))
_PLUS = re.compile("[和及与加]")
_OF_REQUESTS = frozenset(("row", "applicant", "channel"))
_PARTLY = "outcome.partially_granted"
_RESULTS = frozenset(("row", "result"))
_JOINTS = frozenset(
    ("、", "和", "及", "与", "或", "以及", "或者", "/", "的、", "的和", "而", "为由", "为由，", "为由而", "为由予以", "")
)


def counted(words: Sequence[Token], topics: tuple[str, ...], text: str, *, part: bool = False) -> Counted:
    """
    Say what a number counts that words stand with.

    Args:
        words: The words, in order.
        topics: What is spoken of.
        text: The text.
        part: Whether 其中 stands before.
    """
    kinds = frozenset(topics)
    if not kinds or "alien" in kinds:
        return Counted()
    reason = Reason.PART if _qualified(words, text) else None
    if tuple(kinds) == ("request",):
        found = _of_requests(words, text, part=part)
    elif kinds <= REMEDIES:
        found = _of_remedies(words, topics, text, part=part)
    elif kinds <= DOCUMENTS:
        found = _of_documents(words, topics, text)
    elif kinds <= DECISIONS and not any(word.role == "topic" for word in words):
        # 行政处罚39件、行政处理58件: the second is none of the first.
        return Counted()
    elif kinds <= DECISIONS:
        # What came in at a window is no decision yet.
        # 行政处罚类4件: requests about them.
        barred = any(
            word.role in _NO_DECISION or word.name == "kind" or (word.role == "act" and word.name in _UNDECIDED) for word in words
        )
        found = Counted(tuple(f"decisions.{topic}" for topic in topics), "", Reason.PART if barred or part else None)
    elif tuple(kinds) == ("notice",):
        # 发出通知2件，其中1件申请人已缴费.
        some = part and not any(word.role == "topic" for word in words)
        found = Counted(("fee_notices",), "", Reason.PART if some else None)
    else:
        return Counted()
    return found._replace(reason=reason) if found.concepts and reason is not None and found.reason is None else found


def _qualified(words: Sequence[Token], text: str) -> bool:
    """Whether a word says that only some are counted; 类 and 方面 behind the name of a row do not."""
    for index, word in enumerate(words):
        if word.role != "qualify":
            continue
        before, behind = words[index - 1] if index else None, words[index + 1] if index + 1 < len(words) else None
        if word.name == "about" and behind is not None and behind.role == "who" and index + 2 < len(words):
            # 针对本部门有关政府信息公开事务的行政复议.
            word, behind = behind, words[index + 2]
            word = word._replace(name="about")
        if word.name == "kind" and before is not None and before.role in _NAMED and before.end == word.start:
            continue
        if word.name == "about" and behind is not None and behind.role in ("row", "nothing") and behind.start == word.end:
            continue
        if behind is not None and behind.role in _RESULTS and text[behind.start - 1] == "等":
            # 以驳回等其他结果结案.
            continue
        if words[-1].role in _RESULTS and _REASON.search(text, max(0, word.start - _BACK), word.start) is not None:
            # 属工伤认定案卷材料不予公开.
            continue
        return True
    return False


def of_key(word: Token, topics: tuple[str, ...], others: Iterable[Token], text: str) -> tuple[str, ...]:
    """Return what a key of a list counts: a row, a result, a kind of applicants, or a topic by itself."""
    if word.role == "topic":
        return counted([*others, word], (word.name,), text).concepts
    return counted([word], topics, text).concepts


def _of_requests(words: Sequence[Token], text: str, *, part: bool) -> Counted:
    words = _without_whoever(words, text)
    for role, prefix in (("row", ""), ("applicant", "applicants."), ("channel", "channels.")):
        chosen = [word for word in words if word.role == role and not _is_left_out(word, words, text)]
        if chosen and role == "row" and _adds_new(chosen[-1], words, text):
            return Counted(("requests.received",), "新收")
        if chosen:
            chosen = _joined(chosen, text)
            chosen = _with_granted(chosen, words, text) if role == "row" else chosen
            if role == "channel" and any(word.name in _PUBLISHED and word.start >= chosen[-1].end for word in words):
                # 网上公开21件, 邮寄送达12件: no requests.
                return Counted()
            names = tuple(dict.fromkeys(f"{prefix}{word.name}" for word in chosen))
            if role == "row":
                names = _finest(_caused(names, chosen[0], words, text) if len(words) > 1 else names)
                if names[0].startswith("requests."):
                    # 上年结转未办结: what comes first, a bare 转入 left out where more is said.
                    names = tuple(name for name in names if name != "requests.carried")[:1] or names[:1]
            if len(names) > 1:
                names = tuple(name for name in names if name != "requests.carried")
            unclear = (
                "requests.carried" in names
                or _MORE.search(text, max(0, chosen[0].start - 3), chosen[0].start) is not None
                or (role == "channel" and len(names) > 1)
                # 上年结转办结1件: of those, however many there were.
                or (
                    names == ("requests.carried_in",)
                    and any(word.name == "process" and word.start >= chosen[-1].end for word in words)
                )
                # 收到投诉举报类申请77件: what came in, whatever became of it.
                or (
                    chosen[0] is not words[0]
                    and chosen[-1].name.startswith("outcome.")
                    and any(word.name in _COMING and word.end <= chosen[0].start for word in words)
                )
            )
            if role == "channel" and unclear:
                break
            return Counted(names, text[chosen[-1].start : chosen[-1].end], Reason.UNCLEAR if unclear else None)
    return _of_acts(words, text, part=part)


def _of_acts(words: Sequence[Token], text: str, *, part: bool) -> Counted:
    """Say what a number of requests counts by what was done with them."""
    acts = [word for word in words if word.role == "act"]
    if acts and acts[-1].name == "disclose" and _NUMBERED.search(text, acts[-1].start - 2, acts[-1].start) is not None:
        # 均已答复，其中1件公开.
        acts = acts[-1:]
    names = tuple(act.name for act in acts)
    verb = text[acts[-1].start : acts[-1].end] if acts else ""
    if any(name in _RECEIVING for name in names):
        first = next(act for act in acts if act.name in _RECEIVING)
        verb = text[first.start : first.end]
        if names[-1] == "process" and first.name == "handle":
            return Counted(("requests.processed",), text[acts[-1].start : acts[-1].end])
        if "new" in names:
            return Counted(("requests.received",), verb)
        return Counted(("requests.received",), verb, Reason.PART if part else None)
    if "process" in names:
        return Counted(("requests.processed",), verb)
    if (
        names == ("disclose",)
        and verb in _BARE
        and _FIRST.search(text, max(0, acts[0].start - 4), acts[0].start) is not None
        and (part or _OUTCOMES.search(text, max(0, acts[0].start - 80), acts[0].end + 80))
    ):
        return Counted(("outcome.granted",), verb)
    named = any(word.role == "topic" for word in words)
    acts = [act for act in acts if act.name != "apply"]
    if not acts and named:
        return Counted(("requests.received",), "", Reason.PART if part else None)
    return Counted(("requests.received",), verb, Reason.UNCLEAR) if named else Counted()


def _without_whoever(words: Sequence[Token], text: str) -> Sequence[Token]:
    """Leave out who applied, where any may be meant and not a column of the table: 公民提出的政府信息公开申请."""
    if "applicant" not in [word.role for word in words]:
        return words
    about = max((word.start for word in words if word.role == "topic"), default=-1)
    whoever = any(word.role == "applicant" and word.start < about and _WHOEVER.match(text, word.start) for word in words)
    if not whoever or _AND_OTHERS.match(text, words[-1].end) is not None:
        return words
    return [word for word in words if not (word.role == "applicant" and word.start < about)]


def _is_left_out(row: Token, words: Sequence[Token], text: str) -> bool:
    """Whether what was carried in is left out of what is counted: 除上年结转外新收47件."""
    if not row.name.startswith("requests.carried"):
        return False
    new = next((word.start for word in words if word.name == "new" and word.start >= row.end), None)
    return new is not None and _WITHOUT.match(text, row.end, new) is not None


def _adds_new(row: Token, words: Sequence[Token], text: str) -> bool:
    """Whether what was carried in is added to what is new: 2023年结转和2024年新收的申请共15件."""
    if row.name not in ("requests.carried_in", "requests.carried"):
        return False
    new = next((word.start for word in words if word.name == "new" and word.start >= row.end), None)
    return new is not None and _PLUS.search(text, row.end, new) is not None


def _caused(names: tuple[str, ...], group: Token, words: Sequence[Token], text: str) -> tuple[str, ...]:
    """Return the row of a group that is told as the reason for it: 因“不掌握”告知无法提供2件."""
    rows = [word for word in words if word.role == "row" and word.end <= group.start and word.name.startswith(f"{names[0]}.")]
    if len(names) > 1 or len(rows) != 1 or _CAUSE.fullmatch(text, rows[0].end, group.start) is None:
        return names
    return (rows[0].name,)


def _finest(names: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out groups of which a single row is named, too."""
    return tuple(name for name in names if not any(other.startswith(f"{name}.") for other in names))


def _with_granted(rows: list[Token], words: Sequence[Token], text: str) -> list[Token]:
    """Add the row of a bare 公开 that is joined to 部分公开: 公开和部分公开702件."""
    first = rows[0]
    before = next((word for word in reversed(words) if word.end < first.start), None)
    if first.name != _PARTLY or before is None or before.name != "disclose" or text[before.end : first.start] not in _JOINTS:
        return rows
    return [before._replace(role="row", name="outcome.granted"), *rows] if text[before.start : before.end] in _BARE else rows


def _joined(words: list[Token], text: str) -> list[Token]:
    """Return the last word and those joined to it by 和 or 、: other ones belong to something else."""
    chosen = words[-1:]
    for word in reversed(words[:-1]):
        if text[word.end : chosen[0].start] not in _JOINTS:
            break
        chosen.insert(0, word)
    return chosen


def _of_remedies(words: Sequence[Token], topics: tuple[str, ...], text: str, *, part: bool) -> Counted:
    if not _OF_REQUESTS.isdisjoint([word.role for word in words]):
        return Counted(("remedies",), "", Reason.PART)
    groups = tuple(_GROUPS.get(topic, topic) for topic in topics)
    results = list(dict.fromkeys(word.name for word in words if word.role == "result"))
    if results:
        return Counted(tuple(f"{group}.{result}" for group in groups for result in results))
    named = max((word.start for word in words if word.role == "topic"), default=-1)
    acts = [word for word in words if word.role == "act"]
    if named < 0 and not results and any(act.name in _OTHERS for act in acts):
        return Counted()
    if named < 0 and any(word.role == "except" for word in words):
        # 维持31件，其余8件.
        return Counted(groups, "", Reason.PART)
    if part and named < 0 and not acts and (not words or "公开" not in text[words[0].start : words[-1].end + _NEAR]):
        # 其中8件撤回: some of them.
        return Counted(groups, "", Reason.PART)
    if any(act.name == "process" and act.start > named for act in acts):
        # 被申请复议5件，已审结4件.
        return Counted(groups, "", Reason.UNCLEAR if named >= 0 else Reason.PART)
    return Counted(groups)


def _of_documents(words: Sequence[Token], topics: tuple[str, ...], text: str) -> Counted:
    acts = [word for word in words if word.role == "act" and word.name in _STOCK]
    names = list(dict.fromkeys(_STOCK[word.name] for word in acts))
    if len(names) > 1 and "disclosed" in names:
        names.remove("disclosed")
    if len(names) > 1:
        # 制定的规范性文件中目前有效的3件.
        told = [word for word in acts if not (word.name == "issue" and text.startswith("的", word.end))]
        acts, names = (told, [_STOCK[word.name] for word in told]) if len(told) == 1 else (acts, names)
    stock = next((word for word in words if word.role == "topic" and text.startswith(_EXISTING, word.start)), None)
    if not names and stock is not None:
        # 现有规范性文件9件.
        return Counted(tuple(f"{topic}.in_force" for topic in topics), text[stock.start : stock.start + 2])
    if len(names) != 1:
        return Counted(tuple(f"{topic}.in_force" for topic in topics), "", Reason.UNCLEAR) if names else Counted()
    return Counted(tuple(f"{topic}.{names[0]}" for topic in topics), text[acts[-1].start : acts[-1].end])
