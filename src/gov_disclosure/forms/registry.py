"""The forms that are known: our own, and those of other distributions (entry point `gov_disclosure.forms`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from gov_disclosure.errors import UsageError
from gov_disclosure.forms.form import Form
from gov_disclosure.forms.form_2021 import FORM as _FORM_2021
from gov_disclosure.forms.trial_2019 import FORM as _TRIAL_2019

__all__ = ["form_in_force", "get_form", "known_forms"]


@cache
def known_forms() -> Mapping[str, Form]:
    """Return the forms by name, the newest first; a plug-in that cannot be loaded is left out."""
    found = {form.name: form for form in (_FORM_2021, _TRIAL_2019)}
    for point in entry_points(group="gov_disclosure.forms"):
        try:
            form = point.load()
        except Exception:  # noqa: S112 - a broken plug-in must not stop the reading of reports
            continue
        if isinstance(form, Form):
            found.setdefault(form.name, form)
    newest_first = sorted(found.values(), key=lambda form: (-form.first_year, form.name))
    return MappingProxyType({form.name: form for form in newest_first})


def get_form(name: str) -> Form:
    """
    Return a form by name.

    Raises:
        UsageError: There is no such form; the message lists those there are.
    """
    try:
        return known_forms()[name]
    except KeyError:
        raise UsageError(f"no form is named {name!r}; known are {', '.join(known_forms())}") from None


def form_in_force(year: int | None) -> Form | None:
    """Return the form in force for reports on a year, or None where none is known."""
    if year is None:
        return None
    return next((form for form in known_forms().values() if form.in_force(year)), None)
