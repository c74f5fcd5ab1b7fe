"""
A form's `statements.toml`: what a number of the narrative may lawfully mean, as sums of cells.

A concept has several bases; only a number that fits none of them is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from gov_disclosure.errors import UsageError
from gov_disclosure.forms import Form
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.layout import SHARED

__all__ = ["Basis", "bases_of", "read_bases"]

_MOST = 16
"""So many sums of several concepts are tried."""
Number = int | Decimal


class Basis(NamedTuple):
    """
    A sum of cells.

    Attributes:
        plus: Paths of the cells that are added.
        minus: Paths of those that are taken off.
    """

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """All its cells."""
        return self.plus + self.minus

    def value(self, values: Mapping[str, Number | None]) -> Number | None:
        """Return the sum, or None where a cell of it is not known."""
        total: Number = 0
        for path in self.plus:
            value = values.get(path)
            if value is None:
                return None
            total += value
        for path in self.minus:
            value = values.get(path)
            if value is None:
                return None
            total -= value
        return total

    def formula(self) -> str:
        """Return the sum in the names of the contract."""
        return " + ".join(self.plus) + "".join(f" - {path}" for path in self.minus)

    def caption(self, form: Form) -> str:
        """Return the sum in the words of the form."""
        words = "＋".join(f"“{form.caption(path) or path}”" for path in self.plus)
        return words + "".join(f"－“{form.caption(path) or path}”" for path in self.minus)


@cache
def read_bases(form: Form) -> Mapping[str, tuple[Basis, ...]]:
    """
    Return concept → its bases on a form, the likeliest first; none for a form without the file.

    Raises:
        UsageError: The file is no TOML, or names what the form does not have.
    """
    data = load_toml(form.package, "statements")
    if data is None:
        return {}
    found: dict[str, tuple[Basis, ...]] = {}
    for name in (*data.get("include", ()), ""):
        file = (load_toml(form.package, name) or load_toml(SHARED, name)) if name else data
        if file is None:
            raise UsageError(f"statements.toml of {form.package} includes {name!r}, and there is no {name}.toml")
        for concept, formulas in file.get("bases", {}).items():
            found[concept] = tuple(_basis(formula, form, concept) for formula in formulas)
    return found


def bases_of(form: Form | None, concepts: Iterable[str]) -> list[Basis]:
    """Return what a number may mean that counts several concepts together; none where the form does not count one."""
    if form is None:
        return []
    known = read_bases(form)
    choices = [known.get(concept, ()) for concept in concepts]
    sums = islice(product(*choices), _MOST)
    return [each[0] if len(each) == 1 else _added(each) for each in sums if each]


def _added(bases: Iterable[Basis]) -> Basis:
    each = tuple(bases)
    return Basis(tuple(path for one in each for path in one.plus), tuple(path for one in each for path in one.minus))


def _basis(formula: str, form: Form, concept: str) -> Basis:
    plus: list[str] = []
    minus: list[str] = []
    target = plus
    for word in formula.split():
        if word in "+-":
            target = plus if word == "+" else minus
            continue
        paths = _expand(word, form)
        if not paths:
            raise UsageError(f"statements.toml of {form.package}: {concept}: the form has no {word!r}")
        target += paths
    return Basis(tuple(plus), tuple(minus))


def _expand(word: str, form: Form) -> list[str]:
    group, star, column = word.partition(".*.")
    if not star:
        return [word] if word in form.cells else []
    return [path for path in form.cells if path.startswith(f"{group}.") and path.endswith(f".{column}")]
