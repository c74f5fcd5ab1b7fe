"""The table of 2014 as lines, with columns of the report's own, marks of its own and units anywhere: every figure is told."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from gov_disclosure import Report, parse_text
from tests.layouts.statistics import DECIMALS, ROWS, RowDefinition

Printed = Sequence[tuple[RowDefinition, str]]


def pipes(head: str, cells: Callable[[RowDefinition, str, int], Sequence[str]]) -> Callable[[Printed], list[str]]:
    return lambda rows: [head, *(" | ".join(cells(row, figure, at)) for at, (row, figure) in enumerate(rows))]


def lines(*head: str, cells: Callable[[RowDefinition, str], Sequence[str]]) -> Callable[[Printed], list[str]]:
    return lambda rows: [*head, *(cell for row, figure in rows for cell in cells(row, figure or "—"))]


def blanks(head: str, cells: Callable[[RowDefinition, str], Sequence[str]]) -> Callable[[Printed], list[str]]:
    return lambda rows: [head, *("  ".join(cells(row, figure or "—")) for row, figure in rows)]


def led(mark: str, unit: str = "", front: Callable[[str], str] = str, named: str = "") -> Callable[[Printed], list[str]]:
    return lambda rows: [
        f"{front(row.label)}{named.format(row.unit)}{mark}{figure}{unit and row.unit}" if row.path else row.label
        for row, figure in rows
    ]


def dashed(label: str) -> str:
    """A label whose mark is a dash."""
    return f"— {label[2:]}" if label[1:2] == "." else label


def apart(label: str) -> str:
    """A label whose mark is set apart."""
    return f"{label[0]} . {label[2:]}" if label[1:2] == "." else label


def roman(label: str) -> str:
    """A label with a Roman numeral."""
    return f"{'ⅠⅡⅢⅣⅤⅥⅦⅧ'[int(label[0]) - 1]}. {label[2:]}" if label[1:2] == "." else label


def levelled(label: str) -> str:
    """A label whose mark has three levels."""
    return f"2.1.{label[0]} {label[2:]}" if label[1:2] == "." else label


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
    "colon-and-blanks": led("： ", " "),
    "dash-before": led("：", "unit", dashed),
    "mark-apart": led("： ", "", apart),
    "roman": led("：", "", roman),
    "unit-in-brackets": led("……", "", str, "（{}）"),
    "unit-named": led("：", "", str, "（单位：{}）"),
    "unit-behind": pipes("统计指标 | 统计数 | 单位", lambda row, figure, _: (row.label, figure, row.unit if row.path else "")),
    "unit-before": pipes("单位 | 统计指标 | 统计数", lambda row, figure, _: (row.unit if row.path else "", row.label, figure)),
    "serial-behind": pipes("统计指标 | 单位 | 统计数 | 编号", lambda row, figure, at: (row.label, row.unit, figure, str(at + 1))),
    "unit-behind-lines": lines("统计指标", "统计数", "单位", cells=lambda row, figure: (row.label, figure, unit_of(row))),
    "unit-behind-blanks": blanks("统计指标  统计数  单位", lambda row, figure: (row.label, figure, unit_of(row))),
    "spaced-head-blanks": blanks(
        "统 计 指 标  去年  统 计 数  单 位", lambda row, figure: (row.label, other(row, figure), figure, unit_of(row))
    ),
    "other-words-blanks": blanks(
        "内容  2015年  2016年", lambda row, figure: (row.label, other(row, figure), figure)
    ),
    "remarks-lines": lines("项目名称", "单位", "数", "备注", cells=lambda row, figure: (row.label, unit_of(row), figure)),
    "coded-lines": lines(
        "代码", "统计指标", "统计数", cells=lambda row, figure: (f"{ROWS.index(row) + 1:02d}", row.label, figure)
    ),
    "last-year-behind-lines": lines(
        "统计指标", "2016年", "上年数", cells=lambda row, figure: (row.label, figure, other(row, figure))
    ),
    "subtotal-lines": lines(
        "统计指标", "单位", "统计数", "小计", cells=lambda row, figure: (row.label, unit_of(row), figure, other(row, figure))
    ),
    "last-year-lines": lines(
        "统计指标", "单位", "上年数", "统计数", cells=lambda row, figure: (row.label, unit_of(row), other(row, figure), figure)
    ),
    "last-year-blanks": blanks(
        "统计指标  单位  上年数  统计数", lambda row, figure: (row.label, unit_of(row), other(row, figure), figure)
    ),
    "whole-city-blanks": blanks(
        "统计指标  全市合计  市直  县区", lambda row, figure: (row.label, figure, other(row, figure), other(row, figure))
    ),
    "numbered-blanks": lambda rows: [
        "序号  统计指标  单位  统计数",
        *(f"{at}  {row.label}  {unit_of(row)}  {figure or '—'}" for at, (row, figure) in enumerate(rows, 1)),
    ],
    "numbered-units-behind": lambda rows: [
        "序号 统计指标 统计数",
        *(f"{at:<4}{row.label}   {figure}{figure and row.unit}" for at, (row, figure) in enumerate(rows, 1)),
    ],
    "numbered-but-headings": lambda rows: [
        "序号 统计指标 统计数",
        *(f"{at} {row.label} {figure}" if figure else row.label for at, (row, figure) in enumerate(rows, 1)),
    ],
    "numbered-levels": lambda rows: [
        "序号  统计指标  单位  统计数",
        *(f"{at}  {levelled(row.label)}  {unit_of(row)}  {figure or '/'}" for at, (row, figure) in enumerate(rows, 1)),
    ],
    "group-cells-dropped": pipes(
        "类别 | 统计指标 | 单位 | 统计数 | 上年数", lambda row, figure, _: (row.label, row.unit, figure, other(row, figure))
    ),
    "group-column-blanks": blanks("类别  统计指标  单位  统计数", lambda row, figure: (row.label, unit_of(row), figure)),
    "dashes-blanks": blanks("项目  统计数", lambda row, figure: (f"{dashed(row.label)}（单位：{row.unit}）", figure)),
    "levels-blanks": blanks("项目  单位  统计数", lambda row, figure: (levelled(row.label), unit_of(row), figure)),
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


def report_of(rows: Sequence[str]) -> Report:
    head = ("青禾县林业局2016年政府信息公开工作年度报告", "一、概述", "情况平稳。", "附件", "政府信息公开情况统计表")
    return parse_text("\n".join((*head, *rows)) + "\n")


def test_halves_side_by_side_may_both_be_numbered() -> None:
    cells = [(str(at + 1), f"{row.label}（单位：{row.unit}）", str(at) if row.path else "") for at, row in enumerate(ROWS)]
    half = (len(cells) + 1) // 2
    right = [*cells[half:], ("", "", "")]
    rows = ["\t".join((*one, *two)) for one, two in zip(cells[:half], right, strict=False)]
    report = report_of(["序号\t统计指标\t统计数\t序号\t统计指标\t统计数", *rows])
    told = {row.path: at for at, row in enumerate(ROWS) if row.path}
    assert {path: report.value(path) for path in told} == told


@pytest.mark.parametrize("unit", ["元", "单位：元", "千元"])
def test_an_amount_whose_label_names_another_unit_is_null(unit: str) -> None:
    fees = "statistics.request_fees_wan_yuan"
    rows = [f"{row.label}（{unit}）：300" if row.path == fees else f"{row.label}：3" if row.path else row.label for row in ROWS]
    report = report_of(rows)
    assert (report.value(fees), report.value("statistics.complaints")) == (None, 3)
    assert report.cells[fees].raw == "300"
    assert "GD166" in [each.code for each in report.diagnostics]


def test_rows_below_a_head_that_was_lost_are_not_those_of_the_head_above() -> None:
    rows = [(row, f"{row.label}：{at}" if row.path else row.label) for at, row in enumerate(ROWS)]
    lost = ("statistics.litigation.total", "statistics.reconsideration.other")
    report = report_of([line for row, line in rows if row.path not in lost])
    groups, names = ("reconsideration", "litigation"), ("upheld", "corrected", "other")
    assert {report.value(f"statistics.{group}.{name}") for group in groups for name in names} == {None}


def test_dots_and_thousands_are_no_fields() -> None:
    report = report_of([f"{row.label}……9,209" if row.path else row.label for row in ROWS])
    assert {report.value(row.path) for row in ROWS if row.path} == {9209}


@pytest.mark.parametrize("mark", ["：/", "：-", "： 无", "……/", "（条）：/", "（单位：条）：—", " —"])
def test_a_mark_behind_a_label_is_its_figure(mark: str) -> None:
    """A figure on the next line, as the number of a page, is none of the row's."""
    website = "statistics.channels.website"
    rows = [f"{row.label}{mark}" if row.path == website else f"{row.label}：7" if row.path else row.label for row in ROWS]
    report = report_of(rows)
    assert (report.value(website), report.cells[website].state.value) == (None, "not_applicable")
    at = next(place for place, line in enumerate(rows) if line.endswith(mark))
    assert report_of([*rows[: at + 1], "3", *rows[at + 1 :]]).value(website) is None


def test_codes_behind_the_labels_do_not_number_the_rows() -> None:
    """Figures that count upwards are figures all the same."""
    values = {row.path: at for at, row in enumerate(ROWS, 1) if row.path}
    rows = ["统计指标", "代码", "统计数"]
    for at, row in enumerate(ROWS, 1):
        rows += [row.label, f"{at + 20:02d}", str(values[row.path]) if row.path else "—"]
    report = report_of(rows)
    assert all(report.value(path) in (None, value) for path, value in values.items())


@pytest.mark.parametrize("mark", ["/", "-", "—", "无"])
@pytest.mark.parametrize("line", ["{label}  {figure}  {unit}", "{label}      {figure}  {unit}", "{label} {unit} {figure}"])
def test_a_mark_beside_its_unit_is_no_blank(line: str, mark: str) -> None:
    website = "statistics.channels.website"
    rows = [
        line.format(label=row.label, figure=mark if row.path == website else "7", unit=row.unit) if row.path else row.label
        for row in ROWS
    ]
    report = report_of(["统计指标  统计数  单位", *rows])
    assert report.cells[website].state.value == "not_applicable"
    assert {report.value(row.path) for row in ROWS if row.path and row.path != website} == {7}


@pytest.mark.parametrize("mark", ["/", "—", "无"])
def test_a_mark_on_the_line_below_a_label_that_may_go_on_is_its_figure(mark: str) -> None:
    """（一）主动公开政府信息数 is whole without its bracket, and the beginning of a longer wording with it."""
    paths = ("statistics.proactive.items", "statistics.response.hot_topics")
    cells = [(row.label.partition("（不同")[0], mark if row.path in paths else "7") for row in ROWS if row.path]
    report = report_of(["指标", "统计数", *(cell for row in cells for cell in row)])
    assert [report.cells[path].state.value for path in paths] == ["not_applicable"] * 2


def test_a_mark_behind_a_label_that_may_go_on_is_its_figure() -> None:
    """危及……社会稳定 has another wording that ends in 的."""
    path = "statistics.requests.replied.denied.security_or_stability"
    report = report_of([f"{row.label}  {'/' if row.path == path else 7}  {row.unit}" for row in ROWS])
    assert report.cells[path].state.value == "not_applicable"


def test_numbers_on_the_line_below_that_count_the_rows_are_no_figures() -> None:
    """Cells were written down a column at a time: the number below a label is that of the next row."""
    rows = [line for at, row in enumerate(ROWS) for line in (str(at + 1), row.label)]
    report = report_of(["指标", *rows, "统计数", *(str(7 * at) for at in range(len(ROWS)))])
    assert {report.value(row.path) for row in ROWS if row.path} == {None}


@pytest.mark.parametrize("figure", ["5", "0", "1,204"])
def test_rows_whose_figures_stand_apart_are_named(figure: str) -> None:
    """They were not left blank."""
    paths = [row.path for row in ROWS if row.path]
    report = report_of(["指标", *(row.label for row in ROWS), *(figure for _ in paths)])
    (remark,) = [each for each in report.diagnostics if each.code == "GD175"]
    assert {report.value(path) for path in paths} == {None}
    assert set(paths) - set(remark.arguments["rows"]) <= {paths[-1]}


def test_rows_that_are_blank_are_not_said_to_stand_apart() -> None:
    report = report_of([f"{row.label}：{at}" if at % 4 else row.label for at, row in enumerate(ROWS)])
    assert "GD175" not in {each.code for each in report.diagnostics}
