"""
Annual reports on open government information (政府信息公开工作年度报告) as typed, checked values.

`parse_file`, `parse_bytes` and `parse_text` return a `Report`, `parse_all` those of a file with several;
`check` says what is wrong in one.
"""

from gov_disclosure.api import parse_all, parse_bytes, parse_file, parse_text
from gov_disclosure.diagnostics import Diagnostic, Severity
from gov_disclosure.errors import (
    GovDisclosureError,
    LimitError,
    NotAReportError,
    UnreadableError,
    UsageError,
)
from gov_disclosure.figures import Figure, State
from gov_disclosure.limits import Limits
from gov_disclosure.report import Report
from gov_disclosure.rules import Finding, RuleSet, Verdict, check, rule
from gov_disclosure.spans import Position

__all__ = [
    "Diagnostic",
    "Figure",
    "Finding",
    "GovDisclosureError",
    "LimitError",
    "Limits",
    "NotAReportError",
    "Position",
    "Report",
    "RuleSet",
    "Severity",
    "State",
    "UnreadableError",
    "UsageError",
    "Verdict",
    "check",
    "parse_all",
    "parse_bytes",
    "parse_file",
    "parse_text",
    "rule",
]
