"""Rules → the descriptors of SARIF: titles, pages and severities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError

if TYPE_CHECKING:
    from gov_disclosure.rules.ruleset import RuleSet

__all__ = ["LEVELS", "descriptors", "markdown"]

LEVELS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS: Mapping[Severity, str] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}


def descriptors(rules: RuleSet, codes: Iterable[str], language: str) -> list[dict[str, Any]]:
    """
    Return a descriptor for each rule that was run, then for each other code that was met.

    Args:
        rules: The rules.
        codes: The codes of findings.
        language: `zh` or `en`.
    """
    from gov_disclosure.rules.pages import page, text_of

    found = [
        _descriptor(rule.code, text_of(rule, language), rule.severity)
        | {
            "properties": {
                "tags": [rule.over, *rule.forms],
                "problem.severity": _PROBLEMS[rule.severity],
                "origin": rule.origin or "gov-disclosure",
            }
        }
        for rule in rules
    ]
    for code in codes:
        if code in rules:
            continue
        try:
            told = page(code, language)
        except UsageError:
            # A finding that a plug-in makes may have any code.
            found.append({"id": code})
        else:
            found.append(_descriptor(code, told.text, told.severity or Severity.WARNING))
    return found


def markdown(page: str) -> str:
    """Return a page as Markdown: its headings in bold, what is indented below them, each line by itself."""
    lines: list[str] = []
    for line in page.splitlines():
        bare = line.strip()
        heading = bare == line and bare.endswith((":", "："))
        lines.append(f"**{bare}**  " if heading else f"{bare}  " if bare and line != bare else bare)
    return "\n".join(lines)


def _descriptor(code: str, page: str, severity: Severity) -> dict[str, Any]:
    title = next(iter(page.splitlines()), code)
    return {
        "id": code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": page, "markdown": markdown(page)},
        "defaultConfiguration": {"level": LEVELS[severity]},
    }
