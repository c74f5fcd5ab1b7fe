"""Which column holds the report's own figures, where the statistical table of 2014 has others beside it."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest

from gov_disclosure import Report, parse_text
from tests.core.documents import codes
from tests.layouts.statistics import ROWS, make_statistics

VALUES = make_statistics(0).values
TITLE = "云岫县人民政府2016年政府信息公开工作年度报告"
TEXT = f"{TITLE}\n一、概述\n正文。\n"
HEADS = ("统计指标", "单位", "统计数", "上年数")
Fill = Callable[[str, str], Sequence[str]]
"""The own figure and another → the cells behind the unit."""
BOTH: Fill = lambda own, other: (own, other)  # noqa: E731
OTHER_ALONE: Fill = lambda _, other: ("", other)  # noqa: E731


def rows(fill: Fill) -> list[list[str]]:
    """The rows of the table without any caption; no figure of another column is one of the own."""
    rng = random.Random(5)
    others = [number for number in range(3000, 9999) if str(number) not in VALUES.values() and number not in VALUES.values()]
    return [
        [row.label, row.unit, *(fill(str(VALUES[row.path]), str(rng.choice(others))) if row.path else fill("", ""))]
        for row in ROWS
    ]


def page(head: str, fill: Fill) -> str:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows(fill))
    return f"<html><body><h1>{TITLE}</h1><h2>一、概述</h2><p>正文。</p><table>{head}{body}</table></body></html>"


def header(*cells: str) -> str:
    return "<tr>" + "".join(f"<td{cell}</td>" if cell.startswith(" ") else f"<td>{cell}</td>" for cell in cells) + "</tr>"


def lines(heads: Sequence[str], fill: Fill, joint: str) -> str:
    """One row a line, or one cell a line; blank cells vanish but between tabs and pipes."""
    kept = joint.strip(" \n") != "" or joint == "\t"
    return TEXT + "\n".join(joint.join(cell for cell in row if cell or kept) for row in [list(heads), *rows(fill)])


def told(report: Report) -> int:
    """Count the figures told; all of them must be true."""
    values = {path: report.value(path) for path in VALUES}
    found = {path: value for path, value in values.items() if value is not None}
    assert {path: Decimal(value) for path, value in found.items()} == {path: Decimal(str(VALUES[path])) for path in found}
    return len(found)


@pytest.mark.parametrize(
    "head",
    [
        header("统计指标", "单位", "统计数", "上年数"),
        header("指标", "计量单位", "2016年", "历年累计"),
        header("统计指标", "单位", "2016年统计数", "2015年统计数"),
        header("统计指标", "单位", "统计数", "同比增长(%)"),
        header(" rowspan=2>统计指标", " rowspan=2>单位", " colspan=2>统计数") + header("合计", "乡镇街道"),
    ],
)
def test_the_header_of_a_grid_tells_it(head: str) -> None:
    """By its words, by the report's year, or by the sum of several columns; its blank cells are no other's figure."""
    report = parse_text(page(head, BOTH))
    assert told(report) == len(VALUES)
    assert "GD113" in codes(report)
    assert told(parse_text(page(head, OTHER_ALONE))) == 0


@pytest.mark.parametrize(
    "head",
    [
        header("统计指标", "单位", "统计数", "统计数"),
        header("统计指标", "单位", "甲", "乙"),
        header(" rowspan=2>统计指标", " rowspan=2>单位", " colspan=2>统计数") + header("区直部门", "乡镇街道"),
    ],
)
def test_a_header_that_does_not_tell_it_leaves_all_null(head: str) -> None:
    """Neither of two is taken."""
    report = parse_text(page(head, BOTH))
    assert told(report) == 0
    assert "GD309" in codes(report, "statistics.proactive.items")


@pytest.mark.parametrize("joint", ["\t", " | ", " ", "\n"])
def test_rows_with_as_many_cells_as_the_header_are_placed_by_it(joint: str) -> None:
    """In text of every kind, though nothing tells before the header that a table begins."""
    assert told(parse_text(lines(HEADS, BOTH, joint))) == len(VALUES)


@pytest.mark.parametrize("joint", ["\t", " | ", " ", "\n"])
def test_a_figure_of_another_column_alone_is_not_taken(joint: str) -> None:
    """Whether the blank cell before it was kept or has vanished."""
    assert told(parse_text(lines(HEADS, OTHER_ALONE, joint))) == 0


def test_rows_of_another_width_than_their_header_are_null() -> None:
    """A header without its unit says nothing certain of rows that have one."""
    assert told(parse_text(lines(("统计指标", "统计数", "上年数"), BOTH, " | "))) == 0


def test_two_tables_that_differ_leave_all_null() -> None:
    """省本级 and 汇总 are both a report's own; which is meant cannot be known."""
    own = page(header(*HEADS[:3]), lambda own, _: [own])
    other = page(header(*HEADS[:3]), lambda _, other: [other])
    report = parse_text(own.replace("</body>", other[other.index("<table>") :]))
    assert told(report) == 0
    assert "GD111" in codes(report)


def test_without_the_head_of_a_group_its_rows_are_not_told_apart() -> None:
    """被依法纠错数 stands under 行政复议 and under 行政诉讼."""
    text = lines(HEADS[:3], lambda own, _: [own], " | ")
    report = parse_text("\n".join(line for line in text.split("\n") if not line.startswith("五、")))
    assert told(report) >= len(VALUES) - 8
    assert report.value("statistics.litigation.corrected") is None


@pytest.mark.parametrize("name", ["代码", "行次", "序号"])
@pytest.mark.parametrize("joint", [" | ", "\t"])
@pytest.mark.parametrize("mark", ["01", "1", ""])
def test_numbers_of_the_rows_behind_their_labels_are_no_figures(name: str, joint: str, mark: str) -> None:
    """Below a header that was read as prose."""
    numbered = [[row[0], mark and f"{at:0{len(mark)}}", *row[1:]] for at, row in enumerate(rows(lambda own, _: (own,)), 1)]
    text = TEXT + "\n".join(joint.join(row) for row in [["统计指标", name, "单位", "统计数"], *numbered])
    assert told(parse_text(text)) == len(VALUES)


@pytest.mark.parametrize("second", ["局本级   下属单位", "本年   上年", "甲所   乙所   丙所"])
def test_a_second_line_of_header_cells_leaves_open_which_column_is_the_own(second: str) -> None:
    """统计数 above columns of the report's own, in lines that blanks divide."""
    text = lines(HEADS[:3], BOTH, "   ").replace("统计指标   单位   统计数\n", f"统计指标   单位   统计数\n{second}\n", 1)
    assert second in text
    assert told(parse_text(text)) == 0


@pytest.mark.parametrize(
    "heads",
    [
        ("统计指标", "单位", "统计数", "2016年", "2015年"), ("统计指标", "单位", "统计数", "其中：机关"),
        ("统计指标", "单位", "统计数（2016年）", "统计数（2015年）"), ("统计指标", "单位", "统计数", "1-6月", "7-12月"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_a_lone_figure_below_a_header_with_years_is_of_neither_column(heads: tuple[str, ...], joint: str) -> None:
    """A cell a line: where blank cells left nothing, the figure that is left may be that of the other column."""
    assert told(parse_text(lines(heads, OTHER_ALONE, joint))) == 0


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_the_year_below_the_own_header_cell_names_the_same_column(joint: str) -> None:
    assert told(parse_text(lines(("统计指标", "单位", "统计数", "2016年"), lambda own, _: (own,), joint))) == len(VALUES)


SPARSE = {"left": lambda own, other: (other, ""), "right": lambda own, other: ("", other)}


@pytest.mark.parametrize("joint", [" | ", "\t", " |\n"])
@pytest.mark.parametrize("heads", [("机关", "下属"), ("市局", "分局"), ("一季度", "二季度")])
def test_lone_figures_in_two_columns_of_which_none_is_the_own_are_of_neither(heads: tuple[str, str], joint: str) -> None:
    """Of most rows both cells are blank, and of the others one or the other has a figure."""
    table = [[*row[:2], *((row[2], "") if at % 9 == 2 else ("", row[2]) if at % 9 == 5 else ("", ""))]
             for at, row in enumerate(rows(lambda own, _: (own,)))]  # fmt: skip
    text = TEXT + "\n".join(joint.join(row) + joint.strip(" \t") for row in [["统计指标", "单位", *heads], *table])
    assert told(parse_text(text.replace(" |\n |", " |\n|"))) == 0


def test_a_line_of_columns_none_of_which_is_the_own_tells_that_there_are_several() -> None:
    """Divided by blanks, where blank cells leave nothing."""
    table = [[*row[:2], *((row[2],) if at % 9 == 2 else ())] for at, row in enumerate(rows(lambda own, _: (own,)))]
    text = "\n".join("   ".join(row) for row in table)
    assert told(parse_text(f"{TEXT}统计指标   单位   市局   一分局   二分局\n{text}")) == 0
    assert told(parse_text(f"{TEXT}统计指标   单位   统计数\n{text}")) > 0


def test_two_equal_figures_in_a_table_of_several_columns_are_no_repeated_cell() -> None:
    table = [[*row[:2], row[2], row[2] if at == 7 else f"{at + 70000}"] for at, row in enumerate(rows(lambda own, _: (own,)))]
    text = "\n".join(" | ".join(row) for row in table)
    assert told(parse_text(f"{TEXT}统计指标 | 单位 | 机关 | 下属\n{text}")) == 0


@pytest.mark.parametrize("joint", [" | ", "\t"])
def test_a_second_line_of_the_header_tells_the_column(joint: str) -> None:
    """统计数 above 上年数 and 本年数: a figure below 上年数 is not the own."""
    head = joint.join(("统计指标", "单位", "统计数", "")) + "\n" + joint.join(("", "", "上年数", "本年数"))
    body = "\n".join(joint.join(row) for row in rows(lambda own, other: (other, own)))
    assert told(parse_text(f"{TEXT}{head}\n{body}")) == len(VALUES)
    few = "\n".join(
        joint.join((*row[:2], row[2] if at in (8, 44) else "", "")) for at, row in enumerate(rows(lambda own, _: (own,)))
    )
    assert told(parse_text(f"{TEXT}{head}\n{few}")) == 0


@pytest.mark.parametrize("remarks", [("备注",), ("备注", "说明")])
def test_remarks_cut_off_at_the_end_of_lines_take_nothing_from_the_figures(remarks: tuple[str, ...]) -> None:
    """Blank ones leave shorter rows than the header; here and there one is kept."""
    fills = iter(range(len(ROWS)))
    kept: Fill = lambda own, other: (own, "含下属单位") if next(fills, 0) % 9 == 4 else (own,)  # noqa: E731
    text = lines(["统计指标", "单位", "统计数", *remarks], kept, " | ")
    assert told(parse_text(text)) == len(VALUES)


def test_a_column_of_figures_lost_from_lines_gives_none_of_its_rows_a_false_one() -> None:
    """Where the own cell was blank and left nothing, the figure that is left is that of the year before."""
    fills = iter(range(len(ROWS)))
    lost: Fill = lambda own, other: (own, other) if next(fills, 0) % 2 else (other,)  # noqa: E731
    told(parse_text(lines(["统计指标", "单位", "统计数", "上年数"], lost, " | ")))
