"""Outcomes told apart by who applied or how: 自然人12件，予以公开6件；法人8件，予以公开5件. None is of all requests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.statements.frame import Frame
from gov_disclosure.statements.outcomes import OUTCOMES
from gov_disclosure.statements.statement import Reason, Statement
from gov_disclosure.statements.tokens import Number, Token

__all__ = ["TOLD_APART", "is_of_one_kind"]

_KINDS = ("applicants.", "channels.")
_OUTCOMES = ("outcome.", "requests.carried")
TOLD_APART = (*_KINDS, *_OUTCOMES)
"""What stands before a number that may be of one kind of applicants, or of one outcome."""
_TOLD = re.compile(
    r"(?P<kind>自然人|公民|个人|法人|企业|组织|机构|网络|网上|在线|线上|信函|邮寄|当面|现场|传真|邮件)"
    rf"|(?P<outcome>{OUTCOMES}|同意公开|不掌握)"
)
_WHOLE = frozenset(("sum", "all", "time", "who", "topic"))
_END = re.compile("[。\n]")
_FAR = 400
_DIGIT = re.compile(r"[\d一二三四五六七八九十百]")


def is_of_one_kind(frame: Frame, last: Statement, name: str, number: Number, words: Sequence[Token], text: str) -> bool:
    """
    Return whether a number is of the requests of one kind of applicants, or a kind of applicants of one outcome.

    Args:
        frame: What holds there.
        last: The statement before.
        name: What it counts.
        number: The number.
        words: Its words.
        text: The text.
    """
    before = last.concepts[0]
    if name.startswith(_KINDS):
        inner = bool(frame.outside) or any(word.role == "part" for word in words)
        if inner and before.startswith(_OUTCOMES) and number.value is not None and last.value is not None:
            # 予以公开5件，其中自然人4件.
            return number.value <= last.value
        # 予以公开5件，其中自然人4件、法人1件.
        return before.startswith(_KINDS) and last.reason is Reason.PART and (frame.part or bool(frame.outside))
    if name.startswith(_OUTCOMES[0]):
        # 自然人12件，予以公开6件，不予公开6件；法人8件，….
        apart = before.startswith(_KINDS) or (before.startswith(_OUTCOMES[0]) and last.reason is Reason.PART)
        return apart and _alternate(text, frame.start, words[0].start)
    if name != "requests.processed" or not before.startswith(_KINDS) or len(last.concepts) > 1:
        return False
    # 网上申请28件，办结27件.
    fits = number.value is not None and last.value is not None and number.value <= last.value
    return fits and not frame.parted and not any(word.role in _WHOLE for word in words)


def _alternate(text: str, start: int, first: int) -> bool:
    """Whether the sentence tells one kind of applicants and its outcomes, and then another and its own."""
    stop = _END.search(text, first, first + _FAR)
    runs: list[str] = []
    last = start = max(start, first - _FAR)
    for match in _TOLD.finditer(text, start, stop.start() if stop is not None else first + _FAR):
        kind = str(match.lastgroup)
        if kind == "outcome" and runs[-1:] == [kind]:
            continue
        if kind == "kind" and runs[-1:] == [kind] and _DIGIT.search(text, last, match.start()) is None:
            # 法人或其他组织: one.
            last = match.end()
            continue
        runs.append(kind)
        last = match.end()
    told = " ".join(runs)
    return "kind outcome kind outcome" in told and "kind kind" not in told
