"""The reports that the page is about, and what is known of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import attrs

from gov_disclosure.dashboard.amounts import Amount
from gov_disclosure.dashboard.packing import Packed

__all__ = ["Collection", "Entry"]


@attrs.define
class Entry:
    """
    A report.

    Attributes:
        source: What the input is called.
        part: Which report of the input it is, from 1.
        body: The reporting body.
        year: The year reported on.
        form: The form, None where it is on none that is known.
        copy: Whether another input has the same bytes, and comes first: it is counted in no chart.
        region: The region, from the largest part to the smallest; None where it is not told.
        known: Whether the table of reports has it: `cells` tells nothing of region, errors and warnings.
        errors: Findings that are errors, None where it is not told.
        warnings: Findings that are warnings, None where it is not told.
        not_evaluable: Checks that could not be made, None where it is not told.
        checked: Whether all its findings are here.
        found: Severity → how many of its findings.
        rules: Rules that found something.
        amounts: What may be added up, by name.
        cells: Its cells, None where they are not here, or there was no room.
        findings: Its findings, None where there was no room.
    """

    source: str
    part: int
    body: str | None
    year: int | None
    form: str | None
    copy: bool = False
    region: str | None = None
    known: bool = False
    errors: int | None = None
    warnings: int | None = None
    not_evaluable: int | None = None
    checked: bool = False
    found: Counter[str] = attrs.field(factory=Counter[str])
    rules: Counter[tuple[str, str]] = attrs.field(factory=Counter[tuple[str, str]])
    amounts: Mapping[str, Amount] = attrs.field(factory=dict[str, Amount])
    cells: Packed | None = None
    findings: list[list[Any]] | None = attrs.field(factory=list[list[Any]])

    @property
    def verdict(self) -> str:
        """The gravest of its findings; `good` for none, `sound` for no error and no warning, `unknown` where it is not told."""
        if self.found["error"] or self.errors:
            return "error"
        if self.found["warning"] or self.warnings:
            return "warning"
        if self.form is None and not self.found:
            # Without a form its figures are not checked.
            return "unknown"
        if self.checked:
            return "info" if self.found["info"] else "good"
        return "sound" if self.errors == 0 and self.warnings == 0 else "unknown"


@attrs.define
class Collection:
    """
    The reports of some files.

    Attributes:
        entries: The reports, in the order met.
        errors: Class of an error → inputs without a report.
        unread: Inputs without a report: what they are called, and why.
        errors_told: Whether each of the files told of inputs without a report.
        layouts: Paths of cells in order, for `Packed.layout`.
        labels: Path → its words on the form.
        crowded: Reports whose cells or findings had no room.
        strange: Findings about reports that are not here.
        failed: Inputs among those read here that have no report: what they are called, and why.
    """

    entries: list[Entry] = attrs.field(factory=list[Entry])
    errors: Counter[str] = attrs.field(factory=Counter[str])
    unread: list[tuple[str, str]] = attrs.field(factory=list[tuple[str, str]])
    errors_told: bool = True
    layouts: dict[tuple[str, ...], int] = attrs.field(factory=dict[tuple[str, ...], int])
    labels: dict[str, str] = attrs.field(factory=dict[str, str])
    crowded: int = 0
    strange: int = 0
    failed: list[tuple[str, str]] = attrs.field(factory=list[tuple[str, str]])
