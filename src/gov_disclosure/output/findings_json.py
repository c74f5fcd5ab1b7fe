"""Findings → the JSON of the contract."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from gov_disclosure.output.widths import escaped
from gov_disclosure.rules.finding import Finding

__all__ = ["CONTRACT", "write_findings"]

CONTRACT = "gov-disclosure/findings/1"


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
