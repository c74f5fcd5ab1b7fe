"""A statement of the narrative as a frozen value: what it says of what, and where."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import attrs

from gov_disclosure.spans import Position
from gov_disclosure.statements.running import Part

__all__ = ["Body", "Bound", "Kind", "Reason", "Statement"]


class Kind(Enum):
    """What a statement is."""

    COUNT = "count"
    """A number of things: requests received, documents issued."""
    NONE = "none"
    """That there were none, told in words: 未收到, 未发生."""
    ALL_CLOSED = "all_closed"
    """That every request was closed: 全部办结."""
    SHARE = "share"
    """A share in percent: 占41.7%."""
    GROWTH = "growth"
    """A change against the year before, in percent or in pieces."""
    MONEY = "money"
    """An amount in 元."""


class Bound(Enum):
    """How exactly a number is told."""

    EXACT = "exact"
    ABOUT = "about"
    """约120件, 近120件, 120件左右."""
    ABOVE = "above"
    """120余件, 超过120件, 120件以上."""
    BELOW = "below"
    """不到120件, 120件以内: not as many."""
    RANGE = "range"
    """10至20件: `value` to `upper`."""


class Body(Enum):
    """Whose figures a statement tells."""

    UNSAID = "unsaid"
    """It does not say: those of the report."""
    SUBJECT = "subject"
    """我局, 我县, 本镇: the body that reports."""
    OFFICE = "office"
    """本级, 政府办公室: one office within a jurisdiction."""
    WHOLE = "whole"
    """全市, 各部门: all bodies of a jurisdiction or a system."""
    OTHER = "other"
    """Another body."""


class Reason(Enum):
    """Why a statement is left alone."""

    OTHER_YEAR = "other_year"
    """It tells of another year, or of several."""
    PART_OF_YEAR = "part_of_year"
    """It tells of a part of the year."""
    OTHER_BODY = "other_body"
    """It tells of another body."""
    PLAN = "plan"
    """A plan, a demand or an example."""
    CHANGE = "change"
    """It tells by how much something changed."""
    PART = "part"
    """It tells of a part that no cell of the form counts."""
    UNCLEAR = "unclear"
    """What it counts is not clear."""


@attrs.frozen(kw_only=True)
class Statement:
    """
    What a few words of the narrative say.

    Attributes:
        kind: What it is.
        concepts: What it counts, in the words of the contract: `requests.received`, `outcome.granted`,
            `reconsideration.upheld`, `normative_documents.issued`, …; several where the number is their sum.
        value: The number; 0 where it says that there were none; None where it tells none.
        upper: The upper end of a range, or None.
        unit: The unit as written, `件`; empty where none is.
        step: How far the number may be off: 1 where it is exact, 100 in 5500余, 1000 in 1.2万.
        bound: How exactly it is told.
        year: The year it tells of, or None where that is unknown.
        body: Whose figures it tells.
        verb: The word for what was done, as written, or empty.
        listed: Whether it is one of a list (分别为).
        words: The words.
        parts: Where they stand, line by line.
        reason: Why it is left alone; None where it is compared.
        whole: Of a share: the count that it is a share of, as told in the text, or None.
        count: Of a share: the number told beside it, or None.
    """

    kind: Kind
    concepts: tuple[str, ...]
    value: int | Decimal | None = None
    upper: int | Decimal | None = None
    unit: str = ""
    step: int | Decimal = 1
    bound: Bound = Bound.EXACT
    year: int | None = None
    body: Body = Body.UNSAID
    verb: str = ""
    listed: bool = False
    words: str = ""
    parts: tuple[Part, ...] = attrs.field(default=(), repr=False)
    reason: Reason | None = None
    whole: int | Decimal | None = None
    count: int | Decimal | None = None

    @property
    def position(self) -> Position | None:
        """Where the words begin; with their end where they stand in one line of known place."""
        if not self.parts:
            return None
        part = self.parts[0]
        return part.passage.place(part.start, part.end)

    def fits(self, number: int | Decimal) -> bool:
        """Whether a number may be what is told: that very number, or one within the bound."""
        value = self.value
        if value is None or number == value:
            return value is not None
        if self.bound is Bound.RANGE:
            return self.upper is not None and value <= number <= self.upper
        if self.bound is Bound.ABOVE:
            return value <= number < value + self.step
        if self.bound is Bound.BELOW:
            return value - self.step < number <= value
        off = abs(Fraction(number) - Fraction(value))
        return off <= self.step if self.bound is Bound.ABOUT else off < Fraction(self.step)

    def to_dict(self) -> dict[str, Any]:
        """Return the statement as JSON values; decimals are strings."""
        data: dict[str, Any] = {"kind": self.kind.value, "concepts": list(self.concepts)}
        for name in ("value", "upper", "count", "whole"):
            number = getattr(self, name)
            data[name] = format(number, "f") if isinstance(number, Decimal) else number
        data |= {
            "unit": self.unit,
            "bound": self.bound.value,
            "year": self.year,
            "body": self.body.value,
            "verb": self.verb,
            "listed": self.listed,
            "words": self.words,
            "reason": self.reason.value if self.reason is not None else None,
            "section": self.parts[0].passage.section if self.parts else None,
        }
        return data | (self.position.to_dict() if self.position is not None else {})
