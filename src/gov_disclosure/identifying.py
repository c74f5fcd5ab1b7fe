"""Who reports, decided by a registry of the user's."""

from __future__ import annotations

import attrs

from gov_disclosure.bodies import Registry, tell
from gov_disclosure.bodies.deciding import decide
from gov_disclosure.diagnostics import Diagnostic, Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.report import Report

__all__ = ["identify"]


def identify(report: Report, registry: Registry) -> Report:
    """
    Return the report with who reports decided by a registry.

    The body is looked up by the names that the report tells it by. What its entry gives is taken, and the evidence
    says `registry`; what the entry leaves open stays as the report tells it. Where several entries fit and the
    region that the report tells does not set them apart, what they differ in is unknown.

    Args:
        report: The report.
        registry: The bodies.

    Returns:
        A report with `reporter` decided, and with diagnostic `GD170` where several entries fit, `GD171` where none does.
    """
    if not isinstance(registry, Registry):  # pyright: ignore[reportUnnecessaryIsInstance] - not all callers check types
        raise UsageError(f"identify takes a Registry, not {type(registry).__name__}; Registry.of and Registry.load make one")
    decision = decide(report.told, tell(report.told), registry)
    said = [each for each in report.diagnostics if each.code not in ("GD170", "GD171")]
    if len(decision.entries) != 1:
        if decision.entries:
            shown = [" ".join((*entry.region, entry.name)) for entry in decision.entries[:8]]
            found = Diagnostic("GD170", Severity.WARNING, {"name": decision.name, "entries": shown}, "reporter")
        else:
            found = Diagnostic("GD171", Severity.INFO, {"name": decision.name}, "reporter")
        said.append(found)
    return attrs.evolve(report, reporter=decision.reporter, diagnostics=tuple(said))
