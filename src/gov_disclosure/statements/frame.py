"""What holds for the words of a sentence at the place that is being read: topic, time, and whose figures."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import attrs

from gov_disclosure.statements.applying import is_for_information, is_of_before
from gov_disclosure.statements.statement import Body, Reason, Statement
from gov_disclosure.statements.timing import is_of_whole_year, is_remark
from gov_disclosure.statements.tokens import Token

__all__ = ["DECISIONS", "DISPUTES", "DOCUMENTS", "OFFICES", "REMEDIES", "Counted", "Frame", "Told"]

REMEDIES = frozenset(("reconsideration", "litigation", "direct", "after_reconsideration"))
DISPUTES = ("reconsideration", "litigation")
"""What 行政争议 are."""
_OF_DISPUTE = {"复议": "reconsideration", "诉讼": "litigation", "判决": "litigation"}
_DECIDING = ("复议决定", "复议机关")
DOCUMENTS = frozenset(("normative_documents", "rules"))
DECISIONS = frozenset(("licensing", "penalties", "coercion"))
_SUITS = frozenset(("direct", "after_reconsideration"))
_BODIES = {"subject": Body.SUBJECT, "office": Body.OFFICE, "whole": Body.WHOLE, "other": Body.OTHER}
_JOINTS = frozenset(("、", "和", "及", "与", "或", "以及", "或者", "/", "及其", "，", "、因"))
OFFICES = ("办", "办公室", "办公厅", "办事处", "街道")
"""Bodies that call themselves 我办."""
_MONTHS = 12
_PARTS = frozenset(("office", "other"))
_NEAR = 8
_KEPT = ("topics", "last", "part", "exempt", "body", "within", "outer", "year", "reason", "unread", "subset")
_FLAGS = {"part": "part", "except": "exempt", "respectively": "listing"}
_CHANGING = frozenset(("topic", "alien", "result", "who", "time", "date", "example", "outlook", "split", *_FLAGS))
_WHOLE_YEAR = ("1月1日", "12月31日", "12月底", "12月末", "一月一日", "十二月三十一日", "01月01日")


class Counted(NamedTuple):
    """
    What a number counts.

    Attributes:
        concepts: See `Statement`; empty where the words tell nothing.
        verb: The word for what was done.
        reason: Why it is left alone.
    """

    concepts: tuple[str, ...] = ()
    verb: str = ""
    reason: Reason | None = None


class Told(NamedTuple):
    """
    What was told first of something in a paragraph.

    Attributes:
        number: How many, or None where that is not told exactly.
        sentence: Where its sentence begins.
        new: Whether it was told of new ones alone.
    """

    number: int | Decimal | None
    sentence: int
    new: bool


@attrs.define
class Frame:
    """
    What holds at a place.

    Attributes:
        report_year: The year of the report, or None.
        topics: What is spoken of, of words joined by 和 or 、 each; `alien` where it is nothing that we know.
        own: Whether the topic was named in this sentence.
        year: The year spoken of.
        reason: Why numbers are left alone here, because of the time.
        body: Whose figures are told.
        last: The number told last in the sentence.
        total: The total told last in the sentence, that shares are of.
        start: Where the sentence begins.
        part: Whether 其中 stands before.
        exempt: Whether 除 or 其余 stands before.
        stop: Where the sentence ends.
        headline: The total told last in this sentence, that changes are of.
        within: Whether figures of one office are told, of those of all.
        earlier: The total told last in the sentence before.
        listing: Whether 分别 stands before.
        told: Of what is counted what was told first in the paragraph.
        broken: Behind the last number of the sentence that told nothing we know; 0 where there is none.
        changed: What a change was told of by name, until something else is counted.
        outer: Whose figures were told before those of one office.
        subset: Whether a number of some of them stands before.
        doubted: Whether what is spoken of was told last of some of them, or of what nobody understands.
        looked: The end of the sentence last looked at for documents told by how they may be disclosed.
        by_nature: Whether it tells of such.
        disputes: Of which disputes a total was told in this sentence.
        parted: Whether a semicolon stands behind the number told last.
        taken: Behind the words that a number before them took.
        wholes: Of each kind of disputes, the total told last that is all of them, or of other matters.
        outside: What held before each bracket that is open.
        unread: Whether the number before told nothing that we know.
        fee: Whether the fee was named in this sentence.
        named: Where what is spoken of was named last in the sentence.
        office: Whether an office (办公室, 街道办事处) reports.
        anchored: Whether the text speaks of requests for information wherever it says 申请.
    """

    report_year: int | None
    topics: tuple[str, ...] = ()
    own: bool = False
    year: int | None = None
    reason: Reason | None = None
    body: Body = Body.UNSAID
    last: Statement | None = None
    total: Statement | None = None
    start: int = 0
    part: bool = False
    exempt: bool = False
    stop: int = 0
    headline: Statement | None = None
    within: bool = False
    named: int = 0
    anchored: bool = False
    office: bool = False
    fee: bool = False
    unread: bool = False
    subset: bool = False
    doubted: bool = False
    looked: int = -1
    by_nature: bool = False
    disputes: set[str] = attrs.field(factory=set)
    parted: bool = False
    taken: int = 0
    wholes: dict[str, Statement] = attrs.field(factory=dict)
    outside: list[dict[str, Any]] = attrs.field(factory=list)
    listing: bool = False
    earlier: Statement | None = None
    outer: Body = Body.UNSAID
    broken: int = 0
    changed: Counted = attrs.field(factory=Counted)
    told: dict[tuple[str, ...], Told] = attrs.field(factory=dict)

    def begin(self, start: int, stop: int, *, soft: bool) -> None:
        """Begin a sentence; a soft one, behind a semicolon, keeps what was said of time and body."""
        self.part = self.exempt = False
        self.start = start if not soft else self.start
        self.stop = stop
        self.changed, self.broken = Counted(), 0
        self.unread, self.listing = False, False
        self.parted = soft
        self.outside.clear()
        self.subset = self.doubted = False
        if self.within:
            self.body, self.within = self.outer, False
        if not soft:
            self.own = self.fee = False
            self.earlier, self.headline = self.headline, None
            self.disputes.clear()
            self.year, self.reason, self.body = self.report_year, None, Body.UNSAID
            self.last = None

    def open_bracket(self) -> None:
        """Keep what holds before a bracket."""
        self.outside.append({name: getattr(self, name) for name in _KEPT})

    def close_bracket(self) -> None:
        """Let hold again what held before the bracket; what was told last stays where nothing was before."""
        for name, value in self.outside.pop().items():
            if name != "last" or value is not None:
                setattr(self, name, value)

    def see(self, token: Token, clause: Sequence[Token], text: str) -> None:
        """
        Take in a word.

        Args:
            token: The word.
            clause: The words before it in the clause.
            text: The text.
        """
        role, name = token.role, token.name
        if role not in _CHANGING:
            return
        before = next((word for word in reversed(clause) if word.role != "mark"), None)
        if role == "topic":
            self._see_topic(token, before, text)
        elif role == "alien":
            if not self._registers(token):
                self.topics, self.own = ("alien",), True
        elif role == "result" and not frozenset(self.topics).isdisjoint(DISPUTES):
            self._see_result(token, text)
        elif role == "who":
            self._see_body(token, before, text)
        elif role == "time":
            if (before is None or before.role not in ("growth", "compare")) and not is_remark(token, text):
                self._see_time(name)
        elif role == "date":
            if not token.name.startswith(_WHOLE_YEAR) and not is_of_whole_year(token, text):
                self.reason = Reason.PART_OF_YEAR
        elif role in ("example", "outlook"):
            self.reason = Reason.PLAN
        elif name == "breakdown":
            self.subset = True
        elif role in _FLAGS:
            setattr(self, _FLAGS[role], True)

    def _see_topic(self, token: Token, before: Token | None, text: str) -> None:
        name = token.name
        if before is not None and before.role == "alien" and before.end == token.start:
            # 登记政府信息公开申请12件, too.
            told = name == "request" and before.name == "registering" and "公开" in text[token.start : token.end]
            if not (told or self._registers(before)):
                return
        if name == "litigation" and before is not None and before.name in _SUITS and text[before.end : token.start] in ("", "的"):
            # 未经复议直接起诉的行政诉讼: still the one kind.
            return
        if name == "dispute":
            self.topics, self.own = DISPUTES, True
            return
        if name == "request" and text.startswith("申请", token.start) and not self._applied(text, before, token.start):
            if is_of_before(text, self.start, token.start):
                return
            # 公租房申请: an application for something else.
            self.topics, self.own = ("alien",), True
            return
        gap = text[before.end : token.start] if before is not None and before.role == "topic" else None
        # 复议诉讼7件: of both.
        joined = gap is not None and (gap in _JOINTS or (not gap and {name, *self.topics} == {*DISPUTES}))
        self.topics = (*self.topics, name) if joined and name not in self.topics else (name,)
        self.own, self.named = True, token.start
        self.fee = self.fee or name == "fee"

    def _see_result(self, token: Token, text: str) -> None:
        # 复议维持2件 behind 被诉3件.
        named = next((topic for words, topic in _OF_DISPUTE.items() if text.startswith(words, token.start)), None)
        if named is None and text.endswith(_DECIDING, 0, token.start):
            # 提起诉讼3件，复议决定维持2件.
            named = "reconsideration"
        self.topics = self.topics if named is None else (named,)

    def _see_body(self, token: Token, before: Token | None, text: str) -> None:
        name = token.name
        if before is not None and before.role == "percent":
            # 占全县总量的15%: what the share is of.
            return
        if name == "other" and "来自" in text[max(self.start, token.start - _NEAR) : token.start]:
            # 申请人来自本县和外省.
            return
        if self.office and text.endswith(OFFICES, token.start, token.end):
            # 我办, 县政府办公室 in the report of such an office.
            name = "subject"
        within = self.part and name in _PARTS
        self.outer = self.body if within and not self.within else self.outer
        self.within, self.body = within, _BODIES[name]

    def see_months(self, last: int | None) -> None:
        """Take in the months up to one: 1至6月."""
        if last != _MONTHS:
            self.reason = Reason.PART_OF_YEAR

    def see_year(self, year: int, *, since: bool) -> None:
        """Take in a year."""
        self.year = year
        other = since or (self.report_year is not None and year != self.report_year)
        self.reason = self._kept(Reason.OTHER_YEAR if other else None)

    def _kept(self, reason: Reason | None) -> Reason | None:
        """Return the reason that a year gives; an example stays one in whatever year."""
        return Reason.PLAN if self.reason is Reason.PLAN else reason

    def _see_time(self, name: str) -> None:
        if name == "that" and self.year != self.report_year:
            # 以2022年为例，当年收到9件.
            return
        if name in ("this", "that"):
            self.year, self.reason = self.report_year, self._kept(None)
        elif name == "part":
            self.reason = Reason.PART_OF_YEAR
        elif name == "whole" and self.reason is Reason.PART_OF_YEAR:
            self.reason = None
        elif name != "whole":
            self.reason = Reason.OTHER_YEAR
            if name != "several" and self.report_year is not None:
                self.year = self.report_year + (1 if name == "next" else -1)

    def _registers(self, word: Token) -> bool:
        """Whether a word says that requests are registered, and not something else."""
        return word.name == "registering" and self.anchored

    def _applied(self, text: str, before: Token | None, at: int) -> bool:
        """Whether a bare 申请 is one for information."""
        registers = before is not None and self._registers(before)
        return is_for_information(text, self.start, before, at, registers=registers, anchored=self.anchored)
