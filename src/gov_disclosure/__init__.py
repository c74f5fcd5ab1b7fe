"""
Annual reports on open government information (政府信息公开工作年度报告) as typed, checked values.

`parse_file`, `parse_bytes` and `parse_text` return a `Report`, `parse_all` those of a file with several;
`parse_many` those of many files; `check` says what is wrong in one, or in a `Series`, a `Hierarchy` or a `Collection` of them.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gov_disclosure.across import Collection, Hierarchy, Series
    from gov_disclosure.api import parse_all, parse_bytes, parse_file, parse_text
    from gov_disclosure.bodies import Registry, Reporter
    from gov_disclosure.config import Config, Waiver
    from gov_disclosure.corpus import Result, Source, find_sources, parse_many
    from gov_disclosure.derived import Indicator, indicators
    from gov_disclosure.diagnostics import Diagnostic, Severity
    from gov_disclosure.errors import (
        GovDisclosureError,
        LimitError,
        NotAReportError,
        UnreadableError,
        UsageError,
    )
    from gov_disclosure.figures import Figure, State
    from gov_disclosure.identifying import identify
    from gov_disclosure.limits import Limits
    from gov_disclosure.report import Report
    from gov_disclosure.rules import Finding, RuleSet, Verdict, check, rule
    from gov_disclosure.schema import json_schema
    from gov_disclosure.spans import Position

__all__ = [
    "Collection",
    "Config",
    "Diagnostic",
    "Figure",
    "Finding",
    "GovDisclosureError",
    "Hierarchy",
    "Indicator",
    "LimitError",
    "Limits",
    "NotAReportError",
    "Position",
    "Registry",
    "Report",
    "Reporter",
    "Result",
    "RuleSet",
    "Series",
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
    "indicators",
    "json_schema",
    "parse_all",
    "parse_bytes",
    "parse_file",
    "parse_many",
    "parse_text",
    "rule",
]

_WHERE = {
    "across": ("Collection", "Hierarchy", "Series"),
    "api": ("parse_all", "parse_bytes", "parse_file", "parse_text"),
    "bodies": ("Registry", "Reporter"),
    "config": ("Config", "Waiver"),
    "corpus": ("Result", "Source", "find_sources", "parse_many"),
    "derived": ("Indicator", "indicators"),
    "diagnostics": ("Diagnostic", "Severity"),
    "errors": ("GovDisclosureError", "LimitError", "NotAReportError", "UnreadableError", "UsageError"),
    "figures": ("Figure", "State"),
    "identifying": ("identify",),
    "limits": ("Limits",),
    "report": ("Report",),
    "rules": ("Finding", "RuleSet", "Verdict", "check", "rule"),
    "schema": ("json_schema",),
    "spans": ("Position",),
}
"""Module → the public names in it. No module is loaded before one of its names is asked for."""
_LATE = {name: module for module, names in _WHERE.items() for name in names}


def __getattr__(name: str) -> Any:
    """Return a public name, or a module of the package; it is loaded when it is first asked for."""
    from importlib import import_module

    if name in _WHERE:
        return import_module(f"gov_disclosure.{name}")
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"gov_disclosure.{_LATE[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
