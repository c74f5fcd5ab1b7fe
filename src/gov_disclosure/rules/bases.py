"""
A form's `statements.toml`: what a number of the narrative may lawfully mean, as sums of cells.

A concept has several bases; only a number that fits none of them is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from itertools import islice, product
from typing import NamedTuple

from gov_disclosure.errors import UsageError
from gov_disclosure.forms import Form
from gov_disclosure.forms.captions import JOINT
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.layout import SHARED

__all__ = ["Basis", "bases_of", "read_bases"]

_MOST = 16
"""So many sums of several concepts are tried."""
_TABLE = 2
_PATH = re.compile(r"[\w.*]+")
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

    def label(self, form: Form) -> str:
        """Return the sum in the names of the contract, `*` for all rows of a group."""
        return " + ".join(_grouped(self.plus, form)) + "".join(f" - {path}" for path in _grouped(self.minus, form))

    def caption(self, form: Form) -> str:
        """Return the sum in the words of the form, the rows of a group together."""
        words = "＋".join(_words(each, form) for each in _grouped(self.plus, form))
        return words + "".join(f"－{_words(each, form)}" for each in _grouped(self.minus, form))


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
            if name and any(word.partition(".")[0] not in form.tables for word in _PATH.findall(" ".join(formulas))):
                # What is included may be of a table that this form has not.
                continue
            found[concept] = tuple(_basis(formula, form, concept) for formula in formulas)
    return found


def bases_of(form: Form | None, concepts: Iterable[str]) -> list[Basis]:
    """Return what a number may mean that counts several concepts together; none where the form does not count one."""
    if form is None:
        return []
    known = read_bases(form)
    names = tuple(concepts)
    if len(names) == 1:
        return list(known.get(names[0], ()))
    choices = [known.get(concept, ()) for concept in names]
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


def _grouped(paths: tuple[str, ...], form: Form) -> Iterator[str]:
    """Yield paths; where all rows of a group stand together, the group once: `requests.outcome.denied.*.total`."""
    at = 0
    while at < len(paths):
        row, _, column = paths[at].rpartition(".")
        group = f"{row.rpartition('.')[0]}.*.{column}"
        whole = tuple(_expand(group, form))
        # The rows of a whole table have no words in common.
        if len(whole) > 1 and group.count(".") > _TABLE and paths[at : at + len(whole)] == whole:
            yield group
            at += len(whole)
        else:
            yield paths[at]
            at += 1


def _words(path: str, form: Form) -> str:
    """Return the words of the form for a cell, or for a column of a group of rows."""
    cells = _expand(path, form)
    words = (form.caption(cells[0]) if cells else "") or path
    if len(cells) < 2:
        return f"“{words}”"
    parts = words.split(JOINT)
    return f"“{parts[0]}”各项之和" if path.endswith(".total") else f"“{parts[0]}{JOINT}{parts[-1]}”各项之和"


def _expand(word: str, form: Form) -> list[str]:
    group, star, column = word.partition(".*.")
    if not star:
        return [word] if word in form.cells else []
    return [path for path in form.cells if path.startswith(f"{group}.") and path.endswith(f".{column}")]
