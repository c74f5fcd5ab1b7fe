"""What a rule says about a report: frozen values, put into words late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import Enum
from typing import Any, NamedTuple, cast

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.figures import State
from gov_disclosure.spans import Position

__all__ = ["Finding", "Hint", "Operand", "Verdict"]

Value = int | Decimal | str | None
_DIGEST = 16


def _tuple(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(paths)


class Verdict(Enum):
    """What comes of a check."""

    HOLDS = "holds"
    VIOLATED = "violated"
    NOT_EVALUABLE = "not_evaluable"
    """A cell that it needs is blank, missing, marked, or cannot be known: neither passed nor failed."""
    NOT_APPLICABLE = "not_applicable"
    """It says nothing about reports on this form."""

    # Every check is counted under one of these: a hash by name is worked out in Python each time.
    __hash__ = object.__hash__


class Operand(NamedTuple):
    """
    A cell that a finding speaks of.

    Attributes:
        path: Its dotted path; of words of the narrative, the section they stand in.
        caption: The same in the words of the form; empty where it prints none.
        value: The number in it, or None.
        state: What stands in it.
        raw: The words of the cell.
        side: `expected` or `actual`, the side of an equation that it is on, or empty.
        position: Where it stands, or None.
        file: The file it stands in, where that is not the finding's own; else empty.
    """

    path: str
    caption: str = ""
    value: Value = None
    state: State = State.MISSING
    raw: str = ""
    side: str = ""
    position: Position | None = None
    file: str = ""

    @property
    def line(self) -> int | None:
        """The line it stands in, from 1."""
        return self.position.line if self.position is not None else None

    def to_dict(self) -> dict[str, Any]:
        """Return the cell as JSON values."""
        return {
            "path": self.path,
            "value": _plain(self.value),
            "state": self.state.value,
            "raw": self.raw,
            "side": self.side,
            "file": self.file,
            "line": self.line,
            **(self.position.to_dict() if self.position is not None else {}),
        }


@attrs.frozen
class Hint:
    """
    What may have gone wrong where a finding says that something has: a suggestion, never applied to the data.

    Attributes:
        code: Its entry in the catalogue.
        arguments: What its message is filled with.
        paths: Dotted paths of the cells that it speaks of.
    """

    code: str
    arguments: Mapping[str, Any] = attrs.field(factory=dict[str, Any], hash=False)
    paths: tuple[str, ...] = attrs.field(default=(), converter=_tuple)

    @property
    def message(self) -> str:
        """The message in English."""
        return self.render("en")

    def render(self, language: str) -> str:
        """Return the message in `zh` or `en`."""
        from gov_disclosure.messages import render

        return render(self.code, {"paths": self.paths, **self.arguments}, language)

    def to_dict(self, language: str = "en") -> dict[str, Any]:
        """Return the hint as JSON values."""
        return {"code": self.code, "message": self.render(language), "paths": list(self.paths)}


@attrs.frozen(kw_only=True)
class Finding:
    """
    One remark of a rule about a report.

    Attributes:
        rule: Code of the rule.
        severity: How grave it is.
        verdict: `VIOLATED` or `NOT_EVALUABLE`; nothing else is listed.
        arguments: What the message is filled with. A rule that has no entry in the catalogue brings the
            message itself: `message` is a text, or language → text.
        template: Entry of the catalogue that the message is made from; empty for that of the rule.
        file: The file, as the caller named it, or None.
        paths: Dotted paths of the cells concerned.
        expected: What should stand there, or None.
        actual: What stands there, or None.
        operands: The cells concerned.
        position: The place to look at first, or None.
        expression: What was checked, the same for ever: part of the fingerprint.
        hints: What may have gone wrong, the likeliest first.
        ordinal: Which it is, from 1, of several of one report that have rule, paths and expression in common.
    """

    rule: str
    severity: Severity
    verdict: Verdict = Verdict.VIOLATED
    arguments: Mapping[str, Any] = attrs.field(factory=dict[str, Any], hash=False)
    template: str = ""
    file: str | None = None
    paths: tuple[str, ...] = attrs.field(default=(), converter=_tuple)
    expected: Value = None
    actual: Value = None
    operands: tuple[Operand, ...] = attrs.field(default=(), repr=False)
    position: Position | None = None
    expression: str = ""
    hints: tuple[Hint, ...] = ()
    ordinal: int = 1

    @property
    def message(self) -> str:
        """The message in English."""
        return self.render("en")

    @property
    def line(self) -> int | None:
        """The line to look at first, from 1, or None."""
        return self.position.line if self.position is not None else None

    @property
    def difference(self) -> int | Decimal | None:
        """Actual less expected, or None where one of them is no number."""
        if isinstance(self.expected, int | Decimal) and isinstance(self.actual, int | Decimal):
            return self.actual - self.expected
        return None

    @property
    def fingerprint(self) -> str:
        """
        What stays the same when the report is read again: made of rule, paths and expression, not of lines or values.

        Where a report has several findings alike, from the second on their number is part of it.
        """
        from hashlib import sha256

        more = (f"#{self.ordinal}",) if self.ordinal > 1 else ()
        identity = "\n".join((self.rule, *self.paths, "", self.expression, *more))
        return sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]

    def render(self, language: str) -> str:
        """Return the message in `zh` or `en`."""
        from gov_disclosure.messages import render

        told = self.arguments.get("message")
        if isinstance(told, Mapping):
            texts = cast("Mapping[str, str]", told)
            return texts.get(language) or next(iter(texts.values()), self.rule)
        filled = {"rule": self.rule, "paths": self.paths, "expected": self.expected, "actual": self.actual,
                  "difference": self.difference, **self.arguments}  # fmt: skip
        return render(self.template or self.rule, filled, language)

    def to_dict(self, language: str = "en") -> dict[str, Any]:
        """Return the finding as the JSON values of the contract; decimals are strings."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            "verdict": self.verdict.value,
            "message": self.render(language),
            "file": self.file,
            "paths": list(self.paths),
            "expected": _plain(self.expected),
            "actual": _plain(self.actual),
            "line": self.line,
            "fingerprint": self.fingerprint,
            "hints": [hint.to_dict(language) for hint in self.hints],
            "operands": [operand.to_dict() for operand in self.operands],
        }


def _plain(value: Value) -> int | str | None:
    return format(value, "f") if isinstance(value, Decimal) else value
