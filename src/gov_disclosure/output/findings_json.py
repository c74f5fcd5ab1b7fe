"""Findings → the JSON of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from gov_disclosure.output.widths import escaped
from gov_disclosure.rules.finding import Finding

if TYPE_CHECKING:
    from gov_disclosure.output.formats import Run, Source, Summary
    from gov_disclosure.report import Report
    from gov_disclosure.rules.engine import Evaluation

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

    def begin(self) -> None:
        """Write nothing yet."""

    def add(self, _report: Report, evaluation: Evaluation, _file: str, _source: Source) -> None:
        """Take the findings of a report."""
        self._findings += evaluation.findings

    def tell(self, findings: Sequence[Finding]) -> None:
        """Take findings that are about no report alone."""
        self._findings += findings

    def end(self, summary: Summary) -> None:
        """Write the object."""
        write_findings(self._findings, summary.files, self._run.stream, self._run.language)


def write_findings(findings: Iterable[Finding], files: int, stream: TextIO, language: str) -> None:
    """
    Write findings as one JSON object.

    Args:
        findings: The findings of all files, in order.
        files: How many files were checked.
        stream: Where to.
        language: `zh` or `en`, for the messages.
    """
    data = {
        "contract": CONTRACT,
        "files": files,
        "findings": [finding.to_dict(language) for finding in findings],
    }
    stream.write(escaped(json.dumps(data, ensure_ascii=False, indent=2)))
    stream.write("\n")
