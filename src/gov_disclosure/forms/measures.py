"""
What reports on different forms may be compared by: `measures.toml`, and each form's `comparable.toml`.

A form says for each measure which of its cells make it up, or why it has none; what only looks alike is
named beside the reason, and never taken.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from gov_disclosure.errors import UsageError
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.layout import SHARED
from gov_disclosure.messages import text

if TYPE_CHECKING:
    from gov_disclosure.forms.form import Form

__all__ = ["Counterpart", "Measure", "counterparts_of", "known_measures", "read_counterparts"]

_REQUESTS = "requests."
_TOTAL = ".total"
_NARRATED = "other_matters"


@attrs.frozen
class Measure:
    """
    Something that reports may be compared by.

    Attributes:
        name: Its name, `requests_received`.
        zh: What it is, in Chinese.
        en: The same in English.
    """

    name: str
    zh: str
    en: str


def _paths(given: Any) -> tuple[str, ...]:
    if isinstance(given, str) or not all(isinstance(path, str) for path in given):
        raise TypeError(f"a list of paths is needed, not {given!r}")
    return tuple(given)


@attrs.frozen(kw_only=True)
class Counterpart:
    """
    What a form has for a measure.

    Attributes:
        cells: Paths of the cells that add up to it, `*` for each row of a group; empty where the form has none.
        instead: Paths of those that stand for them where a report prints these rows otherwise.
        near: Paths of cells that look like it and are not the same.
        zh: Why the form has none, in Chinese.
        en: The same in English.
    """

    cells: tuple[str, ...] = attrs.field(default=(), converter=_paths)
    instead: tuple[str, ...] = attrs.field(default=(), converter=_paths)
    near: tuple[str, ...] = attrs.field(default=(), converter=_paths)
    zh: str = attrs.field(default="", validator=attrs.validators.instance_of(str))
    en: str = attrs.field(default="", validator=attrs.validators.instance_of(str))

    def __attrs_post_init__(self) -> None:
        if bool(self.cells) == bool(self.zh and self.en):
            raise ValueError("either `cells`, or the reason (`zh` and `en`) why there are none")

    def taken(self, known: Callable[[str], bool], printed: Callable[[str], bool]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """
        Return the cells that add up to the measure in a report, and those that keep it from being known.

        Args:
            known: Whether the value of a cell is known.
            printed: Whether a cell is printed, with a value or without.
        """
        if self.instead and all(map(known, self.instead)) and not any(map(printed, self.cells)):
            return self.instead, ()
        unknown = tuple(path for path in self.cells if not known(path))
        # Rows printed in both ways leave open what is to be added.
        return self.cells, unknown or (self.instead if any(map(printed, self.instead)) else ())

    def of_applicant(self, applicant: str) -> Counterpart:
        """Return the same of one kind of applicant: `requests.received.natural_person` in place of the total."""
        cells, instead = (tuple(_column(path, applicant) for path in paths) for paths in (self.cells, self.instead))
        return attrs.evolve(self, cells=cells, instead=instead)


def _column(path: str, applicant: str) -> str:
    return f"{path.removesuffix(_TOTAL)}.{applicant}" if path.startswith(_REQUESTS) and path.endswith(_TOTAL) else path


_NOTHING = Counterpart(zh="该表式未说明", en="the form does not say")


@cache
def known_measures() -> Mapping[str, Measure]:
    """Return the measures by name, in the order of the docs."""
    data = load_toml(SHARED, "measures") or {}
    return {name: Measure(name, **words) for name, words in data.items()}


@cache
def _no_table() -> Counterpart:
    return Counterpart(zh=text("comparable_no_table", "zh"), en=text("comparable_no_table", "en"))


@cache
def counterparts_of(form: Form) -> Mapping[str, Counterpart]:
    """
    Return what a form has for each measure, the rows of its groups in place of `*`.

    What it takes over from a shared file is none of its own where that is of tables that it has not.

    Raises:
        UsageError: As `read_counterparts`.
    """
    return {name: _fitted(has, form) for name, has in read_counterparts(form.package).items()}


def _fitted(has: Counterpart, form: Form) -> Counterpart:
    if any(path.partition(".")[0] not in (*form.tables, _NARRATED) for path in has.cells):
        return _no_table()
    cells, instead = (tuple(cell for path in paths for cell in _expand(path, form)) for paths in (has.cells, has.instead))
    return attrs.evolve(has, cells=cells, instead=instead)


def _expand(path: str, form: Form) -> list[str]:
    """Return the cells of all rows of a group for `group.*.total`, and other paths as they are."""
    group, star, column = path.partition("*.")
    rows = (row for row in form.rows if row.startswith(group) and "." not in row.removeprefix(group))
    return [f"{row}.{column}" for row in rows] if star else [path]


@cache
def read_counterparts(package: str) -> Mapping[str, Counterpart]:
    """
    Return what the form of a package has for each measure.

    Without a `comparable.toml` it has nothing. The file may take over others by `include`: of its own
    package, or of `gov_disclosure.forms`.

    Raises:
        UsageError: A file is missing or no TOML, or has keys that mean nothing.
    """
    found: dict[str, Counterpart] = {}
    data = load_toml(package, "comparable") or {}
    for name in data.pop("include", ()):
        shared = load_toml(package, name) or load_toml(SHARED, name)
        if shared is None:
            raise UsageError(f"comparable.toml of {package} includes {name!r}, and there is no {name}.toml")
        _collect(shared, package, found)
    _collect(data, package, found)
    return {name: found.get(name, _NOTHING) for name in known_measures()}


def _collect(data: Mapping[str, Any], package: str, found: dict[str, Counterpart]) -> None:
    for name, entry in data.items():
        if name not in known_measures():
            raise UsageError(
                f"comparable.toml of {package}: there is no measure {name!r}; known are {', '.join(known_measures())}"
            )
        try:
            found[name] = Counterpart(**entry)
        except (TypeError, ValueError) as error:
            raise UsageError(f"comparable.toml of {package}: {name}: {error}") from error
