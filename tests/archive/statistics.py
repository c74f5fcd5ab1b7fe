"""The table of 2014 as one body prints it: columns, marks, units, added rows, and how a figure is written."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.layouts.grids import Cell
from tests.layouts.statistics import DECIMALS, ROWS

Rows = list[tuple[Cell, ...]]

LOCAL = (
    ("政务客户端公开政府信息数", "条"), ("其中：公开涉及民生的信息数", "条"), ("发放便民手册数", "册"),
    ("信息公开专栏点击数", "次"), ("其中：主管领导接待来访次数", "次"), ("电子邮件申请数", "件"),
    ("政府信息公开宣传经费", "万元"),
)  # fmt: skip
HEADS = (
    ("统计指标", "单位", "统计数"), ("指标", "单位", "数量"), ("统 计 指 标", "单 位", "统 计 数"),
    ("指标名称", "计量单位", "数值"), ("统计项目", "单位", "统计数据"), ("项目", "单位", "数量"),
    ("统计指标", "计算单位", "统计数"), ("内容", "单位", "数"), ("指　　标", "单　位", "数　量"),
)  # fmt: skip
COLUMNS = (
    (("本单位", "合计"), 1), (("合计", "机关", "下属单位"), 0), (("总计", "县政府", "县直部门", "乡镇街道"), 0),
    (("上年", "本年"), 1), (("{year}年", "{before}年"), 0), (("{before}年统计数", "{year}年统计数"), 1), (("统计数", "备注"), 0),
)  # fmt: skip
"""Names of several columns of figures, and which of them is the form's."""


@dataclass
class Statistics:
    """A table of 2014: its cells, and what is to be read of it."""

    rng: random.Random
    year: int
    style: dict[str, object]
    values: dict[str, object] = field(default_factory=dict[str, object])
    states: dict[str, str] = field(default_factory=dict[str, str])

    def figure(self, path: str, unit: str) -> str:
        """Draw a figure, note what it says, and write it."""
        rng = self.rng
        drawn = rng.random()
        if drawn < float(str(self.style["gaps"])):
            mark = str(self.style["gap"])
            self.values[path] = None
            self.states[path] = "blank" if not mark else "not_applicable"
            return mark
        if path in DECIMALS:
            value = f"{rng.randrange(0, 90)}.{rng.randrange(1, 10)}"
            self.values[path] = value
        else:
            number = rng.choice((0, 0, rng.randrange(1, 10), rng.randrange(10, 400), rng.randrange(1000, 90_000)))
            self.values[path] = number
            value = f"{number:,}" if self.style["thousands"] else str(number)
        if self.style["wide"]:
            value = value.translate({ord(a): ord(a) + 0xFEE0 for a in "0123456789"})
        return value + (unit if self.style["units"] == "figure" else "")

    def label(self, text: str, unit: str, depth: int, counts: list[int]) -> str:
        """The label as the body prints it."""
        marks = self.style["marks"]
        mark, bare = _split(text)
        if marks == "none":
            text = bare
        elif marks == "dotted":
            text = f"{'.'.join(map(str, counts))}{' ' if len(counts) > 1 else '.'}{bare}"
        elif marks == "circles" and mark.rstrip(".").isdigit():
            text = f"{'①②③④⑤⑥⑦⑧'[int(mark.rstrip('.')) - 1]}{bare}"
        elif marks == "half":
            text = text.replace("（", "(").replace("）", ")")
        elif marks == "comma" and mark.endswith("."):
            text = f"{mark[:-1]}、{bare}"
        elif marks == "roman" and mark.endswith("."):
            text = f"{'ⅠⅡⅢⅣⅤⅥⅦⅧ'[int(mark[0]) - 1]}. {bare}"
        elif marks == "apart" and mark:
            text = f"{mark[:-1]} {mark[-1]} {bare}"
        elif marks == "dash" and mark.endswith("."):
            text = f"— {bare}"
        if self.style["units"] in ("label", "named") and unit:
            text = f"{text}（{'单位：' if self.style['units'] == 'named' else ''}{unit}）"
        return str(self.style["indent"]) * depth + text

    def lines(self) -> list[tuple[str, str, list[str], str]]:
        """Label, unit, figures and path of every row."""
        style, rng = self.style, self.rng
        local = set(rng.sample(range(2, len(ROWS)), int(str(style["local"]))))
        counts = [0]
        found: list[tuple[str, str, list[str], str]] = []
        names, own = style["columns"] or (("",), 0)  # type: ignore[misc]
        for number, row in enumerate(ROWS):
            counts[row.depth + 1 :] = []
            counts += [0] * (row.depth + 1 - len(counts))
            counts[row.depth] += 1
            unit = row.unit if row.path else ""
            label = self.label(row.label, unit, row.depth, counts)
            mark = str(style["head_mark"])
            figures = [str(rng.randrange(0, 900)) if row.path else mark for _ in names]
            if names[-1] == "备注":
                figures[-1] = ""
            figures[own] = self.figure(row.path, unit) if row.path else mark
            found.append((label, unit or mark, figures, row.path))
            if number in local and row.path:
                text, unit = rng.choice(LOCAL)
                figures = [str(rng.randrange(1, 900)) if name != "备注" else "" for name in names]
                found.append((str(style["indent"]) * row.depth + text, unit, figures, ""))
        return found

    def heads(self) -> list[str]:
        """The words of the header."""
        label, unit, figure = self.style["heads"]  # type: ignore[misc]
        names = self.style["columns"][0] if self.style["columns"] else (figure,)  # type: ignore[index]
        named = [name.format(year=self.year, before=self.year - 1) for name in names]
        behind = [unit] if self.style["units"] == "behind" else []
        return [label, *([unit] if self.style["units"] == "column" else []), *named, *behind]

    def grid(self) -> list[Rows]:
        """The table, or the tables that it is printed as."""
        style = self.style
        heads = self.heads()
        rows: Rows = []
        for number, (label, unit, figures, path) in enumerate(self.lines()):
            cells = [Cell(label, "label")]
            if style["units"] == "column":
                cells.append(Cell(unit, "unit"))
            cells += [Cell(figure, "figure") for figure in figures]
            if style["units"] == "behind":
                cells.append(Cell(unit if unit != style["head_mark"] else "", "unit"))
            if not path and style["wide_heads"] and label.strip()[:1] in "一二三八九":
                cells = [Cell(label, "label", len(heads))]
            if style["serial"]:
                cells[0:0] = [Cell(str(number + 1), "extra")]
            rows.append(tuple(cells))
        serial = self.rng.choice(("序号", "行次", "代码")) if style["serial"] else ""
        top = tuple(Cell(word, "head") for word in (((serial,) if serial else ()) + tuple(heads)))
        shape = style["shape"]
        if shape == "halves":
            half = (len(rows) + 1) // 2
            width = len(top)
            blank = tuple(Cell("", "label") for _ in range(width))
            right = [row if len(row) == width else (replaced(row[0]), *blank[1:]) for row in rows[half:]] + [blank] * (
                2 * half - len(rows)
            )
            left = [row if len(row) == width else (replaced(row[0]), *blank[1:]) for row in rows[:half]]
            return [[(*top, *top), *((*one, *other) for one, other in zip(left, right, strict=True))]]
        if shape == "parts":
            parts: list[Rows] = [[]]
            for row, (label, *_) in zip(rows, self._again(rows), strict=True):
                if label and parts[-1]:
                    parts.append([])
                parts[-1].append(row)
            return [[top, *part] if number == 0 or style["heads_again"] else part for number, part in enumerate(parts)]
        if shape == "pages":
            cut = self.rng.randrange(15, 45)
            return [[top, *rows[:cut]], [*([top] if style["heads_again"] else []), *rows[cut:]]]
        return [[top, *rows]]

    @staticmethod
    def _again(rows: Rows) -> list[tuple[bool]]:
        return [
            (any(cell.text.strip().startswith(f"{mark}、") for cell in row for mark in "一二三四五六七八九"),) for row in rows
        ]

    def spoken(self) -> list[str]:
        """The same without a table: a line each."""
        leader = self.rng.choice(("：", "： ", "……"))
        lines = []
        for label, unit, figures, path in self.lines():
            lines.append(f"{label}{leader}{figures[0]}{unit}" if path else label)
        return lines


def replaced(cell: Cell) -> Cell:
    """The cell over one column."""
    return Cell(cell.text, cell.kind)


def _split(text: str) -> tuple[str, str]:
    for mark in ("（一）", "（二）", "（三）", "（四）"):
        if text.startswith(mark):
            return mark, text[len(mark) :]
    if text[1:2] in ("、", "."):
        return text[:2], text[2:]
    return "", text


def draw_style(rng: random.Random) -> dict[str, object]:
    """How a body prints the table, drawn once for some years."""
    shape = rng.choice(("plain", "plain", "plain", "halves", "parts", "pages"))
    units = rng.choice(("column", "column", "column", "label", "named", "none", "figure", "behind"))
    return {
        "marks": rng.choice(("official", "official", "half", "none", "dotted", "circles", "comma", "roman", "apart", "dash")),
        "units": units,
        "indent": rng.choice(("", "", "　", "  ")),
        "heads": rng.choice(HEADS),
        "columns": rng.choice((None, None, None, *COLUMNS)) if shape != "halves" and units != "figure" else None,
        "local": rng.choice((0, 0, 2, 4)),
        "gaps": rng.choice((0, 0, 0.15, 0.5)),
        "gap": rng.choice(("", "-", "/", "无", "—")),
        "head_mark": rng.choice(("", "—", "/")),
        "thousands": rng.random() < 0.25,
        "wide": rng.random() < 0.15,
        "serial": rng.random() < 0.25,
        "wide_heads": rng.random() < 0.3 and shape != "halves",
        "heads_again": rng.random() < 0.5,
        "shape": shape,
    }  # fmt: skip
