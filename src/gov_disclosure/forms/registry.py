"""The forms that are known: our own, and those of other distributions (entry point `gov_disclosure.forms`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from gov_disclosure import plugins
from gov_disclosure.errors import UsageError
from gov_disclosure.forms.form import Form
from gov_disclosure.forms.form_2021 import FORM as _FORM_2021
from gov_disclosure.forms.stats_2014 import FORM as _STATS_2014
from gov_disclosure.forms.trial_2019 import FORM as _TRIAL_2019
from gov_disclosure.plugins import Fault, Plugin

__all__ = ["form_faults", "form_in_force", "get_form", "known_forms"]


@cache
def _discover(others: plugins.Wanted) -> tuple[Mapping[str, Form], tuple[Fault, ...]]:
    found = {form.name: form for form in (_FORM_2021, _TRIAL_2019, _STATS_2014)}
    brought, unloaded = plugins.load(plugins.FORMS, others)
    faults = list(unloaded)
    for plugin in brought:
        reason = _unfit(plugin, found)
        if reason is None:
            found[plugin.value.name] = plugin.value
        else:
            faults.append(Fault(plugin.name, plugin.distribution, plugin.version, reason))
    newest_first = sorted(found.values(), key=lambda form: (-form.first_year, form.name))
    return MappingProxyType({form.name: form for form in newest_first}), tuple(faults)


def _unfit(plugin: Plugin, found: Mapping[str, Form]) -> str | None:
    """Say why a plug-in's form cannot be used, or None where it can: its files are read for that."""
    form = plugin.value
    if not isinstance(form, Form):
        return f"{type(form).__name__} is no gov_disclosure.forms.Form"
    if form.name in found:
        return f"a form is named {form.name} already"
    try:
        _ = form.layout, form.rows, form.arithmetic
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None


def known_forms() -> Mapping[str, Form]:
    """Return the forms by name, the newest first; those of a plug-in that cannot be used are left out."""
    return _discover(plugins.wanted())[0]


def form_faults() -> tuple[Fault, ...]:
    """Return what was left out, and why."""
    return _discover(plugins.wanted())[1]


def get_form(name: str) -> Form:
    """
    Return a form by name.

    Raises:
        UsageError: There is no such form; the message lists those there are.
    """
    try:
        return known_forms()[name]
    except KeyError:
        raise UsageError.of("error.form", name=repr(name), known=[*known_forms()]) from None


def form_in_force(year: int | None) -> Form | None:
    """Return the form in force for reports on a year, or None where none is known."""
    if year is None:
        return None
    return next((form for form in known_forms().values() if form.in_force(year)), None)
