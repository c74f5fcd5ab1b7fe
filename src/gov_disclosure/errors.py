"""The exceptions of the package: all under `GovDisclosureError`, all saying what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self, cast

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

    def to_dict(self) -> dict[str, Any]:
        """Return the error as JSON values: its class, its words, and what they were made of."""
        return {
            "error": type(self).__name__,
            "message": str(self),
            "reasons": list(self.reasons),
            "said": _told(self._said) if self._said is not None else None,
            "reasons_said": [_told(said) for said in self._reasons_said],
        }

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> GovDisclosureError:
        """
        Read an error back from `to_dict`: of the same class, told in either language.

        Args:
            data: The values; where they are damaged, the error says what it can.
        """
        kinds = {kind.__name__: kind for kind in (UnreadableError, NotAReportError, LimitError, UsageError)}
        kind = kinds.get(str(data.get("error")), GovDisclosureError)
        error = kind(str(data.get("message")), [str(reason) for reason in data.get("reasons") or ()])
        said = [_said(each) for each in (data.get("said"), *(data.get("reasons_said") or ()))]
        if all(each is not None for each in said):
            first, *others = cast("list[Said]", said)
            error._said, error._reasons_said = first, tuple(others)  # noqa: SLF001 - its own class
        return error

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.reasons), {"_said": self._said, "_reasons_said": self._reasons_said}


def _told(said: Said) -> list[Any]:
    """Return a text of the catalogue and what fills it as JSON values; an error within it in English."""
    key, arguments = said
    return [key, {name: str(value) if isinstance(value, GovDisclosureError) else value for name, value in arguments.items()}]


def _said(data: Any) -> Said | None:
    """Return a text of the catalogue and what fills it, or None where there is no such text."""
    from gov_disclosure.messages import entry

    if isinstance(data, Sequence) and len(data) == 2 and isinstance(data[0], str) and isinstance(data[1], Mapping):
        return (data[0], dict(data[1])) if entry(data[0]) is not None else None
    return None


class UnreadableError(GovDisclosureError):
    """The input could not be opened or is in no format that a reader knows."""


class NotAReportError(GovDisclosureError):
    """The input can be read, but is no 政府信息公开工作年度报告; `reasons` says what it looks like."""


class LimitError(GovDisclosureError):
    """A limit of `Limits` was passed and nothing useful was left; the message names the limit."""


class UsageError(GovDisclosureError, ValueError):
    """The caller asked for something that does not exist: a rule, a form, a path, an extra."""
