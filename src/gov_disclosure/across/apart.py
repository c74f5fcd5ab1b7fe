"""
Bodies of one name, told apart by their folders: every county has a 县教育局, and many have a 和平镇.

Versions of a report are alike, reports of two bodies on one year are not. Where a name that says too little stands over
reports on one year that are not alike, the folders say whose each is; a folder that is called after a year says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from gov_disclosure.across.collection import Filed
from gov_disclosure.report import Report

__all__ = ["folders_apart"]

_YEAR = re.compile(r"20[0-9]{2}")
_DEEPEST = 4
_LEAST = 5
"""So many figures must be compared; fewer tell nothing."""
_ALIKE = 0.5
"""Versions of one report have so much of their figures in common."""


def folders_apart(items: Sequence[Filed]) -> tuple[str, ...] | None:
    """
    Return the folder of each report, where the reports under one name are of several bodies; else None.

    Args:
        items: The reports that tell one name.
    """
    if not _several(items):
        return None
    folders = [_folders(item.file) for item in items]
    for depth in range(1, _DEEPEST + 1):
        found = tuple("/".join(each[-depth:]) for each in folders)
        groups: dict[str, list[Filed]] = {}
        for item, folder in zip(items, found, strict=True):
            groups.setdefault(folder, []).append(item)
        if not any(map(_several, groups.values())):
            return found
    return None


def _several(items: Iterable[Filed]) -> bool:
    """Say whether reports on one year are so different that they are of several bodies."""
    first: dict[int, Report] = {}
    return any(
        not _alike(first.setdefault(item.report.year, item.report), item.report) for item in items if item.report.year is not None
    )


def _alike(one: Report, other: Report) -> bool:
    if one is other or one.form != other.form:
        return True
    compared = same = 0
    for path, figure in one.cells.items():
        theirs = other.cells.get(path)
        if theirs is None or figure.value is None or theirs.value is None or not (figure.value or theirs.value):
            continue
        compared += 1
        same += figure.value == theirs.value
    return compared < _LEAST or same >= compared * _ALIKE


def _folders(file: str | None) -> list[str]:
    parts = (file or "").replace("\\", "/").split("/")[:-1]
    return [part for part in parts if part not in ("", ".", "..") and _YEAR.search(part) is None]
