"""Lists: names first, then 分别为 and as many numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from gov_disclosure.statements.concepts import counted, of_key
from gov_disclosure.statements.disputes import is_about_disclosure
from gov_disclosure.statements.frame import REMEDIES, Frame
from gov_disclosure.statements.rates import since
from gov_disclosure.statements.statement import Kind, Reason, Statement
from gov_disclosure.statements.tokens import COUNTED, Token

__all__ = ["List", "read_list"]

_KEYS = frozenset(("row", "applicant", "result", "topic"))
_SIGNS = {"more": 1, "fewer": -1}
_JOINED = re.compile("[、，,和及与]")
_GROWN = re.compile(
    r"(?:[较比]?(?:上一?年度?|去年|20\d\d年度?)(?:同期)?(?:相比)?)?(?:同比|均){0,2}分别(?:同比|[较比]上一?年度?|[较比]去年)?"
    r"(?:增长|增加|上升|提高|下降|减少|降低)了?[约近]?"
)
_BETWEEN = re.compile(r"(?:[、，,和及与]|以及){0,2}")


class List(NamedTuple):
    """
    A list.

    Attributes:
        items: What each number counts, and the number.
        stop: The index of the last number among the words of the sentence.
        first: The first character.
        reason: Why it is left alone, or None.
        sign: Of changes in percent, 1 where they are of more, -1 where they are of less; 0 of counts.
        counts: Of changes, the counts that changed.
    """

    items: list[tuple[tuple[str, ...], Token]]
    stop: int
    first: int
    reason: Reason | None
    sign: int = 0
    counts: tuple[int | Decimal | None, ...] = ()


def read_list(tokens: Sequence[Token], index: int, frame: Frame, text: str, before: Sequence[Statement] = ()) -> List | None:
    """
    Return the list whose first number stands at an index, or None where the words make none.

    Args:
        tokens: The words of the sentence.
        index: The index of the first number.
        frame: What holds there.
        text: The text.
        before: What the sentence told before it.
    """
    begin = next(
        (at + 1 for at in range(index - 1, -1, -1) if tokens[at].role == "number" or tokens[at].name in ("（", "(", "：", ":")), 0
    )
    words = [word for word in tokens[begin:index] if word.role != "mark"]
    keys = [word for word in words if word.role in _KEYS]
    numbers, last = _numbers(tokens, index, text)
    if len(numbers) == 1 and words and words[-1].role != "respectively":
        # 依次是行政执法案卷14件、行政查询事项9件: each name with its number.
        return None
    changes = _changes(words, numbers, last, before, frame, text)
    if changes is not None:
        return changes
    barred = any(word.role in ("alien", "qualify", "channel") for word in words)
    if barred or len(numbers) < 2 or not all(_counts(number) for number in numbers):
        return List([], last, tokens[index].start, None)
    results = any(word.role in ("row", "applicant", "result") for word in keys)
    acts = [word for word in words if word.role == "act"]
    named = [word for word in keys if word.role != "topic"] if results else keys
    if not results and len(keys) != len(numbers):
        # What they are about: 政府信息公开申请中….
        named = [word for word in keys if word.name != "request"]
    if not results and len(named) == 1 and len(acts) > 1:
        # 规范性文件制发、废止、现行有效分别为…: the acts are the keys.
        chosen = [of_key(named[0], (named[0].name,), [act], text) for act in acts]
        first = named[0].start
    else:
        chosen = [of_key(word, frame.topics, acts, text) for word in named]
        first = (named or words)[0].start if named or words else tokens[index].start
    if len(chosen) != len(numbers) and frame.topics == ("request",) and len(parts := _parts(words, text)) == len(numbers):
        # 新收、办结、结转下年度申请分别为23件、22件、1件: what was done is a key, too.
        told = [counted(part, frame.topics, text).concepts for part in parts]
        # 自然人和企业分别提交申请9件、3件: the second is none that we know.
        if all(names and names[0].startswith("requests.") for names in told):
            chosen, first = told, words[0].start
    if any("，" in text[number.start : number.end] for number in numbers) or not all(chosen) or not chosen:
        return List([], last, first, None)
    if len(chosen) != len(numbers):
        items = [(tuple(name for names in chosen for name in names), numbers[0])]
        return List(items, last, first, Reason.UNCLEAR)
    disputes = REMEDIES.issuperset(frame.topics or ("",))
    # 因补偿决定引发的复议、诉讼分别为38件和26件.
    other = disputes and not is_about_disclosure(frame, text, words, first, tokens[index].start)
    return List(list(zip(chosen, numbers, strict=True)), last, first, frame.reason or (Reason.UNCLEAR if other else None))


def _changes(
    words: Sequence[Token], numbers: Sequence[Token], last: int, told: Sequence[Statement], frame: Frame, text: str
) -> List | None:
    """Return the changes of as many counts told before them, or None: 收到9件、办结8件，同比分别增长12%和8%."""
    grown = [word for word in words if word.role == "growth" and word.name in _SIGNS]
    rates = [number.number for number in numbers if number.number is not None and number.number.unit == "%"]
    counts = [one for one in told if one.kind is Kind.COUNT]
    begin = max(text.rfind(mark, 0, numbers[0].start) for mark in "，、；。\n") + 1
    if _GROWN.fullmatch(text, begin, numbers[0].start) is None:
        # 网站访问量和浏览量分别增长10%和60%: of others.
        return None
    if len(grown) != 1 or not len(rates) == len(numbers) == len(counts):
        return None
    items = [(one.concepts, number) for one, number in zip(counts, numbers, strict=True)]
    reason = next((one.reason for one in counts if one.reason is not None), None) or since(words, frame)
    return List(items, last, words[0].start, reason, _SIGNS[grown[0].name], tuple(one.value for one in counts))


def _parts(words: Sequence[Token], text: str) -> list[list[Token]]:
    """Return the words before 分别 as they are joined by 、 or 和."""
    parts: list[list[Token]] = []
    last = -1
    for word in words:
        if word.role in ("respectively", "time", "year", "who"):
            continue
        if not parts or _JOINED.search(text, last, word.start) is not None:
            parts.append([])
        parts[-1].append(word)
        last = word.end
    # What they are about: 政府信息公开申请中，….
    return parts[1:] if parts and [word.role for word in parts[0]] == ["topic"] and len(parts) > 1 else parts


def _counts(number: Token) -> bool:
    """Whether a number counts things: it is no percentage, no amount and no date."""
    unit = number.number.unit if number.number is not None else ""
    return not unit or unit in COUNTED


def _numbers(tokens: Sequence[Token], index: int, text: str) -> tuple[list[Token], int]:
    """Return the numbers of the list, and the index of the last."""
    numbers = [tokens[index]]
    last = at = index
    while at + 1 < len(tokens):
        at += 1
        token = tokens[at]
        if token.role == "mark" and token.name in "、，,":
            continue
        if token.role != "number" or _BETWEEN.fullmatch(text, numbers[-1].end, token.start) is None:
            break
        numbers.append(token)
        last = at
    return numbers, last
