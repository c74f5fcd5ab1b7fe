"""
What is checked in a report: rules, sets of them, and the engine that runs them.

A rule is a function with a decorator; its docstring is its page. What the forms demand of their figures
stands in their `relations.toml`.
"""

from gov_disclosure.rules.context import Context
from gov_disclosure.rules.declaring import Rule, rule
from gov_disclosure.rules.engine import Evaluation, check, evaluate
from gov_disclosure.rules.finding import Finding, Hint, Operand, Verdict
from gov_disclosure.rules.ruleset import RuleSet

__all__ = ["Context", "Evaluation", "Finding", "Hint", "Operand", "Rule", "RuleSet", "Verdict", "check", "evaluate", "rule"]
