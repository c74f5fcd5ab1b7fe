"""A report's prose → its statements: sentence by sentence, clause by clause, and only where a number or a denial stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.statements.behind import clause_start, to_the_right
from gov_disclosure.statements.counting import read_count
from gov_disclosure.statements.denying import closes_all, denies
from gov_disclosure.statements.frame import DOCUMENTS
from gov_disclosure.statements.gathering import Gathering, is_on_request
from gov_disclosure.statements.implied import implied
from gov_disclosure.statements.listing import List, read_list
from gov_disclosure.statements.opening import open_sentence
from gov_disclosure.statements.rates import read_money, read_rate
from gov_disclosure.statements.running import run_on
from gov_disclosure.statements.statement import Body, Kind, Statement
from gov_disclosure.statements.timing import is_within_month
from gov_disclosure.statements.tokens import COUNTED, Number, Stretch, Token, sentences_of, tokens_of
from gov_disclosure.statements.unexplained import is_unexplained

if TYPE_CHECKING:
    from gov_disclosure.report import Report

__all__ = ["read_statements"]

_BARE = re.compile(r"[为是：:数量共计]$")
_TO = frozenset(("至", "到", "-", "—", "–", "——", "~", "～", "、", "和", "与"))
_OVER = re.compile(r"(?:(?:转|延期?|顺延|推迟)[至到入]?|\d[件份宗]留?待)$")
_GOING_ON = frozenset(("process", "handle"))
_AGAINST = frozenset("较比与同")
_KINDS = frozenset(("applicant", "channel"))
_TIMES = frozenset(("月", "日", "年", "天", "期", "名", "人"))
_RATE = frozenset(("%", "个百分点"))
_OF = ("中", "里", "内", "之中", "当中", "申请中", "申请里", "案件中")
_REQUESTS = ("申请中", "申请里", "申请当中", "申请之中", "申请件中")
_MARKS = frozenset("，,、；;。") | {""}
_ITEM = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[)）]")
_PETITIONS = "outcome.not_processed.petition_or_complaint"
_PETITION = re.compile(r"(?:信访|举报|投诉){2,3}[类件]?(?<!件)\d")
_LONGEST = 400
"""More words are no sentence."""
_MOST = 2_000
"""So many statements are read: a report has dozens."""
_MOST_SENTENCES = 20_000
"""Sentences that are read of a report: ten times those of the longest."""


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
    left = _MOST_SENTENCES
    for running in run_on(report.passages):
        sentences = sentences_of(running.text, on_request=is_on_request(running))[:left]
        if sentences:
            found += _Reader(report, running).read(sentences)
            left -= len(sentences)
        if len(found) >= _MOST or not left:
            break
    return tuple(found[:_MOST])


class _Reader(Gathering):
    """The reading of one running text."""

    def read(self, sentences: list[Stretch]) -> list[Statement]:
        """Read sentences of it."""
        text = self.text
        for start, end, soft in sentences:
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
        open_sentence(self, start, end, soft=soft)
        self.resolve_years(tokens)
        clause: list[Token] = []
        before: list[Token] = []
        opened: list[tuple[list[Token], int]] = []
        begin, index, behind = start, 0, False
        while index < len(tokens):
            token = tokens[index]
            role = token.role
            if role == "mark" and token.name != "、":
                following = tokens[index + 1] if index + 1 < len(tokens) else None
                if token.name in "：:" and following is not None and following.role == "number" and following.start == token.end:
                    index += 1
                    continue
                words, place = clause, begin
                self.close(clause, begin, token.start, before)
                before = [] if behind or _is_whole(clause) else clause or before
                behind = False
                clause, begin = [], token.end
                if token.name in "（(":
                    opened.append((words, place))
                    frame.open_bracket()
                elif token.name in "）)" and opened:
                    inner = words
                    words, place = opened.pop()
                    frame.close_bracket()
                    before = []
                    if place == start and _ITEM.fullmatch(text, start, token.end) is not None:
                        # （二）收到12件.
                        begin = token.end
                    elif text[token.end : token.end + 1] not in "，。；、）)：:":
                        # 受理申请（含上年结转）13件.
                        clause, begin = _finer(words, inner, token), place
            elif role == "number":
                listed = read_list(tokens, index, frame, text, self.found[self.opened :]) if _lists(clause) else None
                if listed is not None:
                    index = self.listed(listed, begin)
                else:
                    right = to_the_right(tokens, index, text)
                    self.number(token, clause, before, right, (begin, end))
                clause, before, begin, behind = [], [], tokens[index].end, True
            elif role == "year":
                clause.append(self.year(token, clause, tokens[index + 1] if index + 1 < len(tokens) else None))
            else:
                if role == "alien":
                    token = self.alien(token)
                frame.see(token, clause, text)
                clause.append(token)
            index += 1
        self.close(clause, begin, end, before)

    def resolve_years(self, tokens: list[Token]) -> None:
        """Make of each year that something goes over to the row of what does."""
        for index in [index for index, token in enumerate(tokens) if token.role == "year"]:
            if self.goes_over(tokens, index):
                tokens[index] = _out(tokens[index])

    def goes_over(self, tokens: list[Token], index: int) -> bool:
        """Whether a year is the next one, which something goes over to: 转2025年办理; 1件将于2025年答复."""
        token, report = tokens[index], self.frame.report_year
        if report is None or token.number is None or token.number.value != report + 1:
            return False
        before = self.text[max(0, token.start - 4) : token.start]
        if _OVER.search(before) is not None:
            return not before.endswith("结转")
        behind = tokens[index + 1] if index + 1 < len(tokens) else None
        number = index > 1 and tokens[index - 1].role == "plan" and tokens[index - 2].role == "number"
        return number and behind is not None and behind.name in _GOING_ON

    def alien(self, token: Token) -> Token:
        """Return 信访 and the like as the outcome they are where they stand behind others: 重复申请11件、信访投诉26件."""
        last = self.frame.last
        outcome = (
            last is not None
            and last.concepts[0].startswith("outcome.")
            and self.text[token.start - 1] in "、，"
            and _PETITION.match(self.text, token.start) is not None
        )
        return token._replace(role="row", name=_PETITIONS) if outcome else token

    def year(self, token: Token, clause: list[Token], following: Token | None) -> Token:
        """Take in a year, unless it belongs to 结转 beside it; return it as the word of the clause that it is."""
        if self.text[token.start - 1 : token.start] in _AGAINST:
            return token._replace(role="compare")
        carries = clause[-1] if clause else None
        if carries is not None and carries.name == "requests.carried" and token.start - carries.end <= 2:
            return token
        if following is not None and following.name == "requests.carried" and following.start - token.end <= 1:
            return token
        number = token.number
        ranged = carries is not None and carries.role == "year" and self.text[carries.end : token.start] in _TO
        if number is not None and isinstance(number.value, int):
            # 2024年以来 in the report of 2024: the year itself.
            since = token.name == "since" and number.value != self.frame.report_year
            self.frame.see_year(number.value, since=ranged or since)
        return token

    def close(self, clause: list[Token], start: int, end: int, before: list[Token]) -> None:
        """Read what a clause without a number says: that there was none, or that all is done."""
        if not clause:
            return
        if len(clause) == 1 and clause[0].role == "negation" and before and self.text[start - 1] in "：:":
            # 行政复议：无.
            clause, start = [*before, *clause], before[0].start
        roles = {word.role for word in clause}
        if self.text.endswith(_OF, start, end) and self.tells_of_some(clause, roles, start, end):
            self.frame.subset = True
        for concept, first in denies(clause, end, self.frame, self.text) if "negation" in roles else ():
            if concept == "requests.carried_in":
                self.frame.reason = None
            self.add(Statement(kind=Kind.NONE, concepts=(concept,), value=0), first, end, start)
        closed = closes_all(clause, end, self.frame, self.text) if "all" in roles else None
        if closed is not None:
            self.add(Statement(kind=Kind.ALL_CLOSED, concepts=("requests.carried_out",), value=0), closed, end, start)

    def tells_of_some(self, clause: list[Token], roles: set[str], start: int, end: int) -> bool:
        """Whether some requests are named: 厅机关办理的申请中; 自然人申请中; 上年结转的申请中; 合并办理的申请中."""
        if not roles.isdisjoint(_KINDS) or any(word.name == "requests.carried_in" for word in clause):
            return True
        if "topic" not in roles or not self.text.endswith(_REQUESTS, start, end):
            return False
        office = self.frame.body is Body.OFFICE or "qualify" in roles
        return office or is_unexplained(self.text, start, end, clause, self.names, self.body)

    def listed(self, listed: List, start: int) -> int:
        """Add the statements of a list; return the index of its last number."""
        for index, (concepts, token) in enumerate(listed.items):
            number = token.number or Number(None)
            value = number.value if not listed.sign or number.value is None else listed.sign * number.value
            statement = Statement(
                kind=Kind.GROWTH if listed.sign else Kind.COUNT, concepts=concepts, value=value, unit=number.unit,
                step=number.step if listed.sign else 1, count=listed.counts[index] if listed.sign else None,
                listed=not listed.sign, reason=listed.reason,
            )  # fmt: skip
            self.add(statement, listed.first, token.end, start)
        return listed.stop

    def number(self, token: Token, clause: list[Token], before: list[Token], right: list[Token], bounds: tuple[int, int]) -> None:
        """Read a number with the words to its left and right."""
        number = token.number or Number(None)
        begin, end = bounds
        found = len(self.found)
        if number.unit and number.unit not in _RATE and number.unit not in _TIMES and number.unit not in COUNTED:
            self.frame.unread = True
        if number.unit == "条" and DOCUMENTS.issuperset(self.frame.topics or ("",)):
            # 公开规范性文件34条: what was published.
            self.frame.unread = True
        elif number.unit in _RATE:
            rate = read_rate(token, number, clause, self.frame, self.text)
            closed = rate is not None and rate.kind is Kind.ALL_CLOSED
            if not (closed and is_unexplained(self.text, begin, token.start, clause, self.names, self.body)):
                # 乡镇办结率100%: of some of them.
                self.other(token.end, rate, begin)
        elif number.unit == "元":
            said = self.text[clause_start(self.text, self.frame.start, begin) : token.start]
            self.other(token.end, read_money(number, clause, self.frame, said), begin)
        elif number.unit == "月":
            last = number.upper if number.upper is not None else number.value
            # 7至12月 are half a year, 1至12月 the whole.
            part = (number.upper is not None and number.value != 1) or is_within_month(self.text, token.end)
            self.frame.see_months(last if isinstance(last, int) and not part else None)
        elif number.unit in COUNTED or (
            not number.unit and (_BARE.search(self.text, begin, token.start) or _is_of_row(token, clause, self.text))
        ):
            named = implied(self.frame, self.text, begin, token, clause)
            self.frame.unread = not read_count(self, token, number, named, before, right, (begin, end))
        elif not number.unit:
            # A share behind it is of what it tells.
            self.frame.unread = True
        if len(self.found) == found and number.unit in COUNTED and not self.text.startswith(_OF, token.end):
            self.frame.broken = token.end


def _is_whole(clause: list[Token]) -> bool:
    """Whether a clause without a number says of all what they are: 均为自然人，其中2件为网上申请."""
    last = clause[-1] if clause else None
    return last is not None and last.role == "applicant" and any(word.role == "all" for word in clause)


def _is_of_row(token: Token, clause: list[Token], text: str) -> bool:
    """Whether a number without a unit stands between the name of a row and a mark: 部分公开67，."""
    last = clause[-1] if clause else None
    return last is not None and last.role == "row" and last.end == token.start and text[token.end : token.end + 1] in _MARKS


def _out(year: Token) -> Token:
    """Return a year that something goes over to as the row of what does."""
    return year._replace(role="row", name="requests.carried_out")


def _finer(words: list[Token], inner: list[Token], close: Token) -> list[Token]:
    """Return words with the row of a bracket in the place of its group: 无法提供（本机关不掌握）2件."""
    group, row = words[-1:], [word for word in inner if word.role == "row"]
    if len(row) != 1 or not group or not row[0].name.startswith(f"{group[0].name}."):
        return words
    return [*words[:-1], row[0]._replace(start=group[0].start, end=close.end)]


def _lists(clause: list[Token]) -> bool:
    return "respectively" in [word.role for word in clause]
