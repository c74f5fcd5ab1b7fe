"""The statements of one running text as they are found, and what holds at the place that is being read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gov_disclosure.statements.bodies import names_another
from gov_disclosure.statements.frame import OFFICES, Frame
from gov_disclosure.statements.running import Running
from gov_disclosure.statements.statement import Body, Reason, Statement

if TYPE_CHECKING:
    from gov_disclosure.report import Report
    from gov_disclosure.statements.tokens import Token

__all__ = ["Gathering", "is_on_request"]

_REQUESTS = "on_request"
_HEAD = re.compile(r"[^，,。；;：:、（(\n]{2,30}(?=[，,：:])")


def is_on_request(running: Running) -> bool:
    """Whether a text stands where requests are spoken of."""
    return running.aspect == _REQUESTS or running.section == "requests"


class Gathering:
    """
    What was found in a running text.

    Attributes:
        text: The text.
        running: The text with the way back to its lines.
        body: The body that reports.
        names: The names of the body that reports.
        frame: What holds at the place that is being read.
        on_request: Whether it stands where requests are spoken of.
        found: The statements.
        right: The words behind the number that is being read.
        opened: How many statements there were before the sentence that is being read.
    """

    def __init__(self, report: Report, running: Running) -> None:
        self.text = running.text
        self.running = running
        self.names = f"{report.title}{report.body}{report.signature}"
        self.body = report.body or report.title or ""
        self.frame = Frame(report.year, year=report.year)
        self.on_request = is_on_request(running)
        self.frame.anchored = self.on_request
        self.frame.office = self.body.endswith(OFFICES)
        self.found: list[Statement] = []
        self.right: list[Token] = []
        self.opened = 0
        self._looked_at = -1
        self._another = False

    def other(self, end: int, statement: Statement | None, first: int) -> None:
        """Add a statement that is no count, where the words make one."""
        if statement is not None:
            self.add(statement, first, end, first)

    def add(self, statement: Statement, first: int, end: int, begin: int) -> None:
        """Add a statement with what the sentence says of time and body."""
        frame, text = self.frame, self.text
        while first < end and text[first] in "，,、：:（(。；;\n":
            first += 1
        other = (
            frame.body is Body.OTHER
            or names_another(text[min(begin, first) : end], self.names, self.body)
            or (frame.body is Body.UNSAID and self._begins_with_another())
        )
        if other:
            frame.body = Body.OTHER
        # Whose it is says more than that it is not clear of what.
        told = None if other and statement.reason is Reason.UNCLEAR else statement.reason
        reason = told or frame.reason or (Reason.OTHER_BODY if other else Reason.PART if frame.within else None)
        # Nobody else has it yet: made once, it is filled in here.
        fill = object.__setattr__
        fill(statement, "year", frame.year)
        fill(statement, "body", frame.body)
        fill(statement, "words", text[first:end])
        fill(statement, "parts", self.running.parts(first, end))
        fill(statement, "reason", reason)
        self.found.append(statement)

    def _begins_with_another(self) -> bool:
        """Whether the sentence begins with another body, whose the numbers of its later clauses are, too."""
        start = self.frame.start
        if start != self._looked_at:
            head = _HEAD.match(self.text, start)
            self._looked_at = start
            self._another = head is not None and names_another(f"{head[0]}，", self.names, self.body)
        return self._another
