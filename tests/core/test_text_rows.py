"""Plain text into lines and rows: pipes, tabs and commas divide a line, and every cell knows its place."""

from __future__ import annotations

import pytest

from gov_disclosure.reading.blocks import Line, Row
from gov_disclosure.reading.text import read_text
from tests.core.documents import APPLICANTS, CARRIED_IN, CARRIED_OUT, GRANTED, PROACTIVE, RECEIVED, TOTAL, in_order, read


def blocks(text: str) -> list[str | list[str]]:
    """Return lines as strings and rows as lists of their cells."""
    found: list[str | list[str]] = []
    for block in read_text(text).blocks:
        if isinstance(block, Row):
            found.append([text[cell.start : cell.end] for cell in block.cells])
        else:
            assert isinstance(block, Line)
            found.append(text[block.start : block.end])
    return found


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("规章 | 1 | 2 |", ["规章", "1", "2"]),
        ("| 规章 | 1 | 2 |", ["规章", "1", "2"]),
        ("规章|1|2", ["规章", "1", "2"]),
        ("规章 | | 2 | |", ["规章", "", "2", ""]),
        ("规章｜1｜2｜", ["规章", "1", "2"]),
        ("│规章│1│2│", ["规章", "1", "2"]),
        ('"规章" | "1" |', ["规章", "1"]),
        ("| 规章", ["规章"]),
    ],
)
def test_pipes_divide_a_line(text: str, cells: list[str]) -> None:
    """A pipe at an end closes a cell and opens none; of several at the end all but one are blank cells."""
    assert blocks(text) == [cells]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("规章\t1\t\t3", ["规章", "1", "", "3"]),
        ("\t规章\t1\t", ["", "规章", "1", ""]),
        ('规章\t"1"', ["规章", "1"]),
        ("规章\t 1 \u3000\t2", ["规章", "1", "2"]),
    ],
)
def test_tabs_divide_a_line_blank_ends_included(text: str, cells: list[str]) -> None:
    """Each tab is a border, so blank cells at the ends are cells."""
    assert blocks(text) == [cells]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("规章,1,2,3", ["规章", "1", "2", "3"]),
        ('"规章","1","","3"', ["规章", "1", "", "3"]),
        ('规章,"1,204",2', ["规章", "1,204", "2"]),
        ('"其中""新""收",1', ['其中""新""收', "1"]),
        ("规章;1;2,5", ["规章", "1", "2,5"]),
        ("规章；1；2", ["规章", "1", "2"]),
        ("规章, /, 无, 0", ["规章", "/", "无", "0"]),
        ("0（含修订1件）,1,2,3,4,5,15", ["0（含修订1件）", "1", "2", "3", "4", "5", "15"]),
    ],
)
def test_separated_values_divide_a_line(text: str, cells: list[str]) -> None:
    """Half of the fields behind the first must hold a figure, a mark or nothing."""
    assert blocks(text) == [cells]


@pytest.mark.parametrize(
    "text",
    [
        "1,204",
        "一是公开, 二是管理, 三是监督",
        "共收到申请3件, 办结2件。",
        "规章 12 34, 5",
        "受理 3 件，办结 2 件",
        "规章;见附件;同上",
    ],
)
def test_a_comma_in_prose_divides_nothing(text: str) -> None:
    """Sentences and thousands separators are left whole."""
    assert blocks(text) == [text]


@pytest.mark.parametrize(
    "text", ["| --- | --- |", "|:-:|-|", "├──┼──┤", "+---+---+", "-----", "＝\n====", "***", "\n \t\u3000\n"]
)
def test_rules_and_blanks_are_nothing(text: str) -> None:
    """What only draws lines is no row."""
    assert [each for each in blocks(text) if each != "＝"] == []


def test_a_quoted_field_may_hold_line_breaks() -> None:
    """The row goes on until the quote is closed."""
    text = '"本年\n新制作","1"\n规章\t"第一\n行"\t2\n'
    assert blocks(text) == [["本年\n新制作", "1"], ["规章", "第一\n行", "2"]]


@pytest.mark.parametrize("text", ['他说"好\n第二行', '表 | "未完\n第二行', '甲\t"乙\n丙"丁\t1'])
def test_a_quote_that_is_never_closed_holds_nothing_together(text: str) -> None:
    """A stray quote costs no line."""
    assert len(blocks(text)) == 2


def test_a_quoted_field_over_several_lines_ends_at_its_own_quote() -> None:
    """Later quotes in the same row open and close fields of their own."""
    text = '"甲\n乙","丙\n丁",3\n戊'
    assert blocks(text)[-1] == "戊"
    assert len(blocks(text)) == 2


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_ending_ends_a_line(ending: str) -> None:
    """Windows, Unix and old Macintosh line ends are the same."""
    assert blocks(ending.join(("一", "", "规章 | 1 |"))) == ["一", ["规章", "1"]]


def test_columns_count_from_the_front_of_the_line() -> None:
    """A cell knows which field of its line it is."""
    row = read_text("规章 | | 2 |").blocks[0]
    assert isinstance(row, Row)
    assert [(cell.column, cell.colspan) for cell in row.cells] == [(0, 1), (1, 1), (2, 1)]
    assert (row.table, row.exact) == (0, False)


def test_a_pipe_before_a_blank_first_cell_is_no_border() -> None:
    """Rows beside it have as many pipes and begin with words."""
    text = "标签 | | 自然人 | 总计 |\n | | 1 | 2 |\n| 其他 | 3 | 4 | 5 |\n"
    assert blocks(text) == [["标签", "", "自然人", "总计"], ["", "", "1", "2"], ["其他", "3", "4", "5"]]


@pytest.mark.parametrize("mark", [",", ";", "；"])
def test_a_header_is_divided_as_the_line_beside_it(mark: str) -> None:
    """Words alone show nothing, but the line below has as many fields."""
    head = ["结 果 维 持", "结 果 纠 正", "其 他 结 果", "总 计"]
    assert blocks(f"{mark.join(head)}\n{mark.join('1234')}") == [head, list("1234")]
    assert blocks(f"{mark.join(head)}\n{mark.join('123')}")[0] == mark.join(head)
    assert blocks(f"{mark.join(head)}\n{mark.join('1234')}。")[0] == mark.join(head)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("blank_lines", [0, 1 << 20])
def test_lines_are_the_same_whatever_ends_them_and_however_long_the_text_is(end: str, blank_lines: int) -> None:
    lines = ["一、总体情况", "", "规章 | 0 | 2 |", "制发件数｜3", "-----"]
    text = end * blank_lines + end.join(lines)
    blocks = read_text(text).blocks
    assert [text[block.start : block.end] for block in blocks] == ["一、总体情况", "规章 | 0 | 2", "制发件数｜3"]
    assert [block.words for block in blocks if isinstance(block, Row)] == [("规章", "0", "2"), ("制发件数", "3")]


def test_a_pipe_at_the_end_of_few_rows_closes_a_blank_cell() -> None:
    """Where rows have none behind their last figure it is no border; where most have one, it is nothing else."""
    full = [f"{label} | 1 | 2 | 3" for label in "甲乙丙丁戊己庚辛壬"]
    assert blocks("\n".join([*full, "癸 | 1 | 2 | "]))[-1] == ["癸", "1", "2", ""]
    assert blocks("\n".join([*full[:4], *(f"{each} |" for each in full[4:]), "癸 | 1 | 2 | "]))[-1] == ["癸", "1", "2"]


def test_lines_of_tabs_are_blank_cells() -> None:
    """Those behind a label, too; one tab is none."""
    assert blocks("（六）其他处理\t\t\n\t\t\n\t\n") == [["（六）其他处理", "", ""], ["", "", ""]]


def test_a_dash_behind_a_pipe_is_a_cell_and_no_rule() -> None:
    assert blocks("| 规章\n| -\n|-\n") == [["规章"], ["-"]]
    assert blocks("行政强制 |\n- |||\n") == [["行政强制"], ["-", "", ""]]


BLANK_LAST = [[1, 0, None, 0, None, 3, 4], [0, 2, None, None, 5, 0, None], [None] * 5 + [7, None], [1, 2, 3, 4, 5, 6, 21]]


@pytest.mark.parametrize("end", ["", "  "])
def test_a_pipe_at_the_end_of_a_line_stands_before_a_blank_cell_where_none_is_a_border(end: str) -> None:
    """As many rows end with a figure as with a blank cell; each has as many pipes as another without one at its end."""
    names = ("1.属于国家秘密", "2.其他法律行政法规禁止公开", "5.属于三类内部事务信息", "6.属于四类过程性信息")
    rows = [
        " | ".join((name, *("" if cell is None else str(cell) for cell in cells))) + end
        for name, cells in zip(names, BLANK_LAST, strict=True)
    ]
    plain = [" | ".join((name, *map(str, BLANK_LAST[3]))) + end for name in (RECEIVED, CARRIED_IN, GRANTED, TOTAL, CARRIED_OUT)]
    proactive = PROACTIVE.replace(" |\n", "\n")
    report = read(proactive, "\n".join([" | ".join(("", *APPLICANTS)), *plain[:3], *rows, *plain[3:]]))
    paths = ("state_secret", "prohibited_by_law", "internal_affairs", "deliberative_process")
    assert [in_order(report, f"requests.outcome.denied.{path}") for path in paths] == BLANK_LAST


def test_a_row_with_a_pipe_too_many_has_a_border() -> None:
    """Some rows lack it, but none of the others has as few pipes as cells."""
    rows = [f"{name} | 1 | 2 | 3 | 4 | 5 | 6 | 21" for name in (RECEIVED, CARRIED_IN, GRANTED, TOTAL, CARRIED_OUT)]
    bordered = [
        f"{name} | 0 | | 3 | 0 | | 0 | 3 |" for name in ("1.属于国家秘密", "5.属于三类内部事务信息", "6.属于四类过程性信息")
    ]
    report = read(requests="\n".join([" | ".join(("", *APPLICANTS)), *rows[:3], *bordered, *rows[3:]]))
    assert in_order(report, "requests.outcome.denied.state_secret") == [0, None, 3, 0, None, 0, 3]
