"""Findings → the JSON of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from gov_disclosure.output.widths import escaped
from gov_disclosure.rules.finding import Finding

if TYPE_CHECKING:
    from gov_disclosure.output.formats import Beside, Run, Source, Summary
    from gov_disclosure.report import Report
    from gov_disclosure.rules.engine import Evaluation
    from gov_disclosure.rules.suppressing import Suppression

__all__ = ["CONTRACT", "FindingsJson", "write_findings"]

CONTRACT = "gov-disclosure/findings/1"


class FindingsJson:
    """
    Writes findings as one JSON object, when all are known.

    Args:
        run: Where to, and in which language.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._findings: list[Finding] = []
        self._suppressed: list[Suppression] = []

    def begin(self) -> None:
        """Write nothing yet."""

    def add(self, _report: Report, evaluation: Evaluation, _file: str, _source: Source) -> None:
        """Take the findings of a report."""
        self._findings += evaluation.findings
        self._suppressed += evaluation.suppressed

    def add_together(self, _called: str, evaluation: Evaluation, _beside: Mapping[str, Beside]) -> None:
        """Take the findings of several reports together."""
        self._findings += evaluation.findings
        self._suppressed += evaluation.suppressed

    def tell(self, findings: Sequence[Finding]) -> None:
        """Take findings that are about no report alone."""
        self._findings += findings

    def end(self, summary: Summary) -> None:
        """Write the object."""
        run = self._run
        suppressed = self._suppressed if run.suppressed else None
        write_findings(self._findings, summary.files, run.stream, run.language, suppressed)


def write_findings(
    findings: Iterable[Finding], files: int, stream: TextIO, language: str, suppressed: Iterable[Suppression] | None = None
) -> None:
    """
    Write findings as one JSON object.

    Args:
        findings: The findings of all files, in order.
        files: How many files were checked.
        stream: Where to.
        language: `zh` or `en`, for the messages.
        suppressed: What is waived or known, or None to leave the key out.
    """
    data: dict[str, Any] = {
        "contract": CONTRACT,
        "files": files,
        "findings": [finding.to_dict(language) for finding in findings],
    }
    if suppressed is not None:
        data["suppressed"] = [
            {**each.finding.to_dict(language), "suppression": {"kind": each.kind, "reason": each.reason}} for each in suppressed
        ]
    stream.write(escaped(json.dumps(data, ensure_ascii=False, indent=2)))
    stream.write("\n")
