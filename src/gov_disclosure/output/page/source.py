"""A report as published → what the template shows of it: lines, tables, the marks of findings, and what is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from gov_disclosure.diagnostics import Severity
from gov_disclosure.output.marks import Locator, Mark, Marks
from gov_disclosure.output.page.anchors import Ids
from gov_disclosure.output.widths import shown
from gov_disclosure.published import Published, ShownCell, ShownLine, ShownRow
from gov_disclosure.report import Report
from gov_disclosure.rules.finding import Finding, Verdict
from gov_disclosure.spans import Position

__all__ = ["Piece", "source_of"]

_Places = dict[tuple[int, int | None], list[Mark]]
_CELL_COST = 40
"""What the markup of a cell or line takes beside its words, about."""
_AROUND = 2
_AROUND_BLOCKS = 400
_OUTSIDE = 60
_REFERENCES = 8
_ORDER = ("dim", "info", "warning", "error")


class Piece(NamedTuple):
    """
    Some characters of a line or cell under the same marks.

    Attributes:
        text: The characters.
        style: How grave the gravest finding is that speaks of them, and `first` where one begins there; empty for none.
        ids: Numbers of the marks that begin here.
        findings: Numbers of the findings, from 1, whose marks end here.
        more: How many more findings there are.
    """

    text: str
    style: str = ""
    ids: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()
    more: int = 0


def source_of(
    report: Report, marks: Marks, locator: Locator, findings: Sequence[Finding], budget: int, ids: Ids
) -> tuple[list[dict[str, Any]], Collection[int]]:
    """
    Return what is shown, in groups of blocks (`lines`, `table`, `gap` for what is left out), and which blocks are.

    Args:
        report: The report.
        marks: The marks of the findings.
        locator: The document.
        findings: The findings.
        budget: Characters that may be shown beside what is marked.
        ids: The ids of cells and lines that have one.
    """
    published = locator.published
    first, last = _extent(report, locator, marks)
    kept = _kept(published, first, last, marks, budget)
    headings = {_key(passage.position) for passage in report.passages if passage.heading and passage.position is not None}
    groups: list[dict[str, Any]] = []
    outside = range(max(0, first - _OUTSIDE), first)
    if budget > 0 and first:
        groups.append({"kind": "before", "count": first, "groups": _groups(published, outside, {}, [], set(), {})})
    groups += _groups(published, kept, marks.places, findings, headings, ids, first, last)
    after = len(published.blocks) - last - 1
    if budget > 0 and after > 0:
        rest = range(last + 1, min(len(published.blocks), last + 1 + _OUTSIDE))
        groups.append({"kind": "after", "count": after, "groups": _groups(published, rest, {}, [], set(), {})})
    if published.left_out:
        groups.append({"kind": "gap", "count": published.left_out})
    return groups, kept


def _extent(report: Report, locator: Locator, marks: Marks) -> tuple[int, int]:
    """Return the first and the last block that are the report's: a page has others around it."""
    places = [figure.position for figure in report.cells.values()] + [passage.position for passage in report.passages]
    blocks = [spot.block for place in places if place is not None and (spot := locator.find(place)) is not None]
    blocks += [block for block, _ in marks.places]
    if not blocks:
        return 0, len(locator.published.blocks) - 1
    first = min(blocks)
    title = "".join((report.title or "").split())
    # The title may stand some lines above what is read.
    for number in range(first - 1, max(-1, first - 30), -1):
        block = locator.published.blocks[number]
        if title and isinstance(block, ShownLine) and "".join(block.text.split()) == title:
            return number, max(blocks)
    return first, max(blocks)


def _kept(published: Published, first: int, last: int, marks: Marks, budget: int) -> Collection[int]:
    """Return the numbers of the blocks that are shown: all of them, or those that are marked and around them."""
    cost = 0
    kept: set[int] = set()
    for number in range(first, last + 1):
        cost += _cost(published.blocks[number])
        if cost > budget:
            break
        kept.add(number)
    else:
        return range(first, last + 1)
    for block in sorted({block for block, _ in marks.places})[:_AROUND_BLOCKS]:
        kept.update(range(max(first, block - _AROUND), min(last, block + _AROUND) + 1))
    # In order, and quick to ask.
    return dict.fromkeys(sorted(kept))


def _cost(block: ShownLine | ShownRow) -> int:
    if isinstance(block, ShownLine):
        return len(block.text) + _CELL_COST
    return sum(len(cell.text) + _CELL_COST for cell in block.cells)


def _key(position: Position) -> tuple[str | None, int]:
    return position.part, position.start


def _groups(
    published: Published, numbers: Iterable[int], marks: _Places, findings: Sequence[Finding],
    headings: set[tuple[str | None, int]], ids: Ids, first: int | None = None, last: int | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Return blocks grouped: lines that follow each other, the rows of a table, and gaps with how many blocks they have."""
    groups: list[dict[str, Any]] = []
    before = first - 1 if first is not None else None
    for number in numbers:
        if before is not None and number > before + 1:
            groups.append({"kind": "gap", "count": number - before - 1})
        before = number
        block = published.blocks[number]
        if isinstance(block, ShownLine):
            pieces = _pieces(block.text, marks.get((number, None), ()), findings)
            entry: dict[str, Any] = {"line": block.position.line, "heading": _key(block.position) in headings, "pieces": pieces}
            entry["id"] = ids.get((number, None), "")
            _last(groups, "lines", None)["lines"].append(entry)
        elif block.cells:
            group = _last(groups, "table", block.table)
            row = _row(block, number, group, marks, findings)
            cells = [cell for cell in row if not cell["gap"]]
            for place, cell in enumerate(cells if ids else ()):
                cell["id"] = ids.get((number, place), "")
            group["rows"].append({"line": block.cells[0].position.line, "cells": row})
    if last is not None and before is not None and before < last:
        groups.append({"kind": "gap", "count": last - before})
    for group in groups:
        if group["kind"] == "table" and not group["table"]:
            _widen(group["rows"])
    return groups


def _widen(rows: Sequence[dict[str, Any]]) -> None:
    """
    Put the figures of rows of text below each other, as columns are not known there.

    The last words of a row take what is missing; of a header that has words for all figures, the first, so that each of
    its words stands above its figures.
    """
    width = min(max(len(row["cells"]) for row in rows), 1_000)
    most = max(sum(cell["number"] for cell in row["cells"]) for row in rows)
    for row in rows:
        cells = row["cells"]
        worded = [cell for cell in cells if not cell["number"] and any(piece.text.strip() for piece in cell["pieces"])]
        header = len(worded) == len(cells) and most <= len(cells) <= most + 1
        (worded or cells)[0 if header or not worded else -1]["colspan"] += max(0, width - len(cells))


def _last(groups: list[dict[str, Any]], kind: str, table: int | None) -> dict[str, Any]:
    """Return the group that a block goes on with, a new one where it is of another kind."""
    if not groups or groups[-1]["kind"] != kind or groups[-1]["table"] != table:
        groups.append({"kind": kind, "table": table, "lines": [], "rows": [], "spans": {}})
    group: dict[str, Any] = groups[-1]
    return group


def _row(
    block: ShownRow,
    number: int,
    group: dict[str, Any],
    marks: dict[tuple[int, int | None], list[Mark]],
    findings: Sequence[Finding],
) -> list[dict[str, Any]]:
    """Return the cells of a row, with a blank for each slot in which none begins and that none spans."""
    row, spans = len(group["rows"]), group["spans"]
    cells: list[dict[str, Any]] = []
    column = 0
    for place, cell in enumerate(block.cells):
        while block.table and column < cell.column and len(cells) < 1_000:
            if spans.get(column, 0) <= row:
                cells.append({"gap": True, "id": "", "pieces": [Piece("")], "colspan": 1, "rowspan": 1, "number": False})
            column += 1
        column = cell.column + cell.colspan
        if cell.rowspan > 1:
            spans.update(dict.fromkeys(range(cell.column, min(column, cell.column + 1_000)), row + cell.rowspan))
        cells.append(_cell(cell, marks.get((number, place), ()), findings))
    return cells


def _cell(cell: ShownCell, marks: Sequence[Mark], findings: Sequence[Finding]) -> dict[str, Any]:
    return {
        "gap": False,
        "id": "",
        "pieces": _pieces(cell.text, marks, findings),
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "number": not any(map(str.isalpha, cell.text)) and bool(cell.text),
        "style": _gravest([(_style(mark.findings, findings), mark.first) for mark in marks]),
    }


def _pieces(text: str, marks: Sequence[Mark], findings: Sequence[Finding]) -> list[Piece]:
    """Return a text divided where marks begin and end."""
    if not marks:
        return [Piece(shown(text))]
    bounds = sorted({0, len(text), *(edge for mark in marks for edge in (mark.spot.start, mark.spot.end))})
    if len(bounds) == 1:
        bounds.append(bounds[0])
    styles = {mark.number: (_style(mark.findings, findings), mark.first) for mark in marks}
    pieces: list[Piece] = []
    waiting = list(reversed(marks))
    open_: list[Mark] = []
    for start, end in pairwise(bounds):
        begun: list[int] = []
        while waiting and waiting[-1].spot.start <= start:
            begun.append(waiting[-1].number)
            open_.append(waiting.pop())
        style = _gravest([styles[mark.number] for mark in open_])
        ended = sorted({finding + 1 for mark in open_ if mark.spot.end <= end for finding in mark.findings})
        open_ = [mark for mark in open_ if mark.spot.end > end]
        more = max(0, len(ended) - _REFERENCES)
        pieces.append(Piece(shown(text[start:end]), style, tuple(begun), tuple(ended[:_REFERENCES]), more))
    return pieces


def _gravest(styles: Sequence[tuple[str, bool]]) -> str:
    """Return the gravest of some styles, with `first` where one of them is that of a place to look at first."""
    if not styles:
        return ""
    grave = max((style for style, _ in styles), key=_ORDER.index)
    return f"{grave} first" if any(first for _, first in styles) else grave


def _style(numbers: Iterable[int], findings: Sequence[Finding]) -> str:
    """Return the style of the gravest of some findings."""
    graves = [findings[number].severity for number in numbers if findings[number].verdict is Verdict.VIOLATED]
    worst: Severity | None = max(graves, default=None)
    return worst.value if worst is not None else "dim"
