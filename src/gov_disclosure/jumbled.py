"""
Rows of single figures that do not stand in order.

Programs that take a page apart write the cells of a row as they come: a total before the figures that it is the sum of, or its
last digit, which was broken off for want of room, on a line of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from gov_disclosure.entries import Entry
from gov_disclosure.reading.blocks import Document, Row

__all__ = ["jumbled_rows"]

_TOTAL = "total"


def jumbled_rows(entries: Sequence[Entry], document: Document) -> Iterator[int]:
    """Yield rows, one figure a line, that do not add up but would in another order, or with a figure joined to their total."""
    parts: dict[str, list[int]] = defaultdict(list)
    for entry in entries:
        values = _values(entry, document)
        if len(values) < len(entry.targets):
            continue
        for at, (path, name) in enumerate(entry.targets):
            if name != _TOTAL:
                parts[path].append(values[at])
            elif _is_jumbled(parts.pop(path, []), values[at], values[at + 1 : at + 2]):
                yield id(entry.token)
                break


def _values(entry: Entry, document: Document) -> list[int]:
    """Return the figures of a row, or none where they are no plain numbers on lines of their own."""
    atoms = entry.token.figures
    rows = {atom.row for atom in atoms}
    if entry.table or len(rows) < len(atoms) or any(type(document.blocks[row]) is Row for row in rows):
        return []
    values = [atom.reading.value for atom in atoms]
    whole = [value for value in values if type(value) is int]
    return whole if len(whole) == len(values) else []


def _is_jumbled(parts: Sequence[int], total: int, behind: Sequence[int]) -> bool:
    whole = sum(parts)
    if len(parts) < 2 or total == whole:
        return False
    return any(part and 2 * part == whole + total for part in parts) or any(f"{total}{each}" == str(whole) for each in behind)
