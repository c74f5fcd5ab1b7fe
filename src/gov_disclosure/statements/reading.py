"""A report's prose → its statements: sentence by sentence, clause by clause, and only where a number or a denial stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import attrs

from gov_disclosure.statements.around import boundary, continued, is_loose, is_total, joined, resolved, to_the_right, valued
from gov_disclosure.statements.bodies import names_another
from gov_disclosure.statements.concepts import counted
from gov_disclosure.statements.denying import closes_all, denies
from gov_disclosure.statements.frame import REMEDIES, Frame
from gov_disclosure.statements.listing import List, read_list
from gov_disclosure.statements.rates import read_change, read_money, read_rate
from gov_disclosure.statements.running import Running, run_on
from gov_disclosure.statements.statement import Body, Kind, Reason, Statement
from gov_disclosure.statements.tokens import COUNTED, Number, Token, sentences_of, tokens_of

if TYPE_CHECKING:
    from gov_disclosure.report import Report

__all__ = ["read_statements"]

# What may stand between the words that tell what is counted and the number.
_FILLER = re.compile(
    r"(?:[的了为是有达尚仍还对就共约近计：:“”\"]|共计|合计|总计|总数|数量|总量|总|数|件|案件|情况|决定|事项|办件|案|达到|一共|继续|办理|答复|处理|人|类|量|结果|分别|累计|各|均|全部|全年|已|，)*"
)
# The same without what parts: for numbers whose topic is only carried over from the sentence before.
_TIGHT = re.compile(r"[的了为是有共约计：:]{0,4}(?:数量)?")
_BEHIND = re.compile(r"[的，]?(?:被|属于|作出|做出|予以|为|是|系|均|已|均已|涉及)?")
_BARE = re.compile(r"[为是：:数量共计]$")
_TO = frozenset(("至", "到", "-", "—", "–", "——", "~", "～", "、", "和", "与"))
_RATE = frozenset(("%", "个百分点"))
_LONGEST = 400
"""More words are no sentence."""
_FAR = 200
_MOST = 2_000
"""So many statements are read: a report has dozens."""
_REQUESTS = "on_request"
_DECIDING = frozenset(("receive", "new", "handle", "process"))


def read_statements(report: Report) -> tuple[Statement, ...]:
    """
    Return the statements of a report's prose, in order.

    Read are counts of requests, their outcomes and applicants, of reconsiderations and suits and their results, of
    rules and normative documents, of decisions, the 信息处理费, shares and changes in percent, and that there were
    none. What tells of another year, another body, a plan, or of a part that the form does not count, is read with
    the reason why it is left alone; other numbers are not read at all.

    Args:
        report: The report.
    """
    found: list[Statement] = []
    for running in run_on(report.passages):
        found += _Reader(report, running).read()
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


class _Reader:
    """The reading of one running text."""

    def __init__(self, report: Report, running: Running) -> None:
        self.text = running.text
        self.running = running
        self.names = f"{report.title}{report.body}{report.signature}"
        self.frame = Frame(report.year, year=report.year)
        if running.aspect == _REQUESTS or running.section == "requests":
            self.frame.topics = ("request",)
        self.found: list[Statement] = []

    def read(self) -> list[Statement]:
        """Read it."""
        text = self.text
        for start, end, soft in sentences_of(text):
            if len(self.found) >= _MOST:
                break
            tokens = list(tokens_of(text, start, end))
            if len(tokens) <= _LONGEST:
                self.sentence(tokens, start, end, soft=soft)
                continue
            # No sentence at all: in pieces, so that looking back and ahead stays short.
            for first in range(0, len(tokens), _LONGEST):
                piece = tokens[first : first + _LONGEST]
                self.sentence(piece, piece[0].start, piece[-1].end, soft=first > 0 or soft)
        return self.found

    def sentence(self, tokens: list[Token], start: int, end: int, *, soft: bool) -> None:
        """
        Read a sentence.

        Args:
            tokens: Its words.
            start: Its first character.
            end: Behind its last one.
            soft: Whether a semicolon, and no full stop, stands before it.
        """
        frame, text = self.frame, self.text
        frame.begin(start, soft=soft)
        clause: list[Token] = []
        before: list[Token] = []
        opened: list[tuple[tuple[str, ...], Statement | None]] = []
        begin, index, behind = start, 0, False
        while index < len(tokens):
            token = tokens[index]
            role = token.role
            if role == "mark" and token.name != "、":
                following = tokens[index + 1] if index + 1 < len(tokens) else None
                if token.name in "：:" and following is not None and following.role == "number" and following.start == token.end:
                    index += 1
                    continue
                self.close(clause, begin, token.start)
                before = [] if behind else clause or before
                behind = False
                clause, begin = [], token.end
                if token.name in "（(":
                    opened.append((frame.topics, frame.last))
                elif token.name in "）)" and opened:
                    frame.topics, _ = opened.pop()
                    before = []
            elif role == "number":
                listed = read_list(tokens, index, frame, text) if _lists(clause) else None
                if listed is not None:
                    index = self.listed(listed, begin)
                else:
                    right = to_the_right(tokens, index)
                    self.number(token, clause, before, right, (begin, end))
                clause, before, begin, behind = [], [], tokens[index].end, True
            elif role == "year":
                self.year(token, clause, tokens[index + 1] if index + 1 < len(tokens) else None)
                clause.append(token)
            else:
                frame.see(token, clause[-1] if clause and clause[-1].role != "mark" else _last_word(clause), text)
                clause.append(token)
            index += 1
        self.close(clause, begin, end)

    def year(self, token: Token, clause: list[Token], following: Token | None) -> None:
        """Take in a year, unless it belongs to 结转 beside it."""
        carries = clause[-1] if clause else None
        if carries is not None and carries.name == "requests.carried" and token.start - carries.end <= 2:
            return
        if following is not None and following.name == "requests.carried" and following.start - token.end <= 1:
            return
        number = token.number
        ranged = carries is not None and carries.role == "year" and self.text[carries.end : token.start] in _TO
        if number is not None and isinstance(number.value, int):
            self.frame.see_year(number.value, since=ranged or token.name == "since")

    def close(self, clause: list[Token], start: int, end: int) -> None:
        """Read what a clause without a number says: that there was none, or that all is done."""
        if not clause:
            return
        for concept, first in denies(clause, end, self.frame, self.text):
            self.add(Statement(kind=Kind.NONE, concepts=(concept,), value=0), first, end, start)
        closed = closes_all(clause, end, self.frame, self.text)
        if closed is not None:
            self.add(Statement(kind=Kind.ALL_CLOSED, concepts=("requests.carried_out",), value=0), closed, end, start)

    def listed(self, listed: List, start: int) -> int:
        """Add the statements of a list; return the index of its last number."""
        for concepts, token in listed.items:
            number = token.number or Number(None)
            statement = Statement(kind=Kind.COUNT, concepts=concepts, value=number.value, unit=number.unit, listed=True)
            self.add(attrs.evolve(statement, reason=listed.reason), listed.first, token.end, start)
        return listed.stop

    def number(self, token: Token, clause: list[Token], before: list[Token], right: list[Token], bounds: tuple[int, int]) -> None:
        """Read a number with the words to its left and right."""
        number = token.number or Number(None)
        begin, end = bounds
        if number.unit in _RATE:
            self.other(token.end, read_rate(token, number, clause, self.frame, self.text), begin)
        elif number.unit == "元":
            said = self.text[begin : token.start]
            self.other(token.end, read_money(number, clause, self.frame, said), begin)
        elif number.unit == "月":
            last = number.upper if number.upper is not None else number.value
            self.frame.see_months(last if isinstance(last, int) else None)
        elif number.unit in COUNTED or (not number.unit and _BARE.search(self.text, begin, token.start)):
            self.count(token, number, clause, before, right, (begin, end))

    def count(
        self, token: Token, number: Number, clause: list[Token], before: list[Token], right: list[Token], bounds: tuple[int, int]
    ) -> None:
        """Read a number of things."""
        text, frame = self.text, self.frame
        begin, end = bounds
        words, first = clause, begin
        if before and clause and all(word.role in ("sum", "part", "time", "bound", "who", "all", "year") for word in clause):
            words, first = [*before, *clause], before[0].start
        left = words[-1].end if words else begin
        gap = text[left : token.start]
        close = _FILLER.fullmatch(gap) is not None
        while right and right[0].role == "act" and right[0].name == "decide":
            right = right[1:]
        stop = right[0].start if right else boundary(text, token.end, end)
        behind = text[token.end : stop]
        noun = right[0] if right and _BEHIND.fullmatch(behind) else None
        meaning = [word for word in words if word.role in ("topic", "act", "row", "applicant", "channel", "result", "alien")]
        specific = any(word.role in ("row", "applicant", "channel", "result") for word in meaning)
        topics = frame.topics
        close_at = token.end
        token_words = list(words)
        if noun is not None and not specific and noun.role in ("topic", "row", "applicant", "channel", "result", "alien"):
            run = joined(right, text)
            for one in run:
                frame.see(one, None if one is run[0] else run[run.index(one) - 1], text)
            topics = frame.topics
            token_words = [*words, *run]
            close_at = run[-1].end
            specific = True
        elif noun is None and behind and not any(word.role == "topic" for word in words) and not specific:
            # Something else is counted: 收到12件群众来信.
            close = close and _FILLER.fullmatch(behind) is not None
        if not close or not token_words:
            return
        own = any(word.role in ("topic", "alien") for word in token_words)
        if not own and not frame.own and not specific and not _TIGHT.fullmatch(gap):
            return
        self.counted(number, token_words, topics, (first, token.end, close_at))

    def counted(self, number: Number, words: Sequence[Token], topics: tuple[str, ...], place: tuple[int, int, int]) -> None:
        """
        Add the statement that a number makes with its words.

        Args:
            number: The number.
            words: The words.
            topics: What is spoken of.
            place: The first character of the words, the one behind the number, and that behind all.
        """
        first, behind, end = place
        frame, text = self.frame, self.text
        words = resolved(words, frame.report_year)
        grown = [word for word in words if word.role == "growth"]
        if grown or any(word.role == "compare" for word in words):
            self.other(behind, read_change(number, grown, frame), first)
            return
        found = counted(words, topics, text, part=frame.part)
        if not found.concepts and frame.last is not None:
            found = continued(frame.last, words, topics, text)
        elif frame.last is not None and frame.last.reason is not None and _of_last(found.concepts, frame.last):
            found = found._replace(reason=found.reason or frame.last.reason)
        if not found.concepts:
            return
        if is_loose(found, words, behind):
            found = found._replace(reason=found.reason or Reason.UNCLEAR)
        if any(word.role == "act" and word.name in _DECIDING for word in words) and frozenset(topics) <= REMEDIES:
            # A body that decides on reconsiderations counts those of others, too.
            said = text[max(frame.start, behind - _FAR) : behind]
            found = found if "公开" in said else found._replace(reason=Reason.UNCLEAR)
        denied = [word for word in words if word.role == "negation"]
        base = valued(number, words)
        if denied:
            none = number.value == 1 and denied[-1].end == words[-1].end
            base = Statement(kind=Kind.NONE, concepts=(), value=0) if none else base
            found = found if none else found._replace(reason=Reason.UNCLEAR)
        reason = found.reason or self.reason(words, base)
        each = len(found.concepts) > 1 and any(word.role == "all" for word in words) and not any(w.role == "sum" for w in words)
        for concepts in [(concept,) for concept in found.concepts] if each else [found.concepts]:
            statement = attrs.evolve(base, concepts=concepts, verb=found.verb, reason=reason)
            self.add(statement, first, end, first)
        frame.last = self.found[-1]
        if is_total(found.concepts):
            frame.total = self.found[-1]

    def reason(self, words: Sequence[Token], base: Statement) -> Reason | None:
        """Return why a statement with these words is left alone, or None."""
        if base.value is None:
            return Reason.UNCLEAR
        if any(word.role in ("plan", "example") for word in words):
            return Reason.PLAN
        return self.frame.reason

    def other(self, end: int, statement: Statement | None, first: int) -> None:
        """Add a statement that is no count, where the words make one."""
        if statement is not None:
            self.add(statement, first, end, first)

    def add(self, statement: Statement, first: int, end: int, begin: int) -> None:
        """Add a statement with what the sentence says of time and body."""
        frame, text = self.frame, self.text
        while first < end and text[first] in "，,、：:（(。；;\n":
            first += 1
        other = frame.body is Body.OTHER or names_another(text[min(begin, first) : end], self.names)
        if other:
            frame.body = Body.OTHER
        reason = statement.reason or frame.reason or (Reason.OTHER_BODY if other else None)
        self.found.append(
            attrs.evolve(
                statement,
                words=text[first:end],
                parts=self.running.parts(first, end),
                year=frame.year,
                body=Body.OTHER if other else frame.body,
                reason=reason,
            )
        )


def _of_last(concepts: tuple[str, ...], last: Statement) -> bool:
    """Whether results are those of the disputes told before."""
    return any(concept.startswith(f"{name}.") for concept in concepts for name in last.concepts)


def _lists(clause: list[Token]) -> bool:
    return any(word.role == "respectively" for word in clause)


def _last_word(clause: list[Token]) -> Token | None:
    return next((word for word in reversed(clause) if word.role != "mark"), None)
