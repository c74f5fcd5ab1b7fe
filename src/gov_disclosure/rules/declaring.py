"""The decorator that makes a function a rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from inspect import getdoc
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from gov_disclosure.diagnostics import Severity
from gov_disclosure.errors import UsageError
from gov_disclosure.rules.finding import Finding

if TYPE_CHECKING:
    from gov_disclosure.rules.context import Context

__all__ = ["SUBJECTS", "Rule", "rule", "rule_of"]

Yielded = Iterable["Finding | str"] | None
Function = TypeVar("Function", bound=Callable[..., Yielded])
SUBJECTS = ("report", "series", "hierarchy", "collection")
"""What a rule may be over: one report, the reports of a body by year, those of a body and its children, or any."""
_MARK = "__gov_disclosure_rule__"
_CODE = re.compile(r"[A-Z]{1,12}[0-9]{1,6}")


@attrs.frozen
class Rule:
    """
    A rule as the engine runs it; `rule` makes one of a function.

    Attributes:
        code: Its code for ever.
        severity: How grave a violation is.
        needs: Paths of the contract that have to be told, or it is not evaluable.
        forms: Names of the forms that it applies to; empty for all.
        run: Report and context → findings, or plain messages.
        page: What it checks, why, on what basis, and where exceptions are lawful.
        page_zh: The same in Chinese, where neither the catalogue has it nor the page is Chinese itself.
        origin: Name of the distribution that brings it as a plug-in, or empty.
        over: What it is run over, one of `SUBJECTS`.
        parameters: Name → value of what a user may set; a rule reads them by `Context.parameter`.
    """

    code: str
    severity: Severity
    needs: tuple[str, ...]
    forms: tuple[str, ...]
    run: Callable[[Any, Context], Yielded] = attrs.field(repr=False)
    page: str = attrs.field(default="", repr=False)
    page_zh: str = attrs.field(default="", repr=False)
    origin: str = attrs.field(default="", eq=False)
    over: str = "report"
    parameters: Mapping[str, Any] = attrs.field(factory=dict[str, Any], hash=False)


def rule(
    code: str,
    *,
    severity: Severity | str = Severity.WARNING,
    needs: Iterable[str] = (),
    forms: Iterable[str] = (),
    over: str = "report",
    parameters: Mapping[str, Any] | None = None,
) -> Callable[[Function], Function]:
    """
    Make a generator function a rule; the function itself stays as it is.

    The function takes the report, and where it has a second parameter the `Context`. It yields findings
    made by `Context.violated`, or plain messages. Its docstring is its page.

    Args:
        code: Capital letters and digits, as `AB101`; `GD…` is ours.
        severity: How grave a violation is: `error`, `warning` or `info`.
        needs: Paths of the contract, `requests.received.total`. Where one of them is null, the rule is
            not run but not evaluable; where the form has no such cell, it is not applicable.
        forms: Names of the forms it applies to; all where none is named.
        over: What it is run over: `report`, `series`, `hierarchy` or `collection`.
        parameters: Name → default of what a user may set.

    Raises:
        UsageError: The code, the severity or what it is over is none, or cells of one report are asked for by a rule over
            several.
    """
    if not _CODE.fullmatch(code):
        raise UsageError(f"{code!r} is no code of a rule: write capital letters and digits, as AB101")
    try:
        grave = Severity(severity)
    except ValueError:
        raise UsageError(f"{severity!r} is no severity: write error, warning or info") from None
    if over not in SUBJECTS:
        raise UsageError(f"no rule is over {over!r}: write {', '.join(SUBJECTS)}")
    needed, on = _names(needs), _names(forms)
    if over != "report" and (needed or on):
        raise UsageError(f"{code} is over a {over}: needs and forms are for rules over one report; look at each report instead")

    def declare(function: Function) -> Function:
        made = Rule(
            code, grave, needed, on, _taking(function), getdoc(function) or "", over=over, parameters=dict(parameters or {})
        )
        setattr(function, _MARK, made)
        return function

    return declare


def rule_of(item: object) -> Rule:
    """
    Return the rule that an object is or was made.

    Raises:
        UsageError: It is none.
    """
    found = item if isinstance(item, Rule) else getattr(item, _MARK, None)
    if not isinstance(found, Rule):
        raise UsageError(f"{item!r} is no rule: put @rule(code) before the function")
    return found


def _taking(function: Callable[..., Yielded]) -> Callable[[Any, Context], Yielded]:
    """Return the function as one of report and context."""
    from inspect import Parameter, signature

    kinds = [parameter.kind for parameter in signature(function).parameters.values()]
    placed = sum(kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD) for kind in kinds)
    if placed >= 2 or Parameter.VAR_POSITIONAL in kinds:
        return function
    return lambda report, _: function(report)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)
