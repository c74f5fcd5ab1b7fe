"""The indicators there are: `indicators.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import attrs

__all__ = ["COUNTED", "PREVIOUS", "Definition", "known_indicators"]

PREVIOUS = "previous:"
"""Before a term that is taken from the report of the year before."""

COUNTED = ("cells_filled", "cells_expected")
"""Terms that count cells: those that hold a number, and all of the form, the missing among them."""


@attrs.frozen(kw_only=True)
class Definition:
    """
    An indicator and its formula.

    Attributes:
        name: Its name, `disclosure_rate`.
        zh: What it is, in Chinese.
        en: The same in English.
        plus: Terms above the line that are added: names of measures (`known_measures`), paths of cells, or `COUNTED`; with
            `previous:` before it one of the report of the year before.
        minus: Terms above the line that are taken off.
        over: Terms below the line; empty for a count.
        change_of: The indicator that it is the change of since the year before; then there are no terms.
        applicants: Whether it may be asked for each kind of applicant.
    """

    name: str
    zh: str
    en: str
    plus: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    minus: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    over: tuple[str, ...] = attrs.field(default=(), converter=tuple)
    change_of: str = ""
    applicants: bool = False

    @property
    def is_count(self) -> bool:
        """Whether it is a number of requests, and no ratio."""
        return not self.over and not self.change_of

    @property
    def needs_previous(self) -> bool:
        """Whether it needs the report of the year before."""
        return bool(self.change_of) or any(term.startswith(PREVIOUS) for term in (*self.plus, *self.minus, *self.over))

    @property
    def formula(self) -> str:
        """Its formula, as text."""
        if self.change_of:
            return f"{self.change_of} - {PREVIOUS}{self.change_of}"
        above = " + ".join(self.plus) + "".join(f" - {term}" for term in self.minus)
        if not self.over:
            return above
        below = " + ".join(self.over)
        return f"{_bracketed(above)} / {_bracketed(below)}"


@cache
def known_indicators() -> Mapping[str, Definition]:
    """Return the indicators by name, in the order of the docs."""
    data = tomllib.loads(resources.files("gov_disclosure.derived").joinpath("indicators.toml").read_text(encoding="utf-8"))
    return MappingProxyType({name: Definition(name=name, **entry) for name, entry in data.items()})


def _bracketed(text: str) -> str:
    return f"({text})" if " " in text else text
