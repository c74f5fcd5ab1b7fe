"""What the stages say about a report: frozen values, collected in a sink, put into words late."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs

from gov_disclosure.limits import DEFAULT_LIMITS, Limits
from gov_disclosure.spans import Position

__all__ = ["Diagnostic", "Diagnostics", "Severity"]


class Severity(Enum):
    """How grave something is; members compare by gravity (`Severity.ERROR > Severity.INFO`)."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return _RANK[self]

    def __lt__(self, other: Severity) -> bool:
        return self.rank < other.rank

    def __le__(self, other: Severity) -> bool:
        return self.rank <= other.rank

    def __gt__(self, other: Severity) -> bool:
        return self.rank > other.rank

    def __ge__(self, other: Severity) -> bool:
        return self.rank >= other.rank


_RANK = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@attrs.frozen
class Diagnostic:
    """
    One remark of the reader about a report.

    Attributes:
        code: Its code for ever, `GD…`; `gov-disclosure explain CODE` has a page on each.
        severity: How grave it is.
        arguments: What the message is filled with, as plain JSON values.
        path: Dotted path of the cell, row or field it concerns, or None.
        position: Where in the user's source, or None where it concerns no place.
    """

    code: str
    severity: Severity
    arguments: Mapping[str, Any] = attrs.field(factory=dict, hash=False)
    path: str | None = None
    position: Position | None = None

    @property
    def message(self) -> str:
        """The message in English."""
        return self.render("en")

    def render(self, language: str) -> str:
        """Return the message in `zh` or `en`."""
        from gov_disclosure.messages import render

        return render(self.code, {"path": self.path, "caption": self.path, **self.arguments}, language)

    def to_dict(self, language: str = "en") -> dict[str, Any]:
        """Return the diagnostic as JSON values; `arguments` makes the round trip loss-free."""
        data: dict[str, Any] = {
            "code": self.code,
            "severity": self.severity.value,
            "message": self.render(language),
            "path": self.path,
        }
        if self.position is not None:
            data.update(self.position.to_dict())
        data["arguments"] = dict(self.arguments)
        return data

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Diagnostic:
        """Read a diagnostic back from `to_dict`."""
        return cls(
            code=data["code"],
            severity=Severity(data["severity"]),
            arguments=dict(data.get("arguments", {})),
            path=data.get("path"),
            position=Position.from_dict(dict(data)),
        )


class Diagnostics:
    """The sink that every stage of one parse appends to, bounded by `Limits.max_diagnostics`."""

    __slots__ = ("_items", "_limits", "dropped")

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._items: list[Diagnostic] = []
        self._limits = limits
        self.dropped = 0

    def add(
        self,
        code: str,
        severity: Severity,
        *,
        path: str | None = None,
        position: Position | None = None,
        **arguments: Any,
    ) -> None:
        """Append a diagnostic; past the limit it is only counted."""
        self.append(Diagnostic(code, severity, arguments, path, position))

    def append(self, remark: Diagnostic) -> None:
        """Append a diagnostic that is made already; past the limit it is only counted."""
        if self.is_full:
            self.dropped += 1
            return
        self._items.append(remark)

    def absorb(self, other: Diagnostics) -> None:
        """Append what another sink collected."""
        for remark in other._items:
            self.append(remark)
        self.dropped += other.dropped

    @property
    def is_full(self) -> bool:
        """Whether what is appended from here on is only counted."""
        return len(self._items) >= self._limits.max_diagnostics

    @property
    def count(self) -> int:
        """How many were appended, kept or not."""
        return len(self._items) + self.dropped

    def fork(self) -> Diagnostics:
        """Return a sink with what was collected so far, which goes on by itself."""
        other = Diagnostics(self._limits)
        other.take(self)
        return other

    def take(self, other: Diagnostics) -> None:
        """Go on with what another sink has collected, instead of what this one has."""
        self._items, self.dropped = list(other._items), other.dropped

    def freeze(self) -> tuple[Diagnostic, ...]:
        """Return what was collected, with a last remark on how many were dropped."""
        if self.dropped:
            last = Diagnostic(
                "GD105",
                Severity.WARNING,
                {"limit": "max_diagnostics", "value": self._limits.max_diagnostics, "dropped": self.dropped},
            )
            return (*self._items, last)
        return tuple(self._items)
