"""Which rules are run: immutable sets, made of one another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import attrs

from gov_disclosure.errors import UsageError
from gov_disclosure.rules.declaring import Rule, rule_of
from gov_disclosure.rules.finding import Finding

if TYPE_CHECKING:
    from gov_disclosure.diagnostics import Severity
    from gov_disclosure.plugins import Fault, Wanted
    from gov_disclosure.rules.context import Context

__all__ = ["EXPIRED", "FAILURE", "FAULT", "MODULES", "UNUSED", "RuleSet", "nearest"]

MODULES = (
    "forms_used",
    "sections",
    "numbering",
    "contents",
    "documents",
    "tables",
    "plausibility",
    "sizes",
    "publication",
    "wording",
    "cells",
    "cell_states",
    "cell_words",
    "arithmetic",
    "proactive",
    "statistics",
    "statistics_bounds",
    "series_sums",
    "series_figures",
    "series_versions",
    "levels",
    "copies",
    "told_requests",
    "told_remedies",
    "told_documents",
    "told_claims",
    "told_growth",
    "told_fees",
    "told_years",
    "told_problems",
)
"""The modules of this package that have rules of ours, each in its `RULES`."""

FAULT = "GD901"
"""A plug-in that cannot be used."""
FAILURE = "GD902"
"""A rule that broke down."""
EXPIRED = "GD904"
"""A waiver whose day is over."""
UNUSED = "GD905"
"""A waiver of nothing."""
_Run: TypeAlias = "tuple[Rule, Callable[[Any, Context], Iterable[object] | None], bool]"
_REMARKS = (FAULT, FAILURE, EXPIRED, UNUSED)
_LIKE = 0.5


def _sorted(rules: Iterable[Any]) -> tuple[Rule, ...]:
    return tuple(sorted(map(rule_of, rules), key=lambda rule: rule.code))


def _tuple(faults: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(faults)


@attrs.frozen
class RuleSet:
    """
    Some rules, by code; a new set is made of an old one, which stays as it is.

    Attributes:
        rules: The rules, in order of code.
        faults: Findings on plug-ins whose rules are lacking; `check` returns them with the others.
    """

    rules: tuple[Rule, ...] = attrs.field(default=(), converter=_sorted)
    faults: tuple[Finding, ...] = attrs.field(default=(), converter=_tuple, repr=False)
    _runs: dict[tuple[str, ...], tuple[_Run, ...]] = attrs.field(init=False, factory=dict, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        for one, other in zip(self.rules, self.rules[1:], strict=False):
            if one.code == other.code:
                raise UsageError(
                    f"two rules have the code {one.code}: choose another, or take the first out by .without({one.code!r})"
                )

    @classmethod
    def default(cls, *, plugins: bool | Iterable[str] = True) -> RuleSet:
        """
        Return all rules: ours, those of the forms, and those of other distributions.

        Args:
            plugins: False to leave the rules of other distributions out, or the names of those to take.
        """
        from gov_disclosure.plugins import only, wanted

        if plugins is True:
            return _default(wanted())
        if plugins is False:
            return _own()
        with only(plugins):
            return _default(wanted())

    def only(self, *codes: str) -> RuleSet:
        """
        Return the rules whose codes are named, or begin so: `only("GD4", "GD304")`.

        Raises:
            UsageError: No rule is called so.
        """
        self._require(codes)
        return RuleSet(
            [rule for rule in self.rules if rule.code.startswith(codes)],
            [fault for fault in self.faults if fault.rule.startswith(codes)],
        )

    def without(self, *codes: str) -> RuleSet:
        """
        Return the rules but those whose codes are named, or begin so.

        Raises:
            UsageError: No rule is called so.
        """
        self._require(codes)
        return RuleSet(
            [rule for rule in self.rules if not rule.code.startswith(codes)],
            [fault for fault in self.faults if not fault.rule.startswith(codes)],
        )

    def with_rules(self, *functions: Any) -> RuleSet:
        """
        Return the set with more rules: functions made rules by `@rule`, or sequences of them.

        Raises:
            UsageError: One is no rule, or its code is taken.
        """
        added = chain.from_iterable(_many(item) for item in functions)
        return RuleSet(dict.fromkeys((*self.rules, *added)), self.faults)

    def with_severity(self, levels: Mapping[str, Severity | str]) -> RuleSet:
        """
        Return the rules with other severities.

        Args:
            levels: Code, or beginning of codes → `error`, `warning` or `info`; the longest that fits counts.

        Raises:
            UsageError: No rule is called so, or there is no such severity.
        """
        from gov_disclosure.rules.adjusting import regraded

        self._require(levels)
        return regraded(self, levels)

    def with_parameters(self, values: Mapping[str, Mapping[str, Any]]) -> RuleSet:
        """
        Return the rules with parameters set.

        Args:
            values: Code → name of a parameter → its value, of the type of the default.

        Raises:
            UsageError: There is no such rule or parameter, or the value is of another type.
        """
        from gov_disclosure.rules.adjusting import set_parameters

        return set_parameters(self, values)

    def __add__(self, other: Any) -> RuleSet:
        if isinstance(other, RuleSet):
            return RuleSet(dict.fromkeys((*self.rules, *other.rules)), dict.fromkeys((*self.faults, *other.faults)))
        return self.with_rules(other)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the rules, in order."""
        return tuple(rule.code for rule in self.rules)

    def over(self, *subjects: str) -> tuple[Rule, ...]:
        """Return the rules that are run over one of some subjects, as `report`, in order of code."""
        return tuple(rule for rule in self.rules if rule.over in subjects)

    def runs(self, *subjects: str) -> tuple[_Run, ...]:
        """Return those rules once for all reports: with each its function, and whether it asks for a form or for cells."""
        found = self._runs.get(subjects)
        if found is None:
            rules = self.over(*subjects)
            found = self._runs[subjects] = tuple((rule, rule.run, bool(rule.needs or rule.forms)) for rule in rules)
        return found

    def get(self, code: str) -> Rule | None:
        """Return the rule of a code, or None."""
        return next((rule for rule in self.rules if rule.code == code), None)

    def knows(self, code: str) -> bool:
        """Say whether a rule, or a remark on rules, is called so, or begins so."""
        return bool(code) and any(each.startswith(code) for each in (*self.codes, *_REMARKS))

    def _require(self, codes: Iterable[str]) -> None:
        known = [*self.codes, *_REMARKS]
        for code in codes:
            if self.knows(code):
                continue
            near = nearest(code.upper(), known, 1)
            error = UsageError.of(f"error.rule.{'near' if near else 'none'}", code=repr(code), near=near, known=known)
            raise error.because([("error.rule.lacking", {"fault": fault}) for fault in self.faults])


def nearest(code: str, known: Iterable[str], count: int) -> list[str]:
    """Return the codes that a wrong one may be meant for, the likeliest first: codes differ by a character or two."""
    from difflib import SequenceMatcher

    likeness = {each: SequenceMatcher(None, each, code).ratio() for each in known}
    like = [each for each, found in likeness.items() if found >= _LIKE]
    # Swapped characters first; of those that are equally like it the one that differs in the fewest places.
    like.sort(key=lambda each: (sorted(each) != sorted(code), -likeness[each], sum(map(str.__ne__, each, code)), each))
    return like[:count]


@cache
def _own() -> RuleSet:
    from importlib import import_module

    return RuleSet(rule for name in MODULES for rule in import_module(f"gov_disclosure.rules.{name}").RULES)


@cache
def _default(wanted: Wanted) -> RuleSet:
    from gov_disclosure import plugins
    from gov_disclosure.forms.registry import form_faults
    from gov_disclosure.plugins import Fault
    from gov_disclosure.reading.registry import reader_faults

    own = _own()
    rules = {rule.code: rule for rule in own}
    brought, unloaded = plugins.load(plugins.RULES, wanted)
    faults = [*form_faults(), *reader_faults(), *unloaded]
    for plugin in brought:
        try:
            offered = _many(plugin.value)
        except UsageError as error:
            faults.append(Fault(plugin.name, plugin.distribution, plugin.version, str(error)))
            continue
        for rule in offered:
            taken = rules.get(rule.code)
            if taken is None:
                rules[rule.code] = attrs.evolve(rule, origin=plugin.distribution)
            elif taken != rule:
                whose = taken.origin or "gov-disclosure"
                reason = f"the code {rule.code} is taken by {whose}"
                faults.append(Fault(plugin.name, plugin.distribution, plugin.version, reason))
    rules.update((rule.code, rule) for rule in _of_forms() if rule.code not in rules)
    return RuleSet(rules.values(), map(_finding, faults))


def _of_forms() -> Iterator[Rule]:
    """Yield a rule for every relation of a form."""
    from gov_disclosure.forms import known_forms
    from gov_disclosure.rules.arithmetic import relation_rule

    for form in known_forms().values():
        for relation in form.arithmetic.relations:
            yield relation_rule(
                relation.code, relation.severity, relation.about_en or relation.formula,
                relation.about_zh or relation.formula, form.package.partition(".")[0],
            )  # fmt: skip


def _many(item: Any) -> list[Rule]:
    """Return the rules that an object is: one, several, or a set of them."""
    if isinstance(item, list | tuple | RuleSet):
        return [rule for each in cast("Iterable[Any]", item) for rule in _many(each)]
    return [rule_of(item)]


def _finding(fault: Fault) -> Finding:
    from gov_disclosure.diagnostics import Severity

    return Finding(
        rule=FAULT,
        severity=Severity.ERROR,
        arguments={"entry": fault.name, "distribution": fault.distribution, "version": fault.version, "reason": fault.reason},
        expression=f"{fault.distribution}:{fault.name}",
    )
