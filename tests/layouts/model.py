"""The three tables while a layout may still change them, and their making into grids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from .grids import Cell, Grid
from .official import APPLICANTS, CORNER, LEGAL_PERSONS, LITIGATION, RECONSIDERATION


@dataclass
class Datum:
    """One figure as it will be printed, with the contract path it belongs to (None: no such path)."""

    path: str | None
    text: str


@dataclass
class Row:
    """A data row: its group cells from the outside in, its own label, its figures."""

    groups: tuple[str, ...]
    label: str
    data: list[Datum]


@dataclass
class ProactiveBlock:
    """One 第二十条 block of table 二."""

    title: str
    heads: list[str]
    rows: list[Row]


@dataclass
class ProactiveTable:
    """Table 二, or the part of it that is printed as a table of its own."""

    blocks: list[ProactiveBlock]

    def rows(self) -> Iterator[Row]:
        """All data rows."""
        for block in self.blocks:
            yield from block.rows

    def grid(self) -> Grid:
        """Four columns; the last cell of a shorter row spans what is left."""
        rows: list[tuple[Cell, ...]] = []
        for block in self.blocks:
            rows.append((Cell(block.title, "block", 4),))
            spans = _spans(len(block.heads))
            rows.append(tuple(Cell(text, "head", span) for text, span in zip(block.heads, spans, strict=True)))
            rows.extend(
                (
                    Cell(row.label, "label"),
                    *(
                        Cell(datum.text, "figure", span, path=datum.path)
                        for datum, span in zip(row.data, spans[1:], strict=False)
                    ),
                )
                for row in block.rows
            )
        return Grid("proactive", 4, tuple(rows))


def _spans(cells: int) -> tuple[int, ...]:
    """Colspans that fill four columns, the last cell taking the rest."""
    return (1,) * (cells - 1) + (5 - cells,)


@dataclass
class Column:
    """A numeric column of table 三; `key` is the contract name, None for a column of our own."""

    key: str | None
    text: str

    @property
    def legal(self) -> bool:
        """Whether the column stands under 法人或其他组织; one that is `beside` stands under nothing."""
        return self.key not in ("natural_person", "total", "beside")


@dataclass
class RequestsTable:
    """Table 三, or a part of it.

    `groups` says how group cells such as （三）不予公开 are printed: merged over their rows,
    repeated in every row, dropped, on a row of their own, or split into two cells.
    """

    columns: list[Column]
    rows: list[Row]
    header: bool = True
    groups: str = "merged"
    corner: str = CORNER
    applicants: str = APPLICANTS
    legal_persons: str = LEGAL_PERSONS

    def grid(self) -> Grid:
        """Three label columns, then the numeric ones."""
        head = self._header() if self.header else ()
        return Grid("requests", 3 + len(self.columns), (*head, *self._body()))

    def _header(self) -> Iterator[tuple[Cell, ...]]:
        yield Cell(self.corner, "corner", 3, 3), Cell(self.applicants, "head", len(self.columns))
        second: list[Cell] = []
        third: list[Cell] = []
        for legal, columns in groupby(self.columns, key=lambda column: column.legal):
            cells = [Cell(column.text, "head") for column in columns]
            if legal:
                second.append(Cell(self.legal_persons, "head", len(cells)))
                third.extend(cells)
            else:
                second.extend(Cell(cell.text, "head", rowspan=2) for cell in cells)
        yield tuple(second)
        yield tuple(third)

    def _body(self) -> Iterator[tuple[Cell, ...]]:
        if self.groups == "own_row":
            yield from self._body_with_group_rows()
            return
        heights = self._group_heights()
        for number, row in enumerate(self.rows):
            depth = 0 if self.groups == "dropped" else len(row.groups)
            cells = [cell for level in range(depth) for cell in heights.get((number, level), ())]
            cells.append(Cell(row.label, "label", 3 - depth))
            cells.extend(_figures(row))
            yield tuple(cells)

    def _body_with_group_rows(self) -> Iterator[tuple[Cell, ...]]:
        before: tuple[str, ...] = ()
        for row in self.rows:
            for level, text in enumerate(row.groups):
                if before[: level + 1] != row.groups[: level + 1]:
                    yield (Cell(text, "group", 3 + len(self.columns)),)
            before = row.groups
            yield (Cell(row.label, "label", 3), *_figures(row))

    def _group_heights(self) -> dict[tuple[int, int], tuple[Cell, ...]]:
        """For the row where a group cell begins: the cell with its rowspan, by (row, level)."""
        cells: dict[tuple[int, int], tuple[Cell, ...]] = {}
        for level in (0, 1):
            keyed = groupby(enumerate(self.rows), key=lambda item: item[1].groups[: level + 1])
            for groups, members in keyed:
                numbers = [number for number, _ in members]
                if len(groups) <= level:
                    continue
                if self.groups == "repeated":
                    pieces = [(number, 1, groups[level]) for number in numbers]
                elif self.groups == "split" and len(numbers) > 1:
                    half, cut = len(numbers) // 2, len(groups[level]) // 2 + 1
                    pieces = [
                        (numbers[0], half, groups[level][:cut]),
                        (numbers[half], len(numbers) - half, groups[level][cut:]),
                    ]
                else:
                    pieces = [(numbers[0], len(numbers), groups[level])]
                for number, height, text in pieces:
                    cells[number, level] = (Cell(text, "group", rowspan=height),)
        return cells


def _figures(row: Row) -> Iterable[Cell]:
    return (Cell(datum.text, "figure", path=datum.path) for datum in row.data)


@dataclass
class RemedyGroup:
    """Five columns of table 四: 行政复议, or one kind of 行政诉讼."""

    text: str
    heads: list[str]
    data: list[Datum]

    @property
    def litigation(self) -> bool:
        """Whether the group stands under 行政诉讼."""
        return self.text != RECONSIDERATION


@dataclass
class RemediesTable:
    """Table 四, or the part of it that is printed as a table of its own."""

    groups: list[RemedyGroup]

    def grid(self) -> Grid:
        """Three header rows (two for 行政复议 alone) and one row of figures."""
        first: list[Cell] = []
        second: list[Cell] = []
        third: list[Cell] = []
        mixed = any(group.litigation for group in self.groups)
        for litigation, members in groupby(self.groups, key=lambda group: group.litigation):
            part = list(members)
            width = sum(len(group.heads) for group in part)
            first.append(Cell(LITIGATION if litigation else part[0].text, "head", width))
            for group in part:
                if litigation:
                    second.append(Cell(group.text, "head", len(group.heads)))
                height = 2 if mixed and not litigation else 1
                heads = [Cell(text, "head", rowspan=height) for text in group.heads]
                (third if litigation else second).extend(heads)
        figures = tuple(Cell(datum.text, "figure", path=datum.path) for group in self.groups for datum in group.data)
        rows = tuple(row for row in (tuple(first), tuple(second), tuple(third), figures) if row)
        return Grid("remedies", sum(len(group.heads) for group in self.groups), rows)
