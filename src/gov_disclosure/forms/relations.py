"""
A form's `relations.toml` as data: what its figures must satisfy.

A relation is `left = right` (or `<=`, `>=`), for each column, for each row, or once; `gov_disclosure.forms.equations`
compiles it against the form's rows. A form of another distribution brings a file of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Literal, TypeAlias, cast

import attrs

from gov_disclosure.errors import UsageError
from gov_disclosure.forms.data import load_toml
from gov_disclosure.forms.layout import SHARED

__all__ = ["Either", "Relation", "RelationFile", "Sign", "read_relations"]

Sign: TypeAlias = Literal["=", "<=", ">="]
"""How the two sides of a relation compare."""


def _names(given: Any) -> tuple[str, ...]:
    names = tuple(given) if isinstance(given, list | tuple) else ()
    if not names or not all(isinstance(name, str) for name in names):
        raise ValueError(f"a list of names is needed, not {given!r}")
    return names


def _other_side(given: Any) -> tuple[str, ...]:
    """Return the names of the right side; the number 0 stands for none."""
    return () if given == 0 and type(given) is int else _names(given)


def _groups(given: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(_names(group) for group in given)


def _one_of(*allowed: str | None) -> Any:
    return attrs.validators.in_(allowed)


def _text() -> Any:
    return attrs.validators.instance_of(str)


@attrs.frozen(kw_only=True)
class Relation:
    """
    A demand of the form.

    Attributes:
        code: The rule that it belongs to.
        table: The table that its names are below.
        left: Names of one side: rows, columns or cells, as `each` says. `.*` stands for the rows of a
            group, `*` for every other column of the row.
        right: Names of the other side, or 0.
        each: `column`, `row`, or None where it holds once.
        rows: For `row`: names of the rows, by default all of the table.
        expected: The side that says what the other should be.
        sign: `=`, or `<=` or `>=` where the left side is at most or at least the right.
        printed: Whether the form prints it; otherwise it follows from what the form counts.
        severity: Where no rule of the package has the code: how grave a violation is.
        about_zh: Where no rule of the package has the code: its page in Chinese.
        about_en: The same in English.
    """

    code: str = attrs.field(validator=_text())
    table: str = attrs.field(validator=_text())
    left: tuple[str, ...] = attrs.field(converter=_names)
    right: tuple[str, ...] = attrs.field(converter=_other_side)
    each: Literal["column", "row"] | None = attrs.field(default=None, validator=_one_of("column", "row", None))
    rows: tuple[str, ...] = attrs.field(default=("*",), converter=_names)
    expected: Literal["left", "right"] = attrs.field(default="right", validator=_one_of("left", "right"))
    sign: Sign = attrs.field(default="=", validator=_one_of("=", "<=", ">="))
    printed: bool = False
    severity: Literal["error", "warning", "info"] = attrs.field(default="error", validator=_one_of("error", "warning", "info"))
    about_zh: str = ""
    about_en: str = ""

    @property
    def formula(self) -> str:
        """The relation in one line, in the names of the contract."""
        return f"{' + '.join(self.left)} {self.sign} {' + '.join(self.right) or '0'}"


@attrs.frozen(kw_only=True)
class Either:
    """
    Rows that stand for each other: a report prints one of the groups.

    Attributes:
        table: The table.
        groups: The groups, each a list of names of rows.
    """

    table: str = attrs.field(validator=_text())
    groups: tuple[tuple[str, ...], ...] = attrs.field(converter=_groups)


@attrs.frozen
class RelationFile:
    """
    All that a form demands.

    Attributes:
        package: The form's package, for messages.
        relations: The relations, those included first.
        either: The rows that stand for each other.
    """

    package: str
    relations: tuple[Relation, ...] = ()
    either: tuple[Either, ...] = ()

    def wrong(self, code: str, reason: str) -> UsageError:
        """Return the error that says what is wrong with the file."""
        return UsageError(f"relations.toml of {self.package}: {code}: {reason}")


def read_relations(package: str, tables: Collection[str] | None = None) -> RelationFile:
    """
    Read the `relations.toml` of a form's package; without one the form demands nothing.

    A file may take over others by `include = ["tables"]`: `tables.toml` of its own package, or else of
    `gov_disclosure.forms`. A relation replaces those of the same code that were included.

    Args:
        package: The package.
        tables: The tables of the form, where it is known: of what is included nothing is kept that is of others.

    Raises:
        UsageError: A file is missing or no TOML, or has keys that mean nothing.
    """
    data = load_toml(package, "relations")
    if data is None:
        return RelationFile(package)
    relations: list[Relation] = []
    either: list[Either] = []
    for name in data.get("include", ()):
        shared = load_toml(package, name) or load_toml(SHARED, name)
        if shared is None:
            raise UsageError(f"relations.toml of {package} includes {name!r}, and there is no {name}.toml")
        _collect(shared, package, relations, either)
    if tables is not None:
        relations = [relation for relation in relations if relation.table in tables]
        either = [groups for groups in either if groups.table in tables]
    _collect(data, package, relations, either)
    return RelationFile(package, tuple(relations), tuple(either))


def _collect(data: Mapping[str, Any], package: str, relations: list[Relation], either: list[Either]) -> None:
    """Add the relations of one file; they replace those of the same code that were there before."""
    try:
        unknown = data.keys() - {"include", "relation", "either"}
        if unknown:
            raise ValueError(f"the key {min(unknown)!r} means nothing")  # noqa: TRY301 - told with those of attrs
        own = [Relation(**entry) for entry in _entries(data, "relation")]
        groups = [Either(**entry) for entry in _entries(data, "either")]
    except (TypeError, ValueError) as error:
        raise UsageError(f"relations.toml of {package}: {error.args[0]}") from error
    codes = {relation.code for relation in own}
    relations[:] = [relation for relation in relations if relation.code not in codes] + own
    either += groups


def _entries(data: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    found = data.get(key, [])
    if not isinstance(found, list) or not all(isinstance(entry, dict) for entry in cast("list[object]", found)):
        raise ValueError(f"{key} is written [[{key}]]")
    return cast("list[dict[str, Any]]", found)
