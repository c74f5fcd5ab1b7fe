"""The page on a code, in a language: a rule's docstring, or what the catalogue has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.messages import codes, entry
from gov_disclosure.messages import text as words
from gov_disclosure.rules.declaring import SUBJECTS, Rule
from gov_disclosure.rules.ruleset import RuleSet, nearest

__all__ = ["Page", "page", "text_of", "title"]


@attrs.frozen
class Page:
    """
    What is told about a code.

    Attributes:
        text: What it means, why, on what basis; the first line is its title.
        message: The message that it comes with, its arguments in braces; empty where a rule brings its own.
        severity: For a rule: how grave a violation is.
        origin: Name of the distribution that brings the rule, or empty.
        over: For a rule: what it is run over, one of `SUBJECTS`.
        parameters: For a rule: name → default of what a user may set.
    """

    text: str
    message: str = ""
    severity: Severity | None = None
    origin: str = ""
    over: str = ""
    parameters: Mapping[str, Any] = attrs.field(factory=dict[str, Any], hash=False)

    def facts(self, language: str) -> tuple[str, ...]:
        """Return a line each on what it is run over, where that is not one report, and on what may be set."""
        lines: list[str] = []
        if self.over not in ("", SUBJECTS[0]):
            lines.append(words("rule_over", language, over=words(f"over_{self.over}", language)))
        if self.parameters:
            told = [f"{name} = {value}" for name, value in self.parameters.items()]
            lines.append(words("rule_parameters", language, parameters=told))
        return tuple(lines)


def page(code: str, language: str) -> Page:
    """
    Return the page on a code.

    Raises:
        UsageError: Nothing is called so; the message names what is nearly called so.
    """
    rules = RuleSet.default()
    rule = rules.get(code)
    told = entry(code) or {}
    message = told.get(language, "")
    if rule is not None:
        return Page(text_of(rule, language), message, rule.severity, rule.origin, rule.over, rule.parameters)
    if f"about_{language}" in told:
        return Page(told[f"about_{language}"].strip(), message)
    known = sorted({*codes(), *(rule.code for rule in rules)})
    near = nearest(code, known, 3)
    raise UsageError.of(f"error.page.{'near' if near else 'none'}", code=repr(code), near=near, known=known)


def title(rule: Rule, language: str) -> str:
    """Return the first line of a rule's page."""
    return next(iter(text_of(rule, language).splitlines()), "")


def text_of(rule: Rule, language: str) -> str:
    """Return a rule's page."""
    if language != "zh":
        return rule.page
    told = (entry(rule.code) or {}).get("about_zh", "")
    return (told or rule.page_zh or rule.page).strip()
