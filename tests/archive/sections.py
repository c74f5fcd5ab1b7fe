"""Tables 二, 三 and 四 as one body prints them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.layouts.grids import Cell
from tests.layouts.official import APPLICANTS, COLUMNS, CORNER, LEGAL_PERSONS, PROACTIVE_BLOCKS, REQUEST_ROWS

from .statistics import Rows

RESULTS = ("upheld", "corrected", "other_result", "pending", "total")
GROUPS = (
    ("remedies.reconsideration", "行政复议"),
    ("remedies.litigation.direct", "未经复议直接起诉"),
    ("remedies.litigation.after_reconsideration", "复议后起诉"),
)
WORDS = (
    ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
    ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计"),
    ("结果 维持", "结果 纠正", "其他 结果", "尚未 审结", "总 计"),
    ("维持", "纠正", "其他", "未审结", "总计"),
    ("结果维持", "结果纠正", "其它结果", "尚未审结", "合计"),
    ("维持结果", "纠正结果", "其他结果", "尚未审结", "总计"),
)


@dataclass
class Sections:
    """The tables of a report on a later form."""

    rng: random.Random
    form: str
    style: dict[str, object]
    values: dict[str, object] = field(default_factory=dict[str, object])

    def put(self, path: str, value: object) -> str:
        """Note a value, and write it."""
        if self.rng.random() < float(str(self.style["gaps"])):
            self.values[path] = None
            return str(self.style["gap"])
        self.values[path] = value
        text = f"{value:,}" if self.style["thousands"] and isinstance(value, int) and value >= 0 else str(value)
        return text.translate({ord(a): ord(a) + 0xFEE0 for a in "0123456789"}) if self.style["wide"] else text

    def number(self) -> int:
        """A count."""
        return self.rng.choice((0, 0, self.rng.randrange(1, 12), self.rng.randrange(100, 5000)))

    def proactive(self) -> list[Rows]:
        """Table 二, whole or by its blocks."""
        tables: list[Rows] = []
        for block in PROACTIVE_BLOCKS[self.form]:
            rows: Rows = [(Cell(block.title, "block", 4),)]
            wide = 4 - len(block.heads)
            rows.append((*(Cell(word, "head") for word in block.heads[:-1]), Cell(block.heads[-1], "head", 1 + wide)))
            for label, paths in block.rows:
                cells = [Cell(label, "label"), *(Cell(self._proactive(path), "figure") for path in paths)]
                cells[-1] = Cell(cells[-1].text, "figure", 4 - len(paths))
                rows.append(tuple(cells))
            tables.append(rows)
        return tables if self.style["blocks_apart"] else [[row for table in tables for row in table]]

    def _proactive(self, path: str) -> str:
        rng = self.rng
        if path.endswith("items_change"):
            value = rng.randrange(-9, 10)
            self.values[path] = value
            return f"{value:+d}" if value and self.style["signed"] else str(value)
        if path.endswith("fees_wan_yuan"):
            return self.put(path, f"{rng.randrange(0, 900)}.{rng.randrange(1, 10_000):04d}".rstrip("0"))
        if path.endswith("central_procurement.amount"):
            unit = rng.choice(("元", "万元"))
            value = f"{rng.randrange(1, 900)}.{rng.randrange(1, 10)}"
            self.values[path], self.values[path.removesuffix("amount") + "unit"] = value, unit
            return value + unit
        return self.put(path, self.number())

    def requests(self) -> list[Rows]:
        """Table 三."""
        sub = bool(self.style["subtotal"])
        middle = [Cell(word, "head") for _, word in COLUMNS[1:6]] + ([Cell("小计", "head")] if sub else [])
        rows: Rows = [
            (Cell(CORNER, "corner", 3, 3), Cell(APPLICANTS, "head", 7 + sub)),
            (Cell("自然人", "head", 1, 2), Cell(LEGAL_PERSONS, "head", 5 + sub), Cell("总计", "head", 1, 2)),
            tuple(middle),
        ]
        defined = REQUEST_ROWS[self.form]
        seen: set[str] = set()
        for row in defined:
            cells: list[Cell] = []
            for depth, group in enumerate(row.groups):
                if group not in seen:
                    seen.add(group)
                    cells.append(Cell(group, "group", 1, sum(group in each.groups for each in defined)))
                del depth
            cells.append(Cell(row.label, "label", 3 - len(row.groups)))
            numbers = [self.number() for _ in range(6)]
            total = sum(numbers)
            for (name, _), value in zip(COLUMNS, [*numbers, total], strict=True):
                if name == "total" and sub:
                    cells.append(Cell(str(sum(numbers[1:])), "figure"))
                cells.append(Cell(self.put(f"{row.path}.{name}", value), "figure"))
            rows.append(tuple(cells))
        if self.style["requests_cut"]:
            cut = self.rng.choice((8, 13, 18))
            return [rows[:cut], rows[cut:]] if _whole(rows, cut) else [rows]
        return [rows]

    def remedies(self) -> list[Rows]:
        """Table 四, in one of its shapes."""
        words = WORDS[int(str(self.style["words"]))]
        figures = {
            group: [self.put(f"{group}.{result}", value) for result, value in zip(RESULTS, self._five(), strict=True)]
            for group, _ in GROUPS
        }
        head = tuple(Cell(word, "head") for word in words)
        shape = self.style["remedies"]

        def cells(group: str) -> tuple[Cell, ...]:
            return tuple(Cell(text, "figure") for text in figures[group])

        first, direct, after = (group for group, _ in GROUPS)
        suits: Rows = [
            (Cell("行政诉讼", "head", 10),),
            (Cell("未经复议直接起诉", "head", 5), Cell("复议后起诉", "head", 5)),
            (*head, *head),
            (*cells(direct), *cells(after)),
        ]
        if shape == "two":
            return [[(Cell("行政复议", "head", 5),), head, cells(first)], suits]
        if shape == "three":
            return [[(Cell(name, "head", 5),), head, cells(group)] for group, name in GROUPS]
        if shape == "rows":
            return [[
                (Cell("", "head"), *head),
                *((Cell(name, "label"), *cells(group)) for group, name in GROUPS),
            ]]  # fmt: skip
        if shape == "rows_grouped":
            return [[
                (Cell("类别", "head", 2), *head),
                (Cell("行政复议", "label", 2), *cells(first)),
                (Cell("行政诉讼", "group", 1, 2), Cell("未经复议直接起诉", "label"), *cells(direct)),
                (Cell("复议后起诉", "label"), *cells(after)),
            ]]  # fmt: skip
        if shape == "columns":
            rows: Rows = [
                (Cell("", "head", 1, 2), Cell("行政复议", "head", 1, 2), Cell("行政诉讼", "head", 2)),
                (Cell("未经复议直接起诉", "head"), Cell("复议后起诉", "head")),
            ]
            for number, word in enumerate(words):
                rows.append((Cell(word, "label"), *(Cell(figures[group][number], "figure") for group, _ in GROUPS)))
            return [rows]
        if shape == "stacked":
            return [[
                (Cell("行政复议", "head", 10),), tuple(Cell(word, "head", 2) for word in words),
                tuple(Cell(text, "figure", 2) for text in figures[first]), *suits,
            ]]  # fmt: skip
        if shape == "stacked_three":
            return [[
                row for group, name in GROUPS for row in ((Cell(name, "head", 5),), head, cells(group))
            ]]  # fmt: skip
        return [[
            (Cell("行政复议", "head", 5), Cell("行政诉讼", "head", 10)),
            (*(Cell(word, "head", 1, 2) for word in words), Cell("未经复议直接起诉", "head", 5), Cell("复议后起诉", "head", 5)),
            (*head, *head),
            (*cells(first), *cells(direct), *cells(after)),
        ]]  # fmt: skip

    def _five(self) -> list[int]:
        four = [self.rng.choice((0, 0, self.rng.randrange(1, 90))) for _ in range(4)]
        return [*four, sum(four)]


def _whole(rows: Rows, cut: int) -> bool:
    """Whether no cell spans the cut."""
    return all(number + cell.rowspan <= cut for number, row in enumerate(rows[:cut]) for cell in row)


REMEDIES = ("official", "official", "two", "three", "rows", "rows_grouped", "columns", "stacked", "stacked_three")


def draw_style(rng: random.Random) -> dict[str, object]:
    """How a body prints the tables, drawn once for some years."""
    return {
        "gaps": rng.choice((0, 0, 0, 0.2, 0.5)),
        "gap": rng.choice(("", "-", "/", "无")),
        "thousands": rng.random() < 0.2,
        "wide": rng.random() < 0.1,
        "signed": rng.random() < 0.5,
        "blocks_apart": rng.random() < 0.3,
        "subtotal": rng.random() < 0.12,
        "requests_cut": rng.random() < 0.3,
        "words": rng.randrange(len(WORDS)),
        "remedies": rng.choice(REMEDIES),
    }
