"""What came of one input of many."""

from __future__ import annotations

import attrs

from gov_disclosure.errors import GovDisclosureError
from gov_disclosure.report import Report

__all__ = ["Result"]


@attrs.frozen
class Result:
    """
    What came of one input: its reports, or why it has none.

    Attributes:
        source: What the input is called.
        digest: SHA-256 of its bytes in hexadecimal; empty where these could not be had.
        size: How many bytes it has.
        reports: The reports in it; empty where there is an error.
        error: Why there are none, or None.
    """

    source: str
    digest: str = ""
    size: int = 0
    reports: tuple[Report, ...] = attrs.field(default=(), repr=False)
    error: GovDisclosureError | None = None

    @property
    def report(self) -> Report | None:
        """The first report in it, or None."""
        return self.reports[0] if self.reports else None

    def named(self) -> tuple[tuple[str, Report], ...]:
        """Return its reports, each with what it is called: of several `county.html#2` is the second."""
        if len(self.reports) == 1:
            return ((self.source, self.reports[0]),)
        return tuple((f"{self.source}#{number}", report) for number, report in enumerate(self.reports, 1))
