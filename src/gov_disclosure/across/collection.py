"""Any reports, each with what its file is called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from gov_disclosure.errors import UsageError
from gov_disclosure.report import Report

__all__ = ["Collection", "Filed", "Reports", "filed"]


@attrs.frozen
class Filed:
    """
    A report and what its file is called.

    Attributes:
        report: The report.
        file: The file, as the caller names it, or None.
    """

    report: Report
    file: str | None = None


Reports = Iterable[Report | Filed | tuple[str, Report]]
"""What reports are given as: reports, or pairs of what the file is called and the report."""


def filed(reports: Reports) -> tuple[Filed, ...]:
    """
    Return reports with what their files are called, in order.

    Raises:
        UsageError: Something among them is no report.
    """
    found: list[Filed] = []
    for each in reports:
        if isinstance(each, Filed):
            found.append(each)
        elif isinstance(each, Report):
            found.append(Filed(each))
        else:
            found.append(_pair(each))
    return tuple(found)


def _pair(given: Any) -> Filed:
    if isinstance(given, tuple):
        pair: tuple[Any, ...] = given
        if len(pair) == 2 and isinstance(pair[0], str) and isinstance(pair[1], Report):
            return Filed(pair[1], pair[0])
    raise UsageError(f"reports are given as reports, or as pairs (name, report), not as {type(given).__name__}")


@attrs.frozen
class Collection:
    """
    Reports of any bodies and years.

    Attributes:
        items: The reports, each with what its file is called, in the order given.
    """

    items: tuple[Filed, ...] = attrs.field(default=(), converter=filed)

    @classmethod
    def of(cls, reports: Reports) -> Collection:
        """
        Make a collection.

        Args:
            reports: Reports, or pairs (name of the file, report).

        Raises:
            UsageError: Something among them is no report.
        """
        return cls(filed(reports))

    def __iter__(self) -> Iterator[Filed]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)
