"""
What is checked in a report: rules, sets of them, and the engine that runs them.

A rule is a function with a decorator; its docstring is its page. What the forms demand of their figures
stands in their `relations.toml`.
"""

from typing import TYPE_CHECKING, Any

from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import Rule, rule
from gov_disclosure.rules.engine import Evaluation, check, evaluate
from gov_disclosure.rules.finding import Finding, Hint, Operand, Verdict
from gov_disclosure.rules.ruleset import RuleSet

if TYPE_CHECKING:
    from gov_disclosure.rules.baseline import Baseline
    from gov_disclosure.rules.checking import Checker
    from gov_disclosure.rules.suppressing import Suppression

__all__ = [
    "Baseline", "Checker", "Context", "Evaluation", "Finding", "Hint", "Operand", "Rule", "RuleSet", "Suppression", "Verdict",
    "check", "evaluate", "rule",
]  # fmt: skip

_LATE = {"Baseline": "baseline", "Checker": "checking", "Suppression": "suppressing"}
"""What only those need who configure checks → where it is."""


def __getattr__(name: str) -> Any:
    """Return a public name that is loaded late."""
    if name not in _LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"{__name__}.{_LATE[name]}"), name)
    return value
