"""The exceptions of the package: all under `GovDisclosureError`, all saying what to do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

__all__ = [
    "GovDisclosureError",
    "LimitError",
    "NotAReportError",
    "UnreadableError",
    "UsageError",
]


Said = tuple[str, dict[str, Any]]
"""A text of the catalogue and what fills it."""


class GovDisclosureError(Exception):
    """
    Base of every exception that leaves the package.

    Attributes:
        reasons: What was found, one sentence each, in English.
    """

    reasons: tuple[str, ...]

    def __init__(self, message: str, reasons: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.reasons = tuple(reasons)
        self._said: Said | None = None
        self._reasons_said: tuple[Said, ...] = ()

    @classmethod
    def of(cls, key: str, reasons: Sequence[Said] = (), **arguments: Any) -> Self:
        """Return an error with the words of the catalogue, so that it can be told in either language."""
        from gov_disclosure.messages import text

        english = [text(reason, "en", **filled) for reason, filled in reasons]
        error = cls("; ".join([text(key, "en", **arguments), *english]), english)
        error._said, error._reasons_said = (key, arguments), tuple(reasons)
        return error

    def because(self, reasons: Sequence[Said], *, first: bool = False) -> Self:
        """Return the error with more reasons, in the words of the catalogue, behind or before those it has."""
        if not reasons or self._said is None:
            return self
        key, arguments = self._said
        own = self._reasons_said
        return self.of(key, (*reasons, *own) if first else (*own, *reasons), **arguments)

    def render(self, language: str) -> str:
        """Return the message in `zh` or `en`; in English alone where it was not made of the catalogue."""
        if self._said is None:
            return str(self)
        from gov_disclosure.messages import text

        said = [self._said, *self._reasons_said]
        return ("；" if language == "zh" else "; ").join(text(key, language, **filled) for key, filled in said)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.reasons), {"_said": self._said, "_reasons_said": self._reasons_said}


class UnreadableError(GovDisclosureError):
    """The input could not be opened or is in no format that a reader knows."""


class NotAReportError(GovDisclosureError):
    """The input can be read, but is no 政府信息公开工作年度报告; `reasons` says what it looks like."""


class LimitError(GovDisclosureError):
    """A limit of `Limits` was passed and nothing useful was left; the message names the limit."""


class UsageError(GovDisclosureError, ValueError):
    """The caller asked for something that does not exist: a rule, a form, a path, an extra."""
