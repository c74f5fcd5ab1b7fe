"""The table of 2014 as lines, with columns of the report's own, marks of its own and units anywhere: every figure is told."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from gov_disclosure import parse_text
from tests.layouts.statistics import DECIMALS, ROWS, RowDefinition

Printed = Sequence[tuple[RowDefinition, str]]


def pipes(head: str, cells: Callable[[RowDefinition, str, int], Sequence[str]]) -> Callable[[Printed], list[str]]:
    return lambda rows: [head, *(" | ".join(cells(row, figure, at)) for at, (row, figure) in enumerate(rows))]


def lines(*head: str, cells: Callable[[RowDefinition, str], Sequence[str]]) -> Callable[[Printed], list[str]]:
    return lambda rows: [*head, *(cell for row, figure in rows for cell in cells(row, figure or "—"))]


def blanks(head: str, cells: Callable[[RowDefinition, str], Sequence[str]]) -> Callable[[Printed], list[str]]:
    return lambda rows: [head, *("  ".join(cells(row, figure or "—")) for row, figure in rows)]


def led(mark: str, unit: str = "") -> Callable[[Printed], list[str]]:
    return lambda rows: [
        f"{row.label}{mark}{figure}{row.unit if unit else ''}" if row.path else row.label for row, figure in rows
    ]


def unit_of(row: RowDefinition) -> str:
    return row.unit if row.path else "—"


def other(row: RowDefinition, figure: str) -> str:
    """A figure of another column."""
    return str(len(row.label) + len(figure)) if row.path else "—"


MANNERS = {
    "colon": led(":"),
    "wide-colon": led("："),
    "colon-and-unit": led("：", "unit"),
    "dots": led("……………"),
    "points": led("........"),
    "unit-behind": pipes("统计指标 | 统计数 | 单位", lambda row, figure, _: (row.label, figure, row.unit if row.path else "")),
    "unit-before": pipes("单位 | 统计指标 | 统计数", lambda row, figure, _: (row.unit if row.path else "", row.label, figure)),
    "serial-behind": pipes("统计指标 | 单位 | 统计数 | 编号", lambda row, figure, at: (row.label, row.unit, figure, str(at + 1))),
    "unit-behind-lines": lines("统计指标", "统计数", "单位", cells=lambda row, figure: (row.label, figure, unit_of(row))),
    "unit-behind-blanks": blanks("统计指标  统计数  单位", lambda row, figure: (row.label, figure, unit_of(row))),
    "subtotal-lines": lines(
        "统计指标", "单位", "统计数", "小计", cells=lambda row, figure: (row.label, unit_of(row), figure, other(row, figure))
    ),
    "last-year-lines": lines(
        "统计指标", "单位", "上年数", "统计数", cells=lambda row, figure: (row.label, unit_of(row), other(row, figure), figure)
    ),
    "last-year-blanks": blanks(
        "统计指标  单位  上年数  统计数", lambda row, figure: (row.label, unit_of(row), other(row, figure), figure)
    ),
}  # fmt: skip


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("seed", range(3))
def test_every_figure_is_told(manner: str, seed: int) -> None:
    rng = random.Random(f"{manner}/{seed}")
    values = {row.path: rng.choice((0, rng.randrange(1, 10), rng.randrange(100, 90_000))) for row in ROWS if row.path}
    told = {path: Decimal(f"{value}.5") if path in DECIMALS else value for path, value in values.items()}
    printed = MANNERS[manner]([(row, str(told[row.path]) if row.path else "") for row in ROWS])
    title = "青禾县林业局2016年政府信息公开工作年度报告"
    text = "\n".join((title, "一、概述", "情况平稳。", "附件", "政府信息公开情况统计表", *printed, "审核人：江河"))
    report = parse_text(f"{text}\n")
    assert report.form == "stats_2014"
    assert {path: report.value(path) for path in told} == told
