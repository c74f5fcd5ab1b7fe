"""Who is below whom: a file, or plain values, of the user's."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from gov_disclosure.across.identity import bare_name
from gov_disclosure.bodies import Scope
from gov_disclosure.errors import UnreadableError, UsageError

__all__ = ["Node", "read_tree", "tree_of"]

_MAX_BYTES = 64 * 1024 * 1024
_COLUMNS = ("parent", "child", "scope")
_CHINESE = {
    "上级": "parent", "上级单位": "parent", "上级机关": "parent", "下级": "child", "下级单位": "child", "下级机关": "child",
    "范围": "scope", "统计范围": "scope",
}  # fmt: skip
_SCOPES = {"本级": Scope.OWN_BODY, "辖区": Scope.JURISDICTION, "系统": Scope.SYSTEM}
"""What columns and scopes are called in Chinese, as in the lists of an office."""
_KEYS = ("children", "scope")
_EXAMPLE = '{"parent": "澄湖县人民政府", "child": "澄湖县水务局", "scope": "jurisdiction"}'


@attrs.frozen
class Node:
    """
    A body with others below it.

    Attributes:
        name: Its name.
        children: The names of those below it.
        scope: What its figures are about; None leaves that to its report.
    """

    name: str
    children: tuple[str, ...]
    scope: Scope | None = None


def read_tree(path: str | os.PathLike[str]) -> tuple[Node, ...]:
    """
    Read who is below whom from a file: TOML, JSON or CSV.

    Raises:
        UnreadableError: The file is missing, too large, or none of these.
        UsageError: What it says makes no hierarchy.
    """
    import csv
    import json
    import tomllib

    from gov_disclosure.bodies.lists import decoded

    name = os.fspath(path)
    try:
        if os.path.getsize(path) > _MAX_BYTES:  # noqa: PTH202 - pathlib is dear to import
            raise UnreadableError.of("error.hierarchy", file=name, reason=f"more than {_MAX_BYTES} bytes")
        with open(path, "rb") as stream:  # noqa: PTH123
            text = decoded(stream.read())
        if name.lower().endswith(".toml"):
            data: Any = tomllib.loads(text)
            # The list form has a key of its own, as TOML has no list at the top.
            links = data.get("link") if isinstance(data, dict) else None
            return _named(name, links if isinstance(links, list) else data)
        if text.lstrip()[:1] in ("{", "["):
            return _named(name, json.loads(text))
        return _named(name, _rows(text, name))
    except OSError as error:
        raise UnreadableError.of("error.unopened", file=name, reason=error.strerror or str(error)) from error
    except (UsageError, UnreadableError):
        raise
    except (ValueError, RecursionError, csv.Error) as error:
        raise UnreadableError.of("error.hierarchy", file=name, reason=str(error)) from error


def tree_of(data: Mapping[str, Any] | Iterable[Any]) -> tuple[Node, ...]:
    """
    Make nodes of plain values: parent → children, or a list of objects with `parent`, `child`, `scope`.

    Raises:
        UsageError: A name is missing, a scope is none or told in two ways, or a body is below itself.
    """
    children: dict[str, dict[str, str]] = {}
    scopes: dict[str, Scope] = {}
    written: dict[str, str] = {}
    for parent, child, scope in _links(data):
        key = _key(parent)
        written.setdefault(key, parent)
        below = children.setdefault(key, {})
        if child is not None:
            below.setdefault(_key(child), child)
        if scope is not None and scopes.setdefault(key, scope) is not scope:
            raise UsageError.of("error.hierarchy.scopes", name=parent, one=scopes[key].value, other=scope.value)
    if not children:
        raise UsageError.of("error.hierarchy.empty", example=_EXAMPLE)
    _check_circles(children, written)
    return tuple(Node(written[key], tuple(below.values()), scopes.get(key)) for key, below in children.items())


def _rows(text: str, file: str) -> list[dict[str, str]]:
    from gov_disclosure.bodies.lists import rows_of

    columns, rows = rows_of(text, _column)
    if not {"parent", "child"} <= set(columns) <= set(_COLUMNS):
        raise UsageError.of("error.hierarchy.columns", file=file)
    return rows


def _column(name: str) -> str:
    bare = name.strip()
    return _CHINESE.get(bare, bare)


def _named(file: str, data: Any) -> tuple[Node, ...]:
    """Make nodes of what a file says; an error names the file."""
    try:
        return tree_of(data)
    except UsageError as error:
        raise UsageError.of("error.at", place=file, reason=error) from None


def _links(data: Any) -> Iterable[tuple[str, str | None, Scope | None]]:
    if isinstance(data, Mapping):
        for parent, told in data.items():
            yield from _of_parent(parent, told)
        return
    if isinstance(data, str | bytes) or not hasattr(data, "__iter__"):
        raise UsageError.of("error.hierarchy.kind", kind=type(data).__name__, example=_EXAMPLE)
    for number, row in enumerate(data, 1):
        if isinstance(row, tuple | list) and len(row) in (2, 3):
            row = dict(zip(_COLUMNS, row, strict=False))
        if not isinstance(row, Mapping):
            raise UsageError.of("error.hierarchy.link", number=number, example=_EXAMPLE)
        unknown = [key for key in row if key not in _COLUMNS]
        if unknown:
            raise UsageError.of("error.hierarchy.link.key", number=number, written=repr(unknown[0]), known=_COLUMNS)
        parent = _name(row.get("parent"), "error.hierarchy.link.parent", number)
        yield parent, _name(row.get("child"), "error.hierarchy.link.child", number), _scope(row.get("scope"), parent)


def _of_parent(parent: Any, told: Any) -> Iterable[tuple[str, str | None, Scope | None]]:
    name = _name(parent, "error.hierarchy.parent")
    scope = None
    if isinstance(told, Mapping):
        unknown = [key for key in told if key not in _KEYS]
        if unknown:
            raise UsageError.of("error.hierarchy.key", name=name, written=repr(unknown[0]), known=_KEYS)
        scope = _scope(told.get("scope"), name)
        told = told.get("children")
    if isinstance(told, str) or not isinstance(told, list | tuple):
        raise UsageError.of("error.hierarchy.children", name=name, kind=type(told).__name__)
    yield name, None, scope
    for child in told:
        yield name, _name(child, "error.hierarchy.child", name), None


def _name(value: Any, error: str, where: object = None) -> str:
    if not isinstance(value, str) or not _key(value):
        raise UsageError.of(error, where=where)
    return value.strip()


def _key(name: str) -> str:
    return bare_name(name)


def _scope(value: Any, name: str) -> Scope | None:
    if value is None or value == "":
        return None
    if isinstance(value, str) and value.strip() in _SCOPES:
        return _SCOPES[value.strip()]
    try:
        return Scope(value.strip() if isinstance(value, str) else value)
    except ValueError:
        known = [each.value for each in Scope]
        raise UsageError.of("error.hierarchy.scope", name=name, value=repr(value), known=known) from None


def _check_circles(children: Mapping[str, Mapping[str, str]], written: Mapping[str, str]) -> None:
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(children).prepare()
    except CycleError as error:
        circle = " → ".join(written.get(key, key) for key in error.args[1])
        raise UsageError.of("error.hierarchy.circle", circle=circle) from None
