"""Amounts of 行政事业性收费, which is a row of table 二."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gov_disclosure.statements.around import valued
from gov_disclosure.statements.frame import Frame
from gov_disclosure.statements.statement import Kind, Reason, Statement
from gov_disclosure.statements.tokens import Number, Token

__all__ = ["read_charges"]

_NAME = ("事业性收费", "行政性收费")
_GAP = re.compile(r"(?:项目)?(?:收入)?(?:共|总|合计|累计|征收|收取|收缴|入库|实收|金额|总额|数额){0,3}(?:[为是达约：:]|计){0,2}")
_NOT_CHARGED = re.compile("[减免停缓降退]|取消|应收|预算|计划|节约|节省|清理|代|每")
_TELLING = frozenset(("time", "who", "year", "sum", "bound", "mark", "nothing", "date"))


def read_charges(token: Token, number: Number, clause: Sequence[Token], frame: Frame, text: str) -> Statement | None:
    """
    Return what an amount says was charged in the year, in 元, or None where it is another amount.

    Args:
        token: The number as a word.
        number: The number.
        clause: The words before it in the clause.
        frame: What holds there.
        text: The text.
    """
    named = next((word for word in reversed(clause) if word.role == "alien"), None)
    if named is None or number.value is None or not text.endswith(_NAME, 0, named.end):
        return None
    others = [word for word in clause if word is not named and word.role not in _TELLING and word.name != "charge"]
    if others or _GAP.fullmatch(text, named.end, token.start) is None:
        return None
    if _NOT_CHARGED.search(text, clause[0].start, named.start) is not None:
        return None
    told = valued(number, clause)
    whole = not frame.part and not frame.exempt and not frame.outside
    return Statement(
        kind=Kind.MONEY, concepts=("administrative_fees",), value=number.value, step=told.step, unit=number.unit,
        bound=told.bound, reason=frame.reason if whole else Reason.PART,
    )  # fmt: skip
