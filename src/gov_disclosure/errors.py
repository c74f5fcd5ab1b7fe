"""The exceptions of the package: all under `GovDisclosureError`, all saying what to do."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = [
    "GovDisclosureError",
    "LimitError",
    "NotAReportError",
    "UnreadableError",
    "UsageError",
]


class GovDisclosureError(Exception):
    """
    Base of every exception that leaves the package.

    Attributes:
        reasons: What was found, one sentence each.
    """

    reasons: tuple[str, ...]

    def __init__(self, message: str, reasons: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.reasons = tuple(reasons)

    def __reduce__(self) -> tuple[type[GovDisclosureError], tuple[str, tuple[str, ...]]]:
        return type(self), (str(self), self.reasons)


class UnreadableError(GovDisclosureError):
    """The input could not be opened or is in no format that a reader knows."""


class NotAReportError(GovDisclosureError):
    """The input can be read, but is no 政府信息公开工作年度报告; `reasons` says what it looks like."""


class LimitError(GovDisclosureError):
    """A limit of `Limits` was passed and nothing useful was left; the message names the limit."""


class UsageError(GovDisclosureError, ValueError):
    """The caller asked for something that does not exist: a rule, a form, a path, an extra."""
