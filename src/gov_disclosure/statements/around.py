"""Small judgements about the words around a number: which belong to it, what it adds up, how exactly it is told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from gov_disclosure.statements.frame import DOCUMENTS, Counted
from gov_disclosure.statements.statement import Bound, Statement
from gov_disclosure.statements.tokens import Number, Token

__all__ = ["bound_of", "continued", "is_loose", "is_total", "resolved", "valued"]


def is_total(concepts: tuple[str, ...]) -> bool:
    """Whether it is a total that shares are of."""
    return concepts in _TOTALS


_TOTALS = frozenset((name,) for name in ("requests.received", "requests.processed", "reconsideration", "litigation")) | {
    ("reconsideration", "litigation")
}


def is_loose(found: Counted, words: Sequence[Token], behind: int) -> bool:
    """
    Whether a number stands before 申请 with nothing that makes it the number of all: 三件申请因此改走了查阅 tells of some.

    Args:
        found: What the words tell.
        words: The words.
        behind: Behind the number.
    """
    if found.concepts != ("requests.received",) or found.verb:
        return False
    named = next((word.start for word in words if word.role == "topic"), -1)
    return named >= behind and not any(word.role in _WHOLE for word in words if word.start < behind)


_AROUND = {"左右": Bound.ABOUT, "上下": Bound.ABOUT, "以上": Bound.ABOVE, "以内": Bound.BELOW, "以下": Bound.BELOW}
_BOUNDS = {"about": Bound.ABOUT, "above": Bound.ABOVE, "below": Bound.BELOW}
# By which part of itself a number may be off: 约120 by a fifth; over 100 may well be 180.
_OFF = {Bound.ABOUT: 5, Bound.ABOVE: 1, Bound.BELOW: 1}
_KINDS = ("applicants.", "channels.")
_WHOLE = frozenset(("sum", "all", "time", "year"))


def resolved(words: Sequence[Token], year: int | None, *, answered: bool) -> Sequence[Token]:
    """
    Say of a bare 结转 whether it is from the year before or to the next.

    Args:
        words: The words.
        year: The year of the report, or None.
        answered: Whether it was told just before how many were answered.
    """
    if "requests.carried" not in [word.name for word in words]:
        return words
    rest = any(word.role == "except" for word in words)
    resolved: list[Token] = []
    for index, word in enumerate(words):
        if word.name == "requests.carried":
            before, behind = _year(words, index - 1), _year(words, index + 1)
            if year is not None and year + 1 in (before, behind):
                word = word._replace(name="requests.carried_out")
            elif year is not None and before == year - 1:
                word = word._replace(name="requests.carried_in")
            elif index + 1 < len(words) and words[index + 1].name == "next":
                word = word._replace(name="requests.carried_out")
            elif (
                (rest or (answered and all(one is word or one.role == "mark" for one in words)))
                and before is None
                and behind is None
            ):
                # 其余1件结转; 答复38件，2件结转.
                word = word._replace(name="requests.carried_out")
        resolved.append(word)
    return resolved


def _year(words: Sequence[Token], index: int) -> int | None:
    """Return the year that stands at an index, or None."""
    word = words[index] if 0 <= index < len(words) else None
    value = word.number.value if word is not None and word.role == "year" and word.number is not None else None
    return value if isinstance(value, int) else None


def continued(last: Statement, words: Sequence[Token], topics: tuple[str, ...], text: str) -> Counted:
    """
    Return what a number counts whose words alone do not tell it, by what was told before it in the sentence.

    Args:
        last: The statement before.
        words: The words of the number.
        topics: What is spoken of.
        text: The text.
    """
    if any(word.role == "sum" for word in words):
        # Behind the parts of a sum: the load of the year, where these were its parts.
        parts = last.concepts in (("requests.received",), ("requests.carried_in",)) or last.concepts[0].startswith(_KINDS)
        return Counted(("requests.received",), "共计", last.reason) if parts else Counted()
    measure = last.concepts[0].rpartition(".")[2]
    first = next((word for word in words if word.role != "mark"), None)
    joined = first is not None and first.role == "topic" and text[first.start - 1] in "、和及，"
    if joined and frozenset(topics) <= DOCUMENTS and last.concepts[0].partition(".")[0] in DOCUMENTS:
        # 制定规章2件、规范性文件9件.
        return Counted(tuple(f"{topic}.{measure}" for topic in topics), last.verb, last.reason)
    return Counted()


def bound_of(words: Sequence[Token], number: Number) -> Bound:
    """Return how exactly a number is told."""
    if number.more:
        return Bound.ABOVE
    if number.upper is not None:
        return Bound.RANGE
    if number.around:
        return _AROUND[number.around]
    for word in reversed(words):
        if word.role == "bound":
            return _BOUNDS[word.name]
    return Bound.EXACT


class Value(NamedTuple):
    """The number that a count tells, and how exactly."""

    number: int | None
    step: int | Decimal
    bound: Bound


def valued(number: Number, words: Sequence[Token]) -> Value:
    """Return the number that a count tells, and how exactly; none where it is no whole one."""
    bound = bound_of(words, number)
    value, step = number.value, number.step
    if value is not None and bound in _OFF and not number.more:
        step = max(step, int(value) // _OFF[bound], 1)
    return Value(None if isinstance(value, Decimal) else value, step, bound)
