"""A body and those below it, with their reports: who is below whom is the caller's to say."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from gov_disclosure.across.collection import Filed, Reports, filed
from gov_disclosure.across.identity import identify_all
from gov_disclosure.across.series import Series
from gov_disclosure.across.tree import Node, read_tree, tree_of
from gov_disclosure.bodies import Scope

__all__ = ["Family", "Hierarchy", "Node"]

_AGGREGATES = (Scope.JURISDICTION, Scope.SYSTEM)


@attrs.frozen
class Family:
    """
    A parent and its children in one year.

    Attributes:
        node: The parent and the names of its children.
        year: The year.
        parent: The parent's report, its latest version; None where there is none.
        children: Name of each child → its report, or None.
    """

    node: Node
    year: int
    parent: Filed | None
    children: Mapping[str, Filed | None]

    @property
    def scope(self) -> Scope:
        """What the parent's figures are about: by the caller, else as its report tells."""
        if self.node.scope is not None:
            return self.node.scope
        return self.parent.report.reporter.scope if self.parent is not None else Scope.UNKNOWN

    @property
    def aggregate(self) -> bool:
        """Whether the parent's figures are known to be those of all bodies below it."""
        return self.scope in _AGGREGATES

    @property
    def absent(self) -> tuple[str, ...]:
        """The children without a report."""
        return tuple(name for name, item in self.children.items() if item is None)


@attrs.frozen
class Hierarchy:
    """
    Bodies, those below them, and their reports; `Hierarchy.of` and `Hierarchy.load` make it.

    Attributes:
        nodes: The parents, each with its children and what its figures are about.
        items: The reports.
        bodies: A name that reports tell → the name of the body that it is.
    """

    nodes: tuple[Node, ...]
    items: tuple[Filed, ...] = attrs.field(default=(), converter=filed)
    bodies: Mapping[str, str] = attrs.field(factory=dict[str, str], hash=False)

    @classmethod
    def of(
        cls, tree: Mapping[str, Any] | Iterable[Any], reports: Reports, *, bodies: Mapping[str, str] | None = None
    ) -> Hierarchy:
        """
        Make a hierarchy of plain values.

        Args:
            tree: Parent → its children, as a list of names or as `{"children": […], "scope": …}`; or a list of objects
                with `parent`, `child`, and perhaps `scope`. `scope` says what the figures of the parent are about:
                `own_body`, `jurisdiction` or `system`.
            reports: Reports, or pairs (name of the file, report).
            bodies: A name that reports tell → the name of the body that it is.

        Raises:
            UsageError: A name is missing, a scope is none or told in two ways, or a body is below itself.
        """
        return cls(tree_of(tree), filed(reports), dict(bodies or {}))

    @classmethod
    def load(cls, path: str | os.PathLike[str], reports: Reports, *, bodies: Mapping[str, str] | None = None) -> Hierarchy:
        """
        Read who is below whom from a file: TOML or JSON as `of` takes it, or CSV with the columns `parent`, `child`, `scope`.

        Args:
            path: The file.
            reports: Reports, or pairs (name of the file, report).
            bodies: A name that reports tell → the name of the body that it is.

        Raises:
            UnreadableError: The file is missing, too large, or none of these.
            UsageError: See `of`.
        """
        return cls(read_tree(path), filed(reports), dict(bodies or {}))

    def __iter__(self) -> Iterator[Filed]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """Each parent with its children, year by year: the years that the parent or a child of it has a report on."""
        names = list(dict.fromkeys(name for node in self.nodes for name in (node.name, *node.children)))
        identities = identify_all(self.items, self.bodies, names)
        by_body: dict[str, list[Filed]] = {}
        for item, key in zip(self.items, identities.of_items, strict=True):
            if key is not None:
                by_body.setdefault(key, []).append(item)
        series = {name: Series.of(by_body.get(identities.of_name(name), ()), body=name).versions for name in names}
        found: list[Family] = []
        for node in self.nodes:
            years = sorted({year for name in (node.name, *node.children) for year in series[name]})
            for year in years:
                reports = {name: (series[name].get(year) or (None,))[-1] for name in (node.name, *node.children)}
                found.append(Family(node, year, reports[node.name], {name: reports[name] for name in node.children}))
        return tuple(found)
