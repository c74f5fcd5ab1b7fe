"""
Annual reports on open government information (政府信息公开工作年度报告) as typed, checked values.

`parse_file`, `parse_bytes` and `parse_text` return a `Report`, `parse_all` those of a file with several;
`parse_many` those of many files; `check` says what is wrong in one.
"""

from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from gov_disclosure.bodies import Registry, Reporter
    from gov_disclosure.config import Config, Waiver
    from gov_disclosure.corpus import Result, Source, find_sources, parse_many
    from gov_disclosure.identifying import identify
    from gov_disclosure.schema import json_schema

__all__ = [
    "Config",
    "Diagnostic",
    "Figure",
    "Finding",
    "GovDisclosureError",
    "LimitError",
    "Limits",
    "NotAReportError",
    "Position",
    "Registry",
    "Report",
    "Reporter",
    "Result",
    "RuleSet",
    "Severity",
    "Source",
    "State",
    "UnreadableError",
    "UsageError",
    "Verdict",
    "Waiver",
    "check",
    "find_sources",
    "identify",
    "json_schema",
    "parse_all",
    "parse_bytes",
    "parse_file",
    "parse_many",
    "parse_text",
    "rule",
]

_LATE = {
    "Config": "gov_disclosure.config",
    "Waiver": "gov_disclosure.config",
    "Registry": "gov_disclosure.bodies",
    "Reporter": "gov_disclosure.bodies",
    "Result": "gov_disclosure.corpus",
    "Source": "gov_disclosure.corpus",
    "find_sources": "gov_disclosure.corpus",
    "identify": "gov_disclosure.identifying",
    "json_schema": "gov_disclosure.schema",
    "parse_many": "gov_disclosure.corpus",
}
"""What not every program asks for → where it is; loaded when it is asked for."""


def __getattr__(name: str) -> Any:
    """Return a public name that is loaded late."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_LATE[name]), name)
    return value
