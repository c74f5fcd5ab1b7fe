"""The cells of a finding in words: what stands in them, what they are called, and where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from gov_disclosure.messages import text
from gov_disclosure.rules.finding import Finding, Operand, Verdict
from gov_disclosure.spans import Position

__all__ = ["Side", "cell_name", "cell_place", "cell_value", "operand_place", "sides"]

_SHOWN = 12
"""So many cells of one side are shown; how many more there are is told."""
_RAW = 12
_QUOTED = 40


class Side(NamedTuple):
    """
    The cells of one side of an equation.

    Attributes:
        label: What should be or what is, in words; empty where there is one side only.
        cells: The cells that are shown, each with its number among the operands.
        zeros: How many others hold 0.
        more: How many others there are.
    """

    label: str
    cells: tuple[tuple[int, Operand], ...]
    zeros: int = 0
    more: int = 0


def sides(finding: Finding, language: str) -> Iterator[Side]:
    """Yield the sides of a finding; the zeros of a sum are counted only."""
    cells = list(enumerate(finding.operands))
    if finding.verdict is Verdict.NOT_EVALUABLE:
        cells = [cell for cell in cells if cell[1].value is None] or cells
    names = list(dict.fromkeys(cell.side for _, cell in cells))
    if finding.verdict is Verdict.NOT_EVALUABLE or len(names) == 1:
        yield Side("", tuple(cells[:_SHOWN]), 0, max(0, len(cells) - _SHOWN))
        return
    for name in names:
        value = finding.expected if name == "expected" else finding.actual if name == "actual" else None
        own = [cell for cell in cells if cell[1].side == name]
        shown = [cell for cell in own if cell[1].value != 0] or own[:1]
        worded = name != "" and value is None
        label = text(f"side_{name}_words" if worded else f"side_{name or 'other'}", language, value=value)
        yield Side(label, tuple(shown[:_SHOWN]), len(own) - len(shown), max(0, len(shown) - _SHOWN))


def cell_name(cell: Operand, language: str) -> str:
    """Return what a cell is called; words of the narrative with a number are quoted, others are all that stands there."""
    if _is_spoken(cell):
        if cell.value is None:
            return "" if language == "zh" else cell.path
        quoted = cell.raw if len(cell.raw) <= _QUOTED else f"{cell.raw[:_QUOTED]}…"
        return f"“{quoted}”" if language == "zh" else f"{cell.path} “{quoted}”"
    return cell.caption if language == "zh" and cell.caption else cell.path


def cell_value(cell: Operand, language: str, longest: int = _RAW) -> str:
    """Return what stands in a cell: its number, else its words, else what it is."""
    if cell.value is not None:
        return str(cell.value)
    if cell.raw and not cell.raw.isspace():
        longest = max(longest, _QUOTED) if _is_spoken(cell) else longest
        return f"“{cell.raw if len(cell.raw) <= longest else cell.raw[:longest] + '…'}”"
    return text(f"state_{cell.state.value}", language)


def _is_spoken(cell: Operand) -> bool:
    """Whether it is words of the narrative, which the form has no words for."""
    return bool(cell.raw) and not cell.caption and "." not in cell.path


def cell_place(position: Position | None, language: str) -> str:
    """Return a place in words; empty for none."""
    if position is None:
        return ""
    if position.table is None:
        place = f"{position.line}:{position.column}"
    else:
        place = text("place_table", language, table=position.table, row=position.row, column=position.column, line=position.line)
    return place if position.page is None else text("place_page", language, page=position.page, place=place)


def operand_place(cell: Operand, language: str) -> str:
    """Return the place of a cell in words, with its file where that is not the finding's own."""
    return ":".join(filter(None, (cell.file, cell_place(cell.position, language))))
