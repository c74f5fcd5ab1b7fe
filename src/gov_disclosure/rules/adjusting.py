"""Rule sets with other severities, with parameters set, and with some rules chosen by the beginnings of codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.rules.declaring import Rule
from gov_disclosure.rules.ruleset import RuleSet, nearest

__all__ = ["chosen", "graded", "regraded", "set_parameters", "typed"]


def chosen(rules: RuleSet, select: Iterable[str], ignore: Iterable[str], among: RuleSet) -> RuleSet:
    """
    Return some rules, by beginnings of codes that are known to exist.

    Args:
        rules: The rules so far.
        select: These alone, of `among`; empty leaves the rules so far.
        ignore: All but these.
        among: All there are.
    """
    first, out = tuple(select), tuple(ignore)
    if first:
        rules = RuleSet(
            [rule for rule in among.rules if rule.code.startswith(first)],
            [fault for fault in among.faults if fault.rule.startswith(first)],
        )
    if out:
        rules = RuleSet(
            [rule for rule in rules.rules if not rule.code.startswith(out)],
            [fault for fault in rules.faults if not fault.rule.startswith(out)],
        )
    return rules


def graded(code: str, levels: Mapping[str, Severity | str], default: Severity) -> Severity:
    """Return how grave a code is: what is told of its longest beginning, or the default."""
    fitting = [each for each in levels if code.startswith(each)]
    return Severity(levels[max(fitting, key=len)]) if fitting else default


def regraded(rules: RuleSet, levels: Mapping[str, Severity | str]) -> RuleSet:
    """
    Return rules with other severities.

    Raises:
        UsageError: There is no such severity.
    """
    for code, level in levels.items():
        try:
            Severity(level)
        except ValueError:
            raise UsageError.of("error.rule.severity", code=code, value=repr(level)) from None
    if not levels:
        return rules
    return RuleSet(
        [attrs.evolve(rule, severity=graded(rule.code, levels, rule.severity)) for rule in rules.rules],
        [attrs.evolve(fault, severity=graded(fault.rule, levels, fault.severity)) for fault in rules.faults],
    )


def set_parameters(rules: RuleSet, values: Mapping[str, Mapping[str, Any]]) -> RuleSet:
    """
    Return rules with parameters set.

    Raises:
        UsageError: There is no such rule or parameter, or the value is of another type than the default.
    """
    if not values:
        return rules
    changed: dict[str, Rule] = {rule.code: rule for rule in rules.rules}
    for code, told in values.items():
        rule = changed.get(code)
        if rule is None:
            near = nearest(code, changed, 1)
            raise UsageError.of(f"error.rule.{'near' if near else 'none'}", code=repr(code), near=near, known=[*changed])
        merged = dict(rule.parameters)
        for name, value in told.items():
            merged[name] = typed(rule, name, value)
        changed[code] = attrs.evolve(rule, parameters=merged)
    return RuleSet(changed.values(), rules.faults)


def typed(rule: Rule, name: str, value: Any, place: str = "") -> Any:
    """
    Return a value for a parameter, in the type of its default.

    Raises:
        UsageError: There is no such parameter, or the value is of another type.
    """
    said: dict[str, Any] = {"place": place or "parameters", "code": rule.code, "name": name}
    if name not in rule.parameters:
        near = nearest(name, rule.parameters, 1)
        hint = f"did you mean {near[0]}?" if near else f"it has {', '.join(rule.parameters) or 'none'}"
        raise UsageError.of("error.config.parameter", hint=hint, **said)
    found = _of_type(rule.parameters[name], value)
    if found is None and value is not None:
        kind = f"{_kind(rule.parameters[name])} ({rule.parameters[name]!r})"
        raise UsageError.of("error.config.parameter.value", kind=kind, value=repr(value)[:80], **said)
    return found


def _of_type(default: Any, value: Any) -> Any:
    """Return a value in the type of a default, or None where it is of another."""
    if default is None:
        return value
    if isinstance(default, bool) or isinstance(value, bool):
        return value if isinstance(default, bool) and isinstance(value, bool) else None
    if isinstance(default, Decimal):
        # A float is taken as it is written.
        number = Decimal(str(value)) if isinstance(value, int | float | Decimal) else None
        return number if number is not None and number.is_finite() else None
    if isinstance(default, float):
        return float(value) if isinstance(value, int | float | Decimal) and isfinite(value) else None
    if isinstance(default, list | tuple | frozenset | set):
        if isinstance(value, str) or not isinstance(value, list | tuple | frozenset | set):
            return None
        first = next(iter(default), None)
        items = [each if first is None else _of_type(first, each) for each in value]
        return None if first is not None and None in items else type(default)(items)
    if isinstance(default, Mapping):
        return dict(value) if isinstance(value, Mapping) else None
    return value if isinstance(value, type(default)) else None


def _kind(default: Any) -> str:
    names = {bool: "true or false", int: "a whole number", float: "a number", Decimal: "a number", str: "a text"}
    return names.get(type(default), "a list" if isinstance(default, list | tuple | set | frozenset) else "a table")
