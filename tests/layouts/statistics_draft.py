"""The statistical table while a layout may still change it, and what may be done to it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from .draft import Draft, Edit
from .grids import Cell, Grid
from .model import Datum
from .statistics import HEADS, ROWS, marks
from .values import ReportSpec

_LOCAL = (
    ("4.政务微信公开政府信息数", "政务客户端公开政府信息数", "条"),
    ("4.信函申请数", "5.其他形式申请数", "件"),
    ("（四）政府信息公开专项经费", "（五）公共查阅室建设经费", "万元"),
    ("（三）接受培训人员数", "（四）编发工作简报数", "期"),
)


@dataclass
class Line:
    """A row of the table: what stands before its label, its label and unit, its figures, how deep it is."""

    label: str
    unit: str
    data: list[Datum]
    depth: int = 0
    before: str = ""


@dataclass
class StatisticsDraft(Draft):
    """The one table of a report on the form of 2014, with the expectations kept in step."""

    lines: list[Line] = field(default_factory=list[Line])
    heads: list[str] = field(default_factory=list[str])
    units: bool = True
    shape: str = "plain"
    """plain (label, unit, figure), wide_heads (heads of groups over the whole width), groups (a column of them)."""
    serial: bool = False
    middle: str = ""
    """Text above the header, in a row of its own over the whole width."""

    @classmethod
    def fill(cls, spec: ReportSpec, rng: random.Random) -> Draft:
        """The official table, filled in with the values of `spec`."""
        draft = cls(spec, rng, [], [], [], heads=list(HEADS))
        unit, figure = rng.choice(list(marks()))
        for row in ROWS:
            datum = Datum(row.path or None, str(spec.values[row.path]) if row.path else figure)
            draft.lines.append(Line(row.label, row.unit if row.path else unit, [datum], row.depth))
        draft.expected.update(spec.values)
        draft.expected.update(form=spec.contract_form, form_expected=spec.form_expected, year=spec.year)
        return draft

    def rows(self) -> Iterator[list[Datum]]:
        """The figures of every row."""
        for line in self.lines:
            yield line.data

    def grids(self, section: str) -> list[Grid]:
        """The table."""
        before = any(line.before for line in self.lines)
        width = len(self.heads) - (0 if self.units else 1) + before
        grouped = self.shape == "groups"
        rows: list[tuple[Cell, ...]] = []
        if self.middle:
            rows.append((Cell(self.middle, "head", width + grouped),))
        if self.heads[0]:
            heads = [Cell(text, "head") for text in self.heads[: 1 + self.units]] + [
                Cell(text, "head") for text in self.heads[2:]
            ]
            heads[0] = replace(heads[0], colspan=1 + before + grouped)
            rows.append(tuple(heads))
        for _, group in groupby(enumerate(self.lines), self._group_of):
            members = [line for _, line in group]
            for number, line in enumerate(members[1:] if grouped and len(members) > 1 else members):
                cells = self._cells(line, width, before=before)
                if grouped and len(members) > 1:
                    head = (Cell(members[0].label, "group", 1, len(members) - 1),) if number == 0 else ()
                    rows.append((*head, *cells))
                elif grouped:
                    rows.append((replace(cells[0], colspan=cells[0].colspan + 1), *cells[1:]))
                else:
                    rows.append(cells)
        if self.shape == "halves":
            return [self._halves(rows, width)]
        if self.serial:
            rows = [
                (replace(row[0], colspan=row[0].colspan + 1), *row[1:])
                if len(row) == 1
                else (Cell("序号" if number == 0 else str(number), "extra"), *row)
                for number, row in enumerate(rows)
            ]
        return [Grid("statistics", width + grouped + self.serial, tuple(rows))]

    @staticmethod
    def _halves(rows: list[tuple[Cell, ...]], width: int) -> Grid:
        """The second half of the rows beside the first, each with its header."""
        head, body = rows[0], rows[1:]
        half = (len(body) + 1) // 2
        filler = tuple(Cell("", "figure") for _ in range(width))
        left, right = [head, *body[:half]], [head, *body[half:], filler]
        return Grid("statistics", 2 * width, tuple((*one, *other) for one, other in zip(left, right, strict=False)))

    def _group_of(self, entry: tuple[int, Line]) -> int:
        """Which head of the highest depth a row stands under; rows of that depth with figures stand alone."""
        place = entry[0]
        while self.lines[place].depth > 0:
            place -= 1
        return place if self.lines[place].data[0].path is None else entry[0] + len(self.lines)

    def _cells(self, line: Line, width: int, *, before: bool) -> tuple[Cell, ...]:
        if self.shape == "wide_heads" and line.data[0].path is None and line.label in {row.label for row in ROWS}:
            return (Cell(line.label, "label", width),)
        cells = [Cell(line.before, "group")] if line.before else []
        cells.append(Cell(line.label, "label", 1 + (before and not line.before)))
        if self.units:
            cells.append(Cell(line.unit, "extra"))
        return (*cells, *(Cell(datum.text, "figure", path=datum.path) for datum in line.data))


def _on(change: Callable[[StatisticsDraft], None]) -> Edit:
    def edit(draft: Draft) -> None:
        assert isinstance(draft, StatisticsDraft)
        change(draft)

    return edit


def without_units() -> Edit:
    """No column of units."""
    return _on(lambda draft: setattr(draft, "units", False))


def units_in_labels() -> Edit:
    """The unit in brackets behind the label, no column of units."""

    def change(draft: StatisticsDraft) -> None:
        draft.units = False
        for line in draft.lines:
            if line.data[0].path is not None:
                line.label += f"（{line.unit}）"

    return _on(change)


def heads(*words: str) -> Edit:
    """Other words in the header."""
    return _on(lambda draft: setattr(draft, "heads", list(words)))


def shaped(shape: str) -> Edit:
    """Heads of groups over the whole width, or in a column of their own."""
    return _on(lambda draft: setattr(draft, "shape", shape))


def titled_inside(text: str) -> Edit:
    """A row above the header, over the whole width."""
    return _on(lambda draft: setattr(draft, "middle", text))


def indented(blank: str) -> Edit:
    """Blanks before the labels, by their depth."""

    def change(draft: StatisticsDraft) -> None:
        for line in draft.lines:
            line.label = blank * line.depth + line.label

    return _on(change)


def parts_apart() -> Edit:
    """其中 in a column of its own, before the first of its rows."""

    def change(draft: StatisticsDraft) -> None:
        for line in draft.lines:
            if line.label.startswith("其中："):
                line.before, line.label = "其中", line.label.removeprefix("其中：")

    return _on(change)


def labels(change_words: Callable[[str, random.Random], str]) -> Edit:
    """Change the words of every label."""

    def change(draft: StatisticsDraft) -> None:
        for line in draft.lines:
            line.label = change_words(line.label, draft.rng)

    return _on(change)


def local_rows() -> Edit:
    """Rows that only this place has, with figures, among the others."""

    def change(draft: StatisticsDraft) -> None:
        for after, label, unit in _LOCAL:
            place = next(number for number, line in enumerate(draft.lines) if line.label.startswith(after))
            width = len(draft.lines[place].data)
            data = [Datum(None, str(draft.rng.randint(3001, 9999))) for _ in range(width)]
            draft.lines.insert(place + 1, Line(label, unit, data, draft.lines[place].depth))

    return _on(change)


def empty(text: str, state: str, rate: float = 0.25) -> Edit:
    """Some cells hold a mark, or nothing."""

    def change(draft: StatisticsDraft) -> None:
        for datum in list(draft.data()):
            if draft.rng.random() < rate:
                datum.text = text
                draft.lose(datum.path, state)

    return _on(change)


def zeros_left_out() -> Edit:
    """Whatever is 0 is not filled in."""

    def change(draft: StatisticsDraft) -> None:
        for datum in list(draft.data()):
            if datum.text == "0":
                datum.text = ""
                draft.lose(datum.path, "blank")

    return _on(change)


def columns(*words: str, own: int) -> Edit:
    """Several columns of figures; `own` is the place of the report's among them."""

    def change(draft: StatisticsDraft) -> None:
        draft.heads = [*draft.heads[:2], *words]
        for line in draft.lines:
            datum = line.data[0]
            others = [Datum(None, str(draft.rng.randint(0, 2600)) if datum.path is not None else datum.text) for _ in words]
            others[own] = datum
            line.data = others

    return _on(change)


def year_columns(*others: str, own: int) -> Edit:
    """Columns named by their years; the report's own is the wanted one."""

    def change(draft: StatisticsDraft) -> None:
        year = draft.spec.year
        words = [word.format(year - 1) for word in others]
        words.insert(own, f"{year}年")
        columns(*words, own=own)(draft)

    return _on(change)


def remarks() -> Edit:
    """A column of remarks behind the figures, with figures in some of them."""

    def change(draft: StatisticsDraft) -> None:
        draft.heads.append("备注")
        for line in draft.lines:
            remark = draft.rng.choice(("", "", "", "含下属单位", str(draft.rng.randint(3001, 9999))))
            line.data = [*line.data, Datum(None, remark if line.data[0].path else "")]

    return _on(change)


def serial_numbers() -> Edit:
    """A column of numbers before the labels."""

    def change(draft: StatisticsDraft) -> None:
        draft.serial = True

    return _on(change)


def undecided() -> Edit:
    """Nothing tells which column is meant: null, and the truth is no fault."""
    return _on(lambda draft: draft.undecide([datum.path for datum in draft.data()]))


def shuffled() -> Edit:
    """The groups in another order."""

    def change(draft: StatisticsDraft) -> None:
        starts = [number for number, line in enumerate(draft.lines) if line.depth == 0] + [len(draft.lines)]
        groups = [draft.lines[start:stop] for start, stop in pairwise(starts)]
        draft.rng.shuffle(groups)
        draft.lines = [line for group in groups for line in group]

    return _on(change)


def without(label: str, *doubtful: str) -> Edit:
    """Leave a row out; without it those with the beginnings given may not be told apart."""

    def change(draft: StatisticsDraft) -> None:
        line = next(line for line in draft.lines if line.label == label)
        draft.lines.remove(line)
        draft.lose(line.data[0].path)
        for beginning in doubtful:
            draft.allow_null([path for path in draft.expected if path.startswith(f"statistics.{beginning}")])

    return _on(change)
