"""Which part of the archive stands to which in what relation."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from gov_disclosure.diagnostics import Diagnostics
from gov_disclosure.limits import Limits
from gov_disclosure.reading.docx.archive import Archive, Entry
from gov_disclosure.reading.docx.markup import Attributes, Budget, Scanner

__all__ = ["Relations", "read_relations"]


class Relations(NamedTuple):
    """
    The relations of one part.

    Attributes:
        by_kind: Last word of the relation's type (`officeDocument`, `styles`) → the first part so related.
        by_id: Id of the relation → part.
    """

    by_kind: dict[str, Entry]
    by_id: dict[str, Entry]


def read_relations(archive: Archive, part: str, *, limits: Limits, sink: Diagnostics, budget: Budget) -> Relations:
    """Return the relations of a part, or of the whole archive for an empty name; what lies outside it is left out."""
    folder, name = posixpath.split(part)
    entry = archive.find(posixpath.join(folder, "_rels", f"{name}.rels"))
    relations = Relations({}, {})
    if entry is None:
        return relations

    def relate(attributes: Attributes) -> None:
        target = attributes.get("Target", "")
        if attributes.get("TargetMode", "").lower() == "external" or len(target) > 1_000:
            return
        found = archive.find(posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/"))
        if found is not None:
            relations.by_kind.setdefault(attributes.get("Type", "").rpartition("/")[2], found)
            relations.by_id.setdefault(attributes.get("Id", ""), found)

    scanner = Scanner(entry.name, {"rel:Relationship": relate}, {}, limits=limits, sink=sink)
    scanner.read(archive.chunks(entry), budget)
    return relations
